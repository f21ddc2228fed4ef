package io.lakelift.fakes.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A form-encoded request of the AWS Query protocol. Names are flat, with dots and numbers from 1, such as
 * {@code Filters.Filter.1.Values.Value.2}.
 */
public final class Form {
    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    public static Form parse(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value of the field; empty if it was not sent. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The values of {@code prefix.1}, {@code prefix.2}, …, up to the first one missing. */
    public List<String> list(String prefix) {
        return counting(prefix).map(fields::get).takeWhile(text -> text != null).toList();
    }

    /** The prefixes {@code prefix.1}, {@code prefix.2}, … that have at least one field below them. */
    public List<String> structures(String prefix) {
        return counting(prefix).takeWhile(this::hasBelow).toList();
    }

    private boolean hasBelow(String prefix) {
        return fields.keySet().stream().anyMatch(name -> name.startsWith(prefix + "."));
    }

    private static Stream<String> counting(String prefix) {
        return IntStream.iterate(1, n -> n + 1).mapToObj(n -> prefix + "." + n);
    }
}

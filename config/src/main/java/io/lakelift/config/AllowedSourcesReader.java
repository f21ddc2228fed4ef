package io.lakelift.config;

import io.lakelift.export.Text;
import io.lakelift.input.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code sources}: the sources that may be exported even if no schedule names them. */
final class AllowedSourcesReader {
    private AllowedSourcesReader() {}

    static List<String> read(Value value, SourcesReader sources) {
        Set<String> seen = new HashSet<>();
        return value.entries().stream()
                .flatMap(entry -> arn(entry, sources, seen))
                .toList();
    }

    private static Stream<String> arn(Value entry, SourcesReader sources, Set<String> seen) {
        return sources.read(entry).stream().flatMap(source -> {
            String arn = source.arn().toString();
            String fault = seen.add(arn) ? "" : "is listed twice: keep one";
            if (source.name().replaceFirst("\\*$", "").contains("*")) {
                fault = "has a * before its end: put the * at the end only";
            }
            if (!fault.isEmpty()) {
                entry.fault("%s %s %s.".formatted(entry.path(), Text.quoted(arn), fault));
                return Stream.empty();
            }
            return Stream.of(arn);
        });
    }
}

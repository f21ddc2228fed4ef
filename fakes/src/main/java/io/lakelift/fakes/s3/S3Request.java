package io.lakelift.fakes.s3;

import io.lakelift.fakes.wire.Protocol;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request in path style, {@code /BUCKET/KEY?…}.
 *
 * @param key the object's key; empty if the request is about the bucket
 * @param query the decoded query parameters, by name
 */
record S3Request(Protocol.Request request, String bucket, String key, Map<String, String> query) {
    static S3Request of(Protocol.Request request) {
        URI uri = request.uri().get();
        String path = uri.getRawPath().substring(1);
        int slash = path.indexOf('/');
        return new S3Request(
                request,
                slash < 0 ? path : path.substring(0, slash),
                slash < 0 ? "" : decoded(path.substring(slash + 1)),
                query(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String part : raw.split("&")) {
            int equals = part.indexOf('=');
            query.put(
                    decoded(equals < 0 ? part : part.substring(0, equals)),
                    equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        query.remove("");
        return query;
    }

    /** A plus stays a plus: in a path it never means a space, and SDK clients do not send it for one in a query. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return request.headers().apply(name);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }
}

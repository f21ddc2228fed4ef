package io.lakelift.tables.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** The variables {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_SERVICE}, which send calls elsewhere. */
final class EndpointSettings {
    private EndpointSettings() {}

    /**
     * Checks what the SDK looks at only in a call, long after a command has begun.
     *
     * @throws IllegalStateException if one of them is not a URL with a host
     */
    static void require(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL") && !value.isBlank() && !isUrl(value)) {
                // Not the value, which may contain a password.
                throw new IllegalStateException("%s is not a URL such as http://localhost:4566".formatted(name));
            }
        });
    }

    private static boolean isUrl(String value) {
        try {
            URI url = new URI(value);
            return url.getScheme() != null && url.getScheme().matches("https?") && url.getAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

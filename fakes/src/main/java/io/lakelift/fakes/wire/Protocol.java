package io.lakelift.fakes.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How the requests and answers of a fake service are encoded in HTTP. */
public interface Protocol {

    /**
     * What a client sent.
     *
     * @param uri the URI, with path and query still encoded; created only when needed, because most services do not
     *     need it
     * @param headers returns the first value of a header, whatever the case of its name
     */
    record Request(String method, Supplier<URI> uri, Function<String, Optional<String>> headers, byte[] body) {
        /** The body as text. */
        String text() {
            return new String(body, UTF_8);
        }
    }

    /**
     * What the client receives.
     *
     * @param headers the headers except Content-Length and x-amzn-RequestId, which the transport adds
     */
    record Reply(int status, Map<String, String> headers, byte[] body) {
        public Reply {
            headers = Map.copyOf(headers);
        }

        /** An answer whose body is text, in UTF-8. */
        public static Reply text(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
        }
    }

    /** A name for the service, which makes its request ids differ from those of other services. */
    String name();

    /**
     * Answers any request; a refusal, or a defect of the fake, becomes an error response.
     *
     * @throws ConnectionLost if a fault loses the request or the answer
     */
    Reply answer(Request request, String requestId);
}

package io.lakelift.fakes.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a service's calls and answers are written; what HTTP itself needs is the same for all of them. */
public interface Protocol {

    /**
     * What a client has sent.
     *
     * @param uri made when it is asked for, since most services need none; its path and query are still encoded
     * @param headers gives the first of a name, whatever its case
     */
    record Request(String method, Supplier<URI> uri, Function<String, Optional<String>> headers, byte[] body) {
        /** The body as text. */
        String text() {
            return new String(body, UTF_8);
        }
    }

    /**
     * What it is answered.
     *
     * @param headers without the length of the body
     */
    record Reply(int status, Map<String, String> headers, byte[] body) {
        public Reply {
            headers = Map.copyOf(headers);
        }

        /** One of text, in UTF-8. */
        public static Reply text(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
        }
    }

    /** A name of the service, so that its request ids differ from another's. */
    String name();

    /**
     * Answers in every case, also when the service refuses or has a defect.
     *
     * @throws ConnectionLost if the caller is to hear nothing
     */
    Reply answer(Request request, String requestId);
}

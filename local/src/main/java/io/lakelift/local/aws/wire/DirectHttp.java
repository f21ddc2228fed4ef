package io.lakelift.local.aws.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** A fake service for SDK clients of the same process: what they write and read is what a port would see, without one. */
public final class DirectHttp implements SdkHttpClient {
    private final Protocol protocol;
    private long requests;

    private DirectHttp(Protocol protocol) {
        this.protocol = protocol;
    }

    public static SdkHttpClient of(QueryService service) {
        return new DirectHttp(new QueryProtocol(service));
    }

    public static SdkHttpClient of(JsonService service) {
        return new DirectHttp(new JsonProtocol(service));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // The answer is there at once: nothing is ever left to be given up.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String id = protocol.name() + ++requests;
        try {
            Protocol.Reply reply = protocol.answer(new Protocol.Request(target, body(request)), id);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(reply.status())
                            .putHeader("Content-Type", protocol.contentType())
                            .putHeader("x-amzn-RequestId", id)
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        } catch (ConnectionLost silence) {
            throw new IOException("The connection was closed without an answer", silence);
        }
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream sent = request.contentStreamProvider().get().newStream()) {
            return new String(sent.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}

package io.lakelift.local.aws.wire;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A fake service without a port: an HTTP client for the SDK that hands each request to the service and gives its answer
 * back, on the caller's thread. What is said is the same, byte for byte, as over a {@link ServicePort}.
 */
public final class DirectClient implements SdkHttpClient {
    private final Protocol protocol;

    private DirectClient(Protocol protocol) {
        this.protocol = requireNonNull(protocol, "protocol is null");
    }

    public static DirectClient to(QueryService service) {
        return new DirectClient(new QueryProtocol(service));
    }

    public static DirectClient to(JsonService service) {
        return new DirectClient(new JsonProtocol(service));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // Nothing is under way once call() has returned, and nobody else can call in between.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String body = request.contentStreamProvider().map(DirectClient::text).orElse("");
        try {
            Protocol.Reply reply = protocol.answer(new Protocol.Request(target, body), "direct");
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(reply.status())
                            .putHeader("Content-Type", protocol.contentType())
                            .build())
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                    .build();
        } catch (ConnectionLost lost) {
            throw new IOException("Connection reset", lost);
        }
    }

    private static String text(ContentStreamProvider content) {
        try (var stream = content.newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return "direct";
    }

    @Override
    public void close() {
        // There is no connection.
    }
}

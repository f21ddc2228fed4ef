package io.lakelift.fakes.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Connects SDK clients to a fake service in the same process, without a port. Requests and answers are encoded as they
 * are over HTTP.
 */
public final class DirectHttp implements SdkHttpClient {
    private final Protocol protocol;
    private final AtomicLong requests = new AtomicLong();

    private DirectHttp(Protocol protocol) {
        this.protocol = protocol;
    }

    public static SdkHttpClient of(Protocol protocol) {
        return new DirectHttp(protocol);
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
                // call() returns at once, so there is never anything to abort.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String id = protocol.name() + requests.incrementAndGet();
        try {
            Protocol.Reply reply = protocol.answer(asked(request), id);
            SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder()
                    .statusCode(reply.status())
                    .putHeader("Content-Length", String.valueOf(reply.body().length))
                    .putHeader("x-amzn-RequestId", id);
            reply.headers().forEach(response::putHeader);
            return HttpExecuteResponse.builder()
                    .response(response.build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                    .build();
        } catch (ConnectionLost silence) {
            throw new IOException("The connection was closed without an answer", silence);
        }
    }

    private static Protocol.Request asked(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest sent = request.httpRequest();
        return new Protocol.Request(sent.method().name(), sent::getUri, sent::firstMatchingHeader, body(request));
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream sent = request.contentStreamProvider().get().newStream()) {
            return sent.readAllBytes();
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

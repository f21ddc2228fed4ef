package io.lakelift.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Replaces the HTTP client while a function starts: the SDK builds, signs and sends a request and reads a response, but
 * nothing leaves the process. This loads the classes that the first real call needs.
 */
final class CannedAws {
    private volatile boolean over;
    private volatile @Nullable URI endpoint;

    /** An HTTP client that sends nothing until {@link #end}, and then sends everything as {@code real} would. */
    SdkHttpClient.Builder<?> before(SdkHttpClient.Builder<?> real) {
        return new Builder(real);
    }

    void end() {
        over = true;
    }

    Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    private final class Builder implements SdkHttpClient.Builder<Builder> {
        private final SdkHttpClient.Builder<?> real;

        Builder(SdkHttpClient.Builder<?> real) {
            this.real = real;
        }

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new Client(real.buildWithDefaults(defaults));
        }
    }

    private final class Client implements SdkHttpClient {
        private final SdkHttpClient real;

        Client(SdkHttpClient real) {
            this.real = real;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return over ? real.prepareRequest(request) : canned(request);
        }

        @Override
        public String clientName() {
            return real.clientName();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private ExecutableHttpRequest canned(HttpExecuteRequest request) {
        if (endpoint == null) {
            endpoint = request.httpRequest().getUri();
        }
        CannedAnswer answer = CannedAnswer.to(
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(""), body(request));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(answer.status())
                                .putHeader("Content-Type", answer.contentType())
                                .build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream(answer.body().getBytes(UTF_8))))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private static String body(HttpExecuteRequest request) {
        try (InputStream content = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a request that is in memory can be read", e);
        }
    }
}

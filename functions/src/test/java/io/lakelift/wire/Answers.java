package io.lakelift.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Gives an SDK client the answers of a list, the last one again and again, without any network. */
final class Answers implements SdkHttpClient {
    /** Far more than any call of ours may ask for. */
    private static final int ENDLESS = 5_000;

    /** An answer as it comes off the wire. */
    record Answer(int status, String contentType, String body) {}

    private final List<Answer> answers;
    private final AtomicInteger given = new AtomicInteger();

    Answers(List<Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        int number = given.getAndIncrement();
        if (number > ENDLESS) {
            throw new AssertionError("asked " + number + " times: this never ends");
        }
        Answer answer = answers.get(Math.min(number, answers.size() - 1));
        byte[] body = answer.body().replace("@PAGE@", "page-" + number).getBytes(StandardCharsets.UTF_8);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(answer.status())
                                .putHeader("Content-Type", answer.contentType())
                                .putHeader("Content-Length", String.valueOf(body.length))
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}

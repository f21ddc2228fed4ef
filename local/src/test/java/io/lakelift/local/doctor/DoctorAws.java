package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * AWS as the doctor meets it: one answer for each operation, read from {@code doctor/answers}, which judges/doctor
 * holds against AWS's own models. A fault is one answer that differs.
 */
final class DoctorAws implements SdkHttpClient, ExecutionInterceptor {
    static final String REGION = "eu-west-1";

    private static final Path ANSWERS = Path.of("src/test/resources/doctor/answers");
    private static final String OPERATION = "x-test-operation";
    /** Services whose clients the SDK spells in another way than AWS's models. */
    private static final Map<String, String> SERVICES =
            Map.of("Rds", "RDS", "Sfn", "SFN", "Iam", "IAM", "Kms", "KMS", "Sns", "SNS", "Sqs", "SQS");

    private static final Set<String> IN_XML = Set.of("RDS", "IAM", "CloudFormation", "CloudWatch", "SNS", "S3");

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<String>> sent = new ConcurrentHashMap<>();

    /** @param about what the request must contain; the newest rule that fits is taken */
    private record Rule(String operation, String about, UnaryOperator<String> answer, Reply reply) {}

    /** What comes back; a status of 0 is that nothing ever does. */
    private record Reply(int status, String body, String region) {}

    /** The operation refuses. */
    DoctorAws refuse(String operation, String about, int status, String code) {
        return add(operation, about, new Reply(status, error(operation, code), REGION));
    }

    /** A text of the operation's usual answer is another. */
    DoctorAws change(String operation, String about, String from, String to) {
        String usual = usual(operation);
        if (!usual.contains(from)) {
            throw new IllegalArgumentException(operation + " does not answer " + from);
        }
        return add(operation, about, new Reply(200, usual.replace(from, to), REGION));
    }

    /** A bucket lies elsewhere. */
    DoctorAws move(String bucket, String region) {
        return add("S3.HeadBucket", bucket, new Reply(200, "", region));
    }

    /** The operation answers what is worked out from the request's body. */
    DoctorAws answer(String operation, UnaryOperator<String> answer) {
        rules.addFirst(new Rule(operation, "", answer, new Reply(200, "", REGION)));
        return this;
    }

    /** The operation never answers. */
    DoctorAws hang(String operation) {
        return add(operation, "", new Reply(0, "", REGION));
    }

    /** The operations that were called. */
    Set<String> asked() {
        return new TreeSet<>(sent.keySet());
    }

    /** The bodies of the requests. */
    List<String> sent(String operation) {
        return sent.getOrDefault(operation, List.of());
    }

    DoctorClients clients() {
        return new DoctorClients(new DoctorClients.Setting() {
            @Override
            public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B on(B builder) {
                return builder.region(Region.of(REGION))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(DoctorAws.this)
                        .overrideConfiguration(override -> override.addExecutionInterceptor(DoctorAws.this)
                                .retryStrategy(strategy -> strategy.maxAttempts(1)));
            }
        });
    }

    private DoctorAws add(String operation, String about, Reply reply) {
        rules.addFirst(new Rule(operation, about, body -> reply.body(), reply));
        return this;
    }

    private static String usual(String operation) {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            Path file = files.filter(each -> each.getFileName().toString().matches(operation + "\\.(xml|json)"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No answer for " + operation));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String error(String operation, String code) {
        String service = operation.substring(0, operation.indexOf('.'));
        if (!IN_XML.contains(service)) {
            return "{\"__type\": \"%s\", \"message\": \"It says no\"}".formatted(code);
        }
        return service.equals("S3")
                ? "<Error><Code>%s</Code><Message>It says no</Message></Error>".formatted(code)
                : "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>It says no</Message></Error></ErrorResponse>"
                        .formatted(code);
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = SERVICES.getOrDefault(service, service) + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return context.httpRequest().copy(request -> request.putHeader(OPERATION, operation));
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
                // Who hangs is interrupted.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String operation = request.httpRequest().firstMatchingHeader(OPERATION).orElseThrow();
        String body = body(request);
        sent.computeIfAbsent(operation, none -> new CopyOnWriteArrayList<>()).add(body);
        String whole = request.httpRequest().getUri() + "\n" + body;
        Reply reply = rules.stream()
                .filter(rule -> rule.operation().equals(operation) && whole.contains(rule.about()))
                .map(rule -> new Reply(
                        rule.reply().status(),
                        rule.answer().apply(body),
                        rule.reply().region()))
                .findFirst()
                .orElseGet(() -> new Reply(200, usual(operation), REGION));
        if (reply.status() == 0) {
            hang();
        }
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(reply.status())
                        .putHeader("x-amz-bucket-region", reply.region())
                        .build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static void hang() throws IOException {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream sent =
                requireNonNull(request.contentStreamProvider().get().newStream())) {
            return new String(sent.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}

package io.lakelift.infra.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.fakes.SampleAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** An account in a container, empty at first. It is bootstrapped and deployed to as {@code cdk} does it. */
final class LocalStack implements AutoCloseable {
    /** The last free one. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    /** What a container calls the machine that it runs on. */
    static final String HOST = "host.docker.internal";

    private static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(3);

    private final LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE))
            .withExtraHost(HOST, "host-gateway")
            // The official image runs each function in a container beside it, which must find the host too; and the
            // functions are deployed for arm64, which does not matter to a jar.
            .withEnv("LAMBDA_DOCKER_FLAGS", "--add-host=" + HOST + ":host-gateway")
            .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
            // A busy machine may need longer for a JVM than the 20 seconds after which LocalStack gives a function up.
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "60");

    LocalStack() {
        container.start();
    }

    /** A client of this account; LocalStack takes an access key of twelve digits for the account's number. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return setting(builder).build();
    }

    /** Here parts of a service, such as {@code sync-states}, have no names of their own. */
    <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B setting(B builder) {
        return builder.endpointOverride(container.getEndpoint())
                .region(Region.of(SampleAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(SampleAccount.ACCOUNT, "unchecked")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override ->
                        override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
    }

    /**
     * Publishes the assets, and creates the stack.
     *
     * @param changed what this account gets instead of the template, see {@link Endpoints}
     * @return the stack's outputs
     */
    Map<String, String> deploy(Assembly assembly, UnaryOperator<JsonNode> changed) throws IOException {
        String url = publish(assembly, changed);
        return create(assembly.stackName(), stack -> stack.templateURL(url));
    }

    /**
     * Publishes the assets.
     *
     * @return the template's address
     */
    String publish(Assembly assembly, UnaryOperator<JsonNode> changed) throws IOException {
        bootstrapped();
        String template = "";
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true))) {
            for (Assembly.Asset asset : assembly.assets()) {
                String bucket = here(asset.bucket());
                if (s3.listBuckets().buckets().stream()
                        .noneMatch(found -> found.name().equals(bucket))) {
                    s3.createBucket(create -> create.bucket(bucket)
                            .createBucketConfiguration(where -> where.locationConstraint(SampleAccount.REGION)));
                }
                byte[] content = assembly.isTemplate(asset)
                        ? changed.apply(assembly.template()).toString().getBytes(UTF_8)
                        : Files.readAllBytes(asset.file());
                s3.putObject(put -> put.bucket(bucket).key(here(asset.key())), RequestBody.fromBytes(content));
                template = assembly.isTemplate(asset) ? bucket + "/" + here(asset.key()) : template;
            }
        }
        return "http://localhost:4566/" + template;
    }

    /** The parameter by which every template of CDK checks that the account is bootstrapped, and for what. */
    private void bootstrapped() {
        try (SsmClient parameters = client(SsmClient.builder())) {
            parameters.putParameter(version -> version.name("/cdk-bootstrap/hnb659fds/version")
                    .type(ParameterType.STRING)
                    .overwrite(true)
                    .value("30"));
        }
    }

    /**
     * Creates a stack.
     *
     * @param template where it is, or its text
     * @return the stack's outputs
     */
    Map<String, String> create(String name, Consumer<CreateStackRequest.Builder> template) {
        try (CloudFormationClient stacks = client(CloudFormationClient.builder())) {
            stacks.createStack(create -> create.stackName(name)
                    .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM)
                    .applyMutation(template));
            try {
                stacks.waiter().waitUntilStackCreateComplete(which -> which.stackName(name), LocalStack::patiently);
            } catch (SdkClientException failed) {
                throw new AssertionError(
                        "The stack %s was not created: %s".formatted(name, mishaps(stacks, name)), failed);
            }
            Stack stack = stacks.describeStacks(which -> which.stackName(name))
                    .stacks()
                    .getFirst();
            return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    /** Deletes a stack, as {@code cdk destroy} does it. */
    void destroy(String name) {
        try (CloudFormationClient stacks = client(CloudFormationClient.builder())) {
            stacks.deleteStack(which -> which.stackName(name));
            try {
                stacks.waiter().waitUntilStackDeleteComplete(which -> which.stackName(name), LocalStack::patiently);
            } catch (SdkClientException failed) {
                throw new AssertionError(
                        "The stack %s was not deleted: %s".formatted(name, mishaps(stacks, name)), failed);
            }
        }
    }

    /** The logical ids of what a stack has made, each with what has become of it. */
    Map<String, String> resources(String stack) {
        try (CloudFormationClient stacks = client(CloudFormationClient.builder())) {
            return stacks.listStackResourcesPaginator(which -> which.stackName(stack)).stackResourceSummaries().stream()
                    .collect(Collectors.toMap(
                            StackResourceSummary::logicalResourceId, StackResourceSummary::resourceStatusAsString));
        }
    }

    /** What went wrong, for a person who looks for the cause. */
    private static List<String> mishaps(CloudFormationClient stacks, String name) {
        return stacks.describeStackEventsPaginator(which -> which.stackName(name)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .toList();
    }

    private static void patiently(WaiterOverrideConfiguration.Builder how) {
        how.waitTimeout(LONGEST_DEPLOYMENT)
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofSeconds(1)));
    }

    /** A bucket's name or a key with this account and Region in it. */
    static String here(String name) {
        return name.replace("${AWS::AccountId}", SampleAccount.ACCOUNT).replace("${AWS::Region}", SampleAccount.REGION);
    }

    /** What LocalStack printed, for a person who looks for the cause. */
    String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.close();
    }
}

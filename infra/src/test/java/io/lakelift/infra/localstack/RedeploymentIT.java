package io.lakelift.infra.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The file that has every key in it: deployed, destroyed, and deployed once more under the same name. */
@NeedsDocker
class RedeploymentIT {
    private static final String EVERYTHING = "src/test/resources/everything.yaml";

    /** What that file takes for granted, as far as CloudFormation looks for it: a topic, a queue and a function. */
    private static final String GIVEN = """
            {"Resources": {
              "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "Ops_alerts"}},
              "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "exports-done"}},
              "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"Service": "lambda.amazonaws.com"}}]}}},
              "Function": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "crawl",
                "Runtime": "java25", "Handler": "io.lakelift.handler.Notify", "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Code": {"S3Bucket": "%s", "S3Key": "%s"}}}}}
            """;

    private static Assembly assembly;
    private static LocalStack account;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assembly = Assembly.synthesised(EVERYTHING);
        account = new LocalStack();
        account.publish(assembly, RedeploymentIT::confirmed);
        Assembly.Asset jar = assembly.assets().stream()
                .filter(asset -> asset.file().toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow();
        String given = GIVEN.formatted(LocalStack.here(jar.bucket()), LocalStack.here(jar.key()));
        account.create("given", stack -> stack.templateBody(given));
    }

    @AfterAll
    static void clearAway() throws IOException {
        if (account != null) {
            Files.writeString(
                    Files.createDirectories(Path.of("target/localstack")).resolve("redeployment.log"), account.log());
            account.close();
        }
    }

    @Test
    void everything_isDeployedDestroyedAndDeployedAgain() throws IOException {
        String stack = assembly.stackName();
        List<String> before = names();

        Map<String, String> first = account.deploy(assembly, RedeploymentIT::confirmed);
        assertThat(account.resources(stack).keySet()).isEqualTo(resources());
        assertThat(account.resources(stack).values()).containsOnly("CREATE_COMPLETE");
        List<String> deployed = names();
        assertThat(deployed).hasSizeGreaterThan(before.size());

        account.destroy(stack);
        assertThat(names()).isEqualTo(before);

        Map<String, String> second = account.deploy(assembly, RedeploymentIT::confirmed);
        assertThat(account.resources(stack).values()).containsOnly("CREATE_COMPLETE");
        assertThat(names()).isEqualTo(deployed);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(second.get("StateMachineArn")).isEqualTo(first.get("StateMachineArn"));
    }

    /**
     * LocalStack cannot delete a subscription that was never confirmed, as that of an endpoint which does not exist: it
     * goes in without. CloudFormation leaves such a one to SNS, which drops it after some days.
     */
    private static JsonNode confirmed(JsonNode template) {
        JsonNode changed = template.deepCopy();
        changed.get("Resources")
                .properties()
                .removeIf(each ->
                        each.getValue().at("/Properties/Protocol").asText().equals("https"));
        return changed;
    }

    private static TreeSet<String> resources() throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        confirmed(assembly.template()).get("Resources").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    /** The names in the account that a second deployment would want as well. */
    private static List<String> names() {
        try (SfnClient states = account.client(SfnClient.builder());
                SqsClient queues = account.client(SqsClient.builder());
                EventBridgeClient events = account.client(EventBridgeClient.builder());
                SchedulerClient schedules = account.client(SchedulerClient.builder())) {
            return Stream.of(
                            states.listStateMachinesPaginator().stateMachines().stream()
                                    .map(StateMachineListItem::name),
                            queues.listQueuesPaginator().queueUrls().stream(),
                            events.listRules(all -> {}).rules().stream().map(Rule::name),
                            schedules.listScheduleGroupsPaginator(all -> {}).scheduleGroups().stream()
                                    .map(group -> "schedule group " + group.name()))
                    .flatMap(each -> each)
                    .sorted()
                    .toList();
        }
    }
}

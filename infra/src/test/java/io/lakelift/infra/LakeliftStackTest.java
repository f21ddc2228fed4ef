package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LakeliftStackTest {
    private final SynthesizedDeployment deployment = SynthesizedDeployment.of();

    @Test
    void resources_areTheseAndNoCustomOnes() {
        Map<String, Integer> count = new TreeMap<>();
        deployment.all().forEach(it -> count.merge(it.type(), 1, Integer::sum));
        assertThat(count)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("AWS::KMS::Key", 1),
                        Map.entry("AWS::KMS::Alias", 1),
                        Map.entry("AWS::S3::Bucket", 1),
                        Map.entry("AWS::S3::BucketPolicy", 1),
                        Map.entry("AWS::SNS::Topic", 1),
                        Map.entry("AWS::SNS::TopicPolicy", 1),
                        Map.entry("AWS::Logs::LogGroup", 12),
                        Map.entry("AWS::Logs::MetricFilter", 4),
                        Map.entry("AWS::IAM::Role", 17),
                        Map.entry("AWS::Lambda::Function", 8),
                        Map.entry("AWS::Lambda::Version", 8),
                        Map.entry("AWS::StepFunctions::StateMachine", 4),
                        Map.entry("AWS::Events::Rule", 2),
                        Map.entry("AWS::Scheduler::Schedule", 3),
                        Map.entry("AWS::Scheduler::ScheduleGroup", 1),
                        Map.entry("AWS::SQS::Queue", 1),
                        Map.entry("AWS::CloudWatch::Alarm", 16),
                        Map.entry("AWS::CloudWatch::Dashboard", 1),
                        Map.entry("AWS::SQS::QueuePolicy", 1)));
    }

    /**
     * What outlives the stack: the exports, and what they need to be read and to stay closed. Versions outlive their
     * successors, for executions that still call them, and go with their function. Not where a deployment fails: {@code
     * RetainExceptOnCreate}. All else goes, or its name would stand in the next deployment's way.
     */
    @Test
    void kept_areTheseAndNothingElse() {
        assertThat(kept(deployment))
                .filteredOn(it -> !it.startsWith("AWS::Lambda::Version "))
                .containsExactlyInAnyOrder(
                        "AWS::KMS::Key Key RetainExceptOnCreate Retain",
                        "AWS::S3::Bucket Exports RetainExceptOnCreate Retain",
                        "AWS::S3::BucketPolicy ExportsPolicy RetainExceptOnCreate Retain");
        assertThat(kept(SynthesizedDeployment.ofEverything()))
                .filteredOn(it -> !it.startsWith("AWS::Lambda::Version "))
                .containsExactly("AWS::KMS::Key Key RetainExceptOnCreate Retain");
        assertThat(kept(SynthesizedDeployment.ofTables()))
                .contains("AWS::Glue::Database TablesDatabase RetainExceptOnCreate Retain");
        List<String> versions = ExportFunctionsTest.ALL.stream()
                .map("AWS::Lambda::Version Functions%sCurrentVersion RetainExceptOnCreate Retain"::formatted)
                .toList();
        assertThat(kept(deployment)).containsAll(versions);
        assertThat(kept(SynthesizedDeployment.ofEverything())).containsAll(versions);
    }

    private static List<String> kept(SynthesizedDeployment deployment) {
        return deployment.all().stream()
                .filter(it ->
                        !Set.of("Delete", "null").containsAll(List.of(it.deletionPolicy(), it.updateReplacePolicy())))
                .map(it -> "%s %s %s %s".formatted(it.type(), it.id(), it.deletionPolicy(), it.updateReplacePolicy()))
                .toList();
    }

    /** The tests of the roles read their first inline policy: there must be no other. */
    @Test
    void roles_haveOneInlinePolicyAndNoManagedOne() {
        assertThat(deployment.all("AWS::IAM::Role")).allSatisfy(role -> {
            assertThat(role.property("Policies").split("PolicyName=")).hasSize(2);
            assertThat(role.property("ManagedPolicyArns")).isEqualTo("null");
        });
    }

    @Test
    void template_servesEveryPartitionAndRegion() {
        assertThat(TemplateText.of(deployment.template()))
                .doesNotContainPattern("arn:aws[a-z-]*:")
                .doesNotContainPattern(Pattern.compile("\\b(eu|us|ap|cn)-[a-z]+-\\d"));
        String policy = deployment.resource("AWS::KMS::Key", "Key").property("KeyPolicy");
        assertThat(policy.replace("${AWS::URLSuffix}", "amazonaws.com.cn").replace("${AWS::Region}", "cn-north-1"))
                .contains("logs.cn-north-1.amazonaws.com.cn");
    }

    @Test
    void everythingThatTakesTags_namesTheDeployment() {
        assertThat(SynthesizedDeployment.of("name: nightly").all())
                .filteredOn(it -> !it.type().matches(".*(Policy|Alias|Schedule|Dashboard|Version|MetricFilter)"))
                .hasSize(63)
                .allSatisfy(it -> assertThat(it.property("Tags")).contains("{Key=lakelift:deployment, Value=nightly}"));
    }

    @Test
    void physicalNames_carryTheDeploymentsName() {
        SynthesizedDeployment nightly = SynthesizedDeployment.of("name: nightly");
        assertThat(nightly.all("AWS::Lambda::Function"))
                .allMatch(it -> it.property("FunctionName").startsWith("nightly-"));
        assertThat(nightly.all("AWS::StepFunctions::StateMachine"))
                .extracting(it -> it.property("StateMachineName"))
                .containsExactlyInAnyOrder("nightly-export", "nightly-fleet", "nightly-stopped", "nightly-sweep");
        assertThat(nightly.resource("AWS::Events::Rule", "TriggersStopped").property("Name"))
                .isEqualTo("nightly-stopped");
        assertThat(nightly.resource("AWS::SQS::Queue", "SchedulingUndelivered").property("QueueName"))
                .isEqualTo("nightly-undelivered");
        assertThat(nightly.resource("AWS::Scheduler::ScheduleGroup", "SchedulingSchedules")
                        .property("Name"))
                .isEqualTo("nightly");
        assertThat(nightly.all("AWS::Logs::LogGroup"))
                .allMatch(it -> it.property("LogGroupName").contains("/nightly-"));
        assertThat(nightly.app().getNode().findChild("Lakelift"))
                .isInstanceOfSatisfying(
                        LakeliftStack.class, it -> assertThat(it.getStackName()).isEqualTo("nightly"));
    }

    /** Not in the template: CDK's command line sets it, before it changes the stack. */
    @Test
    void stack_isProtectedFromDeletionUnlessTheFileSaysOtherwise() {
        assertThat(stack(deployment).getTerminationProtection()).isTrue();
        assertThat(stack(SynthesizedDeployment.of("security: {terminationProtection: false}"))
                        .getTerminationProtection())
                .isFalse();
    }

    private static LakeliftStack stack(SynthesizedDeployment deployment) {
        return (LakeliftStack) deployment.app().getNode().findChild("Lakelift");
    }

    @Test
    void outputs_areWhatAPersonNeedsNext() {
        assertThat(deployment.outputs())
                .isEqualTo(Map.of(
                        "StateMachineArn",
                        "${ExportWorkflow}",
                        "FleetStateMachineArn",
                        "${FleetWorkflow}",
                        "BucketName",
                        "${Exports}",
                        "KeyArn",
                        "${Key.Arn}",
                        "TopicArn",
                        "${Notices}",
                        "ExportRoleArn",
                        "${ExportRole.Arn}"));
    }
}

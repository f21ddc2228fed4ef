package io.lakelift.local.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * Checks whether the deployment that the file names has a stack, and records the stack's outputs and resources. Other
 * checks read {@link #stack} after this one has run; until then its state is UNKNOWN.
 */
final class StackCheck implements Check.Question {
    /** The code of the error for a stack that does not exist: CloudFormation has no specific one. */
    private static final String NO_SUCH_STACK = "Validation";

    private final ExaminedDeployment deployment;
    private final AtomicReference<DeploymentStack> stack =
            new AtomicReference<>(DeploymentStack.bare(DeploymentStack.State.UNKNOWN));

    StackCheck(ExaminedDeployment deployment) {
        this.deployment = deployment;
    }

    DeploymentStack stack() {
        return stack.get();
    }

    @Override
    public void ask(CheckFindings findings) {
        String name = deployment.config().name();
        Answer<Stack> answer = findings.askFirst(
                "cloudformation:DescribeStacks",
                () ->
                        deployment
                                .clients()
                                .cloudFormation()
                                .describeStacks(call -> call.stackName(name))
                                .stacks()
                                .stream()
                                .filter(each -> name.equals(each.stackName()))
                                .toList(),
                NO_SUCH_STACK);
        if (answer.isAbsent()) {
            stack.set(DeploymentStack.bare(DeploymentStack.State.ABSENT));
            findings.detail("not deployed yet");
        }
        answer.value().ifPresent(found -> read(found, findings));
    }

    private void read(Stack found, CheckFindings findings) {
        String status = String.valueOf(found.stackStatusAsString());
        if (status.equals("ROLLBACK_COMPLETE") || status.equals("REVIEW_IN_PROGRESS")) {
            stack.set(DeploymentStack.bare(DeploymentStack.State.ABSENT));
            findings.detail(
                    status.equals("ROLLBACK_COMPLETE")
                            ? "not deployed yet; a failed attempt left it in ROLLBACK_COMPLETE"
                            : "not deployed yet; a change set has not been executed (REVIEW_IN_PROGRESS)");
            return;
        }
        judge(status, String.valueOf(found.stackStatusReason()), findings);
        Map<String, String> outputs =
                found.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue, (a, b) -> b));
        Answer<Map<String, List<String>>> resources =
                findings.ask("cloudformation:ListStackResources", this::resources);
        stack.set(new DeploymentStack(
                resources.value().isPresent() ? DeploymentStack.State.PRESENT : DeploymentStack.State.UNKNOWN,
                Optional.ofNullable(found.creationTime()),
                outputs,
                resources.value().orElse(Map.of())));
    }

    private static void judge(String status, String reason, CheckFindings findings) {
        if (status.endsWith("_IN_PROGRESS")) {
            findings.needsAttention(
                    "CloudFormation is at work on it (%s)".formatted(status),
                    "Wait until it is done, and run the doctor again.");
        } else if (status.endsWith("_FAILED") || status.endsWith("ROLLBACK_COMPLETE")) {
            findings.needsAttention(
                    "its last deployment failed (%s): %s".formatted(status, reason),
                    "Read the stack's events in CloudFormation, correct what failed, and deploy again.");
        } else {
            findings.detail("deployed, " + status);
        }
    }

    private Map<String, List<String>> resources() {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        for (ListStackResourcesResponse page : deployment
                .clients()
                .cloudFormation()
                .listStackResourcesPaginator(
                        call -> call.stackName(deployment.config().name()))) {
            for (StackResourceSummary each : page.stackResourceSummaries()) {
                byType.computeIfAbsent(String.valueOf(each.resourceType()), none -> new ArrayList<>())
                        .add(String.valueOf(each.physicalResourceId()));
            }
        }
        return byType;
    }
}

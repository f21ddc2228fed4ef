package io.lakelift.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Checks whether the last sweep started on time, and whether it failed. */
record SweepCheck(ExaminedDeployment deployment, DeploymentStack stack) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        String machine = deployment.arn("states", "stateMachine:" + deployment.named("sweep"));
        findings.ask(
                        "states:ListExecutions",
                        () -> deployment
                                .clients()
                                .sfn()
                                .listExecutions(
                                        call -> call.stateMachineArn(machine).maxResults(10))
                                .executions()
                                .stream()
                                .findFirst())
                .value()
                .ifPresent(newest -> judge(newest, findings));
    }

    private void judge(Optional<ExecutionListItem> newest, CheckFindings findings) {
        Duration every = deployment.config().monitoring().sweepEvery();
        Instant last =
                newest.map(ExecutionListItem::startDate).or(stack::created).orElse(Instant.EPOCH);
        Duration ago = Duration.between(last, deployment.clock().instant());
        if (ago.compareTo(every.multipliedBy(2)) > 0) {
            findings.needsAttention(
                    newest.isEmpty()
                            ? "there was none yet, and one is due every %s".formatted(every)
                            : "the last one was %d min ago, and one is due every %s".formatted(ago.toMinutes(), every),
                    "See in EventBridge Scheduler whether the schedule %s is enabled, and what its queue %s holds."
                            .formatted(deployment.named("sweep"), deployment.named("undelivered")));
        }
        newest.filter(SweepCheck::isBroken)
                .ifPresent(execution -> findings.needsAttention(
                        "the last one ended %s".formatted(execution.statusAsString()),
                        "Open the execution %s in Step Functions: its cause names what could not be listed or started."
                                .formatted(execution.name())));
        findings.detail(
                newest.isEmpty() ? "none is due yet" : "the last one was %d min ago".formatted(ago.toMinutes()));
    }

    private static boolean isBroken(ExecutionListItem execution) {
        return execution.status() != ExecutionStatus.RUNNING && execution.status() != ExecutionStatus.SUCCEEDED;
    }
}

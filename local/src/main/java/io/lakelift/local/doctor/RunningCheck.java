package io.lakelift.local.doctor;

import io.lakelift.local.plan.Plural;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Checks whether the function versions that running exports call still exist. An execution keeps the definition with
 * which it started, and each definition names specific versions of the functions.
 */
record RunningCheck(ExaminedDeployment deployment) implements Check.Question {
    /**
     * How many executions are examined. The oldest are enough: later ones need the same function versions, or newer
     * ones.
     */
    private static final int SAMPLED = 10;

    private static final Pattern VERSION = Pattern.compile("arn:aws[a-z-]*:lambda:[^\"]*:function:[^\":]+:[0-9]+");

    @Override
    public void ask(CheckFindings findings) {
        SfnClient sfn = deployment.clients().sfn();
        String machine = deployment.arn("states", "stateMachine:" + deployment.named("export"));
        findings.ask(
                        "states:ListExecutions",
                        () -> sfn
                                .listExecutionsPaginator(
                                        call -> call.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                                .executions()
                                .stream()
                                .toList())
                .value()
                .ifPresent(running -> versions(sfn, running, findings));
    }

    /** Examines the oldest executions, which are at the end of the list: Step Functions lists the newest first. */
    private void versions(SfnClient sfn, List<ExecutionListItem> running, CheckFindings findings) {
        Set<String> used = new TreeSet<>();
        for (ExecutionListItem execution :
                running.reversed().stream().limit(SAMPLED).toList()) {
            findings.ask(
                            "states:DescribeStateMachineForExecution",
                            () -> sfn.describeStateMachineForExecution(
                                            call -> call.executionArn(execution.executionArn()))
                                    .definition())
                    .value()
                    .ifPresent(definition -> VERSION.matcher(definition)
                            .results()
                            .map(MatchResult::group)
                            .forEach(used::add));
        }
        for (String version : used) {
            Answer<String> answer = findings.ask(
                    "lambda:GetFunctionConfiguration",
                    () -> String.valueOf(deployment
                            .clients()
                            .lambda()
                            .getFunctionConfiguration(call -> call.functionName(version))
                            .version()),
                    "ResourceNotFound");
            if (answer.isAbsent()) {
                findings.needsAttention(
                        "running exports call %s, which was deleted".formatted(version),
                        "Stop these executions of %s: the sweep takes over their exports with what is deployed now."
                                .formatted(deployment.named("export")));
            }
        }
        findings.detail(
                running.isEmpty()
                        ? "no export is running"
                        : "%s running%s, calling %s of functions: these must stay"
                                .formatted(
                                        Plural.of(running.size(), "export"),
                                        running.size() > SAMPLED
                                                ? " (the %d oldest were looked at)".formatted(SAMPLED)
                                                : "",
                                        Plural.of(used.size(), "version")));
    }
}

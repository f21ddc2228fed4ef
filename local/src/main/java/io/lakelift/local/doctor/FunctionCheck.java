package io.lakelift.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Checks whether a Lambda function of the deployment can run, whether it has this version's runtime, and whether it
 * failed too often in the last day.
 *
 * @param function the function's name
 */
record FunctionCheck(ExaminedDeployment deployment, String function) implements Check.Question {
    private static final String RUNTIME = "java25";
    private static final Duration DAY = Duration.ofDays(1);

    /** Fewer failed calls are ignored: they are usually throttled or unanswered calls, which are retried. */
    private static final double FEW = 5;

    private static final double SHARE = 0.1;

    @Override
    public void ask(CheckFindings findings) {
        Answer<GetFunctionConfigurationResponse> answer = findings.ask(
                "lambda:GetFunctionConfiguration",
                () -> deployment.clients().lambda().getFunctionConfiguration(call -> call.functionName(function)),
                "ResourceNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention(
                    "it was deleted, though the stack has it",
                    "Destroy the stack and deploy it again: CloudFormation does not recreate it on its own.");
        }
        answer.value().ifPresent(configuration -> {
            judge(configuration, findings);
            errors(findings);
        });
    }

    private static void judge(GetFunctionConfigurationResponse configuration, CheckFindings findings) {
        String runtime = Objects.toString(configuration.runtimeAsString(), "");
        if (!runtime.equals(RUNTIME)) {
            findings.needsAttention(
                    "it runs on %s, and this version of Lakelift on %s".formatted(runtime, RUNTIME),
                    "Deploy this version.");
        }
        if (configuration.state() != State.ACTIVE && configuration.state() != State.INACTIVE) {
            findings.needsAttention(
                    "it is %s: %s".formatted(configuration.stateAsString(), configuration.stateReason()),
                    "Read the reason, correct it, and deploy again.");
        }
        if (configuration.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            findings.needsAttention(
                    "its last update failed: %s".formatted(configuration.lastUpdateStatusReason()),
                    "Read the reason, correct it, and deploy again.");
        }
    }

    private void errors(CheckFindings findings) {
        double invocations = sum("Invocations", findings);
        double errors = sum("Errors", findings);
        if (errors >= FEW && errors >= SHARE * invocations) {
            findings.needsAttention(
                    "%.0f of %.0f calls failed in the last day".formatted(errors, invocations),
                    "Open the log group /aws/lambda/%s: calls that failed have the level WARN or ERROR and end with the error."
                            .formatted(function));
        } else {
            findings.detail("%.0f of %.0f calls failed in the last day".formatted(errors, invocations));
        }
    }

    private double sum(String metric, CheckFindings findings) {
        Instant now = deployment.clock().instant();
        return findings.ask(
                        "cloudwatch:GetMetricStatistics",
                        () -> deployment
                                .clients()
                                .cloudWatch()
                                .getMetricStatistics(call -> call.namespace("AWS/Lambda")
                                        .metricName(metric)
                                        .dimensions(Dimension.builder()
                                                .name("FunctionName")
                                                .value(function)
                                                .build())
                                        .startTime(now.minus(DAY))
                                        .endTime(now)
                                        .period((int) DAY.toSeconds())
                                        .statistics(Statistic.SUM))
                                .datapoints()
                                .stream()
                                .mapToDouble(Datapoint::sum)
                                .sum())
                .value()
                .orElse(0.0);
    }
}

package io.lakelift.infra;

import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/**
 * Counts, in the logs of the state machines, the steps that fail for a reason that waiting does not fix: an error of a
 * function other than silence, a call that is not authorized, a function version or state machine that does not exist,
 * or an expression that cannot be evaluated.
 *
 * <p>Only the logs show all of them. A refused call reaches no function, so Lambda's metrics do not count it. Step
 * Functions' own metric {@code ServiceIntegrationsFailed} counts {@code arn:aws:states:::lambda:invoke} for all state
 * machines of the account together. The logs contain error and cause even without execution data.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">Step Functions' metrics</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter patterns</a>
 */
final class StepFaults {
    static final String METRIC = "Faults";

    /**
     * Errors that pass by themselves: a service is unavailable or throttles, or a function dies. Step Functions' own
     * time-out is an event of another type.
     */
    static final List<String> SILENCE = List.of(
            Throttled.class.getName(),
            ServiceUnavailable.class.getName(),
            "Lambda.TooManyRequestsException",
            "Lambda.ServiceException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.Unknown",
            "Sandbox.Timedout",
            "Runtime.ExitError",
            "Runtime.OutOfMemory");

    private StepFaults() {}

    /** A filter adds no dimension, so the namespace separates deployments. */
    static String namespace(String deployment) {
        return "Lakelift/" + deployment;
    }

    static void count(Construct scope, LogGroup logs, String deployment) {
        MetricFilter.Builder.create(scope, METRIC)
                .logGroup(logs)
                .filterPattern(FilterPattern.literal(pattern()))
                .metricNamespace(namespace(deployment))
                .metricName(METRIC)
                .metricValue("1")
                .build();
    }

    /**
     * Counts executions that failed without a notice. Only for state machines encrypted with the deployment's key:
     * EventBridge's events for these lack the error by which {@link RecoveryTriggers} distinguishes them.
     */
    static void countWithoutNotice(Construct scope, LogGroup logs, String deployment) {
        MetricFilter.Builder.create(scope, "Untold")
                .logGroup(logs)
                .filterPattern(FilterPattern.literal(withoutNotice()))
                .metricNamespace(namespace(deployment))
                .metricName(METRIC)
                .metricValue("1")
                .build();
    }

    private static String withoutNotice() {
        return Stream.concat(RecoveryTriggers.WITHOUT_NOTICE.stream(), Stream.of("States.*"))
                .map("$.details.error = \"%s\""::formatted)
                .collect(Collectors.joining(" || ", "{ $.type = \"ExecutionFailed\" && (", ") }"));
    }

    /**
     * For functions, any error that is not silence. The status alone does not make it silence: Lambda answers with 502
     * also for a key that it may not use, a package that it cannot unpack or a runtime that is no longer supported, and
     * names each. Without such a name, 5xx is Lambda's own outage. For other calls, which return "already exists" and
     * the like as errors, what is not allowed or does not exist. A failed child execution appears in its parent's log,
     * with its own cause. An expression that fails has an event of its own, even where a Catch follows.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors">Lambda's errors</a>
     */
    static String pattern() {
        String silence =
                SILENCE.stream().map("$.details.error != \"%s\""::formatted).collect(Collectors.joining(" && "));
        return "{ $.type = \"EvaluationFailed\""
                + " || (($.type = \"TaskFailed\" || $.type = \"TaskStartFailed\" || $.type = \"TaskSubmitFailed\") && ("
                + "($.details.resourceType = \"lambda\""
                + " && ($.details.error != \"*LambdaException\" || $.details.cause != \"*Status Code: 5*\") && "
                + silence + ")"
                + " || ($.details.resourceType != \"lambda\" && $.details.error != \"States.TaskFailed\""
                + " && ($.details.cause = \"*is not authorized to perform*\""
                + " || $.details.error = \"*StateMachineDoesNotExistException\")))) }";
    }
}

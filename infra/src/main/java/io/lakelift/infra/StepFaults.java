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
 * Counts the steps that fail for a reason that waiting does not fix, in the logs of the state machines: what a function
 * throws that is not silence, a call that a policy does not allow, a version that is gone.
 *
 * <p>Only there is all of it seen. A call that is refused reaches no function, and so none of Lambda's metrics; Step
 * Functions' own metric {@code ServiceIntegrationsFailed} knows only {@code arn:aws:states:::lambda:invoke}, for all state
 * machines of the account together. Error and cause stand in the logs without execution data too.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">Step Functions' metrics</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter patterns</a>
 */
final class StepFaults {
    static final String METRIC = "Faults";

    /**
     * What a call of a function may fail with while a service is away, throttles, or a function dies: it passes. Step
     * Functions' own time-out is an event of another type.
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

    /** A filter adds no dimension of its own, so what keeps deployments apart is the namespace. */
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
     * Counts executions that failed and could notify no one. For state machines that the deployment's key encrypts only: of
     * these EventBridge's events have no error, by which {@link RecoveryTriggers} tells them from the others.
     */
    static void countUntold(Construct scope, LogGroup logs, String deployment) {
        MetricFilter.Builder.create(scope, "Untold")
                .logGroup(logs)
                .filterPattern(FilterPattern.literal(untold()))
                .metricNamespace(namespace(deployment))
                .metricName(METRIC)
                .metricValue("1")
                .build();
    }

    private static String untold() {
        return Stream.concat(RecoveryTriggers.UNTOLD.stream(), Stream.of("States.*"))
                .map("$.details.error = \"%s\""::formatted)
                .collect(Collectors.joining(" || ", "{ $.type = \"ExecutionFailed\" && (", ") }"));
    }

    /**
     * Of functions, whatever is not silence. Of other calls, which answer "already exists" and the like as errors, what is
     * not allowed or not there. A child execution that failed says so in its parent's log, with a cause of its own.
     */
    static String pattern() {
        String silence =
                SILENCE.stream().map("$.details.error != \"%s\""::formatted).collect(Collectors.joining(" && "));
        return "{ ($.type = \"TaskFailed\" || $.type = \"TaskStartFailed\" || $.type = \"TaskSubmitFailed\") && ("
                + "($.details.resourceType = \"lambda\" && $.details.cause != \"*Status Code: 5*\" && " + silence + ")"
                + " || ($.details.resourceType != \"lambda\" && $.details.error != \"States.TaskFailed\""
                + " && ($.details.cause = \"*is not authorized to perform*\""
                + " || $.details.error = \"*StateMachineDoesNotExistException\"))) }";
    }
}

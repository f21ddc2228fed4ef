package io.lakelift.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * The CloudWatch metrics that the alarms and the dashboard use: those that Lakelift writes and those of AWS services.
 */
final class LakeliftMetrics {
    private final String deployment;

    LakeliftMetrics(String deployment) {
        this.deployment = deployment;
    }

    /** A metric that the functions write, for the whole deployment. */
    Metric own(String name, String statistic, Duration period) {
        return of("Lakelift", name, Map.of("Deployment", deployment), statistic, period);
    }

    /** A metric that the functions write, for one value of a further dimension. */
    Metric own(String name, String dimension, String value, String statistic, Duration period) {
        return of("Lakelift", name, Map.of("Deployment", deployment, dimension, value), statistic, period);
    }

    /** Steps that fail for a reason that waiting does not fix. */
    Metric faults(Duration period) {
        return of(StepFaults.namespace(deployment), StepFaults.METRIC, Map.of(), "Sum", period);
    }

    /** How executions of a state machine end: ExecutionsFailed and the like. */
    static Metric executions(Workflow workflow, String name, Duration period) {
        return of("AWS/States", name, Map.of("StateMachineArn", workflow.arn()), "Sum", period);
    }

    /** An expression over metrics, by the names that it has for them. */
    static MathExpression math(String expression, Map<String, ? extends IMetric> using, Duration period) {
        return MathExpression.Builder.create()
                .expression(expression)
                // Sorted, because the metrics become a list, and the order of Map.of differs in each process.
                .usingMetrics(new TreeMap<>(using))
                .period(period)
                .build();
    }

    /** A metric that Lambda writes about a function, such as Errors. */
    Metric function(String name, String metric, String statistic, Duration period) {
        return of("AWS/Lambda", metric, Map.of("FunctionName", deployment + "-" + name), statistic, period);
    }

    /** How many messages are in the queue of what could not be delivered. */
    Metric undelivered(Duration period) {
        return of(
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                Map.of("QueueName", deployment + "-undelivered"),
                "Maximum",
                period);
    }

    private static Metric of(
            String namespace, String name, Map<String, String> dimensions, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                // Sorted, because a dashboard's body is a string, and the order of Map.of differs in each process.
                .dimensionsMap(new TreeMap<>(dimensions))
                .statistic(statistic)
                .period(period)
                .build();
    }
}

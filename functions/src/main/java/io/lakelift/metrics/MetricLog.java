package io.lakelift.metrics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes measurements as lines of JSON, from which CloudWatch makes metrics. Each has the dimension {@code Deployment},
 * because the values of two deployments in an account must not be added up.
 */
public final class MetricLog {
    /** Writes nothing. */
    public static final MetricLog NONE = new MetricLog("", line -> {});

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DEPLOYMENT = "Deployment";
    /** CloudWatch allows 1,024 characters in a dimension's value. */
    private static final int LONGEST_VALUE = 1000;

    private final String deployment;
    private final Consumer<String> out;

    /**
     * @param deployment the name in every measurement
     * @param out receives one line at a time; standard output, if CloudWatch should read it
     */
    public MetricLog(String deployment, Consumer<String> out) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.out = requireNonNull(out, "out is null");
    }

    /**
     * Writes measurements taken at one time.
     *
     * @param dimensions in addition to the deployment, by which CloudWatch separates the values; may be empty
     * @param values at least one
     * @param details for people who read the line; CloudWatch makes no metrics from them
     */
    void write(Instant time, Map<String, String> dimensions, Map<Metric, Double> values, Map<String, String> details) {
        ObjectNode line = MAPPER.createObjectNode();
        ObjectNode directive = line.putObject("_aws")
                .put("Timestamp", time.toEpochMilli())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", Metric.NAMESPACE);
        ArrayNode set = directive.putArray("Dimensions").addArray().add(DEPLOYMENT);
        dimensions.keySet().forEach(set::add);
        ArrayNode metrics = directive.putArray("Metrics");
        values.forEach((metric, value) -> {
            metrics.addObject().put("Name", metric.label()).put("Unit", metric.unit());
            line.put(metric.label(), value);
        });
        line.put(DEPLOYMENT, deployment);
        dimensions.forEach((name, value) -> line.put(name, Text.line(value, LONGEST_VALUE)));
        details.forEach((name, value) -> line.put(name, Text.line(value, LONGEST_VALUE)));
        out.accept(line.toString());
    }
}

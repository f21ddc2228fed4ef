/**
 * Measurements in CloudWatch's embedded metric format, one line of JSON on standard output each. CloudWatch makes
 * metrics from these lines, so no function needs to call it or have permission to.
 *
 * <p>{@link io.lakelift.metrics.ExportMetrics} measures exports that ended, {@link io.lakelift.metrics.SourceMetrics}
 * how fresh the sources' exports are, and {@link io.lakelift.metrics.MetricLog} writes the lines. docs/metrics.md says
 * what each metric means and costs, and a test compares that page with this package.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.metrics;

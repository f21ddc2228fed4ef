/**
 * Measurements in CloudWatch's embedded metric format, each a line of JSON on standard output. CloudWatch makes metrics
 * from these lines, so no function needs to call CloudWatch or have permission to.
 *
 * <p>{@link io.lakelift.metrics.ExportMetrics} measures exports that ended, {@link io.lakelift.metrics.SourceMetrics}
 * measures how fresh the sources' exports are, and {@link io.lakelift.metrics.MetricLog} writes the lines.
 * docs/metrics.md says what each metric means and costs, and a test compares that page with this package.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.metrics;

/**
 * Measurements, written so that CloudWatch makes metrics from them: one line of JSON on standard output each, in its
 * embedded metric format, so that no function needs to call CloudWatch, nor permission to.
 *
 * <p>{@link io.lakelift.metrics.ExportMetrics} reports an export that ended, {@link
 * io.lakelift.metrics.SourceMetrics} how fresh the sources' exports are; {@link io.lakelift.metrics.MetricLog}
 * writes. docs/metrics.md says what each metric means and costs, and a test compares that page with this package.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.metrics;

/**
 * Measurements, written so that CloudWatch makes metrics of them: one line of JSON on standard output each, in its
 * embedded metric format, so that no function needs to call CloudWatch or to be allowed to.
 *
 * <p>{@link io.lakelift.metrics.ExportMetrics} tells of an export that ended, {@link
 * io.lakelift.metrics.SourceMetrics} of how fresh the sources' exports are; {@link io.lakelift.metrics.MetricLog}
 * writes. What each metric means and costs stands in docs/metrics.md, and a test holds that page against this package.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.metrics;

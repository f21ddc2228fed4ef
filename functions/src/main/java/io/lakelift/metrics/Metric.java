package io.lakelift.metrics;

/** Lakelift's CloudWatch metrics. docs/metrics.md explains each. */
public enum Metric {
    EXPORTS("Exports", "Count"),
    FAILED_EXPORTS("FailedExports", "Count"),
    EXPORT_DURATION("ExportDuration", "Seconds"),
    EXTRACTED_DATA("ExtractedData", "Gigabytes"),
    DETECTION_DELAY("DetectionDelay", "Seconds"),
    NEWEST_EXPORT_AGE("NewestExportAge", "Seconds"),
    WATCHED_SOURCES("WatchedSources", "Count"),
    OVERDUE_SOURCES("OverdueSources", "Count"),
    UNEXPORTED_SOURCES("UnexportedSources", "Count");

    /** The namespace of all of them. */
    public static final String NAMESPACE = "Lakelift";

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The name in CloudWatch. */
    public String label() {
        return label;
    }

    /** CloudWatch's name of the unit. */
    public String unit() {
        return unit;
    }
}

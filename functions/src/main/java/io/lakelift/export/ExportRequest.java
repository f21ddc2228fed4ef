package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * An export that is asked for, with nothing left open: what the input left out came from the {@link Deployment}.
 *
 * @param deadline how long after the execution's start the export may run, before it is cancelled
 */
public record ExportRequest(ExportSource source, ExportOnly exportOnly, ExportTarget target, Duration deadline) {
    public ExportRequest {
        requireNonNull(source, "source is null");
        requireNonNull(exportOnly, "exportOnly is null");
        requireNonNull(target, "target is null");
        requireNonNull(deadline, "deadline is null");
    }
}

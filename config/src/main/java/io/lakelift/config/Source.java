package io.lakelift.config;

import io.lakelift.export.ExportSource;
import io.lakelift.input.SourceKind;

/**
 * One source of a schedule.
 *
 * @param sourceArn what is exported
 * @param parameters for this source; they go before those of the schedule
 */
public record Source(String sourceArn, Parameters parameters) {

    /** As the night will see it. */
    SourceKind kind(Parameters shared) {
        return SourceKind.of(
                ExportSource.parse(sourceArn),
                parameters.latestSnapshot().or(shared::latestSnapshot).orElse(false));
    }
}

package io.lakelift.config;

import static io.lakelift.input.ExportParameter.LATEST_SNAPSHOT;

import io.lakelift.export.ExportSource;
import io.lakelift.input.Parameters;
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
                parameters
                        .flag(LATEST_SNAPSHOT)
                        .or(() -> shared.flag(LATEST_SNAPSHOT))
                        .orElse(false));
    }
}

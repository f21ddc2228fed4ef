package io.lakelift.config;

import static io.lakelift.input.ExportParameter.LATEST_SNAPSHOT;

import io.lakelift.export.ExportSource;
import io.lakelift.input.Parameters;
import io.lakelift.input.SourceKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One source of a schedule.
 *
 * @param sourceArn what is exported
 * @param parameters the source's own parameters, which override those of the schedule
 */
public record ScheduledSource(String sourceArn, Parameters parameters) {

    /**
     * Returns the source's entry in a fleet's input: the ARN alone, or an object with the ARN and the source's own
     * parameters if it has any.
     */
    Object asInput() {
        Map<String, Object> own = parameters.asInput();
        if (own.isEmpty()) {
            return sourceArn;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("sourceArn", sourceArn);
        entry.putAll(own);
        return entry;
    }

    /** Returns the kind of source that is exported, given its own parameters and those of its schedule. */
    SourceKind kind(Parameters shared) {
        return SourceKind.of(
                ExportSource.parse(sourceArn),
                parameters.over(shared).flag(LATEST_SNAPSHOT).orElse(false));
    }
}

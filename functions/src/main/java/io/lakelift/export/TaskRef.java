package io.lakelift.export;

import static java.util.Objects.requireNonNull;

/**
 * Identifies an export in its service; the state machine carries this reference from poll to poll.
 *
 * @param id RDS's ExportTaskIdentifier, or FSx's TaskId
 */
public record TaskRef(Service service, String id) {
    public TaskRef {
        requireNonNull(service, "service is null");
        requireNonNull(id, "id is null");
    }

    @Override
    public String toString() {
        return id;
    }
}

package io.lakelift.tables.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExportTask;
import java.time.Instant;
import java.util.Optional;

/**
 * The fields of an RDS export that are read from the state machine's report.
 *
 * @param address {@code s3://BUCKET/PREFIX/ID}, the export's folder
 * @param snapshotTime the time of the data; for a live cluster, when the export began; empty if RDS gives neither
 * @param endedAt when RDS completed the export; empty if RDS does not say
 * @param whole whether the whole source was to be exported, and not chosen parts
 * @param listsTables whether RDS could list the tables of every database
 */
record TaskFields(
        String exportTaskIdentifier,
        String sourceArn,
        String address,
        Optional<Instant> snapshotTime,
        Optional<Instant> endedAt,
        boolean whole,
        boolean listsTables) {

    /** RDS's warning about a database, which it does not name. */
    private static final String TABLES_NOT_LISTED = "FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE";

    /** Whether a table that the export does not have is gone from the source. */
    boolean provesGone() {
        return whole && listsTables;
    }

    /** The folder's name is the export's identifier. */
    static TaskFields read(JsonNode export) {
        String id = export.path("exportTaskIdentifier").asText();
        return new TaskFields(
                id,
                export.path("sourceArn").asText(),
                ExportTask.folder(
                        export.path("s3Bucket").asText(),
                        export.path("s3Prefix").asText(),
                        id),
                time(export, "snapshotTime").or(() -> time(export, "taskStartTime")),
                time(export, "taskEndTime"),
                export.path("exportOnly").isEmpty(),
                !export.path("warningMessage").asText().contains(TABLES_NOT_LISTED));
    }

    private static Optional<Instant> time(JsonNode export, String field) {
        return Optional.of(export.path(field)).filter(JsonNode::isTextual).map(time -> Instant.parse(time.asText()));
    }
}

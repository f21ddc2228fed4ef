package io.lakelift.tables.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.TableOutcome;
import io.lakelift.tables.register.TableResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TablesSummaryTest {
    private static final String ARN = "arn:aws:rds:ap-southeast-2:123456789012:cluster:" + "c".repeat(63);

    /** The remedy is at the end of a refusal, and a notice that lacks it helps nobody. */
    @Test
    void refusalThatNamesLongSources_isWhole() {
        String sentence =
                "It cannot be registered as \"%s\" because the table of that name holds exports of \"%s\", and neither the snapshot's name nor the export's identifier says whose this is: if it is one of them, register it with --source %s"
                        .formatted("t".repeat(60), ARN, ARN);

        JsonNode summary = TablesSummary.of(
                new Registration(
                        new ExportNight("night-1", ARN, Instant.EPOCH),
                        "lake",
                        List.of(new TableResult(
                                "shop.public.orders",
                                Optional.empty(),
                                TableOutcome.REFUSED,
                                0,
                                OptionalLong.empty(),
                                List.of(sentence),
                                List.of()))),
                "");

        assertThat(summary.at("/findings/0/message").asText()).endsWith("--source " + ARN);
    }
}

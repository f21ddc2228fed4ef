package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String DB = RDS + "db:orders";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration USUAL = Duration.ofHours(36);

    @ParameterizedTest(name = "{0}, asked for as {1}, is {2}")
    @CsvSource(nullValues = "none", textBlock = """
            snapshot:rds:orders-2026-11-20-03-10,         db:orders,                              db:orders
            snapshot:rds:orders-2026-11-20-03-10,         snapshot:rds:orders-2026-11-20-03-10,   db:orders
            snapshot:rds:my-orders-2-2026-11-20-03-10,    db:my-orders-2,                         db:my-orders-2
            cluster-snapshot:rds:shop-2026-11-20-03-10,   cluster:shop,                           cluster:shop
            cluster:shop,                                 cluster:shop,                           cluster:shop
            snapshot:awsbackup:job-1a2b,                  db:orders,                              db:orders
            snapshot:before-release-7,                    db:orders,                              db:orders
            cluster-snapshot:before-release-7,            cluster:shop,                           cluster:shop
            snapshot:before-release-7,                    snapshot:before-release-7,              none
            snapshot:rds:orders-2026-11-20-03-10,         db:Orders,                              db:orders
            snapshot:awsbackup:job-1a2b,                  db:ORDERS,                              db:orders
            cluster:shop,                                 cluster:Shop,                           cluster:shop
            snapshot:before-release-7,                    snapshot:Before-Release-7,              none
            snapshot:awsbackup:job-1a2b,                  snapshot:awsbackup:job-1a2b,            none
            """)
    void source_isTheSameEveryNight(String exported, String asked, String source) {
        Freshness freshness = measure(List.of(), task(RDS + exported, RDS + asked, 2));

        if (source == null) {
            assertThat(freshness.ages()).isEmpty();
        } else {
            assertThat(freshness.ages()).containsExactly(new Freshness.Age(RDS + source, Duration.ofHours(2), false));
        }
    }

    @Test
    void namedSource_whoseNameTheIdentifierCuts_isRecognised() {
        String db = RDS + "db:the-orders-of-all-our-customers-in-the-northern-half-of-europe";

        Freshness freshness = measure(
                List.of(new Freshness.Expected(ExportSource.parse(db), USUAL)),
                task(RDS + "snapshot:awsbackup:job-1a2b", db, 2));

        assertThat(freshness.never()).isEmpty();
        assertThat(freshness.ages())
                .singleElement()
                .satisfies(age -> assertThat(age.named()).isTrue());
    }

    @Test
    void namedSources_whoseLongNamesBeginAlike_areWatchedEachForItself() {
        String europe = RDS + "db:the-orders-of-all-our-customers-in-europe";
        String asia = RDS + "db:the-orders-of-all-our-customers-in-asia";

        Freshness freshness =
                measure(List.of(expected(europe, 36), expected(asia, 36)), task(europe, 50), task(asia, 2));

        assertThat(freshness.ages())
                .containsExactly(
                        new Freshness.Age(asia, Duration.ofHours(2), true),
                        new Freshness.Age(europe, Duration.ofHours(50), true));
        assertThat(freshness.overdue()).containsExactly(europe);
    }

    @Test
    void newest_counts() {
        Freshness freshness = measure(List.of(), task(DB, 50), task(DB, 3), task(DB, 27));

        assertThat(freshness.ages()).containsExactly(new Freshness.Age(DB, Duration.ofHours(3), false));
        assertThat(freshness.overdue()).isEmpty();
    }

    @Test
    void overdue_isMeasuredAgainstWhatTheFileSaysOfTheSource() {
        assertThat(measure(List.of(), task(DB, 37)).overdue()).containsExactly(DB);
        assertThat(measure(List.of(expected(DB, 48)), task(DB, 37)).overdue()).isEmpty();
        assertThat(measure(List.of(expected(DB, 24)), task(DB, 25)).overdue()).containsExactly(DB);
        assertThat(measure(List.of(expected(DB, 24), expected(DB, 800)), task(DB, 25))
                        .overdue())
                .isEmpty();
    }

    @Test
    void namedSource_isNeverForgottenAndOthersAreAfterSevenTimesTheirAge() {
        assertThat(measure(List.of(), task(DB, 36 * 7 - 1)).overdue()).containsExactly(DB);
        assertThat(measure(List.of(), task(DB, 36 * 7)).ages()).isEmpty();
        assertThat(measure(List.of(expected(DB, 36)), task(DB, 3600)).overdue()).containsExactly(DB);
    }

    @Test
    void namedSource_withoutAnyCompleteExport_isReported() {
        Freshness freshness =
                measure(List.of(expected(DB, 36), expected(Samples.FILE_SYSTEM, 36), expected(RDS + "snapshot:x", 36)));

        assertThat(measure(List.of(expected(DB, 7 * 24 + 1))).never()).isEmpty();
        assertThat(freshness.never()).containsExactly(Samples.FILE_SYSTEM, DB);
        assertThat(freshness.ages()).isEmpty();
        assertThat(freshness.overdue()).isEmpty();
    }

    @Test
    void exportsOfOthers_doNotCount() {
        ExportTask stranger = InMemoryExportGateway.task("nightly-orders", Samples.request(), "COMPLETE");
        Freshness freshness = Freshness.of(
                Samples.deployment("lakelift-house"), List.of(task(DB, 2), stranger), List.of(), USUAL, NOW);

        assertThat(freshness.ages()).isEmpty();
    }

    @Test
    void fileSystem_isItsOwnSource() {
        ExportTask task = ended(InMemoryExportGateway.task("", Samples.files(), "SUCCEEDED"), 3);

        assertThat(measure(List.of(), task).ages())
                .containsExactly(new Freshness.Age(Samples.FILE_SYSTEM, Duration.ofHours(3), false));
    }

    private static Freshness measure(List<Freshness.Expected> expected, ExportTask... complete) {
        return Freshness.of(Samples.DEPLOYMENT, Arrays.asList(complete), expected, USUAL, NOW);
    }

    private static Freshness.Expected expected(String arn, int hours) {
        return new Freshness.Expected(ExportSource.parse(arn), Duration.ofHours(hours));
    }

    /** An automated snapshot of the instance. */
    private static ExportTask task(String db, int hoursAgo) {
        return task(db.replace(":db:", ":snapshot:rds:") + "-2026-11-20-03-10", db, hoursAgo);
    }

    private static ExportTask task(String exported, String asked, int hoursAgo) {
        String identifier = ExportTaskIdentifier.of(
                        Samples.DEPLOYMENT, ExportSource.parse(asked), Samples.execution("night-" + hoursAgo))
                .value();
        ExportRequest request = Samples.request(ExportSource.parse(exported), false);
        return ended(InMemoryExportGateway.task(identifier, request, "COMPLETE"), hoursAgo);
    }

    private static ExportTask ended(ExportTask task, int hoursAgo) {
        return InMemoryExportGateway.ended(task, task.rawStatus(), NOW.minus(Duration.ofHours(hoursAgo)));
    }
}

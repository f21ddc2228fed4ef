package io.lakelift.export;

import static io.lakelift.export.Samples.DEPLOYMENT;
import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment's own ceiling lets start. It is two at night in UTC, so the day began at noon the day before. */
class DailyLimitsTest {
    private static final String ORDERS = "arn:aws:rds:eu-west-1:123456789012:db:orders";
    private static final String LEDGER = "arn:aws:rds:eu-west-1:123456789012:snapshot:ledger-by-hand";

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private int earlier;

    @Test
    void exportsOfASource_areAsManyAsTheFileSays() {
        earlier(Samples.request(), START.minusSeconds(60), "FAILED", 0);
        assertThat(starts(perSource(2))).isTrue();

        earlier(Samples.request(), START.minusSeconds(30), "CANCELED", 0);
        assertThatThrownBy(() -> start(perSource(2), "night-2", Samples.request("orders")))
                .isInstanceOfSatisfying(
                        ExportRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DAILY_LIMIT_REACHED))
                .hasMessage(
                        "sourceArn \"%s\": 3 of its exports have started since 2026-11-20T12:00:00Z, and limits.exportsPerSourceAndDay is 2: find out who starts them, and wait until 2026-11-21T12:00:00Z or raise the limit in the deployment's file.",
                        Samples.SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.SNAPSHOT, ORDERS})
    void exportsByAnySnapshotOfADatabase_areThoseOfTheDatabase(String asked) {
        earlier(Samples.request(), START.minusSeconds(60), "COMPLETE", 1);
        ExportRequest request = Samples.request(ExportSource.parse(asked), false);

        assertThatThrownBy(() -> start(perSource(1), "night-1", request)).isInstanceOf(ExportRefused.class);
    }

    @Test
    void exportsOfADatabaseWhoseLongNameBeginsAlike_doNotCount() {
        earlier(automated("europe"), START.minusSeconds(60), "COMPLETE", 1);

        assertThat(Reports.export(start(perSource(1), "night-1", automated("asia"))))
                .isPresent();
        assertThatThrownBy(() -> start(perSource(1), "night-2", automated("europe")))
                .isInstanceOf(ExportRefused.class);
    }

    private static ExportRequest automated(String where) {
        String snapshot =
                "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:the-orders-of-all-our-customers-in-%s-2026-11-20-03-10"
                        .formatted(where);
        return Samples.request(ExportSource.parse(snapshot), false);
    }

    @Test
    void exportsOfOthers_doNotCount() {
        exports.put(InMemoryExportGateway.extracted(
                InMemoryExportGateway.task("lake-orders-0123456789", Samples.request(), "COMPLETE"),
                START.minusSeconds(60),
                Optional.of(START),
                9000));
        earlier(Samples.request(ExportSource.parse(LEDGER), false), START.minusSeconds(60), "COMPLETE", 1);

        assertThat(starts(new DailyLimits(OptionalInt.of(10), OptionalInt.of(1), ZoneOffset.UTC)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-20T11:59:59Z, true",
        "UTC, 2026-11-20T12:00:00Z, false",
        "Europe/Berlin, 2026-11-20T11:30:00Z, false",
        "Asia/Tokyo, 2026-11-21T01:00:00Z, false",
        "America/New_York, 2026-11-20T16:30:00Z, true"
    })
    void day_beginsAtNoonInItsZone(String zone, Instant earlier, boolean starts) {
        earlier(Samples.request(), earlier, "COMPLETE", 1);

        assertThat(starts(new DailyLimits(OptionalInt.empty(), OptionalInt.of(1), ZoneId.of(zone))))
                .isEqualTo(starts);
    }

    @Test
    void day_hasTwentyFiveHoursWhenClocksGoBack() {
        DailyLimits limits = new DailyLimits(OptionalInt.empty(), OptionalInt.empty(), ZoneId.of("Europe/Berlin"));
        Instant beginning = limits.beginning(Instant.parse("2026-10-25T02:00:00Z"));

        assertThat(beginning).isEqualTo("2026-10-24T10:00:00Z");
        assertThat(limits.end(beginning)).isEqualTo("2026-10-25T11:00:00Z");
    }

    @Test
    void exportThatIsNotShownAsStartedYet_counts() {
        exports.put(InMemoryExportGateway.task(identifier(Samples.request()), Samples.request(), "STARTING"));

        assertThatThrownBy(() -> start(perSource(1), "night-1", Samples.request("orders")))
                .isInstanceOf(ExportRefused.class);
    }

    /** RDS gives an export that failed before it began no start time, for ever. */
    @Test
    void exportThatFailedLongAgoWithoutAStart_doesNotCount() {
        ExportTask task = InMemoryExportGateway.task(identifier(Samples.request()), Samples.request(), "FAILED");
        exports.put(task);

        assertThat(Reports.export(start(perSource(1), "night-1", Samples.request("orders"))))
                .isPresent();
    }

    @Test
    void exportOfTheExecutionItself_isFollowedAndNotCounted() {
        assertThat(starts(perSource(1))).isTrue();
        assertThat(starts(perSource(1))).isTrue();
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void startThatIsTriedAgain_isNotRefusedForItsOwnExport() {
        exports.loseNextStart(new ServiceUnavailable("lost", null));
        assertThatThrownBy(() -> starts(perSource(1))).isInstanceOf(ServiceUnavailable.class);
        exports.hide(true);

        StartAttempt lost = new StartAttempt(Optional.empty(), Optional.of(START), Optional.empty(), 0);
        ExportReport report = new Exporter(deployment(perSource(1)), exports.services())
                .start(Samples.request(), EXECUTION, START.plusSeconds(30), lost);
        assertThat(Reports.end(report)).isEmpty();
    }

    @Test
    void exportThatRunsAlready_isJoined() {
        earlier(Samples.request(), START.minusSeconds(60), "IN_PROGRESS", 0);

        assertThat(start(perSource(1), "night-2", Samples.request()).role()).isEqualTo(Role.JOINED);
    }

    @Test
    void gigabytesOfANight_areAsManyAsTheFileSays() {
        earlier(Samples.request(ExportSource.parse(LEDGER), false), START.minusSeconds(60), "COMPLETE", 40);
        assertThat(starts(gigabytes(41))).isTrue();

        assertThatThrownBy(() -> start(gigabytes(40), "night-2", Samples.request("orders")))
                .hasMessage(
                        "limits.gbPerNight is 40, and the exports that have started since 2026-11-20T12:00:00Z have 40 GB: wait until 2026-11-21T12:00:00Z, or raise the limit in the deployment's file.");
    }

    @Test
    void exportThatWouldPassTheLimit_isNotStarted() {
        earlier(Samples.request(), START.minus(Duration.ofDays(1)), "COMPLETE", 25);
        earlier(Samples.request(ExportSource.parse(LEDGER), false), START.minusSeconds(60), "FAILED", 20);

        assertThatThrownBy(() -> start(gigabytes(44), "night-2", Samples.request(ExportSource.parse(ORDERS), false)))
                .hasMessageContaining(" have 20 GB, this one had 25 GB last time: wait ");
        assertThat(starts(gigabytes(45))).isTrue();
        assertThatThrownBy(() -> start(gigabytes(44), "night-2", Samples.request("orders.public")))
                .as("the one that runs counts as much as the one before it")
                .hasMessageStartingWith(
                        "limits.gbPerNight is 44, and the exports that have started since 2026-11-20T12:00:00Z have 45 GB: ");
    }

    @Test
    void filesOfFsx_haveNoSizeToCount() {
        Services services = exports.services();
        new Exporter(deployment(gigabytes(1)), services).start(Samples.files(), EXECUTION, START, StartAttempt.NONE);

        assertThat(((InMemoryExportGateway) services.fsx()).calls()).containsExactly("find", "of", "start");
    }

    @Test
    void withoutLimits_nothingIsListed() {
        starts(DailyLimits.NONE);

        assertThat(exports.calls()).doesNotContain("all");
    }

    @Test
    void whatWaitsForASlot_isCountedAgainWhenItsTurnComes() {
        exports.refuseNextStart(new ExportLimitReached("You have reached the limit of 5 concurrent export tasks"));
        assertThat(Reports.waitingFor(start(perSource(1), "night-1", Samples.request())))
                .isPresent();
        earlier(Samples.request("orders"), START, "IN_PROGRESS", 0);

        assertThatThrownBy(() -> start(perSource(1), "night-1", Samples.request()))
                .isInstanceOf(ExportRefused.class);
    }

    private boolean starts(DailyLimits limits) {
        try {
            return start(limits, "night-1", Samples.request()).role() == Role.OWNER;
        } catch (ExportRefused e) {
            assertThat(e.refusal()).isEqualTo(Refusal.DAILY_LIMIT_REACHED);
            return false;
        }
    }

    private ExportReport start(DailyLimits limits, String execution, ExportRequest request) {
        Snapshots.DbSnapshot newest = new Snapshots.DbSnapshot(
                ExportSource.parse(Samples.SNAPSHOT), START.minus(Duration.ofHours(1)), Snapshots.Kind.AUTOMATED);
        return new Exporter(deployment(limits), exports.services(newest))
                .start(request, Samples.execution(execution), START, StartAttempt.NONE);
    }

    private static Deployment deployment(DailyLimits limits) {
        return Samples.deployment(new ExportPolicy(DEPLOYMENT.policy().combinations(), false, limits));
    }

    private static DailyLimits perSource(int most) {
        return new DailyLimits(OptionalInt.empty(), OptionalInt.of(most), ZoneOffset.UTC);
    }

    private static DailyLimits gigabytes(int most) {
        return new DailyLimits(OptionalInt.of(most), OptionalInt.empty(), ZoneOffset.UTC);
    }

    /** Of another execution of the deployment. */
    private void earlier(ExportRequest request, Instant start, String status, int gb) {
        ExportTask task = InMemoryExportGateway.task(identifier(request), request, status);
        exports.put(InMemoryExportGateway.extracted(
                task,
                start,
                Optional.of(start.plusSeconds(1)).filter(end -> task.status().terminal()),
                gb));
    }

    private String identifier(ExportRequest request) {
        earlier++;
        return ExportTaskIdentifier.of(DEPLOYMENT, request.source(), Samples.execution("earlier-" + earlier))
                .value();
    }
}

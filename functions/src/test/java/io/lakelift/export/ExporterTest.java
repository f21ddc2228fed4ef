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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterTest {
    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Exporter exporter = new Exporter(DEPLOYMENT, exports.services());
    private final ExportRequest request = Samples.request();

    @Test
    void start_twiceForOneExecution_isOneExport() {
        ExportReport first = exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport second = exporter.start(request, EXECUTION, START.plusSeconds(60), StartAttempt.NONE);

        assertThat(exports.tasks()).hasSize(1);
        assertThat(Reports.export(second)).isEqualTo(Reports.export(first));
        assertThat(exports.calls()).containsExactly("find", "of", "start", "find");
    }

    @Test
    void start_afterALostAnswer_findsItsOwnExport() {
        exports.loseNextStart(new ServiceUnavailable("lost", null));
        assertThatThrownBy(() -> exporter.start(request, EXECUTION, START, StartAttempt.NONE))
                .isInstanceOf(ServiceUnavailable.class);

        assertThat(Reports.export(exporter.start(request, EXECUTION, START, StartAttempt.NONE)))
                .isPresent();
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void start_takenButNotShownYet_waitsForIt() {
        exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        exports.hide(true);
        ExportReport report = exporter.start(request, EXECUTION, START.plusSeconds(5), StartAttempt.NONE);
        assertThat(Reports.export(report)).isEmpty();
        assertThat(Reports.waitingFor(report)).isPresent();

        exports.hide(false);
        assertThat(Reports.export(exporter.start(request, EXECUTION, START.plusSeconds(40), StartAttempt.NONE)))
                .isPresent();
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void start_refusedBecauseOurOwnExportRuns_findsIt() {
        exports.loseNextStart(Refusal.INVALID_EXPORT_SOURCE_STATE.because("is being exported"));

        ExportReport report = exporter.start(request, EXECUTION, START, StartAttempt.NONE);

        assertThat(Reports.export(report)).isPresent();
        assertThat(report.role()).isEqualTo(Role.OWNER);
    }

    @Test
    void start_theSameRunsAlready_joinsIt() {
        exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport report = exporter.start(request, Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(exports.tasks()).hasSize(1);
        assertThat(report.role()).isEqualTo(Role.JOINED);
    }

    @Test
    void start_ownExportShownInAListOnly_isOursAndNotJoined() {
        exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        exports.lag();

        ExportReport report = exporter.start(request, EXECUTION, START, StartAttempt.NONE);

        assertThat(report.role()).isEqualTo(Role.OWNER);
        assertThat(report.deadline()).isEqualTo(START.plus(Duration.ofHours(12)));
    }

    @Test
    void start_theSameRunsToAnotherPlace_isStarted() {
        exporter.start(Samples.request("orders"), EXECUTION, START, StartAttempt.NONE);
        exporter.start(request, Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(exports.tasks()).hasSize(2);
    }

    @Test
    void start_reuse_reportsTheCompleteOneAndStartsNothing() {
        ExportTask task = started();
        exports.put(InMemoryExportGateway.with(task, "COMPLETE", Optional.empty(), Optional.empty()));

        ExportReport report = exporter.start(
                Samples.request(request.source(), true), Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(((ExportReport.Ended) report).reused()).isTrue();
        assertThat(Reports.outcome(report)).hasValue(Outcome.COMPLETE);
        assertThat(exports.tasks()).hasSize(1);
    }

    /** A snapshot's name may be used again once the snapshot has been deleted, also while it is being exported. */
    @ParameterizedTest(name = "{0} {1} s after the snapshot exists: {2}")
    @CsvSource({
        "COMPLETE, 600, false, false",
        "COMPLETE, -600, false, true",
        "COMPLETE, 600, true, true",
        "IN_PROGRESS, 600, false, false",
        "IN_PROGRESS, -600, false, true",
        "IN_PROGRESS, 600, true, true"
    })
    void start_anExportOfTheNamesOtherSnapshot_isNeitherReusedNorJoined(
            String status, long began, boolean unseen, boolean again) {
        ExportSource latest = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:orders-latest");
        Instant exists = START.minus(Duration.ofHours(2));
        exports.put(InMemoryExportGateway.progressed(
                InMemoryExportGateway.task("weekly", Samples.request(latest, true), status),
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.of(exists.plusSeconds(began)),
                0));
        Services services = exports.services();
        Exporter asking = new Exporter(
                DEPLOYMENT,
                new Services(
                        services.rds(),
                        services.fsx(),
                        named(unseen ? Optional.empty() : Optional.of(exists)),
                        services.executions()));

        asking.start(Samples.request(latest, true), EXECUTION, START, StartAttempt.NONE);

        assertThat(exports.tasks()).hasSize(again ? 2 : 1);
    }

    /** Knows since when the one snapshot exists, which was copied from an older one. */
    private static Snapshots named(Optional<Instant> exists) {
        return new Snapshots() {
            @Override
            public Found of(ExportSource source) {
                return Found.all();
            }

            @Override
            public Optional<DbSnapshot> named(ExportSource source) {
                return exists.map(since -> new DbSnapshot(
                        source,
                        Optional.of(since.minus(Duration.ofDays(30))),
                        exists,
                        Kind.MANUAL,
                        State.AVAILABLE,
                        Optional.empty(),
                        false));
            }
        };
    }

    /** EventBridge delivers at least once. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"COMPLETE, COMPLETE, true", "CANCELED, CANCELED, false"})
    void start_anEventAgainAfterItsExportEnded_startsNothing(String status, Outcome outcome, boolean reused) {
        ExportRequest asked = Samples.ofEvent(START);
        ExportTask task = Reports.export(exporter.start(asked, EXECUTION, START, StartAttempt.NONE))
                .orElseThrow();
        exports.put(InMemoryExportGateway.ended(task, status, START.plusSeconds(600)));

        ExportReport report = exporter.start(asked, Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(Reports.outcome(report)).hasValue(outcome);
        assertThat(report.role()).isEqualTo(Role.JOINED);
        assertThat(((ExportReport.Ended) report).reused()).isEqualTo(reused);
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void start_anEventAgainWhileItsExportIsBeingCancelled_followsIt() {
        ExportRequest asked = Samples.ofEvent(START);
        ExportTask task = Reports.export(exporter.start(asked, EXECUTION, START, StartAttempt.NONE))
                .orElseThrow();
        exports.cancel(task.ref().id());

        ExportReport report = exporter.start(asked, Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(report.role()).isEqualTo(Role.JOINED);
        assertThat(exports.tasks()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "it failed, FAILED, 600, lakelift",
        "an earlier event's, COMPLETE, -600, lakelift",
        "another deployment's, COMPLETE, 600, other"
    })
    void start_anEventWhoseExportDoesNotCount_isStarted(String why, String status, long ended, String deployment) {
        ExportRequest asked = Samples.ofEvent(START);
        ExportTask task = Reports.export(new Exporter(Samples.deployment(deployment), exports.services())
                        .start(asked, EXECUTION, START, StartAttempt.NONE))
                .orElseThrow();
        exports.put(InMemoryExportGateway.ended(task, status, START.plusSeconds(ended)));

        exporter.start(asked, Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(exports.tasks()).as(why).hasSize(2);
    }

    /** The first attempt may have been throttled before it did anything; the complete export is not made again. */
    @Test
    void start_reuseInDoubt_waitsUntilTheDoubtIsOver_andStartsNothing() {
        ExportTask task = started();
        exports.put(InMemoryExportGateway.with(task, "COMPLETE", Optional.empty(), Optional.empty()));
        ExportRequest reusing = Samples.request(request.source(), true);
        ExecutionContext second = Samples.execution("night-2");
        StartAttempt doubt = StartAttempt.NONE.uncertainSince(START);

        ExportReport waiting = exporter.start(reusing, second, START, doubt);
        ExportReport report = exporter.start(reusing, second, START.plus(StartAttempt.SHOWN_WITHIN), doubt);

        assertThat(waiting).isInstanceOf(ExportReport.Waiting.class);
        assertThat(((ExportReport.Ended) report).reused()).isTrue();
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void start_refusedWhileTheSourceIsBusy_isTriedForAnHour() {
        StartAttempt attempt = StartAttempt.NONE;
        long waited = 0;
        for (int i = 0; i < 12; i++) {
            exports.refuseNextStart(busy());
            ExportReport.Waiting waiting =
                    (ExportReport.Waiting) exporter.start(request, EXECUTION, START.plusSeconds(waited), attempt);
            waited += waiting.waitSeconds();
            attempt = new StartAttempt(
                    Optional.of(waiting.waitingFor()), Optional.empty(), Optional.empty(), waiting.refusals());
        }
        StartAttempt last = attempt;
        exports.refuseNextStart(busy());

        assertThat(waited).isEqualTo(3600);
        assertThatThrownBy(() -> exporter.start(request, EXECUTION, START.plusSeconds(3600), last))
                .matches(Refusal.EXPORT_SOURCE_BUSY::is);
    }

    /** The attempts that met a busy source do not count against a permission that is seconds old. */
    @Test
    void start_refusedAPermissionAfterABusySource_isTriedAgain() {
        StartAttempt busy = new StartAttempt(
                Optional.of(String.valueOf(busy().getMessage())), Optional.empty(), Optional.empty(), 5);
        exports.refuseNextStart(Refusal.IAM_ROLE_NOT_FOUND.because("no such role"));

        ExportReport report = exporter.start(request, EXECUTION, START, busy);

        assertThat(((ExportReport.Waiting) report).refusals()).isOne();
        assertThat(report.waitSeconds()).isEqualTo(15);
    }

    private static ExportRefused busy() {
        return Refusal.EXPORT_SOURCE_BUSY.because(
                "RDS refused StartExportTask (InvalidExportSourceState): its status is backing-up; wait.");
    }

    @Test
    void start_reuseOfAFailedOne_startsAgain() {
        ExportTask task = started();
        exports.put(InMemoryExportGateway.with(task, "FAILED", Optional.of("no"), Optional.empty()));
        exporter.start(Samples.request(request.source(), true), Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThat(exports.tasks()).hasSize(2);
    }

    @Test
    void start_refusedAPermissionThatMayBeSecondsOld_asksAgain() {
        exports.refuseNextStart(Refusal.IAM_ROLE_NOT_FOUND.because("no such role"));

        ExportReport report = exporter.start(request, EXECUTION, START, StartAttempt.NONE);

        assertThat(((ExportReport.Waiting) report).refusals()).isOne();
        assertThat(report.waitSeconds()).isEqualTo(15);
    }

    @Test
    void start_refusedForGood_isRefused() {
        exports.refuseNextStart(Refusal.IAM_ROLE_NOT_FOUND.because("no such role"));

        StartAttempt fourth = new StartAttempt(Optional.empty(), Optional.empty(), Optional.empty(), 3);

        assertThatThrownBy(() -> exporter.start(request, EXECUTION, START, fourth))
                .matches(Refusal.IAM_ROLE_NOT_FOUND::is)
                .hasMessage("no such role");
    }

    @Test
    void start_withoutASlot_saysWhatItWaitsForAndHowLong() {
        exports.refuseNextStart(new ExportLimitReached("5 run"));

        ExportReport report = exporter.start(request, EXECUTION, START, StartAttempt.NONE);

        assertThat(Reports.waitingFor(report)).hasValue("5 run");
        assertThat(report.waitSeconds()).isBetween(15L, 45L);
        assertThat(Reports.export(report)).isEmpty();
    }

    /** Ten executions that wait for five slots would else have hundreds of starts refused. */
    @Test
    void start_whereAsManyRunAsTheServiceSaidItRuns_isNotAskedFor() {
        String full = "You have reached the limit of 2 concurrent export tasks.";
        StartAttempt before = new StartAttempt(Optional.of(full), Optional.empty(), Optional.empty(), 0);
        ExportTask first = exports.put(InMemoryExportGateway.task("other-1", other("snapshot:one"), "IN_PROGRESS"));
        exports.put(InMemoryExportGateway.task("other-2", other("snapshot:two"), "STARTING"));

        assertThat(Reports.waitingFor(exporter.start(request, EXECUTION, START, before)))
                .hasValue(full);
        assertThat(exports.calls()).doesNotContain("start");

        exports.put(InMemoryExportGateway.with(first, "CANCELING", Optional.empty(), Optional.empty()));
        assertThat(Reports.export(exporter.start(request, EXECUTION, START, before)))
                .isPresent();
    }

    @Test
    void start_whereTheListOfWhatRunsIsRefused_isAskedFor() {
        exports.refuseNextList(Refusal.ACCESS_DENIED.because("no"));
        StartAttempt before = new StartAttempt(
                Optional.of("the limit of 1 concurrent export tasks"), Optional.empty(), Optional.empty(), 0);

        assertThat(Reports.export(exporter.start(request, EXECUTION, START, before)))
                .isPresent();
    }

    private static ExportRequest other(String resource) {
        return Samples.request(ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:" + resource), false);
    }

    @Test
    void start_afterTheDeadline_onlyLooks() {
        StartAttempt before = new StartAttempt(Optional.of("5 run"), Optional.empty(), Optional.empty(), 0);

        ExportReport report = exporter.start(request, EXECUTION, START.plus(Duration.ofHours(12)), before);

        assertThat(exports.calls()).containsExactly("find");
        assertThat(Reports.end(report)).hasValue(ExportEnd.notStarted(Optional.of("5 run")));
    }

    @Test
    void start_afterTheDeadlineInDoubt_looksUntilItMustHaveBeenShown() {
        Instant deadline = START.plus(Duration.ofHours(12));
        StartAttempt before =
                new StartAttempt(Optional.empty(), Optional.of(deadline.minusSeconds(1)), Optional.empty(), 0);

        ExportReport report = exporter.start(request, EXECUTION, deadline.plusSeconds(240), before);
        assertThat(Reports.end(report)).isEmpty();
        assertThat(((ExportReport.Waiting) report).uncertainSince()).isEqualTo(before.uncertainSince());

        // What was tried after the deadline cannot have started anything.
        StartAttempt later =
                new StartAttempt(Optional.empty(), Optional.of(deadline.plusSeconds(3000)), Optional.empty(), 0);
        assertThat(Reports.outcome(exporter.start(request, EXECUTION, deadline.plusSeconds(3000), later)))
                .hasValue(Outcome.NOT_STARTED);
    }

    /** The service knows the identifier and shows no export of it: something is there, whatever the clock says. */
    @Test
    void start_whoseIdentifierIsTakenAndNeverShown_isLostAfterAnHourAndNotCalledNotStarted() {
        ExportRefused taken =
                Refusal.EXPORT_TASK_ALREADY_EXISTS.because("The export task with the ID %s already exists."
                        .formatted(StartToken.of(DEPLOYMENT, request.source(), EXECUTION)
                                .identifier()
                                .value()));
        exports.refuseNextStart(taken);
        ExportReport.Waiting waiting =
                (ExportReport.Waiting) exporter.start(request, EXECUTION, START.plusSeconds(60), StartAttempt.NONE);
        assertThat(waiting.refusedSince()).hasValue(START.plusSeconds(60));
        assertThat(waiting.uncertainSince()).hasValue(START.plusSeconds(60));

        exports.refuseNextStart(taken);
        StartAttempt before = new StartAttempt(
                Optional.of(waiting.waitingFor()), waiting.uncertainSince(), waiting.refusedSince(), 0);
        assertThat(Reports.error(exporter.start(request, EXECUTION, START.plusSeconds(3660), before)))
                .hasValue("ExportLost");
    }

    /** RDS says the same of a source that another export is reading: that one ends. */
    @Test
    void start_ofASourceThatIsBeingExported_waits() {
        exports.refuseNextStart(Refusal.EXPORT_TASK_ALREADY_EXISTS.because("An export of that snapshot is running."));

        ExportReport report = exporter.start(request, EXECUTION, START, StartAttempt.NONE);

        assertThat(((ExportReport.Waiting) report).refusedSince()).isEmpty();
    }

    /** It may have been started: only what is seen ends that doubt. */
    @Test
    void start_inDoubtAndEachLookRefused_isLostAfterAnHourAndNeverRefused() {
        Instant deadline = START.plus(Duration.ofHours(12));
        StartAttempt before =
                new StartAttempt(Optional.empty(), Optional.of(deadline.plusSeconds(3000)), Optional.empty(), 0);
        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport.Waiting waiting =
                (ExportReport.Waiting) exporter.start(request, EXECUTION, deadline.plusSeconds(3000), before);
        assertThat(waiting.refusedSince()).hasValue(deadline.plusSeconds(3000));
        assertThat(waiting.uncertainSince()).isEqualTo(before.uncertainSince());

        StartAttempt refused = new StartAttempt(Optional.empty(), waiting.uncertainSince(), waiting.refusedSince(), 0);
        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        assertThat(Reports.end(exporter.start(request, EXECUTION, deadline.plusSeconds(6600), refused)))
                .hasValue(ExportEnd.lost("not authorized"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SourceArn,  arn:aws:rds:eu-west-1:123456789012:snapshot:other, lakelift-data-123456789012-eu-west-1, nightly, ''",
        "S3Bucket,   arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10, other, nightly, ''",
        "S3Prefix,   arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10, lakelift-data-123456789012-eu-west-1, other, ''",
        "ExportOnly, arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10, lakelift-data-123456789012-eu-west-1, nightly, orders.public",
    })
    void start_identifierTakenBySomethingElse_isRefused(
            String named, String source, String bucket, String prefix, String only) {
        ExportRequest other = new ExportRequest.OfDatabase(
                ExportSource.parse(source),
                new ExportOnly(only.isEmpty() ? List.of() : List.of(only)),
                new ExportTarget(bucket, prefix, Samples.TARGET.iamRoleArn(), Samples.TARGET.kmsKeyId()),
                request.deadline(),
                new SnapshotChoice(Duration.ofHours(30), false),
                false,
                Optional.empty(),
                Optional.empty());
        String own = StartToken.of(DEPLOYMENT, request.source(), EXECUTION)
                .identifier()
                .value();
        exports.put(InMemoryExportGateway.task(own, other, "STARTING"));

        assertThatThrownBy(() -> exporter.start(request, EXECUTION, START, StartAttempt.NONE))
                .matches(Refusal.EXPORT_TASK_ALREADY_EXISTS::is)
                .hasMessageContaining("its " + named + " is");
    }

    @Test
    void start_foundWithItsPartsInAnotherOrder_isTheSame() {
        exporter.start(Samples.request("a.x", "b"), EXECUTION, START, StartAttempt.NONE);

        assertThat(Reports.export(exporter.start(Samples.request("b", "a.x"), EXECUTION, START, StartAttempt.NONE)))
                .isPresent();
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void report_ofALongExportOnly_carriesTheFirstAndTheCount() {
        String[] many = IntStream.range(0, 4000).mapToObj(i -> "db.table_" + i).toArray(String[]::new);

        ExportReport report = exporter.start(Samples.request(many), EXECUTION, START, StartAttempt.NONE);

        assertThat(Reports.following(report).partCount()).hasValue(4000);
        assertThat(Reports.export(report).orElseThrow().exportOnly()).hasSize(5);
    }

    @Test
    void poll_unknownStatus_isNotAnEnd() {
        ExportTask task = started();
        exports.put(InMemoryExportGateway.with(task, "REHYDRATING", Optional.empty(), Optional.empty()));

        assertThat(Reports.outcome(poll(task))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, '', COMPLETE",
        "COMPLETE, skipped, COMPLETE_WITH_WARNINGS",
        "COMPLETE, ' ', COMPLETE",
        "COMPLETE, '{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}', COMPLETE",
        "COMPLETE, '{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[{}]}', COMPLETE_WITH_WARNINGS",
        "COMPLETE, '{\"skippedViews\":[\"a\"]}', COMPLETE_WITH_WARNINGS",
        "FAILED, '', FAILED",
        "CANCELED, '', CANCELED",
        "complete, '', COMPLETE"
    })
    void poll_terminalStatus_isTheOutcome(String status, String warning, Outcome outcome) {
        ExportTask task = started();
        exports.put(InMemoryExportGateway.with(
                task, status, Optional.empty(), Optional.of(warning).filter(text -> !text.isEmpty())));

        assertThat(Reports.outcome(poll(task))).hasValue(outcome);
    }

    private ExportTask started() {
        return Reports.export(exporter.start(request, EXECUTION, START, StartAttempt.NONE))
                .orElseThrow();
    }

    private ExportReport poll(ExportTask task) {
        return exporter.poll(following(task), EXECUTION, START.plusSeconds(60));
    }

    private static ExportReport.Following following(ExportTask task) {
        return ExportReport.Following.of(task, Role.OWNER, START.plus(Duration.ofHours(12)), 30);
    }
}

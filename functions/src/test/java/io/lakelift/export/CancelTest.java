package io.lakelift.export;

import static io.lakelift.export.Samples.DEPLOYMENT;
import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which export a cancel means, and which export no one follows. */
class CancelTest {
    private static final ExecutionContext CANCELLING = Samples.execution("cancel-1");
    private static final ExportSource SOURCE = ExportSource.parse(Samples.SNAPSHOT);

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Exporter exporter = new Exporter(DEPLOYMENT, exports.services());

    @Test
    void bySource_twoRun_asksWhich() {
        start();
        exporter.start(Samples.request("orders"), Samples.execution("night-2"), START, StartAttempt.NONE);

        assertThatThrownBy(() -> exporter.cancel(() -> new CancelRequest.OfSource(SOURCE), CANCELLING, START))
                .matches(Refusal.REQUEST_REFUSED::is)
                .hasMessageContaining("has 2 running exports: give the identifier of one");
        assertThat(exports.tasks().values()).noneMatch(task -> task.rawStatus().equals("CANCELING"));
    }

    @Test
    void bySource_nothingRuns_reportsHowItEnded() {
        end(start(), "COMPLETE");

        assertThat(Reports.outcome(exporter.cancel(() -> new CancelRequest.OfSource(SOURCE), CANCELLING, START)))
                .hasValue(Outcome.COMPLETE);
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void byInstance_cancelsTheExportOfItsSnapshot() {
        start();
        ExportSource db = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders");
        Exporter knowing = new Exporter(
                DEPLOYMENT, exports.services(new Snapshots.DbSnapshot(SOURCE, START, Snapshots.Kind.AUTOMATED)));

        assertThat(Reports.status(knowing.cancel(() -> new CancelRequest.OfSource(db), CANCELLING, START)))
                .hasValue("CANCELING");
    }

    /** RDS allows a snapshot to be deleted while it is exported. */
    @Test
    void byInstance_cancelsTheExportOfItsDeletedSnapshot() {
        start();
        ExportSource db = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders");

        assertThat(Reports.status(exporter.cancel(() -> new CancelRequest.OfSource(db), CANCELLING, START)))
                .hasValue("CANCELING");
    }

    /** Their names begin alike, further than an identifier holds them. */
    @Test
    void byInstance_doesNotCancelTheExportOfAnother() {
        String name = "arn:aws:rds:eu-west-1:123456789012:%sproduction-customer-database-eu-west-1-%s";
        ExportRequest other =
                Samples.request(ExportSource.parse(name.formatted("snapshot:rds:", "0018-2026-11-20-03-07")), false);
        exporter.start(other, EXECUTION, START, StartAttempt.NONE);
        ExportSource asked = ExportSource.parse(name.formatted("db:", "0017"));

        assertThatThrownBy(() -> exporter.cancel(() -> new CancelRequest.OfSource(asked), CANCELLING, START))
                .matches(Refusal.EXPORT_TASK_NOT_FOUND::is);
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void byInstance_nothingRuns_reportsHowTheExportOfItsNewestSnapshotEnded() {
        end(start(), "COMPLETE");
        ExportSource db = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders");
        List<Snapshots.DbSnapshot> taken = new ArrayList<>();
        for (int day = 1; day <= 35; day++) {
            taken.add(new Snapshots.DbSnapshot(
                    ExportSource.parse(Samples.SNAPSHOT + "-" + day),
                    START.minus(Duration.ofDays(day)),
                    Snapshots.Kind.AUTOMATED));
        }
        taken.add(new Snapshots.DbSnapshot(SOURCE, START, Snapshots.Kind.AUTOMATED));
        Exporter knowing = new Exporter(DEPLOYMENT, exports.services(taken.toArray(Snapshots.DbSnapshot[]::new)));

        assertThat(Reports.outcome(knowing.cancel(() -> new CancelRequest.OfSource(db), CANCELLING, START)))
                .hasValue(Outcome.COMPLETE);
    }

    @Test
    void byExecution_thatStartedNothing_isRefused() {
        start();

        assertThatThrownBy(() -> byExecution(Samples.execution("night-2"))).matches(Refusal.EXPORT_TASK_NOT_FOUND::is);
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void byExecution_thatStillWaits_isRefusedWithTheCommandThatStopsIt() {
        assertThatThrownBy(() -> byExecution(new CancelRequest.OfExecution(EXECUTION, Optional.of(SOURCE), true)))
                .matches(Refusal.EXPORT_TASK_NOT_FOUND::is)
                .hasMessage(
                        "executionArn \"%1$s\" is still waiting to start its export: stop the execution with aws stepfunctions stop-execution --region eu-west-1 --execution-arn %1$s.",
                        EXECUTION.arn());
    }

    @Test
    void byExecution_thatFollowsTheExportOfAnother_isRefusedNamingThatExport() {
        ExportTask task = start();
        ExecutionContext joined = Samples.execution("night-2");

        assertThatThrownBy(() -> byExecution(new CancelRequest.OfExecution(joined, Optional.of(SOURCE), true)))
                .matches(Refusal.EXPORT_TASK_NOT_FOUND::is)
                .hasMessageContaining(
                        "cancel that by its exportTaskIdentifier \"%s\", or stop only the execution with",
                        task.ref().id());
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void byExecution_ofAnotherDeployment_isNotTouched() {
        start();
        Exporter foreign = new Exporter(Samples.deployment("lake"), exports.services());

        assertThatThrownBy(() -> foreign.cancel(
                        () -> new CancelRequest.OfExecution(EXECUTION, Optional.of(SOURCE), false), CANCELLING, START))
                .matches(Refusal.EXPORT_TASK_NOT_FOUND::is);
        assertThat(foreign.runningOfDeployment(Service.RDS)).isEmpty();
    }

    /** An identifier as RDS's console, or another deployment, makes one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders-by-hand                     | whoever exports with the role "arn:aws:iam::123456789012:role/lakelift-export"
            lakelift-orders-by-hand            | whoever exports with the role "arn:aws:iam::123456789012:role/lakelift-export"
            lakelift-house-orders-HOUSE0000000 | the deployment "lakelift-house"
            """)
    void foreign_isNeverCancelled(String identifier, String starter) {
        String id = identifier.replace("HOUSE", Hash.of("deployment lakelift-house", 4));
        ExportTask task = exports.put(InMemoryExportGateway.task(id, Samples.request(), "IN_PROGRESS"));

        for (CancelRequest request :
                List.of(new CancelRequest.OfTask(task.ref()), new CancelRequest.OfSource(SOURCE))) {
            assertThatThrownBy(() -> exporter.cancel(() -> request, CANCELLING, START))
                    .matches(Refusal.FOREIGN_EXPORT::is)
                    .hasMessage(
                            "export \"%s\" of %s was not started by this deployment, lakelift, but by %s: cancel it where it was started, or set security.foreignCancels to true in the deployment's file.",
                            id, Samples.SNAPSHOT, starter);
            assertThatThrownBy(() -> exporter.takeOver(() -> request, CANCELLING, START, Optional.empty()))
                    .matches(Refusal.FOREIGN_EXPORT::is);
        }
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void foreign_isCancelledWhereTheFileSaysSo() {
        ExportTask task = exports.put(InMemoryExportGateway.task("orders-by-hand", Samples.request(), "IN_PROGRESS"));
        Deployment open =
                Samples.deployment(new ExportPolicy(DEPLOYMENT.policy().combinations(), true, DailyLimits.NONE));

        ExportReport report = new Exporter(open, exports.services())
                .cancel(() -> new CancelRequest.OfTask(task.ref()), CANCELLING, START);

        assertThat(Reports.status(report)).hasValue("CANCELING");
    }

    @Test
    void foreign_thatHasEnded_isReported() {
        ExportTask task = exports.put(InMemoryExportGateway.task("orders-by-hand", Samples.request(), "COMPLETE"));

        assertThat(Reports.outcome(exporter.cancel(() -> new CancelRequest.OfTask(task.ref()), CANCELLING, START)))
                .hasValue(Outcome.COMPLETE);
    }

    @Test
    void bySource_foreignRunsToo_cancelsOurs() {
        exports.put(InMemoryExportGateway.task("orders-by-hand", Samples.request("shop"), "IN_PROGRESS"));
        ExportTask ours = start();

        ExportReport report = exporter.cancel(() -> new CancelRequest.OfSource(SOURCE), CANCELLING, START);

        assertThat(Reports.following(report).task()).isEqualTo(ours.ref());
        assertThat(exports.tasks().values())
                .filteredOn(task -> task.rawStatus().equals("IN_PROGRESS"))
                .hasSize(1);
    }

    /** Whoever may invoke the function may hand it any report. */
    @Test
    void foreign_inTheReportOfADeadline_isFollowedAndNotCancelled() {
        ExportTask task = exports.put(InMemoryExportGateway.task("orders-by-hand", Samples.request(), "IN_PROGRESS"));
        ExportReport.Following report = ExportReport.Following.of(task, Role.OWNER, START, 30);

        assertThat(Reports.status(exporter.cancel(report, CANCELLING, START))).hasValue("IN_PROGRESS");
        assertThat(exports.calls()).doesNotContain("cancel");
    }

    @Test
    void stopped_nothingRuns_isNothingToDoOnceItWouldHaveBeenShown() {
        assertThat(stopped(START)).isInstanceOf(ExportReport.Waiting.class);
        assertThat(stopped(START.plusSeconds(599))).isInstanceOf(ExportReport.Waiting.class);
        assertThat(stopped(START.plusSeconds(600))).isInstanceOf(ExportReport.NothingToDo.class);
    }

    @Test
    void bySource_acceptedAndTheNextLookRefused_isFollowedAndNotReportedAsRefused() {
        start();
        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));

        ExportReport.Following followed =
                Reports.following(exporter.cancel(() -> new CancelRequest.OfSource(SOURCE), CANCELLING, START));

        assertThat(followed.cancelledAt()).hasValue(START);
        assertThat(followed.refusedSince()).hasValue(START);
    }

    @Test
    void permissionThatIsSecondsOld_isAskedForAgainWithinTheFirstMinute() {
        ExportTask task = start();
        exports.refuseNextCancel(Refusal.ACCESS_DENIED.because("not yet"));
        ExportReport report = exporter.cancel(() -> new CancelRequest.OfTask(task.ref()), CANCELLING, START);
        assertThat(Reports.waitingFor(report)).hasValue("not yet");

        exports.refuseNextCancel(Refusal.ACCESS_DENIED.because("never"));
        assertThatThrownBy(() ->
                        exporter.cancel(() -> new CancelRequest.OfTask(task.ref()), CANCELLING, START.plusSeconds(60)))
                .matches(Refusal.ACCESS_DENIED::is);
    }

    /** The execution may have seen its export's end, and was stopped before it could report it. */
    @Test
    void stopped_endedBeforeTheTakeOver_isReported() {
        ExportTask task = start();
        exports.put(InMemoryExportGateway.ended(
                task, "FAILED", CANCELLING.startTime().minusSeconds(30)));

        assertThat(Reports.outcome(stopped(START.plusSeconds(1)))).hasValue(Outcome.FAILED);
    }

    @Test
    void stopped_endedBeforeItCouldBeCancelled_isReported() {
        ExportTask task = start();
        exports.put(InMemoryExportGateway.ended(task, "COMPLETE", START.plusSeconds(60)));

        assertThat(Reports.outcome(stopped(START.plusSeconds(120)))).hasValue(Outcome.COMPLETE);
    }

    /** Its export may be running, and no one else follows it. */
    @Test
    void stopped_andTheLookRefused_isTriedForAnHour() {
        start();
        exports.refuseNextList(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport.Waiting waiting = (ExportReport.Waiting) stopped(START);
        assertThat(waiting.refusedSince()).hasValue(START);
        assertThat(Reports.status(stopped(START.plusSeconds(600), waiting.refusedSince())))
                .hasValue("CANCELING");

        exports.refuseNextList(Refusal.ACCESS_DENIED.because("not authorized"));
        assertThat(Reports.end(stopped(START.plusSeconds(3600), waiting.refusedSince())))
                .hasValue(ExportEnd.lost("not authorized"));
    }

    @Test
    void stopped_whoseSourceIsNotKnownAndOneListRefused_isNotNothingToDo() {
        exports.refuseNextList(Refusal.ACCESS_DENIED.because("not authorized"));

        ExportReport report = exporter.takeOver(
                () -> new CancelRequest.OfExecution(EXECUTION, Optional.empty(), false),
                CANCELLING,
                START.plusSeconds(600),
                Optional.empty());

        assertThat(Reports.waitingFor(report)).hasValue("not authorized");
    }

    @Test
    void adopt_andTheLookRefused_isTriedForAnHour() {
        ExportTask task = start();
        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport waiting = exporter.adopt(task.ref(), CANCELLING, START, Optional.empty());
        assertThat(Reports.waitingFor(waiting)).hasValue("not authorized");

        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        assertThat(Reports.error(exporter.adopt(task.ref(), CANCELLING, START.plusSeconds(3600), Optional.of(START))))
                .hasValue("ExportLost");
    }

    /** Its own deadline is not known, and may have been the longest. */
    @Test
    void adopt_isNotBoundByTheDeploymentsDeadline() {
        ExportReport report = exporter.adopt(start().ref(), CANCELLING, START, Optional.empty());

        assertThat(report.deadline()).isEqualTo(START.plus(Duration.ofDays(13)));
    }

    @Test
    void adopt_endedBefore_isNothingToDo() {
        ExportTask task = start();
        end(task, "FAILED");

        assertThat(exporter.adopt(task.ref(), CANCELLING, START, Optional.empty()))
                .isInstanceOf(ExportReport.NothingToDo.class);
    }

    @Test
    void adopt_endedSince_isReported() {
        ExportTask task = start();
        exports.put(InMemoryExportGateway.ended(task, "FAILED", START.plusSeconds(60)));

        assertThat(Reports.error(exporter.adopt(task.ref(), CANCELLING, START.plusSeconds(120), Optional.empty())))
                .hasValue("ExportFailed");
    }

    private ExportTask start() {
        return Reports.export(exporter.start(Samples.request(), EXECUTION, START, StartAttempt.NONE))
                .orElseThrow();
    }

    private void end(ExportTask task, String status) {
        exports.put(InMemoryExportGateway.with(task, status, Optional.empty(), Optional.empty()));
    }

    private ExportReport stopped(Instant now) {
        return stopped(now, Optional.empty());
    }

    private ExportReport stopped(Instant now, Optional<Instant> refusedSince) {
        return exporter.takeOver(
                () -> new CancelRequest.OfExecution(EXECUTION, Optional.of(SOURCE), false),
                CANCELLING,
                now,
                refusedSince);
    }

    private ExportReport byExecution(ExecutionContext execution) {
        return byExecution(new CancelRequest.OfExecution(execution, Optional.of(SOURCE), false));
    }

    private ExportReport byExecution(CancelRequest.OfExecution request) {
        return exporter.cancel(() -> request, CANCELLING, START);
    }
}

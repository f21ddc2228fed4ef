package io.lakelift.export;

import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestSnapshotTest {
    private static final ExportSource DB = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders");

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final ExportRequest request = Samples.request(DB, false);

    @Test
    void of_several_isTheNewestAutomatedOne() {
        assertThat(choose(false, taken("old", 50, false), taken("new", 5, false), taken("mine", 1, true)))
                .isEqualTo("new");
    }

    @Test
    void of_oneTakenAfterTheStart_isNotChosen() {
        assertThat(choose(false, taken("later", -1, false), taken("new", 5, false)))
                .isEqualTo("new");
    }

    @Test
    void of_noYoungAutomatedOne_isTheManualOneWhereAsked() {
        assertThat(choose(true, taken("old", 50, false), taken("mine", 20, true)))
                .isEqualTo("mine");
    }

    @Test
    void of_bothYoung_isTheAutomatedOne() {
        assertThat(choose(true, taken("new", 5, false), taken("mine", 1, true))).isEqualTo("new");
    }

    @Test
    void of_noYoungAutomatedOne_isTheOneOfAwsBackup() {
        Snapshots.DbSnapshot backup =
                created("awsbackup:job-1", START.minus(Duration.ofHours(1)), Snapshots.Kind.AWSBACKUP);

        assertThat(choose(false, taken("old", 50, false), backup)).isEqualTo("awsbackup:job-1");
        assertThat(choose(false, taken("new", 5, false), backup)).isEqualTo("new");
    }

    @Test
    void of_exactlyAsOldAsAllowed_isChosen() {
        assertThat(choose(false, taken("edge", 30, false))).isEqualTo("edge");
    }

    @Test
    void of_onlyOlderOnes_saysThatTheBackupDidNotHappen() {
        assertThatThrownBy(() -> choose(false, taken("old", 31, false), taken("mine", 1, true)))
                .matches(Refusal.SNAPSHOT_TOO_OLD::is)
                .hasMessageContaining("old, is 31 h old, and maxSnapshotAge is PT30H")
                .hasMessageContaining("the nightly backup did not happen");
    }

    @Test
    void of_none_saysSo() {
        assertThatThrownBy(() -> choose(false, taken("mine", 1, true)))
                .matches(Refusal.SNAPSHOT_NOT_FOUND::is)
                .hasMessageContaining("has no available automated snapshot");
    }

    @Test
    void of_noYoungOneWhereAKindWasRefused_isThatRefusal() {
        Snapshots.Found found = new Snapshots.Found(
                List.of(taken("old", 50, true)),
                Map.of(Snapshots.Kind.AUTOMATED, Refusal.REQUEST_REFUSED.because("no list")));

        assertThatThrownBy(() -> chosen(true, found)).hasMessage("no list");
    }

    @Test
    void of_refusedKindThatDoesNotCount_isNotBlamed() {
        Snapshots.Found found = new Snapshots.Found(
                List.of(taken("old", 50, false)),
                Map.of(Snapshots.Kind.MANUAL, Refusal.REQUEST_REFUSED.because("no list")));

        assertThatThrownBy(() -> chosen(false, found)).matches(Refusal.SNAPSHOT_TOO_OLD::is);
    }

    @Test
    void start_triedAgainWhenANewerSnapshotExists_findsItsExportOfTheOlderOne() {
        Exporter first = new Exporter(Samples.DEPLOYMENT, exports.services(taken("new", 5, false)));
        Exporter later =
                new Exporter(Samples.DEPLOYMENT, exports.services(taken("new", 5, false), taken("newer", 0, false)));

        first.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport again = later.start(request, EXECUTION, START.plusSeconds(60), StartAttempt.NONE);

        assertThat(Reports.export(again).orElseThrow().sourceArn()).endsWith("snapshot:new");
        assertThat(exports.tasks()).hasSize(1);
    }

    @Test
    void start_afterWaitingForASlot_choosesTheSameSnapshot() {
        exports.refuseNextStart(new ExportLimitReached("full"));
        Exporter exporter = new Exporter(
                Samples.DEPLOYMENT, exports.services(taken("new", 5, false), taken("while-waiting", -1, false)));

        exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport report = exporter.start(request, EXECUTION, START.plus(Duration.ofHours(2)), StartAttempt.NONE);

        assertThat(Reports.export(report).orElseThrow().sourceArn()).endsWith("snapshot:new");
    }

    @Test
    void of_newestStillBeingCreated_isThatOne() {
        assertThat(choose(false, taken("yesterday", 48, false), tonights(Snapshots.State.CREATING)))
                .isEqualTo("rds:orders-2026-11-21-01-50");
        assertThat(choose(false, taken("young", 5, false), tonights(Snapshots.State.CREATING)))
                .isEqualTo("rds:orders-2026-11-21-01-50");
    }

    @Test
    void of_creationBegunAfterTheStart_doesNotCount() {
        Snapshots.DbSnapshot later =
                unfinished("rds:orders-2026-11-21-02-01", Snapshots.Kind.AUTOMATED, Snapshots.State.CREATING);

        assertThat(choose(false, taken("young", 5, false), later)).isEqualTo("young");
    }

    @Test
    void of_creationBegunTooLongAgo_doesNotCount() {
        Snapshots.DbSnapshot stuck =
                unfinished("rds:orders-2026-11-19-02-01", Snapshots.Kind.AUTOMATED, Snapshots.State.CREATING);

        assertThatThrownBy(() -> choose(false, stuck)).matches(Refusal.SNAPSHOT_TOO_OLD::is);
    }

    @Test
    void of_creationOfUnknownBeginning_countsAtTheFirstLookOnly() {
        Snapshots.Found found = Snapshots.Found.all(
                taken("young", 5, true), unfinished("by-hand", Snapshots.Kind.MANUAL, Snapshots.State.CREATING));
        StartAttempt waitedForASlot =
                new StartAttempt(Optional.of("full"), Optional.empty(), Optional.empty(), 0, Optional.empty());

        assertThat(chosen(true, found)).isEqualTo("by-hand");
        assertThat(chosen(true, waitedForASlot, found).source().name()).isEqualTo("young");
    }

    @Test
    void of_theOneWaitedFor_staysChosenWhateverTimeItIsGiven() {
        Snapshots.DbSnapshot finished = created("by-hand", START.plusSeconds(600), Snapshots.Kind.MANUAL);
        StartAttempt waited = new StartAttempt(
                Optional.of("wait"),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(finished.source().arn().toString()));

        assertThat(chosen(true, waited, Snapshots.Found.all(taken("young", 5, true), finished)))
                .isEqualTo(finished);
    }

    @Test
    void of_automatedOneFinishedAfterTheStart_isKnownByTheMinuteInItsName() {
        Snapshots.DbSnapshot finished =
                created("rds:orders-2026-11-21-01-50", START.plusSeconds(600), Snapshots.Kind.AUTOMATED);

        assertThat(choose(false, taken("young", 5, false), finished)).isEqualTo("rds:orders-2026-11-21-01-50");
    }

    @Test
    void of_newestFailed_isTheNextOlderOne() {
        assertThat(choose(false, taken("young", 24, false), tonights(Snapshots.State.FAILED)))
                .isEqualTo("young");
    }

    @Test
    void of_newestFailedAndTheNextTooOld_saysBoth() {
        assertThatThrownBy(() -> choose(false, taken("old", 31, false), tonights(Snapshots.State.FAILED)))
                .matches(Refusal.SNAPSHOT_TOO_OLD::is)
                .hasMessageContaining("old, is 31 h old")
                .hasMessageContaining("a newer one, rds:orders-2026-11-21-01-50, failed: find out why");
    }

    @Test
    void of_onlyAFailedOne_saysSo() {
        assertThatThrownBy(() -> choose(false, tonights(Snapshots.State.FAILED)))
                .matches(Refusal.SNAPSHOT_NOT_FOUND::is)
                .hasMessageContaining("has no available automated snapshot, and rds:orders-2026-11-21-01-50 failed");
    }

    @Test
    void of_magneticStorage_isRefusedBeforeTheStart() {
        Snapshots.DbSnapshot magnetic = new Snapshots.DbSnapshot(
                DB,
                Optional.of(START),
                Optional.of(START),
                Snapshots.Kind.AUTOMATED,
                Snapshots.State.AVAILABLE,
                Optional.empty(),
                true);

        assertThatThrownBy(() -> choose(false, magnetic))
                .matches(Refusal.INVALID_EXPORT_SOURCE_STATE::is)
                .hasMessageContaining("is on magnetic storage, which RDS cannot export");
    }

    @Test
    void start_newestStillBeingCreated_waitsForItAndExportsIt() {
        Exporter creating = new Exporter(
                Samples.DEPLOYMENT,
                exports.services(taken("yesterday", 48, false), tonights(Snapshots.State.CREATING)));
        Exporter finished = new Exporter(
                Samples.DEPLOYMENT,
                exports.services(taken("yesterday", 48, false), tonights(Snapshots.State.AVAILABLE)));

        ExportReport.Waiting waiting =
                (ExportReport.Waiting) creating.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport report = finished.start(request, EXECUTION, START.plusSeconds(60), after(waiting));

        assertThat(waiting.waitingFor())
                .isEqualTo("Snapshot rds:orders-2026-11-21-01-50 is still being created (43 %).");
        assertThat(exports.calls()).containsExactly("find", "find", "of", "start");
        assertThat(Reports.export(report).orElseThrow().sourceArn()).endsWith(":rds:orders-2026-11-21-01-50");
    }

    @Test
    void start_stillBeingCreatedAtTheDeadline_isNotStarted() {
        Exporter exporter = new Exporter(Samples.DEPLOYMENT, exports.services(tonights(Snapshots.State.CREATING)));

        ExportReport.Waiting waiting =
                (ExportReport.Waiting) exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport report = exporter.start(request, EXECUTION, START.plus(request.deadline()), after(waiting));

        assertThat(Reports.outcome(report)).contains(Outcome.NOT_STARTED);
        assertThat(Reports.end(report).orElseThrow().cause().orElseThrow()).contains("rds:orders-2026-11-21-01-50");
    }

    /** Its data may be of any age, and nothing says when it will be complete. */
    @Test
    void copyOfUnknownAgeUnderWay_isNotChosen() {
        assertThat(choose(
                        true,
                        unfinished("copy-of-may", Snapshots.Kind.MANUAL, Snapshots.State.COPYING),
                        taken("before-the-release", 5, true)))
                .isEqualTo("before-the-release");
    }

    @Test
    void start_namedAndStillBeingCreated_waitsForIt() {
        Snapshots.DbSnapshot named = tonights(Snapshots.State.CREATING);
        exports.refuseNextStart(Refusal.INVALID_EXPORT_SOURCE_STATE.because("its status is creating"));
        Services services = new Services(
                exports,
                new InMemoryExportGateway(),
                new Snapshots() {
                    @Override
                    public Found of(ExportSource source) {
                        return Found.all();
                    }

                    @Override
                    public Optional<DbSnapshot> named(ExportSource source) {
                        return Optional.of(named);
                    }
                },
                new InMemoryExecutions());
        ExportRequest ofNamed = Samples.request(named.source(), false);
        Exporter exporter = new Exporter(Samples.DEPLOYMENT, services);

        ExportReport waiting = exporter.start(ofNamed, EXECUTION, START, StartAttempt.NONE);
        ExportReport report =
                exporter.start(ofNamed, EXECUTION, START.plusSeconds(60), after((ExportReport.Waiting) waiting));

        assertThat(Reports.waitingFor(waiting))
                .contains("Snapshot rds:orders-2026-11-21-01-50 is still being created (43 %).");
        assertThat(Reports.export(report)).isPresent();
    }

    @Test
    void start_listOfOtherExportsRefused_startsNevertheless() {
        exports.refuseNextListOfSource(Refusal.REQUEST_REFUSED.because("no list"));
        Exporter exporter = new Exporter(Samples.DEPLOYMENT, exports.services(taken("new", 5, false)));

        assertThat(Reports.export(exporter.start(Samples.request(DB, false), EXECUTION, START, StartAttempt.NONE)))
                .isPresent();
    }

    @Test
    void start_listOfWhatIsToBeReusedRefused_isRefused() {
        exports.refuseNextListOfSource(Refusal.REQUEST_REFUSED.because("no list"));
        Exporter exporter = new Exporter(Samples.DEPLOYMENT, exports.services(taken("new", 5, false)));

        assertThatThrownBy(() -> exporter.start(Samples.request(DB, true), EXECUTION, START, StartAttempt.NONE))
                .hasMessage("no list");
    }

    private static StartAttempt after(ExportReport.Waiting waiting) {
        return new StartAttempt(
                Optional.of(waiting.waitingFor()),
                waiting.uncertainSince(),
                waiting.refusedSince(),
                waiting.refusals(),
                waiting.snapshot());
    }

    private static String choose(boolean manualToo, Snapshots.DbSnapshot... taken) {
        return chosen(manualToo, Snapshots.Found.all(taken));
    }

    private static String chosen(boolean manualToo, Snapshots.Found found) {
        return chosen(manualToo, StartAttempt.NONE, found).source().name();
    }

    private static Snapshots.DbSnapshot chosen(boolean manualToo, StartAttempt before, Snapshots.Found found) {
        return new NewestSnapshot(DB, new SnapshotChoice(Duration.ofHours(30), manualToo), START, before).of(found);
    }

    private static Snapshots.DbSnapshot unfinished(String name, Snapshots.Kind kind, Snapshots.State state) {
        return new Snapshots.DbSnapshot(
                ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:" + name),
                Optional.empty(),
                Optional.empty(),
                kind,
                state,
                Optional.of(43),
                false);
    }

    private static Snapshots.DbSnapshot tonights(Snapshots.State state) {
        return unfinished("rds:orders-2026-11-21-01-50", Snapshots.Kind.AUTOMATED, state);
    }

    private static Snapshots.DbSnapshot taken(String name, int hoursOld, boolean manual) {
        return created(
                name,
                START.minus(Duration.ofHours(hoursOld)),
                manual ? Snapshots.Kind.MANUAL : Snapshots.Kind.AUTOMATED);
    }

    private static Snapshots.DbSnapshot created(String name, Instant time, Snapshots.Kind kind) {
        return new Snapshots.DbSnapshot(
                ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:" + name), time, kind);
    }
}

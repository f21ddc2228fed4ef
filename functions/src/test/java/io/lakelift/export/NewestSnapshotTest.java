package io.lakelift.export;

import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewestSnapshotTest {
    private static final ExportSource DB = ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders");

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
        Snapshots.Taken backup = new Snapshots.Taken(
                ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-1"),
                START.minus(Duration.ofHours(1)),
                Snapshots.Kind.AWSBACKUP);

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
        InMemoryExports exports = new InMemoryExports();
        ExportRequest request = Samples.request(DB, false);
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
        InMemoryExports exports = new InMemoryExports();
        ExportRequest request = Samples.request(DB, false);
        exports.refuseNextStart(new ExportLimitReached("full"));
        Exporter exporter = new Exporter(
                Samples.DEPLOYMENT, exports.services(taken("new", 5, false), taken("while-waiting", -1, false)));

        exporter.start(request, EXECUTION, START, StartAttempt.NONE);
        ExportReport report = exporter.start(request, EXECUTION, START.plus(Duration.ofHours(2)), StartAttempt.NONE);

        assertThat(Reports.export(report).orElseThrow().sourceArn()).endsWith("snapshot:new");
    }

    private static String choose(boolean manualToo, Snapshots.Taken... taken) {
        return chosen(manualToo, Snapshots.Found.all(taken));
    }

    private static String chosen(boolean manualToo, Snapshots.Found found) {
        return new NewestSnapshot(DB, new SnapshotChoice(Duration.ofHours(30), manualToo), START)
                .of(found)
                .name();
    }

    private static Snapshots.Taken taken(String name, int hoursOld, boolean manual) {
        return new Snapshots.Taken(
                ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:" + name),
                START.minus(Duration.ofHours(hoursOld)),
                manual ? Snapshots.Kind.MANUAL : Snapshots.Kind.AUTOMATED);
    }
}

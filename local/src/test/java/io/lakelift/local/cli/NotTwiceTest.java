package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.SentNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What runs already is joined, what is complete may be reused, and the newest snapshot is a young one. */
class NotTwiceTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    @Test
    void theSameTwiceAtOnce_isOneExportReportedByBothInTheirRoles() {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, INPUT);
        List<SentNotice> notices = new ArrayList<>();
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution first = night.start("night-1", INPUT, event -> {});
        night.timeline().after(Duration.ofMinutes(3), () -> night.start("night-2", INPUT, event -> {}));
        pass(night, Duration.ofMinutes(4));
        night.finish();

        assertThat(first.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(night.cloud().rds().testControl().starts(SampleAccount.ORDERS))
                .isEqualTo(1);
        assertThat(notices).extracting(SentNotice::role).containsExactlyInAnyOrder("owner", "joined");
        assertThat(notices).extracting(SentNotice::outcome).containsOnly("COMPLETE");
    }

    @Test
    void aCompleteOneWithReuse_isReportedAndNothingIsStarted() {
        Lab.night(Scenario.COMPLETE, INPUT);
        Lab.run("night-1", INPUT);
        Lab.Night again = Lab.run("night-2", Map.of("sourceArn", SampleAccount.ORDERS, "reuse", true));

        assertThat(again.status()).isEqualTo("SUCCEEDED");
        assertThat(again.starts(SampleAccount.ORDERS)).isEqualTo(1);
        assertThat(again.notice().message())
                .contains("was complete already; nothing was started, and you are not charged again");
        assertThat(Lab.json(again.notice().data()).path("reused").asBoolean()).isTrue();
    }

    @Test
    void aCompleteOneWithReuse_ofASnapshotThatWasDeletedAndTakenAgain_isNotReused() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.SHOP_BEFORE_UPGRADE, "reuse", true);
        LocalDeployment night = Lab.night(Scenario.COMPLETE, input);
        Lab.run("night-1", input);

        assertThat(Lab.run("night-2", input).starts(SampleAccount.SHOP_BEFORE_UPGRADE))
                .isEqualTo(1);
        night.cloud()
                .rds()
                .account()
                .add(new RdsSource(
                        SampleAccount.SHOP_BEFORE_UPGRADE,
                        "shop",
                        "aurora-postgresql",
                        10,
                        RdsSource.AVAILABLE,
                        night.timeline().instant()));
        assertThat(Lab.run("night-3", input).starts(SampleAccount.SHOP_BEFORE_UPGRADE))
                .isEqualTo(2);
    }

    /** Three hours later the first export is complete; a person who wants another one starts it with sourceArn. */
    @Test
    void anEventThatIsDeliveredAgain_exportsNothing_butAPersonMay() {
        Object event = Lab.event("snapshot-created.json");
        LocalDeployment night = Lab.night(Scenario.COMPLETE, event);
        Lab.run("event-1", event);
        pass(night, Duration.ofHours(3));
        Lab.Night again = Lab.run("event-2", event);

        assertThat(again.starts(SampleAccount.ORDERS)).isEqualTo(1);
        assertThat(again.status()).isEqualTo("SUCCEEDED");
        assertThat(again.notice().role()).isEqualTo("joined");
        assertThat(again.notice().message())
                .contains("was complete already; nothing was started, and you are not charged again");
        assertThat(Lab.run("by-hand", INPUT).starts(SampleAccount.ORDERS)).isEqualTo(2);
    }

    @Test
    void anEventThatIsDeliveredAgainAfterItsExportWasCancelled_exportsNothing() {
        Object event = Lab.event("snapshot-created.json");
        LocalDeployment night = Lab.night(Scenario.NEVER_ENDS, event);
        night.timeline()
                .after(
                        Duration.ofMinutes(20),
                        () -> night.start(
                                "cancel-1", Map.of("cancel", Map.of("sourceArn", SampleAccount.ORDERS)), e -> {}));
        Execution first = night.start("event-1", event, e -> {});
        night.timeline().runUntil(first::isOver);
        Lab.Night again = Lab.run("event-2", event);

        assertThat(again.starts(SampleAccount.ORDERS)).isEqualTo(1);
        assertThat(again.status()).isEqualTo("FAILED ExportCanceled");
    }

    private static void pass(LocalDeployment night, Duration time) {
        boolean[] passed = {false};
        night.timeline().after(time, () -> passed[0] = true);
        night.timeline().runUntil(() -> passed[0]);
    }

    @Test
    void anInstanceWhoseBackupDidNotHappen_isRefusedInOneSentence() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.IDLE_DB));

        assertThat(night.status()).isEqualTo("FAILED SnapshotTooOld");
        assertThat(night.notice().message()).contains("the nightly backup did not happen");
    }

    @Test
    void anInstanceWithoutSnapshots_isRefused() {
        assertThat(Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.NEW_DB))
                        .status())
                .isEqualTo("FAILED SnapshotNotFound");
    }

    @Test
    void anInstance_isExportedFromItsNewestAutomatedSnapshot() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.ORDERS_DB));

        assertThat(night.result().path("sourceArn").asText()).isEqualTo(SampleAccount.ORDERS);
    }

    @Test
    void aClusterWithOnlyAManualSnapshot_isExportedFromItWhereAsked() {
        Map<String, Object> automated = Map.of("sourceArn", SampleAccount.SHOP, "latestSnapshot", true);
        Map<String, Object> manual = Map.of(
                "sourceArn",
                SampleAccount.SHOP,
                "latestSnapshot",
                true,
                "includeManual",
                true,
                "maxSnapshotAge",
                "P365D");

        assertThat(Lab.play(Scenario.COMPLETE, automated).status()).isEqualTo("FAILED SnapshotNotFound");
        assertThat(Lab.play(Scenario.COMPLETE, manual)
                        .result()
                        .path("sourceArn")
                        .asText())
                .isEqualTo(SampleAccount.SHOP_BEFORE_UPGRADE);
    }

    @Test
    void otherEventOfRds_isRefusedWithoutANotice() {
        Object event = Map.of(
                "detail-type",
                "RDS DB Snapshot Event",
                "source",
                "aws.rds",
                "detail",
                Map.of("EventID", "RDS-EVENT-0040"));
        Lab.Night night = Lab.play(Scenario.COMPLETE, event);

        assertThat(night.status()).isEqualTo("FAILED EventRefused");
        assertThat(night.result().path("why").asText()).startsWith("event \"RDS-EVENT-0040\" of \"aws.rds\"");
        assertThat(night.notices()).isEmpty();
    }

    @Test
    void anEventsExportThatIsRefused_isReportedByTheSnapshotsName() {
        Lab.Night night = Lab.play(Scenario.REFUSED, Lab.event("snapshot-created.json"));

        assertThat(night.notice().subject())
                .isEqualTo("[Lakelift lakelift] REFUSED: snapshot rds:orders-2026-11-20-03-10");
    }

    @Test
    void aCancelOfAForeignExecution_isRefusedAtOnceAndByName() {
        String foreign = "arn:aws:states:eu-west-1:123456789012:execution:other-machine:night-1";
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("cancel", Map.of("executionArn", foreign)));

        assertThat(night.status()).isEqualTo("FAILED InvalidInput");
        assertThat(Lab.deployment().cloud().sfn().calls().all()).isEmpty();
        assertThat(night.notice().message()).contains("\"" + foreign + "\" is not an execution of this state machine");
    }

    @Test
    void anAdoptionOfSomeoneElsesExport_isRefused() {
        LocalDeployment deployment = Lab.night(Scenario.NEVER_ENDS, INPUT);
        deployment.cloud().rds().start(SampleAccount.export("somebody-elses", SampleAccount.LEDGER));
        Lab.Night night = Lab.run("adopt-1", Map.of("adopt", Map.of("exportTaskIdentifier", "somebody-elses")));

        assertThat(night.status()).isEqualTo("FAILED ForeignExport");
        assertThat(night.notice().message()).contains("was not adopted", "was not started by this deployment");
    }
}

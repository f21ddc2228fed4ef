package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.Makespan;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StoppedExecutions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fleets with the real exports under them: what they do to the account's slots, and what stops with them. */
class FleetNightTest {
    private static final String LIMIT = "ExportTaskLimitReachedFault";

    @Test
    void fortySources_withAStrangerInASlot_loseNoTimeAndAreRefusedOnlyMeanwhile() {
        Lab.Night night = Lab.playAll(Scenario.CROWDED, Lab.event("fleet-tenants.json"));
        FakeRds rds = night.deployment().cloud().rds();

        assertThat(night.status()).isEqualTo("FAILED FleetFailed");
        assertThat(night.result().at("/counts/COMPLETE").asInt()).isEqualTo(38);
        assertThat(night.result().at("/counts/FAILED").asInt()).isEqualTo(2);
        assertThat(rds.testControl().starts())
                .hasSize(41)
                .allSatisfy((source, starts) -> assertThat(starts).isEqualTo(1));
        assertThat(rds.calls().of(FakeRds.START))
                .filteredOn(call -> call.outcome().equals(LIMIT))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.at()).isBefore(SampleAccount.NIGHT.plus(Duration.ofMinutes(50))));
        assertThat(night.notices())
                .filteredOn(notice -> notice.role().equals("fleet"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains("of 40 exports 38 complete, 2 failed", "isn't located in the current AWS Region"));
        Makespan makespan = Makespan.of(
                night.deployment().cloud(),
                SampleAccount.NIGHT,
                night.execution().stopTime().orElseThrow(),
                night.deployment().concurrency());
        System.out.println(makespan);
        assertThat(makespan.over()).isBetween(0.0, 5.0);
    }

    @Test
    void twoFleetsAtOnce_shareTheSlotsWithoutAStorm() {
        Object input = Lab.event("fleet-tenants.json");
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, input);
        Execution first = deployment.start("fleet-1", input, event -> {});
        Execution second = deployment.start("fleet-2", Lab.event("fleet-tags.json"), event -> {});
        deployment.finish();

        assertThat(first.status()).as(first.cause()).isEqualTo(Status.SUCCEEDED);
        assertThat(second.status()).as(second.cause()).isEqualTo(Status.SUCCEEDED);
        List<Call> starts = deployment.cloud().rds().calls().of(FakeRds.START);
        List<Call> refused =
                starts.stream().filter(call -> call.outcome().equals(LIMIT)).toList();
        System.out.printf("Two fleets at once: %d starts, %d of them refused%n", starts.size(), refused.size());
        assertThat(refused).isNotEmpty().hasSizeLessThan(400);
        assertThat(most(refused, Duration.ofMinutes(1))).isLessThanOrEqualTo(12);
        assertThat(deployment.cloud().rds().calls().all())
                .noneMatch(call -> call.outcome().equals("Throttling"));
    }

    /** One that cannot be exported from here is refused by itself, before any call, and stops no other. */
    @Test
    void fleetWithASourceOfAnotherAccount_andAFaultyParameter_exportsTheOthers() {
        String foreign = SampleAccount.ORDERS.replace(SampleAccount.ACCOUNT, "999988887777");
        Lab.Night night = Lab.playAll(
                Scenario.COMPLETE,
                Map.of(
                        "sources",
                        List.of(
                                foreign,
                                SampleAccount.ORDERS,
                                Map.of("sourceArn", SampleAccount.LEDGER, "exportOnly", List.of("shop-prod.orders")))));

        assertThat(night.status()).isEqualTo("FAILED FleetFailed");
        assertThat(night.result().at("/counts/COMPLETE").asInt()).isEqualTo(1);
        assertThat(night.result().at("/counts/REFUSED").asInt()).isEqualTo(2);
        assertThat(night.result().toString())
                .contains(
                        "is in account 999988887777, but this deployment is in 123456789012: copy it into this account first")
                .contains("names \\\"shop-prod\\\", and RDS exports a part by itself only");
        assertThat(night.deployment().cloud().rds().testControl().starts()).containsOnlyKeys(SampleAccount.ORDERS);
    }

    @Test
    void fleetThatIsStopped_hasItsExportsCancelledAndReported() {
        Map<String, Object> input =
                Map.of("sources", List.of(SampleAccount.ORDERS, SampleAccount.LEDGER, SampleAccount.SCRATCH));
        LocalDeployment deployment = Lab.deployment();
        deployment.begin(Preconditions.of(input).night(), Scenario.NEVER_ENDS, input, StoppedExecutions.FOLLOWED);
        List<SentNotice> notices = new java.util.ArrayList<>();
        deployment.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution fleet = deployment.start("fleet-1", input, event -> {});
        deployment.timeline().after(Duration.ofMinutes(30), () -> fleet.stop("", "a person"));
        deployment.finish();

        assertThat(fleet.status()).isEqualTo(Status.ABORTED);
        assertThat(deployment.cloud().rds().testControl().tasks())
                .hasSize(2)
                .allMatch(task -> task.status().toString().equals("CANCELED"));
        assertThat(deployment.cloud().fsx().testControl().tasks())
                .hasSize(1)
                .allMatch(task -> task.lifecycle().name().equals("CANCELED"));
        assertThat(notices).hasSize(3).allMatch(notice -> notice.role().equals("cancel"));
    }

    @Test
    void prefix_hasTheDateOfTheSchedulesZone() {
        Map<String, Object> schedule = Map.of("scheduledTime", "2026-11-20T23:30:00Z", "timeZone", "Europe/Berlin");
        Lab.Night night = Lab.playAll(
                Scenario.COMPLETE,
                Map.of(
                        "sources",
                        List.of(SampleAccount.ORDERS),
                        "s3Prefix",
                        "n/{yyyy}/{MM}/{dd}",
                        "schedule",
                        schedule));

        assertThat(night.deployment().cloud().rds().testControl().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.s3Prefix()).isEqualTo("n/2026/11/21"));
    }

    private static int most(List<Call> calls, Duration within) {
        return calls.stream()
                .map(Call::at)
                .mapToInt(at -> (int) calls.stream()
                        .filter(call -> between(call.at(), at, at.plus(within)))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean between(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}

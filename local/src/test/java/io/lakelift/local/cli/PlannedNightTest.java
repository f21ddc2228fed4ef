package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Config;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.plan.DeploymentPlan;
import io.lakelift.local.plan.ExpectedExport;
import io.lakelift.local.plan.KnownSources;
import io.lakelift.local.plan.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plan of a night beside the night itself, with the real state machines and functions: forty tenants on five slots.
 */
class PlannedNightTest {
    private static final Instant BEFORE = SampleAccount.NIGHT.minus(Duration.ofHours(1));
    private static final String NIGHTS = """
            schedules:
              - {name: tenants, cron: "30 4 * * ? *", tags: {lakelift: tenants}}
            """;

    @TempDir
    private Path folder;

    @Test
    void fortyTenants_planAndRun_haveTheSameOrderAndNearlyTheSameEnd() throws Exception {
        Lab.Night night = Lab.playAll(Scenario.COMPLETE, Lab.event("fleet-tenants.json"));
        FakeCloud cloud = night.deployment().cloud();
        DeploymentPlan plan = plan(times(cloud));

        double run = minutes(SampleAccount.NIGHT, night.execution().stopTime().orElseThrow());
        double planned = minutes(SampleAccount.NIGHT, plan.timetable().end().orElseThrow());
        System.out.printf("Forty tenants: planned %.1f min, ran %.1f min%n", planned, run);
        assertThat(planned / run).isBetween(0.97, 1.03);
        assertThat(plan.fleets().getFirst().exports())
                .extracting(ExpectedExport::name)
                .containsExactlyElementsOf(cloud.rds().testControl().tasks().stream()
                        .map(task -> task.sourceArn().replaceFirst(".*:rds:(tenant-[0-9]+)-.*", "db:$1"))
                        .toList());
    }

    @Test
    void fortyTenants_bySizeAndAssumptionsAlone_endWithinFivePercent() throws Exception {
        Lab.Night night = Lab.playAll(Scenario.COMPLETE, Lab.event("fleet-tenants.json"));
        DeploymentPlan plan = plan(sizes(night.deployment().cloud()));

        double run = minutes(SampleAccount.NIGHT, night.execution().stopTime().orElseThrow());
        double planned = minutes(SampleAccount.NIGHT, plan.timetable().end().orElseThrow());
        System.out.printf("Forty tenants by size: planned %.1f min, ran %.1f min%n", planned, run);
        assertThat(planned / run).isBetween(0.95, 1.05);
    }

    private DeploymentPlan plan(String sizes) throws Exception {
        Config config = Config.read(Files.writeString(folder.resolve("lakelift.yaml"), NIGHTS));
        KnownSources known = KnownSources.read(Files.writeString(folder.resolve("sizes.csv"), sizes));
        return new Planner(config, known, Assumptions.USUAL, Optional.empty(), BEFORE).plan(1);
    }

    /** As a person would write it down after some nights: how long each export takes. */
    private static String times(FakeCloud cloud) {
        return tenants(cloud).stream()
                .map(source -> "%s,%d,%d".formatted(arn(source), source.sizeInGb(), minutes(RdsTaskPlan.of(source))))
                .collect(Collectors.joining("\n", "sourceArn,sizeInGb,minutes\n", "\n"));
    }

    private static String sizes(FakeCloud cloud) {
        return tenants(cloud).stream()
                .map(source -> "%s,%d".formatted(arn(source), source.sizeInGb()))
                .collect(Collectors.joining("\n", "sourceArn,sizeInGb\n", "\n"));
    }

    private static List<RdsSource> tenants(FakeCloud cloud) {
        return cloud.rds().account().sources().stream()
                .filter(source -> source.of().startsWith("tenant-"))
                .toList();
    }

    private static String arn(RdsSource snapshot) {
        return "arn:aws:rds:%s:%s:db:%s".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT, snapshot.of());
    }

    private static long minutes(TaskPlan<?> plan) {
        return plan.preparing().plus(plan.running()).toMinutes();
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 60.0;
    }
}

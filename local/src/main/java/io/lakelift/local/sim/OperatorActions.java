package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.asl.time.Timeline;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.fsx.DataRepositoryTask;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.rds.RdsExportTask;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsSourceKind;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.states.LocalStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Plays what people do while exports run. They stop and redrive executions, and cancel exports in the console or by an
 * input. They also start exports of their own, delete snapshots and the export role, and change the quota.
 */
final class OperatorActions {
    private static final Duration NIGHT = Duration.ofHours(4);

    private final FakeCloud cloud;
    private final LocalStates states;
    private final Timeline timeline;
    private final Observations observations;
    private final Journal journal;
    private final SeededRandom chance;
    private final BiConsumer<String, Map<String, Object>> start;

    /** @param start begins an execution with a name and an input */
    OperatorActions(
            FakeCloud cloud,
            LocalStates states,
            Timeline timeline,
            Observations observations,
            Journal journal,
            SeededRandom chance,
            BiConsumer<String, Map<String, Object>> start) {
        this.cloud = cloud;
        this.states = states;
        this.timeline = timeline;
        this.observations = observations;
        this.journal = journal;
        this.chance = chance;
        this.start = start;
    }

    /** Schedules who does what in this night, and when. */
    void live(FaultProfile faultProfile, int sources) {
        for (int i = 0; i < sources; i++) {
            sometimes(faultProfile.interrupted(), this::interrupt);
            sometimes(faultProfile.cancels() / 2, this::cancelInConsole);
            int number = i;
            sometimes(faultProfile.cancels() / 2, () -> cancelByExecution("cancel-" + number));
            sometimes(faultProfile.strangers() / 8, () -> occupy("stranger-" + number));
            sometimes(faultProfile.strangers() / 20, this::deleteSnapshot);
            sometimes(faultProfile.strangers() / 20, this::changeQuota);
            sometimes(faultProfile.strangers() / 20, this::occupyFiles);
            sometimes(faultProfile.strangers() / 60, this::deleteRole);
        }
    }

    private void sometimes(double probability, Runnable deed) {
        if (chance.hits(probability)) {
            timeline.after(chance.between(Duration.ZERO, NIGHT), deed);
        }
    }

    private void interrupt() {
        List<Execution> running = states.executions().stream()
                .filter(execution -> !execution.isOver())
                .toList();
        if (running.isEmpty()) {
            return;
        }
        Execution one = chance.oneOf(running);
        observations.interrupted(one.start().arn(), timeline.instant());
        switch (chance.between(0, 3)) {
            case 0 -> one.interrupt(Execution.Status.TIMED_OUT, "", "");
            case 1 -> one.interrupt(Execution.Status.FAILED, "States.DataLimitExceeded", "too large");
            default -> one.stop("", "stopped by a person");
        }
        if (chance.hits(0.2)) {
            Duration later = chance.hits(0.7) ? Duration.ofMinutes(30) : Duration.ofHours(20);
            timeline.after(chance.between(Duration.ZERO, later), () -> redrive(one));
        }
        say("someone stops " + one.start().name() + ", it is " + one.status());
    }

    /** Someone continues an execution that was stopped. */
    private void redrive(Execution execution) {
        if (execution.isOver()
                && execution.redrives().refusal(execution, timeline.instant()).isEmpty()) {
            states.redrive(execution.start().arn());
            say("someone redrives " + execution.start().name());
        }
    }

    private void cancelInConsole() {
        List<String> running = cloud.rds().testControl().tasks().stream()
                .filter(task -> !task.status().ended())
                .map(RdsExportTask::exportTaskIdentifier)
                .toList();
        List<String> tasks = cloud.fsx().testControl().tasks().stream()
                .filter(task -> task.lifecycle().cancelable())
                .map(DataRepositoryTask::taskId)
                .toList();
        if (!running.isEmpty() && (tasks.isEmpty() || chance.hits(0.7))) {
            String id = chance.oneOf(running);
            cloud.rds().testControl().cancel(id);
            cancelled(id);
        } else if (!tasks.isEmpty()) {
            String id = chance.oneOf(tasks);
            cloud.fsx().testControl().cancel(id);
            cancelled(id);
        }
    }

    private void cancelled(String id) {
        observations.cancelled(id, timeline.instant());
        say("someone cancels " + id + " in the console");
    }

    private void cancelByExecution(String name) {
        if (observations.asked().isEmpty()) {
            return;
        }
        Observations.Asked meant = chance.oneOf(observations.asked());
        List<String> ids =
                List.copyOf(observations.starters().keySet()).stream().sorted().toList();
        if (chance.hits(0.4)) {
            start.accept(name, Map.of("cancel", Map.of("executionArn", meant.arn())));
        } else if (chance.hits(0.5) && meant.input().get("sourceArn") instanceof String arn) {
            start.accept(name, Map.of("cancel", Map.of("sourceArn", arn)));
        } else if (!ids.isEmpty()) {
            String id = chance.oneOf(ids);
            String field = id.startsWith("task-") ? "taskId" : "exportTaskIdentifier";
            start.accept(name, Map.of("cancel", Map.of(field, id)));
        }
    }

    /** Someone else's export takes a slot; sometimes it is of a source that Lakelift also exports. */
    private void occupy(String identifier) {
        List<RdsSource> ours = cloud.rds().account().sources().stream()
                .filter(source -> source.of().matches("s\\d+"))
                .toList();
        String arn = "arn:aws:rds:%s:%s:snapshot:%s".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT, identifier);
        RdsSource source = !ours.isEmpty() && chance.hits(0.3)
                ? chance.oneOf(ours)
                : new RdsSource(arn, "strangers", "mysql", 50, RdsSource.AVAILABLE, timeline.instant());
        Duration long_ = chance.between(Duration.ofMinutes(5), Duration.ofHours(2));
        cloud.rds().testControl().occupy(identifier, source, RdsTaskPlan.of(Duration.ofMinutes(1), long_, 5));
        say(identifier + " exports " + source.arn() + " for " + long_);
    }

    private void deleteSnapshot() {
        List<RdsSource> snapshots = cloud.rds().account().sources().stream()
                .filter(source -> source.of().matches("s\\d+") && source.kind() != RdsSourceKind.CLUSTER)
                .toList();
        if (!snapshots.isEmpty()) {
            String arn = chance.oneOf(snapshots).arn();
            cloud.rds().account().remove(arn);
            say("someone deletes " + arn);
        }
    }

    private void occupyFiles() {
        List<FileSystem> ours = cloud.fsx().account().fileSystems().stream()
                .filter(fileSystem -> fileSystem.id().startsWith("fs-0000000000000"))
                .toList();
        if (!ours.isEmpty()) {
            String id = chance.oneOf(ours).id();
            Duration time = chance.between(Duration.ofMinutes(5), Duration.ofHours(2));
            cloud.fsx()
                    .testControl()
                    .occupy(id, io.lakelift.fakes.fsx.FsxTaskPlan.of(Duration.ofMinutes(1), time, 100));
            say("someone exports the files of " + id + " for " + time);
        }
    }

    private void deleteRole() {
        cloud.rds().account().removeRole(SampleAccount.ROLE);
        timeline.after(chance.between(Duration.ofMinutes(5), Duration.ofHours(1)), () -> {
            cloud.rds().account().addRole(SampleAccount.ROLE);
            say("the role is there again");
        });
        say("someone deletes the role");
    }

    private void changeQuota() {
        int quota = chance.between(1, 8);
        cloud.rds().quota(quota);
        say("the quota is now " + quota);
    }

    private void say(String what) {
        observations.trouble("people");
        journal.happened(timeline.instant(), what);
    }
}

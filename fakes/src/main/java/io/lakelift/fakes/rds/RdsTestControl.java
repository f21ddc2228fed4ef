package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.task.TestControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Lets tests, scenarios and simulations control export tasks and slots, and see what the API does not show. */
public final class RdsTestControl extends TestControl<StartRequest, RdsSource, RdsEnding, RdsExportTask> {
    private static final String OTHERS_ROLE = "arn:aws:iam::123456789012:role/stranger";

    private final RdsAccount account;
    private final RdsTaskStore tasks;

    RdsTestControl(RdsAccount account, RdsTaskStore tasks) {
        super(tasks);
        this.account = account;
        this.tasks = tasks;
    }

    /** Starts an export of someone else's source, which takes a slot for as long as the plan says. */
    public RdsExportTask occupy(String identifier, RdsSource source, TaskPlan<RdsEnding> plan) {
        account.add(source);
        StartRequest request = new StartRequest(
                identifier,
                source.arn(),
                "strangers-bucket",
                OTHERS_ROLE,
                "arn:aws:kms:eu-west-1:123456789012:key/99999999-9999-4999-8999-999999999999",
                "",
                List.of());
        return RdsTaskView.at(tasks.put(identifier, request, source, plan), tasks.now());
    }

    /**
     * How long all tasks together held slots between two instants.
     *
     * @param to the later instant, which must not be in the future
     */
    public Duration slotTime(Instant from, Instant to) {
        return tasks.all().stream().map(task -> task.held(from, to)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The part of {@link #slotTime} that {@link #occupy} did not start. */
    public Duration ownSlotTime(Instant from, Instant to) {
        return tasks.all().stream()
                .filter(task -> !task.request().iamRoleArn().equals(OTHERS_ROLE))
                .map(task -> task.held(from, to))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The longest time that any task held its slot between two instants.
     *
     * @param to the later instant, which must not be in the future
     */
    public Duration longest(Instant from, Instant to) {
        return tasks.all().stream()
                .map(task -> task.held(from, to))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How many slots are taken now. */
    public int slotsInUse() {
        Instant now = tasks.now();
        return (int) tasks.all().stream().filter(task -> task.isRunning(now)).count();
    }

    /** The source of a task, as it was when the task began. */
    public RdsSource source(String identifier) {
        return find(identifier).source();
    }

    /** @param sourceArn the source's ARN; letters may be in upper or lower case */
    @Override
    public int starts(String sourceArn) {
        return super.starts(RdsResource.stored(sourceArn));
    }
}

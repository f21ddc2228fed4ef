package io.lakelift.notice;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds an ending: of the owner, whose input named {@link Samples#SNAPSHOT}, unless a test says otherwise. */
public final class TestEnding {
    public static final Instant END = Samples.START.plusSeconds(41 * 60 + 12);

    private final Outcome outcome;
    private Sender sender = Samples.SENDER;
    private ExecutionContext execution = Samples.EXECUTION;
    private Optional<String> error = Optional.empty();
    private Role role = Role.OWNER;
    private Optional<CancelledBy> cancelledBy = Optional.empty();
    private String named = Samples.SNAPSHOT;
    private Optional<String> why = Optional.empty();
    private Optional<ExportTask> export = Optional.empty();
    private boolean reused;
    private boolean ofEvent;
    private boolean takeOver;
    private Optional<Duration> waited = Optional.empty();
    private Instant now = END;
    private Instant deadline = Samples.START.plus(Duration.ofHours(12));
    private Optional<FilesCheck> files = Optional.empty();
    private Optional<TablesUpdate> tables = Optional.empty();

    private TestEnding(Outcome outcome) {
        this.outcome = outcome;
    }

    public static TestEnding of(Outcome outcome) {
        return new TestEnding(outcome);
    }

    TestEnding sender(Sender by, ExecutionContext in) {
        sender = by;
        execution = in;
        return this;
    }

    /** @param name the execution's Error; blank if it succeeds */
    public TestEnding error(String name) {
        error = Optional.of(name).filter(text -> !text.isEmpty());
        return this;
    }

    public TestEnding role(Role part) {
        role = part;
        return this;
    }

    public TestEnding cancelledBy(CancelledBy whom) {
        cancelledBy = Optional.of(whom);
        return this;
    }

    TestEnding named(String what) {
        named = what;
        return this;
    }

    TestEnding why(String cause) {
        why = Optional.of(cause);
        return this;
    }

    public TestEnding export(ExportTask task) {
        export = Optional.of(task);
        return this;
    }

    TestEnding reused() {
        reused = true;
        return this;
    }

    TestEnding ofEvent() {
        ofEvent = true;
        return this;
    }

    public TestEnding takeOver() {
        takeOver = true;
        return this;
    }

    TestEnding waited(Duration time, Instant end) {
        waited = Optional.of(time);
        now = end;
        return this;
    }

    TestEnding deadline(Instant time) {
        deadline = time;
        return this;
    }

    TestEnding files(FilesCheck check) {
        files = Optional.of(check);
        return this;
    }

    TestEnding tables(TablesUpdate update) {
        tables = Optional.of(update);
        return this;
    }

    public Ending ending() {
        return new Ending(
                sender,
                execution,
                now,
                outcome,
                error,
                role,
                cancelledBy,
                Optional.of(named),
                why,
                export,
                export.map(ExportTask::partCount).filter(count -> count > 0),
                reused,
                ofEvent,
                takeOver,
                waited,
                Optional.of(deadline),
                files,
                tables);
    }
}

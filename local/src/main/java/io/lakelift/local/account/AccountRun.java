package io.lakelift.local.account;

import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.Listener;
import io.lakelift.asl.time.RealTimeline;
import io.lakelift.asl.time.Timeline;
import io.lakelift.export.ExecutionContext;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.local.lambda.InProcessHandlers;
import io.lakelift.local.lambda.LambdaTasks;
import io.lakelift.local.lambda.Output;
import io.lakelift.local.run.ExitStatus;
import io.lakelift.local.run.FollowedExport;
import io.lakelift.local.run.LocalMachines;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StoppedExecutions;
import io.lakelift.local.run.View;
import io.lakelift.notice.Notice;
import io.lakelift.notice.Notices;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs one execution in an account, on this computer instead of in Step Functions, with the state machine and handlers
 * of a deployment. If the user cancels with Ctrl-C, the execution is stopped, and an event rule starts others that
 * cancel the export, as in a deployment.
 */
final class AccountRun {
    /** A hyphen and eight random digits follow, and a name may have at most 80 characters. */
    private static final int LONGEST_NAME = 71;

    private static final String STOPPED = ExecutionContext.LAPTOP + "-stopped";

    private final Timeline timeline = new RealTimeline();
    private final FollowedExport followed = new FollowedExport();
    private final AccountPlan plan;
    private final CallerAccount account;
    private final AccountClients clients;
    private final View view;
    private final Interruption interruption;

    /** @param answers whether a person can be asked when Ctrl-C is pressed */
    AccountRun(
            AccountPlan plan,
            CallerAccount account,
            AccountClients clients,
            View view,
            Question question,
            boolean answers) {
        this.plan = plan;
        this.account = account;
        this.clients = clients;
        this.view = view;
        this.interruption = new Interruption(timeline, followed, !plan.input().cancels(), question, answers);
    }

    /** @return the exit status: that of the execution, or 128 plus the signal's number if the user left it running */
    int run(Path home, String name, Output output, PrintWriter err) {
        LocalStates states = states(home, output);
        String unique = name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var execution =
                states.start(ExecutionContext.LAPTOP, unique, plan.input().fields(), listener(unique));
        interruption.cancelBy(() ->
                states.stop(execution.start().arn(), "Cancelled", "A person pressed Ctrl-C and asked for a cancel."));
        try (Signals heard = new Signals(interruption::heard)) {
            finish(states);
        }
        interruption.release();
        if (interruption.left().isPresent() && !allOver(states)) {
            err.println(followed.farewell(account.region().id()));
            return interruption.left().getAsInt();
        }
        return ExitStatus.of(execution).report(err);
    }

    private LocalStates states(Path home, Output output) {
        Notices notices = plan.topic().map(this::published).orElse(this::printed);
        AtomicReference<LocalStates> known = new AtomicReference<>();
        LocalStates states = new LocalStates(
                account.region().id(),
                account.id(),
                timeline,
                new LambdaTasks(
                        InProcessHandlers.of(
                                plan.deployment(),
                                clients.services(account, known::get),
                                clients.catalog(),
                                notices,
                                output),
                        LocalMachines::functionName));
        known.set(states);
        states.register(ExecutionContext.LAPTOP, LocalMachines.load(LocalWorkflow.EXPORT.file(home)));
        String exports = states.machineArn(ExecutionContext.LAPTOP);
        states.register(STOPPED, LocalMachines.load(LocalWorkflow.STOPPED.file(home), exports));
        states.events().add(StoppedExecutions.rule(STOPPED, exports));
        states.watch(start ->
                LocalWorkflow.of(start.input()) == LocalWorkflow.STOPPED ? failuresOnly() : listener(start.name()));
        return states;
    }

    /** Runs until the user leaves or every execution is over, including those that an event starts. */
    private void finish(LocalStates states) {
        boolean[] heard = {false};
        timeline.runUntil(() -> interruption.left().isPresent() || allOver(states));
        timeline.after(Duration.ZERO, () -> heard[0] = true);
        timeline.runUntil(() -> interruption.left().isPresent() || heard[0]);
        timeline.runUntil(() -> interruption.left().isPresent() || allOver(states));
    }

    private static boolean allOver(LocalStates states) {
        return states.executions().stream().allMatch(one -> one.isOver());
    }

    private Listener listener(String execution) {
        return event -> {
            followed.happened(event);
            interruption.show(() -> view.happened(execution, event));
        };
    }

    /** The listener of an execution that only starts the one that cancels: it shows nothing but a failure. */
    private Listener failuresOnly() {
        return event -> {
            if (event instanceof Event.ExecutionEnded ended && ended.status() != Status.SUCCEEDED) {
                interruption.show(() -> view.happened("cancel", event));
            }
        };
    }

    private String printed(Notice notice) {
        Instant now = timeline.instant();
        interruption.show(() -> view.notice(now, SentNotice.of(notice)));
        return "printed";
    }

    private Notices published(String topic) {
        Notices sns = clients.topic(topic);
        return notice -> {
            String id = sns.send(notice);
            Instant now = timeline.instant();
            interruption.show(() -> view.sent(now, SentNotice.of(notice), topic));
            return id;
        };
    }
}

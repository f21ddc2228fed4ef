package io.lakelift.notice;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.TaskRef;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Creates the AWS CLI commands that do what a notice asks for, complete and ready to paste. The command that starts an
 * execution again reads its input from Step Functions, because an input may be too long for a notice.
 * docs/operations.md explains the commands.
 */
final class Commands {
    /** Errors that the same input would cause again. */
    private static final Set<String> INPUT_AT_FAULT =
            Set.of(Refusal.INVALID_INPUT.error(), Refusal.INVALID_EXPORT_ONLY.error(), Refusal.EVENT_REFUSED.error());

    /** The Error of an execution whose deadline passed. */
    private static final String LATE = "DeadlineExceeded";

    /** The same event would export nothing again. */
    private static final String NO_EVENT = "jq -c '{sourceArn: .detail.SourceArn}'";

    private static final String NEXT_ATTEMPT = "jq -c '.attempt = (.attempt // 1) + 1'";

    private Commands() {}

    static List<String> of(Ending ending) {
        List<String> commands = new ArrayList<>();
        if (ending.outcome() == Outcome.UNKNOWN) {
            ending.export().ifPresent(task -> {
                commands.add(describe(task.ref(), ending.sender()));
                commands.add(cancel(task.ref(), ending.sender()));
            });
        }
        if (canStartAgain(ending)) {
            commands.add(startAgain(ending.execution(), ending.sender(), change(ending)));
        }
        return commands;
    }

    static List<String> of(FleetEnding ending) {
        boolean open = ending.outcome() == Outcome.FAILED || ending.outcome() == Outcome.NOT_STARTED;
        return open && ending.night().isPresent()
                ? List.of(startAgain(ending.execution(), ending.sender(), NEXT_ATTEMPT))
                : List.of();
    }

    /**
     * Whether to offer the command that starts the execution again. One that was asked to cancel or adopt would only do
     * that again.
     */
    private static boolean canStartAgain(Ending ending) {
        boolean exports = ending.role() == Role.OWNER || ending.role() == Role.JOINED;
        return exports
                && !ending.execution().onLaptop()
                && switch (ending.outcome()) {
                    case COMPLETE, COMPLETE_WITH_WARNINGS -> false;
                    case REFUSED ->
                        ending.error().filter(INPUT_AT_FAULT::contains).isEmpty();
                    case INCOMPLETE, FAILED, CANCELED, NOT_STARTED, UNKNOWN -> true;
                };
    }

    /** What the input has to be changed by, so that the same export begins again; empty if nothing. */
    private static String change(Ending ending) {
        boolean isCounted = ending.outcome() == Outcome.CANCELED || ending.outcome() == Outcome.UNKNOWN;
        return ending.ofEvent() && isCounted ? NO_EVENT : later(ending);
    }

    /** The change that doubles the deadline, if the export did not end before it; empty otherwise. */
    private static String later(Ending ending) {
        return ending.deadline()
                .filter(passed -> ending.error().filter(LATE::equals).isPresent())
                .map(passed ->
                        Duration.between(ending.execution().startTime(), passed).multipliedBy(2))
                .map(time -> time.compareTo(Deployment.MAX_DEADLINE) > 0 ? Deployment.MAX_DEADLINE : time)
                .map("jq -c '.deadline = \"%s\"'"::formatted)
                .orElse("");
    }

    /** @param change a command that the input is piped through; empty to leave it unchanged */
    private static String startAgain(ExecutionContext execution, Sender sender, String change) {
        String machine = execution.arn().replaceFirst(":execution:([^:]*):.*$", ":stateMachine:$1");
        return ("aws stepfunctions start-execution --region %s --state-machine-arn %s --input \"$(aws stepfunctions"
                        + " describe-execution --region %s --execution-arn %s --query input --output text%s)\"")
                .formatted(
                        sender.region(),
                        Text.shellWord(machine),
                        sender.region(),
                        Text.shellWord(execution.arn()),
                        change.isEmpty() ? "" : " | " + change);
    }

    private static String describe(TaskRef task, Sender sender) {
        String call = switch (task.service()) {
            case RDS -> "aws rds describe-export-tasks --region %s --export-task-identifier %s";
            case FSX -> "aws fsx describe-data-repository-tasks --region %s --task-ids %s";
        };
        return call.formatted(sender.region(), Text.shellWord(task.id()));
    }

    private static String cancel(TaskRef task, Sender sender) {
        String call = switch (task.service()) {
            case RDS -> "aws rds cancel-export-task --region %s --export-task-identifier %s";
            case FSX -> "aws fsx cancel-data-repository-task --region %s --task-id %s";
        };
        return call.formatted(sender.region(), Text.shellWord(task.id()));
    }
}

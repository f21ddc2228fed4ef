package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;

/**
 * Decides who owns an export: in RDS by its identifier, in FSx by its tags. The sweep and every cancel depend on it.
 */
final class Ownership {
    private Ownership() {}

    static boolean isOf(ExportTask task, Deployment deployment) {
        return task.isOfDeployment(deployment.name());
    }

    /** Whether an input, or a deadline, may cancel it. */
    static boolean mayBeCancelled(ExportTask task, Deployment deployment) {
        return deployment.policy().foreignCancels() || isOf(task, deployment);
    }

    /** A sentence saying that it is not this deployment's, and whose it seems to be. */
    static ExportRefused foreign(ExportTask task, Deployment deployment, String remedy) {
        return Refusal.FOREIGN_EXPORT.because("export %s of %s was not started by this deployment, %s, but by %s: %s."
                .formatted(Text.quoted(task.ref().id()), task.sourceArn(), deployment.name(), starter(task), remedy));
    }

    private static String starter(ExportTask task) {
        return task.deployment()
                .or(() -> task.exportTaskIdentifier().flatMap(ExportTaskIdentifier::deployment))
                .map(name -> "the deployment " + Text.quoted(name))
                .or(() -> task.iamRoleArn().map(role -> "whoever exports with the role " + Text.quoted(role)))
                .orElse("someone who gave it none of Lakelift's tags");
    }

    static boolean isOf(ExportTask task, Deployment deployment, ExecutionContext execution) {
        return switch (task.ref().service()) {
            case RDS -> ExportTaskIdentifier.isOf(task.ref().id(), deployment, execution);
            case FSX ->
                isOf(task, deployment)
                        && task.executionArn().filter(execution.arn()::equals).isPresent();
        };
    }

    /** An adoption has the task's id in its name, see statemachine/sweep.asl.json. */
    static boolean adopts(ExecutionContext execution, ExportTask task) {
        String name = "adopt-" + task.ref().id() + "-";
        return execution.name().regionMatches(true, 0, name, 0, name.length());
    }

    /** What takes over from a stopped execution follows what it cancels, see statemachine/export.asl.json. */
    static boolean mayCancel(ExecutionContext execution, ExportTask task) {
        return task.status() == ExportStatus.CANCELING
                && (execution.name().startsWith("stop-") || execution.name().startsWith("again-"));
    }
}

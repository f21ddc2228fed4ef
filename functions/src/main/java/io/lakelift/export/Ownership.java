package io.lakelift.export;

/** Whose an export is: RDS has it in the identifier, FSx in the tags. */
final class Ownership {
    private Ownership() {}

    static boolean isOf(ExportTask task, Deployment deployment) {
        return switch (task.ref().service()) {
            case RDS -> ExportTaskIdentifier.isOf(task.ref().id(), deployment);
            case FSX -> task.deployment().filter(deployment.name()::equals).isPresent();
        };
    }

    static boolean isOf(ExportTask task, Deployment deployment, Execution execution) {
        return switch (task.ref().service()) {
            case RDS -> ExportTaskIdentifier.isOf(task.ref().id(), deployment, execution);
            case FSX ->
                isOf(task, deployment)
                        && task.executionArn().filter(execution.arn()::equals).isPresent();
        };
    }

    /** An adoption has the task's id in its name, see statemachine/sweep.asl.json. */
    static boolean adopts(Execution execution, ExportTask task) {
        String name = "adopt-" + task.ref().id() + "-";
        return execution.name().regionMatches(true, 0, name, 0, name.length());
    }

    /** What takes over from a stopped execution follows what it cancels, see statemachine/export.asl.json. */
    static boolean mayCancel(Execution execution, ExportTask task) {
        return task.phase() == ExportStatus.CANCELING
                && (execution.name().startsWith("stop-") || execution.name().startsWith("again-"));
    }
}

package io.lakelift.local.doctor;

import io.lakelift.local.plan.Plural;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksResponse;
import software.amazon.awssdk.services.rds.model.Filter;

/**
 * Checks whether RDS has a free slot for an export in the account and Region. The quota of five is fixed here, because
 * Service Quotas does not list it.
 */
record SlotsCheck(ExaminedDeployment deployment) implements Check.Question {
    private static final int DOCUMENTED = 5;

    @Override
    public void ask(CheckFindings findings) {
        Filter running = Filter.builder()
                .name("status")
                .values("starting", "in_progress", "canceling")
                .build();
        findings.ask(
                        "rds:DescribeExportTasks",
                        () ->
                                deployment
                                        .clients()
                                        .rds()
                                        .describeExportTasksPaginator(call -> call.filters(running))
                                        .stream()
                                        .map(DescribeExportTasksResponse::exportTasks)
                                        .mapToInt(tasks -> tasks.size())
                                        .sum())
                .value()
                .ifPresent(count -> judge(count, findings));
    }

    private static void judge(int count, CheckFindings findings) {
        if (count >= DOCUMENTED) {
            findings.needsAttention(
                    "%s are running, and RDS runs %d at once in an account and Region unless AWS has given you more"
                            .formatted(Plural.of(count, "export"), DOCUMENTED),
                    "Wait for one of them, or cancel one: what is started meanwhile waits for a slot.");
        } else {
            findings.detail("%d of %d exports are running".formatted(count, DOCUMENTED));
        }
    }
}

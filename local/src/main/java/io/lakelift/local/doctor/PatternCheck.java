package io.lakelift.local.doctor;

import io.lakelift.asl.StrictJson;
import io.lakelift.config.SnapshotEvents;
import io.lakelift.export.ExportSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks the event pattern of a rule that the deployment would create: EventBridge must accept it, and it must match an
 * event that the rule is for, but not a similar event that the rule is not for.
 *
 * @param meant an event that the pattern must match
 * @param other an event that it must not match
 */
record PatternCheck(ExaminedDeployment deployment, String pattern, String meant, String other)
        implements Check.Question {
    private static final String REPORT = "Report this as a bug in Lakelift, with the pattern and the event.";
    private static final String DATE = "-2026-11-20-03-10";

    /**
     * Checks of the rule for stopped executions and of the rules for new snapshots; at most
     * {@link Examination#SAMPLE} of the latter.
     *
     * @param stopped the pattern of the rule for stopped executions
     */
    static List<Check> all(ExaminedDeployment deployment, String stopped) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "event pattern stopped",
                new PatternCheck(
                        deployment,
                        stopped,
                        statusChange(deployment, "ABORTED"),
                        statusChange(deployment, "SUCCEEDED"))));
        deployment.config().onSnapshotCreated().stream()
                .limit(Examination.SAMPLE)
                .map(ExportSource::parse)
                .forEach(source -> checks.add(new Check(
                        "event pattern " + source.arn().resource(),
                        new PatternCheck(
                                deployment,
                                StrictJson.write(SnapshotEvents.of(source)),
                                created(deployment, source, ""),
                                created(deployment, source, "nobody-s-")))));
        return checks;
    }

    @Override
    public void ask(CheckFindings findings) {
        boolean refused = test(meant, true, "does not match the event that it is for", findings);
        if (!refused) {
            test(other, false, "matches an event that it is not for", findings);
        }
    }

    /** @return whether EventBridge rejected the pattern or did not answer, so that another call is useless */
    private boolean test(String event, boolean matches, String fault, CheckFindings findings) {
        Answer<Boolean> answer = findings.ask(
                "events:TestEventPattern",
                () -> deployment
                        .clients()
                        .events()
                        .testEventPattern(call -> call.eventPattern(pattern).event(event))
                        .result(),
                "InvalidEventPattern");
        if (answer.isAbsent()) {
            findings.needsAttention("EventBridge does not take the pattern: %s".formatted(pattern), REPORT);
        }
        answer.value()
                .filter(result -> result != matches)
                .ifPresent(wrong -> findings.needsAttention("the pattern %s: %s".formatted(fault, pattern), REPORT));
        return answer.value().isEmpty();
    }

    private static String statusChange(ExaminedDeployment deployment, String status) {
        return event(
                deployment,
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of(
                        "stateMachineArn",
                        deployment.arn("states", "stateMachine:" + deployment.named("export")),
                        "status",
                        status));
    }

    /** @param before a prefix that makes the name another source's; empty for the source itself */
    private static String created(ExaminedDeployment deployment, ExportSource source, String before) {
        boolean cluster = source instanceof ExportSource.Cluster || source instanceof ExportSource.ClusterSnapshot;
        boolean automated = source instanceof ExportSource.Cluster || source instanceof ExportSource.Db;
        String own = source.name().replace("*", "x");
        String name = automated ? "rds:" + before + own + DATE : before + own;
        String eventId = cluster
                ? (automated ? "RDS-EVENT-0169" : "RDS-EVENT-0075")
                : automated ? "RDS-EVENT-0091" : "RDS-EVENT-0042";
        return event(
                deployment,
                "aws.rds",
                cluster ? "RDS DB Cluster Snapshot Event" : "RDS DB Snapshot Event",
                Map.of(
                        "EventID",
                        eventId,
                        "SourceIdentifier",
                        name,
                        "SourceArn",
                        deployment.arn("rds", (cluster ? "cluster-snapshot:" : "snapshot:") + name)));
    }

    /** An event with all the fields that TestEventPattern requires. */
    private static String event(ExaminedDeployment deployment, String source, String type, Map<String, Object> detail) {
        return StrictJson.write(Map.of(
                "id",
                "844e2571-85d4-695f-b930-0153b71dcb42",
                "account",
                deployment.home().account(),
                "source",
                source,
                "time",
                "2026-11-20T03:16:32Z",
                "region",
                deployment.home().region(),
                "resources",
                List.of(),
                "detail-type",
                type,
                "detail",
                detail));
    }
}

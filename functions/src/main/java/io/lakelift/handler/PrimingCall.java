package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Service;
import java.time.Instant;

/** Creates the payloads of {@link Priming}'s calls: like those of real calls, but about resources that do not exist. */
final class PrimingCall {
    private static final String NOW = "2026-11-20T04:31:00Z";

    private final Deployment deployment;

    PrimingCall(Deployment deployment) {
        this.deployment = deployment;
    }

    String start(Service service) {
        return call("\"attempt\": 0, \"previous\": {}, \"input\": {\"sourceArn\": \"%s\"}".formatted(source(service)));
    }

    /** For a running export: to poll it, or to cancel it. */
    String follow(Service service) {
        String task = task(service);
        String named = service == Service.RDS ? "exportTaskIdentifier" : "taskId";
        return call("""
                "previous": {"role": "owner", "deadline": "2026-11-20T16:30:00Z", "waitSeconds": 30,
                 "task": {"service": "%s", "id": "%s"},
                 "export": {"%s": "%s", "sourceArn": "%s", "status": "STARTING", "deployment": "%s"}}""".formatted(service, task, named, task, source(service), deployment.name()));
    }

    /** For the notice of a failed export. */
    String notice() {
        return call("""
                "named": {"sourceArn": "%1$s"}, "trouble": {},
                "report": {"role": "owner", "deadline": "2026-11-20T16:30:00Z", "waitSeconds": 30,
                 "end": {"outcome": "FAILED", "error": "ExportFailed"}, "task": {"service": "RDS", "id": "%2$s"},
                 "export": {"exportTaskIdentifier": "%2$s", "sourceArn": "%1$s", "sourceType": "SNAPSHOT", "status": "FAILED",
                  "snapshotTime": "2026-11-20T03:10:12.345Z", "taskStartTime": "2026-11-20T04:45:00Z",
                  "taskEndTime": "2026-11-20T05:01:10Z", "s3Bucket": "priming", "percentProgress": 40,
                  "totalExtractedDataInGB": 31, "failureCause": "priming"}}""".formatted(source(Service.RDS), task(Service.RDS)));
    }

    String plan() {
        return call(
                "\"exports\": [], \"round\": {}, \"input\": {\"fleet\": \"priming\", \"tags\": {\"priming\": \"priming\"}}");
    }

    String sweep() {
        return call("\"attempt\": 0");
    }

    String measure() {
        return call("\"measure\": {\"staleAfter\": \"PT36H\", \"sources\": [{\"sourceArn\": \"%s\"}]}"
                .formatted("arn:aws:rds:%s:123456789012:db:priming".formatted(deployment.region())));
    }

    private String call(String rest) {
        return """
                {"execution": {"arn": "%s", "name": "%s", "startTime": "%s"}, "now": "%s", %s}""".formatted(execution().arn(), execution().name(), execution().startTime(), NOW, rest);
    }

    private ExecutionContext execution() {
        return new ExecutionContext(
                "arn:aws:states:%s:123456789012:execution:lakelift-export:priming".formatted(deployment.region()),
                "priming",
                Instant.parse(NOW));
    }

    private String source(Service service) {
        return switch (service) {
            case RDS -> "arn:aws:rds:%s:123456789012:snapshot:priming".formatted(deployment.region());
            case FSX -> "arn:aws:fsx:%s:123456789012:file-system/fs-0123456789abcdef0".formatted(deployment.region());
        };
    }

    /**
     * An RDS export is named as the deployment names its own, or it would be someone else's and could not be cancelled.
     */
    private String task(Service service) {
        ExportSource running =
                ExportSource.parse("arn:aws:rds:%s:123456789012:snapshot:running".formatted(deployment.region()));
        return switch (service) {
            case RDS ->
                ExportTaskIdentifier.of(deployment, running, execution()).value();
            case FSX -> "task-0123456789abcdef0";
        };
    }
}

package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Schedule;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.Text;
import io.lakelift.export.error.EventRefused;
import io.lakelift.export.error.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads an execution's input: the service's own parameters in camelCase, what is missing taken from the deployment,
 * everything else refused by name before any call to AWS. Or an event of RDS, which names a snapshot.
 */
final class ExportInput {
    private final Fields fields;
    private final Deployment deployment;
    private final Schedule schedule;

    private ExportInput(Fields fields, Deployment deployment, Instant start) {
        this.fields = fields;
        this.deployment = deployment;
        this.schedule = ScheduleInput.read(fields, start);
    }

    /**
     * @param start when the execution started, whose date stands in the prefix where no schedule gives another
     * @throws InvalidInput with one sentence that names the field, its value and what would be right
     * @throws EventRefused for an event that starts no export
     */
    static ExportRequest read(JsonNode input, Deployment deployment, Instant start) {
        if (input.path("detail-type").isTextual()) {
            InputKinds.refuseOthers(new Fields("the input", input), "detail-type");
            ExportSource source = SnapshotCreated.read(input);
            refuseOtherRegion(source, deployment);
            return new ExportRequest.OfDatabase(
                    source,
                    ExportOnly.ALL,
                    deployment.target().on(LocalDate.ofInstant(start, ZoneOffset.UTC)),
                    deployment.deadline(),
                    new SnapshotChoice(deployment.maxSnapshotAge(), false),
                    false);
        }
        return new ExportInput(new Fields("the input", input), deployment, start).request();
    }

    private ExportRequest request() {
        InputKinds.refuseOthers(fields, "sourceArn");
        if (fields.has("exportTaskIdentifier")) {
            throw new InvalidInput("exportTaskIdentifier %s cannot be chosen: leave it out, Lakelift makes it."
                    .formatted(Text.line(fields.any("exportTaskIdentifier").toString(), 200)));
        }
        ExportSource source = ExportSource.parse(fields.text("sourceArn"));
        ExportRequest request = source instanceof ExportSource.FileSystem fileSystem
                ? FilesInput.read(fields, fileSystem, deadline())
                : database(source);
        fields.rejectUnread();
        refuseOtherRegion(source, deployment);
        return request;
    }

    private ExportRequest database(ExportSource source) {
        boolean latest = source instanceof ExportSource.Cluster && fields.flag("latestSnapshot");
        ExportSource wanted = latest ? new ExportSource.ClusterLatest(source.arn()) : source;
        return new ExportRequest.OfDatabase(
                wanted,
                new ExportOnly(fields.texts("exportOnly")),
                target(deployment.target()),
                deadline(),
                choice(wanted),
                !(wanted instanceof ExportSource.Cluster) && fields.flag("reuse"));
    }

    private ExportTarget target(ExportTarget usual) {
        return new ExportTarget(
                        fields.optionalText("s3BucketName").orElse(usual.s3BucketName()),
                        fields.optionalText("s3Prefix").orElse(usual.s3Prefix()),
                        fields.optionalText("iamRoleArn").orElse(usual.iamRoleArn()),
                        fields.optionalText("kmsKeyId").orElse(usual.kmsKeyId()))
                .on(schedule.date());
    }

    /** Only where Lakelift picks the snapshot there is something to choose. */
    private SnapshotChoice choice(ExportSource source) {
        if (!(source instanceof ExportSource.Db || source instanceof ExportSource.ClusterLatest)) {
            return new SnapshotChoice(deployment.maxSnapshotAge(), false);
        }
        Duration maxAge =
                fields.duration("maxSnapshotAge", SnapshotChoice.LONGEST_AGE).orElse(deployment.maxSnapshotAge());
        return new SnapshotChoice(maxAge, fields.flag("includeManual"));
    }

    private Duration deadline() {
        return fields.duration("deadline", Deployment.MAX_DEADLINE).orElse(deployment.deadline());
    }

    private static void refuseOtherRegion(ExportSource source, Deployment deployment) {
        String region = source.arn().region();
        if (!region.equals(deployment.region())) {
            throw new InvalidInput(
                    "sourceArn %s is in Region %s, this deployment is in %s: run it in a deployment of that Region."
                            .formatted(Text.quoted(source.arn().toString()), region, deployment.region()));
        }
    }
}

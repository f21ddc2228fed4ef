package io.lakelift.handler;

import static io.lakelift.input.ExportParameter.DEADLINE;
import static io.lakelift.input.ExportParameter.EXPORT_ONLY;
import static io.lakelift.input.ExportParameter.IAM_ROLE_ARN;
import static io.lakelift.input.ExportParameter.INCLUDE_MANUAL;
import static io.lakelift.input.ExportParameter.KMS_KEY_ID;
import static io.lakelift.input.ExportParameter.LATEST_SNAPSHOT;
import static io.lakelift.input.ExportParameter.MAX_SNAPSHOT_AGE;
import static io.lakelift.input.ExportParameter.PATHS;
import static io.lakelift.input.ExportParameter.REUSE;
import static io.lakelift.input.ExportParameter.S3_BUCKET_NAME;
import static io.lakelift.input.ExportParameter.S3_PREFIX;
import static io.lakelift.input.ExportParameter.SOURCE_ARN;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Home;
import io.lakelift.export.ScheduledStart;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.Parameters;
import io.lakelift.input.SourceKind;
import io.lakelift.input.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the input of an execution that exports a source: parameters in camelCase, most of them the service's own, or an
 * RDS event about a new snapshot. Defaults come from the deployment. An unknown or invalid field is refused before any
 * call to AWS, with a sentence that names it.
 */
final class ExportInput {
    private final Fields fields;
    private final Deployment deployment;
    private final Home home;
    private final ScheduledStart schedule;
    private final ExecutionContext execution;

    private ExportInput(Fields fields, Deployment deployment, ExecutionContext execution) {
        this.fields = fields;
        this.deployment = deployment;
        this.home = Home.of(deployment, execution);
        this.schedule = ScheduleInput.read(fields, execution.startTime());
        this.execution = execution;
    }

    /**
     * @param execution the source must be in its account and Region; its date goes into the prefix if neither a schedule
     *     nor an event gives another
     * @throws ExportRefused with one sentence that names the field, its value and what would be right; also for an
     *     event that starts no export
     */
    static ExportRequest read(JsonNode input, Deployment deployment, ExecutionContext execution) {
        ForeignInput.sentence(input).ifPresent(sentence -> {
            throw Refusal.INVALID_INPUT.because(sentence);
        });
        if (input.path("detail-type").isTextual()) {
            Fields event = JsonTree.ofInput(input);
            InputKinds.refuseOthers(event, "detail-type");
            refuseTimer(input);
            ExportSource source = SnapshotCreated.read(input);
            Home.of(deployment, execution).requireSource(source);
            ExportRequest request = ofEvent(source, event.optionalInstant("time"), deployment, execution);
            deployment.policy().require(request, deployment.target());
            return request;
        }
        return new ExportInput(JsonTree.ofInput(input), deployment, execution).request();
    }

    /** An event that is delivered again has the same time, so its export goes to the same place. */
    private static ExportRequest ofEvent(
            ExportSource source, Optional<Instant> time, Deployment deployment, ExecutionContext execution) {
        Instant night = time.orElse(execution.startTime());
        return new ExportRequest.OfDatabase(
                source,
                ExportOnly.ALL,
                deployment.target().on(LocalDate.ofInstant(night, ZoneOffset.UTC)),
                deployment.deadline(),
                new SnapshotChoice(deployment.maxSnapshotAge(), false),
                false,
                time,
                Optional.empty());
    }

    private ExportRequest request() {
        InputKinds.refuseOthers(fields, "sourceArn");
        fields.value("exportTaskIdentifier").ifPresent(value -> value.wrong("leave it out, Lakelift chooses it"));
        ExportSource source = source();
        refuseOthers(SourceKind.of(source));
        Parameters given = Parameters.read(fields, ExportParameter.Place.INPUT);
        Duration deadline = given.duration(DEADLINE).orElse(deployment.deadline());
        ExportRequest request = source instanceof ExportSource.FileSystem fileSystem
                ? new ExportRequest.OfFiles(fileSystem, given.texts(PATHS), given.report(), deadline)
                : database(source, given, deadline);
        home.requireSource(source);
        if (request instanceof ExportRequest.OfDatabase database) {
            home.requireTarget(database.target());
        }
        deployment.policy().require(request, deployment.target().on(schedule.date()));
        return request;
    }

    private ExportSource source() {
        ExportSource source =
                ExportSource.parseOne(fields.required(SOURCE_ARN.spelling(), "the ARN of what is exported")
                        .flatMap(Value::text)
                        .orElseThrow());
        return source instanceof ExportSource.Cluster && fields.flag(LATEST_SNAPSHOT.spelling())
                ? new ExportSource.ClusterLatest(source.arn())
                : source;
    }

    /** After this call every parameter may be read: those that the source does not take are absent. */
    private void refuseOthers(SourceKind kind) {
        Parameters.refuseUntaken(fields, Set.of(kind));
        fields.allowOnly(ExportParameter.at(ExportParameter.Place.INPUT).stream()
                .filter(parameter -> parameter.isTakenBy(kind))
                .map(ExportParameter::spelling)
                .toList());
    }

    private ExportRequest database(ExportSource source, Parameters given, Duration deadline) {
        ExportTarget usual = deployment.target();
        ExportTarget target = new ExportTarget(
                given.text(S3_BUCKET_NAME).orElse(usual.s3BucketName()),
                given.text(S3_PREFIX).orElse(usual.s3Prefix()),
                given.text(IAM_ROLE_ARN).orElse(usual.iamRoleArn()),
                given.text(KMS_KEY_ID).orElse(usual.kmsKeyId()));
        return new ExportRequest.OfDatabase(
                source,
                new ExportOnly(given.texts(EXPORT_ONLY)),
                target.on(schedule.date()),
                deadline,
                new SnapshotChoice(
                        given.duration(MAX_SNAPSHOT_AGE).orElse(deployment.maxSnapshotAge()),
                        given.flag(INCLUDE_MANUAL).orElse(false)),
                given.flag(REUSE).orElse(false),
                Optional.empty(),
                SlotInput.read(fields, execution));
    }

    /** Refuses what a schedule without an input sends; unlike an unrelated event, this deserves a notice. */
    private static void refuseTimer(JsonNode input) {
        if (input.path("detail-type").asText().equals("Scheduled Event")) {
            throw Refusal.INVALID_INPUT.because(
                    "the input is the \"Scheduled Event\" of a schedule, which names no source: give the schedule's target the"
                            + " input {\"sourceArn\": \"ARN\"}.");
        }
    }
}

package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.time.Duration;
import java.util.List;

/**
 * Reads an execution's input: StartExportTask's own parameters in camelCase, what is missing taken from the deployment,
 * everything else refused by name before any call to AWS.
 */
final class ExportInput {
    /** What tells another kind of input: an execution does one thing. */
    private static final List<String> OTHER_KINDS = List.of("detail-type", "cancel", "adopt");

    private ExportInput() {}

    /** @throws InvalidInput with one sentence that names the field, its value and what would be right */
    static ExportRequest read(JsonNode input, Deployment deployment) {
        Fields fields = new Fields("the input", input);
        refuseOtherKinds(fields);
        if (fields.has("exportTaskIdentifier")) {
            throw new InvalidInput("exportTaskIdentifier %s cannot be chosen: leave it out, Lakelift makes it."
                    .formatted(Text.line(fields.any("exportTaskIdentifier").toString(), 200)));
        }
        ExportSource source = ExportSource.parse(fields.text("sourceArn"));
        ExportTarget target = target(fields, deployment.target());
        List<String> exportOnly = fields.texts("exportOnly");
        Duration deadline = fields.optionalText("deadline")
                .map(text -> deadline(fields, text))
                .orElse(deployment.deadline());
        fields.rejectUnread();
        refuseOtherRegion(source, deployment);
        return new ExportRequest(source, new ExportOnly(exportOnly), target, deadline);
    }

    private static ExportTarget target(Fields fields, ExportTarget usual) {
        return new ExportTarget(
                fields.optionalText("s3BucketName").orElse(usual.s3BucketName()),
                fields.optionalText("s3Prefix").orElse(usual.s3Prefix()),
                fields.optionalText("iamRoleArn").orElse(usual.iamRoleArn()),
                fields.optionalText("kmsKeyId").orElse(usual.kmsKeyId()));
    }

    private static Duration deadline(Fields fields, String text) {
        String right = "an ISO-8601 duration of at most P13D, such as PT12H";
        Duration deadline = fields.parsed("deadline", text, Duration::parse, right);
        if (deadline.compareTo(Duration.ofSeconds(1)) < 0 || deadline.compareTo(Deployment.MAX_DEADLINE) > 0) {
            throw new InvalidInput("deadline %s is out of range: give %s.".formatted(Text.quoted(text), right));
        }
        return deadline;
    }

    private static void refuseOtherRegion(ExportSource source, Deployment deployment) {
        String region = source.arn().region();
        if (!region.equals(deployment.region())) {
            throw new InvalidInput(
                    "sourceArn %s is in Region %s, this deployment is in %s: run it in a deployment of that Region."
                            .formatted(Text.quoted(source.arn().toString()), region, deployment.region()));
        }
    }

    private static void refuseOtherKinds(Fields fields) {
        for (String kind : OTHER_KINDS) {
            if (!fields.has(kind)) {
                continue;
            }
            throw new InvalidInput(
                    fields.has("sourceArn")
                            ? "the input has both sourceArn and %s: give one of them, an execution does one thing."
                                    .formatted(kind)
                            : "the input has a field \"%s\", which starts no export: give a sourceArn."
                                    .formatted(kind));
        }
    }
}

package io.lakelift.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakelift.export.Combination;
import io.lakelift.export.DailyLimits;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.LimitsReader;
import io.lakelift.input.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what an input may ask for, from the JSON object in {@code LAKELIFT_POLICY}. {@code sources} limits what may be
 * exported to the deployment's own target. Each entry of {@code combinations} allows another target for certain
 * sources; parameters that the entry omits are the deployment's own. {@code foreignCancels} allows an input to cancel
 * exports that others have started, and {@code limits} contains the {@link DailyLimits}.
 */
final class PolicySettings {
    private static final String NAME = "LAKELIFT_POLICY";

    private PolicySettings() {}

    /**
     * Without the variable, an input may ask for the deployment's own target only.
     *
     * @throws IllegalStateException if the variable cannot be read
     */
    static ExportPolicy read(Map<String, String> environment, ExportTarget own) {
        try {
            return policy(JsonTree.fields(NAME, Json.MAPPER.readTree(environment.getOrDefault(NAME, "{}"))), own);
        } catch (JsonProcessingException | ExportRefused e) {
            throw new IllegalStateException(
                    "the function's environment has a %s that cannot be read (%s): deploy the stack again."
                            .formatted(NAME, e.getMessage()),
                    e);
        }
    }

    private static ExportPolicy policy(Fields fields, ExportTarget own) {
        List<String> sources = fields.value("sources").map(Value::texts).orElse(List.of());
        List<Combination> others = fields.value("combinations").map(Value::entries).orElse(List.of()).stream()
                .flatMap(entry -> entry.fields().stream())
                .map(entry -> combination(entry, sources, own))
                .toList();
        boolean foreignCancels = fields.flag("foreignCancels");
        DailyLimits limits = LimitsReader.read(fields.section("limits"));
        fields.rejectUnread();
        return new ExportPolicy(
                Stream.concat(Stream.of(new Combination(sources, own)), others.stream())
                        .toList(),
                foreignCancels,
                limits);
    }

    private static Combination combination(Fields fields, List<String> usual, ExportTarget own) {
        List<String> sources = fields.value("sources").map(Value::texts).orElse(usual);
        ExportTarget target = new ExportTarget(
                text(fields, ExportParameter.S3_BUCKET_NAME, own.s3BucketName()),
                text(fields, ExportParameter.S3_PREFIX, own.s3Prefix()),
                text(fields, ExportParameter.IAM_ROLE_ARN, own.iamRoleArn()),
                text(fields, ExportParameter.KMS_KEY_ID, own.kmsKeyId()));
        fields.rejectUnread();
        return new Combination(sources, target);
    }

    private static String text(Fields fields, ExportParameter parameter, String own) {
        return fields.optionalText(parameter.spelling()).orElse(own);
    }
}

package io.lakelift.config;

import io.lakelift.input.ExportParameter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution's input may say beside its source, under the same names; what is missing is left to the deployment.
 *
 * @param values each as it stands in an input: a {@link String}, a {@link Boolean}, a {@link List} of texts, or a
 *     {@link Map} of fields
 */
public record Parameters(Map<ExportParameter, Object> values) {
    /** Everything is left to the deployment. */
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        Map<ExportParameter, Object> copy = new EnumMap<>(ExportParameter.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Another bucket than the deployment's. */
    public Optional<String> s3BucketName() {
        return text(ExportParameter.S3_BUCKET_NAME);
    }

    /** May hold {@code {date}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}} of the scheduled time. */
    public Optional<String> s3Prefix() {
        return text(ExportParameter.S3_PREFIX);
    }

    /** Another role than the deployment's. */
    public Optional<String> iamRoleArn() {
        return text(ExportParameter.IAM_ROLE_ARN);
    }

    /** Another key than the deployment's. */
    public Optional<String> kmsKeyId() {
        return text(ExportParameter.KMS_KEY_ID);
    }

    /** Whether the newest snapshot stands for a cluster; empty where it is not said. */
    Optional<Boolean> latestSnapshot() {
        return Optional.ofNullable(values.get(ExportParameter.LATEST_SNAPSHOT)).map(Boolean.class::cast);
    }

    /** The fields of an execution's input, in a fixed order. */
    public Map<String, Object> asInput() {
        Map<String, Object> input = new LinkedHashMap<>();
        values.forEach((parameter, value) -> input.put(parameter.spelling(), value));
        return input;
    }

    private Optional<String> text(ExportParameter parameter) {
        return Optional.ofNullable(values.get(parameter)).map(String.class::cast);
    }
}

package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String EXPORTS = "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "AWS_REGION", "eu-west-1",
            "LAKELIFT_NAME", "lakelift",
            "LAKELIFT_S3_BUCKET_NAME", Samples.TARGET.s3BucketName(),
            "LAKELIFT_S3_PREFIX", "nightly",
            "LAKELIFT_IAM_ROLE_ARN", Samples.TARGET.iamRoleArn(),
            "LAKELIFT_KMS_KEY_ID", Samples.TARGET.kmsKeyId(),
            "LAKELIFT_DEADLINE", "PT12H",
            "LAKELIFT_MAX_SNAPSHOT_AGE", "PT30H",
            "LAKELIFT_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:lakelift-notices"));

    @BeforeEach
    void more() {
        environment.put("LAKELIFT_EXPORT_STATE_MACHINE_ARN", EXPORTS);
        environment.put("LAKELIFT_SERVICES", "RDS,FSX");
    }

    @Test
    void from_everythingSet_readsEverything() {
        Settings settings = Settings.from(environment);

        assertThat(settings.deployment()).isEqualTo(Samples.DEPLOYMENT);
        assertThat(settings.topicArn()).isEqualTo("arn:aws:sns:eu-west-1:123456789012:lakelift-notices");
        assertThat(settings.exportMachineArn()).isEqualTo(EXPORTS);
        assertThat(settings.services()).containsExactly(Service.RDS, Service.FSX);
    }

    @Test
    void from_noPrefix_isNone() {
        environment.remove("LAKELIFT_S3_PREFIX");

        assertThat(Settings.from(environment).deployment().target().s3Prefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "LAKELIFT_NAME",
                "LAKELIFT_S3_BUCKET_NAME",
                "LAKELIFT_IAM_ROLE_ARN",
                "LAKELIFT_KMS_KEY_ID",
                "LAKELIFT_DEADLINE",
                "LAKELIFT_MAX_SNAPSHOT_AGE",
                "LAKELIFT_TOPIC_ARN",
                "LAKELIFT_EXPORT_STATE_MACHINE_ARN",
                "LAKELIFT_SERVICES"
            })
    void from_missing_isNamed(String name) {
        environment.remove(name);

        assertThatThrownBy(() -> Settings.from(environment)).hasMessageContaining("no " + name + ":");
    }

    @Test
    void from_noDuration_isNamed() {
        environment.put("LAKELIFT_DEADLINE", "12 hours");

        assertThatThrownBy(() -> Settings.from(environment)).hasMessageContaining("LAKELIFT_DEADLINE=12 hours");
    }

    @Test
    void from_unknownService_isNamed() {
        environment.put("LAKELIFT_SERVICES", "RDS,EFS");

        assertThatThrownBy(() -> Settings.from(environment))
                .hasMessage("the function's environment has LAKELIFT_SERVICES=RDS,EFS: set RDS, FSX or RDS,FSX.");
    }
}

package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.Combination;
import io.lakelift.export.DailyLimits;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String EXPORTS = "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export";

    private final Map<String, String> environment = environment();

    /** With every variable that a function must have, and a prefix. */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-west-1",
                "LAKELIFT_NAME", "lakelift",
                "LAKELIFT_S3_BUCKET_NAME", Samples.TARGET.s3BucketName(),
                "LAKELIFT_S3_PREFIX", "nightly",
                "LAKELIFT_IAM_ROLE_ARN", Samples.TARGET.iamRoleArn(),
                "LAKELIFT_KMS_KEY_ID", Samples.TARGET.kmsKeyId(),
                "LAKELIFT_DEADLINE", "PT12H",
                "LAKELIFT_MAX_SNAPSHOT_AGE", "PT30H",
                "LAKELIFT_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:lakelift-notices",
                "LAKELIFT_EXPORT_STATE_MACHINE_ARN", EXPORTS));
        environment.put("LAKELIFT_SERVICES", "RDS,FSX");
        return environment;
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

    @Test
    void from_whatTheFileAllows_isThePolicy() {
        environment.put("LAKELIFT_POLICY", """
                {"sources": ["db:shared-*", "cluster:shop"], "foreignCancels": true,
                 "limits": {"gbPerNight": 2000, "timeZone": "Europe/Berlin"}, "combinations": [
                  {"sources": ["db:a"], "s3BucketName": "team-a-lake", "s3Prefix": "a/{date}",
                   "iamRoleArn": "arn:aws:iam::123456789012:role/team-a"}, {"s3BucketName": "by-tag"}]}""");

        ExportTarget own = Samples.TARGET;
        assertThat(Settings.from(environment).deployment().policy())
                .isEqualTo(new ExportPolicy(
                        List.of(
                                new Combination(List.of("db:shared-*", "cluster:shop"), own),
                                new Combination(
                                        List.of("db:a"),
                                        new ExportTarget(
                                                "team-a-lake",
                                                "a/{date}",
                                                "arn:aws:iam::123456789012:role/team-a",
                                                own.kmsKeyId())),
                                new Combination(
                                        List.of("db:shared-*", "cluster:shop"),
                                        new ExportTarget("by-tag", "nightly", own.iamRoleArn(), own.kmsKeyId()))),
                        true,
                        new DailyLimits(OptionalInt.of(2000), OptionalInt.empty(), ZoneId.of("Europe/Berlin"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            [{                                     | has a LAKELIFT_POLICY that cannot be read (
            []                                     | (LAKELIFT_POLICY is an empty list: give an object with named fields.)
            {"combinations": [{"bucket": "lake"}]} | (Unknown field "bucket" in combinations[0]
            {"combinations": ["lake"]}             | (combinations[0] is "lake": give an object with named fields.)
            {"combinations": [{"sources": []}]}    | (combinations[0].sources is an empty list
            {"combinations": [{"iamRoleArn": "*"}]} | (iamRoleArn "*" is not the ARN of a role
            {"foreign": true}                      | (Unknown field "foreign" in LAKELIFT_POLICY
            {"foreignCancels": "yes"}              | (foreignCancels is "yes": give true or false, without quotation marks.)
            """)
    void from_policyThatCannotBeRead_isNamed(String value, String sentence) {
        environment.put("LAKELIFT_POLICY", value);

        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence);
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

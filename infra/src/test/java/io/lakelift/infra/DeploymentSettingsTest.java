package io.lakelift.infra;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentSettingsTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1a2b";
    private static final String TOPIC = "arn:aws-us-gov:sns:us-gov-west-1:123456789012:Ops_alerts";

    @Test
    void from_everySettingGiven_mapsEach() {
        assertThat(DeploymentSettings.from(Map.ofEntries(
                        entry("lakelift:name", "nightly-EU-1"),
                        entry("lakelift:bucketName", "my.lake-1"),
                        entry("lakelift:keyArn", KEY),
                        entry("lakelift:topicArn", TOPIC),
                        entry("lakelift:topicKeyArn", KEY),
                        entry("lakelift:s3Prefix", "exports/team=a"),
                        entry("lakelift:deadline", "P13D"),
                        entry("lakelift:maxSnapshotAge", "P8D"),
                        entry("lakelift:sweepEvery", "PT5M"),
                        entry("lakelift:noticeEmail", "ops@example.org"),
                        entry("@aws-cdk/core:checkSecretUsage", true))))
                .isEqualTo(new DeploymentSettings(
                        "nightly-EU-1",
                        Optional.of("my.lake-1"),
                        Optional.of(KEY),
                        Optional.of(TOPIC),
                        Optional.of(KEY),
                        "exports/team=a",
                        Duration.ofDays(13),
                        Duration.ofDays(8),
                        Duration.ofMinutes(5),
                        Optional.of("ops@example.org")));
    }

    @Test
    void from_nothingGiven_isWhatCdkJsonShows() {
        assertThat(DeploymentSettings.from(Map.of()))
                .isEqualTo(DeploymentSettings.from(Checkout.cdkJsonContext()))
                .isEqualTo(new DeploymentSettings(
                        "lakelift",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Duration.ofHours(12),
                        Duration.ofHours(30),
                        Duration.ofMinutes(30),
                        Optional.empty()));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    lakelift:name        | ''                                              | start with a letter
                    lakelift:name        | 1st                                             | start with a letter
                    lakelift:name        | my--name                                        | single hyphens
                    lakelift:name        | ends-                                           | single hyphens
                    lakelift:name        | a23456789012345678901                           | at most 20
                    lakelift:name        | my_name                                         | letters, digits
                    lakelift:bucketName  | ''                                              | existing S3 bucket
                    lakelift:bucketName  | MyBucket                                        | lowercase
                    lakelift:bucketName  | s3://my-bucket                                  | lowercase
                    lakelift:keyArn      | alias/exports                                   | not an alias
                    lakelift:keyArn      | arn:aws:kms:eu-west-1:123456789012:alias/x      | not an alias
                    lakelift:keyArn      | 1234abcd-12ab-34cd-56ef-1234567890ab            | arn:aws:kms:REGION:ACCOUNT:key/ID
                    lakelift:topicArn    | arn:aws:sns:eu-west-1:123456789012:orders.fifo  | standard SNS topic
                    lakelift:topicArn    | arn:aws:sqs:eu-west-1:123456789012:orders       | arn:aws:sns:REGION:ACCOUNT:NAME
                    lakelift:topicKeyArn | alias/aws/sns                                   | not an alias
                    lakelift:s3Prefix    | exports/                                        | no slash at either end
                    lakelift:s3Prefix    | /exports                                        | no slash at either end
                    lakelift:s3Prefix    | a:b                                             | no colon
                    lakelift:s3Prefix    | a*                                              | wildcard
                    lakelift:s3Prefix    | a//b                                            | a path such as
                    lakelift:deadline    | 12h                                             | ISO-8601
                    lakelift:deadline    | PT0S                                            | above zero
                    lakelift:deadline    | P13DT1S                                         | at most P13D
                    lakelift:deadline    | P1M                                             | ISO-8601
                    lakelift:deadline    | PT                                              | ISO-8601
                    lakelift:maxSnapshotAge | 30h                                          | ISO-8601
                    lakelift:maxSnapshotAge | PT0S                                         | above zero
                    lakelift:maxSnapshotAge | P3651D                                       | at most P3650D
                    lakelift:sweepEvery  | 30 minutes                                      | ISO-8601
                    lakelift:sweepEvery  | PT4M                                            | from PT5M
                    lakelift:sweepEvery  | PT1.5H                                          | such as PT30M
                    lakelift:sweepEvery  | PT5M1S                                          | whole minutes
                    lakelift:sweepEvery  | P1DT1M                                          | to P1D
                    lakelift:noticeEmail | ops                                             | one e-mail address
                    lakelift:noticeEmail | a@b.c, d@e.f                                    | one e-mail address
                    lakelift:bucktName   | x                                               | no such setting
                    bucketName           | x                                               | write lakelift:bucketName
                    """)
    void from_mistake_isOneSentenceWithKeyValueAndWhatIsRight(String key, String value, String right) {
        assertThatThrownBy(() -> DeploymentSettings.from(Map.of(key, value)))
                .isInstanceOf(DeploymentMistake.class)
                .hasMessageStartingWith("%s is \"%s\"", key, value)
                .hasMessageContaining(right)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    @Test
    void from_notAText_isRefused() {
        assertThatThrownBy(() -> DeploymentSettings.from(Map.of("lakelift:name", 5)))
                .hasMessageStartingWith("lakelift:name is \"5\": it must be");
    }

    @Test
    void from_topicKeyWithoutTopic_isRefused() {
        assertThatThrownBy(() -> DeploymentSettings.from(Map.of("lakelift:topicKeyArn", KEY)))
                .isInstanceOf(DeploymentMistake.class)
                .hasMessage(
                        "lakelift:topicKeyArn is \"%s\", but without lakelift:topicArn the topic is made here, "
                                + "with a key of its own.",
                        KEY);
    }
}

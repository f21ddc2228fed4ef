package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.config.Subscription.AlarmDelivery;
import io.lakelift.config.Subscription.Protocol;
import io.lakelift.export.DailyLimits;
import io.lakelift.export.Outcome;
import io.lakelift.export.Service;
import io.lakelift.input.ExportParameter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String FILES = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";

    @Test
    void read_nameOnly_isTheDefaults() {
        assertThat(Config.read(TestFiles.RESOURCES.resolve("good/smallest.yaml")))
                .isEqualTo(new Config(
                        "lakelift",
                        List.of(Service.RDS, Service.FSX),
                        new Storage(Optional.empty(), Map.of(), Optional.empty(), "", Optional.empty()),
                        new ExportDefaults(Duration.ofHours(12), Duration.ofHours(30), 5, true),
                        new NoticeRecipients(Optional.empty(), Optional.empty(), List.of()),
                        List.of(),
                        DailyLimits.NONE,
                        List.of(),
                        List.of(),
                        new Monitoring(
                                Duration.ofMinutes(30),
                                Duration.ofHours(36),
                                true,
                                true,
                                Optional.empty(),
                                Duration.ofDays(90)),
                        new Security(true, false, false),
                        new VerifyFiles(true, false),
                        Optional.empty()));
    }

    @Test
    void read_shipped_worksAsItIsOnOneTag() {
        Config shipped = Config.read(TestFiles.SHIPPED);
        assertThat(shipped.name()).isEqualTo("lakelift");
        assertThat(shipped.schedules()).singleElement().satisfies(nightly -> {
            assertThat(nightly.name()).isEqualTo("nightly");
            assertThat(nightly.cron()).isEqualTo("0 3 * * ? *");
            assertThat(nightly.tags()).isEqualTo(Map.of("lakelift", "nightly"));
            assertThat(nightly.sources()).isEmpty();
            assertThat(nightly.enabled()).isTrue();
        });
    }

    @Test
    void read_tables_asTheyStand_andInTheDeploymentsOwnBucketWhereNoLocationIsGiven() {
        assertThat(Config.read(TestFiles.RESOURCES.resolve("good/tables.yaml")).tables())
                .hasValue(new Tables(
                        "shop-lake",
                        true,
                        Optional.of("s3://my-tables/lake/shop"),
                        14,
                        "table",
                        "register",
                        10,
                        true,
                        2,
                        List.of()));
        assertThat(Config.read(TestFiles.RESOURCES.resolve("good/tables-for-others.yaml"))
                        .tables())
                .hasValue(new Tables(
                        "lake",
                        false,
                        Optional.empty(),
                        7,
                        "schema_table",
                        "hold",
                        50,
                        false,
                        10,
                        List.of("999988887777", "111122223333")));
        assertThat(new Tables("lake", true, Optional.empty(), 7, "table", "hold", 50, true, 10, List.of())
                        .location("my-lake"))
                .isEqualTo("s3://my-lake/lakelift-tables/lake");
    }

    @Test
    void read_everything_sectionsAsTheyStand() {
        Config config = Config.read(TestFiles.EVERYTHING);
        assertThat(config.name()).isEqualTo("nightly-EU-1");
        assertThat(config.services()).containsExactly(Service.RDS, Service.FSX);
        assertThat(config.storage())
                .isEqualTo(new Storage(
                        Optional.of("my.lake-1"),
                        Map.of("archive-lake", "999988887777"),
                        Optional.of("arn:aws:kms:eu-west-1:123456789012:key/mrk-1a2b3c4d5e6f47708899aabbccddeeff"),
                        "exports/team=a",
                        Optional.empty()));
        assertThat(config.sources()).containsExactly(RDS + "db:*", RDS + "cluster-snapshot:shop-*", FILES);
        assertThat(config.limits())
                .isEqualTo(new DailyLimits(OptionalInt.of(2000), OptionalInt.of(3), ZoneId.of("Europe/Berlin")));
        assertThat(config.exports())
                .isEqualTo(new ExportDefaults(Duration.ofHours(10), Duration.ofHours(26), 3, false));
        assertThat(config.notices().topicArn()).hasValue("arn:aws:sns:eu-west-1:123456789012:Ops_alerts");
        assertThat(config.notices().subscriptions())
                .extracting(Subscription::protocol)
                .containsExactly(Protocol.EMAIL, Protocol.SQS, Protocol.HTTPS, Protocol.LAMBDA, Protocol.EMAIL);
        assertThat(config.notices().subscriptions().getFirst())
                .isEqualTo(new Subscription(
                        Protocol.EMAIL,
                        "ops@example.org",
                        List.of(
                                Outcome.COMPLETE_WITH_WARNINGS,
                                Outcome.FAILED,
                                Outcome.CANCELED,
                                Outcome.NOT_STARTED,
                                Outcome.REFUSED,
                                Outcome.UNKNOWN),
                        List.of("fleet", "adopted", "cancel", "owner"),
                        List.of("failure", "warning"),
                        AlarmDelivery.ALSO));
        assertThat(config.notices().subscriptions().getLast())
                .isEqualTo(new Subscription(
                        Protocol.EMAIL, "oncall@example.org", List.of(), List.of(), List.of(), AlarmDelivery.ONLY));
        assertThat(config.onSnapshotCreated()).hasSize(4).startsWith(RDS + "db:billing");
        assertThat(config.monitoring())
                .isEqualTo(new Monitoring(
                        Duration.ofMinutes(20),
                        Duration.ofHours(40),
                        true,
                        true,
                        Optional.of("https://git.example.org/data/lakelift/docs/operations.md"),
                        Duration.ofDays(400)));
        assertThat(config.security()).isEqualTo(new Security(false, true, true));
    }

    @Test
    void read_everything_schedulesAsTheyStand() {
        List<Schedule> schedules = Config.read(TestFiles.EVERYTHING).schedules();
        Schedule nightly = schedules.getFirst();
        assertThat(nightly.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(nightly.flexibleWindow()).hasValue(Duration.ofMinutes(15));
        assertThat(nightly.staleAfter()).hasValue(Duration.ofHours(30));
        assertThat(nightly.parameters().asInput())
                .isEqualTo(Map.of("s3Prefix", "exports/team=a/{yyyy}/{MM}/{dd}", "reuse", true));
        assertThat(nightly.sources())
                .extracting(ScheduledSource::sourceArn)
                .containsExactly(RDS + "db:orders", RDS + "cluster:shop");
        assertThat(nightly.sources().getLast().parameters().asInput())
                .isEqualTo(Map.of(
                        "exportOnly",
                        List.of("shop.public", "shop.audit.log"),
                        "latestSnapshot",
                        true,
                        "includeManual",
                        true,
                        "maxSnapshotAge",
                        "PT20H",
                        "deadline",
                        "PT6H"));
        assertThat(schedules.get(1).enabled()).isFalse();
        assertThat(schedules.get(1).timeZone()).isEqualTo("UTC");
        assertThat(schedules.get(1).parameters().asInput())
                .isEqualTo(Map.of(
                        "paths", List.of("results", "logs/2026"),
                        "report",
                                Map.of(
                                        "enabled",
                                        true,
                                        "path",
                                        "s3://my.lake-1/reports",
                                        "format",
                                        "REPORT_CSV_20191124",
                                        "scope",
                                        "FAILED_FILES_ONLY")));
        assertThat(schedules.get(2).parameters().text(ExportParameter.S3_BUCKET_NAME))
                .hasValue("partner-lake");
    }

    @Test
    void read_oneService_isThatOne() {
        assertThat(Config.read(TestFiles.RESOURCES.resolve("good/rds-only.yaml"))
                        .services())
                .containsExactly(Service.RDS);
    }
}

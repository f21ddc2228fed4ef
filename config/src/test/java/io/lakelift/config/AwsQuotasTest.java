package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose parts are all valid, and which AWS would refuse as a whole, at the deployment or in the night. */
class AwsQuotasTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";

    @TempDir
    private Path folder;

    /** Lambda gives an environment 4,096 bytes: 160 sources of 15 characters fit beside the rest, 180 do not. */
    @Test
    void read_placesThatTheEnvironmentHasNoRoomFor_areRefused() throws IOException {
        assertThat(read("schedules:\n" + fleet("s3BucketName: partner-lake, ", 160, ""))
                        .schedules())
                .hasSize(1);
        assertThatThrownBy(() -> read("schedules:\n" + fleet("s3BucketName: partner-lake, ", 180, "")))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageMatching(
                        ".*lakelift.yaml:2: sources, and schedules with a bucket, prefix, role or key of their own, need 4,[0-9]{3} bytes of the functions' environment, which has 4,096: let tags choose the sources of such schedules, or move schedules to another deployment\\.");
    }

    @Test
    void read_moreAllowedSourcesThanTheEnvironmentHasRoomFor_areRefused() {
        assertThatThrownBy(() -> read("name: lakelift\nsources: [%s]\n".formatted(sources(300, ""))))
                .hasMessageMatching("(?s).*lakelift.yaml:2: sources, and .* need [0-9],[0-9]{3} bytes .*");
    }

    @Test
    void read_scheduleWhoseInputStepFunctionsRefuses_isRefusedAtItsLine() throws IOException {
        String tables =
                IntStream.range(0, 40).mapToObj("sales.orders_%02d"::formatted).collect(Collectors.joining(", "));
        String small = fleet("", 2, "");

        assertThat(read("schedules:\n" + small + fleet("", 300, tables).replace("name: a", "name: b"))
                        .schedules())
                .hasSize(2);
        assertThatThrownBy(() ->
                        read("schedules:\n" + small + fleet("", 400, tables).replace("name: a", "name: b")))
                .hasMessageMatching(
                        ".*lakelift.yaml:3: schedules\\[1] becomes an input of 3[0-9]{2},[0-9]{3} bytes, and Step Functions accepts 262,144: split its sources across several schedules\\.");
    }

    /** Each schedule and each rule is a resource of the stack, which has 500 at most. */
    @Test
    void read_schedulesAndRulesThatNoStackHolds_areRefused() {
        String schedules = IntStream.range(0, 390)
                .mapToObj("  - {name: n%d, cron: '0 3 * * ? *', tags: {a: b}}\n"::formatted)
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read("schedules:\n%sonSnapshotCreated: [%s]\n".formatted(schedules, sources(11, ""))))
                .hasMessageEndingWith(
                        "lakelift.yaml:2: schedules, onSnapshotCreated and notices.subscriptions become 401 resources of the stack, which has room for 400: let a mailing list or queue take the place of subscriptions, or move schedules to another deployment.");
    }

    /** A function needs a permission as well, and a filter for notices a topic of its own for alarms. */
    @Test
    void read_subscriptionsThatNoStackHolds_areRefused() throws IOException {
        String form = "  - {lambda: 'arn:aws:lambda:eu-west-1:123456789012:function:f%d', severity: [failure]}\n";
        String hundred = IntStream.range(0, 100).mapToObj(form::formatted).collect(Collectors.joining());
        String more = "  - {email: a@example.org}\n";

        assertThat(read("notices:\n  subscriptions:\n" + hundred).notices().subscriptions())
                .hasSize(100);
        assertThatThrownBy(() -> read("notices:\n  subscriptions:\n" + hundred + more))
                .hasMessageContaining("lakelift.yaml:2: ")
                .hasMessageContaining("become 401 resources");
        assertThat(read("monitoring: {alarms: false}\nnotices:\n  subscriptions:\n" + hundred + more)
                        .notices()
                        .subscriptions())
                .hasSize(101);
    }

    /** Each schedule is small enough by itself; a source that two of them name is measured once. */
    @Test
    void read_moreSourcesThanOneMeasurementCovers_areRefused() throws IOException {
        String own = IntStream.range(0, 5)
                .mapToObj(i ->
                        fleet("", 700, "").replace("name: a", "name: a" + i).replace("orders-", "orders-" + i))
                .collect(Collectors.joining());
        String same = IntStream.range(0, 5)
                .mapToObj(i -> fleet("", 700, "").replace("name: a", "name: a" + i))
                .collect(Collectors.joining());

        assertThat(read("schedules:\n" + same).schedules()).hasSize(5);
        assertThatThrownBy(() -> read("schedules:\n" + own))
                .hasMessageMatching(
                        ".*lakelift.yaml:2: schedules name so many sources that the input which measures their age has [0-9]{3},[0-9]{3} bytes, and EventBridge Scheduler accepts 262,144: let tags choose some of them, or move schedules to another deployment\\.");
    }

    @Test
    void read_listSharedByMoreSchedulesThanATemplateHolds_isRefused() throws IOException {
        String shared = "schedules:\n"
                + fleet("", 900, "").replace("sources: [", "sources: &all [")
                + IntStream.range(0, 20)
                        .mapToObj("  - {name: b%d, cron: '0 3 * * ? *', sources: *all}\n"::formatted)
                        .collect(Collectors.joining());
        assertThatThrownBy(() -> read(shared))
                .hasMessageMatching(
                        ".*lakelift.yaml:2: schedules need a template of about [0-9],[0-9]{3},[0-9]{3} bytes, and CloudFormation accepts 1,000,000: let tags choose their sources, or move schedules to another deployment\\.");
    }

    @Test
    void read_bucketsOfMoreAccountsThanARoleHolds_areRefused() throws IOException {
        assertThat(read(accounts(20)).schedules()).hasSize(20);
        assertThatThrownBy(() -> read(accounts(30)))
                .hasMessageMatching(
                        ".*lakelift.yaml:2: storage.bucketAccounts and the schedules' buckets need a policy of 1[0-9],[0-9]{3} characters, and IAM gives a role 10,240: give schedules an iamRoleArn of their own, or move them to another deployment\\.");
    }

    /** Forty ARNs and more, each with seven letters more. */
    @Test
    void exportRole_inAPartitionWithALongerName_needsMore() throws IOException {
        String sources = "tags: {t: v}, sources: ['arn:aws:rds:eu-west-1:123456789012:db:orders']";
        String file = accounts(20).replace("tags: {t: v}", sources);
        String gov = file.replace("arn:aws:rds:eu-west-1", "arn:aws-us-gov:rds:us-gov-west-1");

        assertThat(RolePolicies.exportRole(read(gov))).isEqualTo(RolePolicies.exportRole(read(file)) + 7 * 43);
    }

    private static String accounts(int count) {
        return IntStream.range(0, count)
                        .mapToObj(i -> "lake-%1$02d: '1000000000%1$02d'".formatted(i))
                        .collect(Collectors.joining(", ", "storage:\n  bucketAccounts: {", "}\n"))
                + IntStream.range(0, count)
                        .mapToObj(
                                "  - {name: n%1$02d, cron: '0 3 * * ? *', tags: {t: v}, s3BucketName: lake-%1$02d}\n"
                                        ::formatted)
                        .collect(Collectors.joining("", "schedules:\n", ""));
    }

    @Test
    void read_morePathsOfReportsThanARoleHolds_areRefused() {
        String sources = IntStream.range(0, 60)
                .mapToObj(
                        "{sourceArn: 'arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0000000000000%1$04d', report: {enabled: true, path: 's3://lake/reports/%1$04d', format: REPORT_CSV_20191124, scope: FAILED_FILES_ONLY}}"
                                ::formatted)
                .collect(Collectors.joining(", "));
        assertThatThrownBy(() -> read("schedules:\n  - {name: a, cron: '0 3 * * ? *', sources: [" + sources + "]}"))
                .hasMessageMatching(
                        ".*lakelift.yaml:2: schedules name so many buckets and report.path that the role which checks files needs a policy of 1[0-9],[0-9]{3} characters, .*");
    }

    private Config read(String yaml) throws IOException {
        return Config.read(Files.writeString(folder.resolve("lakelift.yaml"), yaml));
    }

    private static String fleet(String target, int count, String tables) {
        return "  - {name: a, cron: '0 3 * * ? *', %ssources: [%s]}\n".formatted(target, sources(count, tables));
    }

    private static String sources(int count, String tables) {
        String form = tables.isEmpty()
                ? "'%sdb:orders-%05d'"
                : "{sourceArn: '%sdb:orders-%05d', exportOnly: [" + tables + "]}";
        return IntStream.range(0, count)
                .mapToObj(number -> form.formatted(RDS, number))
                .collect(Collectors.joining(", "));
    }
}

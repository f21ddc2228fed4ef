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
                        "lakelift.yaml:2: schedules and onSnapshotCreated have 401 entries together: give at most 400, and move the others to another deployment.");
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

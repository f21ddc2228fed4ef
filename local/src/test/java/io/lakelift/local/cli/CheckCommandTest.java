package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private final Shell shell = new Shell();

    @Test
    void check_shippedFile_says0AndWhatItDescribes() {
        assertThat(check(Path.of("../infra/lakelift.yaml"))).isZero();
        String day = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 20[0-9]{2}-[0-9]{2}-[0-9]{2} 03:00";
        assertThat(sentences().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("../infra/lakelift.yaml describes the deployment lakelift: 1 schedule, "
                                        + "0 sources whose new snapshots are exported."),
                        second -> assertThat(second)
                                .isEqualTo(
                                        "Schedule nightly exports what carries {lakelift=nightly}, to s3://(the deployment's bucket)/nightly/{date}."),
                        third -> assertThat(third).matches("  Next starts: %1$s, %1$s, %1$s in UTC.".formatted(day)),
                        fourth -> assertThat(fourth)
                                .isEqualTo("The files of each complete export are checked; proved loss is a warning."));
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void check_bucketOfOthers_saysWhatCheckingFilesTakes(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lake.yaml"), "storage: {bucketName: my-lake}\n");

        assertThat(check(file)).isZero();
        assertThat(sentences())
                .contains(
                        "The files of exports are not checked: verify.enabled is true only where the file says so, as my-lake is")
                .contains("s3:PutObject below lakelift/lakelift/");
    }

    @Test
    void check_fileThatWillGoWrong_warns(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("berlin.yaml"), """
                schedules:
                  - {name: nightly, cron: "30 2 * * ? *", timeZone: Europe/Berlin, tags: {lakelift: nightly}}
                  - {name: hourly, cron: "0 * * * ? *", enabled: false, tags: {lakelift: hourly}}
                """);

        assertThat(check(file)).isZero();
        assertThat(sentences())
                .contains(
                        "It is not enabled, and starts nothing.\n",
                        "Warning: Schedule nightly does not start on 20",
                        ": clocks in Europe/Berlin go forward over 02:30 then, and EventBridge Scheduler skips");
    }

    /** Each part of the file is valid; only planning the fleet shows that it does not fit into an execution. */
    @Test
    void check_fleetThatEveryNightWouldRefuse_isRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("many.yaml"), LongFleet.YAML);

        assertThat(check(file)).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .isEqualTo(
                        file
                                + ": Schedule nightly would be refused every night: the fleet has 1,000 sources, and with names and parameters as long as theirs it may have about 882: split them across several fleets.\n");
    }

    /** What carries the tags is not known here, and is exported all the same. */
    @Test
    void check_fleetWithTagsOfWhichOnlyTheListedSourceIsRefused_isNotRefused(@TempDir Path folder) throws Exception {
        assertThat(check(longParameter(folder, "tags: {backup: nightly}"))).isZero();
    }

    /** Step Functions would describe such an export's execution in more than a state may return. */
    @Test
    void check_fleetWithAVeryLongParameter_isRefused(@TempDir Path folder) throws Exception {
        assertThat(check(longParameter(folder, "enabled: true"))).isEqualTo(2);
        assertThat(shell.err())
                .matches(
                        ".*Schedule nightly would be refused every night: the input of its export has 2[0-9]{2},[0-9]{3} bytes, quoted in JSON, and may have 215,000 in a fleet: shorten exportOnly, or export it on its own\\.\n");
    }

    @Test
    void check_everything_namesSourcesAndPlaces() {
        assertThat(check(Path.of("../infra/src/test/resources/everything.yaml")))
                .isZero();
        assertThat(sentences())
                .contains(
                        "exports db:orders, cluster:shop, what carries {lakelift=nightly, stage=production}, to s3://my.lake-1/exports/team=a/{yyyy}/{MM}/{dd}.\n",
                        "exports file-system/fs-0123456789abcdef0, to the S3 paths that they are linked to.\n",
                        "Each checked export becomes the newest night of its tables in the Glue database shop_lake, which must exist; they keep 14 nights.\n",
                        "Warning: Schedules nightly and archive start less than four hours apart, next at ");
    }

    /** A source may have a bucket and a prefix of its own, and take one of the two from its schedule. */
    @Test
    void check_sourcesWithTheirOwnPlaces_namesEachPlace(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("places.yaml"), """
                storage: {s3Prefix: exports}
                schedules:
                  - name: nightly
                    cron: "0 3 * * ? *"
                    s3BucketName: elsewhere
                    tags: {lakelift: nightly}
                    sources:
                      - arn:aws:rds:eu-west-1:123456789012:db:orders
                      - {sourceArn: "arn:aws:rds:eu-west-1:123456789012:db:crm", s3Prefix: crm}
                      - {sourceArn: "arn:aws:rds:eu-west-1:123456789012:db:hr", s3BucketName: hr-lake}
                      - arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0
                """);

        assertThat(check(file)).as(shell.err()).isZero();
        assertThat(sentences())
                .contains(
                        "exports db:orders, what carries {lakelift=nightly}, to s3://elsewhere/exports; db:crm, to s3://elsewhere/crm; db:hr, to s3://hr-lake/exports; file-system/fs-0123456789abcdef0, to the S3 paths that they are linked to.\n");
    }

    @Test
    void check_wrongFile_says2AndASentenceWithItsLineForEachMistake(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("prod.yaml"), "name: my_lake\nschedule: []\n");
        assertThat(check(file)).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo(("%1$s:1: name is \"my_lake\": give at most 20 letters, digits and single hyphens, a letter"
                                + " first.\n%1$s:2: Unknown field \"schedule\" in the file (did you mean schedules?);"
                                + " allowed fields: name, services, storage, exports, notices, sources, limits, schedules,"
                                + " onSnapshotCreated, monitoring, security, verify, tables.\n")
                        .formatted(file));
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void check_tenThousandLevels_says2AndOneSentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("deep.yaml"), "name: " + "[".repeat(10_000) + "]".repeat(10_000));
        assertThat(check(file)).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo(file
                        + ":1: This is nested more than 50 levels deep, deeper than anything in a deployment's"
                        + " file: close a bracket, quote the text, or indent less.\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void check_noFile_says2(@TempDir Path folder) {
        assertThat(check(folder.resolve("none.yaml"))).isEqualTo(2);
        assertThat(shell.err()).contains("none.yaml: The file cannot be read");
    }

    /** What was printed, each sentence in one line again. */
    private String sentences() {
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
        return shell.out().replaceAll("\n {2,}(?!Next|It is)", " ");
    }

    /** A file whose export has an input of a quarter of a megabyte. */
    private static Path longParameter(Path folder, String further) throws IOException {
        String tables =
                IntStream.range(0, 15_500).mapToObj("orders.t%05d"::formatted).collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve("long.yaml"), """
                schedules:
                  - name: nightly
                    cron: "0 3 * * ? *"
                    %s
                    sources: [{sourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:orders', exportOnly: [%s]}]
                """.formatted(further, tables));
    }

    private int check(Path file) {
        return shell.lakelift("check", file.toString());
    }
}

package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run FILE.yaml --schedule NAME}: the night that a deployment's own file describes. */
class ScheduledNightTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private final Shell shell = Shell.inProcess();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("lakelift.yaml"), """
                name: acme
                storage: {bucketName: acme-lake, s3Prefix: exports}
                exports: {deadline: PT3H, concurrency: 2}
                schedules:
                  - name: crm
                    cron: "0 3 * * ? *"
                    timeZone: Europe/Berlin
                    sources: ["arn:aws:rds:eu-central-1:111122223333:db:crm"]
                  - name: tagged
                    cron: "0 4 * * ? *"
                    tags: {backup: nightly}
                  - name: over
                    cron: "0 4 1 1 ? 2020"
                    tags: {backup: nightly}
                """);
    }

    @Test
    void schedule_startsAtItsNextTime_withTheFilesOwnParameters() {
        ScheduledNight night = night("crm");

        assertThat(night.starts()).hasToString("2027-03-02T02:00:00Z");
        assertThat(night.setup().concurrency()).isEqualTo(2);
        assertThat(night.setup().inventory().bucket()).isEqualTo("acme-lake");
        assertThat(night.setup().inventory().region()).isEqualTo("eu-central-1");
        assertThat(night.setup().variables())
                .containsEntry("LAKELIFT_NAME", "acme")
                .containsEntry("LAKELIFT_S3_PREFIX", "exports")
                .containsEntry("LAKELIFT_DEADLINE", "PT3H");
        assertThat(night.input().get("schedule"))
                .isEqualTo(Map.of(
                        "scheduleArn", "arn:aws:scheduler:eu-central-1:111122223333:schedule/acme/acme-crm",
                        "scheduledTime", "2027-03-02T02:00:00Z",
                        "timeZone", "Europe/Berlin"));
        assertThat(night.sentence()).isEqualTo("Schedule crm starts at Tue 2027-03-02 03:00 in Europe/Berlin.");
    }

    @Test
    void run_playsTheNight_inTheFilesBucket() {
        assertThat(shell.run(file, "--schedule", "crm")).isZero();
        assertThat(shell.out().replaceAll("\\s+", " "))
                .contains("Invented for this run, in account 111122223333 and eu-central-1: DB instance crm")
                .contains("s3://acme-lake/exports/acme-crm-")
                .contains("eu-central-1:111122223333:execution:acme-fleet:crm")
                .contains("COMPLETE: fleet crm, 1 export");
    }

    @Test
    void fileWithTables_hasThemRegistered_asItSays() throws IOException {
        Files.writeString(
                file,
                "verify: {enabled: true}\ntables: {database: acme_lake, keepNights: 3}\n",
                StandardOpenOption.APPEND);

        assertThat(night("crm").setup().variables())
                .containsEntry("LAKELIFT_TABLES_DATABASE", "acme_lake")
                .containsEntry("LAKELIFT_TABLES_LOCATION", "s3://acme-lake/lakelift-tables/acme_lake")
                .containsEntry("LAKELIFT_TABLES_KEEP_NIGHTS", "3");
        assertThat(shell.run(file, "--schedule", "crm", "--json")).isZero();
        assertThat(shell.out()).contains("acme_lake");
    }

    /** It is played by the file's own state machines, a day earlier, so tonight's exports are others. */
    @Test
    void run_afterANightBefore_exportsAgain() {
        assertThat(shell.run(file, "--schedule", "crm", "--scenario", "schema-change"))
                .isZero();
        assertThat(shell.out())
                .contains("COMPLETE: fleet crm, 1 export", "extracted")
                .doesNotContain("had ended before this execution");
    }

    @Test
    void tagsAlone_playWhereTheRestOfTheFileSaysThatTheDeploymentIs() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("key.yaml"), """
                storage: {keyArn: "arn:aws:kms:us-east-2:444455556666:key/0a1b2c3d-1111-4222-8333-444455556666"}
                schedules: [{name: nightly, cron: "0 3 * * ? *", tags: {lakelift: nightly}}]
                """);

        assertThat(shell.run(elsewhere)).as(shell.err()).isZero();
        assertThat(shell.out()).contains("444455556666", "us-east-2");
    }

    /** Only the source that names it goes to another team's bucket. */
    @Test
    void bucketOfOneSource_isNotThatOfTheOthers() throws IOException {
        Path two = Files.writeString(folder.resolve("two.yaml"), """
                name: two
                schedules:
                  - name: nightly
                    cron: "0 3 * * ? *"
                    sources:
                      - {sourceArn: "arn:aws:rds:eu-west-1:111122223333:db:catalog", s3BucketName: partner-lake}
                      - arn:aws:rds:eu-west-1:111122223333:db:payroll
                """);

        assertThat(shell.run(two)).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains("s3://partner-lake/two-catalog", "s3://lakelift-data-111122223333-eu-west-1/two-payroll");
    }

    @Test
    void tagsAlone_areFoundInAnInventedAccount() {
        ScheduledNight night = night("tagged");

        assertThat(night.invented().orElseThrow().sentence()).contains("nightly-01 to nightly-12");
    }

    @Test
    void fileOfThisRepository_isPlayedInTheSampleAccount() {
        ScheduledNight night = ScheduledNight.of(
                Path.of("../infra/lakelift.yaml"), Optional.empty(), new FakeAccountOption(), Optional.empty(), NOW);

        assertThat(night.invented()).isEmpty();
        assertThat(night.starts()).isEqualTo(SampleAccount.NIGHT);
    }

    @Test
    void scheduleThatIsMissing_isRefusedWithTheNamesThatThereAre() {
        assertThat(shell.run(file, "--schedule", "cmr")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("FILE %s has no schedule \"cmr\": give one of crm, tagged, over.".formatted(file));
    }

    @Test
    void scheduleThatIsNotChosen_orIsOver_orOfAnAccount_isRefused() {
        assertThat(shell.run(file)).isEqualTo(2);
        assertThat(shell.run(file, "--schedule", "crm", "--aws")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly(
                        "FILE %s has several schedules: give --schedule with one of crm, tagged, over.".formatted(file),
                        "A schedule is played against the fakes, at its own time: leave out --aws.");
        assertThatThrownBy(() -> night("over"))
                .isInstanceOf(UsageError.class)
                .hasMessage("Schedule over has no start left: change its cron, \"0 4 1 1 ? 2020\".");
    }

    @Test
    void scheduleOfStandardInput_isRefused() {
        assertThat(shell.run(Path.of("-"), "--schedule", "crm")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly(
                        "--schedule crm needs the file of a deployment, and FILE is -: give the file's name instead.");
    }

    /** The schedule's file allows two exports at once, which is fewer than the account's slots. */
    @Test
    void fleetOfLowConcurrency_isComparedWithThat() {
        assertThat(shell.run(file, "--schedule", "tagged")).isZero();
        Matcher said = Pattern.compile("and a concurrency of 2 allow no less than .* \\((-?[0-9.]+) % over that\\)")
                .matcher(shell.out().replaceAll("\\s+", " "));
        assertThat(said.find()).as(shell.out()).isTrue();
        assertThat(Double.parseDouble(said.group(1))).isBetween(0.0, 20.0);
    }

    private ScheduledNight night(String schedule) {
        return ScheduledNight.of(file, Optional.of(schedule), new FakeAccountOption(), Optional.empty(), NOW);
    }
}

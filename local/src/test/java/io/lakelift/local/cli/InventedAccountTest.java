package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger's own input: its account and names exist, what has to be refused is refused all the same. */
class InventedAccountTest {
    private static final String OWN = "arn:aws:rds:us-east-1:111122223333:";
    private static final String SNAPSHOT = OWN + "snapshot:rds:crm-2026-11-25-03-10";

    private final Shell shell = Shell.inProcess();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sourceArn": "arn:aws:rds:us-east-1:111122223333:db:a"}                              | us-east-1 | 111122223333
            {"kmsKeyId": "arn:aws:kms:eu-north-1:1:key/a", "sourceArn": "arn:aws:fsx:us-west-2:111122223333:file-system/fs-1"} | us-west-2 | 111122223333
            {"sources": ["arn:aws:rds:us-east-1:111122223333:db:a", "arn:aws:rds:eu-west-1:123456789012:db:b"]} | eu-west-1 | 123456789012
            {"sources": ["arn:aws:rds:us-east-1:111122223333:db:a", "arn:aws:rds:us-east-1:999922223333:db:b"]} | us-east-1 | 111122223333
            {"tags": {"lakelift": "nightly"}}                                                     | eu-west-1 | 123456789012
            {"sourceArn": "orders"}                                                               | eu-west-1 | 123456789012
            """)
    void run_playsWhereTheFirstArnIs_orInTheSampleAccountWhereItIsNamed(String input, String region, String account)
            throws IOException {
        InputValues values = InputValues.of(Lab.MAPPER.readValue(input, Object.class));

        assertThat(RunLocation.of(values, Optional.empty(), Optional.empty()))
                .isEqualTo(new RunLocation(region, account));
    }

    @Test
    void sampleAccount_isAsItIs() {
        assertThat(InventedAccount.of(
                        Map.of("sourceArn", SampleAccount.ORDERS), RunLocation.SAMPLE, SampleAccount.NIGHT))
                .isEmpty();
    }

    @Test
    void night_followsTheSnapshotsName_orTheSchedule() {
        assertThat(invented(Map.of("sourceArn", SNAPSHOT)).night()).hasToString("2026-11-25T04:30:00Z");
        assertThat(invented(Map.of("sourceArn", OWN + "db:crm")).night()).isEqualTo(SampleAccount.NIGHT);
        assertThat(invented(Map.of("sourceArn", SNAPSHOT, "scheduledTime", "2027-01-01T01:00:00Z"))
                        .night())
                .hasToString("2027-01-01T01:00:00Z");
    }

    @Test
    void ownSnapshotAndBucket_areExported_andSaidToBeInvented() throws IOException {
        assertThat(shell.run(file("{\"sourceArn\": \"%s\", \"s3BucketName\": \"acme-lake\"}".formatted(SNAPSHOT))))
                .isZero();
        assertThat(shell.out().replaceAll("\\s+", " "))
                .contains("Invented for this run, in account 111122223333 and us-east-1: DB snapshot"
                        + " rds:crm-2026-11-25-03-10 (postgres, 382 GB), bucket acme-lake.")
                .contains("s3://acme-lake/nightly/lakelift-rds-crm-2026-11-25-03-10-")
                .contains("taken 2026-11-25 03:10:00 UTC");
    }

    @Test
    void fleetOfTwoAccounts_exportsItsOwn_andRefusesTheOther() throws IOException {
        String input = "{\"sources\": [\"%sdb:crm\", \"%s\"]}"
                .formatted(OWN, OWN.replace("111122223333", "999922223333") + "db:other");

        assertThat(shell.run(file(input))).isOne();
        assertThat(shell.out().replaceAll("\\s+", " "))
                .contains("of 2 exports 1 complete, 1 refused")
                .contains("is in account 999922223333, but this deployment is in 111122223333");
    }

    @Test
    void tags_findTwelveInventedInstances() {
        InventedAccount invented = invented(Map.of("tags", Map.of("backup", "Nightly")));

        assertThat(invented.sentence())
                .contains("12 DB instances nightly-01 to nightly-12 that carry the tags {backup=Nightly}");
    }

    @Test
    void anotherRegionThanTheSources_isRefusedByTheFunctions() throws IOException {
        assertThat(shell.run(file("{\"sourceArn\": \"%s\"}".formatted(SNAPSHOT)), "--region", "eu-west-1"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("is in Region us-east-1, but this deployment is in eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({
        "--account 1234,        '--account \"1234\" is not an account: give its 12 digits.'",
        "--region eu:west,      '--region \"eu:west\" is not a Region: give one such as eu-west-1.'",
        "--account 1 --aws,     '--account is for the fakes, and --aws uses none: leave one of them out.'"
    })
    void placeThatCannotBe_isRefusedInOneSentence(String options, String sentence) {
        assertThat(shell.run(Path.of("../events/snapshot.json"), options.split(" ")))
                .isEqualTo(2);
        assertThat(shell.err().lines()).containsExactly(sentence);
    }

    /** What is invented for the input must not fail for what is wrong in it: the functions refuse that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sourceArn": "arn:aws:rds:us-east-1:111122223333:db:crm", "s3BucketName": "My_Lake"}       | s3BucketName "My_Lake" is not a valid bucket name: give 3 to 63 lowercase letters, digits, dots and hyphens.
            {"sourceArn": "arn:aws:rds:us-east-1:111122223333:db:crm", "kmsKeyId": "alias/aws/rds"}     | kmsKeyId "alias/aws/rds" is the alias of a key that AWS manages, which exports cannot use: give a key of your own.
            {"sourceArn": "arn:aws:rds:us-east-1:111122223333:db:crm", "iamRoleArn": "lake"}            | iamRoleArn "lake" is not the ARN of a role: give one as arn:PARTITION:iam::ACCOUNT:role/NAME, with letters, digits and +=,.@_/- only.
            {"cancel": {"exportTaskIdentifier": "My_Export"}} | exportTaskIdentifier "My_Export" is not valid: give at most 60 letters, digits and single hyphens, a letter first and no hyphen last.
            """)
    void invalidValue_isRefusedByTheFunctions(String input, String sentence) throws IOException {
        assertThat(shell.run(file(input), "--account", "111122223333")).isEqualTo(2);
        assertThat(shell.err().lines()).last().isEqualTo(sentence);
    }

    @Test
    void combinations_allowWhatTheInputAsksFor() {
        InventedAccount invented = invented(Map.of(
                "sources", List.of(Map.of("sourceArn", OWN + "db:crm", "s3BucketName", "one", "kmsKeyId", "alias/a"))));

        assertThat(Lab.json(invented.policy()).path("combinations"))
                .contains(Lab.json("{\"s3Prefix\": \"\", \"s3BucketName\": \"one\", \"kmsKeyId\": \"alias/a\"}"));
    }

    private static InventedAccount invented(Object input) {
        return InventedAccount.of(input, new RunLocation("us-east-1", "111122223333"), SampleAccount.NIGHT)
                .orElseThrow();
    }

    private Path file(String input) throws IOException {
        return Files.writeString(folder.resolve("input.json"), input);
    }
}

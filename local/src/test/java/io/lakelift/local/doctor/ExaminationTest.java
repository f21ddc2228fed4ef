package io.lakelift.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What depends on the file, and on where one is. */
class ExaminationTest {
    private static final Home HERE = new Home("aws", DoctorAws.REGION, DoctorLab.ACCOUNT);

    @TempDir
    private Path folder;

    @Test
    void leftovers_areNamedWithWhatToDo() {
        DoctorAws aws = DoctorLab.empty().change("KMS.DescribeKey", "alias/lakelift", "false", "false");

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws))).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("leftovers");
            assertThat(finding.why())
                    .isEqualTo(
                            "there is no stack lakelift, but there is alias/lakelift: CloudFormation cannot create what already exists");
            assertThat(finding.remedy()).isEqualTo("Delete that, or give the file another name.");
        });
    }

    @Test
    void topicThatTheFileNames_isNoLeftover() throws IOException {
        DoctorAws aws = DoctorLab.empty().answer("SNS.GetTopicAttributes", sent -> "<GetTopicAttributesResponse/>");
        String schedule = """
                schedules:
                  - {name: nightly, cron: "0 5 * * ? *", tags: {lakelift: nightly}}
                """;
        Config own = write(schedule);
        Config given = write("""
                notices:
                  topicArn: arn:aws:sns:eu-west-1:123456789012:lakelift-notices
                """ + schedule);

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws, own, HERE, Duration.ofSeconds(30))))
                .extracting(DoctorFinding::check)
                .containsExactly("leftovers");
        assertThat(DoctorLab.complaints(DoctorLab.examine(aws, given, HERE, Duration.ofSeconds(30))))
                .isEmpty();
    }

    @Test
    void deploymentWithoutRds_isNotAskedAboutIt() throws IOException {
        Config config = write("""
                services: [FSX]
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    sources:
                      - arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0
                """);
        DoctorAws aws = DoctorLab.empty();

        assertThat(DoctorLab.examine(aws, config, HERE, Duration.ofSeconds(30)))
                .extracting(DoctorFinding::check)
                .contains("Lambda concurrency", "source file-system/fs-0123456789abcdef0")
                .doesNotContain("export slots", "RDS's answers");
        assertThat(aws.asked()).noneMatch(operation -> operation.startsWith("RDS."));
    }

    /** It was subscribed to both topics, and confirmed only to that of the notices. */
    @Test
    void subscriptionThatIsGoneFromTheTopicOfAlarms_isMissed() throws IOException {
        Config config = write("""
                notices:
                  subscriptions:
                    - {email: ops@example.org, severity: [failure]}
                schedules:
                  - {name: nightly, cron: "0 5 * * ? *", tags: {lakelift: nightly}}
                """);
        DoctorAws aws = DoctorLab.deployed()
                .change("CloudFormation.ListStackResources", "", "<StackResourceSummaries>", """
                        <StackResourceSummaries><member>
                        <PhysicalResourceId>arn:aws:sns:eu-west-1:123456789012:lakelift-alarms</PhysicalResourceId>
                        <ResourceType>AWS::SNS::Topic</ResourceType>
                        </member>""")
                .change("SNS.ListSubscriptionsByTopic", "lakelift-alarms", "ops@", "others@");

        assertThat(DoctorLab.examine(aws, config, HERE, Duration.ofSeconds(30)))
                .filteredOn(finding -> finding.check().equals("subscriptions"))
                .extracting(DoctorFinding::why)
                .contains("ops@example.org is in the file, but is not subscribed to lakelift-alarms")
                .doesNotContain("ops@example.org is in the file, but is not subscribed to lakelift-notices");
    }

    @Test
    void rolledBackStack_countsAsNone() {
        DoctorAws aws = DoctorLab.empty()
                .change("CloudFormation.DescribeStacks", "StackName=lakelift", "UPDATE_COMPLETE", "ROLLBACK_COMPLETE");

        assertThat(DoctorLab.examine(aws))
                .filteredOn(finding -> finding.check().equals("stack lakelift"))
                .extracting(DoctorFinding::why)
                .containsExactly("not deployed yet; a failed attempt left it in ROLLBACK_COMPLETE");
    }

    @Test
    void sourcesOfAnotherPlace_areReported() {
        List<DoctorFinding> report = DoctorLab.examine(
                DoctorLab.deployed(), file(), new Home("aws", "us-east-1", "999988887777"), Duration.ofSeconds(30));

        assertThat(report)
                .filteredOn(finding -> finding.check().equals("account"))
                .extracting(DoctorFinding::why, DoctorFinding::remedy)
                .containsExactly(
                        tuple(
                                "the file's sources are in Region eu-west-1, and you are in us-east-1",
                                "Give --region eu-west-1, or set AWS_REGION."),
                        tuple(
                                "the file's sources are in account 123456789012, and you are in 999988887777",
                                "Give credentials for account 123456789012, or correct the file."));
    }

    /** The first schedule is disabled, the second one starts after the window, and only the third one within it. */
    @Test
    void sourceOfSeveralSchedules_isComparedWithTheStartsOfEach() throws IOException {
        Config config = write("""
                schedules:
                  - {name: off, cron: "0 4 * * ? *", enabled: false, sources: [%1$s]}
                  - {name: late, cron: "0 5 * * ? *", sources: [%1$s]}
                  - {name: early, cron: "10 3 * * ? *", sources: [%1$s]}
                """.formatted("arn:aws:rds:eu-west-1:123456789012:db:orders"));

        assertThat(DoctorLab.complaints(DoctorLab.examine(DoctorLab.empty(), config, HERE, Duration.ofSeconds(30))))
                .extracting(DoctorFinding::check, DoctorFinding::why)
                .containsExactly(
                        tuple(
                                "source db:orders",
                                "its schedule starts at 03:10 UTC, within its backup window 03:00-03:30 UTC: the night's snapshot is not there yet"));
    }

    @Test
    void tagsThatNothingCarries_areReportedWhereTheFileNamesNoSource() throws IOException {
        Config config = write("""
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    tags:
                      lakelift: weekly
                """);

        assertThat(DoctorLab.complaints(DoctorLab.examine(DoctorLab.empty(), config, HERE, Duration.ofSeconds(30))))
                .extracting(DoctorFinding::check, DoctorFinding::why)
                .containsExactly(tuple(
                        "tags of schedule nightly", "nothing in this account and Region carries {lakelift=weekly}"));
    }

    @Test
    void sourceThatCarriesTheTags_isLookedAt() throws IOException {
        Config config = write("""
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    tags:
                      lakelift: nightly
                """);

        assertThat(DoctorLab.examine(DoctorLab.empty(), config, HERE, Duration.ofSeconds(30)))
                .extracting(DoctorFinding::check)
                .contains("source db:orders");
    }

    @Test
    void liveClusterWhereAwsListsNoExports_isReported() throws IOException {
        Config config = write("""
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    sources:
                      - arn:aws:rds:eu-south-1:123456789012:cluster:ledger
                """);

        List<DoctorFinding> report = DoctorLab.examine(
                DoctorLab.empty(), config, new Home("aws", "eu-south-1", DoctorLab.ACCOUNT), Duration.ofSeconds(30));

        assertThat(DoctorLab.complaints(report))
                .filteredOn(finding -> finding.check().startsWith("source"))
                .extracting(DoctorFinding::why, DoctorFinding::remedy)
                .containsExactly(tuple(
                        "AWS lists no export of it in eu-south-1",
                        "Set latestSnapshot to export the cluster's newest snapshot."));
    }

    @Test
    void manySources_aSampleIsLookedAtAndSaidSo() throws IOException {
        Config config = write("""
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    sources:
                """
                + IntStream.range(0, 120)
                        .mapToObj("      - arn:aws:rds:eu-west-1:123456789012:db:tenant-%03d\n"::formatted)
                        .collect(Collectors.joining()));

        List<DoctorFinding> report = DoctorLab.examine(DoctorLab.empty(), config, HERE, Duration.ofSeconds(30));

        assertThat(report)
                .filteredOn(finding -> finding.check().startsWith("source db:"))
                .hasSize(50);
        assertThat(report)
                .filteredOn(finding -> finding.check().equals("sources"))
                .extracting(DoctorFinding::why)
                .containsExactly("50 of 120 were checked, spread over the list");
    }

    @Test
    void roleOfAnotherAccount_isReportedBeforeAnyCall() throws IOException {
        Config config = write("""
                storage:
                  bucketName: my-exports
                schedules:
                  - name: nightly
                    cron: "0 5 * * ? *"
                    iamRoleArn: arn:aws:iam::999988887777:role/writer
                    tags:
                      lakelift: nightly
                """);
        DoctorAws aws = DoctorLab.empty();

        assertThat(DoctorLab.complaints(DoctorLab.examine(aws, config, HERE, Duration.ofSeconds(30))))
                .extracting(DoctorFinding::check)
                .containsExactly("role arn:aws:iam::999988887777:role/writer");
        assertThat(aws.asked()).doesNotContain("IAM.GetRole");
    }

    private static Config file() {
        return Config.read(Path.of("src/test/resources/doctor/lakelift.yaml"));
    }

    private Config write(String yaml) throws IOException {
        return Config.read(Files.writeString(folder.resolve("lakelift.yaml"), yaml));
    }
}

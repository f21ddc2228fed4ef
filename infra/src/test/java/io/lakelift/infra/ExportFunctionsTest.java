package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ExportFunctionsTest {
    /** Every function of the one jar. */
    static final List<String> ALL = List.of(
            "StartExport", "PollExport", "CancelExport", "PlanFleet", "FindOrphans", "MeasureFreshness", "Notify");

    private static final String RDS = "arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:";
    private static final String FSX = "arn:${AWS::Partition}:fsx:${AWS::Region}:${AWS::AccountId}:";
    private static final String KMS = "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:";
    private static final String VIA_RDS =
            "StringEquals={kms:ViaService=[rds.${AWS::Region}.amazonaws.com, export.rds.${AWS::Region}.amazonaws.com]}";
    static final String GRANT_THROUGH_RDS = " if {Bool={kms:GrantIsForAWSResource=true}, " + VIA_RDS + "}";
    private static final String STATES = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";
    private static final Set<String> LISTS = Set.of("PlanFleet", "FindOrphans", "MeasureFreshness");
    private static final List<String> SNAPSHOTS = List.of(
            "Allow rds:DescribeDBSnapshots on " + RDS + "snapshot:*",
            "Allow rds:DescribeDBSnapshots on " + RDS + "db:*",
            "Allow rds:DescribeDBClusterSnapshots on " + RDS + "cluster-snapshot:*",
            "Allow rds:DescribeDBClusterSnapshots on " + RDS + "cluster:*");
    private static final List<String> TASKS = List.of(
            "Allow rds:DescribeExportTasks on *",
            "Allow fsx:DescribeDataRepositoryTasks on *",
            "Allow fsx:DescribeDataRepositoryAssociations on *",
            "Allow fsx:DescribeFileSystems on *");

    @ParameterizedTest
    @CsvSource({
        "StartExport,  start-export",
        "PollExport,   poll-export",
        "CancelExport, cancel-export",
        "PlanFleet,    plan-fleet",
        "FindOrphans,  find-orphans",
        "MeasureFreshness, measure-freshness",
        "Notify,       notify"
    })
    void function_runsTheNewestJavaOnArm(String handler, String name) {
        Resource function = function(handler);
        assertThat(function.property("FunctionName")).isEqualTo("lakelift-" + name);
        assertThat(function.property("Handler")).isEqualTo("io.lakelift.handler.%s::handleRequest", handler);
        assertThat(function.property("Runtime")).isEqualTo("java25");
        assertThat(function.property("Architectures")).isEqualTo("[arm64]");
        assertThat(function.property("MemorySize")).isEqualTo("512");
        assertThat(function.property("Timeout")).isEqualTo(LISTS.contains(handler) ? "300" : "30");
        assertThat(function.property("TracingConfig", "Mode")).isEqualTo("Active");
        assertThat(function.property("Role")).isEqualTo("${Functions%sRole.Arn}", handler);
        assertThat(function.property("LoggingConfig"))
                .isEqualTo("{ApplicationLogLevel=INFO, LogFormat=JSON, LogGroup=${Functions%sLogs}}", handler);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void handler_isAClassOfTheFunctionsModule(String handler) throws ReflectiveOperationException {
        assumeThat(Repository.here().root().resolve("functions/src/main/java/io/lakelift/handler"))
                .exists();
        String[] spelt = function(handler).property("Handler").split("::");
        assertThat(Class.forName(spelt[0]).getMethods()).extracting("name").contains(spelt[1]);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void environment_isTheSameForAll(String handler) {
        assertThat(function(handler).property("Environment", "Variables"))
                .isEqualTo("{LAKELIFT_DEADLINE=PT12H, LAKELIFT_EXPORT_STATE_MACHINE_ARN=" + STATES
                        + "stateMachine:lakelift-export, LAKELIFT_IAM_ROLE_ARN=${ExportRole.Arn}, "
                        + "LAKELIFT_KMS_KEY_ID=${Key.Arn}, LAKELIFT_LEARNED_WAITS=true, LAKELIFT_MAX_SNAPSHOT_AGE=PT30H, LAKELIFT_NAME=lakelift, "
                        + "LAKELIFT_POLICY={\"foreignCancels\":false}, "
                        + "LAKELIFT_S3_BUCKET_NAME=${Exports}, LAKELIFT_S3_PREFIX=, LAKELIFT_SERVICES=RDS,FSX, LAKELIFT_TOPIC_ARN=${Notices}, "
                        + "LAKELIFT_VERIFY_FILES=true}");
    }

    @Test
    void logs_areKeptForThreeMonthsAndEncrypted() {
        assertThat(SynthesizedDeployment.of().all("AWS::Logs::LogGroup"))
                .hasSize(12)
                .allSatisfy(logs -> {
                    assertThat(logs.property("RetentionInDays")).isEqualTo("90");
                    assertThat(logs.property("KmsKeyId")).isEqualTo("${Key.Arn}");
                    assertThat(logs.deletionPolicy()).isEqualTo("Delete");
                });
    }

    @Test
    void startExport_mayStartPassTheRoleAndLetRdsUseTheKey() {
        String tagged = " if {ForAllValues:StringEquals={aws:TagKeys=[lakelift:execution, lakelift:deployment]}, "
                + "StringEquals={aws:RequestTag/lakelift:deployment=lakelift}}";
        List<String> expected = new ArrayList<>(List.of(
                "Allow rds:StartExportTask on " + RDS + "snapshot:*",
                "Allow rds:StartExportTask on " + RDS + "cluster-snapshot:*",
                "Allow rds:StartExportTask on " + RDS + "cluster:*",
                "Allow rds:DescribeDBInstances on " + RDS + "db:*",
                "Allow fsx:CreateDataRepositoryTask on " + FSX + "file-system/*" + tagged,
                "Allow fsx:CreateDataRepositoryTask on " + FSX + "task/*" + tagged,
                "Allow fsx:TagResource on " + FSX + "task/*" + tagged,
                "Allow iam:PassRole on ${ExportRole.Arn} if {StringEquals={iam:PassedToService=export.rds.amazonaws.com}}",
                "Allow kms:CreateGrant on ${Key.Arn}" + GRANT_THROUGH_RDS,
                "Allow kms:DescribeKey on ${Key.Arn}",
                "Allow kms:CreateGrant on " + KMS + "key/*" + GRANT_THROUGH_RDS,
                "Allow kms:DescribeKey on " + KMS + "key/* if {" + VIA_RDS + "}"));
        expected.addAll(SNAPSHOTS);
        expected.addAll(TASKS);
        assertPermissions("StartExport", expected);
    }

    /** Of a jar of its own, with a whole processor. */
    @Test
    void verifyExport_readsExportsAndWritesBelowItsPrefix() {
        Resource function = function("VerifyExport");
        assertThat(function.property("FunctionName")).isEqualTo("lakelift-verify-export");
        assertThat(function.property("Handler")).isEqualTo("io.lakelift.tables.handler.VerifyExport::handleRequest");
        assertThat(function.property("MemorySize")).isEqualTo("1769");
        assertThat(function.property("Timeout")).isEqualTo("900");
        assertThat(function.property("Environment", "Variables"))
                .isEqualTo(
                        "{JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -Dhardwood.uselibdeflate=false, LAKELIFT_NAME=lakelift, "
                                + "LAKELIFT_ON_LOSS=warn, LAKELIFT_S3_BUCKET_NAME=${Exports}}");
        assertPermissions(
                "VerifyExport",
                List.of(
                        "Allow s3:ListBucket on ${Exports.Arn}",
                        "Allow s3:GetObject on ${Exports.Arn}/*",
                        "Allow kms:Decrypt on ${Key.Arn}",
                        "Allow s3:PutObject on ${Exports.Arn}/lakelift/lakelift/* if "
                                + "{StringEqualsIfExists={s3:ResourceAccount=${AWS::AccountId}}}",
                        "Allow kms:GenerateDataKey on ${Key.Arn}"));
    }

    /**
     * Who does not want its files checked, or has a bucket of others, gives nobody the right to read what was exported.
     */
    @Test
    void verifyExport_whereFilesAreNotChecked_readsNothing() {
        for (String file : List.of("verify: {enabled: false}", "storage: {bucketName: my-lake}")) {
            assertThat(SynthesizedDeployment.of(file)
                            .resource("AWS::IAM::Role", "FunctionsVerifyExportRole")
                            .permissions())
                    .as(file)
                    .noneMatch(permission -> permission.contains("s3:") || permission.contains("kms:"));
        }
    }

    @Test
    void verifyExport_readsTheReportsOfFailedFilesThatSchedulesName() {
        String file = """
                services: [FSX]
                schedules:
                  - name: files
                    cron: "0 3 * * ? *"
                    sources: ["arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"]
                    report:
                      enabled: true
                      path: s3://results/lustre/reports
                      format: REPORT_CSV_20191124
                      scope: FAILED_FILES_ONLY
                """;

        assertThat(SynthesizedDeployment.of(file)
                        .resource("AWS::IAM::Role", "FunctionsVerifyExportRole")
                        .permissions())
                .contains(
                        "Allow s3:ListBucket on arn:${AWS::Partition}:s3:::results"
                                + " if {StringLike={s3:prefix=lustre/reports/task-*}}",
                        "Allow s3:GetObject on arn:${AWS::Partition}:s3:::results/lustre/reports/task-*");
    }

    /** Which exports proved to be incomplete is known from the executions that failed for it. */
    @Test
    void measureFreshness_whereLossFails_maySeeExecutions() {
        assertThat(SynthesizedDeployment.of("verify: {onLoss: fail}")
                        .resource("AWS::IAM::Role", "FunctionsMeasureFreshnessRole")
                        .permissions())
                .contains(
                        "Allow states:ListExecutions on " + STATES + "stateMachine:lakelift-export",
                        "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*");
    }

    @Test
    void pollExport_mayDescribe() {
        assertPermissions("PollExport", TASKS);
    }

    @Test
    void cancelExport_mayCancelAndDescribe_alsoExecutionsOfTheExportMachine() {
        List<String> expected = new ArrayList<>(List.of(
                "Allow rds:CancelExportTask on *",
                "Allow fsx:CancelDataRepositoryTask on " + FSX
                        + "task/* if {StringEquals={aws:ResourceTag/lakelift:deployment=lakelift}}"));
        expected.addAll(SNAPSHOTS);
        expected.addAll(TASKS);
        expected.add("Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*");
        expected.add("Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*");
        assertPermissions("CancelExport", expected);
    }

    @Test
    void findOrphans_mayDescribeTasksAndReadExecutionsOfTheExportMachine() {
        assertPermissions(
                "FindOrphans",
                List.of(
                        "Allow rds:DescribeExportTasks on *",
                        "Allow fsx:DescribeDataRepositoryTasks on *",
                        "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*",
                        "Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*",
                        "Allow states:ListExecutions on " + STATES + "stateMachine:lakelift-export",
                        "Allow states:ListExecutions on " + STATES + "mapRun:lakelift-export/*:*"));
    }

    @Test
    void measureFreshness_mayDescribeTasksOnly() {
        assertPermissions(
                "MeasureFreshness",
                List.of("Allow rds:DescribeExportTasks on *", "Allow fsx:DescribeDataRepositoryTasks on *"));
    }

    @Test
    void services_areThoseOfTheFile() {
        assertThat(SynthesizedDeployment.of("services: [RDS]")
                        .resource("AWS::Lambda::Function", "FunctionsFindOrphans")
                        .property("Environment", "Variables", "LAKELIFT_SERVICES"))
                .isEqualTo("RDS");
    }

    @Test
    void planFleet_mayListDatabasesAndFileSystems() {
        assertPermissions(
                "PlanFleet",
                List.of(
                        "Allow rds:DescribeDBClusters on " + RDS + "cluster:*",
                        "Allow rds:DescribeDBInstances on " + RDS + "db:*",
                        "Allow fsx:DescribeFileSystems on *"));
    }

    @Test
    void notify_mayPublishWithTheTopicsDataKeys_andReadExecutionsOfTheExportMachine() {
        String ofTheTopic = " on ${Key.Arn} if {StringEquals={kms:EncryptionContext:aws:sns:topicArn=${Notices}}}";
        assertPermissions(
                "Notify",
                List.of(
                        "Allow sns:Publish on ${Notices}",
                        "Allow kms:Decrypt" + ofTheTopic,
                        "Allow kms:GenerateDataKey" + ofTheTopic,
                        "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*",
                        "Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*"));
    }

    /** These and, as for every function, its own log group and X-Ray; nothing else, from any policy. */
    private static void assertPermissions(String handler, List<String> expected) {
        List<String> all = new ArrayList<>(expected);
        all.add("Allow logs:CreateLogStream on ${Functions%sLogs.Arn}".formatted(handler));
        all.add("Allow logs:PutLogEvents on ${Functions%sLogs.Arn}".formatted(handler));
        all.add("Allow xray:PutTraceSegments on *");
        all.add("Allow xray:PutTelemetryRecords on *");
        Resource role = SynthesizedDeployment.of().resource("AWS::IAM::Role", "Functions" + handler + "Role");
        assertThat(role.permissions()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(role.statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=lambda.amazonaws.com}");
    }

    private static Resource function(String handler) {
        return SynthesizedDeployment.of().resource("AWS::Lambda::Function", "Functions" + handler);
    }
}

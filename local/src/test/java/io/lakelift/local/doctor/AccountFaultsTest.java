package io.lakelift.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults, planted one by one in an account where all is well: each is found, where it is, with what to do, and alone.
 */
class AccountFaultsTest {
    private static final String KEY = "key arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666";
    private static final String EXPORT_KEY = "0a1b2c3d-1111-2222-3333-444455556666";
    private static final String ROLE = "role arn:aws:iam::123456789012:role/lakelift-ExportRole-1ABCD";
    private static final String BUCKET = "bucket my-exports";
    private static final String ORDERS = "DBInstanceIdentifier=orders";
    private static final String SHOP = "DBClusterIdentifier=shop";

    private static final String OTHER_KEY = "arn:aws:kms:eu-west-1:123456789012:key/of-orders";

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void fault_isFoundWithItsRemedyAndAlone(UnaryOperator<DoctorAws> planted, String check, String why, String remedy) {
        List<DoctorFinding> complaints = DoctorLab.complaints(DoctorLab.examine(planted.apply(DoctorLab.deployed())));

        assertThat(complaints).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.result()).isEqualTo(Result.ATTENTION);
            assertThat(finding.why()).contains(why);
            assertThat(finding.remedy()).contains(remedy);
        });
    }

    static Stream<Arguments> faults() {
        return Stream.of(deployments(), storage(), keys(), databases(), others(), running())
                .flatMap(each -> each);
    }

    private static Arguments fault(
            String name, UnaryOperator<DoctorAws> planted, String check, String why, String remedy) {
        return arguments(named(name, planted), check, why, remedy);
    }

    private static Stream<Arguments> deployments() {
        return Stream.of(
                fault(
                        "no bootstrap",
                        aws -> aws.refuse("CloudFormation.DescribeStacks", "CDKToolkit", 400, "ValidationError"),
                        "bootstrap",
                        "no stack CDKToolkit in eu-west-1",
                        "cdk bootstrap"),
                fault(
                        "an old bootstrap",
                        aws -> aws.change("CloudFormation.DescribeStacks", "CDKToolkit", ">28<", ">4<"),
                        "bootstrap",
                        "version is 4, and CDK needs 6",
                        "cdk bootstrap"),
                fault(
                        "a deployment that failed",
                        aws -> aws.change(
                                "CloudFormation.DescribeStacks",
                                "StackName=lakelift",
                                "UPDATE_COMPLETE",
                                "UPDATE_ROLLBACK_COMPLETE"),
                        "stack lakelift",
                        "UPDATE_ROLLBACK_COMPLETE",
                        "Read the stack's events"),
                fault(
                        "a deployment under way",
                        aws -> aws.change(
                                "CloudFormation.DescribeStacks",
                                "StackName=lakelift",
                                "UPDATE_COMPLETE",
                                "UPDATE_IN_PROGRESS"),
                        "stack lakelift",
                        "at work on it (UPDATE_IN_PROGRESS)",
                        "Wait until it is done"),
                fault(
                        "a definition that Step Functions refuses",
                        aws -> aws.change(
                                "SFN.ValidateStateMachineDefinition",
                                "Finds exports of this deployment",
                                "\"OK\",\n  \"diagnostics\": []",
                                "\"FAIL\", \"diagnostics\": [{\"severity\": \"ERROR\", \"code\": \"SCHEMA_VALIDATION_FAILED\", \"message\": \"No Next\", \"location\": \"/States/Adopt each\"}]"),
                        "definition sweep",
                        "SCHEMA_VALIDATION_FAILED at /States/Adopt each: No Next",
                        "Correct the definition"),
                fault(
                        "a state that goes on otherwise than here",
                        aws -> aws.change("SFN.TestState", "stop-01234567", "\"Done\"", "\"Nothing to do\""),
                        "states stopped",
                        "Take it over, what takes over is told: nextState is \"Nothing to do\", not \"Done\"",
                        "Correct the definition"),
                fault(
                        "a pattern that EventBridge refuses",
                        aws -> aws.refuse(
                                "EventBridge.TestEventPattern", "billing", 400, "InvalidEventPatternException"),
                        "event pattern db:billing",
                        "does not take the pattern",
                        "Report this"),
                fault(
                        "a pattern that matches nothing",
                        aws -> aws.change("EventBridge.TestEventPattern", "billing", "true", "false"),
                        "event pattern db:billing",
                        "does not match the event that it is for",
                        "Report this"),
                fault(
                        "a pattern that matches too much",
                        aws -> aws.change("EventBridge.TestEventPattern", "nobody-s-billing", "true", "true "),
                        "event pattern db:billing",
                        "matches an event that it is not for",
                        "Report this"));
    }

    private static Stream<Arguments> storage() {
        return Stream.of(
                fault(
                        "no database for tables",
                        aws -> aws.refuse("Glue.GetDatabase", "", 400, "EntityNotFoundException"),
                        "database lake",
                        "no such database in the Glue Data Catalog",
                        "aws glue create-database --database-input Name=lake"),
                fault(
                        "a database for tables that is not the deployment's",
                        aws -> aws.change(
                                "CloudFormation.ListStackResources",
                                "",
                                "<PhysicalResourceId>lake</PhysicalResourceId>",
                                "<PhysicalResourceId>shop</PhysicalResourceId>"),
                        "database lake",
                        "it exists already, and the deployment would create it",
                        "Set tables.createDatabase to false"),
                fault(
                        "no such bucket",
                        aws -> aws.refuse("S3.HeadBucket", "", 404, ""),
                        BUCKET,
                        "no bucket with that name",
                        "Create it in eu-west-1"),
                fault(
                        "a bucket of another Region",
                        aws -> aws.move("my-exports", "us-east-1"),
                        BUCKET,
                        "it is in us-east-1",
                        "Name a bucket in eu-west-1"),
                fault(
                        "public access that is not blocked",
                        aws -> aws.change(
                                "S3.GetPublicAccessBlock", "", "<BlockPublicPolicy>true", "<BlockPublicPolicy>false"),
                        BUCKET,
                        "does not block all public access",
                        "Block Public Access"),
                fault(
                        "no block of public access at all",
                        aws -> aws.refuse("S3.GetPublicAccessBlock", "", 404, "NoSuchPublicAccessBlockConfiguration"),
                        BUCKET,
                        "does not block all public access",
                        "Block Public Access"),
                fault(
                        "a bucket that everyone may read",
                        aws -> aws.change("S3.GetBucketPolicyStatus", "", "false", "true"),
                        BUCKET,
                        "makes it public",
                        "Remove from the bucket's policy"),
                fault(
                        "a bucket policy that lets one network in",
                        aws -> aws.change(
                                "S3.GetBucketPolicy",
                                "",
                                "\"Bool\": {\n          \"aws:SecureTransport\": \"false\"",
                                "\"StringNotEquals\": {\n          \"aws:SourceVpce\": \"vpce-1\""),
                        BUCKET,
                        "from outside a network (aws:sourcevpce)",
                        "Except the export role"),
                fault(
                        "a bucket policy that lets nobody write",
                        aws -> aws.change("S3.GetBucketPolicy", "", "\"Condition\"", "\"Comment\""),
                        BUCKET,
                        "denies s3:PutObject to everyone",
                        "Except the export role"),
                fault(
                        "a bucket that locks its objects",
                        aws -> aws.change(
                                "S3.GetObjectLockConfiguration",
                                "",
                                "</ObjectLockEnabled>",
                                "</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>30</Days></DefaultRetention></Rule>"),
                        BUCKET,
                        "keeps each new object for 30 days",
                        "without a default retention"),
                fault(
                        "a short life of objects",
                        aws -> aws.change(
                                "S3.GetBucketLifecycleConfiguration", "", "<Days>400</Days>", "<Days>1</Days>"),
                        BUCKET,
                        "deletes objects after 1 day,",
                        "keep objects longer"),
                fault(
                        "a day on which all objects are deleted",
                        aws -> aws.change(
                                "S3.GetBucketLifecycleConfiguration",
                                "",
                                "<Days>400</Days>",
                                "<Date>2026-12-01T00:00:00Z</Date>"),
                        BUCKET,
                        "deletes all objects from 2026-12-01 on",
                        "a number of days"),
                fault(
                        "a role that RDS may not assume",
                        aws -> aws.change("IAM.GetRole", "", "export.rds.amazonaws.com", "rds.amazonaws.com"),
                        ROLE,
                        "does not let export.rds.amazonaws.com assume it",
                        "Add export.rds.amazonaws.com"),
                fault(
                        "a role of another account's exports",
                        aws -> aws.change("IAM.GetRole", "", "%3A%20%22123456789012", "%3A%20%22999988887777"),
                        ROLE,
                        "on behalf of account 999988887777 only",
                        "to 123456789012"),
                fault(
                        "a role that anyone's exports may use",
                        aws -> aws.change("IAM.GetRole", "", "Condition", "Comment"),
                        ROLE,
                        "on behalf of any account",
                        "Add the conditions"),
                fault(
                        "a role that is gone",
                        aws -> aws.refuse("IAM.GetRole", "", 404, "NoSuchEntity"),
                        ROLE,
                        "no such role",
                        "Create it"),
                fault(
                        "a role that may not write",
                        aws -> aws.change("IAM.SimulatePrincipalPolicy", "PutObject", "allowed", "implicitDeny"),
                        ROLE,
                        "it may not s3:PutObject on arn:aws:s3:::my-exports/nightly/",
                        "Allow that in the role's policies"));
    }

    private static Stream<Arguments> keys() {
        return Stream.of(
                fault(
                        "no such key",
                        aws -> aws.refuse("KMS.DescribeKey", EXPORT_KEY, 400, "NotFoundException"),
                        KEY,
                        "no such key in eu-west-1",
                        "Create a symmetric customer-managed key"),
                fault(
                        "a key that is disabled",
                        aws -> aws.change(
                                "KMS.DescribeKey",
                                EXPORT_KEY,
                                "\"KeyState\": \"Enabled\"",
                                "\"KeyState\": \"Disabled\""),
                        KEY,
                        "it is Disabled",
                        "Enable the key"),
                fault(
                        "AWS's own key",
                        aws -> aws.change("KMS.DescribeKey", EXPORT_KEY, "CUSTOMER", "AWS"),
                        KEY,
                        "AWS manages it",
                        "Name a customer-managed key in eu-west-1"),
                fault(
                        "an asymmetric key",
                        aws -> aws.change("KMS.DescribeKey", EXPORT_KEY, "SYMMETRIC_DEFAULT", "RSA_2048"),
                        KEY,
                        "not a symmetric encryption key (RSA_2048)",
                        "SYMMETRIC_DEFAULT"),
                fault(
                        "a key of another Region",
                        aws -> aws.change("KMS.DescribeKey", EXPORT_KEY, "kms:eu-west-1", "kms:us-east-1"),
                        KEY,
                        "it is in us-east-1, and the sources are in eu-west-1",
                        "Name a key in eu-west-1"),
                fault(
                        "a key that leaves IAM out",
                        aws -> aws.change("KMS.GetKeyPolicy", EXPORT_KEY, ":root", ":user/root"),
                        KEY,
                        "leaves IAM out",
                        "IamDecides"));
    }

    private static Stream<Arguments> databases() {
        return Stream.of(
                fault(
                        "no such instance",
                        aws -> aws.refuse("RDS.DescribeDBInstances", ORDERS, 404, "DBInstanceNotFound"),
                        "source db:orders",
                        "no such DB instance",
                        "Correct its ARN"),
                fault(
                        "magnetic storage",
                        aws -> aws.change("RDS.DescribeDBInstances", ORDERS, "gp3", "standard"),
                        "source db:orders",
                        "magnetic storage",
                        "Change its storage to gp3"),
                fault(
                        "an engine without exports",
                        aws -> aws.change("RDS.DescribeDBInstances", ORDERS, "postgres", "oracle-ee"),
                        "source db:orders",
                        "its engine, oracle-ee, cannot be exported",
                        "Take it out"),
                fault(
                        "a member of a cluster",
                        aws -> aws.change(
                                "RDS.DescribeDBInstances",
                                ORDERS,
                                "<Engine>",
                                "<DBClusterIdentifier>shop</DBClusterIdentifier><Engine>"),
                        "source db:orders",
                        "member of the cluster shop",
                        "Name the cluster"),
                fault(
                        "no backups",
                        aws -> aws.change(
                                "RDS.DescribeDBInstances",
                                ORDERS,
                                "<BackupRetentionPeriod>7",
                                "<BackupRetentionPeriod>0"),
                        "source db:orders",
                        "automated backups are off",
                        "retention period to a day"),
                fault(
                        "a schedule within the backup window",
                        aws -> aws.change("RDS.DescribeDBInstances", ORDERS, "03:00-03:30", "04:45-05:15"),
                        "source db:orders",
                        "starts at 05:00 UTC, within its backup window 04:45-05:15",
                        "after the window"),
                fault(
                        "a window that passes midnight",
                        aws -> aws.change("RDS.DescribeDBClusters", SHOP, "23:30-00:30", "23:30-05:30"),
                        "source cluster:shop",
                        "within its backup window 23:30-05:30",
                        "after the window"),
                fault(
                        "an old snapshot",
                        aws -> aws.change(
                                "RDS.DescribeDBSnapshots", ORDERS, "2026-11-27T03:14:15Z", "2026-11-25T03:14:15Z"),
                        "source db:orders",
                        "is 56 h old, and maxSnapshotAge is PT30H",
                        "why no newer one was taken"),
                fault(
                        "no snapshot that is available",
                        aws -> aws.change("RDS.DescribeDBSnapshots", ORDERS, ">available<", ">failed<"),
                        "source db:orders",
                        "no automated snapshot that is available",
                        "why its automated backups produce none"),
                fault(
                        "a key of another account",
                        aws -> aws.change(
                                "RDS.DescribeDBInstances",
                                ORDERS,
                                "arn:aws:kms:eu-west-1:123456789012",
                                "arn:aws:kms:eu-west-1:999988887777"),
                        "source db:orders",
                        "belongs to another account",
                        "Copy its snapshot with a key of account 123456789012"),
                fault(
                        "a source's key that is to be deleted",
                        aws -> sourceKey(aws)
                                .change(
                                        "KMS.DescribeKey",
                                        OTHER_KEY,
                                        "\"KeyState\": \"Enabled\"",
                                        "\"KeyState\": \"PendingDeletion\""),
                        "source db:orders",
                        "is PendingDeletion",
                        "cancel its deletion"),
                fault(
                        "a source's key that leaves IAM out",
                        aws -> sourceKey(aws).change("KMS.GetKeyPolicy", OTHER_KEY, ":root", ":user/root"),
                        "source db:orders",
                        "leaves IAM out",
                        "The keys of encrypted sources"),
                fault(
                        "Aurora Serverless v1",
                        aws -> aws.change("RDS.DescribeDBClusters", SHOP, "provisioned", "serverless"),
                        "source cluster:shop",
                        "Aurora Serverless v1 cannot be exported",
                        "take it out"),
                fault(
                        "a live Multi-AZ DB cluster",
                        aws -> aws.change("RDS.DescribeDBClusters", "=ledger", "aurora-postgresql", "postgres"),
                        "source cluster:ledger",
                        "only the snapshots of a Multi-AZ DB cluster",
                        "take it out"),
                fault(
                        "no such cluster",
                        aws -> aws.refuse("RDS.DescribeDBClusters", SHOP, 404, "DBClusterNotFoundFault"),
                        "source cluster:shop",
                        "no such cluster",
                        "Correct its ARN"),
                fault(
                        "no such snapshot",
                        aws -> aws.refuse("RDS.DescribeDBSnapshots", "before-release", 404, "DBSnapshotNotFound"),
                        "source snapshot:before-release",
                        "no such snapshot",
                        "Correct its ARN"),
                fault(
                        "a cluster snapshot that is not complete",
                        aws -> aws.change("RDS.DescribeDBClusterSnapshots", "ledger-final", "available", "copying"),
                        "source cluster-snapshot:ledger-final",
                        "it is copying, not available",
                        "Wait until it is available"));
    }

    /** The source has a key of its own. */
    private static DoctorAws sourceKey(DoctorAws aws) {
        return aws.change(
                "RDS.DescribeDBInstances",
                ORDERS,
                "arn:aws:kms:eu-west-1:123456789012:key/9f8e7d6c-1111-2222-3333-444455556666",
                OTHER_KEY);
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                fault(
                        "a file system of another type",
                        aws -> aws.change("FSx.DescribeFileSystems", "FileSystemIds", "LUSTRE", "ONTAP"),
                        "source file-system/fs-0123456789abcdef0",
                        "only FSx for Lustre has exports",
                        "Take it out"),
                fault(
                        "no such file system",
                        aws -> aws.refuse("FSx.DescribeFileSystems", "FileSystemIds", 400, "FileSystemNotFound"),
                        "source file-system/fs-0123456789abcdef0",
                        "no such file system",
                        "Correct its ARN"),
                fault(
                        "a link that is broken",
                        aws -> aws.change("FSx.DescribeDataRepositoryAssociations", "", "AVAILABLE", "MISCONFIGURED"),
                        "source file-system/fs-0123456789abcdef0",
                        "its link to s3://my-results/results is MISCONFIGURED",
                        "failure details"),
                fault(
                        "five exports at once",
                        aws -> aws.change(
                                "RDS.DescribeExportTasks",
                                "",
                                "<ExportTasks>",
                                "<ExportTasks>" + "<ExportTask/>".repeat(4)),
                        "export slots",
                        "5 exports are running",
                        "Wait for one of them"),
                fault(
                        "no room in Lambda",
                        aws -> aws.change(
                                "Lambda.GetAccountSettings",
                                "",
                                "\"UnreservedConcurrentExecutions\": 900",
                                "\"UnreservedConcurrentExecutions\": 3"),
                        "Lambda concurrency",
                        "3 functions may run at once, and a fleet runs 5 exports",
                        "Raise Lambda's quota"),
                fault(
                        "an unexpected word of RDS",
                        aws -> aws.refuse("RDS.DescribeDBInstances", "lakelift-doctor", 400, "InvalidParameterValue"),
                        "RDS's answers",
                        "with InvalidParameterValue, not with DBInstanceNotFound",
                        "Report this"));
    }

    private static Stream<Arguments> running() {
        return Stream.of(
                fault(
                        "a subscription that nobody confirmed",
                        aws -> aws.change(
                                "SNS.ListSubscriptionsByTopic",
                                "",
                                "arn:aws:sns:eu-west-1:123456789012:lakelift-notices:8a21d249-4329-4871-acc6-7be709c6ea7f",
                                "PendingConfirmation"),
                        "subscriptions",
                        "ops@example.org has not confirmed",
                        "and SNS deletes the subscription 48 hours after it was made"),
                fault(
                        "a subscription that somebody ended",
                        aws -> aws.change("SNS.ListSubscriptionsByTopic", "", "ops@", "others@"),
                        "subscriptions",
                        "ops@example.org is in the file, but is not subscribed to lakelift-notices",
                        "Deploy the file. If it is deployed as it is, remove the entry, deploy, put it back and deploy again"),
                fault(
                        "an alarm that goes off",
                        aws -> aws.change("CloudWatch.DescribeAlarms", "", ">OK<", ">ALARM<"),
                        "alarms",
                        "lakelift-undelivered has been going off since 2026-11-26T10:00:00Z",
                        "Open the queue lakelift-undelivered"),
                fault(
                        "an alarm that is muted",
                        aws -> aws.change(
                                "CloudWatch.DescribeAlarms", "", "<ActionsEnabled>true", "<ActionsEnabled>false"),
                        "alarms",
                        "actions of lakelift-undelivered are turned off",
                        "Enable the alarm's actions"),
                fault(
                        "a schedule that somebody disabled",
                        aws -> aws.change("Scheduler.GetSchedule", "", "\"ENABLED\"", "\"DISABLED\""),
                        "schedule nightly",
                        "it is disabled, and the file says enabled: true",
                        "Deploy the file"),
                fault(
                        "a schedule that somebody moved",
                        aws -> aws.change("Scheduler.GetSchedule", "", "cron(0 5 ", "cron(0 6 "),
                        "schedule nightly",
                        "its cron is cron(0 6 * * ? *) in UTC, and the file says cron(0 5 * * ? *)",
                        "Deploy the file"),
                fault(
                        "a schedule that was never deployed",
                        aws -> aws.refuse("Scheduler.GetSchedule", "", 404, "ResourceNotFoundException"),
                        "schedule nightly",
                        "in the file, but not deployed",
                        "Deploy the file"),
                fault(
                        "dead letters",
                        aws -> aws.change("SQS.GetQueueAttributes", "", "\"0\"", "\"3\""),
                        "undelivered",
                        "it holds about 3 messages: each is something that was not started or not delivered, or an execution that failed without a notice",
                        "Poll the queue lakelift-undelivered"),
                fault(
                        "a sweep that failed",
                        aws -> aws.change("SFN.ListExecutions", "lakelift-sweep", "SUCCEEDED", "FAILED"),
                        "sweep",
                        "ended FAILED",
                        "Open the execution one"),
                fault(
                        "no sweep for hours",
                        aws -> aws.change("SFN.ListExecutions", "lakelift-sweep", "1795780500.0", "1795750000.0"),
                        "sweep",
                        "the last one was 513 min ago",
                        "whether the schedule lakelift-sweep is enabled"),
                fault(
                        "an old runtime",
                        aws -> aws.change("Lambda.GetFunctionConfiguration", "lakelift-notify", "java25", "java21"),
                        "function lakelift-notify",
                        "it runs on java21",
                        "Deploy this version"),
                fault(
                        "a function that was deleted",
                        aws -> aws.refuse(
                                "Lambda.GetFunctionConfiguration", "lakelift-notify", 404, "ResourceNotFoundException"),
                        "function lakelift-notify",
                        "it was deleted",
                        "deploy it again"),
                fault(
                        "a function that fails",
                        aws -> aws.change("CloudWatch.GetMetricStatistics", "", "2.0", "40.0"),
                        "function lakelift-notify",
                        "40 of 40 calls failed",
                        "Open the log group /aws/lambda/lakelift-notify"),
                fault(
                        "a version that old executions need",
                        aws -> aws.refuse(
                                "Lambda.GetFunctionConfiguration", "start-export", 404, "ResourceNotFoundException"),
                        "running exports",
                        "lakelift-start-export:3, which was deleted",
                        "Stop these executions"));
    }
}

package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.ForeignResources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The IAM permissions of each function except RegisterTables, whose permissions are in {@link TablesPermissions}. Each
 * action is limited to certain resources if it supports this according to IAM's service authorization reference.
 * CancelExportTask, DescribeExportTasks and FSx's describe actions do not.
 */
final class FunctionPermissions {
    private static final String SNAPSHOTS = Iam.arn("rds", "snapshot:*");
    private static final String CLUSTER_SNAPSHOTS = Iam.arn("rds", "cluster-snapshot:*");
    private static final String CLUSTERS = Iam.arn("rds", "cluster:*");
    private static final String INSTANCES = Iam.arn("rds", "db:*");
    private static final String FILE_SYSTEMS = Iam.arn("fsx", "file-system/*");
    private static final String TASKS = Iam.arn("fsx", "task/*");

    private static final String KEYS = Iam.arn("kms", "key/*");

    /** An input decides which database or file system, and so which key encrypts it. */
    private static final Set<String> OPEN =
            Set.of(SNAPSHOTS, CLUSTER_SNAPSHOTS, CLUSTERS, INSTANCES, FILE_SYSTEMS, TASKS, KEYS);

    /**
     * How KMS recognises a call that RDS makes on someone's behalf. AWS documents the first name. In roles and key
     * policies, exports have a service name of their own, so that name is allowed too, in case RDS uses it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html">RDS: key
     *     management</a>
     */
    private static final Map<String, Object> VIA_RDS = Map.of(
            "kms:ViaService",
            List.of("rds.%s.amazonaws.com".formatted(Aws.REGION), "export.rds.%s.amazonaws.com".formatted(Aws.REGION)));

    private FunctionPermissions() {}

    static List<PolicyStatement> starting(ExportFunctions.Environment environment) {
        ForeignResources foreignResources = ForeignResources.of(environment.config());
        List<String> keys = also(environment.key().getKeyArn(), foreignResources.keys());
        return List.of(
                Iam.allow(List.of("rds:StartExportTask"), List.of(SNAPSHOTS, CLUSTER_SNAPSHOTS, CLUSTERS)),
                // RDS restores an encrypted snapshot, or clones an encrypted cluster, in the name of the role that
                // requests the export, and needs a grant on the key.
                grantThroughRds(List.of(KEYS)),
                Iam.allow(List.of("kms:DescribeKey"), List.of(KEYS), Map.of("StringEquals", VIA_RDS)),
                snapshots(),
                clusterSnapshots(),
                // To find out whether an instance without snapshots belongs to a cluster.
                Iam.allow(List.of("rds:DescribeDBInstances"), List.of(INSTANCES)),
                Iam.allow(List.of("fsx:CreateDataRepositoryTask"), List.of(FILE_SYSTEMS, TASKS), tagged(environment)),
                Iam.allow(List.of("fsx:TagResource"), List.of(TASKS), tagged(environment)),
                describing(),
                Iam.allow(
                        List.of("iam:PassRole"),
                        also(environment.role().arn(), foreignResources.roles()),
                        Map.of("StringEquals", Map.of("iam:PassedToService", ExportRole.SERVICE))),
                // RDS requests this grant in the function's name; grants for any other service remain forbidden.
                grantThroughRds(keys),
                Iam.allow(List.of("kms:DescribeKey"), keys));
    }

    /** Only RDS may request a grant, and only while it carries out our call. */
    private static PolicyStatement grantThroughRds(List<String> keys) {
        return Iam.allow(
                List.of("kms:CreateGrant"),
                keys,
                Map.of("StringEquals", VIA_RDS, "Bool", Map.of("kms:GrantIsForAWSResource", "true")));
    }

    private static List<String> also(String own, Set<String> others) {
        return Stream.concat(Stream.of(own), others.stream()).toList();
    }

    static List<PolicyStatement> polling() {
        return List.of(describing());
    }

    /**
     * Includes reading snapshots: if an input asks to cancel by a database's ARN, the database's snapshots identify the
     * exports.
     */
    static List<PolicyStatement> canceling(ExportFunctions.Environment environment) {
        return List.of(
                Iam.allow(List.of("rds:CancelExportTask"), List.of("*")),
                cancelingFiles(environment.config()),
                snapshots(),
                clusterSnapshots(),
                describing(),
                describingExecutions(environment));
    }

    /**
     * Only tasks with this deployment's tag, unless the file allows others. RDS's cancel supports neither resources nor
     * tags.
     */
    private static PolicyStatement cancelingFiles(Config config) {
        return Iam.allow(
                List.of("fsx:CancelDataRepositoryTask"),
                List.of(TASKS),
                config.security().foreignCancels()
                        ? Map.of()
                        : Map.of("StringEquals", Map.of("aws:ResourceTag/lakelift:deployment", config.name())));
    }

    private static PolicyStatement describingExecutions(ExportFunctions.Environment environment) {
        return Iam.allow(List.of("states:DescribeExecution"), executions(environment));
    }

    /** The export machine's executions. IAM requires both kinds of ARN, although the machine has none of the second. */
    private static List<String> executions(ExportFunctions.Environment environment) {
        String machine = environment.exportMachineName();
        return List.of(
                Iam.arn("states", "execution:" + machine + ":*"), Iam.arn("states", "express:" + machine + ":*:*"));
    }

    /** Includes reading executions, because those of a fleet's exports contain why they failed. */
    static List<PolicyStatement> notifying(ExportFunctions.Environment environment) {
        return Stream.concat(environment.topic().publishing().stream(), Stream.of(describingExecutions(environment)))
                .toList();
    }

    /** To find the databases and file systems with the tags, all must be read. */
    static List<PolicyStatement> planning() {
        return List.of(
                Iam.allow(List.of("rds:DescribeDBClusters"), List.of(CLUSTERS)),
                Iam.allow(List.of("rds:DescribeDBInstances"), List.of(INSTANCES)),
                Iam.allow(List.of("fsx:DescribeFileSystems"), List.of("*")));
    }

    static List<PolicyStatement> finding(ExportFunctions.Environment environment) {
        return List.of(listing(), describingExecutions(environment), listingExecutions(environment));
    }

    /** IAM requires the ARNs of map runs in addition to the machine's, although the export machine has none. */
    private static String mapRuns(ExportFunctions.Environment environment) {
        return Iam.arn("states", "mapRun:" + environment.exportMachineName() + "/*:*");
    }

    /**
     * Includes reading executions if loss fails an export: those that failed with ExportIncomplete name the incomplete
     * exports.
     */
    static List<PolicyStatement> measuring(ExportFunctions.Environment environment) {
        return environment.config().verify().lossFails()
                ? List.of(listing(), describingExecutions(environment), listingExecutions(environment))
                : List.of(listing());
    }

    private static PolicyStatement listingExecutions(ExportFunctions.Environment environment) {
        return Iam.allow(
                List.of("states:ListExecutions"), List.of(environment.exportMachineArn(), mapRuns(environment)));
    }

    /**
     * Allows VerifyExport to list and read exports, and to write below one prefix of the deployment's own bucket, but
     * to delete nothing. Empty if files are not checked: then no function may read exported data.
     */
    static List<PolicyStatement> verifying(ExportFunctions.Environment environment) {
        if (!environment.config().verify().enabled()) {
            return List.of();
        }
        ForeignResources foreignResources = ForeignResources.of(environment.config());
        String bucket = environment.bucket().getBucketArn();
        List<String> buckets =
                also(bucket, foreignResources.buckets().stream().map(Iam::s3).collect(Collectors.toSet()));
        List<String> objects = also(
                bucket + "/*", foreignResources.folders().stream().map(Iam::s3).collect(Collectors.toSet()));
        List<String> keys = also(environment.key().getKeyArn(), foreignResources.ownRoleKeys());
        return Stream.concat(
                        ofReports(foreignResources.reports()),
                        Stream.of(
                                Iam.allow(List.of("s3:ListBucket"), buckets),
                                Iam.allow(List.of("s3:GetObject"), objects),
                                Iam.allow(List.of("kms:Decrypt"), keys),
                                Iam.allow(
                                        List.of("s3:PutObject"),
                                        List.of(bucket + "/lakelift/"
                                                + environment.config().name() + "/*"),
                                        ExportRole.ofAccount(environment.bucketAccount())),
                                Iam.allow(
                                        List.of("kms:GenerateDataKey"),
                                        List.of(environment.key().getKeyArn()))))
                .toList();
    }

    /** FSx writes its report of a task below the path that the task was given, {@code PATH/task-ID/failures.csv}. */
    private static Stream<PolicyStatement> ofReports(Set<String> paths) {
        return paths.stream().flatMap(path -> {
            int slash = path.indexOf('/') < 0 ? path.length() : path.indexOf('/');
            String folder = (path.substring(slash) + "/task-*").substring(1);
            return Stream.of(
                    Iam.allow(
                            List.of("s3:ListBucket"),
                            List.of(Iam.s3(path.substring(0, slash))),
                            Map.of("StringLike", Map.of("s3:prefix", folder))),
                    Iam.allow(List.of("s3:GetObject"), List.of(Iam.s3(path + "/task-*"))));
        });
    }

    private static PolicyStatement listing() {
        return Iam.allow(List.of("rds:DescribeExportTasks", "fsx:DescribeDataRepositoryTasks"), List.of("*"));
    }

    /** The resources that leave the name of an execution open. */
    static Set<String> openExecutions(List<PolicyStatement> permissions) {
        return open("states", permissions);
    }

    /** The resources that leave an object's name open, because RDS or FSx chooses it. */
    static Set<String> openObjects(List<PolicyStatement> permissions) {
        return open("s3", permissions);
    }

    /** The resources that leave the name of a table in the one database open. */
    static Set<String> openTables(List<PolicyStatement> permissions) {
        return open("glue", permissions);
    }

    private static Set<String> open(String service, List<PolicyStatement> permissions) {
        return permissions.stream()
                .filter(statement ->
                        statement.getActions().stream().allMatch(action -> action.startsWith(service + ":")))
                .flatMap(statement -> statement.getResources().stream())
                .filter(resource -> resource.contains("*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The resources that are allowed to leave a name open. */
    static Set<String> openNames(List<PolicyStatement> permissions) {
        return permissions.stream()
                .flatMap(statement -> statement.getResources().stream())
                .filter(OPEN::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PolicyStatement snapshots() {
        return Iam.allow(List.of("rds:DescribeDBSnapshots"), List.of(SNAPSHOTS, INSTANCES));
    }

    private static PolicyStatement clusterSnapshots() {
        return Iam.allow(List.of("rds:DescribeDBClusterSnapshots"), List.of(CLUSTER_SNAPSHOTS, CLUSTERS));
    }

    /** A task may only be created with this deployment's tag, and only Lakelift's tags may be set or changed. */
    private static Map<String, Object> tagged(ExportFunctions.Environment environment) {
        return Map.of(
                "StringEquals",
                Map.of(
                        "aws:RequestTag/lakelift:deployment",
                        environment.config().name()),
                "ForAllValues:StringEquals",
                Map.of("aws:TagKeys", List.of("lakelift:execution", "lakelift:deployment")));
    }

    private static PolicyStatement describing() {
        return Iam.allow(
                List.of(
                        "rds:DescribeExportTasks",
                        "fsx:DescribeDataRepositoryTasks",
                        "fsx:DescribeDataRepositoryAssociations",
                        // For the export path of a file system without associations.
                        "fsx:DescribeFileSystems"),
                List.of("*"));
    }
}

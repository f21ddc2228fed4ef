package io.lakelift.infra;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Config;
import io.lakelift.config.FunctionVariables;
import io.lakelift.config.Tables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** All Lambda functions of a deployment, each with permissions for its own calls only. */
final class ExportFunctions extends Construct {
    private static final String REGISTER = "register-tables";

    private static final List<String> NAMES = List.of(
            "start-export",
            "poll-export",
            "cancel-export",
            "notify",
            "plan-fleet",
            "find-orphans",
            "measure-freshness",
            "verify-export");

    /** In MB. */
    private static final int MEMORY = 512;

    /** One whole processor. */
    private static final int MEMORY_FOR_TABLES = 1769;

    /** Uses only the C1 compiler and no native library, because most calls are too short to profit from more. */
    private static final Map<String, String> JVM =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Dhardwood.uselibdeflate=false");

    private static final Duration ONE_CALL = Duration.seconds(30);

    /** For functions that read lists page by page. */
    private static final Duration LISTS = Duration.minutes(5);

    private final Map<String, Version> byName;

    /** The resources that the functions use, and the environment variables that describe them. */
    record Environment(Config config, IBucket bucket, ExportRole role, IKey key, NoticeTopic topic) {
        /**
         * For all functions but the two that check files and register tables: one class reads the variables, and
         * reports what is missing.
         */
        Map<String, String> variables() {
            Map<String, String> variables = new HashMap<>(FunctionVariables.of(config));
            variables.put("LAKELIFT_S3_BUCKET_NAME", bucket.getBucketName());
            variables.put("LAKELIFT_IAM_ROLE_ARN", role.arn());
            variables.put("LAKELIFT_KMS_KEY_ID", key.getKeyArn());
            variables.put("LAKELIFT_TOPIC_ARN", topic.arn());
            variables.put("LAKELIFT_EXPORT_STATE_MACHINE_ARN", exportMachineArn());
            variables.putAll(FunctionVariables.ofTables(config, bucket.getBucketName()));
            return variables;
        }

        /**
         * For the function that checks files: where its reports go, what loss means, and whether tables are registered
         * afterwards.
         */
        Map<String, String> verifying() {
            Map<String, String> variables = new HashMap<>(registering());
            variables.put("LAKELIFT_ON_LOSS", config.verify().lossFails() ? "fail" : "warn");
            return variables;
        }

        /** For the function that registers tables. */
        Map<String, String> registering() {
            Map<String, String> variables = new HashMap<>(JVM);
            variables.put("LAKELIFT_NAME", config.name());
            variables.put("LAKELIFT_S3_BUCKET_NAME", bucket.getBucketName());
            variables.putAll(FunctionVariables.ofTables(config, bucket.getBucketName()));
            return variables;
        }

        /** The account that must own the deployment's bucket. */
        String bucketAccount() {
            return config.storage()
                    .bucketAccounts()
                    .getOrDefault(config.storage().bucketName().orElse(""), Aws.ACCOUNT_ID);
        }

        /** Built from its name, because the state machine itself depends on the functions. */
        String exportMachineArn() {
            return Iam.arn("states", "stateMachine:" + exportMachineName());
        }

        String exportMachineName() {
            return Workflow.machineName(config.name(), ExportWorkflow.NAME);
        }
    }

    /**
     * @param tablesJar contains the functions that check files and register tables, with libraries that the others do
     *     not need
     */
    record Props(Path jar, Path tablesJar, Environment environment, DeploymentLogs.Kept logs) {
        private ExportFunction.Props function(
                String handler, String name, Duration timeout, Code code, List<PolicyStatement> permissions) {
            return new ExportFunction.Props(
                    environment.config().name(),
                    name,
                    "io.lakelift.handler." + handler + "::handleRequest",
                    timeout,
                    MEMORY,
                    code,
                    environment.variables(),
                    logs,
                    Stream.concat(
                                    permissions.stream(),
                                    ExecutionEncryption.looking(
                                            logs, environment.config().name(), permissions)
                                            .stream())
                            .toList());
        }

        private ExportFunction.Props verifying(Code code) {
            return withTablesJar(
                    "VerifyExport",
                    "verify-export",
                    code,
                    environment.verifying(),
                    FunctionPermissions.verifying(environment));
        }

        private ExportFunction.Props registering(Code code, Tables tables) {
            return withTablesJar(
                    "RegisterTables",
                    REGISTER,
                    code,
                    environment.registering(),
                    TablesPermissions.registering(environment, tables));
        }

        /** The time limit is the longest that Lambda allows; the next call continues what one has not finished. */
        private ExportFunction.Props withTablesJar(
                String handler,
                String name,
                Code code,
                Map<String, String> variables,
                List<PolicyStatement> permissions) {
            return new ExportFunction.Props(
                    environment.config().name(),
                    name,
                    "io.lakelift.tables.handler." + handler + "::handleRequest",
                    Duration.minutes(15),
                    MEMORY_FOR_TABLES,
                    code,
                    variables,
                    logs,
                    permissions);
        }
    }

    ExportFunctions(Construct scope, String id, Props props) {
        super(scope, id);
        Environment environment = props.environment();
        Code code = Code.fromAsset(props.jar().toString());
        Code tablesCode = Code.fromAsset(props.tablesJar().toString());
        byName = new HashMap<>(Map.of(
                "VerifyExport",
                new ExportFunction(this, "VerifyExport", props.verifying(tablesCode)).version(),
                "StartExport",
                function(props, "StartExport", "start-export", code, FunctionPermissions.starting(environment)),
                "PollExport",
                function(props, "PollExport", "poll-export", code, FunctionPermissions.polling()),
                "CancelExport",
                function(props, "CancelExport", "cancel-export", code, FunctionPermissions.canceling(environment)),
                "FindOrphans",
                lists(props, "FindOrphans", "find-orphans", code, FunctionPermissions.finding(environment)),
                "MeasureFreshness",
                lists(props, "MeasureFreshness", "measure-freshness", code, FunctionPermissions.measuring(environment)),
                "PlanFleet",
                lists(props, "PlanFleet", "plan-fleet", code, FunctionPermissions.planning()),
                "Notify",
                function(props, "Notify", "notify", code, FunctionPermissions.notifying(environment))));
        environment
                .config()
                .tables()
                .ifPresent(tables -> byName.put(
                        "RegisterTables",
                        new ExportFunction(this, "RegisterTables", props.registering(tablesCode, tables)).version()));
    }

    /** The functions' names without their prefix, the deployment's name: {@code start-export} and so on. */
    static List<String> names(Config config) {
        return config.tables().isEmpty()
                ? NAMES
                : Stream.concat(NAMES.stream(), Stream.of(REGISTER)).toList();
    }

    /** The function itself, for callers of its newest code. */
    IFunction newest(String name) {
        return requireNonNull(byName.get(name), name).getLambda();
    }

    /** The published versions of these functions, in this order; a name is that of the handler's class. */
    Map<String, Version> named(List<String> names) {
        Map<String, Version> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name, requireNonNull(byName.get(name), name)));
        return named;
    }

    private Version function(Props props, String handler, String name, Code code, List<PolicyStatement> permissions) {
        return new ExportFunction(this, handler, props.function(handler, name, ONE_CALL, code, permissions)).version();
    }

    private Version lists(Props props, String handler, String name, Code code, List<PolicyStatement> permissions) {
        return new ExportFunction(this, handler, props.function(handler, name, LISTS, code, permissions)).version();
    }
}

package io.lakelift.local.run;

import io.lakelift.asl.InvalidDefinition;
import io.lakelift.asl.StateMachine;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.states.ServiceCalls;
import io.lakelift.local.lambda.LambdaFunction;
import io.lakelift.local.sim.SimulatedDeployment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Builds the parts of a local deployment: its functions and their settings, and its state machines with the ARNs filled
 * in.
 */
public final class LocalMachines {
    private static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:lakelift-";
    /** Definitions call published versions of functions; locally each function has only this one. */
    private static final String VERSION = ":1";

    private static final int MEMORY_MB = 512;
    private static final int MEMORY_FOR_TABLES_MB = 1769;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The time-out of functions that list what an account has. */
    private static final Duration LONG = Duration.ofMinutes(5);
    /** The longest time-out that Lambda allows. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    public static final String START = "StartExport";
    public static final String POLL = "PollExport";
    public static final String CANCEL = "CancelExport";
    public static final String NOTIFY = "Notify";
    static final String ORPHANS = "FindOrphans";
    static final String PLAN = "PlanFleet";
    static final String MEASURE = "MeasureFreshness";
    static final String VERIFY = "VerifyExport";
    static final String REGISTER = "RegisterTables";

    private LocalMachines() {}

    /** @param home the checkout that contains the functions' jars */
    static List<LambdaFunction> functions(Path home) {
        Path jar = home.resolve("functions/target/lakelift-lambda.jar");
        return List.of(
                function(jar, START, TIMEOUT),
                function(jar, POLL, TIMEOUT),
                function(jar, CANCEL, TIMEOUT),
                function(jar, NOTIFY, TIMEOUT),
                function(jar, PLAN, LONG),
                function(jar, ORPHANS, LONG),
                function(jar, MEASURE, LONG),
                ofTables(home, VERIFY),
                ofTables(home, REGISTER));
    }

    /**
     * The deployment that the simulation uses: state machines, the rule for stopped executions, the functions'
     * variables.
     */
    public static SimulatedDeployment deployed(Path home) {
        return new SimulatedDeployment(
                () -> Arrays.stream(LocalWorkflow.values())
                        .collect(Collectors.toMap(LocalWorkflow::machine, workflow -> load(workflow.file(home)))),
                List.of(StoppedExecutions.rule()),
                environment(Map.of(), Map.of(), Setup.SAMPLE),
                LocalMachines::functionName);
    }

    /** The functions' environment variables; an endpoint from {@code outside} replaces our own. */
    static Map<String, String> environment(Map<String, String> endpoints, Map<String, String> outside, Setup setup) {
        Inventory inventory = setup.inventory();
        Map<String, String> environment = new HashMap<>(endpoints);
        environment.replaceAll((name, own) -> outside.getOrDefault(name, "").isBlank() ? own : outside.get(name));
        environment.put("AWS_REGION", inventory.region());
        environment.put("LAKELIFT_NAME", "lakelift");
        environment.put("LAKELIFT_S3_BUCKET_NAME", inventory.bucket());
        environment.put("LAKELIFT_S3_PREFIX", "nightly");
        environment.put("LAKELIFT_IAM_ROLE_ARN", inventory.role());
        environment.put("LAKELIFT_KMS_KEY_ID", inventory.key());
        environment.put("LAKELIFT_DEADLINE", "PT12H");
        environment.put("LAKELIFT_MAX_SNAPSHOT_AGE", "PT30H");
        environment.put("LAKELIFT_TOPIC_ARN", inventory.topic());
        environment.put("LAKELIFT_EXPORT_STATE_MACHINE_ARN", LocalWorkflow.EXPORT.arn(inventory));
        environment.put("LAKELIFT_SERVICES", "RDS,FSX");
        environment.put("LAKELIFT_POLICY", inventory.policy());
        environment.put("LAKELIFT_VERIFY_FILES", "true");
        environment.putAll(setup.variables());
        if (isSet(outside, "AWS_ENDPOINT_URL_RDS") != isSet(outside, "AWS_ENDPOINT_URL_S3")) {
            // If only one of the two is a fake, the exports are not in the buckets that the functions read.
            environment.put("LAKELIFT_VERIFY_FILES", "false");
            environment.remove("LAKELIFT_TABLES_DATABASE");
        }
        return environment;
    }

    private static boolean isSet(Map<String, String> outside, String name) {
        return !outside.getOrDefault(name, "").isBlank();
    }

    /** Makes the calls of state machines to RDS and FSx; an endpoint from {@code outside} replaces {@code cloud}'s. */
    static ServiceCalls services(FakeCloud cloud, Map<String, String> outside) {
        String rds = outside.getOrDefault("AWS_ENDPOINT_URL_RDS", "");
        String fsx = outside.getOrDefault("AWS_ENDPOINT_URL_FSX", "");
        return new ServiceCalls(
                once(() -> rds.isBlank() ? CloudClients.rds(cloud) : CloudClients.rds(URI.create(rds))),
                once(() -> fsx.isBlank() ? CloudClients.fsx(cloud) : CloudClients.fsx(URI.create(fsx))));
    }

    /** Creates the value at first use: a client takes a moment to build, and most nights need none. */
    private static <T> Supplier<T> once(Supplier<T> made) {
        return new Supplier<>() {
            private T value;

            @Override
            public synchronized T get() {
                if (value == null) {
                    value = made.get();
                }
                return value;
            }
        };
    }

    /** The function's name, from its ARN in a definition; any other text is returned unchanged. */
    public static String functionName(String arn) {
        return arn.startsWith(FUNCTION_ARN)
                ? arn.substring(FUNCTION_ARN.length()).replaceFirst(":\\d+$", "")
                : arn;
    }

    /** @throws UsageError if the file cannot be read, or Step Functions would refuse the definition */
    public static StateMachine load(Path file) {
        return load(file, Setup.SAMPLE);
    }

    static StateMachine load(Path file, Setup setup) {
        return load(file, LocalWorkflow.EXPORT.arn(setup.inventory()), setup);
    }

    /** @param exports the ARN of the state machine that exports */
    public static StateMachine load(Path file, String exports) {
        return load(file, exports, Setup.SAMPLE);
    }

    private static StateMachine load(Path file, String exports, Setup setup) {
        try {
            String definition = Files.readString(file).replace(LocalWorkflow.EXPORT.placeholder(), exports);
            for (LambdaFunction function : functions(Path.of("."))) {
                definition = definition.replace("${" + function.name() + "FunctionArn}", function.arn() + VERSION);
            }
            for (LocalWorkflow workflow : LocalWorkflow.values()) {
                definition = definition.replace(workflow.placeholder(), workflow.arn(setup.inventory()));
            }
            return StateMachine.parse(definition.replace("${MaxConcurrency}", String.valueOf(setup.concurrency())));
        } catch (IOException e) {
            throw new UsageError(
                    "The state machine %s cannot be read: run this in a checkout of Lakelift.".formatted(file));
        } catch (InvalidDefinition e) {
            throw new UsageError("The state machine %s would be refused: %s"
                    .formatted(file.getFileName(), e.getMessage().replace("\n", "; ")));
        }
    }

    private static LambdaFunction ofTables(Path home, String name) {
        return new LambdaFunction(
                name,
                home.resolve("tables/target/lakelift-tables-lambda.jar"),
                "io.lakelift.tables.handler." + name + "::handleRequest",
                MEMORY_FOR_TABLES_MB,
                LONGEST,
                arn(name));
    }

    private static LambdaFunction function(Path jar, String name, Duration timeout) {
        return new LambdaFunction(
                name, jar, "io.lakelift.handler." + name + "::handleRequest", MEMORY_MB, timeout, arn(name));
    }

    private static String arn(String function) {
        return FUNCTION_ARN + function;
    }
}

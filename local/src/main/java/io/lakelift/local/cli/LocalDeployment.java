package io.lakelift.local.cli;

import io.lakelift.local.asl.Execution;
import io.lakelift.local.asl.Listener;
import io.lakelift.local.asl.Start;
import io.lakelift.local.asl.StateMachine;
import io.lakelift.local.aws.FakeCloud;
import io.lakelift.local.aws.Scenario;
import io.lakelift.local.aws.World;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.lambda.Output;
import io.lakelift.local.time.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Lakelift deployed on this computer: the packaged functions in processes of their own, fake services on loopback, and
 * the interpreter instead of Step Functions. It is opened once and plays one night after another.
 */
public final class LocalDeployment implements AutoCloseable {
    private static final String STATES = "arn:aws:states:" + World.REGION + ":" + World.ACCOUNT + ":";
    private static final String MACHINE = "lakelift-export";
    private static final List<String> ENDPOINTS = List.of("AWS_ENDPOINT_URL_RDS", "AWS_ENDPOINT_URL_SNS");

    private final Path home;
    private final FakeCloud cloud;
    private final FunctionHost functions;
    private volatile Timeline timeline;

    /**
     * @param home the checkout: where {@code statemachine/} and the functions' jar are
     * @param outside the environment; an endpoint in it takes the place of our own fake
     * @param timeline on which the first night passes
     * @param output takes what the functions print
     * @throws Unusable where the functions are not built
     */
    public LocalDeployment(Path home, Map<String, String> outside, Timeline timeline, Output output) {
        Path jar = home.resolve("functions/target/lakelift-lambda.jar");
        if (!Files.exists(jar)) {
            throw new Unusable("The functions' jar %s is missing: build it with mvn verify.".formatted(jar));
        }
        this.home = home;
        this.timeline = timeline;
        this.cloud = new FakeCloud(() -> this.timeline.instant()).listen();
        this.functions = new FunctionHost(jar, environment(outside), Machine.functions(), output);
        this.functions.warm();
    }

    /**
     * Begins another night: nothing is left of the one before but the warm functions.
     *
     * @param input of the execution that comes first; a cancel finds an export that runs
     */
    public void begin(Timeline night, Scenario scenario, Object input) {
        timeline = night;
        boolean cancels = input instanceof Map<?, ?> map && map.containsKey("cancel");
        cloud.play(scenario, world -> {
            if (cancels) {
                world.rds().start(World.export(World.RUNNING, World.LEDGER));
            }
        });
    }

    /** Starts an execution; it goes on as {@link #timeline()} is run. */
    public Execution start(StateMachine machine, String name, Object input, Listener listener) {
        Start start = new Start(
                name,
                STATES + "execution:" + MACHINE + ":" + name,
                timeline.instant(),
                "arn:aws:iam::" + World.ACCOUNT + ":role/" + MACHINE,
                STATES + "stateMachine:" + MACHINE,
                MACHINE,
                input);
        return Execution.start(
                machine, start, timeline, new LambdaTasks(functions), listener, new SplittableRandom(name.hashCode()));
    }

    /** The state machine of this checkout, with the functions' ARNs put in. */
    public StateMachine machine() {
        return Machine.load(home.resolve("statemachine/export.asl.json"));
    }

    public Timeline timeline() {
        return timeline;
    }

    public FakeCloud cloud() {
        return cloud;
    }

    public FunctionHost functions() {
        return functions;
    }

    @Override
    public void close() {
        functions.close();
        cloud.close();
    }

    private Map<String, String> environment(Map<String, String> outside) {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("AWS_REGION", World.REGION);
        environment.put("LAKELIFT_NAME", "lakelift");
        environment.put("LAKELIFT_S3_BUCKET_NAME", World.BUCKET);
        environment.put("LAKELIFT_S3_PREFIX", "nightly");
        environment.put("LAKELIFT_IAM_ROLE_ARN", World.ROLE);
        environment.put("LAKELIFT_KMS_KEY_ID", World.KEY);
        environment.put("LAKELIFT_DEADLINE", "PT12H");
        environment.put("LAKELIFT_TOPIC_ARN", World.TOPIC);
        ENDPOINTS.stream()
                .filter(name -> !outside.getOrDefault(name, "").isBlank())
                .forEach(name -> environment.put(name, outside.get(name)));
        return environment;
    }
}

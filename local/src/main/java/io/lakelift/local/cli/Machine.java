package io.lakelift.local.cli;

import io.lakelift.local.asl.InvalidDefinition;
import io.lakelift.local.asl.StateMachine;
import io.lakelift.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the deployment is made of: definitions, and the functions and machines whose ARNs are put into them. */
final class Machine {
    private static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:lakelift-";
    private static final String MACHINE_ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:";
    private static final int MEMORY_MB = 512;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static final String START = "StartExport";
    static final String POLL = "PollExport";
    static final String CANCEL = "CancelExport";
    static final String NOTIFY = "Notify";

    private Machine() {}

    static List<LambdaFunction> functions() {
        return List.of(function(START), function(POLL), function(CANCEL), function(NOTIFY));
    }

    /** @param arn as a definition holds it; the function's name is its end */
    static String functionName(String arn) {
        return arn.startsWith(FUNCTION_ARN) ? arn.substring(FUNCTION_ARN.length()) : arn;
    }

    /** @throws Unusable naming what cannot be read or would be refused */
    static StateMachine load(Path file) {
        try {
            String definition = Files.readString(file);
            for (LambdaFunction function : functions()) {
                definition = definition.replace("${" + function.name() + "FunctionArn}", function.arn());
            }
            for (Workflow workflow : Workflow.values()) {
                definition = definition.replace(workflow.placeholder(), MACHINE_ARN + workflow.machine());
            }
            return StateMachine.parse(definition);
        } catch (IOException e) {
            throw new Unusable(
                    "The state machine %s cannot be read: run this in a checkout of Lakelift.".formatted(file));
        } catch (InvalidDefinition e) {
            throw new Unusable("The state machine %s would be refused: %s"
                    .formatted(file.getFileName(), e.getMessage().replace("\n", "; ")));
        }
    }

    private static LambdaFunction function(String name) {
        return new LambdaFunction(
                name, "io.lakelift.handler." + name + "::handleRequest", MEMORY_MB, TIMEOUT, FUNCTION_ARN + name);
    }
}

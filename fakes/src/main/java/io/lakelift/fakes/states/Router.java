package io.lakelift.fakes.states;

import io.lakelift.asl.StateMachine;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Passes each Task to the executor for its Resource. A definition with a Resource that has no executor is refused when
 * it is registered.
 */
final class Router implements TaskExecutor {
    private static final String PREFIX = "arn:aws:states:::";

    private final Map<String, TaskExecutor> routes = new TreeMap<>();

    /** @param services makes the calls of {@link ServiceCalls}; if empty, definitions with such calls are refused */
    Router(LocalStates states, TaskExecutor functions, Optional<TaskExecutor> services) {
        routes.put(PREFIX + "lambda:invoke", functions);
        TaskExecutor sdk = new SdkCalls(states);
        for (String operation : SdkCalls.OPERATIONS) {
            routes.put(PREFIX + SdkCalls.PREFIX + operation, sdk);
        }
        services.ifPresent(calls -> ServiceCalls.resources().forEach(resource -> routes.put(resource, calls)));
        TaskExecutor nested = new NestedExecutions(states);
        routes.put(PREFIX + NestedExecutions.START, nested);
        routes.put(PREFIX + NestedExecutions.START_AND_WAIT, nested);
    }

    void check(String machine, StateMachine definition) {
        Set<String> unknown = new TreeSet<>(definition.resources());
        unknown.removeAll(routes.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The state machine %s uses unsupported Resources: %s; supported are %s"
                    .formatted(machine, String.join(", ", unknown), String.join(", ", routes.keySet())));
        }
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        try {
            routes.get(call.resource()).call(call, reply);
        } catch (Arguments.InvalidArguments invalid) {
            reply.fail(
                    "States.Runtime",
                    "The Arguments of the state '%s' could not be used to start the Task: [%s]"
                            .formatted(call.state(), invalid.getMessage()));
        }
    }
}

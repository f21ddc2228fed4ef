package io.lakelift.asl;

import io.lakelift.asl.time.VirtualTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a definition with scripted task results and returns a trace in a format that other engines can produce too, so
 * that engines can be compared state by state.
 */
public final class Trace {
    /** The scenario is malformed, or has too few results for the tasks that the definition calls. */
    public static final class Misfit extends RuntimeException {
        Misfit(String message) {
            super(message);
        }
    }

    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:machine:execution";
    private static final String ROLE = "arn:aws:iam::123456789012:role/machine";

    private Trace() {}

    /**
     * Runs the scenarios and returns JSON text: one trace for one scenario, a list of them for several.
     *
     * @throws InvalidDefinition if the definition is refused
     * @throws Misfit if a scenario is malformed or has too few results
     * @throws IOException if a file cannot be read
     */
    public static String trace(Path definition, List<Path> scenarios) throws IOException {
        StateMachine machine = StateMachine.parse(Files.readString(definition));
        List<Object> traces = new ArrayList<>();
        for (Path scenario : scenarios) {
            traces.add(trace(machine, Files.readString(scenario)));
        }
        return StrictJson.pretty(traces.size() == 1 ? traces.getFirst() : traces);
    }

    /**
     * Runs one scenario and returns its trace. Retries wait their full delay, as if without jitter.
     *
     * @throws Misfit if the scenario is malformed or has too few results
     */
    public static Map<String, Object> trace(StateMachine machine, String json) {
        TraceScenario scenario = new TraceScenario(json);
        VirtualTimeline timeline = new VirtualTimeline(scenario.startTime());
        TraceEvents events = new TraceEvents(scenario.startTime());
        ExecutionRuntime.Host host = new ExecutionRuntime.Host(
                timeline, (call, reply) -> answer(scenario, timeline, call, reply), events, () -> -1L);
        Start start =
                new Start("execution", EXECUTION, scenario.startTime(), ROLE, MACHINE, "machine", scenario.input());
        Object input = Values.inner(scenario.input());
        Map<String, Object> context = merge(start.context(input), scenario.context());
        Execution execution =
                Execution.start(machine, start, input, new ExecutionRuntime(host, context, scenario.functions()));
        timeline.runUntil(execution::isOver);
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("engine", "lakelift");
        end(execution, trace);
        trace.put("seconds", events.seconds(timeline.instant()));
        trace.put("states", events.states());
        trace.put("unused", scenario.unused());
        trace.put("events", events.list());
        return trace;
    }

    private static void answer(TraceScenario scenario, VirtualTimeline timeline, TaskCall call, TaskReply reply) {
        TraceScenario.Entry entry = scenario.next(call.state())
                .orElseThrow(
                        () -> new Misfit(call.state() + " is called more often than the scenario gives results for"));
        Runnable answer = entry.error().isPresent()
                ? () -> reply.fail(entry.error().get(), entry.cause())
                : () -> reply.succeed(entry.result());
        timeline.after(Moments.seconds(entry.seconds()), answer);
    }

    private static void end(Execution execution, Map<String, Object> trace) {
        trace.put("status", execution.status().name());
        switch (execution.status()) {
            case SUCCEEDED -> trace.put("output", execution.output());
            case FAILED -> {
                trace.put("error", execution.error());
                trace.put("cause", execution.cause());
            }
            case TIMED_OUT, ABORTED, RUNNING -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                Values.inner(value),
                (old, given) -> old instanceof Map && given instanceof Map
                        ? merge((Map<String, Object>) old, (Map<String, Object>) given)
                        : given));
        return merged;
    }
}

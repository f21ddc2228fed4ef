package io.lakelift.local.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import io.lakelift.asl.time.Timeline;
import io.lakelift.local.lambda.FunctionResult;
import io.lakelift.local.lambda.Invoker;
import io.lakelift.local.lambda.LambdaTasks;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lambda on the virtual clock: every call takes time, and some go wrong. A function that never answers may still have
 * done its work, or do it while the state machine is already retrying.
 */
final class SimulatedFunctions implements TaskExecutor {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Fate> FATES = List.of(Fate.values());
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final Invoker lambda;
    private final CallObserver callObserver;
    private final UnaryOperator<String> names;
    private final DefectInjector defectInjector;
    private final SeededRandom chance;
    private final double faults;
    private final Outages outages;

    /**
     * @param faults the probability that a call's fate is drawn at random, which may still be {@code WELL}
     * @param outages the night's outages; in those of Lambda, the permission to call a function is missing
     */
    SimulatedFunctions(
            Timeline timeline,
            Invoker lambda,
            CallObserver callObserver,
            UnaryOperator<String> names,
            DefectInjector defectInjector,
            SeededRandom chance,
            double faults,
            Outages outages) {
        this.timeline = timeline;
        this.lambda = lambda;
        this.callObserver = callObserver;
        this.names = names;
        this.defectInjector = defectInjector;
        this.chance = chance;
        this.faults = faults;
        this.outages = outages;
    }

    /** How a call goes. */
    private enum Fate {
        WELL,
        THROTTLED,
        SERVICE_EXCEPTION,
        DIES_BEFORE,
        DIES_AFTER,
        TIMES_OUT_BEFORE,
        TIMES_OUT_AFTER,
        UNHEARD,
        LATE
    }

    /** @param error empty if there is a payload */
    record Answer(Optional<Object> payload, String error, String cause) {}

    @Override
    public void call(TaskCall call, TaskReply reply) {
        if (isDenied(function(call))) {
            callObserver.trouble("function denied");
            fail(
                    reply,
                    Duration.ofMillis(20),
                    "Lambda.AccessDeniedException",
                    "is not authorized to perform: lambda:InvokeFunction");
            return;
        }
        Fate fate = chance.hits(faults) ? chance.oneOf(FATES) : Fate.WELL;
        Duration there = chance.between(Duration.ofMillis(20), Duration.ofMillis(900));
        Duration back = chance.between(Duration.ofMillis(5), Duration.ofMillis(100));
        if (fate != Fate.WELL) {
            callObserver.trouble("function " + fate);
        }
        switch (fate) {
            case WELL ->
                timeline.after(there, () -> {
                    Answer answer = work(call, true);
                    timeline.after(back, () -> deliver(call, reply, answer));
                });
            case THROTTLED -> fail(reply, back, "Lambda.TooManyRequestsException", "Rate Exceeded.");
            case SERVICE_EXCEPTION -> fail(reply, back, "Lambda.ServiceException", "Service error.");
            case DIES_BEFORE -> fail(reply, there, "Runtime.ExitError", "{\"errorMessage\":\"signal: killed\"}");
            case DIES_AFTER -> {
                timeline.after(there, () -> work(call, false));
                fail(reply, there.plus(back), "Runtime.ExitError", "{\"errorMessage\":\"signal: killed\"}");
            }
            case TIMES_OUT_BEFORE -> fail(reply, TIMEOUT, "Sandbox.Timedout", "Task timed out after 30.00 seconds");
            case TIMES_OUT_AFTER -> {
                timeline.after(there.multipliedBy(30), () -> work(call, false));
                fail(reply, TIMEOUT, "Sandbox.Timedout", "Task timed out after 30.00 seconds");
            }
            // No answer ever arrives: the state's own time limit ends the attempt.
            case UNHEARD -> timeline.after(there, () -> work(call, false));
            case LATE -> {
                timeline.after(there.multipliedBy(25), () -> work(call, false));
                fail(reply, there, "Lambda.Unknown", "The cause could not be determined.");
            }
        }
    }

    private boolean isDenied(String function) {
        return outages.meets(Outage.Of.LAMBDA, timeline.instant(), chance)
                .filter(outage -> outage.only().isEmpty() || outage.only().equals(function))
                .isPresent();
    }

    private void fail(TaskReply reply, Duration after, String error, String cause) {
        timeline.after(after, () -> reply.fail(error, cause));
    }

    private void deliver(TaskCall call, TaskReply reply, Answer answer) {
        if (answer.payload().isEmpty()) {
            reply.fail(answer.error(), answer.cause());
            return;
        }
        reply.succeed(LambdaTasks.result(answer.payload().get()));
    }

    @SuppressWarnings("unchecked")
    private Answer work(TaskCall call, boolean well) {
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        String function = function(call);
        Map<String, Object> payload = defectInjector.payload(
                function, call.attempt(), new LinkedHashMap<>((Map<String, Object>) arguments.get("Payload")));
        return callObserver.watch(execution(call), function, well, () -> {
            callObserver.write(defectInjector.writes(function, payload));
            callObserver.delete(defectInjector.deletes(function, payload));
            return answer(function, payload);
        });
    }

    @SuppressWarnings("unchecked")
    private Answer answer(String function, Map<String, Object> payload) {
        try {
            return switch (lambda.invoke(
                    defectInjector.function(function, payload), MAPPER.writeValueAsString(payload))) {
                case FunctionResult.Success answered ->
                    new Answer(
                            Optional.of(defectInjector.answer(
                                    function, payload, MAPPER.readValue(answered.payload(), Map.class))),
                            "",
                            "");
                case FunctionResult.Failed failed ->
                    defectInjector
                            .failed(function, payload)
                            .map(instead -> new Answer(Optional.of(instead), "", ""))
                            .orElseGet(() -> new Answer(Optional.empty(), failed.error(), failed.cause()));
            };
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String function(TaskCall call) {
        return names.apply(String.valueOf(((Map<?, ?>) call.arguments()).get("FunctionName")));
    }

    @SuppressWarnings("unchecked")
    private static String execution(TaskCall call) {
        return String.valueOf(((Map<String, Object>) call.context().get("Execution")).get("Id"));
    }
}

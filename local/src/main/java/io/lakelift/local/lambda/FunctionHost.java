package io.lakelift.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the packaged functions on this computer, each in its own process under AWS's runtime interface client.
 * Exceptions, crashes, time-outs and output of a handler have the same effects as in Lambda, and static state survives
 * from call to call.
 *
 * <p>Different functions may be called at once; calls of the same function wait for each other.
 */
public final class FunctionHost implements Invoker, AutoCloseable {
    /**
     * The system property that makes every process archive its classes when it ends, so that later ones start faster.
     */
    public static final String RECORDING = "lakelift.record";

    private static final Duration RECORDING_LIMIT = Duration.ofSeconds(30);

    private final Map<String, FunctionSlot> slots;
    private final boolean recording = Boolean.getBoolean(RECORDING);

    /**
     * @param directory the processes' working directory, with the files that they need; created if it does not exist
     * @param environment the deployment's variables, the same for all functions; this process's own are not inherited
     * @param output receives what the functions print
     * @throws IllegalArgumentException if the jar of a function is missing
     * @throws UncheckedIOException if the directory cannot be created or written
     */
    public FunctionHost(
            Path directory, Map<String, String> environment, Collection<LambdaFunction> functions, Output output) {
        functions.forEach(FunctionHost::requireJar);
        ChildJvm jvm = new ChildJvm(RuntimeFiles.in(directory), environment, recording, output);
        slots = functions.stream()
                .collect(toUnmodifiableMap(
                        LambdaFunction::name,
                        function -> new FunctionSlot(function.name(), primed -> new Sandbox(function, jvm, primed))));
    }

    private static void requireJar(LambdaFunction function) {
        if (!Files.isRegularFile(function.jar())) {
            throw new IllegalArgumentException("there is no packaged jar at " + function.jar());
        }
    }

    /** Whether AWS's runtime interface client runs on this computer: it needs a library that exists for Linux only. */
    public static boolean runsHere() {
        return RuntimeFiles.runsHere();
    }

    /**
     * Starts the processes of these functions without waiting for them, in this order; a call waits until its process is
     * ready. No more start at once than there are processors besides the one that works on the first call. Functions
     * that are not named start at their first call, because each start takes a second of processor time.
     */
    public void warm(List<String> functions) {
        // An archive is recorded for every function, so all of them have to be there before the run ends.
        Collection<String> wanted = recording ? slots.keySet() : functions;
        int atOnce = recording ? slots.size() : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        ExecutorService starters = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("start of functions").factory());
        wanted.forEach(function -> starters.execute(slot(function)::warm));
        starters.shutdown();
    }

    /**
     * {@inheritDoc} If the function exceeds its time-out, its process is killed and the call fails, as in Lambda.
     *
     * @throws BrokenFunction if no later call could succeed either
     */
    @Override
    public FunctionResult invoke(String function, String payload) {
        try {
            return slot(function).invoke(payload.getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling " + function, e);
        }
    }

    /** Makes a later call find its process dead; calling this twice affects two calls. */
    public void killBefore(String function) {
        slot(function).killBefore();
    }

    /** Makes the process of a later call die after the handler's work, but before the response is delivered. */
    public void killAfter(String function) {
        slot(function).killAfter();
    }

    /** Cancels the kills that have not yet happened. */
    public void spare() {
        slots.values().forEach(FunctionSlot::spare);
    }

    @Override
    public void close() {
        List<Sandbox> open = slots.values().stream()
                .map(FunctionSlot::close)
                .flatMap(Optional::stream)
                .toList();
        if (recording) {
            open.parallelStream().forEach(sandbox -> sandbox.finish(RECORDING_LIMIT));
        } else {
            open.forEach(Sandbox::close);
            open.forEach(Sandbox::awaitEnd);
        }
    }

    private FunctionSlot slot(String function) {
        return Optional.ofNullable(slots.get(function))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no function " + function + "; there are " + slots.keySet()));
    }
}

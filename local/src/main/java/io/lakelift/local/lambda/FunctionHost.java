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
import java.util.Set;

/**
 * Runs the packaged functions on this computer, each in its own process under Lambda's runtime interface client, so
 * that whatever a handler throws, forgets or prints has the same effect as there.
 *
 * <p>Different functions may be called at once; calls of the same function wait for each other.
 */
public final class FunctionHost implements Invoker, AutoCloseable {
    /** The system property that makes every process record its classes when it ends, for the next one to start faster. */
    public static final String RECORDING = "lakelift.record";

    private static final Duration RECORDING_LIMIT = Duration.ofSeconds(30);

    private final Map<String, FunctionSlot> slots;
    private final boolean recording = Boolean.getBoolean(RECORDING);

    /**
     * @param directory keeps what their processes need; it is made if it is not there
     * @param environment the variables of a deployment, the same for all functions; nothing else of ours reaches them
     * @param output takes what the functions print
     * @throws UncheckedIOException if that folder cannot be made or written
     */
    public FunctionHost(
            Path directory, Map<String, String> environment, Collection<LambdaFunction> functions, Output output) {
        functions.forEach(FunctionHost::requireJar);
        ChildJvm jvm = new ChildJvm(RuntimeFiles.in(directory), environment, recording, output);
        slots = functions.stream()
                .collect(toUnmodifiableMap(
                        LambdaFunction::name,
                        function -> new FunctionSlot(function.name(), () -> new Sandbox(function, jvm))));
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

    /** Starts all processes without waiting for them; a call that comes too early waits. */
    public void warm() {
        warm(slots.keySet());
    }

    /**
     * Starts the processes of these functions without waiting for them. The others start at their first call: each costs a second
     * of a processor, and a laptop has few.
     */
    public void warm(Set<String> functions) {
        slots.forEach((name, slot) -> {
            // What is recorded is kept for every function.
            if (recording || functions.contains(name)) {
                Thread.ofPlatform().daemon().name("start of " + name).start(slot::warm);
            }
        });
    }

    /**
     * {@inheritDoc} It waits as long as the function's own time-out allows.
     *
     * @throws BrokenFunction if no further call could succeed either
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

    /** Lets the process of one later call die before the call reaches it; asking twice means two calls. */
    public void killBefore(String function) {
        slot(function).killBefore();
    }

    /** Lets the process of one later call die after its work is done, but before it answers. */
    public void killAfter(String function) {
        slot(function).killAfter();
    }

    /** Takes back the kills that no call has met. */
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
        }
    }

    private FunctionSlot slot(String function) {
        return Optional.ofNullable(slots.get(function))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no function " + function + "; there are " + slots.keySet()));
    }
}

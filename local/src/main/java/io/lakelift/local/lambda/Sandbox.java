package io.lakelift.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakelift.local.lambda.FunctionResult.Failed;
import io.lakelift.local.lambda.FunctionResult.Success;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process of a function, from its start to its death; it works on one call at a time. */
final class Sandbox implements RuntimeApi.Listener, AutoCloseable {
    /** The exit status of a process that was killed is this plus the signal's number. */
    private static final int SIGNALLED = 128;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final LambdaFunction function;
    private final RuntimeApi api;
    private final Process process;
    private final FirstWords words;
    private final CompletableFuture<Void> ended;

    private CompletableFuture<Optional<IdleProcess>> idle = new CompletableFuture<>();
    private Optional<Invocation> running = Optional.empty();
    private Optional<Failed> initFailure = Optional.empty();
    private OptionalInt exitStatus = OptionalInt.empty();
    private boolean started;
    private boolean dyingBeforeAnswer;

    /**
     * @param primed whether the function makes its canned calls while it starts
     * @throws BrokenFunction if the process cannot be started
     */
    Sandbox(LambdaFunction function, ChildJvm jvm, boolean primed) {
        this.function = function;
        ChildJvm.Child child;
        try {
            api = new RuntimeApi(function, this);
            child = start(jvm, primed);
        } catch (IOException e) {
            throw BrokenFunction.cannotStart(function.name(), e);
        }
        process = child.process();
        words = child.words();
        ended = process.onExit().thenAccept(dead -> died(dead.exitValue()));
    }

    private ChildJvm.Child start(ChildJvm jvm, boolean primed) throws IOException {
        try {
            return jvm.start(function, api.address(), primed);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** Waits until the process asks for work: false when it died, or took longer than {@code limit} to start. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        CompletableFuture<Optional<IdleProcess>> next;
        synchronized (this) {
            next = idle;
        }
        return RealTimeWait.upTo(limit, next).flatMap(parked -> parked).isPresent();
    }

    /** Sends the call to the waiting process, and waits for the result until the function's time-out. */
    FunctionResult run(Invocation invocation, boolean dieBeforeAnswer) throws InterruptedException {
        try {
            begin(invocation, dieBeforeAnswer).deliver(invocation);
        } catch (IOException connectionBroken) {
            close();
        }
        return RealTimeWait.upTo(function.timeout(), invocation.answer()).orElseGet(() -> timedOut(invocation));
    }

    /**
     * Returns if the process has asked for work, even if it has died since.
     *
     * @throws BrokenFunction with the process's first words, if it never did
     */
    void requireStarted() throws InterruptedException {
        Optional<Failed> reported;
        synchronized (this) {
            if (started) {
                return;
            }
            reported = initFailure;
        }
        if (reported.isPresent()) {
            throw BrokenFunction.cannotStart(function.name(), Failures.words(reported.get()));
        }
        if (process.isAlive()) {
            throw BrokenFunction.cannotStart(function.name(), "its process runs, and does not ask for work");
        }
        throw BrokenFunction.cannotStart(
                function.name(),
                words.await(LAST_WORDS)
                        .orElse("its process ended with exit status %d and printed nothing"
                                .formatted(process.exitValue())));
    }

    /**
     * Whether a second attempt to start the function may succeed: this process was too slow, or was killed, as happens
     * when memory is short. An error of the JVM itself would happen again.
     */
    boolean mayStartNextTime() {
        synchronized (this) {
            if (started || initFailure.isPresent()) {
                return false;
            }
        }
        return process.isAlive() || process.exitValue() > SIGNALLED;
    }

    /** Asks the process to end, so that a recording JVM can write its archive; kills it after the limit. */
    void finish(Duration limit) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * Waits until a process that was killed is gone and nothing listens to it any more. Otherwise this JVM would take
     * 0.3 s longer to exit, because a thread still waits for the process.
     */
    void awaitEnd() {
        ended.completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public synchronized void idle(IdleProcess idleProcess) {
        started = true;
        idle.complete(Optional.of(idleProcess));
    }

    @Override
    public void answered(String requestId, byte[] body) {
        end(
                requestId,
                body.length > Failures.MOST_ANSWER_BYTES
                        ? Failures.answerTooLarge()
                        : new Success(new String(body, UTF_8)));
    }

    @Override
    public void failed(String requestId, byte[] body) {
        end(requestId, Failures.reported(new String(body, UTF_8)));
    }

    @Override
    public synchronized void failedToStart(byte[] body) {
        initFailure = Optional.of(Failures.reported(new String(body, UTF_8)));
    }

    /** A process may die after it has asked for work, and before there is any. */
    private synchronized IdleProcess begin(Invocation invocation, boolean dieBeforeAnswer) throws IOException {
        if (exitStatus.isPresent()) {
            invocation.answer().complete(Failures.exited(invocation.id(), exitStatus.getAsInt()));
            throw new IOException("the process has ended");
        }
        IdleProcess idleProcess = idle.join().orElseThrow(() -> new IOException("the process has ended"));
        idle = new CompletableFuture<>();
        running = Optional.of(invocation);
        dyingBeforeAnswer = dieBeforeAnswer;
        return idleProcess;
    }

    private synchronized void end(String requestId, FunctionResult result) {
        Optional<Invocation> answered = running.filter(call -> call.id().equals(requestId));
        if (dyingBeforeAnswer) {
            close();
        } else if (answered.isPresent()) {
            running = Optional.empty();
            answered.get().answer().complete(result);
        }
    }

    private FunctionResult timedOut(Invocation invocation) {
        invocation.answer().complete(Failures.timedOut(invocation.id(), function.timeout()));
        close();
        return invocation.answer().join();
    }

    private void died(int status) {
        synchronized (this) {
            exitStatus = OptionalInt.of(status);
            idle.complete(Optional.empty());
            running.ifPresent(call -> call.answer().complete(Failures.exited(call.id(), status)));
        }
        // Outside the lock: closing waits for the service's own thread, which may be waiting for the lock.
        api.close();
    }
}

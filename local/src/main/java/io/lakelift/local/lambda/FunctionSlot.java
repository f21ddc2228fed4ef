package io.lakelift.local.lambda;

import io.lakelift.local.lambda.FunctionResult.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Runs one function in one process at a time; when that process has died, the next call starts another. */
final class FunctionSlot {
    /** Longer than Lambda's ten seconds, because a busy computer may start several JVMs at once. */
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    /** Starts a process. */
    @FunctionalInterface
    interface Starter {
        /**
         * @param primed whether the function makes its canned calls while it starts
         * @throws BrokenFunction if the process cannot be started
         */
        Sandbox start(boolean primed);
    }

    private final String function;
    private final Starter starter;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final AtomicInteger killsBefore = new AtomicInteger();
    private final AtomicInteger killsAfter = new AtomicInteger();
    private volatile Optional<Sandbox> sandbox = Optional.empty();
    private volatile boolean closed;

    FunctionSlot(String function, Starter starter) {
        this.function = function;
        this.starter = starter;
    }

    /**
     * Starts the process unless it exists, and waits until it is ready or has failed to start. It is primed, because
     * nothing waits for it yet; where a call waits, priming would only make the same work take place twice.
     */
    void warm() {
        try {
            Optional<Sandbox> opened = openIfNone();
            if (opened.isPresent()) {
                opened.get().awaitIdle(STARTUP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Sandbox> openIfNone() {
        oneAtATime.lock();
        try {
            if (!closed && sandbox.isEmpty()) {
                return Optional.of(open(true));
            }
        } catch (BrokenFunction reportedByNextCall) {
            discard();
        } finally {
            oneAtATime.unlock();
        }
        return Optional.empty();
    }

    /** @throws BrokenFunction if no later call could succeed either */
    FunctionResult invoke(byte[] payload) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            requireOpen();
            Invocation invocation = Invocation.of(payload);
            if (takeOne(killsBefore)) {
                discard();
                return Failures.exited(invocation.id(), Failures.KILLED);
            }
            return deliver(invocation);
        } finally {
            oneAtATime.unlock();
        }
    }

    void killBefore() {
        killsBefore.incrementAndGet();
    }

    void killAfter() {
        killsAfter.incrementAndGet();
    }

    void spare() {
        killsBefore.set(0);
        killsAfter.set(0);
    }

    /**
     * Allows no more calls, without waiting for a running one; returns the process, if there is one, for the caller to
     * end.
     */
    Optional<Sandbox> close() {
        closed = true;
        return sandbox;
    }

    private FunctionResult deliver(Invocation invocation) throws InterruptedException {
        int again = 1;
        while (true) {
            Sandbox current = sandbox.isPresent() ? sandbox.get() : start();
            if (current.awaitIdle(STARTUP_LIMIT) && current.alive()) {
                return whole(current.run(invocation, takeOne(killsAfter)));
            }
            requireOpen();
            try {
                if (again-- <= 0 || !current.mayStartNextTime()) {
                    current.requireStarted();
                }
            } finally {
                discard();
            }
        }
    }

    private FunctionResult whole(FunctionResult result) {
        if (result instanceof Failed failed && Failures.isOfTheJar(failed)) {
            throw BrokenFunction.cannotRun(function, Failures.words(failed));
        }
        return result;
    }

    private Sandbox start() {
        Sandbox fresh = open(false);
        requireOpen();
        return fresh;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the functions have been closed");
        }
    }

    private Sandbox open(boolean primed) {
        Sandbox fresh = starter.start(primed);
        sandbox = Optional.of(fresh);
        if (closed) {
            fresh.close();
        }
        return fresh;
    }

    private void discard() {
        sandbox.ifPresent(Sandbox::close);
        sandbox = Optional.empty();
    }

    private static boolean takeOne(AtomicInteger counter) {
        return counter.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}

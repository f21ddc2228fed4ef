package io.lakelift.fakes.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The entry to a fake service. Calls over HTTP and from within the process both pass through it, so both are throttled,
 * given faults and logged in the same way.
 */
public final class Gate {
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final TokenBucket bucket;
    private final Fault.Refuse throttled;
    private final FaultScript faults = new FaultScript();
    private final CallLog calls = new CallLog();

    /** @param pause how a delayed call waits: it moves a virtual clock, or really waits */
    public Gate(InstantSource clock, Consumer<Duration> pause, TokenBucket bucket) {
        this(clock, pause, bucket, Fault.throttling());
    }

    /** @param throttled the fault that refuses a call when the bucket is empty */
    public Gate(InstantSource clock, Consumer<Duration> pause, TokenBucket bucket, Fault.Refuse throttled) {
        this.clock = clock;
        this.pause = pause;
        this.bucket = bucket;
        this.throttled = throttled;
    }

    public FaultScript faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    /**
     * Returns the result of {@code effect}, unless the call is throttled or a fault prevents it, and logs the call.
     *
     * @param about see {@link Call#about}
     * @throws ServiceError if the service, its throttle or a fault refuses
     * @throws ConnectionLost if a fault loses the request or the answer
     */
    public <T> T call(String action, String about, Supplier<T> effect) {
        Instant at = clock.instant();
        AtomicBoolean tookEffect = new AtomicBoolean();
        String outcome = Call.DEFECT;
        try {
            T answer = pass(action, at, () -> {
                T result = effect.get();
                tookEffect.set(true);
                return result;
            });
            outcome = Call.OK;
            return answer;
        } catch (ServiceError refused) {
            outcome = refused.code();
            throw refused;
        } catch (ConnectionLost lost) {
            outcome = lost.getMessage();
            throw lost;
        } finally {
            calls.add(new Call(at, action, about, outcome, tookEffect.get()));
        }
    }

    private <T> T pass(String action, Instant at, Supplier<T> effect) {
        if (!bucket.take(at)) {
            throw throttled.error();
        }
        return switch (faults.take(action, at)) {
            case Fault.Pass ignored -> effect.get();
            case Fault.Refuse refuse -> throw refuse.error();
            case Fault.LoseRequest ignored -> throw new ConnectionLost(Call.LOST_REQUEST);
            case Fault.LoseAnswer ignored -> throw afterEffect(effect);
            case Fault.Before before -> {
                before.event().run();
                yield effect.get();
            }
            case Fault.After after -> {
                T answer = effect.get();
                after.event().run();
                yield answer;
            }
            case Fault.Delay delay -> {
                pause.accept(delay.length());
                yield effect.get();
            }
        };
    }

    /** An error is lost as well, so the caller cannot tell it from success. */
    private static <T> ConnectionLost afterEffect(Supplier<T> effect) {
        try {
            T unused = effect.get();
            return new ConnectionLost(Call.LOST_ANSWER);
        } catch (ServiceError unheard) {
            return new ConnectionLost(Call.LOST_ERROR);
        }
    }
}

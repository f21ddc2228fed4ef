package io.lakelift.fakes.sfn;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.Execution.Status;
import io.lakelift.fakes.states.Description;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.states.StatesError;
import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.ServiceError;
import io.lakelift.fakes.wire.Slice;
import io.lakelift.fakes.wire.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The operations of Step Functions that Lambda functions call, for the executions of {@link LocalStates}. Calls that
 * state machines make do not pass through it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
public final class FakeSfn {
    public static final String DESCRIBE = "DescribeExecution";
    public static final String LIST = "ListExecutions";

    /** The quota of ListExecutions in most Regions, the smaller of the two quotas. */
    private static final int PER_SECOND = 5;

    private static final int BURST = 200;
    private static final int LONGEST_ARN = 256;
    private static final int LONGEST_TOKEN = 3096;

    private final InstantSource clock;
    private final Gate gate;
    private volatile Duration lag = Duration.ZERO;
    private volatile Supplier<LocalStates> states = () -> {
        throw new IllegalStateException("there are no state machines; call show() first");
    };

    public FakeSfn(InstantSource clock, Consumer<Duration> pause) {
        this.clock = requireNonNull(clock, "clock is null");
        this.gate = new Gate(clock, pause, new TokenBucket(PER_SECOND, BURST), Fault.throttlingException());
    }

    /** @param executions read at every call */
    public void show(Supplier<LocalStates> executions) {
        states = requireNonNull(executions, "executions is null");
    }

    public Description describe(String executionArn) {
        return gate.call(DESCRIBE, executionArn, () -> {
            checkArn("executionArn", executionArn);
            return answered(() -> states.get().describe(executionArn));
        });
    }

    /** @param maxResults up to 1000; 0 means 100 */
    public Slice<Description> list(String machineArn, Optional<String> status, Optional<String> token, int maxResults) {
        return gate.call(LIST, machineArn, () -> {
            checkArn("stateMachineArn", machineArn);
            if (token.filter(text -> text.length() > LONGEST_TOKEN).isPresent()) {
                throw invalid("nextToken", "Member must have length less than or equal to " + LONGEST_TOKEN);
            }
            return listed(
                    answered(() -> states.get().listOf(machineArn, status.map(FakeSfn::status), token, maxResults)));
        });
    }

    /** Lists are eventually consistent: from now on they lack what started, or was redriven, less than this ago. */
    public void listLate(Duration lag) {
        this.lag = requireNonNull(lag, "lag is null");
    }

    private Slice<Description> listed(Slice<Description> page) {
        if (lag.isZero()) {
            return page;
        }
        Instant latest = clock.instant().minus(lag);
        return new Slice<>(
                page.items().stream()
                        .filter(one ->
                                !one.redriveDate().orElse(one.startDate()).isAfter(latest))
                        .toList(),
                page.next());
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }

    private static void checkArn(String member, String arn) {
        if (arn.isEmpty()) {
            throw invalid(member, "Member must have length greater than or equal to 1");
        }
        if (arn.length() > LONGEST_ARN) {
            throw invalid(member, "Member must have length less than or equal to " + LONGEST_ARN);
        }
    }

    private static Status status(String text) {
        try {
            return Status.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw invalid("statusFilter", "Member must satisfy enum value set");
        }
    }

    private static ServiceError invalid(String member, String rule) {
        return new ServiceError(
                "ValidationException",
                400,
                "1 validation error detected: Value at '%s' failed to satisfy constraint: %s".formatted(member, rule));
    }

    private static <T> T answered(Supplier<T> effect) {
        try {
            return effect.get();
        } catch (StatesError refused) {
            throw new ServiceError(refused.code(), 400, String.valueOf(refused.getMessage()));
        }
    }
}

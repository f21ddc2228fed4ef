package io.lakelift.asl;

import io.lakelift.asl.State.Catcher;
import io.lakelift.asl.State.Retrier;
import io.lakelift.asl.StateExecution.StateResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a Task, Parallel or Map, the states that may have Retry and Catch. Retries it as its Retry field specifies, and
 * then lets its Catch field handle the failure.
 */
final class Attempts {
    private final FlowExecution flowExecution;
    private final StateExecution stateExecution;
    private final State.Guarded state;
    private final long[] used;

    Attempts(FlowExecution flowExecution, StateExecution stateExecution, State.Guarded state) {
        this.flowExecution = flowExecution;
        this.stateExecution = stateExecution;
        this.state = state;
        used = new long[state.guard().retriers().size()];
    }

    void begin() {
        try {
            FlowExecution.Ending ending = new FlowExecution.Ending() {
                @Override
                public void succeeded(Object output) {
                    finish(output);
                }

                @Override
                public void failed(Failure failure) {
                    recover(failure);
                }
            };
            switch (state) {
                case State.Task task -> new TaskWork(flowExecution, stateExecution, task, ending).start();
                case State.Parallel parallel ->
                    children(() -> Children.ofBranches(flowExecution, stateExecution, parallel))
                            .start(ending);
                case State.Each each ->
                    children(() -> Children.ofItems(flowExecution, stateExecution, each))
                            .start(ending);
            }
        } catch (Failure failure) {
            recover(failure);
        }
    }

    /** Returns the children that a redriven state had; a state that Retry tries again gets new ones. */
    private Children children(Supplier<Children> make) {
        Children children =
                stateExecution.retries() == 0 ? flowExecution.unfinished().orElseGet(make) : make.get();
        flowExecution.work(children);
        return children;
    }

    /** A failure in Assign or Output is the state's own, to be retried and caught like any other. */
    private void finish(Object result) {
        StateResult settled;
        try {
            Quota.payload("The state '" + state.name() + "' returned a result", result);
            stateExecution.see("result", result);
            settled = stateExecution.settle(state.exit().settle(), result);
        } catch (Failure failure) {
            recover(failure);
            return;
        }
        leave(settled, state.exit().next());
    }

    /**
     * Fails the flow instead of throwing: a branch or iteration that is reporting its result would take the failure for
     * its own.
     */
    private void leave(StateResult settled, Optional<String> target) {
        try {
            flowExecution.leave(stateExecution, settled, target);
        } catch (Failure failure) {
            flowExecution.fail(failure);
        }
    }

    private void recover(Failure failure) {
        flowExecution.onStop(() -> {});
        List<Retrier> retriers = state.guard().retriers();
        for (int i = 0; i < retriers.size(); i++) {
            if (retriers.get(i).errors().match(failure.error())) {
                if (used[i] < retriers.get(i).attempts()) {
                    retry(retriers.get(i), used[i]++, failure);
                    return;
                }
                break;
            }
        }
        for (Catcher catcher : state.guard().catchers()) {
            if (catcher.errors().match(failure.error())) {
                handle(catcher, failure);
                return;
            }
        }
        flowExecution.fail(failure);
    }

    private void retry(Retrier retrier, long before, Failure failure) {
        double asked = retrier.interval() * Math.pow(retrier.backoff(), (double) before);
        double delay = Math.min(asked, retrier.longest().orElse(Double.MAX_VALUE));
        Duration written = Moments.seconds(delay);
        Duration actual = retrier.jitter()
                ? Moments.seconds(delay * flowExecution.runtime().random().nextDouble())
                : written;
        ExecutionRuntime runtime = flowExecution.runtime();
        runtime.report(new Event.RetryScheduled(
                runtime.now(), state.name(), failure.error(), written, retrier.jitter() ? "FULL" : "NONE", actual));
        flowExecution.then(actual, () -> {
            stateExecution.retry();
            begin();
        });
    }

    private void handle(Catcher catcher, Failure failure) {
        Map<String, Object> output = Values.ordered("Error", failure.error(), "Cause", failure.reason());
        stateExecution.see("errorOutput", output);
        StateResult settled;
        try {
            settled = stateExecution.settle(catcher.settle(), output);
        } catch (Failure another) {
            flowExecution.fail(another);
            return;
        }
        leave(settled, Optional.of(catcher.next()));
    }
}

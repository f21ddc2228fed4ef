package io.lakelift.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs the branches of a Parallel or the iterations of a Map, several at once; the first failure stops the others. A
 * redrive continues only those that did not succeed, and keeps the results of the rest.
 */
final class Children {
    /** The most that an inline Map runs at once. */
    private static final int MOST_AT_ONCE = 40;

    private final FlowExecution parent;
    private final List<Child> children;
    private final int atOnce;
    private final FlowExecution[] flows;
    private final Object[] results;
    private final BitSet done = new BitSet();
    private final Deque<Integer> queue = new ArrayDeque<>();
    private FlowExecution.Ending ending;

    private Children(FlowExecution parent, List<Child> children, long atOnce) {
        this.parent = parent;
        this.children = children;
        this.atOnce = (int) Math.min(atOnce, children.size());
        flows = new FlowExecution[children.size()];
        results = new Object[children.size()];
    }

    static Children ofBranches(FlowExecution parent, StateExecution stateExecution, State.Parallel state) {
        List<Child> children = Child.branches(stateExecution, state, parent.around());
        return new Children(parent, children, children.size());
    }

    static Children ofItems(FlowExecution parent, StateExecution stateExecution, State.Each state) {
        long asked =
                state.concurrency().map(one -> stateExecution.whole(one, 0)).orElse(0L);
        List<Child> children = Child.items(stateExecution, state);
        return new Children(parent, children, asked == 0 ? MOST_AT_ONCE : Math.min(asked, MOST_AT_ONCE));
    }

    void start(FlowExecution.Ending whoWaits) {
        ending = whoWaits;
        queue.clear();
        IntStream.range(0, results.length).filter(index -> !done.get(index)).forEach(queue::add);
        parent.runtime().history().add(1);
        parent.onStop(this::stop);
        if (queue.isEmpty()) {
            succeed();
            return;
        }
        try {
            for (int i = 0; i < atOnce && !queue.isEmpty(); i++) {
                startNext();
            }
        } catch (Failure failure) {
            fail(failure);
        }
    }

    private void startNext() {
        int index = queue.remove();
        parent.runtime().history().add(children.get(index).events());
        if (flows[index] == null) {
            flows[index] = flow(index);
            flows[index].start(children.get(index).input());
        } else {
            flows[index].redrive();
        }
    }

    private FlowExecution flow(int index) {
        Child child = children.get(index);
        return new FlowExecution(
                parent.runtime(), child.flow(), parent.variables(), child.around(), new FlowExecution.Ending() {
                    @Override
                    public void succeeded(Object output) {
                        finished(index, output);
                    }

                    @Override
                    public void failed(Failure failure) {
                        fail(failure);
                    }
                });
    }

    private void finished(int index, Object output) {
        results[index] = output;
        done.set(index);
        try {
            parent.runtime().history().add(children.get(index).events());
            if (done.cardinality() == results.length) {
                succeed();
            } else if (!queue.isEmpty()) {
                startNext();
            }
        } catch (Failure failure) {
            fail(failure);
        }
    }

    private void succeed() {
        parent.runtime().history().add(1);
        ending.succeeded(new ArrayList<>(Arrays.asList(results)));
    }

    private void fail(Failure failure) {
        stop();
        ending.failed(failure);
    }

    private void stop() {
        for (int index = 0; index < flows.length; index++) {
            if (flows[index] != null && !done.get(index)) {
                flows[index].stop();
            }
        }
    }
}

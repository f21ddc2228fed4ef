package io.lakelift.local.asl;

import io.lakelift.local.asl.State.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The branches of a Parallel or the iterations of a Map: some at once, all of them needed, the first failure ends it. */
final class Children {
    /** The most that an inline Map runs at once. */
    private static final int MOST_AT_ONCE = 40;

    /** @param events how many history events one child costs at its start and at its end */
    private record Child(Flow flow, Object input, Map<String, Object> around, int events) {}

    private final Strand parent;
    private final Strand.Ending ending;
    private final List<Child> children;
    private final int atOnce;
    private final List<Strand> running = new ArrayList<>();
    private final Object[] results;
    private int started;
    private int done;

    private Children(Strand parent, Strand.Ending ending, List<Child> children, long atOnce) {
        this.parent = parent;
        this.ending = ending;
        this.children = children;
        this.atOnce = (int) Math.min(atOnce, children.size());
        results = new Object[children.size()];
    }

    static Children ofBranches(Strand parent, Visit visit, State.Parallel state, Strand.Ending ending) {
        Object input = state.arguments().map(visit::fill).orElse(visit.input());
        Quota.payload("The state '" + state.name() + "' was given arguments", input);
        List<Child> children = state.branches().stream()
                .map(flow -> new Child(flow, input, parent.around(), 0))
                .toList();
        return new Children(parent, ending, children, children.size());
    }

    static Children ofItems(Strand parent, Visit visit, State.Each state, Strand.Ending ending) {
        List<?> items = items(visit, state);
        long asked = state.concurrency().map(one -> visit.whole(one, 0)).orElse(0L);
        List<Child> children = new ArrayList<>(items.size());
        for (Object item : items) {
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("Index", children.size());
            about.put("Value", item);
            Map<String, Object> around = Map.of("Map", Map.of("Item", about));
            Object input =
                    state.selector().map(one -> visit.fillFor(around, one)).orElse(item);
            Quota.payload("The state '" + state.name() + "' selected an item", input);
            children.add(new Child(state.processor(), input, around, 1));
        }
        return new Children(parent, ending, children, asked == 0 ? MOST_AT_ONCE : Math.min(asked, MOST_AT_ONCE));
    }

    private static List<?> items(Visit visit, State.Each state) {
        if (state.items().isPresent()) {
            return visit.fill(state.items().get(), List.class, "array");
        }
        if (visit.input() instanceof List<?> list) {
            return list;
        }
        throw visit.failure(
                Failure.QUERY,
                "The state's input must be an array, because it has no Items, but was '%s'."
                        .formatted(Values.typeOf(visit.input())));
    }

    void start() {
        parent.run().history().add(1);
        parent.onStop(this::stop);
        try {
            while (started < atOnce) {
                startNext();
            }
        } catch (Failure failure) {
            fail(failure);
        }
        if (children.isEmpty()) {
            succeed();
        }
    }

    private void startNext() {
        int index = started++;
        Child child = children.get(index);
        parent.run().history().add(child.events());
        Strand strand = new Strand(parent.run(), child.flow(), parent.variables(), child.around(), new Strand.Ending() {
            @Override
            public void succeeded(Object output) {
                finished(index, output);
            }

            @Override
            public void failed(Failure failure) {
                fail(failure);
            }
        });
        running.add(strand);
        strand.start(child.input());
    }

    private void finished(int index, Object output) {
        results[index] = output;
        done++;
        try {
            parent.run().history().add(children.get(index).events());
            if (done == results.length) {
                succeed();
            } else if (started < results.length) {
                startNext();
            }
        } catch (Failure failure) {
            fail(failure);
        }
    }

    private void succeed() {
        parent.run().history().add(1);
        ending.succeeded(new ArrayList<>(Arrays.asList(results)));
    }

    private void fail(Failure failure) {
        stop();
        ending.failed(failure);
    }

    private void stop() {
        running.forEach(Strand::stop);
    }
}

package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A definition that has been read, checked and compiled. It keeps nothing about executions, so any number of them can
 * share it, on any number of timelines.
 */
public final class StateMachine {
    private final Flow flow;
    private final Optional<Long> timeoutSeconds;

    StateMachine(Flow flow, Optional<Long> timeoutSeconds) {
        this.flow = flow;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Reads a JSONata definition as strictly as the service does.
     *
     * @throws InvalidDefinition with a line for each finding, which says where it is and what is allowed; names of
     *     variables are checked only if there is no other finding
     */
    public static StateMachine parse(String json) {
        return DefinitionReader.read(json);
    }

    /** After how many seconds an execution ends as TIMED_OUT; empty for no limit. */
    public Optional<Long> timeoutSeconds() {
        return timeoutSeconds;
    }

    /** Returns the Resource of every Task, including those in Parallel and Map. */
    public Set<String> resources() {
        Set<String> found = new TreeSet<>();
        collect(flow, found);
        return found;
    }

    private static void collect(Flow flow, Set<String> found) {
        for (State state : flow.states().values()) {
            switch (state) {
                case State.Task task -> found.add(task.resource());
                case State.Parallel parallel -> parallel.branches().forEach(branch -> collect(branch, found));
                case State.Each each -> collect(each.processor(), found);
                case State.Pass pass -> {}
                case State.Wait await -> {}
                case State.Choice choice -> {}
                case State.Succeed succeed -> {}
                case State.Fail fail -> {}
            }
        }
    }

    public Flow flow() {
        return flow;
    }
}

package io.lakelift.local.asl;

import io.lakelift.local.asl.State.Flow;
import java.util.Optional;

/**
 * A definition that has been read, checked and compiled. It holds nothing of any execution: one serves all of them, on
 * any number of timelines.
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
     * @throws InvalidDefinition naming every finding: the place, and what would be right
     */
    public static StateMachine parse(String json) {
        return DefinitionReader.read(json);
    }

    /** After how long an execution ends as TIMED_OUT. */
    public Optional<Long> timeoutSeconds() {
        return timeoutSeconds;
    }

    Flow flow() {
        return flow;
    }
}

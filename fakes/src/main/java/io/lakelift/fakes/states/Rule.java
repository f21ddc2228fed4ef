package io.lakelift.fakes.states;

import static java.util.Objects.requireNonNull;

/** An EventBridge rule whose target is a state machine: the event becomes the input of an execution. */
public record Rule(String name, EventPattern pattern, String machine) {
    public Rule {
        requireNonNull(name, "name is null");
        requireNonNull(pattern, "pattern is null");
        requireNonNull(machine, "machine is null");
    }
}

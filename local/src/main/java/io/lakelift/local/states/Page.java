package io.lakelift.local.states;

import java.util.List;
import java.util.Optional;

/** A page of ListExecutions. */
public record Page(List<Description> executions, Optional<String> nextToken) {
    public Page {
        executions = List.copyOf(executions);
    }
}

package io.lakelift.fakes.states;

import java.util.List;
import java.util.Optional;

/** A page of ListExecutions. */
public record ExecutionsPage(List<Description> executions, Optional<String> nextToken) {
    public ExecutionsPage {
        executions = List.copyOf(executions);
    }
}

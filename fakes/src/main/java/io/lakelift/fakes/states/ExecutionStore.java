package io.lakelift.fakes.states;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The executions by their ARNs, in the order in which they were started. */
final class ExecutionStore {
    private static final Duration NAMES_ARE_KEPT = Duration.ofDays(90);

    private final Map<String, Execution> byArn = new LinkedHashMap<>();

    void add(Execution execution) {
        byArn.remove(execution.start().arn());
        byArn.put(execution.start().arn(), execution);
    }

    List<Execution> all() {
        return List.copyOf(byArn.values());
    }

    List<Execution> of(String machine, Optional<Status> status) {
        return byArn.values().stream()
                .filter(execution -> execution.start().machineName().equals(machine))
                .filter(execution -> status.isEmpty() || status.get() == execution.status())
                .toList();
    }

    Execution find(String arn) {
        if (!arn.startsWith("arn:") || !arn.contains(":execution:")) {
            throw StatesError.invalidArn(arn);
        }
        return Optional.ofNullable(byArn.get(arn)).orElseThrow(() -> StatesError.noExecution(arn));
    }

    /**
     * The running execution that a start with the same name and input returns; empty if the name is free. A name is
     * free again 90 days after its execution ended.
     *
     * @throws StatesError ExecutionAlreadyExists if the name is taken and the execution is over or has another input
     */
    Optional<Execution> same(String arn, String input, Instant now) {
        Optional<Execution> before = Optional.ofNullable(byArn.get(arn))
                .filter(execution -> execution
                        .stopTime()
                        .filter(end -> end.plus(NAMES_ARE_KEPT).isBefore(now))
                        .isEmpty());
        if (before.isPresent()
                && (before.get().isOver()
                        || !StrictJson.write(before.get().start().input()).equals(input))) {
            throw StatesError.alreadyExists(arn);
        }
        return before;
    }
}

package io.lakelift.local.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sits between the state machine and its functions and can change what they receive and return. In a real simulation it
 * does nothing; a test injects a deliberate defect here, to prove that the invariants find it.
 */
public interface DefectInjector {
    DefectInjector NONE = new DefectInjector() {};

    /** What the function receives; {@code attempt} is 1 for the first try. */
    default Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
        return payload;
    }

    /** The function that is called instead of the requested one. */
    default String function(String function, Map<String, Object> payload) {
        return function;
    }

    /** What the state machine receives; both maps may be changed. */
    default Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
        return answer;
    }

    /** What the state machine receives if the function has failed; empty to pass the failure on. */
    default Optional<Map<String, Object>> failed(String function, Map<String, Object> payload) {
        return Optional.empty();
    }

    /** The text of objects that are written to the deployment's bucket as well, by key. */
    default Map<String, String> writes(String function, Map<String, Object> payload) {
        return Map.of();
    }

    /** The keys of objects that are deleted from the deployment's bucket as well. */
    default List<String> deletes(String function, Map<String, Object> payload) {
        return List.of();
    }

    /** Whether stopped executions are noticed and orphans are looked for. */
    default boolean looksAfterStopped() {
        return true;
    }
}

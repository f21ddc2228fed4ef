package io.lakelift.local.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands between the state machine and its functions and changes what they hear and say. In a real simulation it does
 * nothing; a test puts a deliberate defect here, to see that the rules find it.
 */
public interface DefectInjector {
    DefectInjector NONE = new DefectInjector() {};

    /** What the function gets; {@code attempt} is 1 for the first try. */
    default Map<String, Object> payload(String function, int attempt, Map<String, Object> payload) {
        return payload;
    }

    /** The function that is called in place of the one that is asked for. */
    default String function(String function, Map<String, Object> payload) {
        return function;
    }

    /** What the state machine gets; both maps may be changed. */
    default Map<String, Object> answer(String function, Map<String, Object> payload, Map<String, Object> answer) {
        return answer;
    }

    /** What the state machine gets where the function has failed; empty for just that. */
    default Optional<Map<String, Object>> failed(String function, Map<String, Object> payload) {
        return Optional.empty();
    }

    /** What the function writes to the deployment's bucket besides, by key. */
    default Map<String, String> writes(String function, Map<String, Object> payload) {
        return Map.of();
    }

    /** The keys of what the function deletes from the deployment's bucket besides. */
    default List<String> deletes(String function, Map<String, Object> payload) {
        return List.of();
    }

    /** Whether anybody hears of stopped executions, and looks for orphans. */
    default boolean looksAfterStopped() {
        return true;
    }
}

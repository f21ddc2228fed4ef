package io.lakelift.infra.localstack;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an execution went: the states that it entered, the errors of its tasks, and at last how it ended. What depends
 * on how busy a machine is stands in none: going round the loop of waiting and polling counts once however often it is
 * gone round, and a call that the platform could not make is no step, for every task tries it again.
 */
final class ExecutionCourse {
    private static final List<String> ROUND =
            List.of("Wait for the next poll", "Poll the export", "How does it stand?");

    private final List<String> steps = new ArrayList<>();

    void entered(String state) {
        steps.add(state);
        int size = steps.size();
        int round = ROUND.size();
        if (size >= 2 * round
                && steps.subList(size - round, size).equals(ROUND)
                && steps.subList(size - 2 * round, size - round).equals(ROUND)) {
            steps.subList(size - round, size).clear();
        }
    }

    void failed(String error) {
        if (!error.startsWith("Lambda.") && !error.startsWith("Sandbox.")) {
            steps.add("failed: " + error);
        }
    }

    void ended(String status, String error) {
        steps.add((status + " " + error).strip());
    }

    List<String> steps() {
        return List.copyOf(steps);
    }
}

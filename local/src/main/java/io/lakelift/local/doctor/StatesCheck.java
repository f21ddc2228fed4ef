package io.lakelift.local.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks with Step Functions' TestState whether the states of a state machine handle the answers of functions and
 * services as the project's tests expect. The answers come from the machine's {@link StateCase}s.
 *
 * @param home the root of the checkout
 * @param machine the name of the state machine
 */
record StatesCheck(ExaminedDeployment deployment, Path home, String machine) implements Check.Question {
    /** Calls that run at the same time, so that all end within a check's time limit. */
    private static final int AT_ONCE = 8;

    /** One check for each state machine, in a fixed order. */
    static List<Check> all(ExaminedDeployment deployment, Path home) {
        return FilledInDefinition.MACHINES.stream()
                .map(machine -> new Check("states " + machine, new StatesCheck(deployment, home, machine)))
                .toList();
    }

    @Override
    public void ask(CheckFindings findings) {
        String definition = FilledInDefinition.of(FilledInDefinition.file(home, machine), deployment);
        List<StateCase> cases = StateCase.of(home, machine);
        ExecutorService calls = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().factory());
        try {
            for (Future<Void> call : calls.invokeAll(
                    cases.stream().map(each -> call(each, definition, findings)).toList())) {
                call.get();
            }
            findings.detail("%d answers are handled as they should be".formatted(cases.size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            calls.shutdownNow();
        }
    }

    private Callable<Void> call(StateCase each, String definition, CheckFindings findings) {
        return () -> {
            findings.ask(
                            "states:TestState",
                            () -> each.differences(
                                    deployment.clients().sfn().testState(each.request(definition)), true))
                    .value()
                    .ifPresent(
                            differences -> differences.forEach(
                                    difference -> findings.needsAttention(
                                            "%s: %s".formatted(each, difference),
                                            "Correct the definition where it was changed; if it was not, report this as a bug in Lakelift.")));
            return null;
        };
    }
}

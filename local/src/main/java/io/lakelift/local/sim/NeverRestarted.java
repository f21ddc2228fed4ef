package io.lakelift.local.sim;

import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Checks that an execution starts no other export once a person has cancelled its export in the console. An execution
 * that is to cancel or adopt an export, or to handle a stopped execution, must not start any.
 */
final class NeverRestarted {
    private NeverRestarted() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.cancelledByPeople().forEach((id, when) -> {
            String starter = observations.starters().get(id);
            if (starter != null && startedAfter(observations, starter, when)) {
                finding.accept(
                        "%s was cancelled by a person, and its execution started an export after that".formatted(id));
            }
        });
        observations.executions().stream()
                .filter(execution -> ExecutionPurpose.toCancel(execution)
                        || ExecutionPurpose.toAdopt(execution)
                        || ExecutionPurpose.looksAfter(execution))
                .filter(execution ->
                        observations.starters().containsValue(execution.start().arn()))
                .forEach(execution -> finding.accept("%s must not start an export, but did"
                        .formatted(execution.start().name())));
    }

    private static boolean startedAfter(Observations observations, String execution, Instant when) {
        return observations.invocations().stream()
                .filter(call -> call.execution().equals(execution) && call.at().isAfter(when))
                .flatMap(Observations.Invocation::calls)
                .filter(Call::tookEffect)
                .anyMatch(call ->
                        call.action().equals(FakeRds.START) || call.action().equals(FakeFsx.CREATE));
    }
}

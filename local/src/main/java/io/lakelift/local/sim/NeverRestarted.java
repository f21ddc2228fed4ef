package io.lakelift.local.sim;

import io.lakelift.local.aws.fsx.FakeFsx;
import io.lakelift.local.aws.rds.FakeRds;
import io.lakelift.local.aws.wire.Call;
import java.time.Instant;
import java.util.function.Consumer;

/** Once a person has cancelled an execution's export, that execution starts nothing more; and only owners start. */
final class NeverRestarted {
    private NeverRestarted() {}

    static void check(Ledger ledger, Consumer<String> finding) {
        ledger.cancelledByPeople.forEach((id, when) -> {
            String starter = ledger.starters.get(id);
            if (starter != null && startedAfter(ledger, starter, when)) {
                finding.accept(
                        "%s was cancelled by a person, and its execution started an export after that".formatted(id));
            }
        });
        ledger.executions.stream()
                .filter(execution -> Asks.toCancel(execution) || Asks.toAdopt(execution) || Asks.looksAfter(execution))
                .filter(execution ->
                        ledger.starters.containsValue(execution.start().arn()))
                .forEach(execution -> finding.accept("%s is no execution to start an export, and did"
                        .formatted(execution.start().name())));
    }

    private static boolean startedAfter(Ledger ledger, String execution, Instant when) {
        return ledger.invocations.stream()
                .filter(call -> call.execution().equals(execution) && call.at().isAfter(when))
                .flatMap(Ledger.Invocation::calls)
                .filter(Call::tookEffect)
                .anyMatch(call ->
                        call.action().equals(FakeRds.START) || call.action().equals(FakeFsx.CREATE));
    }
}

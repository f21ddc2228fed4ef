package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.local.plan.Workload;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalMachines;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plans and docs/costs.md reckon for a night, beside what its state machines really entered and called. */
class BillTest {
    private static final String CALL_OF_A_FUNCTION = "arn:aws:states:::lambda:invoke";

    private final AtomicLong transitions = new AtomicLong();
    private final Map<String, Long> calls = new TreeMap<>();

    @AfterEach
    void lookAway() {
        Lab.deployment().observe(event -> {});
    }

    @Test
    void fortyTenants_askWhatIsReckoned() {
        Object input = Lab.event("fleet-tenants.json");
        count();
        Lab.Night night = Lab.playAll(Scenario.COMPLETE, input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(called("StartExport")).isEqualTo(40);
        assertThat(called("VerifyExport")).isEqualTo(40);
        assertReckoned(new Workload(1, 40, called("PollExport"), 0, 40, 0));
    }

    @Test
    void twoFleets_whichMeetFullSlots_askWhatIsReckoned() {
        Object input = Lab.event("fleet-tenants.json");
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, input);
        count();
        deployment.start("fleet-1", input, event -> {});
        deployment.start("fleet-2", Lab.event("fleet-tags.json"), event -> {});
        deployment.finish();

        long exports = called("Notify") - 2;
        long tries = called("StartExport") - exports;
        assertThat(tries).isPositive();
        assertThat(deployment.cloud().rds().calls().of(FakeRds.START)).hasSizeGreaterThan((int) exports);
        assertReckoned(new Workload(2, exports, called("PollExport") + tries, tries, called("VerifyExport"), 0));
    }

    private void count() {
        Lab.deployment().observe(event -> {
            if (event instanceof Event.StateEntered) {
                transitions.incrementAndGet();
            } else if (event instanceof Event.TaskCalled task && task.resource().equals(CALL_OF_A_FUNCTION)) {
                calls.merge(function(task), 1L, Long::sum);
            }
        });
    }

    private static String function(Event.TaskCalled task) {
        return LocalMachines.functionName(String.valueOf(((Map<?, ?>) task.arguments()).get("FunctionName")));
    }

    private long called(String function) {
        return calls.getOrDefault(function, 0L);
    }

    private void assertReckoned(Workload workload) {
        assertThat(workload.transitions()).as("transitions of %s", workload).isEqualTo(transitions.get());
        assertThat(workload.calls())
                .as("calls of %s, which were %s", workload, calls)
                .isEqualTo(calls.values().stream().mapToLong(Long::longValue).sum());
    }
}

package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may start exports can start tomorrow's name today: what its execution did is no export of the night. */
class TakenNameTest {
    private static final Map<String, Object> FLEET = Map.of(
            "sources",
            List.of(SampleAccount.ORDERS_DB),
            "schedule",
            Map.of(
                    "scheduleArn",
                    "arn:aws:scheduler:eu-west-1:123456789012:schedule/lakelift/nightly",
                    "scheduledTime",
                    "2026-11-20T02:00:00Z"));

    private final FleetLab lab = new FleetLab();

    private static Execution asPlanned() {
        FleetLab other = new FleetLab();
        other.run(FLEET);
        return other.exports().getFirst();
    }

    private Execution take(Object input) {
        Execution taken = lab.states.start(FleetLab.EXPORTS, asPlanned().start().name(), input);
        lab.finish();
        lab.exported.clear();
        return taken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:snapshot:tiny\"}",
                "{}",
                "[]",
                "\"tiny\"",
                "7",
                "{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:db:orders\", \"exportOnly\": [\"shop\"]}"
            })
    void executionOfAnotherInput_isNotAnExportOfTheNight(String input) {
        take(FleetLab.read(input, Object.class));

        Execution fleet = lab.run(FLEET);

        assertThat(fleet.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(lab.exported)
                .singleElement()
                .satisfies(
                        export -> assertThat(export.path("sourceArn").asText()).isEqualTo(SampleAccount.ORDERS_DB));
        assertThat(lab.notices.getLast().text()).contains("Names taken", "(1)\n  - db orders");
    }

    @Test
    void executionOfAnotherInputThatRuns_isNotWaitedFor() {
        lab.states.start(FleetLab.EXPORTS, asPlanned().start().name(), Map.of("sourceArn", "tiny"));

        Execution fleet = lab.run(FLEET);

        assertThat(FleetLab.result(fleet).at("/counts/COMPLETE").asInt()).isOne();
    }

    @Test
    void nightThatIsTriedAgain_doesNotBelieveItEither() {
        take(Map.of("sourceArn", "tiny"));
        Map<String, Object> again = new HashMap<>(FLEET);
        again.put("attempt", 2);

        lab.run(again);

        assertThat(lab.exported).hasSize(1);
    }

    /** The last release gave no slot. */
    @Test
    void executionOfTheSameInputButItsSlot_isTheExport() {
        Map<String, Object> input = new HashMap<>();
        ((Map<?, ?>) asPlanned().start().input()).forEach((field, value) -> input.put((String) field, value));
        assertThat(input.remove("slot")).isNotNull();
        take(input);

        lab.run(FLEET);

        assertThat(lab.exported).isEmpty();
        assertThat(lab.notices.getLast().text()).doesNotContain("Names taken");
    }

    /** Why it failed is asked of the execution under the further name, not of the one that had taken the first. */
    @Test
    void failureUnderAFurtherName_isTheOneExplained() {
        take(Map.of("sourceArn", "tiny"));
        lab.fails("db:orders", 40);

        lab.run(FLEET);

        assertThat(lab.notices.getLast().text()).contains("w".repeat(40));
    }
}

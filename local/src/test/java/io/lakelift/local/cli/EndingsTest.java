package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.LocalDeployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every sample event in every scenario: how the execution ends, and what its one notice says. */
class EndingsTest {

    @ParameterizedTest(name = "{0} in {1} ends {2}, reported by its {3} as {4}")
    @CsvFileSource(resources = "/endings.csv", delimiter = '|', numLinesToSkip = 1)
    void event_inScenario_endsAsItShould(
            String event, String scenario, String status, String role, String outcome, String says) {
        Lab.Night night =
                Lab.playAll(deployment(event, scenario), Scenario.named(scenario), Lab.event(event + ".json"));

        assertThat(night.status()).isEqualTo(status);
        if (outcome.equals("none")) {
            assertThat(night.notices()).isEmpty();
            assertThat(night.execution().cause()).contains(says);
            return;
        }
        assertThat(night.notices())
                .filteredOn(notice -> notice.role().equals(role))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.outcome()).isEqualTo(outcome);
                    assertThat(notice.subject()).startsWith("[Lakelift lakelift] " + outcome + ": ");
                    assertThat(notice.message()).contains(says);
                });
    }

    /**
     * Each sample once, and each scenario with both services, meets the packaged functions; what they are called with
     * changes no more.
     */
    private static LocalDeployment deployment(String event, String scenario) {
        boolean packaged = scenario.equals("complete") || event.equals("snapshot") || event.equals("fsx");
        return packaged ? Lab.packaged() : Lab.deployment();
    }

    @Test
    void table_namesEveryEventAndEveryScenario() throws IOException {
        String table = Files.readString(Path.of("src/test/resources/endings.csv"));
        try (Stream<Path> events = Files.list(Lab.HOME.resolve("events"))) {
            assertThat(events.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(table)
                            .contains("\n" + event.getFileName().toString().replace(".json", "") + "|"));
        }
        assertThat(Scenario.values()).allSatisfy(each -> assertThat(table).contains("|" + each.label() + "|"));
    }
}

package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The exit status after an exception that nobody expected: 1 is a finding, except for a run. */
class ExitAfterADefectTest {
    @Test
    void defect_isNotAFinding() {
        Map<String, CommandLine> commands = Lakelift.commandLine().getSubcommands();

        assertThat(commands)
                .allSatisfy(
                        (name, command) -> assertThat(command.getCommandSpec().exitCodeOnExecutionException())
                                .as(name)
                                .isEqualTo(name.equals("run") ? 1 : 2));
    }
}

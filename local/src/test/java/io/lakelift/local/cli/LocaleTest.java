package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.LocalFunctions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user's language changes neither what is printed nor what is sent: Egypt's has digits of its own. */
@Timeout(600)
class LocaleTest {
    private static final List<String> RUN = List.of("run", "../events/fsx.json", "--scenario", "warning");

    @Test
    void command_inAnotherLanguage_printsTheSame() throws Exception {
        String usual = output("");
        assertThat(usual).contains(" 0 %");
        assertThat(output("-Duser.language=ar -Duser.country=EG")).isEqualTo(usual);
    }

    private static String output(String options) throws Exception {
        try (Laptop laptop = new Laptop(Scenario.COMPLETE, 1)) {
            return laptop.with("JDK_JAVA_OPTIONS", options)
                    .with(LocalFunctions.IN_PROCESS, "1")
                    .lakelift(false, RUN)
                    .output()
                    .replaceFirst("(?m)^NOTE: Picked up JDK_JAVA_OPTIONS.*\n", "");
        }
    }
}

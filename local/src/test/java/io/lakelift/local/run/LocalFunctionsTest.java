package io.lakelift.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.cli.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where AWS's runtime interface client does not run, the handlers do, in the command's own process. */
class LocalFunctionsTest {
    private static final Map<String, String> FORCED = Map.of(LocalFunctions.IN_PROCESS, "1");

    @Test
    void inProcess_saysWhy() {
        assertThat(LocalFunctions.inProcess(FORCED))
                .contains("The handlers run in the command's own process, and not under AWS's runtime interface client:"
                        + " LAKELIFT_IN_PROCESS is set.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinux_functionsHaveProcessesOfTheirOwn() {
        assertThat(LocalFunctions.inProcess(Map.of())).isEmpty();
    }

    @Test
    void night_isTheSameInProcess() {
        Object input = Map.of("sourceArn", SampleAccount.ORDERS);
        List<SentNotice> notices = new ArrayList<>();
        try (LocalDeployment deployment = new LocalDeployment(
                Lab.HOME, FORCED, new VirtualTimeline(SampleAccount.NIGHT), (function, line) -> {})) {
            deployment.begin(Preconditions.of(input).night(), Scenario.COMPLETE, input);
            deployment.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
            Execution execution = deployment.start("night-1", input, event -> {});
            deployment.finish();

            assertThat(execution.status()).as(execution.cause()).isEqualTo(Execution.Status.SUCCEEDED);
        }

        assertThat(notices).containsExactly(Lab.play(Scenario.COMPLETE, input).notice());
    }
}

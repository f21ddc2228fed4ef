package io.lakelift.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.lambda.FunctionResult.Failed;
import io.lakelift.local.lambda.FunctionResult.Success;
import org.junit.jupiter.api.Test;

/** What a state machine sees of a function that fails, and that the next call is not harmed by it. */
class FunctionFailureTest extends HostedFunctions {

    @Test
    void invoke_exception_givesItsFullNameAndLambdasJson() throws Exception {
        Failed failed = failed(host.invoke("One", "{\"do\":\"throw\",\"text\":\"no such snapshot\"}"));

        assertThat(failed.error()).isEqualTo(PACKAGE + "PuppetException");
        JsonNode cause = new ObjectMapper().readTree(failed.cause());
        assertThat(cause.path("errorMessage").asText()).isEqualTo("no such snapshot");
        assertThat(cause.path("errorType").asText()).isEqualTo(PACKAGE + "PuppetException");
        assertThat(cause.path("stackTrace").path(0).asText()).contains("Puppet.handleRequest");
        assertStillWorks("One");
    }

    @Test
    void invoke_exit_isAnExitErrorAndTheNextCallGetsANewProcess() {
        Failed failed = failed(host.invoke("One", "{\"do\":\"exit\",\"status\":7}"));

        assertThat(failed.error()).isEqualTo("Runtime.ExitError");
        assertThat(failed.cause())
                .matches("\\{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: [0-9a-f-]{36}"
                        + " Error: Runtime exited with error: exit status 7\"}");
        assertThat(host.invoke("One", "{\"do\":\"count\"}")).isEqualTo(new Success("1"));
    }

    @Test
    void invoke_hang_timesOutAndTheNextCallGetsANewProcess() {
        Failed failed = failed(host.invoke("Hasty", "{\"do\":\"hang\",\"seconds\":30}"));

        assertThat(failed.error()).isEqualTo("Sandbox.Timedout");
        assertThat(failed.cause()).contains("Error: Task timed out after 0.50 seconds");
        assertStillWorks("Hasty");
    }

    @Test
    void invoke_missingVariable_givesTheConstructorsException() {
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> host.invoke("Stillborn", "{}"))
                    .isInstanceOf(BrokenFunction.class)
                    .hasMessage("The function Stillborn cannot start:"
                            + " java.lang.IllegalStateException: EXPORT_BUCKET is missing");
        }
    }

    @Test
    void invoke_processKilledWhileItStarts_isStartedOnceMore() {
        assertThat(host.invoke("KilledOnce", "{}")).isEqualTo(new Success("1"));
    }

    @Test
    void invoke_classMissingInTheCall_givesNoResult() {
        assertThatThrownBy(() -> host.invoke("One", "{\"do\":\"link\"}"))
                .isInstanceOf(BrokenFunction.class)
                .hasMessage("The function One cannot run: java.lang.NoClassDefFoundError: io/lakelift/Missing");
    }

    @Test
    void invoke_tooLargeAnAnswer_isRefused() {
        Failed failed = failed(host.invoke("Two", "{\"do\":\"fill\",\"bytes\":6291557}"));

        assertThat(failed.error()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(host.invoke("Two", "{\"do\":\"fill\",\"bytes\":6291556}")).isInstanceOf(Success.class);
    }

    @Test
    void killBefore_twoCalls_neverReachTheFunction() {
        host.killBefore("One");
        host.killBefore("One");

        assertThat(failed(host.invoke("One", "{\"do\":\"count\"}")).cause()).contains("signal: killed");
        assertThat(failed(host.invoke("One", "{\"do\":\"count\"}")).error()).isEqualTo("Runtime.ExitError");
        assertThat(host.invoke("One", "{\"do\":\"count\"}")).isEqualTo(new Success("1"));
    }

    @Test
    void killAfter_call_takesEffectAndIsNotAnswered() throws Exception {
        host.killAfter("One");

        Failed failed = failed(host.invoke("One", "{\"do\":\"print\",\"text\":\"took effect\"}"));

        assertThat(failed.error()).isEqualTo("Runtime.ExitError");
        assertThat(failed.cause()).contains("signal: killed");
        assertPrinted("One: out took effect");
        assertStillWorks("One");
    }
}

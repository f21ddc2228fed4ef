package io.lakelift.local.lambda;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.lambda.FunctionResult.Failed;
import io.lakelift.local.lambda.FunctionResult.Success;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FunctionHostTest {
    private static final String PACKAGE = "io.lakelift.local.lambda.fixture.";
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    private static FunctionHost host;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Duration aWhile = Duration.ofSeconds(20);
        List<LambdaFunction> functions = List.of(
                function("One", "Puppet", aWhile),
                function("Two", "Puppet", aWhile),
                function("Hasty", "Puppet", Duration.ofMillis(500)),
                function("Stillborn", "Stillborn", aWhile));
        host = new FunctionHost(
                FixtureJar.in(directory),
                Map.of("GIVEN", "yes", "AWS_REGION", "eu-central-1"),
                functions,
                (function, line) -> LINES.add(function + ": " + line));
        host.warm();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void invoke_answer_isPassedOnUntouched() {
        assertThat(host.invoke("One", "{\"do\":\"echo\",\"text\":\"Zürich 🌊\"}"))
                .isEqualTo(new Success("\"Zürich 🌊\""));
        assertThat(host.invoke("One", "{\"do\":\"context\"}"))
                .isEqualTo(new Success("\"arn:aws:lambda:eu-central-1:111122223333:function:One\""));
    }

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
    void invoke_missingVariable_failsEveryCallWithTheConstructorsException() {
        for (int call = 0; call < 2; call++) {
            Failed failed = failed(host.invoke("Stillborn", "{}"));
            assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.cause()).contains("EXPORT_BUCKET is missing");
        }
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

    @Test
    void environment_isLambdasAndTheDeploymentsOnly() throws Exception {
        Success answer = (Success) host.invoke("Two", "{\"do\":\"environment\"}");

        JsonNode environment = new ObjectMapper().readTree(answer.payload());
        assertThat(environment.path("GIVEN").asText()).isEqualTo("yes");
        assertThat(environment.path("AWS_REGION").asText()).isEqualTo("eu-central-1");
        assertThat(environment.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("local");
        assertThat(environment.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("Two");
        assertThat(environment.has("HOME")).isFalse();
        assertThat(host.invoke("Two", "{\"do\":\"home\"}").toString()).doesNotContain(System.getProperty("user.home"));
    }

    @Test
    void output_ofEveryKind_goesToTheListener() throws Exception {
        host.invoke("Two", "{\"do\":\"print\",\"text\":\"hello\"}");

        assertPrinted("Two: out hello");
        assertPrinted("Two: err hello");
        assertPrinted("log hello");
    }

    @Test
    void invoke_differentFunctions_runAtTheSameTime() {
        CompletableFuture<FunctionResult> slow =
                supplyAsync(() -> host.invoke("Two", "{\"do\":\"hang\",\"seconds\":2}"));

        assertStillWorks("One");
        assertThat(slow).isNotDone();
        assertThat(slow.join()).isEqualTo(new Success("\"awake\""));
    }

    @Test
    void invoke_sameFunctionAtOnce_answersEveryCallItsOwn() {
        List<CompletableFuture<FunctionResult>> calls = List.of("1", "2", "3", "4").stream()
                .map(text -> supplyAsync(() -> host.invoke("One", "{\"do\":\"echo\",\"text\":" + text + "}")))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join))
                .containsExactly(new Success("1"), new Success("2"), new Success("3"), new Success("4"));
    }

    @Test
    void invoke_unknownFunction_namesThoseThatExist() {
        assertThatThrownBy(() -> host.invoke("Three", "{}"))
                .hasMessageContaining("no function Three")
                .hasMessageContaining("Stillborn");
    }

    private static LambdaFunction function(String name, String type, Duration timeout) {
        String arn = "arn:aws:lambda:eu-central-1:111122223333:function:" + name;
        return new LambdaFunction(name, PACKAGE + type + "::handleRequest", 256, timeout, arn);
    }

    private static Failed failed(FunctionResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    private static void assertStillWorks(String function) {
        assertThat(host.invoke(function, "{\"do\":\"echo\",\"text\":1}")).isEqualTo(new Success("1"));
    }

    private static void assertPrinted(String text) throws InterruptedException {
        for (int patience = 0; patience < 100 && LINES.stream().noneMatch(line -> line.contains(text)); patience++) {
            Thread.sleep(20);
        }
        assertThat(LINES).anyMatch(line -> line.contains(text));
    }
}

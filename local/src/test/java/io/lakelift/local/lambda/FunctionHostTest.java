package io.lakelift.local.lambda;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.lambda.FunctionResult.Success;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What passes between a state machine and a function that works. */
class FunctionHostTest extends HostedFunctions {

    @Test
    void invoke_answer_isPassedOnUntouched() {
        assertThat(host.invoke("One", "{\"do\":\"echo\",\"text\":\"Zürich 🌊\"}"))
                .isEqualTo(new Success("\"Zürich 🌊\""));
        assertThat(host.invoke("One", "{\"do\":\"context\"}"))
                .isEqualTo(new Success("\"arn:aws:lambda:eu-central-1:111122223333:function:One\""));
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
    void logLine_hasItsLevelAsOnLambda_andDetailsAreFiltered() throws Exception {
        host.invoke("Two", "{\"do\":\"print\",\"text\":\"levels\"}");

        assertPrinted("log levels");
        assertThat(LINES)
                .filteredOn(line -> line.contains("log levels"))
                .singleElement()
                .asString()
                .contains("\"level\":\"WARN\"");
        assertThat(LINES).noneMatch(line -> line.contains("detail levels"));
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
}

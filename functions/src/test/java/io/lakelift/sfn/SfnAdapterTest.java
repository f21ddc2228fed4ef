package io.lakelift.sfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExecutionDescription;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.SampleExecutions;
import io.lakelift.fakes.sfn.FakeSfn;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.wire.AdapterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The adapter over AWS's own client and HTTP, against the executions that a local run keeps. */
class SfnAdapterTest extends AdapterTest {
    private static final String HERE = "arn:aws:states:eu-west-1:123456789012:";
    private static final String EXECUTION = HERE + "execution:lakelift-export:";

    private final LocalStates states = SampleExecutions.states();
    private final SfnClient sfn = CloudClients.sfn(cloud.sfnUri());
    private final SfnExecutions executions = new SfnExecutions(() -> sfn, HERE + "stateMachine:lakelift-export");

    @BeforeEach
    void aNight() {
        cloud.show(() -> states);
    }

    @Test
    void describe_runningOne_hasItsInput() {
        ExecutionDescription found = executions.describe(EXECUTION + "night-1").orElseThrow();

        assertThat(found.execution())
                .isEqualTo(new ExecutionContext(EXECUTION + "night-1", "night-1", SampleAccount.NIGHT));
        assertThat(found.status()).isEqualTo("RUNNING");
        assertThat(found.input()).isEqualTo("{\"sourceArn\":\"%s\"}".formatted(SampleAccount.ORDERS));
        assertThat(found.output()).isEmpty();
        assertThat(found.error()).isEmpty();
    }

    @Test
    void describe_endedOnes_haveOutputOrErrorAndCause() {
        ExecutionDescription well = executions.describe(EXECUTION + "well").orElseThrow();
        ExecutionDescription badly = executions.describe(EXECUTION + "badly").orElseThrow();

        assertThat(well.output()).contains("{\"outcome\":\"COMPLETE\"}");
        assertThat(badly.status()).isEqualTo("FAILED");
        assertThat(badly.error()).contains("ExportFailed");
        assertThat(badly.cause()).contains("{\"outcome\": \"FAILED\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {EXECUTION + "gone", HERE + "stateMachine:lakelift-export", "night-1"})
    void describe_whatIsNone_isEmpty(String arn) {
        assertThat(executions.describe(arn)).isEmpty();
    }

    @Test
    void describe_longerThanAnyArn_isEmpty() {
        assertThat(executions.describe(EXECUTION + "x".repeat(300))).isEmpty();
    }

    @Test
    void failed_givesThoseOnly_thatFailedSinceThen() {
        assertThat(executions.failed(SampleAccount.NIGHT))
                .extracting(ExecutionContext::name)
                .containsExactly("badly");
        assertThat(executions.failed(Instant.parse("2100-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void running_givesThoseOnly() {
        assertThat(executions.running()).extracting(ExecutionContext::name).containsExactly("night-2", "night-1");
    }

    @Test
    void running_overSeveralPages_givesAll() {
        IntStream.range(0, 2100).forEach(number -> states.start("lakelift-export", "more-" + number, Map.of()));

        assertThat(executions.running()).hasSize(2102).doesNotHaveDuplicates();
        assertThat(cloud.sfn().calls().count(FakeSfn.LIST)).isEqualTo(3);
    }

    @Test
    void accessDenied_isARefusalThatSaysWhatToAllow() {
        Fault denied = new Fault.Refuse("AccessDeniedException", 400, "User is not authorized to perform: states:X");
        cloud.sfn().faults().next(FakeSfn.DESCRIBE, 1, denied).next(FakeSfn.LIST, 1, denied);

        assertThatThrownBy(() -> executions.describe(EXECUTION + "night-1"))
                .matches(Refusal.ACCESS_DENIED::is)
                .hasMessage(
                        "Step Functions refused DescribeExecution (AccessDeniedException): User is not authorized to"
                                + " perform: states:X; allow it in the function's role and in the policies above it.");
        assertThatThrownBy(executions::running).matches(Refusal.ACCESS_DENIED::is);
    }

    @Test
    void throttling_fivexxAndLostAnswers_areSilence() {
        for (String action : List.of(FakeSfn.DESCRIBE, FakeSfn.LIST)) {
            cloud.sfn().faults().next(action, 1, Fault.throttlingException());
            cloud.sfn().faults().next(action, 1, Fault.unavailable());
            cloud.sfn().faults().next(action, 1, new Fault.LoseAnswer());
        }
        for (Class<?> error : List.of(Throttled.class, ServiceUnavailable.class, ServiceUnavailable.class)) {
            assertThatThrownBy(() -> executions.describe(EXECUTION + "night-1")).isInstanceOf(error);
            assertThatThrownBy(executions::running).isInstanceOf(error);
        }
        assertThat(executions.describe(EXECUTION + "night-1")).isPresent();
    }

    /** 200 at once, and then five a second. */
    @Test
    void service_throttlesByItself() {
        IntStream.range(0, 200).forEach(call -> executions.describe(EXECUTION + "night-1"));

        assertThatThrownBy(() -> executions.describe(EXECUTION + "night-1")).isInstanceOf(Throttled.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(executions.describe(EXECUTION + "night-1")).isPresent();
    }
}

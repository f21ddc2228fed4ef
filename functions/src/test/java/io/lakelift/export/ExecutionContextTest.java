package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionContextTest {
    private static final String EXPORT = "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:";

    /** LocalStack's events give their stopDate as a time with colons, and so the name of a take-over has some. */
    @ParameterizedTest
    @ValueSource(strings = {"night-1", "stop-2026-11-26T14:04:34.577000+00:00-night-1"})
    void sameMachine_isOneOfTheSameName(String name) {
        ExecutionContext asking = Samples.execution("stop-2026-11-26T14:04:34.577000+00:00-night-1");

        assertThat(asking.isOfSameMachine(EXPORT + name)).isTrue();
        assertThat(asking.isOfSameMachine(EXPORT.replace("export:", "export-2:") + name))
                .isFalse();
    }
}

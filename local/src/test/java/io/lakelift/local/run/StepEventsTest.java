package io.lakelift.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepEventsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            an export is followed,      'role, waitSeconds, task, export',      true
            an export has ended,        'role, waitSeconds, task, export, end', true
            an export is waited for,    'role, waitSeconds, waitingFor',        true
            there is nothing to cancel, 'role, waitSeconds, nothingToDo',       true
            the input is refused,       'role, waitSeconds, end',               false
            a fleet is planned again,   'attempt, summary, waitSeconds',        false
            a notice is sent,           'outcome, noticeId',                    false
            """)
    void report_isOfAnExport(String what, String fields, boolean isReport) {
        Map<String, String> payload =
                Arrays.stream(fields.split(", ")).collect(Collectors.toMap(field -> field, field -> "any"));

        assertThat(StepEvents.report(new Event.TaskSucceeded(Instant.EPOCH, "a state", Map.of("Payload", payload), 1))
                        .isPresent())
                .isEqualTo(isReport);
    }
}

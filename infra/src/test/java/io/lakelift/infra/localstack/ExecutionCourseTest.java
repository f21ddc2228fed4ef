package io.lakelift.infra.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionCourseTest {
    private final ExecutionCourse course = new ExecutionCourse();

    @Test
    void oneRoundAndThree_areTheSame() {
        enter("Start the export", "How does it stand?");
        for (int round = 0; round < 3; round++) {
            enter("Wait for the next poll", "Poll the export", "How does it stand?");
        }
        enter("Tell how it ended");
        course.ended("SUCCEEDED", "");

        assertThat(course.steps())
                .containsExactly(
                        "Start the export",
                        "How does it stand?",
                        "Wait for the next poll",
                        "Poll the export",
                        "How does it stand?",
                        "Tell how it ended",
                        "SUCCEEDED");
    }

    @Test
    void noRound_isNotOneRound() {
        enter("Start the export", "How does it stand?", "Tell how it ended");

        assertThat(course.steps()).doesNotContain("Poll the export");
    }

    @Test
    void pollThatLeadsElsewhere_isNotLost() {
        enter("Wait for the next poll", "Poll the export", "How does it stand?");
        enter("Wait for the next poll", "Poll the export", "Tell how it ended");

        assertThat(course.steps()).hasSize(6);
    }

    @Test
    void failure_countsUnlessThePlatformItselfFailed() {
        course.failed("Lambda.ServiceException");
        course.failed("Sandbox.Timedout");
        course.failed("io.lakelift.export.error.Throttled");
        course.ended("FAILED", "ExportFailed");

        assertThat(course.steps()).containsExactly("failed: io.lakelift.export.error.Throttled", "FAILED ExportFailed");
    }

    private void enter(String... states) {
        List.of(states).forEach(course::entered);
    }
}

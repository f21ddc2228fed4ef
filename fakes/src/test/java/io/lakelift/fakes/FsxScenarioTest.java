package io.lakelift.fakes;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.fsx.model.BadRequestException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskExecutingException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskNotFoundException;
import software.amazon.awssdk.services.fsx.model.FSxException;

/** What each scenario means for the export of a file system. */
class FsxScenarioTest extends FsxTest {

    private List<DataRepositoryTask> run(Scenario scenario) {
        cloud.play(scenario);
        return followTask(create(task(SCRATCH, "night-1")).taskId());
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, SUCCEEDED, 0, false, 30",
        "FAILED, FAILED, 42000, true, 30",
        "FAILED_EARLY, FAILED, , true, 30",
        "WARNING, SUCCEEDED, 37, false, 30",
        "CANCELED, CANCELED, 0, false, 30",
        "SLOW_RESTORE, SUCCEEDED, 0, false, 400",
        "NEW_STATUS, SUCCEEDED, 0, false, 45"
    })
    void scenario_endsAs(Scenario scenario, String lifecycle, Long failed, boolean says, int minutes) {
        DataRepositoryTask last = run(scenario).getLast();

        assertThat(last.lifecycleAsString()).isEqualTo(lifecycle);
        assertThat(last.status() == null ? null : last.status().failedCount()).isEqualTo(failed);
        assertThat(last.failureDetails() != null).isEqualTo(says);
        assertThat(last.startTime() == null).isEqualTo(scenario == Scenario.FAILED_EARLY);
        assertThat(Duration.between(SampleAccount.NIGHT, last.endTime())).isBetween(ofMinutes(1), ofMinutes(minutes));
    }

    @Test
    void statesOnTheWay_areThoseOfTheScenario() {
        assertThat(run(Scenario.CANCELED))
                .extracting(DataRepositoryTask::lifecycleAsString)
                .containsSubsequence("EXECUTING", "CANCELING", "CANCELED");
        assertThat(run(Scenario.NEW_STATUS))
                .extracting(DataRepositoryTask::lifecycleAsString)
                .contains("VERIFYING");
        DataRepositoryTask last = run(Scenario.NEVER_ENDS).getLast();
        assertThat(last.lifecycleAsString()).isEqualTo("EXECUTING");
        assertThat(last.status().succeededCount()).isLessThan(last.status().totalCount());
    }

    @Test
    void unseen_isNotFoundForAMinute_andLostSightForEverLater() {
        cloud.play(Scenario.UNSEEN);
        String id = create(task(SCRATCH, "night-1")).taskId();
        assertThatThrownBy(() -> look(id)).isInstanceOf(DataRepositoryTaskNotFoundException.class);
        clock.advance(ofMinutes(1));
        assertThat(look(id).taskId()).isEqualTo(id);

        assertThatThrownBy(() -> run(Scenario.LOST_SIGHT)).isInstanceOf(DataRepositoryTaskNotFoundException.class);
        assertThat(clock.instant()).isAfter(SampleAccount.NIGHT.plus(ofMinutes(3)));
    }

    @Test
    void quota_anotherTaskHasTheFileSystemForTwentyMinutes() {
        cloud.play(Scenario.QUOTA);

        clock.advance(ofMinutes(20).minusSeconds(1));
        assertThatThrownBy(() -> create(task(SCRATCH, "a"))).isInstanceOf(DataRepositoryTaskExecutingException.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(create(task(SCRATCH, "a")).lifecycleAsString()).isEqualTo("PENDING");
    }

    @Test
    void throttled_worksTheEighthTime_andUnavailableAfterThreeMinutes() {
        cloud.play(Scenario.THROTTLED);
        for (int n = 1; n <= 7; n++) {
            assertThat(code(catchThrowableOfType(FSxException.class, () -> create(task(SCRATCH, "a")))))
                    .isEqualTo("ThrottlingException");
        }
        assertThat(create(task(SCRATCH, "a")).taskId()).isNotBlank();

        cloud.play(Scenario.UNAVAILABLE);
        assertThat(catchThrowableOfType(FSxException.class, () -> create(task(SCRATCH, "a")))
                        .statusCode())
                .isEqualTo(503);
        clock.advance(ofMinutes(3));
        assertThat(create(task(SCRATCH, "a")).taskId()).isNotBlank();
    }

    @Test
    void lostAnswer_hasStartedNevertheless_andRefusedStartsNothing() {
        cloud.play(Scenario.LOST_ANSWER);
        assertThatThrownBy(() -> create(task(SCRATCH, "a"))).isInstanceOf(SdkClientException.class);
        assertThat(cloud.fsx().testControl().starts(SampleAccount.SCRATCH)).isOne();

        cloud.play(Scenario.REFUSED);
        assertThatThrownBy(() -> create(task(SCRATCH, "a"))).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> create(task(LEGACY, "a"))).isInstanceOf(BadRequestException.class);
        assertThat(cloud.fsx().testControl().tasks()).isEmpty();
    }
}

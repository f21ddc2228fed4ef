package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsError;
import io.lakelift.fakes.wire.ErrorShape;
import io.lakelift.fakes.wire.Fault;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a start goes wrong, and however often it is tried again: one export, followed to its end, reported once. */
class OneExportTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    @Test
    void lostAnswerWhileTheTaskIsNotShown_isOneExport() {
        Lab.night(Scenario.UNSEEN, INPUT).cloud().rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer());
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    static Stream<ErrorShape> answersWhileTheSourceIsBusy() {
        return Stream.of(RdsError.EXPORT_TASK_ALREADY_EXISTS, RdsError.INVALID_EXPORT_SOURCE_STATE);
    }

    @ParameterizedTest
    @MethodSource("answersWhileTheSourceIsBusy")
    void lostAnswerAndTheSourceIsBusyWithOurOwnExport_isOneExport(ErrorShape answer) {
        FakeRds rds = Lab.night(Scenario.COMPLETE, INPUT).cloud().rds();
        rds.answerRunningSourceWith(answer);
        rds.faults().next(FakeRds.START, 1, new Fault.LoseAnswer());
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
    }

    /** It fails, because a complete one would have eight thousand tables to check. */
    @Test
    void exportOnlyOf200Kilobytes_isNotCarriedFromPollToPoll() {
        var tables = java.util.stream.IntStream.range(0, 8000)
                .mapToObj(i -> "orders.public_table_" + i)
                .toList();
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "exportOnly", tables);
        Lab.Night night = Lab.play(Scenario.FAILED, input);

        assertThat(night.notice().outcome()).isEqualTo("FAILED");
        assertThat(night.notice().message()).contains("and 7995 more");
        assertThat(night.events().stream()
                        .filter(io.lakelift.asl.Event.TaskSucceeded.class::isInstance)
                        .mapToInt(event -> event.toString().length()))
                .allMatch(length -> length < 8000);
    }

    @Test
    void noSlotUntilTheDeadline_isNotStarted() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT15M");
        Lab.night(Scenario.QUOTA, input);
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("NOT_STARTED");
        assertThat(night.notice().message()).contains("was not started before its deadline");
        assertThat(night.starts(SampleAccount.ORDERS)).isZero();
        assertThat(night.execution().error()).isEqualTo("DeadlineExceeded");
    }

    @Test
    void completesWhileBeingCancelled_isReportedAsComplete() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.STOCK, "deadline", "PT10M");
        FakeRds rds = Lab.night(Scenario.COMPLETE, input).cloud().rds();
        rds.faults()
                .during(
                        FakeRds.CANCEL,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plusSeconds(86_400),
                        new Fault.Refuse("InvalidExportTaskStateFault", 400, "The export task can't be cancelled."));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.states()).contains("Cancel at the deadline");
        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
    }

    @Test
    void neverEndsAndCannotBeCancelledForTenDays_isCancelledThen() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT1H");
        FakeRds rds = Lab.night(Scenario.NEVER_ENDS, input).cloud().rds();
        rds.faults()
                .during(
                        FakeRds.CANCEL,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plusSeconds(864_000),
                        new Fault.Refuse("InvalidExportTaskStateFault", 400, "The export task can't be cancelled."));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }
}

package io.lakelift.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakelift.export.Arn;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The example of docs/costs.md: twenty databases of 75 GB, an hour each, one e-mail address, thirty nights. */
class CostTest {
    private static final List<ExpectedExport> TWENTY =
            IntStream.range(0, 20).mapToObj(CostTest::hour).toList();

    private final FleetRun night = new FleetRun("nightly", ZonedDateTime.parse("2026-11-28T03:00:00Z"), 5, TWENTY);
    private final Cost cost = Cost.of(SlotQueue.play(List.of(night), 5).exports(), 1, false, false);

    /** The page counts the 45 polls of an hour in which progress is coarse; here it is shown as it is made. */
    @Test
    void month_isNearThatOfThePage() {
        Cost month = cost.times(30);

        assertThat(month.rds()).isEqualTo(450.00, within(0.001));
        assertThat(cost.transitions()).isBetween(2_500L, 2_930L);
        assertThat(month.stepFunctions()).isEqualTo(87_840 * 0.025 / 1000, within(0.3));
        assertThat(cost.calls()).isBetween(800L, 945L);
        assertThat(month.emails()).isEqualTo(630);
        assertThat(month.sns()).isEqualTo(0.0126, within(0.0001));
    }

    @Test
    void night_inWhichFilesAreCheckedAndTablesRegistered_hasTwoTransitionsAndACallMoreOfEach() {
        List<ExportForecast> exports = SlotQueue.play(List.of(night), 5).exports();
        Cost checked = Cost.of(exports, 1, true, false);
        Cost registered = Cost.of(exports, 1, true, true);

        assertThat(checked.transitions()).isEqualTo(cost.transitions() + 20 * 2);
        assertThat(checked.calls()).isEqualTo(cost.calls() + 20);
        assertThat(registered.transitions()).isEqualTo(cost.transitions() + 20 * 4);
        assertThat(registered.calls()).isEqualTo(cost.calls() + 40);
    }

    @Test
    void exportThatFindsNoSlot_isNotCharged() {
        ExpectedExport usual = hour(99);
        FleetRun impatient = new FleetRun(
                "late",
                night.start(),
                1,
                List.of(new ExpectedExport(
                        usual.source(),
                        usual.kind(),
                        usual.sizeGb(),
                        usual.basis(),
                        usual.preparation(),
                        usual.extraction(),
                        Duration.ofMinutes(10))));
        Timetable both = SlotQueue.play(List.of(night, impatient), 5);

        assertThat(both.exports(impatient))
                .singleElement()
                .satisfies(each -> assertThat(each.start()).isEmpty());
        Cost nothing = Cost.of(both.exports(impatient), 0, true, true);
        assertThat(nothing.gb()).isZero();
        assertThat(nothing.workload().checks()).isZero();
        assertThat(nothing.workload().registrations()).isZero();
    }

    private static ExpectedExport hour(int n) {
        return ExpectedExport.of(
                Arn.parse("sourceArn", "arn:aws:rds:eu-west-1:123456789012:db:d" + n),
                SourceKind.DB,
                new SourceFact(Optional.of(75), Optional.of(Duration.ofHours(1)), Optional.empty()),
                Assumptions.USUAL,
                Duration.ofHours(12));
    }
}

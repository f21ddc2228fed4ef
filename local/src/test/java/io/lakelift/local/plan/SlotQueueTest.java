package io.lakelift.local.plan;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.Arn;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small nights that can be reckoned by hand; an end is seen half a minute late at most. */
class SlotQueueTest {
    private static final ZonedDateTime THREE = ZonedDateTime.parse("2026-11-28T03:00:00Z");
    private static final Duration LAG = Duration.ofSeconds(31);
    private static final Duration LONG = ofHours(12);

    @Test
    void threeExportsOnTwoSlots_theThirdStartsWhenTheFirstEndIsSeen() {
        Timetable night = SlotQueue.play(List.of(fleet("a", THREE, 2, db("x", 20), db("y", 10), db("z", 10))), 2);

        assertThat(starts(night)).startsWith(at(0), at(0));
        assertThat(starts(night).get(2)).isBetween(at(10), at(10).plus(LAG));
        assertThat(night.exports()).extracting(each -> each.slot().orElse(0)).containsExactly(1, 2, 2);
        assertThat(night.end().orElseThrow()).isBetween(at(20), at(20).plus(LAG));
    }

    @Test
    void exportLongerThanItsDeadline_isCancelledThenAndGivesItsSlotBack() {
        Timetable night = SlotQueue.play(List.of(fleet("a", THREE, 1, db("x", 20, ofMinutes(15)), db("y", 10))), 1);

        assertThat(night.exports()).extracting(ExportForecast::missesDeadline).containsExactly(true, false);
        assertThat(night.exports().getFirst().end()).isEqualTo(at(15));
        assertThat(starts(night).get(1)).isEqualTo(at(15));
    }

    @Test
    void deadline_countsFromTheTurnOfEachExport() {
        Timetable night = SlotQueue.play(
                List.of(fleet("a", THREE, 1, db("x", 20, ofMinutes(25)), db("y", 20, ofMinutes(25)))), 1);

        assertThat(night.exports()).noneMatch(ExportForecast::missesDeadline);
        assertThat(night.exports().getLast().deadline()).isBetween(at(45), at(45).plus(LAG));
    }

    @Test
    void exportThatFindsNoSlotUntilItsDeadline_neverStarts() {
        Timetable night = SlotQueue.play(
                List.of(fleet("a", THREE, 1, db("x", 60)), fleet("b", THREE, 1, db("y", 5, ofMinutes(10)))), 1);

        ExportForecast late = night.exports().getLast();
        assertThat(late.start()).isEmpty();
        assertThat(late.end()).isEqualTo(at(10));
        assertThat(late.missesDeadline()).isTrue();
        assertThat(late.failedStarts()).isBetween(5, 25);
    }

    @Test
    void twoFleets_shareTheAccountsSlots_andTheSecondWaits() {
        FleetRun first = fleet("a", THREE, 2, db("p", 30), db("q", 30));
        FleetRun second = fleet("b", THREE.plusMinutes(10), 2, db("r", 10), db("s", 10));
        Timetable night = SlotQueue.play(List.of(first, second), 3);

        assertThat(night.exports(second).getFirst().waited()).isZero();
        assertThat(night.exports(second).getLast().waited()).isBetween(ofMinutes(10), ofMinutes(12));
        assertThat(night.overlaps()).singleElement().satisfies(overlap -> {
            assertThat(overlap.names()).isEqualTo("a and b");
            assertThat(overlap.slotsWanted()).isEqualTo(4);
            assertThat(overlap.from()).isEqualTo(at(10));
        });
    }

    @Test
    void fileSystems_takeNoSlot_andRunOneExportAtATime() {
        ExpectedExport files = files("fs-0123456789abcdef0", 15);
        FleetRun first = fleet("a", THREE, 3, db("x", 30), files);
        FleetRun second = fleet("b", THREE, 1, files);
        Timetable night = SlotQueue.play(List.of(first, second), 1);

        assertThat(night.exports(first)).allMatch(each -> each.waited().isZero());
        assertThat(night.exports(first).getLast().slot()).isEmpty();
        assertThat(night.exports(second).getFirst().waited()).isBetween(ofMinutes(15), ofMinutes(18));
    }

    @Test
    void oneMoreSlot_letsTwoRunAtOnce() {
        FleetRun run = fleet("a", THREE, 1, db("x", 20), db("y", 20));

        assertThat(Duration.between(
                        SlotQueue.play(List.of(run.withOneMore()), 2).end().orElseThrow(),
                        SlotQueue.play(List.of(run), 1).end().orElseThrow()))
                .isBetween(ofMinutes(20), ofMinutes(21));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anyNight_neverHasASlotTwice_andLeavesNothingOut(long seed) {
        Random random = new Random(seed);
        List<FleetRun> runs = IntStream.range(0, 4)
                .mapToObj(n -> fleet(
                        "f" + n,
                        THREE.plusMinutes(random.nextInt(120)),
                        1 + random.nextInt(5),
                        IntStream.range(0, random.nextInt(20))
                                .mapToObj(i -> db("s" + random.nextInt(40), 5 + random.nextInt(90)))
                                .toArray(ExpectedExport[]::new)))
                .toList();
        Timetable night = SlotQueue.play(runs, 3);

        assertThat(night.exports())
                .hasSize(runs.stream().mapToInt(run -> run.exports().size()).sum());
        for (ExportForecast one : night.exports()) {
            assertThat(night.exports())
                    .filteredOn(other -> other != one
                            && other.start().isPresent()
                            && one.start().isPresent())
                    .filteredOn(other -> other.slot().equals(one.slot())
                            || other.export().source().equals(one.export().source()))
                    .noneMatch(other -> other.start().orElseThrow().isBefore(one.end())
                            && one.start().orElseThrow().isBefore(other.end()));
        }
    }

    private static List<Instant> starts(Timetable night) {
        return night.exports().stream().map(each -> each.start().orElseThrow()).toList();
    }

    private static Instant at(int minutes) {
        return THREE.plusMinutes(minutes).toInstant();
    }

    private static FleetRun fleet(String name, ZonedDateTime start, int concurrency, ExpectedExport... exports) {
        return new FleetRun(name, start, concurrency, Stream.of(exports).toList());
    }

    private static ExpectedExport db(String name, int minutes) {
        return db(name, minutes, LONG);
    }

    private static ExpectedExport db(String name, int minutes, Duration deadline) {
        Arn arn = Arn.parse("sourceArn", "arn:aws:rds:eu-west-1:123456789012:db:" + name);
        return expected(arn, SourceKind.DB, minutes, deadline);
    }

    private static ExpectedExport files(String id, int minutes) {
        Arn arn = Arn.parse("sourceArn", "arn:aws:fsx:eu-west-1:123456789012:file-system/" + id);
        return expected(arn, SourceKind.FILE_SYSTEM, minutes, LONG);
    }

    private static ExpectedExport expected(Arn arn, SourceKind kind, int minutes, Duration deadline) {
        SourceFact fact = new SourceFact(Optional.empty(), Optional.of(ofMinutes(minutes)), Optional.empty());
        return ExpectedExport.of(arn, kind, fact, Assumptions.USUAL, deadline);
    }
}

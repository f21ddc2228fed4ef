package io.lakelift.export;

import static io.lakelift.export.Samples.DEPLOYMENT;
import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When sight of an export is lost, and when it is not. */
class FollowerTest {
    private static final Instant DEADLINE = START.plus(Duration.ofHours(12));

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Exporter exporter = new Exporter(DEPLOYMENT, exports.services());
    private final ExportTask task = Reports.export(
                    exporter.start(Samples.request(), EXECUTION, START, StartAttempt.NONE))
            .orElseThrow();

    @Test
    void poll_notAnswered_isThrownAndTriedAgain() {
        exports.failNextFind(new ServiceUnavailable("away", null));

        assertThatThrownBy(() -> exporter.poll(owner(), EXECUTION, START)).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void poll_refusedForAnHourOnEnd_isLostWithTheExportAsLastSeen() {
        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport.Following first = Reports.following(exporter.poll(owner(), EXECUTION, START));
        assertThat(first.refusedSince()).hasValue(START);
        assertThat(first.export()).isEqualTo(task);

        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport almost = exporter.poll(first, EXECUTION, START.plusSeconds(3599));
        assertThat(Reports.end(almost)).isEmpty();

        exports.failNextFind(Refusal.ACCESS_DENIED.because("not authorized"));
        ExportReport lost = exporter.poll(Reports.following(almost), EXECUTION, START.plusSeconds(3600));
        assertThat(Reports.end(lost)).hasValue(ExportEnd.lost("not authorized"));
        assertThat(Reports.export(lost)).hasValue(task);
    }

    @Test
    void poll_refusedAndAnsweredInBetween_isFollowed() {
        ExportReport.Following refused = owner().unseen(START.minusSeconds(3000), 300);

        ExportReport.Following seen = Reports.following(exporter.poll(refused, EXECUTION, START));

        assertThat(seen.refusedSince()).isEmpty();
    }

    @Test
    void poll_goneThatWasThere_isLostAfterAnHour() {
        exports.hide(true);

        ExportReport.Following first = Reports.following(exporter.poll(owner(), EXECUTION, START));
        ExportReport lost = exporter.poll(first, EXECUTION, START.plusSeconds(3600));

        assertThat(Reports.error(lost)).hasValue("ExportLost");
    }

    @Test
    void cancel_acceptedAndWithoutEffectForSixHours_isLost() {
        ExportReport.Following cancelled = Reports.following(exporter.cancel(owner(), EXECUTION, DEADLINE));
        assertThat(cancelled.cancelledAt()).hasValue(DEADLINE);

        Instant sixHours = DEADLINE.plus(Duration.ofHours(6));
        assertThat(Reports.end(exporter.poll(cancelled, EXECUTION, sixHours.minusSeconds(1))))
                .isEmpty();
        assertThat(Reports.end(exporter.poll(cancelled, EXECUTION, sixHours)))
                .hasValue(ExportEnd.lost("It was cancelled more than six hours ago and still has status CANCELING."));
    }

    @Test
    void cancel_again_countsFromTheFirst() {
        ExportReport.Following first = Reports.following(exporter.cancel(owner(), EXECUTION, DEADLINE));
        exports.put(InMemoryExportGateway.with(task, "IN_PROGRESS", Optional.empty(), Optional.empty()));

        ExportReport.Following second = Reports.following(exporter.cancel(first, EXECUTION, DEADLINE.plusSeconds(600)));

        assertThat(second.cancelledAt()).hasValue(DEADLINE);
    }

    @ParameterizedTest
    @CsvSource({"true, DeadlineExceeded", "false, ExportCanceled"})
    void canceled_byTheDeadlineOrByAPerson(boolean byLakelift, String error) {
        ExportReport.Following before =
                byLakelift ? Reports.following(exporter.cancel(owner(), EXECUTION, DEADLINE)) : owner();
        exports.put(InMemoryExportGateway.with(task, "CANCELED", Optional.empty(), Optional.empty()));

        assertThat(Reports.error(exporter.poll(before, EXECUTION, DEADLINE.plusSeconds(60))))
                .hasValue(error);
    }

    @Test
    void cancel_refused_isFollowedOnAndNotCalledOurs() {
        exports.refuseNextCancel(Refusal.ACCESS_DENIED.because("may not cancel"));

        ExportReport.Following followed = Reports.following(exporter.cancel(owner(), EXECUTION, DEADLINE));

        assertThat(followed.cancelledBy()).isEmpty();
        exports.put(InMemoryExportGateway.with(task, "CANCELED", Optional.empty(), Optional.empty()));
        assertThat(Reports.error(exporter.poll(followed, EXECUTION, DEADLINE.plusSeconds(60))))
                .hasValue("ExportCanceled");
    }

    /** After two minutes, or an outage of fifteen hours. */
    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT15H"})
    void joinedInDoubt_findsItsOwnAgain(Duration later) {
        ExecutionContext other = Samples.execution("night-2");
        ExportReport.Following joined =
                ExportReport.Following.of(task, Role.JOINED, DEADLINE, 30).uncertain(Optional.of(START));
        ExportTask own = exports.start(
                StartToken.of(DEPLOYMENT, ExportSource.parse(Samples.SNAPSHOT), other), Samples.request());

        ExportReport report = exporter.poll(joined, other, START.plus(later));

        assertThat(report.role()).isEqualTo(Role.OWNER);
        assertThat(report.deadline()).isEqualTo(DEADLINE);
        assertThat(Reports.following(report).task()).isEqualTo(own.ref());
    }

    @Test
    void cancel_refusedAfterOneThatWasAccepted_countsFromThatOne() {
        ExportReport.Following first = Reports.following(exporter.cancel(owner(), EXECUTION, DEADLINE));
        exports.put(InMemoryExportGateway.with(task, "IN_PROGRESS", Optional.empty(), Optional.empty()));
        exports.refuseNextCancel(Refusal.ACCESS_DENIED.because("may not cancel"));

        ExportReport.Following second = Reports.following(exporter.cancel(first, EXECUTION, DEADLINE.plusSeconds(600)));

        assertThat(second.cancelledAt()).hasValue(DEADLINE);
        assertThat(second.cancelledBy()).hasValue(CancelledBy.DEADLINE);
    }

    @Test
    void joinedInDoubt_endsOnlyAfterTenMinutesWithoutItsOwn() {
        ExecutionContext other = Samples.execution("night-2");
        ExportReport.Following joined =
                ExportReport.Following.of(task, Role.JOINED, DEADLINE, 30).uncertain(Optional.of(START));
        exports.put(InMemoryExportGateway.with(task, "COMPLETE", Optional.empty(), Optional.empty()));

        ExportReport early = exporter.poll(joined, other, START.plusSeconds(599));
        assertThat(Reports.end(early)).isEmpty();
        assertThat(Reports.outcome(exporter.poll(Reports.following(early), other, START.plusSeconds(600))))
                .hasValue(Outcome.COMPLETE);
    }

    @Test
    void joined_isFollowedBeyondItsDeadlineForThirteenDays() {
        ExportReport.Following joined = ExportReport.Following.of(task, Role.JOINED, DEADLINE, 30);

        assertThat(Reports.end(exporter.poll(
                        joined, EXECUTION, START.plus(Duration.ofDays(13)).minusSeconds(1))))
                .isEmpty();
        assertThat(Reports.error(exporter.poll(joined, EXECUTION, START.plus(Duration.ofDays(13)))))
                .hasValue("ExportLost");
    }

    private ExportReport.Following owner() {
        return ExportReport.Following.of(task, Role.OWNER, DEADLINE, 30);
    }
}

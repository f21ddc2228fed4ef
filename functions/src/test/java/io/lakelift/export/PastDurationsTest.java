package io.lakelift.export;

import static io.lakelift.export.Samples.DEPLOYMENT;
import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.SNAPSHOT;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PastDurationsTest {
    private static final Deployment OTHER = Samples.deployment("other");

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final PastDurations history = PastDurations.listed(DEPLOYMENT, exports.services());
    private final ExportTask tonight = task(DEPLOYMENT, 20, "sales.orders");

    @Test
    void of_theLastThreeNights_isTheShortestAndTheLongest() {
        complete(10, DEPLOYMENT, 16, "sales.orders");
        complete(50, DEPLOYMENT, 17, "sales.orders");
        complete(40, DEPLOYMENT, 18, "sales.orders");
        complete(45, DEPLOYMENT, 19, "sales.orders");

        assertThat(history.of(tonight, START)).hasValue(minutes(40, 50));
    }

    @Test
    void of_otherPartsOtherSourcesAndOtherDeployments_isNothing() {
        complete(10, DEPLOYMENT, 19);
        complete(10, DEPLOYMENT, 19, "sales.customers");
        complete(10, OTHER, 19, "sales.orders");
        exports.put(InMemoryExportGateway.completed(
                task(DEPLOYMENT, SNAPSHOT.replace("orders", "ledger"), "sales.orders"), START, START.plusSeconds(600)));
        exports.put(InMemoryExportGateway.ended(task(DEPLOYMENT, 18, "sales.orders"), "FAILED", START.plusSeconds(60)));

        assertThat(history.of(tonight, START)).isEmpty();
    }

    @Test
    void of_anotherQuestionWithinTheHour_asksTheServiceNothing() {
        history.of(tonight, START);
        history.of(tonight, START.plusSeconds(3599));
        assertThat(Collections.frequency(exports.calls(), "complete")).isOne();

        history.of(tonight, START.plusSeconds(3600));
        assertThat(Collections.frequency(exports.calls(), "complete")).isEqualTo(2);
    }

    /** The look itself has succeeded: it must not fail for what was asked beside it. */
    @Test
    void poll_whoseHistoryCannotBeRead_waitsAsIfNothingWereKnown() {
        Exporter exporter = new Exporter(DEPLOYMENT, exports.services());
        ExportReport.Following started =
                Reports.following(exporter.start(Samples.request("sales.orders"), EXECUTION, START, StartAttempt.NONE));
        complete(40, DEPLOYMENT, 19, "sales.orders");

        exports.refuseNextList(new Throttled("Rate exceeded", null));
        assertThat(exporter.poll(started, EXECUTION, START.plusSeconds(30)).waitSeconds())
                .isEqualTo(30);

        exports.refuseNextList(Refusal.ACCESS_DENIED.because("not authorized"));
        assertThat(exporter.poll(started, EXECUTION, START.plusSeconds(3630)).waitSeconds())
                .isEqualTo(363);
        assertThat(exporter.poll(started, EXECUTION, START.plusSeconds(7230)).waitSeconds())
                .as("an hour later it is asked again")
                .isEqualTo(900);
    }

    @Test
    void poll_ofADeploymentThatLearnsNothing_asksForNoHistory() {
        Exporter exporter = new Exporter(Samples.deployment(false, false), exports.services());
        ExportReport started = exporter.start(Samples.request(), EXECUTION, START, StartAttempt.NONE);

        exporter.poll(Reports.following(started), EXECUTION, START.plusSeconds(30));

        assertThat(exports.calls()).doesNotContain("complete");
    }

    /** An export that took so long on that November day. */
    private void complete(int minutes, Deployment deployment, int day, String... exportOnly) {
        Instant start = Instant.parse("2026-11-%dT04:00:00Z".formatted(day));
        exports.put(InMemoryExportGateway.completed(
                task(deployment, day, exportOnly), start, start.plus(Duration.ofMinutes(minutes))));
    }

    /** An export of that November day's snapshot. */
    private static ExportTask task(Deployment deployment, int day, String... exportOnly) {
        return task(deployment, SNAPSHOT.replace("11-20", "11-" + day), exportOnly);
    }

    private static ExportTask task(Deployment deployment, String snapshot, String... exportOnly) {
        ExportRequest request = Samples.request(ExportSource.parse(snapshot), false, exportOnly);
        String identifier = ExportTaskIdentifier.of(deployment, request.source(), Samples.execution(snapshot))
                .value();
        return InMemoryExportGateway.task(identifier, request, "STARTING");
    }

    private static UsualDuration minutes(int shortest, int longest) {
        return new UsualDuration(Duration.ofMinutes(shortest), Duration.ofMinutes(longest));
    }
}

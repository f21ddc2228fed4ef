package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ExportGateway} promises. The test of each implementation extends this, sets up the service behind
 * it, and adds what only that service has.
 */
public abstract class ExportGatewayContract {
    /** More than a page of RDS, which has a hundred, and than two of FSx, which have fifty each. */
    private static final int SEVERAL_PAGES = 120;

    private static final Duration LONG = Duration.ofMinutes(1);

    /** What may go wrong with a call. */
    protected enum Failure {
        THROTTLED,
        UNAVAILABLE,
        ACCESS_DENIED,
        /** The call takes effect, and the answer is lost. */
        ANSWER_LOST
    }

    protected abstract ExportGateway exports();

    /** An export that completes within a day. */
    protected abstract ExportRequest completing();

    /** An export of another source, which fails within a day. */
    protected abstract ExportRequest failing();

    /** An id that an export of the service could have, and none has. */
    protected abstract String unknownId();

    /** Whatever is running ends. */
    protected abstract void passADay();

    /** Others start so many exports of the source of {@link #completing()}, which complete within a day. */
    protected abstract void othersStart(int exports);

    /** The service has no room for one more export of the source of {@link #completing()}. */
    protected abstract void takeAllRoom();

    protected abstract void failNextCall(Failure failure);

    protected static StartToken token(String execution) {
        return new StartToken(new ExportTaskIdentifier(execution), "arn:" + execution, "lakelift");
    }

    protected final String start(String execution, ExportRequest request) {
        return exports().start(token(execution), request).ref().id();
    }

    private ExportTask found(String id) {
        return exports().find(id).orElseThrow();
    }

    @Test
    void start_isDescribedAsFound() {
        ExportTask started = exports().start(token("a"), completing());

        assertThat(started.sourceArn()).isEqualTo(arn(completing()).toString());
        assertThat(started.outcome()).isEmpty();
        assertThat(started.status()).isNotEqualTo(ExportStatus.UNKNOWN);
        assertThat(found(started.ref().id()).ref()).isEqualTo(started.ref());
    }

    @Test
    void start_withTheTokenOfAnotherExport_isRefused() {
        start("a", completing());

        assertThatThrownBy(() -> exports().start(token("a"), failing())).isInstanceOf(ExportRefused.class);
        assertThat(exports().all()).hasSize(1);
    }

    /** Refused, or answered with the first: no second export either way. */
    @Test
    void start_again_startsNoSecondExport() {
        String first = start("a", completing());

        try {
            assertThat(start("a", completing())).isEqualTo(first);
        } catch (ExportRefused e) {
            assertThat(e).matches(Refusal.EXPORT_TASK_ALREADY_EXISTS::is);
        }
        assertThat(exports().all()).hasSize(1);
    }

    @Test
    void start_withoutRoom_isOverTheLimit() {
        takeAllRoom();

        assertThatThrownBy(() -> exports().start(token("a"), completing())).isInstanceOf(ExportLimitReached.class);
        assertThat(exports().started(token("a"), completing().source())).isEmpty();
    }

    @Test
    void start_whoseAnswerIsLost_hasTakenEffect() {
        failNextCall(Failure.ANSWER_LOST);

        assertThatThrownBy(() -> exports().start(token("a"), completing())).isInstanceOf(ServiceUnavailable.class);
        assertThat(exports().started(token("a"), completing().source())).isPresent();
    }

    @Test
    void started_findsTheTokensOwnExport_runningAndEnded() {
        String first = start("a", completing());
        start("b", failing());

        for (int day = 0; day < 2; day++) {
            assertThat(exports().started(token("a"), completing().source()).map(ExportTask::ref))
                    .hasValueSatisfying(ref -> assertThat(ref.id()).isEqualTo(first));
            assertThat(exports().started(token("c"), completing().source())).isEmpty();
            passADay();
        }
    }

    @Test
    void find_givesEachItsOwnEnd() {
        String well = start("a", completing());
        String badly = start("b", failing());
        passADay();

        assertThat(found(well).outcome()).contains(Outcome.COMPLETE);
        assertThat(found(badly).outcome()).contains(Outcome.FAILED);
        assertThat(found(badly).sourceArn()).isEqualTo(arn(failing()).toString());
    }

    @Test
    void find_unknown_isEmpty() {
        assertThat(exports().find(unknownId())).isEmpty();
    }

    @Test
    void cancel_isDoneOnlyWhenFindSaysSo() {
        String id = start("a", completing());
        String other = start("b", failing());
        exports().cancel(id);

        assertThat(found(id).status()).isEqualTo(ExportStatus.CANCELING);
        assertThat(found(other).status()).isNotEqualTo(ExportStatus.CANCELING);
        passADay();
        assertThat(found(id).outcome()).contains(Outcome.CANCELED);
    }

    @Test
    void cancel_ofAnUnknownExport_isRefused() {
        assertThatThrownBy(() -> exports().cancel(unknownId())).matches(Refusal.EXPORT_TASK_NOT_FOUND::is);
    }

    @Test
    void cancel_ofAnEndedExport_isTooLate() {
        String id = start("a", completing());
        passADay();

        assertThatThrownBy(() -> exports().cancel(id)).isInstanceOf(CancelTooLate.class);
    }

    @Test
    void of_listsTheSourcesOwn_runningAndEnded() {
        String first = start("a", completing());
        start("b", failing());
        passADay();
        String second = start("c", completing());

        assertThat(ids(exports().of(arn(completing())))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void running_listsWhatHasNotEnded() {
        start("a", completing());
        passADay();
        String canceling = start("b", completing());
        String running = start("c", failing());
        exports().cancel(canceling);

        assertThat(ids(exports().running())).containsExactlyInAnyOrder(canceling, running);
    }

    @Test
    void complete_listsWhatIsComplete_andAllEverything() {
        String well = start("a", completing());
        String badly = start("b", failing());
        assertThat(exports().complete()).isEmpty();
        passADay();
        String canceled = start("c", completing());
        exports().cancel(canceled);
        passADay();
        String running = start("d", completing());

        assertThat(ids(exports().complete())).containsExactly(well);
        assertThat(ids(exports().complete(LONG))).containsExactly(well);
        assertThat(ids(exports().all())).containsExactlyInAnyOrder(well, badly, canceled, running);
    }

    @Test
    void lists_ofSeveralPages_areWhole() {
        othersStart(SEVERAL_PAGES);
        assertThat(ids(exports().running())).hasSize(SEVERAL_PAGES).doesNotHaveDuplicates();
        assertThat(ids(exports().of(arn(completing())))).hasSize(SEVERAL_PAGES).doesNotHaveDuplicates();
        passADay();

        assertThat(ids(exports().all())).hasSize(SEVERAL_PAGES).doesNotHaveDuplicates();
        assertThat(ids(exports().complete())).hasSize(SEVERAL_PAGES).doesNotHaveDuplicates();
        assertThat(exports().complete(LONG)).isEqualTo(exports().complete());
    }

    @Test
    void complete_withoutTime_isTheBeginningOfIt() {
        othersStart(SEVERAL_PAGES);
        passADay();

        assertThat(exports().complete())
                .startsWith(exports().complete(Duration.ZERO).toArray(ExportTask[]::new));
        assertThat(exports().complete(Duration.ZERO)).isNotEmpty();
    }

    @Test
    void lists_ofTooManyToRead_areRefused() {
        othersStart(ExportGateway.MOST + 1);
        passADay();

        assertThatThrownBy(exports()::all)
                .matches(Refusal.REQUEST_REFUSED::is)
                .hasMessageEndingWith(" lists more than 5000 exports, too many " + ExportGateway.TO_COUNT + ".");
        assertThatThrownBy(exports()::complete)
                .matches(Refusal.REQUEST_REFUSED::is)
                .hasMessageEndingWith(" lists more than 5000 exports, too many " + ExportGateway.TO_MEASURE + ".");
    }

    @Test
    void everyCall_throttled_isThrottled() {
        everyCall(Failure.THROTTLED, Throttled.class);
    }

    @Test
    void everyCall_unavailable_isUnavailable() {
        everyCall(Failure.UNAVAILABLE, ServiceUnavailable.class);
    }

    @Test
    void everyCall_withoutAnAnswer_isUnavailable() {
        everyCall(Failure.ANSWER_LOST, ServiceUnavailable.class);
    }

    @Test
    void everyCall_denied_isRefused() {
        everyCall(Failure.ACCESS_DENIED, ExportRefused.class);
    }

    private void everyCall(Failure failure, Class<? extends ExportException> error) {
        String id = start("a", completing());
        Map<String, ThrowingCallable> calls = Map.of(
                "start", () -> exports().start(token("b"), failing()),
                "started", () -> exports().started(token("a"), completing().source()),
                "find", () -> exports().find(id),
                "cancel", () -> exports().cancel(id),
                "of", () -> exports().of(arn(completing())),
                "running", () -> exports().running(),
                "all", () -> exports().all(),
                "complete", () -> exports().complete(),
                "complete within", () -> exports().complete(LONG));

        calls.forEach((name, call) -> {
            failNextCall(failure);
            assertThatThrownBy(call).as(name).isInstanceOf(error);
        });
        assertThat(exports().find(id)).isPresent();
    }

    private static Arn arn(ExportRequest request) {
        return request.source().arn();
    }

    private static List<String> ids(List<ExportTask> tasks) {
        return tasks.stream().map(task -> task.ref().id()).toList();
    }
}

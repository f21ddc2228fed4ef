package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks in parallel, each for a limited time, and reports in the order of the checks. */
public final class Doctor implements AutoCloseable {
    /** How long a check may take when the command runs it. */
    public static final Duration LIMIT = Duration.ofSeconds(8);

    /**
     * Checks that run at the same time: enough to finish in seconds, and few enough that no service throttles the
     * calls.
     */
    private static final int AT_ONCE = 16;

    private static final int LONGEST = 300;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ThreadFactory DAEMONS =
            Thread.ofPlatform().daemon().name("doctor-", 0).factory();

    private final ExecutorService turns = Executors.newFixedThreadPool(AT_ONCE, DAEMONS);
    private final ExecutorService questions = Executors.newCachedThreadPool(DAEMONS);
    private final Duration limit;

    /** Follows a report while it is made. */
    public interface Listener {
        /** Called for each line of the report, in order. */
        void found(DoctorFinding finding);

        /**
         * Called again and again while the next check is running.
         *
         * @param name the name of that check
         * @param done how many checks have ended
         * @param all how many checks there are
         */
        default void waitsFor(String name, int done, int all) {}
    }

    /** @param limit how long each check may take */
    public Doctor(Duration limit) {
        this.limit = requireNonNull(limit, "limit is null");
    }

    /**
     * Runs the checks, and returns the whole report in their order.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public List<DoctorFinding> ask(List<Check> checks, Listener listener) {
        List<Future<List<DoctorFinding>>> asked = new ArrayList<>();
        checks.forEach(check -> asked.add(turns.submit(() -> ask(check))));
        List<DoctorFinding> report = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            for (DoctorFinding finding : awaited(asked.get(i), checks.get(i).name(), asked, listener)) {
                listener.found(finding);
                report.add(finding);
            }
        }
        return report;
    }

    private static List<DoctorFinding> awaited(
            Future<List<DoctorFinding>> next, String name, List<Future<List<DoctorFinding>>> all, Listener listener) {
        while (true) {
            try {
                return next.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                listener.waitsFor(
                        name, (int) all.stream().filter(Future::isDone).count(), all.size());
            } catch (ExecutionException e) {
                throw new IllegalStateException("The check " + name + " broke", e.getCause());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private List<DoctorFinding> ask(Check check) {
        CheckFindings findings = new CheckFindings(check.name());
        Future<?> question = questions.submit(() -> check.question().ask(findings));
        try {
            question.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            findings.timeOut(
                    "no answer within %s".formatted(seconds()),
                    "Run the doctor again; if the result is the same, AWS or the network is slow.");
            question.cancel(true);
        } catch (ExecutionException e) {
            findings.cannotTell(broken(e), CallFailure.BUG);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return findings.lines();
    }

    private String seconds() {
        return limit.toSeconds() == 0 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
    }

    private static String broken(ExecutionException thrown) {
        Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
        return "the answer could not be read: "
                + Text.line(cause.getClass().getSimpleName() + " " + cause.getMessage(), LONGEST);
    }

    private static IllegalStateException interrupted(InterruptedException thrown) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The doctor was interrupted", thrown);
    }

    @Override
    public void close() {
        turns.shutdownNow();
        questions.shutdownNow();
    }
}

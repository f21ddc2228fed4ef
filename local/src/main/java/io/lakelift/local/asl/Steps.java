package io.lakelift.local.asl;

import io.lakelift.local.asl.State.Exit;
import io.lakelift.local.asl.State.Rule;
import io.lakelift.local.asl.State.Settle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What each kind of state does once it is entered. Those that can fail and be tried again are left to Attempts. */
final class Steps {
    private final Strand strand;
    private final Visit visit;

    Steps(Strand strand, Visit visit) {
        this.strand = strand;
        this.visit = visit;
    }

    void run() {
        switch (visit.state()) {
            case State.Guarded guarded -> new Attempts(strand, visit, guarded).begin();
            case State.Pass pass -> leave(pass.exit());
            case State.Wait await -> await(await);
            case State.Choice choice -> choose(choice);
            case State.Succeed succeed -> settle(new Settle(Map.of(), succeed.output()), Optional.empty());
            case State.Fail fail -> throw new Failure(text(fail.error()), text(fail.cause()));
        }
    }

    private String text(Optional<Template> template) {
        return template.map(one -> visit.fill(one, String.class, "string")).orElse("");
    }

    private void choose(State.Choice choice) {
        for (Rule rule : choice.rules()) {
            if (visit.fill(rule.condition(), Boolean.class, "boolean")) {
                settle(rule.settle(), Optional.of(rule.next()));
                return;
            }
        }
        if (choice.otherwise().isEmpty()) {
            throw visit.failure(
                    "States.NoChoiceMatched",
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        settle(choice.settle(), choice.otherwise());
    }

    private void await(State.Wait await) {
        Optional<Long> seconds = await.seconds().map(template -> visit.whole(template, 0));
        Optional<Object> timestamp = await.timestamp().map(visit::fill);
        Duration left = seconds.map(Duration::ofSeconds).orElseGet(() -> until(await, timestamp.orElseThrow()));
        Run run = strand.run();
        run.tell(new Event.Waiting(
                run.now(), visit.state().name(), seconds.map(one -> one), timestamp.map(Object::toString), left));
        strand.then(left, () -> leave(await.exit()));
    }

    private Duration until(State.Wait await, Object timestamp) {
        if (!(timestamp instanceof String text)) {
            throw visit.unexpected(await.timestamp().orElseThrow(), "string", timestamp);
        }
        Instant due = Constants.timestamp(text)
                .orElseThrow(() -> visit.evaluationFailed("The Timestamp field cannot be parsed as an ISO-8601 extended"
                        + " offset date-time format string: " + text));
        Duration left = Duration.between(strand.run().now(), due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void leave(Exit exit) {
        settle(exit.settle(), exit.next());
    }

    private void settle(Settle settle, Optional<String> target) {
        strand.leave(visit, visit.settle(settle, visit.input()), target);
    }
}

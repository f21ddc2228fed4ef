package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lakelift.export.Deployment;
import io.lakelift.export.Samples;
import io.lakelift.export.Services;
import io.lakelift.export.error.EventRefused;
import io.lakelift.export.error.InvalidInput;
import io.lakelift.property.Json;
import io.lakelift.property.Sentence;
import io.lakelift.property.Tree;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function with an input that may be wrong.
 *
 * @param thrown what came of it; null for an answer
 * @param doors what was called
 */
record Attempt(@Nullable Throwable thrown, Doors doors) {
    /** What the function's JSON reader takes, one level of which is the payload's own. */
    private static final int DEEPEST = 500;

    static Attempt of(BiFunction<Deployment, Services, RequestStreamHandler> function, Tree input) {
        return of(function, input, "");
    }

    /** @param more fields of the payload, each with a comma before it */
    static Attempt of(BiFunction<Deployment, Services, RequestStreamHandler> function, Tree input, String more) {
        Doors doors = new Doors();
        RequestStreamHandler handler = function.apply(Samples.DEPLOYMENT, doors.services());
        String payload = Lambda.payload("\"input\": " + input.text() + more);
        return new Attempt(catchThrowable(() -> new Lambda().call(handler, payload)), doors);
    }

    /**
     * Refused in a sentence that names one of the wrong fields, before any call, where any is wrong; not refused for its
     * input where none is.
     */
    void judge(Tree input, Set<String> wrong) {
        Optional<Set<String>> told = told(input, wrong);
        if (told.isPresent()) {
            assertThat(thrown).as("refusal of " + told.get()).isInstanceOfAny(InvalidInput.class, EventRefused.class);
            Sentence.names(thrown, told.get());
            assertThat(doors.calls()).isEmpty();
        } else {
            if (thrown != null) {
                assertThat(thrown).isNotInstanceOfAny(InvalidInput.class, EventRefused.class);
                Sentence.isTold(thrown);
            }
            assertThat(doors.calls()).isNotEmpty();
        }
    }

    /** What the sentence may name; empty where there is none to be told. */
    private static Optional<Set<String>> told(Tree input, Set<String> wrong) {
        if (input.depth() >= DEEPEST || input.all().contains(new Tree.Raw(Json.TOO_LONG))) {
            return Optional.of(Set.of("the payload"));
        }
        Set<String> told = new HashSet<>(wrong);
        if (input.hasUnreadableKey()) {
            told.add("the payload");
        }
        return Optional.of(told).filter(names -> !names.isEmpty());
    }
}

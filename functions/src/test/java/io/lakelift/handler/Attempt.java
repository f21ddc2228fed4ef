package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.Samples;
import io.lakelift.export.Services;
import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.property.Sentence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function with an input that may be wrong.
 *
 * @param end what the function answered for the execution's end; missing where it answered none
 * @param thrown what it threw; null for an answer
 * @param doors what was called
 */
record Attempt(JsonNode end, @Nullable Throwable thrown, InMemoryServices doors) {
    private static final Set<String> INPUTS = Set.of("InvalidInput", "EventRefused");

    /** What the function's JSON reader takes, one level of which is the payload's own. */
    private static final int DEEPEST = 500;

    static Attempt of(BiFunction<Deployment, Services, RequestStreamHandler> function, RawJson input) {
        return of(function, input, new InMemoryServices());
    }

    /** @param doors behind which something may be already */
    static Attempt of(
            BiFunction<Deployment, Services, RequestStreamHandler> function,
            RawJson input,
            InMemoryServices inMemoryServices) {
        RequestStreamHandler handler = function.apply(Samples.DEPLOYMENT, inMemoryServices.services());
        try {
            return new Attempt(new Lambda().end(handler, "\"input\": " + input.text()), null, inMemoryServices);
        } catch (RuntimeException e) {
            return new Attempt(MissingNode.getInstance(), e, inMemoryServices);
        }
    }

    /**
     * Refused in a sentence that names one of the wrong fields, before any call, where any is wrong; not refused for
     * its input where none is.
     */
    void judge(RawJson input, Set<String> wrong) {
        Optional<Set<String>> nameable = nameable(input, wrong);
        if (nameable.isPresent()) {
            assertThat(INPUTS)
                    .as("refusal of %s: %s, %s", nameable.get(), end, thrown)
                    .contains(error());
            Sentence.names(sentence(), nameable.get());
            assertThat(doors.calls()).isEmpty();
        } else {
            assertThat(INPUTS).as("%s", end).doesNotContain(error());
            if (thrown != null) {
                Sentence.isReported(thrown);
            } else if (end.has("cause")) {
                Sentence.isReported(sentence());
            }
            assertThat(doors.calls()).isNotEmpty();
        }
    }

    String error() {
        return end.path("error").asText();
    }

    /** Why it was refused; empty where it was not. */
    String sentence() {
        return end.path("cause").asText();
    }

    /** What the sentence may name; empty where it must not be refused. */
    private static Optional<Set<String>> nameable(RawJson input, Set<String> wrong) {
        if (input.depth() >= DEEPEST || input.all().contains(new RawJson.Raw(JsonGenerator.TOO_LONG))) {
            return Optional.of(Set.of("the payload"));
        }
        Set<String> nameable = new HashSet<>(wrong);
        if (input.hasUnreadableKey()) {
            nameable.add("the payload");
        }
        return Optional.of(nameable).filter(names -> !names.isEmpty());
    }
}

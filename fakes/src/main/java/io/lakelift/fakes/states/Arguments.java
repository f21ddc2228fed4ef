package io.lakelift.fakes.states;

import io.lakelift.asl.TaskCall;
import java.util.Map;
import java.util.Optional;

/** The Arguments of a Task that calls an API. Each is checked for its type when it is read. */
record Arguments(Map<?, ?> values) {

    /**
     * A parameter is missing, unknown or of the wrong type. The task fails with States.Runtime, which no Catch matches.
     */
    static final class InvalidArguments extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidArguments(String message) {
            super(message, null, false, false);
        }
    }

    static Arguments of(TaskCall call) {
        return new Arguments(call.arguments() instanceof Map<?, ?> map ? map : Map.of());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new InvalidArguments("The parameter '%s' is missing".formatted(name)));
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw new InvalidArguments("Value provided for parameter '%s' is not a String".formatted(name));
        });
    }

    int number(String name, int otherwise) {
        return value(name)
                .map(value -> {
                    if (value instanceof Integer number) {
                        return number;
                    }
                    throw new InvalidArguments("Value provided for parameter '%s' is not an Integer".formatted(name));
                })
                .orElse(otherwise);
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}

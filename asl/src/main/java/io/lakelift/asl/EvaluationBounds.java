package io.lakelift.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits the depth, size and duration of one evaluation of a JSONata expression. The service allows 100 nested levels,
 * 6,990,256 bytes for one value, and one second. Here the time limit is a number of steps, so that it is the same on
 * every computer, however fast or busy; the clock ends an evaluation only after 20 seconds.
 */
final class EvaluationBounds {
    static final int DEPTH = 100;
    static final long BYTES = 6_990_256;

    /** The reference engine takes about a second for this many. */
    static final int STEPS = 1_000_000;

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int BYTES_OF_A_NUMBER = 8;

    /**
     * The lists and objects that were measured, each with the number of members it had then; it is measured again only
     * if that number has changed. Measuring a list at every step that passes it on would cost as much as the evaluation
     * itself.
     */
    private final Map<Object, Integer> measured = new IdentityHashMap<>();

    private final long started = System.nanoTime();
    private int depth;
    private int steps;

    /** An evaluation exceeded a limit at which the service would have ended it. */
    static final class Exceeded extends JException {
        private final String sentence;

        private Exceeded(String sentence) {
            super(sentence, -1);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    static EvaluationBounds on(Frame frame) {
        EvaluationBounds bounds = new EvaluationBounds();
        frame.setEvaluateEntryCallback((expression, input, environment) -> bounds.enter(environment));
        frame.setEvaluateExitCallback((expression, input, environment, result) -> bounds.leave(environment, result));
        return bounds;
    }

    static Exceeded tooMuchMemory() {
        return new Exceeded("Expression evaluation memory limit exceeded: Check for excessive memory usage");
    }

    /**
     * Counts levels by the engine's {@code isParallelCall}: only the first member of an array or an object is a level.
     * An array or object in the body of a function is entered as a first member and left as a later one, so each call
     * of the function costs a level that is never given back. The reference engine counts more: see docs/quality.md.
     */
    private void enter(Frame environment) {
        steps++;
        if (!environment.isParallelCall) {
            depth++;
        }
        if (depth > DEPTH) {
            throw new Exceeded("Stack overflow error: Check for non-terminating recursive function. Consider rewriting"
                    + " as tail-recursive");
        }
        if (steps > STEPS || System.nanoTime() - started > TIME.toNanos()) {
            throw new Exceeded("Expression evaluation timeout: Check for infinite loop");
        }
    }

    private void leave(Frame environment, Object result) {
        if (!environment.isParallelCall) {
            depth--;
        }
        if (isNew(result) && left(result, BYTES) < 0) {
            throw tooMuchMemory();
        }
    }

    private boolean isNew(Object result) {
        return switch (result) {
            case List<?> list -> !Integer.valueOf(list.size()).equals(measured.put(list, list.size()));
            case Map<?, ?> map -> !Integer.valueOf(map.size()).equals(measured.put(map, map.size()));
            case null, default -> result instanceof String;
        };
    }

    /** How many of the bytes are left after the value; negative as soon as there are too few. */
    private static long left(Object value, long bytes) {
        long left = bytes;
        switch (value) {
            case String text -> left -= text.length();
            case List<?> list -> {
                for (int i = 0; i < list.size() && left >= 0; i++) {
                    left = left(list.get(i), left);
                }
            }
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    left = left < 0
                            ? left
                            : left(
                                    entry.getValue(),
                                    left - String.valueOf(entry.getKey()).length());
                }
            }
            case JFunction function -> {}
            case null, default -> left -= BYTES_OF_A_NUMBER;
        }
        return left;
    }
}

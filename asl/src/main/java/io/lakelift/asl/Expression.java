package io.lakelift.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import io.lakelift.asl.Tokens.Kind;
import io.lakelift.asl.Tokens.Token;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One JSONata expression, compiled once and evaluated by any number of executions. Each evaluation has its own frame,
 * in which only the names that the expression uses are bound.
 */
final class Expression {
    /**
     * An expression failed or returned nothing usable. The message is the part of the service's message that follows
     * the field's name.
     */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    private final String source;
    private final Jsonata code;
    private final List<Token> tokens;
    private final String[] variables;

    private Expression(String source, Jsonata code) {
        this.source = source;
        this.code = code;
        tokens = Tokens.of(source);
        Set<String> names = new LinkedHashSet<>();
        tokens.stream().filter(token -> token.kind() == Kind.VARIABLE).forEach(token -> names.add(token.text()));
        names.remove("");
        names.remove("$");
        variables = names.toArray(String[]::new);
    }

    /** @throws JException with the engine's message, if the text is not JSONata */
    static Expression compile(String source) {
        Jsonata code = Jsonata.jsonata(source);
        code.setValidateInput(false);
        code.setOutputConvertNulls(false);
        // The engine writes into the expression compiled last on each thread. A dummy takes that place, so that no
        // evaluation writes into an expression that other threads run.
        Jsonata.jsonata("0");
        return new Expression(source, code);
    }

    String source() {
        return source;
    }

    List<Token> tokens() {
        return tokens;
    }

    /**
     * Evaluates the expression.
     *
     * @param names returns the value or function that a name stands for; null for an unknown name
     * @throws Unusable if the evaluation fails, or if its result is undefined or is not a JSON value
     */
    Object evaluate(Function<String, Object> names) {
        Object result = run(names);
        if (result == null) {
            throw new Unusable("returned nothing (undefined).");
        }
        if (!Values.isJson(result)) {
            throw new Unusable("returned an unsupported result type.");
        }
        // A copy, because the engine's own lists remember that they were sequences and would unwrap when read again.
        return Values.inner(result);
    }

    private Object run(Function<String, Object> names) {
        Frame frame = frame(names);
        try {
            return code.evaluate(null, frame);
        } catch (EvaluationBounds.Exceeded e) {
            throw exceeded(e);
        } catch (JException e) {
            throw threw(message(e));
        } catch (DateTimeParseException e) {
            throw threw("D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
                    + StrictJson.write(e.getParsedString()));
        } catch (NumberFormatException e) {
            String given = e.getMessage().replace("For input string: ", "");
            throw threw("D3030: Unable to cast value to a number: " + given);
        } catch (StackOverflowError e) {
            throw threw("U1001: Stack overflow error: Check for non-terminating recursive function.");
        } catch (RuntimeException e) {
            if (cause(e) instanceof EvaluationBounds.Exceeded exceeded) {
                throw exceeded(exceeded);
            }
            throw threw(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private Frame frame(Function<String, Object> names) {
        Frame frame = code.createFrame();
        EvaluationBounds.on(frame);
        for (String variable : variables) {
            Object value = names.apply(variable);
            if (value instanceof JFunction function) {
                frame.bind(variable, function);
            } else if (value != null) {
                frame.bind(variable, value);
            }
        }
        return frame;
    }

    /** Formats an error of the engine as CODE: MESSAGE; the functions that Step Functions adds throw the whole text. */
    private static String message(JException e) {
        String sentence =
                e.getMessage().replaceFirst("^JSONataException ", "").replace("operator {{token}}", "the operator");
        boolean coded = e.getError() != null && !e.getError().contains(" ");
        return coded ? e.getError() + ": " + sentence : sentence;
    }

    /** The engine wraps what a comparator or a called function throws, sometimes more than once. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Formats an exceeded limit as the service does: without a code, and with a colon instead of a full stop. */
    private static Unusable exceeded(EvaluationBounds.Exceeded exceeded) {
        return new Unusable("threw an error during evaluation: " + exceeded.sentence());
    }

    private static Unusable threw(String sentence) {
        return new Unusable("threw an error during evaluation. " + sentence);
    }
}

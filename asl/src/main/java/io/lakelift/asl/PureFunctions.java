package io.lakelift.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that Step Functions adds to JSONata and whose results depend only on their arguments: {@code $hash},
 * {@code $parse}, {@code $partition} and {@code $range}. Java's null stands for "undefined".
 */
final class PureFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    /** Measured on the service: one more number exceeds its memory limit. */
    private static final long MOST_IN_A_RANGE = 360_145;

    static final Map<String, JFunction> ALL = Map.of(
            "hash", function(PureFunctions::hash),
            "parse", function(PureFunctions::parse),
            "partition", function(PureFunctions::partition),
            "range", function(PureFunctions::range));

    /** A function over the arguments as written; those left out are not in the list. */
    interface Body {
        Object apply(List<?> arguments);
    }

    private PureFunctions() {}

    static JFunction function(Body body) {
        return new JFunction((input, arguments) -> body.apply(arguments == null ? List.of() : arguments), null);
    }

    static Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    static JException mismatch(String name, int position) {
        return thrown(
                "T0410: Argument %d of function \"%s\" does not match function signature".formatted(position, name));
    }

    /**
     * The engine expects an error code. Anything else becomes the message, with a prefix that {@link Expression}
     * removes.
     */
    private static JException thrown(String sentence) {
        return new JException(sentence, -1);
    }

    private static Object parse(List<?> arguments) {
        Object text = argument(arguments, 0);
        if (text == null) {
            return null;
        }
        if (!(text instanceof String json)) {
            throw mismatch("parse", 1);
        }
        try {
            return Values.inner(StrictJson.read(json));
        } catch (IllegalArgumentException e) {
            throw thrown("$parse: the text " + e.getMessage());
        }
    }

    private static Object hash(List<?> arguments) {
        Object text = argument(arguments, 0);
        if (arguments.isEmpty() || (text != null && !(text instanceof String))) {
            throw mismatch("hash", 1);
        }
        if (text == null || arguments.size() == 1) {
            return null;
        }
        if (!(arguments.get(1) instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
            throw thrown("D3137: Hash algorithm '%s' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"
                    .formatted(arguments.get(1)));
        }
        try {
            byte[] bytes = ((String) text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static Object partition(List<?> arguments) {
        Object items = argument(arguments, 0);
        Object size = argument(arguments, 1);
        if (items == null) {
            return null;
        }
        if (!(items instanceof List<?> list)) {
            throw thrown("T0412: Argument 1 of function \"partition\" must be an array of undefined");
        }
        if (size == null) {
            return List.of(list);
        }
        if (!(size instanceof Number number)) {
            throw mismatch("partition", 2);
        }
        if (number.doubleValue() < 0) {
            throw thrown("D3137: Second argument must be zero or greater");
        }
        return number.intValue() == 0 || list.isEmpty() ? null : batches(list, number.intValue());
    }

    private static List<Object> batches(List<?> list, int size) {
        List<Object> batches = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            batches.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + size))));
        }
        return batches;
    }

    private static Object range(List<?> arguments) {
        long[] bounds = new long[3];
        for (int i = 0; i < bounds.length; i++) {
            Object value = argument(arguments, i);
            if (value == null) {
                return null;
            }
            if (!(value instanceof Number number)) {
                throw mismatch("range", i + 1);
            }
            bounds[i] = number.longValue();
        }
        long step = bounds[2];
        if (step == 0 || (step > 0 ? bounds[0] > bounds[1] : bounds[0] < bounds[1])) {
            return null;
        }
        // The distance of two numbers may be no long.
        BigInteger distance = BigInteger.valueOf(bounds[1]).subtract(BigInteger.valueOf(bounds[0]));
        BigInteger steps = distance.divide(BigInteger.valueOf(step));
        if (steps.compareTo(BigInteger.valueOf(MOST_IN_A_RANGE)) >= 0) {
            throw EvaluationBounds.tooMuchMemory();
        }
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i <= steps.intValueExact(); i++) {
            numbers.add(bounds[0] + i * step);
        }
        // The service gives a sequence: nothing if it is empty, the number itself if it is one.
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }
}

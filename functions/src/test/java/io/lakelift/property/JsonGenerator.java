package io.lakelift.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.property.RawJson.Arr;
import io.lakelift.property.RawJson.Entry;
import io.lakelift.property.RawJson.Obj;
import io.lakelift.property.RawJson.Raw;
import io.lakelift.property.RawJson.Str;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates JSON: any, and good JSON with one to three things wrong in it. */
public final class JsonGenerator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DEEP = 400;
    private static final int TOO_DEEP = 600;
    /** A number with more digits than Jackson reads. */
    public static final String TOO_LONG = "9".repeat(1_500);

    private static final String[] KNOWN = {
        "", " ", "a", "A", "0",
        "-", "--", ".", "..", "/",
        ":", "\"", "\\", "%s", "{%",
        "${x}", "null", "\n", "\r\n", "\t",
        "\u0000", "\u0007", "\u0085", "\u00a0", "\u00ad",
        "\u200b", "\u202e", "\u2028", "\ufeff", "\uffff",
        "\ud800", "\udc00", "\ud83d\ude00", "ä", "İ",
        "ß", "日本", "e\u0301", "PT0S", "P13D",
        "P14D", "PT1H", "-PT1S", "PT1e9H", "P99999999999999999D",
        "arn:aws:rds:eu-west-1:123456789012:db:x", "s3://bucket/x", "Infinity", "1e999"
    };

    private JsonGenerator() {}

    /**
     * Texts that break programs: odd Unicode, control characters, half surrogate pairs, what looks like something else.
     */
    public static Arbitrary<String> words() {
        Arbitrary<String> known = Arbitraries.of(KNOWN);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(12);
        Arbitrary<String> huge = Combinators.combine(
                        known, Arbitraries.integers().between(1, 9))
                .as((word, times) -> (word + "y").repeat(times * 300));
        return Arbitraries.frequencyOf(Tuple.of(10, known), Tuple.of(6, any), Tuple.of(6, ascii), Tuple.of(1, huge));
    }

    /** A value of any kind, flat mostly; seldom one that no reader takes. */
    public static Arbitrary<RawJson> values() {
        return values(words());
    }

    private static Arbitrary<RawJson> values(Arbitrary<String> words) {
        Arbitrary<RawJson> leaf = Arbitraries.frequencyOf(Tuple.of(4, words.map(Str::new)), Tuple.of(4, raw()));
        Arbitrary<RawJson> flat = level(leaf, words);
        return Arbitraries.frequencyOf(
                Tuple.of(8, leaf), Tuple.of(3, flat), Tuple.of(1, level(flat, words)), Tuple.of(1, deep()));
    }

    private static Arbitrary<RawJson> raw() {
        return Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1",
                        "-1",
                        "1.5",
                        "1e2",
                        "1E400",
                        "-1e-400",
                        "9007199254740993",
                        "99999999999999999999999999999999",
                        TOO_LONG,
                        "[]",
                        "{}")
                .map(Raw::new);
    }

    private static Arbitrary<RawJson> level(Arbitrary<RawJson> below, Arbitrary<String> words) {
        Arbitrary<RawJson> array = below.list().ofMaxSize(3).map(Arr::new);
        Arbitrary<RawJson> object = Combinators.combine(words, below)
                .as(Entry::new)
                .list()
                .ofMaxSize(3)
                .map(Obj::new);
        return Arbitraries.oneOf(array, object);
    }

    /** Nested so deep that a careless reader dies of it. */
    private static Arbitrary<RawJson> deep() {
        // Where exactly Jackson stops does not matter.
        Arbitrary<Integer> depths = Arbitraries.oneOf(
                Arbitraries.integers().between(2, DEEP), Arbitraries.integers().between(TOO_DEEP, 2 * TOO_DEEP));
        return depths.map(depth -> new Raw("[".repeat(depth) + "]".repeat(depth)));
    }

    /** One to three things that go wrong; the words are the given ones or any. */
    public static Arbitrary<List<Mutation>> mutations(String... names) {
        Arbitrary<String> words = names.length == 0
                ? words()
                : Arbitraries.frequencyOf(Tuple.of(2, words()), Tuple.of(1, Arbitraries.of(names)));
        return Combinators.combine(
                        Arbitraries.of(Mutation.Kind.class),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 100),
                        words,
                        values(words))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** One of the good ones, with something wrong in it; sometimes it stays good. */
    public static Arbitrary<RawJson> mutated(List<RawJson> good, String... names) {
        return Combinators.combine(Arbitraries.of(good), mutations(names)).as((tree, wrong) -> {
            RawJson broken = tree;
            for (Mutation each : wrong) {
                broken = each.applied(broken);
            }
            return broken;
        });
    }

    public static RawJson parsed(String text) {
        try {
            return RawJson.of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.lakelift.config;

import io.lakelift.export.Text;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Limits a file's size, depth and number of aliases to far more than a real file needs. Without limits, deep nesting
 * would exhaust the stack while values are built, and a few lines of aliases could expand to more values than fit into
 * memory. Depth and aliases are counted in the parser's events, before any value is built.
 */
final class YamlBounds {
    /** The limit of CloudFormation's templates, which contain every schedule. */
    static final int MOST_BYTES = 1_000_000;

    private static final int DEEPEST = 50;
    /** The parser has its own limit for aliases of lists and keys, but a worse message. */
    static final int MOST_ALIASES = 100;

    private int depth;
    private int aliases;

    /** What is wrong with a file up to this event, as a sentence; empty if nothing is. */
    Optional<String> fault(Event event) {
        return switch (event.getEventId()) {
            case SequenceStart, MappingStart -> ++depth > DEEPEST ? Optional.of(tooDeep()) : Optional.empty();
            case SequenceEnd, MappingEnd -> {
                depth--;
                yield Optional.empty();
            }
            case Alias -> ++aliases > MOST_ALIASES ? Optional.of(oneTooMany((AliasEvent) event)) : Optional.empty();
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Scalar, Comment -> Optional.empty();
        };
    }

    static String tooLarge() {
        return "The file is larger than %,d bytes, and CloudFormation accepts no larger template: split it into several deployments."
                .formatted(MOST_BYTES);
    }

    private static String tooDeep() {
        return ("This is nested more than %d levels deep, deeper than anything in a deployment's file: close a"
                        + " bracket, quote the text, or indent less.")
                .formatted(DEEPEST);
    }

    private static String oneTooMany(AliasEvent alias) {
        return "This is the file's %dst alias, %s: write the value itself there; a file may have at most %d aliases."
                .formatted(MOST_ALIASES + 1, Text.quoted("*" + alias.getAlias()), MOST_ALIASES);
    }
}

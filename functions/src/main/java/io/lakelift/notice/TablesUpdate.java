package io.lakelift.notice;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of registering an export's tables in the Glue Data Catalog.
 *
 * @param database the Glue database that the tables are in; empty if registration did not finish
 * @param tables how many of the tables hold this export now
 * @param newer how many were left alone, because they hold an export of the same or a newer snapshot
 * @param findings a sentence for each finding; those that need action come first
 * @param moreFindings how many further findings there are
 * @param report where the report on each table is; empty if there is none
 * @param notRegistered why the tables were not registered, or why it is not certain that all were; empty if they were
 * @param begun if {@code notRegistered} is present, whether some tables may hold the export all the same
 * @param command the command that registers the tables by hand; empty if all is well, or if it is not known
 */
public record TablesUpdate(
        Optional<String> database,
        long tables,
        long newer,
        List<String> findings,
        long moreFindings,
        Optional<String> report,
        Optional<String> notRegistered,
        boolean begun,
        Optional<String> command) {
    private static final int LONGEST = 1000;

    public TablesUpdate {
        findings = List.copyOf(findings);
    }

    /**
     * Tables that should have been registered, but were not.
     *
     * @param begun whether some of them may hold the export all the same
     * @param command the command that registers them by hand; empty if it is not known
     */
    public static TablesUpdate none(String why, boolean begun, Optional<String> command) {
        return new TablesUpdate(
                Optional.empty(), 0, 0, List.of(), 0, Optional.empty(), Optional.of(why), begun, command);
    }

    /** Why they were not registered, and what is different from the night before, a sentence for each. */
    List<String> sentences() {
        Stream<String> none = notRegistered.stream()
                .map((begun ? "Their registration did not finish: %s" : "They were not registered: %s")::formatted);
        Stream<String> left = counted(
                newer,
                "One table was left as it is: it holds an export of the same or a newer snapshot.",
                "%,d tables were left as they are: they hold an export of the same or a newer snapshot.");
        Stream<String> more =
                counted(moreFindings, "One more finding is in the report.", "%,d more findings are in the report.");
        return Stream.of(none, findings.stream(), left, more)
                .flatMap(said -> said)
                .map(said -> Text.shown(said, LONGEST))
                .toList();
    }

    private static Stream<String> counted(long count, String one, String many) {
        return count == 0 ? Stream.empty() : Stream.of(count == 1 ? one : String.format(Locale.ROOT, many, count));
    }

    /** How many there are, in a phrase; empty if nothing was registered. */
    Optional<String> counts() {
        return database.map(name -> String.format(
                Locale.ROOT, "%,d %s it in the Glue database %s", tables, tables == 1 ? "holds" : "hold", name));
    }

    /** What to do; empty if there is nothing to do. */
    Optional<String> remedy() {
        return command.map(line -> notRegistered.isPresent()
                ? "Register the tables by hand: " + line
                : "Once the problems named under Tables are fixed, register the export again: " + line);
    }
}

package io.lakelift.notice;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of checking an export's files. For an FSx task, the findings are the files that its completion report says
 * were not exported.
 *
 * @param complete false if loss is proved
 * @param counts how much was checked; empty if nothing was, and for an FSx task
 * @param findings a sentence for each finding, the worst first
 * @param moreFindings how many further findings there are
 * @param report where the whole report is; empty if there is none
 * @param latest the file that names this as the source's newest export; empty if none does
 * @param notChecked why the files were not checked, or not completely; empty if they were
 */
public record FilesCheck(
        boolean complete,
        Optional<Counts> counts,
        List<String> findings,
        long moreFindings,
        Optional<String> report,
        Optional<String> latest,
        Optional<String> notChecked) {
    private static final int LONGEST = 500;

    public FilesCheck {
        findings = List.copyOf(findings);
    }

    /** How many of each there are. */
    public record Counts(long tables, long files, long rows) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d tables, %,d files, %,d rows", tables, files, rows);
        }
    }

    /** Files that should have been checked, but were not. */
    public static FilesCheck none(String why) {
        return new FilesCheck(
                true, Optional.empty(), List.of(), 0, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** Why they were not checked, and what was found, a sentence for each. */
    List<String> sentences() {
        Stream<String> unchecked = notChecked.stream().map("Its files were not checked: %s"::formatted);
        Stream<String> more = moreFindings == 0
                ? Stream.empty()
                : Stream.of(
                        moreFindings == 1
                                ? "One more finding is in the report."
                                : String.format(Locale.ROOT, "%,d more findings are in the report.", moreFindings));
        return Stream.of(unchecked, findings.stream(), more)
                .flatMap(said -> said)
                .map(said -> Text.shown(said, LONGEST))
                .toList();
    }

    /** Whether it has proved that something is lost. */
    boolean isLoss() {
        return notChecked.isEmpty() && !complete;
    }

    /**
     * What to do; empty if there is nothing to do.
     *
     * @param s3Uri where the files are
     */
    Optional<String> remedy(String s3Uri) {
        if (notChecked.isPresent()) {
            return Optional.of("Check the files by hand: ./lakelift verify %s".formatted(Text.shellWord(s3Uri)));
        }
        return complete
                ? Optional.empty()
                : Optional.of(
                        "Do not use the tables named above, and start a new execution: it changes nothing that is already there."
                                + report.map(" The report %s covers every file."::formatted)
                                        .orElse(""));
    }
}

package io.lakelift.tables.verify;

import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the first twenty findings of each kind and counts the others, so that a report stays readable. */
final class FindingTally {
    static final int NAMED = 20;

    private final List<Finding> named = new ArrayList<>();
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

    void add(Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= NAMED) {
            named.add(finding);
        }
    }

    /** Counts more findings of a kind without keeping them. */
    void addUnnamed(FindingKind kind, long count) {
        counts.merge(kind, count, Long::sum);
    }

    private long named(FindingKind kind) {
        return named.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** The findings in the order in which they were found, then a line for each kind of which there were more. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(named);
        counts.forEach((kind, count) -> {
            if (count > named(kind)) {
                findings.add(Finding.of(kind, "And %,d more of this kind.".formatted(count - named(kind))));
            }
        });
        return findings;
    }
}

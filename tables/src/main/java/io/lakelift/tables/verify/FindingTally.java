package io.lakelift.tables.verify;

import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: of each kind the first twenty, and the number of the others, so that a report stays readable. */
final class FindingTally {
    private static final int NAMED = 20;

    private final List<Finding> named = new ArrayList<>();
    private final Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);

    void add(Finding finding) {
        if (counts.merge(finding.kind(), 1, Integer::sum) <= NAMED) {
            named.add(finding);
        }
    }

    /** Adds what another part of the work found, after what was found before. */
    void merge(FindingTally later) {
        later.named.forEach(this::add);
        later.counts.forEach((kind, count) -> counts.merge(kind, Math.max(0, count - NAMED), Integer::sum));
    }

    /** In the order in which they were found; then a line for each kind of which there were more. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(named);
        counts.forEach((kind, count) -> {
            if (count > NAMED) {
                findings.add(Finding.of(kind, "And %,d more of this kind.".formatted(count - NAMED)));
            }
        });
        return findings;
    }
}

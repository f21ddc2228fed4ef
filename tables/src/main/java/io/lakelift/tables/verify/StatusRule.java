package io.lakelift.tables.verify;

import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives a table's status from its findings. */
final class StatusRule {
    /**
     * The first that applies is the status. A table that RDS left out is not lost, whatever files it has; apart from
     * that, nothing hides proved loss.
     */
    private static final List<TableStatus> STRONGEST_FIRST = List.of(
            TableStatus.SKIPPED,
            TableStatus.MISSING,
            TableStatus.DAMAGED,
            TableStatus.UNEXPECTED,
            TableStatus.DOUBTFUL);

    private StatusRule() {}

    static TableStatus status(List<Finding> findings) {
        Set<TableStatus> found = findings.stream()
                .map(Finding::kind)
                .map(FindingKind::status)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return STRONGEST_FIRST.stream().filter(found::contains).findFirst().orElse(TableStatus.COMPLETE);
    }
}

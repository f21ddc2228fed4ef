package io.lakelift.tables.verify;

import io.lakelift.tables.manifest.TableEntry;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a table's entry in the manifest with the table's folder. Because AWS does not document the manifests, only
 * one finding here proves loss: a table that is listed as complete and with data has no file.
 */
final class ManifestCheck {
    /**
     * In GB. A table without files may be empty up to this size, because the engine reserves pages for an empty table
     * and its indexes too, but less than a megabyte. If other batches have a {@code _SUCCESS} and the table has none,
     * any size above zero counts as data.
     */
    private static final double EMPTY_TABLE = 0.001;

    private final boolean markersUsed;

    /** @param markersUsed whether this export marks its batches with {@code _SUCCESS} */
    ManifestCheck(boolean markersUsed) {
        this.markersUsed = markersUsed;
    }

    List<Finding> findings(TableEntry entry, Optional<TableFolder> folder) {
        boolean files = folder.filter(found -> !found.files().isEmpty()).isPresent();
        Optional<String> skipped = entry.skipReason();
        if (skipped.isPresent()) {
            return skipped(skipped.get(), files);
        }
        List<Finding> findings = new ArrayList<>();
        entry.warning()
                .ifPresent(words -> findings.add(Finding.of(FindingKind.WARNING, "RDS warns: %s.".formatted(words))));
        if (entry.openPartitions() > 0) {
            findings.add(Finding.of(
                    FindingKind.PARTITIONS_NOT_COMPLETED,
                    "RDS counts %d partitions of this table that were not completed."
                            .formatted(entry.openPartitions())));
        }
        if (files) {
            folder.map(this::markers).ifPresent(findings::addAll);
        } else {
            noFiles(entry, folder.isPresent()).ifPresent(findings::add);
        }
        return findings;
    }

    private static List<Finding> skipped(String reason, boolean files) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(FindingKind.SKIPPED, "RDS left it out: %s.".formatted(reason)));
        if (files) {
            findings.add(Finding.of(
                    FindingKind.SKIPPED_WITH_FILES,
                    "It has files nevertheless: they may be only part of the table, so do not read them."));
        }
        return findings;
    }

    /** @param marked whether a batch has a {@code _SUCCESS}, which is all that RDS writes for a table without rows */
    private Optional<Finding> noFiles(TableEntry entry, boolean marked) {
        double size = entry.sizeGb().orElse(0);
        if (marked) {
            return size > EMPTY_TABLE
                    ? Optional.of(Finding.of(
                            FindingKind.EMPTY_WITH_SIZE,
                            "It has a _SUCCESS and no file, and RDS gives its size as %s GB: is it empty?"
                                    .formatted(size)))
                    : Optional.empty();
        }
        if (entry.isComplete() && (size > EMPTY_TABLE || (markersUsed && size > 0))) {
            return Optional.of(Finding.of(
                    FindingKind.TABLE_WITHOUT_FILES,
                    "RDS lists it as complete, with %s GB, and it has no file.".formatted(size)));
        }
        return markersUsed || entry.sizeGb().isEmpty()
                ? Optional.of(Finding.of(
                        FindingKind.NO_FILES, "It has neither a file nor a _SUCCESS, and may have had no rows."))
                : Optional.empty();
    }

    /** Batches that have files but no marker. They prove nothing, because AWS does not document {@code _SUCCESS}. */
    List<Finding> markers(TableFolder folder) {
        if (!markersUsed) {
            return List.of();
        }
        return folder.unmarked().stream()
                .map(batch -> Finding.of(
                        FindingKind.NO_SUCCESS_MARKER,
                        batch.isEmpty()
                                ? "Its files have no _SUCCESS beside them, as others have."
                                : "Batch %s has no _SUCCESS, as others have.".formatted(batch)))
                .toList();
    }
}

package io.lakelift.tables.verify;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.manifest.Manifest;
import io.lakelift.tables.manifest.ManifestReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A listing of a folder, and the contents of its manifests.
 *
 * @param tables what to check of each table, sorted by name
 */
record FolderScan(FolderContents inventory, Manifest manifest, List<TablePlan> tables) {
    /** How long after the last file a manifest may still come. */
    static final Duration MANIFESTS_COME = Duration.ofMinutes(10);

    /** How long after the last file another one may still come. */
    private static final Duration FILES_COME = Duration.ofMinutes(15);

    static final Duration STEP = Duration.ofSeconds(30);

    FolderScan {
        tables = List.copyOf(tables);
    }

    /**
     * Why and how long to wait before the folder is listed again.
     *
     * @param why what is missing, as a clause
     */
    record Wait(String why, Duration length) {}

    /**
     * Scans the folder; empty if it has no file yet.
     *
     * @param until the time after which an empty folder is an error
     * @throws FolderUnreadable as {@link #at} does
     */
    static Optional<FolderScan> from(ExportFolder folder, Instant now, Instant until) {
        FolderContents folderContents = FolderContents.of(folder.list());
        return folderContents.isEmpty() && now.isBefore(until)
                ? Optional.empty()
                : Optional.of(at(folder, folderContents));
    }

    /** @throws FolderUnreadable if the folder cannot be read, is empty, or is not that of one export */
    static FolderScan at(ExportFolder folder) {
        return at(folder, FolderContents.of(folder.list()));
    }

    private static FolderScan at(ExportFolder folder, FolderContents folderContents) {
        if (folderContents.isEmpty()) {
            throw FolderUnreadable.refused("There is nothing in %s: check its name, including upper and lower case."
                    .formatted(folder.location()));
        }
        Optional<String> below = folderContents.exportBelow();
        if (below.isPresent() || !folderContents.isExport()) {
            throw FolderUnreadable.refused(
                    "%s is not the folder of one export: give the folder that has export_info_….json%s."
                            .formatted(
                                    folder.location(),
                                    below.map(", such as "::concat).orElse("")));
        }
        Manifest manifest = new ManifestReader(folder).read(folderContents.manifests());
        return new FolderScan(folderContents, manifest, TableMatcher.plans(folderContents, manifest));
    }

    /**
     * How long to wait before the folder is listed again. S3 lists every object as soon as it is written, but RDS may
     * still be writing. A scan that lacks a manifest, or all files of a table, is therefore repeated until nothing has
     * been written for some time; any other scan is final at once. That time counts from the last write to S3, or from
     * the end of the export if that is later. The manifests are not used for it, because RDS writes them last and in a
     * form that may change.
     *
     * @param ended when RDS completed the export; {@link Instant#MIN} or {@link Instant#EPOCH} if that is not known
     * @return empty if the scan is final
     */
    Optional<Wait> wait(Instant now, Instant ended) {
        Instant written = inventory.newest().isAfter(ended) ? inventory.newest() : ended;
        Duration forManifests = Duration.between(now, written.plus(MANIFESTS_COME));
        Duration forFiles = Duration.between(now, written.plus(FILES_COME));
        if (manifest.isPartial() && forManifests.isPositive()) {
            return Optional.of(new Wait("a manifest is missing", shorter(forManifests, STEP)));
        }
        if (forFiles.isPositive() && tables.stream().anyMatch(TablePlan::lacksFiles)) {
            return Optional.of(new Wait("a table has no file", forFiles));
        }
        return Optional.empty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    long files() {
        return tables.stream()
                .map(TablePlan::files)
                .mapToLong(List<StoredFile>::size)
                .sum();
    }
}

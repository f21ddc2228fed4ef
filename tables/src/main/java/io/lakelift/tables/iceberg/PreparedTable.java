package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The result of preparing a table for a night. Readers see nothing of it until the catalog is changed. */
public sealed interface PreparedTable {
    /**
     * Everything is written, and only the catalog's pointer has to move.
     *
     * @param pointer the catalog's new entry
     * @param change the differences from the night before
     * @param nights what to do with the tables of older nights
     * @param obsolete locations of metadata that is not needed once the catalog points to this
     */
    record Next(CatalogTable pointer, Change change, OlderNights nights, List<String> obsolete)
            implements PreparedTable {
        public Next {
            obsolete = List.copyOf(obsolete);
        }
    }

    /**
     * The table already has this night.
     *
     * @param change what the night changed, if the one before it is still kept; it is reported again, because an
     *     earlier call may have moved the table without getting an answer
     */
    record AlreadyThere(Change change, OlderNights nights) implements PreparedTable {}

    /**
     * The table has a night that is as new or newer, and this one does not repair it.
     *
     * @param newest the newest night that the table has
     */
    record NotNewer(ExportNight newest) implements PreparedTable {}

    /** The table's newest night has rows; this one has no file, and nothing proves that the table is now empty. */
    record PerhapsEmpty() implements PreparedTable {}

    /** The table is not in the catalog yet and has no file in this export, so its columns are unknown. */
    record NoColumns() implements PreparedTable {}

    /**
     * What a night changes.
     *
     * @param snapshotId Iceberg's ID of the night's snapshot
     * @param replaced an export of the same DB snapshot that lacks files and is replaced by this one
     * @param rowsBefore the rows of the night before; empty if there is none, or if it is of the same DB snapshot
     * @param drift one sentence for each difference in columns
     * @param foreign whether this night replaces what another program wrote to the table
     */
    record Change(
            long snapshotId,
            Optional<ExportNight> replaced,
            OptionalLong rowsBefore,
            List<String> drift,
            boolean foreign) {
        public Change {
            drift = List.copyOf(drift);
        }
    }

    /**
     * What to do with the tables of single nights.
     *
     * @param missing the tables to create, of nights whose columns differ from the newest night's
     * @param kept the identifiers of all nights that the table has; the tables of other nights are to be dropped
     */
    record OlderNights(List<CatalogTable> missing, Set<String> kept) {
        public OlderNights {
            missing = List.copyOf(missing);
            kept = Set.copyOf(kept);
        }
    }
}

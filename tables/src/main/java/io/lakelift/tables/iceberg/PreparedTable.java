package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a night would make of a table, of which nobody sees anything yet. */
public sealed interface PreparedTable {
    /**
     * The catalog has only to point to it.
     *
     * @param pointer what the catalog is to have
     * @param change what is different from the night before
     * @param nights what is to be done for nights beside the newest
     * @param obsolete locations of metadata that nothing needs once the catalog points to this
     */
    record Next(CatalogTable pointer, Change change, OlderNights nights, List<String> obsolete)
            implements PreparedTable {
        public Next {
            obsolete = List.copyOf(obsolete);
        }
    }

    /**
     * The table has this night already.
     *
     * @param change what the night had changed, as far as the one before it is still kept: whoever moved the table may not have heard
     *     that it did
     */
    record AlreadyThere(Change change, OlderNights nights) implements PreparedTable {}

    /**
     * The night is not newer than one that the table has, nor the same without the loss.
     *
     * @param newest that the table has
     */
    record NotNewer(ExportNight newest) implements PreparedTable {}

    /** No file of it was ever there, so nobody can say what columns it has. */
    record NoColumns() implements PreparedTable {}

    /**
     * What a night changes.
     *
     * @param snapshotId by which engines read this night
     * @param replaced the export of the same snapshot that lacks files, and whose place this one takes
     * @param rowsBefore of the night before; empty where there is none, or it is of the same snapshot
     * @param drift one sentence for each difference in columns
     * @param foreign whether another program had written to the table, which this night replaces
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
     * Tables of single nights.
     *
     * @param missing those to be made: of nights that have other columns than the newest
     * @param kept identifiers of all nights that the table has; tables of others are to be dropped
     */
    record OlderNights(List<CatalogTable> missing, Set<String> kept) {
        public OlderNights {
            missing = List.copyOf(missing);
            kept = Set.copyOf(kept);
        }
    }
}

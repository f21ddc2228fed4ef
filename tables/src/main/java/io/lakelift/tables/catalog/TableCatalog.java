package io.lakelift.tables.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The tables and views of one database. {@link #replace} succeeds only if nobody else has changed the table since it
 * was read. If the response to a successful change is lost, the retried call returns {@code false}, as if someone else
 * had made the change. A caller that gets {@code false} therefore reads the table again. Safe for use by several
 * threads.
 */
public interface TableCatalog {
    /** The database's name. */
    String database();

    /**
     * Every table and view, in no particular order.
     *
     * @throws CatalogUnusable if they cannot be listed
     */
    List<CatalogTable> list();

    /**
     * One table.
     *
     * @return empty if there is none
     * @throws CatalogUnusable if it cannot be read
     */
    Optional<CatalogTable> get(String name);

    /**
     * Creates a table.
     *
     * @return false if there is already one of that name
     * @throws CatalogUnusable if it cannot be created
     */
    boolean create(CatalogTable table);

    /**
     * Changes a table.
     *
     * @param replaced as it was read, with its version
     * @return false if it was changed since it was read, or is gone
     * @throws CatalogUnusable if it cannot be changed
     */
    boolean replace(CatalogTable replaced, CatalogTable table);

    /**
     * Removes a table from the catalog; its files stay. Does nothing if it is gone already.
     *
     * @throws CatalogUnusable if it cannot be removed
     */
    void drop(CatalogTable table);
}

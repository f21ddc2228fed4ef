package io.lakelift.tables.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The tables of one database. A change is made on the condition that nobody else has changed the table since it was
 * read; an answer that got lost may make a change that was made look like one of somebody else, so whoever loses reads
 * again. Safe for use by several threads.
 */
public interface TableCatalog {
    /** The database's name. */
    String database();

    /**
     * Every table and view, in no certain order.
     *
     * @throws CatalogUnusable if they cannot be listed
     */
    List<CatalogTable> list();

    /**
     * One table.
     *
     * @return empty where there is none
     * @throws CatalogUnusable if it cannot be read
     */
    Optional<CatalogTable> get(String name);

    /**
     * Makes a table.
     *
     * @return false where one of that name is there
     * @throws CatalogUnusable if it cannot be made
     */
    boolean create(CatalogTable table);

    /**
     * Changes a table.
     *
     * @param replaced as it was read, with its version
     * @return false where it was changed since it was read, or is gone
     * @throws CatalogUnusable if it cannot be changed
     */
    boolean replace(CatalogTable replaced, CatalogTable table);

    /**
     * Takes a table out of the catalog; its files stay. Nothing happens where it is gone.
     *
     * @throws CatalogUnusable if it cannot be taken out
     */
    void drop(CatalogTable table);
}

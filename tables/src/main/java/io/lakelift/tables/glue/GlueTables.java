package io.lakelift.tables.glue;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The tables of a database in the Glue Data Catalog. An update names the {@code VersionId} that it replaces, so that
 * Glue rejects it if someone has changed the table since. Updates do not archive the version before, because Glue
 * limits the number of versions in an account; older nights are in the tables' own metadata.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/webapi/API_UpdateTable.html">UpdateTable</a>
 */
public final class GlueTables implements TableCatalog, AutoCloseable {
    private static final int PAGE = 100;

    private final GlueClient glue;
    private final String database;

    /** Of the tables as they were last read, by name, what {@link CatalogTable} does not have. */
    private final Map<String, GlueTableForm.Extras> read = new ConcurrentHashMap<>();

    /** Uses the caller's client; {@link #close} closes it. */
    public GlueTables(GlueClient glue, String database) {
        this.glue = requireNonNull(glue, "glue is null");
        this.database = requireNonNull(database, "database is null");
    }

    /**
     * Opens a database with the credentials that the SDK finds, at the endpoint in {@code AWS_ENDPOINT_URL_GLUE} if
     * that is set.
     *
     * @param region the Region; empty for the one that the SDK finds
     * @throws CatalogUnusable if no Region is set
     */
    public static GlueTables open(String database, Optional<String> region) {
        return new GlueTables(GlueClients.ofThisComputer(region), database);
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public List<CatalogTable> list() {
        try {
            return glue
                    .getTablesPaginator(
                            request -> request.databaseName(database).maxResults(PAGE))
                    .stream()
                    .flatMap(page -> page.tableList().stream())
                    .map(this::read)
                    .toList();
        } catch (SdkException e) {
            throw unusable("The tables", "read", e);
        }
    }

    @Override
    public Optional<CatalogTable> get(String name) {
        try {
            return Optional.of(
                    read(glue.getTable(request -> request.databaseName(database).name(name))
                            .table()));
        } catch (EntityNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unusable("Table " + name, "read", e);
        }
    }

    private CatalogUnusable unusable(String what, String participle, SdkException thrown) {
        Region region = glue.serviceClientConfiguration().region();
        return GlueErrors.unusable(what, participle, database, region, thrown);
    }

    private CatalogTable read(Table table) {
        read.put(table.name(), GlueTableForm.Extras.of(table));
        return GlueTableForm.read(table);
    }

    /** What Glue had for a table when it was read; empty if another version has been read since. */
    private Optional<GlueTableForm.Extras> extras(CatalogTable table) {
        return Optional.ofNullable(read.get(table.name()))
                .filter(extras -> table.version().equals(extras.version()));
    }

    @Override
    public boolean create(CatalogTable table) {
        return changed(table.name(), "created", () -> {
            glue.createTable(request -> request.databaseName(database)
                    .tableInput(GlueTableForm.written(table, Optional.empty(), Optional.empty())));
            return true;
        });
    }

    @Override
    public boolean replace(CatalogTable replaced, CatalogTable table) {
        return changed(table.name(), "changed", () -> {
            try {
                glue.updateTable(request -> request.databaseName(database)
                        .tableInput(GlueTableForm.written(table, replaced.metadataLocation(), extras(replaced)))
                        .versionId(replaced.version().orElseThrow())
                        .skipArchive(true));
                return true;
            } catch (EntityNotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public void drop(CatalogTable table) {
        read.remove(table.name());
        changed(table.name(), "removed", () -> {
            try {
                glue.deleteTable(request -> request.databaseName(database).name(table.name()));
            } catch (EntityNotFoundException e) {
                return false; // already gone
            }
            return true;
        });
    }

    private boolean changed(String name, String participle, Supplier<Boolean> change) {
        try {
            return change.get();
        } catch (AlreadyExistsException | ConcurrentModificationException e) {
            return false;
        } catch (SdkException e) {
            throw unusable("Table " + name, participle, e);
        }
    }

    @Override
    public void close() {
        glue.close();
    }
}

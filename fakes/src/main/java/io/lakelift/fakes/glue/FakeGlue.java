package io.lakelift.fakes.glue;

import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.ServiceError;
import io.lakelift.fakes.wire.Slice;
import io.lakelift.fakes.wire.TokenBucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The databases and tables of the Glue Data Catalog, in memory. The operations throw
 * {@link io.lakelift.fakes.wire.ServiceError} if Glue would answer with an error. An update that names a
 * {@code VersionId} is refused if the table has another version by now, as the page "UpdateTable" says. Names of tables
 * are stored in lower case.
 */
public final class FakeGlue {
    public static final String GET_DATABASE = "GetDatabase";
    public static final String LIST = "GetTables";
    public static final String GET = "GetTable";
    public static final String CREATE = "CreateTable";
    public static final String UPDATE = "UpdateTable";
    public static final String DELETE = "DeleteTable";

    /** The maximum number of tables in a page. */
    private static final int PAGE = 100;

    private final Gate gate;
    private final Map<String, NavigableMap<String, GlueTable>> databases = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    public FakeGlue(InstantSource clock, Consumer<Duration> pause) {
        this.gate = new Gate(clock, pause, TokenBucket.bottomless(), Fault.throttlingException());
    }

    /**
     * What a call has changed, for assertions.
     *
     * @param table the table after the change; if it was deleted, before it
     * @param archived whether Glue also keeps the old version; the number of versions in an account is limited
     */
    public record Change(String action, String database, GlueTable table, boolean archived) {}

    /** Creates a database, unless it exists. */
    public synchronized FakeGlue createDatabase(String name) {
        databases.computeIfAbsent(name, made -> new TreeMap<>());
        return this;
    }

    /** @throws ServiceError if there is no such database */
    public void getDatabase(String name) {
        gate.call(GET_DATABASE, name, () -> tablesOf(name).size());
    }

    private synchronized Map<String, GlueTable> tablesOf(String name) {
        return in(name);
    }

    /**
     * Lists a page of tables in the order of their names.
     *
     * @param token the token from the previous page; empty for the first page
     * @param most the maximum number of tables, up to 100; 0 means 100
     */
    public Slice<GlueTable> list(String database, String token, int most) {
        return gate.call(LIST, database, () -> page(database, token, most));
    }

    private synchronized Slice<GlueTable> page(String database, String token, int most) {
        if (most < 0 || most > PAGE) {
            throw GlueError.INVALID_INPUT.because("MaxResults must be between 1 and 100.");
        }
        String after = token.isEmpty()
                ? ""
                : Slice.keyIn(token).orElseThrow(() -> GlueError.INVALID_INPUT.because("The token is not valid."));
        List<GlueTable> found = List.copyOf(in(database).tailMap(after, false).values());
        return Slice.of(found, most == 0 ? PAGE : most, GlueTable::name);
    }

    public GlueTable get(String database, String name) {
        return gate.call(GET, about(database, name), () -> find(database, name));
    }

    /** Creates a table as version 0, whatever version {@code table} has. */
    public void create(String database, GlueTable table) {
        gate.call(CREATE, about(database, table.name()), () -> {
            make(database, table);
            return table;
        });
    }

    private synchronized void make(String database, GlueTable table) {
        if (in(database).containsKey(key(table.name()))) {
            throw GlueError.ALREADY_EXISTS.because("Table already exists.");
        }
        keep(CREATE, database, table, 0, false);
    }

    /**
     * Replaces a table. The new version follows the old one, whatever version {@code table} has.
     *
     * @param version the version that the old table must have; empty for any
     * @param archive whether Glue keeps the old table as a version
     */
    public void update(String database, GlueTable table, Optional<String> version, boolean archive) {
        gate.call(UPDATE, about(database, table.name()), () -> {
            change(database, table, version, archive);
            return table;
        });
    }

    private synchronized void change(String database, GlueTable table, Optional<String> version, boolean archive) {
        GlueTable there = find(database, table.name());
        if (version.filter(named -> !named.equals(String.valueOf(there.version())))
                .isPresent()) {
            throw GlueError.CONCURRENT_MODIFICATION.because("Update table failed due to concurrent modifications.");
        }
        keep(UPDATE, database, table, there.version() + 1, archive);
    }

    private void keep(String action, String database, GlueTable table, int version, boolean archived) {
        GlueTable kept = table.as(key(table.name()), version);
        in(database).put(kept.name(), kept);
        changes.add(new Change(action, database, kept, archived));
    }

    public void delete(String database, String name) {
        gate.call(DELETE, about(database, name), () -> remove(database, name));
    }

    private synchronized GlueTable remove(String database, String name) {
        GlueTable there = find(database, name);
        in(database).remove(there.name());
        changes.add(new Change(DELETE, database, there, false));
        return there;
    }

    private synchronized GlueTable find(String database, String name) {
        return Optional.ofNullable(in(database).get(key(name)))
                .orElseThrow(() -> GlueError.ENTITY_NOT_FOUND.because("Entity Not Found"));
    }

    private NavigableMap<String, GlueTable> in(String database) {
        return Optional.ofNullable(databases.get(database)).orElseThrow(() -> notFound(database));
    }

    private static ServiceError notFound(String database) {
        return GlueError.ENTITY_NOT_FOUND.because("Database %s not found.".formatted(database));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String about(String database, String name) {
        return database + "." + name;
    }

    /** Creates or replaces a table as another program would. This is counted neither as a call nor as a change. */
    public synchronized void put(String database, GlueTable table) {
        GlueTable there = in(database).get(key(table.name()));
        GlueTable kept = table.as(key(table.name()), there == null ? 0 : there.version() + 1);
        in(database).put(kept.name(), kept);
    }

    /** A database's tables now, for assertions: not counted as a call; empty if there is no such database. */
    public synchronized Map<String, GlueTable> tables(String database) {
        return databases.containsKey(database) ? new TreeMap<>(in(database)) : Map.of();
    }

    /** All changes that calls made to tables, in order, for assertions. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }
}

package io.lakelift.local.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.fakes.files.Damage;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks that each Iceberg table has all files of one complete export and moves only to newer snapshots, and that its
 * view follows it and never goes back. In an undisturbed night that registers tables, the notice of an export with
 * checked files must say that tables were registered. In a night that registers none, no notice may mention tables.
 */
final class TablesAreWhole {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SOURCE = "lakelift.source-table";
    private static final String EXPORT = "lakelift.export-task-identifier";
    private static final String VIEW_OF = "lakelift.view-of";
    private static final String TIME = "lakelift.snapshot-time";

    private final Observations observations;
    private final Consumer<String> finding;
    private final Map<String, Instant> current = new HashMap<>();

    private TablesAreWhole(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
    }

    static void check(Observations observations, Consumer<String> finding) {
        TablesAreWhole rule = new TablesAreWhole(observations, finding);
        observations.catalogChanges().stream()
                .filter(move -> !move.action().equals(FakeGlue.DELETE))
                .map(FakeGlue.Change::table)
                .forEach(table -> {
                    if (isOfNights(table)) {
                        rule.moved(table);
                    } else if (table.parameters().containsKey(VIEW_OF)) {
                        rule.shown(table);
                    }
                });
        observations.tables().values().stream()
                .filter(TablesAreWhole::isOfNights)
                .forEach(rule::whole);
        observations.notices().forEach(rule::reported);
    }

    /** Whether the table moves from night to night, unlike one of a single night. */
    private static boolean isOfNights(GlueTable table) {
        return table.parameters().containsKey(SOURCE);
    }

    private void moved(GlueTable table) {
        Export export = observations.exports().get(table.parameters().getOrDefault(EXPORT, ""));
        if (export == null || export.snapshotTime().isEmpty()) {
            finding.accept("%s holds %s, which nobody has exported".formatted(table.name(), table.parameters()));
            return;
        }
        Instant time = export.snapshotTime().get().truncatedTo(ChronoUnit.MILLIS); // as the wire has it
        if (!time.toString().equals(table.parameters().get(TIME))) {
            finding.accept("%s says that %s is of %s, and it is of %s"
                    .formatted(table.name(), export.id(), table.parameters().get(TIME), time));
        }
        Instant before = current.put(table.name(), time);
        if (before != null && !time.isAfter(before)) {
            finding.accept("%s went from %s to %s of %s".formatted(table.name(), before, time, export.id()));
        }
    }

    /** Checks that a view moves after its table and never goes back. */
    private void shown(GlueTable view) {
        String shown = view.parameters().getOrDefault(TIME, "");
        if (shown.isEmpty()) {
            finding.accept("%s does not say of which night it is".formatted(view.name()));
            return;
        }
        Instant time = Instant.parse(shown);
        Instant table = current.getOrDefault(view.parameters().getOrDefault(VIEW_OF, ""), Instant.MIN);
        Instant before = current.getOrDefault(view.name(), Instant.MIN);
        if (time.isAfter(table) || time.isBefore(before)) {
            finding.accept("%s went from %s to %s, and its table is at %s".formatted(view.name(), before, time, table));
        }
        current.put(view.name(), time);
    }

    private void whole(GlueTable table) {
        String id = table.parameters().getOrDefault(EXPORT, "");
        String source = table.parameters().getOrDefault(SOURCE, "");
        String folder = "/" + id + "/" + source.replaceFirst("\\.", "/").replaceAll("[\\\\` \"]", "_") + "/";
        long there = observations.objects().stream()
                .filter(key -> key.contains(folder) && key.endsWith(".parquet"))
                .count();
        JsonNode summary = newest(table).path("summary");
        if (!summary.path(EXPORT).asText().equals(id)
                || summary.path("total-data-files").asLong() != there) {
            finding.accept(
                    "%s holds %s, and the export %s has %d files of it".formatted(table.name(), summary, id, there));
        }
        Damage damage = observations.damages().getOrDefault(id, Damage.NONE);
        if (damage.isLoss() && source.endsWith(".orders")) {
            finding.accept("%s holds %s with the damage %s".formatted(table.name(), id, damage));
        }
    }

    /** The table's current snapshot, which readers see; a missing node if its metadata is gone. */
    private JsonNode newest(GlueTable table) {
        String address = table.parameters().getOrDefault("metadata_location", "");
        StoredObject metadata = observations.written().get(address.replaceFirst("^s3://[^/]*/", ""));
        if (metadata == null) {
            return MAPPER.missingNode();
        }
        try {
            JsonNode json = MAPPER.readTree(metadata.content().bytes());
            for (JsonNode snapshot : json.path("snapshots")) {
                if (snapshot.path("snapshot-id").equals(json.path("current-snapshot-id"))) {
                    return snapshot;
                }
            }
            return MAPPER.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reported(Observations.Notice notice) {
        if (!observations.registers() && !notice.register().isMissingNode()) {
            finding.accept("%s reports tables that were not to be registered".formatted(notice.execution()));
        }
        if (observations.registers()
                && observations.clear()
                && notice.checked()
                && !notice.register().has("database")) {
            finding.accept("%s has registered nothing: %s".formatted(notice.execution(), notice.register()));
        }
    }
}

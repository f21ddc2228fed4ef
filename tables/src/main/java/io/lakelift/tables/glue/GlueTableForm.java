package io.lakelift.tables.glue;

import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.catalog.CatalogTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Converts between a catalog table and Glue's form of it. An Iceberg table has the form that Iceberg's own Glue catalog
 * writes and Athena expects. A view has the form that Athena writes, which AWS does not document; Trino uses the same.
 */
final class GlueTableForm {
    private static final String METADATA = "metadata_location";
    private static final String PREVIOUS_METADATA = "previous_metadata_location";
    private static final String TYPE = "table_type";
    private static final String ICEBERG = "ICEBERG";
    private static final String VIEW = "VIRTUAL_VIEW";
    private static final Map<String, String> PRESTO_VIEW = Map.of("presto_view", "true", "comment", "Presto View");

    private GlueTableForm() {}

    /**
     * What people may have set in Glue and a catalog table does not have.
     *
     * @param version the version of the table that has it
     * @param columnParameters by the column's name
     */
    record Extras(
            Optional<String> version,
            @Nullable String owner,
            @Nullable Integer retention,
            Map<String, Map<String, String>> columnParameters) {
        static Extras of(Table table) {
            Map<String, Map<String, String>> parameters = new HashMap<>();
            if (table.storageDescriptor() != null) {
                table.storageDescriptor().columns().stream()
                        .filter(Column::hasParameters)
                        .forEach(column -> parameters.put(column.name(), column.parameters()));
            }
            return new Extras(Optional.ofNullable(table.versionId()), table.owner(), table.retention(), parameters);
        }
    }

    static CatalogTable read(Table table) {
        Map<String, String> properties = new HashMap<>(table.parameters());
        boolean iceberg = ICEBERG.equalsIgnoreCase(properties.remove(TYPE));
        Optional<String> metadata =
                Optional.ofNullable(properties.remove(METADATA)).filter(location -> iceberg);
        properties.remove(PREVIOUS_METADATA);
        boolean isView = VIEW.equals(table.tableType());
        if (isView) {
            properties.keySet().removeAll(PRESTO_VIEW.keySet());
        }
        return new CatalogTable(
                table.name(),
                metadata,
                Optional.ofNullable(table.storageDescriptor()).map(StorageDescriptor::location),
                properties,
                columns(table.storageDescriptor()),
                Optional.ofNullable(table.description()),
                Optional.ofNullable(table.viewOriginalText()).filter(text -> isView),
                Optional.ofNullable(table.versionId()));
    }

    private static List<CatalogColumn> columns(@Nullable StorageDescriptor storage) {
        return storage == null
                ? List.of()
                : storage.columns().stream()
                        .map(column -> new CatalogColumn(
                                column.name(),
                                Objects.requireNonNullElse(column.type(), ""),
                                0,
                                Optional.ofNullable(column.comment())))
                        .toList();
    }

    /**
     * What is written for a table.
     *
     * @param extras the owner, retention and column parameters of the table that it replaces, which stay; empty if new
     */
    static TableInput written(CatalogTable table, Optional<String> previousMetadata, Optional<Extras> extras) {
        TableInput input =
                table.view().isPresent() ? view(table, table.view().get()) : iceberg(table, previousMetadata);
        return extras.map(before -> kept(input, before)).orElse(input);
    }

    private static TableInput kept(TableInput input, Extras before) {
        StorageDescriptor storage = input.storageDescriptor();
        return input.toBuilder()
                .owner(before.owner())
                .retention(before.retention())
                .storageDescriptor(storage.toBuilder()
                        .columns(storage.columns().stream()
                                .map(column -> kept(column, before))
                                .toList())
                        .build())
                .build();
    }

    private static Column kept(Column column, Extras before) {
        Map<String, String> parameters = new HashMap<>(before.columnParameters().getOrDefault(column.name(), Map.of()));
        parameters.putAll(column.parameters());
        return parameters.isEmpty()
                ? column
                : column.toBuilder().parameters(parameters).build();
    }

    private static TableInput view(CatalogTable view, String text) {
        Map<String, String> parameters = new HashMap<>(view.properties());
        parameters.putAll(PRESTO_VIEW);
        return TableInput.builder()
                .name(view.name())
                .description(view.description().orElse(null))
                .tableType(VIEW)
                .parameters(parameters)
                .viewOriginalText(text)
                .viewExpandedText("/* Presto View */")
                .storageDescriptor(storage -> storage.serdeInfo(none -> {})
                        .columns(view.columns().stream()
                                .map(column -> column(column).build())
                                .toList()))
                .build();
    }

    private static TableInput iceberg(CatalogTable table, Optional<String> previousMetadata) {
        Map<String, String> parameters = new HashMap<>(table.properties());
        parameters.put(TYPE, ICEBERG);
        parameters.put(METADATA, table.metadataLocation().orElseThrow());
        previousMetadata.ifPresent(previous -> parameters.put(PREVIOUS_METADATA, previous));
        TableInput.Builder input = TableInput.builder()
                .name(table.name())
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters)
                .storageDescriptor(storage -> storage.location(table.location().orElseThrow())
                        .columns(table.columns().stream()
                                .map(column -> column(column)
                                        .parameters(fieldOf(column))
                                        .build())
                                .toList()));
        table.description().ifPresent(input::description);
        return input.build();
    }

    /** The name is in lower case, because Athena shows all column names in lower case. */
    private static Column.Builder column(CatalogColumn column) {
        return Column.builder()
                .name(column.name().toLowerCase(Locale.ROOT))
                .type(column.type())
                .comment(column.comment().orElse(null));
    }

    private static Map<String, String> fieldOf(CatalogColumn column) {
        return Map.of(
                "iceberg.field.id",
                String.valueOf(column.id()),
                "iceberg.field.optional",
                "true",
                "iceberg.field.current",
                "true");
    }
}

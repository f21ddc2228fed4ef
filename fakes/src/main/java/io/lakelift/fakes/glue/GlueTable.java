package io.lakelift.fakes.glue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the Glue Data Catalog.
 *
 * @param type the TableType, such as {@code EXTERNAL_TABLE} or {@code VIRTUAL_VIEW}; empty if it was not sent
 * @param location the Location in the storage descriptor; empty if it was not sent
 * @param columns the Columns in the storage descriptor
 * @param viewOriginalText the ViewOriginalText, which views have; empty if it was not sent
 * @param version the VersionId; it grows by one with each change
 */
public record GlueTable(
        String name,
        Optional<String> description,
        Optional<String> type,
        Map<String, String> parameters,
        Optional<String> location,
        List<GlueColumn> columns,
        Optional<String> viewOriginalText,
        int version) {
    public GlueTable {
        parameters = Map.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /** A table with only a name and parameters. */
    public static GlueTable of(String name, Map<String, String> parameters) {
        return new GlueTable(
                name, Optional.empty(), Optional.empty(), parameters, Optional.empty(), List.of(), Optional.empty(), 0);
    }

    public GlueTable described(String other) {
        return new GlueTable(name, Optional.of(other), type, parameters, location, columns, viewOriginalText, version);
    }

    public GlueTable ofType(String other) {
        return new GlueTable(
                name, description, Optional.of(other), parameters, location, columns, viewOriginalText, version);
    }

    GlueTable as(String otherName, int otherVersion) {
        return new GlueTable(
                otherName, description, type, parameters, location, columns, viewOriginalText, otherVersion);
    }
}

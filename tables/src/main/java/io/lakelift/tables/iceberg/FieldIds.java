package io.lakelift.tables.iceberg;

import io.lakelift.export.Text;
import io.lakelift.tables.parquet.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.mapping.MappedField;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Gives each column name a field id that never changes. RDS's files have no ids, so readers look them up in the table's
 * name mapping, which all nights share. If a name got a second id, or were removed from the mapping together with its
 * column, the column would become unreadable or silently NULL in older nights.
 */
final class FieldIds {
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private int last;

    /** @param table null if there is none yet */
    FieldIds(@Nullable TableMetadata table) {
        if (table == null) {
            return;
        }
        last = table.lastColumnId();
        String mapping = table.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
        if (mapping == null) {
            throw new NotRegistrable(
                    "its property %s is gone, without which older nights cannot be read: restore it, or register under another name"
                            .formatted(TableProperties.DEFAULT_NAME_MAPPING));
        }
        for (MappedField field :
                NameMappingParser.fromJson(mapping).asMappedFields().fields()) {
            field.names().forEach(name -> ids.put(name, field.id()));
            last = Math.max(last, field.id());
        }
    }

    /**
     * The schema of exactly these columns. A new name gets the next id.
     *
     * @throws NotRegistrable if a column has no Iceberg type, or two differ only in case
     */
    Schema schema(List<Column> columns) {
        List<Types.NestedField> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new NotRegistrable(
                        "two columns are named %s except for upper and lower case, which engines refuse"
                                .formatted(Text.quoted(column.name())));
            }
            Type type = IcebergTypes.of(column.type())
                    .orElseThrow(() -> new NotRegistrable("its column %s has the type %s, for which Iceberg has no type"
                            .formatted(Text.quoted(column.name()), Text.quoted(column.type()))));
            int id = ids.computeIfAbsent(column.name(), ignored -> ++last);
            fields.add(Types.NestedField.optional(id, column.name(), type));
        }
        return new Schema(fields);
    }

    /** The highest id ever given. */
    int last() {
        return last;
    }

    /** The table's name mapping, as JSON, with every name that any night had. */
    String mapping() {
        List<MappedField> fields = new ArrayList<>();
        ids.forEach((name, id) -> fields.add(MappedField.of(id, name)));
        return NameMappingParser.toJson(NameMapping.of(fields));
    }
}

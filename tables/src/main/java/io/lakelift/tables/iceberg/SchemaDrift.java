package io.lakelift.tables.iceberg;

import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/** Describes how a night's columns differ from those of the night before, in one sentence for each column. */
public final class SchemaDrift {
    private SchemaDrift() {}

    /** @return in the order of the columns, removed ones last; empty if both have the same columns of the same types */
    public static List<String> sentences(Schema before, Schema after) {
        List<String> sentences = new ArrayList<>();
        for (Types.NestedField column : after.columns()) {
            Types.NestedField old = before.findField(column.name());
            String name = Text.quoted(column.name());
            if (old == null) {
                sentences.add("Column %s (%s) is new.".formatted(name, column.type()));
            } else if (!old.type().equals(column.type())) {
                sentences.add(changed(name, old.type(), column.type()));
            }
        }
        for (Types.NestedField old : before.columns()) {
            if (after.findField(old.name()) == null) {
                sentences.add("Column %s (%s) is gone.".formatted(Text.quoted(old.name()), old.type()));
            }
        }
        return sentences;
    }

    /** A change counts as widening if readers of the new type read the old files correctly. */
    private static String changed(String name, Type from, Type to) {
        return TypeUtil.isPromotionAllowed(from, to.asPrimitiveType())
                ? "Column %s was widened from %s to %s.".formatted(name, from, to)
                : "Column %s was changed from %s to %s, which may break queries.".formatted(name, from, to);
    }
}

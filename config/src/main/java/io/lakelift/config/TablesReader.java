package io.lakelift.config;

import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import io.lakelift.input.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code tables}, and what it asks of the others. */
final class TablesReader {
    private static final int MOST_NIGHTS = 1000;

    private TablesReader() {}

    static Tables read(Fields fields, Storage storage, VerifyFiles verify) {
        Tables tables = new Tables(
                fields.required("database", "such as lake")
                        .flatMap(Forms.DATABASE::read)
                        .orElse(""),
                fields.value("createDatabase").flatMap(Value::flag).orElse(true),
                ConfigReader.text(fields, "location", Forms.LOCATION),
                fields.value("keepNights")
                        .flatMap(value -> value.number(1, MOST_NIGHTS))
                        .orElse(7),
                choice(fields, "names", "schema_table", "table", "database_schema_table"),
                choice(fields, "onDamage", "hold", "register"),
                fields.value("minRowsChange")
                        .flatMap(value -> value.number(0, 100))
                        .orElse(50),
                fields.value("readers").map(TablesReader::accounts).orElse(List.of()));
        if (!verify.enabled()) {
            fields.fault("database", "tables needs checked files: set verify.enabled to true.");
        }
        refuseAmongExports(fields, tables, storage);
        refuseShortLives(fields, tables, storage);
        refuseReadersOfOthers(fields, tables, storage);
        fields.rejectUnread();
        return tables;
    }

    private static List<String> accounts(Value value) {
        return value.entries().stream()
                .flatMap(entry -> Forms.ACCOUNT.read(entry).stream())
                .distinct()
                .toList();
    }

    private static String choice(Fields fields, String key, String usual, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.add(0, usual);
        return fields.value(key)
                .flatMap(value -> value.text(all::contains, "give one of " + String.join(", ", all)))
                .orElse(usual);
    }

    /** Some engines delete whatever lies below a table's location when they drop it. */
    private static void refuseAmongExports(Fields fields, Tables tables, Storage storage) {
        Optional<String> location = tables.location();
        if (location.isEmpty() || storage.bucketName().isEmpty()) {
            return;
        }
        String exports = "s3://%s/%s"
                .formatted(storage.bucketName().get(), storage.s3Prefix().isEmpty() ? "" : storage.s3Prefix() + "/");
        String place = location.get() + "/";
        if (exports.startsWith(place) || (!storage.s3Prefix().isEmpty() && place.startsWith(exports))) {
            fields.fault(
                    "location",
                    "tables.location %s and the exports below %s lie one in the other, so that dropping a table could delete exports: give another location."
                            .formatted(Text.quoted(location.get()), Text.quoted(exports)));
        }
    }

    /** A night whose files are gone cannot be read, and a rule over the whole bucket deletes the metadata too. */
    private static void refuseShortLives(Fields fields, Tables tables, Storage storage) {
        storage.exportsKeptFor().ifPresent(kept -> {
            if (kept.toDays() <= tables.keepNights()) {
                fields.fault(
                        "keepNights",
                        "tables.keepNights is %d, and storage.exportsKeptFor deletes exports after %d days: give fewer nights, or keep exports for at least %d days."
                                .formatted(tables.keepNights(), kept.toDays(), tables.keepNights() + 1));
            }
            if (storage.s3Prefix().isEmpty() && tables.location().isEmpty()) {
                fields.fault(
                        "location",
                        "tables lie in the same bucket as exports, and storage.exportsKeptFor would delete their metadata as well: set storage.s3Prefix, such as exports.");
            }
        });
    }

    private static void refuseReadersOfOthers(Fields fields, Tables tables, Storage storage) {
        if (!tables.readers().isEmpty()
                && (storage.bucketName().isPresent() || storage.keyArn().isPresent())) {
            fields.fault(
                    "readers",
                    "tables.readers works for the bucket and key that the stack makes: remove it, and add the readers to the policies of %s, as docs/iceberg.md says."
                            .formatted(storage.bucketName()
                                    .map(name -> "the bucket " + name)
                                    .orElse("your key")));
        }
    }
}

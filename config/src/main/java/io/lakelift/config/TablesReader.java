package io.lakelift.config;

import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import io.lakelift.input.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code tables}, and checks that the rest of the file is compatible with it. */
final class TablesReader {
    private static final int MOST_NIGHTS = 1000;
    private static final int PERCENT = 100;
    private static final int MOST_DIGITS = 38;

    private final Fields fields;
    private final Storage storage;

    private TablesReader(Fields fields, Storage storage) {
        this.fields = fields;
        this.storage = storage;
    }

    static Tables read(Fields fields, Storage storage, VerifyFiles verify, ExportPlaces exports, String deployment) {
        return new TablesReader(fields, storage).read(verify, exports, deployment);
    }

    private Tables read(VerifyFiles verify, ExportPlaces exports, String deployment) {
        Tables tables = new Tables(
                fields.required("database", "such as lake")
                        .flatMap(Forms.DATABASE::read)
                        .orElse(""),
                fields.value("createDatabase").flatMap(Value::flag).orElse(true),
                ConfigReader.text(fields, "location", Forms.LOCATION),
                number("keepNights", 1, MOST_NIGHTS, 7),
                choice("names", "schema_table", "table", "database_schema_table"),
                choice("onDamage", "hold", "register"),
                number("minRowsChange", 0, PERCENT, 50),
                fields.value("views").flatMap(Value::flag).orElse(false),
                number("numericScale", 0, MOST_DIGITS, 10),
                fields.value("readers").map(TablesReader::accounts).orElse(List.of()));
        if (!verify.enabled()) {
            fields.fault("database", "tables needs checked files: set verify.enabled to true.");
        }
        if (!tables.views() && fields.value("numericScale").isPresent()) {
            fields.fault("numericScale", "tables.numericScale applies only to views: set tables.views to true.");
        }
        refuseOverlapWithReports(tables, deployment);
        refuseOverlapWithExports(tables, exports);
        refuseShortRetention(tables);
        refuseReaders(tables, exports);
        fields.rejectUnread();
        return tables;
    }

    private int number(String key, int least, int most, int usual) {
        return fields.value(key).flatMap(value -> value.number(least, most)).orElse(usual);
    }

    private String choice(String key, String usual, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.add(0, usual);
        return fields.value(key)
                .flatMap(value -> value.text(all::contains, "give one of " + String.join(", ", all)))
                .orElse(usual);
    }

    private static List<String> accounts(Value value) {
        return value.entries().stream()
                .flatMap(entry -> Forms.ACCOUNT.read(entry).stream())
                .distinct()
                .toList();
    }

    /** Some engines delete whatever is below a table's location when they drop it; reports must not go with it. */
    private void refuseOverlapWithReports(Tables tables, String deployment) {
        String reports = storage.bucketName()
                .map(bucket -> "s3://%s/lakelift/%s".formatted(bucket, deployment))
                .orElse("");
        String place = tables.location().orElse("");
        if (!reports.isEmpty()
                && !place.isEmpty()
                && (ExportPlaces.isWithin(place, reports) || ExportPlaces.isWithin(reports, place))) {
            fields.fault(
                    "location",
                    "tables.location %s and the deployment's own reports below %s overlap: give another location."
                            .formatted(Text.quoted(place), Text.quoted(reports)));
        }
    }

    /** Some engines delete everything below a table's location when they drop it. */
    private void refuseOverlapWithExports(Tables tables, ExportPlaces exports) {
        String bucket = tables.bucketName().or(storage::bucketName).orElse("");
        String prefix = tables.location()
                .map(address -> address.substring("s3://".length() + bucket.length() + 1))
                .orElse(Tables.usualPrefix(tables.database()));
        exports.prefixes(bucket).stream()
                .filter(exported -> ExportPlaces.isWithin(exported, prefix)
                        || !exported.isEmpty() && ExportPlaces.isWithin(prefix, exported))
                .findFirst()
                .ifPresent(exported -> fields.fault(
                        tables.location().isPresent() ? "location" : "database",
                        "tables.location %s and exports below %s overlap, so dropping a table could delete exports: give another location."
                                .formatted(Text.quoted(tables.location().orElse(prefix)), Text.quoted(exported))));
    }

    /**
     * Refuses to keep nights longer than the exports: a night whose files are gone cannot be read. A lifecycle rule for
     * the whole bucket would also delete the tables' metadata.
     */
    private void refuseShortRetention(Tables tables) {
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
                        "tables are in the same bucket as exports, and storage.exportsKeptFor would delete their metadata as well: set storage.s3Prefix, such as exports.");
            }
        });
    }

    /**
     * The stack can write policies only for a bucket and a key that it creates. Without a prefix for exports, such a
     * policy would open the whole bucket.
     */
    private void refuseReaders(Tables tables, ExportPlaces exports) {
        if (tables.readers().isEmpty()) {
            return;
        }
        Optional<String> other = storage.bucketName()
                .map(name -> "bucket " + name)
                .or(() -> storage.keyArn().map(arn -> "key " + arn))
                .or(() -> tables.bucketName().map(name -> "bucket " + name))
                .or(() -> exports.otherBuckets().stream().findFirst().map(name -> "bucket " + name));
        if (other.isPresent()) {
            fields.fault(
                    "readers",
                    "tables.readers works only if the stack creates every bucket and the key: remove it, and allow the readers in the policy of your %s, as docs/iceberg.md says."
                            .formatted(other.get()));
        } else if (storage.s3Prefix().isEmpty()) {
            fields.fault(
                    "readers",
                    "tables.readers would open the whole bucket to other accounts: set storage.s3Prefix, such as exports.");
        }
    }
}

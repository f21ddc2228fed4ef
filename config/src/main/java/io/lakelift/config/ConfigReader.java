package io.lakelift.config;

import io.lakelift.export.DailyLimits;
import io.lakelift.export.Deployment;
import io.lakelift.export.Service;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.TargetRules;
import io.lakelift.export.Text;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.LimitsReader;
import io.lakelift.input.Tree;
import io.lakelift.input.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a whole file, section by section, and checks that the sections fit together. */
final class ConfigReader {
    private static final Duration LONGEST_KEPT = Duration.ofDays(3650);
    private static final int MOST_AT_ONCE = 40;

    private ConfigReader() {}

    /** What could be read, with defaults in place of what is wrong; use it only if there are no mistakes. */
    static Config read(Tree root, Mistakes mistakes) {
        Fields file = Fields.of("the file", root, mistakes);
        String name = text(file, "name", Forms.NAME).orElse("lakelift");
        List<Service> services = ServicesReader.read(file.value("services"));
        Fields stored = file.section("storage");
        Storage storage = storage(stored);
        String reports = "lakelift/" + name;
        refuseAmongReports(stored, storage, reports);
        ExportDefaults exports = exports(file.section("exports"));
        Fields sent = file.section("notices");
        SourcesReader sources = new SourcesReader();
        List<String> allowed = file.value("sources")
                .map(value -> AllowedSourcesReader.read(value, sources))
                .orElse(List.of());
        DailyLimits limits = LimitsReader.read(file.section("limits"));
        List<Schedule> schedules = file.value("schedules")
                .map(value -> new ScheduleReader(storage, reports, sources).read(value))
                .orElse(List.of());
        List<String> created = file.value("onSnapshotCreated")
                .map(value -> SnapshotsReader.read(value, sources))
                .orElse(List.of());
        Monitoring monitoring = MonitoringReader.read(file.section("monitoring"));
        NoticeRecipients notices = NoticesReader.read(sent, monitoring.alarms(), sources);
        Security security = security(file.section("security"));
        VerifyFiles verify = verify(file.section("verify"), storage);
        ExportPlaces places = ExportPlaces.of(storage, schedules);
        Optional<Tables> tables =
                file.optionalObject("tables").map(fields -> TablesReader.read(fields, storage, verify, places, name));
        elsewhere(stored, storage, sent, notices, sources);
        refuseUnnamed(stored, storage, schedules, tables);
        sources.refuseOthersThan(services);
        file.rejectUnread();
        return new Config(
                name,
                services,
                storage,
                exports,
                notices,
                allowed,
                limits,
                schedules,
                created,
                monitoring,
                security,
                verify,
                tables);
    }

    /** Reports a key, topic or role that is not in the Region or account of the sources. */
    private static void elsewhere(
            Fields stored, Storage storage, Fields sent, NoticeRecipients notices, SourcesReader sources) {
        storage.keyArn()
                .ifPresent(arn -> sources.sameRegion(stored.value("keyArn").orElseThrow(), arn, "key"));
        notices.topicArn()
                .ifPresent(arn -> sources.sameRegion(sent.value("topicArn").orElseThrow(), arn, "topic"));
        notices.topicKeyArn()
                .ifPresent(arn -> sources.sameRegion(sent.value("topicKeyArn").orElseThrow(), arn, "key"));
        sources.refuseElsewhere();
    }

    private static void refuseAmongReports(Fields stored, Storage storage, String reports) {
        String prefix = storage.s3Prefix();
        if (ExportPlaces.isWithin(prefix, reports)) {
            stored.fault("s3Prefix", amongReports("storage.s3Prefix", prefix, reports));
        }
    }

    /** The sentence about a prefix in the deployment's own folder, where exports could be mistaken for its reports. */
    static String amongReports(String path, String prefix, String reports) {
        return "%s %s is within %s, where the deployment keeps its own reports: give another, such as exports."
                .formatted(path, Text.quoted(prefix), Text.quoted(reports));
    }

    /** Refuses an account for a bucket that the file does not name: the bucket's name is probably misspelt. */
    private static void refuseUnnamed(
            Fields stored, Storage storage, List<Schedule> schedules, Optional<Tables> tables) {
        Set<String> named = new TreeSet<>();
        tables.flatMap(Tables::bucketName).ifPresent(named::add);
        storage.bucketName().ifPresent(named::add);
        schedules.forEach(schedule -> Stream.concat(
                        Stream.of(schedule.parameters()),
                        schedule.sources().stream().map(ScheduledSource::parameters))
                .forEach(parameters ->
                        parameters.text(ExportParameter.S3_BUCKET_NAME).ifPresent(named::add)));
        for (String bucket : new TreeSet<>(storage.bucketAccounts().keySet())) {
            if (!named.contains(bucket)) {
                stored.fault(
                        "bucketAccounts",
                        "storage.bucketAccounts names %s, which is not a bucket in this file: name one from storage.bucketName, an s3BucketName or tables.location."
                                .formatted(Text.quoted(bucket)));
            }
        }
    }

    /** Reads the accounts, by bucket name. */
    private static Map<String, String> accounts(Fields stored) {
        Map<String, String> accounts = new TreeMap<>();
        stored.optionalObject("bucketAccounts").ifPresent(buckets -> {
            for (String bucket : buckets.names()) {
                Optional<String> account = text(buckets, bucket, Forms.ACCOUNT);
                TargetRules.bucket(bucket)
                        .ifPresentOrElse(
                                why -> buckets.fault(bucket, "%s %s.".formatted(buckets.at(bucket), why)),
                                () -> account.ifPresent(id -> accounts.put(bucket, id)));
            }
        });
        return accounts;
    }

    private static Storage storage(Fields fields) {
        Optional<String> bucket = text(fields, "bucketName", Forms.BUCKET);
        Optional<Duration> kept = fields.value("exportsKeptFor")
                .flatMap(value -> value.duration(
                        days -> isDays(days) && days.compareTo(LONGEST_KEPT) <= 0,
                        "give whole days from P1D to P3650D, such as P400D"));
        if (bucket.isPresent() && fields.has("exportsKeptFor")) {
            fields.fault(
                    "exportsKeptFor",
                    "storage.exportsKeptFor cannot be set for the existing bucket %s: give that bucket a lifecycle rule instead."
                            .formatted(bucket.get()));
        }
        Storage storage = new Storage(
                bucket,
                accounts(fields),
                text(fields, "keyArn", Forms.KEY),
                text(fields, "s3Prefix", Forms.PREFIX).orElse(""),
                kept);
        fields.rejectUnread();
        return storage;
    }

    private static ExportDefaults exports(Fields fields) {
        ExportDefaults defaults = new ExportDefaults(
                fields.value("deadline")
                        .flatMap(value -> value.duration(Deployment.MAX_DEADLINE, "PT12H"))
                        .orElse(Duration.ofHours(12)),
                fields.value("maxSnapshotAge")
                        .flatMap(value -> value.duration(SnapshotChoice.LONGEST_AGE, "PT30H"))
                        .orElse(Duration.ofHours(30)),
                fields.value("concurrency")
                        .flatMap(value -> value.number(1, MOST_AT_ONCE))
                        .orElse(5),
                fields.value("learnedWaits").flatMap(Value::flag).orElse(true));
        fields.rejectUnread();
        return defaults;
    }

    /**
     * Checks are on by default only if the stack creates the bucket: whether the function may read another one is not
     * known.
     */
    private static VerifyFiles verify(Fields fields, Storage storage) {
        VerifyFiles verify = new VerifyFiles(
                fields.value("enabled")
                        .flatMap(Value::flag)
                        .orElse(storage.bucketName().isEmpty()),
                fields.value("onLoss")
                        .flatMap(value -> value.text(List.of("warn", "fail")::contains, "give warn or fail"))
                        .filter("fail"::equals)
                        .isPresent());
        fields.rejectUnread();
        return verify;
    }

    private static Security security(Fields fields) {
        Security security = new Security(
                fields.value("terminationProtection").flatMap(Value::flag).orElse(true),
                fields.flag("encryptStateMachines"),
                fields.flag("foreignCancels"));
        fields.rejectUnread();
        return security;
    }

    static Optional<String> text(Fields fields, String key, Forms form) {
        return fields.value(key).flatMap(form::read);
    }

    static boolean isDays(Duration duration) {
        return duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()));
    }
}

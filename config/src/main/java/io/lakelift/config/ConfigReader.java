package io.lakelift.config;

import io.lakelift.export.Deployment;
import io.lakelift.export.Service;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.input.Fields;
import io.lakelift.input.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the file's sections. */
final class ConfigReader {
    private static final Duration LONGEST_KEPT = Duration.ofDays(3650);
    private static final int MOST_AT_ONCE = 40;

    private ConfigReader() {}

    /** What could be read, with defaults in the place of what is wrong; use it only where there are no mistakes. */
    static Config read(Tree root, Mistakes mistakes) {
        Fields file = Fields.of("the file", root, mistakes);
        String name = text(file, "name", Forms.NAME).orElse("lakelift");
        List<Service> services = ServicesReader.read(file.value("services"));
        Fields stored = file.section("storage");
        Storage storage = storage(stored);
        ExportDefaults exports = exports(file.section("exports"));
        Fields sent = file.section("notices");
        Notices notices = NoticesReader.read(sent);
        Sources sources = new Sources();
        List<Schedule> schedules = file.value("schedules")
                .map(value -> new ScheduleReader(storage, sources).read(value))
                .orElse(List.of());
        List<String> created = file.value("onSnapshotCreated")
                .map(value -> SnapshotsReader.read(value, sources))
                .orElse(List.of());
        Monitoring monitoring = MonitoringReader.read(file.section("monitoring"));
        elsewhere(stored, storage, sent, notices, sources);
        sources.refuseOthersThan(services);
        file.rejectUnread();
        return new Config(name, services, storage, exports, notices, schedules, created, monitoring);
    }

    /** The key and the topic are used where the deployment is, and that is where its sources are. */
    private static void elsewhere(Fields stored, Storage storage, Fields sent, Notices notices, Sources sources) {
        storage.keyArn()
                .ifPresent(arn -> sources.sameRegion(stored.value("keyArn").orElseThrow(), arn, "key"));
        notices.topicArn()
                .ifPresent(arn -> sources.sameRegion(sent.value("topicArn").orElseThrow(), arn, "topic"));
        notices.topicKeyArn()
                .ifPresent(arn -> sources.sameRegion(sent.value("topicKeyArn").orElseThrow(), arn, "key"));
        sources.refuseElsewhere();
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
                        .orElse(5));
        fields.rejectUnread();
        return defaults;
    }

    static Optional<String> text(Fields fields, String key, Forms form) {
        return fields.value(key).flatMap(form::read);
    }

    static boolean isDays(Duration duration) {
        return duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()));
    }
}

package io.lakelift.config;

import io.lakelift.export.Text;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.Parameters;
import io.lakelift.input.TimeZones;
import io.lakelift.input.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the list {@code schedules}. */
final class ScheduleReader {
    /** The deployment itself has schedules of these names. */
    private static final Set<String> OWN = Set.of("measure", "sweep");

    /** The most that one fleet accepts, see statemachine/fleet.asl.json. */
    private static final int MOST_SOURCES = 1000;

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final ParametersReader parameters;
    private final SourcesReader sources;
    private final Map<String, Integer> names = new HashMap<>();

    /** @param reports the folder of the deployment's own reports in its bucket */
    ScheduleReader(Storage storage, String reports, SourcesReader sources) {
        this.parameters = new ParametersReader(storage, reports, sources);
        this.sources = sources;
    }

    List<Schedule> read(Value value) {
        return entries(value, AwsQuotas.OWN_RESOURCES, "another deployment").stream()
                .flatMap(entry -> entry.fields().stream())
                .map(this::schedule)
                .toList();
    }

    private Schedule schedule(Fields fields) {
        Optional<String> name = fields.required("name", "such as nightly").flatMap(Forms.SCHEDULE::read);
        name.ifPresent(given -> refuseTaken(fields, given));
        Optional<String> cron =
                fields.required("cron", "such as \"0 3 * * ? *\"").flatMap(ScheduleReader::cron);
        String zone = fields.value("timeZone").flatMap(TimeZones::read).orElse("UTC");
        Optional<Duration> window = fields.value("flexibleWindow").flatMap(ScheduleReader::window);
        boolean enabled = fields.value("enabled").flatMap(Value::flag).orElse(true);
        Optional<Value> listed = fields.value("sources");
        Map<String, String> tags =
                fields.value("tags").map(ScheduleReader::tags).orElse(Map.of());
        if (listed.isEmpty() && !fields.has("tags")) {
            fields.fault("", "%s names nothing to export: give it sources, tags or both.".formatted(fields.at("")));
        }
        Parameters shared = parameters.read(fields, ExportParameter.Place.FILE_SCHEDULE);
        List<ScheduledSource> named =
                listed.map(value -> sources(value, shared)).orElse(List.of());
        if (!fields.has("tags") && listed.filter(value -> areAll(named, value)).isPresent()) {
            Parameters.refuseUntaken(
                    fields, named.stream().map(source -> source.kind(shared)).collect(Collectors.toSet()));
        }
        Optional<Duration> stale = MonitoringReader.staleAfter(fields);
        fields.rejectUnread();
        return new Schedule(name.orElse(""), cron.orElse(""), zone, window, enabled, named, tags, shared, stale);
    }

    private static Map<String, String> tags(Value value) {
        Map<String, String> tags = new LinkedHashMap<>();
        value.fields().ifPresent(fields -> {
            if (fields.names().isEmpty()) {
                value.wrong("give at least one key and value, or leave it out");
            }
            for (String key : fields.names()) {
                fields.optionalText(key).ifPresent(text -> tags.put(key, text));
            }
        });
        return tags;
    }

    private void refuseTaken(Fields fields, String name) {
        if (OWN.contains(name)) {
            fields.fault(
                    "name",
                    "%s %s is taken by Lakelift's own schedule: give another."
                            .formatted(fields.at("name"), Text.quoted(name)));
        }
        Integer before = names.putIfAbsent(name, names.size());
        if (before != null) {
            fields.fault(
                    "name",
                    "%s %s is the name of schedules[%d] too: give each its own."
                            .formatted(fields.at("name"), Text.quoted(name), before));
        }
    }

    private static Optional<String> cron(Value value) {
        return value.text(
                        text -> Cron.fault(text).isEmpty(),
                        Cron.fault(value.tree().text()).orElse(""))
                .map(text -> String.join(" ", text.strip().split("\\s+")));
    }

    private static Optional<Duration> window(Value value) {
        return value.duration(
                window -> window.compareTo(Duration.ofMinutes(1)) >= 0
                        && window.compareTo(LONGEST_WINDOW) <= 0
                        && window.equals(Duration.ofMinutes(window.toMinutes())),
                "give an ISO-8601 duration of whole minutes from PT1M to P1D, such as PT15M");
    }

    private List<ScheduledSource> sources(Value value, Parameters shared) {
        Set<String> seen = new HashSet<>();
        return entries(value, MOST_SOURCES, "other schedules").stream()
                .flatMap(entry -> parameters.source(entry, shared).stream())
                .filter(source -> seen.add(source.sourceArn()) || twice(value, source))
                .toList();
    }

    /** @param elsewhere where entries beyond the {@code most} go */
    private static List<Value> entries(Value value, int most, String elsewhere) {
        List<Value> entries = value.entries();
        if (entries.size() > most) {
            value.fault("%s has %d entries: give at most %d, and move the others to %s."
                    .formatted(value.path(), entries.size(), most, elsewhere));
        }
        return entries;
    }

    /** Whether all listed sources could be read; otherwise a parameter may be meant for one that could not. */
    private static boolean areAll(List<ScheduledSource> named, Value listed) {
        return !named.isEmpty() && listed.tree().entries().size() == named.size();
    }

    private static boolean twice(Value value, ScheduledSource source) {
        value.fault("%s lists %s twice: keep one.".formatted(value.path(), Text.quoted(source.sourceArn())));
        return false;
    }
}

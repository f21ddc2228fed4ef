package io.lakelift.local.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.fakes.files.Damage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks that, at the end of the night, each pointer (an object below {@code latest/}) names a complete export without
 * loss. If a notice has reported an export as the newest, the pointer that the notice names must exist, and must not
 * name an older export.
 */
final class LatestIsNewest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Comparator<Export> BY_AGE = Comparator.comparing(
                    (Export export) -> export.snapshotTime().orElse(Instant.MIN))
            .thenComparing(export -> export.ended().orElse(Instant.MIN))
            .thenComparing(Export::id);

    private LatestIsNewest() {}

    static void check(Observations observations, Consumer<String> finding) {
        Map<String, Export> pointed = new TreeMap<>();
        observations.written().forEach((key, object) -> {
            if (key.contains("/latest/")) {
                String id = id(object.content().bytes());
                Optional.ofNullable(observations.exports().get(id))
                        .ifPresentOrElse(
                                export -> pointed.put(key, export),
                                () -> finding.accept("%s names %s, which does not exist".formatted(key, id)));
            }
        });
        pointed.forEach((key, export) -> {
            Damage damage = observations.damages().getOrDefault(export.id(), Damage.NONE);
            if (damage.isLoss()
                    || export.outcome().filter(Observations.GOOD::contains).isEmpty()) {
                finding.accept("%s names %s, which is %s with the damage %s"
                        .formatted(key, export.id(), export.outcome(), damage));
            }
        });
        observations.notices().forEach(notice -> {
            Optional<Export> reported = notice.export().map(observations.exports()::get);
            String latest = notice.verify().path("latest").asText();
            String key = latest.substring(latest.indexOf("/lakelift/") + 1);
            if (!latest.isEmpty() && reported.isPresent()) {
                Export now = pointed.get(key);
                if (now == null || BY_AGE.compare(now, reported.get()) < 0) {
                    finding.accept("%s names %s, and %s was reported as the newest"
                            .formatted(
                                    key,
                                    now == null ? "nothing" : now.id(),
                                    reported.get().id()));
                }
            }
        });
    }

    private static String id(byte[] pointer) {
        try {
            JsonNode json = MAPPER.readTree(pointer);
            return json.path("exportTaskIdentifier").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.lakelift.config;

import io.lakelift.input.ExportParameter;
import io.lakelift.input.Parameters;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The buckets and prefixes to which the file's exports go. */
record ExportPlaces(Storage storage, Set<Place> places) {
    /**
     * @param bucket empty for the bucket that the stack creates
     * @param prefix the folders before the first one with a date in its name; may be empty
     */
    private record Place(String bucket, String prefix) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (bucket + "/" + prefix).compareTo(other.bucket + "/" + other.prefix);
        }
    }

    static ExportPlaces of(Storage storage, Iterable<Schedule> schedules) {
        Set<Place> places = new TreeSet<>();
        String own = storage.bucketName().orElse("");
        places.add(new Place(own, storage.s3Prefix()));
        schedules.forEach(schedule -> Stream.concat(
                        schedule.tags().isEmpty() ? Stream.of() : Stream.of(schedule.parameters()),
                        schedule.sources().stream().map(ScheduledSource::parameters))
                .forEach(given -> places.add(new Place(
                        either(ExportParameter.S3_BUCKET_NAME, given, schedule).orElse(own),
                        literal(either(ExportParameter.S3_PREFIX, given, schedule)
                                .orElse(storage.s3Prefix()))))));
        return new ExportPlaces(storage, places);
    }

    /** The prefixes in one bucket; the empty string stands for the bucket that the stack creates. */
    Set<String> prefixes(String bucket) {
        Set<String> prefixes = new TreeSet<>();
        places.stream().filter(place -> place.bucket().equals(bucket)).forEach(place -> prefixes.add(place.prefix()));
        return prefixes;
    }

    /** The names of the buckets that are not the deployment's own. */
    Set<String> otherBuckets() {
        String own = storage.bucketName().orElse("");
        return places.stream()
                .map(Place::bucket)
                .filter(bucket -> !bucket.equals(own))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> either(ExportParameter parameter, Parameters own, Schedule schedule) {
        return own.text(parameter).or(() -> schedule.parameters().text(parameter));
    }

    /** The folders before the first one with a date in its name. */
    static String literal(String prefix) {
        int brace = prefix.indexOf('{');
        return brace < 0 ? prefix : prefix.substring(0, Math.max(0, prefix.lastIndexOf('/', brace)));
    }

    static boolean isWithin(String inner, String outer) {
        return (inner + "/").startsWith(outer + "/");
    }
}

package io.lakelift.local.aws.rds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds and pages tasks as DescribeExportTasks does. A name that does not exist is an error, a filter that fits nothing
 * an empty list; between filters it is "and", between the values of one "or".
 */
final class Describe {
    private final Tasks tasks;

    Describe(Tasks tasks) {
        this.tasks = tasks;
    }

    Page page(DescribeRequest request) {
        request.filters().forEach(Describe::check);
        int most = mostRecords(request.maxRecords());
        int after = after(request.marker());
        Instant now = tasks.now();
        List<Task> found = named(request.exportTaskIdentifier())
                .filter(task -> task.ordinal() > after)
                .filter(task -> fits(request, task.at(now)))
                .limit(most + 1L)
                .toList();
        List<Task> shown = found.subList(0, Math.min(most, found.size()));
        Optional<String> more = found.size() > most ? Optional.of(marker(shown.getLast())) : Optional.empty();
        return new Page(shown.stream().map(task -> task.at(now)).toList(), more);
    }

    private Stream<Task> named(String identifier) {
        return identifier.isEmpty() ? tasks.visible().stream() : Stream.of(tasks.visible(identifier));
    }

    private static boolean fits(DescribeRequest request, ExportTask task) {
        return (request.sourceArn().isEmpty() || request.sourceArn().equals(task.sourceArn()))
                && (request.sourceType().isEmpty() || request.sourceType().equals(task.sourceType()))
                && request.filters().stream()
                        .allMatch(
                                filter -> filter.values().contains(field(filter).apply(task)));
    }

    private static Function<ExportTask, String> field(DescribeRequest.Filter filter) {
        return switch (filter.name()) {
            case "export-task-identifier" -> ExportTask::exportTaskIdentifier;
            case "s3-bucket" -> ExportTask::s3Bucket;
            case "source-arn" -> ExportTask::sourceArn;
            case "status" -> task -> task.status().filterValue();
            default -> throw invalid("Unrecognized filter name: " + filter.name());
        };
    }

    /** A status in capitals would fit nothing and pass for "no such task", so it is refused here. */
    private static void check(DescribeRequest.Filter filter) {
        field(filter);
        if (filter.values().isEmpty()) {
            throw invalid("The filter " + filter.name() + " has no values.");
        }
        List<String> known =
                Arrays.stream(Status.values()).map(Status::filterValue).toList();
        if (filter.name().equals("status") && !known.containsAll(filter.values())) {
            throw invalid("Invalid value for the filter status: " + filter.values());
        }
    }

    private static int mostRecords(String maxRecords) {
        if (maxRecords.isEmpty()) {
            return 100;
        }
        if (!maxRecords.matches("\\d{1,9}")
                || Integer.parseInt(maxRecords) < 20
                || Integer.parseInt(maxRecords) > 100) {
            throw invalid("Invalid value " + maxRecords + " for MaxRecords. Must be between 20 and 100");
        }
        return Integer.parseInt(maxRecords);
    }

    private static String marker(Task last) {
        byte[] place = ("after:" + last.ordinal()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    private static int after(String marker) {
        if (marker.isEmpty()) {
            return -1;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
            return Integer.parseInt(place.substring("after:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw invalid("The parameter Marker is not valid: " + marker);
        }
    }

    private static RuntimeException invalid(String message) {
        return RdsError.INVALID_PARAMETER_VALUE.because(message);
    }
}

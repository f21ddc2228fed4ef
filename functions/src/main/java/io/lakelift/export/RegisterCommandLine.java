package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command to register an export's tables by hand, with the settings of the deployment.
 *
 * @param options the command's options, quoted for a shell
 */
public record RegisterCommandLine(String options) {
    /** A variable of the functions' environment, and the words that precede its value in the command. */
    private record Option(String variable, String words) {}

    private static final Option DATABASE = new Option("LAKELIFT_TABLES_DATABASE", "--database ");

    public RegisterCommandLine {
        requireNonNull(options, "options is null");
    }

    /** Empty if no database is set, because then no tables are registered. Options that are not set are left out. */
    public static Optional<RegisterCommandLine> of(Map<String, String> environment) {
        if (environment.getOrDefault(DATABASE.variable(), "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new RegisterCommandLine(Stream.of(
                        DATABASE,
                        new Option("LAKELIFT_TABLES_LOCATION", "--location "),
                        new Option("LAKELIFT_TABLES_KEEP_NIGHTS", "--keep-nights "),
                        new Option("LAKELIFT_TABLES_NAMES", "--names "),
                        new Option("LAKELIFT_TABLES_ON_DAMAGE", "--on-damage "),
                        new Option("LAKELIFT_TABLES_MIN_ROWS_CHANGE", "--min-rows-change "),
                        new Option("LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE", "--views --numeric-scale "))
                .filter(option ->
                        !environment.getOrDefault(option.variable(), "").isBlank())
                .map(option -> option.words() + Text.shellWord(environment.getOrDefault(option.variable(), "")))
                .collect(Collectors.joining(" "))));
    }

    /**
     * The whole line.
     *
     * @param s3Uri the export's folder
     * @param snapshotTime the time of the data according to the service; empty if it reports none
     */
    public String line(String s3Uri, Optional<Instant> snapshotTime) {
        return "./lakelift register %s %s%s"
                .formatted(
                        Text.shellWord(s3Uri),
                        options,
                        snapshotTime.map(time -> " --snapshot-time " + time).orElse(""));
    }

    /** The line for an RDS export; empty for an FSx export, whose files are not tables, or if RDS names no bucket. */
    public Optional<String> line(ExportTask task) {
        return task.folder().map(folder -> line(folder, task.snapshotTime().or(task::taskStartTime)));
    }
}

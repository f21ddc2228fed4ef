package io.lakelift.local.plan;

import io.lakelift.config.Mistake;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.input.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the operator's list of sources, a CSV file with a header and one line for each source. Quotation marks have no
 * special meaning, because no value can contain a comma.
 */
final class SourcesFile {
    private static final String ARN = "sourceArn";
    private static final String SIZE = "sizeInGb";
    private static final String MINUTES = "minutes";
    private static final String WINDOW = "backupWindow";
    private static final String SCHEDULE = "schedule";
    private static final List<String> COLUMNS = List.of(ARN, SIZE, MINUTES, WINDOW, SCHEDULE);
    private static final String HEADER = "a header such as sourceArn,sizeInGb,minutes,backupWindow,schedule";

    private static final int MOST_GB = 1_000_000;
    private static final int MOST_MINUTES = (int) Duration.ofDays(13).toMinutes();

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<Arn, Integer> lines = new HashMap<>();
    private final List<SourceRow> rows = new ArrayList<>();
    private int line;

    private SourcesFile() {}

    /** @throws InvalidSources if the file cannot be read or contains mistakes */
    static List<SourceRow> read(Path path) {
        SourcesFile file = new SourcesFile();
        try {
            file.read(Files.readAllLines(path));
        } catch (IOException e) {
            file.mistakes.add(new Mistake(0, "The file cannot be read: give a CSV file in UTF-8 with " + HEADER + "."));
        }
        if (!file.mistakes.isEmpty()) {
            throw new InvalidSources(path, file.mistakes);
        }
        return file.rows;
    }

    private void read(List<String> text) {
        line = 1;
        List<String> header = text.isEmpty() ? List.of() : cells(text.getFirst().replace("\ufeff", ""));
        checkHeader(header);
        if (!mistakes.isEmpty()) {
            return;
        }
        for (String each : text.subList(1, text.size())) {
            line++;
            if (!each.isBlank()) {
                row(header, cells(each));
            }
        }
    }

    private static List<String> cells(String text) {
        return List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }

    private void checkHeader(List<String> header) {
        if (!header.contains(ARN)) {
            wrong("The first line has no sourceArn: begin the file with %s.".formatted(HEADER));
            return;
        }
        header.stream()
                .filter(name -> !COLUMNS.contains(name))
                .forEach(name -> wrong("Unknown column %s%s; allowed columns: %s."
                        .formatted(Text.quoted(name), Nearest.hint(name, COLUMNS), String.join(", ", COLUMNS))));
        if (header.stream().distinct().count() < header.size()) {
            wrong("A column is named twice: name each once.");
        }
    }

    private void row(List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            wrong("The line has %d values and the header %d columns: leave a value empty between its commas."
                    .formatted(cells.size(), header.size()));
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(header.get(i), cells.get(i));
        }
        source(values.getOrDefault(ARN, ""))
                .ifPresent(source -> rows.add(new SourceRow(
                        source,
                        new SourceFact(
                                number(values, SIZE, MOST_GB),
                                number(values, MINUTES, MOST_MINUTES).map(Duration::ofMinutes),
                                window(values)),
                        text(values, SCHEDULE))));
    }

    private Optional<ExportSource> source(String text) {
        try {
            ExportSource source = ExportSource.parse(text);
            Integer before = lines.putIfAbsent(source.arn(), line);
            if (before != null) {
                wrong("sourceArn %s is in line %d too: give it once.".formatted(Text.quoted(text), before));
            }
            return Optional.of(source);
        } catch (ExportRefused e) {
            wrong("" + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Integer> number(Map<String, String> values, String column, int most) {
        return read(values, column, "give a whole number from 1 to %,d, or nothing".formatted(most), text -> {
            Optional<Integer> number =
                    text.matches("[1-9][0-9]{0,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
            return number.filter(value -> value <= most);
        });
    }

    private Optional<BackupWindow> window(Map<String, String> values) {
        return read(values, WINDOW, "give it in UTC as RDS writes it, such as 03:00-03:30", BackupWindow::parse);
    }

    private <T> Optional<T> read(
            Map<String, String> values, String column, String remedy, Function<String, Optional<T>> reader) {
        Optional<String> given = text(values, column);
        Optional<T> value = given.flatMap(reader);
        if (given.isPresent() && value.isEmpty()) {
            wrong("%s is %s: %s.".formatted(column, Text.quoted(given.get()), remedy));
        }
        return value;
    }

    private static Optional<String> text(Map<String, String> values, String column) {
        return Optional.ofNullable(values.get(column)).filter(text -> !text.isEmpty());
    }

    private void wrong(String sentence) {
        mistakes.add(new Mistake(line, sentence));
    }
}

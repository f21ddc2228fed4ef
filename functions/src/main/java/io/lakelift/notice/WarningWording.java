package io.lakelift.notice;

import io.lakelift.export.Text;
import io.lakelift.export.warning.ExportWarning;
import io.lakelift.export.warning.ExportWarning.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts RDS's warning into sentences: what is missing, why, and what to do about each reason. */
record WarningWording(ExportWarning warning) {
    private static final int MOST_ENTRIES = 200;
    private static final int MOST_REASONS = 3;
    private static final int LINE = 300;

    /** Whether it definitely says that something is missing; a warning in any other form may be harmless. */
    boolean isMissingSomething() {
        return !warning.skippedTables().isEmpty()
                || !warning.skippedObjectives().isEmpty()
                || reasons(warning.general()).containsKey(WarningReason.NO_TABLE_LIST);
    }

    /** What is missing and why, one sentence for each list and reason; what concerns the whole export comes first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        reasons(warning.general()).forEach((reason, entries) -> sentences.addAll(general(reason, entries)));
        reasons(warning.skippedTables())
                .forEach((reason, entries) -> sentences.addAll(skipped("table", reason, entries)));
        reasons(warning.skippedObjectives())
                .forEach((reason, entries) -> sentences.addAll(skipped("object", reason, entries)));
        warning.words().ifPresent(sentences::add);
        if (warning.cut()) {
            sentences.add("The warning was too long to pass on in full: more may be missing than is listed here.");
        }
        return sentences;
    }

    /** What to do, one sentence for each reason. */
    List<String> remedies() {
        List<WarningReason> reasons = Stream.of(warning.skippedTables(), warning.skippedObjectives(), warning.general())
                .flatMap(entries -> reasons(entries).keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return (reasons.isEmpty() ? List.of(WarningReason.OTHER) : reasons)
                .stream().map(WarningReason::remedy).toList();
    }

    /** How many tables were skipped; {@link #tables} lists only the first. */
    int tableCount() {
        return warning.skippedTables().size();
    }

    /** How many other objects were skipped; {@link #objectives} lists only the first. */
    int objectiveCount() {
        return warning.skippedObjectives().size();
    }

    List<String> tables() {
        return lines(warning.skippedTables());
    }

    List<String> objectives() {
        return lines(warning.skippedObjectives());
    }

    List<String> generalReasons() {
        return lines(warning.general());
    }

    private static List<String> lines(List<Entry> entries) {
        return entries.stream().limit(MOST_ENTRIES).map(Entry::line).toList();
    }

    private static Map<WarningReason, List<Entry>> reasons(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> WarningReason.of(entry.reason()), TreeMap::new, Collectors.toList()));
    }

    private static List<String> skipped(String noun, WarningReason reason, List<Entry> entries) {
        if (reason == WarningReason.OTHER) {
            return inOtherWords(noun, entries);
        }
        return List.of("RDS skipped %s %s (%s)."
                .formatted(FleetWording.counted(entries.size(), noun), reason.clause(), inWords(entries)));
    }

    private static List<String> inOtherWords(String noun, List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.partitioningBy(entry -> entry.reason().isEmpty()))
                .entrySet()
                .stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each ->
                        "RDS skipped " + FleetWording.counted(each.getValue().size(), noun)
                                + (each.getKey() ? " and gave no reason." : ": " + inWords(each.getValue()) + "."))
                .toList();
    }

    private static List<String> general(WarningReason reason, List<Entry> entries) {
        if (reason == WarningReason.NO_TABLE_LIST) {
            return List.of(noTableList(entries));
        }
        return entries.stream()
                .limit(MOST_REASONS)
                .map(entry -> "RDS warned about the export as a whole: %s.".formatted(sentenceEnd(entry.line())))
                .toList();
    }

    private static String noTableList(List<Entry> entries) {
        List<String> names = entries.stream()
                .map(Entry::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        String databases = !names.isEmpty()
                ? (names.size() == 1 ? "the database " : "the databases ") + Text.shown(String.join(", ", names), LINE)
                : entries.size() == 1
                        ? "one database, which it does not name"
                        : entries.size() + " databases, which it does not name";
        return "RDS could not list the tables of %s, so nothing of %s was exported (%s)."
                .formatted(
                        databases,
                        (names.isEmpty() ? entries.size() : names.size()) == 1 ? "it" : "them",
                        inWords(entries));
    }

    /** The reasons as RDS spells them, each once. */
    private static String inWords(List<Entry> entries) {
        List<String> reasons = entries.stream()
                .map(Entry::reason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
        String first = reasons.stream()
                .limit(MOST_REASONS)
                .map(WarningWording::sentenceEnd)
                .collect(Collectors.joining(", "));
        return Text.shown(first, LINE) + (reasons.size() > MOST_REASONS ? " and others" : "");
    }

    private static String sentenceEnd(String words) {
        return words.replaceFirst("[. ]+$", "");
    }
}

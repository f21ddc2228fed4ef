package io.lakelift.notice;

import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences of a fleet's summary: what happened, why, and what to do. */
public record FleetWording(FleetEnding ending) {
    private static final int WHY = 2000;

    /** Each outcome as the sentences name it. */
    private static final Map<Outcome, String> WORDS = Map.of(
            Outcome.INCOMPLETE, "incomplete",
            Outcome.FAILED, "failed",
            Outcome.UNKNOWN, "no longer seen",
            Outcome.NOT_STARTED, "not started",
            Outcome.REFUSED, "refused",
            Outcome.CANCELED, "cancelled",
            Outcome.COMPLETE_WITH_WARNINGS, "complete with warnings",
            Outcome.COMPLETE, "complete");

    private static final List<Outcome> ORDER = List.of(
            Outcome.COMPLETE,
            Outcome.COMPLETE_WITH_WARNINGS,
            Outcome.INCOMPLETE,
            Outcome.FAILED,
            Outcome.UNKNOWN,
            Outcome.NOT_STARTED,
            Outcome.REFUSED,
            Outcome.CANCELED);

    /** What happened, in one sentence. */
    public String summary() {
        String fleet = "In %s the %s".formatted(ending.sender().inWords(), ending.called());
        return switch (ending.outcome()) {
            case COMPLETE -> fleet + " is complete" + after() + ": " + figures() + ".";
            case COMPLETE_WITH_WARNINGS ->
                fleet + " is complete" + after() + ", but something is missing: " + figures() + ".";
            case REFUSED -> fleet + " was refused; nothing was started.";
            case NOT_STARTED -> fleet + " was not started: its sources could not be listed; nothing was exported.";
            case INCOMPLETE, FAILED, CANCELED, UNKNOWN -> fleet + " is not complete" + after() + ": " + figures() + ".";
        };
    }

    /** What it is about, for the subject of the e-mail. */
    String subject() {
        long open = ending.open();
        String all = counted(ending.count(), "export");
        return ending.called()
                + (ending.exports().isEmpty()
                        ? ""
                        : open == 0 ? ", " + all : ", " + open + " of " + all + " not complete");
    }

    /** How many exports ended in each way. */
    String figures() {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : ORDER) {
            long count = ending.count(outcome);
            if (count > 0) {
                parts.add(count + " " + WORDS.get(outcome));
            }
        }
        if (ending.skippedCount() > 0) {
            parts.add(ending.skippedCount() + " skipped");
        }
        return "of " + counted(ending.count(), "export") + " " + String.join(", ", parts);
    }

    /** What was wrong with the whole; empty if the exports say everything. */
    public Optional<String> why() {
        List<String> said = new ArrayList<>();
        ending.why().ifPresent(said::add);
        commonCause().ifPresent(said::add);
        if (!ending.troubles().isEmpty()) {
            said.add("Not all sources that carry the tags could be listed. " + String.join(" ", ending.troubles()));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(Text.shown(String.join(" ", said), WHY));
    }

    /**
     * The first cause that several failures have in common. It is reported at the top, because it is one thing to
     * correct.
     */
    private Optional<String> commonCause() {
        return groups().stream()
                .filter(group -> group.failures().size() > 1 && group.why().isPresent())
                .findFirst()
                .map(group -> "%d of %s %s%s for the same reason: %s"
                        .formatted(
                                group.failures().size(),
                                counted(ending.count(), "export"),
                                group.outcome() == Outcome.FAILED ? "" : "were ",
                                word(group.outcome()),
                                group.why().orElseThrow()));
    }

    /** Failures of the same outcome, cause and remedy, ordered by the first of each. */
    List<Group> groups() {
        Map<Group, List<FleetEnding.Failure>> groups = new LinkedHashMap<>();
        for (FleetEnding.Failure failure : ending.failures()) {
            Group key = new Group(failure.outcome(), failure.why(), failure.remedy(), List.of());
            groups.computeIfAbsent(key, each -> new ArrayList<>()).add(failure);
        }
        return groups.entrySet().stream()
                .map(each -> each.getKey().of(each.getValue()))
                .toList();
    }

    /** @param failures the failures that have this outcome, cause and remedy in common */
    record Group(Outcome outcome, Optional<String> why, Optional<String> remedy, List<FleetEnding.Failure> failures) {
        private Group of(List<FleetEnding.Failure> all) {
            return new Group(outcome, why, remedy, all);
        }
    }

    /** What to do now; empty if there is nothing to do. */
    public Optional<String> remedy() {
        return switch (ending.outcome()) {
            case COMPLETE -> Optional.empty();
            case COMPLETE_WITH_WARNINGS -> Optional.of("The notices of the exports with warnings say what is missing.");
            case REFUSED -> Optional.of("Correct what is named above, and start a new execution.");
            case NOT_STARTED, INCOMPLETE, FAILED, CANCELED, UNKNOWN ->
                Optional.of(
                        ending.night().isPresent()
                                ? "Correct what is named here, and run this night again with the next \"attempt\" (2 after the first):"
                                        + " what is complete is not exported again."
                                : "Correct what is named here, and start an execution for the sources that are not complete.");
        };
    }

    /** The commands that do it, complete; empty if there are none. */
    List<String> commands() {
        return Commands.of(ending);
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String word(Outcome outcome) {
        return String.valueOf(WORDS.get(outcome));
    }

    private String after() {
        return " after " + NoticeWording.inWords(ending.duration());
    }
}

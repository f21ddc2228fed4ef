package io.lakelift.notice;

import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a fleet's summary as text for the person on call: the failures first, each with its cause and what to do. */
final class FleetText {
    private static final int SHORT = 200;
    private static final int WARNINGS = 50;
    private static final int NAME = 200;
    /** How many executions are shown for one reason; those of the other failures say the same. */
    private static final int EXECUTIONS = 3;

    private static final int FOLDER = 1200;

    private FleetText() {}

    static String of(FleetEnding ending, FleetWording wording) {
        Page page = new Page()
                .paragraph(wording.summary())
                .section("Why", wording.why())
                .section("What to do", wording.remedy())
                .commands("The command", wording.commands());
        failures(page, ending, wording);
        page.list(
                "Complete with warnings",
                ending.count(Outcome.COMPLETE_WITH_WARNINGS),
                ending.exports().stream()
                        .filter(export -> export.outcome() == Outcome.COMPLETE_WITH_WARNINGS)
                        .limit(WARNINGS)
                        .map(export -> name(export.sourceArn()))
                        .toList());
        page.list(
                "Where the files are",
                ending.exports().stream()
                        .filter(export -> export.s3Uri().isPresent())
                        .count(),
                ending.exports().stream()
                        .filter(export -> export.s3Uri().isPresent())
                        .limit(SHORT)
                        .map(export -> name(export.sourceArn()) + ": "
                                + Text.shown(export.s3Uri().orElseThrow(), FOLDER))
                        .toList());
        page.list(
                "Skipped",
                ending.skippedCount(),
                ending.skipped().stream()
                        .map(skipped -> name(skipped.sourceArn()) + ": " + Text.shown(skipped.why(), NAME))
                        .toList());
        page.list(
                "Names taken: an execution with a different input already had the name; find out who starts executions here",
                ending.taken().size(),
                ending.taken().stream().limit(WARNINGS).map(FleetText::name).toList());
        figures(page, ending, wording);
        return page.toString();
    }

    private static void failures(Page page, FleetEnding ending, FleetWording wording) {
        List<List<String>> first =
                wording.groups().stream().map(FleetText::group).toList();
        List<String> listed =
                ending.failures().stream().map(FleetEnding.Failure::sourceArn).toList();
        List<FleetEnding.Export> rest = ending.exports().stream()
                .filter(export -> !export.complete() && !listed.contains(export.sourceArn()))
                .toList();
        page.entries("Not complete, by cause", first.size(), first);
        page.list(
                "Also not complete, see their own notices",
                rest.size(),
                rest.stream()
                        .limit(SHORT)
                        .map(export -> name(export.sourceArn()) + " " + FleetWording.word(export.outcome()))
                        .toList());
    }

    private static List<String> group(FleetWording.Group group) {
        List<String> lines = new ArrayList<>();
        lines.add(group.failures().stream()
                        .map(failure -> name(failure.sourceArn()))
                        .collect(Collectors.joining(", "))
                + " " + FleetWording.word(group.outcome())
                + group.why().map(why -> ": " + Text.shown(why, 1000)).orElse(""));
        group.remedy().ifPresent(remedy -> lines.add("What to do: " + Text.shown(remedy, 500)));
        group.failures().stream()
                .flatMap(failure -> failure.execution().stream())
                .limit(EXECUTIONS)
                .forEach(execution -> lines.add("Execution: " + Text.shown(execution, 100)));
        return lines;
    }

    private static void figures(Page page, FleetEnding ending, FleetWording wording) {
        long earlier =
                ending.exports().stream().filter(FleetEnding.Export::earlier).count();
        FleetCost cost = FleetCost.of(ending.exports());
        page.block("Fleet").line("Name", ending.name());
        if (!ending.exports().isEmpty()) {
            page.line("Exports", Optional.of(wording.figures()));
        }
        page.line(
                "Before",
                Optional.of((earlier == 1
                                        ? "1 export had ended before this execution reached it, and was"
                                        : earlier + " exports had ended before this execution reached them, and were")
                                + " not started again")
                        .filter(said -> earlier > 0));
        page.line("Size", Optional.of(ending.extractedGb() + " GB extracted").filter(said -> ending.extractedGb() > 0));
        page.line("Cost", Optional.of(cost.sentence()).filter(said -> !cost.nothing()));
        ZoneId zone = ending.sender().zone();
        page.block("Execution")
                .line("ARN", Optional.of(ending.execution().arn()))
                .line("Started", Optional.of(Page.time(ending.execution().startTime(), zone)))
                .line("Ended", Optional.of(Page.time(ending.now(), zone)))
                .line("Took", Optional.of(NoticeWording.inWords(ending.duration())))
                .line("Error", ending.error())
                .link("Page", Links.execution(ending.execution()))
                .line("Notice", Optional.of(ending.noticeId() + ", as fleet"));
    }

    private static String name(String arn) {
        return Text.shown(NoticeWording.inWords(arn), NAME);
    }
}

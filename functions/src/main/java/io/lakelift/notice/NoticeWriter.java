package io.lakelift.notice;

import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Creates the notice for the end of an execution. The same ending always gives the same notice, even when it is sent
 * again.
 */
public final class NoticeWriter {
    private static final int SUBJECT = 99;

    private NoticeWriter() {}

    /** Writes the notice. */
    public static Notice write(Ending ending) {
        NoticeWording noticeWording = new NoticeWording(ending);
        return new Notice(
                subject(ending.sender(), ending.outcome(), noticeWording.source()),
                NoticeText.of(ending, noticeWording),
                NoticeData.of(ending, noticeWording),
                attributes(ending));
    }

    /** Writes the summary of a fleet. */
    public static Notice write(FleetEnding ending) {
        FleetWording wording = new FleetWording(ending);
        String text = FleetText.of(ending, wording);
        Map<String, String> attributes =
                attributes(ending.sender(), ending.outcome(), Severity.of(ending.outcome()), "fleet");
        ending.name().map(name -> Text.line(name, 100)).ifPresent(name -> attributes.put("fleet", name));
        String data = FleetData.of(ending, wording, text);
        return new Notice(subject(ending.sender(), ending.outcome(), wording.subject()), text, data, attributes);
    }

    /** SNS allows ASCII without control characters, under 100 characters. */
    private static String subject(Sender sender, Outcome outcome, String about) {
        String subject = "[Lakelift %s] %s: %s".formatted(sender.deployment(), outcome, about);
        String ascii = Text.shown(subject, Integer.MAX_VALUE).replaceAll("[^ -~]", "?");
        return ascii.length() <= SUBJECT ? ascii : ascii.substring(0, SUBJECT - 3) + "...";
    }

    private static Map<String, String> attributes(Ending ending) {
        Map<String, String> attributes = attributes(
                ending.sender(),
                ending.outcome(),
                Severity.of(ending),
                ending.role().toString());
        attributes.put("service", ending.service().label());
        ending.sourceArn()
                .map(arn -> Text.line(arn, 300))
                .filter(arn -> !arn.isEmpty())
                .ifPresent(arn -> attributes.put("source", arn));
        return attributes;
    }

    private static Map<String, String> attributes(Sender sender, Outcome outcome, Severity severity, String role) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("deployment", sender.deployment());
        attributes.put("account", sender.account());
        attributes.put("region", sender.region());
        attributes.put("outcome", outcome.name());
        attributes.put("severity", severity.toString());
        attributes.put("role", role);
        return attributes;
    }
}

package io.lakelift.local.run;

import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.notice.Notice;
import java.util.Map;

/**
 * A notice as its readers get it.
 *
 * @param outcome by which subscriptions filter
 * @param role by which they keep one for each export
 * @param subject of the e-mail
 * @param message the e-mail's text
 * @param data the JSON for machines; empty if the topic is not ours and only the function's answer is known
 */
public record SentNotice(String outcome, String role, String subject, String message, String data) {

    public static SentNotice of(PublishedMessage published) {
        return new SentNotice(
                published.attributes().get("outcome").value(),
                published.attributes().get("role").value(),
                published.subject().orElse(""),
                published.message("email"),
                published.message("default"));
    }

    /** What is about to be sent. */
    public static SentNotice of(Notice notice) {
        return new SentNotice(
                String.valueOf(notice.attributes().get("outcome")),
                String.valueOf(notice.attributes().get("role")),
                notice.subject(),
                notice.text(),
                notice.data());
    }

    /** What the function answered if the topic is on another server. */
    public static SentNotice of(Map<?, ?> told) {
        return new SentNotice(
                String.valueOf(told.get("outcome")),
                String.valueOf(told.get("role")),
                "",
                String.valueOf(told.get("summary")),
                "");
    }
}

package io.lakelift.local.run;

import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.notice.Notice;
import java.util.Map;

/**
 * A notice as its subscribers receive it. If the topic is on another server, only Notify's response is known.
 *
 * @param outcome the message attribute {@code outcome}
 * @param role the message attribute {@code role}: the execution's part in the export, or {@code fleet} for a summary
 * @param subject the e-mail's subject; empty if only the response is known
 * @param message the e-mail's text, or the summary in the response
 * @param data the JSON for programs; empty if only the response is known
 */
public record SentNotice(String outcome, String role, String subject, String message, String data) {

    /** From a message that the fake topic received. */
    public static SentNotice of(PublishedMessage published) {
        return new SentNotice(
                published.attributes().get("outcome").value(),
                published.attributes().get("role").value(),
                published.subject().orElse(""),
                published.message("email"),
                published.message("default"));
    }

    /** From a notice that is about to be sent. */
    public static SentNotice of(Notice notice) {
        return new SentNotice(
                String.valueOf(notice.attributes().get("outcome")),
                String.valueOf(notice.attributes().get("role")),
                notice.subject(),
                notice.text(),
                notice.data());
    }

    /** From Notify's response. */
    public static SentNotice of(Map<?, ?> response) {
        return new SentNotice(
                String.valueOf(response.get("outcome")),
                String.valueOf(response.get("role")),
                "",
                String.valueOf(response.get("summary")),
                "");
    }
}

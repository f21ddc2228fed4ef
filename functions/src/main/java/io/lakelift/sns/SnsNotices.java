package io.lakelift.sns;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakelift.aws.ErrorTable;
import io.lakelift.export.Text;
import io.lakelift.export.error.NoticeRefused;
import io.lakelift.notice.Notice;
import io.lakelift.notice.Notices;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * Publishes each notice as one message with text for e-mail and JSON for everything else.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public final class SnsNotices implements Notices {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SnsClient sns;
    private final String topicArn;
    private final ErrorTable errors;

    /**
     * @param sns a client that does not retry
     * @param topicArn where all notices go
     */
    public SnsNotices(SnsClient sns, String topicArn) {
        this.sns = requireNonNull(sns, "sns is null");
        this.topicArn = requireNonNull(topicArn, "topicArn is null");
        this.errors = new ErrorTable("SNS")
                .otherwise(
                        said -> new NoticeRefused(said, null),
                        "check that the topic in LAKELIFT_TOPIC_ARN, %s, exists and that the function's role may use it and its key"
                                .formatted(Text.quoted(topicArn)));
    }

    @Override
    public String send(Notice notice) {
        String message = MAPPER.createObjectNode()
                .put("default", notice.data())
                .put("email", notice.text())
                .toString();
        return errors.translated("Publish", () -> {
            PublishResponse answer = sns.publish(call -> call.topicArn(topicArn)
                    .subject(notice.subject())
                    .messageStructure("json")
                    .message(message)
                    .messageAttributes(attributes(notice.attributes())));
            return requireNonNull(answer.messageId(), "SNS answered without a MessageId");
        });
    }

    private static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(entry.getValue())
                                .build()));
    }
}

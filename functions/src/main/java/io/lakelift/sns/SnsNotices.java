package io.lakelift.sns;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.NoticeRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import io.lakelift.notice.Notice;
import io.lakelift.notice.Notices;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes each notice as one message with a text for e-mail and JSON for everything else.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public final class SnsNotices implements Notices {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int BROKEN = 500;
    private static final int MESSAGE_LENGTH = 500;

    private final SnsClient sns;
    private final String topicArn;

    /**
     * @param sns a client that tries nothing again by itself
     * @param topicArn where all notices go
     */
    public SnsNotices(SnsClient sns, String topicArn) {
        this.sns = requireNonNull(sns, "sns is null");
        this.topicArn = requireNonNull(topicArn, "topicArn is null");
    }

    @Override
    public String send(Notice notice) {
        String message = MAPPER.createObjectNode()
                .put("default", notice.data())
                .put("email", notice.text())
                .toString();
        try {
            return sns.publish(call -> call.topicArn(topicArn)
                            .subject(notice.subject())
                            .messageStructure("json")
                            .message(message)
                            .messageAttributes(attributes(notice.attributes())))
                    .messageId();
        } catch (SdkException e) {
            throw translated(e);
        }
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

    private ExportException translated(SdkException thrown) {
        String message = thrown instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? answered.awsErrorDetails().errorMessage()
                : thrown.getMessage();
        String said = Text.line(String.valueOf(message), MESSAGE_LENGTH);
        if (!(thrown instanceof AwsServiceException refused)) {
            return new ServiceUnavailable("Publish got no answer from SNS: " + said, thrown);
        }
        if (refused.isThrottlingException()) {
            return new Throttled("SNS throttled Publish: " + said, thrown);
        }
        if (refused.statusCode() >= BROKEN) {
            return new ServiceUnavailable("SNS failed at Publish: " + said, thrown);
        }
        return new NoticeRefused(
                "SNS refused Publish to LAKELIFT_TOPIC_ARN %s: %s; look whether the topic is there and the function's role may use it and its key."
                        .formatted(Text.quoted(topicArn), said),
                thrown);
    }
}

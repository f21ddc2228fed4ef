package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Subject and message of Publish, as AWS's client sees it. */
class SnsMessageTest extends CloudTest {

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private PublishResponse publish(String subject) {
        return sns.publish(r -> r.topicArn(SampleAccount.TOPIC).message("hello").subject(subject));
    }

    private PublishResponse publishJson(String message) {
        return sns.publish(r -> r.topicArn(SampleAccount.TOPIC).message(message).messageStructure("json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a\nb",
                "a\tb",
                "Größe",
                "a\u007f",
                "101-characters-----------------------------------------------------------------------------------------"
            })
    void publish_subject_isRefused(String subject) {
        assertThatThrownBy(() -> publish(subject))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter: Subject");
    }

    @Test
    void publish_subjectOf100Characters_isTaken() {
        assertThatCode(() -> publish("x".repeat(100))).doesNotThrowAnyException();
        assertThatThrownBy(() -> publish("x".repeat(101))).isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"default\":\"a\"",
                "{\"email\":\"a\"}",
                "{\"default\":1}",
                "[\"default\"]",
                "{\"default\":\"a\",\"default\":\"b\"}",
                "{\"default\":\"a\"} x",
                ""
            })
    void publish_jsonStructureThatIsNone_isRefused(String message) {
        assertThatThrownBy(() -> publishJson(message)).isInstanceOf(InvalidParameterException.class);
        assertThat(cloud.sns().published()).isEmpty();
    }

    @Test
    void publish_unknownStructure_isRefused() {
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(SampleAccount.TOPIC)
                        .message("{\"default\":\"a\"}")
                        .messageStructure("yaml")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void publish_moreThan256KiloBytesWithItsAttributes_isRefused() {
        String largest = "ä".repeat(128 * 1024);

        assertThatCode(() -> sns.publish(r -> r.topicArn(SampleAccount.TOPIC).message(largest)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(SampleAccount.TOPIC)
                        .message(largest)
                        .messageAttributes(Map.of("a", attribute("String", "b")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("too long");
    }
}

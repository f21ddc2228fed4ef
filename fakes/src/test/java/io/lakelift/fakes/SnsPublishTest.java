package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.fakes.sns.Attribute;
import io.lakelift.fakes.sns.FakeSns;
import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.fakes.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Topics, attributes, subject and message of Publish, as AWS's client sees it. */
class SnsPublishTest extends CloudTest {

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private PublishResponse publish(String name, MessageAttributeValue value) {
        return sns.publish(
                r -> r.topicArn(SampleAccount.TOPIC).message("hello").messageAttributes(Map.of(name, value)));
    }

    private PublishResponse publish(String subject) {
        return sns.publish(r -> r.topicArn(SampleAccount.TOPIC).message("hello").subject(subject));
    }

    @Test
    void publish_messageForEachProtocol_isKeptAndReported() {
        List<PublishedMessage> heard = new ArrayList<>();
        cloud.onPublish(heard::add);

        PublishResponse response = sns.publish(r -> r.topicArn(SampleAccount.TOPIC)
                .subject("Export of orders: COMPLETE")
                .messageStructure("json")
                .message("{\"default\":\"{\\\"outcome\\\":1}\",\"email\":\"Grüße & <br>\\n+ 100 %\",\"lambda\":7}")
                .messageAttributes(
                        Map.of("outcome", attribute("String", "COMPLETE"), "gb", attribute("Number", "64"))));

        PublishedMessage kept = cloud.sns().published().getFirst();
        assertThat(kept.messageId()).isEqualTo(response.messageId()).hasSize(36);
        assertThat(kept.at()).isEqualTo(SampleAccount.NIGHT);
        assertThat(kept.topicArn()).isEqualTo(SampleAccount.TOPIC);
        assertThat(kept.subject()).contains("Export of orders: COMPLETE");
        assertThat(kept.messages()).isEqualTo(Map.of("default", "{\"outcome\":1}", "email", "Grüße & <br>\n+ 100 %"));
        assertThat(kept.message("sqs")).isEqualTo("{\"outcome\":1}");
        assertThat(kept.attributes())
                .isEqualTo(Map.of("outcome", new Attribute("String", "COMPLETE"), "gb", new Attribute("Number", "64")));
        assertThat(heard).containsExactly(kept);
    }

    @Test
    void publish_twice_givesTwoIds() {
        assertThat(publish("a").messageId()).isNotEqualTo(publish("a").messageId());
    }

    @Test
    void publish_topicThatIsNotThere_isNotFound() {
        SnsException refusal = catchThrowableOfType(
                SnsException.class,
                () -> sns.publish(r -> r.topicArn(SampleAccount.TOPIC + "x").message("hello")));

        assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("NotFound");
    }

    @Test
    void publish_withoutTopicOrWithNoArn_isInvalid() {
        assertThatThrownBy(() -> sns.publish(r -> r.message("hello"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn("notices").message("hello")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"a b, String, x", "AWS.x, String, x", ".a, String, x", "a..b, String, x", "a, Text, x", "a, Number, x"})
    void publish_attributeAgainstTheRules_isRefused(String name, String type, String value) {
        assertThatThrownBy(() -> publish(name, attribute(type, value)))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void publish_attributeWithoutAValue_isRefused_andABinaryOneIsKept() {
        assertThatThrownBy(() -> publish("a", attribute("String", "")))
                .isInstanceOf(InvalidParameterValueException.class);
        publish(
                "b",
                MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromUtf8String("x"))
                        .build());

        assertThat(cloud.sns().published().getFirst().attributes()).containsEntry("b", new Attribute("Binary", "eA=="));
    }

    @Test
    void publish_answerLost_isPublishedNevertheless() {
        cloud.sns().faults().next(FakeSns.PUBLISH, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> publish("a")).isInstanceOf(SdkClientException.class);

        assertThat(cloud.sns().published()).hasSize(1);
        assertThat(cloud.sns().calls().count(FakeSns.PUBLISH)).isOne();
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

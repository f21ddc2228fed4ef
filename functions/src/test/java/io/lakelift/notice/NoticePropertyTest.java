package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.InMemoryExecutions;
import io.lakelift.export.error.ExportException;
import io.lakelift.handler.Lambda;
import io.lakelift.handler.Notify;
import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.property.Sentence;
import io.lakelift.property.TryCounter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Whatever an execution ends with, what SNS gets is a message that it takes; or the ending is refused in a sentence.
 */
@AddLifecycleHook(TryCounter.class)
class NoticePropertyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What SNS takes, in bytes, its attributes included. */
    private static final int LARGEST = 262_144;

    private static final String RDS = Lambda.payload("""
            "named": {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders"}, "trouble": {},
             "report": {"role": "owner", "end": {"outcome": "COMPLETE_WITH_WARNINGS"}, "task": {"service": "RDS", "id": "lakelift-orders-1"}, "partCount": 7, "waitSeconds": 30, "export":
             {"exportTaskIdentifier": "lakelift-orders-1", "status": "COMPLETE", "sourceType": "SNAPSHOT",
             "sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders", "exportOnly": ["shop"], "s3Bucket": "b",
             "s3Prefix": "p", "taskEndTime": "2026-11-21T02:50:00Z", "percentProgress": 100, "totalExtractedDataInGB": 3,
             "iamRoleArn": "arn:aws:iam::123456789012:role/r", "kmsKeyId": "k", "failureCause": "KMS",
             "warningMessage": "{\\"skippedTables\\": [{\\"table\\": \\"shop.a\\", \\"reason\\": \\"too large\\"}]}"}}""");
    private static final String FSX = Lambda.payload("""
            "named": {"cancel": {"taskId": "task-0123456789abcdef0"}},
             "trouble": {"error": "Lambda.Unknown", "cause": "{\\"errorMessage\\": \\"why\\"}"},
             "report": {"role": "cancel", "cancelledBy": "request",
             "end": {"outcome": "FAILED", "error": "ExportFailed", "cause": "why"}, "export": {"taskId": "task-0123456789abcdef0", "status": "FAILED", "paths": ["a"],
             "sourceArn": "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0", "s3Uri": "s3://b/x",
             "files": {"total": 3, "succeeded": 1, "failed": 2}}}""");
    private static final List<RawJson> GOOD = List.of(JsonGenerator.parsed(RDS), JsonGenerator.parsed(FSX));
    private static final String[] NAMES = {
        "COMPLETE", "FAILED", "CANCELED", "REFUSED",
        "UNKNOWN", "NOT_STARTED", "owner", "joined",
        "cancel", "adopted", "deadline", "arn:aws:states",
        "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "outcome", "report",
        "export"
    };

    @Provide
    Arbitrary<RawJson> endings() {
        return JsonGenerator.mutated(GOOD, NAMES);
    }

    /** The largest texts that the functions carry, of characters that grow most when they are written. */
    @Provide
    Arbitrary<String> greatWarnings() {
        Arbitrary<String> table = Combinators.combine(
                        Arbitraries.of("\"", "\\", "日", "\ud83d\ude00", "a", "\n"),
                        Arbitraries.integers().between(1, 400))
                .as(String::repeat);
        return table.list()
                .ofMinSize(1)
                .ofMaxSize(400)
                .map(tables -> new RawJson.Obj(List.of(new RawJson.Entry(
                                "skippedTables",
                                new RawJson.Arr(tables.stream()
                                        .map(each -> (RawJson) new RawJson.Str(each))
                                        .toList()))))
                        .text());
    }

    @Property(seed = TryCounter.SEED)
    void ending_givesANoticeThatSnsTakes_orIsRefused(@ForAll("endings") RawJson ending) {
        List<Notice> sent = new ArrayList<>();
        try {
            notify(ending.text(), sent);
            isGood(sent.getFirst());
        } catch (ExportException e) {
            Sentence.isReported(e);
        } catch (IllegalArgumentException e) {
            Sentence.isReported(String.valueOf(e.getMessage()));
        }
    }

    @Property(tries = 100, seed = TryCounter.SEED)
    void greatestWarning_givesANoticeThatSnsTakes(@ForAll("greatWarnings") String warning)
            throws JsonProcessingException {
        String longest = MAPPER.writeValueAsString(warning.substring(0, Math.min(warning.length(), 100_000)));
        String old =
                MAPPER.writeValueAsString("{\"skippedTables\": [{\"table\": \"shop.a\", \"reason\": \"too large\"}]}");
        List<Notice> sent = new ArrayList<>();

        notify(MAPPER.readTree(RDS).toString().replace(old, longest), sent);

        isGood(sent.getFirst());
    }

    private static void notify(String payload, List<Notice> sent) {
        new Lambda()
                .call(
                        new Notify(
                                "lakelift",
                                notice -> {
                                    sent.add(notice);
                                    return "message-1";
                                },
                                new InMemoryExecutions()),
                        payload);
    }

    private static void isGood(Notice notice) {
        assertThat(notice.subject()).hasSizeBetween(1, 99).matches("[ -~]+");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(notice.text() + notice.data()))
                .isTrue();
        assertThat(notice.text()).doesNotContain("\tat ", "\r", "Optional[").doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
        assertThat(notice.attributes().values())
                .allSatisfy(value -> assertThat(value).isNotEmpty());
        try {
            JsonNode data = MAPPER.readTree(notice.data());
            assertThat(data.path("outcome").asText()).isNotEmpty();
            String message = MAPPER.writeValueAsString(
                    MAPPER.createObjectNode().put("default", notice.data()).put("email", notice.text()));
            assertThat(message.getBytes(StandardCharsets.UTF_8).length + 2_000).isLessThan(LARGEST);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the text is not JSON", e);
        }
    }
}

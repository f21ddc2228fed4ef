package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.InMemoryExecutions;
import io.lakelift.export.error.ExportException;
import io.lakelift.handler.Lambda;
import io.lakelift.handler.Notify;
import io.lakelift.metrics.MetricLog;
import io.lakelift.property.FalseText;
import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text of an ending is made false in turn: names, causes, statuses, warnings and the names of tables in them.
 * Whoever reads the e-mail, its subject, the JSON, a measurement or the log sees lines of ours, short, and without a
 * link of theirs.
 */
class FalseTextTest {
    private static final int SUBJECT = 99;
    private static final int LONGEST_MAIL = 30_000;
    private static final int LONGEST_CAUSE = 32_768;
    private static final int LONGEST_LOG = 8_000;
    private static final String NAME = "fleet-b-0123456789abcdef0123456789ab";
    private static final String OUR_LINK = "(?m)^  Page     https://eu-west-1\\.console\\.aws\\.amazon\\.com/[!-~]*$";
    private static final RawJson CAUSE = JsonGenerator.parsed("{\"why\": \"No bucket.\", \"remedy\": \"Make one.\"}");

    private final List<Notice> sent = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private final Lambda lambda = new Lambda();

    private static Stream<Arguments> attacks() {
        return FalseText.ATTACKS.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static RawJson payload(String rest) {
        return JsonGenerator.parsed(Lambda.payload(rest));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void export_thatQuotesIt_isReportedHarmlessly(String what, String attack) {
        Stream.of(rds("FAILED"), rds("COMPLETE_WITH_WARNINGS"), rds("REFUSED"), fsx())
                .flatMap(good -> FalseText.everywhere(good, attack).stream())
                .forEach(ending -> isReportedHarmlessly(ending, CAUSE));

        assertThat(sent).hasSizeGreaterThan(60);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void fleet_thatQuotesIt_isReportedHarmlessly(String what, String attack) {
        FalseText.everywhere(fleet(), attack).forEach(ending -> isReportedHarmlessly(ending, CAUSE));
        FalseText.everywhere(CAUSE, attack).forEach(cause -> isReportedHarmlessly(fleet(), cause));

        assertThat(sent).hasSizeGreaterThan(20);
    }

    /** What cannot be an ending at all is refused, and the sentence is logged. */
    private void isReportedHarmlessly(RawJson ending, RawJson cause) {
        int before = sent.size();
        try {
            String answer = lambda.call(
                    new Notify(
                            "lakelift",
                            this::sent,
                            new InMemoryExecutions().failed(NAME, "ExportFailed", cause.text()),
                            log()),
                    ending.text());
            FalseText.isHarmlessLine(answer, LONGEST_CAUSE);
            isHarmless(sent.getLast());
        } catch (ExportException | IllegalArgumentException e) {
            assertThat(sent).hasSize(before);
            FalseText.isHarmlessText(String.valueOf(e.getMessage()), LONGEST_LOG);
        }
        FalseText.isHarmlessLine(lambda.log.getLast(), LONGEST_LOG);
        assertThat(measured).allSatisfy(line -> FalseText.isHarmlessLine(line, LONGEST_LOG));
        measured.clear();
    }

    private static void isHarmless(Notice notice) {
        assertThat(notice.subject()).matches("[ -~]+");
        FalseText.isHarmlessText(notice.subject(), SUBJECT);
        FalseText.isHarmlessText(notice.text().replaceAll(OUR_LINK, ""), LONGEST_MAIL);
        FalseText.isHarmlessLine(notice.data(), LONGEST_MAIL);
        sentences(notice.data()).forEach(sentence -> FalseText.isHarmlessText(sentence, 2_048));
        assertThat(notice.attributes().values()).allSatisfy(value -> FalseText.isHarmlessLine(value, 300));
    }

    /** What others pass on to people as it is. */
    private static List<String> sentences(String data) {
        try {
            JsonNode read = new ObjectMapper().readTree(data);
            return Stream.of("summary", "why", "remedy")
                    .flatMap(field -> read.findValuesAsText(field).stream())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + data, e);
        }
    }

    private String sent(Notice notice) {
        sent.add(notice);
        return "message-1";
    }

    private MetricLog log() {
        return new MetricLog("lakelift", measured::add);
    }

    private static RawJson rds(String outcome) {
        return payload("""
                "named": {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:orders"},
                "trouble": {"error": "Lambda.Unknown", "cause": "{\\"errorMessage\\": \\"why\\"}"},
                "report": {"role": "owner", "end": {"outcome": "OUTCOME", "error": "ExportFailed", "cause": "why"},
                 "task": {"service": "RDS", "id": "lakelift-orders-1"}, "partCount": 1, "waitSeconds": 30, "export":
                 {"exportTaskIdentifier": "lakelift-orders-1", "status": "COMPLETE", "sourceType": "SNAPSHOT",
                  "sourceArn": "arn:aws:rds:eu-west-1:123456789012:snapshot:orders", "exportOnly": ["shop"], "s3Bucket": "b",
                  "s3Prefix": "p", "iamRoleArn": "arn:aws:iam::123456789012:role/r", "kmsKeyId": "k",
                  "taskEndTime": "2026-11-21T02:00:00Z", "percentProgress": 100, "totalExtractedDataInGB": 3, "failureCause": "KMS",
                  "warningMessage": "{\\"skippedTables\\": [{\\"tableName\\": \\"shop.a\\", \\"reason\\": \\"odd\\"}], \\"skippedObjectives\\": [{\\"name\\": \\"v\\", \\"reason\\": \\"odd\\"}], \\"general\\": [{\\"database\\": \\"shop\\", \\"reason\\": \\"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE\\"}]}"}}""".replace("OUTCOME", outcome));
    }

    private static RawJson fsx() {
        return payload("""
                "named": {"cancel": {"taskId": "task-0123456789abcdef0"}}, "trouble": {},
                "report": {"role": "cancel", "cancelledBy": "request", "end": {"outcome": "CANCELED", "error": "ExportCanceled",
                 "cause": "why"}, "export": {"taskId": "task-0123456789abcdef0", "status": "CANCELED", "paths": ["a"],
                 "sourceArn": "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0", "s3Uri": "s3://b/x",
                 "failureCause": "odd", "files": {"total": 3, "succeeded": 1, "failed": 2}}}""");
    }

    private static RawJson fleet() {
        return payload("""
                "fleet": {"fleet": "nightly", "refused": [{"source": "sources[3]", "why": "names none"}], "refusedCount": 1,
                 "skipped": [{"source": "arn:d", "why": "it is gone"}], "skippedCount": 1, "troubles": ["Not listed."]},
                "exports": [{"source": "db:a", "outcome": "COMPLETE", "failure": {}, "facts": {"gb": 7, "s3Uri": "s3://lake/a"}},
                 {"source": "db:b", "outcome": "FAILED", "facts": {},
                  "failure": {"hash": "0123456789abcdef0123456789ab", "try": 1, "why": "States.Timeout"}},
                 {"source": "db:c", "outcome": "COMPLETE_WITH_WARNINGS", "facts": {}, "failure": {}}], "trouble": {}""");
    }
}

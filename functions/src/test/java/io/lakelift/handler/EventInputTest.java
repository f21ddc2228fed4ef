package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of RDS as inputs: those that say that a snapshot is there start an export, any other is refused by name. */
class EventInputTest {
    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Lambda lambda = new Lambda();

    @ParameterizedTest
    @CsvSource({
        "RDS-EVENT-0042, snapshot:orders-before-migration",
        "RDS-EVENT-0091, snapshot:rds:orders-2026-11-20-03-10",
        "RDS-EVENT-0075, cluster-snapshot:billing-before",
        "RDS-EVENT-0169, cluster-snapshot:rds:billing-2026-11-20-02-05",
        "RDS-EVENT-0060, snapshot:orders-from-another-region",
        "RDS-EVENT-0197, snapshot:orders-copied-here",
        "RDS-EVENT-0197, cluster-snapshot:billing-copied-here"
    })
    void snapshotCreated_exportsThatSnapshot(String eventId, String resource) {
        String answer = start(event("aws.rds", eventId, "arn:aws:rds:eu-west-1:123456789012:" + resource));

        assertThat(answer).contains("\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:" + resource + "\"");
        assertThat(exports.tasks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "aws.rds, RDS-EVENT-0040, snapshot:orders",
        "aws.rds, RDS-EVENT-0059, snapshot:orders",
        "aws.rds, RDS-EVENT-0161, snapshot:orders",
        "aws.rds, RDS-EVENT-0190, snapshot:orders",
        "aws.rds, RDS-EVENT-0196, snapshot:orders",
        "aws.rds, RDS-EVENT-0091, db:orders",
        "aws.ec2, RDS-EVENT-0091, snapshot:orders"
    })
    void otherEvent_isRefusedByName(String source, String eventId, String resource) {
        assertThat(refusal(event(source, eventId, "arn:aws:rds:eu-west-1:123456789012:" + resource)))
                .startsWith("EventRefused: ")
                .contains("event \"" + eventId + "\"");
        assertThat(exports.calls()).isEmpty();
    }

    @Test
    void eventWithoutItsId_isRefusedNamingIt() {
        assertThat(refusal("{\"detail-type\": \"RDS DB Snapshot Event\", \"source\": \"aws.rds\"}"))
                .startsWith("EventRefused: ")
                .endsWith(
                        "event without an EventID of \"aws.rds\" (\"RDS DB Snapshot Event\") starts no export: let the rule pass"
                                + " the source aws.rds and the detail.EventID RDS-EVENT-0042, 0060, 0075, 0091, 0169 and 0197 only.");
    }

    @Test
    void eventAfterMidnight_isExportedUnderTheDateOfTheEvent() {
        ExportTarget dated = new ExportTarget(
                Samples.TARGET.s3BucketName(),
                "nightly/{date}",
                Samples.TARGET.iamRoleArn(),
                Samples.TARGET.kmsKeyId());
        Deployment deployment = new Deployment(
                "lakelift", "eu-west-1", dated, Samples.DEPLOYMENT.deadline(), Samples.DEPLOYMENT.maxSnapshotAge());
        lambda.answer(
                new StartExport(deployment, exports.services()),
                "\"input\": " + event("aws.rds", "RDS-EVENT-0091", Samples.SNAPSHOT));

        assertThat(exports.tasks().values())
                .extracting(task -> task.s3Prefix().orElseThrow())
                .containsExactly("nightly/2026-11-20");
    }

    @Test
    void eventWhoseTimeIsNone_isRefusedNamingIt() {
        assertThat(refusal(event("aws.rds", "RDS-EVENT-0091", Samples.SNAPSHOT)
                        .replace("\"time\": \"2026-11-20T03:15:00Z\"", "\"time\": \"tonight\"")))
                .isEqualTo("InvalidInput: time is \"tonight\": give a time such as 2026-11-21T02:00:00Z.");
    }

    private String refusal(String input) {
        JsonNode end = lambda.end(new StartExport(Samples.DEPLOYMENT, exports.services()), "\"input\": " + input);
        return end.path("error").asText() + ": " + end.path("cause").asText();
    }

    private String start(String input) {
        return lambda.call(
                new StartExport(Samples.DEPLOYMENT, exports.services()), Lambda.payload("\"input\": " + input));
    }

    private static String event(String source, String eventId, String arn) {
        return """
                {"version": "0", "id": "1", "detail-type": "RDS DB Snapshot Event", "source": "%s",
                 "account": "123456789012", "time": "2026-11-20T03:15:00Z", "region": "eu-west-1", "resources": ["%s"],
                 "detail": {"EventCategories": ["creation"], "SourceType": "SNAPSHOT", "SourceArn": "%s",
                 "Date": "2026-11-20T03:15:00.000Z", "SourceIdentifier": "x", "Message": "created", "EventID": "%s"}}""".formatted(source, arn, arn, eventId);
    }
}

package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.input.ExportParameter;
import io.lakelift.property.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter with every kind of source, against a table that was written by hand: + is taken, - is refused. */
class ParametersOfKindsTest {
    /** In the order of the table's columns, each with a value that is right by its form. */
    private static final List<Map.Entry<String, String>> PARAMETERS = List.of(
            Map.entry("exportOnly", "[\"shop\"]"),
            Map.entry("s3BucketName", "\"lakelift-data-123456789012-eu-west-1\""),
            Map.entry("s3Prefix", "\"nightly\""),
            Map.entry("iamRoleArn", "\"arn:aws:iam::123456789012:role/lakelift-export\""),
            Map.entry("kmsKeyId", "\"0a1b2c3d-1111-4222-8333-444455556666\""),
            Map.entry("deadline", "\"PT6H\""),
            Map.entry("latestSnapshot", "false"),
            Map.entry("maxSnapshotAge", "\"PT20H\""),
            Map.entry("includeManual", "false"),
            Map.entry("reuse", "false"),
            Map.entry("paths", "[\"results\"]"),
            Map.entry("report", "{\"enabled\": false}"),
            Map.entry("schedule", "{\"scheduledTime\": \"2026-11-21T02:00:00Z\"}"),
            Map.entry("slot", "{}"));

    private static final String TABLE = """
            +++++ + - -- + -- + + | rds | snapshot:orders
            +++++ + - -- + -- + + | rds | cluster-snapshot:shop
            +++++ + + -- - -- + - | rds | cluster:shop
            +++++ + + ++ + -- + + | rds | cluster:shop, "latestSnapshot": true
            +++++ + - ++ + -- + + | rds | db:orders
            ----- + - -- - ++ + - | fsx | file-system/fs-0123456789abcdef0
            """;

    private final InMemoryExportGateway exports = new InMemoryExportGateway();

    static Stream<Arguments> cases() {
        return TABLE.lines().flatMap(line -> {
            String[] row = line.split(" \\| ");
            String marks = row[0].replace(" ", "");
            String[] source = row[2].split(", ");
            String arn = "\"sourceArn\": \"arn:aws:%s:eu-west-1:123456789012:%s\"".formatted(row[1], source[0]);
            String rest = source.length == 1 ? "" : ", " + source[1];
            return PARAMETERS.stream()
                    .filter(each -> !rest.contains(each.getKey()))
                    .map(each -> Arguments.of(
                            each.getKey(), arn + rest, marks.charAt(PARAMETERS.indexOf(each)) == '+', each.getValue()));
        });
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @MethodSource("cases")
    void parameter_isTaken_orRefusedByNameWithAReason(String parameter, String source, boolean taken, String value) {
        String input = "{%s, \"%s\": %s}".formatted(source, parameter, value);

        JsonNode end = new Lambda().end(new StartExport(Samples.DEPLOYMENT, exports.services()), "\"input\": " + input);

        String refusal = end.path("error").asText().equals("InvalidInput")
                ? end.path("cause").asText()
                : "";
        if (taken) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal).startsWith(parameter + " does not apply to a").contains(": ", "; ");
            Sentence.isReported(refusal);
            assertThat(exports.calls()).isEmpty();
        }
    }

    @Test
    void table_hasEveryParameter() {
        assertThat(Arrays.stream(ExportParameter.values()).map(ExportParameter::spelling))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("sourceArn"), PARAMETERS.stream().map(Map.Entry::getKey))
                        .toList());
    }
}

package io.lakelift.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Freshness;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Samples;
import io.lakelift.notice.TestEnding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final MetricLog log = new MetricLog("lakelift", lines::add);

    /** What CloudWatch asks of its format, field by field. */
    @Test
    void line_isEmbeddedMetricFormat() throws IOException {
        ExportMetrics.write(ending("owner", Outcome.FAILED, "ExportFailed").ending(), log);

        assertThat(JSON.readTree(lines.get(1)))
                .isEqualTo(JSON.readTree("""
                {"_aws": {"Timestamp": %d, "CloudWatchMetrics": [{"Namespace": "Lakelift",
                   "Dimensions": [["Deployment", "Outcome"]], "Metrics": [{"Name": "Exports", "Unit": "Count"}]}]},
                 "Exports": 1.0, "Deployment": "lakelift", "Outcome": "FAILED",
                 "execution": "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:night-1",
                 "sourceArn": "%s", "export": "lakelift-orders-1"}
                """.formatted(TestEnding.END.toEpochMilli(), Samples.SNAPSHOT)));
        assertThat(lines).allMatch(line -> !line.contains("\n"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "none", textBlock = """
            owner,   none,     COMPLETE,               Exports ExportDuration ExtractedData DetectionDelay
            owner,   none,     COMPLETE_WITH_WARNINGS, Exports ExportDuration ExtractedData DetectionDelay
            owner,   none,     FAILED,                 Exports DetectionDelay
            owner,   DEADLINE, CANCELED,               Exports
            owner,   none,     NOT_STARTED,            Exports
            owner,   none,     REFUSED,                Exports
            owner,   none,     UNKNOWN,                Exports
            adopted, none,     COMPLETE,               Exports ExportDuration ExtractedData DetectionDelay
            cancel,  STOP,     CANCELED,               Exports
            cancel,  REQUEST,  CANCELED,               ''
            cancel,  none,     COMPLETE,               ''
            joined,  none,     COMPLETE,               ''
            joined,  none,     FAILED,                 ''
            """)
    void export_isCountedByTheExecutionThatAnswersForIt(
            String role, @Nullable CancelledBy by, Outcome outcome, String metrics) throws IOException {
        TestEnding ending = ended(ending(role, outcome, ""));
        ExportMetrics.write((by == null ? ending : ending.cancelledBy(by)).ending(), log);

        assertThat(names()).containsExactlyElementsOf(metrics.isEmpty() ? List.of() : List.of(metrics.split(" ")));
    }

    @Test
    void values_areSecondsAndGigabytes() throws IOException {
        ExportMetrics.write(ended(ending("owner", Outcome.COMPLETE, "")).ending(), log);

        JsonNode measured = JSON.readTree(lines.getLast());
        assertThat(measured.path("Service").asText()).isEqualTo("rds");
        assertThat(measured.path("ExportDuration").asDouble()).isEqualTo(2412);
        assertThat(measured.path("DetectionDelay").asDouble()).isEqualTo(60);
        assertThat(measured.path("ExtractedData").asDouble()).isEqualTo(100);
    }

    /** What the alarm for failed exports reads: a cancel by hand is in it nowhere, so nothing has to be taken off. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
            owner,   COMPLETE,               '',                        ''
            owner,   COMPLETE_WITH_WARNINGS, '',                        ''
            owner,   FAILED,                 ExportFailed,              FailedExports
            joined,  FAILED,                 ExportFailed,              FailedExports
            adopted, FAILED,                 ExportFailed,              FailedExports
            owner,   CANCELED,               DeadlineExceeded,          FailedExports
            owner,   NOT_STARTED,            DeadlineExceeded,          FailedExports
            owner,   REFUSED,                IamRoleMissingPermissions, FailedExports
            owner,   UNKNOWN,                ExportLost,                FailedExports
            cancel,  UNKNOWN,                ExportLost,                FailedExports
            owner,   CANCELED,               ExportCanceled,            ''
            joined,  CANCELED,               ExportCanceled,            ''
            adopted, CANCELED,               ExportCanceled,            ''
            cancel,  CANCELED,               '',                        ''
            cancel,  COMPLETE,               '',                        ''
            cancel,  FAILED,                 '',                        ''
            cancel,  REFUSED,                ExportTaskNotFound,        ''
            cancel,  REFUSED,                ExecutionNotFound,         ''
            cancel,  REFUSED,                InvalidInput,              ''
            cancel,  REFUSED,                RequestRefused,            ''
            cancel,  REFUSED,                SourceNotFound,            ''
            cancel,  REFUSED,                AccessDenied,              FailedExports
            owner,   REFUSED,                InvalidInput,              FailedExports
            stop,    REFUSED,                RequestRefused,            FailedExports
            stop,    REFUSED,                AccessDenied,              FailedExports
            """)
    void failedExport_isOneThatNoOneCancelled(String role, Outcome outcome, String error, String metric)
            throws IOException {
        ExportMetrics.write(ending(role, outcome, error).ending(), log);

        assertThat(names().stream().filter("FailedExports"::equals))
                .containsExactlyElementsOf(metric.isEmpty() ? List.of() : List.of(metric));
        if (!metric.isEmpty()) {
            assertThat(lines.getFirst()).contains("\"Dimensions\":[[\"Deployment\"]]", "\"FailedExports\":1.0");
        }
    }

    @Test
    void sources_areSumsAndAnAgeForEach() throws IOException {
        SourceMetrics.write(
                new Freshness(
                        List.of(
                                new Freshness.Age("arn:a", Duration.ofHours(2), true),
                                new Freshness.Age("arn:b", Duration.ofDays(3), false)),
                        List.of("arn:b"),
                        List.of("arn:c", "arn:d")),
                TestEnding.END,
                log);

        JsonNode sums = JSON.readTree(lines.getFirst());
        assertThat(sums.at("/_aws/CloudWatchMetrics/0/Dimensions/0").toString()).isEqualTo("[\"Deployment\"]");
        assertThat(sums.path("WatchedSources").asInt()).isEqualTo(4);
        assertThat(sums.path("OverdueSources").asInt()).isEqualTo(1);
        assertThat(sums.path("UnexportedSources").asInt()).isEqualTo(2);
        assertThat(sums.path("overdue").asText()).isEqualTo("arn:b");
        assertThat(sums.path("unexported").asText()).isEqualTo("arn:c arn:d");
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines.get(1))
                        .at("/_aws/CloudWatchMetrics/0/Dimensions/0")
                        .toString())
                .isEqualTo("[\"Deployment\",\"Source\"]");
        assertThat(JSON.readTree(lines.get(1)).path("Source").asText()).isEqualTo("arn:a");
        assertThat(JSON.readTree(lines.get(1)).path("NewestExportAge").asInt()).isEqualTo(7200);
    }

    @Test
    void sources_areMeasuredOneByOneUpToAHundred() {
        List<Freshness.Age> ages = IntStream.range(0, 1000)
                .mapToObj(i -> new Freshness.Age("arn:" + i, Duration.ofHours(2), false))
                .toList();

        SourceMetrics.write(new Freshness(ages, List.of(), List.of()), TestEnding.END, log);

        assertThat(lines).hasSize(101);
        assertThat(lines.getFirst()).contains("\"WatchedSources\":1000.0");
    }

    @Test
    void page_namesEveryMetricWithItsUnitAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/metrics.md"));
        List<String> documented = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| ([A-Za-z]+) \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
                        .map(metric -> metric.label() + " " + metric.unit())
                        .toList());
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            JSON.readTree(line)
                    .at("/_aws/CloudWatchMetrics/0/Metrics")
                    .forEach(metric -> names.add(metric.path("Name").asText()));
        }
        return names;
    }

    private static TestEnding ending(String role, Outcome outcome, String error) {
        TestEnding ending = TestEnding.of(outcome)
                .error(error)
                .role(Role.valueOf((role.equals("stop") ? "cancel" : role).toUpperCase(Locale.ROOT)))
                .export(InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "STARTING"));
        return role.equals("stop") ? ending.takeOver() : ending;
    }

    /** Its export ended a minute before. */
    private static TestEnding ended(TestEnding ending) {
        ExportTask task = InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "STARTING");
        return ending.export(InMemoryExportGateway.completed(task, Samples.START, TestEnding.END.minusSeconds(60)));
    }
}

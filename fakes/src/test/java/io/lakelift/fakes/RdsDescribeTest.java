package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.rds.RdsTaskPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksRequest;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksResponse;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.ExportTaskNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** DescribeExportTasks: what is found, and in which pages. */
class RdsDescribeTest extends CloudTest {

    private List<String> found(Filter... filters) {
        return ids(rds.describeExportTasks(r -> r.filters(filters)));
    }

    private static List<String> ids(DescribeExportTasksResponse response) {
        return response.exportTasks().stream()
                .map(ExportTask::exportTaskIdentifier)
                .toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private void startThree() {
        start("night-1", SampleAccount.ORDERS);
        start("night-2", SampleAccount.BILLING);
        clock.advance(Duration.ofMinutes(5));
        start("night-3", SampleAccount.LEDGER);
        clock.advance(Duration.ofMinutes(8));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(textBlock = """
            export-task-identifier, night-2;night-3, night-2;night-3
            source-arn, arn:aws:rds:eu-west-1:123456789012:cluster:billing, night-2
            s3-bucket, lakelift-data-123456789012-eu-west-1, night-1;night-2;night-3
            s3-bucket, another, ''
            status, starting, night-3
            status, in_progress, night-1;night-2
            status, starting;in_progress, night-1;night-2;night-3
            status, complete, ''
            """)
    void filter_findsWhatFits(String name, String values, String expected) {
        startThree();

        assertThat(String.join(";", found(filter(name, values.split(";"))))).isEqualTo(expected);
    }

    @Test
    void filters_together_mustAllFit() {
        startThree();

        assertThat(found(filter("status", "in_progress"), filter("source-arn", SampleAccount.BILLING)))
                .containsExactly("night-2");
    }

    @Test
    void sourceArnAndSourceType_findWhatFits() {
        startThree();

        assertThat(ids(rds.describeExportTasks(r -> r.sourceArn(SampleAccount.LEDGER))))
                .containsExactly("night-3");
        assertThat(ids(rds.describeExportTasks(r -> r.sourceType("CLUSTER")))).containsExactly("night-2");
        assertThat(ids(rds.describeExportTasks(r -> r.sourceType("SNAPSHOT")))).containsExactly("night-1", "night-3");
    }

    @Test
    void identifier_thatDoesNotExist_isAnError_butAFilterFindsNothing() {
        assertThatThrownBy(() -> rds.describeExportTasks(r -> r.exportTaskIdentifier("none")))
                .isInstanceOf(ExportTaskNotFoundException.class);
        assertThat(found(filter("export-task-identifier", "none"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"colour, blue", "Status, starting", "status, IN_PROGRESS", "status, ''"})
    void filter_unknownOrInCapitals_isInvalid(String name, String value) {
        isInvalid(() -> found(filter(name, value)));
    }

    @ParameterizedTest
    @CsvSource({"19", "101", "0", "-1"})
    void maxRecords_outsideTwentyToHundred_isInvalid(int most) {
        isInvalid(() -> rds.describeExportTasks(r -> r.maxRecords(most)));
    }

    @Test
    void marker_notFromHere_isInvalid() {
        isInvalid(() -> rds.describeExportTasks(r -> r.marker("nonsense")));
    }

    @Test
    void pages_holdEveryTaskOnce_alsoThroughTheClientsPaginator() {
        List<String> all = startMany(103);

        DescribeExportTasksResponse first =
                rds.describeExportTasks(DescribeExportTasksRequest.builder().build());
        DescribeExportTasksResponse second = rds.describeExportTasks(r -> r.marker(first.marker()));

        assertThat(first.exportTasks()).hasSize(100);
        assertThat(second.exportTasks()).hasSize(3);
        assertThat(second.marker()).isNull();
        assertThat(Stream.concat(ids(first).stream(), ids(second).stream())).containsExactlyElementsOf(all);
        assertThat(rds.describeExportTasksPaginator(r -> r.maxRecords(20)).exportTasks().stream()
                        .map(ExportTask::exportTaskIdentifier))
                .containsExactlyElementsOf(all);
    }

    @Test
    void page_exactlyFull_hasNoMarker() {
        startMany(20);

        assertThat(rds.describeExportTasks(r -> r.maxRecords(20)).marker()).isNull();
    }

    private static void isInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RdsException.class, e -> assertThat(code(e)).isEqualTo("InvalidParameterValue"));
    }

    private List<String> startMany(int count) {
        cloud.rds().plan(source -> RdsTaskPlan.of(Duration.ofSeconds(1), Duration.ofSeconds(1), 1));
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    clock.advance(Duration.ofSeconds(2));
                    return start("night-" + n, SampleAccount.ORDERS).exportTaskIdentifier();
                })
                .toList();
    }
}

package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.fsx.model.BadRequestException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryAssociation;
import software.amazon.awssdk.services.fsx.model.DataRepositoryAssociationNotFoundException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskFilter;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskNotFoundException;
import software.amazon.awssdk.services.fsx.model.DescribeDataRepositoryTasksResponse;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.fsx.model.InvalidDataRepositoryTypeException;

/** The three Describe operations: what is found, and in which pages. */
class FsxDescribeTest extends FsxTest {

    private List<String> found(String name, String... values) {
        DataRepositoryTaskFilter filter =
                DataRepositoryTaskFilter.builder().name(name).values(values).build();
        return ids(fsx.describeDataRepositoryTasks(r -> r.filters(filter)));
    }

    private static List<String> ids(DescribeDataRepositoryTasksResponse response) {
        return response.dataRepositoryTasks().stream()
                .map(DataRepositoryTask::taskId)
                .toList();
    }

    @Test
    void filters_findWhatFits() {
        String scratch = create(task(SCRATCH, "a")).taskId();
        String legacy = create(task(LEGACY, "b")).taskId();
        fsx.cancelDataRepositoryTask(r -> r.taskId(legacy));

        assertThat(found("file-system-id", SCRATCH)).containsExactly(scratch);
        assertThat(found("file-system-id", LEGACY, SCRATCH)).containsExactly(scratch, legacy);
        assertThat(found("task-lifecycle", "CANCELING")).containsExactly(legacy);
        assertThat(found("task-lifecycle", "SUCCEEDED", "FAILED")).isEmpty();
        assertThat(found("data-repository-association-id", SampleAccount.ASSOCIATION))
                .containsExactly(scratch);
        assertThat(found("file-cache-id", "fc-0123456789abcdef0")).isEmpty();
        assertThat(ids(fsx.describeDataRepositoryTasks(r -> r.filters(
                        f -> f.name("file-system-id").values(SCRATCH),
                        f -> f.name("task-lifecycle").values("CANCELING")))))
                .isEmpty();
    }

    @Test
    void names_thatDoNotExist_areErrors() {
        assertThatThrownBy(() -> look("task-0ffffffffffffffff"))
                .isInstanceOf(DataRepositoryTaskNotFoundException.class);
        assertThatThrownBy(() -> fsx.cancelDataRepositoryTask(r -> r.taskId("task-0ffffffffffffffff")))
                .isInstanceOf(DataRepositoryTaskNotFoundException.class);
        assertThatThrownBy(() -> found("file-system-id", "fs-0999999999999999f"))
                .isInstanceOf(FileSystemNotFoundException.class);
        assertThatThrownBy(() -> fsx.describeFileSystems(r -> r.fileSystemIds("fs-0999999999999999f")))
                .isInstanceOf(FileSystemNotFoundException.class);
        assertThatThrownBy(() -> fsx.describeDataRepositoryAssociations(r -> r.associationIds("dra-0999999999")))
                .isInstanceOf(DataRepositoryAssociationNotFoundException.class);
        assertThatThrownBy(() -> fsx.describeDataRepositoryAssociations(
                        r -> r.filters(f -> f.name("data-repository-type").values("tape"))))
                .isInstanceOf(InvalidDataRepositoryTypeException.class);
    }

    @ParameterizedTest
    @CsvSource({"colour, blue", "task-lifecycle, pending"})
    void filter_unknownOrInSmallLetters_isBad(String name, String value) {
        assertThatThrownBy(() -> found(name, value)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void maxResultsAndToken_outOfRange_areBad() {
        assertThatThrownBy(() -> fsx.describeDataRepositoryTasks(r -> r.maxResults(0)))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> fsx.describeDataRepositoryTasks(r -> r.nextToken("bm9uc2Vuc2U=")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> fsx.describeDataRepositoryAssociations(r -> r.maxResults(26)))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> fsx.cancelDataRepositoryTask(r -> r.taskId("night-1")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void pages_holdEveryTaskOnce_alsoThroughTheClientsPaginator() {
        cloud.fsx().plan(fileSystem -> FsxTaskPlan.of(Duration.ofSeconds(1), Duration.ofSeconds(1), 1));
        List<String> all = IntStream.range(0, 53)
                .mapToObj(n -> {
                    clock.advance(Duration.ofSeconds(2));
                    return create(task(SCRATCH, "night-" + n)).taskId();
                })
                .toList();
        DescribeDataRepositoryTasksResponse first = fsx.describeDataRepositoryTasks(r -> {});

        assertThat(first.dataRepositoryTasks()).hasSize(50);
        assertThat(ids(fsx.describeDataRepositoryTasks(r -> r.nextToken(first.nextToken()))))
                .containsExactlyElementsOf(all.subList(50, 53));
        assertThat(fsx.describeDataRepositoryTasks(r -> r.maxResults(53)).nextToken())
                .isNotNull();
        assertThat(fsx.describeDataRepositoryTasksPaginator(r -> r.maxResults(10)).stream()
                        .flatMap(page -> ids(page).stream()))
                .containsExactlyElementsOf(all);
    }

    @Test
    void associations_giveTheS3PathOfAFileSystem() {
        DataRepositoryAssociation association = fsx.describeDataRepositoryAssociations(
                        r -> r.filters(f -> f.name("file-system-id").values(SCRATCH)))
                .associations()
                .getFirst();

        assertThat(association.associationId()).isEqualTo(SampleAccount.ASSOCIATION);
        assertThat(association.fileSystemPath()).isEqualTo("/");
        assertThat(association.dataRepositoryPath()).isEqualTo(SampleAccount.LUSTRE_PATH);
        assertThat(association.lifecycleAsString()).isEqualTo("AVAILABLE");
        assertThat(association.s3().autoImportPolicy().hasEvents()).isTrue();
        assertThat(fsx.describeDataRepositoryAssociations(
                                r -> r.filters(f -> f.name("file-system-id").values(LEGACY)))
                        .associations())
                .isEmpty();
    }

    @Test
    void paths_outsideTheAssociation_areRefused() {
        cloud.fsx()
                .account()
                .add(new Association(
                        SampleAccount.ASSOCIATION,
                        SCRATCH,
                        "/results",
                        SampleAccount.LUSTRE_PATH,
                        "AVAILABLE",
                        SampleAccount.NIGHT));

        assertThatThrownBy(() -> create(task(SCRATCH, "a").paths("results-old")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("results-old is not linked");
        assertThat(create(task(SCRATCH, "a").paths("results/today")).taskId()).isNotBlank();
    }

    @Test
    void fileSystems_ofTheOlderKind_carryTheirExportPath() {
        List<FileSystem> all = fsx.describeFileSystems(r -> {}).fileSystems();

        assertThat(all)
                .extracting(FileSystem::resourceARN)
                .contains(SampleAccount.SCRATCH, SampleAccount.LEGACY, SampleAccount.WINDOWS);
        assertThat(all.get(0).lustreConfiguration().dataRepositoryConfiguration())
                .isNull();
        assertThat(all.get(1)
                        .lustreConfiguration()
                        .dataRepositoryConfiguration()
                        .exportPath())
                .isEqualTo("s3://" + SampleAccount.BUCKET + "/lustre-legacy");
        assertThat(fsx.describeFileSystems(r -> r.fileSystemIds(WINDOWS)).fileSystems())
                .singleElement()
                .satisfies(windows -> assertThat(windows.lustreConfiguration()).isNull());
    }
}

package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.fakes.fsx.CreateRequest;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.wire.Call;
import io.lakelift.fakes.wire.ConnectionLost;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.fsx.model.CreateDataRepositoryTaskRequest;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskExecutingException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskNotFoundException;
import software.amazon.awssdk.services.fsx.model.IncompatibleParameterErrorException;

/** Client request tokens, the limit of one task at a time, and the faults that a test or simulation can inject. */
class FsxFaultsTest extends FsxTest {

    @Test
    void token_sameRequest_isTheSameTask_alsoAfterItsEnd() {
        String first = create(task(SCRATCH, "night-1")).taskId();
        String again = create(task(SCRATCH, "night-1")).taskId();
        followTask(first);
        String late = create(task(SCRATCH, "night-1")).taskId();

        assertThat(again).isEqualTo(first);
        assertThat(late).isEqualTo(first);
        assertThat(cloud.fsx().testControl().starts(SampleAccount.SCRATCH)).isOne();
        assertThat(create(task(SCRATCH, "night-2")).taskId()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"FileSystemId", "Paths", "Report", "Tags"})
    void token_otherRequest_isIncompatibleAndNamesTheParameter(String parameter) {
        create(task(SCRATCH, "night-1"));
        CreateDataRepositoryTaskRequest.Builder other = task(SCRATCH, "night-1");
        switch (parameter) {
            case "FileSystemId" -> other.fileSystemId(LEGACY);
            case "Paths" -> other.paths("a");
            case "Report" ->
                other.report(r -> r.enabled(true)
                        .path(SampleAccount.LUSTRE_PATH)
                        .format("REPORT_CSV_20191124")
                        .scope("FAILED_FILES_ONLY"));
            default -> other.tags(t -> t.key("a").value("b"));
        }

        assertThat(catchThrowableOfType(IncompatibleParameterErrorException.class, () -> create(other))
                        .parameter())
                .isEqualTo(parameter);
    }

    @Test
    void secondTask_waitsForTheFirst_butNotOnAnotherFileSystem() {
        String first = create(task(SCRATCH, "a")).taskId();

        assertThatThrownBy(() -> create(task(SCRATCH, "b"))).isInstanceOf(DataRepositoryTaskExecutingException.class);
        assertThat(create(task(LEGACY, "b")).taskId()).isNotEqualTo(first);
        fsx.cancelDataRepositoryTask(r -> r.taskId(first));
        assertThatThrownBy(() -> create(task(SCRATCH, "c"))).isInstanceOf(DataRepositoryTaskExecutingException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(create(task(SCRATCH, "c")).taskId()).isNotEqualTo(first);
    }

    @Test
    void testControl_personCancels_hides_andCountsStarts() {
        String id = create(task(SCRATCH, "a")).taskId();
        cloud.fsx().testControl().cancel(id);
        assertThat(look(id).lifecycleAsString()).isEqualTo("CANCELING");
        cloud.fsx().testControl().hide(id);

        assertThatThrownBy(() -> look(id)).isInstanceOf(DataRepositoryTaskNotFoundException.class);
        assertThat(create(task(SCRATCH, "a")).taskId()).isEqualTo(id);
        assertThat(cloud.fsx().testControl().task(id).taskId()).isEqualTo(id);
        cloud.fsx().testControl().occupy(LEGACY, FsxTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(1), 9));
        assertThat(cloud.fsx().testControl().starts())
                .containsEntry(SampleAccount.SCRATCH, 1)
                .containsEntry(SampleAccount.LEGACY, 1);
    }

    @Test
    void loseAnswer_takesEffectOnce_andTheTokenFindsIt() {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> create(task(SCRATCH, "a"))).isInstanceOf(SdkClientException.class);

        assertThat(cloud.fsx().calls().of(FakeFsx.CREATE))
                .containsExactly(new Call(SampleAccount.NIGHT, FakeFsx.CREATE, SCRATCH, Call.LOST_ANSWER, true));
        String id = cloud.fsx().testControl().tasks().getFirst().taskId();
        assertThat(create(task(SCRATCH, "a")).taskId()).isEqualTo(id);
        assertThat(cloud.fsx().testControl().tasks()).hasSize(1);
    }

    @Test
    void inProcess_callsMeetTheSameFaults() {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.LoseRequest());

        assertThatThrownBy(() -> cloud.fsx().create(CreateRequest.export(SCRATCH, "a")))
                .isInstanceOf(ConnectionLost.class);
        assertThat(cloud.fsx().testControl().tasks()).isEmpty();
        String id = cloud.fsx().create(CreateRequest.export(SCRATCH, "a")).taskId();
        assertThat(cloud.fsx().cancel(id).lifecycle().ended()).isFalse();
    }
}

package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportTask;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person on call pastes: the same as docs/operations.md explains, and nothing where it would do harm. */
class CommandsTest {
    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:execution:NAME-";

    @Test
    void commands_areThoseOfTheRunbook() throws IOException {
        String runbook = Files.readString(Path.of("../docs/operations.md"));
        ExportTask database = InMemoryExportGateway.task("EXPORT-TASK-IDENTIFIER", Samples.request(), "IN_PROGRESS");

        assertThat(List.of(
                        ending(Role.OWNER, Outcome.FAILED, "ExportFailed"),
                        ending(Role.OWNER, Outcome.CANCELED, "DeadlineExceeded"),
                        named(Role.OWNER, Outcome.UNKNOWN, "ExportLost")
                                .export(database)
                                .ending()))
                .flatExtracting(Commands::of)
                .hasSize(5)
                .allSatisfy(command -> assertThat(runbook).contains(explained(command)));
        assertThat(Commands.of(fleet(Outcome.FAILED, Optional.of("night"))))
                .singleElement()
                .satisfies(command -> assertThat(runbook).contains(explained(command)));
    }

    /** The event itself would be taken for a second delivery, and export nothing. */
    @Test
    void cancelledExportOfAnEvent_startsAgainByItsSource() {
        TestEnding event = named(Role.OWNER, Outcome.CANCELED, "ExportCanceled").ofEvent();

        assertThat(Commands.of(event.ending()))
                .singleElement()
                .asString()
                .endsWith(" --output text | jq -c '{sourceArn: .detail.SourceArn}')\"");
        assertThat(new NoticeWording(event.ending()).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy)
                        .endsWith("Give it the snapshot's sourceArn: the same event starts nothing again."));
        assertThat(Commands.of(named(Role.OWNER, Outcome.FAILED, "ExportFailed")
                        .ofEvent()
                        .ending()))
                .singleElement()
                .asString()
                .doesNotContain("jq");
    }

    @Test
    void filesThatWereLostFromSight_areLookedForInFsx() throws IOException {
        String runbook = Files.readString(Path.of("../docs/operations.md"));

        assertThat(Commands.of(named(Role.ADOPTED, Outcome.UNKNOWN, "ExportLost")
                                .export(InMemoryExportGateway.task("task", Samples.files(), "EXECUTING"))
                                .ending())
                        .stream()
                        .map(command -> command.replace("task-0123456789abcdef0", "TASK-ID")))
                .hasSize(2)
                .allSatisfy(command -> assertThat(runbook).contains(explained(command)));
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, COMPLETE, ''",
        "OWNER, COMPLETE_WITH_WARNINGS, ''",
        "OWNER, REFUSED, InvalidInput",
        "CANCEL, CANCELED, ''",
        "CANCEL, FAILED, ExportFailed",
        "ADOPTED, FAILED, ExportFailed"
    })
    void noCommand_whereTheSameInputWouldDoNoGood(Role role, Outcome outcome, String error) {
        assertThat(Commands.of(ending(role, outcome, error))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, true", "COMPLETE, true", "FAILED, false"})
    void fleetWithoutANightOrWithoutAFailure_hasNone(Outcome outcome, boolean scheduled) {
        assertThat(Commands.of(fleet(outcome, Optional.of("night").filter(night -> scheduled))))
                .isEmpty();
    }

    @Test
    void runOnALaptop_knowsNoStateMachine() {
        ExecutionContext laptop = new ExecutionContext(
                "arn:aws:states:eu-west-1:123456789012:execution:" + ExecutionContext.LAPTOP + ":x",
                "x",
                Samples.START);

        assertThat(Commands.of(TestEnding.of(Outcome.FAILED)
                        .sender(Samples.SENDER, laptop)
                        .error("ExportFailed")
                        .ending()))
                .isEmpty();
    }

    @Test
    void deadlineOfTwelveDays_isNotDoubledBeyondTheMost() {
        Ending late = TestEnding.of(Outcome.NOT_STARTED)
                .error("DeadlineExceeded")
                .deadline(Samples.START.plus(Duration.ofDays(12)))
                .ending();

        assertThat(Commands.of(late)).singleElement().asString().contains("| jq -c '.deadline = \"PT312H\"'");
    }

    private static String explained(String command) {
        return "\n" + command.replace("eu-west-1", "REGION").replace("123456789012", "ACCOUNT") + "\n";
    }

    private static Ending ending(Role role, Outcome outcome, String error) {
        return named(role, outcome, error).ending();
    }

    /** In a deployment and an execution that have the runbook's names. */
    private static TestEnding named(Role role, Outcome outcome, String error) {
        ExecutionContext execution = new ExecutionContext(MACHINE + "export:EXECUTION", "EXECUTION", Samples.START);
        TestEnding ending = TestEnding.of(outcome)
                .sender(Sender.of("NAME", execution, ZoneOffset.UTC), execution)
                .error(error)
                .role(role);
        return error.equals("DeadlineExceeded") ? ending.cancelledBy(CancelledBy.DEADLINE) : ending;
    }

    private static FleetEnding fleet(Outcome outcome, Optional<String> night) {
        ExecutionContext execution = new ExecutionContext(MACHINE + "fleet:EXECUTION", "EXECUTION", Samples.START);
        return new FleetEnding(
                Sender.of("NAME", execution, ZoneOffset.UTC),
                execution,
                Samples.START,
                Optional.of("nightly"),
                night,
                outcome,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                List.of(),
                List.of());
    }
}

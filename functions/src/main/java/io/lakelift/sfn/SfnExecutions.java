package io.lakelift.sfn;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.ErrorTable;
import io.lakelift.aws.Pages;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExecutionDescription;
import io.lakelift.export.Executions;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Describes and lists executions through the Step Functions API, and translates its errors into Lakelift's. */
public final class SfnExecutions implements Executions {
    /** As many as ListExecutions returns at once. */
    private static final int PAGE = 1000;

    private static final String NO_EXECUTION = "give the ARN of an execution that exists";
    private static final ErrorTable LISTING = table();
    /** Text that is too long, or has characters that an ARN cannot have, names no execution either. */
    private static final ErrorTable DESCRIBING = table().row(
                    "ExecutionDoesNotExist", Refusal.EXECUTION_NOT_FOUND::because, NO_EXECUTION)
            .row("InvalidArn", Refusal.EXECUTION_NOT_FOUND::because, NO_EXECUTION)
            .row("ValidationException", Refusal.EXECUTION_NOT_FOUND::because, NO_EXECUTION);

    private final Supplier<SfnClient> sfn;
    private final String exportMachineArn;

    /**
     * @param sfn a client that does not retry; obtained at each call, and not before
     * @param exportMachineArn the ARN of the export state machine
     */
    public SfnExecutions(Supplier<SfnClient> sfn, String exportMachineArn) {
        this.sfn = requireNonNull(sfn, "sfn is null");
        this.exportMachineArn = requireNonNull(exportMachineArn, "exportMachineArn is null");
    }

    @Override
    public Optional<ExecutionDescription> describe(String executionArn) {
        try {
            return Optional.of(DESCRIBING.translated(
                    "DescribeExecution",
                    () -> described(sfn.get().describeExecution(call -> call.executionArn(executionArn)))));
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.EXECUTION_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String arnOf(String name) {
        return exportMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + name;
    }

    @Override
    public List<ExecutionContext> running() {
        return LISTING.translated(
                "ListExecutions",
                () -> Pages.all(
                                sfn.get()
                                        .listExecutionsPaginator(call -> call.stateMachineArn(exportMachineArn)
                                                .statusFilter(ExecutionStatus.RUNNING)
                                                .maxResults(PAGE)),
                                ListExecutionsResponse::nextToken,
                                ListExecutionsResponse::executions)
                        .stream()
                        .map(SfnExecutions::listed)
                        .toList());
    }

    @Override
    public List<ExecutionContext> failed(Instant since) {
        return LISTING.translated(
                "ListExecutions",
                () -> sfn
                        .get()
                        .listExecutions(call -> call.stateMachineArn(exportMachineArn)
                                .statusFilter(ExecutionStatus.FAILED)
                                .maxResults(PAGE))
                        .executions()
                        .stream()
                        .filter(item ->
                                item.stopDate() != null && !item.stopDate().isBefore(since))
                        .map(SfnExecutions::listed)
                        .toList());
    }

    private static ErrorTable table() {
        return new ErrorTable("Step Functions")
                .denied("AccessDenied", "NotAuthorized")
                .row("KmsAccessDenied", Refusal.ACCESS_DENIED::because, "allow the function's role to use the key");
    }

    private static ExecutionDescription described(DescribeExecutionResponse answer) {
        return new ExecutionDescription(
                new ExecutionContext(
                        requireNonNull(answer.executionArn(), "executionArn is null"),
                        requireNonNull(answer.name(), "name is null"),
                        requireNonNull(answer.startDate(), "startDate is null")),
                answer.statusAsString(),
                Objects.requireNonNullElse(answer.input(), "{}"),
                Optional.ofNullable(answer.output()),
                Optional.ofNullable(answer.error()),
                Optional.ofNullable(answer.cause()),
                answer.redriveCount() != null && answer.redriveCount() > 0);
    }

    private static ExecutionContext listed(ExecutionListItem item) {
        return new ExecutionContext(
                requireNonNull(item.executionArn(), "executionArn is null"),
                requireNonNull(item.name(), "name is null"),
                requireNonNull(item.startDate(), "startDate is null"));
    }
}

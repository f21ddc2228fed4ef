package io.lakelift.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks up executions in Step Functions, mainly those of the deployment's export state machine. If a call throws,
 * nothing is known about the execution and the call may be retried, except after an {@link
 * io.lakelift.export.error.ExportRefused}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html">DescribeExecution</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">ListExecutions</a>
 */
public interface Executions {
    /**
     * Describes an execution of any state machine.
     *
     * @param executionArn text from outside, which may not be an execution's ARN
     * @return empty if there is no such execution, or not any more: Step Functions deletes it 90 days after its end
     */
    Optional<ExecutionDescription> describe(String executionArn);

    /** The ARN of the export state machine's execution of that name. */
    String arnOf(String name);

    /** All running executions of the export state machine. */
    List<ExecutionContext> running();

    /**
     * The export state machine's executions that failed since then, the newest first; at most a thousand are searched.
     */
    List<ExecutionContext> failed(Instant since);
}

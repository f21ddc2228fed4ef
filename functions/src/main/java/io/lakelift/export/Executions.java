package io.lakelift.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The executions of this deployment's export state machine. What is thrown says nothing of an execution and is worth trying
 * again, except an {@link io.lakelift.export.error.ExportRefused}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html">DescribeExecution</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">ListExecutions</a>
 */
public interface Executions {
    /**
     * How an execution stands, whatever its state machine.
     *
     * @param executionArn not trusted to be one
     * @return empty where there is none of that ARN, or none any more: Step Functions forgets one 90 days after its end
     */
    Optional<ExecutionDescription> describe(String executionArn);

    /** The ARN of the export state machine's execution of that name. */
    String arnOf(String name);

    /** All of the export state machine that run now. */
    List<Execution> running();

    /** Of the export state machine's last thousand that failed: those that did since then, the newest first. */
    List<Execution> failed(Instant since);
}

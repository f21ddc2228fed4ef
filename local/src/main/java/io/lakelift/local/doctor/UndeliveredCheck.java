package io.lakelift.local.doctor;

import io.lakelift.local.plan.Plural;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Checks whether the deployment's {@code undelivered} queue is empty. The queue keeps what EventBridge or its Scheduler
 * could not deliver, events about executions that failed without a notice, and messages that SNS could not deliver to a
 * subscriber.
 *
 * @param queueUrl the queue's URL, as the stack lists it
 */
record UndeliveredCheck(ExaminedDeployment deployment, String queueUrl) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        findings.ask(
                        "sqs:GetQueueAttributes",
                        () -> deployment
                                .clients()
                                .sqs()
                                .getQueueAttributes(call -> call.queueUrl(queueUrl)
                                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                                .attributes()
                                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"))
                .value()
                .filter(count -> !count.equals("0"))
                .ifPresent(count -> findings.needsAttention(
                        "it holds about %s: each is something that was not started or not delivered, or an execution that failed without a notice"
                                .formatted(Plural.of(Long.parseLong(count), "message")),
                        "Poll the queue %s for messages: most say why; docs/operations.md says what to do. Delete them when it is done."
                                .formatted(deployment.named("undelivered"))));
    }
}

package io.lakelift.infra.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that has subscribed to the notices, as a program would. */
final class Mailbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param role and outcome are attributes, by which subscriptions filter; data is the message itself */
    record Notice(String role, String outcome, JsonNode data) {
        static Notice of(Message message) {
            try {
                return new Notice(
                        attribute(message, "role"), attribute(message, "outcome"), JSON.readTree(message.body()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("A queue was sent what is no JSON: " + message.body(), e);
            }
        }

        private static String attribute(Message message, String name) {
            return Optional.ofNullable(message.messageAttributes().get(name))
                    .orElseThrow(
                            () -> new AssertionError("A notice came without the attribute " + name + ": " + message))
                    .stringValue();
        }
    }

    private final SqsClient queues;
    private final String queue;
    private final List<Notice> received = new ArrayList<>();

    Mailbox(LocalStack account, String topic) {
        queues = account.client(SqsClient.builder());
        queue = queues.createQueue(create -> create.queueName("mailbox")).queueUrl();
        String arn = queues.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        try (SnsClient topics = account.client(SnsClient.builder())) {
            topics.subscribe(subscribe -> subscribe
                    .topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", "true")));
        }
    }

    /** Everything that has come by now. */
    synchronized List<Notice> all() {
        List<Message> messages;
        do {
            messages = queues.receiveMessage(receive ->
                            receive.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            for (Message message : messages) {
                received.add(Notice.of(message));
                queues.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
        return List.copyOf(received);
    }

    @Override
    public void close() {
        queues.close();
    }
}

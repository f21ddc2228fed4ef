package io.lakelift.local.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.s3.Content;
import io.lakelift.fakes.sns.PublishedMessage;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records what each call of a function does: the requests that reach RDS and FSx, the exports it starts and the notices
 * it publishes. A night runs one function at a time, so all that is new after a call is attributed to the execution
 * that made it.
 */
final class CallObserver {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FakeCloud cloud;
    private final Observations observations;
    private final Journal journal;

    CallObserver(FakeCloud cloud, Observations observations, Journal journal) {
        this.cloud = cloud;
        this.observations = observations;
        this.journal = journal;
    }

    SimulatedFunctions.Answer watch(
            String execution, String function, boolean well, Supplier<SimulatedFunctions.Answer> work) {
        int rds = cloud.rds().calls().size();
        int fsx = cloud.fsx().calls().size();
        int exports = cloud.rds().testControl().count();
        int tasks = cloud.fsx().testControl().count();
        int messages = cloud.sns().count();
        Instant now = cloud.clock().instant();
        SimulatedFunctions.Answer answer = work.get();
        Optional<String> error = Optional.of(answer.error()).filter(said -> !said.isEmpty());
        Observations.Invocation seen = new Observations.Invocation(
                now,
                execution,
                function,
                well,
                cloud.rds().calls().since(rds),
                cloud.fsx().calls().since(fsx),
                error);
        observations.add(seen);
        journal.invoked(seen, answer);
        if (cloud.rds().testControl().count() > exports
                || cloud.fsx().testControl().count() > tasks) {
            started(execution, exports, tasks);
        }
        if (cloud.sns().count() > messages) {
            List<PublishedMessage> all = cloud.sns().published();
            all.subList(messages, all.size()).forEach(message -> published(execution, message));
        }
        return answer;
    }

    private void started(String execution, int exports, int tasks) {
        List<String> begun = new ArrayList<>();
        cloud.rds().testControl().tasks().stream()
                .skip(exports)
                .forEach(task -> begun.add(task.exportTaskIdentifier()));
        cloud.fsx().testControl().tasks().stream().skip(tasks).forEach(task -> begun.add(task.taskId()));
        begun.forEach(id -> observations.started(id, execution));
    }

    private void published(String execution, PublishedMessage message) {
        observations.add(new Observations.Notice(
                message.at(), execution, json(message.message("default")), message.message("email")));
        journal.published(execution, message);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts objects into the deployment's bucket, as a function would. */
    void write(Map<String, String> objects) {
        objects.forEach((key, text) ->
                cloud.s3().put(cloud.inventory().bucket(), key, Content.of(text), Optional.empty(), false));
    }

    /** Deletes objects from the deployment's bucket, as a function would. */
    void delete(List<String> keys) {
        keys.forEach(key -> cloud.s3().delete(cloud.inventory().bucket(), key));
    }

    void trouble(String what) {
        observations.trouble(what);
    }
}

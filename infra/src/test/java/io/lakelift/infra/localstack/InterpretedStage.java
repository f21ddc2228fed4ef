package io.lakelift.infra.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Event;
import io.lakelift.asl.Execution;
import io.lakelift.asl.time.Timeline;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.StoppedExecutions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The interpreter of this project, on a clock that skips the waiting. One story after another, each in a night of its
 * own.
 */
final class InterpretedStage implements Stage, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int LONGEST_TICKS = 3600;

    private final Timeline timeline = new VirtualTimeline(SampleAccount.NIGHT);
    private final Fakes fakes = new Fakes(timeline);
    private final LocalDeployment deployment =
            new LocalDeployment(Path.of(".."), fakes.environment("127.0.0.1"), timeline, (function, line) -> {});
    private final Map<String, ExecutionCourse> courses = new HashMap<>();
    private final List<PublishedMessage> published = new ArrayList<>();

    Story.Played play(Story story) {
        fakes.begin();
        courses.clear();
        published.clear();
        deployment.begin(
                timeline, Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.ORDERS), StoppedExecutions.FOLLOWED);
        deployment.cloud().onPublish(published::add);
        deployment
                .states()
                .watch(start ->
                        event -> write(courses.computeIfAbsent(start.arn(), arn -> new ExecutionCourse()), event));
        return story.end(this, story.begin(this));
    }

    @Override
    public Fakes fakes() {
        return fakes;
    }

    @Override
    public String start(String machine, Map<String, Object> input) {
        String name = "execution-" + deployment.states().executions().size();
        return deployment
                .states()
                .start("lakelift-" + machine, name, input)
                .start()
                .arn();
    }

    @Override
    public void stop(String execution) {
        deployment.states().stop(execution, "", "");
    }

    @Override
    public void snapshotCreated(String detailType, Map<String, Object> detail) {
        start("export", Map.of("source", "aws.rds", "detail-type", detailType, "detail", detail));
    }

    @Override
    public Optional<String> find(String text) {
        return deployment.states().executions().stream()
                .map(Execution::start)
                .filter(start -> JSON.valueToTree(start.input()).toString().contains(text))
                .map(start -> start.arn())
                .findFirst();
    }

    @Override
    public List<String> course(String execution) {
        return courses.getOrDefault(execution, new ExecutionCourse()).steps();
    }

    @Override
    public boolean isOver(String execution) {
        return deployment.states().find(execution).isOver();
    }

    @Override
    public List<String> notices(String source) {
        return published.stream()
                .filter(notice -> data(notice).path("sourceArn").asText().equals(source))
                .map(notice -> attribute(notice, "role") + " " + attribute(notice, "outcome"))
                .toList();
    }

    @Override
    public void until(String what, BooleanSupplier holds) {
        for (int ticks = 0; !holds.getAsBoolean(); ticks++) {
            if (ticks == LONGEST_TICKS) {
                throw new AssertionError("On the interpreter's clock an hour passed before " + what + ".");
            }
            boolean[] passed = {false};
            timeline.after(TICK, () -> passed[0] = true);
            timeline.runUntil(() -> passed[0]);
        }
    }

    @Override
    public void close() {
        deployment.close();
        fakes.close();
    }

    private static void write(ExecutionCourse course, Event event) {
        switch (event) {
            case Event.StateEntered entered -> course.entered(entered.state());
            case Event.TaskFailed failed -> course.failed(failed.error());
            case Event.ExecutionEnded ended -> course.ended(ended.status().name(), ended.error());
            case Event.TaskCalled ignored -> {}
            case Event.TaskSucceeded ignored -> {}
            case Event.RetryScheduled ignored -> {}
            case Event.Waiting ignored -> {}
            case Event.StateLeft ignored -> {}
        }
    }

    private static String attribute(PublishedMessage notice, String name) {
        return Optional.ofNullable(notice.attributes().get(name))
                .orElseThrow(() -> new AssertionError("A notice came without the attribute " + name + ": " + notice))
                .value();
    }

    private static JsonNode data(PublishedMessage notice) {
        try {
            return JSON.readTree(notice.message("default"));
        } catch (JsonProcessingException e) {
            throw new AssertionError("A notice is no JSON: " + notice, e);
        }
    }
}

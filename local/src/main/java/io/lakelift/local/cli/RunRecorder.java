package io.lakelift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import io.lakelift.local.plan.RunReport;
import io.lakelift.local.run.ExitStatus;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.View;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records what the report of a run needs, and passes everything on to the view that shows the run. */
final class RunRecorder implements View {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final View shown;
    private final Map<String, Course> executions = new LinkedHashMap<>();
    private JsonNode plan = JSON.nullNode();

    RunRecorder(View shown) {
        this.shown = shown;
    }

    @Override
    public void begins(String what) {
        shown.begins(what);
    }

    @Override
    public void happened(String execution, Event event) {
        executions.computeIfAbsent(execution, name -> new Course(event.time())).take(event);
        if (event instanceof Event.StateLeft left
                && left.assigned().get("plan") instanceof Map<?, ?> made
                && made.get("sources") instanceof List<?> sources
                && !sources.isEmpty()
                && plan.isNull()) {
            plan = JSON.valueToTree(made);
        }
        shown.happened(execution, event);
    }

    @Override
    public void notice(Instant time, SentNotice notice) {
        shown.notice(time, notice);
    }

    @Override
    public void sent(Instant time, SentNotice notice, String topicArn) {
        shown.sent(time, notice, topicArn);
    }

    @Override
    public boolean isForPeople() {
        return shown.isForPeople();
    }

    /** The fleet's first plan that has sources; the JSON null if there was none. */
    JsonNode plan() {
        return plan;
    }

    /** The first execution; empty if there was none. */
    Optional<Map.Entry<String, Course>> first() {
        return executions.entrySet().stream().findFirst();
    }

    /**
     * The export of each execution, in the order in which the executions started. Leaves out executions whose source is
     * not an ARN, and those that gave their slots back.
     */
    List<RunReport.ExportRun> exports() {
        return executions.values().stream()
                .flatMap(seen -> seen.export().stream())
                .toList();
    }

    /** What the events of one execution have shown. */
    static final class Course {
        private final Instant began;
        private Instant ended;
        private String status = "RUNNING";
        private String outcome = "";
        /** False if the execution gave its slot back: another one then starts the export. */
        private boolean over = true;

        private Optional<Instant> start = Optional.empty();
        private JsonNode input = JSON.missingNode();
        private JsonNode export = JSON.missingNode();

        private Course(Instant began) {
            this.began = began;
            this.ended = began;
        }

        private void take(Event event) {
            switch (event) {
                case Event.TaskCalled called -> {
                    JsonNode given = JSON.valueToTree(called.arguments()).at("/Payload/input");
                    input = input.isMissingNode() ? given : input;
                }
                case Event.TaskSucceeded done ->
                    StepEvents.report(done)
                            .ifPresent(report -> reported(done.time(), JSON.valueToTree(report.get("export"))));
                case Event.ExecutionEnded end -> {
                    ended = end.time();
                    status = end.status().name();
                    JsonNode said = end.status() == Status.SUCCEEDED
                            ? JSON.valueToTree(end.output())
                            : ExitStatus.cause(end.cause());
                    outcome = said.path("outcome").asText(end.status().name());
                    over = end.status() != Status.SUCCEEDED || said.has("outcome");
                }
                case Event.StateEntered entered -> {}
                case Event.TaskFailed failed -> {}
                case Event.RetryScheduled retry -> {}
                case Event.Waiting waiting -> {}
                case Event.StateLeft left -> {}
            }
        }

        private void reported(Instant time, JsonNode reported) {
            if (reported.path("status").isTextual()) {
                start = start.isPresent() ? start : Optional.of(time);
                export = reported;
            }
        }

        private Optional<RunReport.ExportRun> export() {
            String arn = input.path("sourceArn").asText(export.path("sourceArn").asText());
            // An execution whose source is not an ARN was refused, and exported nothing.
            return InputValues.arn(arn)
                    .filter(named -> over)
                    .map(source -> new RunReport.ExportRun(
                            source,
                            began,
                            start,
                            instant("taskStartTime"),
                            instant("taskEndTime").orElse(ended),
                            outcome,
                            Optional.of(export.path("totalExtractedDataInGB"))
                                    .filter(JsonNode::isInt)
                                    .map(JsonNode::intValue)));
        }

        private Optional<Instant> instant(String field) {
            try {
                return Optional.of(Instant.parse(export.path(field).asText()));
            } catch (DateTimeParseException e) {
                return Optional.empty(); // the export has no such time yet
            }
        }

        Instant began() {
            return began;
        }

        Instant ended() {
            return ended;
        }

        String status() {
            return status;
        }

        JsonNode input() {
            return input;
        }
    }
}

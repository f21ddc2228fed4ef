package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.aws.AwsClients;
import io.lakelift.export.CancelRequest;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Executions;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Exporter;
import io.lakelift.export.Home;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds this deployment's running exports that no running execution follows. The exports are listed before the
 * executions, so that an export that starts in between is not taken for an orphan. Step Functions' list may lack an
 * execution that has only just started or been redriven, and neither identifier nor status says how young an RDS export
 * is that has not begun yet. So an orphan is one that two calls have found, two minutes apart. Each service is listed
 * separately, so that an outage of one hides no export of the other.
 */
public final class FindOrphans extends JsonHandler {
    /**
     * How many times the state machine retries, in about five minutes, if a service does not answer: an outage that
     * short must not set off the alarm for incomplete sweeps. After that, the function returns what it could see.
     */
    static final int PATIENCE = 15;

    /** So many stay far below the 256 KiB that a state may return; the next sweep finds the rest. */
    static final int MOST = 200;

    private static final int LONGEST_REASON = 2000;
    /** AWS says only that the list is eventually consistent. An orphan that ends meanwhile is reported by no one. */
    private static final Duration LISTED_WITHIN = Duration.ofMinutes(2);

    private final Deployment deployment;
    private final Executions executions;
    private final Exporter exporter;
    private final List<Service> services;

    /** Used by Lambda: everything comes from the environment. */
    public FindOrphans() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    FindOrphans(Settings settings, AwsClients clients) {
        this(settings.deployment(), Wiring.services(clients, settings), settings.services());
        new Priming(settings, clients)
                .play(
                        new FindOrphans(settings.deployment(), Wiring.services(clients, settings), settings.services()),
                        List.of(new PrimingCall(settings.deployment()).sweep()));
    }

    /** Searches all services. */
    public FindOrphans(Deployment deployment, Services doors) {
        this(deployment, doors, List.of(Service.values()));
    }

    /**
     * @param doors all access to AWS
     * @param services the services that the deployment exports from
     */
    public FindOrphans(Deployment deployment, Services doors, List<Service> services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.executions = doors.executions();
        this.exporter = new Exporter(deployment, doors);
        this.services = List.copyOf(services);
    }

    /**
     * An export that no execution follows, and the execution that is to adopt it.
     *
     * @param name the execution's name, by which the next sweep recognises that the export is adopted
     * @param input the execution's input, as JSON text
     */
    record Orphan(String name, String input, Optional<String> exportTaskIdentifier, Optional<String> taskId) {
        static Orphan of(ExportTask task, Instant now) {
            Map<String, String> named = task.taskId()
                    .map(id -> Map.of("taskId", id))
                    .orElseGet(() -> Map.of("exportTaskIdentifier", task.ref().id()));
            return new Orphan(
                    "adopt-%s-%d".formatted(task.ref().id(), now.getEpochSecond()),
                    Json.MAPPER.valueToTree(Map.of("adopt", named)).toString(),
                    task.exportTaskIdentifier(),
                    task.taskId());
        }
    }

    /**
     * @param unseen a sentence for each list and each execution that could not be read
     * @param waitSeconds when the function must be called again, with this answer; empty if these are the orphans
     */
    record Orphans(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Orphan> orphans,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> unseen,
            Optional<Long> waitSeconds) {}

    @Override
    Object handle(CallContext call) {
        if (call.fields().has("orphans")) {
            // The last release's sweep calls again to filter out exports that are followed; they are filtered out
            // already.
            return Map.of("orphans", JsonTree.any(call.fields(), "orphans"));
        }
        Collection<Service> asked = call.fields().has("service") ? List.of(call.service()) : services;
        boolean patient = JsonTree.any(call.fields(), "attempt").asInt() < PATIENCE;
        JsonNode previous = JsonTree.any(call.fields(), "previous");
        call.rejectUnread();
        boolean again = previous.has("waitSeconds");
        Set<String> unseen = new LinkedHashSet<>();
        previous.path("unseen").forEach(sentence -> unseen.add(sentence.asText()));
        List<ExportTask> found = orphans(asked, patient, unseen);
        List<ExportTask> orphans = found.stream()
                .filter(task -> !again || names(previous.path("orphans"), task))
                .toList();
        if (again && found.size() > MOST) {
            unseen.add("%d running exports are followed by no execution; all but %d are left to the next sweep."
                    .formatted(found.size(), orphans.size()));
        }
        return new Orphans(
                orphans.stream()
                        .limit(MOST)
                        .map(task -> Orphan.of(task, call.now()))
                        .toList(),
                List.copyOf(unseen),
                again || orphans.isEmpty() ? Optional.empty() : Optional.of(LISTED_WITHIN.toSeconds()));
    }

    private static boolean names(JsonNode orphans, ExportTask task) {
        String field = task.taskId().isPresent() ? "taskId" : "exportTaskIdentifier";
        return orphans.findValuesAsText(field).contains(task.ref().id());
    }

    private List<ExportTask> orphans(Collection<Service> asked, boolean patient, Set<String> unseen) {
        List<ExportTask> exports = new ArrayList<>();
        for (Service service : asked) {
            try {
                exports.addAll(exporter.runningOfDeployment(service));
            } catch (ExportException e) {
                if (patient && !(e instanceof ExportRefused)) {
                    throw e;
                }
                add(unseen, "The running exports of %s could not be listed: ".formatted(service), e);
            }
        }
        if (exports.isEmpty()) {
            return List.of();
        }
        List<ExecutionContext> running = exporter.running();
        return exports.stream()
                .filter(task -> !isFollowed(task, running, unseen))
                .toList();
    }

    /** An export that an unreadable execution may be following is not adopted, or every sweep would adopt it again. */
    private boolean isFollowed(ExportTask task, List<ExecutionContext> running, Set<String> unseen) {
        try {
            return exporter.isFollowed(task, running, this::about);
        } catch (ExportRefused e) {
            add(
                    unseen,
                    "Could not find out whether export %s is followed: "
                            .formatted(task.ref().id()),
                    e);
            return true;
        }
    }

    /**
     * The export that an execution is about; empty if its input names none.
     *
     * @throws ExportRefused if the execution may not be read
     */
    private Optional<CancelRequest> about(ExecutionContext running) {
        try {
            return Optional.of(new ExecutionLookUp(executions, running, Home.of(deployment, running))
                    .of(running.arn(), Optional.empty())
                    .get());
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.ACCESS_DENIED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Adds a sentence, unless the call before has: AWS gives each of its answers another request ID. */
    private static void add(Set<String> unseen, String what, ExportException why) {
        if (unseen.stream().noneMatch(sentence -> sentence.startsWith(what))) {
            unseen.add(Text.line(what + why.getMessage(), LONGEST_REASON));
        }
    }
}

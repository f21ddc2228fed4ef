package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Event;
import io.lakelift.asl.Execution;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalFunctions;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.Setup;
import io.lakelift.local.run.StoppedExecutions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One local deployment for all tests of this module: its function processes stay warm, and each test plays a night of
 * its own. Tests that use it run one after another.
 */
public final class Lab {
    public static final Path HOME = Path.of("..");
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static LocalDeployment deployment;
    private static LocalDeployment registering;

    private Lab() {}

    /** What a night left behind: the execution, the notices, and what the state machine did. */
    public record Night(Execution execution, List<SentNotice> notices, List<Event> events, LocalDeployment deployment) {
        String status() {
            return execution.status() + (execution.error().isEmpty() ? "" : " " + execution.error());
        }

        /** The execution's output, or the JSON that its cause is. */
        JsonNode told() {
            return execution.status() == Execution.Status.SUCCEEDED
                    ? MAPPER.valueToTree(execution.output())
                    : json(execution.cause());
        }

        public SentNotice notice() {
            if (notices.size() != 1) {
                throw new AssertionError("one notice was expected, not " + notices);
            }
            return notices.getFirst();
        }

        int starts(String sourceArn) {
            return deployment.cloud().rds().backstage().starts(sourceArn);
        }

        List<String> states() {
            return events.stream()
                    .filter(Event.StateEntered.class::isInstance)
                    .map(event -> ((Event.StateEntered) event).state())
                    .toList();
        }
    }

    public static synchronized LocalDeployment deployment() {
        if (deployment == null) {
            deployment = new LocalDeployment(
                    HOME, Map.of(), new VirtualTimeline(SampleAccount.NIGHT), (function, line) -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(deployment::close));
        }
        return deployment;
    }

    /** One whose exports become tables; its handlers run in this process. */
    private static synchronized LocalDeployment registering() {
        if (registering == null) {
            registering = new LocalDeployment(
                    HOME,
                    Map.of(LocalFunctions.IN_PROCESS, "1"),
                    new VirtualTimeline(SampleAccount.NIGHT),
                    (function, line) -> {},
                    Setup.SAMPLE.registering());
            Runtime.getRuntime().addShutdownHook(new Thread(registering::close));
        }
        return registering;
    }

    /** Reads the definitions again: those of the deployment, where there is one already. */
    static synchronized void redefine() {
        if (deployment != null) {
            deployment.redefine();
        }
    }

    /** Begins a night in which nothing has happened yet; faults may be laid before {@link #run}. */
    public static LocalDeployment night(Scenario scenario, Object input) {
        deployment().begin(Preconditions.of(input).night(), scenario, input);
        return deployment;
    }

    /** One execution, to its end. */
    static Night run(String name, Object input) {
        List<SentNotice> notices = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        deployment().cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution execution = deployment.start(name, input, events::add);
        deployment.timeline().runUntil(execution::isOver);
        return new Night(execution, List.copyOf(notices), List.copyOf(events), deployment);
    }

    public static Night play(Scenario scenario, Object input) {
        night(scenario, input);
        return run("night-1", input);
    }

    /** The same with all executions that it leads to, where stopped ones are looked after. */
    static Night playAll(Scenario scenario, Object input) {
        LocalDeployment played = scenario.registers() ? registering() : deployment();
        VirtualTimeline timeline =
                Preconditions.of(input, SampleAccount.SAMPLE, scenario).night();
        played.begin(timeline, scenario, input, StoppedExecutions.FOLLOWED);
        List<SentNotice> notices = new ArrayList<>();
        played.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution execution = played.start("night-1", input, event -> {});
        played.finish();
        return new Night(execution, List.copyOf(notices), List.of(), played);
    }

    static Object event(String file) {
        try {
            return MAPPER.readValue(Files.readString(HOME.resolve("events").resolve(file)), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

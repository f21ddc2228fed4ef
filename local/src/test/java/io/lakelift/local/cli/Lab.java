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
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One local deployment for all tests of this module, with the handlers in this process, in which each test plays a
 * night of its own; and {@link #packaged one} with processes. Tests that use them run one after another.
 */
public final class Lab {
    public static final Path HOME = Path.of("..");
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> IN_PROCESS = Map.of(LocalFunctions.IN_PROCESS, "1");

    private static LocalDeployment deployment;
    private static LocalDeployment packaged;
    private static LocalDeployment registering;

    private Lab() {}

    /** What a night left behind: the execution, the notices, and what the state machine did. */
    public record Night(Execution execution, List<SentNotice> notices, List<Event> events, LocalDeployment deployment) {
        String status() {
            return execution.status() + (execution.error().isEmpty() ? "" : " " + execution.error());
        }

        /** The execution's output, or the JSON that its cause is. */
        JsonNode result() {
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
            return deployment.cloud().rds().testControl().starts(sourceArn);
        }

        List<String> states() {
            return events.stream()
                    .filter(Event.StateEntered.class::isInstance)
                    .map(event -> ((Event.StateEntered) event).state())
                    .toList();
        }
    }

    /** The handlers in this process. */
    public static synchronized LocalDeployment deployment() {
        if (deployment == null) {
            deployment = opened(IN_PROCESS, Setup.SAMPLE);
        }
        return deployment;
    }

    /** The packaged functions in processes of their own, under AWS's runtime interface client; they stay warm. */
    static synchronized LocalDeployment packaged() {
        if (packaged == null) {
            packaged = opened(Map.of(), Setup.SAMPLE);
        }
        return packaged;
    }

    /** One whose exports become tables; its handlers run in this process. */
    private static synchronized LocalDeployment registering() {
        if (registering == null) {
            registering = opened(IN_PROCESS, Setup.SAMPLE.registering());
        }
        return registering;
    }

    private static LocalDeployment opened(Map<String, String> outside, Setup setup) {
        LocalDeployment opened = new LocalDeployment(
                HOME, outside, new VirtualTimeline(SampleAccount.NIGHT), (function, line) -> {}, setup);
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        return opened;
    }

    /** Reads the definitions again, in the deployments that there are already. */
    static synchronized void redefine() {
        Stream.of(deployment, packaged).filter(Objects::nonNull).forEach(LocalDeployment::redefine);
    }

    /** Begins a night in which nothing has happened yet; faults may be laid before {@link #run}. */
    public static LocalDeployment night(Scenario scenario, Object input) {
        return night(deployment(), scenario, input);
    }

    static LocalDeployment night(LocalDeployment played, Scenario scenario, Object input) {
        played.begin(Preconditions.of(input).night(), scenario, input);
        return played;
    }

    /** One execution, to its end. */
    static Night run(String name, Object input) {
        return run(deployment(), name, input);
    }

    static Night run(LocalDeployment played, String name, Object input) {
        List<SentNotice> notices = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        played.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution execution = played.start(name, input, events::add);
        played.timeline().runUntil(execution::isOver);
        return new Night(execution, List.copyOf(notices), List.copyOf(events), played);
    }

    public static Night play(Scenario scenario, Object input) {
        night(scenario, input);
        return run("night-1", input);
    }

    /** The same with all executions that it leads to, where stopped ones are looked after. */
    static Night playAll(Scenario scenario, Object input) {
        return playAll(deployment(), scenario, input);
    }

    /** @param usual takes the nights in which no tables are registered */
    static Night playAll(LocalDeployment usual, Scenario scenario, Object input) {
        LocalDeployment played = scenario.registers() ? registering() : usual;
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

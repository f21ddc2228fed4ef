package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.InvalidDefinition;
import io.lakelift.asl.Trace;
import io.lakelift.local.machines.ScriptedCourses;
import io.lakelift.local.run.UsageError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the tests of the state machines again and again in one process, with whatever definitions lie in
 * {@code ../statemachine}: what judges/asl/mutants.py talks to. It is started in a copy of {@code local/}.
 *
 * <p>A line of standard input is a JSON object, and so is the answer. {@code {"baseline": [CLASS…]}} runs every test of
 * these classes and records for each its id, how long it took, and which states it entered or saw failing;
 * {@code {"mutant": [ID…]}} reads the definitions anew, runs the scripted courses, and these tests, until one fails.
 */
public final class MutantWorker {
    private final TestRuns runs = new TestRuns();

    private MutantWorker() {}

    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        MutantWorker worker = new MutantWorker();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(Lab.MAPPER.writeValueAsString(worker.answer(Lab.MAPPER.readTree(line))));
            answers.flush();
        }
        System.exit(0);
    }

    private Object answer(JsonNode request) throws JsonProcessingException {
        return request.has("baseline")
                ? runs.all(texts(request.path("baseline")))
                : verdict(texts(request.path("mutant")));
    }

    private Map<String, String> verdict(List<String> ids) {
        try {
            Lab.redefine();
            Optional<String> course = ScriptedCourses.firstDifference();
            if (course.isPresent()) {
                return Map.of("killer", ScriptedCourses.class.getName(), "why", course.get());
            }
        } catch (UsageError | InvalidDefinition refused) {
            return Map.of("killer", "the interpreter", "why", String.valueOf(refused.getMessage()));
        } catch (Trace.Misfit misfit) {
            return Map.of("killer", ScriptedCourses.class.getName(), "why", String.valueOf(misfit.getMessage()));
        }
        for (String id : ids) {
            String why = runs.one(id);
            if (!why.isEmpty()) {
                return Map.of("killer", id, "why", why);
            }
        }
        return Map.of();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

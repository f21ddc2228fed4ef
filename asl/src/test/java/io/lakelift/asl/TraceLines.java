package io.lakelift.asl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code ./lakelift trace} does, for many definitions in one process: judges/asl/traces.py talks to it. A line of
 * standard input is {@code {"definition": …, "scenario": …}}, its answer the trace, or why there is none.
 */
public final class TraceLines {
    private TraceLines() {}

    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(StrictJson.write(answer((Map<?, ?>) StrictJson.read(line))));
        }
    }

    private static Map<String, Object> answer(Map<?, ?> request) {
        try {
            StateMachine machine = StateMachine.parse(StrictJson.write(request.get("definition")));
            return request.containsKey("scenario")
                    ? Trace.trace(machine, StrictJson.write(request.get("scenario")))
                    : Map.of("accepted", true);
        } catch (InvalidDefinition refused) {
            Map<String, Object> why = new LinkedHashMap<>();
            why.put("refused", refused.getMessage());
            return why;
        } catch (Trace.Misfit misfit) {
            return Map.of("misfit", String.valueOf(misfit.getMessage()));
        }
    }
}

package io.lakelift.asl;

import io.lakelift.asl.State.Exit;
import io.lakelift.asl.State.Rule;
import io.lakelift.asl.State.Settle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one state of any kind, and reports fields that its kind does not allow. */
final class StateReader {
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]{0,79}");

    private final DefinitionFindings findings;
    private final TemplateReader templates;
    private final WorkReader work;

    StateReader(DefinitionReader flows, DefinitionFindings findings) {
        this.findings = findings;
        templates = new TemplateReader(findings);
        work = new WorkReader(this, flows, templates);
    }

    /** Reads a state; returns a placeholder if its type is unknown, so that other mistakes are found too. */
    State read(String name, DefinitionFields fields) {
        fields.text("QueryLanguage")
                .filter(language -> !language.equals("JSONata"))
                .ifPresent(language -> fields.refuse(
                        "QueryLanguage", "must be \"JSONata\" in a JSONata machine, not \"" + language + "\""));
        String type = fields.requiredText("Type");
        Optional<State> state = ofType(type, name, fields);
        if (state.isPresent()) {
            fields.rejectUnread("a " + type + " state in JSONata");
        } else if (fields.has("Type")) {
            fields.refuse(
                    "Type", "must be Task, Parallel, Map, Pass, Wait, Choice, Succeed or Fail, not \"" + type + "\"");
        }
        return state.orElseGet(() -> new State.Succeed(name, Optional.empty()));
    }

    private Optional<State> ofType(String type, String name, DefinitionFields fields) {
        Set<String> members = TemplateReader.ALWAYS;
        return switch (type) {
            case "Task" -> Optional.of(work.task(name, fields));
            case "Parallel" -> Optional.of(work.parallel(name, fields));
            case "Map" -> Optional.of(work.each(name, fields));
            case "Pass" -> Optional.of(new State.Pass(name, exit(fields, members)));
            case "Wait" -> Optional.of(await(name, fields));
            case "Choice" -> Optional.of(choice(name, fields));
            case "Succeed" -> Optional.of(new State.Succeed(name, templates.read(fields, "Output", "Output", members)));
            case "Fail" -> Optional.of(fail(name, fields));
            default -> Optional.empty();
        };
    }

    private State await(String name, DefinitionFields fields) {
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            findings.add(fields.place(), "must have either Seconds or Timestamp");
        }
        Optional<Template> seconds = templates.read(fields, "Seconds", "Seconds", TemplateReader.ALWAYS);
        Constants.checkWhole(fields, "Seconds", seconds, 0);
        Optional<Template> timestamp = templates.read(fields, "Timestamp", "Timestamp", TemplateReader.ALWAYS);
        Constants.checkTimestamp(fields, "Timestamp", timestamp);
        return new State.Wait(name, seconds, timestamp, exit(fields, TemplateReader.ALWAYS));
    }

    private State fail(String name, DefinitionFields fields) {
        Optional<Template> error = templates.read(fields, "Error", "Error", TemplateReader.ALWAYS);
        Optional<Template> cause = templates.read(fields, "Cause", "Cause", TemplateReader.ALWAYS);
        Constants.checkText(fields, "Error", error);
        Constants.checkText(fields, "Cause", cause);
        return new State.Fail(name, error, cause);
    }

    private State choice(String name, DefinitionFields fields) {
        if (!fields.has("Choices")) {
            fields.required("Choices");
        }
        List<Rule> rules = new ArrayList<>();
        for (Object written : fields.items("Choices")) {
            String at = "Choices[%d]".formatted(rules.size());
            rules.add(rule(DefinitionFields.of(written, fields.place(at), findings), at));
        }
        Settle settle = settle(fields, "", TemplateReader.ALWAYS);
        return new State.Choice(name, rules, settle, fields.text("Default"));
    }

    private Rule rule(DefinitionFields fields, String at) {
        Template condition = fields.required("Condition")
                .map(value ->
                        templates.compile(value, at + "/Condition", fields.place("Condition"), TemplateReader.ALWAYS))
                .orElse(new Template.Constant(false));
        if (condition instanceof Template.Constant(Object value) && !(value instanceof Boolean)) {
            fields.refuse("Condition", "must be {% … %} that gives true or false, not " + StrictJson.write(value));
        }
        Rule rule = new Rule(condition, settle(fields, at + "/", TemplateReader.ALWAYS), fields.requiredText("Next"));
        fields.rejectUnread("a Choice rule in JSONata");
        return rule;
    }

    /** Reads Next or End, and the Assign and Output that take effect when the state is left. */
    Exit exit(DefinitionFields fields, Set<String> members) {
        Settle settle = settle(fields, "", members);
        Optional<String> next = fields.text("Next");
        Object end = fields.optional("End").orElse(false);
        if (!(end instanceof Boolean)) {
            fields.refuse("End", "must be true, not " + StrictJson.write(end));
        } else if (next.isPresent() && fields.has("End")) {
            findings.add(fields.place(), "has both Next and End; leave one");
        } else if (!fields.has("Next") && end.equals(false)) {
            findings.add(fields.place(), "has neither Next nor End; write one");
        }
        return new Exit(settle, next);
    }

    /**
     * @param path what Step Functions puts before the fields' names, such as {@code Catch[0]/}; empty for the state's
     *     own
     */
    Settle settle(DefinitionFields fields, String path, Set<String> members) {
        Map<String, Template> assign = new LinkedHashMap<>();
        if (fields.has("Assign")) {
            DefinitionFields variables =
                    DefinitionFields.of(fields.optional("Assign").orElseThrow(), fields.place("Assign"), findings);
            variables.names().forEach(name -> {
                checkVariable(variables, name);
                templates
                        .read(variables, name, path + "Assign/" + name, members)
                        .ifPresent(value -> assign.put(name, value));
            });
        }
        return new Settle(assign, templates.read(fields, "Output", path + "Output", members));
    }

    private static void checkVariable(DefinitionFields variables, String name) {
        if (name.equals("states")) {
            variables.refuse(name, "cannot be assigned: $states is Step Functions' own");
        } else if (!VARIABLE.matcher(name).matches()) {
            variables.refuse(name, "is not a variable name: a letter first, then letters, digits or _, at most 80");
        }
    }
}

package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import io.lakelift.asl.State.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the three kinds of state that may have Retry and Catch: Task, Parallel and Map. */
final class WorkReader {
    private static final Pattern TASK =
            Pattern.compile("arn:[^:]+:(states:[^:]*:[^:]*:[^:]+:.+|lambda:[^:]*:[^:]*:function:.+)");

    private final StateReader states;
    private final DefinitionReader flows;
    private final TemplateReader templates;
    private final GuardReader guards;

    WorkReader(StateReader states, DefinitionReader flows, TemplateReader templates) {
        this.states = states;
        this.flows = flows;
        this.templates = templates;
        guards = new GuardReader(states);
    }

    State task(String name, DefinitionFields fields) {
        String resource = fields.requiredText("Resource");
        if (fields.has("Resource") && !TASK.matcher(resource).matches()) {
            fields.refuse(
                    "Resource", "must be the ARN of a task, like arn:aws:states:::lambda:invoke, not " + resource);
        }
        Optional<Template> arguments = arguments(fields);
        Integrations.check(resource, fields);
        return new State.Task(
                name,
                resource,
                arguments,
                limits(fields),
                guards.read(fields),
                states.exit(fields, TemplateReader.AFTER));
    }

    private Optional<Template> arguments(DefinitionFields fields) {
        return templates.read(fields, "Arguments", "Arguments", TemplateReader.ALWAYS);
    }

    private Limits limits(DefinitionFields fields) {
        Optional<Template> timeout = limit(fields, "TimeoutSeconds");
        Optional<Template> heartbeat = limit(fields, "HeartbeatSeconds");
        if (Constants.constant(timeout).orElse(null) instanceof Number most
                && Constants.constant(heartbeat).orElse(null) instanceof Number beat
                && beat.doubleValue() >= most.doubleValue()) {
            fields.refuse("HeartbeatSeconds", "must be less than TimeoutSeconds");
        }
        return new Limits(timeout, heartbeat);
    }

    private Optional<Template> limit(DefinitionFields fields, String field) {
        Optional<Template> limit = templates.read(fields, field, field, TemplateReader.ALWAYS);
        Constants.checkWhole(fields, field, limit, 1);
        return limit;
    }

    State parallel(String name, DefinitionFields fields) {
        if (!fields.has("Branches")) {
            fields.required("Branches");
        }
        List<Flow> branches = new ArrayList<>();
        for (Object written : fields.items("Branches")) {
            DefinitionFields branch = DefinitionFields.of(
                    written, fields.place("Branches[%d]".formatted(branches.size())), fields.findings());
            branches.add(flows.flow(branch));
            branch.rejectUnread("a branch");
        }
        return new State.Parallel(
                name, arguments(fields), branches, guards.read(fields), states.exit(fields, TemplateReader.AFTER));
    }

    State each(String name, DefinitionFields fields) {
        Optional<Template> items = templates.read(fields, "Items", "Items", TemplateReader.ALWAYS);
        if (fields.has("Items")
                && Constants.constant(items).isPresent()
                && !(fields.optional("Items").get() instanceof List)) {
            fields.refuse("Items", "must be an array or {% … %}");
        }
        Optional<Template> selector = templates.read(fields, "ItemSelector", "ItemSelector", TemplateReader.ALWAYS);
        Optional<Template> concurrency =
                templates.read(fields, "MaxConcurrency", "MaxConcurrency", TemplateReader.ALWAYS);
        Constants.checkWhole(fields, "MaxConcurrency", concurrency, 0);
        DefinitionFields processor = DefinitionFields.of(
                fields.required("ItemProcessor").orElse(Map.of()), fields.place("ItemProcessor"), fields.findings());
        Flow flow = fields.has("ItemProcessor") ? processor(processor) : new Flow("", Map.of());
        return new State.Each(
                name,
                items,
                selector,
                concurrency,
                flow,
                guards.read(fields),
                states.exit(fields, TemplateReader.AFTER));
    }

    private Flow processor(DefinitionFields fields) {
        if (fields.has("ProcessorConfig")) {
            DefinitionFields config = DefinitionFields.of(
                    fields.optional("ProcessorConfig").orElseThrow(),
                    fields.place("ProcessorConfig"),
                    fields.findings());
            String mode = config.text("Mode").orElse("INLINE");
            if (mode.equals("DISTRIBUTED")) {
                config.optional("ExecutionType");
                config.refuse("Mode", "DISTRIBUTED is not run here; use INLINE");
            } else if (!mode.equals("INLINE")) {
                config.refuse("Mode", "must be INLINE, not \"" + mode + "\"");
            }
            config.rejectUnread("an INLINE ProcessorConfig");
        }
        Flow flow = flows.flow(fields);
        fields.rejectUnread("an ItemProcessor");
        return flow;
    }
}

package io.lakelift.handler;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Samples;
import io.lakelift.property.JsonGenerator;
import io.lakelift.property.RawJson;
import io.lakelift.property.RawJson.Obj;
import io.lakelift.property.RawJson.Str;
import io.lakelift.property.Sentence;
import io.lakelift.property.TryCounter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Whatever is to be cancelled or adopted: it is looked for, or the input is refused by name before any call. */
@AddLifecycleHook(TryCounter.class)
class CancelPropertyTest {
    private static final ExecutionContext NIGHT = Samples.execution("night-0");
    private static final Map<String, Predicate<String>> BY = Map.of(
            "exportTaskIdentifier", text -> text.length() <= 60 && text.matches("[A-Za-z](-?[A-Za-z0-9]+)*"),
            "taskId", text -> text.length() <= 128 && text.matches("task-[0-9a-f]{17,}"),
            "sourceArn", arn -> InputRules.isSource(arn) && InputRules.isHere(arn),
            "executionArn", text -> text.length() <= 2048 && text.matches(InputRules.ARN));
    private static final Set<String> STOPS = Set.of("ABORTED", "FAILED", "TIMED_OUT");
    private static final String[] NAMES = {
        "cancel",
        "adopt",
        "exportTaskIdentifier",
        "taskId",
        "sourceArn",
        "executionArn",
        "status",
        "detail-type",
        "lakelift-orders-1",
        "task-0123456789abcdef0",
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
        "arn:aws:rds:eu-west-1:123456789012:snapshot:orders",
        "arn:aws:rds:eu-west-1:999988887777:snapshot:orders"
    };
    private static final List<RawJson> CANCELS = Stream.of(
                    "{\"cancel\": {\"exportTaskIdentifier\": \"lakelift-orders-ycq3vbaj9us0y5tt\"}}",
                    "{\"cancel\": {\"taskId\": \"task-0123456789abcdef0\", \"status\": \"ABORTED\"}}",
                    "{\"cancel\": {\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:cluster:billing\"}}",
                    "{\"cancel\": {\"executionArn\": \"arn:aws:states:eu-west-1:123456789012:execution:e:n\"}}")
            .map(JsonGenerator::parsed)
            .toList();
    private static final List<RawJson> ADOPTIONS = Stream.of(
                    "{\"adopt\": {\"exportTaskIdentifier\": \"lakelift-orders-ycq3vbaj9us0y5tt\"}}",
                    "{\"adopt\": {\"taskId\": \"task-0123456789abcdef0\"}}")
            .map(JsonGenerator::parsed)
            .toList();

    @Provide
    Arbitrary<RawJson> cancels() {
        return JsonGenerator.mutated(CANCELS, NAMES);
    }

    @Provide
    Arbitrary<RawJson> adoptions() {
        return JsonGenerator.mutated(ADOPTIONS, NAMES);
    }

    @Property(seed = TryCounter.SEED)
    void cancel_looksForAnExport_orIsRefusedByName(@ForAll("cancels") RawJson input) {
        Set<String> wrong = wrong("cancel", input);
        if (input instanceof Obj object
                && object.get("cancel").orElse(input) instanceof Obj cancel
                && cancel.keys().contains("executionArn")) {
            wrong.add("executionArn"); // it is none of this state machine
        }
        Attempt.of(CancelExport::new, input).judge(input, wrong);
    }

    /** The execution that is named may have had any input. */
    @Property(seed = TryCounter.SEED)
    void cancelOfAnExecution_whateverItsInputWas(@ForAll("cancels") RawJson was) {
        RawJson input = JsonGenerator.parsed("{\"cancel\": {\"executionArn\": \"%s\"}}".formatted(NIGHT.arn()));
        InMemoryServices inMemoryServices = new InMemoryServices();
        inMemoryServices.executions.with(NIGHT, was.text());
        Attempt attempt = Attempt.of(CancelExport::new, input, inMemoryServices);
        Set<String> looked = new HashSet<>(inMemoryServices.calls());
        looked.removeAll(inMemoryServices.executions.calls());
        Set<String> named = new HashSet<>(BY.keySet());
        named.add("the payload");
        if (looked.isEmpty()) {
            Sentence.names(attempt.sentence(), named);
        } else {
            attempt.judge(input, Set.of());
        }
    }

    @Property(seed = TryCounter.SEED)
    void adoption_looksForAnExport_orIsRefusedByName(@ForAll("adoptions") RawJson input) {
        Attempt.of(PollExport::new, input).judge(input, wrong("adopt", input));
    }

    private static Set<String> wrong(String kind, RawJson tree) {
        if (!tree.twice().isEmpty()) {
            return InputRules.printable(tree.twice());
        }
        if (!(tree instanceof Obj input)) {
            return new HashSet<>(Set.of("the input"));
        }
        Set<String> others = new HashSet<>(input.keys());
        others.removeAll(Set.of(kind, "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"));
        Set<String> wrong = new HashSet<>(InputRules.printable(others));
        if (!(input.get(kind).orElse(tree) instanceof Obj about) || about == tree) {
            wrong.add(kind);
            return wrong;
        }
        Set<String> known = kind.equals("cancel")
                ? Set.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn", "status")
                : Set.of("exportTaskIdentifier", "taskId");
        for (RawJson.Entry entry : about.entries()) {
            if (!known.contains(entry.key())) {
                wrong.addAll(InputRules.printable(Set.of(entry.key())));
            } else if (!(entry.value() instanceof Str text
                    && BY.getOrDefault(entry.key(), STOPS::contains).test(text.value()))) {
                wrong.add(entry.key());
            }
        }
        Set<String> given = new HashSet<>(about.keys());
        given.retainAll(BY.keySet());
        given.retainAll(known);
        if (given.size() != 1) {
            wrong.addAll(known);
        }
        return wrong;
    }
}

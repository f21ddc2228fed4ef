package io.lakelift.fakes.sfn;

import io.lakelift.fakes.states.Description;
import io.lakelift.fakes.wire.Input;
import io.lakelift.fakes.wire.JsonService;
import io.lakelift.fakes.wire.Members;
import io.lakelift.fakes.wire.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@link FakeSfn} over Step Functions' JSON protocol, members named as in the service model (2016-11-23). */
public final class SfnEndpoint implements JsonService {
    private final Supplier<FakeSfn> sfn;
    private final Map<String, Function<Input, Members>> operations =
            Map.of(FakeSfn.DESCRIBE, this::describe, FakeSfn.LIST, this::list);

    /** @param sfn read at every call, so that the service behind an open port can be replaced */
    public SfnEndpoint(Supplier<FakeSfn> sfn) {
        this.sfn = sfn;
    }

    @Override
    public String targetPrefix() {
        return "AWSStepFunctions";
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public String messageMember() {
        return "message";
    }

    @Override
    public Map<String, Object> answer(String operation, Input input) {
        return JsonService.answer(operations, operation, input);
    }

    private Members describe(Input input) {
        Description found = sfn.get().describe(input.text("executionArn"));
        boolean data = !input.text("includedData").equals("METADATA_ONLY");
        Map<String, Object> included = Map.of("included", data);
        Members members = item(found);
        if (data) {
            members.put("input", found.inputText())
                    .put("output", found.outputText())
                    .put("error", text(found.error()))
                    .put("cause", text(found.cause()));
        }
        return members.put("inputDetails", included)
                .put("outputDetails", found.outputText().map(output -> included))
                .put("redriveStatus", found.redriveStatus())
                .put("redriveStatusReason", found.notRedrivable());
    }

    private Members list(Input input) {
        Slice<Description> page = sfn.get()
                .list(
                        input.text("stateMachineArn"),
                        text(input.text("statusFilter")),
                        text(input.text("nextToken")),
                        input.integer("maxResults").orElse(0));
        return new Members()
                .put(
                        "executions",
                        page.items().stream().map(one -> item(one).map()).toList())
                .put("nextToken", page.next());
    }

    /** The members of an execution that both operations return. */
    private static Members item(Description one) {
        return new Members()
                .put("executionArn", one.executionArn())
                .put("stateMachineArn", one.stateMachineArn())
                .put("name", one.name())
                .put("status", one.status().name())
                .time("startDate", one.startDate())
                .time("stopDate", one.stopDate())
                .put("redriveCount", one.redriveCount())
                .time("redriveDate", one.redriveDate());
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}

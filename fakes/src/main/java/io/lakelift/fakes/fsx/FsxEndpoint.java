package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.Input;
import io.lakelift.fakes.wire.JsonService;
import io.lakelift.fakes.wire.Members;
import io.lakelift.fakes.wire.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@link FakeFsx} over FSx's JSON protocol, with members named as in the service model (2018-03-01). */
public final class FsxEndpoint implements JsonService {
    private final Supplier<FakeFsx> fsx;

    /** The operations by name. */
    private final Map<String, Function<Input, Members>> operations = Map.of(
            FakeFsx.CREATE, this::create,
            FakeFsx.DESCRIBE, this::describe,
            FakeFsx.CANCEL, this::cancel,
            FakeFsx.DESCRIBE_ASSOCIATIONS, this::describeAssociations,
            FakeFsx.DESCRIBE_FILE_SYSTEMS, this::describeFileSystems);

    /** @param fsx read at every call, so that the service behind an open port can be replaced */
    public FsxEndpoint(Supplier<FakeFsx> fsx) {
        this.fsx = fsx;
    }

    @Override
    public String targetPrefix() {
        return "AWSSimbaAPIService_v20180301";
    }

    @Override
    public Map<String, Object> answer(String operation, Input input) {
        return JsonService.answer(operations, operation, input);
    }

    private Members create(Input input) {
        DataRepositoryTask task = fsx.get()
                .create(new CreateRequest(
                        input.text("Type"),
                        input.text("FileSystemId"),
                        input.texts("Paths"),
                        input.structure("Report").map(FsxEndpoint::report),
                        input.text("ClientRequestToken"),
                        tags(input)));
        return new Members().put("DataRepositoryTask", TaskJson.members(task));
    }

    private static Report report(Input sent) {
        boolean enabled = sent.flag("Enabled")
                .orElseThrow(
                        () -> FsxListing.invalid("1 validation error detected: 'report.enabled' must not be null."));
        return new Report(enabled, sent.text("Path"), sent.text("Format"), sent.text("Scope"));
    }

    private static Map<String, String> tags(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Input tag : input.structures("Tags")) {
            if (tags.put(tag.text("Key"), tag.text("Value")) != null) {
                throw FsxListing.invalid("The tag key " + tag.text("Key") + " is given twice.");
            }
        }
        return tags;
    }

    private Members describe(Input input) {
        Slice<DataRepositoryTask> page = fsx.get().describe(request(input, "TaskIds"));
        return page("DataRepositoryTasks", page, TaskJson::members);
    }

    private Members cancel(Input input) {
        DataRepositoryTask task = fsx.get().cancel(input.text("TaskId"));
        return new Members().put("Lifecycle", task.lifecycle().name()).put("TaskId", task.taskId());
    }

    private Members describeAssociations(Input input) {
        Slice<Association> page = fsx.get().describeAssociations(request(input, "AssociationIds"));
        return page(
                "Associations",
                page,
                association -> FileSystemJson.members(association, fsx.get().account()));
    }

    private Members describeFileSystems(Input input) {
        Slice<FileSystem> page = fsx.get().describeFileSystems(request(input, "FileSystemIds"));
        return page("FileSystems", page, FileSystemJson::members);
    }

    private static FsxDescribeRequest request(Input input, String ids) {
        List<FsxDescribeRequest.Filter> filters = input.structures("Filters").stream()
                .map(filter -> new FsxDescribeRequest.Filter(filter.text("Name"), filter.texts("Values")))
                .toList();
        return new FsxDescribeRequest(input.texts(ids), filters, input.integer("MaxResults"), input.text("NextToken"));
    }

    private static <T> Members page(String name, Slice<T> page, Function<T, Map<String, Object>> members) {
        return new Members()
                .put(name, page.items().stream().map(members).toList())
                .put("NextToken", page.next());
    }
}

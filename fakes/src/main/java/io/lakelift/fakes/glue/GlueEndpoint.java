package io.lakelift.fakes.glue;

import io.lakelift.fakes.wire.Input;
import io.lakelift.fakes.wire.JsonService;
import io.lakelift.fakes.wire.Members;
import io.lakelift.fakes.wire.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@link FakeGlue} over Glue's JSON protocol, with members named as in the service model (2017-03-31). */
public final class GlueEndpoint implements JsonService {
    private final Supplier<FakeGlue> glue;

    private final Map<String, Function<Input, Members>> operations = Map.of(
            FakeGlue.GET_DATABASE, this::database,
            FakeGlue.LIST, this::list,
            FakeGlue.GET, this::get,
            FakeGlue.CREATE, this::create,
            FakeGlue.UPDATE, this::update,
            FakeGlue.DELETE, this::delete);

    /** @param glue read at every call, so that the service behind an open port can be replaced */
    public GlueEndpoint(Supplier<FakeGlue> glue) {
        this.glue = glue;
    }

    @Override
    public String targetPrefix() {
        return "AWSGlue";
    }

    @Override
    public Map<String, Object> answer(String operation, Input input) {
        return JsonService.answer(operations, operation, input);
    }

    private Members database(Input input) {
        glue.get().getDatabase(input.text("Name"));
        return new Members().put("Database", Map.of("Name", input.text("Name")));
    }

    private Members list(Input input) {
        String database = input.text("DatabaseName");
        Slice<GlueTable> page = glue.get()
                .list(
                        database,
                        input.text("NextToken"),
                        input.integer("MaxResults").orElse(0));
        return new Members()
                .put(
                        "TableList",
                        page.items().stream()
                                .map(table -> members(database, table))
                                .toList())
                .put("NextToken", page.next());
    }

    private Members get(Input input) {
        String database = input.text("DatabaseName");
        return new Members().put("Table", members(database, glue.get().get(database, input.text("Name"))));
    }

    private Members create(Input input) {
        glue.get().create(input.text("DatabaseName"), table(input));
        return new Members();
    }

    private Members update(Input input) {
        Optional<String> version = Optional.of(input.text("VersionId")).filter(sent -> !sent.isEmpty());
        glue.get()
                .update(
                        input.text("DatabaseName"),
                        table(input),
                        version,
                        !input.flag("SkipArchive").orElse(false));
        return new Members();
    }

    private Members delete(Input input) {
        glue.get().delete(input.text("DatabaseName"), input.text("Name"));
        return new Members();
    }

    private static GlueTable table(Input input) {
        Input sent = input.structure("TableInput")
                .orElseThrow(() -> GlueError.INVALID_INPUT.because("TableInput must not be null."));
        Optional<Input> storage = sent.structure("StorageDescriptor");
        return new GlueTable(
                required(sent, "Name"),
                text(sent, "Description"),
                text(sent, "TableType"),
                sent.textsByName("Parameters"),
                storage.flatMap(descriptor -> text(descriptor, "Location")),
                storage.stream()
                        .flatMap(descriptor -> descriptor.structures("Columns").stream())
                        .map(GlueEndpoint::column)
                        .toList(),
                text(sent, "ViewOriginalText"),
                0);
    }

    private static GlueColumn column(Input sent) {
        return new GlueColumn(
                required(sent, "Name"), sent.text("Type"), text(sent, "Comment"), sent.textsByName("Parameters"));
    }

    private static String required(Input sent, String name) {
        return text(sent, name).orElseThrow(() -> GlueError.INVALID_INPUT.because(name + " must not be null."));
    }

    private static Optional<String> text(Input sent, String name) {
        return Optional.of(sent.text(name)).filter(text -> !text.isEmpty());
    }

    private static Map<String, Object> members(String database, GlueTable table) {
        List<Map<String, Object>> columns =
                table.columns().stream().map(GlueEndpoint::members).toList();
        return new Members()
                .put("Name", table.name())
                .put("DatabaseName", database)
                .put("Description", table.description())
                .put("TableType", table.type())
                .put("Parameters", table.parameters())
                .put(
                        "StorageDescriptor",
                        new Members()
                                .put("Location", table.location())
                                .put("Columns", columns)
                                .map())
                .put("ViewOriginalText", table.viewOriginalText())
                .put("VersionId", String.valueOf(table.version()))
                .map();
    }

    private static Map<String, Object> members(GlueColumn column) {
        return new Members()
                .put("Name", column.name())
                .put("Type", column.type())
                .put("Comment", column.comment())
                .put("Parameters", column.parameters())
                .map();
    }
}

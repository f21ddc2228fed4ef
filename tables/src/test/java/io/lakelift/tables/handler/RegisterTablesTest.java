package io.lakelift.tables.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.RegisterCommandLine;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueError;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.glue.TestGlue;
import io.lakelift.tables.iceberg.ReadTable;
import io.lakelift.tables.register.OnDamage;
import io.lakelift.tables.register.RegistrationRules;
import io.lakelift.tables.s3.TestBucket;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.verify.TestExport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the state machine gives the function after a check, and what it gets; the check is VerifyExport's own. */
class RegisterTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "lakelift/lakelift/exports/" + TestExport.ID + "/";
    private static final Instant LATER = MemoryFolder.WRITTEN.plus(Duration.ofHours(1));

    private final TestGlue glue = new TestGlue();
    private final TestBucket own = new TestBucket(glue.cloud());
    private final ObjectStore store = own.store();
    private final GlueTables catalog = glue.catalog();
    private final List<String> logged = new ArrayList<>();
    private boolean lossFails;
    private OptionalInt views = OptionalInt.empty();
    private Optional<String> location = Optional.empty();

    @AfterEach
    void close() {
        own.close();
        catalog.close();
        glue.close();
    }

    @Test
    void checkedExport_isRegistered_withoutReadingAFileOfIt() throws IOException {
        ObjectNode checked = checked(sound(), FunctionCall.report());

        JsonNode answer = register(checked.deepCopy());

        assertThat(glue.names()).containsExactly("shop_items", "shop_orders");
        ReadTable orders = new ReadTable(store, glue.pointer("shop_orders"));
        assertThat(orders.nights()).containsExactly(TestExport.ID);
        assertThat(orders.files(TestExport.ID))
                .hasSize(3)
                .contains("s3://my-exports/nightly/%s/shop/shop.orders/1/part-00001-5f2f-c000.gz.parquet"
                        .formatted(TestExport.ID));
        JsonNode register = answer.path("register");
        assertThat(register.path("database").asText()).isEqualTo(TestGlue.DATABASE);
        assertThat(register.path("snapshotTime").asText()).isEqualTo("2026-11-20T03:10:12.345Z");
        assertThat(register.path("tables").asInt()).isEqualTo(2);
        assertThat(register.path("counts")).isEqualTo(JSON.readTree("{\"created\": 2}"));
        assertThat(register.path("findings")).isEmpty();
        assertThat(register.has("command")).isFalse();
        assertThat(register.path("report").asText()).isEqualTo("s3://own/" + FOLDER + "registration.json");
        assertThat(without(answer)).isEqualTo(without(checked));
        assertThat(answer.has("unregistered")).isFalse();
        assertThat(JSON.readTree(store.get(FOLDER + "registration.json")
                                .orElseThrow()
                                .bytes())
                        .path("tables"))
                .hasSize(2);
        assertThat(logged).last().asString().startsWith("RegisterTables execution=night-1 {\"database\":\"lake\"");
    }

    @Test
    void views_haveTheTypesThatTheCheckHasKeptOfTheManifest() throws IOException {
        views = OptionalInt.of(2);
        TestExport export = new TestExport()
                .file("shop/shop.orders/1/part-00000-5f2f-c000.gz.parquet", "mysql-spark")
                .entry("""
                        {"target": "shop.shop.orders", "status": "COMPLETE", "sizeGB": 0.25, "schemaMetadata":
                         {"originalTypeMappings": [{"columnName": "created", "originalType": "datetime"}]}}""")
                .ended();
        export.folder().put("shop/shop.orders/1/_SUCCESS", "");

        ObjectNode checked = checked(export, FunctionCall.report());
        JsonNode answer = register(checked.deepCopy());

        assertThat(answer.at("/register/findings")).isEmpty();
        assertThat(glue.names()).containsExactly("shop_orders", "shop_orders_typed");
    }

    @Test
    void check_asksForIt_withTheCommandThatDoesItByHand() throws IOException {
        ObjectNode checked = checked(sound(), FunctionCall.report());

        assertThat(checked.path("unregistered").asBoolean()).isTrue();
        assertThat(checked.path("register").toString())
                .isEqualTo("{\"command\":\"./lakelift register s3://my-exports/nightly/%s --database lake"
                                .formatted(TestExport.ID)
                        + " --names schema_table --snapshot-time %s\"}"
                                .formatted(FunctionCall.report()
                                        .at("/export/snapshotTime")
                                        .asText()));
    }

    /** One that a version before this one has checked, which kept no list of its files. */
    @Test
    void exportWithoutAListOfItsFiles_isCheckedAgain() throws IOException {
        checked(sound(), FunctionCall.report());
        store.delete(FOLDER + "files.ndjson.gz");

        register(checked(sound(), FunctionCall.report()));

        assertThat(glue.names()).containsExactly("shop_items", "shop_orders");
    }

    @Test
    void timeThatIsOver_isGoneOnWithInTheNextRound_behindTheTablesThatHaveMoved() throws IOException {
        JsonNode first = register(checked(sound(), FunctionCall.report()), overAfter(4));
        assertThat(first.path("unregistered").asBoolean()).isTrue();
        assertThat(first.at("/register/round").asInt()).isEqualTo(1);
        assertThat(first.at("/register/cursor").asInt()).isEqualTo(1);
        assertThat(first.at("/register/command").asText()).startsWith("./lakelift register ");
        assertThat(glue.names()).hasSize(1);

        JsonNode second = register((ObjectNode) first);

        assertThat(second.has("unregistered")).isFalse();
        assertThat(second.at("/register/counts")).isEqualTo(JSON.readTree("{\"created\": 1, \"already there\": 1}"));
        assertThat(glue.names()).containsExactly("shop_items", "shop_orders");
    }

    @Test
    void timeThatIsOverBeforeAllArePrepared_movesNone() throws IOException {
        JsonNode answer = register(checked(sound(), FunctionCall.report()), overAfter(2));

        assertThat(glue.names()).isEmpty();
        assertThat(answer.has("unregistered")).isFalse();
        assertThat(answer.at("/register/error").asText()).isEqualTo("RegistrationTooLong");
        assertThat(answer.at("/register/cause").asText()).isEqualTo("A whole round was not enough for one more table.");
    }

    @Test
    void roundThatComesNoFurther_orTheFiftyFirst_endsIt() throws IOException {
        ObjectNode first = (ObjectNode) register(checked(sound(), FunctionCall.report()), overAfter(4));
        ObjectNode last = first.deepCopy();
        last.withObject("/register").put("round", 50);

        JsonNode stuck = register(first, overAfter(4));
        assertThat(stuck.at("/register/error").asText()).isEqualTo("RegistrationTooLong");
        assertThat(stuck.at("/register/command").asText()).startsWith("./lakelift register ");
        assertThat(stuck.has("unregistered")).isFalse();
        JsonNode ended = register(last);
        assertThat(ended.at("/register/cause").asText()).isEqualTo("50 rounds were not enough.");
        assertThat(ended.at("/end/outcome").asText()).isEqualTo("COMPLETE");
    }

    /** @param looks at the clock: one in the beginning, and one before each table is prepared or moved */
    private static LongSupplier overAfter(int looks) {
        AtomicInteger seen = new AtomicInteger();
        return () -> seen.getAndIncrement() < looks ? 0 : Duration.ofHours(1).toNanos();
    }

    @Test
    void damagedTable_isHeldAndTheOthersMove_andTheEndStaysAsTheCheckHasIt() throws IOException {
        ObjectNode checked = checked(cut(), FunctionCall.report());

        JsonNode answer = register(checked.deepCopy());

        assertThat(checked.path("unregistered").asBoolean()).isTrue();
        assertThat(glue.names()).containsExactly("shop_items");
        assertThat(answer.at("/register/counts")).isEqualTo(JSON.readTree("{\"created\": 1, \"held\": 1}"));
        assertThat(answer.at("/register/findings/0/table").asText()).isEqualTo("shop.shop.orders");
        assertThat(answer.at("/register/findings/0/message").asText()).contains("part-00001", "cannot be read");
        assertThat(answer.at("/register/command").asText())
                .startsWith("./lakelift register s3://my-exports/nightly/%s --database lake".formatted(TestExport.ID));
        assertThat(without(answer)).isEqualTo(without(checked));
        assertThat(answer.has("unregistered")).isFalse();
    }

    /** Its remedy comes last in a long sentence. */
    @Test
    void tableOfAnotherSource_isReportedWithTheWholeRemedy() throws IOException {
        register(checked(sound(), FunctionCall.report()));
        ObjectNode other = FunctionCall.report();
        other.withObject("/export")
                .put("snapshotTime", "2026-11-20T03:30:00Z")
                .put("exportTaskIdentifier", TestExport.ID);
        forgetTheCheck();
        TestExport manual = sound();
        manual.folder()
                .put(
                        "export_info_%s.json".formatted(TestExport.ID),
                        "{\"exportTaskIdentifier\": \"manual-1\", \"status\": \"COMPLETE\", \"sourceArn\":"
                                + " \"arn:aws:rds:eu-west-1:123456789012:snapshot:rds:the-orders-of-all-our-customers-in-europe-and-asia-2026-11-20-03-10\"}");

        JsonNode answer = register(checked(manual, other));

        assertThat(answer.at("/register/findings/0/outcome").asText()).isEqualTo("refused");
        assertThat(answer.at("/register/findings/0/message").asText()).matches(".* once with --source arn:[^ ]*\\.");
    }

    @Test
    void exportOfTheFuture_isNotRegistered() throws IOException {
        ObjectNode report = FunctionCall.report();
        report.withObject("/export").put("snapshotTime", "2036-11-20T03:10:12.345Z");

        JsonNode answer = register(checked(sound(), report));

        assertThat(answer.at("/register/error").asText()).isEqualTo("NotRegistrable");
        assertThat(answer.at("/register/cause").asText())
                .endsWith("its snapshotTime 2036-11-20T03:10:12.345Z is in the future: give the time of its data as"
                        + " --snapshot-time.");
        assertThat(glue.names()).isEmpty();
    }

    @Test
    void exportOfChosenParts_saysNothingOfTheOtherTables() throws IOException {
        register(checked(sound(), FunctionCall.report()));
        ObjectNode next = FunctionCall.report();
        next.withObject("/export").put("snapshotTime", "2026-11-20T03:30:00Z");
        TestExport fewer = new TestExport()
                .table("shop.shop.orders", "shop/shop.orders", "mysql-spark", 2)
                .ended();
        forgetTheCheck();
        ObjectNode parts = next.deepCopy();
        parts.withObject("/export").putArray("exportOnly").add("shop.shop.orders");
        ObjectNode warned = next.deepCopy();
        warned.withObject("/export")
                .put("warningMessage", "{\"general\":[{\"reason\":\"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE\"}]}");

        assertThat(counts(register(checked(fewer, next)))).contains("\"gone\":1");
        assertThat(counts(register(checked(fewer, parts)))).doesNotContain("gone");
        assertThat(counts(register(checked(fewer, warned)))).doesNotContain("gone");
    }

    @Test
    void whatWasNotChecked_isNotRegistered_andSaysHowToDoIt() throws IOException {
        JsonNode answer = register(FunctionCall.report());

        assertThat(glue.names()).isEmpty();
        assertThat(answer.at("/register/error").asText()).isEqualTo("NotRegistrable");
        assertThat(answer.at("/register/cause").asText())
                .isEqualTo("s3://my-exports/nightly/%s is not registered: no report of a check of its files is kept."
                        .formatted(TestExport.ID));
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register s3://my-exports/nightly/");
        assertThat(without(answer)).isEqualTo(FunctionCall.report());
    }

    @Test
    void whatCannotBeChecked_saysItFromTheCheckOn() throws IOException {
        VerifyExport check = new VerifyExport(
                new VerifySettings("lakelift", "own", lossFails, Optional.of(settings())),
                address -> {
                    throw FolderUnreadable.refused("AccessDenied.");
                },
                store,
                () -> 0);

        JsonNode answer = FunctionCall.of(check, FunctionCall.report(), LATER, logged);

        assertThat(answer.has("unregistered")).isFalse();
        assertThat(answer.at("/register/error").asText()).isEqualTo("FilesNotChecked");
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register s3://my-exports/nightly/");
    }

    @Test
    void emptyExport_registersNothing_andNothingIsWrong() throws IOException {
        JsonNode answer = register(checked(new TestExport().ended(), FunctionCall.report()));

        assertThat(answer.has("unregistered")).isFalse();
        assertThat(answer.at("/register/database").asText()).isEqualTo(TestGlue.DATABASE);
        assertThat(answer.at("/register/tables").asInt()).isZero();
        assertThat(answer.at("/register").has("command")).isFalse();
        assertThat(glue.names()).isEmpty();
    }

    /** No other try would help, so the notice comes at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GetTables   | AccessDeniedException   | you need glue:GetTables
            GetTables   | EntityNotFoundException | There is no database "lake"
            """)
    void catalogThatRefuses_isReportedWithTheRemedyAndTheCommand(String call, String code, String remedy)
            throws IOException {
        glue.faults().next(call, 1, new Fault.Refuse(code, 400, "No."));

        JsonNode answer = register(checked(sound(), FunctionCall.report()));

        assertThat(answer.has("unregistered")).isFalse();
        assertThat(answer.at("/register/error").asText()).isEqualTo("CatalogRefused");
        assertThat(answer.at("/register/cause").asText()).contains(remedy);
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register ");
        assertThat(answer.at("/end/outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void metadataOfATableThatMayNotBeWritten_isReported_andTheOthersMove() throws IOException {
        ObjectNode checked = checked(sound(), FunctionCall.report());
        own.faults().next(FakeS3.PUT, 1, FakeS3.accessDenied());

        JsonNode answer = register(checked);

        assertThat(answer.at("/register/counts").toString()).isEqualTo("{\"created\":1,\"refused\":1}");
        assertThat(answer.at("/register/findings/0/message").asText()).contains("cannot be written (AccessDenied");
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register ");
        assertThat(glue.names()).hasSize(1);
    }

    @Test
    void tableThatGlueRefuses_isReportedAndKeepsNoOtherFromItsNight() throws IOException {
        glue.faults().next(FakeGlue.CREATE, 1, GlueError.ACCESS_DENIED.fault("No."));

        JsonNode answer = register(checked(sound(), FunctionCall.report()));

        assertThat(answer.at("/register").has("error")).isFalse();
        assertThat(answer.at("/register/counts").toString()).isEqualTo("{\"created\":1,\"refused\":1}");
        assertThat(answer.at("/register/findings/0/message").asText()).contains("you need glue:GetTables");
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register ");
        assertThat(glue.names()).hasSize(1);
    }

    @Test
    void checkThatMayNotKeepItsReport_saysWhyAndThatNothingIsRegistered() throws IOException {
        own.faults().next(FakeS3.PUT, 1, FakeS3.accessDenied());

        JsonNode answer = checked(sound(), FunctionCall.report());

        assertThat(answer.has("unverified")).isFalse();
        assertThat(answer.at("/register/command").asText()).startsWith("./lakelift register ");
    }

    @Test
    void exportThatIsIncomplete_staysIncomplete() throws IOException {
        lossFails = true;
        ObjectNode checked = checked(cut(), FunctionCall.report());

        JsonNode answer = register(checked.deepCopy());

        assertThat(checked.path("unregistered").asBoolean()).isTrue();
        assertThat(answer.at("/end/outcome").asText()).isEqualTo("INCOMPLETE");
        assertThat(answer.at("/register/counts")).isEqualTo(JSON.readTree("{\"created\": 1, \"held\": 1}"));
    }

    @Test
    void listThatIsGoneOrCutOff_isNotRegistered() throws IOException {
        ObjectNode checked = checked(sound(), FunctionCall.report());
        byte[] files = store.get(FOLDER + "files.ndjson.gz").orElseThrow().bytes();

        store.put(FOLDER + "files.ndjson.gz", Arrays.copyOf(files, files.length / 2));
        assertThat(register(checked.deepCopy()).at("/register/cause").asText())
                .contains("the list of its files cannot be read");

        store.delete(FOLDER + "files.ndjson.gz");
        assertThat(register(checked).at("/register/cause").asText()).contains("has kept no list of its files");
        assertThat(glue.names()).isEmpty();
    }

    @Test
    void placeAmongTheExports_isRefused() throws IOException {
        location = Optional.of("s3://my-exports/nightly");

        JsonNode answer = register(checked(sound(), FunctionCall.report()));

        assertThat(answer.at("/register/cause").asText()).contains("would overlap");
        assertThat(glue.names()).isEmpty();
    }

    @Test
    void catalogThatDoesNotAnswer_isWorthTryingAgain_andTheNextCallCompletesIt() throws IOException {
        ObjectNode checked = checked(sound(), FunctionCall.report());
        glue.faults().next(FakeGlue.CREATE, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> register(checked.deepCopy())).isInstanceOf(CatalogUnusable.class);
        assertThat(logged).last().asString().contains("CatalogUnusable");
        register(checked);

        assertThat(glue.names()).containsExactly("shop_items", "shop_orders");
        assertThat(new ReadTable(store, glue.pointer("shop_orders")).nights()).containsExactly(TestExport.ID);
    }

    @Test
    void findings_areTwentyAtMost() throws IOException {
        TestExport wide = new TestExport();
        for (int i = 0; i < 23; i++) {
            wide.table("shop.shop.a" + i, "shop/shop.a" + i, "mysql-spark", 1);
            wide.file("shop/shop.a%d/1/part-00000-5f2f-c000.gz.parquet".formatted(i), "mysql-spark");
            wide.folder().put("shop/shop.a%d/1/part-00009-5f2f-c000.gz.parquet".formatted(i), "");
        }

        JsonNode register =
                register(checked(wide.ended(), FunctionCall.report())).path("register");

        assertThat(register.at("/counts/held").asInt()).isEqualTo(23);
        assertThat(register.path("findings")).hasSize(20);
        assertThat(register.path("moreFindings").asInt()).isEqualTo(3);
        assertThat(register.toString()).hasSizeLessThan(8192);
    }

    @Test
    void taskOfFsx_hasNoTables() throws IOException {
        ObjectNode fsx = JSON.createObjectNode();
        fsx.putObject("export").put("taskId", "task-1").put("reportPath", "s3://my-exports/reports");
        ObjectNode asked = fsx.deepCopy().put("unregistered", true);

        assertThat(register(fsx.deepCopy())).isEqualTo(fsx);
        assertThat(register(asked)).isEqualTo(fsx);
        assertThat(own.keys()).isEmpty();
    }

    private static String counts(JsonNode answer) {
        return answer.at("/register/counts").toString();
    }

    private static JsonNode without(JsonNode answer) {
        ObjectNode rest = answer.deepCopy();
        rest.remove("register");
        rest.remove("unregistered");
        return rest;
    }

    private void forgetTheCheck() {
        own.keys().stream().filter(key -> key.startsWith(FOLDER)).forEach(store::delete);
    }

    private static TestExport sound() {
        return TestExport.sound();
    }

    private static TestExport cut() {
        TestExport export = TestExport.sound();
        export.folder().put("shop/shop.orders/1/part-00001-5f2f-c000.gz.parquet", "");
        return export;
    }

    private ObjectNode checked(TestExport export, ObjectNode report) throws IOException {
        VerifyExport check = new VerifyExport(
                new VerifySettings("lakelift", "own", lossFails, Optional.of(settings())),
                address -> export.folder(),
                store,
                () -> 0);
        return (ObjectNode) FunctionCall.of(check, report, LATER, logged);
    }

    private JsonNode register(ObjectNode previous) throws IOException {
        return register(previous, () -> 0);
    }

    private JsonNode register(ObjectNode previous, LongSupplier stopwatch) throws IOException {
        return FunctionCall.of(
                new RegisterTables(settings(), bucket -> store, catalog, stopwatch), previous, LATER, logged);
    }

    private RegisterSettings settings() {
        return new RegisterSettings(
                "lakelift",
                "own",
                TestGlue.DATABASE,
                location,
                7,
                new RegistrationRules(TableNaming.SCHEMA_TABLE, OnDamage.HOLD, 50, views),
                new RegisterCommandLine("--database lake --names schema_table"));
    }
}

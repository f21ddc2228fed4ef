package io.lakelift.tables.register;

import static io.lakelift.tables.register.Lake.export;
import static io.lakelift.tables.register.Lake.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.iceberg.ReadTable;
import io.lakelift.tables.store.StoreUnusable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that are cut off at any call, before or after its effect, and several at once. */
class CutOffTest {
    private static final List<String> TABLES = List.of("shop.public.a", "shop.public.b");
    private static final List<String> CHANGES =
            List.of(FakeGlue.CREATE, FakeGlue.UPDATE, FakeGlue.DELETE, FakeS3.PUT, FakeS3.DELETE);

    private static Registration night(Lake lake, int day) {
        String columns = day % 2 == 0 ? "id bigint" : "id bigint, note string";
        return lake.register(
                day, TABLES.stream().map(name -> table(day, name, columns, 2)).toArray(Lake.Part[]::new));
    }

    /** Each table, and each night of it, can be read to its last file. */
    private static List<String> stands(Lake lake) {
        for (String name : lake.glue.names()) {
            ReadTable table = lake.read(name);
            for (String night : table.nights()) {
                assertThat(table.files(night))
                        .as(name + " at " + night)
                        .hasSize(2)
                        .allMatch(file -> file.contains("/" + night + "/"));
            }
        }
        return TABLES.stream()
                .map(name -> lake.read(name.replace("shop.public.", "public_")).night())
                .toList();
    }

    @ParameterizedTest(name = "after its effect: {0}")
    @ValueSource(booleans = {false, true})
    void register_killedAtAnyCall_standsAtWholeNightsAndIsCompletedByDoingItAgain(boolean after) {
        int kills = 0;
        boolean finished = false;
        for (int call = 0; !finished; call++) {
            try (Lake lake = new Lake().keeping(2)) {
                night(lake, 19);
                night(lake, 20);
                kill(lake, call, after);
                finished = !died(lake);
                kills += finished ? 0 : 1;
                assertThat(stands(lake)).as("killed at call " + call).isSubsetOf(export(20), export(21));

                lake.glue.faults().clear();
                lake.bucket.faults().clear();
                assertThat(night(lake, 21).hasTrouble()).isFalse();
                assertThat(stands(lake)).as("killed at call " + call).containsOnly(export(21));
                assertThat(lake.glue.names())
                        .containsExactly("public_a", "public_a__2026_11_20", "public_b", "public_b__2026_11_20");
            }
        }
        assertThat(kills).isGreaterThan(10);
    }

    private static boolean died(Lake lake) {
        try {
            Registration done = night(lake, 21);
            // What cannot be deleted ends nothing; it is reported.
            return done.tables().stream()
                    .flatMap(table -> table.sentences().stream())
                    .anyMatch(said -> said.contains("killed"));
        } catch (CatalogUnusable | StoreUnusable killed) {
            return true;
        }
    }

    /** Ends the process at that call of those that change something, before or after its effect. */
    private static void kill(Lake lake, int call, boolean after) {
        AtomicInteger left = new AtomicInteger(call);
        Runnable strike = () -> {
            if (left.getAndDecrement() <= 0) { // and whatever comes after it fails too
                throw new Fault.Refuse("InternalError", 500, "killed").error();
            }
        };
        Fault death = after ? new Fault.After(strike) : new Fault.Before(strike);
        for (FaultScript faults : List.of(lake.glue.faults(), lake.bucket.faults())) {
            faults.otherwise(operation -> CHANGES.contains(operation) ? death : new Fault.Pass());
        }
    }

    @Test
    void register_threeNightsAtOnce_endAtTheNewest() throws Exception {
        for (int round = 0; round < 10; round++) {
            try (Lake lake = new Lake();
                    ExecutorService threads = Executors.newFixedThreadPool(3)) {
                night(lake, 19);
                List<Future<Registration>> all = List.of(
                        threads.submit(() -> night(lake, 22)),
                        threads.submit(() -> night(lake, 20)),
                        threads.submit(() -> night(lake, 21)));
                for (Future<Registration> one : all) {
                    assertThat(one.get().tables())
                            .map(TableResult::outcome)
                            .allMatch(outcome ->
                                    outcome == TableOutcome.UPDATED || outcome == TableOutcome.NEWER_IS_THERE);
                }
                assertThat(stands(lake)).containsOnly(export(22));
            }
        }
    }
}

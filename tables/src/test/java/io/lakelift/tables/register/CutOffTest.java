package io.lakelift.tables.register;

import static io.lakelift.tables.register.Lake.export;
import static io.lakelift.tables.register.Lake.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueError;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.iceberg.ReadTable;
import io.lakelift.tables.store.MemoryStore;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that are cut off at any call, before or after its effect, and several at once. */
class CutOffTest {
    private static final List<String> TABLES = List.of("shop.public.a", "shop.public.b");
    private static final List<String> CHANGES = List.of(FakeGlue.CREATE, FakeGlue.UPDATE, FakeGlue.DELETE);

    /** Ends the process at one of the calls that change something. */
    private static final class Killer {
        private final AtomicInteger left;
        private final boolean after;

        Killer(int call, boolean after) {
            this.left = new AtomicInteger(call);
            this.after = after;
        }

        boolean strikes() {
            return left.getAndDecrement() <= 0; // and whatever comes after it fails too
        }
    }

    private record MortalStore(MemoryStore store, Killer killer) implements ObjectStore {
        private <T> T tried(Supplier<T> change) {
            boolean last = killer.strikes();
            T done = !last || killer.after ? change.get() : null;
            if (last) {
                throw new StoreUnusable("killed", new IllegalStateException());
            }
            return java.util.Objects.requireNonNull(done);
        }

        @Override
        public Optional<OwnObject> get(String key) {
            return store.get(key);
        }

        @Override
        public void put(String key, byte[] bytes) {
            throw new AssertionError("metadata is never overwritten");
        }

        @Override
        public boolean create(String key, byte[] bytes) {
            return tried(() -> store.create(key, bytes));
        }

        @Override
        public boolean replace(String key, byte[] bytes, String tag) {
            throw new AssertionError("metadata is never replaced");
        }

        @Override
        public void delete(String key) {
            tried(() -> {
                store.delete(key);
                return true;
            });
        }

        @Override
        public String address(String key) {
            return store.address(key);
        }
    }

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
                Killer killer = new Killer(call, after);
                lake.through(new MortalStore(lake.store, killer));
                plant(lake, killer);
                finished = !died(lake);
                kills += finished ? 0 : 1;
                assertThat(stands(lake)).as("killed at call " + call).isSubsetOf(export(20), export(21));

                lake.through(lake.store);
                lake.glue.faults().clear();
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

    private static void plant(Lake lake, Killer killer) {
        Runnable strike = () -> {
            if (killer.strikes()) {
                throw GlueError.INTERNAL_SERVICE.because("killed");
            }
        };
        Fault death = killer.after ? new Fault.After(strike) : new Fault.Before(strike);
        lake.glue.faults().otherwise(operation -> CHANGES.contains(operation) ? death : new Fault.Pass());
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

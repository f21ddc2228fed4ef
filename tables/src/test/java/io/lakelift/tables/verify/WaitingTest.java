package io.lakelift.tables.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a folder is listed again, and what comes of it. The clock jumps. */
class WaitingTest {
    private static final String ITEMS = "shop/shop.items/1/part-00000-5f2f-c000.gz.parquet";
    private static final Instant END = MemoryFolder.WRITTEN;

    private final TestExport export = TestExport.sound();
    private final MemoryFolder folder = export.folder().live();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private Instant now = END.plusSeconds(60);

    @Test
    void young_andSound_isNotListedAgain() {
        assertThat(verify().complete()).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void young_tableMissing_isMissingFifteenMinutesAfterTheEnd() {
        byItems(folder::remove);

        assertThat(items(verify())).isEqualTo(TableStatus.MISSING);
        assertThat(pauses).containsExactly(Duration.ofMinutes(14));
        assertThat(folder.listings()).isEqualTo(2);
    }

    @Test
    void young_tableComesLate_isComplete() {
        byItems(folder::remove);
        meanwhile = () -> export.file(ITEMS, "postgres-spark");

        assertThat(items(verify())).isEqualTo(TableStatus.DOUBTFUL); // its _SUCCESS did not come
        assertThat(folder.listings()).isEqualTo(2);
    }

    @Test
    void old_tableMissing_isListedOnce() {
        now = END.plus(Duration.ofMinutes(15));
        byItems(folder::remove);

        assertThat(items(verify())).isEqualTo(TableStatus.MISSING);
        assertThat(folder.listings()).isEqualTo(1);
    }

    @Test
    void young_manifestsMissing_areWaitedForTenMinutes() {
        folder.remove("export_info_%s.json".formatted(TestExport.ID)).remove(TestExport.page(1, 2));

        verify();

        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(9));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @Test
    void young_manifestsComeLate_areTaken() {
        folder.remove("export_info_%s.json".formatted(TestExport.ID)).remove(TestExport.page(1, 2));
        meanwhile = export::ended;

        assertThat(verify().findings()).isEmpty();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void running_thatNeverEnds_isReportedAfterAQuarterOfAnHour() {
        folder.remove("export_info_%s.json".formatted(TestExport.ID)).remove(TestExport.page(1, 2));
        meanwhile = () -> folder.put(ITEMS, folder.get(ITEMS), now);

        assertThat(verify().findings()).hasSize(2);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(15));
    }

    /** It goes on for nearly as long as anyone waits for manifests; after that, a table has no file. */
    @Test
    void running_thatEndsWithoutATable_isNotWaitedForAsLongAgain() {
        folder.remove("export_info_%s.json".formatted(TestExport.ID)).remove(TestExport.page(1, 2));
        byte[] whole = folder.get(ITEMS);
        byItems(folder::remove);
        meanwhile = () -> {
            folder.put("shop/another", whole, now);
            if (pauses.size() == 29) {
                export.ended();
            }
        };

        assertThat(items(verify())).isEqualTo(TableStatus.MISSING);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(15));
    }

    /** A copy's times are those of the copying, and nobody goes on writing to it. */
    @Test
    void copyOnDisk_isNeverWaitedFor() {
        TestExport copy = TestExport.sound();
        copy.folder().remove(ITEMS).remove("shop/shop.items/1/_SUCCESS");

        assertThat(items(verify(copy.folder()))).isEqualTo(TableStatus.MISSING);
        assertThat(pauses).isEmpty();
    }

    private static void byItems(java.util.function.Consumer<String> change) {
        change.accept(ITEMS);
        change.accept("shop/shop.items/1/_SUCCESS");
    }

    private VerificationReport verify() {
        return verify(folder);
    }

    private VerificationReport verify(MemoryFolder from) {
        return new ExportVerifier(from, () -> now, this::pause).verify(Progress.NONE);
    }

    private void pause(Duration length) {
        pauses.add(length);
        now = now.plus(length);
        meanwhile.run();
    }

    private static TableStatus items(VerificationReport report) {
        return report.tables().stream()
                .filter(table -> table.name().equals("shop.shop.items"))
                .map(TableReport::status)
                .findFirst()
                .orElseThrow();
    }
}

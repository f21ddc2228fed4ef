package io.lakelift.tables.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.parquet.Footer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Work done in pieces gives the same result as work done at once. */
class TableTallyTest {
    private static final TablePlan PLAN = new TablePlan("shop.shop.orders", List.of(), List.of(), List.of());
    private static final List<Column> TABLE = List.of(new Column("id", "bigint"), new Column("total", "double"));
    private static final List<Column> OTHER = List.of(new Column("id", "bigint"));

    @Test
    void merge_piecesAtAnyPlace_isTheWhole() {
        Random chance = new Random(7);
        for (int night = 0; night < 200; night++) {
            int files = chance.nextInt(120);
            int first = chance.nextInt(files + 1);
            int second = first + chance.nextInt(files - first + 1);
            int kinds = 2 + chance.nextInt(20);
            TableTally whole = tally(0, files, kinds);
            TableTally merged = tally(0, first, kinds);
            merged.merge(tally(first, second, kinds));
            merged.merge(tally(second, files, kinds));

            assertThat(merged.report(PLAN))
                    .as("%d files, cut at %d and %d", files, first, second)
                    .isEqualTo(whole.report(PLAN));
        }
    }

    /** One file in {@code kinds} is unreadable, one has other columns. */
    private static TableTally tally(int from, int to, int kinds) {
        TableTally tally = new TableTally();
        for (int i = from; i < to; i++) {
            Footer footer = switch (i % kinds) {
                case 0 -> new Footer.Unreadable("it is empty");
                case 1 -> new Footer.Readable(i, OTHER);
                default -> new Footer.Readable(i, TABLE);
            };
            tally.add(new StoredFile("part-%05d".formatted(i), i, Instant.EPOCH), footer);
        }
        return tally;
    }
}

package io.lakelift.tables.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.parquet.Footer;
import io.lakelift.tables.report.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report names the first twenty files of a kind of finding, and counts the others. */
class TableTallyTest {
    private static final TablePlan PLAN = new TablePlan("shop.shop.orders", List.of(), List.of(), List.of());
    private static final List<Column> TABLE = List.of(new Column("id", "bigint"), new Column("total", "double"));
    private static final List<Column> OTHER = List.of(new Column("id", "bigint"));

    private final TableTally tally = new TableTally(PLAN);

    @Test
    void report_manyUnreadableFiles_namesTwenty() {
        add(25, new Footer.Unreadable("it is empty"));

        assertThat(sentences())
                .hasSize(21)
                .startsWith("part-00000 cannot be read: it is empty.")
                .endsWith("And 5 more of this kind.");
    }

    @Test
    void report_manyFilesOfAnotherShape_namesTwenty() {
        add(30, new Footer.Readable(1, TABLE));
        add(25, new Footer.Readable(1, OTHER));

        assertThat(sentences())
                .hasSize(21)
                .allMatch(sentence -> sentence.contains("total") || sentence.equals("And 5 more of this kind."))
                .endsWith("And 5 more of this kind.");
    }

    private void add(int files, Footer footer) {
        for (int i = 0; i < files; i++) {
            tally.add(new StoredFile("part-%05d".formatted(i), 1, Instant.EPOCH), footer);
        }
    }

    private List<String> sentences() {
        return tally.report().findings().stream().map(Finding::message).toList();
    }
}

package io.lakelift.tables.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.folder.MemoryFolder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On files of the writers themselves, see src/test/python/fixtures.py. */
class FooterReaderTest {
    private static final List<String> MYSQL = List.of(
            "id bigint",
            "serial_number decimal(20,0)",
            "flags binary",
            "price decimal(9,2)",
            "total decimal(18,2)",
            "precise decimal(30,10)",
            "huge string",
            "ratio double",
            "quantity int",
            "counted bigint",
            "näme string",
            "day string",
            "created timestamp",
            "year int");
    private static final List<String> POSTGRES = List.of(
            "id bigint",
            "quantity int",
            "small smallint",
            "ratio double",
            "real float",
            "paid boolean",
            "payload binary",
            "total string",
            "created string",
            "tags string");

    private final MemoryFolder folder = new MemoryFolder("an-export");

    @ParameterizedTest
    @ValueSource(strings = {"mysql-spark", "mysql-pyarrow", "mysql-duckdb"})
    void footer_mysqlTypes_areNamed(String file) {
        assertThat(readable(file).columns()).map(Column::toString).isEqualTo(MYSQL);
        assertThat(readable(file).rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-spark", "postgres-pyarrow", "postgres-duckdb"})
    void footer_postgresTypes_areNamed(String file) {
        assertThat(readable(file).columns()).map(Column::toString).isEqualTo(POSTGRES);
        assertThat(readable(file).rows()).isEqualTo(2);
    }

    @Test
    void footer_noRows_isReadable() {
        assertThat(readable("no-rows"))
                .isEqualTo(new Footer.Readable(0, readable("mysql-pyarrow").columns()));
    }

    @Test
    void footer_shorterThanTheTail_isOneRead() {
        readable("mysql-spark");

        assertThat(folder.reads()).isEqualTo(1);
    }

    @Test
    void footer_longerThanTheTail_isTwoReads() {
        assertThat(readable("long-footer").rows()).isEqualTo(12);
        assertThat(folder.reads()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql-spark", "mysql-pyarrow", "postgres-duckdb", "long-footer"})
    void footer_cutAtAnyByte_isUnreadable(String file) {
        byte[] whole = MemoryFolder.fixture(file + ".gz.parquet");
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("the first %d bytes", length)
                    .isInstanceOf(Footer.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql-spark", "mysql-pyarrow", "postgres-duckdb", "long-footer"})
    void footer_bytesLostAtTheBeginningOrWithin_isUnreadable(String file) {
        byte[] whole = MemoryFolder.fixture(file + ".gz.parquet");
        int data = readableData(whole);
        for (int lost : new int[] {1, 2, 100, data / 2, data}) {
            assertThat(read(Arrays.copyOfRange(whole, lost, whole.length)))
                    .as("without its first %d bytes", lost)
                    .isInstanceOf(Footer.Unreadable.class);
        }
    }

    /**
     * Without an exception, without gigabytes, and never with other rows: what decodes all the same is not much
     * changed.
     */
    @ParameterizedTest
    @ValueSource(strings = {"mysql-spark", "mysql-pyarrow", "postgres-spark", "postgres-duckdb"})
    void footer_anyByteChanged_neverChangesTheRows(String file) {
        byte[] whole = MemoryFolder.fixture(file + ".gz.parquet");
        for (int at = readableData(whole); at < whole.length; at++) {
            for (int changed : new int[] {0, 0xff, whole[at] ^ 1, whole[at] ^ 0x80, whole[at] ^ 0x10}) {
                byte[] other = whole.clone();
                other[at] = (byte) changed;
                if (read(other) instanceof Footer.Readable readable) {
                    assertThat(readable.rows()).as("byte %d is %d", at, changed).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void footer_lengthOfGigabytes_isUnreadable() {
        byte[] bytes = MemoryFolder.fixture("mysql-spark.gz.parquet");
        bytes[bytes.length - 5] = 0x7f;

        assertThat(read(bytes)).isEqualTo(new Footer.Unreadable("its footer has an impossible length"));
    }

    @Test
    void footer_fileGone_isChanged() {
        folder.put("a", MemoryFolder.fixture("mysql-spark.gz.parquet"));
        var file = folder.file("a");
        folder.remove("a");
        try (FooterReader reader = new FooterReader(folder)) {
            assertThat(reader.read(file)).isEqualTo(new Footer.Changed());
        }
    }

    private Footer.Readable readable(String file) {
        return read(MemoryFolder.fixture(file + ".gz.parquet")).readable().orElseThrow();
    }

    private Footer read(byte[] bytes) {
        folder.put("a", bytes);
        try (FooterReader reader = new FooterReader(folder)) {
            return reader.read(folder.file("a"));
        }
    }

    /** Where its footer begins. */
    private static int readableData(byte[] file) {
        int length = java.nio.ByteBuffer.wrap(file)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt(file.length - 8);
        return file.length - 8 - length;
    }
}

package io.lakelift.fakes.files;

import io.lakelift.fakes.s3.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Sample Parquet files for one database engine. Their columns have the Parquet types to which RDS converts the engine's
 * own.
 *
 * @param spark a file written by Spark, as RDS's files are; after a migration, the same as {@code pyarrow}
 * @param pyarrow a file written by pyarrow
 * @param columns the columns with the engine's own types, as RDS lists them in its manifests
 */
record Corpus(Content spark, Content pyarrow, List<Column> columns) {
    /** @param type the column's type in the database */
    record Column(String name, String type) {}

    private static final Corpus MYSQL = read(
            "mysql",
            "id bigint, serial_number bigint unsigned, flags bit, price decimal, total decimal, precise decimal, huge decimal,"
                    + " ratio double, quantity int, counted int unsigned, näme varchar, day date, created datetime, year year");
    private static final Corpus POSTGRES = read(
            "postgres",
            "id bigint, quantity integer, small smallint, ratio double precision, real real, paid boolean, payload bytea,"
                    + " total numeric, created timestamp with time zone, tags text[]");

    /**
     * The files after a migration: one column is added, one dropped and one widened; in PostgreSQL, one has a new type.
     */
    private static final Corpus CHANGED_MYSQL = changed(
            "mysql",
            "id bigint, serial_number bigint unsigned, flags bit, price decimal, total decimal, precise decimal, huge decimal,"
                    + " ratio double, quantity bigint, counted int unsigned, näme varchar, day date, created datetime, discount decimal");

    private static final Corpus CHANGED_POSTGRES = changed(
            "postgres",
            "id bigint, quantity bigint, small smallint, ratio numeric, real real, paid boolean, payload bytea,"
                    + " total numeric, created timestamp with time zone, discount numeric");

    static Corpus of(boolean postgres) {
        return of(postgres, false);
    }

    /** @param changed whether the columns are those after a migration */
    static Corpus of(boolean postgres, boolean changed) {
        return changed ? (postgres ? CHANGED_POSTGRES : CHANGED_MYSQL) : postgres ? POSTGRES : MYSQL;
    }

    /** The first two thirds of a file, which therefore has no footer. */
    Content cut() {
        byte[] whole = spark.bytes();
        return Content.of(Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    private static Corpus read(String engine, String columns) {
        return new Corpus(file(engine + "-spark"), file(engine + "-pyarrow"), listed(columns));
    }

    private static Corpus changed(String engine, String columns) {
        Content file = file(engine + "-changed-pyarrow");
        return new Corpus(file, file, listed(columns));
    }

    private static List<Column> listed(String columns) {
        return List.of(columns.split(", ")).stream()
                .map(column -> new Column(column.replaceFirst(" .*", ""), column.replaceFirst("^\\S+ ", "")))
                .toList();
    }

    private static Content file(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream(name + ".gz.parquet")) {
            if (file == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return Content.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

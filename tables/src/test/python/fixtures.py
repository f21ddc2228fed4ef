"""fixtures.py FOLDER: writes the Parquet files of src/test/resources/parquet again, with the writers themselves: Spark (which
RDS uses), pyarrow and DuckDB. The columns have the types in which RDS exports MySQL's and PostgreSQL's.
Needs pyarrow, duckdb and pyspark (with a Java that pyspark runs on); it is run by hand, and its files are committed."""
import datetime
import decimal
import pathlib
import shutil
import sys
import tempfile

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

OUT = pathlib.Path(sys.argv[1])
D = decimal.Decimal
NOON = datetime.datetime(2026, 11, 20, 12, 0, 0, 123456, datetime.timezone.utc)

# name, pyarrow's type, Spark's type, two values
MYSQL = [
    ("id", pa.int64(), "bigint", (1, 2)),
    ("serial_number", pa.decimal128(20, 0), "decimal(20,0)", (D(2**63), D(2**64 - 1))),
    ("flags", pa.binary(), "binary", (b"\x01", b"\x00")),
    ("price", pa.decimal128(9, 2), "decimal(9,2)", (D("9.99"), D("-1.00"))),
    ("total", pa.decimal128(18, 2), "decimal(18,2)", (D("123456789.99"), None)),
    ("precise", pa.decimal128(30, 10), "decimal(30,10)", (D("0.0000000001"), D("1.0000000000"))),
    ("huge", pa.string(), "string", ("1" * 50, None)),
    ("ratio", pa.float64(), "double", (0.5, float("nan"))),
    ("quantity", pa.int32(), "int", (1, None)),
    ("counted", pa.int64(), "bigint", (4294967295, 0)),
    ("näme", pa.string(), "string", ("Ä", "")),
    ("day", pa.string(), "string", ("2026-11-20", "0000-00-00")),
    ("created", pa.timestamp("us", "UTC"), "timestamp", (NOON, None)),
    ("year", pa.int32(), "int", (2026, 1901)),
]
POSTGRES = [
    ("id", pa.int64(), "bigint", (1, 2)),
    ("quantity", pa.int32(), "int", (1, None)),
    ("small", pa.int16(), "smallint", (-1, 32767)),
    ("ratio", pa.float64(), "double", (0.5, None)),
    ("real", pa.float32(), "float", (0.25, float("inf"))),
    ("paid", pa.bool_(), "boolean", (True, False)),
    ("payload", pa.binary(), "binary", (b"\xff\x00", None)),
    ("total", pa.string(), "string", ("123.45", "NaN")),
    ("created", pa.string(), "string", ("2026-11-20 12:00:00+00", None)),
    ("tags", pa.string(), "string", ("{a,b}", "{}")),
]


def changed(columns, gone, new, others):
    """The same table when somebody has worked on it: a column more, one less, one widened, one of another type."""
    kept = {column[0]: column for column in columns if column[0] != gone}
    return list({**kept, **{column[0]: column for column in others}}.values()) + [new]


CHANGED = {
    "mysql-changed": changed(MYSQL, "year", ("discount", pa.decimal128(9, 2), "decimal(9,2)", (D("0.50"), None)), [
        ("quantity", pa.int64(), "bigint", (1, None)),
        ("total", pa.string(), "string", ("123456789.99", None)),
    ]),
    "postgres-changed": changed(POSTGRES, "tags", ("discount", pa.string(), "string", ("0.50", None)), [
        ("quantity", pa.int64(), "bigint", (1, None)),
        ("ratio", pa.string(), "string", ("0.5", None)),
    ]),
}


def arrow(columns):
    return pa.table({name: pa.array(values, kind) for name, kind, _, values in columns})


def by_pyarrow(name, columns):
    pq.write_table(arrow(columns), OUT / f"{name}-pyarrow.gz.parquet", compression="gzip",
                   store_decimal_as_integer=True)


def by_duckdb(name, columns):
    written = arrow(columns)  # noqa: F841, DuckDB finds it by its name
    duckdb.sql("SET TimeZone = 'UTC'")
    duckdb.sql(f"COPY (FROM written) TO '{OUT / f'{name}-duckdb.gz.parquet'}' (FORMAT parquet, COMPRESSION gzip)")


def by_spark(shapes):
    from pyspark.sql import SparkSession
    spark = (SparkSession.builder.master("local[1]").config("spark.sql.session.timeZone", "UTC")
             .config("spark.ui.enabled", "false").config("spark.sql.parquet.compression.codec", "gzip")
             .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS").getOrCreate())
    for name, columns in shapes.items():
        schema = ", ".join(f"`{column}` {kind}" for column, _, kind, _ in columns)
        rows = list(zip(*(values for _, _, _, values in columns)))
        with tempfile.TemporaryDirectory() as folder:
            spark.createDataFrame(rows, schema).coalesce(1).write.mode("overwrite").parquet(folder)
            part, = pathlib.Path(folder).glob("part-*.gz.parquet")
            shutil.copyfile(part, OUT / f"{name}-spark.gz.parquet")
    spark.stop()


def long_footer():
    """Twelve row groups of twenty columns: its footer is longer than the tail that is read at first."""
    rows = 12
    table = pa.table({f"column_{i}": pa.array(range(rows), pa.int64()) for i in range(20)})
    pq.write_table(table, OUT / "long-footer.gz.parquet", compression="gzip", row_group_size=1)


def no_rows():
    pq.write_table(arrow(MYSQL).slice(0, 0), OUT / "no-rows.gz.parquet", compression="gzip")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    shapes = {"mysql": MYSQL, "postgres": POSTGRES}
    for name, columns in shapes.items():
        by_pyarrow(name, columns)
        by_duckdb(name, columns)
    for name, columns in CHANGED.items():
        by_pyarrow(name, columns)
    long_footer()
    no_rows()
    by_spark(shapes)

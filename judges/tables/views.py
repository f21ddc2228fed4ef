"""views.py [--seed N]: exports of PostgreSQL's and MySQL's shape, made of real Parquet files whose text is what the databases write,
the values that no type holds among it. DuckDB runs the views that ./lakelift views prints for it: each column must have the database's
type and each value be what Python makes of the text, or NULL. Athena's views are parsed by sqlglot, for names, columns in their order
and types, and run by DuckDB in its translation. Exit 1 on any difference; the first run installs what views-requirements.txt lists."""
import argparse
import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import uuid
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]

sys.path.append(str(HERE.parent))
from own_venv import go_on_in

go_on_in("views", HERE / "views-requirements.txt")

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import sqlglot
from sqlglot import exp

UTC = dt.timezone.utc
ROWS = 60
# No type of any engine holds these, or the engines do not agree.
NOTHING = {
    "number": ["NaN", "Infinity", "-Infinity", "9" * 29, "1" + "0" * 40, ""],
    "date": ["infinity", "-infinity", "0044-03-15 BC", "0000-00-00", "2026-02-30", "epoch", ""],
    "time": ["24:00:00", "838:59:59", "-01:00:00", "25:00:00", ""],
    "timestamp": ["infinity", "-infinity", "0044-03-15 10:00:00 BC", "0000-00-00 00:00:00", "2026-13-01 00:00:00", ""],
    "instant": ["infinity", "-infinity", "0044-03-15 10:00:00+00 BC", "2026-11-31 00:00:00+00", ""],
    "uuid": ["", "x", "a0eebc99"],
}


def number(text):
    """decimal(38,10), as PostgreSQL rounds."""
    try:
        with localcontext() as context:
            context.prec = 60
            value = Decimal(text).quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP)
            return value if abs(value) < Decimal(10) ** 28 else None
    except InvalidOperation:
        return None


def parsed(form, read):
    """Python's reading of what has the form, else nothing."""
    def value(text):
        try:
            return read(text) if re.fullmatch(form, text) else None
        except ValueError:
            return None
    return value


DAY, CLOCK = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d:\d\d(\.\d+)?"
READ = {
    "number": number,
    "date": parsed(DAY, dt.date.fromisoformat),
    "time": parsed(CLOCK, dt.time.fromisoformat),
    "timestamp": parsed(f"{DAY} {CLOCK}", dt.datetime.fromisoformat),
    "instant": parsed(f"{DAY} {CLOCK}[+-][0-9:]+", lambda text: dt.datetime.fromisoformat(text).astimezone(UTC)),
    "uuid": parsed(r"[0-9a-f-]{36}", uuid.UUID),
}

def read(kind, text):
    return None if text is None else READ.get(kind, str)(text)


# Name, the database's word, kind of text; the types that a view must give in DuckDB and in Athena.
TEXTS = [
    ("total", "numeric", "number", "DECIMAL(38,10)", "DECIMAL(38, 10)"),
    ("born", "date", "date", "DATE", "DATE"),
    ("opens", "time without time zone", "time", "TIME", None),
    ("placed", "timestamp without time zone", "timestamp", "TIMESTAMP", "TIMESTAMP(3)"),
    ("paid", "timestamp with time zone", "instant", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP(3)"),
    ('the "key"', "uuid", "uuid", "UUID", None),
    ("it's", "timestamp with time zone", "instant", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP(3)"),
    ("näme", "character varying", "text", "VARCHAR", None),
    ("Preis", "money", "text", "VARCHAR", None),
    ("span", "interval", "text", "VARCHAR", None),
]


def text(chance, kind):
    """What the database writes."""
    if chance.random() < 0.1:
        return None
    if kind in NOTHING and chance.random() < 0.3:
        return chance.choice(NOTHING[kind])
    at = dt.datetime(1, 1, 1) + dt.timedelta(microseconds=chance.randrange(2 * 86400 * 365 * 4990) * 500_000 + chance.choice([0, 345678]))
    clock = at.strftime("%H:%M:%S") + (f".{at.microsecond:06}".rstrip("0") if at.microsecond else "")
    day = f"{at.year:04}-{at.month:02}-{at.day:02}"
    return {
        "number": lambda: chance.choice(["0", "-0.5", "12.30", "1.00000000005", "9" * 28 + ".5", f"{chance.randint(-10**12, 10**12)}.{chance.randint(0, 99):02}"]),
        "date": lambda: day,
        "time": lambda: clock,
        "timestamp": lambda: f"{day} {clock}",
        "instant": lambda: f"{day if at.year > 1 else '0002' + day[4:]} {clock}{chance.choice(['+00', '-03', '+05:30', '+14', '+00:53:28'])}",
        "uuid": lambda: str(uuid.UUID(int=chance.getrandbits(128))),
        "text": lambda: chance.choice(["", "$1,234.56", "1 day 02:00:00", "ä€𝄞", "O'Brien"]),
    }[kind]()


def postgres(chance):
    """Columns with their text, and what DuckDB must give."""
    columns = {name: [text(chance, kind) for _ in range(ROWS)] for name, _, kind, _, _ in TEXTS}
    arrow = pa.table({"id": pa.array(range(ROWS), pa.int64())} | {name: pa.array(values, pa.string()) for name, values in columns.items()})
    want = [{"id": i} | {name: read(kind, columns[name][i]) for name, _, kind, _, _ in TEXTS}
            for i in range(ROWS)]
    mappings = [("id", "bigint", 64)] + [(name, word, 0) for name, word, *_ in TEXTS]
    types = {"id": ("BIGINT", None)} | {name: (duck, athena) for name, _, _, duck, athena in TEXTS}
    return arrow, mappings, types, want


def mysql(chance):
    instants = [dt.datetime(2026, 11, 20, tzinfo=UTC) + dt.timedelta(microseconds=chance.randint(-10**15, 10**15)) for _ in range(ROWS)]
    dates, times = [text(chance, "date") for _ in range(ROWS)], [text(chance, "time") for _ in range(ROWS)]
    chars = [chance.choice([b"DE", "Ö".encode(), b"\xff\xfe", None]) for _ in range(ROWS)]
    many = ["1" * 50 + ".25"] * ROWS
    zoned = pa.timestamp("us", tz="UTC")
    arrow = pa.table({"id": pa.array(range(ROWS), pa.int32()), "created": pa.array(instants, zoned), "changed": pa.array(instants, zoned),
                      "day": pa.array(dates, pa.string()), "lasts": pa.array(times, pa.string()), "country": pa.array(chars, pa.binary()),
                      "photo": pa.array(chars, pa.binary()), "many": pa.array(many, pa.string()),
                      "price": pa.array([Decimal("1.25")] * ROWS, pa.decimal128(10, 2))})
    want = [{"id": i, "created": instants[i].replace(tzinfo=None), "changed": instants[i], "day": read("date", dates[i]),
             "lasts": read("time", times[i]), "country": decoded(chars[i]), "photo": chars[i], "many": many[i],
             "price": Decimal("1.25")} for i in range(ROWS)]
    mappings = [("id", "int", 10), ("created", "datetime", 0), ("changed", "timestamp", 0), ("day", "date", 0), ("lasts", "time", 0),
                ("country", "char", 0), ("photo", "blob", 0), ("many", "decimal", 60), ("price", "decimal", 10)]
    types = {"id": ("INTEGER", None), "created": ("TIMESTAMP", "TIMESTAMP(3)"), "changed": ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP(3)"),
             "day": ("DATE", "DATE"), "lasts": ("TIME", None), "country": ("VARCHAR", None), "photo": ("BLOB", None), "many": ("VARCHAR", None),
             "price": ("DECIMAL(10,2)", None)}
    return arrow, mappings, types, want


def decoded(value):
    try:
        return value and value.decode()
    except UnicodeDecodeError:
        return None


def export(folder, tables):
    """Writes the files and manifests; `tables` has the database's name of each with its content."""
    entries = []
    for target, (arrow, mappings, _, _) in tables.items():
        for part in range(2):
            file = folder / place(target) / str(part + 1) / f"part-{part:05}-5f2f-c000.gz.parquet"
            file.parent.mkdir(parents=True)
            pq.write_table(arrow.slice(part * (ROWS // 2), ROWS // 2), file, compression="gzip", store_schema=False, store_decimal_as_integer=True)
        entries.append({"target": target, "status": "COMPLETE", "sizeGB": 0.25, "schemaMetadata": {"originalTypeMappings": [
            {"columnName": name, "originalType": word, "originalNumPrecision": digits} for name, word, digits in mappings]}})
    entries.append({"target": "shop.public.nothing", "status": "COMPLETE", "sizeGB": 0.000015})
    (folder / "export_info_nightly-1.json").write_text(json.dumps({"exportTaskIdentifier": "nightly-1", "status": "COMPLETE"}))
    (folder / f"export_tables_info_nightly-1_from_1_to_{len(entries)}.json").write_text(json.dumps({"perTableStatus": entries}))


def views(folder, *options):
    command = [HOME / "judges/java", f"-Dlakelift.home={HOME}", "io.lakelift.local.cli.Lakelift", "views", folder, *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or "nothing" not in done.stderr:
        print(done.returncode, done.stdout[-2000:], done.stderr[-3000:], sep="\n")
        sys.exit(1)
    return done.stdout.splitlines()


def place(target):
    return re.sub(r'[\\` "]', "_", target).replace(".", "/", 1)


def named(target):
    return re.sub("[^a-z0-9_]", "_", "_".join(target.split(".", 2)[-2:]).lower()) + "_typed"


def by_duckdb(statements, tables):
    """Each difference, a sentence."""
    duck = duckdb.connect()
    duck.execute("SET TimeZone = 'America/New_York'")  # what a view gives may not depend on who asks
    for statement in statements:
        duck.execute(statement)
    for target, (_, _, types, want) in tables.items():
        have = {name: kind for name, kind, *_ in duck.execute(f'DESCRIBE "{named(target)}"').fetchall()}
        if have != {name: duck_type for name, (duck_type, _) in types.items()}:
            yield f"{target} has the types {have}"
        yield from values(duck, f'"{named(target)}"', target, want)


def by_translation(statements, folder, tables):
    """Athena's views, as sqlglot says the same to DuckDB: not Athena's own reading of a text, but what is made of which text."""
    duck = duckdb.connect()
    duck.execute("SET TimeZone = 'America/New_York'")
    duck.execute("CREATE SCHEMA lake")
    for target in tables:
        files = re.sub(r"[\[*?]", r"[\g<0>]", str(folder / place(target))).replace("'", "''")
        duck.execute(f"""CREATE VIEW lake.{named(target).removesuffix('_typed')} AS
                         FROM read_parquet('{files}/**/*.parquet', hive_partitioning = false)""")
    for statement in statements:
        duck.execute(sqlglot.transpile(statement.replace("$1", r"\1").replace('from_utf8("country")', '"country"'), read="trino", write="duckdb")[0])
    for target, (arrow, _, types, want) in tables.items():
        plain = arrow.to_pylist()  # what Athena's views leave as it is
        yield from values(duck, f'lake."{named(target)}"', f"{target} in Athena", [
            {name: value if types[name][1] == "DECIMAL(38, 10)" or types[name][1] == "DATE"
             else milliseconds(value) if types[name][1] else plain[i][name] for name, value in row.items()} for i, row in enumerate(want)])


def milliseconds(moment):
    """In UTC, rounded."""
    if moment is None:
        return None
    moment = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return moment.replace(microsecond=0) + dt.timedelta(milliseconds=(moment.microsecond + 500) // 1000)


def values(duck, view, target, want):
    duck.execute("SET TimeZone = 'UTC'")
    got = duck.sql(f"FROM {view} ORDER BY id").to_arrow_table().to_pylist()
    for row, right in zip(got, want):
        for name, value in right.items():
            one = row[name]
            one = one.astimezone(UTC) if isinstance(one, dt.datetime) and one.tzinfo else one
            if isinstance(one, bytes) and isinstance(value, uuid.UUID):
                one = uuid.UUID(bytes=one)
            if str(one) != str(value):
                yield f"{target}, row {right['id']}, {name}: {one!r} and not {value!r}"
    if len(got) != len(want):
        yield f"{target} has {len(got)} rows and not {len(want)}"


def by_sqlglot(statements, tables):
    wanted = {named(target): (target, content) for target, content in tables.items()}
    for dialect in ("athena", "trino"):
        for statement in statements:
            try:
                create = sqlglot.parse_one(statement, dialect=dialect)
            except sqlglot.errors.ParseError as e:
                yield f"{dialect}: {str(e)[:300]}"
                continue
            select, view = create.expression, create.this
            if not isinstance(create, exp.Create) or create.kind != "VIEW" or not create.args.get("replace") or view.db != "lake":
                yield f"{dialect}: {statement[:120]} is no CREATE OR REPLACE VIEW in lake"
                continue
            target, (_, _, types, _) = wanted[view.name]
            source, = select.find_all(exp.Table)
            if (source.db, source.name) != ("lake", view.name.removesuffix("_typed")):
                yield f"{dialect}: {view.name} is over {source.sql()}"
            if select.named_selects != list(types):
                yield f"{dialect}: {target} has the columns {select.named_selects}"
            for projection, (name, (_, athena)) in zip(select.expressions, types.items()):
                inner = projection.unalias()
                have = inner.to.sql(dialect="trino") if isinstance(inner, (exp.Cast, exp.TryCast)) else None
                if have != athena:
                    yield f"{dialect}: {target}, {name} is of {have} and not {athena}"
                if {column.name for column in projection.find_all(exp.Column)} != {name}:
                    yield f"{dialect}: {target}, {name} is made of other columns"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun, chance = time.monotonic(), random.Random(options.seed)
    tables = {"shop.public.orders": postgres(chance), "shop.Sales.O'Brien [1]?*": postgres(chance), "shop.shop.plain": mysql(chance)}
    with tempfile.TemporaryDirectory(prefix="lakelift-views-") as name:
        folder = Path(name) / "total=1" / "nightly-1"  # a folder that looks like a partition may add no column
        folder.mkdir(parents=True)
        export(folder, tables)
        duck, athena = views(folder, "--engine", "duckdb"), views(folder, "--database", "lake")
        wrong = [*by_duckdb(duck, tables), *by_sqlglot(athena, tables), *by_translation(athena, folder, tables)]
    for statements in (duck, athena):
        if len(statements) != len(tables):
            wrong.append(f"{len(statements)} views of {len(tables)} tables: {statements}")
    for what in wrong[:20]:
        print(what)
    values = sum(len(want) * len(types) for _, _, types, want in tables.values())
    print(f"views: {len(duck)} views run by DuckDB over {values} values, {len(athena)} parsed as Athena's SQL, {len(wrong)} findings, "
          f"{time.monotonic() - begun:.0f} s")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

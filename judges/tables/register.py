"""register.py [--seed N] [--engine NAME:VERSION...]: seven nights of a database whose tables change, in a moto that plays S3 and
Glue, registered by ./lakelift register. PyIceberg, DuckDB and Polars read every table of every kept night, the older ones by
snapshot id and by the night's own table, and filter each; they must give what pyarrow gives of the same files. Each newest table has a view with the database's own types, and docs/iceberg.md's commands
count its newest and an older night. With `--engine
trino:476 trino:483 spark:4.1.3` these read too, Trino the views as well. Nothing of an export may have changed, and all that was written must lie at the
tables' place. Exit 1 on any difference; the first run installs what requirements.txt lists."""
import argparse
import base64
import datetime as dt
import decimal
import io
import json
import logging
import math
import os
import random
import re
import socket
import subprocess
import sys
import time
from decimal import Decimal as D
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]

sys.path.append(str(HERE.parent))
from own_venv import go_on_in

go_on_in("iceberg", HERE / "requirements.txt")

import boto3
import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer
from pyiceberg.catalog import load_catalog

from engines import Engine

os.environ["POLARS_ICEBERG_PLANNER"] = "pyiceberg"  # or Polars warns that it plans no faster
decimal.getcontext().prec = 40
logging.getLogger("werkzeug").setLevel(logging.ERROR)
REGION, BUCKET, DATABASE, KEPT = "eu-west-1", "exports", "lake", 6
ZONED = pa.timestamp("us", tz="UTC")
# What RDS writes for MySQL and PostgreSQL, and a name that is not ASCII.
STEADY = {"id": pa.int64(), "serial": pa.decimal128(20, 0), "small": pa.int16(), "weight": pa.float64(), "at": ZONED, "name": pa.string(),
          "raw": pa.binary(), "on": pa.bool_(), "näme": pa.string(), "big": pa.decimal128(38, 10)}
BASE = {"id": pa.int64(), "amount": pa.int32(), "total": pa.decimal128(10, 2), "rate": pa.float32(), "note": pa.string(), "fax": pa.string()}

# Of the table whose text has other types in the database: the database's word, the text of some rows, and what it is to Trino.
LEDGER = {
    "total": ("numeric", ["12.30", "NaN", "-0.00000000005", None], [D("12.3000000000"), None, D("-1E-10"), None]),
    "born": ("date", ["2026-02-28", "infinity", "0044-03-15 BC", None], ["2026-02-28", None, None, None]),
    "placed": ("timestamp without time zone", ["2026-11-20 02:03:04.5678", "-infinity", "2026-02-30 00:00:01", None],
               ["2026-11-20T02:03:04.568", None, None, None]),
    "paid": ("timestamp with time zone", ["2026-11-20 02:03:04+05:30", "2026-11-20 02:03:04-03", "2026-11-20 02:03:04+00:53:28", None],
             ["2026-11-19T20:33:04", "2026-11-20T05:03:04", None, None]),
    "key": ("uuid", ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "x", "", None], ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "x", "", None]),
}
HIVE = {"varchar": "string", "integer": "int", "real": "float", "varbinary": "binary", "timestamp(3)": "timestamp"}


def but(columns, *gone, **changed):
    return {name: kind for name, kind in columns.items() if name not in gone} | changed


WIDE = but(BASE, "fax", phone=pa.string(), amount=pa.int64(), total=pa.decimal128(20, 2), rate=pa.float64())
NIGHTS = [
    BASE,
    BASE | {"phone": pa.string()},                                                   # a column comes
    but(BASE, "fax", phone=pa.string()),                                             # one goes
    WIDE,                                                                            # three are widened
    but(WIDE, "note", remark=pa.string()),                                           # one is renamed
    but(WIDE, amount=pa.string(), total=pa.decimal128(20, 4), note=pa.binary(), fax=pa.string()),  # all else breaks, and one comes back
    but(WIDE, amount=pa.int32(), total=pa.decimal128(10, 2), fax=pa.string()),       # and back again
]


def value(chance, kind):
    if chance.random() < 0.15:
        return None
    if pa.types.is_decimal(kind):
        top = 10 ** kind.precision - 1
        return D(chance.choice([top, 2**63 + 7 if top > 2**63 else 7, chance.randint(0, top)])).scaleb(-kind.scale)
    if pa.types.is_integer(kind):
        return chance.choice([0, -1, 1, 2 ** (kind.bit_width - 1) - 1, chance.randint(-30000, 30000)])
    if pa.types.is_floating(kind):
        return chance.choice([math.nan, math.inf, 0.5, -1.25, chance.randint(-9, 9) / 4])
    if pa.types.is_timestamp(kind):
        return dt.datetime(2026, 11, 20, tzinfo=dt.timezone.utc) + dt.timedelta(microseconds=chance.randint(-10**15, 10**15))
    if pa.types.is_boolean(kind):
        return chance.random() < 0.5
    text = chance.choice(["", "a", "ä€𝄞", "O'Brien", str(chance.randint(0, 10**6))])
    return text.encode() if pa.types.is_binary(kind) else text


def written(chance, columns, rows):
    """A file of Parquet, without the schema of Arrow's, as Spark writes none."""
    data = {name: pa.array([i if name == "id" else value(chance, kind) for i in range(rows)], kind) for name, kind in columns.items()}
    file = io.BytesIO()
    pq.write_table(pa.table(data), file, compression="gzip", store_schema=False, store_decimal_as_integer=True)
    return file.getvalue()


def ledger():
    file = io.BytesIO()
    pq.write_table(pa.table({name: pa.array(texts, pa.string()) for name, (_, texts, _) in LEDGER.items()}), file, store_schema=False)
    return file.getvalue()


def milliseconds(time):
    """As Trino's timestamp(3) is written by Java."""
    rounded = time.astimezone(dt.timezone.utc).replace(tzinfo=None, microsecond=0) + dt.timedelta(milliseconds=(time.microsecond + 500) // 1000)
    return rounded.isoformat(timespec="milliseconds" if rounded.microsecond else "seconds" if rounded.second else "minutes")


class Night:
    """An export in S3: `files` has the bytes of each table's files."""

    def __init__(self, number, s3, chance):
        self.number, self.files = number, {}
        day = f"2026-11-{number + 10}"
        self.id, self.date = f"lakelift-rds-orders-{day}-03-10", day.replace("-", "_")
        self.address = f"s3://{BUCKET}/nightly/{self.id}"
        tables = {"orders": NIGHTS[number % 7], "order items": STEADY, "ledger": None}
        if number not in (2, 5):
            tables["sometimes"] = but(BASE, "fax") if number < 4 else BASE
        entries = []
        for name in [*tables] + (["sometimes"] if "sometimes" not in tables else []) + ["never"]:
            folder = f"nightly/{self.id}/shop/shop.{name.replace(' ', '_')}/"
            self.files[name] = []
            for part in range(chance.randint(1, 3) if name in tables else 0):
                body = written(chance, tables[name], chance.choice([1, 7, 40])) if tables[name] else ledger()
                key = f"{folder}{part % 2 + 1}/part-{part:05}-5f2f-c000.gz.parquet"
                s3.put_object(Bucket=BUCKET, Key=key, Body=body)
                self.files[name].append(body)
            if name == "sometimes" and name not in tables:
                s3.put_object(Bucket=BUCKET, Key=f"{folder}1/_SUCCESS", Body=b"")  # without it, the table's files may be missing
            if name in tables:
                for batch in {1, min(2, len(self.files[name]))}:
                    s3.put_object(Bucket=BUCKET, Key=f"{folder}{batch}/_SUCCESS", Body=b"")
            types = LEDGER if name == "ledger" else {}
            entries.append({"target": f"shop.shop.{name}", "status": "COMPLETE", "sizeGB": 0.25 if name in tables else 0.0, "schemaMetadata": {
                "originalTypeMappings": [{"columnName": column, "originalType": word} for column, (word, _, _) in types.items()]}})
        info = {"exportTaskIdentifier": self.id, "status": "COMPLETE", "percentProgress": 100, "snapshotTime": f"{day}T03:10:00Z",
                "sourceArn": f"arn:aws:rds:{REGION}:123456789012:snapshot:rds:orders-{day}-03-10", "taskEndTime": f"{day}T04:00:00Z"}
        for kind, content in (("info", info), (f"tables_info_{self.id}_from_1_to_{len(entries)}", {"perTableStatus": entries})):
            name = f"export_info_{self.id}.json" if kind == "info" else f"export_{kind}.json"
            s3.put_object(Bucket=BUCKET, Key=f"nightly/{self.id}/{name}", Body=json.dumps(content).encode())
        # Of an export that is younger than a quarter of an hour more files may come, and whoever registers it waits for them.
        for key, stored in s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[BUCKET].keys.items():
            if key.startswith(f"nightly/{self.id}/"):
                stored.last_modified = dt.datetime.fromisoformat(f"{day}T04:00:00")

    def table(self, name):
        """As pyarrow reads the files; None where there is none."""
        return pa.concat_tables([pq.read_table(io.BytesIO(body)) for body in self.files[name]]) if self.files[name] else None


def plain(thing):
    """Equal for what is the same value, whichever reader gave it."""
    if isinstance(thing, float):
        return "NaN" if math.isnan(thing) else thing
    if isinstance(thing, dt.datetime):
        return thing.astimezone(dt.timezone.utc)
    if isinstance(thing, (bytearray, memoryview)):
        return bytes(thing)
    return thing


def rows(arrow):
    return arrow.column_names, sorted(([plain(v) for v in row.values()] for row in arrow.to_pylist()), key=repr)


class Lake:
    def __init__(self, endpoint):
        self.endpoint, self.engines = endpoint, []
        given = {"region_name": REGION, "endpoint_url": endpoint, "aws_access_key_id": "x", "aws_secret_access_key": "x"}
        self.s3, self.glue = boto3.client("s3", **given), boto3.client("glue", **given)
        self.s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        self.glue.create_database(DatabaseInput={"Name": DATABASE})
        keys = {"s3.endpoint": endpoint, "s3.region": REGION, "s3.access-key-id": "x", "s3.secret-access-key": "x"}
        self.keys = keys
        self.catalog = load_catalog("glue", **{"type": "glue", "glue.endpoint": endpoint, "glue.region": REGION,
                                               "glue.access-key-id": "x", "glue.secret-access-key": "x"}, **keys)
        self.duck = duckdb.connect(config={"allow_unsigned_extensions": "true", "extension_directory": str(Path(sys.prefix) / "duckdb")})
        for name in ("httpfs", "avro", "iceberg"):
            load(self.duck, name)
        self.duck.execute(f"""CREATE SECRET (TYPE s3, KEY_ID 'x', SECRET 'x', REGION '{REGION}', ENDPOINT '{endpoint[7:]}',
                              URL_STYLE 'path', USE_SSL false)""")
        self.duck.execute("SET TimeZone = 'UTC'")

    def objects(self):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return {o["Key"]: (o["ETag"], o["LastModified"]) for page in pages for o in page.get("Contents", [])}

    def register(self, *nights):
        """What the command answers, by the export's identifier."""
        environment = os.environ | {"AWS_ENDPOINT_URL_S3": self.endpoint, "AWS_ENDPOINT_URL_GLUE": self.endpoint, "AWS_REGION": REGION,
                                    "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
        command = [HOME / "judges/java", f"-Dlakelift.home={HOME}", "io.lakelift.local.cli.Lakelift", "register", "--json",
                   "--database", DATABASE, "--keep-nights", str(KEPT), "--views", *[night.address for night in nights]]
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode:
            print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
            sys.exit(1)
        answers = [json.loads(line) for line in done.stdout.splitlines() if '"schemaVersion"' in line]
        return {answer["exportTaskIdentifier"]: {table["table"]: table for table in answer["tables"]} for answer in answers}

    def readers(self, table, snapshot):
        """Each gives column names and rows; with a condition, of it only."""
        iceberg = self.catalog.load_table(f"{DATABASE}.{table}")
        place = iceberg.metadata_location

        def by_pyiceberg(condition):
            return rows(iceberg.scan(snapshot_id=snapshot, **({"row_filter": condition} if condition else {})).to_arrow())

        def by_duckdb(condition):
            where = f"WHERE {condition}" if condition else ""
            return rows(self.duck.execute(f"FROM iceberg_scan('{place}', snapshot_from_id = {snapshot}) {where}").to_arrow_table())

        def by_polars(condition):
            frame = pl.scan_iceberg(iceberg, snapshot_id=snapshot, reader_override="native", storage_options={
                "aws_endpoint_url": self.endpoint, "aws_region": REGION, "aws_access_key_id": "x", "aws_secret_access_key": "x",
                "aws_allow_http": "true"})
            return rows((frame.filter(pl.sql_expr(condition)) if condition else frame).collect().to_arrow())

        return {"PyIceberg": by_pyiceberg, "DuckDB": by_duckdb, "Polars": by_polars} | {
            engine.name: lambda condition, engine=engine: engine.read(table, snapshot, condition) for engine in self.engines}


def shown(section):
    """The code of a section of docs/iceberg.md, as it stands there."""
    wanted, = [part for part in re.split(r"^## ", (HOME / "docs/iceberg.md").read_text(), flags=re.M) if part.startswith(section + "\n")]
    return re.findall(r"^```(\w+)\n(.*?)^```", wanted, re.S | re.M)


def load(duck, name):
    """From its wheel, not from the network."""
    module = __import__(f"duckdb_extension_{name}")
    file, = Path(module.__file__).parent.rglob("*.duckdb_extension")
    duck.execute(f"LOAD '{file}'")


class Judge:
    def __init__(self, lake):
        self.lake, self.read, self.filtered, self.shown, self.wrong = lake, 0, 0, 0, []

    def expect(self, is_right, what):
        if not is_right:
            self.wrong.append(what)

    def one(self, table, snapshot, want, what, own):
        for reader, read in self.lake.readers(table, snapshot).items():
            self.read += 1
            self.same(f"{reader}, {what}", lambda: read(None), want)
            # Of an old night in the table with all nights, filters are what docs/iceberg.md warns of.
            for name, kind in zip(want.column_names, want.schema.types) if own else ():
                literal = "1" if pa.types.is_integer(kind) or pa.types.is_decimal(kind) else "'a'" if pa.types.is_string(kind) else None
                if literal and name.isascii():
                    value = pa.scalar(1 if literal == "1" else "a")
                    self.filtered += 1
                    keep = pc.fill_null(pc.greater_equal(want[name], value.cast(pa.int64()) if literal == "1" else value), False)
                    self.same(f"{reader}, {what}, {name} >= {literal}", lambda: read(f"{name} >= {literal}"), want.filter(keep))

    def page(self, table, now, then):
        """The page's commands count the newest night and an older one: (snapshot id, rows)."""
        place = self.lake.catalog.load_table(f"{DATABASE}.{table}").metadata_location
        setting = {f"PYICEBERG_CATALOG__GLUE__{key}": value for service in ("GLUE", "S3") for key, value in {
            f"{service}__ENDPOINT": self.lake.endpoint, f"{service}__REGION": REGION, f"{service}__ACCESS_KEY_ID": "x",
            f"{service}__SECRET_ACCESS_KEY": "x"}.items()} | {"AWS_ALLOW_HTTP": "true"}
        for section, rows_of in (("Read the newest night", now[1]), ("Read an older night", then[1])):
            for kind, code in shown(section):
                code = code.replace("orders_orders", table).replace("METADATA_LOCATION", place).replace("4171254738321233921", str(then[0]))
                if kind == "python":
                    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | setting)
                    have = done.stdout.strip() or done.stderr[-500:]
                elif "iceberg_scan" in code:
                    have = str(self.lake.duck.execute(code).fetchone()[0])
                else:
                    continue  # of engines that are not here, and of AWS's command
                self.shown += 1
                self.expect(have == str(rows_of), f"{section}: {rows_of} rows, and the page's command says {have}: {code}")

    def view(self, table, night, name):
        """It has the columns of the newest night, in types that both of its languages agree on, and Trino reads it."""
        kept = self.lake.glue.get_table(DatabaseName=DATABASE, Name=f"{table}_typed")["Table"]
        text = json.loads(base64.b64decode(re.fullmatch(r"/\* Presto View: (\S+) \*/", kept["ViewOriginalText"])[1]))
        columns = {column["name"]: column["type"] for column in text["columns"]}
        want = night.table(name)
        self.expect([*columns] == want.column_names, f"{table}_typed: {columns}, and not {want.column_names}")
        hive = [(column["Name"], column["Type"]) for column in kept["StorageDescriptor"]["Columns"]]
        self.expect(hive == [(key.lower(), HIVE.get(kind, kind)) for key, kind in columns.items()], f"{table}_typed: {hive} and {columns}")
        self.expect(kept["TableType"] == "VIRTUAL_VIEW" and kept["Parameters"]["lakelift.view-of"] == table, f"{table}_typed: {kept}")
        if name == "ledger":
            parts = len(night.files[name])
            shown = sorted([list(row) for row in zip(*(typed * parts for _, _, typed in LEDGER.values()))], key=repr)
        else:
            shown = sorted(([milliseconds(v) if isinstance(v, dt.datetime) else plain(v) for v in row.values()] for row in want.to_pylist()), key=repr)
        for engine in self.lake.engines:
            if engine.name.startswith("trino"):
                self.read += 1
                try:
                    have = engine.read(f"{table}_typed", None, None)
                except RuntimeError as e:
                    have = str(e)[:500], []
                self.expect(have == (want.column_names, shown), f"{engine.name}, {table}_typed: {have[0]}, "
                            f"{next((pair for pair in zip(have[1], shown) if pair[0] != pair[1]), 'other columns or rows')}"[:600])

    def same(self, what, read, want):
        try:
            have = read()
        except Exception as e:  # a reader that fails is a finding like any other
            self.wrong.append(f"{what}: {type(e).__name__}: {str(e)[:300]}")
            return
        if have != rows(want):
            self.wrong.append(f"{what}: {len(have[1])} rows {have[0]} and not {want.num_rows} {want.column_names}: "
                              f"{next((pair for pair in zip(have[1], rows(want)[1]) if pair[0] != pair[1]), 'as many')}"[:600])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", nargs="*", default=[])
    options = parser.parse_args()
    begun, chance = time.monotonic(), random.Random(options.seed)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    try:
        lake = Lake(f"http://127.0.0.1:{port}")
        judge = Judge(lake)
        nights = [Night(number, lake.s3, chance) for number in range(8)]
        late, nights = nights[0], nights[1:]
        before = lake.objects()
        answers = {}
        for group in ([nights[0]], [nights[1]], [nights[3], nights[2]], nights[6:3:-1]):  # a command may name several, in any order
            answers |= lake.register(*group)
        for again, outcome in ((late, "newer is there"), (nights[4], "already there")):
            for table in lake.register(again)[again.id].values():
                judge.expect(table["outcome"] in (outcome, "no columns"), f"{again.id} again: {table}")
        after = lake.objects()
        judge.expect({key: after.get(key) for key in before} == before, "an object of an export has changed or is gone")
        strays = [key for key in after if key not in before and not key.startswith(f"lakelift-tables/{DATABASE}/")]
        judge.expect(not strays, f"written elsewhere: {strays[:3]}")
        tables = {t["Name"] for t in lake.glue.get_tables(DatabaseName=DATABASE)["TableList"]}
        judge.expect("shop_never" not in tables, "a table without columns was made")
        lake.engines = [Engine(name, lake.endpoint, DATABASE, REGION) for name in options.engine]
        seen = set()
        for night in nights[-KEPT:]:
            for name in ("orders", "order items", "sometimes", "ledger"):
                table = "shop_" + name.replace(" ", "_")
                answer = answers[night.id][f"shop.shop.{name}"]
                want = night.table(name)
                if want is None:
                    columns = [f.name for f in lake.catalog.load_table(f"{DATABASE}.{table}").schema().fields]
                    judge.expect(answer["rows"] == 0, f"{night.id}, {name}: {answer['rows']} rows of no file")
                    got = lake.catalog.load_table(f"{DATABASE}.{table}").scan(snapshot_id=int(answer["snapshotId"])).to_arrow()
                    judge.expect(got.num_rows == 0, f"{night.id}, {name}: rows of no file, in {columns}")
                    continue
                own, newest = f"{table}__{night.date}", night is nights[-1]
                judge.one(table, int(answer["snapshotId"]), want, f"{night.id}, {table}", newest or own not in tables)
                seen |= {table}
                if own in tables:
                    judge.one(own, int(answer["snapshotId"]), want, f"{night.id}, {own}", True)
                    seen |= {own}
                if newest:
                    judge.view(table, night, name)
                    seen |= {f"{table}_typed"}
        judge.page("shop_order_items", *((int(answers[night.id]["shop.shop.order items"]["snapshotId"]), night.table("order items").num_rows)
                                         for night in (nights[-1], nights[-2])))
        judge.expect(tables <= seen | {f"shop_sometimes__{night.date}" for night in nights}, f"tables that nobody asked for: {tables - seen}")
        judge.expect(sum(name.startswith("shop_orders__") for name in tables) >= 4, f"older nights of orders have no tables: {tables}")
    finally:
        for engine in lake.engines:
            engine.close()
        server.stop()
    for what in judge.wrong[:20]:
        print(what)
    print(f"register: {len(seen)} tables, {KEPT} kept nights of 7, {judge.read} readings, {judge.filtered} filters and {judge.shown} of the page's commands by {', '.join(['PyIceberg', 'DuckDB', 'Polars', *options.engine])},"
          f" {len(judge.wrong)} findings, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(judge.wrong) or judge.read < 60 or judge.shown < 4)


if __name__ == "__main__":
    main()

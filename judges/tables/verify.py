"""verify.py [--exports 300] [--seed 1]: makes exports as RDS leaves them, of real Parquet files, half of them sound and half
with one damage each, and has the project's own classes check them. Every damage must be named, where it is, and nothing in a
sound export; the rows of every file must be those that pyarrow and DuckDB read. The same seed makes the same exports.
Exit 1 on any difference, with the folder of the first ones left behind."""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

HOME = Path(__file__).resolve().parents[2]
FIXTURES = HOME / "tables/src/test/resources/parquet"
CLASSES = HOME / "tables/target/test-classes"
ID = "lakelift-orders-1"
SIZE = 0.25  # GB, of every table with rows: real ones are larger than these files
TABLES = ["orders", "Orders", "order items", 'quo"te', "back`tick", "a\\b", "näme", "v1.2", "items", "$x", "t_1", "émis"]
SKIPS = ["PERMISSIONS_DO_NOT_EXIST", "ROW_TOO_LARGE"]


class Pool:
    """Parquet files by shape; tables are made of links to them."""

    def __init__(self, folder, chance):
        folder.mkdir()
        self.shapes = {name: [FIXTURES / f"{name}-{by}.gz.parquet" for by in ("spark", "pyarrow", "duckdb")]
                       for name in ("mysql", "postgres")}
        for shape in range(6):
            columns = [f"column_{shape}_{i}" for i in range(1, chance.randint(2, 12))] + ["id"]
            files = []
            for number in range(4):
                rows = chance.choice([1, 2, 100, 5000])
                table = pa.table({c: pa.array(chance.choices(range(10**9), k=rows)) for c in columns})
                files.append(folder / f"{shape}-{number}.parquet")
                pq.write_table(table, files[-1], compression="gzip", row_group_size=chance.choice([1, 1000, 10**6]) if rows < 200 else 1000)
            self.shapes[f"made-{shape}"] = files
        self.columns, self.rows, self.differences = {}, {}, []
        for shape, files in self.shapes.items():
            self.columns[shape] = pq.read_schema(files[0]).names
            for file in files:
                arrow = pq.read_table(file).num_rows
                duck = len(duckdb.sql(f"FROM read_parquet('{file}')").fetchall())
                self.rows[file] = arrow
                if arrow != duck:
                    self.differences.append(f"{file}: pyarrow reads {arrow} rows, DuckDB {duck}")


class Table:
    def __init__(self, database, schema, name, kind):
        self.target = f"{database}.{schema}.{name}"
        self.path = "/".join(self.rewritten(part) for part in (database, f"{schema}.{name}"))
        self.kind, self.shape, self.files, self.markers, self.listed = kind, None, {}, [], False
        self.reason = None

    @staticmethod
    def rewritten(name):
        for character in '\\` "':
            name = name.replace(character, "_")
        return name

    def entry(self):
        if self.kind == "skipped":
            return {"target": self.target, "status": "SKIPPED", "warningMessage": self.reason}
        size = SIZE if self.kind == "rows" else 0.000015
        entry = {"target": self.target, "status": "COMPLETE", "sizeGB": size if len(self.target) % 2 else str(size),
                 "tableStatistics": {"partitioningInfo": {"numberOfPartitions": 4, "numberOfCompletedPartitions": 4}}}
        if self.listed:
            entry["schemaMetadata"] = {"originalTypeMappings": [{"columnName": c, "originalType": "x"} for c in self.listed]}
        return entry


class Export:
    """A sound export in memory: each path with the file whose content it has, or with its own bytes."""

    def __init__(self, pool, chance):
        self.pool, self.chance = pool, chance
        mysql = chance.random() < 0.5
        database = chance.choice(["shop", "my shop", "db-1"])
        layout = chance.choice(["batch", "batches", "older", "cluster"])
        self.marked = chance.random() < 0.8
        self.tables = []
        for name in chance.sample(TABLES, chance.randint(3, 8)):
            schema = database if mysql else chance.choice(["public", "sales"])
            kind = chance.choices(["rows", "empty", "skipped"], [8, 1, 1])[0]
            table = Table(database, schema, name, kind)
            if table.path not in {t.path for t in self.tables}:
                self.tables.append(table)
                self.fill(table, layout)
        if not any(t.kind == "rows" for t in self.tables):
            self.tables.append(Table(database, database, "always", "rows"))
            self.fill(self.tables[-1], layout)
        self.page_size = chance.randint(1, 4)
        self.info = {"exportTaskIdentifier": ID, "status": "COMPLETE", "percentProgress": 100,
                     "taskEndTime": "2026-11-20T03:00:00.000Z"}
        self.entries = [t.entry() for t in self.tables]
        self.others, self.lost_pages = {}, set()

    def fill(self, table, layout):
        if table.kind == "skipped":
            table.reason = self.chance.choice(SKIPS)
            return
        batches = {"batch": ["1/"], "older": [""], "cluster": ["1/", "a/", "b/"],
                   "batches": [f"{i}/" for i in range(1, 4)]}[layout]
        if table.kind == "rows":
            table.shape = self.chance.choice(list(self.pool.shapes))
            for number in sorted(self.chance.sample(range(9), self.chance.randint(1, 4))):
                batch = self.chance.choice(batches)
                table.files[f"{table.path}/{batch}part-{number:05}-{self.chance.getrandbits(32):08x}-c000.gz.parquet"] = \
                    self.chance.choice(self.pool.shapes[table.shape])
            if self.chance.random() < 0.5:
                table.listed = list(self.pool.columns[table.shape])
        used = {path[:path.rindex("/")] for path in table.files} or {f"{table.path}/{batches[0]}".rstrip("/")}
        table.markers = [f"{folder}/_SUCCESS" for folder in sorted(used)] if self.marked else []

    def pages(self):
        for first in range(0, len(self.entries), self.page_size):
            part = self.entries[first:first + self.page_size]
            yield f"export_tables_info_{ID}_from_{first + 1}_to_{first + len(part)}.json", part

    def write(self, folder):
        files = {f"export_info_{ID}.json": json.dumps(self.info).encode()} if self.info else {}
        files |= {name: json.dumps({"perTableStatus": part}).encode() for name, part in self.pages()}
        for table in self.tables:
            files |= table.files
            files |= {marker: b"" for marker in table.markers}
        files |= self.others
        for path, content in files.items():
            if path in self.lost_pages:
                continue
            to = folder / path
            to.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                to.write_bytes(content)
            else:
                os.link(content, to)

    def expected(self):
        """name -> status, the kinds of its findings, rows."""
        told = {}
        for table in self.tables:
            kinds = ["Skipped"] if table.kind == "skipped" else []
            rows = sum(self.pool.rows[f] for f in table.files.values() if not isinstance(f, bytes))
            told[table.target] = ["skipped" if kinds else "complete", kinds, rows]
        return told


def with_files(export, least=1, test=lambda table: True):
    found = [t for t in export.tables if len(t.files) >= least and test(t)]
    return export.chance.choice(found) if found else None


def pick(export, table):
    path = export.chance.choice(list(table.files))
    return path, Path(table.files[path]).read_bytes()


# Each damages a sound export and answers what must be said: {table: (status, kinds)}, the kinds about the whole, complete;
# or None where this export has nothing to be damaged so.
def cut(export):
    table = with_files(export)
    path, whole = pick(export, table)
    table.files[path] = whole[:export.chance.randrange(len(whole))]
    return {table.target: ("damaged", ["FileUnreadable"])}, [], False


def beheaded(export):
    table = with_files(export)
    path, whole = pick(export, table)
    table.files[path] = whole[export.chance.randrange(1, min(len(whole) - 12, 2000)):]
    return {table.target: ("damaged", ["FileUnreadable"])}, [], False


def not_parquet(export):
    table = with_files(export)
    path, whole = pick(export, table)
    table.files[path] = export.chance.randbytes(len(whole))
    return {table.target: ("damaged", ["FileUnreadable"])}, [], False


def foreign(export):
    table = with_files(export, 3) or with_files(export, 1, lambda t: t.listed and len(t.files) > 1)
    if not table:
        return None
    other = export.chance.choice([s for s in export.pool.shapes if s != table.shape])
    path = export.chance.choice(list(table.files))
    table.files[path] = export.pool.shapes[other][0].read_bytes()
    return {table.target: ("damaged", ["FileOfAnotherShape"])}, [], False


def foreign_alone(export):
    table = with_files(export, 1, lambda t: t.listed and len(t.files) == 1 and t.shape.startswith("made"))
    if not table:
        return None
    other = export.chance.choice([s for s in export.pool.shapes if s != table.shape])
    table.files[list(table.files)[0]] = export.pool.shapes[other][0].read_bytes()
    return {table.target: ("doubtful", ["ColumnsDiffer"])}, [], True  # both have a column id


def table_gone(export):
    if export.marked and sum(bool(t.markers) for t in export.tables) < 2:
        return None
    table = with_files(export)
    table.files, table.markers = {}, []
    return {table.target: ("missing", ["TableWithoutFiles"])}, [], False


def files_gone(export):
    table = with_files(export, 1, lambda t: t.markers)
    if not table:
        return None
    table.files = {}
    return {table.target: ("doubtful", ["EmptyWithSize"])}, [], True


def marker_gone(export):
    table = with_files(export, 1, lambda t: t.markers)
    if not table or sum(len(t.markers) for t in export.tables) < 2:
        return None
    table.markers.remove(export.chance.choice(table.markers))
    return {table.target: ("doubtful", ["NoSuccessMarker"])}, [], True


def page_gone(export):
    pages = list(export.pages())
    lost = export.chance.randrange(len(pages))
    export.lost_pages = {pages[lost][0]}
    gap = lost < len(pages) - 1
    status = ("doubtful", ["NotListed"]) if gap or len(pages) == 1 else ("unexpected", ["UnexpectedTable"])
    whole = ["ManifestPageMissing"] if gap else ["NoTablesInfo"] if len(pages) == 1 else []
    named = {}
    for entry in pages[lost][1]:
        table = next(t for t in export.tables if t.target == entry["target"])
        named[entry["target"]] = None
        if table.files or table.markers:
            named[table.path.replace("/", ".", 1)] = status
    if not whole and not any(named.values()):
        return None  # nothing of it is left to be seen
    return named, whole, True


def page_cut(export):
    pages = list(export.pages())
    name, part = export.chance.choice(pages)
    text = json.dumps({"perTableStatus": part}).encode()
    export.others[name] = text[:export.chance.randrange(len(text))]
    named = {}
    for entry in part:
        table = next(t for t in export.tables if t.target == entry["target"])
        named[entry["target"]] = None
        if table.files or table.markers:
            named[table.path.replace("/", ".", 1)] = ("doubtful", ["NotListed"])
    return named, ["ManifestUnreadable"], True


def info_gone(export):
    export.info = None
    return {}, ["NoExportInfo"], True


def failed(export):
    export.info["status"] = export.chance.choice(["FAILED", "CANCELED", "IN_PROGRESS"])
    return {}, ["ExportNotComplete"], False


def stranger(export):
    export.others["shop/public.stranger/1/part-00000-x-c000.gz.parquet"] = export.pool.shapes["mysql"][0].read_bytes()
    kinds = ["NoSuccessMarker", "UnexpectedTable"] if any(t.markers for t in export.tables) else ["UnexpectedTable"]
    return {"shop.public.stranger": ("unexpected", kinds)}, [], True


def stray_file(export):
    export.others[export.chance.choice(["notes.txt", "shop/notes.txt", "shop/public.orders/1/data.csv"])] = b"x"
    return {}, ["UnexpectedFile"], True


def collision(export):
    table = with_files(export, 1, lambda t: "_" in t.path.split("/")[1])
    if not table:
        return None
    schema_table = table.target.split(".", 1)[1]
    for old in '\\` "_':
        if old in schema_table:
            twin = table.target.split(".", 1)[0] + "." + schema_table.replace(old, export.chance.choice('\\` "_'.replace(old, "")))
            break
    export.entries.insert(0, table.entry() | {"target": twin})
    return {table.target: ("doubtful", ["NamesCollide"]), twin: ("doubtful", ["NamesCollide"])}, [], True


def partitions(export):
    entry = next(e for e in export.entries if e["status"] == "COMPLETE")
    entry["tableStatistics"]["partitioningInfo"]["numberOfCompletedPartitions"] = "3"
    return {entry["target"]: ("doubtful", ["PartitionsNotCompleted"])}, [], True


def other_rule(export):
    table = with_files(export, 1, lambda t: "é" in t.target or "ä" in t.target)
    if not table:
        return None
    def rename(path):
        return path.replace("é", "_").replace("ä", "_")
    table.files = {rename(p): f for p, f in table.files.items()}
    table.markers = [rename(m) for m in table.markers]
    return {table.target: ("doubtful", ["NameDiffers"])}, [], True


DAMAGES = [cut, beheaded, not_parquet, foreign, foreign_alone, table_gone, files_gone, marker_gone, page_gone, page_cut, info_gone,
           failed, stranger, stray_file, collision, partitions, other_rule]


def make(number, seed, pool):
    """The export with this number, and what must be said of it; every other one is damaged."""
    chance = random.Random(f"{seed}/{number}")
    if number % 2 == 0:
        export = Export(pool, chance)
        return export, "sound", ({}, [], True)
    while True:
        damage = DAMAGES[number // 2 % len(DAMAGES)] if chance.random() < 0.999 else chance.choice(DAMAGES)
        export = Export(pool, chance)
        answer = damage(export)
        if answer:
            return export, damage.__name__, answer


def differences(export, damage, answer, report):
    named, whole, complete = answer
    expected = export.expected()
    for name, told in named.items():
        if told is None:
            expected.pop(name, None)
    for name, told in named.items():
        if told is not None:
            expected[name] = [*told, None]
    found = {}
    for table in report["tables"]:
        found[table["name"]] = [table["status"], sorted({f["kind"] for f in table["findings"]}), table["rows"]]
    for name in sorted(expected.keys() | found.keys()):
        want, have = expected.get(name), found.get(name)
        if want is None or have is None or want[0] != have[0] or sorted(want[1]) != have[1] or \
                want[2] not in (None, have[2]):
            yield f"{damage}: {name} should be {want}, and is {have}"
    kinds = [f["kind"] for f in report["findings"]]
    if kinds != whole:
        yield f"{damage}: of the whole export {whole} should be said, and {kinds} is"
    if report["complete"] != complete:
        yield f"{damage}: complete should be {complete}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--exports", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    work = Path(tempfile.mkdtemp(prefix="lakelift-exports-"))
    pool = Pool(work / "pool", random.Random(options.seed))
    for shape in ("mysql", "postgres"):  # beside the exports, so that links to them are possible
        copies = [Path(shutil.copy(f, work / "pool" / f.name)) for f in pool.shapes[shape]]
        pool.rows |= {copy: pool.rows[f] for copy, f in zip(copies, pool.shapes[shape])}
        pool.shapes[shape] = copies
    made = []
    for number in range(options.exports):
        made.append(make(number, options.seed, pool))
        made[-1][0].write(work / str(number) / ID)
    built = time.monotonic()
    folders = "".join(f"{work / str(n) / ID}\n" for n in range(options.exports))
    java = subprocess.run([HOME / "judges/java", "io.lakelift.tables.VerifyFolders"], input=folders, text=True,
                          capture_output=True, env=os.environ | {"JAVA_CLASSES": str(CLASSES)})
    reports = [json.loads(line) for line in java.stdout.splitlines()]
    if java.returncode or len(reports) != options.exports:
        print(java.stderr[-3000:], f"tables: {len(reports)} of {options.exports} exports were checked", sep="\n")
        sys.exit(2)
    wrong = list(pool.differences)
    broken = set()
    for number, ((export, damage, answer), report) in enumerate(zip(made, reports)):
        for difference in differences(export, damage, answer, report):
            wrong.append(f"export {number}, {difference}")
            broken.add(number)
    for line in wrong[:20]:
        print(line)
    counts = {}
    for _, damage, _ in made:
        counts[damage] = counts.get(damage, 0) + 1
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print(f"tables: {counts.get('sound', 0)} sound exports, {options.exports - counts.get('sound', 0)} damaged in {len(DAMAGES)} ways, "
          f"{sum(r['files'] for r in reports):,} files, {len(pool.rows) - 6} counted by pyarrow and DuckDB, "
          f"{len(wrong)} differences, {built - begun:.0f} s to make them, {time.monotonic() - built:.0f} s to check")
    if wrong:
        print(f"The exports are left in {work}: {', '.join(f'{n}/{ID}' for n in sorted(broken)[:5])}")
        sys.exit(1)
    shutil.rmtree(work)


if __name__ == "__main__":
    main()

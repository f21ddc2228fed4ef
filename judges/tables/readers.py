"""readers.py: the commands of docs/tables.md, each run as it stands there on what a run of the samples leaves in S3, with a
directory in place of s3://BUCKET. DuckDB and Polars must count the rows that pyarrow counts; Spark is asked where it is
installed. Exit 1 on any difference, 2 where an export could not be made."""
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

HOME = Path(__file__).resolve().parents[2]
PAGE = HOME / "docs/tables.md"
DEPLOYMENT = "lakelift"
# As much of boto3 as the page asks for, of a bucket that is a directory.
BOTO3 = """
import types
def client(service):
    return types.SimpleNamespace(get_object=lambda Bucket, Key: {"Body": open(Bucket + "/" + Key)})
"""


def blocks(section):
    """The code of a section of the page, with its language."""
    text = re.split(r"^## ", PAGE.read_text(), flags=re.M)
    wanted, = [part for part in text if part.startswith(section + "\n")]
    return re.findall(r"^```(\w+)\n(.*?)^```", wanted, re.S | re.M)


def exports(folder):
    """Plays a night, and leaves what lies in S3 in the folder; gives the bucket's directory, whose pointers name it."""
    run = subprocess.run([HOME / "judges/java", f"-Dlakelift.home={HOME}", "io.lakelift.local.cli.Lakelift", "run",
                          HOME / "events/db.json", "--keep", folder / "kept"], capture_output=True, text=True)
    if run.returncode:
        print(run.stdout[-2000:], run.stderr[-2000:], sep="\n")
        sys.exit(2)
    bucket, = (folder / "kept").glob("lakelift-data-*")
    for pointer in bucket.glob("lakelift/*/latest/**/*.json"):
        pointer.write_text(pointer.read_text().replace("s3://" + bucket.name, str(bucket)))
    return bucket


def expected(bucket, table):
    """The rows of a table of the newest export, as pyarrow reads every file of its folder."""
    latest = json.loads((bucket / "lakelift" / DEPLOYMENT / "latest/db/orders.json").read_text())
    folder, = [t["s3Uri"] for t in latest["tables"] if t["name"] == table]
    return sum(pq.read_metadata(file).num_rows for file in Path(folder).rglob("*.parquet"))


def runs(code, bucket, work):
    """What a program prints last, with the bucket's directory for the bucket."""
    (work / "boto3.py").write_text(BOTO3)
    code = code.replace("s3://BUCKET", str(bucket)).replace('"BUCKET"', repr(str(bucket)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(work)})
    return done.stdout.strip().splitlines()[-1:] or [done.stderr[-1500:]]


def sql(code):
    """A program that has DuckDB run the statements, and prints what the last one counts."""
    statements = [part.strip() for part in code.split(";") if part.strip()]
    return f"import duckdb\nfor statement in {statements!r}:\n    result = duckdb.execute(statement)\nprint(result.fetchall()[0][0])"


def main():
    begun, wrong, tried = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory(prefix="lakelift-readers-") as name:
        work = Path(name)
        bucket = exports(work)
        orders, items = expected(bucket, "orders.orders.orders"), expected(bucket, "orders.orders.order items")
        cases = [("DuckDB", code, str(orders if kind == "sql" else items), sql if kind == "sql" else str)
                 for kind, code in blocks("DuckDB")]
        cases += [("Polars", code, str(orders), str) for _, code in blocks("Polars")]
        if importlib.util.find_spec("pyspark"):
            cases += [("Spark", code, str(orders), str) for _, code in blocks("Spark")]
        for reader, code, want, program in cases:
            have = runs(program(code), bucket, work)[0]
            tried += 1
            if have != want or not orders or not items:
                wrong += 1
                print(f"{reader} should print {want}, and prints {have}:\n{code}")
    print(f"tables: {tried} commands of docs/tables.md, {wrong} with another count than pyarrow's, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(wrong) or tried < 3)


if __name__ == "__main__":
    main()

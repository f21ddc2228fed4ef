"""Engines that are too large for every build: Trino and Spark, from their own published jars, each in a process of its own."""
import datetime as dt
import json
import math
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent / "engines"
# On a JDK of today, netty does without the direct memory that Iceberg's reader of vectors casts to.
FLAGS = {"trino": ["--add-modules=jdk.incubator.vector"],
         "spark": ["--sun-misc-unsafe-memory-access=allow", "-Dorg.apache.iceberg.shaded.io.netty.noUnsafe=false", "-Dio.netty.noUnsafe=false",
                   *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in (
                       "java.lang", "java.lang.invoke", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
                       "java.util.concurrent.atomic", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar"))]}
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
VALUES = {"decimal": Decimal, "integer": int, "text": str, "binary": bytes.fromhex, "boolean": "true".__eq__,
          "float": lambda text: "NaN" if math.isnan(float(text)) else float(text),
          "micros": lambda text: EPOCH + dt.timedelta(microseconds=int(text))}


def newest_jdk():
    """Trino needs a newer one than the project does."""
    def version(home):
        release = home / "release"
        found = [line for line in release.read_text().splitlines() if line.startswith("JAVA_VERSION=")] if release.exists() else []
        return int(found[0].split('"')[1].split(".")[0]) if found else 0
    places = [Path(os.environ.get("JAVA_HOME", "/nowhere")), *Path("/usr/lib/jvm").glob("*"), *Path("/opt").glob("java*/*"), *Path("/opt").glob("jdk*")]
    return max(places, key=version)


class Engine:
    """`name` is trino:VERSION or spark:VERSION."""

    def __init__(self, name, endpoint, database, region):
        self.name = name
        kind, version = name.split(":")
        jars = Path(os.environ["LAKELIFT_CACHE"]) / f"{kind}-{version}.classpath"
        jdk = newest_jdk()
        if not jars.exists():
            print(f"{name}: fetching its jars, some 400 MB", file=sys.stderr)
            subprocess.run(["mvn", "-q", "-B", "-f", HERE / "pom.xml", "-P", kind, f"-Dengine.version={version}", f"-Dmdep.outputFile={jars}",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"], check=True, env=os.environ | {"JAVA_HOME": str(jdk)})
        self.log = open(jars.with_suffix(".log"), "w")
        self.process = subprocess.Popen(
            [jdk / "bin/java", "-Xmx2g", *FLAGS[kind], "-cp", jars.read_text(), HERE / f"{kind.title()}.java", endpoint, database, region],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True, encoding="utf-8")
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} did not answer: see {self.log.name}")
        return json.loads(line)

    def read(self, table, snapshot, condition):
        """Column names, and rows in an order of their own. A night's own table is read as it is, without its snapshot, and so is a view, which has none."""
        version = "" if "__" in table or snapshot is None else f" {'FOR ' if self.name.startswith('trino') else ''}VERSION AS OF {snapshot}"
        where = f" WHERE {condition}" if condition else ""
        self.process.stdin.write(f"SELECT * FROM {table}{version}{where}\n")
        self.process.stdin.flush()
        answer = self.answer()
        if "error" in answer:
            raise RuntimeError(answer["error"])
        rows = [[VALUES[cell[0]](cell[1]) if cell else None for cell in row] for row in answer["rows"]]
        return answer["columns"], sorted(rows, key=repr)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.log.close()

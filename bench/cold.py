"""The part `cold`: each function from the start of its process to its first answer, and warm, beside boto3 making the same calls.

A function runs as Lambda runs it: the deployed jar, unpacked into the working directory, AWS's runtime interface client, Lambda's options
of the JVM, one processor, the memory of 512 MB told to the JVM. The runtime API and the services are on the other processor. Java and
boto3 take turns within one run, so that a busy machine slows both."""
import json, os, queue, shutil, statistics, subprocess, tempfile, time, zipfile
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import aws

HOME = Path(__file__).resolve().parent.parent
JAR = HOME / "functions/target/lakelift-lambda.jar"
MEMORY_MB = 512
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
WARM_CALLS = 60
PATIENCE = 120

FIND = ("rds", "describe_export_tasks", {"ExportTaskIdentifier": aws.RUNNING})


def listed(*status):
    return "rds", "describe_export_tasks", {"Filters": [{"Name": "status", "Values": list(status)}]}


START = {"ExportTaskIdentifier": "lakelift-orders-2026-11-20-0a1b2c3d4e5f6g7h", "SourceArn": aws.ARN.format("rds", "snapshot:rds:orders"),
         "S3BucketName": "lakelift-data", "S3Prefix": "nightly", "IamRoleArn": "arn:aws:iam::123456789012:role/lakelift-export",
         "KmsKeyId": "alias/lakelift"}
OF_SOURCE = ("rds", "describe_export_tasks", {"Filters": [{"Name": "source-arn", "Values": [START["SourceArn"]]}]})
UNKNOWN = ("rds", "describe_export_tasks", {"ExportTaskIdentifier": START["ExportTaskIdentifier"]})
PUBLISH = {"TopicArn": aws.ARN.format("sns", "lakelift-notices"), "Subject": "FAILED", "MessageStructure": "json",
           "Message": json.dumps({"default": json.dumps({"outcome": "FAILED", "why": "x" * 1500}), "email": "x" * 2500}),
           "MessageAttributes": {name: {"DataType": "String", "StringValue": "FAILED"} for name in ("outcome", "service", "source")}}

# Each function: the calls of its first invocation, and of each later one.
FUNCTIONS = {
    "PollExport": ([FIND, listed("complete")], [FIND]),
    "StartExport": ([UNKNOWN, OF_SOURCE, ("rds", "start_export_task", START)],) * 2,
    "CancelExport": ([("rds", "cancel_export_task", {"ExportTaskIdentifier": aws.RUNNING}), FIND],) * 2,
    "Notify": ([("sns", "publish", PUBLISH)],) * 2,
    "PlanFleet": ([("rds", "describe_db_clusters", {}), ("rds", "describe_db_instances", {}), ("fsx", "describe_file_systems", {})],) * 2,
    "FindOrphans": ([listed("starting", "in_progress", "canceling"),
                     ("fsx", "describe_data_repository_tasks", {})],) * 2,
    "MeasureFreshness": ([listed("complete"), ("fsx", "describe_data_repository_tasks", {})],) * 2,
}


class Runtime:
    """Lambda's runtime API for one process, with the time of each thing it says."""

    def __init__(self):
        self.events, self.said = queue.Queue(), queue.Queue()
        events, said = self.events, self.said

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def do_GET(self):
                said.put(("next", time.perf_counter(), b""))
                number, event = events.get()
                self.reply(200, event, {"Lambda-Runtime-Aws-Request-Id": f"request-{number}",
                                        "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 30000),
                                        "Lambda-Runtime-Invoked-Function-Arn": aws.ARN.format("lambda", "function:bench")})

            def do_POST(self):
                at = time.perf_counter()
                text = self.rfile.read(int(self.headers["Content-Length"])) if "Content-Length" in self.headers else self.chunks()
                said.put((self.path.rsplit("/", 1)[-1], at, text))
                self.reply(202, b'{"status":"OK"}', {})

            def chunks(self):
                read = b""
                while size := int(self.rfile.readline(), 16):
                    read += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return read

            def reply(self, status, text, headers):
                self.send_response(status)
                for name, value in {**headers, "Content-Type": "application/json", "Content-Length": str(len(text))}.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(text)
                except OSError:
                    pass  # the process has been ended, with its last question open

            def log_message(self, *_):
                pass

        self.server = aws.Server(Handler).begin()

    @property
    def address(self):
        return f"127.0.0.1:{self.server.server_address[1]}"

    def wait(self, what, name):
        try:
            kind, at, text = self.said.get(timeout=PATIENCE)
        except queue.Empty:
            raise SystemExit(f"bench: {name} did not say {what} within {PATIENCE} s.")
        if kind != what:
            raise SystemExit(f"bench: {name} said {kind} where {what} belongs: {text.decode(errors='replace')[:2000]}")
        return at, text


class Bench:
    """What the processes share: the services, the unpacked jars, whom to trust."""

    def __init__(self, folder, jars):
        self.folder = folder
        self.cloud = aws.Cloud(folder)
        for name, jar in jars.items():
            with zipfile.ZipFile(jar) as archive:
                archive.extractall(folder / name)
        self.java = jdk()
        libraries = HOME / "local/target/lib"
        self.runtime = [self.keep(next(libraries.glob(f"{name}-[0-9]*.jar"))) for name in (
            "aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization", "utils-lite")]
        self.native = self.keep(next((HOME / "functions/target/lambda-runtime").glob("*.so")))
        self.truststore, self.bundle = folder / "cacerts", folder / "bundle.pem"
        shutil.copy(self.java / "lib/security/cacerts", self.truststore)
        self.truststore.chmod(0o600)
        subprocess.run([self.java / "bin/keytool", "-importcert", "-noprompt", "-alias", "bench", "-file", self.cloud.certificate,
                        "-keystore", self.truststore, "-storepass", "changeit"], check=True, capture_output=True)
        import botocore
        self.bundle.write_text((Path(botocore.__file__).parent / "cacert.pem").read_text() + self.cloud.certificate.read_text())

    def keep(self, file):
        """A copy: a build may replace what it was taken from while the bench runs."""
        return shutil.copy(file, self.folder)

    def java_command(self, function):
        return [self.java / "bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                f"-XX:MaxRAM={MEMORY_MB}m", f"-Xmx{MEMORY_MB * 85 // 100}m", f"-Djavax.net.ssl.trustStore={self.truststore}",
                f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={self.native}",
                "-cp", ":".join(map(str, self.runtime)), "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                f"io.lakelift.handler.{function}::handleRequest"]

    def boto3_command(self, function):
        first, warm = FUNCTIONS[function]
        services = sorted({call[0] for call in first + warm})
        return [shutil.which("python"), HOME / "bench/boto3_function.py", ",".join(services), json.dumps({"first": first, "warm": warm})]

    def environment(self, runtime, task):
        return {"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench",
                "AWS_CA_BUNDLE": str(self.bundle), "AWS_LAMBDA_RUNTIME_API": runtime.address, "AWS_LAMBDA_FUNCTION_NAME": "bench",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(MEMORY_MB), "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
                "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "INFO",
                "LAMBDA_TASK_ROOT": str(task), "LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "TZ": ":UTC",
                "LAKELIFT_NAME": "lakelift", "LAKELIFT_S3_BUCKET_NAME": "lakelift-data", "LAKELIFT_S3_PREFIX": "nightly",
                "LAKELIFT_IAM_ROLE_ARN": "arn:aws:iam::123456789012:role/lakelift-export", "LAKELIFT_KMS_KEY_ID": "alias/lakelift",
                "LAKELIFT_DEADLINE": "PT12H", "LAKELIFT_MAX_SNAPSHOT_AGE": "PT30H",
                "LAKELIFT_TOPIC_ARN": aws.ARN.format("sns", "lakelift-notices"), "LAKELIFT_SERVICES": "RDS,FSX",
                "LAKELIFT_EXPORT_STATE_MACHINE_ARN": aws.ARN.format("states", "stateMachine:lakelift-export"),
                **self.cloud.environment()}

    def once(self, name, command, event, task, tries=3):
        """As `process`; again where a call did not get its ten seconds' worth of a processor: other work was in the way."""
        try:
            return self.process(name, command, event, task)
        except SystemExit as broken:
            if tries == 1 or "ServiceUnavailable" not in str(broken):
                raise
            print(f"  {name} once more: a call timed out", flush=True)
            return self.once(name, command, event, task, tries - 1)

    def process(self, name, command, event, task):
        """One process, from its start to its last answer: milliseconds, and MB."""
        runtime = Runtime()
        self.cloud.calls.clear()
        output = open(self.folder / "output.txt", "w+")
        begun = time.perf_counter()
        process = subprocess.Popen(["taskset", "-c", "0", *map(str, command)], cwd=task, env=self.environment(runtime, task),
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            ready, _ = runtime.wait("next", name)
            at_start = list(self.cloud.calls)
            asked, answered, answer = self.call(runtime, event, 0, name)
            cpu = cpu_ms(process.pid)
            first_calls = self.cloud.calls[len(at_start):]
            warm, before = [], len(self.cloud.calls)
            for number in range(1, WARM_CALLS + 1):
                runtime.wait("next", name)
                sent, got, _ = self.call(runtime, event, number, name)
                warm.append(1000 * (got - sent))
            memory = memory_mb(process.pid)
        except SystemExit as broken:
            output.flush(), output.seek(0)
            raise SystemExit(f"{broken}\n{output.read()[-3000:]}")
        finally:
            process.kill()
            process.wait()
            runtime.server.shutdown()
            runtime.server.server_close()
        later = self.cloud.calls[before:]
        return {"figures": {"coldMs": 1000 * (answered - begun), "initMs": 1000 * (ready - begun), "firstMs": 1000 * (answered - asked),
                            "warmMs": statistics.median(warm), "rssMb": memory["VmRSS"], "peakMb": memory["VmHWM"], "cpuMs": cpu},
                "atStart": at_start, "first": first_calls, "warm": later[:len(later) // WARM_CALLS], "answer": json.loads(answer)}

    @staticmethod
    def call(runtime, event, number, name):
        sent = time.perf_counter()
        runtime.events.put((number, event))
        at, text = runtime.wait("response", name)
        return sent, at, text


def jdk():
    for home in [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]:
        release = Path(home) / "release"
        if home and release.exists():
            version = [line for line in release.read_text().splitlines() if line.startswith("JAVA_VERSION=")][0].split('"')[1]
            if int(version.split(".")[0]) >= 21:
                return Path(home)
    raise SystemExit("bench: a JDK 21 or newer is needed: let JAVA_HOME name it.")


def cpu_ms(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return TICK_MS * (int(fields[11]) + int(fields[12]))


def memory_mb(pid):
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return {name: int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")}


def event_of(function):
    name = "".join("-" + c.lower() if c.isupper() else c for c in function).strip("-")
    return (HOME / f"events/functions/{name}.json").read_bytes()


def operations(calls):
    return [f"{service}:{''.join(word.capitalize() for word in method.split('_')).replace('Db', 'DB')}" for service, method, _ in calls]


def compare(function, seen):
    """The comparison is worth something only where both make the same calls, and Java none before it is asked."""
    first, warm = FUNCTIONS[function]
    wrong = [f"{when}: {calls}, not {wanted}" for when, calls, wanted in (
        ("at its start", seen["atStart"], []), ("first", seen["first"], operations(first)), ("warm", seen["warm"], operations(warm)))
        if calls != wanted]
    if wrong or seen["answer"].get("end", {}).get("outcome") == "REFUSED":
        raise SystemExit(f"bench: {function} made other calls than boto3 will: {wrong}, and answered {seen['answer']}")


def measure(rounds, functions=None, jars=None):
    """Medians of so many rounds for each function of each jar, by name, and for boto3."""
    aws.judge_answers()
    jars = jars or {"lakelift": JAR}
    processors = os.sched_getaffinity(0)
    if len(processors) < 2:
        raise SystemExit("bench: two processors are needed: one for the function, one for what it talks to.")
    os.sched_setaffinity(0, processors - {0})
    load, runs, done = os.getloadavg(), {}, 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder), jars)
            one_round(bench, (functions or list(FUNCTIONS))[0], jars)  # fills the page cache, and counts for nothing
            for number in range(1, rounds + 1):
                taken = {function: one_round(bench, function, jars) for function in functions or FUNCTIONS}
                for function, figures in taken.items():
                    print(f"  {number}/{rounds} {function}: " + "; ".join(
                        who + " " + ", ".join(f"{name} {value:.0f}" for name, value in one.items())
                        for who, one in figures.items()), flush=True)
                    for who, one in figures.items():
                        runs.setdefault(function, {}).setdefault(who, []).append(one)
                done = number
    except KeyboardInterrupt:
        if not done:
            raise
        print(f"  interrupted: {done} whole rounds count", flush=True)
    finally:
        os.sched_setaffinity(0, processors)
    return {"rounds": done, "loadBefore": round(load[0], 1), "loadAfter": round(os.getloadavg()[0], 1),
            "jarMb": {name: round(Path(jar).stat().st_size / 1e6, 2) for name, jar in jars.items()},
            "functions": {function: {who: medians(figures) for who, figures in both.items()} for function, both in runs.items()}}


def one_round(bench, function, jars):
    event, taken = event_of(function), {}
    for name in jars:
        seen = bench.once(name, bench.java_command(function), event, bench.folder / name)
        compare(function, seen)
        taken[name] = seen["figures"]
    boto3 = bench.once("boto3", bench.boto3_command(function), event, bench.folder)
    if boto3["first"] != seen["first"] or boto3["warm"] != seen["warm"]:
        raise SystemExit(f"bench: boto3 made {boto3['first']} and {boto3['warm']} for {function}")
    return {**taken, "boto3": boto3["figures"]}


def medians(figures):
    return {name: round(statistics.median(one[name] for one in figures), 1) for name in figures[0]}

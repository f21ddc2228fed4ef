"""LAMBDA_RUNTIME_EXECUTOR=local: Lambda functions without Docker.

A Java function runs as `java -cp <its code>:<LS_LAMBDA_RIC_CP> …AWSLambda <handler>`: AWS's own runtime interface
client in a process of its own, which talks to a Runtime API served here. Errors, time-outs and a process that
dies come out as they do from AWS (errorType, Sandbox.Timedout, Runtime.ExitError); the next call starts afresh.

  LS_LAMBDA_RIC_CP  class path of the runtime interface client and its libraries (required)
  LS_LAMBDA_LOGS    folder for one log per environment (default: the temporary folder)
"""
import glob
import json
import logging
import os
import platform
import queue
import subprocess
import tempfile
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from localstack import config
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

LOG = logging.getLogger(__name__)
START_LIMIT_S = 60
# What AWS's own Java runtime passes.
JAVA_OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true"]
_native_lock = threading.Lock()


class RuntimeApi(ThreadingHTTPServer):
    """https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html for one environment."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.todo: queue.Queue = queue.Queue()
        self.done: dict[str, queue.Queue] = {}
        self.init_error = None
        self.ready = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):  # …/runtime/invocation/next
        self.server.ready.set()
        call = self.server.todo.get()
        self._answer(200, call["payload"].encode(), {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": call["invoke-id"],
            "Lambda-Runtime-Invoked-Function-Arn": call["invoked-function-arn"],
            "Lambda-Runtime-Trace-Id": call["trace-id"],
            "Lambda-Runtime-Deadline-Ms": str(call["deadline"]),
        })

    def do_POST(self):  # …/runtime/init/error, …/runtime/invocation/<id>/(response|error)
        body = self._body()
        if self.path.endswith("/init/error"):
            self.server.init_error = body
            self.server.ready.set()
        else:
            request_id, kind = self.path.split("/")[-2:]
            if waiting := self.server.done.get(request_id):
                waiting.put((body, kind == "error"))
        self._answer(202)

    def _body(self):
        length = self.headers.get("Content-Length")
        if length is not None:
            return self.rfile.read(int(length))
        body = b""
        while size := int(self.rfile.readline(), 16):  # chunked
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _answer(self, status, body=b"{}", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class LocalRuntimeExecutor(RuntimeExecutor):
    process = api = log = None
    log_read = 0

    def start(self, env_vars):
        runtime = self.function_version.config.runtime
        if not runtime.startswith("java"):
            raise RuntimeError(f"runtime {runtime}: only Java functions can be run without Docker")
        self.env_vars = env_vars
        self._launch()

    def _launch(self):
        conf = self.function_version.config
        code = str(conf.code.get_unzipped_code_location())
        client = os.environ["LS_LAMBDA_RIC_CP"]
        logs = os.environ.get("LS_LAMBDA_LOGS") or tempfile.gettempdir()
        self.log = os.path.join(logs, f"{self.function_version.id.function_name}-{self.id[:6]}.log")
        self.api = RuntimeApi()
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(
                ["java", *JAVA_OPTIONS, *_native_library(client, logs),
                 "-cp", ":".join([code + "/", *glob.glob(code + "/*.jar"), code + "/lib/*", client]),
                 "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", conf.handler],
                env={"PATH": os.environ["PATH"], **{k: str(v) for k, v in self.env_vars.items()},
                     "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.server_port}", "LAMBDA_TASK_ROOT": code},
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        end = time.monotonic() + START_LIMIT_S
        while not self.api.ready.wait(0.05):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the Java runtime did not start: " + self.get_logs()[-500:])

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.api:
            self.api.shutdown()
            self.api.server_close()

    def invoke(self, payload):
        request_id = payload["invoke-id"]
        if self.process.poll() is not None:
            LOG.warning("%s had ended (exit status %s), starting it anew: %s", self.log, self.process.returncode,
                        self.get_logs()[-500:])
            self.stop()
            self._launch()
        self.get_logs()
        if self.api.init_error:
            return InvocationResult(request_id, self.api.init_error, is_error=True, logs=self.get_logs())
        body, is_error = self._await(request_id, payload)
        return InvocationResult(request_id, body, is_error=is_error, logs=self.get_logs())

    def _await(self, request_id, payload):
        timeout = self.function_version.config.timeout
        answers = self.api.done[request_id] = queue.Queue()
        self.api.todo.put({**payload, "deadline": int((time.time() + timeout) * 1000)})
        end = time.monotonic() + timeout
        while True:
            dead = self.process.poll() is not None  # read before the queue: an answer may have come first
            try:
                return answers.get(timeout=0.1)
            except queue.Empty:
                if dead:
                    return _failure("Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with "
                                    f"error: exit status {self.process.returncode}")
                if time.monotonic() > end:
                    self.process.kill()
                    self.process.wait()
                    return _failure("Sandbox.Timedout", f"RequestId: {request_id} Error: Task timed out after "
                                    f"{timeout}.00 seconds")

    def get_logs(self):
        """What the process wrote since the last call; LocalStack appends it to the function's log group."""
        if not self.log:
            return ""
        with open(self.log, "rb") as log:
            log.seek(self.log_read)
            new = log.read()
        self.log_read += len(new)
        return new.decode(errors="replace")

    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"

    @classmethod
    def prepare_version(cls, function_version):
        if function_version.config.code:
            function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        if function_version.config.code:
            function_version.config.code.destroy_cached()


def _failure(error_type, message):
    return json.dumps({"errorType": error_type, "errorMessage": message}).encode(), True


def _native_library(client, folder):
    """Several clients that start at once race for the one path they unpack their JNI library to: unpack it once."""
    machine = "aarch_64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    entry = f"jni/libaws-lambda-jni.linux-{machine}.so"
    path = os.path.join(folder, os.path.basename(entry))
    with _native_lock:
        if not os.path.exists(path):
            for jar in glob.glob(client if client.endswith(".jar") else client + ".jar"):
                with zipfile.ZipFile(jar) as archive:
                    if entry in archive.namelist():
                        with open(path, "wb") as out:
                            out.write(archive.read(entry))
    if not os.path.exists(path):
        return []
    return [f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={path}"]

"""AWS's services as the bench needs them: over TLS, with canned answers, each held against botocore's copy of the service's model before
anything is measured. The answers are of one size and come at once, so that what is measured is the caller."""
import json, ssl, subprocess, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "judges/wire"))

ARN = "arn:aws:{}:eu-west-1:123456789012:{}"
RUNNING, FOUND = "lakelift-ledger-2026-11-20-ycq30runningtask", ARN.format("rds", "snapshot:rds:ledger-2026-11-20-03-40")
SPACE = {"rds": "http://rds.amazonaws.com/doc/2014-10-31/", "sns": "http://sns.amazonaws.com/doc/2010-03-31/"}


def export(identifier, source, status, more=""):
    return (f"<ExportTaskIdentifier>{identifier}</ExportTaskIdentifier><SourceArn>{source}</SourceArn><SourceType>SNAPSHOT</SourceType>"
            f"<SnapshotTime>2026-11-20T03:40:12.345Z</SnapshotTime><S3Bucket>lakelift-data</S3Bucket><S3Prefix>nightly</S3Prefix>"
            f"<IamRoleArn>{ARN.format('iam', 'role/lakelift-export').replace('eu-west-1', '')}</IamRoleArn>"
            f"<KmsKeyId>{ARN.format('kms', 'key/0a1b2c3d-1111-4222-8333-444455556666')}</KmsKeyId>"
            f"<Status>{status}</Status><PercentProgress>40</PercentProgress><TotalExtractedDataInGB>3</TotalExtractedDataInGB>{more}")


def tasks(*exports):
    return "<ExportTasks>" + "".join(f"<ExportTask>{one}</ExportTask>" for one in exports) + "</ExportTasks>"


PAST = tasks(*(export(f"lakelift-ledger-2026-11-{day}-ycq30pasttask{day}", FOUND.replace("11-20", f"11-{day}"), "COMPLETE",
                      f"<TaskStartTime>2026-11-{day}T04:45:00Z</TaskStartTime><TaskEndTime>2026-11-{day}T05:30:00Z</TaskEndTime>")
               for day in range(10, 20)))
TAGS = "<TagList><Tag><Key>lakelift</Key><Value>nightly</Value></Tag></TagList>"
CLUSTERS = (f"<DBClusters><DBCluster><DBClusterArn>{ARN.format('rds', 'cluster:billing')}</DBClusterArn><Status>available</Status>"
            f"<Engine>aurora-mysql</Engine><EngineMode>provisioned</EngineMode>{TAGS}</DBCluster></DBClusters>")
INSTANCES = (f"<DBInstances><DBInstance><DBInstanceArn>{ARN.format('rds', 'db:orders')}</DBInstanceArn>"
             f"<DBInstanceStatus>available</DBInstanceStatus><Engine>mysql</Engine><AllocatedStorage>100</AllocatedStorage>{TAGS}"
             "</DBInstance></DBInstances>")


def answer(operation, given):
    """The result of an operation: XML without its wrapper, or a JSON object."""
    if operation == "DescribeExportTasks":
        if given.get("ExportTaskIdentifier", RUNNING) != RUNNING:
            return None
        if "ExportTaskIdentifier" in given:
            return tasks(export(RUNNING, FOUND, "STARTING"))
        complete = given.get("Filters.Filter.1.Values.Value.1") == "complete"
        return PAST if complete else tasks()
    return {"StartExportTask": lambda: export(given.get("ExportTaskIdentifier", RUNNING), given.get("SourceArn", FOUND), "STARTING"),
            "CancelExportTask": lambda: export(RUNNING, FOUND, "CANCELING"),
            "DescribeDBClusters": lambda: CLUSTERS,
            "DescribeDBInstances": lambda: INSTANCES,
            "Publish": lambda: "<MessageId>0a1b2c3d-1111-4222-8333-444455556666</MessageId>",
            "DescribeDataRepositoryTasks": lambda: {"DataRepositoryTasks": []},
            "DescribeFileSystems": lambda: {"FileSystems": []},
            "ListExecutions": lambda: {"executions": []}}[operation]()


def body(service, operation, given):
    """The status and the text. An export that nobody has started is not found, which is what StartExport wants to see."""
    made = answer(operation, given)
    if made is None:
        return 404, (f'<ErrorResponse xmlns="{SPACE[service]}"><Error><Type>Sender</Type><Code>ExportTaskNotFound</Code><Message>none'
                     "</Message></Error><RequestId>b25f48e8-84fd-11e6-80d9-574e0c4664cb</RequestId></ErrorResponse>").encode()
    if service in SPACE:
        return 200, (f'<{operation}Response xmlns="{SPACE[service]}"><{operation}Result>{made}</{operation}Result><ResponseMetadata>'
                f"<RequestId>b25f48e8-84fd-11e6-80d9-574e0c4664cb</RequestId></ResponseMetadata></{operation}Response>").encode()
    return 200, json.dumps(made).encode()


def judge_answers():
    """Ends the bench where an answer is none that the service's model allows: a function could be fast by failing."""
    import botocore.session
    from check import amz_json, query
    session, wrong = botocore.session.get_session(), []
    for service, operation, given in [
            ("rds", "DescribeExportTasks", {"ExportTaskIdentifier": RUNNING}),
            ("rds", "DescribeExportTasks", {"ExportTaskIdentifier": "none"}),
            ("rds", "DescribeExportTasks", {"Filters.Filter.1.Values.Value.1": "complete"}), ("rds", "DescribeExportTasks", {}),
            ("rds", "StartExportTask", {}), ("rds", "CancelExportTask", {}), ("rds", "DescribeDBClusters", {}),
            ("rds", "DescribeDBInstances", {}), ("sns", "Publish", {}), ("fsx", "DescribeDataRepositoryTasks", {}),
            ("fsx", "DescribeFileSystems", {}), ("sfn", "ListExecutions", {})]:
        model = session.get_service_model({"sfn": "stepfunctions"}.get(service, service)).operation_model(operation)
        status, text = body(service, operation, given)
        raw = {"status_code": status, "body": text, "headers": {"content-type": content_type(service)}}
        wrong += [f"{operation}: {finding}" for finding in (query if service in SPACE else amz_json)(service, model, raw)]
    if wrong:
        sys.exit("bench: these canned answers are none of AWS's:\n" + "\n".join(wrong))


def content_type(service):
    return "text/xml" if service in SPACE else f"application/x-amz-json-1.{0 if service == 'sfn' else 1}"


class Server(ThreadingHTTPServer):
    """On loopback. A process that is ended leaves its connections open, which is no fault of anybody."""
    daemon_threads = True

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)

    def begin(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def handle_error(self, request, address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)


class Cloud:
    """The services, each on a port of loopback; remembers the operations that were asked for."""

    def __init__(self, folder):
        self.calls = []
        self.certificate = certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, folder / "key.pem")
        self.ports = {service: self.serve(service, context) for service in ("rds", "fsx", "sns", "sfn")}

    def serve(self, service, context):
        calls = self.calls

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def do_POST(self):
                text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                if service in SPACE:
                    given = {name: values[0] for name, values in parse_qs(text).items()}
                    operation = given["Action"]
                else:
                    given, operation = json.loads(text or "{}"), self.headers["X-Amz-Target"].split(".")[-1]
                status, sent = body(service, operation, given)
                calls.append(f"{service}:{operation}")
                self.send_response(status)
                self.send_header("Content-Type", content_type(service))
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_):
                pass

        server = Server(Handler)
        # The handshake in the connection's own thread: in accept() it would hold up all others.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        return server.begin().server_address[1]

    def environment(self):
        return {f"AWS_ENDPOINT_URL_{service.upper()}": f"https://localhost:{port}" for service, port in self.ports.items()}


def certificate(folder):
    """RSA with 2,048 bits, as AWS's endpoints have; for localhost, and for a day."""
    made = folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", made], check=True, capture_output=True)
    return made

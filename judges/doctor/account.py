"""account.py: the doctor against moto, an imitation of AWS by others. First an account in which all is well, as far as moto knows the
calls; then one thing after another is spoilt in it, and the doctor's report must change in that line alone. Last a network without
AWS. The first run installs moto from requirements.txt beside the judges; exit 1 where a line differs, 2 where that fails."""
import json, logging, os, subprocess, sys, tempfile, time, types
from pathlib import Path

HERE = Path(__file__).resolve().parent
REGION, ACCOUNT, PORT = "eu-west-1", "123456789012", 5599
URL = f"http://127.0.0.1:{PORT}"

sys.path.append(str(HERE.parent))
from own_venv import go_on_in

go_on_in("moto", HERE / "requirements.txt")

# What moto imports with CloudFormation, and needs for API Gateway only.
for name, members in {"openapi_spec_validator": ["OpenAPIV30SpecValidator", "validate"], "openapi_spec_validator.exceptions": ["OpenAPISpecValidatorError"],
                      "openapi_spec_validator.validation.exceptions": ["OpenAPIValidationError"], "openapi_spec_validator.validation": []}.items():
    sys.modules[name] = types.ModuleType(name)
    for member in members:
        setattr(sys.modules[name], member, type(member, (Exception,), {}))

import boto3
from moto.server import ThreadedMotoServer


def aws(service):
    return boto3.client(service, region_name=REGION, endpoint_url=URL, aws_access_key_id="x", aws_secret_access_key="x")


def stack(name, outputs, resources):
    template = {"Resources": resources, "Outputs": {key: {"Value": value} for key, value in outputs.items()}}
    aws("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps(template))


TRUST = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "export.rds.amazonaws.com"}, "Action": "sts:AssumeRole",
    "Condition": {"StringEquals": {"aws:SourceAccount": ACCOUNT}}}]}


def good(folder):
    """An account with a deployment and its surroundings; gives the deployment's file, and what is spoilt later."""
    s3, kms, iam, rds, sfn = aws("s3"), aws("kms"), aws("iam"), aws("rds"), aws("stepfunctions")
    s3.create_bucket(Bucket="my-exports", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_public_access_block(Bucket="my-exports", PublicAccessBlockConfiguration=dict.fromkeys(
        ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True))
    key = kms.create_key(KeyUsage="ENCRYPT_DECRYPT", KeySpec="SYMMETRIC_DEFAULT")["KeyMetadata"]["Arn"]
    role = iam.create_role(RoleName="lakelift-ExportRole", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    rds.create_db_instance(DBInstanceIdentifier="orders", Engine="postgres", DBInstanceClass="db.t3.micro", AllocatedStorage=20,
                           MasterUsername="u", MasterUserPassword="of-the-test", StorageType="gp3", BackupRetentionPeriod=7,
                           Tags=[{"Key": "lakelift", "Value": "nightly"}])
    aws("glue").create_database(DatabaseInput={"Name": "lake"})
    stack("CDKToolkit", {"BootstrapVersion": "28"}, {"Queue": {"Type": "AWS::SQS::Queue"}})
    stack("lakelift", {"BucketName": "my-exports", "KeyArn": key, "ExportRoleArn": role, "TopicArn": {"Ref": "Topic"}}, {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "lakelift-undelivered"}},
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "lakelift-notices"}}})
    topic = f"arn:aws:sns:{REGION}:{ACCOUNT}:lakelift-notices"
    subscription = aws("sns").subscribe(TopicArn=topic, Protocol="email", Endpoint="ops@example.org", ReturnSubscriptionArn=True)
    scheduler, target = aws("scheduler"), {"Arn": topic, "RoleArn": role}
    scheduler.create_schedule_group(Name="lakelift")
    schedule = dict(GroupName="lakelift", Name="lakelift-nightly", ScheduleExpression="cron(0 5 * * ? *)", Target=target,
                    ScheduleExpressionTimezone="UTC", FlexibleTimeWindow={"Mode": "OFF"})
    scheduler.create_schedule(**schedule)
    machines = {name: sfn.create_state_machine(
        name=f"lakelift-{name}", roleArn=role, definition='{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}')
        ["stateMachineArn"] for name in ("export", "sweep")}
    sweep = sfn.start_execution(stateMachineArn=machines["sweep"], name="one")["executionArn"]
    file = Path(folder) / "lakelift.yaml"
    file.write_text(f"""name: lakelift
storage:
  bucketName: my-exports
notices:
  subscriptions:
    - email: ops@example.org
schedules:
  - name: nightly
    cron: "0 5 * * ? *"
    timeZone: UTC
    tags:
      lakelift: nightly
    sources:
      - arn:aws:rds:{REGION}:{ACCOUNT}:db:orders
verify:
  enabled: true
tables:
  database: lake
  createDatabase: false
""")
    queue = aws("sqs").get_queue_url(QueueName="lakelift-undelivered")["QueueUrl"]
    return file, [
        ("", lambda: None, None, ""),
        (f"key {key}", lambda: kms.disable_key(KeyId=key.rpartition("/")[2]), "attention", "it is Disabled"),
        (f"role {role}", lambda: iam.update_assume_role_policy(RoleName="lakelift-ExportRole", PolicyDocument=json.dumps(TRUST).replace(
            "export.rds", "rds")), "attention", "does not let export.rds.amazonaws.com assume it"),
        ("subscriptions", lambda: aws("sns").unsubscribe(SubscriptionArn=subscription["SubscriptionArn"]), "attention", "is not subscribed"),
        ("schedule nightly", lambda: scheduler.update_schedule(**schedule, State="DISABLED"), "attention", "it is disabled"),
        ("database lake", lambda: aws("glue").delete_database(Name="lake"), "attention", "there is no such database"),
        ("undelivered", lambda: aws("sqs").send_message(QueueUrl=queue, MessageBody="{}"), "attention", "about 1 message"),
        ("sweep", lambda: sfn.stop_execution(executionArn=sweep), "attention", "ended ABORTED"),
        ("source db:orders", lambda: rds.delete_db_instance(DBInstanceIdentifier="orders", SkipFinalSnapshot=True), "attention",
         "no such DB instance"),
        ("bootstrap", lambda: aws("cloudformation").delete_stack(StackName="CDKToolkit"), "attention", "no stack CDKToolkit"),
        ("bucket my-exports", lambda: s3.delete_public_access_block(Bucket="my-exports"), "attention", "does not block all public access"),
        ("bucket my-exports", lambda: s3.delete_bucket(Bucket="my-exports"), "attention", "there is no bucket with that name")]


def examined(file, **environment):
    """The doctor's exit status, and its lines: what is not ok by (check, result)."""
    java = [HERE.parent / "java", "-Dlakelift.home=" + str(HERE.parents[1]), "io.lakelift.local.cli.Lakelift", "doctor", "--json", file]
    done = subprocess.run(java, text=True, capture_output=True, env={
        **os.environ, "AWS_ENDPOINT_URL": URL, "AWS_REGION": REGION, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", **environment})
    if done.stderr:
        print(done.stderr[-2000:])
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


# What moto does not have; fakes of the project's own prove these lines, see docs/doctor.md.
UNKNOWN_TO_MOTO = {"definition export", "definition fleet", "definition stopped", "definition sweep", "states export", "states fleet",
                   "states stopped", "states sweep", "event pattern stopped",
                   "Lambda concurrency"}
SIMULATION = "AWS refused iam:SimulatePrincipalPolicy (HTTP 500)"


def main():
    server, findings, begun = ThreadedMotoServer(ip_address="127.0.0.1", port=PORT, verbose=False), [], time.monotonic()
    logging.getLogger("werkzeug").disabled = True
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        file, faults = good(folder)
        before = {}
        for check, spoil, result, why in faults:
            spoil()
            _, lines = examined(file)
            bad = {}
            for line in lines:
                if line["result"] != "ok" and line["check"] not in UNKNOWN_TO_MOTO:
                    bad.setdefault(line["check"], []).append((line["result"], line["why"]))
            new = {name: said for name, said in bad.items() if before.get(name) != said}
            if not result and {why for said in bad.values() for _, why in said} - {SIMULATION}:
                findings.append(f"at first: {bad}")
            if result and (list(new) != [check] or not any(r == result and why in w for r, w in new[check])):
                findings.append(f"{check}: expected {why!r}, and found {new}")
            before = bad
        status, lines = examined(file, AWS_ENDPOINT_URL="http://127.0.0.1:1", AWS_ENDPOINT_URL_STS=URL)
        if status != 2 or {line["result"] for line in lines if line["check"] != "account"} != {"cannot tell"}:
            findings.append(f"without AWS: exit status {status}, {lines}")
    server.stop()
    print("\n".join(findings + [f"doctor account: {len(faults)} reports, {len(findings)} differ, {time.monotonic() - begun:.0f} s"]))
    sys.exit(bool(findings))


main()

"""answers.py: whether the answers that the doctor's tests plant are ones that AWS could give. Each file of answers/, each change that
AccountFaultsTest makes to one, and each error code with its HTTP status is held against botocore's copy of AWS's models. Exit 1 on any
finding."""
import json, re, sys
from pathlib import Path
from xml.etree import ElementTree

import botocore.session

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "wire"))
import check  # noqa: E402

TESTS = HERE.parents[1] / "local/src/test"
ANSWERS, JAVA = TESTS / "resources/doctor/answers", TESTS / "java/io/lakelift/local/doctor"
BOTOCORE = {"SFN": "stepfunctions", "EventBridge": "events"}
TEXT = r'"(?:[^"\\]|\\.)*"'
# What services send and no model lists: CloudFormation has no error for a stack that there is not, S3 none for what a bucket lacks.
UNMODELLED = {("CloudFormation", "ValidationError"): 400, ("S3", "NoSuchPublicAccessBlockConfiguration"): 404,
              ("Scheduler", "ResourceNotFoundException"): 404, ("RDS", "InvalidParameterValue"): 400}


def operation(name):
    service, _, op = name.partition(".")
    return botocore.session.get_session().get_service_model(BOTOCORE.get(service, service.lower())).operation_model(op)


def body(name, text):
    """What is wrong in an answer."""
    op = operation(name)
    service, shape = op.service_model, op.output_shape
    if name == "S3.HeadBucket":
        return [] if not text.strip() else ["a HEAD has no body"]
    if name == "S3.GetBucketPolicy":
        json.loads(text)
        return []
    if "json" in service.metadata["protocol"]:
        return list(check.js(shape, json.loads(text), name))
    root = ElementTree.fromstring(text)
    if "query" in service.metadata.get("protocols", [service.metadata["protocol"]]):  # CloudWatch speaks CBOR as well
        space = service.metadata["xmlNamespace"]
        wrong = [] if root.tag == f"{{{space}}}{op.name}Response" else [f"{name}: root element {root.tag}"]
        return wrong + list(check.xml(shape, root.find(f"{{{space}}}{shape.serialization.get('resultWrapper', op.name + 'Result')}"), name))
    payload = shape.serialization.get("payload")
    return list(check.xml(shape.members[payload] if payload else shape, root, name))


def code(name, status, text):
    """What is wrong with an error."""
    op, service = operation(name), name.partition(".")[0]
    known = {}
    for shape in op.error_shapes:
        about = shape.metadata.get("error", {})
        known[about.get("code", shape.name)] = known[shape.name] = about.get("httpStatusCode", 400)
    wanted = UNMODELLED.get((service, text), known.get(text))
    if name == "S3.HeadBucket" and not text:
        return []
    if wanted is None:
        return [f"{name}: the code {text} is none of {sorted(known)}"]
    return [] if wanted == status else [f"{name}: {text} with HTTP {status}, not {wanted}"]


def main():
    findings, judged = [], 0
    for file in sorted(ANSWERS.iterdir()):
        findings += body(file.stem, file.read_text())
        judged += 1
    sources = "".join((JAVA / name).read_text() for name in ("AccountFaultsTest.java", "DoctorLab.java"))
    for name, old, new in re.findall(rf'change\(\s*"([^"]+)",\s*[^,]+,\s*({TEXT}),\s*({TEXT})\s*\)', sources):
        usual = next(ANSWERS.glob(name + ".*")).read_text()
        findings += [f"{f} (where {old} is {new})" for f in body(name, usual.replace(json.loads(old), json.loads(new)))]
        judged += 1
    for name, status, text in re.findall(r'refuse\(\s*"([^"]+)",\s*[^,]+,\s*(\d+),\s*"([^"]*)"\)', sources):
        findings += code(name, int(status), text)
        judged += 1
    print("\n".join(findings + [f"doctor answers: {judged} judged, {len(findings)} findings"]))
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()

"""check.py [--rds URL] [--fsx URL] [--s3 URL] [--sfn URL] [--sns URL] [--glue URL] SCRIPT.json: calls a fake service with botocore, and validates every raw reply against AWS's
service model: XML elements by name, types, enums, error codes and their HTTP status. Exit 1 on any finding. README.md: the script."""
import argparse, json, re, sys, time
from xml.etree import ElementTree
import botocore.session, jmespath, regex
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

# Codes that the services send and the operation's model does not list (ExportTaskLimitReachedFault is in no model at all).
UNMODELLED = {
    "rds": {"ExportTaskLimitReachedFault": 400, "Throttling": 400, "RequestLimitExceeded": 503, "AccessDenied": 403, "InvalidParameterValue": 400,
            "InvalidParameterCombination": 400, "MissingParameter": 400, "ValidationError": 400, "InternalFailure": 500, "ServiceUnavailable": 503},
    "fsx": {"ThrottlingException": 400, "AccessDeniedException": 400, "ValidationException": 400, "SerializationException": 400,
            "InternalFailure": 500, "ServiceUnavailable": 503},
    "sfn": {"ThrottlingException": 400, "AccessDeniedException": 400, "ValidationException": 400, "SerializationException": 400,
            "InternalFailure": 500, "ServiceUnavailable": 503},
    "s3": {"NoSuchBucket": 404, "InvalidRange": 416, "PreconditionFailed": 412, "NotImplemented": 501, "SlowDown": 503, "AccessDenied": 403},
    "glue": {"AccessDeniedException": 400, "ThrottlingException": 400},
    "sns": {"Throttling": 400, "ServiceUnavailable": 503, "InternalFailure": 500}}

# Where botocore's name of a service is another than that of AWS_ENDPOINT_URL_*.
BOTOCORE = {"sfn": "stepfunctions"}

# Glue's patterns are Java's, in which two surrogates are one character.
PAIRS = (r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF")


def scalar(shape, text, path):
    """A text (XML) or a JSON value where the model wants `shape`."""
    kind = shape.type_name
    if kind == "string":
        if not isinstance(text, str):
            yield f"{path}: {text!r} is not a string"
        elif getattr(shape, "enum", None) and text not in shape.enum:
            yield f"{path}: {text!r} is none of {shape.enum}"
        elif (pattern := shape.metadata.get("pattern")) and not regex.search(pattern.replace(*PAIRS), text):
            yield f"{path}: {text!r} does not match {pattern}"
        else:
            low, high = shape.metadata.get("min", 0), shape.metadata.get("max", float("inf"))
            if not low <= len(text) <= high:
                yield f"{path}: {len(text)} characters, not {low} to {high}"


def typed_xml(shape, text, path):
    fits = {"integer": r"-?\d+", "long": r"-?\d+", "double": r"-?\d+(\.\d+)?", "float": r"-?\d+(\.\d+)?", "boolean": "true|false",
            "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"}.get(shape.type_name)
    if fits and not re.fullmatch(fits, text):
        yield f"{path}: {text!r} is not a {shape.type_name}"
    elif not fits:
        yield from scalar(shape, text, path)


def xml(shape, node, path):
    """The elements of a query-protocol reply against a shape."""
    local = lambda n: n.tag.split("}")[-1]
    if shape.type_name == "structure":
        known = {m.serialization.get("name", name): m for name, m in shape.members.items()}
        seen = []
        for child in node:
            tag = local(child)
            if tag in known and known[tag].serialization.get("flattened"):
                seen.append(tag)
                yield from xml(known[tag].member, child, f"{path}.{tag}")
                continue
            if tag not in known:
                near = [k for k in known if k.lower() == tag.lower()]
                yield f"{path}.{tag}: no such element in {shape.name}" + (f", it is {near[0]}" if near else "")
                continue
            if tag in seen:
                yield f"{path}.{tag}: given twice"
            seen.append(tag)
            yield from xml(known[tag], child, f"{path}.{tag}")
        for name in shape.required_members:
            if name not in seen:
                yield f"{path}: {name} is missing"
        if (node.text or "").strip():
            yield f"{path}: text {node.text.strip()!r} among elements"
    elif shape.type_name == "list":
        item = shape.member.serialization.get("name", "member")
        for i, child in enumerate(node):
            if local(child) != item:
                yield f"{path}[{i}]: element {local(child)}, not {item}"
            else:
                yield from xml(shape.member, child, f"{path}[{i}]")
    elif len(node):
        yield f"{path}: elements where a {shape.type_name} belongs"
    else:
        yield from typed_xml(shape, node.text or "", path)


def js(shape, value, path):
    """A JSON value against a shape."""
    kind = shape.type_name
    wanted = {"structure": dict, "map": dict, "list": list, "integer": int, "long": int, "boolean": bool, "double": (int, float),
              "float": (int, float), "timestamp": (int, float)}.get(kind)
    if wanted and (not isinstance(value, wanted) or isinstance(value, bool) != (kind == "boolean")):
        yield f"{path}: {json.dumps(value)} is not a {kind}"
    elif kind == "structure":
        for key, v in value.items():
            if key not in shape.members:
                near = [k for k in shape.members if k.lower() == key.lower()]
                yield f"{path}.{key}: no such member in {shape.name}" + (f", it is {near[0]}" if near else "")
            else:
                yield from js(shape.members[key], v, f"{path}.{key}")
        for name in shape.required_members:
            if name not in value:
                yield f"{path}: {name} is missing"
    elif kind == "list":
        for i, v in enumerate(value):
            yield from js(shape.member, v, f"{path}[{i}]")
    elif kind == "map":
        for k, v in value.items():
            yield from js(shape.value, v, f"{path}.{k}")
    else:
        yield from scalar(shape, value, path)


def error(service, operation, code, status):
    """The code is the operation's own or an unmodelled one, with its HTTP status."""
    known = dict(UNMODELLED[service])
    for shape in operation.error_shapes:
        about, written = shape.metadata.get("error", {}), operation.service_model._service_description["shapes"][shape.name]
        known[about.get("code", shape.name)] = about.get("httpStatusCode", 500 if written.get("fault") else 400)
    if code not in known:
        yield f"error code {code!r} is not one of {operation.name}'s: {sorted(set(known) - set(UNMODELLED[service]))}"
    elif status != known[code]:
        yield f"error {code} with HTTP {status}, not {known[code]}"


def query(service, operation, raw):
    body, status = raw["body"], raw["status_code"]
    if "text/xml" not in raw["headers"].get("content-type", ""):
        yield f"content-type {raw['headers'].get('content-type')!r}, not text/xml"
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError as broken:
        yield f"not XML: {broken}"
        return
    space = operation.service_model.metadata["xmlNamespace"]
    tag = "ErrorResponse" if status >= 300 else operation.name + "Response"
    if root.tag != f"{{{space}}}{tag}":
        yield f"root element {root.tag}, not {tag} in {space}"
    names = [child.tag.split("}")[-1] for child in root]
    if status >= 300:
        found = {n.tag.split("}")[-1]: n.text for n in root.iter()}
        if names != ["Error", "RequestId"] or not {"Type", "Code", "Message"} <= set(found):
            yield f"an ErrorResponse holds Error (Type, Code, Message) and RequestId, not {names}"
        if found.get("Type") != ("Sender" if status < 500 else "Receiver"):
            yield f"error Type {found.get('Type')!r} with HTTP {status}"
        yield from error(service, operation, found.get("Code"), status)
        return
    result = operation.output_shape.serialization.get("resultWrapper")
    if names != [result, "ResponseMetadata"]:
        yield f"{tag} holds {names}, not {[result, 'ResponseMetadata']}"
    if result in names:
        yield from xml(operation.output_shape, root[names.index(result)], operation.name)


def rest(service, operation, raw):
    """S3's replies: XML where the operation has no bytes to give, and errors in no namespace."""
    body, status = raw["body"], raw["status_code"]
    if operation.http["method"] == "HEAD" or status < 300 and (operation.has_streaming_output or not body):
        return
    root = ElementTree.fromstring(body)
    if status < 300:
        if root.tag != "{%s}ListBucketResult" % "http://s3.amazonaws.com/doc/2006-03-01/":
            yield f"root element {root.tag}"
        yield from xml(operation.output_shape, root, operation.name)
        return
    found = {n.tag: n.text for n in root}
    if root.tag != "Error" or not {"Code", "Message", "RequestId"} <= set(found):
        yield f"an Error holds Code, Message and RequestId, not {sorted(found)}"
    yield from error(service, operation, found.get("Code"), status)


def amz_json(service, operation, raw):
    status = raw["status_code"]
    wanted = "application/x-amz-json-" + operation.service_model.metadata["jsonVersion"]
    if wanted not in raw["headers"].get("content-type", ""):
        yield f"content-type {raw['headers'].get('content-type')!r}, not {wanted}"
    try:
        body = json.loads(raw["body"])
    except ValueError as broken:
        yield f"not JSON: {broken}"
        return
    if status < 300:
        yield from js(operation.output_shape, body, operation.name)
        return
    code = str(body.get("__type", "")).split("#")[-1]
    yield from error(service, operation, code, status)
    for shape in operation.error_shapes:
        if shape.name == code:
            yield from js(shape, {k: v for k, v in body.items() if k not in ("__type", "message")}, code)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rds"), parser.add_argument("--fsx"), parser.add_argument("--s3"), parser.add_argument("--sfn"), parser.add_argument("--sns"), parser.add_argument("--glue"), parser.add_argument("--region", default="eu-west-1"), parser.add_argument("script")
    args = parser.parse_args()
    session, raw, clients, saved, total, calls = botocore.session.get_session(), {}, {}, {}, 0, 0

    def client(service, valid):
        if (service, valid) not in clients:
            url = getattr(args, service) or sys.exit(f"the script calls {service}: give --{service} URL")
            made = session.create_client(BOTOCORE.get(service, service), args.region, endpoint_url=url, aws_access_key_id="x", aws_secret_access_key="x",
                                         config=Config(retries={"total_max_attempts": 1}, parameter_validation=valid, proxies={}))
            made.meta.events.register(f"before-parse.{service}", lambda response_dict, **_: raw.update(response_dict))
            clients[service, valid] = made
        return clients[service, valid]

    def fill(x):
        if isinstance(x, dict):
            return {k: fill(v) for k, v in x.items()}
        if isinstance(x, list):
            return [fill(v) for v in x]
        return re.sub(r"\$\{(\w+)\}", lambda m: str(saved[m[1]]), x) if isinstance(x, str) else x

    for n, call in enumerate(json.load(open(args.script))["calls"], 1):
        service, name, findings = call["service"], call["operation"], []
        api = client(service, not call.get("invalid"))
        operation = api.meta.service_model.operation_model(name)
        method = next(m for m, o in api.meta.method_to_api_mapping.items() if o == name)
        for attempt in range(call.get("tries", 1)):
            raw.clear()
            reply, code = {}, None
            try:
                reply = getattr(api, method)(**fill(call.get("params", {})))
            except ClientError as failed:
                code = failed.response["Error"]["Code"]
            except (BotoCoreError, ValueError) as failed:
                if not call.get("lost"):
                    findings.append(f"botocore: {type(failed).__name__}: {failed}")
            else:
                if call.get("lost"):
                    findings.append("answered, and its answer was to be lost")
            calls += 1
            if raw:
                findings += [f for f in {"fsx": amz_json, "sfn": amz_json, "glue": amz_json, "s3": rest}.get(service, query)(service, operation, raw) if f not in findings]
            met = {path: jmespath.search(path, reply) for path in call.get("expect", {})}
            differ = [f"{p} is {met[p]!r}, not {w!r}" for p, w in fill(call.get("expect", {})).items() if met[p] != w]
            if not differ:
                break
            time.sleep(call.get("pause", 0.2) if attempt < call.get("tries", 1) - 1 else 0)
        for known in call.get("known", []):
            findings = [f for f in findings if not f.startswith(known)] if any(f.startswith(known) for f in findings) else findings + [f"no longer found: {known}"]
        findings += differ + [f"{p} is missing" for p in call.get("present", []) if jmespath.search(p, reply) in (None, "", [])]
        if code != call.get("error"):
            findings.append(f"error {code}, not {call.get('error')}")
        saved.update({k: jmespath.search(p, reply) for k, p in call.get("save", {}).items()})
        print(f"{'BAD' if findings else 'ok ':4}{n} {service} {name}{' -> ' + code if code else ''}" + "".join(f"\n      {f}" for f in findings))
        total += len(findings)
    print(f"{calls} calls, {total} findings")
    sys.exit(bool(total))


if __name__ == "__main__":
    main()

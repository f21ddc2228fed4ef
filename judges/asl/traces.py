"""traces.py: runs definitions with scripted task results in this project's interpreter and in sfnx, and compares the two
courses state by state: every statemachine/*.asl.json with the scenarios in local/src/test/resources/courses, every feature in
asl/src/test/resources/asl, and what must be refused or accepted there. Differences that are explained stand in differences.json,
word for word; one that is not there, has changed or has vanished is a finding. Exit 1 on any."""
import copy, json, os, re, subprocess, sys, time
from pathlib import Path
import lint, trace

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
COURSES, CASES = (HOME / f"{module}/src/test/resources/{folder}" for module, folder in (("local", "courses"), ("asl", "asl")))
read = lambda file: json.loads(file.read_text())


class Ours:
    """The project's interpreter, one process for all definitions."""

    def __init__(self):
        classes = HOME / "asl/target/test-classes"
        if not (classes / "io/lakelift/asl/TraceLines.class").exists():
            sys.exit("traces: the tests are not built: run mvn verify")
        self.process = subprocess.Popen([HERE.parent / "java", "io.lakelift.asl.TraceLines"], text=True, bufsize=1, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env={**os.environ, "JAVA_CLASSES": str(classes)})

    def ask(self, definition, scenario=None):
        self.process.stdin.write(json.dumps({"definition": definition} if scenario is None else {"definition": definition, "scenario": scenario}) + "\n")
        return json.loads(self.process.stdout.readline() or sys.exit("traces: the interpreter died; it said why above"))


def theirs(definition, scenario):
    try:
        return trace.trace(copy.deepcopy(definition), scenario)
    except (trace.T.Unsupported, trace.T.InvalidDefinition) as refused:
        return {"refused": str(refused)}
    except trace.Misfit as misfit:
        return {"misfit": str(misfit)}
    except (ArithmeticError, AssertionError, AttributeError, KeyError, TypeError, ValueError) as died:
        return {"died": f"{type(died).__name__}: {died}"}


def same(a, b):
    """Equal as JSON: 1 is 1.0, true is not 1."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)) and not isinstance(a, bool) and not isinstance(b, bool):
        return a == b or abs(a - b) < 1e-9 * max(1, abs(a), abs(b))
    return type(a) is type(b) and a == b


def differences(ours, their):
    """Where the two part: one line for the first event that differs, one for each field of the end."""
    for what in ("refused", "misfit", "died"):
        if what in ours or what in their:
            if (what in ours) != (what in their):
                yield f"{'here' if what in ours else 'sfnx'} {what}: {ours.get(what) or their.get(what)}"
            return
    for n, (one, other) in enumerate(zip(ours["events"], their["events"])):
        if not same(one, other):
            yield f"event {n}: here {json.dumps(one, ensure_ascii=False)[:400]}, sfnx {json.dumps(other, ensure_ascii=False)[:400]}"
            break
    else:
        if len(ours["events"]) != len(their["events"]):
            yield f"events: here {len(ours['events'])}, sfnx {len(their['events'])}"
    for field in sorted((ours.keys() | their.keys()) - {"engine", "events"}):
        if not same(ours.get(field), their.get(field)):
            yield f"{field}: here {json.dumps(ours.get(field), ensure_ascii=False)[:300]}, sfnx {json.dumps(their.get(field), ensure_ascii=False)[:300]}"


def courses():
    """(name, definition, scenario) of every state machine of the project."""
    for file in sorted((HOME / "statemachine").glob("*.asl.json")):
        machine = file.name.removesuffix(".asl.json")
        topics = [t for t in sorted((COURSES / machine).glob("*.json")) if t.name != "common.json"]
        if not topics:
            print(f"{file.name} has no scenarios: write some into {(COURSES / machine).relative_to(HOME)}")
            yield machine, None, None
        for topic in topics:
            for name, scenario in read(topic).items():
                definition = file.read_text()
                for key, value in scenario.pop("substitutions", {}).items():
                    definition = definition.replace("${" + key + "}", value)
                yield f"{machine}/{topic.stem}: {name}", json.loads(definition), {**read(topic.with_name("common.json")), **scenario}


def features():
    for folder in sorted(f for f in CASES.iterdir() if f.is_dir()):
        if folder.name.startswith("bounds-memory"):
            continue  # sfnx would take as much as there is
        for scenario in sorted(folder.glob("scenario*.json")):
            yield f"asl/{folder.name}/{scenario.stem}", read(folder / "definition.asl.json"), read(scenario)


def merged(base, patch):
    """JSON Merge Patch."""
    if not isinstance(patch, dict):
        return patch
    kept = {k: v for k, v in (base if isinstance(base, dict) else {}).items() if not (k in patch and patch[k] is None)}
    return {**kept, **{k: merged(kept.get(k), v) for k, v in patch.items() if v is not None}}


def verdicts(ours):
    """Whether each patched definition is taken, here and by lint.py (sfnx and asl-validator): (name, difference or nothing)."""
    whole, rows = read(CASES / "whole.asl.json"), []
    for table in ("refusals", "accepted"):
        rows += [(f"{table}: {json.dumps(r['patch'], ensure_ascii=False)}"[:400], merged(whole, r["patch"])) for r in read(CASES / f"{table}.json")]
    for (name, definition), found in zip(rows, lint.lint([d for _, d in rows])):
        refused = "refused" in ours.ask(definition)
        if refused != bool(found):
            yield name, ["only here refused" if refused else "only there refused: " + re.sub(r"\s+", " ", found[0])[:160]]
        else:
            yield name, []


def main():
    begun, ours, found, count = time.monotonic(), Ours(), {}, {"courses": 0, "features": 0, "verdicts": 0}
    for kind, cases in (("courses", courses()), ("features", features())):
        for name, definition, scenario in cases:
            count[kind] += 1
            found[name] = ["no scenarios"] if definition is None else list(differences(ours.ask(definition, scenario), theirs(definition, scenario)))
    for name, differing in verdicts(ours):
        count["verdicts"] += 1
        found[name] = differing
    found = {name: d for name, d in found.items() if d}
    known = {name: lines for entry in read(HERE / "differences.json") for name, lines in entry["cases"].items()}
    findings = [f"{name}: {line}" for name, lines in found.items() for line in lines if line not in known.get(name, [])]
    findings += [f"{name}: no longer so, and explained in differences.json: {line}" for name, lines in known.items() for line in lines if line not in found.get(name, [])]
    print(*findings, sep="\n", end="\n" if findings else "")
    print(f"trace: {count['courses']} courses of the project's state machines, {count['features']} of single features, {count['verdicts']} definitions to refuse or accept; "
          f"{sum(map(len, known.values()))} explained differences, {len(findings)} findings, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()

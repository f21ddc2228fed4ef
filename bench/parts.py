"""The parts besides `cold`: what a night needs, what it costs, how long waits are, and how long people wait for their own commands."""
import json, os, re, resource, subprocess, sys, time
from collections import Counter
from pathlib import Path

import cold

HOME = Path(__file__).resolve().parent.parent
TENANTS = "events/fleet-tenants.json"


def in_clone(command):
    """The command in a clean clone, which is deleted again."""
    return ["sh", "-c", f'clone=$(mktemp -d) && git clone -q . "$clone/lakelift" && cd "$clone/lakelift" && {command}; '
                        'status=$?; rm -rf "$clone"; exit $status']


# What a person waits for: name, what runs, whether in a clean clone, and whether it is measured only where it is asked for by name.
COMMANDS = {
    "run": ("./lakelift run events/snapshot.json", False, False),
    "run of forty tenants": (f"./lakelift run {TENANTS}", False, False),
    "check": ("./lakelift check infra/lakelift.yaml", False, False),
    "plan": ("./lakelift plan infra/lakelift.yaml", False, False),
    "simulate": ("./lakelift simulate --nights 1000 --seed 2", False, True),
    "synth": ("infra/synth", False, True),
    "build": ("./lakelift --version", True, True),
    "tests": ("mvn -q -B -o verify", True, True),
    "ci": (".ci/run", True, True),
}
LIGHT = [name for name, (_, _, heavy) in COMMANDS.items() if not heavy]


def dated(figures):
    return {"date": time.strftime("%Y-%m-%d", time.gmtime()), "load": round(os.getloadavg()[0], 1), **figures}


def timed(command):
    """Seconds on the wall and of the processors, its children's included; the text that it printed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=HOME, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command)} ended with exit status {done.returncode}: {(done.stderr or done.stdout)[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def minutes(name, times=3):
    """The median by wall time of so many runs; of what takes minutes, one."""
    command, clean, heavy = COMMANDS[name]
    runs = sorted(timed(in_clone(command) if clean else command.split())[:2] for _ in range(1 if heavy else times))
    wall, cpu = runs[len(runs) // 2]
    return dated({"command": f"{command} in a new clone" if clean else command, "runs": len(runs), "seconds": round(wall, 1),
                  "cpuSeconds": round(cpu, 1)})


def waits():
    """Those of bench/Waits.java for progress that grows evenly and for progress that is never told: an export of an hour, and fleets."""
    java = cold.jdk() / "bin/java"
    _, _, said = timed([java, "-cp", "functions/target/classes", "bench/Waits.java"])
    return dated({"rows": [row for row in json.loads(said) if row["progress"] in ("EVEN", "NEVER_TOLD")
                           and row.get("minutes", 60.0) == 60.0]})


def night():
    """Forty tenants over five slots: what their night asks of each service, counted from what the run tells."""
    _, _, said = timed(["./lakelift", "run", TENANTS, "--json"])
    events = [json.loads(line) for line in said.splitlines()]
    _, _, text = timed(["./lakelift", "run", TENANTS])
    over = re.search(r"\((-?[\d.]+) % over that\)", " ".join(text.split())) or sys.exit("bench: the run of the fleet told no bound of its night.")
    calls = Counter(event["function"] for event in events if event["event"] == "task-call" and "function" in event)
    asked = Counter()
    for event in events:
        if event["event"] == "task-call" and event.get("function") in cold.FUNCTIONS:
            asked[event["time"][:19]] += sum(call[0] == "rds" for call in cold.FUNCTIONS[event["function"]][1])
    executions = {event["execution"] for event in events}
    exports = len(executions) - 1
    return dated({"exports": exports, "transitions": sum(event["event"] == "state-entered" for event in events),
                  "calls": dict(sorted(calls.items())), "startsBeyondOneForEach": calls["StartExport"] - exports,
                  "rdsCallsInTheBusiestSecond": max(asked.values()), "overBoundPercent": float(over[1])})


def price(name):
    """Of export/Prices, the one place where prices are."""
    text = (HOME / "functions/src/main/java/io/lakelift/export/Prices.java").read_text()
    found = re.search(rf"double {name} = ([\d._ /]+);", text)
    over, _, under = found[1].replace("_", "").partition("/")
    return float(over) / float(under or 1)


def bill(results):
    """What the counted night costs, by the prices of export/Prices and the durations of the part `cold`, each first call of a function cold."""
    counted, measured = results["night"], results["cold"]["functions"]
    timed_calls = {function: number for function, number in counted["calls"].items() if function in measured}  # all but VerifyExport's
    gb = cold.MEMORY_MB / 1024
    warm = sum(number * measured[function]["lakelift"]["warmMs"] for function, number in timed_calls.items()) / 1000 * gb
    starts = sum(measured[function]["lakelift"]["coldMs"] for function in timed_calls) / 1000 * gb
    calls = sum(counted["calls"].values())
    formula = 3 * counted["calls"]["PollExport"] + 2 * counted["calls"].get("VerifyExport", 0) + (7 + 4) * counted["exports"] + 8
    if formula != counted["transitions"]:
        sys.exit(f"bench: docs/costs.md reckons {formula} transitions for this night, and {counted['transitions']} were counted.")
    worst = measured["PollExport"]["lakelift"]["coldMs"] / 1000
    return dated({"transitionsUsd": round(counted["transitions"] * price("TRANSITION"), 5), "callsUsd": round(calls * price("CALL"), 5),
                  "warmGbSeconds": round(warm, 1), "coldGbSeconds": round(starts, 1),
                  "gbSecondsUsd": round((warm + starts) * price("GB_SECOND"), 5),
                  "thousandColdStartsUsd": round(1000 * worst * gb * price("GB_SECOND"), 4)})

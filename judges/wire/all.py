"""all.py [SCRIPT.json...]: plays every script beside it (or those given) against fakes of its own, and has check.py judge each answer. A
script's name is SERVICE-SCENARIO, or plays in the scenario `complete`; its `speed` says how fast the fakes' clock runs (200).
Exit 1 on any finding, and where a scenario of the fakes has no script."""
import json, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAVA, FAKES = HERE.parent / "java", "io.lakelift.fakes.FakeServer"
SCENARIOS = HERE.parents[1] / "fakes/src/main/java/io/lakelift/fakes/Scenario.java"


def scenario(script):
    return script.stem.partition("-")[2] or "complete"


def judge(script):
    """Whether every answer could be AWS's, how many calls were judged, and what there is to say."""
    speed = str(json.loads(script.read_text()).get("speed", 200))
    server = subprocess.Popen([JAVA, FAKES, "0", scenario(script), speed], stdout=subprocess.PIPE, text=True)
    try:
        told = [server.stdout.readline().removeprefix("export ").strip().partition("=") for _ in range(7)]
        urls = {name.removeprefix("AWS_ENDPOINT_URL_").lower(): url for name, _, url in told}
        if set(urls) != {"rds", "fsx", "s3", "sns", "sfn", "sts", "glue"}:
            return False, 0, f"{script.stem}: the fakes did not start; they said why above"
        given = [word for name, url in urls.items() if name != "sts" for word in (f"--{name}", url)]
        check = subprocess.run([sys.executable, HERE / "check.py", *given, script], text=True, capture_output=True)
    finally:
        server.terminate()
        server.wait()
    said = check.stdout.rstrip() or check.stderr[-2000:]
    last = said.rsplit("\n", 1)[-1]
    calls = int(last.split()[0]) if last[:1].isdigit() else 0
    return check.returncode == 0, calls, f"{script.stem} in {scenario(script)}: {said if check.returncode else last}"


def unplayed(scripts):
    """Scenarios of the fakes that no script plays."""
    import re
    known = re.findall(r"^    ([A-Z_]+)\(\"", SCENARIOS.read_text(), re.M)
    return [name for name in (k.lower().replace("_", "-") for k in known) if name not in {scenario(s) for s in scripts}]


def main():
    scripts, begun = [Path(a) for a in sys.argv[1:]] or sorted(HERE.glob("*.json")), time.monotonic()
    right = calls = 0
    with ThreadPoolExecutor(2) as two:
        for ok, n, said in two.map(judge, scripts):
            print(said, flush=True)
            right, calls = right + ok, calls + n
    missing = [] if sys.argv[1:] else unplayed(scripts)
    for name in missing:
        print(f"no script plays the scenario {name}: write one")
    print(f"wire: {len(scripts)} scripts, {calls} calls, {len(scripts) - right} scripts with findings, {time.monotonic() - begun:.0f} s")
    sys.exit(right != len(scripts) or bool(missing))


if __name__ == "__main__":
    main()

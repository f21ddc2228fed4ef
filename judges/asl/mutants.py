"""mutants.py [--sample N] [--only REGEX] [--workers N]: puts single faults into every statemachine/*.asl.json and sees whether the test
suite notices. First the interpreter reads each mutant, then the cheap tests run that read the definitions by themselves; what lives on,
and is not explained in survivors.json, meets the nights: those tests that met the changed state on the definition as it is, those
that caught most first; what lives still, the simulation. The first that fails has caught it. --sample N takes N mutants, always the same ones. Exit 1 when a survivor is
not explained, or fewer than 95 % were caught of all; local/target/mutants.tsv says who caught what."""
import argparse, hashlib, json, os, re, select, shutil, subprocess, sys, tempfile, threading, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import mutate

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
MACHINES = {f.name.removesuffix(".asl.json"): f for f in sorted((HOME / "statemachine").glob("*.asl.json"))}
# Reads the definition by itself, in no time; so do the courses, which every worker runs first.
STATIC = ["[engine:junit-jupiter]/[class:io.lakelift.StateMachineTest]"]
EXPLAINED = {(e["machine"], text): e["why"] for e in json.loads((HERE / "survivors.json").read_text()) for text in e["mutants"]}
LOG = HOME / "local/target/mutants.tsv"
# For what the tests let live: commands that are run in a copy of the project and fail when they notice something.
COMMANDS = [[HERE.parent / "java", "-Dlakelift.home=.", "io.lakelift.local.cli.Lakelift", "simulate", "--nights", "50", "--seed", "1"]]


def tests():
    """The classes whose nights run the definitions in ../statemachine."""
    folder = HOME / "local/src/test/java"
    return [".".join(f.relative_to(folder).with_suffix("").parts) for f in sorted(folder.rglob("cli/*Test.java")) if "Lab." in f.read_text()]


def checkout(folder):
    """The project again, by links, with definitions of its own; `..` must lead here from local/ and functions/."""
    for entry in HOME.iterdir():
        if entry.name in ("local", "functions"):
            (folder / entry.name).mkdir()
            for inner in entry.iterdir():
                (folder / entry.name / inner.name).symlink_to(inner)
        elif entry.name == "statemachine":
            shutil.copytree(entry, folder / entry.name)
        elif entry.name != ".git":
            (folder / entry.name).symlink_to(entry)
    return folder


class Worker:
    """A process that runs tests; it is started anew after one that did not come to an end."""

    def __init__(self, folder, limit):
        self.folder, self.limit, self.process = checkout(folder), limit, None

    def start(self):
        own = [HOME / "functions/target/test-classes", HOME / "local/target/test-classes", HOME / "local/target/classes"]
        path = ":".join(map(str, own)) + ":" + (HOME / "local/target/test-classpath").read_text().strip()
        self.process = subprocess.Popen(
            [HERE.parent / "java", "-XX:TieredStopAtLevel=4", "-Dlakelift.home=..", "io.lakelift.local.cli.MutantWorker"],
            cwd=self.folder / "local", env={**os.environ, "JAVA_CLASSES": path}, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def ask(self, request, limit=None):
        """The answer, or None where there was none in time."""
        if self.process is None or self.process.poll() is not None:
            self.start()
        self.process.stdin.write(json.dumps(request) + "\n")
        if select.select([self.process.stdout], [], [], limit or self.limit)[0]:
            if line := self.process.stdout.readline():
                return json.loads(line)
        self.stop()
        return None

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
            self.process = None

    def put(self, machine, definition):
        (self.folder / f"statemachine/{machine}.asl.json").write_text(definition)


class Nights:
    """The tests that run whole nights, what each met, and how often it caught something."""

    def __init__(self, told):
        self.tests, self.kills, self.lock = {t["id"]: t for t in told if t["met"]}, Counter(), threading.Lock()

    def about(self, where):
        with self.lock:
            order = lambda i: (-self.kills[where, i], -self.kills[i], self.tests[i]["seconds"])
            return sorted((i for i, t in self.tests.items() if where == "" or where in t["met"]), key=order)

    def caught(self, where, killer):
        with self.lock:
            self.kills[where, killer] += 1
            self.kills[killer] += 1


def place(definition, text):
    """What a test must have met to notice this fault: a state, a state that failed (NAME!), or nothing in particular."""
    names = [n for n, _ in mutate.T.every_state(definition) if text.startswith(n) and text[len(n):len(n) + 1] in (".", ":", " ")]
    if not names:
        return ""
    name = max(names, key=len)
    return name + ("!" if text[len(name):].startswith((".Retry", ".Catch")) else "")


def find(sample, only):
    """The mutants to be judged: (machine, kind, text, where, definition)."""
    found = []
    for machine, file in MACHINES.items():
        definition = json.loads(file.read_text())
        found += [(machine, kind, text, place(definition, text), mutant) for kind, text, mutant in mutate.candidates(definition)]
    found = [m for m in found if re.search(only, f"{m[0]} {m[1]} {m[2]}")]
    if sample:
        found.sort(key=lambda m: hashlib.sha1(f"{m[0]} {m[2]}".encode()).hexdigest())
        found = found[:sample + sample // 10 + 5]
    kept = {id(m) for _, _, m in mutate.valid([(k, t, m) for _, k, t, _, m in found])}
    found = [m for m in found if id(m[4]) in kept]
    return found[:sample] if sample else found


def judge(worker, mutant, tests, commands):
    """Who caught it, and how; empty where nobody did."""
    machine, definition = mutant[0], mutant[4]
    worker.put(machine, json.dumps(definition, indent=2) + "\n")
    try:
        answer = worker.ask({"mutant": tests})
        if answer is None:
            return "time", f"the tests had not ended after {worker.limit:.0f} s"
        if answer:
            return answer["killer"], answer["why"]
        for command in commands:
            if subprocess.run(command, cwd=worker.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
                return " ".join(map(str, command)), "it failed"
        return "", ""
    finally:
        worker.put(machine, MACHINES[machine].read_text())


def nights(worker):
    told = worker.ask({"baseline": tests()}, 1800)
    if told is None:
        sys.exit("mutants: the tests did not run on the definitions as they are: build the project with mvn verify, and see it pass")
    if failed := [t for t in told if "why" in t]:
        sys.exit("mutants: the tests fail on the definitions as they are: " + "; ".join(f"{t['id']}: {t['why'][:200]}" for t in failed[:3]))
    seconds = sum(t["seconds"] for t in told)
    print(f"{len(told)} tests of nights pass on the definitions as they are, in {seconds:.0f} s", flush=True)
    return Nights(told), seconds


def each(pool, mutants, work):
    """Does the work on every mutant, one at a time in each worker; the verdicts in their order."""
    free, lock = list(pool), threading.Lock()

    def one(mutant):
        worker, at = free.pop(), time.monotonic()
        try:
            verdict = work(worker, mutant)
        finally:
            free.append(worker)
        with lock, open(LOG, "a") as log:
            log.write("\t".join([*mutant[:3], *(re.sub(r"\s+", " ", v)[:300] for v in verdict), f"{time.monotonic() - at:.1f}"]) + "\n")
        return verdict

    with ThreadPoolExecutor(len(pool)) as threads:
        return list(threads.map(one, mutants))


def hunt(pool, mutants):
    """The verdict of each mutant, by its number."""
    if answer := pool[0].ask({"mutant": STATIC}):
        sys.exit(f"mutants: {answer['killer']} fails on the definitions as they are: {answer['why'][:300]}")
    verdicts = each(pool, mutants, lambda worker, mutant: judge(worker, mutant, STATIC, []))
    alive = [n for n, (killer, _) in enumerate(verdicts) if not killer and (mutants[n][0], mutants[n][2]) not in EXPLAINED]
    print(f"{sum(not killer for killer, _ in verdicts)} survive the cheap tests, {len(alive)} of them are not explained", flush=True)
    if alive:
        suite, seconds = nights(pool[0])
        for worker in pool:
            worker.limit = max(120, 4 * seconds)

        def night(worker, mutant):
            verdict = judge(worker, mutant, suite.about(mutant[3]), COMMANDS)
            suite.caught(mutant[3], verdict[0])
            return verdict
        for n, verdict in zip(alive, each(pool, [mutants[n] for n in alive], night)):
            verdicts[n] = verdict
    return verdicts


def report(mutants, verdicts, sample, seconds):
    alive = [m for m, (killer, _) in zip(mutants, verdicts) if not killer]
    open_ = [m for m in alive if (m[0], m[2]) not in EXPLAINED]
    for m in open_:
        print(f"survived, and is not explained: {m[0]} {m[1]}: {m[2]}")
    for machine in MACHINES:
        own = [m for m in mutants if m[0] == machine]
        left = [m for m in alive if m[0] == machine]
        if own:
            print(f"{machine}: caught {len(own) - len(left)} of {len(own)} mutants ({100 * (1 - len(left) / len(own)):.1f} %)")
    judged = {(m[0], m[2]) for m in mutants}
    for key in sorted(k for k in EXPLAINED if k in judged and k not in {(m[0], m[2]) for m in alive}):
        print(f"note: {key[0]}: {key[1]} is explained in survivors.json, and was caught")
    share = 100 * (1 - len(alive) / len(mutants))
    print(f"mutants: {len(mutants)}{' (a fixed sample)' if sample else ''}, {share:.1f} % caught, {len(alive)} survived, {len(alive) - len(open_)} of them explained, {seconds:.0f} s")
    return bool(open_) or (not sample and share < 95)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0), parser.add_argument("--only", default="")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args, begun = parser.parse_args(), time.monotonic()
    if not (HOME / "local/target/test-classpath").exists():
        sys.exit("mutants: the tests are not built: run mvn verify")
    mutants = find(args.sample, args.only) or sys.exit("mutants: none is left by --only")
    print(f"{len(mutants)} mutants after {time.monotonic() - begun:.0f} s", flush=True)
    LOG.write_text("machine\tkind\tfault\tcaught by\twhy\tseconds\n")
    with tempfile.TemporaryDirectory() as folder:
        pool = [Worker(Path(tempfile.mkdtemp(dir=folder)), 300) for _ in range(args.workers)]
        try:
            verdicts = hunt(pool, mutants)
        finally:
            for worker in pool:
                worker.stop()
    sys.exit(report(mutants, verdicts, args.sample, time.monotonic() - begun))


if __name__ == "__main__":
    main()

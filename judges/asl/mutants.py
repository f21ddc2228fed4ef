"""mutants.py [--sample N] [--only REGEX] [--workers N]: puts single faults into every statemachine/*.asl.json and sees whether the test
suite notices. First the interpreter reads each mutant, then the tests run that met the changed state on the definition as it is,
those that caught most first; the first that fails has caught it. --sample N takes N mutants, always the same ones. Exit 1 when a
survivor is not explained in survivors.json, or fewer than 95 % were caught of all; local/target/mutants.tsv says who caught what."""
import argparse, hashlib, json, os, re, select, shutil, subprocess, sys, tempfile, threading, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import mutate

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
MACHINES = {f.name.removesuffix(".asl.json"): f for f in sorted((HOME / "statemachine").glob("*.asl.json"))}
# These read the definitions by themselves, so they are asked about every mutant; the second is run as a whole, because that is cheap.
STATIC = ["io.lakelift.StateMachineTest", "io.lakelift.local.asl.CoursesTest"]
# Further killers, for what the tests let live: commands that are run in a copy of the project and fail when they notice something.
COMMANDS = []


def tests():
    """The classes whose nights run the definitions in ../statemachine."""
    folder = HOME / "local/src/test/java"
    return STATIC + [".".join(f.relative_to(folder).with_suffix("").parts) for f in sorted(folder.rglob("cli/*Test.java")) if "Lab." in f.read_text()]


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


class Suite:
    """The tests, what each met, and how often it caught something."""

    def __init__(self, told):
        self.tests = {}
        for test in told:
            one = re.sub(r"(\[class:io\.lakelift\.local\.asl\.CoursesTest\]).*", r"\1", test["id"])
            test["seconds"] += self.tests.get(one, {"seconds": 0})["seconds"]
            self.tests[one] = test
        self.kills, self.lock = Counter(), threading.Lock()

    def about(self, where):
        met = lambda t: where == "" or where in t["met"] or any(name in t["id"] for name in STATIC)
        with self.lock:
            order = lambda i: (-self.kills[where, i], -self.kills[i], self.tests[i]["seconds"])
            return sorted((i for i, t in self.tests.items() if (t["met"] or any(name in i for name in STATIC)) and met(t)), key=order)

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


def judge(worker, suite, mutant):
    """Who caught it, and how; empty where nobody did."""
    machine, _, _, where, definition = mutant
    worker.put(machine, json.dumps(definition, indent=2) + "\n")
    try:
        answer = worker.ask({"mutant": suite.about(where)})
        if answer is None:
            return "time", f"the tests had not ended after {worker.limit:.0f} s"
        if answer:
            suite.caught(where, answer["killer"])
            return answer["killer"], answer["why"]
        for command in COMMANDS:
            if subprocess.run(command, cwd=worker.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
                return " ".join(command), "it failed"
        return "", ""
    finally:
        worker.put(machine, MACHINES[machine].read_text())


def baseline(worker):
    told = worker.ask({"baseline": tests()}, 1800)
    if told is None:
        sys.exit("mutants: the tests did not run on the definitions as they are: build the project with mvn verify, and see it pass")
    if failed := [t for t in told if "why" in t]:
        sys.exit("mutants: the tests fail on the definitions as they are: " + "; ".join(f"{t['id']}: {t['why'][:200]}" for t in failed[:3]))
    seconds = sum(t["seconds"] for t in told)
    return Suite(told), len(told), seconds


def report(mutants, verdicts, sample):
    explained = {(e["machine"], text): e["why"] for e in json.loads((HERE / "survivors.json").read_text()) for text in e["mutants"]}
    alive = [m for m, (killer, _) in zip(mutants, verdicts) if not killer]
    open_ = [m for m in alive if (m[0], m[2]) not in explained]
    for m in open_:
        print(f"survived, and is not explained: {m[0]} {m[1]}: {m[2]}")
    for machine in MACHINES:
        own = [m for m in mutants if m[0] == machine]
        left = [m for m in alive if m[0] == machine]
        if own:
            print(f"{machine}: caught {len(own) - len(left)} of {len(own)} mutants ({100 * (1 - len(left) / len(own)):.1f} %)")
    judged = {(m[0], m[2]) for m in mutants}
    for key in sorted(k for k in explained if k in judged and k not in {(m[0], m[2]) for m in alive}):
        print(f"note: {key[0]}: {key[1]} is explained in survivors.json, and was caught")
    share = 100 * (1 - len(alive) / len(mutants))
    print(f"mutants: {len(mutants)}{' (a fixed sample)' if sample else ''}, {share:.1f} % caught, {len(alive)} survived, {len(alive) - len(open_)} of them explained")
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
    with tempfile.TemporaryDirectory() as folder:
        pool = [Worker(Path(tempfile.mkdtemp(dir=folder)), 600) for _ in range(args.workers)]
        try:
            suite, count, seconds = baseline(pool[0])
            print(f"{count} tests pass on the definitions as they are, in {seconds:.0f} s", flush=True)
            free = list(pool)
            for worker in pool:
                worker.limit = max(120, 4 * seconds)

            def one(mutant):
                worker = free.pop()
                at = time.monotonic()
                try:
                    verdict = judge(worker, suite, mutant)
                finally:
                    free.append(worker)
                with suite.lock, open(HOME / "local/target/mutants.tsv", "a") as log:
                    log.write("\t".join([mutant[0], mutant[1], mutant[2], *(re.sub(r"\s+", " ", v)[:300] for v in verdict), f"{time.monotonic() - at:.1f}"]) + "\n")
                return verdict

            (HOME / "local/target/mutants.tsv").write_text("machine\tkind\tfault\tcaught by\twhy\tseconds\n")
            with ThreadPoolExecutor(args.workers) as threads:
                verdicts = list(threads.map(one, mutants))
        finally:
            for worker in pool:
                worker.stop()
    failed = report(mutants, verdicts, args.sample)
    print(f"mutants took {time.monotonic() - begun:.0f} s")
    sys.exit(failed)


if __name__ == "__main__":
    main()

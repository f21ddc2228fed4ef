"""page.py [--check]: makes the tables of docs/performance.md from bench/results.json, or says that they are others."""
import json, re, sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
RESULTS, PAGE = HOME / "bench/results.json", HOME / "docs/performance.md"


def read():
    return json.loads(RESULTS.read_text())


def hour(results, spread, policy):
    """Polls and delay of an export of an hour whose progress grows evenly."""
    return next(row for row in results["waits"]["rows"] if row["kind"] == "export" and row["spread"] == spread
                and row["progress"] == "EVEN" and row["policy"] == policy)


def better(results, policy):
    """How many times polls x delay is smaller than a fixed minute's, for durations that spread by a tenth."""
    minute, own = hour(results, 0.1, "every 60 s"), hour(results, 0.1, policy)
    return minute["polls"] * minute["delaySeconds"] / (own["polls"] * own["delaySeconds"])


# The targets: name, unit, target, whether more is better, and where the figure is. A part that was never measured has none.
TARGETS = [
    *((f"first call of {function}, primed", "ms", 25, False, lambda r, f=function: r["cold"]["functions"][f]["lakelift"]["firstMs"])
      for function in ("PollExport", "StartExport", "CancelExport", "Notify", "PlanFleet", "FindOrphans", "MeasureFreshness")),
    ("polls × delay of an hour's export, times better than each minute, with past exports", "times", 20, True,
     lambda r: better(r, "Lakelift, later nights")),
    ("the same without", "times", 5, True, lambda r: better(r, "Lakelift, first night")),
    ("polls of an hour's export, with past exports", "polls", 12, False, lambda r: hour(r, 0.1, "Lakelift, later nights")["polls"]),
    ("end of a fleet's night over its bound, with past exports", "%", 1.5, False,
     lambda r: next(row for row in r["waits"]["rows"] if row["kind"] == "fleet" and row["spread"] == 0.1 and row["progress"] == "EVEN"
                    and row["policy"] == "Lakelift, later nights")["overPercent"]),
    ("`run` of one export", "s", 1.5, False, lambda r: r["minutes"]["run"]["seconds"]),
    ("`run` of forty tenants", "s", 4, False, lambda r: r["minutes"]["run of forty tenants"]["seconds"]),
    ("first build from a clean clone", "s", 45, False, lambda r: r["minutes"]["build"]["seconds"]),
    ("1,000 nights", "s", 40, False, lambda r: r["minutes"]["simulate"]["seconds"]),
    ("`.ci/run`", "s", 900, False, lambda r: r["minutes"]["ci"]["seconds"]),
]


def judged(results):
    """Each target as a row: what was aimed at, what was measured, and by how much it is met or not."""
    for name, unit, target, more, figure in TARGETS:
        aim = f"{'at least' if more else 'at most'} {target:g} {unit}"
        try:
            value = figure(results)
        except KeyError:
            yield name, aim, "not measured", "–"
            continue
        met = value >= target if more else value <= target
        yield name, aim, f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}", f"{'met' if met else '**not met**'}, {value / target:.2g} of it"


def table(heads, rows):
    return "\n".join(["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *("| " + " | ".join(row) + " |" for row in rows)])


def targets(results):
    return table(["what", "aim", "measured", "met"], judged(results))


def functions(part):
    rows = []
    for function, taken in part["functions"].items():
        python = taken["boto3"]
        for name, java in taken.items():
            if name != "boto3":
                beside = lambda figure, digits: f"{java[figure]:.{digits}f} ({python[figure]:.{digits}f})"
                rows.append([function if name == "lakelift" else f"{function}, {name}", *(beside(figure, 0) for figure in ("coldMs", "initMs", "firstMs")),
                             beside("warmMs", 1), beside("cpuMs", 0), beside("peakMb", 0)])
    load = [f"{part[when]} {word}" for when, word in (("loadBefore", "before"), ("loadAfter", "after")) if when in part]
    return (table(["function", "cold, ms", "init, ms", "first call, ms", "warm call, ms", "processor until the first answer, ms", "memory, MB"], rows)
            + f"\n\nMeasured {part['date']}{': ' + part['note'] if 'note' in part else ''}. Medians of {part['rounds']} rounds; load "
            f"{' and '.join(load)}, on two processors; the jar has {part['jarMb']['lakelift']:g} MB.")


def cold(results):
    return functions(results["cold"])


def night(results):
    part, money = results["night"], results.get("bill", {})
    calls = sum(part["calls"].values())
    usd = lambda name: f", {money[name]:g} USD" if name in money else ""
    rows = [["exports", str(part["exports"])], ["transitions", f"{part['transitions']:,}{usd('transitionsUsd')}"],
            ["calls of functions", f"{calls:,}{usd('callsUsd')}"],
            ["calls of StartExport beyond one for each export", str(part["startsBeyondOneForEach"])],
            ["calls of RDS in the busiest second", str(part["rdsCallsInTheBusiestSecond"])],
            ["end of the night over its bound", f"{part['overBoundPercent']:g} %" if "overBoundPercent" in part else "not measured"]]
    if money:
        rows += [["GB-seconds", f"{money['warmGbSeconds']:g} of warm calls, {money['coldGbSeconds']:g} if each function starts cold once{usd('gbSecondsUsd')}"],
                 ["a thousand cold starts of PollExport", usd("thousandColdStartsUsd")[2:]]]
    return table(["what", "how much"], rows) + f"\n\nCounted {part['date']}."


def minutes(results):
    rows = [[name, f"`{one['command']}`", f"{one['seconds']:g}", f"{one['cpuSeconds']:g}", f"{one['load']:g}", one["date"]]
            for name, one in results["minutes"].items()]
    return table(["what", "command", "seconds", "of the processors", "load", "measured"], rows)


def waits(results):
    rows = [[row["policy"], f"{100 * row['spread']:.0f} %", "even" if row["progress"] == "EVEN" else "not reported", f"{row['polls']:g}",
             f"{row['delaySeconds']:g}"] for row in results["waits"]["rows"] if row["kind"] == "export"]
    return table(["policy", "spread", "progress", "polls", "delay, s"], rows) + f"\n\nMeasured {results['waits']['date']}."


def made(text, results):
    for part in (targets, cold, night, minutes, waits):
        name = part.__name__
        try:
            tables = part(results)
        except KeyError:
            tables = "Not measured yet."
        text, found = re.subn(rf"(<!-- {name}: made by bench/run -->\n).*?(<!-- end of {name} -->)",
                              lambda match, tables=tables: f"{match[1]}{tables}\n{match[2]}", text, flags=re.S)
        if found != 1:
            sys.exit(f"bench: docs/performance.md has the markers of {name} {found} times.")
    return text


def main():
    page, now = PAGE.read_text(), None
    now = made(page, read())
    if "--check" not in sys.argv:
        PAGE.write_text(now)
    elif now != page:
        sys.exit("bench: the tables of docs/performance.md are others than bench/results.json gives: run judges/run ../bench/page.py.")
    else:
        print(f"performance: {len(TARGETS)} targets, the page agrees with the figures")


if __name__ == "__main__":
    main()

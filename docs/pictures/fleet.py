#!/usr/bin/env python3
"""Draws a fleet as it ran, as an SVG that moves: a row for each slot, a bar for each export, twelve seconds for the night.

./lakelift run events/fleet-tenants.json --scenario crowded --json | python3 docs/pictures/fleet.py > docs/pictures/fleet.svg
"""
import json
import sys
from datetime import datetime, timedelta
from html import escape

WIDTH, ROW, LEFT, TOP, SECONDS = 880, 30, 58, 58, 12


def time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def exports(events):
    """Name, start, beginning of the extraction (None where it never began), end and whether it completed, in order of start."""
    for event in events:
        data = event.get("data", {})
        if event["event"] == "notice" and "export" in data:
            export = data["export"]
            name = data["sourceArn"].rsplit(":", 1)[-1].rsplit("-2026", 1)[0]
            began = export.get("taskStartTime")
            yield name, time(data["execution"]["startTime"]), began and time(began), time(data["time"]), data["outcome"]


def lanes(found):
    """Each export with the first slot that is free when it starts."""
    free = []
    for export in sorted(found, key=lambda one: (one[1], one[0])):
        lane = next((n for n, until in enumerate(free) if until <= export[1]), len(free))
        free[lane:lane + 1] = [export[3]]
        yield lane, export


def bars(placed, at):
    for lane, (name, start, began, end, outcome) in placed:
        y = TOP + lane * ROW
        well = outcome.startswith("COMPLETE")
        word = "complete" if well else outcome.lower()
        yield f'<g><title>{escape(f"{name}: {word} at {end:%H:%M}")}</title>'
        yield f'<rect class="prepares" x="{at(start):.1f}" y="{y}" width="{at(end) - at(start) - 1:.1f}" height="{ROW - 6}" rx="3"/>'
        if began:
            kind = "exports" if well else "failed"
            yield f'<rect class="{kind}" x="{at(began):.1f}" y="{y}" width="{at(end) - at(began) - 1:.1f}" height="{ROW - 6}" rx="3"/>'
        if at(end) - at(start) > 46:
            yield f'<text class="name" x="{at(start) + 5:.1f}" y="{y + 16}">{escape(name.rsplit("-", 1)[-1])}</text>'
        yield "</g>"


def hours(start, end, at, bottom):
    hour = start.replace(minute=0, second=0) + timedelta(hours=1)
    while hour < end:
        yield f'<path class="hour" d="M{at(hour):.1f} {TOP - 8}V{bottom}"/>'
        yield f'<text x="{at(hour):.1f}" y="{bottom + 16}" text-anchor="middle">{hour:%H:%M}</text>'
        hour += timedelta(hours=1)


def picture(events):
    placed = list(lanes(exports(events)))
    start, end = min(one[1] for _, one in placed), max(one[3] for _, one in placed)
    slots = 1 + max(lane for lane, _ in placed)
    bottom = TOP + slots * ROW
    failed = sum(not one[4].startswith("COMPLETE") for _, one in placed)

    def at(moment):
        return LEFT + (WIDTH - LEFT - 12) * ((moment - start) / (end - start))

    words = f"{len(placed)} exports over {slots} slots, {start:%H:%M} to {end:%H:%M}: {len(placed) - failed} complete, {failed} failed"
    key = f'dur="{SECONDS}s" repeatCount="indefinite" keyTimes="0;0.75;1"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 28}" role="img" aria-labelledby="what">'
    yield f'<title id="what">{escape(words)}</title>'
    yield """<style>
text { font: 12px system-ui, sans-serif; fill: #57606a } .head { font-size: 15px; fill: #1f2328 } .name { fill: #fff }
.hour { stroke: #d0d7de } .prepares { fill: #8c959f } .exports { fill: #1a7f64 } .failed { fill: #cf222e } .now { stroke: #0969da; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #9198a1 } .head { fill: #f0f6fc } .name { fill: #fff } .hour { stroke: #3d444d }
.prepares { fill: #656c76 } .exports { fill: #238662 } .failed { fill: #da3633 } .now { stroke: #4493f8 } }
</style>"""
    yield f'<text class="head" x="{LEFT}" y="22">{escape(words)}</text>'
    yield f'<clipPath id="past"><rect x="0" y="0" height="{bottom}" width="{WIDTH}">'
    yield f'<animate attributeName="width" values="{LEFT};{WIDTH};{WIDTH}" {key}/></rect></clipPath>'
    yield from hours(start, end, at, bottom)
    for slot in range(slots):
        yield f'<text x="{LEFT - 8}" y="{TOP + slot * ROW + 16}" text-anchor="end">slot {slot + 1}</text>'
    yield '<g clip-path="url(#past)">'
    yield from bars(placed, at)
    yield "</g>"
    yield f'<path class="now" d="M0 {TOP - 8}V{bottom}" transform="translate({WIDTH})">'
    yield f'<animateTransform attributeName="transform" type="translate" values="{LEFT};{WIDTH};{WIDTH}" {key}/></path>'
    yield legend(bottom)
    yield "</svg>"


def legend(bottom):
    entries = [("prepares", "waits for RDS"), ("exports", "extracts to S3"), ("failed", "failed")]
    return "".join(
        f'<rect class="{kind}" x="{LEFT + 110 * n}" y="32" width="12" height="12" rx="2"/>'
        f'<text x="{LEFT + 110 * n + 17}" y="42">{words}</text>' for n, (kind, words) in enumerate(entries))


print("\n".join(picture(map(json.loads, sys.stdin))))

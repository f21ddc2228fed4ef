"""bench.py [--rounds N] [--function NAME] [--jar NAME=FILE] [PART…]: see README.md."""
import argparse, json, signal, sys

import cold, page, parts

PARTS = ["cold", "waits", "night", "bill", *parts.COMMANDS]
USUAL = ["cold", "waits", "night", "bill", *parts.LIGHT]


def measured(name, results, rounds):
    if name == "cold":
        return parts.dated(cold.measure(rounds))
    if name == "bill":
        return parts.bill(results)
    return {"waits": parts.waits, "night": parts.night}[name]()


def keep(results):
    page.RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--function", action="append", help="cold: only this one, and nothing is kept")
    parser.add_argument("--jar", action="append", metavar="NAME=FILE", type=lambda text: text.split("=", 1),
                        help="cold: jars to compare, and nothing is kept")
    parser.add_argument("part", nargs="*", help=", ".join(PARTS))
    args = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background too: the rounds that are whole are kept
    if args.function or args.jar:
        print(json.dumps(cold.measure(args.rounds, args.function, dict(args.jar or [])), indent=1))
        return
    if unknown := set(args.part) - set(PARTS):
        sys.exit(f"bench: no part is called {', '.join(sorted(unknown))}: give one of {', '.join(PARTS)}.")
    results = page.read() if page.RESULTS.exists() else {}
    for name in args.part or USUAL:
        print(f"{name}…", flush=True)
        if name in parts.COMMANDS:
            results.setdefault("minutes", {})[name] = parts.minutes(name)
        else:
            results[name] = measured(name, results, args.rounds)
        keep(results)
    for row in page.judged(results):
        print("{:<86} {:<20} {:<14} {}".format(*row))
    page.PAGE.write_text(page.made(page.PAGE.read_text(), results))


if __name__ == "__main__":
    main()

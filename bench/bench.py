"""bench.py [--rounds N] [PART…]: see README.md."""
import argparse, json
from pathlib import Path

import cold

RESULTS = Path(__file__).resolve().parent / "results.json"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--function", action="append")
    parser.add_argument("--jar", action="append", metavar="NAME=FILE", type=lambda text: text.split("=", 1))
    parser.add_argument("part", nargs="*", default=["cold"])
    args = parser.parse_args()
    for part in args.part:
        print(json.dumps(cold.measure(args.rounds, args.function, dict(args.jar or [])), indent=1))


if __name__ == "__main__":
    main()

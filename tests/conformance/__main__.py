"""`python -m tests.conformance [--data DIR] [--json] [--failures]`."""

from __future__ import annotations

import argparse
import json
import sys

from tests.conformance.data import folder
from tests.conformance.report import run_all


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance")
    parser.add_argument(
        "--data", help="the folder of the recorded suites (default: KOPRU_CONFORMANCE, ../shared/conformance)"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--failures", action="store_true", help="name each check that does not agree")
    given = parser.parse_args(arguments)
    data = folder(given.data)
    if data is None:
        print("The recorded suites are not here; name their folder with --data.", file=sys.stderr)
        return 2
    tallies = run_all(data)
    if given.json:
        print(json.dumps([tally.summary() for tally in tallies], ensure_ascii=False, indent=1))
        return 0
    for tally in tallies:
        print(f"{tally.name:15} {tally.passed:5} of {tally.total:5} agree ({tally.passed / tally.total:.1%})")
        if given.failures:
            for where, what in tally.failures:
                print(f"    {where}: {what[:400]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

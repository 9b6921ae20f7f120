"""`python -m tests.benchmarks [NAME ...] [--json]`: a figure that falls short is a finding, a crash is a failure."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import traceback
from typing import Any

import tests.benchmarks

HEADINGS = ("figure", "value", "reference", "ratio", "aim", "")


def names() -> list[str]:
    found = pkgutil.iter_modules(tests.benchmarks.__path__)
    return sorted(module.name for module in found if not module.name.startswith("_") and module.name != "conftest")


def measure(name: str) -> list[dict[str, Any]]:
    return importlib.import_module(f"tests.benchmarks.{name}").run()


def amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()


def cells(figure: dict[str, Any]) -> tuple[str, ...]:
    unit = figure.get("unit") or ""
    reference = figure.get("reference")
    ratio = figure.get("ratio")
    return (
        figure["figure"],
        amount(figure["value"], unit),
        f"{reference}: {amount(figure.get('reference_value'), unit)}" if reference else "",
        f"{ratio:.2f}" if ratio is not None else "",
        figure["aim"],
        "holds" if figure["holds"] else "falls short",
    )


def table(figures: list[dict[str, Any]]) -> str:
    rows = [HEADINGS, *(cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in (1, 3) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(names()) or 'none yet'}")
    parser.add_argument("--json", action="store_true", help="one JSON list instead of the table")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in names()]:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(names())}")
    figures: list[dict[str, Any]] = []
    crashed = []
    for name in options.names or names():
        try:
            figures += measure(name)
        except Exception:  # noqa: BLE001 - one that crashes must not hide the figures of the others
            traceback.print_exc()
            crashed.append(name)
    print(json.dumps(figures, ensure_ascii=False, indent=1) if options.json else table(figures))
    if crashed:
        print(f"crashed: {', '.join(crashed)}", file=sys.stderr)
    return 1 if crashed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

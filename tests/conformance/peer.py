"""ODK Web Forms' engine and this one on the same forms and operations, one after the other: a table in Markdown.

`python -m tests.conformance.peer DIR [FORM …]`, DIR being a copy of ../shared/tools/xforms_peer after `npm install` and
`python gen_forms.py forms`. Each form is loaded and answered in a process of its own, once by node, once by Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

FORMS = ("survey-1000", "chain-1000", "hub-1000", "repeat-1000")
_EMPTY = """import {Session} from './engine.mjs'; await Session.load(`<?xml version="1.0"?><h:html
xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title><model>
<instance><data id="t"><a/></data></instance></model></h:head><h:body/></h:html>`);
console.log(Math.round(process.memoryUsage().rss / 1e6));"""


def theirs(folder: Path, form: str) -> dict[str, Any]:
    made = subprocess.run(
        ["node", "bench.mjs", f"forms/{form}.xml"], cwd=folder, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    bare = subprocess.run(
        ["node", "--input-type=module", "-e", _EMPTY], cwd=folder, capture_output=True, text=True, check=True
    )
    tagged = [ms for times in found["tags"].values() for ms in times]
    return {
        "load": found["load_ms"],
        "median": found["median_ms"],
        "p95": found["p95_ms"],
        "worst": max(found["max_ms"], *tagged, 0),
        "add": found.get("add_repeat_median_ms"),
        "memory": found["rss_mb"] - int(bare.stdout.split()[-1]),
    }


def memory() -> float:
    """Resident, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def ours(folder: Path, form: str) -> dict[str, Any]:
    from db.forms import load_form

    load_form((folder / "forms" / "survey-100.xml").read_bytes()).open()
    before = memory()
    source = (folder / "forms" / f"{form}.xml").read_bytes()
    operations = json.loads((folder / "forms" / f"{form}.ops.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    opened = load_form(source).open()
    load = (time.perf_counter() - started) * 1000
    answers: list[float] = []
    added: list[float] = []
    own = 0.0
    for one in operations:
        if one.get("if_relevant") and not opened.node(one["ref"]).relevant:
            continue
        started, busy = time.perf_counter(), time.process_time()
        if one["op"] == "add":
            opened.add_repeat(one["ref"])
        else:
            opened.answer(one["ref"], one["value"])
        (added if one["op"] == "add" else answers).append((time.perf_counter() - started) * 1000)
        own = max(own, (time.process_time() - busy) * 1000)
    grown = memory() - before
    answers.sort()
    return {
        "load": load,
        "median": answers[len(answers) // 2],
        "p95": answers[int(len(answers) * 0.95)],
        "worst": answers[-1],
        "own": own,
        "add": sorted(added)[len(added) // 2] if added else None,
        "memory": grown,
    }


def apart(folder: Path, form: str) -> dict[str, Any]:
    """`ours` in a process of its own, thrice; of `own` the least, of the others what the first run gave."""
    first, *more = (_run(folder, form) for _ in range(3))
    return {**first, "own": min(one["own"] for one in (first, *more))}


def _run(folder: Path, form: str) -> dict[str, Any]:
    made = subprocess.run(
        [sys.executable, "-m", "tests.conformance.peer", "--ours", str(folder), form],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(made.stdout)
    return found


def row(form: str, engine: str, figures: dict[str, Any]) -> str:
    shown = [f"{figures[name]:.3g}" if figures[name] < 1000 else f"{figures[name]:,.0f}" for name in _SHOWN]
    added = "" if figures["add"] is None else f"{figures['add']:.2g}"
    own = f"{figures['own']:.2g}" if "own" in figures else ""
    return "| " + " | ".join([form, engine, *shown, own, added, f"{figures['memory']:.0f}"]) + " |"


_SHOWN = ("load", "median", "p95", "worst")


def main(arguments: list[str]) -> int:
    if arguments and arguments[0] == "--ours":
        print(json.dumps(ours(Path(arguments[1]), arguments[2])))
        return 0
    folder = Path(arguments[0])
    print("| Form | Engine | load ms | answer, median ms | p95 | worst | own | row added | memory MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for form in arguments[1:] or FORMS:
        peer, own = theirs(folder, form), apart(folder, form)
        print(row(form, "ODK Web Forms", peer))
        print(row("", "Köprü", own))
        times = {name: peer[name] / own[name] for name in (*_SHOWN, "memory") if own[name]}
        added = f"{peer['add'] / own['add']:.0f}x" if own["add"] else ""
        shown = [f"{times[name]:.0f}x" for name in _SHOWN]
        print("| " + " | ".join(["", "times", *shown, "", added, f"{times.get('memory', 0):.0f}x"]) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Starting Köprü from the checkout: as it is, with demonstration data, for pictures, for measurements."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from installer import places
from installer.places import ROOT, THIS_COMMAND, venv_tool
from installer.system_libraries import has_display, require_display

DEMONSTRATION = ROOT / ".demo" / "province"
TOUR = ROOT / ".demo" / "tour"
SCREENSHOTS = ROOT / ".screenshots"
PASSPHRASE = "kopru-gosteri"  # of made-up data in a folder that git ignores; the one that `kopru demo` documents


def kopru(*arguments: str | Path) -> int:
    return places.run([venv_tool("python"), "-m", "desktop", *arguments], {"KOPRU_PASSPHRASE": PASSPHRASE})


def run(arguments: Sequence[str]) -> int:
    require_display()
    return places.run([venv_tool("python"), "-m", "desktop", *arguments])


def demo() -> int:
    """With a display: a window on a province of made-up data. Without: the tour and pictures, and where they lie."""
    if not has_display():
        print("There is no display here: Köprü goes through its tour and takes pictures instead.\n", flush=True)
        return tour() or screenshots([])
    require_display()
    if not (DEMONSTRATION / "kopru.db").exists():
        shutil.rmtree(DEMONSTRATION, ignore_errors=True)
        if code := kopru("demo", "--size", "small", DEMONSTRATION):
            shutil.rmtree(DEMONSTRATION, ignore_errors=True)
            return code
    print(f"Data folder: {DEMONSTRATION}\nPassphrase: {PASSPHRASE}", flush=True)
    return kopru("--data", DEMONSTRATION)


def tour() -> int:
    shutil.rmtree(TOUR, ignore_errors=True)
    code = kopru("tour", TOUR)
    print(f"\nWhat the tour made: {TOUR}")
    return code


def screenshots(arguments: Sequence[str]) -> int:
    code = places.run([venv_tool("python"), "-m", "tests.screenshots", *arguments], {"QT_QPA_PLATFORM": "offscreen"})
    if not code:
        print(f"{len(list(SCREENSHOTS.rglob('*.png')))} pictures: {SCREENSHOTS}\nIn a window: {THIS_COMMAND} demo")
    return code


def bench(arguments: Sequence[str]) -> int:
    return places.run([venv_tool("python"), "-m", "tests.benchmarks", *arguments], {"QT_QPA_PLATFORM": "offscreen"})

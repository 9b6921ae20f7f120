"""From a cold start to a usable window, beside the barest window that Qt can show.

Both sides run as an installed program does: with compiled modules, which go into a cache of their own here. The unlock
is that of the keyring (a cheap key slot): a passphrase costs its Argon2 on purpose. The starts alternate, so that a
busy machine slows both sides alike; the processor's time is told beside the clock's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUNS = 7
PASSPHRASE = "kopru-gosteri"
ROOT = Path(__file__).resolve().parents[2]
TURNS = 5
BARE = f"""
from PySide6.QtWidgets import QApplication, QTableView
from PySide6.QtGui import QStandardItemModel
app = QApplication([])
view = QTableView(); view.setModel(QStandardItemModel(40, 6)); view.resize(1366, 768); view.show()
for _ in range({TURNS}): app.processEvents()
"""
# The first page filled with the data and painted; the numbers, packages and the backup that follow are nobody's wait.
# The steps are those of `cli.open_window` and `app.run`.
OURS = f"""
import gc, sys
from pathlib import Path
import desktop.cli
gc.disable()
from desktop.app import Program
from PySide6.QtWidgets import QApplication
app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.start()
while program.workplace is None or program.workplace.window.current_page() is None: app.processEvents()
for _ in range({TURNS}): app.processEvents()
assert program.workplace.window.current_page().due.model.rowCount()
"""
# The same, and the list of organisations on the screen.
LIST = (
    OURS
    + f"""
page = program.workplace.window.show_page("organisations")
while page.model.rowCount() == 0: app.processEvents()
for _ in range({TURNS}): app.processEvents()
"""
)
END = """
import os, time
os.write(1, str(time.process_time()).encode())
os._exit(0)  # closing is not starting
"""


@dataclass(frozen=True)
class Start:
    wall: float
    cpu: float


def _start(script: str, environment: dict[str, str], *arguments: str) -> Start:
    """Seconds of a fresh process, the interpreter's own start included."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script + END, *arguments], env=environment, cwd=ROOT, capture_output=True, check=True
    )
    return Start(time.perf_counter() - began, float(done.stdout))


def environment(folder: Path) -> dict[str, str]:
    """As an installed program has it: nothing forbids or lacks compiled modules."""
    found = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "KOPRU_PASSPHRASE": PASSPHRASE,
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def province(folder: Path) -> Path:
    """The demonstration's province (23,460 organisations); its key slot is cheap, as an unlocking by keyring is."""
    from db.demonstration.data import make_demonstration
    from db.keyslots import TEST_COST

    make_demonstration(folder, "province", PASSPHRASE, cost=TEST_COST)
    return folder


def run() -> list[dict[str, Any]]:
    """The median of alternating starts; the first of each compiles the modules and is not counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, known = province(folder / "province"), environment(folder)
        starts: dict[str, list[Start]] = {BARE: [], OURS: [], LIST: []}
        for _ in range(RUNS + 1):
            for script, found in starts.items():
                found.append(_start(script, known, str(data)))
    return [
        *_figures("cold start to the first page, 23,460 organisations", starts[OURS][1:], starts[BARE][1:]),
        *_figures("cold start to the list of organisations", starts[LIST][1:], starts[BARE][1:]),
    ]


def _figures(name: str, ours: list[Start], bare: list[Start]) -> list[dict[str, Any]]:
    found = []
    for kind, what in (("wall", ""), ("cpu", ", processor time")):
        value, reference = (statistics.median(getattr(one, kind) for one in side) for side in (ours, bare))
        found.append(
            {
                "figure": name + what,
                "value": round(value * 1000), "unit": "ms",
                "reference": "bare PySide6 window with a QTableView",
                "reference_value": round(reference * 1000), "ratio": round(value / reference, 2),
                "aim": "at most 3x", "holds": value <= 3 * reference,
            }
        )  # fmt: skip
    return found

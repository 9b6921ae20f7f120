"""From a cold start to a usable window, beside the barest window that Qt can show."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 5
PASSPHRASE = "kopru-gosteri"
BARE = """
import time; began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QTableView
from PySide6.QtGui import QStandardItemModel
app = QApplication([])
view = QTableView(); view.setModel(QStandardItemModel(40, 6)); view.resize(1366, 768); view.show()
for _ in range(5): app.processEvents()
print(time.perf_counter() - began)
"""
OURS = """
import sys, time; began = time.perf_counter()
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import Program
app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.start()
while program.workplace is None or program.workplace.window.current_page() is None: app.processEvents()
page = program.workplace.window.show_page("organisations")
while page.model.rowCount() == 0: app.processEvents()
for _ in range(5): app.processEvents()
print(time.perf_counter() - began)
program.workplace.window.close()
"""


def _seconds(script: str, *arguments: str) -> float:
    """Time told by a fresh process, from its first line on, plus what the interpreter needed to come to it."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "KOPRU_PASSPHRASE": PASSPHRASE}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    whole = time.perf_counter() - began
    return min(whole, float(done.stdout.split()[-1]))


def province(folder: Path) -> Path:
    """The demonstration's province (23,460 organisations); its key slot is cheap, as an unlocking by keyring is."""
    from db.demonstration.data import make_demonstration
    from db.keyslots import TEST_COST

    make_demonstration(folder, "province", PASSPHRASE, cost=TEST_COST)
    return folder


def run() -> list[dict[str, Any]]:
    """The list of organisations, filled, against a bare window with an empty table; the median of five starts each."""
    with tempfile.TemporaryDirectory() as folder:
        data = province(Path(folder) / "province")
        ours = statistics.median(_seconds(OURS, str(data)) for _ in range(RUNS))
        bare = statistics.median(_seconds(BARE) for _ in range(RUNS))
    return [
        {
            "figure": "cold start to the filled list, 23,460 organisations",
            "value": round(ours * 1000), "unit": "ms",
            "reference": "bare PySide6 window with a QTableView",
            "reference_value": round(bare * 1000), "ratio": round(ours / bare, 2),
            "aim": "at most 3x", "holds": ours <= 3 * bare,
        }
    ]  # fmt: skip

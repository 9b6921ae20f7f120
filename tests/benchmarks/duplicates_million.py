"""Duplicates among a million organisations: time against a tenth of them, and memory. Takes some minutes."""

from __future__ import annotations

import json
import subprocess
import sys
from math import log
from typing import Any

from tests.benchmarks.registry import _figure

TENTH, MILLION = 100_000, 1_000_000
GROWTH, MEMORY = 1.5, 500
_RUN = """
import json, sys, time, psutil
from db.registry.duplicates.finding import Finder
from tests.benchmarks.duplicates import records_of
finder, start, most = Finder(people=False), time.perf_counter(), 0
def step(_done):
    global most
    most = max(most, psutil.Process().memory_info().rss)
for record in records_of(int(sys.argv[1])):
    finder.add(record)
finder.matches(step=step)
print(json.dumps([time.perf_counter() - start, most / 1e6]))
"""


def run() -> list[dict[str, Any]]:
    """Each in a process of its own, so that the memory is its own, too."""
    tenth, _ = _measured(TENTH)
    million, memory = _measured(MILLION)
    expected = tenth * (MILLION * log(MILLION)) / (TENTH * log(TENTH))
    return [
        _figure("duplicates of 1,000,000 organisations", million, "s", f"at most {GROWTH} times n log n",
                million <= GROWTH * expected, ("n log n from 100,000", expected)),
        _figure("the same: memory of the process", memory, "MB", f"under {MEMORY} MB", memory < MEMORY),
    ]  # fmt: skip


def _measured(number: int) -> tuple[float, float]:
    """Seconds and megabytes."""
    told = subprocess.run([sys.executable, "-c", _RUN, str(number)], check=True, capture_output=True, text=True)
    seconds, memory = json.loads(told.stdout)
    return seconds, memory

"""A register of 1,000,000 organisations in one encrypted file: keystrokes, jumps, opening, memory, and how they grow.

The file is built first (some minutes). What is measured runs in a process of its own, which has only opened the file.
The reference of a keystroke is the faster of two ways in bare SQL on the same file: all matches sorted by name, or the
index of names walked in order and each row asked whether it matches.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

import psutil

from db.database import Database, Node, create_database, open_database
from db.journal import bulk_insert
from db.registry.organisations import wanted_organisations
from db.registry.rows import OrganisationFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation
from tests.benchmarks.registry import FILTERS, TYPED, organisations

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SEEN = 60  # rows on screen
KEYSTROKE_MS, OPEN_MS, RATIO, MEMORY_MB = 16.0, 100.0, 2.0, 500.0
EVERY = 7  # of the keystrokes, for the reference
JUMPS = 100
LOADED_WITHIN = 120.0  # seconds, on a busy machine

_SORTED = (
    "SELECT o.n FROM (SELECT rowid FROM organisation_search WHERE organisation_search MATCH ?) AS m "
    "CROSS JOIN organisation AS o ON o.n = m.rowid WHERE o.deleted = 0 AND o.hidden = 0 "
    f"ORDER BY o.name_sort, o.n LIMIT {SEEN}"
)
_WALKED = (
    "SELECT n FROM organisation INDEXED BY ix_organisation_name WHERE deleted = 0 AND hidden = 0 AND n IN "
    "(SELECT rowid FROM organisation_search WHERE organisation_search MATCH ?) "
    f"ORDER BY name_sort, n LIMIT {SEEN}"
)


def _figure(
    name: str, value: float, unit: str, most: float | None, reference: tuple[str, float] | None = None
) -> dict[str, Any]:
    label, amount = reference or (None, None)
    ratio = value / amount if amount else None
    holds = most is None or (value <= most if ratio is None else ratio <= most)
    aim = "" if most is None else f"at most {most:,.0f} {unit if ratio is None else 'times'}"
    return {"figure": name, "value": value, "unit": unit, "reference": label, "reference_value": amount,
            "ratio": ratio, "aim": aim, "holds": holds}  # fmt: skip


def run() -> list[dict[str, Any]]:
    figures = []
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        for size in SIZES:
            folder, key = Path(name) / str(size), secrets.token_bytes(32)
            start = time.perf_counter()
            _build(folder, key, size)
            if size == SIZES[-1]:
                figures.append(_figure(f"{size:,} organisations: built", time.perf_counter() - start, "s", None))
            # The key is given on the standard input, as nothing else may see it.
            command = [sys.executable, "-m", "tests.benchmarks.registry_million", str(folder), str(size)]
            done = subprocess.run(command, input=key.hex(), capture_output=True, text=True, check=True)
            figures += json.loads(done.stdout)
    return figures


def _build(folder: Path, key: bytes, size: int) -> None:
    folder.mkdir()
    database = create_database(folder, key, Node("bench", "centre", "bench", 0), b"")
    with database.write("bench") as session:
        bulk_insert(session, Organisation, organisations(size))
    database.close()


def measured(folder: Path, key: bytes, size: int) -> list[dict[str, Any]]:
    """What is measured of one file; of the small ones only the keystroke, for the growth."""
    start = time.perf_counter()
    database = open_database(folder, [key])  # with nothing of the file in memory
    service = RegistryService(database)
    begin = time.perf_counter()
    service.count_organisations()
    first = service.find_organisations(limit=SEEN)
    opened = time.perf_counter() - begin
    try:
        assert len(first) == SEEN
        _wait_for_the_order(service)
        loaded = time.perf_counter() - start
        if size != SIZES[-1]:
            return [_figure(f"{size:,} organisations: keystroke, p95", _p95(_keystrokes(service)), "ms", KEYSTROKE_MS)]
        return [
            _figure(f"{size:,} organisations: list opened", opened * 1000, "ms", OPEN_MS),
            _figure(f"{size:,} organisations: order in memory after", loaded, "s", None),
            *_typing(service, database, size),
            _figure(f"{size:,} organisations: jump, p95", _p95(_jumps(service, size)), "ms", KEYSTROKE_MS),
            _figure(f"{size:,} organisations: suggestion, p95", _p95(_suggestions(service)), "ms", KEYSTROKE_MS),
            _figure(f"{size:,} organisations: memory", psutil.Process().memory_info().rss / 1e6, "MB", MEMORY_MB),
        ]
    finally:
        database.close()


def _wait_for_the_order(service: RegistryService) -> None:
    until = time.monotonic() + LOADED_WITHIN
    while service._organisations.standings.of("name", wait=False) is None:
        if time.monotonic() > until:
            raise TimeoutError("the order was not read")
        time.sleep(0.05)
    time.sleep(0.5)  # the head of the list is read after it


def _p95(times: Iterator[float]) -> float:
    return quantiles(times, n=20)[-1]


def _milliseconds(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return (clock() - start) * 1000


def _filters() -> Iterator[OrganisationFilter]:
    """Each query typed letter by letter, under each filter."""
    for given in FILTERS:
        for typed in TYPED:
            for length in range(1, len(typed) + 1):
                yield replace(given, text=typed[:length])


def _keystrokes(service: RegistryService, clock: Callable[[], float] = time.perf_counter) -> Iterator[float]:
    for wanted in _filters():
        yield _milliseconds(lambda wanted=wanted: service.find_organisations(wanted, limit=SEEN), clock)


def _typing(service: RegistryService, database: Database, size: int) -> list[dict[str, Any]]:
    ours = list(_keystrokes(service))
    bare = list(_bare(database))
    slow, reference = quantiles(ours, n=20)[-1], quantiles(bare, n=20)[-1]
    again = RegistryService(database)  # remembers nothing of the first round
    _wait_for_the_order(again)
    busy = _p95(_keystrokes(again, time.thread_time))
    return [
        _figure(f"{size:,} organisations: keystroke, p95", slow, "ms", KEYSTROKE_MS),
        _figure(f"{size:,} organisations: keystroke, p95 of processor time", busy, "ms", KEYSTROKE_MS),
        _figure(f"{size:,} organisations: keystroke, p95", slow, "ms", RATIO, ("bare SQL", reference)),
    ]


def _bare(database: Database) -> Iterator[float]:
    raw = database.raw_connection()
    try:
        for wanted in [*_filters()][::EVERY]:
            match = wanted_organisations(wanted).expression()
            walked = _milliseconds(lambda match=match: raw.execute(_WALKED, (match,)).fetchall())
            yield min(walked, _no_longer_than(raw, walked, match))
    finally:
        raw.close()


def _no_longer_than(raw: Any, most: float, match: str) -> float:
    """Milliseconds of the other way, given up when it takes longer than the first."""
    until = time.perf_counter() + most / 1000
    raw.set_progress_handler(lambda: time.perf_counter() > until, 1_000)
    try:
        return _milliseconds(lambda: raw.execute(_SORTED, (match,)).fetchall())
    except Exception as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
            raise
        return most
    finally:
        raw.set_progress_handler(None, 0)


def _jumps(service: RegistryService, size: int) -> Iterator[float]:
    dice = Random(26)
    for _ in range(JUMPS):
        offset = dice.randrange(size - SEEN)
        yield _milliseconds(lambda offset=offset: service.find_organisations(offset=offset, limit=SEEN))


def _suggestions(service: RegistryService) -> Iterator[float]:
    for typed in TYPED:
        for length in range(1, len(typed) + 1):
            yield _milliseconds(lambda text=typed[:length]: service.suggest_organisations(text))


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), bytes.fromhex(sys.stdin.read()), int(sys.argv[2]))))

"""Duplicates: what is found of what is known to be there, how long it takes, and how that grows."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio

from db.database import create_database
from db.journal import bulk_insert
from db.registry.duplicates.finding import find_matches
from db.registry.duplicates.records import Match, Record
from db.registry.duplicates.service import find_duplicates
from db.registry.tables import Organisation
from tests.benchmarks._duplicate_data import DATA, Pairs, febrl, record, register
from tests.benchmarks.registry import Node, _figure, organisations

PRECISION, RECALL, PEOPLE_SECONDS = 0.98, 0.95, 5.0
SMALL, LARGE, LARGE_SECONDS = 10_000, 100_000, 60.0
GROWTH = 1.5
"""Times n log n: the caches of a processor count, too."""
NEIGHBOURS = 10
UNSEEN = 4711
"""Seed of the errors; nothing was tuned with it."""


def run() -> list[dict[str, Any]]:
    return [*_people(), *_known_organisations(), *_growing()]


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _neighbourhood(names: list[str]) -> float:
    """The reference: the names in order, each compared with the next ten, in C++, and nothing else."""

    def compare() -> None:
        ordered = sorted(names)
        for distance in range(1, NEIGHBOURS + 1):
            for one, other in zip(ordered, ordered[distance:], strict=False):
                token_sort_ratio(one, other)

    return _seconds(compare)[0]


def _quality(what: str, found: list[Match], truth: Pairs) -> Iterator[dict[str, Any]]:
    pairs = {(each.first, each.second) for each in found}
    right = len(pairs & truth)
    precision, recall = right / max(1, len(pairs)), right / len(truth)
    yield _figure(f"{what}: precision", precision, "", f"at least {PRECISION}", precision >= PRECISION)
    yield _figure(f"{what}: recall", recall, "", f"at least {RECALL}", recall >= RECALL)


def _people() -> Iterator[dict[str, Any]]:
    for name in ("febrl1_persons.csv", "febrl3_persons.csv"):
        if not (DATA / name).exists():
            continue
        records, truth = febrl(name)
        taken, found = _seconds(lambda records=records: find_matches(records, people=True))
        what = f"{name.partition('_')[0].upper()}, {len(records):,} people"
        yield from _quality(what, found, truth)
        reference = ("ten neighbours each, token_sort_ratio", _neighbourhood([" ".join(one.name) for one in records]))
        yield _figure(what, taken, "s", f"at most {PEOPLE_SECONDS:.0f} s", taken <= PEOPLE_SECONDS, reference)


def _known_organisations() -> Iterator[dict[str, Any]]:
    rows, truth = register(SMALL, UNSEEN)
    found = find_matches(map(record, rows), people=False)
    yield from _quality(f"{len(rows):,} organisations, a quarter twice", found, truth)
    strict = {(each.first, each.second) for each in found if each.strict}
    wrong = len(strict - truth)
    yield _figure("the same, strict level: wrong", wrong, "pairs", "none", wrong == 0)


def _growing() -> Iterator[dict[str, Any]]:
    """From the encrypted file, reading included."""
    small, _ = _from_file(SMALL)
    large, reference = _from_file(LARGE)
    yield _figure(f"duplicates of {LARGE:,} organisations", large, "s", f"at most {LARGE_SECONDS:.0f} s",
                  large <= LARGE_SECONDS, ("ten neighbours each, token_sort_ratio", reference))  # fmt: skip
    expected = small * (LARGE * log(LARGE)) / (SMALL * log(SMALL))
    yield _figure(f"growth from {SMALL:,} to {LARGE:,}", large, "s", f"at most {GROWTH} times n log n",
                  large <= GROWTH * expected, ("n log n", expected))  # fmt: skip


def _from_file(number: int) -> tuple[float, float]:
    rows = list(organisations(number))
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        database = create_database(Path(name), secrets.token_bytes(32), Node("bench", "centre", "bench", 0), b"")
        try:
            with database.write("bench") as session:
                bulk_insert(session, Organisation, rows)
            taken, _ = _seconds(lambda: find_duplicates(database, "organisation"))
        finally:
            database.close()
    return taken, _neighbourhood([row["name"] for row in rows])


def records_of(number: int) -> Iterator[Record]:
    return map(record, organisations(number))

"""100,000 rows from one place to another: export, import, size, and memory from 10,000 operations to 1,000,000.

The reference is `executemany` of the same rows, finished, into a table of the same columns and indexes in the same kind
of encrypted file. Memory is that of a process of its own, beyond what it used before; the database's page cache, which
any reading fills (64 MB a connection), is kept at 4 MB meanwhile.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import zstandard

from db import database
from db.database import Database, open_database
from db.journal import bulk_insert
from db.journal.operation import encode
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op
from db.registry.tables import Organisation
from tests.benchmarks._exchange_places import KEY, Member, directory_of, export, take
from tests.benchmarks.registry import organisations

ROWS = 100_000
SIZES = (10_000, 100_000, 1_000_000)
EXPORT_RATIO, IMPORT_RATIO, SIZE_RATIO, GROWTH_MB = 3.0, 5.0, 1.1, 40.0


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        return [*_times(Path(name)), *_memory(Path(name))]


def _figure(
    name: str, value: float, unit: str, most: float, reference: tuple[str, float] | None = None
) -> dict[str, Any]:
    label, amount = reference or (None, None)
    ratio = value / amount if amount else None
    return {"figure": name, "value": value, "unit": unit, "reference": label, "reference_value": amount, "ratio": ratio,
            "aim": f"at most {most:.1f} times" if amount else f"at most {most:.0f} {unit}",
            "holds": (value if ratio is None else ratio) <= most}  # fmt: skip


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _times(folder: Path) -> list[dict[str, Any]]:
    province, centre = Member("province", 26), Member("centre", 0)
    directory = directory_of([province, centre])
    sender, receiver = province.make(folder / "province"), centre.make(folder / "centre")
    _fill(sender, ROWS)
    try:
        bare = _bare(sender, folder / "bare")
        out, packages = _seconds(lambda: export(sender, province, directory, centre, folder / "sent"))
        taken, _ = _seconds(lambda: [take(receiver, centre, directory, one.path) for one in packages])
        size, alone = sum(one.size for one in packages), _bare_size(sender)
    finally:
        sender.close()
        receiver.close()
    return [
        _figure("export of 100,000 row operations", out, "s", EXPORT_RATIO, ("executemany", bare)),
        _figure("import of 100,000 row operations", taken, "s", IMPORT_RATIO, ("executemany", bare)),
        _figure("size of the packages", size / 1e6, "MB", SIZE_RATIO, ("zstd -9 of the lines", alone / 1e6)),
    ]


def _fill(place: Database, number: int) -> None:
    with place.write("bench") as session:
        bulk_insert(session, Organisation, organisations(number))


def _bare(place: Database, folder: Path) -> float:
    """Seconds for the finished rows of the register, into a file that has only them."""
    raw = place.raw_connection()
    names = [column.name for column in Organisation.__table__.columns]
    rows = raw.execute(f"SELECT {', '.join(names)} FROM organisation").fetchall()
    raw.close()
    other = Member("province", 26).make(folder)
    raw = other.raw_connection()
    raw.execute("CREATE TABLE bare AS SELECT * FROM organisation WHERE 0")
    raw.execute("CREATE UNIQUE INDEX bare_id ON bare(id)")
    raw.execute("CREATE INDEX bare_name ON bare(deleted, name_sort, n)")
    raw.execute("CREATE INDEX bare_register ON bare(register_no)")
    marks = ", ".join("?" * len(names))

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(f"INSERT INTO bare({', '.join(names)}) VALUES ({marks})", rows)
        raw.execute("COMMIT")

    taken, _ = _seconds(insert)
    raw.close()
    other.close()
    return taken


def _bare_size(place: Database) -> int:
    """All lines in one piece, at the same level."""
    packer = zstandard.ZstdCompressor(level=9).compressobj()
    size = 0
    with place.read() as session:
        for row in session.execute(select_operations().order_by(Op.n).execution_options(yield_per=2_000)):
            size += len(packer.compress(encode(to_operation(row)) + b"\n"))
    return size + len(packer.flush())


def _memory(folder: Path) -> list[dict[str, Any]]:
    """What an export and an import need at their highest, by number of operations."""
    peaks: dict[str, list[float]] = {"export": [], "import": []}
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.exchange", str(folder / f"memory{size}"), str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        for name, peak in json.loads(done.stdout).items():
            peaks[name].append(peak)
    return [
        _figure(f"{name}: memory of 1,000,000 operations beyond that of 10,000", peak[-1] - peak[0], "MB", GROWTH_MB)
        for name, peak in peaks.items()
    ]


def peaks(folder: Path, size: int) -> dict[str, float]:
    """Highest memory of an export and of the imports that follow, each in a forked process, in MB."""
    province, centre = Member("province", 26), Member("centre", 0)
    directory = directory_of([province, centre])
    for member, name in ((province, "province"), (centre, "centre")):
        made = member.make(folder / name)
        if member is province:
            _fill(made, size)
        made.close()
    sent = folder / "sent"

    def send() -> None:
        export(open_database(folder / "province", [KEY]), province, directory, centre, sent)

    def receive() -> None:
        receiver = open_database(folder / "centre", [KEY])
        for path in sorted(sent.iterdir()):
            take(receiver, centre, directory, path)

    return {"export": _peak(send), "import": _peak(receive)}


def _peak(work: Callable[[], None]) -> float:
    import multiprocessing

    database.CACHE_KIB = 4 * 1024

    def child(pipe: Any) -> None:
        Path("/proc/self/clear_refs").write_text("5")  # the highest mark begins anew
        before = psutil.Process().memory_info().rss
        work()
        pipe.send(_highest() - before)

    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=child, args=(there,))
    process.start()
    found = here.recv()
    process.join()
    return float(found) / 1e6


def _highest() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    print(json.dumps(peaks(Path(sys.argv[1]), int(sys.argv[2]))))

"""100,000 organisations from a workbook: looked at, tried, committed, and taken back again."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from db import reference
from db.database import Database, Node, create_database
from db.registry.importing.service import ImportService
from tests.benchmarks.registry import organisations

ROWS = 100_000
RATIO = 4.0
UNDO_SECONDS = 30.0
HEADINGS = ("Kayıt No", "Dernek Adı", "Kütük No", "Faal", "Faaliyet Alanı", "İl", "İlçe", "Adres", "Telefon", "E-posta")


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        folder = Path(name)
        path = write_workbook(folder / "dernekler.xlsx", ROWS)
        bare = _bare(folder / "bare", path)
        ours, back = _ours(folder / "ours", path)
    return [
        {"figure": "import of 100,000 rows from XLSX, dry run + commit", "value": ours, "unit": "s",
         "reference": "calamine + executemany", "reference_value": bare, "ratio": ours / bare,
         "aim": f"at most {RATIO:.0f} times", "holds": ours <= RATIO * bare},
        {"figure": "undo of an import of 100,000 rows", "value": back, "unit": "s", "reference": None,
         "reference_value": None, "ratio": None, "aim": f"at most {UNDO_SECONDS:.0f} s", "holds": back <= UNDO_SECONDS},
    ]  # fmt: skip


def write_workbook(path: Path, number: int) -> Path:
    """A list as an office keeps it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dernekler")
    sheet.append(HEADINGS)
    for row in _rows(number):
        sheet.append(row)
    book.save(path)
    return path


def _rows(number: int) -> Iterator[list[str]]:
    for place, one in enumerate(organisations(number)):
        yield [
            f"TR-{place:06}", one["name"], one["register_no"], "Evet" if one["status"] == "active" else "Hayır",
            reference.label("activity_classes", one["activity_class"]), reference.province(one["province"]).name,
            reference.label("districts", one["district"]), one["address"], one["phone"], one["email"],
        ]  # fmt: skip


def _database(folder: Path) -> Database:
    folder.mkdir()
    return create_database(folder, secrets.token_bytes(32), Node("bench", "centre", "bench", 0), b"")


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare(folder: Path, path: Path) -> float:
    """The same cells read and put into a table of the same encrypted file, nothing else."""
    database = _database(folder)
    raw = database.raw_connection()
    names = ", ".join(f"c{place}" for place in range(len(HEADINGS)))
    raw.execute(f"CREATE TABLE bare (n INTEGER PRIMARY KEY, {names})")

    def work() -> None:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        raw.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(HEADINGS))
        raw.executemany(f"INSERT INTO bare ({names}) VALUES ({marks})", rows[1:])
        raw.execute("COMMIT")

    try:
        return _seconds(work)
    finally:
        raw.close()
        database.close()


def _ours(folder: Path, path: Path) -> tuple[float, float]:
    """Seconds of looking, trying and committing; and of taking it back."""
    database = _database(folder)
    service = ImportService(database)
    runs: list[int] = []

    def work() -> None:
        looked = service.look(path, "organisation")
        plan = service.dry_run(path, "organisation", looked.mapping())
        assert len(plan.rows) == ROWS
        run = service.commit(plan).run
        assert run is not None
        runs.append(run)

    try:
        taken = _seconds(work)
        return taken, _seconds(lambda: service.undo(runs[0]))
    finally:
        database.close()

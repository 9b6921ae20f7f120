"""`kopru registry import` killed at any moment: all rows of the file are there, or none, and the data is sound."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import search
from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation, open_installation
from db.registry.tables import Organisation

ROOT = Path(__file__).parents[2]
ROWS, KILLS, SEED = 3_000, 4, 26
PASSPHRASE = "uzun bir parola"


@pytest.fixture
def place(tmp_path):
    """The folder of an empty installation, closed, and a table."""
    folder = tmp_path / "veri"
    create_installation(folder, NewInstallation("province", 26, "Eskişehir"), PASSPHRASE, cost=TEST_COST).close()
    table = tmp_path / "liste.csv"
    lines = [f"K-{n};Işıklı {n} Derneği;Sokak {n}" for n in range(ROWS)]
    table.write_text("\n".join(["Kayıt No;Ad;Adres", *lines]), encoding="utf-8")
    return folder, table


def size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def imported(folder: Path, table: Path, threshold: int | None) -> tuple[int, bool]:
    """Import, and kill it as soon as the write-ahead log holds `threshold` bytes; the longest that it was seen, and
    whether the import was killed. Looked at without a pause: the log of a whole import is written in 20 ms."""
    command = [sys.executable, "-m", "desktop", "registry", "import", str(table), "--data", str(folder), "--json"]
    environment = {**os.environ, "KOPRU_PASSPHRASE": PASSPHRASE}
    longest, log = 0, folder / "kopru.db-wal"
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            longest = max(longest, size(log))
            if threshold is not None and longest >= threshold:
                process.kill()
                process.wait()
    assert threshold is not None or process.returncode == 0
    return longest, process.returncode != 0


def rows(folder: Path) -> tuple[int, int]:
    """How many organisations there are, and how many the search finds, in data that must be sound."""
    opened = open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
    try:
        assert opened.database.damaged_pages() == opened.database.verify_rows() == []
        with opened.database.read() as session:
            there = session.scalar(select(func.count()).select_from(Organisation))
            return there, search.count(session.connection(), Organisation, search.expression("ışıklı") or "")
    finally:
        opened.close()


def test_killed_at_any_moment_an_import_leaves_all_of_the_file_or_nothing(place, tmp_path):
    folder, table = place
    shutil.copytree(folder, tmp_path / "whole")
    peak, _ = imported(tmp_path / "whole", table, None)
    assert rows(tmp_path / "whole") == (ROWS, ROWS)
    dice, killed = random.Random(SEED), 0
    for number in range(KILLS):
        copy = tmp_path / f"killed-{number}"
        shutil.copytree(folder, copy)
        _, was_killed = imported(copy, table, dice.randint(1, peak))
        killed += was_killed
        assert rows(copy) in ((0, 0), (ROWS, ROWS))
    assert killed, "no kill met an import"

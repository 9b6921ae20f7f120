"""Packages with documents in real processes: killed in the middle they leave all or nothing, and memory stays flat."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import select

from db.exchange.package import open_package
from db.exchange.tables import PackageLog
from db.registry.attachments.tables import Attachment, Blob
from tests.db.exchange.places import Places, reopen
from tests.db.exchange.test_documents import attach, content, export, read

ROOT = Path(__file__).parents[3]
MEGABYTE = 1024 * 1024
KILLS = 16
MOST = 40 * MEGABYTE  # for one that takes in a document of 25 MB

IMPORTER = """
import sys
from pathlib import Path
from tests.db.exchange.places import reopen
place = reopen(Path(sys.argv[1]))
print("ready", flush=True)
for file in sys.argv[2:]:
    place.exchange.import_file(Path(file))
print("done", flush=True)
"""
MEASURED = """
import sys
from pathlib import Path
from tests.db.exchange.places import reopen
def kilobytes(name):
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if name in line)
place = reopen(Path(sys.argv[1]))
place.exchange.import_file(Path(sys.argv[2]))
before = kilobytes("VmRSS")
Path("/proc/self/clear_refs").write_text("5")
for file in sys.argv[3:]:
    place.exchange.import_file(Path(file))
print((kilobytes("VmHWM") - before) * 1024)
"""


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path)
    yield made
    made.close()


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, cwd=ROOT, text=True,
        encoding="utf-8", env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_killed_in_the_middle_of_an_import_all_of_a_package_is_here_or_nothing(places: Places) -> None:
    all_of_them = [attach(places.province, content(9 * MEGABYTE, seed)) for seed in range(4)]
    files = [package.path for package in export(places.province, places.centre)]
    directory = places.centre.exchange.directory
    assert directory is not None
    carried = {
        path.name: {
            (one.sha256, number)
            for one in open_package(path, places.centre.exchange._keys, directory).manifest.documents.inside
            for number, _ in one.parts
        }
        for path in files
    }
    lot = random.Random(5)
    interrupted = 0
    for attempt in range(KILLS):
        places.centre.close()
        with child(IMPORTER, places.centre.folder, *files) as process:
            assert process.stdout is not None
            process.stdout.readline()
            timer = Timer(lot.uniform(0, 0.05 * 1.4**attempt), process.kill)  # first early, then ever later
            timer.start()
            done = "done" in process.stdout.read()
            timer.cancel()
        places.centre = reopen(places.centre.folder)
        with places.centre.database.read() as session:
            taken = set(session.scalars(select(PackageLog.file).where(PackageLog.direction == "in")))
            here = {(digest, part) for digest, part in session.execute(select(Blob.sha256, Blob.part))}
            rows = session.scalars(select(Attachment.id)).all()
        assert here == set().union(*(carried[name] for name in taken))
        assert len(rows) == (4 if files[0].name in taken else 0)
        assert places.centre.database.damaged_pages() == []
        interrupted += not done
    assert interrupted >= KILLS // 4, "it was too quick to be killed"
    for path in files:
        places.centre.exchange.import_file(path)
    assert all(read(places.centre, one) == content(9 * MEGABYTE, seed) for seed, one in enumerate(all_of_them))


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells how high memory rose")
def test_a_large_document_is_taken_in_with_little_memory(places: Places) -> None:
    attach(places.province, b"first")
    (first,) = export(places.province, places.centre)
    document = attach(places.province, content(25 * MEGABYTE))
    files = [package.path for package in export(places.province, places.centre)]
    places.centre.close()
    with child(MEASURED, places.centre.folder, first.path, *files) as process:
        assert process.stdout is not None
        rose = int(process.stdout.read())
    places.centre = reopen(places.centre.folder)
    assert rose < MOST, f"{rose / MEGABYTE:.1f} MB"
    assert len(read(places.centre, document) or b"") == 25 * MEGABYTE

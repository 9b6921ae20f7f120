"""kill -9 in the middle of writing, exporting and importing: what was told as kept is there, no number is used twice,
and no package knows more than the database that it came from."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import select

from db.errors import PackageRefused
from db.exchange.outgoing import exported_numbers
from db.folder import read_anchor
from db.journal.tables import ChangeSet, Op
from db.office.installation import Installation
from db.registry.tables import Organisation
from tests.db.exchange.places import Places, add, deliver, names, reopen, settle

ROOT = Path(__file__).parents[3]
ROUNDS = 24
LONGEST = 0.12

WORKER = """
import itertools, json, sys
from pathlib import Path
from sqlalchemy import select
from db.errors import PackageRefused
from db.journal import bulk_insert, insert_row
from db.registry.tables import Organisation
from tests.db.exchange.places import reopen
folder, peer, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
place = reopen(folder)
post = sorted((folder / "post").iterdir())
def tell(kind, what):
    print(json.dumps([kind, what]), flush=True)
tell("ready", None)
for n in itertools.count(start):
    with place.database.write("Added") as session:
        insert_row(session, Organisation, name=f"tek {n}", kind="DRN")
    tell("row", f"tek {n}")
    with place.database.write("Many") as session:
        bulk_insert(session, Organisation, ({"name": f"çok {n} {part}", "kind": "DRN"} for part in range(40)))
    tell("row", f"çok {n} 39")
    with place.database.write("Changed") as session:
        row = session.scalars(select(Organisation).where(Organisation.name == f"tek {n}")).one()
        row.phone = str(n)
    place.database.undo(place.database.last_change_set)
    tell("undone", f"tek {n}")
    for package in place.exchange.export(peer):
        tell("sent", [package.path.name, package.last])
    place.exchange.import_file(post[n % len(post)])
    tell("taken", n % len(post))
"""


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path)
    yield made
    made.close()


def run_and_kill(places: Places, start: int, delay: float) -> list[tuple[str, object]]:
    arguments = [str(places.province.folder), places.centre.database.node.id, str(start)]
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, *arguments], stdout=subprocess.PIPE, cwd=ROOT, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = [tuple(json.loads(process.stdout.readline()))]
        timer = Timer(delay, process.kill)
        timer.start()
        told += [tuple(json.loads(line)) for line in process.stdout if line.endswith("\n")]
        timer.join()
        assert process.wait() < 0, "it fell before it was killed"
    return told


def check(place: Installation, told: list[tuple[str, object]]) -> None:
    database = place.database
    assert place.incarnation_raised is None, "nothing was restored"
    assert database.damaged_pages() == database.verify_rows() == []
    assert {what for kind, what in told if kind == "row"} <= names(place)
    with database.read() as session:
        for undone in (what for kind, what in told if kind == "undone"):
            assert session.scalars(select(Organisation.phone).where(Organisation.name == undone)).one() is None
        spans = session.execute(
            select(ChangeSet.first, ChangeSet.last).join(Op, Op.origin == ChangeSet.origin).distinct()
            .where(Op.via.is_(None)).order_by(ChangeSet.first)
        ).all()  # fmt: skip
        own = list(session.scalars(select(Op.oseq).where(Op.via.is_(None)).order_by(Op.oseq)))
        known = exported_numbers(session)
    assert own == list(range(1, len(own) + 1)), "no number twice, none left out"
    assert [first for first, _ in spans] == [1, *(last + 1 for _, last in spans[:-1])]
    anchor = read_anchor(place.folder)
    assert anchor is not None
    assert all(known[peer] >= number for peer, number in anchor.exported.items())


def test_killed_at_any_moment_a_place_keeps_what_it_told(places: Places) -> None:
    post = places.province.folder / "post"
    post.mkdir()
    for n in range(6):
        add(places.centre, f"Postadan {n}")
        (package,) = places.centre.exchange.export(places.province.database.node.id)
        shutil.copy(package.path, post / f"{n}.kopru")
    settle(places)
    lot = random.Random(20261123)
    sent: set[str] = set()
    for number in range(ROUNDS):
        places.province.close()
        told = run_and_kill(places, number * 1000, lot.uniform(0, LONGEST))
        places.province = reopen(places.province.folder)
        check(places.province, told)
        sent |= {what[0] for kind, what in told if kind == "sent"}  # type: ignore[index]
    files = {path.name: path for path in places.province.exchange.sent_folder.iterdir()}
    assert sent <= files.keys()
    order = sorted(files)
    lot.shuffle(order)
    for name in order:
        try:
            places.centre.exchange.import_file(files[name])
        except PackageRefused as refusal:
            assert refusal.code == "not_for_us"  # those that settle() sent to the laptop
    deliver(places.province, places.centre)
    assert names(places.province) <= names(places.centre)
    assert places.centre.database.verify_rows() == []

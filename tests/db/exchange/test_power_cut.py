"""The power fails: of what was written since the last fsync any part may be on the disk, or none, in any order.

A commit is cut by mixing the file and its log as they were before and after it, sector by sector, torn at any byte.
Our own files are cut at each fsync, rename and removal by a model of what a disk then holds: contents that were synced,
names whose folder was.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from db.database import Database, open_database
from db.exchange.tables import PackageLog
from db.folder import HOLDER, LOCK
from db.journal import bulk_insert
from db.journal.tables import Op
from db.office.installation import Installation
from db.registry.tables import Organisation
from tests.db.exchange.killing import hold_anchor, numbers
from tests.db.exchange.places import Places, add, deliver, names, reopen

SECTOR = 512
OWN_FILES = ("kopru.db", "kopru.db-wal")
NOT_KEPT = {LOCK, HOLDER, "kopru.db-shm"}


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path / "places")
    yield made
    made.close()


def test_every_connection_waits_for_the_disk(places: Places) -> None:
    database = places.province.database
    for opened in (database.read, database.write):
        with opened() as session:
            assert session.execute(text("PRAGMA synchronous")).scalar() == 2, "FULL"
            assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


# ---- the database and its log ----


def mixed(before: bytes, after: bytes, lot: random.Random) -> bytes:
    """The old contents with some sectors of the new, in any order, the last one torn at any byte."""
    made = bytearray(before)
    length = lot.choice(
        (len(before), len(after), lot.randint(min(len(before), len(after)), max(len(before), len(after))))
    )
    made.extend(bytes(max(0, length - len(made))))
    changed = [at for at in range(0, len(after), SECTOR) if before[at : at + SECTOR] != after[at : at + SECTOR]]
    torn = lot.choice(changed) if changed else 0
    in_order = lot.random() < 0.5
    for at in changed:
        if at < torn if in_order else lot.random() < 0.7:
            made[at : at + SECTOR] = after[at : at + SECTOR]
    cut = torn + lot.randrange(SECTOR)
    made[torn:cut] = after[torn:cut]
    return bytes(made[: max(length, cut if in_order else 0)])


def written(database: Database) -> tuple[bytes, bytes]:
    return database.path.read_bytes(), database.path.with_name("kopru.db-wal").read_bytes()


def held(folder: Path, files: tuple[bytes, bytes], key: bytes, whole: bool) -> list[tuple[int, int, str]]:
    """The own operations that the cut file holds, by number; all of it is sound."""
    for name, data in zip(OWN_FILES, files, strict=True):
        (folder / name).write_bytes(data)
    (folder / "kopru.db-shm").unlink(missing_ok=True)
    database = open_database(folder, [key])
    try:
        if whole:
            assert database.damaged_pages() == database.verify_rows() == []
        return own(database)
    finally:
        database.close()


def own(database: Database) -> list[tuple[int, int, str]]:
    with database.read() as session:
        found = session.execute(select(Op.n, Op.oseq, Op.digest).order_by(Op.n)).all()
    return [(n, number, digest.hex()) for n, number, digest in found]


def test_a_commit_that_was_cut_is_there_whole_or_not_at_all_and_all_before_it_are(
    places: Places, tmp_path: Path
) -> None:
    lot, database = random.Random(20261123), places.province.database
    cut = tmp_path / "cut"
    cut.mkdir()
    before, kept = written(database), own(database)
    checkpoints = cuts = lost = 0
    for number in range(36):
        if number % 6 == 5:
            raw = database.raw_connection()
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)")  # as SQLite does by itself every thousand pages
            raw.close()
        else:
            with database.write("Added") as session:
                rows = range(120 if number % 4 == 3 else 1 + number % 3)
                bulk_insert(session, Organisation, ({"name": f"{number} {n}", "kind": "DRN"} for n in rows))
        after, keeps = written(database), own(database)
        checkpoints += before[0] != after[0]
        # First the log is written and synced, then, from time to time, the file is.
        states = [(before[0], mixed(before[1], after[1], lot)) for _ in range(5)]
        states += [(mixed(before[0], after[0], lot), after[1]) for _ in range(8) if before[0] != after[0]]
        for state in states:
            cuts += 1
            found = held(cut, state, database.key, whole=cuts % 10 == 0)
            assert found in (kept, keeps)
            assert found == keeps or state[1] != after[1], "what had returned was lost"
            lost += found == kept
        before, kept = after, keeps
    assert checkpoints == 6
    assert (cuts > 200, lost > cuts / 3) == (True, True), "the model cuts something"


# ---- our own files ----


@dataclass
class Disk:
    """What of a folder is certain to be on the disk, from the fsyncs that were asked for."""

    folder: Path
    contents: dict[int, bytes] = field(default_factory=dict)  # synced, by inode
    certain: dict[Path, bytes] = field(default_factory=dict)  # names whose folder was synced, with synced contents
    told: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    states: dict[str, tuple[dict[Path, bytes], set[str], set[str]]] = field(default_factory=dict)

    def begin(self, patch: pytest.MonkeyPatch) -> None:
        for path in self.files():
            self.contents[path.stat().st_ino] = self.certain[path] = path.read_bytes()
        for name in ("fsync", "replace", "unlink", "rename"):
            patch.setattr(os, name, self.watched(name, getattr(os, name)))

    def watched(self, name: str, call: Callable[..., None]) -> Callable[..., None]:
        def watched(*arguments: object, **options: object) -> None:
            self.cut()
            if name == "unlink" and (path := Path(str(arguments[0]))).exists():
                self.contents.pop(path.stat().st_ino, None)
            call(*arguments, **options)
            if name == "fsync":
                self.synced(Path(f"/proc/self/fd/{arguments[0]}").readlink())
            self.cut()

        return watched

    def files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file() and path.name not in NOT_KEPT]

    def synced(self, path: Path) -> None:
        if path.is_dir():
            self.certain = {each: data for each, data in self.certain.items() if each.parent != path or each.exists()}
            for each in self.files():
                if each.parent == path:
                    self.certain[each] = self.contents.get(each.stat().st_ino, b"")
        else:
            data = self.contents[path.stat().st_ino] = path.read_bytes()
            if path in self.certain:
                self.certain[path] = data

    def cut(self) -> None:
        """Keep the states in which a cut at this moment may leave the folder."""
        database = {self.folder / name: (self.folder / name).read_bytes() for name in OWN_FILES}
        names_kept = {path: self.contents.get(path.stat().st_ino, b"") for path in self.files()}
        for state in (self.certain, names_kept):
            whole = {**state, **database}
            key = hashlib.sha256()
            for path, data in sorted(whole.items()):
                key.update(str(path).encode() + b"\0" + hashlib.sha256(data).digest())
            self.states[key.hexdigest()] = (whole, set(self.told), set(self.sent))


def lay_out(state: dict[Path, bytes], old: Path, new: Path) -> None:
    for path, data in state.items():
        target = new / path.relative_to(old)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def hold(place: Installation, told: set[str], sent: set[str]) -> None:
    assert place.incarnation_raised is None, "the anchor is whole and says nothing that the database does not know"
    assert told <= names(place)
    hold_anchor(place)
    with place.database.read() as session:
        logged = {row.file: row.sha256 for row in session.execute(select(PackageLog.file, PackageLog.sha256))}
        top = session.scalar(select(func.max(Op.oseq)).where(Op.via.is_(None))) or 0
    assert len(numbers(place)) == top
    files = {path.name: path for path in place.exchange.sent_folder.glob("*.kopru")}
    assert sent <= files.keys()
    for name, path in files.items():
        assert logged[name] == hashlib.sha256(path.read_bytes()).hexdigest(), (
            "a package that is there is whole and known"
        )


@pytest.mark.skipif(sys.platform != "linux", reason="which file an fsync is about is read from /proc")
def test_cut_between_any_two_file_operations_a_place_goes_on_where_it_was(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(places.centre, "Merkezden")
    deliver(places.province, places.centre)
    deliver(places.centre, places.province)
    folder, centre = places.province.folder, places.centre.database.node.id
    disk = Disk(folder)
    with monkeypatch.context() as patch:
        disk.begin(patch)
        for number in range(3):
            add(places.province, f"Bir {number}")
            disk.told.add(f"Bir {number}")
            disk.sent |= {one.path.name for one in places.province.exchange.export(centre)}
            disk.cut()
        deliver(places.centre, places.province)
        places.province.backup_now()
        disk.cut()
    assert len(disk.states) > 30
    for number, (state, told, sent) in enumerate(disk.states.values()):
        new = tmp_path / f"cut-{number}"
        lay_out(state, folder, new)
        with reopen(new) as place:
            hold(place, told, sent)
            (package, *_) = place.exchange.export(centre)
            places.centre.exchange.import_file(package.path)  # no number was used for something else
    assert places.centre.database.verify_rows() == []

"""Two provinces, a laptop and the centre with real package files, a post that loses, repeats, garbles and reorders
them, disks that are restored from backups, and clocks that jump. What must hold in the end: `invariants`."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from db import backup as backups
from db.clock import SetClock
from db.errors import PackageRefused
from db.ids import new_id
from db.interviews.tables import Response, Study
from db.journal import INCLUDE_DELETED, insert_row
from db.journal.merge import row_state
from db.journal.operation import OFFICE, Operation
from db.journal.reserved import erase_rows, place_rows
from db.journal.store import select_operations, to_operation
from db.office.installation import Installation, restore_backup
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment
from db.registry.tables import Organisation
from tests.db.exchange.places import PASSPHRASE, reopen

START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


class Cancelled(Exception):
    """By the person."""


NAMES = ("laptop", "province", "centre", "other")
UP = {"laptop": "province", "province": "centre", "other": "centre", "centre": "centre"}
LINKS = (("laptop", "province"), ("province", "centre"), ("other", "centre"))
FIELDS: dict[Any, tuple[str, ...]] = {
    Organisation: ("phone", "email", "name"), Study: ("wave", "title"), Response: ("page", "section"),
}  # fmt: skip


class World:
    """One history."""

    def __init__(self, template: Path, folder: Path) -> None:
        shutil.copytree(template, folder)
        self.folders = {"laptop": folder / "laptop", "province": folder / "26", "centre": folder / "centre",
                        "other": folder / "06"}  # fmt: skip
        self.clocks = {name: SetClock(START + dt.timedelta(minutes=n)) for n, name in enumerate(NAMES)}
        self.places = {name: self.open(name) for name in NAMES}
        self.mail: list[tuple[str, Path]] = []
        self.documents = 0
        self.edits = 0
        self.restored = False
        self.written: dict[UUID, set[str]] = defaultdict(set)

    def open(self, name: str) -> Installation:
        return reopen(self.folders[name], self.clocks[name])

    def close(self) -> None:
        for place in self.places.values():
            place.close()

    # ---- what happens; a, b, c are drawn by lot ----

    def write(self, a: int, b: int, c: int) -> None:
        """A new record; a response where there is a study to answer."""
        name = NAMES[a % 4]
        database = self.places[name].database
        self.clocks[name].advance(seconds=1 + c % 90)
        studies = self.rows(name, Study)
        with database.write("Added") as session:
            if studies and b % 3 == 0:
                study = studies[c % len(studies)]
                office = database.office or study[1]
                values = {"study_id": study[0], "number": "26-1-1", "province": office or 26, "interviewer": "x"}
                insert_row(session, Response, version="1", status="draft", started_at=self.clocks[name].now(),
                           office=office, **values)  # fmt: skip
            elif name == "laptop" or b % 3 == 1:
                insert_row(session, Study, title=f"Dalga {b}", questionnaire="perception", version="1", status="open",
                           starts_on=dt.date(2026, 11, 1))  # fmt: skip
            else:
                insert_row(session, Organisation, name=f"Dernek {c}", kind="DRN")

    def edit(self, a: int, b: int, c: int) -> None:
        """An edit is what the person then sees, whatever the clock says."""
        name = NAMES[a % 4]
        self.clocks[name].advance(seconds=b % 7)
        cls: Any = tuple(FIELDS)[b % 3]
        field = FIELDS[cls][c % len(FIELDS[cls])]
        rows = [row for row in self.rows(name, cls) if not row[2] and self.may_write(name, row[1])]
        if not rows:
            return
        self.edits += 1
        row, value = rows[c % min(len(rows), 2)][0], f"{name}{self.edits}q"  # a few rows, so that edits meet
        self.written[row].add(value)
        with self.places[name].database.write("Changed") as session:
            setattr(session.scalars(select(cls).where(cls.id == row)).one(), field, value)
        with self.places[name].database.read() as session:
            assert session.scalar(select(getattr(cls, field)).where(cls.id == row)) == value

    def delete(self, a: int, b: int, c: int) -> None:
        """Deletes a row, or restores one."""
        name = NAMES[a % 4]
        cls: Any = tuple(FIELDS)[b % 3]
        rows = [row for row in self.rows(name, cls) if self.may_write(name, row[1])]
        if not rows:
            return
        row = rows[c % min(len(rows), 2)][0]
        if self.is_blank(name, row):
            return
        with self.places[name].database.write("Deleted") as session:
            found = session.scalars(select(cls).where(cls.id == row).execution_options(**{INCLUDE_DELETED: True})).one()
            found.deleted = not found.deleted

    def attach(self, a: int, b: int, c: int) -> None:
        """A document of one to four parts, on a record of this place or on one that is nowhere else."""
        name = NAMES[a % 4]
        self.documents += 1
        self.clocks[name].advance(seconds=b % 7)
        rows = self.rows(name, Response if name == "laptop" else Organisation)
        record = rows[c % len(rows)][0] if rows else new_id()
        data = random.Random(f"{a} {b} {c} {self.documents}").randbytes(1 + b * 977 % 4000)
        AttachmentService(self.places[name].database).add_bytes("organisation", record, data, f"{self.documents}.bin")

    def detach(self, a: int, b: int, c: int) -> None:
        """Removes a document, or takes it back; what nothing refers to is thrown away now and then."""
        name = NAMES[a % 4]
        rows = [row for row in self.rows(name, Attachment) if self.may_write(name, row[1])]
        if rows:
            row = rows[b % min(len(rows), 2)][0]
            with self.places[name].database.write("Removed") as session:
                statement = select(Attachment).where(Attachment.id == row)
                found = session.scalars(statement.execution_options(**{INCLUDE_DELETED: True})).one()
                found.deleted = not found.deleted
        if c % 3 == 0:
            AttachmentService(self.places[name].database).purge()

    def undo(self, a: int, b: int, c: int) -> None:
        database = self.places[NAMES[a % 4]].database
        if database.last_change_set is not None:
            database.undo(database.last_change_set)

    def send(self, a: int, b: int, c: int) -> None:
        one, two = LINKS[a % 3][:: 1 if b % 2 else -1]
        peer = self.places[two].database.node.id
        self.mail += [(two, package.path) for package in self.places[one].exchange.export(peer)]

    def meet(self, a: int, b: int, c: int) -> None:
        """One package goes, and comes at once."""
        one, two = LINKS[a % 3][:: 1 if b % 2 else -1]
        for package in self.places[one].exchange.export(self.places[two].database.node.id):
            self.places[two].exchange.import_file(package.path)

    def deliver(self, a: int, b: int, c: int) -> None:
        """Any file of the post, out of order; every third stays in it and may come again."""
        if self.mail:
            index = a % len(self.mail)
            name, path = self.mail[index] if c % 3 == 0 else self.mail.pop(index)
            self.places[name].exchange.import_file(path)

    def lose(self, a: int, b: int, c: int) -> None:
        if self.mail:
            self.mail.pop(a % len(self.mail))

    def one_part(self, a: int, b: int, c: int) -> None:
        """Of the files of one sending, a single one comes."""
        one, two = LINKS[a % 3][:: 1 if b % 2 else -1]
        packages = self.places[one].exchange.export(self.places[two].database.node.id)
        self.places[two].exchange.import_file(packages[c % len(packages)].path)

    def garble(self, a: int, b: int, c: int) -> None:
        """A byte of a file is another, or its end is missing: it is refused, and nothing of it is taken."""
        if not self.mail:
            return
        name, path = self.mail[a % len(self.mail)]
        data = bytearray(path.read_bytes())
        data[b * 7 % len(data)] ^= 1 + c % 255
        broken = path.with_name(f"bozuk-{b}-{c}.kopru")
        broken.write_bytes(data if b % 2 else data[: c * 13 % len(data)])
        before = len(self.log(name))
        try:
            self.places[name].exchange.import_file(broken)
        except PackageRefused:
            assert len(self.log(name)) == before
        else:
            raise AssertionError("a garbled package was taken")

    def interrupt(self, a: int, b: int, c: int) -> None:
        """An import is cancelled in its middle; the file may come again."""
        if not self.mail:
            return
        name, path = self.mail[a % len(self.mail)]
        before = self.log(name)

        def stop(done: int, _total: int) -> None:
            if done >= b % 3:
                raise Cancelled

        with contextlib.suppress(Cancelled):
            self.places[name].exchange.import_file(path, stop)
            return
        assert self.log(name) == before

    def compact(self, a: int, b: int, c: int) -> None:
        """Values are given up only where the next place up has what replaced them."""
        name = NAMES[a % 4]
        before = {one.stamp for one in self.log(name) if one.blank}
        self.places[name].exchange.compact(dt.timedelta(days=-400))
        log = self.log(name)
        above = {one.stamp for one in self.log(UP[name])}
        for one in log:
            if one.blank and one.stamp not in before and not self.restored:
                for field in one.fields:
                    replacing = [other for other in log if field in other.fields
                                 and one.stamp in other.fields[field].supersedes]  # fmt: skip
                    assert above & {other.stamp for other in replacing}, (name, "gave up what nobody else has", one)

    def look(self, a: int, b: int, c: int) -> None:
        """What is said to be at headquarters, is."""
        name = NAMES[a % 4]
        log, centre = self.log(name), {one.stamp for one in self.log("centre")}
        rows = {one.row for one in log}
        stands = self.places[name].exchange.standing(sorted(rows))
        for one in log:
            assert self.restored or one.stamp in centre or not stands[one.row].at_centre, (name, "said too much", one)

    def erase(self, a: int, b: int, c: int) -> None:
        """All that a record holds is erased for good."""
        name = NAMES[a % 4]
        cls: Any = (Organisation, Response)[b % 2]
        rows = [row for row in self.rows(name, cls) if self.may_write(name, row[1])]
        if rows:
            with self.places[name].database.write("Erased") as session:
                erase_rows(session, [rows[c % min(len(rows), 2)][0]], "request")

    def decide(self, a: int, b: int, c: int) -> None:
        name = NAMES[a % 4]
        place = self.places[name]
        cards = [card for card in place.exchange.conflicts() if self.may_write(name, self.office(name, card.row))
                 and (card.field != OFFICE or name == "centre")]  # fmt: skip
        if cards:
            card = cards[b % len(cards)]
            place.exchange.decide(card, card.versions[c % len(card.versions)].value)

    def back_up(self, a: int, b: int, c: int) -> None:
        name = NAMES[a % 4]
        self.places[name].backup_now()

    def restore(self, a: int, b: int, c: int) -> None:
        name = NAMES[a % 4]
        kept = backups.list_backups(self.folders[name])
        if kept:
            self.restored = True
            self.places[name].close()
            chosen = kept[b % len(kept)]
            restore_backup(self.folders[name], chosen, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
            self.places[name] = self.open(name)

    def restart(self, a: int, b: int, c: int) -> None:
        """A program that is closed and opened knows that nothing was restored."""
        name = NAMES[a % 4]
        self.places[name].close()
        self.places[name] = self.open(name)
        assert self.places[name].incarnation_raised is None

    def move_clock(self, a: int, b: int, c: int) -> None:
        self.clocks[NAMES[a % 4]].advance(days=(0, 1, -1, 365, -365)[b % 5], hours=c % 20)

    # ---- looking ----

    def rows(self, name: str, cls: Any) -> list[tuple[UUID, int, bool]]:
        with self.places[name].database.read() as session:
            statement = select(cls.id, cls.office, cls.deleted).order_by(cls.n)
            return [tuple(row) for row in session.execute(statement.execution_options(**{INCLUDE_DELETED: True}))]

    def is_blank(self, name: str, row: UUID) -> bool:
        return row_state([one for one in self.log(name) if one.row == row]).blank

    def office(self, name: str, row: UUID) -> int:
        return next(operation.office for operation in self.log(name) if operation.row == row)

    def may_write(self, name: str, office: int) -> bool:
        """The centre may change any row; the others their own province's."""
        return name == "centre" or office == self.places[name].database.office

    def log(self, name: str) -> list[Operation]:
        with self.places[name].database.read() as session:
            return [to_operation(row) for row in session.execute(select_operations())]


def place(self: World, a: int, b: int, c: int) -> None:
    """Headquarters gives a record to the other province, or lets it see it, or takes that back."""
    rows = [row for row in self.rows("centre", Organisation) if row[1] in (6, 26)]
    if rows:
        row, office, _ = rows[c % min(len(rows), 2)]
        other = 6 if office == 26 else 26
        what: dict[str, Any] = ({"office": other}, {"sees": {other}}, {"sees": set()})[b % 3]
        with self.places["centre"].database.write("Placed") as session:
            place_rows(session, [row], **what)


def give_away(self: World, a: int, b: int, c: int) -> None:
    """A province gives a record of its own to headquarters: perhaps while that gives it to the other one."""
    name = ("province", "other")[a % 2]
    rows = [row for row in self.rows(name, Organisation) if row[1] == self.places[name].database.office]
    rows = [row for row in rows if not self.is_blank(name, row[0])]
    self.clocks[name].advance(seconds=b % 7)
    if rows:
        with self.places[name].database.write("Given away") as session:
            place_rows(session, [rows[c % min(len(rows), 2)][0]], office=0)


ACTIONS: tuple[Callable[..., None], ...] = (
    World.write, World.write, World.write, World.edit, World.edit, World.edit, World.edit, World.send, World.send,
    World.send, World.send, World.deliver, World.deliver, World.deliver, World.deliver, World.lose, World.delete,
    World.decide, World.back_up, World.restore, World.restart, World.restart, World.move_clock, World.undo, World.meet,
    World.meet, World.meet, World.meet, World.attach, World.attach, World.attach, World.detach, World.one_part,
    World.garble, World.interrupt, World.compact, World.look, World.erase, place, place,
    give_away,
)  # fmt: skip

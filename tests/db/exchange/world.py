"""Two provinces, a laptop and the centre with real package files, a post that loses, repeats and reorders them, disks
that are restored from backups, and clocks that jump. `finish` lets the post come through and holds every place against
an oracle that derives rows from operations in its own way."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from db import backup as backups
from db.clock import SetClock
from db.ids import new_id
from db.interviews.tables import Response, Study
from db.journal import INCLUDE_DELETED, insert_row
from db.journal.operation import Operation
from db.journal.store import select_operations, to_operation
from db.journal.tables import Conflict, Parked
from db.journal.values import shapes
from db.office.installation import Installation, restore_backup
from db.registry.attachments.parts import whole
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment, Blob
from db.registry.tables import Organisation
from tests.db.exchange.places import PASSPHRASE, Places, reopen

START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
NAMES = ("laptop", "province", "centre", "other")
LINKS = (("laptop", "province"), ("province", "centre"), ("other", "centre"))
FIELDS: dict[Any, tuple[str, ...]] = {
    Organisation: ("phone", "email", "name"), Study: ("wave", "title"), Response: ("page", "section"),
}  # fmt: skip
COMPARED: dict[Any, tuple[str, ...]] = {**FIELDS, Attachment: ("name", "sha256")}
ROUNDS = 12


def make_template(folder: Path) -> Path:
    """Four enrolled installations, closed: each history begins with a copy of them."""
    Places(folder, SetClock(START)).close()
    return folder


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
        studies = self._rows(name, Study)
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
        rows = [row for row in self._rows(name, cls) if not row[2] and self._may_write(name, row[1])]
        if not rows:
            return
        row, value = rows[c % min(len(rows), 2)][0], f"{name} {a} {b} {c}"  # a few rows, so that edits meet
        with self.places[name].database.write("Changed") as session:
            setattr(session.scalars(select(cls).where(cls.id == row)).one(), field, value)
        with self.places[name].database.read() as session:
            assert session.scalar(select(getattr(cls, field)).where(cls.id == row)) == value

    def delete(self, a: int, b: int, c: int) -> None:
        """Deletes a row, or restores one."""
        name = NAMES[a % 4]
        cls: Any = tuple(FIELDS)[b % 3]
        rows = [row for row in self._rows(name, cls) if self._may_write(name, row[1])]
        if not rows:
            return
        row = rows[c % min(len(rows), 2)][0]
        with self.places[name].database.write("Deleted") as session:
            found = session.scalars(select(cls).where(cls.id == row).execution_options(**{INCLUDE_DELETED: True})).one()
            found.deleted = not found.deleted

    def attach(self, a: int, b: int, c: int) -> None:
        """A document of one to four parts, on a record of this place or on one that is nowhere else."""
        name = NAMES[a % 4]
        self.documents += 1
        self.clocks[name].advance(seconds=b % 7)
        rows = self._rows(name, Response if name == "laptop" else Organisation)
        record = rows[c % len(rows)][0] if rows else new_id()
        data = random.Random(f"{a} {b} {c} {self.documents}").randbytes(1 + b * 977 % 4000)
        AttachmentService(self.places[name].database).add_bytes("organisation", record, data, f"{self.documents}.bin")

    def detach(self, a: int, b: int, c: int) -> None:
        """Removes a document, or takes it back; what nothing refers to is thrown away now and then."""
        name = NAMES[a % 4]
        rows = [row for row in self._rows(name, Attachment) if self._may_write(name, row[1])]
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

    def decide(self, a: int, b: int, c: int) -> None:
        name = NAMES[a % 4]
        place = self.places[name]
        cards = [card for card in place.exchange.conflicts() if self._may_write(name, self._office(name, card.row))]
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

    # ---- the end ----

    def finish(self) -> None:
        """The post comes through; all agree, within what each may see."""
        self.mail.clear()
        for _ in range(ROUNDS):
            if not self._exchange_all():
                break
        alive = {operation.stamp: operation for name in NAMES for operation in self._log(name)}
        for name, place in self.places.items():
            mine = {operation.stamp for operation in self._log(name)}
            wanted = {stamp for stamp, one in alive.items() if _in_scope(name, one)}
            leaked = [alive[stamp] for stamp in mine if _in_scope(name, alive[stamp]) is False]
            assert leaked == [], (name, "leaked", leaked)
            assert wanted - mine == set(), (name, "lost", [alive[stamp] for stamp in wanted - mine])
            assert place.exchange.unconfirmed() == 0, name
            assert place.exchange.pending() == [], name
            assert place.database.verify_rows() == [], name
            with place.database.read() as session:
                assert session.scalar(select(func.count()).select_from(Parked)) == 0, name
            self._hold_against_oracle(name)
        self._hold_documents()

    def _hold_documents(self) -> None:
        """Bytes that some place has are wherever their row is, and nowhere else. Laptops get none."""
        rows, here, stored = {}, {}, {}
        for name, place in self.places.items():
            with place.database.read() as session:
                rows[name] = set(session.scalars(select(Attachment.sha256)))
                here[name] = set(session.scalars(select(Attachment.sha256).where(whole(Attachment.sha256))))
                stored[name] = set(session.scalars(select(Blob.sha256)))
                known = select(Attachment.sha256).execution_options(**{INCLUDE_DELETED: True})
                assert stored[name] <= set(session.scalars(known)), (name, "leaked bytes")
            assert [peer.documents for peer in place.exchange.peers()] == [0] * len(place.exchange.peers()), name
        somewhere = set().union(*here.values())
        for name in NAMES[1:]:
            assert (rows[name] & somewhere) - here[name] == set(), (name, "lost bytes")

    def _exchange_all(self) -> bool:
        """One round over all links, both ways; whether any operation travelled or waits."""
        moved = False
        for pair in LINKS:
            for one, two in (pair, pair[::-1]):
                for package in self.places[one].exchange.export(self.places[two].database.node.id):
                    taken = self.places[two].exchange.import_file(package.path)
                    moved |= taken.count > 0 or taken.document_parts > 0
        peers = [peer for place in self.places.values() for peer in place.exchange.peers()]
        return moved or any(peer.waiting or peer.documents for peer in peers)

    def _hold_against_oracle(self, name: str) -> None:
        log: dict[UUID, list[Operation]] = defaultdict(list)
        for operation in self._log(name):
            log[operation.row].append(operation)
        expected = {row: expected_row(operations) for row, operations in log.items()}
        with self.places[name].database.read() as session:
            cards: dict[UUID, set[str]] = defaultdict(set)
            for row, field in session.execute(select(Conflict.row, Conflict.field)):
                cards[row].add(field)
            found: dict[UUID, tuple[Any, ...]] = {}
            for cls, fields in COMPARED.items():
                columns = [getattr(cls, field) for field in fields]
                statement = select(cls.id, cls.deleted, *columns).execution_options(**{INCLUDE_DELETED: True})
                for row, deleted, *values in session.execute(statement):
                    found[row] = (deleted, dict(zip(fields, values, strict=True)), frozenset(cards[row]))
        assert found.keys() == expected.keys(), name
        for row, (deleted, values, conflicts) in found.items():
            wanted = expected[row]
            assert deleted == wanted[0], (name, row)
            assert {field: value for field, value in values.items() if wanted[1].get(field) != value} == {}, (name, row)
            assert conflicts == wanted[2], (name, row)

    # ---- looking ----

    def _rows(self, name: str, cls: Any) -> list[tuple[UUID, int, bool]]:
        with self.places[name].database.read() as session:
            statement = select(cls.id, cls.office, cls.deleted).order_by(cls.n)
            return [tuple(row) for row in session.execute(statement.execution_options(**{INCLUDE_DELETED: True}))]

    def _office(self, name: str, row: UUID) -> int:
        return next(operation.office for operation in self._log(name) if operation.row == row)

    def _may_write(self, name: str, office: int) -> bool:
        """The centre may change any row; the others their own province's."""
        return name == "centre" or office == self.places[name].database.office

    def _log(self, name: str) -> list[Operation]:
        with self.places[name].database.read() as session:
            return [to_operation(row) for row in session.execute(select_operations())]


def _in_scope(name: str, operation: Operation) -> bool | None:
    """None: it may be there or not."""
    if name == "centre":
        return True
    offices = (6, 0) if name == "other" else (26, 0)
    on_laptop = shapes()[operation.entity].cls.__to_field__
    if name == "laptop" and operation.entity == "attachment":
        return None  # its own only, and after a restore not even these
    return operation.office in offices and (name != "laptop" or on_laptop)


def expected_row(operations: Iterable[Operation]) -> tuple[bool, dict[str, Any], frozenset[str]]:
    """(deleted, value by field, fields in conflict), in the plainest way that can be written down."""
    known = sorted(operations, key=lambda one: (one.hlc, one.origin), reverse=True)

    def living(field: str) -> list[Operation]:
        writers = [one for one in known if field in one.fields]
        return [one for one in writers if not any(one.stamp in other.fields[field].supersedes for other in writers)]

    fields = {field for one in known for field in one.fields} - {"deleted"}
    values = {field: living(field)[0].fields[field].value for field in fields}
    conflicts = {field for field in fields if len({str(one.fields[field].value) for one in living(field)}) > 1}
    marks = living("deleted")
    gone = [one for one in marks if one.fields["deleted"].value is not False]
    if not gone:
        return False, values, frozenset(conflicts)
    seen = {tuple(stamp) for one in gone for stamp in one.fields["deleted"].value["seen"]}
    unseen = [one for one in known if one.stamp not in seen and set(one.fields) != {"deleted"}]
    if unseen or len(gone) < len(marks):
        return False, values, frozenset(conflicts | {"deleted"})
    return True, values, frozenset()


ACTIONS: tuple[Callable[..., None], ...] = (
    World.write, World.write, World.write, World.edit, World.edit, World.edit, World.edit, World.send, World.send,
    World.send, World.send, World.deliver, World.deliver, World.deliver, World.deliver, World.lose, World.delete,
    World.decide, World.back_up, World.restore, World.restart, World.restart, World.move_clock, World.undo, World.meet,
    World.meet, World.meet, World.meet, World.attach, World.attach, World.attach, World.detach,
)  # fmt: skip

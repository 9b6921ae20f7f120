"""Ending conflicts: one by one, many by a rule, and taking a decision back so that the conflict is open again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.audit import record as record_deed
from db.audit.actions import RECORD_MOVED
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.journal import (
    Decision,
    FieldConflict,
    Version,
    may_reopen,
    open_conflicts,
    reopen,
    settle_all,
)
from db.journal.history import version_of
from db.journal.operation import DELETED, OFFICE, OFFICES, Operation, Stamp
from db.journal.stamps import to_moment
from db.journal.store import chunks, operations_of, select_operations, to_operation
from db.journal.tables import ChangeSet, Op, Origin, RowScope
from db.journal.values import shapes
from db.registry.moving.service import carry_decided

ONE = QT_TRANSLATE_NOOP("db", "Conflict decided")
MANY = QT_TRANSLATE_NOOP("db", "Conflicts decided by a rule")
NEWEST, OURS, THEIRS, BOTH = "newest", "ours", "theirs", "both"
RULES = (NEWEST, OURS, THEIRS, BOTH)

Join = Callable[[FieldConflict], str | None]
"""Both texts of a conflict as one, or None where the field has no free text."""


class NotOurs(UserError):
    """The record belongs to another office, which decides."""

    code = "not_ours"


@dataclass(frozen=True)
class DecidedConflict:
    """A decision of this installation. `versions` are the values that it ended, `value` is the one that it chose;
    `can_reopen` is False where the field has been changed since."""

    entity: str
    row: uuid.UUID
    field: str
    value: Any
    versions: tuple[Version, ...]
    author: str
    at: dt.datetime
    stamp: Stamp
    can_reopen: bool


class Deciding:
    """What an installation does about conflicts. Part of `ExchangeService`.

    Only a decision, or another value, ends one. A form that is saved with the value that was shown says nothing new and
    writes nothing: whoever saved it may never have seen the other value, so both go on standing side by side.
    """

    _database: Database

    def conflicts(self) -> list[FieldConflict]:
        """Every field with two values that nobody has decided on, oldest first."""
        with self._database.read() as session:
            return open_conflicts(session)

    def undecidable(self, conflicts: Sequence[FieldConflict]) -> set[tuple[uuid.UUID, str]]:
        """(record, field) of those on which another office decides: a decision made here would be refused there.

        Between two offices headquarters decides.
        """
        node = self._database.node
        if node.kind == "centre":
            return set()
        rows = {one.row for one in conflicts}
        with self._database.read() as session:
            ours = _ours(session, rows, node.office)
        return {(one.row, one.field) for one in conflicts if one.row not in ours or one.field == OFFICE}

    def decide(self, conflict: FieldConflict, value: Any) -> None:
        """End a conflict with one value; the decision travels like any change.

        What belongs to a record that was moved twice goes where the record is decided to be.

        Raises:
            NotOurs: another office decides on this record.
        """
        if self.undecidable([conflict]):
            raise NotOurs(_NOT_OURS)
        self._write(ONE, [(conflict, value)])

    def by_rule(self, conflicts: Iterable[FieldConflict], rule: str, join: Join | None = None) -> list[Decision]:
        """What a rule would decide; conflicts that it says nothing on are left out.

        `newest` takes the value that was written last, `ours` the one that was written here, `theirs` the one that was
        not, `both` what `join` makes of them. Deletions and moves are always for a person.
        """
        own = self._database.node.id
        given = list(conflicts)
        left = self.undecidable(given)
        decisions = []
        for one in given:
            found, value = _ruled(one, rule, own, join)
            if found and one.field not in (DELETED, OFFICE) and (one.row, one.field) not in left:
                decisions.append(Decision(one.entity, one.row, one.field, value))
        return decisions

    def decide_all(self, decisions: Sequence[Decision]) -> None:
        """Write many decisions in one change, which one undo takes back."""
        if decisions:
            with self._database.write(MANY) as session:
                settle_all(session, decisions)

    def _write(self, label: str, decided: Sequence[tuple[FieldConflict, Any]]) -> None:
        decisions = [Decision(one.entity, one.row, one.field, value) for one, value in decided]
        with self._database.write(label) as session:
            settle_all(session, decisions)
            for one, office in decided:
                if one.field == OFFICE:
                    record_deed(session, RECORD_MOVED, {"entity": one.entity, "row": str(one.row), "office": office})
                    carry_decided(session, one.row, [version.stamp for version in one.versions])

    def decided(self, limit: int = 200) -> list[DecidedConflict]:
        """The newest decisions of this installation that were not undone, the latest first."""
        with self._database.read() as session:
            made = _decisions(session, limit)
            log = operations_of(session.connection(), list({one.row for one in made}))
        return [_decided(one, field, log[one.row]) for one in made for field in _fields(one)]

    def decided_by(self, change_set: uuid.UUID | None) -> list[DecidedConflict]:
        """What one change of this installation decided."""
        with self._database.read() as session:
            own = session.execute(select(ChangeSet).where(ChangeSet.id == change_set)).scalar()
            made = _operations(session, own.origin, own.first, own.last) if own is not None else []
            log = operations_of(session.connection(), list({one.row for one in made}))
        return [_decided(one, field, log[one.row]) for one in made for field in _fields(one)]

    def reopen(self, decided: DecidedConflict) -> None:
        """Make a decided conflict open again, here and at every place that the decision has reached.

        Raises:
            NotFound: the field has been changed since; change it there.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Decision taken back")) as session:
            if not reopen(session, decided.row, decided.field, decided.stamp):
                raise NotFound(_CHANGED_SINCE)


_NOT_OURS = QT_TRANSLATE_NOOP(
    "db", "Headquarters decides on this record: it belongs to no office of this province. Both values stay until then."
)
_CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "db",
    "The field has been changed since it was decided; the conflict cannot be opened again. Change the record itself.",
)


def _ours(session: Session, rows: Iterable[uuid.UUID], office: int) -> set[uuid.UUID]:
    """Those that this office may change: its own, and those that were given to it."""
    found: set[uuid.UUID] = set()
    for some in chunks(rows):
        own = select(Op.row).where(Op.row.in_(some), Op.office == office)
        given = select(RowScope.row).where(RowScope.row.in_(some), RowScope.office == office, RowScope.sees)
        gone = select(RowScope.row).where(RowScope.row.in_(some), RowScope.office == office, ~RowScope.sees)
        found |= (set(session.scalars(own)) - set(session.scalars(gone))) | set(session.scalars(given))
    return found


def _ruled(conflict: FieldConflict, rule: str, own: str, join: Join | None) -> tuple[bool, Any]:
    """(whether the rule says something, what)."""
    if rule == NEWEST:
        return True, max(conflict.versions, key=lambda version: version.at).value
    if rule == BOTH:
        text = join(conflict) if join is not None else None
        return text is not None, text
    wanted = [version.value for version in conflict.versions if (version.node == own) == (rule == OURS)]
    return len(wanted) == 1, wanted[0] if wanted else None


def _decisions(session: Session, limit: int) -> list[Operation]:
    newest = (
        select(ChangeSet.origin, ChangeSet.first, ChangeSet.last)
        .where(ChangeSet.label.in_((ONE, MANY)), ChangeSet.undone.is_(False))
        .order_by(ChangeSet.id.desc())
        .limit(limit)
    )
    made: list[Operation] = []
    for origin, first, last in session.execute(newest).all():
        made += _operations(session, origin, first, last, limit - len(made))
        if len(made) >= limit:
            break
    return made


def _operations(session: Session, origin: int, first: int, last: int, limit: int | None = None) -> list[Operation]:
    statement = select_operations().where(Origin.n == origin, Op.oseq.between(first, last)).order_by(Op.oseq.desc())
    return [to_operation(row) for row in session.execute(statement.limit(limit))]


def _fields(one: Operation) -> list[str]:
    """What a decision decided; not where it took what belongs to the record."""
    shape = shapes().get(one.entity)
    moves = shape is not None and shape.cls.__moves__
    return [field for field in one.fields if field != OFFICES and (field != OFFICE or moves)]


def _decided(one: Operation, field: str, known: list[Operation]) -> DecidedConflict:
    replaced = set(one.fields[field].supersedes)
    ended = sorted((other for other in known if other.stamp in replaced), key=lambda other: other.order, reverse=True)
    return DecidedConflict(
        one.entity, one.row, field, version_of(one, field).value, tuple(version_of(other, field) for other in ended),
        one.author, to_moment(one.hlc), one.stamp, may_reopen(known, field, one.stamp),
    )  # fmt: skip

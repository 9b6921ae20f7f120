"""What one can do about whose an organisation is: move it with what is about it, share it, see where it is."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db import reference
from db.audit import record as record_deed
from db.audit.actions import RECORD_MOVED
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from db.journal.merge import owner
from db.journal.operation import OFFICE
from db.journal.reserved import place_rows
from db.journal.scoping import any_placed, granted
from db.journal.store import operations_of
from db.journal.tables import RowScope
from db.registry.common import NO_ORGANISATION, Part, one_row
from db.registry.moving.dependants import Dependants, by_entity, dependants
from db.registry.moving.rows import MovePlan, Place
from db.registry.offices import CENTRE
from db.registry.tables import Organisation

_NOT_OURS = QT_TRANSLATE_NOOP(
    "db", "“{name}” belongs to another office. Only that office and headquarters can give it away."
)
_MERGED = QT_TRANSLATE_NOOP("db", "“{name}” has been merged into another record; move that one.")
_THERE = QT_TRANSLATE_NOOP("db", "“{name}” belongs to that office already.")
_NO_OFFICE = QT_TRANSLATE_NOOP("db", "There is no office {office}.")
_FIELD = QT_TRANSLATE_NOOP("db", "A laptop cannot move records; the province office can.")
_MOVED = QT_TRANSLATE_NOOP("db", "Organisation moved to another office")
_SHARED = QT_TRANSLATE_NOOP("db", "Organisation shared with other offices")


class MoveRefused(UserError):
    """An organisation that cannot be moved or shared here."""

    code = "move_refused"


class MovingService(Part):
    """Whose organisations are. A move travels like any change; the old office gives the values up once all that it
    wrote has reached headquarters."""

    def place(self, organisation: uuid.UUID) -> Place:
        """Whose it is and who sees it besides."""
        with self._database.read() as session:
            return _place(session, organisation)

    def plan(self, organisation: uuid.UUID, to: int) -> MovePlan:
        """What a move would do. Raises NotFound, MoveRefused, InvalidInput."""
        with self._database.read() as session:
            row = self._movable(session, organisation)
            before = _place(session, organisation)
            self._check(row, before, to)
            found = dependants(session, organisation)
            return MovePlan(organisation, row.name, before, to, by_entity(found.goes), by_entity(found.both))

    def move(self, organisation: uuid.UUID, to: int) -> int:
        """Give an organisation, with what is about it alone, to another office; returns how many rows it was."""
        with self._database.write(_MOVED) as session:
            row = self._movable(session, organisation)
            before = _place(session, organisation)
            self._check(row, before, to)
            found = dependants(session, organisation)
            others = _strangers(session, organisation, found)
            record_deed(session, RECORD_MOVED, {"entity": "organisation", "row": str(organisation), "office": to})
            return _carry(session, found, to, {*before.sees, *others} - {to}, leaving=before.office)

    def share(self, organisation: uuid.UUID, offices: Collection[int]) -> int:
        """Let exactly these offices see an organisation, and write into it, besides its own."""
        for office in offices:
            _check_office(office)
        with self._database.write(_SHARED) as session:
            self._movable(session, organisation)
            before = _place(session, organisation)
            found = dependants(session, organisation)
            return _carry(session, found, before.office, set(offices), no_more=set(before.sees) - set(offices))

    def follow(self) -> int:
        """At headquarters: let what came late about organisations that were moved or shared go where they went.

        Called after every import of packages; without moves it costs one look. Returns how many rows changed.
        """
        if self._database.node.kind != "centre":
            return 0
        with self._database.read() as session:
            if not any_placed(session.connection()):
                return 0
            is_one = exists().where(Organisation.id == RowScope.row)  # asked of few rows, not of the whole register
            placed = list(session.scalars(select(RowScope.row).where(is_one).distinct()))
        if not placed:
            return 0
        with self._database.write(_MOVED) as session:
            return sum(self._follow(session, organisation) for organisation in placed)

    def _follow(self, session: Session, organisation: uuid.UUID) -> int:
        now = _place(session, organisation)
        return _carry(session, dependants(session, organisation), now.office, set(now.sees))

    # ---- rules

    def _movable(self, session: Session, organisation: uuid.UUID) -> Organisation:
        row: Organisation = one_row(session, Organisation, organisation, NO_ORGANISATION)
        if self._database.node.kind == "field":
            raise MoveRefused(_FIELD)
        if self._database.office not in (CENTRE, row.office):
            raise MoveRefused(_NOT_OURS, name=row.name)
        if row.merged_into is not None:
            raise MoveRefused(_MERGED, name=row.name)
        return row

    def _check(self, row: Organisation, before: Place, to: int) -> None:
        _check_office(to)
        if before.office == to:
            raise MoveRefused(_THERE, name=row.name)


def _check_office(office: int) -> None:
    if office != CENTRE and not 1 <= office <= len(reference.provinces()):
        raise InvalidInput(_NO_OFFICE, field="to", office=office)


def _place(session: Session, organisation: uuid.UUID) -> Place:
    log = operations_of(session.connection(), [organisation])[organisation]
    return Place(owner(log), tuple(sorted(granted(log))))


def _strangers(session: Session, organisation: uuid.UUID, found: Dependants) -> set[int]:
    """Provinces that never had the organisation and work with it all the same, since headquarters' are for all: what
    they have written about it stays theirs, and they go on seeing it."""
    return set(_owners(session, found).values()) - _ever(session, organisation) - {CENTRE}


def _ever(session: Session, organisation: uuid.UUID) -> set[int]:
    """The offices that have, or had, the organisation."""
    log = operations_of(session.connection(), [organisation])[organisation]
    return {log[0].office, *(int(one.fields[OFFICE].value) for one in log if OFFICE in one.fields)}


def _owners(session: Session, found: Dependants) -> dict[uuid.UUID, int]:
    log = operations_of(session.connection(), [row for _, row in found.goes])
    return {row: owner(known) for row, known in log.items()}


def _carry(
    session: Session,
    found: Dependants,
    to: int,
    sees: set[int],
    *,
    leaving: int | None = None,
    no_more: Collection[int] = (),
) -> int:
    """Place the rows: `goes` at the office, seen by `sees` too; `both` are seen there besides. What an office wrote
    that never had the organisation stays its own, and its business: the organisation was only shared with it."""
    log = operations_of(session.connection(), [row for _, row in found.goes | found.both])
    changed = 0
    organisation = next(row for entity, row in sorted(found.goes) if entity == "organisation")
    ever = _ever(session, organisation) | {to}
    for entity, row in sorted(found.goes):
        if row in log and owner(log[row]) in ever:
            also = set(sees)
            if (entity, row) in found.tied:
                also |= {leaving if leaving is not None else owner(log[row]), *granted(log[row])}
            changed += place_rows(session, [row], office=to, sees=also - set(no_more) - {to})
    for _, row in sorted(found.both):
        if row in log:
            also = (granted(log[row]) | {to} | sees) - set(no_more)
            changed += place_rows(session, [row], sees=also - {owner(log[row])})
    return changed

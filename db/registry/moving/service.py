"""What one can do about whose an organisation is: move it with what is about it, share it, see where it is."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db import reference
from db.audit import record as record_deed
from db.audit.actions import RECORD_MOVED
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from db.journal.merge import claimed, heads, owner
from db.journal.operation import MEMBERS, OFFICE, OFFICES, Stamp
from db.journal.reserved import place_rows
from db.journal.scoping import any_placed, granted, is_disputed, placed_with
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
            sees, ended = {*before.sees, *others} - {to}, _claims(session, organisation)
            return _carry(session, found, to, sees, _Leaving(before.office, ended))

    def share(self, organisation: uuid.UUID, offices: Collection[int]) -> int:
        """Let exactly these offices see an organisation, and write into it, besides its own.

        They see what its office has about it, and all see what is written into the organisation itself. Contacts,
        people and documents that such an office adds stay its own, seen by it and headquarters, not by the owner: who
        was let look at a record does not hand over its own work with people by that. If the owner is to have them, the
        other office or headquarters records them for it.
        """
        for office in offices:
            _check_office(office)
        with self._database.write(_SHARED) as session:
            self._movable(session, organisation)
            before = _place(session, organisation)
            found, no_more = dependants(session, organisation), set(before.sees) - set(offices)
            return _carry(session, found, before.office, set(offices), no_more=no_more, settles=not before.claimed)

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
        now, found = _place(session, organisation), dependants(session, organisation)
        return _carry(session, found, now.office, set(now.sees), settles=not now.claimed)

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
        if before.office == to and not before.claimed:
            raise MoveRefused(_THERE, name=row.name)


def _check_office(office: int) -> None:
    if office != CENTRE and not 1 <= office <= len(reference.provinces()):
        raise InvalidInput(_NO_OFFICE, field="to", office=office)


def _place(session: Session, organisation: uuid.UUID) -> Place:
    log = operations_of(session.connection(), [organisation])[organisation]
    also = claimed(log) - {owner(log)}
    return Place(owner(log), tuple(sorted(granted(log))), tuple(sorted(also)))


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


def _claims(session: Session, organisation: uuid.UUID) -> list[Stamp]:
    """The moves of an organisation that nobody has decided between; none where there is at most one."""
    log = operations_of(session.connection(), [organisation])[organisation]
    return [one.stamp for one in heads(log, OFFICE)] if is_disputed(log) else []


def carry_decided(session: Session, organisation: uuid.UUID, ended: Collection[Stamp]) -> int:
    """Bring what belongs to an organisation where it was just decided to be: all that went with either of the moves
    that were `ended` goes there, and what they let the others see they see no more. Returns how many rows changed."""
    log = operations_of(session.connection(), [organisation])[organisation]
    earlier = {stamp for one in log if one.stamp in set(ended) for stamp in one.fields[OFFICE].supersedes}
    before = [int(one.fields[OFFICE].value) for one in log if one.stamp in earlier]
    leaving = _Leaving(before[-1] if before else log[0].office, ended)
    return _carry(session, dependants(session, organisation), owner(log), granted(log), leaving)


@dataclass(frozen=True)
class _Leaving:
    """The office that an organisation leaves, and the moves that end with this one, undecided until now."""

    office: int
    ended: Collection[Stamp] = ()


def _given(session: Session, found: Dependants, leaving: _Leaving, to: int) -> dict[uuid.UUID, set[int]]:
    """Adds to `found` what went with the ended moves and is no part of it any more. Returns what these moves gave
    offices to see that have not won."""
    placed = placed_with(session.connection(), leaving.ended)
    log = operations_of(session.connection(), [one.row for one in placed])
    lost = {int(one.fields[OFFICE].value) for one in placed if OFFICE in one.fields} - {to}
    given: dict[uuid.UUID, set[int]] = {}
    for one in placed:
        if OFFICE in one.fields:
            found.tied |= {(one.entity, one.row)} & found.both
            found.goes.add((one.entity, one.row))
        if OFFICES in one.fields:
            register = one.fields[OFFICES]
            had = {office for other in log[one.row] if other.stamp in register.supersedes
                   for office in other.fields[OFFICES].value[MEMBERS]}  # fmt: skip
            given.setdefault(one.row, set()).update((set(register.value[MEMBERS]) & lost) - had)
    return {row: offices for row, offices in given.items() if offices}


def _carry(
    session: Session,
    found: Dependants,
    to: int,
    sees: set[int],
    leaving: _Leaving | None = None,
    *,
    no_more: Collection[int] = (),
    settles: bool = True,
) -> int:
    """Place the rows: `goes` at the office, seen by `sees` too; `both` are seen there besides. What an office wrote
    that never had the organisation stays its own, and its business: the organisation was only shared with it.

    Without `settles` a row with two undecided moves stays as it is.
    """
    given = _given(session, found, leaving, to) if leaving is not None and leaving.ended else {}
    log = operations_of(session.connection(), [row for _, row in found.goes | found.both])
    changed = 0
    organisation = next(row for entity, row in sorted(found.goes) if entity == "organisation")
    ever = _ever(session, organisation) | {to}
    for entity, row in sorted(found.goes):
        if row in log and ever & (claimed(log[row]) or {owner(log[row])}):
            also = set(sees)
            if (entity, row) in found.tied:
                also |= {leaving.office if leaving is not None else owner(log[row]), *granted(log[row])}
            office = to if settles or not is_disputed(log[row]) else None
            changed += place_rows(
                session, [row], office=office, sees=also - set(no_more) - given.get(row, set()) - {to}
            )
    for _, row in sorted(found.both - found.goes):
        if row in log:
            also = (granted(log[row]) | {to} | sees) - set(no_more) - given.get(row, set())
            changed += place_rows(session, [row], sees=also - {owner(log[row])})
    rest = given.keys() - {row for _, row in found.goes | found.both}
    for row, known in operations_of(session.connection(), sorted(rest)).items():
        changed += place_rows(session, [row], sees=granted(known) - given[row])
    return changed

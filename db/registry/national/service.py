"""T.C. identity numbers of people: off until the office turns them on, masked, sealed, and every look is logged.

They stand in tables of their own that are not journalled: no history, no search, no export and no package has them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, func, insert, or_, select
from sqlalchemy.orm import Session

from db.audit import record
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.registry.common import NO_PERSON, one_row
from db.registry.national.sealing import clean_number, masked, seal, unseal
from db.registry.national.tables import NationalNumber, NationalNumberUse
from db.registry.tables import Person

_OFF = QT_TRANSLATE_NOOP("db", "T.C. identity numbers are turned off in this office.")
_NONE = QT_TRANSLATE_NOOP("db", "No T.C. identity number is kept of this person.")


@dataclass(frozen=True, slots=True)
class NumberUse:
    """Who did what, when; `act` as in NationalNumberUse. `person` is the name, "" where it is of nobody or deleted."""

    at: dt.datetime
    author: str
    act: str
    person_id: uuid.UUID | None
    person: str


class NationalNumbers:
    """`is_on` reads the office's switch, `keep` stores it (inside the transaction that it is called in)."""

    def __init__(self, database: Database, is_on: Callable[[], bool], keep: Callable[[bool], None]) -> None:
        self._database, self._is_on, self._keep = database, is_on, keep

    def is_on(self) -> bool:
        return self._is_on()

    def now(self) -> dt.datetime:
        """The moment on this computer's clock, in its own time zone."""
        return self._database.clock.now().astimezone()

    # ---- the switch
    def turn_on(self) -> None:
        if not self._is_on():
            with self._database.write() as session:
                self._keep(True)
                self._log(session, "turned_on", None)

    def turn_off(self) -> int:
        """Removes every number, for good; says how many there were. Their log stays."""
        with self._database.write() as session:
            count = int(session.scalar(select(func.count()).select_from(NationalNumber)) or 0)
            session.execute(delete(NationalNumber))
            self._keep(False)
            self._log(session, "turned_off", None)
        return count

    def count(self) -> int:
        with self._database.read() as session:
            return int(session.scalar(select(func.count()).select_from(NationalNumber)) or 0)

    # ---- one person's number
    def masked(self, person: uuid.UUID) -> str:
        """123****8901, "" where there is none; also of a record that was merged into this one."""
        if not self._is_on():
            return ""
        with self._database.read() as session:
            row = _of(session, person)
            return row.masked if row is not None else ""

    def write(self, person: uuid.UUID, number: str) -> None:
        """Keep the number in place of the one before. Raises InvalidInput(field="number"), NotFound."""
        self._check_on()
        digits, secrets = clean_number(number), self._database.secrets()
        with self._database.write() as session:
            own = one_row(session, Person, person, NO_PERSON).id
            session.execute(delete(NationalNumber).where(NationalNumber.person_id == own))
            sealed = seal(secrets, own, digits)
            session.execute(insert(NationalNumber).values(person_id=own, sealed=sealed, masked=masked(digits)))
            self._log(session, "written", own)

    def show(self, person: uuid.UUID) -> str:
        """The whole number. That it was looked at is written down before it is told."""
        self._check_on()
        secrets = self._database.secrets()
        with self._database.write() as session:
            row = _of(session, person)
            if row is None:
                raise NotFound(_NONE)
            number = unseal(secrets, row.person_id, row.sealed)
            self._log(session, "shown", row.person_id)
        return number

    def remove(self, person: uuid.UUID) -> None:
        """For good: there is no way back."""
        with self._database.write() as session:
            for row in _all_of(session, person):
                session.execute(delete(NationalNumber).where(NationalNumber.person_id == row.person_id))
                self._log(session, "removed", row.person_id)

    def purge(self) -> int:
        """Remove the numbers of people who were deleted; for the program's start, when no undo is left."""
        here = exists().where(Person.id == NationalNumber.person_id, Person.deleted.is_(False))
        with self._database.read() as session:
            gone = session.scalars(select(NationalNumber.person_id).where(~here)).all()
        if gone:
            with self._database.write() as session:
                session.execute(delete(NationalNumber).where(NationalNumber.person_id.in_(gone)))
                for person in gone:
                    self._log(session, "removed", person)
        return len(gone)

    # ---- the log
    def uses(self, limit: int = 200) -> list[NumberUse]:
        """The newest first."""
        columns = (NationalNumberUse.at, NationalNumberUse.author, NationalNumberUse.act, NationalNumberUse.person_id)
        statement = (
            select(*columns, Person.given_name, Person.family_name)
            .outerjoin(Person, Person.id == NationalNumberUse.person_id)
            .order_by(NationalNumberUse.n.desc())
            .limit(limit)
        )
        with self._database.read() as session:
            return [
                NumberUse(at, author, act, person, f"{given or ''} {family or ''}".strip())
                for at, author, act, person, given, family in session.execute(statement)
            ]

    def _log(self, session: Session, act: str, person: uuid.UUID | None) -> None:
        values = {"at": self._database.clock.now(), "author": self._database.author, "act": act, "person_id": person}
        session.execute(insert(NationalNumberUse).values(**values))
        record(session, f"number_{act}", {"person": str(person)} if person else {})

    def _check_on(self) -> None:
        if not self._is_on():
            raise UserError(_OFF)


def _of(session: Session, person: uuid.UUID) -> Any:
    return next(iter(_all_of(session, person)), None)


def _all_of(session: Session, person: uuid.UUID) -> list[Any]:
    """(person_id, sealed, masked): the person's own number before those of records that were merged into it."""
    merged = select(Person.id).where(Person.merged_into == person)
    statement = select(NationalNumber.person_id, NationalNumber.sealed, NationalNumber.masked).where(
        or_(NationalNumber.person_id == person, NationalNumber.person_id.in_(merged))
    )
    return sorted(session.execute(statement), key=lambda one: one.person_id != person)

"""What was promised for a day: add, finish, put off, and what is due."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, TypeVar

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from db.base import Synced
from db.contacts import queries, rules
from db.contacts.rows import FollowUpCounts, FollowUpRow, NewFollowUp
from db.contacts.tables import ContactOrganisation, ContactPerson, FollowUp
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.journal import insert_row
from db.registry.offices import office_about
from db.service import Service

_GONE = QT_TRANSLATE_NOOP("db", "This record is no longer here; it was deleted.")

S = TypeVar("S", bound=Synced)


def find(session: Session, cls: type[S], row_id: uuid.UUID) -> S:
    """The row to be changed. Raises NotFound."""
    row = session.scalars(select(cls).where(cls.id == row_id)).one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return row


def follow_up_values(new: NewFollowUp) -> dict[str, Any]:
    """What was entered, as the columns that it goes into."""
    return {
        "subject": rules.words(new.subject),
        "due_on": new.due_on,
        "due_time": rules.check_time(new.due_time, "due_time"),
        "assigned_to": rules.words(new.assigned_to),
    }


class FollowUps(Service):
    """The part of the contact log that looks ahead."""

    # ---- writing
    def add_follow_up(
        self, new: NewFollowUp, *, contact: uuid.UUID | None = None, organisation: uuid.UUID | None = None
    ) -> uuid.UUID:
        """Promise something, on a contact (whose organisation is taken over), an organisation, or on nothing."""
        rules.check_follow_up(new)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up added")) as session:
            if contact is not None and organisation is None:
                first = select(ContactOrganisation.organisation_id).where(ContactOrganisation.contact_id == contact)
                organisation = session.scalar(first.order_by(ContactOrganisation.n).limit(1))
            values = follow_up_values(new)
            whose = office_about(session, contact, organisation)
            return insert_row(session, FollowUp, office=whose, **values, contact_id=contact,
                              organisation_id=organisation)  # fmt: skip

    def complete_follow_up(self, follow_up: uuid.UUID) -> None:
        """It is done; what was done before keeps its moment."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up done")) as session:
            row = find(session, FollowUp, follow_up)
            row.done_at = row.done_at or self._database.clock.now()

    def reopen_follow_up(self, follow_up: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up reopened")) as session:
            find(session, FollowUp, follow_up).done_at = None

    def postpone_follow_up(self, follow_up: uuid.UUID, due_on: dt.date, due_time: str | None = None) -> None:
        """Put it off (or forward) to today or later; a time of day stays only if it is given again."""
        rules.check_postponed(due_on, self.today())
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up postponed")) as session:
            row = find(session, FollowUp, follow_up)
            row.due_on, row.due_time = due_on, rules.check_time(due_time, "due_time")

    def change_follow_up(self, follow_up: uuid.UUID, new: NewFollowUp) -> None:
        rules.check_follow_up(new)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up changed")) as session:
            row = find(session, FollowUp, follow_up)
            for name, value in follow_up_values(new).items():
                setattr(row, name, value)

    def delete_follow_up(self, follow_up: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Follow-up deleted")) as session:
            find(session, FollowUp, follow_up).deleted = True

    # ---- reading
    def follow_up(self, follow_up: uuid.UUID) -> FollowUpRow:
        """One follow-up, open or done. Raises NotFound."""
        found = self._follow_ups(FollowUp.id == follow_up)
        if not found:
            raise NotFound(_GONE)
        return found[0]

    def due_follow_ups(self, until: dt.date | None = None, limit: int = 100) -> list[FollowUpRow]:
        """Open ones due up to a day (None: all that are open), the longest overdue first."""
        given: list[Any] = [FollowUp.done_at.is_(None)]
        if until is not None:
            given.append(FollowUp.due_on <= until)
        return self._follow_ups(*given, limit=limit)

    def count_follow_ups(self, today: dt.date | None = None, until: dt.date | None = None) -> FollowUpCounts:
        """Open ones that are overdue, due today, and due later (up to `until`)."""
        day = today or self.today()
        late = func.sum(case((FollowUp.due_on < day, 1), else_=0))
        now = func.sum(case((FollowUp.due_on == day, 1), else_=0))
        statement = select(late, now, func.count(FollowUp.id)).where(FollowUp.done_at.is_(None))
        if until is not None:
            statement = statement.where(FollowUp.due_on <= until)
        with self._database.read() as session:
            overdue, due, total = (int(number or 0) for number in session.execute(statement).one())
        return FollowUpCounts(overdue, due, total - overdue - due)

    def follow_ups_of(
        self, organisation: uuid.UUID | None = None, *, person: uuid.UUID | None = None, done: bool = False
    ) -> list[FollowUpRow]:
        """The open ones of an organisation or a person (`done`: also those that are done), also through contacts."""
        if organisation is not None:
            contacts = select(ContactOrganisation.contact_id).where(ContactOrganisation.organisation_id == organisation)
            whose: Any = or_(FollowUp.organisation_id == organisation, FollowUp.contact_id.in_(contacts))
        else:
            met = select(ContactPerson.contact_id).where(ContactPerson.person_id == person)
            whose = FollowUp.contact_id.in_(met)
        given = [whose] if done else [whose, FollowUp.done_at.is_(None)]
        return self._follow_ups(*given)

    def _follow_ups(self, *conditions: Any, limit: int | None = None) -> list[FollowUpRow]:
        with self._database.read() as session:
            return queries.to_follow_ups(session, queries.follow_ups().where(*conditions).limit(limit))

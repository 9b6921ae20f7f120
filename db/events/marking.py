"""Setting the cells of the attendance grid."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.events.enrolment import NO_PARTICIPANT
from db.events.rows import MARKS, WITH_MINUTES, Cell, Mark
from db.events.tables import Attendance, EventSession, Participation, attendance_id
from db.journal import INCLUDE_DELETED, bulk_insert
from db.journal.store import chunks

LONGEST_MINUTES = 300  # of a half day

_NO_SESSION = QT_TRANSLATE_NOOP("db", "This half day is not part of the event any more.")
_NO_MARK = QT_TRANSLATE_NOOP("db", "“{mark}” is not a mark of attendance.")
_MINUTES = QT_TRANSLATE_NOOP("db", "{minutes} minutes is longer than half a day. Write 1 to {longest}.")
_OTHER_EVENT = QT_TRANSLATE_NOOP("db", "This person takes part in another event.")


def checked_minutes(mark: str, minutes: int | None) -> int | None:
    if mark not in MARKS:
        raise InvalidInput(_NO_MARK, field="mark", mark=mark)
    if mark not in WITH_MINUTES or not minutes:
        return None
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise InvalidInput(_MINUTES, field="minutes", minutes=minutes, longest=LONGEST_MINUTES)
    return minutes


def set_marks(session: Session, cells: Sequence[Cell], mark: str, minutes: int | None, note: str | None = None) -> int:
    """Give all cells one mark; return how many changed by it. What is so already is not written again."""
    minutes = checked_minutes(mark, minutes)
    offices = _offices(session, cells)
    known = _known(session, cells)
    changed, fresh = 0, []
    for cell in dict.fromkeys(cells):
        row = known.get(cell)
        if row is None:
            fresh.append(
                {
                    "id": attendance_id(*cell), "office": offices[cell[1]], "session_id": cell[0],
                    "participation_id": cell[1], "mark": mark, "minutes": minutes, "note": note,
                }
            )  # fmt: skip
            continue
        before = (row.mark, row.minutes, row.deleted)
        row.mark, row.minutes, row.deleted = mark, minutes, False
        row.note = row.note if note is None else note
        changed += before != (mark, minutes, False)
    if fresh:
        bulk_insert(session, Attendance, fresh)
    return changed + len(fresh)


def clear_marks(session: Session, cells: Sequence[Cell]) -> int:
    """Make cells empty again; return how many were not."""
    rows = [row for row in _known(session, cells).values() if not row.deleted]
    for row in rows:
        row.deleted = True
    return len(rows)


def put_back(session: Session, before: Mapping[Cell, Mark | None], after: Mapping[Cell, Mark | None]) -> int:
    """Give cells the marks they had `before`, where they still stand as in `after`; return how many."""
    known = {
        cell: None if row.deleted else Mark(row.mark, row.minutes, row.note)
        for cell, row in _known(session, list(after)).items()
    }
    by_mark: dict[Mark | None, list[Cell]] = {}
    for cell, mark in before.items():
        if known.get(cell) == after.get(cell):
            by_mark.setdefault(mark, []).append(cell)
    changed = 0
    for mark, cells in by_mark.items():
        changed += clear_marks(session, cells) if mark is None else set_marks(session, cells, mark.mark, mark.minutes)
    return changed


def _known(session: Session, cells: Sequence[Cell]) -> dict[Cell, Attendance]:
    """Rows of the cells, cleared ones too."""
    found: dict[Cell, Attendance] = {}
    for some in chunks([attendance_id(*cell) for cell in cells]):
        statement = select(Attendance).where(Attendance.id.in_(some)).execution_options(**{INCLUDE_DELETED: True})
        found.update({(row.session_id, row.participation_id): row for row in session.scalars(statement)})
    return found


def _offices(session: Session, cells: Sequence[Cell]) -> dict[uuid.UUID, int]:
    """Owning office of each participation; makes sure that both sides of each cell belong to one event."""
    half_day = select(EventSession.id, EventSession.event_id)
    sessions = {
        row: event
        for some in chunks({session_id for session_id, _ in cells})
        for row, event in session.execute(half_day.where(EventSession.id.in_(some)))
    }
    columns = (Participation.id, Participation.event_id, Participation.office)
    people = {
        row: (event, office)
        for some in chunks({participation for _, participation in cells})
        for row, event, office in session.execute(select(*columns).where(Participation.id.in_(some)))
    }
    for session_id, participation in cells:
        if session_id not in sessions:
            raise NotFound(_NO_SESSION)
        if participation not in people:
            raise NotFound(NO_PARTICIPANT)
        if sessions[session_id] != people[participation][0]:
            raise InvalidInput(_OTHER_EVENT, field="participation")
    return {participation: office for participation, (_, office) in people.items()}

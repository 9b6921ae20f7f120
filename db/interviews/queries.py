"""The SQL of the interviews. Filtering, ordering and counting happen here, never in Python."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from db import reference
from db.interviews.rows import COMPLETED, DRAFT, OPEN, REFUSED, ProvinceProgress, ResponseFilter, ResponseRow, StudyRow
from db.interviews.tables import InterviewPlace, Response, Study
from db.journal import INCLUDE_DELETED
from db.text import fold

_CHANGED = func.coalesce(InterviewPlace.changed_at, Response.completed_at, Response.started_at)

_ORDERS: dict[str, Any] = {
    "number": Response.number,
    "started": Response.started_at,
    "changed": _CHANGED,
    "district": Response.district,
    "interviewer": Response.interviewer,
    "status": Response.status,
}


def _number_of(status: str) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((Response.status == status, 1), else_=0)), 0)


def studies(session: Session, *conditions: ColumnElement[bool]) -> list[StudyRow]:
    """With their sums; open ones first, the newest first."""
    counted = (
        select(
            Response.study_id,
            _number_of(DRAFT).label("drafts"),
            _number_of(COMPLETED).label("completed"),
            _number_of(REFUSED).label("refused"),
        )
        .where(Response.deleted.is_(False))
        .group_by(Response.study_id)
        .subquery()
    )
    statement = (
        select(
            Study.id, Study.office, Study.title, Study.questionnaire, Study.version, Study.wave, Study.starts_on,
            Study.ends_on, Study.target, Study.status, func.coalesce(counted.c.drafts, 0),
            func.coalesce(counted.c.completed, 0), func.coalesce(counted.c.refused, 0),
        )
        .outerjoin(counted, counted.c.study_id == Study.id)
        .where(*conditions)
        .order_by(Study.status != OPEN, Study.starts_on.desc(), Study.n.desc())
    )  # fmt: skip
    found: Sequence[Any] = session.execute(statement).all()
    return [StudyRow(*row) for row in found]


def conditions(wanted: ResponseFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.study is not None:
        found.append(Response.study_id == wanted.study)
    if wanted.status is not None:
        found.append(Response.status == wanted.status)
    if wanted.province is not None:
        found.append(Response.province == wanted.province)
    if wanted.interviewer is not None:
        found.append(Response.interviewer == wanted.interviewer)
    found += [_has(word) for word in fold(wanted.text).split()]
    return found


def _has(word: str) -> ColumnElement[bool]:
    """In the number, the interviewer's code, or the name of the district or province."""
    districts = [one.code for one in reference.districts() if word in fold(one.name)]
    plates = [one.plate for one in reference.provinces() if word in fold(one.name)]
    return or_(
        Response.number.contains(word, autoescape=True),
        Response.interviewer == word,
        Response.district.in_(districts),
        Response.province.in_(plates),
    )


def responses(*where: ColumnElement[bool]) -> Any:
    place = InterviewPlace
    statement: Any = (
        select(
            Response.id, Response.study_id, Study.title, Response.office, Response.number, Response.province,
            Response.district, Response.interviewer, Response.version, Response.status, Response.started_at,
            Response.completed_at, func.coalesce(place.answered, Response.answered),
            func.coalesce(place.total, Response.total), func.coalesce(place.section, Response.section, ""), _CHANGED,
        )
        .join(Study, Study.id == Response.study_id)
        .outerjoin(place, place.response_id == Response.id)
        # A study that was deleted still names its responses.
        .where(Response.deleted.is_(False), *where)
        .execution_options(**{INCLUDE_DELETED: True})
    )  # fmt: skip
    return statement


def rows(session: Session, statement: Any) -> list[ResponseRow]:
    found: Sequence[Any] = session.execute(statement).all()
    return [ResponseRow(*row) for row in found]


def _moment(value: dt.datetime) -> dt.datetime:
    return value if value.tzinfo is not None else value.replace(tzinfo=dt.UTC)


def ordering(order: str) -> Sequence[Any]:
    """Raises KeyError for an order that the list does not have."""
    column = _ORDERS[order.removeprefix("-")]
    return (column.desc(), Response.n.desc()) if order.startswith("-") else (column, Response.n)


def progress(session: Session, study: uuid.UUID) -> list[ProvinceProgress]:
    statement = (
        select(Response.province, _number_of(COMPLETED), _number_of(REFUSED), _number_of(DRAFT))
        .where(Response.study_id == study)
        .group_by(Response.province)
        .order_by(_number_of(COMPLETED).desc(), Response.province)
    )
    return [ProvinceProgress(*row) for row in session.execute(statement)]


def last_serial(session: Session, study: uuid.UUID, prefix: str) -> int:
    """The highest serial given so far under a prefix, deleted responses included: a number is never given twice."""
    statement = select(func.max(Response.number)).where(
        Response.study_id == study, Response.number.startswith(prefix, autoescape=True)
    )
    newest = session.scalar(statement.execution_options(**{INCLUDE_DELETED: True}))
    return int(newest.rpartition("-")[2]) if newest else 0

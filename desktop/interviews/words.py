"""Words and marks of studies and interviews that several parts of this page share."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from db import reference
from db.interviews.rows import COMPLETED, DRAFT, REFUSED, ResponseRow, StudyRow
from db.text import format_date, format_date_range, format_number
from desktop import language

Journey = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]


def everything_here(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """No record has been sent anywhere yet."""
    return dict.fromkeys(ids, "here")


def status_chip(status: str) -> tuple[str, str, str]:
    """(words, tone, icon) of a response's status."""
    translate = QCoreApplication.translate
    return {
        DRAFT: (translate("Interviews", "Unfinished"), "warning", "circle-half"),
        COMPLETED: (translate("Interviews", "Completed"), "success", "check-circle"),
        REFUSED: (translate("Interviews", "Declined"), "neutral", "prohibit"),
    }[status]


def place_words(row: ResponseRow) -> str:
    """District, else province."""
    district = reference.district(row.district) if row.district else None
    return district.name if district is not None else reference.province(row.province).name


def period_words(study: StudyRow) -> str:
    if study.ends_on is None:
        day = format_date(study.starts_on, language.current())
        return QCoreApplication.translate("Interviews", "from {day}").format(day=day)
    return format_date_range(study.starts_on, study.ends_on, language.current())


def progress_words(study: StudyRow) -> str:
    """`12 / 40`, or how many there are where no target was set."""
    done = format_number(study.completed, language.current())
    return f"{done} / {format_number(study.target, language.current())}" if study.target else done

"""What the interview service takes and gives."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from db.errors import InvalidInput

DRAFT, COMPLETED, REFUSED = "draft", "completed", "refused"
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class NewStudy:
    """A study to be started. `questionnaire` is a key of the catalogue; `wave` a code of its list of waves, or None."""

    title: str
    questionnaire: str
    starts_on: dt.date
    ends_on: dt.date | None = None
    wave: str | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class StudyRow:
    id: uuid.UUID
    office: int
    title: str
    questionnaire: str
    version: str
    wave: str | None
    starts_on: dt.date
    ends_on: dt.date | None
    target: int | None
    status: str
    drafts: int
    completed: int
    refused: int

    @property
    def share(self) -> float | None:
        """Completed of the target, 0 to 1; None without a target."""
        return min(1.0, self.completed / self.target) if self.target else None


@dataclass(frozen=True, slots=True)
class ResponseFilter:
    """Which responses; None or empty means any. `text` is looked for in number, district and interviewer code."""

    study: uuid.UUID | None = None
    status: str | None = None
    text: str = ""
    province: int | None = None
    interviewer: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """`changed_at`: when its place last changed on this computer, else when it was completed or begun."""

    id: uuid.UUID
    study_id: uuid.UUID
    study: str
    office: int
    number: str
    province: int
    district: str | None
    interviewer: str
    version: str
    status: str
    started_at: dt.datetime
    completed_at: dt.datetime | None
    answered: int
    total: int
    section: str
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an interview goes on. `seconds` it has taken so far, without pauses."""

    page: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ProvinceProgress:
    province: int
    completed: int
    refused: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps an interview from being completed. `page` counts from 0; `kind` as in `db.forms.Violation`."""

    page: int
    section: str
    ref: str
    label: str
    kind: str
    message: str | None


class Incomplete(InvalidInput):
    """The interview cannot be completed yet; `missing` says what is empty or wrong, in the order of its pages."""

    code = "interview_incomplete"

    def __init__(self, message: str, /, *, missing: tuple[Missing, ...]) -> None:
        super().__init__(message, field="answers", count=len(missing))
        self.missing = missing

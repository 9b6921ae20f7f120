"""What leaves the contact log, and what comes in. All frozen; nothing here holds a session."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """Something to be done by a day. `due_time` is HH:MM."""

    subject: str
    due_on: dt.date
    due_time: str | None = None
    assigned_to: str | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact as it is entered. At least one organisation or person; `time` is HH:MM; `follow_up` is added to it."""

    day: dt.date
    channel: str
    subject: str
    organisations: tuple[uuid.UUID, ...] = ()
    people: tuple[uuid.UUID, ...] = ()
    summary: str | None = None
    time: str | None = None
    minutes: int | None = None
    follow_up: NewFollowUp | None = None


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What a list of contacts shows. `text` finds words of subject, summary and parties; both days are included."""

    text: str = ""
    channel: str | None = None
    organisation: uuid.UUID | None = None
    person: uuid.UUID | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    open_follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation or a person, by the name under which it is shown."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the list of contacts. `due_on` is the day of the earliest follow-up that is still open."""

    id: uuid.UUID
    office: int
    day: dt.date
    time: str | None
    channel: str
    subject: str
    minutes: int | None
    organisations: tuple[Party, ...]
    people: tuple[Party, ...]
    due_on: dt.date | None

    @property
    def with_whom(self) -> str:
        """Names of the organisations, or of the people where there is none."""
        return ", ".join(party.name for party in self.organisations or self.people)


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up with the names one looks for. `channel` is that of its contact, None where it hangs on none."""

    id: uuid.UUID
    contact_id: uuid.UUID | None
    organisation: Party | None
    person: str | None
    channel: str | None
    subject: str
    due_on: dt.date
    due_time: str | None
    assigned_to: str | None
    done_at: dt.datetime | None

    @property
    def with_whom(self) -> str:
        return self.organisation.name if self.organisation else self.person or ""


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """Open follow-ups, parted by the day that was asked about."""

    overdue: int
    today: int
    later: int

    @property
    def pressing(self) -> int:
        return self.overdue + self.today


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A whole contact. `author` and `recorded_at`: who entered it, and when, from the journal."""

    id: uuid.UUID
    office: int
    day: dt.date
    time: str | None
    channel: str
    subject: str
    summary: str | None
    minutes: int | None
    organisations: tuple[Party, ...]
    people: tuple[Party, ...]
    follow_ups: tuple[FollowUpRow, ...]
    author: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A contact in the timeline of an organisation or a person."""

    id: uuid.UUID
    day: dt.date
    time: str | None
    channel: str
    subject: str
    summary: str | None
    minutes: int | None
    author: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A form half filled in. `key` says what it is of: "new", "new/<organisation>", or the id of a contact."""

    key: str
    content: dict[str, Any]
    saved_at: dt.datetime

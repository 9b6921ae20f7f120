"""What leaves the feature: frozen rows, and what comes in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

HALVES = ("am", "pm")
MARKS = ("present", "absent", "late", "left_early", "excused")
ATTENDED = frozenset({"present", "late", "left_early"})
WITH_MINUTES = frozenset({"late", "left_early"})
SIDES = ("public", "civil", "academia", "private")
STATUSES = ("invited", "confirmed", "walk_in")
STATES = ("running", "planned", "finished", "undated")
CERTIFICATE_SHARE = Fraction(80, 100)
"""Part of the held half days that a certificate of participation needs (the offices' own rule)."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a person fills in. A half-day session is made for each of `halves` on each day."""

    kind: str
    title: str
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    province: int | None = None
    district: str | None = None
    venue: str | None = None
    capacity: int | None = None
    programme_id: uuid.UUID | None = None
    notes: str | None = None
    date_note: str | None = None
    halves: tuple[str, ...] = HALVES


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who takes part. What is None is taken from the registry: organisation and role from the only present post, the
    side from the organisation's kind, the province from the organisation."""

    person_id: uuid.UUID
    organisation_id: uuid.UUID | None = None
    side: str | None = None
    status: str = "invited"
    role: str | None = None
    came_from: int | None = None


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a list of events shows; empty parts do not narrow. `states` are of STATES, days inclusive."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    provinces: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    programme_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    id: uuid.UUID
    kind: str
    title: str
    programme_id: uuid.UUID | None
    province: int | None
    district: str | None
    venue: str | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    capacity: int | None
    notes: str | None
    date_note: str | None
    participants: int
    state: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: uuid.UUID
    day: dt.date
    half: str
    title: str | None
    starts_at: str | None
    ends_at: str | None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One participation with the names of its person and organisation, in Turkish order of the names."""

    id: uuid.UUID
    person_id: uuid.UUID
    given_name: str
    family_name: str
    organisation_id: uuid.UUID | None
    organisation: str | None
    side: str | None
    status: str
    role: str | None
    came_from: int | None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Figures:
    """Three numbers that are never mixed, and the parts of the first: `sum(by_side.values()) == participations`.

    In `by_side` and `by_province` None stands for what is not known.
    """

    participations: int = 0
    persons: int = 0
    organisations: int = 0
    by_side: Mapping[str | None, int] = field(default_factory=dict)
    by_province: Mapping[int | None, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventDetail:
    row: EventRow
    programme: str | None
    sessions: tuple[SessionRow, ...]
    participants: tuple[ParticipantRow, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Mark:
    mark: str
    minutes: int | None = None
    note: str | None = None


Cell = tuple[uuid.UUID, uuid.UUID]
"""(session, participation)."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Attended of held half days of one participant."""

    attended: int
    held: int

    @property
    def share(self) -> Fraction | None:
        """None while nothing was held."""
        return Fraction(self.attended, self.held) if self.held else None

    @property
    def below(self) -> bool:
        """Too little for a certificate, as far as the event has come."""
        return self.share is not None and self.share < CERTIFICATE_SHARE


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one session: how many were there, of how many it was said whether they were."""

    attended: int
    taken: int


@dataclass(frozen=True, slots=True)
class Totals:
    sessions: Mapping[uuid.UUID, Taken]
    participants: Mapping[uuid.UUID, Presence]

    @property
    def below(self) -> int:
        return sum(each.below for each in self.participants.values())


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """Everything on one screen: columns, rows, cells that have a mark, and the sums."""

    event: EventRow
    sessions: tuple[SessionRow, ...]
    rows: tuple[ParticipantRow, ...]
    cells: Mapping[Cell, Mark]
    totals: Totals
    figures: Figures
    today: dt.date

    def current_session(self) -> SessionRow | None:
        """The half day that is taken now: the newest with a mark but not complete, else the first without any mark
        whose day has come, else the last one held."""
        return current_session(self.sessions, self.totals, len(self.rows), self.today)


def current_session(sessions: tuple[SessionRow, ...], totals: Totals, rows: int, today: dt.date) -> SessionRow | None:
    """See `AttendanceGrid.current_session`."""
    begun = [each for each in sessions if totals.sessions[each.id].taken]
    if begun and totals.sessions[begun[-1].id].taken < rows:
        return begun[-1]
    later = sessions[sessions.index(begun[-1]) + 1 :] if begun else sessions
    due = next((each for each in later if each.day <= today), None)
    return due or (begun[-1] if begun else (sessions[0] if sessions else None))

"""What the Today page is told by others. Every row opens the record that it stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TodayInterview:
    """An interview that was begun and not finished: `answered` of `total` questions, now in `section`."""

    id: Any
    code: str
    study: str
    answered: int
    total: int
    section: str
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class TodayEvent:
    """An event that is to come; `note` says where, how long, how many, in a few words."""

    id: Any
    first_day: dt.date
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class TodayPending:
    """Records that headquarters does not have. `state` as in tokens.state; `note` replaces its word where given."""

    label: str
    icon: str
    count: int
    state: str = "here"
    note: str = ""
    page: str = "exchange"


@dataclass(frozen=True, slots=True)
class TodayHeld:
    """Records that wait for a person or for something to come. Opens `entity` with `id`, as `open_requested` does."""

    label: str
    icon: str
    tone: str
    count: int
    entity: str
    id: Any = None


@dataclass(frozen=True, slots=True)
class TodaySeen:
    """A record that the person looked at, and what was done there."""

    entity: str
    id: Any
    icon: str
    title: str
    note: str
    at: dt.datetime


def _none() -> Sequence[Any]:
    return ()


Since = Callable[[dt.date], int]


@dataclass(frozen=True)
class TodaySources:
    """Where the page asks. What is None or left out is not shown; `Since` counts from a day on.

    `pending` gives None while it is not known yet, `held` nothing; whoever finds it out refreshes the page.
    """

    interviews: Callable[[], Sequence[TodayInterview]] = field(default=_none)
    events: Callable[[], Sequence[TodayEvent]] = field(default=_none)
    pending: Callable[[], Sequence[TodayPending] | None] = field(default=_none)
    held: Callable[[], Sequence[TodayHeld]] = field(default=_none)
    seen: Callable[[], Sequence[TodaySeen]] = field(default=_none)
    people_trained: Since | None = None
    interviews_completed: Since | None = None
    events_held: Since | None = None

"""The clock of an installation, as something that can be handed over, so that tests and tours can set the time."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> dt.datetime:
        """Return the present moment, aware, in UTC."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        return self.moment

    def advance(self, **parts: float) -> None:
        """Move the clock on by a `timedelta` given by its parts, such as `minutes=5`."""
        self.moment += dt.timedelta(**parts)

"""What every feature's service has in common."""

from __future__ import annotations

import datetime as dt
import uuid

from db.database import Database
from db.journal import UndoResult


class Service:
    """Works on one database. Each method is one short transaction; what it returns outlives the session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def last_change_set(self) -> uuid.UUID | None:
        """What an undo of this thread's newest change takes."""
        return self._database.last_change_set

    def undo(self, change_set: uuid.UUID) -> UndoResult | None:
        """Take back one change; None if there is nothing (any more) to take back."""
        return self._database.undo(change_set)

    def now(self) -> dt.datetime:
        """The moment on this computer's clock, in its own time zone."""
        return self._database.clock.now().astimezone()

    def today(self) -> dt.date:
        """The day on this computer's calendar."""
        return self.now().date()

"""An office with an open study of the perception questionnaire."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from db.database import Database
    from db.interviews.service import InterviewService


@dataclass
class Desk:
    database: Database
    interviews: InterviewService
    study: uuid.UUID

    def begin(self) -> uuid.UUID:
        return self.interviews.begin(self.study, "03")


@pytest.fixture
def desk(database: Database) -> Desk:
    from db.clock import SetClock
    from db.interviews.rows import NewStudy
    from db.interviews.service import InterviewService

    database.clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
    interviews = InterviewService(database)
    new = NewStudy("Algı anketi", "perception", dt.date(2026, 11, 1), target=40, wave="1")
    return Desk(database, interviews, interviews.start_study(new))

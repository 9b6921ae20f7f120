"""An office with a few organisations and people, and its contact log."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from db.contacts.service import ContactService
    from db.database import Database

TODAY = dt.date(2026, 11, 23)


@dataclass
class Office:
    database: Database
    contacts: ContactService
    organisation: Callable[[str], uuid.UUID]
    person: Callable[[str, str], uuid.UUID]


@pytest.fixture
def office(database: Database) -> Office:
    from db.clock import SetClock
    from db.contacts.service import ContactService
    from db.registry.tables import Organisation, Person

    database.clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))

    def organisation(name: str) -> uuid.UUID:
        with database.write() as session:
            row = Organisation(name=name, kind="DRN", province=26)
            session.add(row)
            session.flush()
            return row.id

    def person(given: str, family: str) -> uuid.UUID:
        with database.write() as session:
            row = Person(given_name=given, family_name=family)
            session.add(row)
            session.flush()
            return row.id

    return Office(database, ContactService(database), organisation, person)

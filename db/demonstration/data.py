"""Fills a new installation with made-up data: the same for the same size and day."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from db import reference
from db.base import Synced
from db.clock import Clock
from db.contacts.tables import Contact, ContactOrganisation, ContactPerson, FollowUp
from db.database import Database
from db.demonstration.calendar import Calendar
from db.demonstration.correspondence import correspond
from db.demonstration.details import Details
from db.demonstration.meetings import Contacts
from db.demonstration.registry import SHARE_OF_PEOPLE, Organisations, People
from db.demonstration.respondent import Respondent
from db.demonstration.words import Chance, Ids, population
from db.errors import QT_TRANSLATE_NOOP
from db.events.tables import Attendance, Event, EventSession, Participation, Programme
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from db.journal import bulk_insert
from db.journal.values import shape_of
from db.keyslots import STRONG_COST, Cost
from db.office.installation import NewInstallation, create_installation
from db.registry.attachments.tables import Attachment, Blob
from db.registry.tables import Organisation, OrganisationLink, Person, Post

PASSPHRASE = "kopru-gosteri"
"""Of made-up data where the environment gives none; no secret."""

ENTITIES: Mapping[str, str] = {
    "organisation": QT_TRANSLATE_NOOP("db", "organisations"),
    "person": QT_TRANSLATE_NOOP("db", "people"),
    "post": QT_TRANSLATE_NOOP("db", "posts"),
    "organisation_link": QT_TRANSLATE_NOOP("db", "relations"),
    "attachment": QT_TRANSLATE_NOOP("db", "documents"),
    "contact": QT_TRANSLATE_NOOP("db", "contacts"),
    "contact_organisation": QT_TRANSLATE_NOOP("db", "contacts with organisations"),
    "contact_person": QT_TRANSLATE_NOOP("db", "contacts with people"),
    "follow_up": QT_TRANSLATE_NOOP("db", "follow-ups"),
    "programme": QT_TRANSLATE_NOOP("db", "programmes"),
    "event": QT_TRANSLATE_NOOP("db", "events"),
    "event_session": QT_TRANSLATE_NOOP("db", "half days"),
    "participation": QT_TRANSLATE_NOOP("db", "participations"),
    "attendance": QT_TRANSLATE_NOOP("db", "attendance marks"),
    "response": QT_TRANSLATE_NOOP("db", "interviews"),
}
_LABEL = QT_TRANSLATE_NOOP("db", "Demonstration data made")

Progress = Callable[[str, int, int], None]
"""(entity, done, whole)."""
STAFF = ("Elif Yalçınöz", "Murat Gündoğdu", "Şule Işıldak")
REPORT_EVERY = 2_000
TYPICAL_PROVINCE = 26  # the interviews and near events of the centre are made for one province


@dataclass(frozen=True)
class Size:
    """What a demonstration holds. `plate` is 0 at the centre."""

    kind: str
    plate: int
    name: str
    organisations: int
    people: int
    contacts: int
    interviews: int
    unfinished: int


SIZES: Mapping[str, Size] = {
    "small": Size("province", 26, "Eskişehir", 60, 45, 40, 8, 3),
    "province": Size("province", 34, "İstanbul", 23_460, round(23_460 * SHARE_OF_PEOPLE), 2_800, 12, 3),
    "centre": Size("centre", 0, "Genel Merkez", 101_823, round(101_823 * SHARE_OF_PEOPLE), 12_000, 12, 3),
}


@dataclass(frozen=True)
class Demonstration:
    """What was made: rows by entity."""

    folder: Path
    size: str
    counts: Mapping[str, int]
    seconds: float


def make_demonstration(
    folder: Path,
    size: str,
    passphrase: str,
    progress: Progress | None = None,
    *,
    today: dt.date | None = None,
    cost: Cost = STRONG_COST,
    clock: Clock | None = None,
) -> Demonstration:
    """Make a new installation in `folder` and fill it. Raises as `create_installation`, AlreadyMade among it."""
    began, chosen = time.perf_counter(), SIZES[size]
    new = NewInstallation(chosen.kind, chosen.plate, chosen.name, STAFF[0])
    with create_installation(folder, new, passphrase, cost=cost, clock=clock) as made:
        counts = fill(made.database, size, progress, today=today)
        if chosen.kind == "province":
            correspond(made)
    return Demonstration(folder, size, counts, time.perf_counter() - began)


def shares(whole: int) -> dict[int, int]:
    """`whole` parted among the 81 provinces by their population, İstanbul having its true number of associations."""
    found = {34: round(whole * SIZES["province"].organisations / SIZES["centre"].organisations)}
    others = {plate: thousands for plate, thousands in population().items() if plate != 34}
    rest, people = whole - found[34], sum(others.values())
    exact = {plate: rest * thousands / people for plate, thousands in others.items()}
    found |= {plate: int(value) for plate, value in exact.items()}
    by_remainder = sorted(exact, key=lambda plate: int(exact[plate]) - exact[plate])
    for plate in by_remainder[: whole - sum(found.values())]:
        found[plate] += 1
    return dict(sorted(found.items()))


def fill(
    database: Database, size: str, progress: Progress | None = None, *, today: dt.date | None = None
) -> dict[str, int]:
    """Fill an empty database; days lie around `today` (by default the clock's). Returns rows by entity."""
    return _Filling(database, SIZES[size], progress, today).run()


class _Filling:
    """One entity after the other, each in one transaction."""

    def __init__(self, database: Database, size: Size, progress: Progress | None, today: dt.date | None) -> None:
        self._database, self._size, self._progress = database, size, progress
        now = database.clock.now().astimezone()
        self._now = now if today is None else now.replace(year=today.year, month=today.month, day=today.day)
        self._today = self._now.date()
        self._chance = Chance(f"{size.kind}/{size.plate}")
        self._details = Details(f"{size.kind}/{size.plate}", self._today, STAFF)
        self._ids = Ids(f"{size.kind}/{size.plate}/ids", self._today - dt.timedelta(1))
        self._counts: dict[str, int] = {}

    def run(self) -> dict[str, int]:
        people = self._registry()
        contacts = Contacts(self._chance, self._ids, self._now, STAFF)
        self._put(Contact, contacts.of(people.known, self._size.contacts), self._size.contacts)
        self._put(ContactOrganisation, contacts.organisations(), self._size.contacts)
        self._put(ContactPerson, contacts.people(), self._size.contacts)
        self._put(FollowUp, list(contacts.follow_ups()))
        calendar = Calendar(self._chance, self._ids, self._today, people.known)
        self._put(Programme, list(calendar.programmes(self._size.plate)))
        self._put(Event, list(calendar.events(self._size.plate, self._size.plate or TYPICAL_PROVINCE)))
        self._put(EventSession, list(calendar.sessions()))
        self._put(Participation, list(calendar.participations()))
        self._put(Attendance, list(calendar.attendance()))
        self._interviews()
        return self._counts

    def _registry(self) -> People:
        size = self._size
        plates = {size.plate: size.organisations} if size.plate else shares(size.organisations)
        organisations = Organisations(self._chance, self._ids, self._today)
        rows = (
            {**self._details.organisation(row), "office": size.plate or plate}
            for plate, count in plates.items()
            for row in organisations.of(plate, count)
        )
        self._put(Organisation, rows, size.organisations)
        people = People(self._chance, self._ids, self._today)
        self._put(Person, map(self._details.person, people.of(organisations.known, size.people)), size.people)
        self._put(Post, people.posts(), len(people.known))
        self._put(OrganisationLink, list(self._details.links(organisations.known)))
        self._documents(people)
        return people

    def _documents(self, people: People) -> None:
        made = list(self._details.documents(people.known))
        self._put(Attachment, [row for row, _ in made])
        contents = {row["sha256"]: data for row, data in made}
        with self._database.write(_LABEL) as session:
            for digest, data in contents.items():
                session.execute(insert(Blob).values(sha256=digest, part=0, data=data))

    def _put(self, cls: type[Synced], rows: Iterable[Mapping[str, Any]], whole: int | None = None) -> None:
        entity = shape_of(cls).table.name
        expected = len(rows) if isinstance(rows, list) else whole or 0
        with self._database.write(_LABEL) as session:
            self._counts[entity] = bulk_insert(session, cls, self._watched(entity, rows, expected))
        self._tell(entity, self._counts[entity], self._counts[entity])

    def _watched(self, entity: str, rows: Iterable[Mapping[str, Any]], whole: int) -> Iterator[Mapping[str, Any]]:
        for done, row in enumerate(rows, start=1):
            if done % REPORT_EVERY == 0 and done < whole:
                self._tell(entity, done, whole)
            yield row

    def _tell(self, entity: str, done: int, whole: int) -> None:
        if self._progress is not None:
            self._progress(entity, done, whole)

    def _interviews(self) -> None:
        """A study that runs, with interviews in every state; the answers of each are one transaction."""
        plate = self._size.plate or TYPICAL_PROVINCE
        service = InterviewService(self._database)
        target = 120 if self._size.plate else 1_200
        title = f"Algı araştırması, ilk ölçüm – {reference.province(plate).name if self._size.plate else 'on il'}"
        study = service.start_study(
            NewStudy(title, "perception", self._today - dt.timedelta(10), self._today + dt.timedelta(30), "1", target)
        )
        respondent = Respondent(service, self._chance)
        whole = self._size.interviews + self._size.unfinished
        for number in range(whole):
            response = service.begin(study, f"{1 + number % 3:02d}", province=plate)
            with self._database.write(_LABEL):
                if number < self._size.interviews:
                    respondent.respond(response)
                    service.complete(response)
                else:
                    respondent.respond(response, most=6 + 9 * (number - self._size.interviews))
                    respondent.leave(response)
            self._tell("response", number + 1, whole)
        self._counts["response"] = whole

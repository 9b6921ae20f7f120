"""A week of work at the three places of the tour, through the same services as the pages."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db.contacts.rows import NewContact, NewFollowUp
from db.contacts.service import ContactService
from db.database import Database
from db.demonstration.registry import KnownPerson, Organisations, People
from db.demonstration.respondent import Respondent
from db.demonstration.words import Chance, Ids, entry
from db.errors import QT_TRANSLATE_NOOP
from db.events.documents import write_attendance_list, write_attendance_workbook, write_sign_in_sheets
from db.events.rows import Enrolment, NewEvent
from db.events.service import EventService
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from db.journal import bulk_insert
from db.registry.tables import Organisation, Person, Post

ORGANISATIONS, PEOPLE, CONTACTS = 30, 40, 20
PARTICIPANTS, DAYS = 33, 4
INTERVIEWS = 12
_MARKS = ("present",) * 26 + ("late", "left_early", "absent", "absent", "excused")

PAPERS = ("imza-listesi.pdf", "katilimci-devam-listesi.pdf", "katilimci-devam-listesi.xlsx")

Said = Callable[[uuid.UUID, str, str], None]


def fill_registry(database: Database, chance: Chance) -> list[KnownPerson]:
    """The organisations of a small province and people who represent them."""
    today = database.clock.now().astimezone().date()
    ids = Ids(str(database.node.id), today)
    organisations, people = Organisations(chance, ids, today), People(chance, ids, today)
    with database.write(QT_TRANSLATE_NOOP("db", "Demonstration data made")) as session:
        bulk_insert(session, Organisation, organisations.of(database.office, ORGANISATIONS))
        bulk_insert(session, Person, people.of(organisations.known * 2, PEOPLE))
        bulk_insert(session, Post, people.posts())
    return people.known


def log_contacts(database: Database, people: list[KnownPerson], chance: Chance) -> tuple[int, int]:
    """Contacts of the last days, one after another; returns contacts and follow-ups."""
    service, follow_ups = ContactService(database), 0
    for number in range(CONTACTS):
        person = chance.choice(people)
        channel, subject, summary, promised = chance.choice(entry("contacts"))
        day = service.today() - dt.timedelta(number % 5)
        follow_up = NewFollowUp(promised, service.today() + dt.timedelta(number % 7)) if promised else None
        follow_ups += follow_up is not None
        service.record_contact(
            NewContact(day, channel, subject, (person.at.id,), (person.id,), summary, "10:30", 30, follow_up)
        )
    return CONTACTS, follow_ups


@dataclass(frozen=True)
class Training:
    """A training that was held. `marks`: cells of the attendance grid."""

    event: uuid.UUID
    people: int
    half_days: int
    marks: int


def hold_training(database: Database, people: list[KnownPerson], chance: Chance) -> Training:
    """Four working days that have been, both halves of each, everybody marked in every half day."""
    service = EventService(database)
    kind, title, venue = entry("trainings")[0]
    first = _first_day(service.today())
    last = first + dt.timedelta(DAYS - 1)
    event = service.plan_event(NewEvent(kind, title, first, last, database.office, venue=venue, capacity=40))
    service.enrol_many(event, [Enrolment(each.id, each.at.id, status="confirmed") for each in people[:PARTICIPANTS]])
    grid = service.attendance(event)
    for half_day, topic in zip(grid.sessions, entry("topics"), strict=True):
        service.name_session(half_day.id, topic, *(("09:30", "12:30") if half_day.half == "am" else ("13:30", "16:30")))
        by_mark: dict[str, list[tuple[uuid.UUID, uuid.UUID]]] = {}
        for row in grid.rows:
            by_mark.setdefault(chance.one(_MARKS), []).append((half_day.id, row.id))
        for mark, cells in by_mark.items():
            service.mark_many(cells, mark, 20 if mark in ("late", "left_early") else None)
    grid = service.attendance(event)
    return Training(event, len(grid.rows), len(grid.sessions), len(grid.cells))


def _first_day(today: dt.date) -> dt.date:
    """Of the newest four days in a row of one working week that are over, or end today."""
    if today.weekday() in (3, 4):
        return today - dt.timedelta(DAYS - 1)
    return today - dt.timedelta(today.weekday() + 7)


def print_training(database: Database, event: uuid.UUID, folder: Path) -> list[Path]:
    """Participants with attendance as PDF and XLSX, and the sign-in sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    grid = EventService(database).attendance(event)
    printed = database.clock.now().astimezone()
    papers = [folder / name for name in PAPERS]
    write_sign_in_sheets(papers[0], grid, office=database.office, printed=printed, organiser=database.author)
    write_attendance_list(papers[1], grid, office=database.office, printed=printed, organiser=database.author)
    write_attendance_workbook(papers[2], grid, author=database.author)
    return papers


def start_study(database: Database) -> uuid.UUID:
    """A study with the perception questionnaire, planned at the office."""
    service = InterviewService(database)
    title = "Algı araştırması, ilk ölçüm"
    return service.start_study(
        NewStudy(title, "perception", service.today(), service.today() + dt.timedelta(30), "1", INTERVIEWS)
    )


def make_interviews(database: Database, study: uuid.UUID, chance: Chance, said: Said) -> tuple[int, int]:
    """On the laptop: every answer is committed before the next; returns interviews and answers."""
    service, answers = InterviewService(database), 0
    for _ in range(INTERVIEWS):
        response = service.begin(study, "03")
        respondent = Respondent(service, chance, partial(said, response))
        answers += respondent.respond(response)
        service.complete(response)
    return INTERVIEWS, answers

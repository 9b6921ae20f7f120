"""Made-up trainings around today, and the project's real calendar."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db import reference
from db.demonstration.registry import KnownPerson
from db.demonstration.words import Chance, Ids, entry, table
from db.events.rows import HALVES
from db.events.tables import attendance_id, participation_id, session_id

PARTICIPANTS = 33
FULL_PROJECT_EVENT = 40
_MARKS = ("present",) * 26 + ("late", "late", "left_early", "absent", "absent", "excused")
_TIMES = {"am": ("09:30", "12:30"), "pm": ("13:30", "16:30")}
_WEEKEND = 5
_PROGRAMMES = {
    "civil_society_day": "Sivil Toplum Günleri 2018–2019", "expert_training": "Eğitici eğitimi",
    "study_visit": "Çalışma ziyaretleri", "public_training": "Kamu personeli eğitimleri",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Planned:
    id: uuid.UUID
    office: int
    province: int | None
    first: dt.date | None
    last: dt.date | None
    people: tuple[KnownPerson, ...]
    title: str = ""

    def half_days(self) -> Iterator[tuple[dt.date, str]]:
        if self.first is None or self.last is None:
            return
        for number in range((self.last - self.first).days + 1):
            for half in HALVES:
                yield self.first + dt.timedelta(number), half


def workday(day: dt.date) -> dt.date:
    """The day itself, or the Monday after it."""
    return day + dt.timedelta(7 - day.weekday()) if day.weekday() >= _WEEKEND else day


class Calendar:
    """Events of an office; `people` may take part. The project's own events belong to `office` too."""

    def __init__(self, chance: Chance, ids: Ids, today: dt.date, people: Sequence[KnownPerson]) -> None:
        self._chance, self._ids, self._today = chance, ids, today
        self._people = people
        self._planned: list[_Planned] = []
        self._held: list[tuple[uuid.UUID, uuid.UUID]] = []
        self._programmes = {kind: ids() for kind in _PROGRAMMES}

    def programmes(self, office: int) -> Iterator[dict[str, Any]]:
        for kind, title in _PROGRAMMES.items():
            yield {"id": self._programmes[kind], "office": office, "title": title}

    def events(self, office: int, province: int) -> Iterator[dict[str, Any]]:
        yield from self._project(office)
        yield from self._near(office, province)

    def _project(self, office: int) -> Iterator[dict[str, Any]]:
        for row in table("project_events"):
            plate = int(row["province"]) if row["province"] else None
            first, last = (dt.date.fromisoformat(row[name]) if row[name] else None for name in ("starts_on", "ends_on"))
            people = [each for each in self._people if each.at.province == plate]
            some = self._some(people, FULL_PROJECT_EVENT) if row["kind"] != "study_visit" else ()
            planned = _Planned(self._ids(), office, plate, first, last, some)
            self._planned.append(planned)
            disputed = row["note"].startswith("ÇELİŞKİ: ")
            note = row["note"].removeprefix("ÇELİŞKİ: ")
            source = f"Kaynak: {row['source']}" + ("" if disputed or not note else f". {note}")
            yield {
                "id": planned.id, "office": office, "kind": row["kind"], "title": row["title"], "province": plate,
                "programme_id": self._programmes.get(row["kind"]),
                "venue": row["abroad"] or None, "starts_on": first, "ends_on": last, "notes": source,
                "date_note": note if disputed or first is None else None,
            }  # fmt: skip

    def _near(self, office: int, province: int) -> Iterator[dict[str, Any]]:
        """One finished training, one that runs today, the others in the weeks that come."""
        district = reference.districts(province)[0].code
        near = [each for each in self._people if each.at.province == province]
        starts = (-14, -1, 3, 9, 16, 24, 31)
        for (kind, title, venue), start in zip(entry("trainings"), starts, strict=True):
            first = self._first_day(start)
            days = 4 if start == starts[0] else 2 if kind in ("public_training", "expert_training") else 1
            count = PARTICIPANTS if start < 0 else len(near) // 3 if start < 10 else 0
            planned = _Planned(
                self._ids(), office, province, first, first + dt.timedelta(days - 1), self._some(near, count), title
            )
            self._planned.append(planned)
            yield {
                "id": planned.id, "office": office, "kind": kind, "title": title, "province": province,
                "district": district, "venue": venue, "starts_on": planned.first, "ends_on": planned.last,
                "capacity": 40,
            }  # fmt: skip

    def _first_day(self, start: int) -> dt.date:
        """The finished one begins on a Monday; the one that runs began yesterday, after a weekend today."""
        if start == -1:
            return self._today - dt.timedelta(1 if 0 < self._today.weekday() < _WEEKEND else 0)
        day = self._today + dt.timedelta(start)
        return day - dt.timedelta(day.weekday()) if start < 0 else workday(day)

    def _some(self, people: Sequence[KnownPerson], count: int) -> tuple[KnownPerson, ...]:
        return tuple(self._chance.sample(people, min(count, PARTICIPANTS, len(people))))

    def sessions(self) -> Iterator[dict[str, Any]]:
        topics = entry("topics")
        for event in self._planned:
            for number, (day, half) in enumerate(event.half_days()):
                identity = session_id(event.id, day, half)
                if day < self._today or (day == self._today and half == "am"):
                    self._held.append((event.id, identity))
                starts_at, ends_at = _TIMES[half]
                yield {
                    "id": identity, "office": event.office, "event_id": event.id, "day": day, "half": half,
                    "title": topics[number % len(topics)] if event.title else None, "starts_at": starts_at,
                    "ends_at": ends_at,
                }  # fmt: skip

    def participations(self) -> Iterator[dict[str, Any]]:
        for event in self._planned:
            for person in event.people:
                yield {
                    "id": participation_id(event.id, person.id), "office": event.office, "event_id": event.id,
                    "person_id": person.id, "organisation_id": person.at.id,
                    "side": reference.kind(person.at.kind).side,
                    "status": "confirmed" if self._chance.random() < 0.8 else "invited", "role": person.role,
                    "came_from": person.at.province,
                }  # fmt: skip

    def attendance(self) -> Iterator[dict[str, Any]]:
        """Marks of every half day that has been held; today's morning is half done."""
        people = {event.id: (event.people, event.office) for event in self._planned}
        running = {event.id for event in self._planned if event.last is not None and event.last >= self._today}
        for number, (event_id, session) in enumerate(self._held):
            there, office = people[event_id]
            newest = number + 1 == len(self._held) or self._held[number + 1][0] != event_id
            unfinished = newest and event_id in running
            for person in there[: len(there) // 2] if unfinished else there:
                participation = participation_id(event_id, person.id)
                mark = self._chance.one(_MARKS)
                yield {
                    "id": attendance_id(session, participation), "office": office, "session_id": session,
                    "participation_id": participation, "mark": mark,
                    "minutes": self._chance.choice((10, 15, 20, 30)) if mark in ("late", "left_early") else None,
                }  # fmt: skip

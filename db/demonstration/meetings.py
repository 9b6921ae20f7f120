"""Made-up contacts and follow-ups, around today."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.demonstration.registry import KnownPerson
from db.demonstration.words import Chance, Ids, entry

OVERDUE, TODAY, LATER = 4, 3, 8
"""Open follow-ups of each office that has enough contacts; what a full Today page shows."""


@dataclass(frozen=True, slots=True)
class _Logged:
    id: uuid.UUID
    person: KnownPerson
    day: dt.date
    follow_up: str | None


class Contacts:
    """Contacts with known people, the newest last; then what hangs on them."""

    def __init__(self, chance: Chance, ids: Ids, now: dt.datetime, staff: tuple[str, ...]) -> None:
        self._chance, self._ids, self._now, self._staff = chance, ids, now, staff
        self.logged: list[_Logged] = []

    @property
    def today(self) -> dt.date:
        return self._now.date()

    def of(self, people: list[KnownPerson], count: int) -> Iterator[dict[str, Any]]:
        chance, texts = self._chance, entry("contacts")
        for number in range(count):
            channel, subject, summary, follow_up = chance.choice(texts)
            # Thinner the longer ago; the last ones are of these days.
            ago = 0 if number >= count - 3 else round(365 * (1 - (number + 1) / count) ** 1.5)
            day = self.today - dt.timedelta(ago)
            logged = _Logged(self._ids(), chance.choice(people), day, follow_up)
            self.logged.append(logged)
            yield {
                "id": logged.id, "office": logged.person.at.office, "day": day, "channel": channel,
                "time": f"{chance.randrange(9, 17):02d}:{chance.choice((0, 15, 30, 45)):02d}" if ago else None,
                "subject": subject, "summary": summary, "minutes": chance.choice((10, 15, 20, 30, 45, 60, 90)),
            }  # fmt: skip

    def organisations(self) -> Iterator[dict[str, Any]]:
        for each in self.logged:
            at = each.person.at
            yield {"id": self._ids(), "office": at.office, "contact_id": each.id, "organisation_id": at.id}

    def people(self) -> Iterator[dict[str, Any]]:
        for each in self.logged:
            values = {"contact_id": each.id, "person_id": each.person.id}
            yield {"id": self._ids(), "office": each.person.at.office, **values}

    def follow_ups(self) -> Iterator[dict[str, Any]]:
        """The newest are open: some overdue, some due today, some later. Older ones are done."""
        open_now: dict[int, int] = {}
        for each in reversed(self.logged):
            if each.follow_up is None:
                continue
            office = each.person.at.office
            place = open_now[office] = open_now.get(office, -1) + 1
            yield self._follow_up(each, each.follow_up, self._due(each.day, place))

    def _due(self, day: dt.date, place: int) -> dt.date | None:
        """None: done already."""
        if place < TODAY:
            return self.today
        if place < TODAY + LATER:
            return self.today + dt.timedelta(1 + self._chance.randrange(14))
        if place < TODAY + LATER + OVERDUE and day < self.today:
            return max(day, self.today - dt.timedelta(1 + self._chance.randrange(6)))
        return None

    def _follow_up(self, logged: _Logged, subject: str, due: dt.date | None) -> dict[str, Any]:
        chance, at = self._chance, logged.person.at
        done = None
        if due is None:
            due = logged.day + dt.timedelta(1 + chance.randrange(14))
            done_on = min(due, self.today)
            done = min(dt.datetime.combine(done_on, dt.time(8), self._now.tzinfo), self._now).astimezone(dt.UTC)
        return {
            "id": self._ids(), "office": at.office, "contact_id": logged.id, "organisation_id": at.id,
            "subject": subject, "due_on": due, "due_time": "14:00" if chance.random() < 0.2 else None,
            "assigned_to": chance.one(self._staff), "done_at": done,
        }  # fmt: skip

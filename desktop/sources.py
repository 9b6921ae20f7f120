"""What one feature tells about another's records: timelines, the Today page, the search box, what was seen last."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from db import reference
from db.contacts.rows import ContactFilter
from db.errors import QT_TRANSLATE_NOOP
from db.events.rows import EventFilter, EventRow
from db.exchange.held import FUTURE, PARKED, REFUSED
from db.exchange.standing import CONFLICT
from db.interviews.rows import ResponseFilter
from db.journal import HistoryEntry
from db.office.settings import Settings
from db.registry.attachments.rows import AttachmentRow
from db.text import format_date, format_date_range, format_number
from desktop import language
from desktop.names import FIELDS, PART_OF, entity_icon, entity_word, field_label
from desktop.registry.sources import DueFollowUp
from desktop.today.rows import TodayEvent, TodayHeld, TodayInterview, TodayPending, TodaySeen, TodaySources
from desktop.widgets import Hit, Moment

SEEN = "seen"
MOST_SEEN = 6
MOST_HITS = 5
CHANNEL_ICONS = {
    "phone": "phone-call", "email": "envelope-simple", "meeting": "users", "guidance": "chat-text",
    "letter": "envelope-simple", "video": "users", "visit_to_them": "map-pin", "visit_to_us": "map-pin",
}  # fmt: skip


_HELD = (
    (CONFLICT, QT_TRANSLATE_NOOP("Sources", "Conflicts to decide"), "git-merge", "conflict", "conflict", None),
    (REFUSED, QT_TRANSLATE_NOOP("Sources", "Not taken at the next place"), "x-circle", "danger", "held", REFUSED),
    (PARKED, QT_TRANSLATE_NOOP("Sources", "Waiting for another record"), "hourglass", "warning", "held", PARKED),
    (FUTURE, QT_TRANSLATE_NOOP("Sources", "Written by a clock that is wrong"), "clock", "warning", "held", FUTURE),
)


def _say(words: str) -> str:
    return QCoreApplication.translate("Sources", words)


def channel_icon(code: str) -> str:
    return CHANNEL_ICONS.get(code, "phone-call")


class Timelines:
    """What happened with an organisation or a person, newest first: contacts, events, documents and changes.

    No interviews: an answer is never tied to a person, nor an interview to the organisation that it was made with.
    """

    def __init__(self, services: Any) -> None:
        self._contacts, self._events = services.contacts, services.events
        self._documents, self._registry = services.documents, services.registry

    def __call__(self, entity: str, row: uuid.UUID) -> Sequence[Moment]:
        which = {entity: row}
        dated = [(one.day, self._contact(one)) for one in self._contacts.contacts_of(**which)]
        dated += [(one.starts_on or dt.date.min, self._event(one)) for one in self._events.events_of(**which)]
        dated += [(_day(one.added_at), self._document(one)) for one in self._documents.of(entity, row)]
        dated += [(_day(one.at), self._change(entity, one)) for one in self._registry.history(row)]
        return [moment for _, moment in sorted(dated, key=lambda pair: pair[0], reverse=True)]

    def follow_ups(self, entity: str, row: uuid.UUID) -> list[DueFollowUp]:
        """What is still open, the longest overdue first."""
        return [
            DueFollowUp(one.id, one.subject, one.due_on, one.due_time, one.assigned_to)
            for one in self._contacts.follow_ups_of(**{entity: row})
        ]

    def _document(self, one: AttachmentRow) -> Moment:
        when = format_date(_day(one.added_at), language.current())
        return Moment(("attachment", one.id), "paperclip", when, one.name, "", one.author)

    def _change(self, entity: str, one: HistoryEntry) -> Moment:
        when = format_date(_day(one.at), language.current())
        known = [field_label(entity, field) for field in one.changes if field in FIELDS and field != "source_key"]
        told = {
            "created": QT_TRANSLATE_NOOP("Sources", "Recorded"),
            "changed": QT_TRANSLATE_NOOP("Sources", "Changed"),
            "deleted": QT_TRANSLATE_NOOP("Sources", "Deleted"),
            "restored": QT_TRANSLATE_NOOP("Sources", "Brought back"),
            "erased": QT_TRANSLATE_NOOP("Sources", "Data erased for good"),
            "moved": QT_TRANSLATE_NOOP("Sources", "Moved to another office"),
            "shared": QT_TRANSLATE_NOOP("Sources", "Shared with other offices"),
        }
        text = ", ".join(known) if one.kind == "changed" else ""
        return Moment(("change", one.change_set), "pencil-simple", when, _say(told[one.kind]), text, one.author)

    def _contact(self, one: Any) -> Moment:
        spoken = language.current()
        title = f"{reference.label('contact_channels', one.channel, spoken)} · {one.subject}"
        when = format_date(one.day, spoken)
        return Moment(("contact", one.id), channel_icon(one.channel), when, title, one.summary or "", one.author)

    def _event(self, one: EventRow) -> Moment:
        spoken = language.current()
        when = format_date(one.starts_on, spoken) if one.starts_on else ""
        kind = reference.label("event_kinds", one.kind, spoken)
        return Moment(("event", one.id), "calendar-blank", when, one.title, kind)


def _day(moment: dt.datetime) -> dt.date:
    """The day on this computer's calendar."""
    return moment.astimezone().date()


class Seen:
    """The records looked at last, also of earlier sessions."""

    def __init__(self, settings: Settings, title: Callable[[str, uuid.UUID], str]) -> None:
        self._settings, self._title = settings, title
        self._rows: list[tuple[str, uuid.UUID, dt.datetime]] = []
        try:
            for entity, row, at in json.loads(settings.get(SEEN, "[]")):
                self._rows.append((str(entity), uuid.UUID(row), dt.datetime.fromisoformat(at)))
        except (ValueError, TypeError):
            self._rows = []

    def add(self, entity: str, row: uuid.UUID) -> None:
        rest = [one for one in self._rows if one[:2] != (entity, row)]
        self._rows = [(entity, row, dt.datetime.now(dt.UTC)), *rest][:MOST_SEEN]

    def keep(self) -> None:
        """Write them down for the next session."""
        stored = [(entity, row.hex, at.isoformat()) for entity, row, at in self._rows]
        self._settings.put(SEEN, json.dumps(stored))

    def rows(self) -> list[TodaySeen]:
        return [
            TodaySeen(entity, row, entity_icon(entity), self._title(entity, row), entity_word(entity), at)
            for entity, row, at in self._rows
        ]


class TodayFacts:
    """The Today page's questions, answered by the services."""

    def __init__(self, services: Any, seen: Seen, kind: str) -> None:
        self._services, self._seen, self._kind = services, seen, kind

    def sources(self) -> TodaySources:
        return TodaySources(
            interviews=self.interviews,
            events=self.events,
            pending=self.pending,
            held=self.held,
            seen=self._seen.rows,
            people_trained=self.people_trained,
            interviews_completed=self.interviews_completed,
            events_held=self.events_held,
        )

    def interviews(self) -> list[TodayInterview]:
        return [
            TodayInterview(one.id, one.number, one.study, one.answered, one.total, one.section, one.changed_at)
            for one in self._services.interviews.unfinished(5)
        ]

    def events(self) -> list[TodayEvent]:
        return [
            TodayEvent(one.id, one.starts_on, one.title, self._about(one))
            for one in self._services.events.next_events(4)
            if one.starts_on is not None
        ]

    def _about(self, one: EventRow) -> str:
        days = (one.ends_on - one.starts_on).days + 1 if one.ends_on and one.starts_on else 1
        parts = [_say(QT_TRANSLATE_NOOP("Sources", "{n} days")).format(n=days) if days > 1 else "", one.venue or ""]
        if one.participants:
            enrolled = _say(QT_TRANSLATE_NOOP("Sources", "{n} enrolled"))
            parts.append(enrolled.format(n=format_number(one.participants, language.current())))
        return " · ".join(filter(None, parts))

    def pending(self) -> list[TodayPending] | None:
        if self._kind == "centre" or self._services.waiting is None:  # what is written at headquarters is there
            return None
        counts: dict[tuple[str, str], int] = {}
        for one in self._services.waiting:
            whole = PART_OF.get(one.entity, one.entity)
            for state, count in (("here", one.count - one.sent), ("sent", one.sent)):
                # Parts count only where the whole itself did not change: a contact with three people is one contact.
                if count and (whole == one.entity or (whole, state) not in counts):
                    counts[whole, state] = count if whole == one.entity else max(1, counts.get((whole, state), 0))
        return [
            TodayPending(entity_word(entity), entity_icon(entity), count, state)
            for (entity, state), count in sorted(counts.items())
        ]

    def held(self) -> list[TodayHeld]:
        """Open conflicts, then what is held up by kind: each opens its list."""
        found = self._services.held
        return [
            TodayHeld(_say(words), icon, tone, found[kind], entity, row)
            for kind, words, icon, tone, entity, row in _HELD
            if found.get(kind)
        ]

    def people_trained(self, since: dt.date) -> int:
        wanted = EventFilter(since=since, until=self._services.events.today(), states=("finished", "running"))
        return int(self._services.events.figures(wanted).persons)

    def events_held(self, since: dt.date) -> int:
        wanted = EventFilter(since=since, until=self._services.events.today(), states=("finished", "running"))
        return int(self._services.events.count_events(wanted))

    def interviews_completed(self, since: dt.date) -> int:
        return int(self._services.interviews.count_completed(since))


class Finder:
    """Ctrl+K: records of every kind, and what can be done."""

    def __init__(
        self, services: Any, window: Any, open_record: Callable[[str, object], None], titles: dict[str, str]
    ) -> None:
        self._services, self._window, self._open, self._titles = services, window, open_record, titles

    def sources(self) -> list[Callable[[str], list[Hit]]]:
        every = {
            "organisations": self.organisations, "people": self.people, "contacts": self.contacts,
            "events": self.events, "interviews": self.interviews,
        }  # fmt: skip
        return [source for key, source in every.items() if key in self._window.keys_of_pages()]

    def _hit(self, group: str, entity: str, row: uuid.UUID, title: str, sub: str) -> Hit:
        return Hit(_say(group), entity_icon(entity), title, sub, lambda: self._open(entity, row))

    def organisations(self, text: str) -> list[Hit]:
        group = QT_TRANSLATE_NOOP("Sources", "Organisations")
        found = self._services.registry.suggest_organisations(text, MOST_HITS) if text else []
        return [self._hit(group, "organisation", one.id, one.name, one.sub) for one in found]

    def people(self, text: str) -> list[Hit]:
        group = QT_TRANSLATE_NOOP("Sources", "People")
        found = self._services.registry.suggest_people(text, MOST_HITS) if text else []
        return [self._hit(group, "person", one.id, one.name, one.sub) for one in found]

    def contacts(self, text: str) -> list[Hit]:
        group = QT_TRANSLATE_NOOP("Sources", "Contacts")
        found = self._services.contacts.find_contacts(ContactFilter(text=text), limit=MOST_HITS) if text else []
        return [self._hit(group, "contact", one.id, one.subject, one.with_whom) for one in found]

    def events(self, text: str) -> list[Hit]:
        group = QT_TRANSLATE_NOOP("Sources", "Events")
        found = self._services.events.find_events(EventFilter(text=text), limit=MOST_HITS) if text else []
        spoken = language.current()
        return [
            self._hit(
                group, "event", one.id, one.title,
                format_date_range(one.starts_on, one.ends_on, spoken) if one.starts_on and one.ends_on else "",
            )
            for one in found
        ]  # fmt: skip

    def interviews(self, text: str) -> list[Hit]:
        group = QT_TRANSLATE_NOOP("Sources", "Interviews")
        found = self._services.interviews.find_responses(ResponseFilter(text=text), limit=MOST_HITS) if text else []
        return [self._hit(group, "response", one.id, one.number, one.study) for one in found]

    def commands(self, text: str) -> list[Hit]:
        """Every command that makes sense now; the box shows those that fit. A name that nobody bears yet can be entered
        as a new organisation, so the box is never empty."""
        group = _say(QT_TRANSLATE_NOOP("Sources", "Commands"))
        keys = self._window.keys_of_pages()
        offered: list[Hit] = []
        if "contacts" in keys:
            words = _say(QT_TRANSLATE_NOOP("Sources", "Add contact"))
            offered.append(Hit(group, "plus", words, "", self._new("contacts", "new_contact"), keys="Ctrl+N"))
        if "organisations" in keys:
            words = _say(QT_TRANSLATE_NOOP("Sources", "New organisation"))
            offered.append(Hit(group, "plus", words, "", self._new("organisations", "start_new")))
            words = _say(QT_TRANSLATE_NOOP("Sources", "New person"))
            offered.append(Hit(group, "plus", words, "", self._new("people", "start_new")))
        offered += self._registry_ways(group)
        words = _say(QT_TRANSLATE_NOOP("Sources", "Record of deeds"))
        offered.append(Hit(group, "clipboard-text", words, "", partial(self._window.show_page, "deeds")))
        numbered = [key for key in keys if key in self._titles]
        for number, key in enumerate(numbered, start=1):
            words = _say(QT_TRANSLATE_NOOP("Sources", "Go to {page}")).format(page=self._titles[key])
            go = partial(self._open, "page", key)
            offered.append(Hit(group, "caret-right", words, "", go, keys=f"Ctrl+{number}"))
        if text.strip() and "organisations" in keys:
            words = _say(QT_TRANSLATE_NOOP("Sources", "New organisation “{name}”")).format(name=text.strip())
            offered.append(Hit(group, "plus", words, "", self._new("organisations", "start_new", text.strip())))
        return offered

    def _registry_ways(self, group: str) -> list[Hit]:
        """Import and duplicates, where they lead anywhere; a page that is not built yet is not built for this."""
        known = (
            ("organisations", "import", "upload-simple", QT_TRANSLATE_NOOP("Sources", "Import organisations…")),
            ("people", "import", "upload-simple", QT_TRANSLATE_NOOP("Sources", "Import people…")),
            ("organisations", "duplicates", "git-merge", QT_TRANSLATE_NOOP("Sources", "Duplicate organisations…")),
            ("people", "duplicates", "git-merge", QT_TRANSLATE_NOOP("Sources", "Duplicate people…")),
        )
        keys = self._window.keys_of_pages()
        return [
            Hit(group, icon_name, _say(words), "", partial(self._lead_on, key, what))
            for key, what, icon_name, words in known
            if key in keys and (self._window.page(key).offers(what) if self._window.built(key) else what in keys)
        ]

    def _lead_on(self, key: str, what: str) -> None:
        page = self._window.show_page(key)
        if page.offers(what):
            getattr(page, f"{what}_requested").emit()

    def _new(self, key: str, method: str, *arguments: str) -> Callable[[], Any]:
        def start() -> None:
            getattr(self._window.show_page(key), method)(*arguments)

        return start

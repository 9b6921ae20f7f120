"""What records, fields and values are called where any of them may come up: conflicts, packages, searches."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.text import format_date, format_phone, format_when
from desktop import language

ENTITIES: Mapping[str, tuple[str, str]] = {
    "organisation": (QT_TRANSLATE_NOOP("Names", "Organisation"), "buildings"),
    "person": (QT_TRANSLATE_NOOP("Names", "Person"), "user"),
    "post": (QT_TRANSLATE_NOOP("Names", "Post"), "user"),
    "organisation_link": (QT_TRANSLATE_NOOP("Names", "Relation"), "tree-structure"),
    "attachment": (QT_TRANSLATE_NOOP("Names", "Document"), "paperclip"),
    "merge": (QT_TRANSLATE_NOOP("Names", "Merge"), "git-merge"),
    "distinct_pair": (QT_TRANSLATE_NOOP("Names", "Not the same"), "git-merge"),
    "contact": (QT_TRANSLATE_NOOP("Names", "Contact"), "phone-call"),
    "contact_organisation": (QT_TRANSLATE_NOOP("Names", "Organisation of a contact"), "phone-call"),
    "contact_person": (QT_TRANSLATE_NOOP("Names", "Person of a contact"), "phone-call"),
    "follow_up": (QT_TRANSLATE_NOOP("Names", "Follow-up"), "clock"),
    "programme": (QT_TRANSLATE_NOOP("Names", "Programme"), "calendar-blank"),
    "event": (QT_TRANSLATE_NOOP("Names", "Event"), "calendar-blank"),
    "event_session": (QT_TRANSLATE_NOOP("Names", "Session"), "calendar-blank"),
    "participation": (QT_TRANSLATE_NOOP("Names", "Participation"), "users"),
    "attendance": (QT_TRANSLATE_NOOP("Names", "Attendance"), "check-circle"),
    "study": (QT_TRANSLATE_NOOP("Names", "Study"), "clipboard-text"),
    "response": (QT_TRANSLATE_NOOP("Names", "Interview"), "clipboard-text"),
    "answer": (QT_TRANSLATE_NOOP("Names", "Answer"), "clipboard-text"),
    "questionnaire_part": (QT_TRANSLATE_NOOP("Names", "Part of a questionnaire"), "clipboard-text"),
}

PART_OF: Mapping[str, str] = {
    "post": "person", "contact_organisation": "contact", "contact_person": "contact", "programme": "event",
    "event_session": "event", "participation": "event", "answer": "response", "questionnaire_part": "study",
    "organisation_link": "organisation",
    "attachment": "organisation", "merge": "organisation", "distinct_pair": "organisation",
}  # fmt: skip
"""Entities that a person does not count by themselves, and what they belong to."""

FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Names", "Name"),
    "short_name": QT_TRANSLATE_NOOP("Names", "Short name"),
    "kind": QT_TRANSLATE_NOOP("Names", "Kind"),
    "register_no": QT_TRANSLATE_NOOP("Names", "Register no."),
    "tax_no": QT_TRANSLATE_NOOP("Names", "Tax no."),
    "status": QT_TRANSLATE_NOOP("Names", "Status"),
    "activity_class": QT_TRANSLATE_NOOP("Names", "Field of activity"),
    "public_benefit": QT_TRANSLATE_NOOP("Names", "Public benefit"),
    "public_benefit_on": QT_TRANSLATE_NOOP("Names", "Public benefit on"),
    "founded_on": QT_TRANSLATE_NOOP("Names", "Founded on"),
    "former_names": QT_TRANSLATE_NOOP("Names", "Former names"),
    "tags": QT_TRANSLATE_NOOP("Names", "Tags"),
    "officer": QT_TRANSLATE_NOOP("Names", "Officer"),
    "merged_into": QT_TRANSLATE_NOOP("Names", "Merged into"),
    "province": QT_TRANSLATE_NOOP("Names", "Province"),
    "district": QT_TRANSLATE_NOOP("Names", "District"),
    "address": QT_TRANSLATE_NOOP("Names", "Address"),
    "phone": QT_TRANSLATE_NOOP("Names", "Telephone"),
    "email": QT_TRANSLATE_NOOP("Names", "E-mail"),
    "other_phones": QT_TRANSLATE_NOOP("Names", "Other telephones"),
    "other_emails": QT_TRANSLATE_NOOP("Names", "Other e-mails"),
    "kep": QT_TRANSLATE_NOOP("Names", "KEP"),
    "web": QT_TRANSLATE_NOOP("Names", "Web"),
    "notes": QT_TRANSLATE_NOOP("Names", "Notes"),
    "note": QT_TRANSLATE_NOOP("Names", "Note"),
    "given_name": QT_TRANSLATE_NOOP("Names", "Given name"),
    "family_name": QT_TRANSLATE_NOOP("Names", "Family name"),
    "title": QT_TRANSLATE_NOOP("Names", "Title"),
    "sex": QT_TRANSLATE_NOOP("Names", "Sex"),
    "birth_year": QT_TRANSLATE_NOOP("Names", "Year of birth"),
    "role": QT_TRANSLATE_NOOP("Names", "Role"),
    "subject": QT_TRANSLATE_NOOP("Names", "Subject"),
    "summary": QT_TRANSLATE_NOOP("Names", "Summary"),
    "channel": QT_TRANSLATE_NOOP("Names", "Channel"),
    "minutes": QT_TRANSLATE_NOOP("Names", "Minutes"),
    "day": QT_TRANSLATE_NOOP("Names", "Day"),
    "time": QT_TRANSLATE_NOOP("Names", "Time"),
    "due_on": QT_TRANSLATE_NOOP("Names", "Due on"),
    "assigned_to": QT_TRANSLATE_NOOP("Names", "Assigned to"),
    "done_at": QT_TRANSLATE_NOOP("Names", "Done at"),
    "venue": QT_TRANSLATE_NOOP("Names", "Venue"),
    "capacity": QT_TRANSLATE_NOOP("Names", "Capacity"),
    "starts_on": QT_TRANSLATE_NOOP("Names", "Starts on"),
    "ends_on": QT_TRANSLATE_NOOP("Names", "Ends on"),
    "side": QT_TRANSLATE_NOOP("Names", "Side"),
    "mark": QT_TRANSLATE_NOOP("Names", "Attendance"),
    "value": QT_TRANSLATE_NOOP("Names", "Answer"),
    "came_from": QT_TRANSLATE_NOOP("Names", "Came from"),
    "half": QT_TRANSLATE_NOOP("Names", "Half of the day"),
    "starts_at": QT_TRANSLATE_NOOP("Names", "Starts at"),
    "ends_at": QT_TRANSLATE_NOOP("Names", "Ends at"),
    "date_note": QT_TRANSLATE_NOOP("Names", "Note on the date"),
    "due_time": QT_TRANSLATE_NOOP("Names", "Due at"),
    "questionnaire": QT_TRANSLATE_NOOP("Names", "Questionnaire"),
    "version": QT_TRANSLATE_NOOP("Names", "Version"),
    "wave": QT_TRANSLATE_NOOP("Names", "Wave"),
    "target": QT_TRANSLATE_NOOP("Names", "Target"),
    "number": QT_TRANSLATE_NOOP("Names", "Number"),
    "interviewer": QT_TRANSLATE_NOOP("Names", "Interviewer"),
    "started_at": QT_TRANSLATE_NOOP("Names", "Begun at"),
    "completed_at": QT_TRANSLATE_NOOP("Names", "Completed at"),
    "paused": QT_TRANSLATE_NOOP("Names", "Pauses"),
    "page": QT_TRANSLATE_NOOP("Names", "Page"),
    "section": QT_TRANSLATE_NOOP("Names", "Section"),
    "answered": QT_TRANSLATE_NOOP("Names", "Answered"),
    "total": QT_TRANSLATE_NOOP("Names", "Questions"),
    "ref": QT_TRANSLATE_NOOP("Names", "Question"),
    "source_key": QT_TRANSLATE_NOOP("Names", "Number in the source"),
    "organisation_id": QT_TRANSLATE_NOOP("Names", "Organisation"),
    "person_id": QT_TRANSLATE_NOOP("Names", "Person"),
    "contact_id": QT_TRANSLATE_NOOP("Names", "Contact"),
    "programme_id": QT_TRANSLATE_NOOP("Names", "Programme"),
    "event_id": QT_TRANSLATE_NOOP("Names", "Event"),
    "session_id": QT_TRANSLATE_NOOP("Names", "Session"),
    "participation_id": QT_TRANSLATE_NOOP("Names", "Participation"),
    "study_id": QT_TRANSLATE_NOOP("Names", "Study"),
    "response_id": QT_TRANSLATE_NOOP("Names", "Interview"),
    "child_id": QT_TRANSLATE_NOOP("Names", "Branch or member"),
    "parent_id": QT_TRANSLATE_NOOP("Names", "Head office or federation"),
    "media_type": QT_TRANSLATE_NOOP("Names", "Kind of file"),
    "size": QT_TRANSLATE_NOOP("Names", "Size"),
    "sha256": QT_TRANSLATE_NOOP("Names", "Digest of the content"),
    "entity": QT_TRANSLATE_NOOP("Names", "Kind of record"),
    "record_id": QT_TRANSLATE_NOOP("Names", "Record"),
    "winner_id": QT_TRANSLATE_NOOP("Names", "Record that stands"),
    "loser_id": QT_TRANSLATE_NOOP("Names", "Record merged into it"),
    "taken": QT_TRANSLATE_NOOP("Names", "Taken over"),
    "undone": QT_TRANSLATE_NOOP("Names", "Parted again"),
    "first_id": QT_TRANSLATE_NOOP("Names", "First record"),
    "second_id": QT_TRANSLATE_NOOP("Names", "Second record"),
    "key": QT_TRANSLATE_NOOP("Names", "Key"),
    "part": QT_TRANSLATE_NOOP("Names", "Number of the part"),
    "data": QT_TRANSLATE_NOOP("Names", "Content"),
    "deleted": QT_TRANSLATE_NOOP("Names", "Deleted"),
}

POINTS_TO: Mapping[str, str] = {"child_id": "organisation", "parent_id": "organisation"}
"""What an identifier stands for where its field does not say so."""

WORDED: Mapping[str, Mapping[str, str]] = {
    "sex": {"female": QT_TRANSLATE_NOOP("Names", "Female"), "male": QT_TRANSLATE_NOOP("Names", "Male")},
    "kind": {"branch": QT_TRANSLATE_NOOP("Names", "Branch"), "federation": QT_TRANSLATE_NOOP("Names", "Member")},
}
"""Codes that stand in no reference list."""

CODED: Mapping[tuple[str, str], str] = {
    ("organisation", "kind"): "organisation_kinds",
    ("organisation", "status"): "organisation_statuses",
    ("organisation", "activity_class"): "activity_classes",
    ("organisation", "district"): "districts",
    ("organisation", "province"): "provinces",
    ("post", "role"): "titles",
    ("person", "title"): "titles",
    ("contact", "channel"): "contact_channels",
    ("event", "kind"): "event_kinds",
    ("event", "province"): "provinces",
    ("event", "district"): "districts",
    ("participation", "side"): "sides",
}


def _translate(words: str) -> str:
    return QCoreApplication.translate("Names", words)


def entity_word(entity: str) -> str:
    """The entity in a word; its name where this program does not know it."""
    return _translate(ENTITIES[entity][0]) if entity in ENTITIES else entity


def entity_icon(entity: str) -> str:
    return ENTITIES[entity][1] if entity in ENTITIES else "circle"


def field_label(entity: str, field: str) -> str:  # noqa: ARG001 - one word serves every entity so far
    """The field in a word or two; of the registers of every row the one that a person decides on."""
    if field == "office":
        return _translate(QT_TRANSLATE_NOOP("Names", "Office"))
    return _translate(FIELDS[field]) if field in FIELDS else field


def format_value(entity: str, field: str, value: Any) -> str:
    """A stored value as a person reads it."""
    if value is None or value in ("", [], ()):
        return "–"
    if isinstance(value, list | tuple):
        return " · ".join(format_value(entity, field, one) for one in value)
    if field == "former_names" and isinstance(value, Mapping):
        return _former_name(value)
    if value in WORDED.get(field, {}) and isinstance(value, str):
        return _translate(WORDED[field][value])
    if field in ("phone", "other_phones"):
        return format_phone(str(value))
    spoken = language.current()
    if field == "office" and isinstance(value, int):
        return _office(value)
    if (entity, field) in CODED:
        return reference.label(CODED[entity, field], str(value), spoken)
    if isinstance(value, bool):
        return _translate(QT_TRANSLATE_NOOP("Names", "yes")) if value else _translate(QT_TRANSLATE_NOOP("Names", "no"))
    if isinstance(value, dt.datetime):
        return format_when(value.astimezone(), dt.datetime.now().astimezone(), spoken)
    if isinstance(value, dt.date):
        return format_date(value, spoken)
    return str(value)


def _office(plate: int) -> str:
    """34 İstanbul, or headquarters."""
    if not plate:
        return _translate(QT_TRANSLATE_NOOP("Names", "Headquarters"))
    return f"{plate:02} {reference.province(plate).name}"


def _former_name(one: Mapping[str, Any]) -> str:
    """As `FormerName` is stored."""
    both = (one.get("from"), one.get("to"))
    days = [format_date(dt.date.fromisoformat(day), language.current()) if day else "" for day in both]
    kind = reference.label("organisation_kinds", str(one["kind"]), language.current()) if one.get("kind") else ""
    about = ", ".join(filter(None, (kind, " – ".join(days).strip() if any(days) else "")))
    return f"{one.get('name', '')} ({about})" if about else str(one.get("name", ""))


class Titles:
    """Names of records of any entity. `name_of(entity, id)` gives "" where nothing names the record."""

    def __init__(self, name_of: Callable[[str, uuid.UUID], str]) -> None:
        self._name_of = name_of

    def __call__(self, entity: str, row: uuid.UUID) -> str:
        """What the record is called; the entity's word where nothing names it (it may be deleted)."""
        return self._name_of(entity, row) or entity_word(entity)

"""What may be entered into the contact log, and the sentence for what may not."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable

from db import reference
from db.contacts.rows import NewContact, NewFollowUp
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.text import format_date, nfc

CHANNELS = "contact_channels"
LONGEST_MINUTES = 24 * 60
_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?")

_NO_SUBJECT = QT_TRANSLATE_NOOP("db", "The subject is empty. Write in a few words what the contact was about.")
_NO_CHANNEL = QT_TRANSLATE_NOOP("db", "Choose how the contact was made.")
_FUTURE = QT_TRANSLATE_NOOP("db", "{day} lies ahead. Enter what has been; for what is to come add a follow-up.")
_NO_PARTY = QT_TRANSLATE_NOOP("db", "Add at least one organisation or person that the contact was with.")
_BAD_MINUTES = QT_TRANSLATE_NOOP("db", "The duration must be between 1 and {longest} minutes.")
_BAD_TIME = QT_TRANSLATE_NOOP("db", "“{text}” is not a time. Write it like 14:30.")
_NO_FOLLOW_UP_SUBJECT = QT_TRANSLATE_NOOP("db", "Write what is to be followed up, or clear its due date.")
_DUE_BEFORE = QT_TRANSLATE_NOOP("db", "The follow-up cannot be due before the contact. Choose {day} or later.")
_DUE_PAST = QT_TRANSLATE_NOOP("db", "{day} has passed. Choose today or later.")


def words(text: str | None) -> str | None:
    """What was typed without the space around it, in composed letters; None where nothing is left."""
    return nfc(text).strip() or None if text else None


def unique(ids: Iterable[uuid.UUID]) -> tuple[uuid.UUID, ...]:
    return tuple(dict.fromkeys(ids))


def check_time(text: str | None, field: str) -> str | None:
    """HH:MM of 14:30, 14.30, 1430, 930 or 14; None for nothing. Raises InvalidInput for anything else."""
    kept = words(text)
    if kept is None:
        return None
    parts = _TIME.fullmatch(kept)
    if parts is None:
        raise InvalidInput(_BAD_TIME, field=field, text=kept)
    return f"{int(parts[1]):02}:{parts[2] or '00'}"


def check_contact(new: NewContact, today: dt.date) -> None:
    """Raise InvalidInput for the first field, in the order of the form, that cannot stand."""
    if new.channel not in reference.codes(CHANNELS):
        raise InvalidInput(_NO_CHANNEL, field="channel")
    # One day of grace: an office abroad, or a clock that runs ahead, must not stop anybody.
    if new.day > today + dt.timedelta(days=1):
        raise InvalidInput(_FUTURE, field="day", day=format_date(new.day))
    check_time(new.time, "time")
    if not new.organisations and not new.people:
        raise InvalidInput(_NO_PARTY, field="organisations")
    if words(new.subject) is None:
        raise InvalidInput(_NO_SUBJECT, field="subject")
    if new.minutes is not None and not 1 <= new.minutes <= LONGEST_MINUTES:
        raise InvalidInput(_BAD_MINUTES, field="minutes", longest=LONGEST_MINUTES)
    if new.follow_up is not None:
        check_follow_up(new.follow_up, not_before=new.day, prefix="follow_up_")


def check_follow_up(new: NewFollowUp, *, not_before: dt.date | None = None, prefix: str = "") -> None:
    """As `check_contact`; `prefix` stands before the names of the fields where they are part of a larger form."""
    if words(new.subject) is None:
        raise InvalidInput(_NO_FOLLOW_UP_SUBJECT, field=f"{prefix}subject")
    if not_before is not None and new.due_on < not_before:
        raise InvalidInput(_DUE_BEFORE, field=f"{prefix}due_on", day=format_date(not_before))
    check_time(new.due_time, f"{prefix}due_time")


def check_postponed(due_on: dt.date, today: dt.date) -> None:
    if due_on < today:
        raise InvalidInput(_DUE_PAST, field="due_on", day=format_date(due_on))

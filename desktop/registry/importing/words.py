"""How outcomes, columns and counts of an import are said."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.errors import QT_TRANSLATE_NOOP
from db.registry.importing.fields import FIELDS, by_name
from db.registry.importing.rows import Note, PlannedRow
from db.text import format_date, format_number
from desktop import language

REMARK = "remark"
FIGURES: Mapping[str, tuple[str, str, str]] = {
    "new": (QT_TRANSLATE_NOOP("Importing", "New"), "plus", "success"),
    "updated": (QT_TRANSLATE_NOOP("Importing", "Updated"), "pencil-simple", "info"),
    "same": (QT_TRANSLATE_NOOP("Importing", "Same"), "check", "neutral"),
    "possible_duplicate": (QT_TRANSLATE_NOOP("Importing", "Maybe known"), "copy", "conflict"),
    "refused": (QT_TRANSLATE_NOOP("Importing", "Refused"), "x-circle", "danger"),
    REMARK: (QT_TRANSLATE_NOOP("Importing", "Remarks"), "warning", "warning"),
}
"""Outcome -> word, icon, tone, in the order of the figures. Rows with a remark have an outcome besides."""

CERTAINTY: Mapping[str, tuple[str, str, str]] = {
    "saved": (QT_TRANSLATE_NOOP("Importing", "as last time"), "success", "check-circle"),
    "chosen": (QT_TRANSLATE_NOOP("Importing", "chosen"), "success", "check-circle"),
    "sure": (QT_TRANSLATE_NOOP("Importing", "sure"), "success", "check-circle"),
    "likely": (QT_TRANSLATE_NOOP("Importing", "likely"), "info", "question"),
    "unsure": (QT_TRANSLATE_NOOP("Importing", "unsure"), "warning", "question"),
    "none": (QT_TRANSLATE_NOOP("Importing", "not taken"), "neutral", ""),
    "protected": (QT_TRANSLATE_NOOP("Importing", "KVKK: not taken"), "danger", "shield-warning"),
}
POLICIES: Mapping[str, str] = {
    "fill": QT_TRANSLATE_NOOP("Importing", "Fill where ours is empty"),
    "overwrite": QT_TRANSLATE_NOOP("Importing", "Overwrite ours"),
    "skip": QT_TRANSLATE_NOOP("Importing", "Leave ours alone"),
}
PROTECTED: Mapping[str, str] = {
    "national": QT_TRANSLATE_NOOP(
        "Importing", "Identity numbers are not stored (KVKK). This column is neither read nor shown."
    ),
    "membership": QT_TRANSLATE_NOOP(
        "Importing", "Memberships are sensitive data (KVKK). This column is neither read nor shown."
    ),
}
_ENDS = {
    "new": QT_TRANSLATE_NOOP("Importing", "new: {n}"),
    "updated": QT_TRANSLATE_NOOP("Importing", "updated: {n}"),
    "same": QT_TRANSLATE_NOOP("Importing", "same: {n}"),
    "possible_duplicate": QT_TRANSLATE_NOOP("Importing", "maybe known: {n}"),
    "refused": QT_TRANSLATE_NOOP("Importing", "refused: {n}"),
}

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


CARD_PARTS = (
    QT_TRANSLATE_NOOP("Importing", "Full name"), QT_TRANSLATE_NOOP("Importing", "Given name"),
    QT_TRANSLATE_NOOP("Importing", "Middle name"), QT_TRANSLATE_NOOP("Importing", "Family name"),
    QT_TRANSLATE_NOOP("Importing", "Title"), QT_TRANSLATE_NOOP("Importing", "Telephone"),
    QT_TRANSLATE_NOOP("Importing", "E-mail"), QT_TRANSLATE_NOOP("Importing", "Address"),
    QT_TRANSLATE_NOOP("Importing", "Organisation"), QT_TRANSLATE_NOOP("Importing", "Role"),
    QT_TRANSLATE_NOOP("Importing", "Date of birth"), QT_TRANSLATE_NOOP("Importing", "Web"),
    QT_TRANSLATE_NOOP("Importing", "Tags"), QT_TRANSLATE_NOOP("Importing", "Notes"),
    QT_TRANSLATE_NOOP("Importing", "UID"), QT_TRANSLATE_NOOP("Importing", "Name"),
    QT_TRANSLATE_NOOP("Importing", "District"), QT_TRANSLATE_NOOP("Importing", "Province"),
)  # fmt: skip
"""What the reader of vCards calls the parts of a card."""


def heading(kind: str, text: str) -> str:
    """A column's heading: a table's as it stands in the file; a card has none, so its parts are named."""
    return say(text) if kind == "vcf" else text


def say(text: str) -> str:
    return QCoreApplication.translate("Importing", text)


def number(count: int) -> str:
    return format_number(count, language.current())


def counts(outcomes: Mapping[Any, int]) -> str:
    """new: 412 · updated: 86 …; what did not occur is left out."""
    return " · ".join(
        say(text).format(n=number(outcomes[name])) for name, text in _ENDS.items() if outcomes.get(name, 0)
    )


def field(entity: str, name: str | None) -> str:
    """A field of the mapping in a word or two."""
    known = by_name(entity).get(name or "")
    return known.label(language.current()) if known is not None else ""


def fields(entity: str) -> list[tuple[str, str]]:
    """(name, words) of every field, in the order in which they are offered."""
    return [(one.name, one.label(language.current())) for one in FIELDS[entity]]


def sample(text: str) -> str:
    """A cell as text, with days as they are written here."""
    if _DAY.fullmatch(text):
        with contextlib.suppress(ValueError):
            return format_date(dt.date.fromisoformat(text), language.current())
    return text


def template(message: str, details: Mapping[str, object] | None) -> str:
    """A sentence of the data layer in the language of the interface."""
    return QCoreApplication.translate("db", message).format(**(details or {})) if message else ""


def reason(row: PlannedRow) -> str:
    return template(row.message, row.details)


def note(one: Note) -> str:
    said = template(one.message, one.details)
    return f"{one.cell}: {said}" if one.cell and one.cell not in said else said


def notes(several: Iterable[Note]) -> str:
    return "  ".join(map(note, several))

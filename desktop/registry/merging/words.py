"""How counts, reasons and fields of a pair are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.errors import QT_TRANSLATE_NOOP
from db.registry.duplicates.rows import Pair, Reason
from db.text import format_number, format_percent
from desktop import language

_FOLLOWS = {
    "contact_organisation": QT_TRANSLATE_NOOP("Merging", "contacts {n}"),
    "contact_person": QT_TRANSLATE_NOOP("Merging", "contacts {n}"),
    "follow_up": QT_TRANSLATE_NOOP("Merging", "follow-ups {n}"),
    "participation": QT_TRANSLATE_NOOP("Merging", "events {n}"),
    "post": QT_TRANSLATE_NOOP("Merging", "posts {n}"),
    "organisation_link": QT_TRANSLATE_NOOP("Merging", "relations {n}"),
    "attachment": QT_TRANSLATE_NOOP("Merging", "documents {n}"),
}
_OTHER = QT_TRANSLATE_NOOP("Merging", "other records {n}")


def say(text: str) -> str:
    return QCoreApplication.translate("Merging", text)


def follows(counts: Mapping[str, int]) -> str:
    """contacts 4 · posts 2, or "" where nothing points to the record."""
    found: dict[str, int] = {}
    for entity, count in counts.items():
        words = _FOLLOWS.get(entity, _OTHER)
        found[words] = found.get(words, 0) + count
    return " · ".join(say(words).format(n=format_number(n, language.current())) for words, n in found.items())


def reason(one: Reason) -> str:
    return QCoreApplication.translate("db", one.message).format(**one.details)


def main_reason(pair: Pair) -> str:
    """What speaks most for a pair."""
    return reason(max(pair.reasons, key=lambda one: one.weight)) if pair.reasons else ""


def score(pair: Pair) -> str:
    return format_percent(int(pair.score * 100), 0, language.current())


def is_empty(value: Any) -> bool:
    return value in (None, "", False, ())

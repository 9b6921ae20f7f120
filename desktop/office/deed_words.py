"""An entry of the record of deeds in the person's language."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.audit.actions import ACTIONS, KINDS, fill
from db.audit.service import AuditRow
from db.errors import QT_TRANSLATE_NOOP
from db.text import format_number, format_size
from desktop import language
from desktop.names import entity_word

PlaceName = Callable[[str], str]
Title = Callable[[str, uuid.UUID], str]

REASONS = {
    "missing": QT_TRANSLATE_NOOP("Deeds", "the anchor was missing"),
    "restored": QT_TRANSLATE_NOOP("Deeds", "a backup was put back"),
    "other_node": QT_TRANSLATE_NOOP("Deeds", "the anchor was of another installation"),
    "other_machine": QT_TRANSLATE_NOOP("Deeds", "another computer"),
    "database_older": QT_TRANSLATE_NOOP("Deeds", "the data was older than what had been sent"),
}


def kind_word(kind: str) -> str:
    return QCoreApplication.translate("db", KINDS[kind]) if kind in KINDS else ""


class DeedWords:
    """`place_name` tells what an installation is called, `title` what a record is."""

    def __init__(self, place_name: PlaceName, title: Title) -> None:
        self._place_name, self._title = place_name, title

    def sentence(self, row: AuditRow) -> str:
        known = ACTIONS.get(row.action)
        if known is None:
            return row.action  # a newer version wrote it
        parts = {key: self._part(key, value, row.details) for key, value in row.details.items()}
        return fill(QCoreApplication.translate("db", known.sentence), parts)

    def sub(self, row: AuditRow) -> str:
        """What the sentence leaves out: file, size, sum."""
        known = ACTIONS.get(row.action)
        said = known.sentence if known else ""
        found: list[str] = []
        if "file" in row.details and "{file}" not in said:
            found.append(str(row.details["file"]))
        if isinstance(row.details.get("size"), int):
            found.append(format_size(row.details["size"], language.current()))
        if "sha256" in row.details:
            found.append(f"SHA-256 {str(row.details['sha256'])[:16]}…")
        return " · ".join(found)

    def _part(self, key: str, value: Any, details: dict[str, Any]) -> str:
        if isinstance(value, int):
            return format_number(value, language.current())
        text = str(value)
        if key == "peer":
            return self._place_name(text) or text
        if key == "reason" and text in REASONS:
            return QCoreApplication.translate("Deeds", REASONS[text])
        if key == "entity":
            return entity_word(text)
        if key in ("person", "row"):
            return self._record("person" if key == "person" else str(details.get("entity", "")), text)
        return text

    def _record(self, entity: str, row: str) -> str:
        try:
            return self._title(entity, uuid.UUID(row)) or row
        except ValueError:
            return row

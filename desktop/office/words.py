"""What kinds of place are called, and where the interface says it in one voice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db import reference
from db.backup import Backup
from db.database import Node
from db.errors import QT_TRANSLATE_NOOP
from db.text import fold, format_date, format_time
from desktop import language
from desktop.widgets.pick import Choice

_KINDS = {
    "field": QT_TRANSLATE_NOOP("OfficeWords", "Laptop in the field"),
    "province": QT_TRANSLATE_NOOP("OfficeWords", "Provincial office"),
    "centre": QT_TRANSLATE_NOOP("OfficeWords", "Headquarters"),
}


def kind_word(kind: str) -> str:
    return QCoreApplication.translate("OfficeWords", _KINDS[kind]) if kind in _KINDS else kind


def place_of(node: Node) -> str:
    """26 Eskişehir; the centre's is all of the country."""
    if not node.office:
        return QCoreApplication.translate("OfficeWords", "All provinces")
    return f"{node.office:02} {reference.province(node.office).name}"


def day_of(backup: Backup) -> str:
    """23.11.2026 08:30."""
    return f"{format_date(backup.taken_at.date(), language.current())} {format_time(backup.taken_at)}"


def find_provinces(text: str) -> list[Choice]:
    """Provinces by the beginning of their name or their plate, then those that hold the text, for a PickField."""
    wanted = fold(text)
    found = []
    for one in reference.provinces():
        name = fold(one.name)
        if not wanted or name.startswith(wanted) or f"{one.plate:02}" == wanted or str(one.plate) == wanted:
            found.append((0, one))
        elif wanted in name:
            found.append((1, one))
    found.sort(key=lambda pair: pair[0])
    return [(one.plate, one.name, f"{one.plate:02}") for _, one in found]

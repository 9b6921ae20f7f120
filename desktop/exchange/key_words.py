"""What states of keys, reasons and changes of the directory are called."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.exchange.changes import ChangeLine
from db.exchange.keys import ACTIVE, EXPIRED, EXPIRING, REVOKED
from db.exchange.rows import InstallationRow
from db.text import format_date
from desktop import language

_STATES = {
    ACTIVE: (QT_TRANSLATE_NOOP("KeyWords", "counts"), "success", "check-circle"),
    EXPIRING: (QT_TRANSLATE_NOOP("KeyWords", "expires soon"), "warning", "clock"),
    EXPIRED: (QT_TRANSLATE_NOOP("KeyWords", "expired"), "danger", "warning"),
    REVOKED: (QT_TRANSLATE_NOOP("KeyWords", "revoked"), "neutral", "prohibit"),
}
WHY = {
    "stolen": QT_TRANSLATE_NOOP("KeyWords", "stolen or lost"),
    "left": QT_TRANSLATE_NOOP("KeyWords", "no longer in use"),
    "replaced": QT_TRANSLATE_NOOP("KeyWords", "replaced by another"),
}
_CHANGES = {
    "admitted": QT_TRANSLATE_NOOP("KeyWords", "{name} is admitted"),
    "renewed": QT_TRANSLATE_NOOP("KeyWords", "{name} gets a new key"),
    "revoked": QT_TRANSLATE_NOOP("KeyWords", "{name} is revoked"),
    "replaced": QT_TRANSLATE_NOOP("KeyWords", "{name} is replaced"),
    "renamed": QT_TRANSLATE_NOOP("KeyWords", "{name} has another name"),
    "roots": QT_TRANSLATE_NOOP("KeyWords", "Headquarters gets other root keys"),
    "recovery": QT_TRANSLATE_NOOP("KeyWords", "Headquarters gets another recovery key"),
    "changed": QT_TRANSLATE_NOOP("KeyWords", "{name} changes otherwise"),
    "removed": QT_TRANSLATE_NOOP("KeyWords", "{name} VANISHES from the directory. Do not sign; call headquarters."),
    "trusted again": QT_TRANSLATE_NOOP(
        "KeyWords", "{name} was revoked and is TRUSTED AGAIN. Do not sign; call headquarters."
    ),
}


def say(text: str) -> str:
    return QCoreApplication.translate("KeyWords", text)


def state_chip(row: InstallationRow) -> tuple[str, str, str]:
    """(words, tone, icon)."""
    words, tone, icon = _STATES[row.state]
    return say(words), tone, icon


def why(row: InstallationRow) -> str:
    return say(WHY[row.why]) if row.why in WHY else ""


def place(office: int) -> str:
    """26 Eskişehir; a dash for headquarters."""
    return f"{office:02} {reference.province(office).name}" if office else "–"


def day(moment: dt.datetime | None) -> str:
    return format_date(moment.astimezone().date(), language.current()) if moment is not None else "–"


def change(line: ChangeLine) -> str:
    """“Eskişehir ofisi is revoked (26 Eskişehir)”."""
    sentence = say(_CHANGES[line.what]).format(name=line.name)
    return f"{sentence} ({place(line.office)})" if line.office else sentence

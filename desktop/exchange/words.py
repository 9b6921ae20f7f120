"""What states, places and counts of the exchange are called."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db.errors import QT_TRANSLATE_NOOP
from db.exchange.rows import PackageRow
from db.exchange.standing import Pending
from db.text import format_date, format_number, format_time
from desktop import language

_ENTITIES = {
    "organisation": QT_TRANSLATE_NOOP("ExchangeWords", "organisations {n}"),
    "person": QT_TRANSLATE_NOOP("ExchangeWords", "people {n}"),
    "post": QT_TRANSLATE_NOOP("ExchangeWords", "posts {n}"),
    "contact": QT_TRANSLATE_NOOP("ExchangeWords", "contacts {n}"),
    "follow_up": QT_TRANSLATE_NOOP("ExchangeWords", "follow-ups {n}"),
    "programme": QT_TRANSLATE_NOOP("ExchangeWords", "programmes {n}"),
    "event": QT_TRANSLATE_NOOP("ExchangeWords", "events {n}"),
    "event_session": QT_TRANSLATE_NOOP("ExchangeWords", "sessions {n}"),
    "session": QT_TRANSLATE_NOOP("ExchangeWords", "sessions {n}"),
    "participation": QT_TRANSLATE_NOOP("ExchangeWords", "participants {n}"),
    "attendance": QT_TRANSLATE_NOOP("ExchangeWords", "attendance marks {n}"),
    "study": QT_TRANSLATE_NOOP("ExchangeWords", "studies {n}"),
    "response": QT_TRANSLATE_NOOP("ExchangeWords", "interviews {n}"),
    "interview": QT_TRANSLATE_NOOP("ExchangeWords", "interviews {n}"),
    "answer": QT_TRANSLATE_NOOP("ExchangeWords", "answers {n}"),
}
_UNNAMED = QT_TRANSLATE_NOOP("ExchangeWords", "other records {n}")
_KINDS = {
    "field": QT_TRANSLATE_NOOP("ExchangeWords", "Laptop"),
    "province": QT_TRANSLATE_NOOP("ExchangeWords", "Province"),
    "centre": QT_TRANSLATE_NOOP("ExchangeWords", "Headquarters"),
}
_STATES = {
    "sent": (QT_TRANSLATE_NOOP("ExchangeWords", "Sent"), "info", "paper-plane-tilt"),
    "received": (QT_TRANSLATE_NOOP("ExchangeWords", "Received"), "success", "check-circle"),
    "taken": (QT_TRANSLATE_NOOP("ExchangeWords", "Taken in"), "success", "check-circle"),
    "duplicate": (QT_TRANSLATE_NOOP("ExchangeWords", "Came twice"), "neutral", "copy"),
    "refused": (QT_TRANSLATE_NOOP("ExchangeWords", "Refused"), "danger", "x-circle"),
}


def say(text: str) -> str:
    return QCoreApplication.translate("ExchangeWords", text)


def number(value: int) -> str:
    return format_number(value, language.current())


def kind_word(kind: str) -> str:
    """Laptop, province, headquarters."""
    return say(_KINDS[kind]) if kind in _KINDS else kind


def by_entity(found: list[Pending], most: int = 4) -> str:
    """7 contacts · 4 attendance marks: the largest first, what has no word of its own together at the end."""
    counts: dict[str, int] = {}
    for one in found:
        words = _ENTITIES.get(one.entity, _UNNAMED)
        counts[words] = counts.get(words, 0) + one.count
    ordered = sorted(counts.items(), key=lambda item: (item[0] == _UNNAMED, -item[1]))
    rest = sum(count for _, count in ordered[most:])
    shown = [say(words).format(n=number(count)) for words, count in ordered[:most]]
    if rest:
        shown.append(say(_UNNAMED).format(n=number(rest)))
    return " · ".join(shown)


def chip(row: PackageRow, open_conflicts: bool) -> tuple[str, str, str]:
    """(words, tone, icon) of a package's state; a conflict stands out only while one is open."""
    conflicts, rejected = row.report.get("conflicts", 0), row.report.get("rejected", 0)
    if row.state == "taken" and conflicts and open_conflicts:
        words = say(QT_TRANSLATE_NOOP("ExchangeWords", "{n} conflicts")).format(n=number(conflicts))
        return words, "conflict", "git-merge"
    if row.state == "taken" and rejected:
        words = say(QT_TRANSLATE_NOOP("ExchangeWords", "{n} left out")).format(n=number(rejected))
        return words, "warning", "warning"
    words, tone, icon = _STATES.get(row.state, (row.state, "neutral", ""))
    return say(words), tone, icon


def is_problem(row: PackageRow, open_conflicts: bool) -> bool:
    return chip(row, open_conflicts)[1] in ("danger", "warning", "conflict")


def moment(at: dt.datetime) -> str:
    """20.11.2026 16:40, in this computer's time zone."""
    here = at.astimezone()
    return f"{format_date(here.date(), language.current())} {format_time(here)}"

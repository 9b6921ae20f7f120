"""The tables of the page: packages out and in, members of the network."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.exchange.held import HeldRow
from db.exchange.rows import MemberRow, PackageRow
from db.text import format_size, format_when
from desktop import language
from desktop.exchange.words import chip, kind_word, number
from desktop.travel import why
from desktop.widgets import Cell, Column

_ICON = {"field": "laptop", "province": "map-pin", "centre": "bank"}
_OUT = QT_TRANSLATE_NOOP("ExchangeLists", "out")
_IN = QT_TRANSLATE_NOOP("ExchangeLists", "in")
_PACKAGE = QT_TRANSLATE_NOOP("ExchangeLists", "Package")
_WHEN = QT_TRANSLATE_NOOP("ExchangeLists", "When")
_WHO = QT_TRANSLATE_NOOP("ExchangeLists", "From / to")
_CHANGES = QT_TRANSLATE_NOOP("ExchangeLists", "Changes")
_SIZE = QT_TRANSLATE_NOOP("ExchangeLists", "Size")
_STATE = QT_TRANSLATE_NOOP("ExchangeLists", "State")
_NAME = QT_TRANSLATE_NOOP("ExchangeLists", "Name")
_KIND = QT_TRANSLATE_NOOP("ExchangeLists", "Kind")
_OFFICE = QT_TRANSLATE_NOOP("ExchangeLists", "Province")
_LAST_OUT = QT_TRANSLATE_NOOP("ExchangeLists", "Last out")
_LAST_IN = QT_TRANSLATE_NOOP("ExchangeLists", "Last in")
_WAITING = QT_TRANSLATE_NOOP("ExchangeLists", "Waiting")
_RECORD = QT_TRANSLATE_NOOP("ExchangeLists", "Record")
_SINCE = QT_TRANSLATE_NOOP("ExchangeLists", "Since")
_REVOKED = QT_TRANSLATE_NOOP("ExchangeLists", "Revoked")
_ELSEWHERE = QT_TRANSLATE_NOOP("ExchangeLists", "by its province")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExchangeLists", text)


def _when(at: dt.datetime | None) -> str:
    return format_when(at, dt.datetime.now().astimezone(), language.current()) if at is not None else "–"


def package_columns(has_conflicts: Callable[[], bool]) -> list[Column[PackageRow]]:
    def name(row: PackageRow) -> Cell:
        out = row.direction == "out"
        word = _tr(_OUT) if out else _tr(_IN)
        text = number(row.number) if row.peer else "–"
        return Cell(text, weight="medium", icon="arrow-line-up" if out else "arrow-line-down", icon_word=word)

    return [
        Column(_tr(_PACKAGE), width=88, cell=name),
        Column(_tr(_WHEN), lambda row: _when(row.at), 100, tone="text_muted"),
        Column(_tr(_WHO), lambda row: row.peer_name or row.file, None),
        Column(_tr(_CHANGES), lambda row: number(row.count) if row.peer else "–", 80, "right", drop=2),
        Column(_tr(_SIZE), lambda row: format_size(row.size, language.current()), 72, "right", tone="text_muted",
               drop=1),
        Column(_tr(_STATE), width=136, chip=lambda row: chip(row, has_conflicts())),
    ]  # fmt: skip


def held_columns(describe: Callable[[str, uuid.UUID], str]) -> list[Column[HeldRow]]:
    def note(row: HeldRow) -> str:
        return why(row.why, row.since)

    look = {"parked": ("hourglass", "warning"), "refused": ("x-circle", "danger"), "future": ("clock", "warning")}
    return [
        Column(_tr(_RECORD), lambda row: describe(row.entity, row.row), None, weight="medium", sub=note,
               icon=lambda row: look[row.kind][0]),
        Column(_tr(_SINCE), lambda row: _when(row.since), 120, "right", tone="text_muted"),
    ]  # fmt: skip


def member_columns() -> list[Column[MemberRow]]:
    def place(row: MemberRow) -> str:
        return f"{row.office:02} {reference.province(row.office).name}" if row.office else "–"

    def waiting(row: MemberRow) -> Cell:
        if row.revoked:
            return Cell(chip=_tr(_REVOKED), chip_tone="danger", chip_icon="prohibit")
        if row.peer is None:
            return Cell(_tr(_ELSEWHERE), tone="text_muted")
        return Cell(number(row.peer.waiting), right=True, weight="medium" if row.peer.waiting else "regular")

    return [
        Column(
            _tr(_NAME), lambda row: row.name, None, weight="medium", icon=lambda row: _ICON.get(row.kind, "desktop")
        ),
        Column(_tr(_KIND), lambda row: kind_word(row.kind), 104, tone="text_muted", drop=1),
        Column(_tr(_OFFICE), place, 116, tone="text_muted", drop=2),
        Column(
            _tr(_LAST_OUT), lambda row: _when(row.peer.last_out if row.peer else None), 98, "right", tone="text_muted"
        ),
        Column(
            _tr(_LAST_IN), lambda row: _when(row.peer.last_in if row.peer else None), 98, "right", tone="text_muted"
        ),
        Column(_tr(_WAITING), width=120, align="right", cell=waiting),
    ]

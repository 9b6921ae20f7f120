"""The columns that a list can show; what is shown is what is exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.documents.sheets import Kind, SheetColumn
from db.errors import QT_TRANSLATE_NOOP
from db.text import format_phone
from desktop.registry import words
from desktop.widgets import Column

Value = str | dt.date | None


@dataclass(frozen=True)
class ListColumn:
    """One column by its `key`. `value(listed)` goes into an export, in full; on the screen `column` shows it."""

    key: str
    column: Column[Any]
    value: Callable[[Any], Value]
    kind: Kind = "text"
    standard: bool = False

    @property
    def title(self) -> str:
        return self.column.title


_TITLES = {
    "name": QT_TRANSLATE_NOOP("ListColumns", "Name"),
    "kind": QT_TRANSLATE_NOOP("ListColumns", "Kind"),
    "status": QT_TRANSLATE_NOOP("ListColumns", "Status"),
    "district": QT_TRANSLATE_NOOP("ListColumns", "District"),
    "province": QT_TRANSLATE_NOOP("ListColumns", "Province"),
    "register_no": QT_TRANSLATE_NOOP("ListColumns", "Register no."),
    "tax_no": QT_TRANSLATE_NOOP("ListColumns", "Tax no."),
    "phone": QT_TRANSLATE_NOOP("ListColumns", "Telephone"),
    "email": QT_TRANSLATE_NOOP("ListColumns", "E-mail"),
    "activity_class": QT_TRANSLATE_NOOP("ListColumns", "Activity"),
    "officer": QT_TRANSLATE_NOOP("ListColumns", "Officer"),
    "tags": QT_TRANSLATE_NOOP("ListColumns", "Tags"),
    "founded_on": QT_TRANSLATE_NOOP("ListColumns", "Founded"),
    "last_contact": QT_TRANSLATE_NOOP("ListColumns", "Last contact"),
    "title": QT_TRANSLATE_NOOP("ListColumns", "Title"),
    "organisation": QT_TRANSLATE_NOOP("ListColumns", "Organisation"),
}


def _title(key: str) -> str:
    return QCoreApplication.translate("ListColumns", _TITLES[key])


def _plain(
    key: str, value: Callable[[Any], str], width: int | None, *, drop: int = 0, standard: bool = False,
    shown: Callable[[Any], str] | None = None, share: float = 1.0, minimum: int = 120, tone: str = "text_muted",
    order: str = "",
) -> ListColumn:  # fmt: skip
    column: Column[Any] = Column(
        _title(key), shown or value, width, order=order or key, tone=tone, drop=drop, share=share, minimum=minimum
    )
    return ListColumn(key, column, value, standard=standard)


def _day(key: str, value: Callable[[Any], dt.date | None], *, drop: int, standard: bool = False) -> ListColumn:
    column: Column[Any] = Column(
        _title(key), lambda one: words.day(value(one)) or "–", 108, "right", order=key, tone="text_muted", drop=drop
    )
    return ListColumn(key, column, value, "date", standard)


def _tags(one: Any) -> str:
    return ", ".join(one.row.tags)


def organisation_columns() -> tuple[ListColumn, ...]:
    """In the order in which they stand beside each other."""
    label = words.label
    return (
        _plain("name", lambda one: one.row.name, None, standard=True, minimum=260, tone="text"),
        _plain("kind", lambda one: label("organisation_kinds", one.row.kind), 98, drop=2, standard=True,
               shown=lambda one: words.kind_short(one.row.kind)),
        _plain("status", lambda one: label("organisation_statuses", one.row.status), 112, drop=3),
        _plain("district", lambda one: label("districts", one.row.district), 104, drop=1, standard=True),
        _plain("province", lambda one: label("provinces", str(one.row.province or "")), 104, drop=4),
        _plain("register_no", lambda one: one.row.register_no or "", 112, drop=5),
        _plain("tax_no", lambda one: one.row.tax_no or "", 112, drop=6),
        _plain("phone", lambda one: format_phone(one.row.phone or ""), 140, drop=7),
        _plain("email", lambda one: one.row.email or "", 200, drop=8),
        _plain("activity_class", lambda one: label("activity_classes", one.row.activity_class), 200, drop=9),
        _plain("officer", lambda one: one.row.officer or "", 150, drop=10),
        _plain("tags", _tags, 180, drop=11),
        _day("founded_on", lambda one: one.row.founded_on, drop=12),
        _day("last_contact", lambda one: one.last_contact, drop=13, standard=True),
    )  # fmt: skip


def person_columns() -> tuple[ListColumn, ...]:
    return (
        _plain("name", lambda one: one.row.name, None, standard=True, minimum=140, tone="text"),
        _plain("title", lambda one: words.role(one.row.role or one.row.title), None, drop=3, standard=True,
               share=0.5, minimum=160, order="role"),
        _plain("organisation", lambda one: one.row.organisation, None, drop=4, standard=True, share=4.0, minimum=260),
        _plain("phone", lambda one: format_phone(one.row.phone or ""), 140, drop=2),
        _plain("email", lambda one: one.row.email or "", 200, drop=5),
        _plain("tags", _tags, 180, drop=6),
        _day("last_contact", lambda one: one.last_contact, drop=1, standard=True),
    )  # fmt: skip


class ColumnChoice:
    """Which of the columns are shown, and which of them the service can order by."""

    def __init__(self, known: Sequence[ListColumn], orders: Iterable[str]) -> None:
        self.known = tuple(known)
        self._orders = frozenset(orders)
        self.keys: tuple[str, ...] = self.standard

    @property
    def standard(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.known if one.standard)

    @property
    def is_standard(self) -> bool:
        return self.keys == self.standard

    def choose(self, keys: Iterable[str]) -> None:
        """Show these, in the list's own order; what is unknown is left out, and the name always stands first."""
        wanted = set(keys) or set(self.standard)
        self.keys = tuple(one.key for one in self.known if one.key in wanted or one.key == "name")

    def toggle(self, key: str) -> None:
        self.choose(set(self.keys) ^ {key} or {"name"})

    def chosen(self) -> list[ListColumn]:
        return [one for one in self.known if one.key in self.keys]

    def shown(self) -> list[Column[Any]]:
        """For the list's model: how far a record has got, then what was chosen."""
        journey: Column[Any] = Column("", width=40, journey=lambda one: one.journey)
        return [journey, *(self._sortable(one.column) for one in self.chosen())]

    def _sortable(self, column: Column[Any]) -> Column[Any]:
        return column if column.order in self._orders else replace(column, order="")

    def sheet(self) -> list[SheetColumn]:
        return [SheetColumn(one.title, one.kind) for one in self.chosen()]

    def cells(self, listed: Any) -> list[Value]:
        return [one.value(listed) for one in self.chosen()]

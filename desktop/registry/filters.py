"""The filters of the lists: a menu to choose from, with counts, and chips that show what is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db import reference
from db.registry.rows import OrganisationFilter, PersonFilter
from db.text import format_number, sort_key
from desktop import language
from desktop.registry import words
from desktop.registry.lists.stay_menu import StayMenu
from desktop.widgets import Filter

_SHOWN = 2  # values named in a chip; the rest is counted
_LONG = 12  # entries from which on those that nothing bears are left out
SINCE, ATTENDED = "since", "attended"
MONTHS = (3, 6, 12)
NAMED = ("tags", "officers")
ANY = "*"
BY = {
    "statuses": "status", "kinds": "kind", "provinces": "province", "districts": "district",
    "activity_classes": "activity_class", "tags": "tag", "officers": "officer",
}  # fmt: skip

Values = Mapping[str, Sequence[Any]]
Choices = Sequence[tuple[Any, str]]


class ListFilters(QObject):
    """Holds the chosen filters: by field the values, of which a record must have one.

    `menu` to choose, `chips()` to show, `apply(text)` for the service, `values` to keep. changed(): chosen anew.
    date_wanted(): a day of one's own is to be asked for; answer with `set(SINCE, [iso day])`.
    """

    changed = Signal()
    date_wanted = Signal()
    SINGLE = (SINCE, ATTENDED)

    def __init__(self, parent: QWidget, registry: Any) -> None:
        super().__init__(parent)
        self._registry = registry
        self.values: dict[str, tuple[Any, ...]] = {}
        self.text: Callable[[], str] = str
        self.menu = QMenu(parent)
        self._menus: dict[str, QMenu] = {}
        for field, title in self.titles().items():
            menu = self._menus[field] = QMenu(title, self.menu) if field in self.SINGLE else StayMenu(title, self.menu)
            self.menu.addMenu(menu)
            menu.aboutToShow.connect(partial(self._fill, field))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Remove all filters")).triggered.connect(self.clear)

    # ---- what a list has
    def titles(self) -> dict[str, str]:
        """The fields with their names, in the order of the menu."""
        raise NotImplementedError

    def related(self, entity: str) -> dict[str, str]:
        """The fields that other features answer, as far as they do."""
        told = {
            SINCE: (f"{entity}.contacted", self.tr("Not contacted for")),
            ATTENDED: (f"{entity}.attended", self.tr("Has attended")),
        }
        return {field: title for field, (relation, title) in told.items() if self._registry.tells(relation)}

    def counts(self, wanted: Any, field: str) -> Mapping[Any, int]:
        """How many of the wanted records have each value of a field."""
        raise NotImplementedError

    def choices(self, field: str) -> Choices:
        """(value, words) of a field that several values can be chosen of."""
        raise NotImplementedError

    def made(self, text: str, values: Values, since: dt.date | None, attended: str | None) -> Any:
        """The service's filter."""
        raise NotImplementedError

    # ---- the menus
    def _fill(self, field: str) -> None:
        """Made when it is opened: what can be chosen depends on what is chosen elsewhere."""
        menu = self._menus[field]
        menu.clear()
        chosen, counts = self.values.get(field, ()), self._counts(field)
        choices = self._named_values(field, counts) if field in NAMED else self._choices(field)
        for value, text in choices:
            count = None if counts is None else counts.get(value, 0)
            if count == 0 and len(choices) > _LONG and value not in chosen:
                continue
            label = text.replace("&", "&&")
            action: QAction = menu.addAction(label if count is None else f"{label}\t{_figure(count)}")
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._toggled, field, value))
        if field == SINCE:
            menu.addSeparator()
            menu.addAction(self.tr("Since a date…")).triggered.connect(lambda _on=False: self.date_wanted.emit())
        if menu.isEmpty():
            menu.addAction(self._nothing(field)).setEnabled(False)

    def _nothing(self, field: str) -> str:
        if field == "districts":
            return self.tr("Choose a province first")
        return self.tr("None given yet")

    def _choices(self, field: str) -> Choices:
        if field == SINCE:
            kept = [(f"{n}m", self.tr("{n} months").format(n=n)) for n in MONTHS]
            own = [value for value in self.values.get(SINCE, ()) if not value.endswith("m")]
            return [*kept, *((value, words.day(dt.date.fromisoformat(value))) for value in own)]
        if field == ATTENDED:
            return [(ANY, self.tr("Any event")), *reference.choices("event_kinds", language.current())]
        return self.choices(field)

    def _named_values(self, field: str, counts: Mapping[Any, int] | None) -> Choices:
        """Tags and officers that some wanted record has, and those that are chosen."""
        names = {*(counts or ()), *self.values.get(field, ())}
        return [(name, name) for name in sorted(names, key=sort_key)]

    def _counts(self, field: str) -> Mapping[Any, int] | None:
        """How many records each value has among those that the other filters let through."""
        if field in self.SINGLE:
            return None
        others = {name: values for name, values in self.values.items() if name != field}
        return self.counts(self._make(self.text(), others), field)

    # ---- choosing
    def _toggled(self, field: str, value: Any, _on: bool = False) -> None:
        self.toggle(field, value)

    def toggle(self, field: str, value: Any) -> None:
        """Choose a value, or take it away again."""
        chosen = self.values.get(field, ())
        if field in self.SINGLE:
            self.set(field, () if value in chosen else (value,))
        else:
            self.set(field, tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value))

    def set(self, field: str, values: Sequence[Any]) -> None:
        self.set_all({**self.values, field: tuple(values)})

    def set_all(self, values: Values) -> None:
        """Choose as given, also what another version or day has stored: what is unknown is left out."""
        known = self.titles()
        kept = {field: self._valid(field, given) for field, given in values.items() if field in known}
        self.values = {field: given for field, given in kept.items() if given}
        self.changed.emit()

    def _valid(self, field: str, given: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(value for value in given if field != SINCE or _since(str(value), dt.date.today()) is not None)

    def remove(self, field: str) -> None:
        self.set(field, ())

    def clear(self, _checked: bool = False) -> None:
        self.set_all({})

    # ---- showing
    def chips(self) -> list[Filter]:
        return [
            Filter(field, title, self._named(field)) for field, title in self.titles().items() if field in self.values
        ]

    def _named(self, field: str) -> str:
        labels = dict(self._choices(field))
        names = [self.short(field, value) or labels.get(value, str(value)) for value in self.values[field]]
        more = f", +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
        return ", ".join(names[:_SHOWN]) + more

    def short(self, field: str, value: Any) -> str:  # noqa: ARG002
        """A shorter name for a chip, "" where the menu's will do."""
        return ""

    def count(self) -> int:
        return len(self.values)

    def apply(self, text: str) -> Any:
        """The service's filter with `text`."""
        return self._make(text, self.values)

    def _make(self, text: str, values: Values) -> Any:
        since = next(iter(values.get(SINCE, ())), None)
        attended = next(iter(values.get(ATTENDED, ())), None)
        return self.made(text, values, _since(since, self._registry.today()) if since else None, attended)


class OrganisationFilters(ListFilters):
    def titles(self) -> dict[str, str]:
        return {
            "statuses": self.tr("Status"),
            "kinds": self.tr("Kind"),
            "provinces": self.tr("Province"),
            "districts": self.tr("District"),
            "activity_classes": self.tr("Activity"),
            "tags": self.tr("Tag"),
            "officers": self.tr("Officer"),
            **self.related("organisation"),
        }

    def counts(self, wanted: Any, field: str) -> Mapping[Any, int]:
        return self._registry.group_counts(wanted, BY[field])

    def choices(self, field: str) -> Choices:
        if field == "provinces":
            return [(one.plate, one.name) for one in reference.provinces()]
        if field == "districts":
            plates = self.values.get("provinces", ())
            return [(one.code, one.name) for plate in plates for one in reference.districts(plate)]
        if field in NAMED:
            return [(name, name) for name in self.values.get(field, ())]
        lists = {"statuses": "organisation_statuses", "kinds": "organisation_kinds"}
        return reference.choices(lists.get(field, field), language.current())

    def set_all(self, values: Values) -> None:
        known = {one.code for plate in values.get("provinces", ()) for one in reference.districts(plate)}
        districts = tuple(code for code in values.get("districts", ()) if code in known)
        super().set_all({**values, "districts": districts})

    def short(self, field: str, value: Any) -> str:
        return words.kind_short(value) if field == "kinds" else ""

    def made(self, text: str, values: Values, since: dt.date | None, attended: str | None) -> OrganisationFilter:
        several = {field: tuple(given) for field, given in values.items() if field not in self.SINGLE}
        return OrganisationFilter(text, not_contacted_since=since, attended=attended, **several)


class PersonFilters(ListFilters):
    def titles(self) -> dict[str, str]:
        return {
            "tags": self.tr("Tag"),
            **self.related("person"),
        }

    def counts(self, wanted: Any, field: str) -> Mapping[Any, int]:
        return self._registry.group_counts_of_people(wanted, BY[field])

    def choices(self, field: str) -> Choices:
        return [(name, name) for name in self.values.get(field, ())]

    def made(self, text: str, values: Values, since: dt.date | None, attended: str | None) -> PersonFilter:
        return PersonFilter(text, tuple(values.get("tags", ())), since, attended)


def _figure(count: int) -> str:
    return format_number(count, language.current())


def _since(stored: str, today: dt.date) -> dt.date | None:
    """The first day that a contact must not lie on or after: "6m" is six months back. None where it is no day."""
    if stored.endswith("m") and stored[:-1].isdigit():
        months = today.year * 12 + today.month - 1 - int(stored[:-1])
        year, month = divmod(months, 12)
        if year < 1:
            return None
        for day in range(today.day, today.day - 4, -1):  # the 31st of a shorter month is its last day
            try:
                return dt.date(year, month + 1, day)
            except ValueError:
                continue
    try:
        return dt.date.fromisoformat(stored)
    except ValueError:
        return None

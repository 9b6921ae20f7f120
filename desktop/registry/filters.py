"""The filters of the list of organisations: a menu to choose from, chips that show what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db import reference
from db.registry.rows import OrganisationFilter
from desktop import language
from desktop.registry import words
from desktop.widgets import Filter

_SHOWN = 2  # values named in a chip; the rest is counted


class OrganisationFilters(QObject):
    """Holds the chosen filters. `menu` to choose, `chips()` to show, `apply(text)` for the service. changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now = OrganisationFilter()
        self.menu = QMenu(parent)
        self._menus: dict[str, QMenu] = {}
        for field, title in self._titles().items():
            self._menus[field] = self.menu.addMenu(title)
            self._menus[field].aboutToShow.connect(lambda field=field: self._fill(field))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Remove all filters")).triggered.connect(self.clear)

    def _titles(self) -> dict[str, str]:
        return {
            "statuses": self.tr("Status"),
            "kinds": self.tr("Kind"),
            "provinces": self.tr("Province"),
            "districts": self.tr("District"),
            "activity_classes": self.tr("Activity"),
        }

    def _choices(self, field: str) -> Sequence[tuple[Any, str]]:
        now = language.current()
        if field == "provinces":
            return [(one.plate, one.name) for one in reference.provinces()]
        if field == "districts":
            plates = self.now.provinces
            return [(one.code, one.name) for plate in plates for one in reference.districts(plate)]
        lists = {"statuses": "organisation_statuses", "kinds": "organisation_kinds"}
        return reference.choices(lists.get(field, field), now)

    def _fill(self, field: str) -> None:
        """Made when it is opened: the districts depend on the provinces chosen."""
        menu = self._menus[field]
        menu.clear()
        chosen = getattr(self.now, field)
        choices = self._choices(field)
        if not choices:
            none = menu.addAction(self.tr("Choose a province first"))
            none.setEnabled(False)
        for code, text in choices:
            action: QAction = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(code in chosen)
            action.triggered.connect(lambda _on=False, code=code: self.toggle(field, code))

    # ---- choosing
    def toggle(self, field: str, code: Any) -> None:
        """Choose a value, or take it away again."""
        chosen = getattr(self.now, field)
        kept = tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)
        self.set(field, kept)

    def set(self, field: str, values: Sequence[Any]) -> None:
        chosen: dict[str, Any] = {field: tuple(values)}
        self.now = replace(self.now, **chosen)
        if field == "provinces":
            known = {one.code for plate in self.now.provinces for one in reference.districts(plate)}
            self.now = replace(self.now, districts=tuple(code for code in self.now.districts if code in known))
        self.changed.emit()

    def remove(self, field: str) -> None:
        self.set(field, ())

    def clear(self) -> None:
        self.now = OrganisationFilter()
        self.changed.emit()

    # ---- showing
    def chips(self) -> list[Filter]:
        return [
            Filter(field, title, self._named(field))
            for field, title in self._titles().items()
            if getattr(self.now, field)
        ]

    def _named(self, field: str) -> str:
        chosen = getattr(self.now, field)
        if field == "kinds":
            names = [words.kind_short(code) for code in chosen]
        else:
            labels = dict(self._choices(field))
            names = [labels.get(code, str(code)) for code in chosen]
        more = f", +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
        return ", ".join(names[:_SHOWN]) + more

    def count(self) -> int:
        return sum(bool(getattr(self.now, field)) for field in self._titles())

    def apply(self, text: str) -> OrganisationFilter:
        return replace(self.now, text=text)

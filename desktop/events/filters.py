"""The filters of the list of events: the menu, the chips, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db import reference
from db.events.rows import STATES, EventFilter
from desktop import language
from desktop.events.words import STATE_WORDS, said
from desktop.widgets import Filter, FilterBar


class EventFilters(QObject):
    """States and kinds that a FilterBar shows. changed: what the list shows is another now."""

    changed = Signal()

    def __init__(self, bar: FilterBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self.states: tuple[str, ...] = ()
        self.kinds: tuple[str, ...] = ()
        menu = QMenu(parent)
        for state in STATES:
            self._add(menu, said(STATE_WORDS[state]), partial(self.toggle_state, state))
        menu.addSeparator()
        for code, words in reference.choices("event_kinds", language.current()):
            self._add(menu, words, partial(self.toggle_kind, code))
        bar.set_menu(menu)
        bar.text_changed.connect(self.changed)
        bar.filter_removed.connect(self._remove)
        bar.cleared.connect(self.clear)

    @staticmethod
    def _add(menu: QMenu, words: str, toggle: Callable[[], None]) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked: toggle())
        menu.addAction(action)

    def value(self) -> EventFilter:
        return EventFilter(text=self._bar.text(), kinds=self.kinds, states=self.states)

    def count(self) -> int:
        """How many filters narrow the list."""
        return len(self.states) + len(self.kinds) + bool(self._bar.text())

    def toggle_state(self, state: str) -> None:
        self.states = _toggled(self.states, state)
        self._show()

    def toggle_kind(self, kind: str) -> None:
        self.kinds = _toggled(self.kinds, kind)
        self._show()

    @Slot()
    def clear(self) -> None:
        self.states, self.kinds = (), ()
        self._bar.set_text("")
        self._show()

    @Slot(str)
    def _remove(self, key: str) -> None:
        if key == "states":
            self.states = ()
        else:
            self.kinds = ()
        self._show()

    def _show(self) -> None:
        filters = []
        if self.states:
            words = ", ".join(said(STATE_WORDS[state]) for state in self.states)
            filters.append(Filter("states", self.tr("State"), words))
        if self.kinds:
            words = ", ".join(reference.label("event_kinds", kind, language.current()) for kind in self.kinds)
            filters.append(Filter("kinds", self.tr("Kind"), words))
        self._bar.set_filters(filters)
        self.changed.emit()


def _toggled(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != one) if one in chosen else (*chosen, one)

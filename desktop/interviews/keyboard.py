"""Keys of a page that has the whole window: they come before the window's own of the same name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets import Surface


class KeyedSurface(Surface):
    """`bind` a key to what it does; the parts inside get every key first."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._bound: dict[tuple[int, bool, bool], Callable[[], Any]] = {}

    def bind(self, slot: Callable[[], Any], *keys: Qt.Key, control: bool = False, shift: bool = False) -> None:
        """Shift makes another key only where it is bound with `shift`: + needs it on most keyboards."""
        for key in keys:
            self._bound[int(key), control, shift] = slot

    def _slot(self, event: QKeyEvent) -> Callable[[], Any] | None:
        others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        if event.modifiers() & others:
            return None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = self._bound.get((event.key(), control, False))
        return self._bound.get((event.key(), control, True), plain) if shift else plain

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._slot(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        slot = self._slot(event)
        if slot is None:
            super().keyPressEvent(event)
        else:
            slot()

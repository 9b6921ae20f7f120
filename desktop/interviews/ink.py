"""How an interview is drawn: size of type and contrast, changed while it runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont

from desktop.theme import font

STEPS = (0.875, 1.0, 1.125, 1.25, 1.5, 1.75)
_STRONG = {
    "text_muted": "text",
    "text_faint": "text",
    "icon": "text",
    "line": "control_border",
    "line_strong": "text",
    "control_border": "text",
    "accent_soft": "surface",
    "sunken": "surface",
}


class Ink(QObject):
    """`px` and `tone` are asked at paint time; `changed` when either answer is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step = STEPS.index(1.0)
        self._strong = False

    @property
    def scale(self) -> float:
        return STEPS[self._step]

    @property
    def strong(self) -> bool:
        """High contrast: nothing is muted, lines and rings are as dark as text."""
        return self._strong

    def px(self, size: int) -> int:
        return round(size * self.scale)

    def font(self, size: int, weight: str = "regular") -> QFont:
        return font(self.px(size), weight)

    def tone(self, name: str) -> str:
        return _STRONG.get(name, name) if self._strong else name

    def grow(self, steps: int) -> None:
        """Larger or smaller type; at the last step nothing happens."""
        step = min(max(self._step + steps, 0), len(STEPS) - 1)
        if step != self._step:
            self._step = step
            self.changed.emit()

    def cycle(self) -> None:
        """The next larger type; after the largest the ordinary one."""
        self._step = STEPS.index(1.0) if self._step == len(STEPS) - 1 else self._step + 1
        self.changed.emit()

    def set_strong(self, strong: bool) -> None:
        if strong != self._strong:
            self._strong = strong
            self.changed.emit()

"""The bar over a list: what is filtered is always visible, and so is how many records that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from db.text import format_number
from desktop import language
from desktop.theme import font, icon, paint_icon, size
from desktop.widgets.basics import IconButton, Label, PaintedButton, QuietButton, Surface
from desktop.widgets.paint import draw_text, focus_ring, rounded, text_width


@dataclass(frozen=True)
class Filter:
    """One active filter as it is shown: `label: value`; `key` comes back when it is removed."""

    key: str
    label: str
    value: str


class FilterChip(PaintedButton):
    """An active filter; clicking (or Enter, Delete) takes it away."""

    def __init__(self, filter_: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = filter_
        self._label = f"{filter_.label}:" if filter_.label else ""
        wide = text_width(self._label, "small") + 4 if self._label else 0
        self.fix_size(wide + text_width(filter_.value, "small", "medium") + 40, 26)
        self.setAccessibleName(
            self.tr("Remove filter {label}: {value}").format(label=filter_.label, value=filter_.value)
        )
        self.setToolTip(self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 4, "accent_soft")
        draw_text(
            painter, self.rect().adjusted(8, 0, 0, 0), self._label, "small", "regular", "accent_text", elide=False
        )
        left = 12 + text_width(self._label, "small") if self._label else 8
        draw_text(painter, self.rect().adjusted(left, 0, -20, 0), self.filter.value, "small", "medium", "accent_text")
        paint_icon(painter, QRect(self.width() - 20, 7, 12, 12), "x", "accent_text")
        if self.hasFocus():
            focus_ring(painter, self.rect(), 4)


class FilterField(QLineEdit):
    """The text filter. Esc empties it first; Down goes into the list."""

    leave_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font())
        self.setProperty("small", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.addAction(icon("funnel"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave_down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(Surface):
    """Text filter, chips, menu of further filters, count, and places for more at the right.

    text_changed(str) comes with every letter. filter_removed(key) when a chip is taken away; cleared when all go.
    """

    text_changed = Signal(str)
    filter_removed = Signal(str)
    cleared = Signal()
    export_requested = Signal()
    leave_down = Signal()

    def __init__(self, placeholder: str, noun: str, *, export: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self._noun = noun
        self._chips: list[FilterChip] = []
        self._right: list[QWidget] = []
        self.setFixedHeight(size("filter_bar"))
        self.field = FilterField(placeholder)
        self.field.setFixedWidth(236)
        self.field.textChanged.connect(self.text_changed)
        self.field.leave_down.connect(self.leave_down)
        self.filter_button = QuietButton(self.tr("Filter"), "plus", small=True)
        self.filter_button.setVisible(False)
        self._more = QuietButton("", small=True, name=self.tr("Hidden filters"), on_click=self._show_hidden)
        self._more.setVisible(False)
        self._figure, self._word = Label("", weight="strong"), Label(noun, tone="text_muted")
        self.export_button = IconButton(
            "download-simple", self.tr("Export what the list shows"), "", small=True, keys="Ctrl+E"
        )
        self.export_button.setFixedWidth(38)
        if not export:  # setVisible(True), and setHidden(False), would show it as a window: it has no parent yet
            self.export_button.hide()
        self.export_button.clicked.connect(self.export_requested)
        self.more_button = IconButton("dots-three", self.tr("More for this list"), "", small=True)
        self.more_button.setFixedWidth(36)
        self.more_button.setVisible(False)
        self.more_button.clicked.connect(self._show_more)
        self._menu: QMenu | None = None
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # chips make room, see _fit
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.field)
        for widget in (self._more, self.filter_button):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._figure)
        self._row.addWidget(self._word)
        self._row.addWidget(self.export_button)
        self.export_button.setVisible(export)  # not before it has a parent: it would flash up as a window of its own
        self._row.addWidget(self.more_button)

    def set_menu(self, menu: QMenu) -> None:
        """The menu of filters that can be added; shows the button."""
        self.filter_button.setMenu(menu)
        self.filter_button.setVisible(True)

    def set_more(self, menu: QMenu) -> None:
        """What else can be done with this list; shows the three dots at the end."""
        self._menu = menu
        self.more_button.setVisible(True)

    def _show_more(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def add_right(self, widget: QWidget) -> None:
        """A widget before the export button (saved view, second action)."""
        self._row.insertWidget(self._row.count() - 2, widget)
        self._right.append(widget)
        self._fit()

    def set_filters(self, filters: list[Filter]) -> None:
        focused = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [FilterChip(one, self) for one in filters]
        for number, chip in enumerate(self._chips):
            self._row.insertWidget(1 + number, chip)
            chip.clicked.connect(lambda _=False, key=chip.filter.key: self.filter_removed.emit(key))
            chip.show()
        order = [self.field, *self._chips, self._more, self.filter_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if focused is not None:
            (self._chips[min(focused, len(self._chips) - 1)] if self._chips else self.field).setFocus()
        self._fit()

    def set_count(self, shown: int, total: int | None = None, *, more: bool = False) -> None:
        """`218 / 1.904 organisations`; the total is left out where nothing is filtered. `more`: 218 at least."""
        text = format_number(shown, language.current()) + ("+" if more else "")
        if total is not None and total != shown:
            text += f" / {format_number(total, language.current())}"
        self._figure.setText(text)
        self._figure.setAccessibleName(f"{text} {self._noun}")
        self._fit()

    def text(self) -> str:
        return self.field.text()

    def set_text(self, text: str) -> None:
        self.field.setText(text)

    def type_text(self, text: str) -> None:
        """Go on typing here: for letters typed in the list; "/" only brings one here."""
        if text == "/":
            self.focus_text()
            return
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.deselect()
        self.field.end(False)
        self.field.insert(text)

    def focus_text(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Chips that have no room go behind `+2`, whose menu takes them away."""
        fixed: list[QWidget] = [self.filter_button, self._figure, self._word, self.export_button, self.more_button]
        fixed += self._right
        taken = 32 + self.field.width() + sum(w.sizeHint().width() + 8 for w in fixed if not w.isHidden()) + 24
        hidden = 0
        for number, chip in enumerate(self._chips):
            last = number == len(self._chips) - 1
            taken += chip.sizeHint().width() + 8
            fits = taken + (0 if last and not hidden else 48) <= self.width() and not hidden
            hidden += 0 if fits else 1
            chip.setVisible(fits)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"+{hidden}")
        self._more.setAccessibleName(self.tr("Hidden filters") + f": {hidden}")

    def _show_hidden(self) -> None:
        menu = QMenu(self)
        for chip in self._chips:
            if chip.isHidden():
                entry = menu.addAction(icon("x"), f"{chip.filter.label}: {chip.filter.value}")
                entry.triggered.connect(lambda _=False, key=chip.filter.key: self.filter_removed.emit(key))
        menu.addSeparator()
        menu.addAction(self.tr("Remove all filters")).triggered.connect(self.cleared)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


__all__ = ["Filter", "FilterBar", "FilterChip", "FilterField"]

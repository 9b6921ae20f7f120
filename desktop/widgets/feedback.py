"""What answers the person: toast with undo, empty states, progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.text import format_number
from desktop import language
from desktop.theme import paint_icon, size, tokens
from desktop.widgets.basics import Button, IconMark, Label, PaintedButton, PrimaryButton, Surface
from desktop.widgets.paint import CENTRE, draw_text, rounded, text_width

LABEL = 24  # px of the label over an input
EDITED = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)


class _ToastAction(PaintedButton):
    """The action of a toast, painted on the toast's own ground."""

    def set_label(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.fix_size(text_width(text, "body", "strong") + 16, 28)
        self.resize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_text(painter, self.rect(), self.text(), "body", "strong", "toast_action", CENTRE, elide=False)
        if self.hasFocus() or self.underMouse():
            rounded(painter, self.rect(), 4, "", "toast_action", 2 if self.hasFocus() else 1)


class Toast(QWidget):
    """One sentence at the bottom left for 8 s, with *undo*; stays while hovered or focused; the next replaces it.

    A child of the window. `undone` after the action ran. Ctrl+Z is the window's key and calls `undo`.
    """

    undone = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._text, self._keys = "", ""
        self._action: Callable[[], Any] | None = None
        self._left, self._bottom = 16, 16
        self._button = _ToastAction(self)
        self._button.clicked.connect(self.undo)
        self._button.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(tokens()["motion"]["toast_ms"])
        self._timer.timeout.connect(self._expire)
        self._came_from: QWidget | None = None
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note_focus)
        self.hide()

    def show_text(
        self, text: str, action: Callable[[], Any] | None = None, label: str = "", keys: str = "Ctrl+Z"
    ) -> None:
        """Show a sentence; with `action` there is a button, *Undo* unless `label` says otherwise."""
        had = self._button.hasFocus()
        self._text, self._action = text, action
        self._keys = keys if action is not None and not label else ""
        self._button.set_label(label or self.tr("Undo"))
        self._button.setVisible(action is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        if had and action is None:
            self._give_back()
        self.update()

    def text(self) -> str:
        return self._text if self.isVisible() else ""

    def can_undo(self) -> bool:
        return self.isVisible() and self._action is not None

    def undo(self) -> None:
        """Run the action once and go."""
        action, self._action = self._action, None
        self.dismiss()
        if action is not None:
            action()
            self.undone.emit()

    def dismiss(self) -> None:
        self._timer.stop()
        if self._button.hasFocus():
            self._give_back()
        self._action = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def set_place(self, left: int, bottom: int) -> None:
        """Distance of the left and lower edge from the window's."""
        self._left, self._bottom = left, bottom
        self._place()

    def _give_back(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        else:
            self.window().focusNextChild()

    def _expire(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(1000)
        else:
            self.dismiss()

    def _place(self) -> None:
        keys = text_width(self._keys, "small") + 12 if self._keys else 0
        button = self._button.width() + 8 if self._action is not None else 0
        around = self._around.rect()
        room = max(200, around.width() - 2 * self._left)
        wide = min(max(size("toast"), text_width(self._text) + 56 + button + keys), room)
        place = QRect(self._left, around.height() - self._bottom - 44, wide, 44)
        place.moveBottom(min(place.bottom(), self._top_of_what_is_edited(place) - 4))
        self.setGeometry(place)
        self._button.move(wide - keys - self._button.width() - 8, 8)

    def _top_of_what_is_edited(self, place: QRect) -> int:
        """Upper edge of the input that would lie below the toast, with its label; the window's edge if none does."""
        focus = QApplication.focusWidget()
        if focus is None or not self._around.isAncestorOf(focus) or self.isAncestorOf(focus):
            return self._around.height()
        if not isinstance(focus, EDITED):
            return self._around.height()
        input_ = QRect(focus.mapTo(self._around, QPoint()), focus.size()).adjusted(0, -LABEL, 0, 0)
        return input_.top() if input_.intersects(place) else self._around.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._button and event.type() == QEvent.Type.FocusIn:
            self.update()
        elif watched is self._button and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.dismiss()
            return True
        return False

    @Slot(QWidget, QWidget)
    def _note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Where the focus came from when it moved onto the toast; it goes back there."""
        if new is self._button and old is not None:
            self._came_from = old
        elif self.isVisible():
            QTimer.singleShot(0, self, self._place)  # what got the focus has its place by then

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 6, "toast")
        paint_icon(painter, QRect(14, 14, 16, 16), "check-circle", "toast_action")
        keys = text_width(self._keys, "small") + 12 if self._keys else 0
        right = keys + (self._button.width() + 12 if self._action is not None else 12)
        draw_text(painter, QRect(42, 0, self.width() - 42 - right, 44), self._text, "body", "medium", "on_toast")
        if keys:
            draw_text(painter, QRect(self.width() - keys, 0, keys, 44), self._keys, "small", "regular", "on_toast")


class EmptyState(QWidget):
    """Icon, what will stand here, why it is empty, one action; `show_filtered` is the variant with filters on."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        on_action: Callable[[], Any] | None = None,
        *,
        action_icon: str = "",
        second: str = "",
        on_second: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._plain = (icon_name, title, text)
        self._mark = IconMark(icon_name, "icon", size("icon_empty"))
        self._title = Label(title, "section", "strong", wrap=True)
        self._text = Label(text, tone="text_muted", wrap=True)
        self._first = PrimaryButton(action, action_icon, on_click=on_action) if action else None
        self._second = Button(second, on_click=on_second) if second else None
        self._clear = Button(self.tr("Remove filters"), "x", on_click=self._remove)
        self._on_clear: Callable[[], Any] | None = None
        self._clear.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._first, self._clear, self._second):
            if button is not None:
                row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(2)

    def show_filtered(self, title: str, filters: int, on_clear: Callable[[], Any]) -> None:
        """Nothing found with `filters` filters on; the one action takes them away."""
        self._mark.set_icon("magnifying-glass")
        self._title.setText(title)
        self._text.setText(self.tr("{n} filters are on.").format(n=filters) if filters else "")
        self._on_clear = on_clear
        if self._first is not None:
            self._first.hide()
        self._clear.setVisible(filters > 0)

    def show_plain(self) -> None:
        icon_name, title, text = self._plain
        self._mark.set_icon(icon_name)
        self._title.setText(title)
        self._text.setText(text)
        if self._first is not None:
            self._first.show()
        self._clear.hide()

    def _remove(self) -> None:
        if self._on_clear is not None:
            self._on_clear()


class ProgressStrip(Surface):
    """Long work: title, n / total, bar, what cancelling does, cancel. Connect `report` to `Job.progressed`."""

    cancelled = Signal()

    def __init__(self, title: str = "", on_cancel_means: str = "", parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._title, self._figures = Label(title, weight="medium", elide=True), Label("", "small", tone="text_muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._means = Label(on_cancel_means, "small", tone="text_muted", wrap=True)
        self.cancel_button = Button(self.tr("Cancel"), "x", small=True, on_click=self.cancelled.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._figures)
        foot.addWidget(self._means, 1)
        foot.addWidget(self.cancel_button)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def start(self, title: str, on_cancel_means: str = "") -> None:
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._means.setText(on_cancel_means)
        self.report(0, 0, "")
        self.show()

    def report(self, n: int, total: int, text: str = "") -> None:
        """`total` 0: not known yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(n)
        figures = format_number(n, language.current()) if n else ""
        if total:
            figures = f"{format_number(n, language.current())} / {format_number(total, language.current())}"
        self._figures.setText(" · ".join(part for part in (figures, text) if part))


__all__ = ["EmptyState", "ProgressStrip", "Toast"]

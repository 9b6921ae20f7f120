"""List left, record right; one column where there is no room, and Esc goes back to the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import size
from desktop.widgets.basics import QuietButton, Surface

ONE_COLUMN_BELOW = 1100
AROUND = 48
"""What is shown above and below the input that has the focus: its label, its error."""


class DetailScroll(QScrollArea):
    """A detail column that scrolls instead of demanding height; keeps the focused input in view."""

    def __init__(self, widget: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if widget is not None:
            self.setWidget(widget)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        """Qt brings into view what Tab reaches; a refused field, a new line, a mnemonic have to be seen as well."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, self._show_focused)  # a new line has its place by then

    @Slot()
    def _show_focused(self) -> None:
        inside, now = self.widget(), QApplication.focusWidget()
        if inside is None or now is None or not inside.isAncestorOf(now):
            return
        if now.height() + 2 * AROUND < self.viewport().height():
            self.ensureWidgetVisible(now, 0, AROUND)

    def setWidget(self, widget: QWidget) -> None:
        widget.setAutoFillBackground(False)
        super().setWidget(widget)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Alt+Up and Alt+Down step through the records, see ListDetail
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)


class ListDetail(QWidget):
    """`list_side` and `detail` side by side; `detail` is put into a scroll area.

    show_detail() after the person chose a record: in one column it replaces the list; `back()` returns, and the list
    keeps its place, because it was never left. stepped(±1): Alt+Up/Down in the detail; connect to the list.
    """

    stepped = Signal(int)
    returned = Signal()

    def __init__(
        self,
        list_side: QWidget,
        detail: QWidget,
        *,
        scroll: bool = True,
        list_width: int = 560,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.list_side, self.detail = list_side, detail
        self._one, self._in_detail, self._wide = False, False, False
        self.back_button = QuietButton(self.tr("Back"), "caret-left", small=True, keys="Esc", on_click=self.back)
        self.back_button.hide()
        self.right = Surface("page")
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(DetailScroll(detail) if scroll else detail, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(list_side)
        self.splitter.addWidget(self.right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        list_side.setMinimumWidth(min(size("list_min"), 360))
        self.splitter.setSizes([list_width, 10000])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def one_column(self) -> bool:
        return self._one

    def is_wide(self) -> bool:
        return self._wide

    def set_wide(self, on: bool) -> None:
        """One column though there is room for two: the list has the whole width until a record is opened."""
        self._wide = on
        self._settle()

    def detail_shown(self) -> bool:
        return not self._one or self._in_detail

    def show_detail(self, *, focus: bool = False) -> None:
        """Bring the record to the front; with `focus` its first input gets it."""
        self._in_detail = True
        self._arrange()
        if focus or (self._one and not self._focus_in(self.right)):
            first_stop(self.right).setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """From the record to the list; False if the list already has the focus."""
        if self._one and self._in_detail:
            self._in_detail = False
            self._arrange()
        elif not self._focus_in(self.right):
            return False
        first_stop(self.list_side).setFocus(Qt.FocusReason.OtherFocusReason)
        self.returned.emit()
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        one = self._wide or self.width() < ONE_COLUMN_BELOW
        if one != self._one:
            self._one = one
            self._in_detail = self._in_detail and self._focus_in(self.right)
            self._arrange()

    def _arrange(self) -> None:
        held = self._focus_in(self)
        self.list_side.setVisible(not (self._one and self._in_detail))
        self.right.setVisible(not self._one or self._in_detail)
        self.back_button.setVisible(self._one and self._in_detail)
        if held and not self._focus_in(self):
            side = self.right if self._in_detail and self._one else self.list_side
            first_stop(side).setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _focus_in(widget: QWidget) -> bool:
        focused = widget.window().focusWidget()
        return focused is not None and focused.isVisible() and (focused is widget or widget.isAncestorOf(focused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def first_stop(side: QWidget) -> QWidget:
    """Where the focus goes in a part of a page: its list where there is one, else its first input."""
    stops = [
        child
        for child in (side, *side.findChildren(QWidget))
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return next((stop for stop in stops if isinstance(stop, QAbstractItemView)), stops[0] if stops else side)

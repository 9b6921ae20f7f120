"""Base of every page: header, body, and what a page tells the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import font, paint_icon, size
from desktop.widgets.basics import Button, IconMark, Label, PrimaryButton, QuietButton, Surface
from desktop.widgets.paint import draw_text, paint_key


class FindButton(Button):
    """Looks like a search field and opens the command palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", kind="find", name=self.tr("Search or command"), keys="Ctrl+K", parent=parent)
        self.setMinimumWidth(36)
        self.setMaximumWidth(248)
        self.setFixedHeight(32)

    def sizeHint(self) -> QSize:
        return QSize(248, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, QRect(9, 8, 16, 16), "magnifying-glass")
        if self.width() > 120:
            keys = paint_key(painter, self.rect().adjusted(0, 0, -8, 0), "Ctrl+K")
            words = QRect(32, 0, self.width() - 48 - keys, self.height())
            draw_text(painter, words, self.tr("Search or command…"), tone="text_faint")


class Header(Surface):
    """52 px: title (below a parent: link, caret, title), one muted sub, search, at most one primary."""

    parent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self.setFixedHeight(size("header"))
        self._parent = QuietButton("", small=True, on_click=self.parent_requested.emit)
        self._caret = IconMark("caret-right", side=12)
        self._title = Label("", "page", "strong", elide=True)
        self._sub = Label("", tone="text_muted", elide=True)
        self.find_button = FindButton()
        self.primary: PrimaryButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        for widget in (self._parent, self._caret, self._title, self._sub):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.find_button)
        self.set_title("")

    def set_title(self, title: str, sub: str = "", parent: str = "") -> None:
        self._parent.setText(parent)
        self._parent.setVisible(bool(parent))
        self._caret.setVisible(bool(parent))
        self._title.setFont(font("record" if parent else "page", "strong"))
        self._title.setText(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._row.setContentsMargins(8 if parent else 16, 0, 16, 0)

    def title(self) -> str:
        return self._title.full_text()

    def set_primary(self, text: str, icon_name: str, on_click: Callable[[], Any], keys: str = "") -> PrimaryButton:
        if self.primary is not None:
            self._row.removeWidget(self.primary)
            self.primary.deleteLater()
        self.primary = PrimaryButton(text, icon_name, keys=keys, on_click=on_click)
        self._row.addWidget(self.primary)
        return self.primary

    def add_widget(self, widget: QWidget) -> None:
        """A further widget before the search field (state chip, clock)."""
        self._row.insertWidget(self._row.indexOf(self.find_button), widget)


class Page(QWidget):
    """One page of the program. Put the content into `body`; services come by constructor.

    open_requested(entity, id): another record shall be shown; entity "contact", "organisation", … or "page" with a
    page's key. notice_posted(text, undo): a toast, `undo` a callable or None. palette_requested: the search field.
    count_changed(n): the number beside the page's name in the navigation.
    """

    open_requested = Signal(str, object)
    notice_posted = Signal(str, object)
    palette_requested = Signal()
    count_changed = Signal(int)
    shown = Signal()

    def __init__(self, title: str = "", sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("surface", "page")
        self.header = Header()
        self.header.set_title(title, sub)
        self.header.find_button.clicked.connect(self.palette_requested)
        self.header.parent_requested.connect(self.go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)

    def title(self) -> str:
        return self.header.title()

    def set_title(self, title: str, sub: str = "", parent: str = "") -> None:
        """`parent` names the page this one stands below; its link calls `go_back`."""
        self.header.set_title(title, sub, parent)

    def set_primary(self, text: str, icon_name: str, on_click: Callable[[], Any], keys: str = "") -> PrimaryButton:
        """The one primary action, at the right of the header."""
        return self.header.set_primary(text, icon_name, on_click, keys)

    def say(self, text: str, undo: Callable[[], Any] | None = None) -> None:
        """A toast; "" takes the present one away."""
        self.notice_posted.emit(text, undo)

    def foot(self) -> int:
        """Height in px of a bar at the foot of the page, which a toast stands above."""
        return 0

    # ---- what a page may override
    def keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) for F1."""
        return []

    def go_back(self) -> bool:
        """Esc: leave the innermost thing of this page; False if there is nothing to leave."""
        return False

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        """Called each time the page comes to the front (None), and with the entities whose rows have changed."""

    def open_record(self, entity: str, row_id: Any) -> bool:  # noqa: ARG002
        """Show a record; False if this page does not know the entity."""
        return False

    def focus_first(self) -> None:
        """Put the focus where work begins; the base takes the first stop below the header."""
        for child in self.findChildren(QWidget):
            below = not self.header.isAncestorOf(child)
            if below and child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.header.find_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

"""Type to find one record, or several: used wherever an organisation or a person is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import colour, font, icon, paint_icon
from desktop.widgets.basics import Surface
from desktop.widgets.fields import Field
from desktop.widgets.filter_bar import Filter, FilterChip
from desktop.widgets.flow import FlowLayout
from desktop.widgets.paint import draw_marked, draw_text
from desktop.widgets.row_model import Index

Choice = tuple[Any, str, str]  # id, title, subtitle
Search = Callable[[str], Sequence[Choice]]
NEW = object()  # stands for "create what was typed" in the list
SHOWN = 8


class _Choices(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = list(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice[1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in choice[1:] if part)
        return choice if role == Qt.ItemDataRole.UserRole else None


class _ChoiceDelegate(QStyledItemDelegate):
    words = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, 40 if (index.data(Qt.ItemDataRole.UserRole) or ("", "", ""))[2] else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row_id, title, subtitle = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selection"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour("accent"))
        inside = rect.adjusted(12, 0, -12, 0)
        if row_id is NEW:
            paint_icon(painter, QRect(inside.left(), inside.center().y() - 8, 16, 16), "plus", "accent_text")
            draw_text(painter, inside.adjusted(24, 0, 0, 0), title, tone="accent_text")
        elif subtitle:
            draw_marked(painter, QRect(inside.left(), rect.top() + 2, inside.width(), 19), title, self.words)
            draw_text(
                painter,
                QRect(inside.left(), rect.top() + 20, inside.width(), 17),
                subtitle,
                "small",
                "regular",
                "text_muted",
            )
        else:
            draw_marked(painter, inside, title, self.words)
        painter.restore()


class _Popup(Surface):
    """The found records under a field: a child of the window, so the field keeps the focus."""

    taken = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__("popup", line.window())
        self._line = line
        self.view = QListView()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setProperty("place", "popup")
        self.view.setUniformItemSizes(False)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.model = _Choices(self)
        self.delegate = _ChoiceDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName(line.accessibleName())
        self.view.clicked.connect(lambda index: self.taken.emit(index.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.view)
        self.hide()

    def show_choices(self, choices: Sequence[Choice], words: str) -> None:
        self.delegate.words = words
        self.model.show(choices)
        if not choices:
            self.hide()
            return
        if self.parentWidget() is not self._line.window():
            self.setParent(self._line.window())
        high = sum(40 if choice[2] else 32 for choice in choices[:SHOWN]) + 10
        window = self._line.window()
        place = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        if place.y() + high > window.height() and place.y() - self._line.height() - 4 > high:
            place.setY(place.y() - self._line.height() - 4 - high)
        self.setGeometry(place.x(), place.y(), max(self._line.width(), 280), min(high, window.height() - place.y()))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        self.view.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1), 0))

    def current(self) -> Choice | None:
        index = self.view.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None


class PickLine(QLineEdit):
    """A line that searches while it is typed in; `picked(choice)` when one is taken, `typed` on every letter."""

    picked = Signal(object)
    typed = Signal()
    left = Signal()
    erased = Signal()  # Backspace in the empty line

    def __init__(self, search: Search, *, creatable: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._creatable = search, creatable
        self._popup: _Popup | None = None
        self.setFont(font())
        self.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._edited)

    def popup_visible(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def choices(self) -> list[Choice]:
        """What is offered now."""
        return list(self._popup.model.choices) if self._popup is not None and self._popup.isVisible() else []

    def _edited(self, text: str) -> None:
        self.typed.emit()
        self.offer(text)

    def offer(self, text: str) -> None:
        words = text.strip()
        found = list(self._search(words))
        if words and self._creatable:
            found.append((NEW, self._creatable.format(text=words), ""))
        if self._popup is None:
            self._popup = _Popup(self)
            self._popup.taken.connect(self._take)
        self._popup.show_choices(found, words)

    def _take(self, choice: Choice | None) -> None:
        self.close_popup()
        if choice is not None:
            self.picked.emit(choice)

    def close_popup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def event(self, event: QEvent) -> bool:
        taken = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and self.popup_visible() and event.key() in taken:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = event.key(), self.popup_visible()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if shown and self._popup is not None:
                self._popup.move_by(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down:
                self.offer(self.text())
        elif shown and self._popup is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._popup.current())
        elif shown and key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_popup()
            self.left.emit()


class PickField(Field):
    """One record, found by typing. `value` is its id or None.

    `search(text)` gives (id, title, subtitle); called with "" when Down is pressed in the empty field. `creatable`, a
    sentence with {text}, adds an entry that emits `create_requested(text)`.
    """

    create_requested = Signal(str)

    def __init__(
        self,
        label: str,
        search: Search,
        *,
        hint: str = "",
        placeholder: str = "",
        creatable: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        self._id: Any = None
        self._title = ""
        self.line = PickLine(search, creatable=creatable)
        self.line.setPlaceholderText(placeholder)
        self.line.typed.connect(self._unset)
        self.line.picked.connect(self._picked)
        self.line.left.connect(self._leave)
        self._finish(self.line)

    def value(self) -> Any:
        return self._id

    def title(self) -> str:
        return self._title

    def set_value(self, value: Any, title: str = "") -> None:
        self._id, self._title = value, title
        self.line.setText(title)
        self.line.setCursorPosition(0)
        self.clear_error()

    def _unset(self) -> None:
        had, self._id = self._id, None
        self.clear_error()
        if had is not None:
            self.changed.emit()

    def _picked(self, choice: Choice) -> None:
        if choice[0] is NEW:
            self.create_requested.emit(self.line.text().strip())
            return
        self.set_value(choice[0], choice[1])
        self.changed.emit()

    def _leave(self) -> None:
        """What was typed but not chosen is said, never dropped in silence."""
        if self._id is None and self.line.text().strip():
            self.set_error(self.tr("Choose “{text}” from the list.").format(text=self.line.text().strip()))
        self.left.emit()


class PickManyField(Field):
    """Several records as removable chips over the line. `value` is the list of ids in order."""

    create_requested = Signal(str)

    def __init__(
        self,
        label: str,
        search: Search,
        *,
        hint: str = "",
        placeholder: str = "",
        creatable: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        self._picked_rows: list[tuple[Any, str]] = []
        self._chips: list[FilterChip] = []
        self._area = QWidget()
        self._flow = FlowLayout(self._area)
        self._area.hide()
        self.line = PickLine(lambda text: [c for c in search(text) if c[0] not in self.value()], creatable=creatable)
        self.line.setPlaceholderText(placeholder)
        self.line.picked.connect(self._picked)
        self.line.typed.connect(self.clear_error)
        self.line.erased.connect(self._drop_last)
        self.line.left.connect(self._leave)
        self._column.addWidget(self._area)
        self._finish(self.line)

    def value(self) -> list[Any]:
        return [row_id for row_id, _ in self._picked_rows]

    def titles(self) -> list[str]:
        return [title for _, title in self._picked_rows]

    def set_value(self, value: Sequence[tuple[Any, str]]) -> None:
        """(id, title) of each."""
        self._picked_rows = list(value)
        self._show_chips()
        self.clear_error()

    def add(self, row_id: Any, title: str) -> None:
        if row_id not in self.value():
            self._picked_rows.append((row_id, title))
            self._show_chips()
            self.clear_error()
            self.changed.emit()

    def remove(self, row_id: Any) -> None:
        self._picked_rows = [row for row in self._picked_rows if row[0] != row_id]
        self._show_chips()
        self.line.setFocus()
        self.changed.emit()

    def _drop_last(self) -> None:
        if self._picked_rows:
            self.remove(self._picked_rows[-1][0])

    def _picked(self, choice: Choice) -> None:
        if choice[0] is NEW:
            self.create_requested.emit(self.line.text().strip())
            return
        self.line.clear()
        self.add(choice[0], choice[1])

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [PickChip(title, self._area) for _, title in self._picked_rows]
        for chip, (row_id, _) in zip(self._chips, self._picked_rows, strict=True):
            chip.clicked.connect(lambda _=False, row_id=row_id: self.remove(row_id))
            self._flow.addWidget(chip)
            chip.show()
        self._area.setVisible(bool(self._chips))
        self._area.updateGeometry()

    def _leave(self) -> None:
        if self.line.text().strip():
            self.set_error(self.tr("Choose “{text}” from the list.").format(text=self.line.text().strip()))
        self.left.emit()


class PickChip(FilterChip):
    """A chosen record; a click or Delete takes it out again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(Filter("", "", title), parent)
        self.setAccessibleName(self.tr("Remove {title}").format(title=title))
        self.setToolTip(self.accessibleName())

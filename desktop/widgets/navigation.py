"""The navigation at the left and the status line at the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import colour, font, paint_icon, size
from desktop.widgets.basics import PaintedButton, Surface
from desktop.widgets.paint import CENTRE, RIGHT, draw_text, focus_ring, rounded, text_width
from desktop.widgets.row_model import Index


@dataclass
class Place:
    """One entry; key "" is the line between two groups."""

    key: str
    icon: str = ""
    title: str = ""
    count: int = 0
    keys: str = ""


class _Places(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: list[Place] = []
        self.chosen = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.places[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place.title}, {place.count}" if place.count else place.title
        return place if role == Qt.ItemDataRole.UserRole else None

    def row_of(self, key: str) -> int:
        return next((n for n, place in enumerate(self.places) if place.key == key), -1)


class _PlaceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        place = index.data(Qt.ItemDataRole.UserRole)
        return QSize(40, size("nav_item") if place is not None and place.key else 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, rect = index.data(Qt.ItemDataRole.UserRole), option.rect.adjusted(8, 1, -8, -1)
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not place.key:
            painter.fillRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1, colour("line_strong"))
        else:
            chosen = isinstance(view, Navigation) and view.model_.chosen == place.key
            if chosen:
                rounded(painter, rect, 4, "surface", "line")
                rounded(painter, QRect(rect.left(), rect.top() + 7, 3, rect.height() - 14), 1.5, "accent")
            elif option.state & QStyle.StateFlag.State_MouseOver:
                rounded(painter, rect, 4, "pressed")
            self._place(painter, rect, place, chosen)
            if isinstance(view, QAbstractItemView) and view.hasFocus() and index == view.currentIndex():
                focus_ring(painter, rect, 4)
        painter.restore()

    @staticmethod
    def _place(painter: QPainter, rect: QRect, place: Place, chosen: bool) -> None:
        narrow = rect.width() < 60
        left = rect.left() + (9 if narrow else 11)
        side = size("icon_nav")
        paint_icon(
            painter,
            QRect(left, rect.center().y() - side // 2 + 1, side, side),
            place.icon,
            "accent_text" if chosen else "icon",
        )
        if narrow:
            if place.count:
                rounded(painter, QRect(rect.right() - 9, rect.top() + 4, 7, 7), 3.5, "accent")
            return
        count = str(place.count) if place.count else ""
        wide = text_width(count, "small", "medium") if count else 0
        words = rect.adjusted(38, 0, -10 - (wide + 8 if count else 0), 0)
        draw_text(painter, words, place.title, "body", "strong" if chosen else "regular")
        draw_text(painter, rect.adjusted(0, 0, -10, 0), count, "small", "medium", "text_muted", RIGHT)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        place = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or place is None:
            return super().helpEvent(event, view, option, index)
        tip = f"{place.title} ({place.keys})" if place.keys else place.title
        QToolTip.showText(event.globalPos(), tip if place.key else "", view)
        return True


class Navigation(QListView):
    """One tab stop; arrows move the ring, Enter or Space or a click opens."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = _Places(self)
        self.setModel(self.model_)
        self.setItemDelegate(_PlaceDelegate(self))
        self.setProperty("place", "nav")
        self.setAccessibleName(self.tr("Sections"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    def add(self, place: Place) -> None:
        at = len(self.model_.places)
        self.model_.beginInsertRows(QModelIndex(), at, at)
        self.model_.places.append(place)
        self.model_.endInsertRows()

    def choose(self, key: str) -> None:
        """Show which page is open."""
        self.model_.chosen = key
        row = self.model_.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.model_.index(row, 0))
        self.viewport().update()

    def set_count(self, key: str, count: int) -> None:
        row = self.model_.row_of(key)
        if row >= 0 and self.model_.places[row].count != count:
            self.model_.places[row].count = count
            self.model_.dataChanged.emit(self.model_.index(row, 0), self.model_.index(row, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 120)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        row = self.model_.row_of(self.model_.chosen)
        if row >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model_.index(row, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        place = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if place is not None and place.key:
            self.chosen.emit(place.key)


class Brand(QWidget):
    """The mark, the name and the place of this installation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self.setFixedHeight(52)
        self.setAccessibleName("Köprü")

    def set_place(self, place: str) -> None:
        self._place = place = " · ".join(dict.fromkeys(place.split(" · ")))  # headquarters is called as its kind
        self.setAccessibleName(f"Köprü, {place}")
        self.setToolTip(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRect(12, 12, 28, 28))
        if self.width() > 60:
            draw_text(painter, QRect(50, 9, self.width() - 54, 20), "Köprü", "section", "strong")
            draw_text(painter, QRect(50, 26, self.width() - 54, 16), self._place, "small", "regular", "text_muted")


def paint_mark(painter: QPainter, rect: QRect) -> None:
    """The program's mark: a bridge's arch and its road, in a filled square."""
    unit = rect.width() / 28
    rounded(painter, rect, 6 * unit, "accent")
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    painter.setPen(QPen(colour("on_accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(5, 20))
    path.quadTo(QPointF(14, 2), QPointF(23, 20))
    painter.drawPath(path)
    painter.drawLine(QPointF(4, 17), QPointF(24, 17))
    painter.restore()


class UserButton(PaintedButton):
    """Who works here, at the foot of the navigation; opens the person's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = "", ""
        self._size = QSize(44, 44)
        self.setMinimumHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("User"))

    def set_user(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.setAccessibleName(f"{name}, {role}" if role else name or self.tr("User"))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(4, 1, -4, -1)
        if self.underMouse() or self.isDown():
            rounded(painter, rect, 4, "pressed")
        rounded(painter, QRect(12, 8, 28, 28), 14, "accent_soft")
        initials = "".join(part[0] for part in self._name.split()[:1] + self._name.split()[1:][-1:])
        draw_text(painter, QRect(12, 8, 28, 28), initials, "small", "strong", "accent_text", CENTRE, elide=False)
        if self.width() > 60:
            room = self.width() - 52 - 30
            draw_text(painter, QRect(52, 5 if self._role else 13, room, 18), self._name, "body", "medium")
            draw_text(painter, QRect(52, 22, room, 16), self._role, "small", "regular", "text_muted")
            if self.menu() is not None:
                paint_icon(painter, QRect(self.width() - 30, 14, 16, 16), "dots-three")
        if self.hasFocus():
            focus_ring(painter, rect, 4)


class SideBar(Surface):
    """Brand, navigation, user; 188 or 52 px wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", parent)
        self.brand, self.navigation, self.user = Brand(), Navigation(), UserButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addSpacing(4)
        column.addWidget(self.navigation, 1)
        column.addWidget(self.user)
        self.user.hide()
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(size("nav_narrow" if narrow else "nav"))
        self.navigation.scheduleDelayedItemsLayout()

    def set_user(self, name: str, role: str, menu: QMenu | None) -> None:
        self.user.setMenu(menu)  # type: ignore[arg-type]
        self.user.set_user(name, role)
        self.user.setVisible(bool(name))


class StatusItem(PaintedButton):
    """One statement of the status line; opens its page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon_name, self.tone = "", "icon"
        self.on_click: Callable[[], Any] | None = None
        self.setFont(font("small"))
        self.clicked.connect(self._run)

    def _run(self) -> None:
        if self.on_click is not None:
            self.on_click()

    def set(self, icon_name: str, text: str, tone: str) -> None:
        self.icon_name, self.tone = icon_name, tone
        self.setText(text)
        self.setAccessibleName(text)
        self.fix_size(text_width(text, "small") + (20 if icon_name else 0) + 12, 24)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            rounded(painter, self.rect(), 3, "pressed")
        left = 6
        if self.icon_name:
            paint_icon(painter, QRect(left, 5, 14, 14), self.icon_name, self.tone)
            left += 20
        tone = self.tone if self.tone in ("danger", "conflict") else "text_muted"
        draw_text(painter, QRect(left, 0, self.width() - left, 24), self.text(), "small", "regular", tone, elide=False)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 3)


class StatusLine(Surface):
    """Saved, last out, last in, waiting, backup. Where room is short the last items are left out, never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("status", parent)
        self.setFixedHeight(size("status_line"))
        self.setAccessibleName(self.tr("State"))
        self._items: dict[str, StatusItem] = {}
        self._right: set[str] = set()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 1, 10, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)

    def set(
        self, key: str, icon_name: str, text: str, tone: str, on_click: Callable[[], Any] | None, right: bool
    ) -> None:
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = StatusItem()
            if right:
                self._right.add(key)
                self._row.addWidget(item)
            else:
                self._row.insertWidget(len(self._items) - 1 - len(self._right), item)
        item.set(icon_name, text, tone)
        item.on_click = on_click
        item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on_click else Qt.FocusPolicy.NoFocus)
        self._fit()

    def text(self, key: str) -> str:
        return self._items[key].text() if key in self._items else ""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, size("status_line"))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 24
        for item in self._items.values():
            room -= item.sizeHint().width() + 4
            item.setVisible(bool(item.text()) and room >= 0)

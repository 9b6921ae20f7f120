"""The list: a QTableView with the look's rows, one tab stop, Enter opens, typing filters."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop.theme import colour, font, paint_icon, size
from desktop.widgets.paint import LEFT, RIGHT, draw_text, focus_ring, paint_bar, paint_chip, text_width
from desktop.widgets.row_model import CELL_ROLE, Cell, Column, Index, RowTableModel

MARGIN = 16
TOAST = 60  # px at the foot of a list that a toast may cover
GAP = 8


class RowDelegate(QStyledItemDelegate):
    """Paints `Cell`s: selection with its bar, hover, the ring on the current cell, one line under each row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE) or Cell()
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, option, index, view)
        self._content(painter, self._inside(option.rect, index, view), cell, option)
        if isinstance(view, ListView) and view.rings(index):
            focus_ring(painter, option.rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, view: Any) -> None:
        rect, active = option.rect, isinstance(view, ListView) and view.has_focus()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = isinstance(view, ListView) and view.hover_row == index.row()
        tone = ("selection" if active else "selection_idle") if chosen else "hover" if hover else "surface"
        painter.fillRect(rect, colour(tone))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        if chosen and isinstance(view, ListView) and index.column() == view.first_column():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour("accent" if active else "neutral_solid"))

    @staticmethod
    def _inside(rect: QRect, index: Index, view: Any) -> QRect:
        first = isinstance(view, ListView) and index.column() == view.first_column()
        last = isinstance(view, ListView) and index.column() == view.last_column()
        return rect.adjusted(MARGIN if first else GAP, 0, -MARGIN if last else -GAP, -1)

    def _content(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        tone = cell.tone
        if option.state & QStyle.StateFlag.State_Selected and tone == "text_faint":
            tone = "text_muted"
        middle = rect.center().y()
        if cell.icon:
            paint_icon(painter, QRect(rect.left(), middle - 7, 16, 16), cell.icon, cell.icon_tone)
            rect = rect.adjusted(24, 0, 0, 0)
        if cell.bar is not None:
            wide = min(64, rect.width() // 2)
            paint_bar(painter, QRect(rect.left(), middle - 2, wide, 5), cell.bar, cell.bar_tone)
            rect = rect.adjusted(wide + 8, 0, 0, 0)
        if cell.chip:
            rect = rect.adjusted(paint_chip(painter, rect, cell.chip, cell.chip_tone, cell.chip_icon) + 6, 0, 0, 0)
        if cell.sub:
            draw_text(painter, QRect(rect.left(), middle - 18, rect.width(), 19), cell.text, "body", cell.weight, tone)
            draw_text(painter, QRect(rect.left(), middle, rect.width(), 18), cell.sub, "small", "regular", "text_muted")
        elif cell.text:
            draw_text(painter, rect, cell.text, "body", cell.weight, tone, RIGHT if cell.right else LEFT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(80, size("row"))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The full text as a tooltip where it was cut, and the word of an icon that stands alone."""
        cell = index.data(CELL_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        room = self._inside(view.visualRect(index), index, view).width()
        taken = text_width(cell.text, "body", cell.weight) + (24 if cell.icon else 0)
        tip = cell.icon_word or (cell.text if taken > room or text_width(cell.sub, "small") > room else "")
        if cell.sub and tip == cell.text:
            tip = f"{cell.text}\n{cell.sub}"
        QToolTip.showText(event.globalPos(), tip, view)
        return True


class ListHeader(QHeaderView):
    """Column titles; a click sorts where the column can, shown by an arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(size("table_header"))
        self.setMinimumSectionSize(24)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setFont(font("small", "medium"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        view = self.parent()
        painter.save()
        painter.fillRect(rect, colour("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        first = isinstance(view, ListView) and section == view.first_column()
        last = isinstance(view, ListView) and section == view.last_column()
        inside = rect.adjusted(MARGIN if first else GAP, 0, -MARGIN if last else -GAP, -1)
        model = self.model()
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        flags = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) or LEFT
        right = bool(Qt.AlignmentFlag(flags) & Qt.AlignmentFlag.AlignRight)
        now = model.sorted_column() if isinstance(model, RowTableModel) else None
        mark = now is not None and now[0] == section
        if mark and now is not None:
            wide = text_width(title, "small", "medium")
            at = inside.right() - 11 if right else min(inside.left() + wide + 6, inside.right() - 11)
            up = now[1] == Qt.SortOrder.AscendingOrder
            paint_icon(painter, QRect(at, inside.center().y() - 5, 12, 12), "arrow-up" if up else "arrow-down", "icon")
            inside = inside.adjusted(0, 0, -16, 0)
        draw_text(painter, inside, title, "small", "medium", "text_muted", RIGHT if right else LEFT)
        painter.restore()

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        painter.end()
        super().paintEvent(event)


class ListView(QTableView):
    """A list of records. `name` is spoken by screen readers.

    opened(id): Enter or double click. current_changed(id or None): the selected record changed, also after a refresh.
    typed(str): a letter was typed; connect it to `FilterBar.type_text`.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    typed = Signal(str)
    leaves_out = True  # columns that have no room

    def __init__(self, name: str, parent: QWidget | None = None, *, row_height: int = 0, header: bool = True) -> None:
        super().__init__(parent)
        self.hover_row = -1
        self._kept: Any = None
        self._told: Any = None
        self._place = 0
        self._shown: list[int] = []  # columns that have room, kept because every painted cell asks
        self._empty: QWidget | None = None
        self.setAccessibleName(name)
        self.setHorizontalHeader(ListHeader(self))
        self.horizontalHeader().setVisible(header)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(row_height or size("row"))
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setMouseTracking(True)
        self.setFont(font())
        self.doubleClicked.connect(self._open)

    # ---- model and selection
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        model.rowsInserted.connect(self._show_empty)
        model.rowsRemoved.connect(self._show_empty)
        self._fit_columns()
        self._show_empty()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell()

    def current_id(self) -> Any:
        """The id of the selected record, or None."""
        model, index = self.model(), self.currentIndex()
        if not isinstance(model, RowTableModel) or not index.isValid():
            return None
        return model.id_at(index.row())

    def selected_ids(self) -> list[Any]:
        """Ids of all selected rows in list order (for lists with `setSelectionMode(ExtendedSelection)`)."""
        model = self.model()
        if not isinstance(model, RowTableModel):
            return []
        return [model.id_at(row) for row in sorted({index.row() for index in self.selectionModel().selectedIndexes()})]

    def select_id(self, row_id: Hashable) -> bool:
        """Select a record and bring it into view; False if the list does not hold it."""
        model = self.model()
        index = model.index_of(row_id) if isinstance(model, RowTableModel) else QModelIndex()
        if not index.isValid():
            return False
        clear = self.viewport().rect().adjusted(0, 0, 0, -TOAST)
        seen = clear.contains(self.visualRect(index.siblingAtColumn(self.first_column())))
        self._go(index.row())
        if not seen:  # a record that one jumps to stands among its neighbours, not at the edge under a toast
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def select_row(self, row: int) -> None:
        self._go(row)

    def _go(self, row: int) -> None:
        if self.model() is None or not 0 <= row < self.model().rowCount():
            return
        column = self.currentIndex().column() if self.currentIndex().isValid() else self._main_column()
        self.setCurrentIndex(self.model().index(row, column))
        self.scrollTo(self.model().index(row, column))

    def _tell(self) -> None:
        now = self.current_id()
        if now != self._told:
            self._told = now
            self.current_changed.emit(now)

    def _keep_place(self) -> None:
        if self.model() is None or self.model().rowCount() or self._told is not None:
            self._kept = self._told  # of a list that a filter has emptied the record before that comes back
        self._place = self.currentIndex().row()
        self._top = self.verticalScrollBar().value()

    def _restore_place(self) -> None:
        """After a refresh the same record stays selected; is it gone, its neighbour takes over."""
        self._fit_columns()
        self._show_empty()
        model = self.model()
        if not isinstance(model, RowTableModel):
            return
        self.verticalScrollBar().setValue(self._top)
        if self._kept is not None:
            index = model.index_of(self._kept)
            row = index.row() if index.isValid() else min(max(self._place, 0), model.rowCount() - 1)
            if row >= 0:
                self._go(row)
        self._tell()

    # ---- empty state
    def set_empty(self, widget: QWidget) -> None:
        """What stands in the list while it has no rows, usually an EmptyState."""
        self._empty = widget
        widget.setParent(self)
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is None:
            return
        none = self.model() is None or self.model().rowCount() == 0
        held = self._empty.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._empty.setVisible(none)
        if none:
            self._empty.setGeometry(self.viewport().geometry())
            self._empty.raise_()
        elif held:
            self.setFocus()

    # ---- columns
    def first_column(self) -> int:
        return self._shown[0] if self._shown else 0

    def last_column(self) -> int:
        return self._shown[-1] if self._shown else 0

    def _main_column(self) -> int:
        model = self.model()
        if isinstance(model, RowTableModel):
            return next((n for n, column in enumerate(model.columns) if column.width is None), 0)
        return 0

    def _fit_columns(self) -> None:
        model = self.model()
        if not isinstance(model, RowTableModel) or not model.columns:
            self._shown = list(range(self.horizontalHeader().count()))
            return
        room, columns = self.viewport().width(), model.columns
        shown = set(range(len(columns)))
        droppable = sorted((n for n in shown if columns[n].drop), key=lambda n: columns[n].drop)
        for number in droppable if self.leaves_out else ():
            if sum(_least(columns[n]) for n in shown) <= room:
                break
            shown.discard(number)
        self._shown = sorted(shown)
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in shown)
        rest = max(0, room - sum(_least(columns[n]) for n in shown))
        parts = sum(columns[n].share for n in shown if columns[n].width is None)
        for number in shown:
            one = columns[number]
            self.setColumnWidth(number, _least(one) + (int(rest * one.share / parts) if one.width is None else 0))

    def _sort(self, section: int) -> None:
        model = self.model()
        if isinstance(model, RowTableModel):
            now = model.sorted_column()
            down = now is not None and now == (section, Qt.SortOrder.AscendingOrder)
            model.sort(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
            self.horizontalHeader().viewport().update()

    # ---- events
    def has_focus(self) -> bool:
        return self.hasFocus() and self.isActiveWindow()

    def rings(self, index: Index) -> bool:
        return self.has_focus() and index == self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._show_empty()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.model() is not None and self.model().rowCount():
            self._go(0)  # before Qt, which would make the first cell current without selecting its row
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.model() is not None:
            self._go(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMAND:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing filters (see keyPressEvent); Qt's own search would fetch the whole list."""

    def _open(self, index: Index) -> None:
        model = self.model()
        if index.isValid() and isinstance(model, RowTableModel):
            self.opened.emit(model.id_at(index.row()))

    def fit_height(self) -> None:
        """Make the list as high as its rows, for short tables inside a page that scrolls."""
        rows = self.model().rowCount() if self.model() is not None else 0
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        self.setFixedHeight(rows * self.verticalHeader().defaultSectionSize() + head)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def _least(column: Column[Any]) -> int:
    return column.minimum if column.width is None else column.width


__all__ = ["ListHeader", "ListView", "RowDelegate"]

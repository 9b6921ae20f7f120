"""The sections of the questionnaire at the left: how far each is, what is empty, and the way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.interviews.ink import Ink
from desktop.theme import colour, font, paint_icon
from desktop.widgets.paint import RIGHT, draw_text, focus_ring, rounded, text_width

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole + 1
WORD_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
TITLE_LEFT = 44
WIDTH = 236


@dataclass(frozen=True)
class JumpItem:
    """`state`: done, gaps (questions left empty behind), now, ahead or end. `gaps` says how many are empty, `code`
    which one it is where it is the only one."""

    title: str
    state: str
    answered: int = 0
    total: int = 0
    gaps: int = 0
    code: str = ""
    current: bool = False


_ICONS = {
    "done": ("check-circle", "success"),
    "gaps": ("warning", "warning"),
    "now": ("circle-half", "accent_text"),
    "ahead": ("circle", "text_faint"),
    "end": ("flag", "icon"),
}


class JumpModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[JumpItem] = []

    def set_items(self, items: Sequence[JumpItem]) -> None:
        """Keeps rows where their number stays: an answer must not throw the keyboard out of the list."""
        if len(items) == len(self.items):
            for row, item in enumerate(items):
                if self.items[row] != item:
                    self.items[row] = item
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            share = f"{item.answered} / {item.total}" if item.total else ""
            return ", ".join(part for part in (item.title, share, self.note(item), self._word(item.state)) if part)
        return None

    def note(self, item: JumpItem) -> str:
        """What is empty; nothing of a section that is not behind."""
        if not item.gaps:
            return ""
        if item.code:
            return self.tr("{question} empty").format(question=item.code)
        return self.tr("{n} empty").format(n=item.gaps)

    def _word(self, state: str) -> str:
        return {
            "done": self.tr("answered"), "gaps": self.tr("incomplete"), "now": self.tr("here"),
            "ahead": self.tr("to come"), "end": "",
        }[state]  # fmt: skip


class _Delegate(QStyledItemDelegate):
    def __init__(self, ink: Ink, model: JumpModel, view: QListView) -> None:
        super().__init__(view)
        self._ink, self._model, self._view = ink, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, self.height_of(index.data(ITEM)))

    def height_of(self, item: JumpItem) -> int:
        """A title of two lines with a note below it needs more."""
        return 58 if self._has_note(item) and text_width(item.title) > _words_width(item) else 44

    def _has_note(self, item: JumpItem) -> bool:
        return bool(item.gaps) and not item.current

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, ink = index.data(ITEM), self._ink
        area: QRect = option.rect
        box = area.adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if item.current:
            rounded(painter, box, 4, "surface", ink.tone("line"))
            rounded(painter, QRect(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, "accent")
        elif hovered:
            rounded(painter, box, 4, "hover")
        if self._view.hasFocus() and self._view.currentIndex() == index:
            focus_ring(painter, box, 4)
        name, tone = _ICONS[item.state]
        paint_icon(painter, QRect(20, area.center().y() - 7, 16, 16), name, ink.tone(tone))
        share = f"{item.answered} / {item.total}" if item.total else ""
        draw_text(painter, QRect(area.left(), area.top(), area.width() - 16, area.height()), share, "small", "regular",
                  ink.tone("text_muted"), RIGHT)  # fmt: skip
        self._paint_words(painter, QRect(TITLE_LEFT, area.top(), _words_width(item), area.height()), item)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, item: JumpItem) -> None:
        weight = "strong" if item.current else "regular"
        if self._has_note(item):
            below = QRect(rect.left(), rect.bottom() - 21, rect.width(), 17)
            draw_text(painter, below, self._model.note(item), "small", "medium", "warning")
            rect = rect.adjusted(0, 4, 0, -20)
        # Two lines of 13 px fit; what needs three gets 12.
        short = text_width(item.title, "body", weight) < 1.8 * rect.width()
        painter.setFont(font("body" if short else "small", weight))
        painter.setPen(colour("text"))
        painter.drawText(rect, WORD_WRAP | Qt.AlignmentFlag.AlignLeft, item.title)


def _words_width(item: JumpItem) -> int:
    share = f"{item.answered} / {item.total}" if item.total else ""
    return WIDTH - 1 - TITLE_LEFT - (text_width(share, "small") + 20 if share else 16) - 4


class JumpList(QListView):
    """jumped(row): go there. left: Esc, back to the question."""

    jumped = Signal(int)
    left = Signal()

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = JumpModel(self)
        self.setModel(self.sections)
        self._delegate = _Delegate(ink, self.sections, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Sections of the questionnaire"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("place", "nav")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.clicked.connect(lambda index: self.jumped.emit(index.row()))

    def show_items(self, items: Sequence[JumpItem], *, at_end: bool) -> None:
        """The sections, and below them the end."""
        items = [*items, JumpItem(self.tr("End"), "end", current=at_end)]
        self.sections.set_items(items)
        now = next((row for row, item in enumerate(items) if item.current), 0)
        if not self.hasFocus():
            self.setCurrentIndex(self.sections.index(now))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, sum(map(self._delegate.height_of, self.sections.items)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 132)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jumped.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

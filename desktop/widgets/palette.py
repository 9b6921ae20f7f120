"""Ctrl+K: one box that finds any record or command."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.text import fold
from desktop.theme import colour, font, paint_icon, size
from desktop.widgets.basics import IconMark, KeyCap, Label, hline
from desktop.widgets.overlay import Overlay
from desktop.widgets.paint import RIGHT, draw_marked, draw_text, paint_key, text_width
from desktop.widgets.row_model import Index

PER_GROUP = 6
HEAD, ROW = 26, 36


@dataclass(frozen=True)
class Hit:
    """One line of the palette. `note` stands at the right, `keys` in a cap. `action` opens it."""

    group: str
    icon: str
    title: str
    subtitle: str = ""
    action: Callable[[], Any] = field(default=lambda: None, compare=False)
    note: str = ""
    keys: str = ""


@dataclass(frozen=True)
class _Head:
    text: str


Source = Callable[[str], Sequence[Hit]]


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Hit | _Head] = []

    def show(self, lines: list[Hit | _Head]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], _Head):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if isinstance(line, _Head) else line.title
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, Hit):
            return ", ".join(part for part in (line.title, line.subtitle, line.note, line.keys) if part)
        return None


class _HitDelegate(QStyledItemDelegate):
    words = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, HEAD if isinstance(index.data(Qt.ItemDataRole.UserRole), _Head) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = index.data(Qt.ItemDataRole.UserRole), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, _Head):
            draw_text(painter, rect.adjusted(16, 4, -16, 0), line.text, "small", "medium", "text_muted")
        elif isinstance(line, Hit):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.fillRect(rect, colour("selection"))
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour("accent"))
            self._hit(painter, rect.adjusted(16, 0, -16, 0), line, chosen)
        painter.restore()

    def _hit(self, painter: QPainter, rect: QRect, hit: Hit, chosen: bool) -> None:
        paint_icon(painter, QRect(rect.left(), rect.top() + (rect.height() - 16) // 2, 16, 16), hit.icon)
        right = rect.right()
        keys = hit.keys or ("Enter" if chosen and not hit.note else "")
        if keys:
            right -= paint_key(painter, rect, keys) + 8
        elif hit.note:
            wide = text_width(hit.note)
            draw_text(
                painter,
                QRect(right - wide - 2, rect.top(), wide + 3, rect.height()),
                hit.note,
                tone="text_muted",
                align=RIGHT,
            )
            right -= wide + 12
        title = QRect(rect.left() + 24, rect.top(), right - rect.left() - 24, rect.height())
        taken = draw_marked(painter, title, hit.title, self.words, "body", "medium" if chosen else "regular")
        draw_text(painter, title.adjusted(taken + 8, 0, 0, 0), hit.subtitle, "small", "regular", "text_muted")


class CommandPalette(Overlay):
    """Sources are asked in order with what is typed; commands come last and are never all gone.

    add_source(search), set_commands(commands): commands are shown when a word of theirs begins with what was typed,
    all of them when nothing is typed, the first when nothing at all was found.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, size("palette"), 74)
        self._sources: list[Source] = []
        self._commands: Source = lambda _text: ()
        self._only = ""
        self.line = QLineEdit()
        self.line.setProperty("bare", True)
        self.line.setFont(font("field"))
        self.line.setFixedHeight(44)
        self.line.setPlaceholderText(self.tr("Search or command…"))
        self.line.setAccessibleName(self.tr("Search or command"))
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.scope = Label("", tone="accent_text")
        self.view = QListView()
        self.view.setProperty("place", "popup")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Found"))
        self.model = _Hits(self)
        self.delegate = _HitDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.clicked.connect(self._run)
        self._figures = Label("", "small", tone="text_muted")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        for widget in (IconMark("magnifying-glass"), self.line, self.scope):
            head.addWidget(widget)
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(6)
        for keys, words in (("↑ ↓", self.tr("move")), ("Enter", self.tr("open")), ("Tab", self.tr("only this kind"))):
            foot.addWidget(KeyCap(keys))
            foot.addWidget(Label(words, "small", tone="text_muted"))
            foot.addSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self._figures)
        foot.addWidget(KeyCap("Esc"))
        column.addLayout(head)
        column.addWidget(hline())
        column.addWidget(self.view)
        column.addWidget(hline())
        column.addLayout(foot)

    # ---- sources
    def add_source(self, search: Source) -> None:
        self._sources.append(search)

    def set_commands(self, commands: Source) -> None:
        """`commands(text)` gives every command that makes sense now; the palette filters them."""
        self._commands = commands

    # ---- use
    def open(self, text: str = "") -> None:
        super().open()
        self._only = ""
        self.line.setText(text)
        self.search(text)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def search(self, text: str) -> None:
        began = time.perf_counter()
        words = text.strip()
        groups: dict[str, list[Hit]] = {}
        for source in self._sources:
            for hit in source(words):
                groups.setdefault(hit.group, []).append(hit)
        if self._only:
            groups = {name: hits for name, hits in groups.items() if name == self._only}
        found = sum(len(hits) for hits in groups.values())
        lines: list[Hit | _Head] = []
        for name, hits in groups.items():
            lines += [_Head(f"{name} · {len(hits)}"), *(hits if self._only else hits[:PER_GROUP])]
        commands = [] if self._only else self._matching(words, found)
        if commands:
            lines += [_Head(self.tr("Commands")), *commands]
        self.delegate.words = words
        self.model.show(lines)
        took = round((time.perf_counter() - began) * 1000)
        self._figures.setText(self.tr("{n} found · {ms} ms").format(n=found, ms=took) if words else "")
        self.scope.setText(self._only or self.tr("Everything"))
        self.view.setFixedHeight(
            min(sum(HEAD if isinstance(x, _Head) else ROW for x in lines) + 4, 10 * ROW + 3 * HEAD)
        )
        self._step(0)
        self.place()

    def _matching(self, words: str, found: int) -> list[Hit]:
        commands = list(self._commands(words))
        wanted = fold(words).split()
        chosen = [
            hit for hit in commands if all(any(part.startswith(w) for part in fold(hit.title).split()) for w in wanted)
        ]
        quoting = [hit for hit in commands if words and words in hit.title and hit not in chosen]
        return [*chosen, *quoting] or (commands[:1] if found else commands[:3])

    def current(self) -> Hit | None:
        line = self.view.currentIndex().data(Qt.ItemDataRole.UserRole) if self.view.currentIndex().isValid() else None
        return line if isinstance(line, Hit) else None

    def _step(self, step: int) -> None:
        rows = [n for n, line in enumerate(self.model.lines) if isinstance(line, Hit)]
        if not rows:
            return
        now = self.view.currentIndex().row()
        at = rows.index(now) + step if now in rows and step else 0
        self.view.setCurrentIndex(self.model.index(rows[at % len(rows)], 0))
        if at == 0:
            self.view.scrollToTop()

    def _run(self, index: Index | None = None) -> None:
        line = index.data(Qt.ItemDataRole.UserRole) if index is not None else self.current()
        if isinstance(line, Hit):
            self.close_overlay()
            line.action()

    def _narrow(self) -> None:
        hit = self.current()
        self._only = "" if self._only or hit is None else hit.group
        self.search(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(6 if key == Qt.Key.Key_PageDown else -6)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._narrow()
        elif key == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            return False
        return True


class KeysOverlay(Overlay):
    """F1: the keys of this page, and those that work everywhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 640, 74)
        self._column = QVBoxLayout(self.panel)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._body: QWidget | None = None
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_keys(self, title: str, page: Sequence[tuple[str, str]], everywhere: Sequence[tuple[str, str]]) -> None:
        """(keys, what they do) of the page and of the whole program."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for head, keys in ((title, page), (self.tr("Everywhere"), everywhere)):
            if not keys:
                continue
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(Label(head, "section", "strong", elide=True))
            for cap, words in keys:
                line = QHBoxLayout()
                holder = QWidget()
                holder.setFixedWidth(96)
                inner = QHBoxLayout(holder)
                inner.setContentsMargins(0, 0, 0, 0)
                inner.addWidget(KeyCap(cap))
                inner.addStretch(1)
                line.addWidget(holder)
                line.addWidget(Label(words, wrap=True), 1)
                column.addLayout(line)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._column.addWidget(self._body)
        spoken = "; ".join(f"{cap}: {words}" for cap, words in (*page, *everywhere))
        self.panel.setAccessibleName(f"{title}. {spoken}")
        self.open()
        self.panel.setFocus()

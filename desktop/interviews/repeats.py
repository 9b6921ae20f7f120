"""The rows of a repeat: what each holds, and adding, opening, taking away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.forms import Form, NodeView
from db.interviews.outline import is_answered, is_asked
from desktop.interviews.editor import Editor, StageButton, looks_of
from desktop.interviews.entry import shown_value
from desktop.interviews.ink import Ink
from desktop.interviews.requests import AddRow, GoTo, RemoveRow
from desktop.widgets import Column, KeyCap, Label, ListModel, ListView

MOST_SHOWN = 12
ADD_KEYS = "Ctrl+Shift+Enter"


@dataclass(frozen=True)
class Row:
    """`id` is the row's reference."""

    id: str
    number: int
    words: str
    answered: int
    total: int


def repeat_of(ref: str) -> str:
    """The repeat of a row: /data/uye of /data/uye[2]."""
    return ref.rpartition("[")[0]


def number_of(ref: str) -> int:
    return int(ref.rpartition("[")[2].rstrip("]"))


def questions_of(node: NodeView) -> list[NodeView]:
    """The questions of a row that are asked now; those of repeats inside it have lists of their own."""
    found = []
    for child in node.children:
        if not child.relevant:
            continue
        if is_asked(child):
            found.append(child)
        elif child.kind == "group":
            found += questions_of(child)
    return found


def words_of(node: NodeView) -> str:
    """What was answered first in a row, as one line."""
    return " · ".join(_answer_words(one) for one in questions_of(node)[:4] if one.value)


def _answer_words(node: NodeView) -> str:
    if node.type in ("select_one", "select_multiple", "rank") and len(node.choices) <= 500:
        labels = {choice.value: choice.label for choice in node.choices}
        return ", ".join(labels.get(one, one) for one in node.value.split())
    return " ".join(shown_value(node.type, node.value, looks_of(node)).split())[:80]


class RowsEditor(Editor):
    """The focus stands on the button that adds, so that Enter goes on and Space or the keys beside it add. In the list
    Enter opens a row and Delete takes it away."""

    def __init__(self, ink: Ink, form: Form, ref: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(ink, (), parent)
        self._form, self._ref, self.title = form, ref, title
        self.words = Label("", ink.px(16), "medium", wrap=True)
        self.add = StageButton(self.tr("Add an entry"), "plus", keys=ADD_KEYS, on_click=self._add)
        self.remove = StageButton(self.tr("Remove entry"), "trash", keys="Del", on_click=self._remove)
        self.model: ListModel[Row] = ListModel(
            [
                Column("", lambda row: f"{row.number}.", 56, "right", tone="text_muted"),
                Column(self.tr("Entry"), lambda row: row.words or self.tr("nothing answered yet"), weight="medium"),
                Column(self.tr("Answered"), lambda row: f"{row.answered} / {row.total}", 110, "right"),
            ],
            parent=self,
        )
        self.list = ListView(self.tr("Entries: {title}").format(title=title), row_height=ink.px(40), header=False)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open(self.list.current_id()))
        self.list.installEventFilter(self)
        self._lay_out()
        self.setFocusProxy(self.add)
        self.reload()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(KeyCap(ADD_KEYS))
        buttons.addSpacing(12)
        buttons.addWidget(self.remove)
        self.remove_key = KeyCap("Del")
        buttons.addWidget(self.remove_key)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(buttons)
        column.insertWidget(1, self.list)  # after the buttons, or Tab would pass it: it enters at the focus proxy

    @property
    def ref(self) -> str:
        return self._ref

    def go_to(self, ref: str) -> bool:
        return ref == self._ref

    def is_empty(self) -> bool:
        return not self.model.rowCount()

    def reload(self) -> None:
        rows = [self._row(row) for row in self._form.rows(self._ref)]
        self.model.set_rows(rows)
        if rows:
            words = self.tr("{title}: {n} so far. Is there another one?").format(title=self.title, n=len(rows))
        else:
            words = self.tr("{title}: none yet. Add the first one, or go on.").format(title=self.title)
        self.words.setText(words)
        self.list.setVisible(bool(rows))
        for widget in (self.remove, self.remove_key):
            widget.setVisible(bool(rows))
        self.list.setFixedHeight(self.ink.px(40) * min(len(rows), MOST_SHOWN) + 4)
        if rows and self.list.current_id() is None:
            self.list.select_row(len(rows) - 1)

    @staticmethod
    def _row(row: NodeView) -> Row:
        asked = questions_of(row)
        return Row(row.ref, number_of(row.ref), words_of(row), sum(map(is_answered, asked)), len(asked))

    @Slot()
    def _add(self) -> None:
        self.wanted.emit(AddRow(self._ref))

    @Slot()
    def _remove(self) -> None:
        row = self.list.current_id()
        if isinstance(row, str):
            self.wanted.emit(RemoveRow(self._ref, number_of(row)))

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, str):
            self.wanted.emit(GoTo(row))

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._remove()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif event.key() == Qt.Key.Key_Up and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            event.ignore()

"""One of many answers (districts, provinces): letters find it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.forms import NodeView
from db.text import fold, format_number, sort_key
from desktop import language
from desktop.interviews.editor import Editor, looks_of
from desktop.interviews.entry import Line
from desktop.interviews.ink import Ink
from desktop.widgets import Cell, Column, Label, ListModel, ListView

MOST = 15
"""More choices than this are found, not shown with keys."""
MOST_MARKED = 30
"""Of those of which several can be chosen."""


@dataclass(frozen=True)
class _Row:
    id: str
    label: str


def is_long(node: NodeView) -> bool:
    """Whether the choices are too many for keys, or the questionnaire asks for a list to search in."""
    wanted = looks_of(node) & {"minimal", "autocomplete", "search"}
    if wanted:
        return node.type in ("select_one", "select_multiple")
    shown_so = looks_of(node) & {"likert", "columns", "columns-pack", "no-buttons"}
    limit = MOST if node.type == "select_one" else MOST_MARKED
    return node.type in ("select_one", "select_multiple") and not shown_so and len(node.choices) > limit


class FindEditor(Editor):
    """A line and the choices that contain what stands in it, those that begin with it first. Enter takes the marked
    one; letters that no choice has take nothing."""

    grows = True

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._rows: list[_Row] = []
        self._folded: list[str] = []
        self._values: list[str] = []
        self._language: str | None = None
        self.line = Line()
        self.line.setPlaceholderText(self.tr("Type to find"))
        self.line.setAccessibleName(node.label or "")
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self.model: ListModel[_Row] = ListModel(self._columns(), parent=self)
        self.list = ListView(node.label or self.tr("Answers"), header=False, row_height=ink.px(34))
        self.list.setModel(self.model)
        self.list.clicked.connect(self._clicked)
        self.list.opened.connect(self._take)
        self.list.typed.connect(self._type_on)
        self.count = Label("", "small", tone="text_muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.above = Label("", ink.px(14), "medium", wrap=True)
        column.addWidget(self.line)
        column.addWidget(self.above)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addStretch(0)
        self.above.hide()
        self.setMaximumWidth(ink.px(560))
        self.setFocusProxy(self.line)
        self._edited = False
        self.reload()

    def _columns(self) -> list[Column[_Row]]:
        return [Column("", lambda row: row.label)]

    def reload(self) -> None:
        """Ten thousand labels are made again only where the list or the language is another one."""
        choices = self.nodes[0].choices
        values = list(choices.values())
        first = choices[0].label if choices else ""
        if values != self._values or first != self._language:
            self._values, self._language = values, first
            self._rows = [_Row(choice.value, choice.label) for choice in choices]
            if _is_alphabetical(self._rows):
                self._rows.sort(key=lambda row: sort_key(row.label))
            self._folded = [fold(row.label) for row in self._rows]
        elif self._edited:
            return  # letters are being typed: nothing that they look in has changed
        self.line.setFont(self.ink.font(16))
        self.line.setMinimumHeight(self.ink.px(40))
        self.show_given()

    def given(self) -> str:
        """The label of the answer."""
        value = self.nodes[0].value
        return next((row.label for row in self._rows if row.id == value), "")

    def show_given(self) -> None:
        """Put the answer into the line and the whole list below it."""
        self._edited = False
        self.line.setText(self.given())
        self._show(self._rows)
        self.list.select_id(self.nodes[0].value)

    def _show(self, rows: list[_Row]) -> None:
        self.model.set_rows(rows)
        if not self._rows:
            self.count.setText(self.tr("There is nothing to choose yet: answer the question before this one first."))
        elif not rows:
            self.count.setText(self.tr("None of {total} begins or goes on like this.").format(total=len(self._rows)))
        else:
            self.count.setText(f"{_number(len(rows))} / {_number(len(self._rows))}")
        self.list.setMaximumHeight(max(len(rows), 1) * self.ink.px(34) + 4)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._edited = True
        wanted = fold(text).strip()
        starts: list[_Row] = []
        inside: list[_Row] = []
        for row, name in zip(self._rows, self._folded, strict=True):
            if wanted in name:
                (starts if name.startswith(wanted) else inside).append(row)
        self._show([*starts, *inside])
        if starts or inside:
            self.list.select_row(0)

    @Slot(str)
    def _type_on(self, text: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(text)
        self._typed(text)

    @Slot(object)
    def _take(self, value: object) -> None:
        if isinstance(value, str):
            if value != self.nodes[0].value:
                self.answered.emit(self.ref, value)
            self.show_given()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clicked(self) -> None:
        self._take(self.list.current_id())

    def flush(self) -> bool:
        """Take the marked choice, if letters were typed. An empty line takes the answer away."""
        if not self._edited:
            return True
        if not self.line.text().strip():
            if self.nodes[0].value:
                self.answered.emit(self.ref, "")
            self.show_given()
            return True
        if self.list.current_id() is None:
            return False
        self._take(self.list.current_id())
        return True

    def complaint(self) -> str:
        if self._edited and self.line.text().strip() and not self.model.rowCount():
            return self.tr("“{text}” is not in the list.").format(text=self.line.text().strip())
        return ""

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.model.rowCount():
                at = self.list.currentIndex().row() + step
                self.list.select_row(min(max(at, 0), self.model.rowCount() - 1))
                self._edited = True
                return True
        return super().eventFilter(watched, event)


class FindManyEditor(FindEditor):
    """Several of many: Enter takes or gives back the marked one and empties the line; with an empty line it goes on.
    What is chosen stands above the list and is ticked in it."""

    def _columns(self) -> list[Column[_Row]]:
        return [
            Column("", width=36, cell=self._tick),
            Column("", cell=lambda row: Cell(row.label, weight="strong" if row.id in self.chosen() else "regular")),
        ]

    def _tick(self, row: _Row) -> Cell:
        """Colour and strength tell a chosen one, not its tick alone: at this size it is a few pixels."""
        chosen = row.id in self.chosen()
        return Cell(icon="check-square-bold" if chosen else "square", icon_tone="accent" if chosen else "icon")

    def chosen(self) -> list[str]:
        return self.nodes[0].value.split()

    def given(self) -> str:
        return ""

    def show_given(self) -> None:
        super().show_given()
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = set(self.chosen())
        words = ", ".join(row.label for row in self._rows if row.id in chosen)
        self.above.setText(self.tr("Chosen: {words}").format(words=words) if words else "")
        self.above.setVisible(bool(words))

    @Slot(object)
    def _take(self, value: object) -> None:
        if not isinstance(value, str):
            return
        chosen = set(self.chosen()) ^ {value}
        order = {one: at for at, one in enumerate(self._values)}
        self.answered.emit(self.ref, " ".join(sorted(chosen, key=lambda one: order.get(one, 0))))
        self._edited = False
        self.line.clear()
        self._show(self._rows)
        self._tell_chosen()
        self.list.select_id(value)
        self.list.viewport().update()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        enter = isinstance(event, QKeyEvent) and pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._edited and self.list.current_id() is not None:
            self._take(self.list.current_id())
            return True
        return super().eventFilter(watched, event)

    def flush(self) -> bool:
        """Letters that nobody took are no answer."""
        if self._edited and self.line.text().strip() and not self.model.rowCount():
            return False
        self._edited = False
        return True


def _number(count: int) -> str:
    return format_number(count, language.current())


def _is_alphabetical(rows: list[_Row]) -> bool:
    """Whether a list was put in the order of letters, if only by a computer that knows no Ç and no İ."""
    labels = [row.label for row in rows]
    return labels == sorted(labels)

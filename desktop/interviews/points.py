"""Ways and areas as lists of points that are typed in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.forms import NodeView
from db.interviews.places import Place, format_place, parse_place, read_places, typed_place, write_places
from desktop import errors, language
from desktop.interviews.editor import Editor, StageButton
from desktop.interviews.entry import Line
from desktop.interviews.ink import Ink
from desktop.widgets import Column, KeyCap, Label, ListModel, ListView

MOST_SHOWN = 8


@dataclass(frozen=True)
class _Point:
    id: int
    place: Place


class PointsEditor(Editor):
    """Enter takes the point that is typed; with an empty line it goes on. In the list Delete takes a point away and F2
    or Enter puts it back into the line. An area closes by itself."""

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._closed, self._least = node.type == "geoshape", 3 if node.type == "geoshape" else 2
        self._complaint, self._changed = "", -1
        self.line = Line()
        self.line.setAccessibleName(self.tr("Next point: {question}").format(question=node.label or ""))
        self.line.setPlaceholderText(typed_place(Place(39.7767, 30.5206), language.current()))
        self.line.installEventFilter(self)
        self.add = StageButton(self.tr("Take point"), "plus", keys="Enter", on_click=self.take)
        self.model: ListModel[_Point] = ListModel(
            [
                Column("", lambda point: f"{point.id + 1}.", 44, "right", tone="text_muted"),
                Column("", lambda point: format_place(point.place, language.current())),
            ],
            parent=self,
        )
        self.list = ListView(self.tr("Points"), row_height=ink.px(34), header=False)
        self.list.setModel(self.model)
        self.list.opened.connect(self._edit)
        self.list.installEventFilter(self)
        self.about = Label("", ink.px(13), tone=ink.tone("text_muted"), wrap=True)
        self._lay_out()
        self.setFocusProxy(self.line)
        self.reload()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        row.addWidget(KeyCap("Enter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.about)
        column.insertWidget(0, self.list)  # after the line, or Tab would pass it: it enters at the focus proxy
        self.setMaximumWidth(self.ink.px(620))

    def places(self) -> list[Place]:
        """The points as they were given, without the one that closes an area."""
        found = read_places(self.nodes[0].value)
        return found[:-1] if self._closed and len(found) > 3 and found[0] == found[-1] else found

    def reload(self) -> None:
        places = self.places()
        self.line.setFont(self.ink.font(16))
        self.line.setMinimumHeight(self.ink.px(40))
        self.model.set_rows([_Point(number, place) for number, place in enumerate(places)])
        self.list.setVisible(bool(places))
        self.list.setFixedHeight(self.ink.px(34) * min(len(places), MOST_SHOWN) + 4)
        if self._closed:
            words = self.tr("Points: {n}. An area needs three; it closes by itself. Latitude, then longitude.")
        else:
            words = self.tr("Points: {n}. A way needs two. Latitude, then longitude.")
        self.about.setText(words.format(n=len(places)))

    def _give(self, places: list[Place]) -> None:
        whole = [*places, places[0]] if self._closed and len(places) >= self._least else places
        self.answered.emit(self.ref, write_places(whole))
        self.reload()

    @Slot()
    def take(self) -> bool:
        """The typed point, at the end or in the place of the one that is being changed."""
        text = self.line.text().strip()
        if not text:
            return True
        try:
            place = parse_place(text)
        except InvalidInput as error:
            self._complaint = errors.sentence(error)
            self.moved.emit()
            return False
        places, self._complaint = self.places(), ""
        if 0 <= self._changed < len(places):
            places[self._changed] = place
        else:
            places.append(place)
        self._changed = -1
        self.line.clear()
        self._give(places)
        if self.model.rowCount():
            self.list.scrollToBottom()
        return True

    @Slot(object)
    def _edit(self, number: object) -> None:
        if isinstance(number, int):
            self._changed = number
            self.line.setText(typed_place(self.places()[number], language.current()))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        number = self.list.current_id()
        if isinstance(number, int):
            places = self.places()
            del places[number]
            self._give(places)
            if places:
                self.list.select_row(min(number, len(places) - 1))
            else:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        if not self.take():
            return False
        few = 0 < len(self.places()) < self._least
        self._complaint = self.tr("{n} points are too few; {least} are needed.").format(
            n=len(self.places()), least=self._least
        ) if few else ""  # fmt: skip
        return not few

    def complaint(self) -> str:
        return self._complaint

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, in_line = event.key(), watched is self.line
            if in_line and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self.take()
                return True
            if in_line and key == Qt.Key.Key_Up and self.model.rowCount():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.select_row(self.model.rowCount() - 1)
                return True
            if not in_line and key == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

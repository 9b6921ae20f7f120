"""What was decided here, and the way back: a decision that was wrong opens its conflict again, everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.deciding import DecidedConflict
from desktop.exchange.conflict import Describe, FieldLabel
from desktop.exchange.result_field import OFFICE
from desktop.exchange.words import moment
from desktop.widgets import Button, Column, EmptyState, IconMark, Label, ListModel, ListView, QuietButton

Words = Callable[[str, str, Any], str]


class DecidedPanel(QWidget):
    """reopen_wanted(DecidedConflict): it shall be open again. closed: back."""

    reopen_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, describe: Describe, field_label: FieldLabel, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: list[DecidedConflict] = []
        self._words = words
        self.model: ListModel[Any] = ListModel([
            Column(self.tr("Record"), lambda one: describe(one.entity, one.row),
                   sub=lambda one: field_label(one.entity, one.field)),
            Column(self.tr("Decided"), lambda one: words(one.entity, one.field, one.value), 170, weight="medium"),
            Column(self.tr("When"), lambda one: moment(one.at), 144, tone="text_muted"),
        ], key=lambda one: (*one.stamp, one.field))  # fmt: skip
        self.list = ListView(self.tr("Decided conflicts"), row_height=48)
        self.list.setModel(self.model)
        self.list.set_empty(EmptyState("git-merge", self.tr("Nothing has been decided here yet")))
        self.list.current_changed.connect(lambda _key: self._show())
        self._values = Label("", "small", tone="text_muted", wrap=True)
        self.reopen_button = Button(self.tr("Open again"), "arrow-u-up-left", on_click=self._wanted)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        foot.setSpacing(8)
        head.addWidget(IconMark("git-merge", "conflict"))
        head.addWidget(Label(self.tr("Decided conflicts"), "section", "strong", "conflict"))
        head.addStretch(1)
        foot.addWidget(self.reopen_button)
        foot.addWidget(QuietButton(self.tr("Back"), on_click=self.closed.emit))
        foot.addStretch(1)
        self.list.setMinimumHeight(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._values)
        column.addLayout(foot)

    def show_decided(self, rows: Sequence[DecidedConflict]) -> None:
        self._rows = list(rows)
        self.model.set_rows(self._rows)
        if self._rows and self.current() is None:
            self.list.select_row(0)
        self._show()

    def current(self) -> DecidedConflict | None:
        at = self.list.current_id()
        return next((one for one in self._rows if (*one.stamp, one.field) == at), None)

    def _show(self) -> None:
        one = self.current()
        changed = self.tr("The field has been changed since; change the record itself.")
        if one is not None and one.field == OFFICE:
            changed = self.tr("Whose a record is cannot be opened again: move the record instead.")
        can_reopen = one is not None and one.can_reopen
        self.reopen_button.setVisible(one is not None)
        self.reopen_button.setEnabled(can_reopen)
        self.reopen_button.setToolTip("" if can_reopen else changed)
        if one is None:
            self._values.setText("")
            return
        lines = [
            self.tr("{value} – {who}, {when}").format(
                value=self._words(one.entity, one.field, version.value), who=version.author, when=moment(version.at)
            )
            for version in one.versions
        ]
        if not one.can_reopen:
            lines.append(changed)
        self._values.setText("\n".join(lines))

    def _wanted(self) -> None:
        one = self.current()
        if one is not None and one.can_reopen:
            self.reopen_wanted.emit(one)

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

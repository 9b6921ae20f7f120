"""One conflict after the other: who wrote what when and where, the result, one decision."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Container, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.journal import FieldConflict
from desktop import errors
from desktop.exchange.marking import differences
from desktop.exchange.result_field import DELETED, OFFICE, FormatValue, ResultField
from desktop.exchange.value_card import ValueCard
from desktop.exchange.words import moment, number
from desktop.widgets import Banner, Button, IconButton, IconMark, KeyCap, Label, PrimaryButton, QuietButton, hline

Describe = Callable[[str, uuid.UUID], str]
FieldLabel = Callable[[str, str], str]


def same(one: FieldConflict | None, other: FieldConflict | None) -> bool:
    """Whether both are the same conflict with the same living values."""
    if one is None or other is None:
        return one is other
    return (one.row, one.field, [v.stamp for v in one.versions]) == (
        other.row, other.field, [v.stamp for v in other.versions],
    )  # fmt: skip


class ConflictView(QWidget):
    """decided(conflict, value): the person has decided. record_opened(entity, id): the record shall be shown.
    several_wanted, past_wanted: many shall be decided at once; what was decided shall be seen."""

    decided = Signal(object, object)
    several_wanted = Signal()
    past_wanted = Signal()
    record_opened = Signal(str, object)

    def __init__(
        self,
        describe: Describe,
        field_label: FieldLabel,
        format_value: FormatValue,
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe, self._field_label, self._name_of = describe, field_label, name_of
        self._conflicts: list[FieldConflict] = []
        self._at = 0
        self._elsewhere: Container[tuple[uuid.UUID, str]] = ()
        self.cards: list[ValueCard] = []
        self._count = Label("", "section", "strong", "conflict")
        self._previous = IconButton("caret-left", self.tr("Previous"), small=True, on_click=lambda: self.step(-1))
        self._next = IconButton("caret-right", self.tr("Next"), small=True, on_click=lambda: self.step(1))
        self._title = Label("", "record", "strong", wrap=True)
        self._field = Label("", "lead", "strong", elide=True)
        self._what = Label(self.tr("changed in two places that had not seen each other; both are kept."),
                           tone="text_muted", wrap=True)  # fmt: skip
        self._before = Label("", "small", tone="text_muted", wrap=True)
        self.result = ResultField(format_value)
        self.result.changed.connect(self._mark_cards)
        self.banner = Banner()
        self.decide_button = PrimaryButton(self.tr("Decide"), "check", on_click=self.decide)
        self._both = Button(self.tr("Keep both"), keys="3", on_click=self.result.take_both)
        self._later = QuietButton(self.tr("Leave for later"), on_click=lambda: self.step(1))
        self.several = QuietButton(self.tr("Decide several…"), small=True, on_click=self.several_wanted.emit)
        self.past = QuietButton(self.tr("Decided…"), small=True, on_click=self.past_wanted.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        head, named, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout in (head, named, foot):
            layout.setSpacing(8)
        head.addWidget(IconMark("git-merge", "conflict"))
        head.addWidget(self._count)
        head.addStretch(1)
        open_record = QuietButton(self.tr("Open the record"), "arrow-square-out", small=True, on_click=self._open)
        for button in (self.several, self.past, self._previous, self._next):
            head.addWidget(button)
        named.addWidget(self._field)
        named.addWidget(self._what, 1)
        for widget in (self.decide_button, KeyCap("Ctrl+Enter"), self._both, self._later):
            foot.addWidget(widget)
        foot.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        titled = QHBoxLayout()
        titled.setSpacing(8)
        titled.addWidget(self._title, 1)
        titled.addWidget(open_record, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(titled)
        column.addLayout(named)
        column.addSpacing(2)
        column.addLayout(self._grid)
        column.addWidget(self._before)
        column.addSpacing(4)
        column.addWidget(hline())
        column.addSpacing(4)
        column.addWidget(self.result)
        column.addWidget(self.banner)
        column.addLayout(foot)

    # ---- showing
    def set_conflicts(
        self, conflicts: Sequence[FieldConflict], elsewhere: Container[tuple[uuid.UUID, str]] = ()
    ) -> None:
        """Show these; the one that is worked on stays, with what was typed, as long as it is open and unchanged.
        On those (record, field) in `elsewhere` another office decides."""
        now = self.current()
        self._elsewhere = elsewhere
        self._conflicts = list(conflicts)
        place = next((n for n, one in enumerate(conflicts) if same(one, now)), None)
        if place is not None and now is not None:
            self._at = place
            self._count_up()
            return
        self._at = min(self._at, max(0, len(conflicts) - 1))
        self._show()

    def current(self) -> FieldConflict | None:
        return self._conflicts[self._at] if self._conflicts else None

    def show_record(self, row: uuid.UUID) -> bool:
        """Bring the conflict of a record to the front; False if it has none."""
        place = next((n for n, one in enumerate(self._conflicts) if one.row == row), None)
        if place is not None:
            self._at = place
            self._show()
        return place is not None

    def step(self, by: int) -> None:
        if self._conflicts:
            self._at = (self._at + by) % len(self._conflicts)
            self._show()
            self.focus_first()

    def focus_first(self) -> None:
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_up(self) -> None:
        words = self.tr("Conflict {n} / {total}")
        self._count.setText(words.format(n=number(self._at + 1), total=number(len(self._conflicts))))
        several = len(self._conflicts) > 1
        for button in (self._previous, self._next, self._later, self.several):
            button.setVisible(several)

    def _show(self) -> None:
        held = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        conflict = self.current()
        self.banner.clear()
        if conflict is None:
            return
        self._count_up()
        self._title.setText(self._describe(conflict.entity, conflict.row))
        deletion, moves = conflict.field == DELETED, conflict.field == OFFICE
        self._field.setText("" if deletion else self._field_label(conflict.entity, conflict.field))
        self._field.setVisible(not deletion)
        self._what.setText(
            self.tr("One place deleted the record while another changed it. Until you decide it stays.") if deletion
            else self.tr("given to two offices by places that had not seen each other. Until headquarters decides the "
                         "later one counts and both see the record.") if moves
            else self.tr("changed in two places that had not seen each other; both are kept.")
        )  # fmt: skip
        self.result.show_conflict(conflict)
        self._show_cards(conflict)
        self._before.setText(self.tr("Before: {value}").format(value=self.result.words(conflict.before)))
        self._before.setVisible(not deletion)
        self._both.setVisible(self.result.is_text)
        ours = (conflict.row, conflict.field) not in self._elsewhere
        self.decide_button.setEnabled(ours)
        if not ours:
            words = self.tr("Headquarters decides on this record. Until then both values are kept.")
            if moves:
                words = self.tr("Headquarters decides whose the record is. Until then both offices work with it.")
            self.banner.show_text(words, "info")
        self.take(0)
        if held:
            self.focus_first()

    def _show_cards(self, conflict: FieldConflict) -> None:
        texts = [self.result.words(version.value) for version in conflict.versions]
        for place, version in enumerate(conflict.versions):
            title = self.tr("Shown here") if place == 0 else self.tr("Other value")
            card = ValueCard(place + 1, title)
            marked = differences(texts[0], texts[max(place, 1)]) if len(texts) > 1 else ([], [])
            spans = [] if conflict.field == DELETED else marked[min(place, 1)]
            where = self._name_of(version.node)
            card.show_value(texts[place], spans, version.author, moment(version.at), where)
            card.clicked.connect(lambda _checked=False, place=place: self.take(place))
            self.cards.append(card)
            self._grid.addWidget(card, place // 2, place % 2)
            card.show()  # now, not with the next event: it may get the focus at once
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        around: QWidget = self._later
        for card in self.cards:
            self.setTabOrder(around, card)
            around = card

    # ---- deciding
    def take(self, place: int) -> None:
        """Bring the value of a card into the result."""
        conflict = self.current()
        if conflict is not None and 0 <= place < len(conflict.versions):
            self.result.take(conflict.versions[place].value)
            self._mark_cards()

    def _mark_cards(self) -> None:
        conflict = self.current()
        if conflict is not None:
            for card, version in zip(self.cards, conflict.versions, strict=False):
                card.setChecked(self.result.matches(version.value))

    def decide(self) -> None:
        """Hand the result on, if it can be read."""
        conflict = self.current()
        known, value = self.result.value()
        if conflict is not None and known and self.decide_button.isEnabled():
            self.decided.emit(conflict, value)

    def show_error(self, error: UserError) -> None:
        self.banner.show_text(errors.sentence(error), "danger")

    def _open(self) -> None:
        conflict = self.current()
        if conflict is not None:
            self.record_opened.emit(conflict.entity, conflict.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        text: Any = event.text()
        if enter and held == Qt.KeyboardModifier.ControlModifier:
            self.decide()
        elif not held and text == "3" and len(self.cards) < 3:
            self.result.take_both()
        elif not held and text.isdecimal() and 1 <= int(text) <= len(self.cards):
            self.take(int(text) - 1)
            self.cards[int(text) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

"""One pair: why it is proposed, the two records side by side, which one stands, and what becomes of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.duplicates.rows import Pair
from db.registry.merging.rows import Comparison
from desktop import errors
from desktop.registry.merging import words
from desktop.registry.merging.fields_view import FIRST, LABEL, SECOND, FieldsView
from desktop.registry.merging.stand_card import StandCard
from desktop.widgets import Banner, Button, KeyCap, Label, PrimaryButton, QuietButton, Surface

Compare = Callable[[str, uuid.UUID, uuid.UUID], Comparison]


class PairView(QWidget):
    """merge_wanted(winner, loser, values), distinct_wanted(), later_wanted(): what the person has decided."""

    merge_wanted = Signal(object, object, object)
    distinct_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, compare: Compare, asked: Callable[[QKeyEvent], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compare = compare
        self._entity = ""
        self._pair: Pair | None = None
        self.comparison: Comparison | None = None
        self._speaks_for = Label("", wrap=True)
        self._against = Label("", "small", tone="warning", wrap=True)
        self.banner = Banner()
        self.cards = (StandCard(1), StandCard(2))
        for number, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, number=number: self.stand(number))
        self.fields = FieldsView(self.tr("Fields of both records"), asked)
        self.merge_button = PrimaryButton(self.tr("Merge into one"), "git-merge", on_click=self.merge)
        self.distinct_button = Button(self.tr("Not the same"), "x", on_click=self.distinct_wanted.emit)
        self.later_button = QuietButton(self.tr("Later"), on_click=self.later_wanted.emit)
        self._note = Label("", tone="text_muted", elide=True)
        self._lay_out()

    def _lay_out(self) -> None:
        heads = QGridLayout()
        heads.setContentsMargins(16, 4, 16, 8)
        heads.setHorizontalSpacing(8)
        heads.setColumnMinimumWidth(0, LABEL - 12)
        heads.addWidget(Label(self.tr("Record that stands"), "small", tone="text_muted", wrap=True), 0, 0)
        for column, card in enumerate(self.cards, start=1):
            heads.addWidget(card, 0, column)
            heads.setColumnStretch(column, 1)
        reasons = QVBoxLayout()
        reasons.setContentsMargins(16, 12, 16, 4)
        reasons.setSpacing(2)
        reasons.addWidget(self._speaks_for)
        reasons.addWidget(self._against)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(0)
        column_.addLayout(reasons)
        column_.addWidget(self.banner)
        column_.addLayout(heads)
        column_.addWidget(self.fields, 1)
        column_.addWidget(self._foot())

    def _foot(self) -> Surface:
        foot = Surface("foot")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._note)
        row.addStretch(1)
        for button, key in ((self.later_button, "S"), (self.distinct_button, "N"), (self.merge_button, "M")):
            row.addWidget(button)
            row.addWidget(KeyCap(key))
        return foot

    # ---- showing
    def show_pair(self, entity: str, pair: Pair | None) -> None:
        """Compare and show; a pair that cannot be merged says why."""
        self._entity, self._pair = entity, pair
        self.banner.clear()
        if pair is None:
            self.comparison = None
            return
        for_it = [words.reason(one) for one in pair.reasons if one.weight >= 0]
        against = [words.reason(one) for one in pair.reasons if one.weight < 0]
        self._speaks_for.setText(" · ".join(for_it))
        self._against.setText(self.tr("Speaks against it: {reasons}").format(reasons=" · ".join(against)))
        self._against.setVisible(bool(against))
        self._read(pair)

    def refresh(self) -> None:
        """Read again; what was chosen stays as long as nothing has changed."""
        if self._pair is not None:
            self._read(self._pair)

    def _read(self, pair: Pair) -> None:
        try:
            found: Comparison | None = self._compare(self._entity, pair.first, pair.second)
        except UserError as error:
            found = None
            self.banner.show_text(errors.sentence(error), "warning")
        self.fields.setVisible(found is not None)
        for card in self.cards:
            card.setVisible(found is not None)
        self.merge_button.setVisible(found is not None)
        if found is None or found == self.comparison:
            self.comparison = found
            return
        self.comparison = found
        first = found.stands == found.first.id
        self._show_cards(0 if first else 1)
        self.fields.show_fields(self._entity, found.fields, FIRST if first else SECOND)

    def _show_cards(self, stands: int) -> None:
        if self.comparison is None:
            return
        sides = (self.comparison.first, self.comparison.second)
        for number, (card, side) in enumerate(zip(self.cards, sides, strict=True)):
            card.setChecked(number == stands)
            card.show_side(side.name, words.follows(side.follows))
        going = words.follows(sides[1 - stands].follows)
        self._note.setText(
            self.tr("Go to the one that stands: {records}").format(records=going) if going else
            self.tr("Nothing has to move.")
        )  # fmt: skip

    # ---- deciding
    @property
    def stands(self) -> int:
        return 1 if self.cards[1].isChecked() else 0

    def stand(self, number: int) -> None:
        """Let the first (0) or second (1) record stand for both."""
        if self.comparison is not None:
            self._show_cards(number)
            self.fields.suggest((FIRST, SECOND)[number])

    @Slot()
    def merge(self) -> None:
        if self.comparison is not None:
            sides = (self.comparison.first.id, self.comparison.second.id)
            self.merge_wanted.emit(sides[self.stands], sides[1 - self.stands], self.fields.values())

    def show_error(self, error: UserError) -> None:
        self.banner.show_text(errors.sentence(error), "danger")

    def focus_first(self) -> None:
        self.fields.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> dict[str, Any]:
        return self.fields.values()

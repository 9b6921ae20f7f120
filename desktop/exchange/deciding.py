"""All that is done about conflicts: one after the other, many by a rule, and back again."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import UserError
from db.exchange.deciding import DecidedConflict
from db.exchange.service import ExchangeService
from db.journal import Decision, FieldConflict
from desktop import errors
from desktop.exchange.conflict import ConflictView, Describe, FieldLabel
from desktop.exchange.decided import DecidedPanel
from desktop.exchange.result_field import OFFICE, FormatValue
from desktop.exchange.rules import RulePanel
from desktop.exchange.words import number
from desktop.widgets import Banner


class Conflicts(QWidget):
    """The open conflict, the rule for many, or what was decided: one of them is shown, or nothing.

    changed(has_more): something was decided or opened again. said(words, undo): to be told. shown: another part of it
    is shown now.
    """

    changed = Signal(bool)
    said = Signal(str, object)
    shown = Signal()

    def __init__(
        self, exchange: ExchangeService, describe: Describe, field_label: FieldLabel, format_value: FormatValue,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._exchange = exchange
        self.view = ConflictView(describe, field_label, format_value, exchange.name_of)
        words = self.view.result.words_of
        self.rules = RulePanel(exchange.by_rule, self.view.result.joined, describe, field_label, words)
        self.past = DecidedPanel(describe, field_label, words)
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.banner, self.view, self.rules, self.past):
            column.addWidget(widget)
        for panel in (self.rules, self.past):
            panel.hide()
            panel.closed.connect(self.close_panels)
        self.view.decided.connect(self.decide)
        self.view.several_wanted.connect(lambda: self._open(self.rules))
        self.view.past_wanted.connect(self.open_past)
        self.rules.decided.connect(self.decide_all)
        self.past.reopen_wanted.connect(self.reopen)

    # ---- showing
    def refresh(self) -> list[FieldConflict]:
        """Read the open conflicts anew, and show what is to be shown."""
        found = self._exchange.conflicts()
        self.view.set_conflicts(found, self._exchange.undecidable(found))
        if not self.rules.isHidden():
            self.rules.show_conflicts(found, self.view.current())
        if not self.past.isHidden():
            self.past.show_decided(self._exchange.decided())
        self._arrange()
        return found

    def _arrange(self) -> None:
        self.view.setVisible(not self.has_panel() and self.view.current() is not None)

    def is_empty(self) -> bool:
        """Whether there is nothing here to be seen."""
        return self.view.current() is None and not self.has_panel()

    def has_panel(self) -> bool:
        """Whether something else than the open conflict is shown."""
        return not (self.rules.isHidden() and self.past.isHidden())

    def open_past(self) -> None:
        """Show what was decided."""
        self._open(self.past)

    def _open(self, panel: RulePanel | DecidedPanel) -> None:
        self.banner.clear()
        self.rules.setVisible(panel is self.rules)
        self.past.setVisible(panel is self.past)
        self.refresh()
        self.shown.emit()
        panel.focus_first()

    def close_panels(self) -> None:
        """Back to the open conflict."""
        self.rules.hide()
        self.past.hide()
        self.refresh()
        self.shown.emit()
        self.view.focus_first()

    # ---- deciding
    def decide(self, conflict: FieldConflict, value: Any) -> None:
        """Write the decision; its undo brings the card back. Whose a record is cannot be undone: it is moved again."""
        try:
            self._exchange.decide(conflict, value)
        except UserError as error:
            self.view.show_error(error)
            return
        self._decided(self.tr("Decided. It goes along with the next package."), undoable=conflict.field != OFFICE)

    def decide_all(self, decisions: list[Decision]) -> None:
        """Write what a rule decides; its undo brings all the cards back."""
        self._exchange.decide_all(decisions)
        self.rules.hide()
        self._decided(self.tr("{n} conflicts decided.").format(n=number(len(decisions))))

    def _decided(self, words: str, *, undoable: bool = True) -> None:
        change = self._exchange.last_change_set
        self.changed.emit(self.view.current() is not None)
        self.said.emit(words, self._undoing(change) if undoable else None)

    def _undoing(self, change: uuid.UUID | None) -> Callable[[], None]:
        return lambda: self._reopen(self._exchange.decided_by(change))

    def reopen(self, decided: DecidedConflict) -> None:
        """The decision is taken back: the conflict is open again."""
        self._reopen([decided])

    def _reopen(self, decided: list[DecidedConflict]) -> None:
        self.banner.clear()
        for one in decided:
            try:
                self._exchange.reopen(one)
            except UserError as error:
                self.banner.show_text(errors.sentence(error), "danger")
        self.close_panels()
        self.changed.emit(self.view.current() is not None)
        if decided:
            self.view.show_record(decided[0].row)
            self.view.focus_first()

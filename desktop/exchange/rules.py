"""Many conflicts, one rule: what it would decide is shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.deciding import BOTH, NEWEST, OURS, THEIRS, Join
from db.journal import Decision, FieldConflict
from desktop.exchange.conflict import Describe, FieldLabel
from desktop.exchange.words import number
from desktop.widgets import (
    ChoiceField,
    Column,
    EmptyState,
    IconMark,
    KeyCap,
    Label,
    ListModel,
    ListView,
    PrimaryButton,
    QuietButton,
)

ByRule = Callable[[Sequence[FieldConflict], str, Join], list[Decision]]
Words = Callable[[str, str, Any], str]
ALL, FIELD, RECORD = "all", "field", "record"


class RulePanel(QWidget):
    """decided(decisions): the person wants these. closed: back to one by one."""

    decided = Signal(object)
    closed = Signal()

    def __init__(
        self, by_rule: ByRule, join: Join, describe: Describe, field_label: FieldLabel, words: Words,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._by_rule, self._join = by_rule, join
        self._conflicts: list[FieldConflict] = []
        self._current: FieldConflict | None = None
        self._describe, self._field_label = describe, field_label
        self.which = ChoiceField(self.tr("&Which conflicts"))
        self.rule = ChoiceField(self.tr("What shall &stand"), [
            (NEWEST, self.tr("What was written last")),
            (OURS, self.tr("What was written here")),
            (THEIRS, self.tr("What was written elsewhere")),
            (BOTH, self.tr("Both, where it is text")),
        ])  # fmt: skip
        self.model: ListModel[Any] = ListModel([
            Column(self.tr("Record"), lambda one: describe(one.entity, one.row),
                   sub=lambda one: field_label(one.entity, one.field)),
            Column(self.tr("Will stand"), lambda one: words(one.entity, one.field, one.value), 240, weight="medium"),
        ], key=lambda one: (one.row, one.field))  # fmt: skip
        self.list = ListView(self.tr("What the rule decides"), row_height=48)
        self.list.setModel(self.model)
        self.list.set_empty(EmptyState("git-merge", self.tr("The rule decides none of these")))
        self._left = Label("", "small", tone="text_muted", wrap=True)
        self.decide_button = PrimaryButton("", "check", on_click=self.decide)
        self._lay_out()
        for field in (self.which, self.rule):
            field.changed.connect(self._preview)

    def _lay_out(self) -> None:
        head, choices, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout in (head, choices, foot):
            layout.setSpacing(8)
        head.addWidget(IconMark("git-merge", "conflict"))
        head.addWidget(Label(self.tr("Decide several conflicts"), "section", "strong", "conflict"))
        head.addStretch(1)
        choices.addWidget(self.which, 1)
        choices.addWidget(self.rule, 1)
        for widget in (self.decide_button, KeyCap("Ctrl+Enter")):
            foot.addWidget(widget)
        foot.addWidget(QuietButton(self.tr("Back to one by one"), on_click=self.closed.emit))
        foot.addStretch(1)
        self.list.setMinimumHeight(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(choices)
        column.addWidget(self.list, 1)
        column.addWidget(self._left)
        column.addLayout(foot)

    def show_conflicts(self, conflicts: Sequence[FieldConflict], current: FieldConflict | None) -> None:
        """Choose among these; `current` is the one that the person was at."""
        self._conflicts, self._current = list(conflicts), current
        self.which.set_choices([(name, words) for name, words, _ in self._scopes()])
        self._preview()

    def _scopes(self) -> list[tuple[str, str, list[FieldConflict]]]:
        at, every = self._current, self._conflicts
        scopes = [(ALL, self.tr("All that are open ({n})"), every)]
        if at is not None:
            alike = [one for one in every if (one.entity, one.field) == (at.entity, at.field)]
            field = self._field_label(at.entity, at.field)
            scopes.append((FIELD, self.tr("Only the field “{field}”").format(field=field) + " ({n})", alike))
            record = self._describe(at.entity, at.row)
            mine = [one for one in every if one.row == at.row]
            scopes.append((RECORD, self.tr("Only “{record}”").format(record=record) + " ({n})", mine))
        return [(name, words.replace("{n}", number(len(some))), some) for name, words, some in scopes]

    def chosen(self) -> list[FieldConflict]:
        return next((some for name, _, some in self._scopes() if name == self.which.value()), [])

    def decisions(self) -> list[Decision]:
        """What the rule makes of the chosen conflicts."""
        return self._by_rule(self.chosen(), self.rule.value(), self._join)

    def _preview(self) -> None:
        found, some = self.decisions(), self.chosen()
        self.model.set_rows(found)
        self.decide_button.setText(self.tr("Decide {n}").format(n=number(len(found))))
        self.decide_button.setEnabled(bool(found))
        left = len(some) - len(found)
        words = self.tr("{n} stay open: deletions, moves, and what the rule says nothing on, are decided one by one.")
        self._left.setText(words.format(n=number(left)) if left else self.tr("None stays open."))

    def decide(self) -> None:
        found = self.decisions()
        if found:
            self.decided.emit(found)

    def focus_first(self) -> None:
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.decide()
        else:
            super().keyPressEvent(event)

"""After the last question: what is still empty with the way there, or that all is well; and the pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.interviews.ink import Ink
from desktop.widgets import Column, IconMark, Label, ListModel, ListView, PrimaryButton


@dataclass(frozen=True)
class Gap:
    """A question that is empty or not right; `id` is its reference. `kind` and `message` as of `db.forms.Violation`;
    kind "" is one that may stay empty, "partly" an order that is not whole."""

    id: str
    label: str
    section: str
    kind: str
    message: str

    @property
    def must(self) -> bool:
        """The interview cannot be completed with it."""
        return self.kind not in ("", "partly")


class EndPage(QWidget):
    """jumped(ref): answer that question. completed: close the interview."""

    jumped = Signal(str)
    completed = Signal()

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.mark = IconMark("check-circle", "success", 24)
        self.title = Label("", "page", "strong", wrap=True)
        self.text = Label("", "field", tone="text_muted", wrap=True)
        self.button = PrimaryButton(self.tr("Complete interview"), "check", keys="Ctrl+Enter",
                                    on_click=self.completed.emit)  # fmt: skip
        self.model: ListModel[Gap] = ListModel(
            [
                Column("", width=36, icon=_icon, tone=lambda gap: "warning" if gap.must else "text_faint"),
                Column(
                    self.tr("Question"),
                    lambda gap: gap.label,
                    weight="medium",
                    sub=lambda gap: gap.section,
                    minimum=240,
                ),
                Column(self.tr("What is missing"), self._why, 220, tone="text_muted"),
            ]
        )
        self.list = ListView(self.tr("Questions without an answer"), row_height=48)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open(self.list.current_id()))
        self._lay_out()

    def _why(self, gap: Gap) -> str:
        if gap.message:
            return gap.message
        return {
            "": self.tr("left empty"), "partly": self.tr("not all are ranked"), "required": self.tr("needs an answer"),
        }.get(gap.kind, self.tr("not possible like this"))  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _open(self, ref: object) -> None:
        if isinstance(ref, str):
            self.jumped.emit(ref)

    def show_state(self, gaps: Sequence[Gap], *, declined: bool) -> None:
        must = sum(gap.must for gap in gaps)
        if must:
            self.mark.set_icon("warning", "warning")
            self.title.setText(self.tr("Questions that need an answer: {n}").format(n=must))
            self.text.setText(self.tr("Choose one to go there. Everything answered so far is kept."))
        elif declined:
            self.mark.set_icon("info", "icon")
            self.title.setText(self.tr("The person does not want to take part"))
            self.text.setText(self.tr("The interview is closed as a refusal. No question was asked beyond consent."))
        elif gaps:
            self.mark.set_icon("check-circle", "success")
            self.title.setText(self.tr("The interview can be completed"))
            words = self.tr("Left empty: {n}. Nobody has to answer; choose one to go there.")
            self.text.setText(words.format(n=len(gaps)))
        else:
            self.mark.set_icon("check-circle", "success")
            self.title.setText(self.tr("Every question is answered"))
            self.text.setText(self.tr("Complete the interview, or go back with the list at the left."))
        self.button.setText(self.tr("Close as refused") if declined else self.tr("Complete interview"))
        self.button.setVisible(not must)
        shown = [] if declined and not must else list(gaps)
        self.model.set_rows(shown)
        self.list.setVisible(bool(shown))

    def enter(self) -> None:
        """The focus goes to what is to be done: the first gap that must be filled, or the button."""
        target = self.button if self.button.isVisibleTo(self) else self.list
        if target is self.list:
            self.list.select_row(0)
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _icon(gap: Gap) -> str:
    return "warning" if gap.must else "circle"


class PausePage(QWidget):
    """Hides the questions while nobody is to read them. resumed: go on."""

    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = PrimaryButton(self.tr("Go on"), "play", keys="F9", on_click=self.resumed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addStretch(1)
        mark = IconMark("pause", "icon", 40)
        column.addWidget(mark)
        column.addWidget(Label(self.tr("Paused"), "page", "strong"))
        words = self.tr("The time stands still, the answers are hidden and kept.")
        column.addWidget(Label(words, "field", tone="text_muted", wrap=True))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

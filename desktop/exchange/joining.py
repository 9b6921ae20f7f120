"""How a laptop or a province joins: request file, words by telephone, answer file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.database import Node
from db.errors import UserError
from db.exchange.service import ExchangeService
from db.folder import atomic_write
from desktop import errors
from desktop.exchange.moving import ANSWER_SUFFIX, REQUEST_SUFFIX
from desktop.widgets import Banner, Button, Label, PrimaryButton
from desktop.widgets.asking import FileAsker, breakable
from desktop.widgets.fingerprint import FingerprintView, StepNumber

Join = Callable[[bytes, str], Any]


class JoinPanel(QWidget):
    """Three numbered steps. joined: the answer was taken; packages can be sent."""

    joined = Signal()

    def __init__(
        self, exchange: ExchangeService, node: Node, join: Join, ask: FileAsker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange, self._node, self._join, self._ask = exchange, node, join, ask
        self._answer: tuple[bytes, str] | None = None
        self.banner = Banner()
        self.words, self.centre_words = FingerprintView(), FingerprintView()
        self.request_button = PrimaryButton(self.tr("Write the request file…"), "export", on_click=self.write_request)
        self.answer_button = Button(self.tr("Take the answer file…"), "tray", on_click=self.choose_answer)
        self.print_button = Button(self.tr("Print the sheet…"), "printer", small=True, on_click=self.print_sheet)
        self._written = Label("", "small", tone="text_muted", wrap=True)
        self.agree_button = PrimaryButton(self.tr("The words agree: join"), "check", on_click=self.agree)
        self._not_agree = Button(self.tr("They differ"), "x", on_click=self.differ)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("This place has not joined yet"), "record", "strong"))
        why = self.tr(
            "You can record contacts, trainings and interviews already; nothing is lost. Before packages can be sent, "
            "headquarters must know this computer."
        )
        column.addWidget(Label(why, tone="text_muted", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.banner)
        self._step(column, 1, self.tr("Write a request file"), self.tr(
            "Send it to headquarters by e-mail or on a stick. It holds no personal data and no secret."),
            self.request_button, self._written)  # fmt: skip
        self._step(
            column,
            2,
            self.tr("Read these six words to headquarters by telephone"),
            self.tr("The person there compares them with the file. So nobody can put another computer in between."),
            self.words,
            self.print_button,
        )
        self._step(
            column,
            3,
            self.tr("Take the answer file"),
            self.tr("Headquarters sends it back. You can also drop the file onto this page."),
            self.answer_button,
        )
        self._confirm = self._make_confirm()
        self._confirm.hide()
        column.addWidget(self._confirm)
        column.addStretch(1)
        self.setMaximumWidth(760)

    def _make_confirm(self) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(40, 8, 0, 0)
        inner.setSpacing(8)
        question = self.tr("Now let headquarters read its six words to you. Are they these?")
        inner.addWidget(Label(question, weight="strong", wrap=True))
        inner.addWidget(self.centre_words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.agree_button)
        row.addWidget(self._not_agree)
        row.addStretch(1)
        inner.addLayout(row)
        return made

    @staticmethod
    def _step(column: QVBoxLayout, number: int, title: str, text: str, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setSpacing(6)
        inner.addWidget(Label(title, "section", "strong", wrap=True))
        inner.addWidget(Label(text, tone="text_muted", wrap=True))
        for widget in widgets:
            if isinstance(widget, Button):
                inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                inner.addWidget(widget)
        row.addLayout(inner, 1)
        column.addLayout(row)
        column.addSpacing(12)

    def refresh(self) -> None:
        self.words.show_fingerprint(self._exchange.fingerprint)

    def focus_first(self) -> None:
        self.request_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- steps
    def write_request(self) -> None:
        suggestion = f"kopru-{self._node.office:02}-{self._node.name}{REQUEST_SUFFIX}".replace(" ", "-")
        path = self._ask.save(self, self.tr("Write the request file"), suggestion)
        if path is None:
            return
        try:
            atomic_write(path, self._exchange.request())
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self._written.setText(self.tr("Written: {path}").format(path=breakable(path)))
        self.banner.clear()

    def print_sheet(self) -> None:
        """The sheet that lies beside the telephone: who, the words, what to do."""
        from db.exchange.papers import call_sheet

        path = self._ask.save(self, self.tr("Print the sheet"), "katilma.pdf", "PDF (*.pdf)")
        if path is None:
            return
        node = self._node
        try:
            call_sheet(path, "join", node.name, node.kind, node.office, self._exchange.fingerprint, dt.datetime.now())
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self.banner.show_text(self.tr("The sheet lies in {path}.").format(path=breakable(path)), "success")

    def choose_answer(self) -> None:
        path = self._ask.file(self, self.tr("Take the answer file"), f"Köprü (*{ANSWER_SUFFIX});;* (*)")
        if path is not None:
            self.take_answer(path)

    def take_answer(self, path: Path) -> None:
        """Read an answer file and ask for the comparison; nothing is kept before it."""
        try:
            data = path.read_bytes()
            shown = self._exchange.read_answer(data, path.name).roots_fingerprint
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        except OSError:
            self.banner.show_text(
                self.tr("“{file}” cannot be read. Copy it here first.").format(file=path.name), "danger"
            )
            return
        self.banner.clear()
        self._answer = (data, path.name)
        self.centre_words.show_fingerprint(shown)
        self._confirm.show()
        self.agree_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        if self._answer is None:
            return
        try:
            self._join(*self._answer)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self._confirm.hide()
        self.joined.emit()

    def differ(self) -> None:
        self._answer = None
        self._confirm.hide()
        self.banner.show_text(
            self.tr("The answer was not taken. Tell headquarters by telephone and ask for a new file."), "warning"
        )
        self.answer_button.setFocus(Qt.FocusReason.OtherFocusReason)

"""A forgotten passphrase on the locked screen: a request, six words by telephone, an answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.clock import Clock
from db.errors import UserError, WrongPassphrase
from db.folder import atomic_write
from db.keyslots import STRONG_COST, Cost, needs_passphrase
from db.office.forgotten import RecoveryRequest, give_up, waiting_request, write_request
from db.office.recovering import open_by_answer, open_by_own_file
from desktop import errors
from desktop.jobs import Jobs, Progress
from desktop.office.secret import NewPassphrase, SecretField
from desktop.widgets import Banner, Button, Label, PrimaryButton, QuietButton
from desktop.widgets.asking import FileAsker, breakable
from desktop.widgets.fingerprint import FingerprintView, StepNumber

KEY_SUFFIX = ".kopru-recovery"
REQUEST_SUFFIX, ANSWER_SUFFIX = ".kopru-recovery-request", ".kopru-recovery-answer"


class Forgotten(QWidget):
    """opened(installation): the answer fitted, the new passphrase counts. left: back to the ordinary lock."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        ask: FileAsker,
        *,
        clock: Clock | None = None,
        cost: Cost = STRONG_COST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._jobs, self._ask, self._clock, self._cost = folder, jobs, ask, clock, cost
        self.request: RecoveryRequest | None = None
        self.banner = Banner()
        self.new = NewPassphrase(self.tr("Ne&w passphrase"), self.tr("New passphrase a&gain"))
        self.write_button = PrimaryButton(self.tr("Write the request…"), "export", on_click=self.write)
        self.new.second.line.returnPressed.connect(lambda: self.open_by_file() if self._own_file else self.write())
        self.key_passphrase = SecretField(self.tr("Passphrase of the &recovery key"))
        self.key_passphrase.line.returnPressed.connect(self._open_with_key)
        self.key_passphrase.hide()
        self.file_button = PrimaryButton(self.tr("Choose the recovery file…"), "key", on_click=self.open_by_file)
        self.way_button = QuietButton("", "arrows-left-right", on_click=lambda: self.take_way(not self._own_file))
        self._file: bytes | None = None
        self.words = FingerprintView()
        self.passphrase = SecretField(self.tr("The &new passphrase, as you chose it"))
        self.passphrase.line.returnPressed.connect(self.take_answer)
        self.answer_button = PrimaryButton(self.tr("Take the answer…"), "tray", on_click=self.take_answer)
        self.save_button = Button(self.tr("Save the file again…"), "floppy-disk", small=True, on_click=self.save_again)
        self.print_button = Button(self.tr("Print the sheet…"), "printer", small=True, on_click=self.print_sheet)
        self.again_button = QuietButton(self.tr("Begin anew"), "arrow-counter-clockwise", on_click=self.begin_anew)
        self.back_buttons = [Button(self.tr("Back"), on_click=self.left.emit) for _ in range(2)]
        self._busy: list[Button] = [self.write_button, self.answer_button, self.again_button, self.file_button]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._asking, self._waiting = self._lay_out_asking(), self._lay_out_waiting()
        for widget in (self.banner, self._asking, self._waiting):
            column.addWidget(widget)

    def _lay_out_asking(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._how = Label("", tone="text_muted", wrap=True)
        column.addWidget(self._how)
        column.addWidget(self.new)
        column.addWidget(self.key_passphrase)
        column.addLayout(self._row(self.write_button, self.file_button, self.back_buttons[0]))
        column.addWidget(self.way_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.take_way(own_file=False)
        return made

    def take_way(self, own_file: bool) -> None:
        """Through headquarters, or by the place's own recovery file: the only way at headquarters itself."""
        self._own_file = own_file
        self._how.setText(
            self.tr(
                "Headquarters has nobody to ask. Take its recovery file out of the safe, or the recovery key for all "
                "places: with it and a new passphrase the data opens at once. The record of deeds tells of it."
            ) if own_file
            else self.tr(
                "Headquarters can open the way to this data for you; nothing is lost. Choose the new passphrase now: "
                "it counts as soon as the answer has come."
            )
        )  # fmt: skip
        way = self.tr("Ask headquarters instead…") if own_file else self.tr("This is headquarters, or I have the file…")
        self.way_button.setText(way)
        self.way_button.setAccessibleName(way)
        self.write_button.setVisible(not own_file)
        self.file_button.setVisible(own_file)
        self.key_passphrase.setVisible(own_file and self._file is not None and needs_passphrase(self._file))
        self.new.first.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_waiting(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._written = Label(self.tr("Send it by e-mail or on a stick. Alone it opens nothing."), tone="text_muted",
                              wrap=True)  # fmt: skip
        self._step(column, 1, self.tr("The request file is written"), self._written,
                   self._row(self.save_button, self.print_button))  # fmt: skip
        self._step(column, 2, self.tr("Call headquarters and read these six words"), self.words)
        self._step(column, 3, self.tr("When the answer has come"), self.passphrase)
        column.addLayout(self._row(self.answer_button, self.back_buttons[1], self.again_button))
        return made

    @staticmethod
    def _row(*widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    @staticmethod
    def _step(column: QVBoxLayout, number: int, title: str, *parts: QWidget | QHBoxLayout) -> None:
        row, inner = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        inner.setSpacing(6)
        row.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(Label(title, "section", "strong", wrap=True))
        for part in parts:
            inner.addWidget(part) if isinstance(part, QWidget) else inner.addLayout(part)
        row.addLayout(inner, 1)
        column.addLayout(row)

    # ---- showing
    def start(self) -> None:
        """Go on with the request that waits, or begin one."""
        self.banner.clear()
        self._show(waiting_request(self._folder))

    def _show(self, request: RecoveryRequest | None) -> None:
        self.request = request
        self._asking.setVisible(request is None)
        self._waiting.setVisible(request is not None)
        if request is not None:
            self.words.show_fingerprint(request.fingerprint)
        self.focus_first()

    def focus_first(self) -> None:
        field = self.new.first if self.request is None else self.passphrase
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self) -> None:
        """The chosen passphrase is forgotten too, or the words did not agree."""
        give_up(self._folder)
        self.passphrase.forget()
        self._show(None)
        self.banner.show_text(self.tr("The former request counts no more; its answer opens nothing."), "warning")

    # ---- the request
    def write(self) -> None:
        """Write the request; the secret that its answer needs stays here under the new passphrase."""
        if not self.new.check():
            return
        target = self._ask.save(self, self.tr("Write the request file"), f"kopru{REQUEST_SUFFIX}")
        if target is None:
            return
        text = self.new.value()

        def work(progress: Progress) -> RecoveryRequest:
            progress.check()
            request = write_request(self._folder, text, self._cost, self._clock)
            atomic_write(target, request.data)
            return request

        def done(request: RecoveryRequest) -> None:
            self.new.forget()
            self._say_where(target)
            self._show(request)

        self._run(self.tr("Writing the request"), work, done)

    def _say_where(self, target: Path) -> None:
        words = self.tr("It lies in {path}. Send it by e-mail or on a stick; alone it opens nothing.")
        self._written.setText(words.format(path=breakable(target)))

    def save_again(self) -> None:
        target = self._ask.save(self, self.tr("Write the request file"), f"kopru{REQUEST_SUFFIX}")
        if target is None or self.request is None:
            return
        try:
            atomic_write(target, self.request.data)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self._say_where(target)

    def print_sheet(self) -> None:
        """The sheet beside the telephone, as a PDF."""
        from db.exchange.papers import call_sheet

        target = self._ask.save(self, self.tr("Print the sheet"), "parola-kurtarma.pdf", "PDF (*.pdf)")
        if target is None or self.request is None:
            return
        try:
            name = self.request.node
            call_sheet(target, "recovery", name, "", None, self.request.fingerprint, dt.datetime.now())
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self.banner.show_text(self.tr("The sheet lies in {path}.").format(path=breakable(target)), "success")

    # ---- the own file
    def open_by_file(self) -> None:
        """Open with the place's recovery file and the new passphrase; a locked key asks for its own first."""
        if not self.new.check():
            return
        path = self._ask.file(self, self.tr("Choose the recovery file"), f"Köprü (*.txt *{KEY_SUFFIX});;* (*)")
        if path is None:
            return
        try:
            self._file = path.read_bytes()
        except OSError:
            words = self.tr("“{file}” cannot be read. Copy it here first.")
            self.banner.show_text(words.format(file=path.name), "danger")
            return
        locked = needs_passphrase(self._file)
        self.key_passphrase.setVisible(locked)
        if locked and not self.key_passphrase.value():
            self.key_passphrase.set_error(self.tr("Type the passphrase of this key, then press Enter."))
            self.key_passphrase.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._open_with_key()

    def _open_with_key(self) -> None:
        data, secret, new = self._file, self.key_passphrase.value(), self.new.value()
        if data is None or not self.new.check():
            return

        def work(progress: Progress) -> Any:
            progress.check()
            return open_by_own_file(self._folder, data, secret, new, self._cost, self._clock)

        self._run(self.tr("Opening"), work, self._opened)

    # ---- the answer
    def take_answer(self) -> None:
        """Open with the answer and the new passphrase; after that the answer opens nothing any more."""
        text = self.passphrase.value()
        if not text:
            self.passphrase.set_error(self.tr("Type the new passphrase that you chose with the request."))
            self.focus_first()
            return
        path = self._ask.file(self, self.tr("Take the answer"), f"Köprü (*{ANSWER_SUFFIX});;* (*)")
        if path is None:
            return
        try:
            data = path.read_bytes()
        except OSError:
            words = self.tr("“{file}” cannot be read. Copy it here first.")
            self.banner.show_text(words.format(file=path.name), "danger")
            return

        def work(progress: Progress) -> Any:
            progress.check()
            return open_by_answer(self._folder, data, path.name, text, self._cost, self._clock)

        self._run(self.tr("Opening"), work, self._opened)

    def _opened(self, installation: Any) -> None:
        for typed in (self.passphrase, self.key_passphrase, self.new):
            typed.forget()
        self.opened.emit(installation)

    # ---- work
    def _run(self, title: str, work: Any, done: Any) -> None:
        self.banner.clear()
        self._set_busy(True)

        def finished(result: Any) -> None:
            self._set_busy(False)
            done(result)

        self._jobs.start(title, work, finished, self._failed, lambda: self._set_busy(False))

    def _set_busy(self, on: bool) -> None:
        for button in self._busy:
            button.setEnabled(not on)
            button.setToolTip(self.tr("Wait until the present work has ended.") if on else "")

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, WrongPassphrase):
            typed = self.key_passphrase if self.request is None else self.passphrase
            typed.set_error(" ".join(filter(None, (errors.sentence(error), typed.caps_hint()))))
            typed.input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.banner.show_text(errors.sentence(error), "danger")


__all__ = ["Forgotten"]

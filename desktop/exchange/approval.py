"""At the centre: who asks to join, the words to compare, the root keys, the answer file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import InvalidInput, UserError, WrongPassphrase
from db.exchange.directory import RootKey
from db.exchange.enrolment import EnrolmentRequest
from db.exchange.service import ExchangeService
from db.folder import atomic_write
from db.text import format_date
from desktop import errors, language
from desktop.exchange.moving import ANSWER_SUFFIX, REQUEST_SUFFIX
from desktop.exchange.words import kind_word
from desktop.jobs import Jobs, Progress
from desktop.widgets import Banner, Button, Fact, FactGrid, Label, PrimaryButton, TextField, hline
from desktop.widgets.asking import FileAsker
from desktop.widgets.fingerprint import FingerprintView

ROOTS = "roots"


def _day(text: str) -> str:
    """The day of a moment that another program wrote; as it stands where it is none."""
    try:
        return format_date(dt.datetime.fromisoformat(text).date(), language.current())
    except ValueError:
        return text[:10]


class ApprovalPanel(QWidget):
    """approved(name): the answer for the installation of this name was written. closed: nothing shall be approved."""

    approved = Signal(str)
    closed = Signal()

    def __init__(self, exchange: ExchangeService, jobs: Jobs, ask: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange, self._jobs, self._ask = exchange, jobs, ask
        self._request: EnrolmentRequest | None = None
        self._roots: list[Path] = []
        self.banner = Banner()
        self._facts = FactGrid()
        self._facts.setContentsMargins(-16, 0, 0, 0)
        self.words, self.own_words = FingerprintView(), FingerprintView()
        self._root_label = Label("", tone="text_muted", wrap=True)
        self.passphrase = TextField(self.tr("&Passphrase of the root keys"), secret=True)
        self.passphrase.line.returnPressed.connect(self.approve)
        self.approve_button = PrimaryButton(self.tr("Words agree: write the answer…"), "check", on_click=self.approve)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        self._who = Label(self.tr("Who asks to join"), "section", "strong")
        column.addWidget(self._who)
        column.addWidget(self.banner)
        column.addWidget(self._facts)
        column.addWidget(Label(self.tr("Let them read their six words by telephone. Are they these?"), wrap=True))
        column.addWidget(self.words)
        column.addWidget(hline())
        root_row, foot = QHBoxLayout(), QHBoxLayout()
        root_row.addWidget(self._root_label, 1)
        choose = Button(self.tr("Choose root keys…"), "key", small=True, on_click=self.choose_roots)
        root_row.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(root_row)
        column.addWidget(self.passphrase)
        foot.setSpacing(8)
        foot.addWidget(self.approve_button)
        foot.addWidget(Button(self.tr("Do not approve"), "x", on_click=self.closed.emit))
        foot.addStretch(1)
        column.addLayout(foot)
        column.addSpacing(8)
        column.addWidget(hline())
        column.addWidget(Label(self.tr("When they have taken the answer, read them these words of headquarters:"),
                               tone="text_muted", wrap=True))  # fmt: skip
        column.addWidget(self.own_words)
        column.addStretch(1)

    # ---- showing
    def choose_request(self) -> bool:
        """Ask for the request file and show it; False when there is none to show."""
        path = self._ask.file(self, self.tr("Choose the request file"), f"Köprü (*{REQUEST_SUFFIX});;* (*)")
        return path is not None and self.show_request(path)

    def show_request(self, path: Path) -> bool:
        """Show who asks; raises nothing: a refusal stands in the banner."""
        self.banner.clear()
        self.passphrase.set_value("")
        self._request = None
        try:
            request = self._exchange.read_request(path)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return True
        except OSError:
            self.banner.show_text(
                self.tr("“{file}” cannot be read. Copy it here first.").format(file=path.name), "danger"
            )
            return True
        self._request = request
        renews = request.renews
        self._who.setText(self.tr("Who asks for a new key") if renews else self.tr("Who asks to join"))
        place = reference.province(request.office).name if request.office else self.tr("Headquarters")
        self._facts.set_facts(
            [
                Fact(self.tr("Name"), request.name),
                Fact(self.tr("Kind"), kind_word(request.kind)),
                Fact(self.tr("Province"), f"{request.office:02} {place}" if request.office else place),
                Fact(self.tr("Written on"), _day(request.made_at)),
            ]
        )
        self.words.show_fingerprint(request.fingerprint)
        directory = self._exchange.directory
        if directory is not None:
            self.own_words.show_fingerprint(directory.roots_fingerprint)
        self._show_roots(sorted((self._exchange.folder / ROOTS).glob("*.kopru-root"))[: self._needed()])
        return True

    def _needed(self) -> int:
        directory = self._exchange.directory
        return directory.threshold if directory is not None else 2

    def _show_roots(self, paths: Sequence[Path]) -> None:
        self._roots = list(paths)
        if paths:
            names = ", ".join(path.name for path in paths)
            self._root_label.setText(self.tr("Signed with {names}.").format(names=names))
        else:
            words = self.tr("Put in the sticks with {n} of the root keys and choose the key files.")
            self._root_label.setText(words.format(n=self._needed()))

    def focus_first(self) -> None:
        self.passphrase.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_roots(self) -> None:
        chosen = self._ask.files(self, self.tr("Choose root keys"), "Köprü (*.kopru-root);;* (*)")
        if chosen:
            self._show_roots(list(chosen))

    # ---- approving
    def approve(self) -> None:
        """Sign the next directory and write the answer file where the person says."""
        request, passphrase = self._request, self.passphrase.value()
        if request is None:
            return
        if len(self._roots) < self._needed():
            self.banner.show_text(self.tr("{n} root keys are needed.").format(n=self._needed()), "warning")
            return
        if not passphrase:
            self.passphrase.set_error(self.tr("Type the passphrase that was set when the centre was made."))
            self.focus_first()
            return
        suggestion = f"kopru-{request.office:02}-{request.name}{ANSWER_SUFFIX}".replace(" ", "-")
        target = self._ask.save(self, self.tr("Write the answer file"), suggestion)
        if target is None:
            return
        exchange, roots = self._exchange, list(self._roots)

        def work(progress: Progress) -> str:
            keys = [RootKey.from_file(path.read_bytes(), passphrase) for path in roots]
            progress.check()
            atomic_write(target, exchange.approve(request, keys))
            return request.name

        self.banner.clear()
        self.approve_button.setEnabled(False)
        self.approve_button.setToolTip(self.tr("The answer is being written."))
        self._jobs.start(self.tr("Answer for {name}").format(name=request.name), work, self._done, self._failed)

    def _done(self, name: Any) -> None:
        self._ready()
        self.passphrase.set_value("")
        self.approved.emit(name)

    def _failed(self, error: BaseException) -> None:
        self._ready()
        if isinstance(error, WrongPassphrase | InvalidInput):
            self.passphrase.set_error(errors.sentence(error))
            self.focus_first()
        elif isinstance(error, UserError):
            self.banner.show_text(errors.sentence(error), "danger")
        elif isinstance(error, OSError):
            self.banner.show_text(self.tr("A root key cannot be read. Put the sticks in again."), "danger")
        else:
            raise error

    def _ready(self) -> None:
        self.approve_button.setEnabled(True)
        self.approve_button.setToolTip("")

"""One piece of work with keys that lie on sticks: what it is, the words to compare, the key files, their passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.errors import InvalidInput, UserError, WrongPassphrase
from db.exchange.identity import Fingerprint
from desktop import errors
from desktop.jobs import Jobs, Progress
from desktop.widgets import Banner, Button, Fact, FactGrid, Field, Label, PrimaryButton, TextField, hline
from desktop.widgets.asking import FileAsker
from desktop.widgets.fingerprint import FingerprintView

Work = Callable[[list[Path], list[str], Path], str]
"""(key files, the passphrase of each, file to write) -> the sentence to show; runs outside the interface's thread.
Without any passphrase typed the list is empty."""


FEW = 3
"""Fields that stand below one another; more stand in pairs."""


@dataclass
class KeyTask:
    """`keys` say which files are chosen: their title, the filter of the dialog, those found by themselves, how many are
    needed. `propose` writes a proposal for other key holders instead; it takes fewer keys, or none. `read` takes what
    stands in `fields`, before the work begins in another thread; False where it is not possible.
    """

    title: str
    text: str
    button: str
    icon: str
    work: Work
    save_title: str
    suggestion: str
    key_title: str
    key_filter: str
    found: Sequence[Path]
    needed: int
    facts: Sequence[Fact] = ()
    lines: Sequence[str] = ()
    words: Fingerprint | None = None
    question: str = ""
    danger: bool = False
    propose: Work | None = None
    propose_suggestion: str = ""
    fields: Sequence[Field] = field(default_factory=list)
    read: Callable[[], bool] = bool


class KeyPanel(QWidget):
    """done(sentence): the work was done. closed: nothing shall be done."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, jobs: Jobs, ask: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._ask = jobs, ask
        self.task: KeyTask | None = None
        self._files: list[Path] = []
        self.title, self._text = Label("", "record", "strong", wrap=True), Label("", tone="text_muted", wrap=True)
        self.banner, self._facts = Banner(), FactGrid()
        self._facts.setContentsMargins(-16, 0, 0, 0)
        self._lines, self._question = Label("", wrap=True), Label("", weight="strong", wrap=True)
        self.words = FingerprintView()
        self._key_label = Label("", tone="text_muted", wrap=True)
        self.choose_button = Button("", "key", small=True, on_click=self.choose)
        self.passphrase = TextField(self.tr("&Passphrase of the key"), secret=True)
        self.passphrase.line.returnPressed.connect(self.run)
        self.others: list[TextField] = []
        self.run_button = PrimaryButton("", "check", on_click=self.run)
        self.danger_button = Button("", "check", "danger", on_click=self.run)
        self.propose_button = Button(self.tr("Write a proposal for the other key holder…"), "users",
                                     on_click=self.propose)  # fmt: skip
        self.cancel_button = Button(self.tr("Cancel"), on_click=self.closed.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        self._own = QGridLayout()
        self._own.setSpacing(8)
        for widget in (self.title, self.banner, self._text, self._facts, self._lines, self._question, self.words):
            column.addWidget(widget)
        column.addLayout(self._own)
        column.addWidget(hline())
        keys, foot = QHBoxLayout(), QHBoxLayout()
        keys.addWidget(self._key_label, 1)
        keys.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(keys)
        column.addWidget(self.passphrase)
        self._other = QVBoxLayout()
        self._other.setSpacing(8)
        column.addLayout(self._other)
        foot.setSpacing(8)
        for button in (self.run_button, self.danger_button, self.cancel_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self.propose_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    # ---- showing
    def show_task(self, task: KeyTask) -> None:
        self.task = task
        self.banner.clear()
        self.passphrase.set_value("")
        self.passphrase.clear_error()
        for label, text in (
            (self.title, task.title), (self._text, task.text), (self._lines, "\n".join(task.lines)),
            (self._question, task.question),
        ):  # fmt: skip
            label.setText(text)
            label.setVisible(bool(text))
        self._facts.set_facts(list(task.facts))
        self._facts.setVisible(bool(task.facts))
        self.words.setVisible(task.words is not None)
        if task.words is not None:
            self.words.show_fingerprint(task.words)
        self._show_fields(task.fields)
        self.choose_button.setText(task.key_title)
        self.choose_button.setAccessibleName(task.key_title)
        for button, on in ((self.run_button, not task.danger), (self.danger_button, task.danger)):
            button.setText(task.button)
            button.setAccessibleName(task.button)
            button.setVisible(on)
        self.propose_button.setVisible(task.propose is not None)
        self._show_keys(list(task.found)[: task.needed])

    def _show_fields(self, fields: Sequence[Field]) -> None:
        while (item := self._own.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        columns = 2 if len(fields) > FEW else 1
        for place, one in enumerate(fields):
            self._own.addWidget(one, place // columns, place % columns)

    def _show_keys(self, files: list[Path]) -> None:
        self._files = files
        self._ask_for_others(files)
        if files:
            self._key_label.setText(self.tr("Key files: {names}").format(names=", ".join(one.name for one in files)))
        elif self.task is not None:
            words = self.tr("Put in the sticks and choose the key files; {n} are needed.")
            if self.task.needed == 1:
                words = self.tr("Put in the stick and choose the key file.")
            self._key_label.setText(words.format(n=self.task.needed))

    def _ask_for_others(self, files: Sequence[Path]) -> None:
        """A passphrase for each further key: every holder has one of their own."""
        for one in self.others:
            self._other.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.others = []
        for path in files[1:]:
            one = TextField(self.tr("Passphrase of {file}").format(file=path.name), secret=True,
                              hint=self.tr("Empty: the same as above."))  # fmt: skip
            one.line.returnPressed.connect(self.run)
            self._other.addWidget(one)
            self.others.append(one)

    def _secrets(self) -> list[str]:
        first = self.passphrase.value()
        return [first, *(one.value() or first for one in self.others)] if first else []

    def choose(self) -> None:
        if self.task is not None:
            chosen = self._ask.files(self, self.task.key_title, self.task.key_filter)
            if chosen:
                self._show_keys(list(chosen))

    def focus_first(self) -> None:
        fields = self.task.fields if self.task is not None else ()
        (fields[0] if fields else self.passphrase).input.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- doing
    def run(self) -> None:
        """Do it, and write the file that goes out."""
        task = self.task
        if task is None or not self._read(task):
            return
        if len(self._files) < task.needed:
            words = self.tr("{n} keys are needed. Is the holder of another elsewhere? Write a proposal for them.")
            if task.propose is None:
                words = self.tr("Choose the key files first; {n} are needed.")
            self.banner.show_text(words.format(n=task.needed), "warning")
            return
        if not self._passphrase_typed():
            return
        self._start(task.work, task.suggestion)

    def propose(self) -> None:
        """Write the proposal, signed with the keys that are at hand; with no passphrase it is not signed at all."""
        task = self.task
        if task is None or task.propose is None or not self._read(task):
            return
        if self._files and not self._passphrase_typed():
            return
        self._start(task.propose, task.propose_suggestion)

    @staticmethod
    def _read(task: KeyTask) -> bool:
        """Whether its own fields can be read; else the first that cannot has the focus."""
        if not task.fields or task.read():
            return True
        wrong = next((one for one in task.fields if one.error()), None)
        if wrong is not None:
            wrong.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _passphrase_typed(self) -> bool:
        if self.passphrase.value():
            return True
        self.passphrase.set_error(self.tr("Type the passphrase with which the key is locked."))
        self.passphrase.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _start(self, work: Work, suggestion: str) -> None:
        assert self.task is not None
        target = self._ask.save(self, self.task.save_title, suggestion)
        if target is None:
            return
        files, secrets = list(self._files), self._secrets()

        def doing(progress: Progress) -> str:
            progress.check()
            return work(files, secrets, target)

        self.banner.clear()
        self._set_busy(True)
        self._jobs.start(self.task.title, doing, self._done, self._failed, lambda: self._set_busy(False))

    def _set_busy(self, on: bool) -> None:
        for button in (self.run_button, self.danger_button, self.propose_button):
            button.setEnabled(not on)
            button.setToolTip(self.tr("Wait until the present work has ended.") if on else "")

    def _done(self, sentence: Any) -> None:
        self._set_busy(False)
        for one in (self.passphrase, *self.others):
            one.set_value("")
        self.done.emit(sentence)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, WrongPassphrase | InvalidInput):
            names, file = [one.name for one in self._files], str(error.details.get("file", ""))
            wrong = (self.passphrase, *self.others)[names.index(file) if file in names else 0]
            wrong.set_error(errors.sentence(error))
            wrong.input.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, UserError):
            self.banner.show_text(errors.sentence(error), "danger")
        elif isinstance(error, OSError):
            self.banner.show_text(self.tr("A key file cannot be read. Put the sticks in again."), "danger")
        else:
            raise error


__all__ = ["KeyPanel", "KeyTask"]

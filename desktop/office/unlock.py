"""Unlocking: passphrase, keyring, recovery file; what can be in the way, each with its sentence and its remedy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.backup import Backup, list_backups
from db.clock import Clock
from db.errors import DamagedFile, InvalidInput, UserError, WrongPassphrase
from db.keyslots import STRONG_COST, Cost, needs_passphrase
from db.office.installation import Installation
from db.office.installation import Unlock as Unlocking
from desktop import errors
from desktop.jobs import Jobs
from desktop.office.brand import Brand
from desktop.office.forgotten import Forgotten
from desktop.office.opening import (
    Work,
    by_passphrase,
    by_recovery,
    keyring_available,
    open_by_keyring,
    open_it,
    restore_and_open,
)
from desktop.office.secret import SecretField
from desktop.office.words import day_of
from desktop.widgets import Banner, Button, CheckBox, Label, PrimaryButton, ProgressStrip, QuietButton, Surface
from desktop.widgets.asking import FileAsker

WIDTH = 440


class Unlock(Surface):
    """opened(installation). `recovered` is then True if a recovery file opened it: offer a new passphrase.

    With `restore` the page asks the passphrase of that backup's day and puts the backup in place before it opens; the
    installation must be closed. Call `start` once the page is shown: it tries the keyring, then waits for the person.
    """

    opened = Signal(object)

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        *,
        restore: Backup | None = None,
        clock: Clock | None = None,
        cost: Cost = STRONG_COST,
        ask: FileAsker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("page", parent)
        self._folder, self._jobs, self._clock, self._cost = folder, jobs, clock, cost
        self._ask = ask or FileAsker()
        self._restore = restore
        self._unlock: Unlocking | None = None
        self._busy = False
        self.recovered = False
        self.banner = Banner()
        self.passphrase = SecretField(self.tr("&Passphrase"))
        self.passphrase.line.returnPressed.connect(self.open)
        self.remember = CheckBox(self.tr("&Open on this computer without asking"))
        self.remember.setToolTip(
            self.tr("The key is kept in the key store of the operating system, under your account.")
        )
        self.remember.hide()
        self.open_button = PrimaryButton(self.tr("Open"), "lock-open", on_click=self.open)
        self.recovery_button = QuietButton(self.tr("By recovery file…"), "key", on_click=self.open_by_file)
        self.forgot_button = QuietButton(self.tr("I forgot my passphrase…"), "question", on_click=self.show_forgotten)
        self.forgotten: Forgotten | None = None
        self.restore_button = Button(self.tr("Restore this backup"), "clock-counter-clockwise", on_click=self.restore)
        self.leave_button = Button(self.tr("Do not restore"), on_click=self._leave_restore)
        self.progress = ProgressStrip()
        self.progress.cancel_button.hide()
        self.progress.hide()
        self._lay_out()
        self._show_mode()

    def _lay_out(self) -> None:
        box = QWidget()
        box.setMaximumWidth(WIDTH)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        self._title = Label("", "page", "strong", wrap=True)
        self._place = Label(str(self._folder), "small", tone="text_muted", elide=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.restore_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (Brand(), self._title, self._place, self.banner, self.passphrase, self.remember):
            inner.addWidget(widget)
        inner.addLayout(buttons)
        inner.addWidget(self.forgot_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.recovery_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.progress)
        self._inner = inner
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(box, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _show_mode(self) -> None:
        restoring = self._restore is not None
        self._title.setText(self.tr("Restore a backup") if restoring else self.tr("Unlock the data"))
        self.open_button.setVisible(not restoring)
        self.forgot_button.setVisible(not restoring)
        for button in (self.restore_button, self.leave_button):
            button.setVisible(restoring)
        if self._restore is not None:
            words = self.tr(
                "The backup of {day} comes back; what was recorded since is kept aside in “{folder}”. Type the "
                "passphrase of that day."
            )
            self.banner.show_text(words.format(day=day_of(self._restore), folder="backups"), "warning")

    # ---- beginning
    def start(self) -> None:
        """Try the keyring, unless a backup is to be restored; then it is the person's turn."""
        self.passphrase.input.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._look_for_keyring)
        if self._restore is None:
            self._run(open_by_keyring(self._folder, self._clock))

    def _look_for_keyring(self) -> None:
        self.remember.setVisible(keyring_available() and self._restore is None)

    def focus_first(self) -> None:
        self.passphrase.input.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- opening
    def open(self) -> None:
        """By the passphrase that is typed; in restore mode put the backup in place first."""
        if self._busy:
            return
        text = self.passphrase.value()
        if not text:
            self.passphrase.set_error(self.tr("Type the passphrase, or open by recovery file."))
            self.focus_first()
            return
        self._by(by_passphrase(text), recovered=False)

    def open_by_file(self) -> None:
        """By the recovery file of this installation, or of the centre."""
        path = None if self._busy else self._ask.file(self, self.tr("Choose the recovery file"), "*.txt;;* (*)")
        if path is None:
            return
        try:
            data = path.read_bytes()
        except OSError:
            self.banner.show_text(
                self.tr("“{file}” cannot be read. Copy it here first.").format(file=path.name), "danger"
            )
            return
        text = self.passphrase.value()
        if needs_passphrase(data) and not text:
            self.passphrase.set_error(
                self.tr("Type the passphrase of the recovery key here, then choose its file again.")
            )
            self.focus_first()
            return
        self._by(by_recovery(data, text), recovered=True)

    def _by(self, unlock: Unlocking, *, recovered: bool) -> None:
        self.recovered, self._unlock = recovered, unlock
        if self._restore is not None:
            self._run(restore_and_open(self._folder, unlock, self._clock, self._restore))
        else:
            self._run(open_it(self._folder, unlock, self._clock, self.remember.isChecked(), recovered))

    def restore(self) -> None:
        """Put a backup in place: the chosen one, or after damage the newest that verifies."""
        if self._restore is not None:
            self.open()
        elif self._unlock is not None and not self._busy:
            self._run(restore_and_open(self._folder, self._unlock, self._clock))

    def _leave_restore(self) -> None:
        self._restore = None
        self.banner.clear()
        self._show_mode()
        self.focus_first()

    # ---- forgotten
    def show_forgotten(self) -> None:
        """In place of the question for the passphrase: the way through headquarters."""
        if self._busy:
            return
        if self.forgotten is None:
            self.forgotten = Forgotten(self._folder, self._jobs, self._ask, clock=self._clock, cost=self._cost)
            self.forgotten.left.connect(self._leave_forgotten)
            self.forgotten.opened.connect(self._done)
            self._inner.addWidget(self.forgotten)
        self._show_lock(False)
        self._title.setText(self.tr("Passphrase forgotten"))
        self.forgotten.show()
        self.forgotten.start()

    def _leave_forgotten(self) -> None:
        if self.forgotten is not None:
            self.forgotten.hide()
        self._show_lock(True)
        self._show_mode()
        self.focus_first()

    def _show_lock(self, on: bool) -> None:
        for widget in (self.passphrase, self.open_button, self.recovery_button, self.forgot_button):
            widget.setVisible(on)
        self.banner.clear()
        self.remember.setVisible(on and keyring_available())

    # ---- work
    def _run(self, work: Work) -> None:
        self._set_busy(True)
        self._jobs.start(self.tr("Opening"), work, self._done, self._failed, lambda: self._set_busy(False))

    def _set_busy(self, on: bool) -> None:
        self._busy = on
        for button in (self.open_button, self.recovery_button, self.restore_button, self.leave_button):
            button.setEnabled(not on)
            button.setToolTip(self.tr("The data is being opened.") if on else "")
        if on:
            self.progress.start(self.tr("Opening"), self.tr("The passphrase is tried and the data is looked over."))
            self.progress.hide()
            QTimer.singleShot(300, self, self._show_progress)
        else:
            self.progress.hide()

    def _show_progress(self) -> None:
        self.progress.setVisible(self._busy)

    def _done(self, installation: Installation | None) -> None:
        self._set_busy(False)
        if installation is None:
            self.focus_first()
            return
        self.passphrase.forget()
        self.opened.emit(installation)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            raise error
        sentence = errors.sentence(error)
        if isinstance(error, WrongPassphrase):
            self.passphrase.set_error(" ".join(filter(None, (sentence, self.passphrase.caps_hint()))))
        elif isinstance(error, DamagedFile):
            self._offer_backup(sentence)
        elif isinstance(error, InvalidInput):
            self.banner.show_text(sentence, "danger")
        else:
            self.banner.show_text(sentence, "warning", self.tr("Try again"), self._again)
        self.focus_first()
        self.passphrase.line.selectAll()

    def _again(self) -> None:
        if self._unlock is not None:
            self._by(self._unlock, recovered=self.recovered)
        else:
            self.banner.clear()
            self._run(open_by_keyring(self._folder, self._clock))

    def _offer_backup(self, sentence: str) -> None:
        newest = next(iter(list_backups(self._folder)), None)
        if newest is None or self._restore is not None or self._unlock is None:
            self.banner.show_text(sentence, "danger")
            return
        words = self.tr("The newest backup is of {day}. What stands here now is kept aside.")
        words = words.format(day=day_of(newest))
        self.banner.show_text(f"{sentence} {words}", "danger", self.tr("Restore the backup"), self.restore)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.forgotten is not None and self.forgotten.isVisible():
            if event.key() == Qt.Key.Key_Escape:
                self._leave_forgotten()
            else:
                super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

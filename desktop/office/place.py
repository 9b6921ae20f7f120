"""Sections about this place: who it is, language and theme, the ways in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import UserError, WrongPassphrase
from db.folder import SLOTS, atomic_write
from db.keyslots import Cost, SlotFile
from db.office.installation import RECOVERY_FILE, Installation
from db.office.settings import AUTHOR
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.office.opening import keyring_available
from desktop.office.parts import Part
from desktop.office.secret import NewPassphrase, SecretField
from desktop.office.words import kind_word, place_of
from desktop.widgets import Button, CheckBox, ChoiceField, Fact, FactGrid, Label, TextField
from desktop.widgets.asking import FileAsker, breakable


class PlacePart(Part):
    """author_changed(name): the person's name was changed; `before` is what it was."""

    author_changed = Signal(str)

    def __init__(self, installation: Installation) -> None:
        super().__init__(self.tr("This place"))
        self._installation = installation
        node = installation.database.node
        facts = FactGrid(
            [
                Fact(self.tr("Name"), node.name),
                Fact(self.tr("Kind"), kind_word(node.kind)),
                Fact(self.tr("Province"), place_of(node)),
                Fact(self.tr("Number"), node.id),
            ]
        )
        facts.setContentsMargins(-16, 0, 0, 0)
        self.author = TextField(self.tr("Your &name"), hint=self.tr("Stands beside every change you make."))
        self.author.set_value(installation.database.author)
        self.before = installation.database.author
        self.author.left.connect(lambda: QTimer.singleShot(0, self, self._leave_author))
        self.author.line.returnPressed.connect(self._keep_author)
        self.column.addWidget(facts)
        self.column.addWidget(Label(breakable(installation.folder), "small", tone="text_muted", wrap=True))
        self.column.addWidget(self.author)

    def _leave_author(self) -> None:
        """Another window in front is no leaving: the name may be half written."""
        if self.author.line.window().focusWidget() is not self.author.line:
            self._keep_author()

    def rename(self, name: str) -> None:
        """Take the name back to what it was."""
        self.author.set_value(name)
        self._keep_author()

    def _keep_author(self) -> None:
        name, database = self.author.value(), self._installation.database
        if name == database.author:
            return
        if not name:
            self.author.set_error(self.tr("Write your name; it stands beside what you record."))
            return
        try:
            self._installation.settings.put(AUTHOR, name)
        except UserError as error:
            self.author.set_error(errors.sentence(error))
            return
        self.before, database.author = database.author, name
        self.author_changed.emit(name)


class LookPart(Part):
    """language_chosen(code), theme_chosen(mode): apply and remember it."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, theme: str) -> None:
        super().__init__(self.tr("Language and look"))
        self.language = ChoiceField(self.tr("&Language"), [("tr", "Türkçe"), ("en", "English")])
        self.language.set_value(language.current())
        modes = [("system", self.tr("As the computer")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self.theme = ChoiceField(self.tr("&Theme"), modes)
        self.theme.set_value(theme)
        self.language.changed.connect(lambda: self.language_chosen.emit(self.language.value()))
        self.theme.changed.connect(lambda: self.theme_chosen.emit(self.theme.value()))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.language, 1)
        row.addWidget(self.theme, 1)
        self.column.addLayout(row)


class PassphrasePart(Part):
    """Change the passphrase. After a recovery the present one is not asked: it was forgotten."""

    def __init__(self, installation: Installation, jobs: Jobs, cost: Cost, *, recovered: bool) -> None:
        super().__init__(
            self.tr("Passphrase"),
            self.tr("You came in by the recovery file: set a new passphrase now.") if recovered else "",
        )
        self._installation, self._jobs, self._cost, self._recovered = installation, jobs, cost, recovered
        self.present = SecretField(self.tr("P&resent passphrase"))
        if recovered:
            self.present.hide()
        self.new = NewPassphrase(self.tr("Ne&w passphrase"), self.tr("New passphrase a&gain"))
        self.button = Button(self.tr("Change the passphrase"), "lock-key", on_click=self.change)
        self.keyring = CheckBox(self.tr("&Open on this computer without asking"))
        self.keyring.setToolTip(
            self.tr("The key is kept in the key store of the operating system, under your account.")
        )
        self.keyring.setChecked(installation.slots.uses_keyring)
        self.keyring.clicked.connect(self._remember)
        self.keyring.hide()
        for widget in (self.present, self.new):
            self.column.addWidget(widget)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.keyring)
        self.busy_buttons(self.button)
        QTimer.singleShot(0, self, lambda: self.keyring.setVisible(keyring_available()))

    def change(self) -> None:
        """Replace the passphrase, if the present one is right."""
        present, new, recovered = self.present.value(), self.new.value(), self._recovered
        if not recovered and not present:
            self.present.set_error(self.tr("Type the present passphrase."))
            self.present.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.new.check():
            return
        installation, cost = self._installation, self._cost

        def work(progress: Progress) -> None:
            progress.check()
            if not recovered:
                SlotFile.load(installation.folder / SLOTS).unlock_with_passphrase(present)
            installation.change_passphrase(new, cost)

        self.run(self._jobs, self.tr("Changing the passphrase"), "", work, self._changed)

    def _changed(self, _result: Any) -> None:
        self.present.forget()
        self.new.forget()
        self._recovered = False
        self.present.show()
        words = self.tr("The passphrase is changed. Backups made until now open with the one before.")
        self.banner.show_text(words, "success")

    def refuse(self, error: UserError) -> None:
        if isinstance(error, WrongPassphrase):
            self.present.set_error(" ".join(filter(None, (errors.sentence(error), self.present.caps_hint()))))
            self.present.input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().refuse(error)

    def _remember(self) -> None:
        slots = self._installation.slots
        try:
            if not self.keyring.isChecked():
                slots.disable_keyring()
            elif not slots.enable_keyring():
                self.keyring.setChecked(False)
                self.banner.show_text(self.tr("The key store of this computer did not keep the key."), "warning")
        except UserError as error:
            self.keyring.setChecked(slots.uses_keyring)
            self.refuse(error)


class RecoveryPart(Part):
    """Who can open the data besides the passphrase; the recovery file, as long as it still lies here."""

    def __init__(self, installation: Installation, ask: FileAsker) -> None:
        super().__init__(
            self.tr("Recovery"), self.tr("Besides the passphrase, the holders of these keys can open the data:")
        )
        self._installation, self._ask = installation, ask
        self._keys = Label("", tone="text", wrap=True)
        self.save_button = Button(self.tr("Save a copy…"), "floppy-disk", on_click=self.save)
        self.remove_button = Button(self.tr("Remove it from this computer"), "trash", "danger", on_click=self.remove)
        self._buttons_row = QWidget()
        row = QHBoxLayout(self._buttons_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self.remove_button.hide()
        self.column.addWidget(self._keys)
        self.column.addWidget(self._buttons_row)
        self.refresh()

    @property
    def _file(self) -> Path:
        return self._installation.folder / RECOVERY_FILE

    def refresh(self) -> None:
        directory = self._installation.exchange.directory
        of_centre = set(directory.recovery) if directory is not None else set()
        own = self._installation.database.node.kind != "centre"
        lines = []
        for key in self._installation.slots.recovery_recipients:
            whose = self.tr("headquarters") if key in of_centre and own else self.tr("the recovery file of this place")
            lines.append(f"{key[:14]}…{key[-6:]} · {whose}")
        self._keys.setText("\n".join(lines) or self.tr("nobody"))
        lies_here = self._file.exists()
        self._buttons_row.setVisible(lies_here)
        if lies_here:
            words = self.tr(
                "The recovery file still lies on this computer. Save a copy on a stick, then remove it here."
            )
            self.banner.show_text(words, "warning")

    def save(self) -> None:
        """Copy the file to where the person says; only then can it be removed here."""
        target = self._ask.save(self, self.tr("Save a copy"), self._file.name)
        if target is None:
            return
        try:
            atomic_write(target, self._file.read_bytes())
        except UserError as error:
            self.refuse(error)
            return
        except OSError:
            words = self.tr("The copy could not be written there. Choose another place.")
            self.banner.show_text(words, "danger")
            return
        self.banner.show_text(self.tr("Saved: {path}").format(path=breakable(target)), "success")
        if target.resolve() != self._file.resolve():
            self.remove_button.show()

    def remove(self) -> None:
        """Take the file off this computer; a copy was saved in this session."""
        self._file.unlink(missing_ok=True)
        self.refresh()
        self.banner.show_text(self.tr("The recovery file lies only in your copy now."), "success")

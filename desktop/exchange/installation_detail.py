"""One installation: how its key stands, its words, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.identity import Fingerprint
from db.exchange.keys import REVOKED
from db.exchange.rows import InstallationRow
from desktop.exchange.key_words import day, place, state_chip, why
from desktop.exchange.words import kind_word, number
from desktop.widgets import Button, Fact, FactGrid, Label, hline
from desktop.widgets.fingerprint import FingerprintView


class InstallationDetail(QWidget):
    """revoke_wanted, record_wanted, earlier_wanted, roots_wanted, recovery_wanted, passphrase_wanted,
    custody_wanted, file_wanted.
    shown_wanted(node): another installation."""

    revoke_wanted = Signal()
    record_wanted = Signal()
    earlier_wanted = Signal()
    roots_wanted = Signal()
    passphrase_wanted = Signal()
    recovery_wanted = Signal()
    custody_wanted = Signal()
    file_wanted = Signal()
    shown_wanted = Signal(str)

    def __init__(self, at_centre: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_centre = at_centre
        self.title = Label("", "record", "strong", wrap=True)
        self.facts, self.words = FactGrid(), FingerprintView()
        self.facts.setContentsMargins(-16, 0, 0, 0)
        self.revoke_button = Button(self.tr("Revoke…"), "prohibit", "danger", on_click=self.revoke_wanted.emit)
        self.record_button = Button(self.tr("Print the record…"), "printer", on_click=self.record_wanted.emit)
        self.earlier_button = Button(self.tr("Take in an earlier file…"), "tray", on_click=self.earlier_wanted.emit)
        self.roots_button = Button(self.tr("Renew the root keys…"), "arrows-clockwise", on_click=self.roots_wanted.emit)
        self.recovery_button = Button(
            self.tr("Renew the recovery key…"), "arrows-clockwise", on_click=self.recovery_wanted.emit
        )
        self.passphrase_button = Button(
            self.tr("Change the passphrase of a root key…"), "key", on_click=self.passphrase_wanted.emit
        )
        self.custody_button = Button(self.tr("Print the custody sheet…"), "printer", on_click=self.custody_wanted.emit)
        self.file_button = Button(self.tr("Save the directory file…"), "floppy-disk", on_click=self.file_wanted.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(Label(self.tr("The six words of its key"), "section", "strong"))
        column.addWidget(self.words)
        self._hint = Label("", tone="text_muted", wrap=True)
        column.addWidget(self._hint)
        column.addLayout(self._row(self.revoke_button, self.record_button, self.earlier_button))
        self._whole = QWidget()
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(hline())
        inner.addWidget(Label(self.tr("Headquarters"), "section", "strong"))
        self.directory_words, self._directory = FingerprintView(), Label("", tone="text_muted", wrap=True)
        inner.addWidget(self._directory)
        inner.addWidget(self.directory_words)
        inner.addLayout(self._row(self.roots_button, self.custody_button))
        inner.addLayout(self._row(self.recovery_button, self.file_button))
        inner.addLayout(self._row(self.passphrase_button))
        column.addWidget(self._whole)
        column.addStretch(1)

    @staticmethod
    def _row(*buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_installation(self, row: InstallationRow, words: Fingerprint, names: dict[str, str]) -> None:
        """`names` of the installations that it replaces or that replace it."""
        chip = state_chip(row)
        self.title.setText(row.name)
        facts = [
            Fact(self.tr("State"), chip[0], "text_muted" if chip[1] == "neutral" else chip[1]),
            Fact(self.tr("Kind"), kind_word(row.kind)),
            Fact(self.tr("Province"), place(row.office)),
            Fact(self.tr("Number"), row.node),
            Fact(self.tr("Joined on"), day(row.since)),
            Fact(self.tr("Valid until"), day(row.until)),
        ]
        if row.renewed_on is not None:
            facts.append(Fact(self.tr("Key renewed on"), day(row.renewed_on)))
        if row.revoked_on is not None:
            facts += [Fact(self.tr("Revoked on"), day(row.revoked_on)), Fact(self.tr("Why"), why(row) or "–")]
        if row.received is not None:
            facts.append(Fact(self.tr("Everything came up to"), f"{row.received[0]}:{row.received[1]}"))
        for label, node in ((self.tr("In place of"), row.replaces), (self.tr("Replaced by"), row.replaced_by)):
            if node:
                facts.append(Fact(label, names.get(node, node), on_click=partial(self.shown_wanted.emit, node)))
        self.facts.set_facts(facts)
        self.words.show_fingerprint(words)
        self._show_actions(row)

    def _show_actions(self, row: InstallationRow) -> None:
        revoked = row.state == REVOKED
        self.revoke_button.setVisible(self._at_centre and not revoked and not row.is_own)
        self.record_button.setVisible(revoked)
        self.earlier_button.setVisible(revoked)
        self._whole.setVisible(row.kind == "centre")
        for button in (self.roots_button, self.recovery_button, self.passphrase_button):
            button.setVisible(self._at_centre)
        hint = ""
        if revoked:
            hint = self.tr(
                "What it sent before it was lost can be taken in, if its owner confirms the file. Otherwise leave it "
                "in quarantine."
            )
        elif self._at_centre and not row.is_own:
            hint = self.tr(
                "Is its key lost? Let the new computer write a request, answer it, and choose this one under “In place "
                "of a lost one”."
            )
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def show_directory(self, version: int, roots: int, threshold: int, words: Fingerprint) -> None:
        text = self.tr("Directory {n}; {threshold} of {roots} root keys sign a change. Words of headquarters:")
        self._directory.setText(text.format(n=number(version), threshold=threshold, roots=roots))
        self.directory_words.show_fingerprint(words)

    def focus_first(self) -> None:
        buttons = (self.revoke_button, self.record_button, self.roots_button, self.custody_button)
        for button in buttons:
            if button.isVisible():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

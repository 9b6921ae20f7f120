"""The section about this place's own key: how long it counts, renewing it, a new identity after it was lost."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import QT_TRANSLATE_NOOP, UserError
from db.exchange.keys import EXPIRED, EXPIRING, OUTSIDE, REVOKED
from db.exchange.rows import OwnKeys
from db.folder import atomic_write
from db.office.installation import Installation
from db.text import format_date
from desktop import language
from desktop.office.parts import Part
from desktop.widgets import Button, Fact, FactGrid, Label, QuietButton
from desktop.widgets.asking import FileAsker, breakable
from desktop.widgets.fingerprint import FingerprintView

REQUEST_SUFFIX = ".kopru-request"
STATES: dict[str, tuple[str, str]] = {
    OUTSIDE: (QT_TRANSLATE_NOOP("OwnKeyPart", "not joined"), "warning"),
    "active": (QT_TRANSLATE_NOOP("OwnKeyPart", "counts"), "success"),
    EXPIRING: (QT_TRANSLATE_NOOP("OwnKeyPart", "expires soon"), "warning"),
    EXPIRED: (QT_TRANSLATE_NOOP("OwnKeyPart", "expired"), "danger"),
    REVOKED: (QT_TRANSLATE_NOOP("OwnKeyPart", "revoked"), "danger"),
}


class OwnKeyPart(Part):
    """changed: this place has another identity now and has to join again."""

    changed = Signal()

    def __init__(self, installation: Installation, ask: FileAsker) -> None:
        super().__init__(
            self.tr("Key of this place"),
            self.tr("With it packages are signed and opened. It is renewed every two years; the records stay."),
        )
        self._installation, self._ask = installation, ask
        self.facts = FactGrid()
        self.facts.setContentsMargins(-16, 0, 0, 0)
        self.words = FingerprintView()
        self._read = Label("", wrap=True)
        self.renew_button = Button(self.tr("Renew the key…"), "arrows-clockwise", on_click=self.renew)
        self.print_button = Button(self.tr("Print the sheet…"), "printer", on_click=self.print_sheet)
        self.anew_button = QuietButton(
            self.tr("Take a new identity…"), "identification-badge", on_click=self.ask_new_identity
        )
        for widget in (self.facts, self._read, self.words):
            self.column.addWidget(widget)
        self.column.addWidget(self._row(self.renew_button, self.print_button))
        self.column.addWidget(self.anew_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    @staticmethod
    def _row(*buttons: Button) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return made

    def refresh(self) -> None:
        own = self._installation.keys.own()
        words, tone = STATES[own.state]
        self.facts.set_facts(
            [
                Fact(self.tr("State"), QCoreApplication.translate("OwnKeyPart", words), tone),
                Fact(self.tr("Valid until"), self._until(own)),
            ]
        )
        self.renew_button.setVisible(own.state not in (OUTSIDE, REVOKED))
        self._show_words(own)

    @staticmethod
    def _until(own: OwnKeys) -> str:
        return format_date(own.until.astimezone().date(), language.current()) if own.until is not None else "–"

    def _show_words(self, own: OwnKeys) -> None:
        """Of the key that was asked for; no words are needed while nothing is asked."""
        asked = self._installation.keys.renewal_fingerprint() if own.asked else None
        for widget in (self._read, self.words, self.print_button):
            widget.setVisible(asked is not None)
        if asked is not None:
            self._read.setText(self.tr("A new key was asked for. Call headquarters and read these six words:"))
            self.words.show_fingerprint(asked)

    # ---- renewing
    def renew(self) -> None:
        """Write the request; the present key counts until the directory names the new one."""
        node = self._installation.database.node
        name = f"kopru-{node.office:02}-{node.name}{REQUEST_SUFFIX}".replace(" ", "-")
        target = self._ask.save(self, self.tr("Write the request file"), name)
        if target is None:
            return
        try:
            atomic_write(target, self._installation.keys.renewal())
        except UserError as error:
            self.refuse(error)
            return
        self.refresh()
        words = self.tr(
            "The request lies in {path}. Send it to headquarters. Take the answer in under Send / Receive; until then "
            "everything goes on as before."
        )
        self.banner.show_text(words.format(path=breakable(target)), "success")

    def print_sheet(self) -> None:
        from db.exchange.papers import call_sheet

        shown = self._installation.keys.renewal_fingerprint()
        target = self._ask.save(self, self.tr("Print the sheet"), "anahtar-yenileme.pdf", "PDF (*.pdf)")
        if target is None or shown is None:
            return
        node = self._installation.database.node
        try:
            call_sheet(target, "renew", node.name, node.kind, node.office, shown, dt.datetime.now())
        except UserError as error:
            self.refuse(error)
            return
        self.banner.show_text(self.tr("The sheet lies in {path}.").format(path=breakable(target)), "success")

    # ---- a new identity
    def ask_new_identity(self) -> None:
        """Say what it means; the button of the sentence does it."""
        words = self.tr(
            "Only where the key was lost, revoked, or may be in other hands. All records stay; until headquarters has "
            "approved this place anew, no package can be sent."
        )
        self.banner.show_text(words, "warning", self.tr("Take a new identity"), self.take_new_identity)

    def take_new_identity(self) -> None:
        try:
            self._installation.take_new_identity()
        except UserError as error:
            self.refuse(error)
            return
        self.refresh()
        words = self.tr("This place has a new identity. Write the request to join under Send / Receive.")
        self.banner.show_text(words, "success")
        self.changed.emit()

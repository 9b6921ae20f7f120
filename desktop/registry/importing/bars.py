"""The bars over and under the page's work: what is imported from where, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.registry.importing.rows import Looked
from desktop.registry.importing import words
from desktop.registry.record import Tabs
from desktop.widgets import Button, ChoiceBox, IconMark, KeyCap, Label, PrimaryButton, Surface

ENTITIES = ("organisation", "person")
MORE_ROWS = 20  # below the present one that may be the headings'


class SourceBar(Surface):
    """entity_chosen(entity); sheet_chosen(place); header_chosen(row, 0 for none): look at the file again."""

    entity_chosen = Signal(str)
    sheet_chosen = Signal(int)
    header_chosen = Signal(int)

    def __init__(self, choose: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self.setFixedHeight(44)
        self.tabs = Tabs([self.tr("Organisations"), self.tr("People")])
        self._quiet = False
        self.tabs.chosen.connect(self._choose_entity)
        self.file = Label("", weight="medium", elide=True)
        self.facts = Label("", tone="text_muted", elide=True)
        self.sheet, self.header = ChoiceBox(small=True), ChoiceBox(small=True)
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.sheet.setMaximumWidth(200)
        self.header.setAccessibleName(self.tr("Row of the headings"))
        self.sheet.activated.connect(self.sheet_chosen)
        self.header.activated.connect(self.header_chosen)
        self.other = Button(self.tr("Other file…"), "folder-open", small=True, keys="Ctrl+O", on_click=choose)
        self._sheet_word = Label(self.tr("Sheet"), "small", tone="text_muted")
        self._header_word = Label(self.tr("Headings in"), "small", tone="text_muted")
        self._of_file = (
            self.file, self.facts, self._sheet_word, self.sheet, self._header_word, self.header, self.other,
        )  # fmt: skip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        for part in self._of_file:
            row.addWidget(part)
            if part is self.facts:
                row.addStretch(1)
        self.show_file(None)

    def entity(self) -> str:
        return ENTITIES[next(n for n, button in enumerate(self.tabs.buttons) if button.isChecked())]

    def choose(self, entity: str) -> None:
        """Show which is imported, without telling."""
        self._quiet = True
        self.tabs.choose(ENTITIES.index(entity))
        self._quiet = False

    @Slot(int)
    def _choose_entity(self, number: int) -> None:
        if not self._quiet:
            self.entity_chosen.emit(ENTITIES[number])

    def show_file(self, looked: Looked | None) -> None:
        for part in self._of_file:
            part.setVisible(looked is not None)
        if looked is None:
            return
        self.file.setText(looked.path.name)
        columns = words.number(len(looked.columns))
        self.facts.setText(self.tr("{n} rows · {m} columns").format(n=words.number(looked.rows), m=columns))
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in looked.sheets])
        self.sheet.setCurrentIndex(looked.sheet)
        several, plain = len(looked.sheets) > 1, looked.kind != "vcf"
        for part in (self._sheet_word, self.sheet):
            part.setVisible(several)
        rows = [self.tr("row {n}").format(n=n) for n in range(1, looked.header_row + MORE_ROWS)]
        self.header.clear()
        self.header.addItems([self.tr("no row"), *rows])
        self.header.setCurrentIndex(looked.header_row)
        for part in (self._header_word, self.header):
            part.setVisible(plain)


class ImportFoot(Surface):
    """What has happened so far, and the way on. Its buttons tell why they cannot be used."""

    def __init__(
        self, on_import: Callable[[], Any], on_refused: Callable[[], Any], on_cancel: Callable[[], Any],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("foot", parent)
        self.setFixedHeight(56)
        self._mark = IconMark("shield-check", "success")
        self._strong, self._note = Label("", weight="medium"), Label("", tone="text_muted", elide=True)
        self.refused = Button(self.tr("Save refused rows…"), "download-simple", on_click=on_refused)
        self.cancel = Button(self.tr("Cancel"), keys="Esc", on_click=on_cancel)
        self.primary = PrimaryButton(self.tr("Import"), "check", keys="Ctrl+Enter", on_click=on_import)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for said in (self._mark, self._strong, self._note):
            row.addWidget(said)
        row.addStretch(1)
        for button in (self.refused, self.cancel, self.primary):
            row.addWidget(button)
        row.addWidget(KeyCap("Ctrl+Enter"))

    def show_ready(self, rows: int, refused: int) -> None:
        """So many rows would be written, so many are left out."""
        self._mark.set_icon("shield-check", "success")
        self._strong.setText(self.tr("Nothing has been written yet."))
        self._note.setText(self.tr("All of it is imported or nothing; afterwards it can be taken back."))
        self.refused.setVisible(refused > 0)
        self.primary.setText(self.tr("Import ({n})").format(n=words.number(rows)))
        self._enable("" if rows else self.tr("No row of the file brings anything new."))

    def show_waiting(self, why: str, note: str = "") -> None:
        """Nothing can be imported now."""
        self._mark.set_icon("clock", "icon")
        self._strong.setText(why)
        self._note.setText(note)
        self.refused.setVisible(False)
        self.primary.setText(self.tr("Import"))
        self._enable(why)

    def _enable(self, reason: str) -> None:
        self.primary.setEnabled(not reason)
        self.primary.setToolTip(reason or self.tr("Import (Ctrl+Enter)"))

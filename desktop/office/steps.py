"""The questions of the first start, one page each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reference
from db.office.installation import NewInstallation
from desktop import language
from desktop.office.choices import ChoiceCards
from desktop.office.secret import NewPassphrase
from desktop.office.words import find_provinces
from desktop.widgets import Banner, FormLayout, Label, PickField, TextField


@dataclass
class Draft:
    """What has been answered so far."""

    language: str = "tr"
    kind: str = "province"
    province: int = 0
    name: str = ""
    author: str = ""
    passphrase: str = ""

    def new_installation(self) -> NewInstallation:
        return NewInstallation(self.kind, self.province, self.name, self.author)


class Step(QWidget):
    """One page: title, sentence, content. forward: Enter where it means *next*."""

    forward = Signal()

    def __init__(self, draft: Draft, title: str, text: str) -> None:
        super().__init__()
        self.draft = draft
        self.title = title
        self.banner = Banner()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, "page", "strong", wrap=True))
        if text:
            self.column.addWidget(Label(text, tone="text_muted", wrap=True))
        self.column.addSpacing(8)
        self.column.addWidget(self.banner)

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""

    def store(self) -> bool:
        """Put the answer into the draft; False when it is not complete, and its sentence stands at the field."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward.emit()
        else:
            super().keyPressEvent(event)


class LanguageStep(Step):
    """chosen(code): the interface shall speak it at once."""

    chosen = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, self.tr("Welcome to Köprü"), self.tr("Choose the language of the program."))
        draft.language = language.current()
        choices = [("tr", "globe", "Türkçe", ""), ("en", "globe", "English", "")]
        self.cards = ChoiceCards(choices, draft.language)
        self.cards.chosen.connect(self.chosen)
        self.cards.confirmed.connect(self.forward)
        self.column.addWidget(self.cards)

    def focus_first(self) -> None:
        self.cards.focus_first()


class PlaceStep(Step):
    """What kind of place this computer is."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            self.tr("Where will this computer be used?"),
            self.tr("This decides what it may see. It cannot be changed later; a new start would be needed."),
        )
        self.cards = ChoiceCards(
            [
                ("field", "laptop", self.tr("In the field"),
                 self.tr("A laptop for interviews and trainings. It sends to the office of its province.")),
                ("province", "map-pin", self.tr("In a provincial office"),
                 self.tr("Contacts, organisations, trainings of one province. It sends to headquarters.")),
                ("centre", "bank", self.tr("At headquarters"),
                 self.tr("All provinces come together here. There is one such place; it admits the others.")),
            ],
            draft.kind,
        )  # fmt: skip
        self.cards.confirmed.connect(self.forward)
        self.column.addWidget(self.cards)

    def focus_first(self) -> None:
        self.cards.focus_first()

    def store(self) -> bool:
        if self.draft.kind != self.cards.value():
            self.draft.name = ""
        self.draft.kind = self.cards.value()
        return True


class NamesStep(Step):
    """Province, name of the place, name of the person."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            self.tr("Whose is it?"),
            self.tr("The names stand on every package and beside every change, so that others know whom to call."),
        )
        self.form = FormLayout(margins=(0, 0, 0, 0))
        self.province = PickField(
            self.tr("&Province"), find_provinces, placeholder=self.tr("Name or plate number"),
            hint=self.tr("Type the first letters; ↓ shows all 81."),
        )  # fmt: skip
        self.name = TextField(self.tr("Name of the p&lace"), max_length=200, hint=self._name_hint())
        self.author = TextField(self.tr("Your &name"), max_length=200, hint=self.tr("First and last name"))
        self.form.add("province", self.province)
        self.form.add("name", self.name)
        self.form.add("author", self.author)
        self.province.setVisible(draft.kind != "centre")
        self.province.changed.connect(self._suggest)
        self.form.submitted.connect(self.forward)
        self.column.addWidget(self.form)
        if draft.province and draft.kind != "centre":
            self.province.set_value(draft.province, reference.province(draft.province).name)
        if draft.kind == "centre" and not draft.name:
            draft.name = self.tr("Headquarters")
        self.name.set_value(draft.name)
        self.author.set_value(draft.author)

    def _name_hint(self) -> str:
        if self.draft.kind == "field":
            return self.tr("For example the number that stands on the laptop")
        return self.tr("As others know it")

    def _suggest(self) -> None:
        """A name made of the province, as long as the person has written none."""
        if self.province.value() is None or self.name.value():
            return
        words = self.tr("{province} laptop 1") if self.draft.kind == "field" else self.tr("{province} office")
        self.name.set_value(words.format(province=self.province.title()))

    def focus_first(self) -> None:
        first = self.name if self.draft.kind == "centre" else self.province
        first.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def store(self) -> bool:
        draft = self.draft
        draft.name, draft.author = self.name.value(), self.author.value()
        draft.province = 0 if draft.kind == "centre" else self.province.value() or 0
        if draft.kind != "centre" and not draft.province:
            if not self.province.error():
                self.form.set_error("province", self.tr("Choose one of the 81 provinces."))
            self.province.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if not draft.name:
            self.form.set_error("name", self.tr("Give this place a name, such as Eskişehir office."))
            return False
        if not draft.author:
            self.form.set_error("author", self.tr("Write your name; it stands beside what you record."))
            return False
        return True

    def show_field(self, field: str, sentence: str) -> None:
        """A refusal of the data layer at its field."""
        self.form.set_error(field, sentence)


class PassphraseStep(Step):
    """The passphrase of this computer, twice."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft,
            self.tr("A passphrase for the data"),
            self.tr("All data on this computer is encrypted with it. Nobody can send it to you again, headquarters "
                    "neither; the next page gives you a recovery file for the day it is forgotten."),
        )  # fmt: skip
        self.passphrase = NewPassphrase(self.tr("P&assphrase"), self.tr("Passphrase a&gain"))
        self.passphrase.set_value(draft.passphrase)
        self.column.addWidget(self.passphrase)
        for field in (self.passphrase.first, self.passphrase.second):
            field.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the first line goes to the second, in the second on."""
        enter = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers()
        if enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            if watched is self.passphrase.first.line:
                self.passphrase.second.input.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.forward.emit()
            return True
        return False

    def focus_first(self) -> None:
        self.passphrase.first.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def store(self) -> bool:
        self.draft.passphrase = self.passphrase.value()
        return self.passphrase.check()

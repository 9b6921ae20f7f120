"""In which form package files are written: chosen once, remembered by the installation."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.exchange.wrappers import BARE, ENDINGS, TEXT, ZIP
from desktop.widgets import ChoiceBox

PACKAGE_FORM = "package_form"
_FORMS = (BARE, ZIP, TEXT)


class Memory(Protocol):
    """Where an installation remembers small facts."""

    def get(self, key: str, default: str = "") -> str: ...

    def put(self, key: str, value: str) -> None: ...


class Forgetful:
    """Remembers as long as the page lives."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self._values.get(key, default)

    def put(self, key: str, value: str) -> None:
        self._values[key] = value


class FormChoice(ChoiceBox):
    """The endings to choose from. form_chosen(sentence): it was written down, and that is what it means."""

    form_chosen = Signal(str)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.setMinimumContentsLength(6)
        self.setAccessibleName(self.tr("Form of the package files"))
        tips = {
            BARE: self.tr("Packages are files with the ending .kopru."),
            ZIP: self.tr("Packages lie inside a ZIP, which most mail lets pass."),
            TEXT: self.tr("Packages are text, for the strictest mail gateways."),
        }
        for place, form in enumerate(_FORMS):
            self.addItem(ENDINGS[form])
            self.setItemData(place, tips[form], Qt.ItemDataRole.ToolTipRole)
        stored = memory.get(PACKAGE_FORM, BARE)
        self.setCurrentIndex(_FORMS.index(stored) if stored in _FORMS else 0)
        self._explain()
        self.activated.connect(self._choose)

    def form(self) -> str:
        return _FORMS[self.currentIndex()]

    def _explain(self) -> None:
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole)))

    def _choose(self) -> None:
        self._explain()
        self._memory.put(PACKAGE_FORM, self.form())
        self.form_chosen.emit(self.toolTip())

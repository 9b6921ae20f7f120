"""Settings: whether this office keeps T.C. identity numbers, and who looked at one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot

from db.errors import QT_TRANSLATE_NOOP
from db.registry.national.service import NationalNumbers, NumberUse
from db.text import format_when
from desktop import language
from desktop.office.parts import Part
from desktop.widgets import CheckBox, Column, Label, ListModel, ListView

SHOWN = 200  # newest entries of the log
ROWS = 6  # of them seen without scrolling
ROW_HEIGHT = 32
ACTS = {
    "turned_on": QT_TRANSLATE_NOOP("NationalPart", "turned it on"),
    "turned_off": QT_TRANSLATE_NOOP("NationalPart", "turned it off; all were removed"),
    "written": QT_TRANSLATE_NOOP("NationalPart", "wrote"),
    "shown": QT_TRANSLATE_NOOP("NationalPart", "looked at"),
    "removed": QT_TRANSLATE_NOOP("NationalPart", "removed"),
}


class NationalPart(Part):
    """The switch and the log."""

    def __init__(self, numbers: NationalNumbers) -> None:
        super().__init__(
            self.tr("T.C. identity numbers"),
            self.tr(
                "Off unless your task needs them (KVKK art. 4). Where they are on, a number is sealed, stays on this "
                "computer, is shown masked, and every look at one is written down. Nothing is exported or sent."
            ),
        )
        self._numbers = numbers
        self.switch = CheckBox(self.tr("&Keep T.C. identity numbers of people"))
        self.switch.clicked.connect(self._switch)
        self.head = Label(self.tr("Who did what"), "small", "medium", "text_muted")
        self.model: ListModel[tuple[int, NumberUse]] = ListModel(
            [
                Column(self.tr("When"), self._when, 112, tone="text_muted"),
                Column(self.tr("Who"), lambda row: row[1].author, 132, drop=2),
                Column(self.tr("What"), self._what),
            ],
            key=lambda row: row[0],
            parent=self,
        )
        self.log = ListView(self.tr("Who did what with T.C. identity numbers"), header=False)
        self.log.setModel(self.model)
        self.column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.head)
        self.column.addWidget(self.log)
        self.refresh()

    def refresh(self) -> None:
        self.switch.setChecked(self._numbers.is_on())
        uses = self._numbers.uses(SHOWN)
        self.model.set_rows(list(enumerate(uses)))
        self.log.fit_height()
        self.log.setFixedHeight(min(self.log.height(), ROWS * ROW_HEIGHT + 2))
        for widget in (self.head, self.log):
            widget.setVisible(bool(uses))

    def _when(self, row: tuple[int, NumberUse]) -> str:
        return format_when(row[1].at.astimezone(), self._numbers.now(), language.current())

    @staticmethod
    def _what(row: tuple[int, NumberUse]) -> str:
        act = QCoreApplication.translate("NationalPart", ACTS.get(row[1].act, row[1].act))
        return f"{act}: {row[1].person}" if row[1].person else act

    @Slot()
    def _switch(self) -> None:
        count = self._numbers.count()
        if self.switch.isChecked():
            self._numbers.turn_on()
            self.banner.show_text(self.tr("On: the page of each person has a place for the number now."), "success")
        elif count:
            self.switch.setChecked(True)  # until it is said twice: there is no way back
            told = self.tr("{n} numbers will be removed for good.").format(n=count)
            self.banner.show_text(told, "warning", self.tr("Turn off and remove them"), self.turn_off)
        else:
            self.turn_off()
        self.refresh()

    @Slot()
    def turn_off(self) -> None:
        count = self._numbers.turn_off()
        self.banner.show_text(self.tr("Off: {n} numbers were removed.").format(n=count), "success")
        self.refresh()

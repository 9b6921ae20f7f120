"""The lower part of a record's summary: what is still to be done, then everything that happened, newest first."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import QT_TRANSLATE_NOOP
from desktop.registry.sources import DueFollowUp, Sources
from desktop.widgets import ChoiceBox, Column, Label, ListModel, ListView, Moment, QuietButton, Section, Timeline
from desktop.widgets.marks import due_chip, due_width

LONG = 8  # moments from which on a choice of kinds is offered
WINDOW = 40  # moments shown before more are asked for
KINDS = {
    "contact": QT_TRANSLATE_NOOP("PastPanel", "Contacts"),
    "event": QT_TRANSLATE_NOOP("PastPanel", "Events"),
    "attachment": QT_TRANSLATE_NOOP("PastPanel", "Documents"),
    "change": QT_TRANSLATE_NOOP("PastPanel", "Changes"),
}


class PastPanel(QWidget):
    """Open follow-ups and the timeline. opened((entity, id)): one of them was chosen; entity as in the moments' ids."""

    opened = Signal(object)

    def __init__(
        self, entity: str, sources: Sources, today: Callable[[], dt.date], quiet: str, parent: QWidget | None = None
    ) -> None:
        """`quiet` is said where nothing has happened yet."""
        super().__init__(parent)
        self._entity, self._sources, self._today = entity, sources, today
        self._moments: Sequence[Moment] = ()
        self._record: uuid.UUID | None = None
        self._most = WINDOW
        self.due_section = Section(self.tr("Open follow-ups"))
        self.due_model: ListModel[DueFollowUp] = ListModel(
            [
                Column(self.tr("Due"), width=due_width(), chip=self._chip),
                Column(self.tr("What"), lambda row: row.subject, weight="medium"),
                Column(self.tr("By whom"), lambda row: row.assigned_to or "", 132, "right", tone="text_muted", drop=1),
            ],
            parent=self,
        )
        self.due = ListView(self.tr("Open follow-ups"), header=False)
        self.due.setModel(self.due_model)
        self.due.opened.connect(lambda row: self.opened.emit(("follow_up", row)))
        self.due.clicked.connect(lambda _index: self.opened.emit(("follow_up", self.due.current_id())))
        self.section = Section(self.tr("Timeline"))
        self.kinds = ChoiceBox(small=True)
        self.kinds.setAccessibleName(self.tr("Show in the timeline"))
        self.kinds.activated.connect(lambda _n: self._show())
        self.section.add_widget(self.kinds)
        self._codes: list[str] = [""]
        self.timeline = Timeline(self.tr("Timeline"))
        self.timeline.opened.connect(self.opened)
        self.quiet = Label(quiet, tone="text_muted", wrap=True)
        self.quiet.setContentsMargins(16, 0, 16, 8)
        self.more = QuietButton("", "caret-down", small=True, on_click=self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.due_section, self.due, self.section, self.quiet, self.timeline):
            column.addWidget(widget)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _chip(self, row: DueFollowUp) -> tuple[str, ...]:
        return due_chip(row.due_on, row.due_time, self._today())

    def show_record(self, record: uuid.UUID) -> None:
        """Read both anew."""
        if record != self._record:
            self._most = WINDOW
            self.kinds.setCurrentIndex(0)
        self._record = record
        due = self._sources.follow_ups(self._entity, record)
        self.due_model.set_rows(due)
        self.due.fit_height()
        self.due_section.setVisible(bool(due))
        self.due.setVisible(bool(due))
        late = sum(one.due_on < self._today() for one in due)
        self.due_section.set_count(self.tr("{n}, {late} overdue").format(n=len(due), late=late) if late else len(due))
        self._moments = self._sources.timeline(self._entity, record)
        self._offer_kinds()
        self._show()

    def _offer_kinds(self) -> None:
        """Only the kinds that there are, and only in a long timeline; the chosen one stays."""
        chosen = self._chosen()
        present = [kind for kind in KINDS if any(_kind(moment) == kind for moment in self._moments)]
        self._codes = ["", *present]
        self.kinds.clear()
        spoken = [QCoreApplication.translate("PastPanel", KINDS[kind]) for kind in present]
        self.kinds.addItems([self.tr("Everything"), *spoken])
        self.kinds.setCurrentIndex(self._codes.index(chosen) if chosen in self._codes else 0)
        self.kinds.setVisible(len(self._moments) > LONG and len(present) > 1)

    def _chosen(self) -> str:
        at = self.kinds.currentIndex()
        return self._codes[at] if 0 <= at < len(self._codes) else ""

    def _show(self) -> None:
        chosen = self._chosen() if not self.kinds.isHidden() else ""
        wanted = [moment for moment in self._moments if not chosen or _kind(moment) == chosen]
        self.timeline.set_moments(wanted[: self._most])
        self.timeline.setVisible(bool(wanted))
        self.quiet.setVisible(not wanted)
        self.section.set_count(self.tr("{n} records").format(n=len(wanted)) if wanted else "")
        left = len(wanted) - self._most
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Show {n} older ones").format(n=left))

    @Slot()
    def _show_more(self) -> None:
        self._most += 5 * WINDOW
        self._show()
        self.timeline.setFocus()


def _kind(moment: Moment) -> str:
    return str(moment.id[0]) if isinstance(moment.id, tuple) else ""

"""A deed in the place of the record: what it will do, what must be given for it, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from desktop import errors
from desktop.jobs import Jobs
from desktop.registry.entry import tab_stops
from desktop.registry.lists.tasks import run
from desktop.widgets import Banner, DetailScroll, FactGrid, FootBar, FormLayout, Label, hline


class DeedPane(QWidget):
    """Base. told(sentence): it was done. left: it was closed, done or not. A subclass fills `form` and sets `act`."""

    told = Signal(str)
    left = Signal()

    def __init__(self, primary: str, jobs: Jobs | None, icon_name: str) -> None:
        super().__init__()
        self._jobs, self._busy = jobs, False
        self.holds = False
        """Another record chosen in the list does not close it: the erased one has gone from there."""
        self.act: Callable[[], Any] = self.leave
        self.title, self.banner, self.facts = Label("", "record", "strong", wrap=True), Banner(), FactGrid()
        self.form = FormLayout()
        self.foot = FootBar(primary, self.carry_out, self.leave, primary_icon=icon_name)
        self.form.submitted.connect(self.carry_out)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.banner)
        inside.addWidget(self.facts)
        inside.addWidget(self.form)
        inside.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hline())
        column.addWidget(DetailScroll(inner), 1)
        column.addWidget(self.foot)

    @property
    def is_busy(self) -> bool:
        return self._busy

    def focus_first(self) -> None:
        """Tab goes from there through the fields to the foot, wherever this pane was put."""
        for before, after in pairwise([*tab_stops(self.form.layout()), *tab_stops(self.foot.layout())]):
            QWidget.setTabOrder(before, after)
        self.form.focus_first()

    @Slot()
    def carry_out(self) -> None:
        if not self._busy:
            self.act()

    @Slot()
    def leave(self) -> None:
        if not self._busy:
            self.left.emit()

    def show_error(self, error: UserError) -> None:
        self._free()
        self.form.show_error(error)
        if not getattr(error, "field", ""):
            self.banner.show_text(errors.sentence(error), "danger")

    def work(self, title: str, what: Callable[[], Any], done: Callable[[Any], Any]) -> None:
        """Do it off the interface's thread; meanwhile nothing else can be done here."""

        def finished(result: Any) -> None:
            self._free()
            done(result)

        self._busy = True
        self.foot.primary.setEnabled(False)
        run(self._jobs, title, lambda _progress: what(), finished, self.show_error)

    def _free(self) -> None:
        self._busy = False
        self.foot.primary.setEnabled(True)
        self.foot.primary.setFocus(Qt.FocusReason.OtherFocusReason)

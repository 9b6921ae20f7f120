"""Opens what is done to many records in the place of the record, and keeps it in step with what is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from desktop.jobs import Jobs
from desktop.registry.lists.tasks import OfficerPane, TagPane, TaskPane, Tools


class Desk(QObject):
    """The tasks of a page. done(sentence, undo): one was carried out. left: one was closed without it.

    Panes are made when they are first opened.
    """

    done = Signal(str, object)
    left = Signal()

    def __init__(self, page: Any, stack: QStackedWidget, tools: Tools, jobs: Jobs | None) -> None:
        super().__init__(page)
        self._page, self._stack, self._tools, self._jobs = page, stack, tools, jobs
        self._panes: dict[str, TaskPane] = {}

    def can_tag(self) -> bool:
        return self._tools.bulk is not None

    def can_assign(self) -> bool:
        return self._tools.bulk is not None and self._page.entity == "organisation"

    def can_write(self) -> bool:
        return self._tools.letters is not None

    # ---- opening
    def tag(self) -> None:
        if (bulk := self._tools.bulk) is not None:
            self._open("tag", lambda: TagPane(bulk, self._page.registry, self._jobs))

    def assign(self) -> None:
        if (bulk := self._tools.bulk) is not None and self.can_assign():
            self._open("assign", lambda: OfficerPane(bulk, self._page.registry, self._jobs))

    def write(self) -> None:
        if self._tools.letters is not None:
            self._open("write", self._letters)

    def _letters(self) -> TaskPane:
        from desktop.registry.lists.letters import LetterPane  # loads what writes mails and letters

        assert self._tools.letters is not None
        return LetterPane(self._tools.letters(), self._tools, self._jobs)

    def _open(self, name: str, make: Any) -> None:
        page = self._page
        if not page.list.chosen_count():
            page.say(self.tr("Choose records first: Shift and Ctrl choose several, Ctrl+A all of them."))
            return
        if name not in self._panes:
            pane = self._panes[name] = make()
            pane.done.connect(self._ended)
            pane.left.connect(self.left)
            self._stack.addWidget(pane)
        pane = self._panes[name]
        if pane.is_busy():
            self._stack.setCurrentWidget(pane)
            return
        self._stack.setCurrentWidget(pane)
        page.split.show_detail()
        pane.open(page.entity, page.chosen, page.list.chosen_count())

    # ---- while one is open
    def pane(self) -> TaskPane | None:
        """The task that stands in the record's place now."""
        now = self._stack.currentWidget()
        return now if isinstance(now, TaskPane) else None

    def follow(self) -> None:
        """Other records are chosen now."""
        pane = self.pane()
        if pane is not None and self._page.list.chosen_count():
            pane.follow(self._page.list.chosen_count())

    def leave(self) -> bool:
        """Esc; False where no task is open."""
        pane = self.pane()
        if pane is not None:
            pane.leave()
        return pane is not None

    @Slot(str, object)
    def _ended(self, sentence: str, undo: Any) -> None:
        if self.sender() is self.pane():
            self.left.emit()
        self.done.emit(sentence, undo)
        self._page.list.setFocus(Qt.FocusReason.OtherFocusReason)

"""Opens a deed in the place of the record, and puts the record back when it is over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStackedWidget

from db.errors import UserError
from desktop import errors
from desktop.registry.deeds.pane import DeedPane
from desktop.registry.sources import Sources


class Deeds(QObject):
    """The deeds of a page. Panes are made when they are first opened."""

    def __init__(self, page: Any, stack: QStackedWidget, sources: Sources) -> None:
        super().__init__(page)
        self._page, self._stack, self._sources = page, stack, sources
        self._panes: dict[str, Any] = {}
        page.frame.deed_requested.connect(self.open)

    def pane(self) -> DeedPane | None:
        """The deed that stands in the record's place now."""
        now = self._stack.currentWidget()
        return now if isinstance(now, DeedPane) else None

    @Slot(str, object, str)
    def open(self, deed: str, record: Any, name: str) -> None:
        pane = self._pane(deed)
        try:
            if deed == "erase":
                pane.open("person", record)
            else:
                pane.open(record, name)
        except UserError as error:
            self._page.say(errors.sentence(error))
            return
        self._stack.setCurrentWidget(pane)
        self._page.split.show_detail()
        pane.focus_first()

    def _pane(self, deed: str) -> Any:
        if deed not in self._panes:
            pane = self._panes[deed] = self._made(deed)
            pane.told.connect(self._page.say)
            pane.left.connect(self._left)
            self._stack.addWidget(pane)
        return self._panes[deed]

    def _made(self, deed: str) -> DeedPane:
        sources = self._sources
        if deed == "erase":
            from desktop.registry.deeds.erase import ErasePane

            assert sources.erasing is not None  # else its entry does not show
            return ErasePane(sources.erasing, sources.jobs, sources.ask)
        from desktop.registry.deeds.move import MovePane

        assert sources.moving is not None
        return MovePane(sources.moving, sources.jobs)

    def stays(self, another: bool) -> bool:
        """Whether a deed is open, and remains so though the list says that (`another`) a record is to be shown."""
        pane = self.pane()
        return pane is not None and (pane.holds or not another)

    def leave(self) -> bool:
        """Esc; False where no deed is open."""
        pane = self.pane()
        if pane is not None:
            pane.leave()
        return pane is not None

    @Slot()
    def _left(self) -> None:
        self._stack.setCurrentWidget(self._stack.nothing)  # type: ignore[attr-defined]
        self._page.refresh()
        self._page.split.back()
        self._page.focus_first()

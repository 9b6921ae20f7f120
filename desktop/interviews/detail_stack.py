"""What can stand at the right of the lists."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.errors import UserError
from db.interviews.service import InterviewService
from desktop import errors
from desktop.interviews.details import ResponseView, StudyView
from desktop.interviews.study_form import StudyForm
from desktop.widgets import DetailScroll, Surface
from desktop.widgets.asking import FileAsker


class DetailStack(QStackedWidget):
    """A study, an interview, the form of a study, or nothing; and the erasing of an interview, where it is offered.

    told(sentence): something was erased, or cannot be.
    """

    told = Signal(str)

    def __init__(self, interviews: InterviewService, asker: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_eraser: Callable[[], Any] | None = None
        self._eraser: Any = None
        self.study, self.response = StudyView(interviews), ResponseView(interviews)
        self.form = StudyForm(interviews, asker=asker)
        self.nothing = Surface("page")
        self.study_area, self.response_area = DetailScroll(self.study), DetailScroll(self.response)
        for widget in (self.nothing, self.study_area, self.response_area, self.form):
            self.addWidget(widget)
        for field in self.study.form.fields.values():
            # The page moves its input in the tab order; Tab would lead back from the field, which stays.
            field.setFocusProxy(None)  # type: ignore[arg-type]

    # ---- erasing
    def offer_erasing(self, make: Callable[[], Any], say: Callable[[str], Any]) -> None:
        """`make` gives the pane that erases: `open(entity, id)`, `holds`, `leave()`, the signals told and left."""
        self._make_eraser = make
        self.told.connect(say)
        self.response.erase_button.show()
        self.response.erase_requested.connect(self._erase)

    def _erase(self, response: uuid.UUID | None) -> None:
        if response is None or self._make_eraser is None:
            return
        if self._eraser is None:
            self._eraser = self._make_eraser()
            self._eraser.told.connect(self.told)
            self._eraser.left.connect(self._end)
            self.addWidget(self._eraser)
        try:
            self._eraser.open("response", response)
        except UserError as error:
            self.told.emit(errors.sentence(error))
            return
        self.setCurrentWidget(self._eraser)
        self._eraser.focus_first()

    def _end(self) -> None:
        super().setCurrentWidget(self.response_area if self.response.row is not None else self.nothing)

    def leaves(self) -> bool:
        """Esc; False where nothing is being erased."""
        pane = self._erasing()
        if pane is not None:
            pane.leave()
        return pane is not None

    def _erasing(self) -> Any:
        """The pane that erases, where it stands here now."""
        return self._eraser if self._eraser is not None and self.currentWidget() is self._eraser else None

    def setCurrentWidget(self, widget: QWidget) -> None:
        """What was just erased has gone from the list, and its minutes are still to be printed."""
        pane = self._erasing()
        if pane is None or not pane.holds:
            super().setCurrentWidget(widget)

    def stops_of_study(self) -> list[QWidget]:
        """What Tab reaches in a study; a choice's popup is a window of its own, and left out."""
        return [
            one
            for one in self.study_area.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
        ]

"""What can stand at the right of the lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.interviews.service import InterviewService
from desktop.interviews.details import ResponseView, StudyView
from desktop.interviews.study_form import StudyForm
from desktop.widgets import DetailScroll, Surface
from desktop.widgets.asking import FileAsker


class DetailStack(QStackedWidget):
    """A study, an interview, the form of a study, or nothing."""

    def __init__(self, interviews: InterviewService, asker: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.study, self.response = StudyView(interviews), ResponseView(interviews)
        self.form = StudyForm(interviews, asker=asker)
        self.nothing = Surface("page")
        self.study_area, self.response_area = DetailScroll(self.study), DetailScroll(self.response)
        for widget in (self.nothing, self.study_area, self.response_area, self.form):
            self.addWidget(widget)
        for field in self.study.form.fields.values():
            # The page moves its input in the tab order; Tab would lead back from the field, which stays.
            field.setFocusProxy(None)  # type: ignore[arg-type]

    def stops_of_study(self) -> list[QWidget]:
        """What Tab reaches in a study; a choice's popup is a window of its own, and left out."""
        return [
            one
            for one in self.study_area.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
        ]

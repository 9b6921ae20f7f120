"""Studies and interviews: the list, begin, resume."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.errors import InvalidInput, NotFound, UserError
from db.interviews.questionnaires import OwnQuestionnaire
from db.interviews.rows import DRAFT, REFUSED, ResponseFilter
from db.interviews.service import InterviewService
from desktop import errors
from desktop.interviews.acting import ActingPage
from desktop.interviews.desk import InterviewDesk
from desktop.interviews.detail_stack import DetailStack
from desktop.interviews.filters import StatusFilter
from desktop.interviews.listing import InterviewList
from desktop.interviews.words import Journey, everything_here
from desktop.widgets import FilterBar, ListDetail, TravelOf, only_here
from desktop.widgets.asking import FileAsker

ENTITIES = frozenset({"study", "response", "answer"})


class InterviewsPage(ActingPage):
    """List + detail of studies and interviews.

    immersion_wanted(widget): give the interview the whole window; immersion_ended: it is over, show the shell again.
    `journey` tells how far records have come.
    """

    immersion_wanted = Signal(object)
    immersion_ended = Signal()

    def __init__(
        self, interviews: InterviewService, *, journey: Journey = everything_here, travel: TravelOf = only_here,
        asker: FileAsker | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(interviews, asker or FileAsker(), parent)
        self._travel, self.status = travel, StatusFilter(self)
        self.desk = InterviewDesk(interviews, self.asker, self)
        self.desk.over.connect(self._over)
        self.desk.said.connect(self.say)
        self.set_title(self.tr("Interviews"))
        self.set_primary(self.tr("Begin interview"), "play", self.begin, "Ctrl+Shift+N")
        self.bar = FilterBar(self.tr("Number, district, interviewer…"), self.tr("interviews"), export=False)
        self.bar.set_menu(self.status.menu(self))
        self.left = InterviewList(interviews, journey)
        self._make_detail()
        self.split = ListDetail(self.left, self.detail, scroll=False)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        self._connect()
        self._bind_keys()
        self._order_tabs()
        self.reload()

    # ---- building
    def _make_detail(self) -> None:
        self.detail = DetailStack(self._interviews, self.asker)
        self.study_view, self.response_view, self.form = self.detail.study, self.detail.response, self.detail.form

    def _connect(self) -> None:
        self.bar.text_changed.connect(self._reload_responses)
        self.bar.filter_removed.connect(lambda _key: self.status.set(None))
        self.status.changed.connect(self._filtered)
        self.bar.cleared.connect(self.clear_filters)
        self.bar.leave_down.connect(self.left.view.setFocus)
        self.left.view.typed.connect(self.bar.type_text)
        self.left.studies.current_changed.connect(self._study_chosen)
        self.left.studies.opened.connect(lambda _id: self._show_study(focus=True))
        self.left.studies.entered_by_focus.connect(self._show_study)
        self.left.view.entered_by_focus.connect(self._show_response)
        self.left.view.current_changed.connect(self._response_chosen)
        self.left.view.opened.connect(self._open)
        self.left.study_wanted.connect(self.new_study)
        self.left.begin_wanted.connect(self.begin)
        self.left.clear_wanted.connect(self.clear_filters)
        self.split.stepped.connect(self._step)
        self.study_view.edit_requested.connect(self.edit)
        self.study_view.begin_requested.connect(self.begin)
        self.study_view.close_requested.connect(self._close_study)
        self.response_view.resume_requested.connect(self.resume)
        self.response_view.reopen_requested.connect(self._reopen)
        self.response_view.delete_requested.connect(self._delete)
        self.form.saved.connect(self._study_saved)
        self.form.dropped.connect(self._form_dropped)
        self.form.try_wanted.connect(self._try_out)
        self.desk.tried.connect(self._tried_out)
        self.response_view.export_requested.connect(self._export)

    def _bind_keys(self) -> None:
        bound: tuple[tuple[str, Callable[[], Any]], ...] = (
            ("Ctrl+Shift+N", self.begin), ("F2", self.edit), ("Ctrl+F", self.bar.focus_text),
        )  # fmt: skip
        for keys, slot in bound:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _order_tabs(self) -> None:
        """Each list is followed by what it shows at the right; entering the other list shows something else there."""
        for before, after in pairwise((self.left.studies, *self.detail.stops_of_study(), self.left.view)):
            QWidget.setTabOrder(before, after)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Shift+N", self.tr("begin an interview")),
            ("Enter", self.tr("resume the interview")),
            ("F2", self.tr("change the study")),
            ("Alt+↑ ↓", self.tr("previous, next interview")),
        ]

    # ---- the lists
    def reload(self) -> None:
        """Ask the service anew."""
        self.left.reload_studies()
        self._reload_responses()
        self.count_changed.emit(self._interviews.count_responses(ResponseFilter(status=DRAFT)))
        if self.form.is_open:
            self.detail.setCurrentWidget(self.form)
        elif self.left.view.current_id() is not None:
            self._show_response()
        else:
            self._show_study()

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        """`entities`: what changed, None for anything. While an interview is open only that one looks."""
        if self.desk.interview is not None:
            self.desk.interview.refresh()
        elif entities is None or entities & ENTITIES:
            self.reload()

    @Slot()
    def _reload_responses(self) -> None:
        study = self.left.study_id()
        wanted = ResponseFilter(study=study, status=self.status.value, text=self.bar.text())
        filters = bool(self.status.value) + bool(self.bar.text().strip())
        self.left.reload(wanted, filters)
        total = self._interviews.count_responses(ResponseFilter(study=study)) if study and filters else None
        self.bar.set_count(self.left.model.rowCount(), total)

    @Slot()
    def _filtered(self) -> None:
        self.bar.set_filters(self.status.chips())
        self._reload_responses()

    @Slot()
    def clear_filters(self) -> None:
        self.bar.set_text("")
        self.status.set(None)

    @Slot(object)
    def _study_chosen(self, study: uuid.UUID | None) -> None:
        if study is not None and study != self.left.wanted.study:
            self._reload_responses()
        self._show_study()

    @Slot(object)
    def _response_chosen(self, response: uuid.UUID | None) -> None:
        if response is not None:
            self._show_response()

    @Slot(int)
    def _step(self, step: int) -> None:
        if not self.form.is_open:
            self.left.view.select_row(self.left.view.currentIndex().row() + step)

    # ---- the detail
    @Slot()
    def _show_study(self, *, focus: bool = False) -> None:
        if self.form.is_open:
            return
        study = self.left.study_row()
        if study is None:
            self.detail.setCurrentWidget(self.detail.nothing)
            return
        self.study_view.show_study(study)
        self.detail.setCurrentWidget(self.detail.study_area)
        if focus:
            self.split.show_detail(focus=True)

    @Slot()
    def _show_response(self) -> None:
        response = self.left.view.current_id()
        if self.form.is_open or response is None:
            return
        try:
            self.response_view.show_response(self._interviews.response(response), self._travel(response))
        except NotFound:
            self._show_study()
            return
        self.detail.setCurrentWidget(self.detail.response_area)

    def open_record(self, entity: str, row_id: Any) -> bool:
        """A study; or an interview, in the list of its study."""
        if entity == "study":
            return self.left.studies.select_id(row_id)
        if entity != "response":
            return False
        try:
            row = self._interviews.response(row_id)
        except NotFound:
            return False
        self.left.studies.select_id(row.study_id)
        if not self.left.view.select_id(row_id):
            self.clear_filters()
        if not self.left.view.select_id(row_id):
            return False
        self.split.show_detail(focus=False)
        return True

    # ---- studies
    @Slot()
    def new_study(self) -> None:
        """Open the form of a new study."""
        if self._interviews.may_plan:
            self.form.open_new()
            self._show_form()

    @Slot()
    def edit(self) -> None:
        """F2: change the chosen study."""
        study = self.left.study_row()
        if study is not None and self._interviews.may_plan and not self.form.is_open:
            self.form.open_change(study)
            self._show_form()

    def _show_form(self) -> None:
        self.detail.setCurrentWidget(self.form)
        self.split.show_detail()
        self.form.focus_first()

    @Slot(object, bool)
    def _study_saved(self, study: uuid.UUID, is_new: bool) -> None:
        self._acted(self.tr("Study started.") if is_new else self.tr("Study changed."))
        self.left.studies.select_id(study)
        self.left.studies.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _form_dropped(self) -> None:
        self.reload()
        self.split.back()
        self.focus_first()

    # ---- interviews
    @Slot()
    def begin(self) -> None:
        """Begin an interview of the chosen study, under the code that stands in its detail."""
        if self.form.is_open or self.left.study_row() is None:
            return
        self._show_study()
        values = self.study_view.form.values()
        study = self.left.study_id()
        if study is None:
            return
        try:
            response = self._interviews.begin(study, values["interviewer"], province=values.get("province"))
        except InvalidInput as error:
            self.split.show_detail()
            self.study_view.show_refusal(error)
            return
        except UserError as error:
            self.say(errors.sentence(error))
            return
        self.resume(response)

    @Slot(object)
    def _open(self, response: uuid.UUID) -> None:
        """Enter on an interview: go on with a draft, else look at it."""
        if self._interviews.response(response).status == DRAFT:
            self.resume(response)
        else:
            self.split.show_detail(focus=True)

    @Slot(object)
    def resume(self, response: uuid.UUID) -> None:
        """Open the interview where it was left."""
        try:
            self.immersion_wanted.emit(self.desk.open(response))
        except UserError as error:
            self.say(errors.sentence(error))
            self.reload()

    @Slot(object, str)
    def _over(self, response: uuid.UUID, status: str) -> None:
        """The interview was left or closed: the shell comes back, with it chosen in the list."""
        change = self._interviews.last_change_set
        self.immersion_ended.emit()
        self.desk.clear()
        self.reload()
        self.open_record("response", response)
        self.left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if status != DRAFT:
            declined = status == REFUSED
            words = self.tr("Interview closed as declined.") if declined else self.tr("Interview completed.")
            self.say(words, None if change is None else lambda: self._undo(change))

    @Slot(object)
    def _try_out(self, questionnaire: OwnQuestionnaire) -> None:
        self.immersion_wanted.emit(self.desk.try_out(questionnaire))

    @Slot()
    def _tried_out(self) -> None:
        """Back to the form of the study, as it was left."""
        self.immersion_ended.emit()
        self.desk.clear()
        self._show_form()

    # ---- keys
    def focus_first(self) -> None:
        if self.form.is_open:
            self.form.focus_first()
        elif self.left.model.rowCount():
            self.left.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def go_back(self) -> bool:
        """Esc: out of the form, then to the list."""
        if self.form.is_open:
            self.form.drop()
            return True
        return self.detail.leaves() or self.split.back()


__all__ = ["InterviewsPage"]

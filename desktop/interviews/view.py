"""The interview: one page of the questionnaire after another, by keyboard, each answer kept as it is given."""

from __future__ import annotations

import uuid
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.forms import AnswerResult
from db.interviews.outline import short_code, short_title, without_range
from db.interviews.rows import Incomplete
from db.interviews.service import InterviewService
from db.interviews.trial import Trial
from desktop import errors
from desktop.interviews.deeds import Deeds
from desktop.interviews.parts import InterviewParts
from desktop.widgets.asking import FileAsker


class InterviewView(InterviewParts):
    """Give it the whole window. left: the person went back to the interviews. completed(status): it is closed.
    said(sentence, undo): something was done that can be taken back."""

    def __init__(
        self,
        interviews: InterviewService | Trial,
        response: uuid.UUID,
        parent: QWidget | None = None,
        *,
        asker: FileAsker | None = None,
    ) -> None:
        super().__init__(interviews, response, asker or FileAsker(), parent)
        self.deeds = Deeds(self)
        self._connect()
        self._show(self.course.number_of(self.watch.place))
        self._tick = QTimer(self, interval=15_000)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._show_time()

    # ---- building
    def _connect(self) -> None:
        self.head.left.connect(self.leave)
        self.head.language_chosen.connect(self._set_language)
        self.head.type_wanted.connect(self.ink.cycle)
        self.head.pause_wanted.connect(self.toggle_pause)
        self.foot.back.connect(self.previous_page)
        self.foot.on.connect(self.next_page)
        self.stage.answered.connect(self._answer)
        self.stage.moved.connect(self._moved)
        self.stage.wanted.connect(self.deeds.do)
        self.side.jump.jumped.connect(self._jump)
        self.side.jump.left.connect(self.enter)
        self.end.jumped.connect(self.show_question)
        self.end.completed.connect(self.complete)
        self.pause_page.resumed.connect(self.toggle_pause)
        self.note.kept.connect(self._keep_note)
        self.note.closed.connect(self.enter)
        self.ink.changed.connect(self._redraw)
        self._bind_keys()
        self.head.show_languages(self.course.form.languages, self.course.form.language)

    def _bind_keys(self) -> None:
        key = Qt.Key
        self.bind(self.toggle_pause, key.Key_F9)
        self.bind(self.leave, key.Key_Escape)
        self.bind(self.next_question, key.Key_Return, key.Key_Enter)
        self.bind(self.previous_question, key.Key_Backspace)
        self.bind(self.next_page, key.Key_PageDown)
        self.bind(self.previous_page, key.Key_PageUp)
        self.bind(self.open_note, key.Key_F4)
        self.bind(self.go_to_sections, key.Key_F6)
        self.bind(lambda: self.ink.set_strong(not self.ink.strong), key.Key_F8)
        self.bind(self.complete, key.Key_Return, key.Key_Enter, control=True)
        self.bind(self.deeds.add_here, key.Key_Return, key.Key_Enter, control=True, shift=True)
        self.bind(self.deeds.remove_here, key.Key_Delete, control=True, shift=True)
        self.bind(lambda: self.ink.grow(1), key.Key_Plus, key.Key_Equal, control=True)
        self.bind(lambda: self.ink.grow(-1), key.Key_Minus, control=True)

    # ---- what is shown
    def _show(self, at: int, *, last: bool = False, ref: str = "") -> None:
        """Show page `at`, with the focus on the question `ref`, else on the first empty (`last`: the last) one."""
        self.course.go(at)
        page = self.course.page
        if page is None:
            self.end.show_state(self.course.gaps(), declined=self.course.declined)
            self.stack.setCurrentWidget(self.end)
        else:
            title = without_range(self.course.title())
            self.stage.show_page(self.course.form, page, title, self.interviews.notes(self.response))
            self.stack.setCurrentWidget(self.stage)
        self._show_around()
        self._remember()
        if self.isVisible():
            self._enter(last=last, ref=ref)

    def _show_around(self) -> None:
        """Head, sections and foot after a step or an answer."""
        course = self.course
        self.foot.show_progress(*course.counts())
        self.foot.show_ends(first=course.at == 0, last=course.at_end)
        self.side.jump.show_items(course.items(), at_end=course.at_end)
        self.side.fit()
        self.head.title.setText(course.row.study)
        self.head.sub.setText(" · ".join(part for part in (course.row.number, *course.persona()) if part))

    def _remember(self) -> None:
        section = self.course.section()
        title = self.tr("End") if section is None else short_title(section.title)
        try:
            self.interviews.set_page(self.response, self.course.place(), title)
        except UserError as error:
            self.foot.show_failure(errors.sentence(error))

    # ---- answers
    @Slot(str, str)
    def _answer(self, ref: str, value: str) -> None:
        try:
            result = self.interviews.answer(self.response, ref, value)
        except UserError as error:
            self._failed(error)
            return
        self.after_answer(ref, result)

    def after_answer(self, ref: str, result: AnswerResult) -> None:
        """Show what an answer has changed: what has become relevant comes in its place, the focus stays."""
        before, place = self.course.shown(), self.course.place()
        self.foot.show_kept()
        self.course.read()
        page = self.course.page
        if page is None or self.course.place() != place:
            QTimer.singleShot(0, self, lambda: self._show(self.course.at, ref=ref))
        elif self.course.shown() != before:
            self.stage.follow_page(self.course.form, page)
        elif set(result.changed) - {ref}:
            self.stage.reload()
        self.stage.judge()
        self._show_around()

    def _failed(self, error: UserError) -> None:
        """The answer is not on the disk, so it does not stand on the page either."""
        self._reopen()
        self.foot.show_failure(errors.sentence(error))

    def _reopen(self) -> None:
        self.course.reopen()
        self._show(self.course.at, ref=self.stage.current_ref() or "")

    def refresh(self) -> None:
        """Answers may have come from elsewhere (an import, an undo): show what is stored now."""
        if not self.interviews.is_current(self.response):
            self._reopen()

    @Slot(str, str)
    def _keep_note(self, ref: str, text: str) -> None:
        try:
            self.interviews.note(self.response, ref, text)
        except UserError as error:
            self.foot.show_failure(errors.sentence(error))
        self.stage.show_notes(self.interviews.notes(self.response))

    @Slot()
    def open_note(self) -> None:
        """F4: a note on the current question."""
        ref = self.stage.current_ref() if not self.course.at_end and not self.watch.paused else None
        if ref is not None and self.stage.editor_of(ref) is not None:
            label = self.course.form.node(ref).label or ""
            code = short_code(label) or self.tr("this question")
            self.note.open(ref, code, self.interviews.notes(self.response).get(ref, ""))

    @Slot()
    def _moved(self) -> None:
        self.stage.follow()
        self.stage.judge()

    # ---- steps
    def settled(self) -> bool:
        """Everything typed is handed over, and no answer on this page violates its rule; never during a pause."""
        if self.watch.paused:
            return False
        if self.course.at_end:
            return True
        flushed = self.stage.flush()
        wrong = self.stage.judge()
        if wrong is not None and wrong.editor is not None:
            wrong.editor.enter()
        return flushed and wrong is None

    def next_question(self) -> None:
        if not self.course.at_end and self.settled() and not self.stage.step(1):
            self._show(self.course.at + 1)

    def previous_question(self) -> None:
        if self.settled() and (self.course.at_end or not self.stage.step(-1)):
            self._show(self.course.at - 1, last=True)

    @Slot()
    def next_page(self) -> None:
        if not self.course.at_end and self.settled():
            self._show(self.course.at + 1)

    @Slot()
    def previous_page(self) -> None:
        if self.settled():
            self._show(self.course.at - 1, last=True)

    @Slot(int)
    def _jump(self, row: int) -> None:
        self.stage.flush()
        at, ref = self.course.goal_of(row)
        self._show(at, ref=ref)

    show_at = _show

    def show_place(self, ref: str) -> None:
        """Show the page of a reference; where it has gone, the nearest."""
        found = self.course.page_of(ref)
        self._show(self.course.at if found is None else found)

    @Slot(str)
    def show_question(self, ref: str) -> None:
        found = self.course.page_of(ref)
        if found is not None:
            self._show(found, ref=ref)

    def go_to_sections(self) -> None:
        """F6: to the jump list."""
        if not self.watch.paused:
            self.side.jump.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def enter(self) -> None:
        """The focus goes back to the question that had it."""
        self._enter(ref=self.stage.current_ref() or "")

    def _enter(self, *, last: bool = False, ref: str = "") -> None:
        if self.stack.currentWidget() is self.pause_page:
            self.pause_page.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.course.at_end:
            self.end.enter()
        elif self.stage.editors():
            self.stage.enter(last=last, ref=ref)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the end
    @Slot()
    def complete(self) -> None:
        """Close the interview, or show what keeps it open. From a question the way leads over the last page."""
        if not self.settled():
            return
        status = ""
        try:
            with suppress(Incomplete):
                status = self.interviews.complete(self.response) if self.course.at_end else ""
        except UserError as error:
            self.foot.show_failure(errors.sentence(error))
            return
        if status:
            self._tick.stop()
            self.completed.emit(status)
        else:
            self._show(len(self.course.pages))
            self._enter()

    @Slot()
    def leave(self) -> None:
        """Back to the interviews; the place is remembered, everything typed is kept."""
        self.stage.flush()
        try:
            self.watch.go_on()
            self.interviews.leave(self.response)
        except UserError as error:
            self.foot.show_failure(errors.sentence(error))
            return
        self._tick.stop()
        self.left.emit()

    # ---- time, language, size
    @Slot()
    def _show_time(self) -> None:
        self.head.time.setText(self.tr("{n} min").format(n=self.watch.minutes()))

    @Slot()
    def toggle_pause(self) -> None:
        if self.watch.paused:
            self.watch.go_on()
            self.stack.setCurrentWidget(self.end if self.course.at_end else self.stage)
        else:
            self.stage.flush()
            self.watch.pause()
            self.stack.setCurrentWidget(self.pause_page)
        self.head.pause.setText(self.tr("Go on") if self.watch.paused else self.tr("Pause"))
        self.foot.setVisible(not self.watch.paused)
        self.side.jump.setEnabled(not self.watch.paused)
        self.enter()

    @Slot(str)
    def _set_language(self, name: str) -> None:
        self.stage.flush()
        here = self.stage.current_ref() or ""
        self.course.form.set_language(name)
        self.course.read()
        self._show(self.course.at, ref=here)

    @Slot()
    def _redraw(self) -> None:
        """Size or contrast changed: the page is made anew, with the focus where it was."""
        if not self.watch.paused and not self.course.at_end:
            self.stage.flush()
            self._show(self.course.at, ref=self.stage.current_ref() or "")
        self.side.update()
        self.side.jump.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.watch.paused or self.course.at_end or self.stage.editors():
            self._enter()

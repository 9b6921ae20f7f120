"""What happens at the wish of a way to answer: rows come and go, files are kept, the next question is shown."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from db.errors import UserError
from desktop import errors
from desktop.interviews.repeats import number_of, repeat_of
from desktop.interviews.requests import AddRow, GoOn, GoTo, KeepFile, RemoveRow

if TYPE_CHECKING:
    from desktop.interviews.view import InterviewView


class Deeds:
    """Does what the interview's page is asked for. Lives as long as the view."""

    def __init__(self, view: InterviewView) -> None:
        self._view = view

    def do(self, wish: object) -> None:
        view = self._view
        if isinstance(wish, AddRow):
            self.add_row(wish.ref)
        elif isinstance(wish, RemoveRow):
            self.remove_row(wish.ref, wish.index)
        elif isinstance(wish, GoTo):
            QTimer.singleShot(0, view, lambda: self.go_below(wish.ref))
        elif isinstance(wish, KeepFile):
            self._keep_file(wish)
        elif isinstance(wish, GoOn):
            QTimer.singleShot(0, view, view.next_question)

    # ---- files
    def _keep_file(self, wish: KeepFile) -> None:
        view = self._view
        editor = view.stage.editor_of(wish.ref)
        try:
            result = view.interviews.files.give(view.response, wish.ref, wish.data)
        except UserError as error:
            if editor is not None:
                editor.refuse(errors.sentence(error))
            view.stage.judge()
            return
        view.after_answer(wish.ref, result)

    # ---- rows
    def row_here(self) -> str:
        """The innermost row that the page stands in, by reference; empty outside of all."""
        page = self._view.course.page
        if page is None:
            return ""
        ref = page.ref.rpartition("/")[0] if page.kind == "repeat" else page.ref
        node = self._view.course.form.node(ref)
        while node is not None and node.kind != "row":
            above = node.parent
            if above is None:
                return ""
            node = above
        return node.ref

    def repeat_here(self) -> str:
        """The repeat that a new row would join; empty where there is none."""
        page = self._view.course.page
        if page is not None and page.kind == "repeat":
            return page.ref
        row = self.row_here()
        return repeat_of(row) if row else ""

    def add_here(self) -> None:
        """Ctrl+Shift+Enter."""
        ref = self.repeat_here()
        if ref and self._view.settled():
            self.add_row(ref)

    def remove_here(self) -> None:
        """Ctrl+Shift+Del: the row that is shown."""
        page, row = self._view.course.page, self.row_here()
        if row and (page is None or page.kind != "repeat"):
            self.remove_row(repeat_of(row), number_of(row))

    def add_row(self, ref: str) -> None:
        view = self._view
        if not self._may_change(ref):
            return
        try:
            result = view.interviews.add_row(view.response, ref)
        except UserError as error:
            view.foot.show_failure(errors.sentence(error))
            return
        view.course.read()
        self.go_below(result.ref)

    def remove_row(self, ref: str, index: int) -> None:
        """Taken away at once; the notice offers it back."""
        view = self._view
        if not self._may_change(ref):
            return
        try:
            view.interviews.remove_row(view.response, ref, index)
        except UserError as error:
            view.foot.show_failure(errors.sentence(error))
            return
        change = view.interviews.last_change_set
        view.course.read()
        view.show_place(ref)
        words = QCoreApplication.translate("Deeds", "Entry {n} removed.").format(n=index)
        view.said.emit(words, None if change is None else lambda: self._take_back(change))

    def _may_change(self, ref: str) -> bool:
        if self._view.course.form.can_add_rows(ref):
            return True
        words = QCoreApplication.translate("Deeds", "The questionnaire itself says how many entries there are.")
        self._view.foot.show_failure(words)
        return False

    def _take_back(self, change: uuid.UUID) -> None:
        self._view.interviews.undo(change)
        self._view.refresh()

    def go_below(self, ref: str) -> None:
        """Show the first page of a row, or the question itself."""
        pages = self._view.course.pages
        found = next((at for at, page in enumerate(pages) if page.ref == ref or page.ref.startswith(f"{ref}/")), None)
        if found is not None:
            self._view.show_at(found)
        else:
            self._view.show_question(ref)

"""The page "Duplicates": records that may be the same, one pair after the other."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.duplicates.rows import Pair
from db.registry.merging.service import MergeService
from db.text import fold
from desktop import errors
from desktop.jobs import Job, Jobs, Progress
from desktop.registry.merging import words
from desktop.registry.merging.pair_view import PairView
from desktop.registry.merging.review import Review, key_of
from desktop.widgets import (
    Cell,
    Column,
    EmptyState,
    Filter,
    FilterBar,
    Label,
    ListDetail,
    ListModel,
    ListView,
    Page,
    ProgressStrip,
    RowDelegate,
    Surface,
)
from desktop.widgets.paint import draw_text

Find = Callable[[str, Callable[[float], None]], Sequence[Pair]]
"""Pairs of an entity; the second argument is told how much is done, 0 to 1, and ends the search by raising."""

_PAGES = {"organisation": "organisations", "person": "people"}
_STRICT = "strict"


def _second_and_reason(pair: Pair) -> str:
    return f"{pair.second_name}\n{words.main_reason(pair)}"


class PairDelegate(RowDelegate):
    """Both names, one below the other so that they can be compared, and the main reason."""

    def _content(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        second, _, reason = cell.sub.partition("\n")
        if not reason:
            super()._content(painter, rect, cell, option)
            return
        top = rect.center().y() - 28
        lines = ((cell.text, "body", "text"), (second, "body", "text"), (reason, "small", "text_muted"))
        for number, (text, role, tone) in enumerate(lines):
            draw_text(painter, QRect(rect.left(), top + 19 * number, rect.width(), 19), text, role, "regular", tone)


class PairList(ListView):
    """Letters decide about the pair, as in the fields; they do not filter."""

    def __init__(self, name: str, asked: Callable[[QKeyEvent], bool], parent: QWidget | None = None) -> None:
        super().__init__(name, parent, row_height=66)
        self.setItemDelegate(PairDelegate(self))
        self._asked = asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._asked(event):
            super().keyPressEvent(event)


class DuplicatesReview(Page):
    """`start(entity)` shows the pairs of organisations or people, and looks for them if that was not done yet.

    Merging and "not the same" can be undone; nothing else is written.
    """

    def __init__(self, merging: MergeService, find: Find, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._merging, self._find, self._jobs = merging, find, jobs
        self.entity = "organisation"
        self._reviews: dict[str, Review] = {}
        self._job: Job | None = None
        self._strict = False
        self._title_of = {"organisation": self.tr("Organisations"), "person": self.tr("People")}
        self.header.parent_requested.connect(self._leave)
        self.bar = FilterBar(self.tr("Name…"), self.tr("pairs"), export=False)
        self.progress = ProgressStrip()
        self.list = PairList(self.tr("Pairs"), self.key_asked)
        self._build_list()
        self.view = PairView(merging.compare, self.key_asked)
        self.view.merge_wanted.connect(self.merge)
        self.view.distinct_wanted.connect(self.not_the_same)
        self.view.later_wanted.connect(self.later)
        self.stack = QStackedWidget()
        nothing = Surface("page")
        hint = Label(self.tr("Choose a pair: both records will stand here side by side."), tone="text_muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(nothing).addWidget(hint)
        self.stack.addWidget(nothing)
        self.stack.addWidget(self.view)
        self.split = ListDetail(self.list, self.stack, scroll=False, list_width=480)
        self.split.stepped.connect(lambda step: self.list.select_row(self.list.currentIndex().row() + step))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.split, 1)

    def _build_list(self) -> None:
        self.bar.text_changed.connect(self._show)
        self.bar.filter_removed.connect(lambda _key: self.set_strict(False))
        self.bar.leave_down.connect(self.list.setFocus)
        menu, more = QMenu(self), QMenu(self)
        self.strict_action = QAction(self.tr("Only those that leave no doubt"), menu)
        self.strict_action.setCheckable(True)
        self.strict_action.toggled.connect(self.set_strict)
        menu.addAction(self.strict_action)
        self.bar.set_menu(menu)
        more.addAction(self.tr("Search again"), self.search)
        self.bar.set_more(more)
        self.progress.cancelled.connect(self.cancel)
        self.progress.hide()
        self.model: ListModel[Pair] = ListModel(
            [
                Column(self.tr("Records"), lambda pair: pair.first_name, sub=_second_and_reason, weight="medium"),
                Column(self.tr("Likeness"), words.score, 92, sub=self._certain, weight="medium"),
            ],
            key=key_of,
        )
        self.list.setModel(self.model)
        self.empty = EmptyState(
            "check-circle", self.tr("No duplicates found"),
            self.tr("Pairs that may be the same will stand here. New records are compared while they are entered."),
            self.tr("Search again"), self.search,
        )  # fmt: skip
        self.list.set_empty(self.empty)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _key: self._look())

    def _certain(self, pair: Pair) -> str:
        return self.tr("no doubt") if pair.strict else self.tr("look at it")

    # ---- finding
    def set_entity(self, entity: str) -> None:
        """Turn to "organisation" or "person"; what is not known yet is looked for when the page is shown."""
        if entity != self.entity:
            self.cancel()
            self.entity = entity
            self.bar.set_text("")
        self._entitle()
        self._show()

    def start(self, entity: str) -> None:
        """Show the pairs of "organisation" or "person", and look for them if that was not done yet."""
        self.set_entity(entity)
        if entity not in self._reviews:
            self.search()

    def _entitle(self) -> None:
        self.set_title(self.tr("Duplicates"), "", self._title_of[self.entity])

    @Slot()
    def search(self) -> None:
        """Look through all records, in the background."""
        if self._job is not None:
            return
        entity = self.entity

        def work(progress: Progress) -> Sequence[Pair]:
            return self._find(entity, lambda done: progress.report(int(done * 100), 100))

        self.progress.start(
            self.tr("Looking for duplicates…"), self.tr("Stopping it changes nothing. You can search again later.")
        )
        job = self._jobs.start(self.tr("Looking for duplicates"), work, on_failed=self._failed)
        job.done.connect(lambda found: self._found(job, entity, found))
        job.ended.connect(lambda: self._end(job))
        job.progressed.connect(self.progress.report)
        self._job = job
        self._show()

    @Slot()
    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end(self._job)

    def _found(self, job: Job, entity: str, pairs: Sequence[Pair]) -> None:
        if job is not self._job:  # stopped, just as it had come to its end
            return
        self._reviews[entity] = Review(pairs)
        self._end(job)
        if self.list.isVisible() and not self.bar.field.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.select_row(0)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.say(errors.sentence(error))

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.progress.hide()
            self._show()

    # ---- showing
    @property
    def _review(self) -> Review:
        return self._reviews.get(self.entity, _NOTHING)

    @Slot()
    def _show(self) -> None:
        self.model.set_rows(self._review.shown(self.bar.text(), strict=self._strict))
        self.bar.set_count(self.model.rowCount(), len(self._review.open()))
        filters = [Filter(_STRICT, self.tr("Only"), self.tr("no doubt"))] if self._strict else []
        self.bar.set_filters(filters)
        if self.model.rowCount():
            return
        text = self.bar.text()
        if self._job is not None:
            self.empty.show_filtered(self.tr("Looking for duplicates…"), 0, self.clear_filters)
        elif self._review.open():
            self.empty.show_filtered(self.tr("Nothing found"), bool(text) + self._strict, self.clear_filters)
        elif self.entity not in self._reviews:
            self.empty.show_filtered(self.tr("The search was stopped."), 0, self.clear_filters)
        else:
            self.empty.show_plain()

    def set_strict(self, on: bool) -> None:
        self._strict = on
        self.strict_action.setChecked(on)
        self._show()

    def clear_filters(self) -> None:
        self.bar.set_text("")
        self.set_strict(False)
        self.list.setFocus()

    def current(self) -> Pair | None:
        return self.model.row_at(self.list.currentIndex().row()) if self.list.currentIndex().isValid() else None

    @Slot(object)
    def _choose(self, _key: object) -> None:
        pair = self.current()
        self.view.show_pair(self.entity, pair)
        self.stack.setCurrentIndex(0 if pair is None else 1)

    def _look(self) -> None:
        self.split.show_detail()
        self.view.focus_first()

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        self._entitle()
        if entities is None and self.entity not in self._reviews:
            self.search()
            return
        if self.entity in self._reviews and (entities is None or entities & {"merge", "distinct_pair"}):
            self._review.agree(self._losers_of, self._merging.distinct_pairs(self.entity))
            self._show()
        if entities is None or entities & {"organisation", "person", "organisation_link", "merge"}:
            self.view.refresh()

    def _losers_of(self, record: uuid.UUID) -> set[uuid.UUID]:
        return {merge.loser_id for merge in self._merging.merges_of(self.entity, record)}

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        if self.split.back():
            return True
        if self.view.isAncestorOf(self.focusWidget()):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    @Slot()
    def _leave(self) -> None:
        self.open_requested.emit("page", _PAGES[self.entity])

    # ---- deciding
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("Through the pairs, or through the fields")),
            ("Enter", self.tr("From the pair to its fields")),
            ("← →", self.tr("Keep the value of the first or of the second record")),
            ("1 2", self.tr("Which record stands for both")),
            ("M  Ctrl+Enter", self.tr("Merge into one")),
            ("N", self.tr("Not the same")),
            ("S", self.tr("Later")),
            ("Alt+↑ Alt+↓", self.tr("Previous or next pair")),
        ]

    def key_asked(self, event: QKeyEvent) -> bool:
        """A key pressed in the list or the fields; tells whether it decides anything."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.current() is None:
            return False
        if held == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.merge()  # the key that carries out whatever stands at the foot of a page
            return True
        if held:
            return False
        letter: str = fold(event.text())
        acts: dict[str, Callable[[], Any]] = {
            "m": self.view.merge, "n": self.not_the_same, "s": self.later,
            "1": lambda: self.view.stand(0), "2": lambda: self.view.stand(1),
        }  # fmt: skip
        if letter not in acts:
            return False
        acts[letter]()
        return True

    @Slot(object, object, object)
    def merge(self, winner: uuid.UUID, loser: uuid.UUID, values: dict[str, Any]) -> None:
        try:
            change_set = self._merging.merge(self.entity, winner, loser, values)
        except UserError as error:
            self.view.show_error(error)
            return
        review = self._review
        review.merged(loser, winner, self._merging.name(self.entity, winner))

        def take_back() -> None:
            self._merging.undo(change_set)
            review.parted(loser)
            self._show()

        self._show()
        self.say(self.tr("The two records are one now."), take_back)

    @Slot()
    def not_the_same(self) -> None:
        pair = self.current()
        if pair is None:
            return
        try:
            self._merging.distinct(self.entity, pair.first, pair.second)
        except UserError as error:
            self.view.show_error(error)
            return
        change_set, review = self._merging.last_change_set, self._review

        def take_back() -> None:
            if change_set is not None:
                self._merging.undo(change_set)
            review.reopen(pair)
            self._show()

        review.decide(pair)
        self._show()
        self.say(self.tr("Kept apart, and not asked about again."), take_back)

    @Slot()
    def later(self) -> None:
        """Leave the pair; it comes again at the end of the list."""
        pair = self.current()
        if pair is None:
            return
        row = self.list.currentIndex().row()
        self._review.later(pair)
        self.list.clearSelection()
        self._show()
        self.list.select_row(min(row, self.model.rowCount() - 1))


_NOTHING = Review()

"""What the pages of organisations and of people have in common: list, record, entry in place, undo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from desktop import errors
from desktop.registry.deeds.deeds import Deeds
from desktop.registry.detail import RecordDetail
from desktop.registry.entry import EntryForm
from desktop.registry.filters import ListFilters
from desktop.registry.lists.columns import ListColumn
from desktop.registry.lists.desk import Desk
from desktop.registry.lists.side import Listed, ListSide
from desktop.registry.record import RecordStack
from desktop.registry.sources import Sources
from desktop.widgets import EmptyState, FilterBar, ListDetail
from desktop.widgets.overlay import Overlay

PAGE_OF = {"organisation": "organisations", "person": "people"}


class RecordsPage(ListSide):
    """Base. contact_requested(entity, id): a contact with this record is to be logged."""

    contact_requested = Signal(str, object)
    list_width = 632  # a name of forty letters, and what stands beside it, in full

    def _build(
        self, bar: FilterBar, filters: ListFilters, columns: Sequence[ListColumn], frame: RecordDetail, form: EntryForm,
        empty: EmptyState, everything: str,
    ) -> None:  # fmt: skip
        self._shown: uuid.UUID | None = None
        self._deleted: uuid.UUID | None = None
        self._aside: dict[uuid.UUID | None, dict[str, Any]] = {}
        self.frame, self.form = frame, form
        self._build_list(bar, filters, columns, empty, everything)
        self.stack = RecordStack(self.tr("Choose a record on the left, or type to find one."), frame, form)
        self.desk = Desk(self, self.stack, self.tools, self.jobs)
        self.deeds = Deeds(self, self.stack, self.sources)
        self.split = ListDetail(self.list, self.stack, scroll=False, list_width=self.list_width)
        for widget, stretch in ((bar, 0), (self.strip, 0), (self.split, 1), (self.selection, 0)):
            self.body.addWidget(widget, stretch)
        self._connect()
        self._bind_keys()
        self.views.open_standing()

    def _connect(self) -> None:
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _id: self.split.show_detail(focus=True))
        self.split.stepped.connect(self._step)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._left)
        self.desk.done.connect(self._task_done)
        self.desk.left.connect(self._task_left)
        self.frame.open_requested.connect(self.open_requested)
        self.frame.acted.connect(self._acted)
        self.frame.told.connect(self.say)
        self.frame.done.connect(self._done)
        self.form.open_requested.connect(self.open_record)
        self.frame.edit_requested.connect(self.start_edit)
        self.frame.delete_requested.connect(self.delete)
        self.frame.contact_requested.connect(self.log_contact)

    def _bind_keys(self) -> None:
        """Ctrl+N is heard inside the page only, because navigation and status line have their own; the others wherever
        the focus is, unless something lies over the page."""
        inside, anywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WindowShortcut
        bound: list[tuple[str, Callable[[], Any], Qt.ShortcutContext]] = [
            ("Ctrl+N", self.log_contact, inside),
            ("Ctrl+Shift+N", self.start_new, anywhere),
            ("F2", self.start_edit, anywhere),
            ("Ctrl+F", self.bar.focus_text, anywhere),
            ("Ctrl+E", self.export, anywhere),
            ("Alt+G", self.views.open_menu, anywhere),
            ("Ctrl+T", self.tag_chosen, anywhere),
            ("Ctrl+R", self.assign_chosen, anywhere),
            ("Ctrl+L", self.write_chosen, anywhere),
        ]
        self._shortcuts = []
        for keys, slot, context in bound:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(context)
            shortcut.activated.connect(lambda slot=slot: None if covered() else slot())
            self._shortcuts.append(shortcut)
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self.delete)
        self._shortcuts.append(gone)

    def keys(self) -> list[tuple[str, str]]:
        many = [("Ctrl+T", self.tr("tags of what is chosen"))] if self.desk.can_tag() else []
        if self.desk.can_assign():
            many.append(("Ctrl+R", self.tr("assign an officer")))
        if self.desk.can_write():
            many.append(("Ctrl+L", self.tr("letters to what is chosen")))
        return [
            ("Ctrl+Shift+N", self.tr("new record")),
            ("F2", self.tr("edit")),
            ("Del", self.tr("delete")),
            ("Ctrl+N", self.tr("add contact")),
            ("Ctrl+F  /", self.tr("filter")),
            ("Alt+G", self.tr("views")),
            ("Shift+↑ ↓", self.tr("choose several")),
            ("Ctrl+A", self.tr("choose all")),
            *many,
            ("Alt+↑ ↓", self.tr("previous, next record")),
            ("Ctrl+Enter", self.tr("save")),
            ("Ctrl+E", self.tr("export the list")),
            ("Esc", self.tr("back")),
        ]

    # ---- what a page of a kind of record says
    def _show(self, record: uuid.UUID | None) -> bool:
        raise NotImplementedError

    def _delete(self, record: uuid.UUID) -> str:
        raise NotImplementedError

    def _sentence(self, is_new: bool) -> str:
        raise NotImplementedError

    # ---- list
    def refresh(self, entities: Iterable[str] | None = None) -> None:
        """Read the list and the record anew, if one of the changed `entities` (None: all) is shown here."""
        if entities is not None and not self.entities & set(entities):
            return
        self._refill()
        if self._deleted is not None and self.list.select_id(self._deleted):  # its deletion was undone
            self._shown, self._deleted = self._deleted, None
        if self.stack.currentWidget() is not self.form:
            self._choose(self._shown)

    @Slot(int)
    def _step(self, step: int) -> None:
        self.list.select_row(self.list.currentIndex().row() + step)

    def is_wide(self) -> bool:
        return self.split.is_wide()

    def set_wide(self, on: bool) -> None:
        self.split.set_wide(on)

    # ---- record
    @Slot(object)
    def _choose(self, record: uuid.UUID | None) -> None:
        if self.stack.currentWidget() is self.form and record != self._shown:
            self._put_aside()
        changed = record != self._shown
        self._shown = record if record is not None and self._show(record) else None
        if self.desk.pane() is None and not self.deeds.stays(changed):
            self.stack.setCurrentWidget(self.frame if self._shown is not None else self.stack.nothing)

    def open_record(self, entity: str, row_id: Any) -> bool:
        if entity != self.entity:
            return False
        if self.model.rowCount() == 0 or not self.list.select_id(row_id):
            self.clear_filters()
            self._refill()
            self.list.select_id(row_id)
        self._choose(row_id)
        self.split.show_detail()
        return self._shown is not None

    def focus_first(self) -> None:
        self.list.setFocus()

    def go_back(self) -> bool:
        if self.strip.close_strip():
            return True
        if self.stack.currentWidget() is self.form:
            self.form.leave()
            return True
        if self.deeds.leave() or self.desk.leave() or self.frame.leaves() or self.split.back():
            return True
        several = self.list.chosen_count() > 1
        if several:
            self.list.choose_one()
        return several

    @Slot()
    def log_contact(self) -> None:
        self.contact_requested.emit(self.entity, self._shown)

    # ---- entry
    @Slot()
    def start_new(self, name: str = "") -> None:
        """An empty form in place of the record; `name` is filled in."""
        self._open_form(lambda: self.form.start_new(name))  # type: ignore[attr-defined]

    @Slot()
    def start_edit(self) -> None:
        if self._shown is not None and self.stack.currentWidget() is not self.form:
            record = self._shown
            self._open_form(lambda: self.form.start_edit(record))  # type: ignore[attr-defined]

    def _open_form(self, start: Callable[[], Any]) -> None:
        if self.stack.currentWidget() is self.form:
            self._put_aside()
        try:
            start()
        except UserError as error:
            self.say(errors.sentence(error))
            return
        self.stack.setCurrentWidget(self.form)
        self._deleted = None
        self.split.show_detail()
        self.form.form.focus_first()
        self._offer_aside()

    @Slot(bool)
    def _left(self, _typed: bool) -> None:
        self._put_aside()
        self._choose(self._shown)
        self.split.back()

    def _put_aside(self) -> None:
        """What was typed and not saved can be had back: at once, and whenever this form is opened again."""
        if self.form.is_touched():
            self._aside[self.form.record_id] = self.form.snapshot()
            self._offer_aside()
        self.stack.setCurrentWidget(self.frame if self._shown is not None else self.stack.nothing)

    def _offer_aside(self) -> None:
        record = self.form.record_id
        content = self._aside.get(record)
        if content is not None:
            self.say(self.tr("What you typed was put aside."), lambda: self._reopen(record, content))

    def _reopen(self, record: uuid.UUID | None, content: dict[str, Any]) -> None:
        self._aside.pop(record, None)
        if not self.isVisible():  # taken back from another page: what is typed on must be seen
            self.open_requested.emit("page", PAGE_OF[self.entity])
        if record is not None:
            self.list.select_id(record)
            self._choose(record)
            self.start_edit()
        else:
            self.start_new()
        self.form.restore(content)

    @Slot(object, bool)
    def _saved(self, record: uuid.UUID, is_new: bool) -> None:
        undo = self._undo()
        self._aside.pop(None if is_new else record, None)
        self.stack.setCurrentWidget(self.frame)
        self._refill()
        if not self.list.select_id(record):  # the filter leaves it out, but it is what one looks for now
            self.clear_filters()
            self._refill()
            self.list.select_id(record)
        self._choose(record)
        self.split.back()
        self.say(self._sentence(is_new), undo)

    @Slot()
    def delete(self) -> None:
        if self._shown is None:
            return
        if self.list.chosen_count() > 1:
            self.say(self.tr("Only one record at a time is deleted. Esc leaves one of them chosen."))
            return
        record = self._shown
        try:
            sentence = self._delete(self._shown)
        except UserError as error:
            self.say(errors.sentence(error))
            return
        undo = self._undo()
        self._refill()
        self._deleted = record
        self.say(sentence, undo)

    @Slot(str)
    def _acted(self, sentence: str) -> None:
        undo = self._undo()
        self.refresh()
        self.say(sentence, undo)

    @Slot(str, object)
    def _done(self, sentence: str, change_set: uuid.UUID | None) -> None:
        self.refresh()
        self.say(sentence, self._take_back(change_set))

    def _undo(self) -> Callable[[], None] | None:
        return self._take_back(self.registry.last_change_set)

    def _take_back(self, change_set: uuid.UUID | None) -> Callable[[], None] | None:
        if change_set is None:
            return None

        def take_back() -> None:
            self.registry.undo(change_set)
            self.refresh()

        return take_back

    # ---- many
    def tag_chosen(self) -> None:
        self.desk.tag()

    def assign_chosen(self) -> None:
        self.desk.assign()

    def write_chosen(self) -> None:
        self.desk.write()

    @Slot(int)
    def _chosen_changed(self, count: int) -> None:
        super()._chosen_changed(count)
        self.desk.follow()

    @Slot(str, object)
    def _task_done(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.refresh()
        self.say(sentence, undo)

    @Slot()
    def _task_left(self) -> None:
        self.stack.setCurrentWidget(self.stack.nothing)
        self._choose(self._shown)
        self.split.back()


def covered() -> bool:
    """Whether something lies over the page that the keys belong to: the search box, the list of keys."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Overlay):
        widget = widget.parentWidget()
    return widget is not None


__all__ = ["Listed", "RecordsPage", "Sources", "covered"]

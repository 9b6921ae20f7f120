"""What the pages of organisations and of people have in common: list, record, entry in place, undo, export."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from db.errors import UserError
from db.registry.service import RegistryService
from desktop import errors
from desktop.jobs import Jobs
from desktop.registry.entry import EntryForm
from desktop.registry.export import ChooseFile, Exporter
from desktop.registry.lists.more import MoreMenu, leads_on
from desktop.registry.record import RecordFrame, RecordStack
from desktop.registry.sources import Sources
from desktop.widgets import Column, EmptyState, FilterBar, ListDetail, ListView, Page, RowTableModel

R = TypeVar("R")
FIRST_WINDOW = 200


@dataclass(frozen=True)
class Listed(Generic[R]):
    """A row with what the sources say of it."""

    id: uuid.UUID
    row: R
    journey: str
    last_contact: dt.date | None


class RecordsPage(Page):
    """Base. contact_requested(entity, id): a contact with this record is to be logged. import_requested and
    duplicates_requested: records are to be taken in, or compared; offered only where something is connected.

    `jobs` and `choose_file` as in Exporter.
    """

    contact_requested = Signal(str, object)
    import_requested = Signal()
    duplicates_requested = Signal()
    entity = ""
    entities: frozenset[str] = frozenset()

    def __init__(
        self, registry: RegistryService, sources: Sources, jobs: Jobs | None, choose_file: ChooseFile | None
    ) -> None:
        super().__init__()
        self.registry, self.sources = registry, sources
        self.exporter = Exporter(self, jobs, choose_file)
        self.exporter.told.connect(self.say)
        self._shown: uuid.UUID | None = None
        self._all = 0

    def _build(
        self, bar: FilterBar, columns: Sequence[Column[Any]], frame: RecordFrame, form: EntryForm, empty: EmptyState
    ) -> None:
        self.bar, self.frame, self.form, self.empty = bar, frame, form, empty
        self.model: RowTableModel[Any] = RowTableModel(
            columns, self._count, self._window, position=self._position, order="name", parent=self
        )
        self.list = ListView(self.title())
        self.list.setModel(self.model)
        self.list.set_empty(empty)
        self.stack = RecordStack(self.tr("Choose a record on the left, or type to find one."), frame, form)
        self.split = ListDetail(self.list, self.stack, scroll=False)
        self.more = MoreMenu(self, bar)
        bar.set_more(self.more)
        self.body.addWidget(bar)
        self.body.addWidget(self.split, 1)
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        self.bar.text_changed.connect(self._filter)
        self.bar.leave_down.connect(self.list.setFocus)
        self.bar.export_requested.connect(self.export)
        self.list.typed.connect(self.bar.type_text)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _id: self.split.show_detail(focus=True))
        self.split.stepped.connect(self._step)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._left)
        self.frame.edit_requested.connect(self.start_edit)
        self.frame.delete_requested.connect(self.delete)
        self.frame.contact_requested.connect(self.log_contact)

    def _bind_keys(self) -> None:
        bound: list[tuple[str, Callable[[], Any]]] = [
            ("Ctrl+Shift+N", self.start_new),
            ("F2", self.start_edit),
            ("Ctrl+F", self.bar.focus_text),
            ("Ctrl+E", self.export),
            ("Ctrl+N", self.log_contact),
        ]
        self._shortcuts = []
        for keys, slot in bound:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            self._shortcuts.append(shortcut)
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self.delete)
        self._shortcuts.append(gone)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Shift+N", self.tr("new record")),
            ("F2", self.tr("edit")),
            ("Del", self.tr("delete")),
            ("Ctrl+N", self.tr("add contact")),
            ("Ctrl+F  /", self.tr("filter")),
            ("Alt+↑ ↓", self.tr("previous, next record")),
            ("Ctrl+Enter", self.tr("save")),
            ("Ctrl+E", self.tr("export the list")),
            ("Esc", self.tr("back")),
        ]

    # ---- what a page of a kind of record says
    def _count(self) -> int:
        raise NotImplementedError

    def _rows(self, offset: int, limit: int) -> Sequence[Any]:
        raise NotImplementedError

    def _place(self, record: uuid.UUID) -> int | None:
        raise NotImplementedError

    def _total(self) -> int:
        raise NotImplementedError

    def _show(self, record: uuid.UUID | None) -> bool:
        raise NotImplementedError

    def _delete(self, record: uuid.UUID) -> str:
        raise NotImplementedError

    def _sentence(self, is_new: bool) -> str:
        raise NotImplementedError

    def _headings(self) -> Sequence[str]:
        raise NotImplementedError

    def _cells(self, row: Any) -> Sequence[str]:
        raise NotImplementedError

    def _filters(self) -> int:
        return 0

    # ---- list
    def _window(self, offset: int, limit: int) -> list[Listed[Any]]:
        rows = self._rows(offset, limit)
        ids = [row.id for row in rows]
        journey, last = self.sources.journey(ids), self.sources.last_contacts(ids)
        return [Listed(row.id, row, journey.get(row.id, "here"), last.get(row.id)) for row in rows]

    def _position(self, record: uuid.UUID) -> int | None:
        """While typing only the first window is looked through: a keystroke must not wait for more."""
        if not self.bar.text():
            return self._place(record)
        places = range(min(FIRST_WINDOW, self.model.rowCount()))
        return next((place for place in places if self.model.id_at(place) == record), None)

    def refresh(self, entities: Iterable[str] | None = None) -> None:
        """Read the list and the record anew, if one of the changed `entities` (None: all) is shown here."""
        if entities is not None and not self.entities & set(entities):
            return
        self._refill()
        if self.stack.currentWidget() is not self.form:
            self._choose(self._shown)

    def _refill(self, *, typing: bool = False) -> None:
        """While typing, the whole register is not counted again: it has not changed."""
        self.model.refresh()
        shown = self.model.rowCount()
        narrowed = bool(self.bar.text() or self._filters())
        if not typing or not narrowed:
            self._all = self._total() if narrowed else shown
        total = self._all
        self.bar.set_count(shown, total)
        if narrowed and total:
            text = self.bar.text().strip()
            title = self.tr("Nothing found for “{text}”").format(text=text) if text else self.tr("Nothing found")
            self.empty.show_filtered(title, self._filters() + bool(text), self.clear_filters)
        else:
            self.empty.show_plain()

    @Slot()
    def _filter(self) -> None:
        self._refill(typing=True)

    def clear_filters(self) -> None:
        self.bar.set_text("")
        self.list.setFocus()

    @Slot(int)
    def _step(self, step: int) -> None:
        self.list.select_row(self.list.currentIndex().row() + step)

    # ---- record
    @Slot(object)
    def _choose(self, record: uuid.UUID | None) -> None:
        if self.stack.currentWidget() is self.form and record != self._shown:
            self._put_aside()
        self._shown = record if record is not None and self._show(record) else None
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
        if self.stack.currentWidget() is self.form:
            self.form.leave()
            return True
        return self.frame.leaves() or self.split.back()

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
        if self._shown is not None:
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
        self.split.show_detail()
        self.form.form.focus_first()

    @Slot(bool)
    def _left(self, _typed: bool) -> None:
        self._put_aside()
        self._choose(self._shown)
        self.split.back()

    def _put_aside(self) -> None:
        """What was typed and not saved can be had back."""
        if self.form.is_touched():
            record, content = self.form.record_id, self.form.snapshot()
            self.say(self.tr("What you typed was put aside."), lambda: self._reopen(record, content))
        self.stack.setCurrentWidget(self.frame if self._shown is not None else self.stack.nothing)

    def _reopen(self, record: uuid.UUID | None, content: dict[str, Any]) -> None:
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
        try:
            sentence = self._delete(self._shown)
        except UserError as error:
            self.say(errors.sentence(error))
            return
        undo = self._undo()
        self._refill()
        self.say(sentence, undo)

    @Slot(str)
    def _acted(self, sentence: str) -> None:
        undo = self._undo()
        self.refresh()
        self.say(sentence, undo)

    def _undo(self) -> Callable[[], None] | None:
        change_set = self.registry.last_change_set
        if change_set is None:
            return None

        def take_back() -> None:
            self.registry.undo(change_set)
            self.refresh()

        return take_back

    def offers(self, what: str) -> bool:
        """Whether "import" or "duplicates" leads anywhere from here."""
        return leads_on(self, {"import": self.import_requested, "duplicates": self.duplicates_requested}[what])

    # ---- export
    @Slot()
    def export(self) -> None:
        """Everything the list shows, in its order, as a workbook or a text table."""
        self.exporter.start(self.title(), self._headings(), self._frozen_rows(), self._cells)

    def _frozen_rows(self) -> Callable[[int, int], Sequence[Any]]:
        """The list as it is filtered and ordered now, whatever is typed meanwhile."""
        raise NotImplementedError

"""What the records of organisations and of people have in common: summary with timeline, documents, changes, posts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.errors import NotFound
from db.registry.service import RegistryService
from desktop.names import field_label
from desktop.registry.card_file import save_card
from desktop.registry.changes import ChangesView
from desktop.registry.documents import DocumentsPanel
from desktop.registry.past import PastPanel
from desktop.registry.posts import PostsPanel
from desktop.registry.record import RecordFrame
from desktop.registry.sources import Sources
from desktop.widgets import DetailScroll, Fact, FactGrid
from desktop.widgets.asking import FileAsker


class RecordDetail(RecordFrame):
    """Base. Shows one record. `acted(sentence)` after a change of its posts, relations or documents.

    open_requested(entity, id): whatever it names or stands in its timeline. told(sentence): something that leaves the
    records as they are. done(sentence, change set): something that another thread did.

    A subclass makes its `posts`, calls `_lay`, and says how its record is read (`_read`) and put on the page (`_fill`).
    """

    open_requested = Signal(str, object)
    acted = Signal(str)
    told = Signal(str)
    done = Signal(str, object)
    entity = ""
    posts: PostsPanel

    def __init__(
        self, registry: RegistryService, sources: Sources, ask: FileAsker | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry, self._sources, self._ask = registry, sources, ask or FileAsker()
        self.record: Any = None
        self._at: dict[str, int] = {}
        """Tabs by the entity whose rows they show."""
        self.facts = FactGrid()
        self.past = PastPanel(self.entity, sources, registry.today, self._quiet())
        self.past.opened.connect(self._open_moment)
        self.timeline = self.past.timeline
        self.documents = DocumentsPanel(self.entity, sources, registry.now, self._ask)
        self.documents.acted.connect(self.acted)
        self.documents.done.connect(self.done)
        self.documents.counted.connect(lambda n: self.tabs.set_count(self._at["attachment"], n))
        self.changes = ChangesView(self.entity)
        self.merged: Any = sources.merged() if sources.merged is not None else None
        if self.merged is not None:
            self.merged.acted.connect(self.acted)

    def _lay(self, summary: QWidget, between: Sequence[tuple[str, QWidget]] = ()) -> None:
        """The tabs: summary, what this kind of record has `between`, documents, changes."""
        self.posts.end_requested.connect(self._end_post)
        self.posts.delete_requested.connect(self._delete_post)
        own = [(self.tr("Documents"), self.documents), (self.tr("Changes"), self.changes)]
        tabs = [(self.tr("Summary"), summary), *between, *own]
        self._at = {"attachment": len(tabs) - 2, "change": len(tabs) - 1}
        self.set_tabs([(title, DetailScroll(widget)) for title, widget in tabs])
        self.tabs.buttons[self._at["attachment"]].setVisible(self._sources.documents is not None)
        self.tabs.chosen.connect(self._show_tab)

    # ---- showing
    def _quiet(self) -> str:
        """What stands where the timeline is empty."""
        raise NotImplementedError

    def _read(self, record: uuid.UUID) -> Any:
        """Raises NotFound."""
        raise NotImplementedError

    def _fill(self, record: Any, *, same: bool) -> None:
        """Put a record on the page; `same`: it was there before and is shown anew."""
        raise NotImplementedError

    def show_record(self, row: uuid.UUID | None) -> bool:
        """Read and show the record; False where there is none (any more)."""
        try:
            record = None if row is None else self._read(row)
        except NotFound:
            record = None
        same = self.record is not None and record is not None and self.record.id == record.id
        self.record = record
        if record is None:
            return False
        self.name.setText(record.facts.name)
        self.set_journey(self._sources.travel(record.id), len(record.conflicts))
        self._fill(record, same=same)
        self.posts.set_posts(record.posts, same_record=same)
        looked_at = self.pages.currentIndex() == self._at["attachment"]
        self.documents.show_record(record.id, is_looked_at=looked_at)
        self._show_tab(self.pages.currentIndex())
        if not same:
            self.to_top()
        return True

    @Slot(int)
    def _show_tab(self, number: int) -> None:
        """Timeline, documents and history are read when they are looked at."""
        if self.record is None:
            return
        if number == 0:
            self.past.show_record(self.record.id)
            if self.merged is not None:
                self.merged.show_record(self.entity, self.record.id)
        elif number == self._at["attachment"]:
            self.documents.show_record(self.record.id, is_looked_at=True)
        elif number == self._at["change"]:
            self.changes.set_entries(self._registry.history(self.record.id), self._registry.now())

    def _fact(self, field: str, value: str, label: str = "", **more: Any) -> Fact:
        """A fact of the record that is shown; one of which two values are kept says so."""
        two = (self.tr("2 values"), "conflict") if field in self.record.conflicts else None
        return Fact(label or field_label(self.entity, field), value, chip=two, **more)

    # ---- acting
    @Slot()
    def _save_card(self) -> None:
        if self.record is not None and (told := save_card(self, self._ask, self.record)):
            self.told.emit(told)

    @Slot(object)
    def _end_post(self, post: uuid.UUID) -> None:
        self._registry.end_post(post)
        self.acted.emit(self.tr("Post ended today."))

    @Slot(object)
    def _delete_post(self, post: uuid.UUID) -> None:
        self._registry.delete_post(post)
        self.acted.emit(self.tr("Post deleted."))

    @Slot(object)
    def _open_moment(self, moment: object) -> None:
        if not isinstance(moment, tuple):
            return
        if moment[0] in self._at:
            self.tabs.choose(self._at[moment[0]])
        else:
            self.open_requested.emit(*moment)

"""The record of a person: summary with timeline, posts, changes."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.errors import NotFound
from db.registry.rows import PersonRecord
from db.registry.service import RegistryService
from db.text import format_phone
from desktop.names import field_label, format_value
from desktop.registry import words
from desktop.registry.card_file import save_card
from desktop.registry.changes import ChangesView
from desktop.registry.documents import DocumentsPanel
from desktop.registry.national import NumberPanel
from desktop.registry.past import PastPanel
from desktop.registry.posts import PostsPanel
from desktop.registry.record import RecordFrame, stacked
from desktop.registry.sources import Sources
from desktop.widgets import DetailScroll, Fact, FactGrid, hline
from desktop.widgets.asking import FileAsker

SUMMARY, DOCUMENTS, CHANGES = range(3)


class PersonDetail(RecordFrame):
    """Shows one person. Signals as those of OrganisationDetail; told(sentence): done, and cannot be undone."""

    open_requested = Signal(str, object)
    acted = Signal(str)
    told = Signal(str)
    done = Signal(str, object)

    def __init__(
        self, registry: RegistryService, sources: Sources, ask: FileAsker | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry, self._sources, self._ask = registry, sources, ask or FileAsker()
        self.record: PersonRecord | None = None
        self.facts = FactGrid()
        self.number = NumberPanel(sources.numbers)
        self.number.acted.connect(self.told)
        self.posts = PostsPanel(registry.suggest_organisations, self._keep_post, registry.today, of_person=True)
        self.posts.opened.connect(lambda organisation: self.open_requested.emit("organisation", organisation))
        self.posts.end_requested.connect(self._end_post)
        self.posts.delete_requested.connect(self._delete_post)
        quiet = self.tr("Contacts and events with this person will stand here.")
        self.past = PastPanel("person", sources, registry.today, quiet)
        self.past.opened.connect(self._open_moment)
        self.timeline = self.past.timeline
        self.documents = DocumentsPanel("person", sources, registry.now, self._ask)
        self.documents.acted.connect(self.acted)
        self.documents.done.connect(self.done)
        self.documents.counted.connect(lambda n: self.tabs.set_count(DOCUMENTS, n))
        self.changes = ChangesView("person")
        self.merged: Any = sources.merged() if sources.merged is not None else None
        if self.merged is not None:
            self.merged.acted.connect(self.acted)
        summary = stacked(self.facts, self.number, self.merged, hline(), self.posts, self.past)
        self.set_tabs(
            [
                (self.tr("Summary"), DetailScroll(summary)),
                (self.tr("Documents"), DetailScroll(self.documents)),
                (self.tr("Changes"), DetailScroll(self.changes)),
            ]
        )
        self.tabs.buttons[DOCUMENTS].setVisible(sources.documents is not None)
        self.tabs.chosen.connect(self._show_tab)
        self.card_action = self.add_action(self.tr("Save as vCard…"), "address-book", self._save_card)
        self.menu.addSeparator()
        self.add_action(self.tr("Delete"), "trash", self.delete_requested.emit)
        self.erase_action = self.add_action(self.tr("Erase for good…"), "eraser", self._erase)
        self.erase_action.setVisible(sources.erasing is not None)

    def leaves(self) -> bool:
        return self.posts.leaves() or self.number.leaves()

    # ---- showing
    def show_person(self, person: uuid.UUID | None) -> bool:
        """Read and show the record; False where there is none (any more)."""
        try:
            record = None if person is None else self._registry.person(person)
        except NotFound:
            record = None
        same = self.record is not None and record is not None and self.record.id == record.id
        self.record = record
        if record is None:
            return False
        self.name.setText(record.facts.name)
        now = next((post for post in record.posts if post.current), None)
        title = words.role(record.facts.title) or (words.role(now.role) if now else "")
        self.set_chips([(title, "neutral", "")] if title else [])
        self.set_journey(self._sources.travel(record.id), len(record.conflicts))
        self.facts.set_facts(self._facts(record))
        self.number.show_person(record.id)
        self.posts.set_posts(record.posts, same_record=same)
        self.documents.show_record(record.id, is_looked_at=self.pages.currentIndex() == DOCUMENTS)
        self._show_tab(self.pages.currentIndex())
        if not same:
            self.to_top()
        return True

    @Slot(int)
    def _show_tab(self, number: int) -> None:
        if self.record is None:
            return
        if number == SUMMARY:
            self.past.show_record(self.record.id)
            if self.merged is not None:
                self.merged.show_record("person", self.record.id)
        elif number == DOCUMENTS:
            self.documents.show_record(self.record.id, is_looked_at=True)
        else:
            self.changes.set_entries(self._registry.history(self.record.id), self._registry.now())

    def _facts(self, record: PersonRecord) -> list[Fact]:
        facts = record.facts

        def fact(field: str, value: str, **more: Any) -> Fact:
            two = (self.tr("2 values"), "conflict") if field in record.conflicts else None
            return Fact(field_label("person", field), value, chip=two, **more)

        phones = [format_phone(phone) for phone in filter(None, (facts.phone, *facts.other_phones))]
        found = [
            fact("title", words.role(facts.title)),
            fact("phone", "\n".join(phones)),
            fact("email", "\n".join(filter(None, (facts.email, *facts.other_emails)))),
        ]
        for field in ("sex", "birth_year"):  # asked for only where they are needed, so shown only where they are known
            if value := getattr(facts, field):
                found.append(fact(field, format_value("person", field, value)))
        for field, value in (("address", facts.address), ("tags", " · ".join(facts.tags)), ("notes", facts.notes)):
            if value:
                found.append(fact(field, value, wide=True))
        return found

    # ---- acting
    @Slot()
    def _erase(self) -> None:
        if self.record is not None:
            self.deed_requested.emit("erase", self.record.id, self.record.facts.name)

    @Slot()
    def _save_card(self) -> None:
        if self.record is not None and (told := save_card(self, self._ask, self.record)):
            self.told.emit(told)

    def _keep_post(
        self, organisation: uuid.UUID | str, role: str | None, first: dt.date | None, last: dt.date | None
    ) -> None:
        if self.record is not None and not isinstance(organisation, str):
            self._registry.add_post(self.record.id, organisation, role, first, last)
            self.acted.emit(self.tr("Post saved."))

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
        own = {"attachment": DOCUMENTS, "change": CHANGES}
        if moment[0] in own:
            self.tabs.choose(own[moment[0]])
        else:
            self.open_requested.emit(*moment)

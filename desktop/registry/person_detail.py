"""The record of a person: summary with timeline, posts, changes."""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.registry.rows import PersonRecord
from db.registry.service import RegistryService
from db.text import format_phone
from desktop.names import format_value
from desktop.registry import words
from desktop.registry.detail import RecordDetail
from desktop.registry.national import NumberPanel
from desktop.registry.posts import PostsPanel
from desktop.registry.record import stacked
from desktop.registry.sources import Sources
from desktop.widgets import Fact, hline
from desktop.widgets.asking import FileAsker


class PersonDetail(RecordDetail):
    """Shows one person."""

    entity = "person"

    def __init__(
        self, registry: RegistryService, sources: Sources, ask: FileAsker | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(registry, sources, ask, parent)
        self.number = NumberPanel(sources.numbers)
        self.number.acted.connect(self.told)
        self.posts = PostsPanel(registry.suggest_organisations, self._keep_post, registry.today, of_person=True)
        self.posts.opened.connect(lambda organisation: self.open_requested.emit("organisation", organisation))
        self._lay(stacked(self.facts, self.number, self.merged, hline(), self.posts, self.past))
        self.card_action = self.add_action(self.tr("Save as vCard…"), "address-book", self._save_card)
        self.menu.addSeparator()
        self.add_action(self.tr("Delete"), "trash", self.delete_requested.emit)
        self.erase_action = self.add_action(self.tr("Erase for good…"), "eraser", self._erase)
        self.erase_action.setVisible(sources.erasing is not None)

    def leaves(self) -> bool:
        return self.posts.leaves() or self.number.leaves()

    # ---- showing
    def _quiet(self) -> str:
        return self.tr("Contacts and events with this person will stand here.")

    def _read(self, record: uuid.UUID) -> PersonRecord:
        return self._registry.person(record)

    def _fill(self, record: PersonRecord, *, same: bool) -> None:  # noqa: ARG002
        now = next((post for post in record.posts if post.current), None)
        title = words.role(record.facts.title) or (words.role(now.role) if now else "")
        self.set_chips([(title, "neutral", "")] if title else [])
        self.facts.set_facts(self._facts(record))
        self.number.show_person(record.id)

    def _facts(self, record: PersonRecord) -> list[Fact]:
        facts, fact = record.facts, self._fact
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

    def _keep_post(
        self, organisation: uuid.UUID | str, role: str | None, first: dt.date | None, last: dt.date | None
    ) -> None:
        if self.record is not None and not isinstance(organisation, str):
            self._registry.add_post(self.record.id, organisation, role, first, last)
            self.acted.emit(self.tr("Post saved."))

"""The record of an organisation: summary with timeline, people and relations, documents, changes."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.registry.links import BRANCH, FEDERATION
from db.registry.rows import OrganisationFacts, OrganisationRecord
from db.registry.service import RegistryService
from db.text import format_phone
from desktop.registry import words
from desktop.registry.detail import RecordDetail
from desktop.registry.posts import PostsPanel
from desktop.registry.record import stacked
from desktop.registry.relations import RelationsPanel
from desktop.registry.sources import Sources
from desktop.theme import icon
from desktop.widgets import Fact, hline
from desktop.widgets.asking import FileAsker

LEADER = "baskan"  # code of the reference list of titles
SUMMARY, PEOPLE, DOCUMENTS, CHANGES = range(4)


class OrganisationDetail(RecordDetail):
    """Shows one organisation. branch_requested(id): a branch of it is to be entered."""

    branch_requested = Signal(object)
    entity = "organisation"

    def __init__(
        self, registry: RegistryService, sources: Sources, ask: FileAsker | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(registry, sources, ask, parent)
        self.posts = PostsPanel(registry.suggest_people, self._keep_post, registry.today, of_person=False)
        self.posts.opened.connect(lambda person: self.open_requested.emit("person", person))
        self.relations = RelationsPanel(registry)
        self.relations.opened.connect(lambda other: self.open_requested.emit("organisation", other))
        self.relations.acted.connect(self.acted)
        self.relations.branch_requested.connect(self._new_branch)
        people = stacked(self.posts, hline(), self.relations)
        summary = stacked(self.facts, self.merged, hline(), self.past)
        self._lay(summary, [(self.tr("People and relations"), people)])
        self._fill_menu()

    def _fill_menu(self) -> None:
        self.status_actions = {
            code: self.add_action(text, icon_name, partial(self._set_status, code))
            for code, text, icon_name in (
                ("active", self.tr("Mark as active"), "check-circle"),
                ("liquidation", self.tr("Mark as in liquidation"), "hourglass"),
                ("dissolved", self.tr("Mark as dissolved"), "minus-circle"),
            )
        }
        self.menu.addSeparator()
        self.card_action = self.add_action(self.tr("Save as vCard…"), "address-book", self._save_card)
        self.branch_action = self.add_action(self.tr("New branch"), "tree-structure", self._new_branch)
        self.menu.addSeparator()
        self.add_action(self.tr("Delete"), "trash", self.delete_requested.emit)
        self.move_action = self.add_action(self.tr("Move to another province…"), "map-pin", self._move)
        self.move_action.setVisible(self._sources.moving is not None)
        self.erase_menu = self.menu.addMenu(icon("eraser"), self.tr("Erase a contact person for good"))
        self.erase_menu.menuAction().setVisible(False)

    def _move(self) -> None:
        if self.record is not None:
            self.deed_requested.emit("move", self.record.id, self.record.facts.name)

    def _list_people(self, record: OrganisationRecord) -> None:
        """Whose data can be erased from here: everybody who represents it, or did."""
        self.erase_menu.clear()
        people = {post.person_id: post.person for post in record.posts}
        for person, name in people.items():
            action = self.erase_menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._erase, person, name))
        self.erase_menu.menuAction().setVisible(self._sources.erasing is not None and bool(people))

    def _erase(self, person: uuid.UUID, name: str, _checked: bool = False) -> None:
        self.deed_requested.emit("erase", person, name)

    def leaves(self) -> bool:
        return self.posts.leaves() or self.relations.leaves()

    # ---- showing
    def _quiet(self) -> str:
        return self.tr("Contacts, events and interviews with this organisation will stand here.")

    def _read(self, record: uuid.UUID) -> OrganisationRecord:
        return self._registry.organisation(record)

    def _fill(self, record: OrganisationRecord, *, same: bool) -> None:  # noqa: ARG002
        self._list_people(record)
        self.set_chips(self._chips_of(record.facts))
        self.relations.show_relations(record.id, record.links)
        self.facts.set_facts(self._facts(record))
        self.tabs.set_count(PEOPLE, len(record.posts) + len(record.links))
        for code, action in self.status_actions.items():
            action.setVisible(code != record.facts.status)

    def _chips_of(self, facts: OrganisationFacts) -> list[tuple[str, str, str | None]]:
        chips: list[tuple[str, str, str | None]] = [(words.kind_short(facts.kind), "neutral", "")]
        tone = words.STATUS_TONE.get(facts.status, "neutral")
        chips.append((words.label("organisation_statuses", facts.status), tone, None))
        if facts.public_benefit:
            chips.append((self.tr("Public benefit"), "neutral", "star"))
        return chips

    def _facts(self, record: OrganisationRecord) -> list[Fact]:
        facts, fact = record.facts, self._fact
        phones = [format_phone(phone) for phone in filter(None, (facts.phone, *facts.other_phones))]
        emails = [*filter(None, (facts.email, *facts.other_emails))]
        found = [
            fact("register_no", facts.register_no or "", words.number_name(facts.kind)),
            fact("tax_no", facts.tax_no or ""),
            fact("founded_on", words.day(facts.founded_on)),
            fact("activity_class", words.label("activity_classes", facts.activity_class)),
            fact("short_name", facts.short_name or ""),
            self._leader(record),
            fact("phone", "\n".join(phones)),
            fact("email", "\n".join(emails)),
            fact("kep", facts.kep or ""),
            fact("web", facts.web or ""),
            *self._above(),
        ]
        if facts.officer:
            found.append(fact("officer", facts.officer))
        if facts.public_benefit_on:
            found.append(fact("public_benefit_on", words.day(facts.public_benefit_on)))
        found.append(fact("address", words.place(facts), wide=True))
        if facts.tags:
            found.append(fact("tags", " · ".join(facts.tags), wide=True))
        if facts.former_names:
            former = "\n".join(words.former(one) for one in facts.former_names)
            found.append(fact("former_names", former, wide=True))
        if facts.notes:
            found.append(fact("notes", facts.notes, wide=True))
        return found

    def _leader(self, record: OrganisationRecord) -> Fact:
        leader = next((post for post in record.posts if post.current and post.role == LEADER), None)
        if leader is None:
            return Fact(self.tr("President"), "")
        return self._link(self.tr("President"), leader.person, "person", leader.person_id)

    def _above(self) -> list[Fact]:
        """Head office and federations as links, and how many belong to it."""
        found = [
            self._link(label, one.parent, "organisation", one.parent_id)
            for kind, label in ((BRANCH, self.tr("Branch of")), (FEDERATION, self.tr("Member of")))
            for one in self.relations.above(kind)
        ]
        if counts := self.relations.counts():
            found.append(Fact(self.tr("Belong to it"), counts, on_click=partial(self.tabs.choose, PEOPLE)))
        return found

    def _link(self, label: str, name: str, entity: str, record: uuid.UUID) -> Fact:
        return Fact(label, name, on_click=lambda: self.open_requested.emit(entity, record))

    # ---- acting
    def _set_status(self, code: str) -> None:
        if self.record is not None and self._registry.set_status(self.record.id, code):
            self.acted.emit(self.tr("Status: {status}.").format(status=words.label("organisation_statuses", code)))

    @Slot()
    def _new_branch(self) -> None:
        if self.record is not None:
            self.branch_requested.emit(self.record.id)

    def _keep_post(self, who: uuid.UUID | str, role: str | None, first: dt.date | None, last: dt.date | None) -> None:
        if self.record is None:
            return
        if isinstance(who, str):
            self._registry.add_representative(who, self.record.id, role, first, last)
        else:
            self._registry.add_post(who, self.record.id, role, first, last)
        self.acted.emit(self.tr("Post saved."))

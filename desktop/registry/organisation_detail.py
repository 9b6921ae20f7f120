"""The record of an organisation: summary with timeline, people, changes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reference
from db.errors import NotFound
from db.registry.rows import OrganisationFacts, OrganisationRecord
from db.registry.service import RegistryService
from db.text import format_phone
from desktop import language
from desktop.registry import words
from desktop.registry.changes import ChangesView
from desktop.registry.posts import PostsPanel
from desktop.registry.record import RecordFrame
from desktop.widgets import DetailScroll, Fact, FactGrid, Label, Moment, Section, Timeline, hline

TimelineOf = Callable[[str, uuid.UUID], Sequence[Moment]]
JourneyOf = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]
LEADER = "baskan"  # code of the reference list of titles


class OrganisationDetail(RecordFrame):
    """Shows one organisation. `acted(sentence)` after a change of its posts.

    open_requested(entity, id): a person, or whatever stands in the timeline.
    """

    open_requested = Signal(str, object)
    acted = Signal(str)

    def __init__(
        self, registry: RegistryService, journey: JourneyOf, timeline: TimelineOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry, self._journey, self._timeline_of = registry, journey, timeline
        self.record: OrganisationRecord | None = None
        self.facts = FactGrid()
        self.section = Section(self.tr("Timeline"))
        self.timeline = Timeline(self.tr("Timeline"))
        self.timeline.opened.connect(self._open_moment)
        self.quiet = Label(self.tr("Contacts, events and interviews with this organisation will stand here."),
                           tone="text_muted", wrap=True)  # fmt: skip
        self.quiet.setContentsMargins(16, 0, 16, 8)
        self.posts = PostsPanel(registry.suggest_people, self._keep_post, registry.today, of_person=False)
        self.posts.opened.connect(lambda person: self.open_requested.emit("person", person))
        self.posts.end_requested.connect(self._end_post)
        self.posts.delete_requested.connect(self._delete_post)
        self.changes = ChangesView(self._field_names(), self._written)
        self.set_tabs(
            [
                (self.tr("Summary"), DetailScroll(self._summary())),
                (self.tr("People"), DetailScroll(self.posts)),
                (self.tr("Changes"), DetailScroll(self.changes)),
            ]
        )
        self.tabs.chosen.connect(self._show_tab)
        self.status_actions = {
            code: self.add_action(text, icon_name, partial(self._set_status, code))
            for code, text, icon_name in (
                ("active", self.tr("Mark as active"), "check-circle"),
                ("liquidation", self.tr("Mark as in liquidation"), "hourglass"),
                ("dissolved", self.tr("Mark as dissolved"), "minus-circle"),
            )
        }
        self.menu.addSeparator()
        self.add_action(self.tr("Delete"), "trash", self.delete_requested.emit)

    def _summary(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for widget in (self.facts, hline(), self.section, self.quiet, self.timeline):
            column.addWidget(widget)
        column.addStretch(1)
        return inner

    def leaves(self) -> bool:
        return self.posts.leaves()

    # ---- showing
    def show_organisation(self, organisation: uuid.UUID | None) -> bool:
        """Read and show the record; False where there is none (any more)."""
        if organisation is None:
            self.record = None
            return False
        try:
            record = self._registry.organisation(organisation)
        except NotFound:
            self.record = None
            return False
        same = self.record is not None and self.record.id == record.id
        self.record = record
        facts = record.facts
        self.name.setText(facts.name)
        self.set_chips(self._chips_of(facts))
        self.set_journey(self._journey([record.id]).get(record.id, "here"), len(record.conflicts))
        self.facts.set_facts(self._facts(record))
        self.posts.set_posts(record.posts, same_record=same)
        self.tabs.set_count(1, len(record.posts))
        for code, action in self.status_actions.items():
            action.setVisible(code != facts.status)
        self._show_tab(self.pages.currentIndex())
        return True

    @Slot(int)
    def _show_tab(self, number: int) -> None:
        """Timeline and history are read when they are looked at."""
        if self.record is None:
            return
        if number == 0:
            moments = self._timeline_of("organisation", self.record.id)
            self.timeline.set_moments(moments)
            self.timeline.setVisible(bool(moments))
            self.quiet.setVisible(not moments)
            self.section.set_count(self.tr("{n} records").format(n=len(moments)) if moments else "")
        elif number == 2:
            now = dt.datetime.now().astimezone()
            self.changes.set_entries(self._registry.history(self.record.id), now)

    def _chips_of(self, facts: OrganisationFacts) -> list[tuple[str, str, str | None]]:
        chips: list[tuple[str, str, str | None]] = [(words.kind_short(facts.kind), "neutral", "")]
        tone = words.STATUS_TONE.get(facts.status, "neutral")
        chips.append((words.label("organisation_statuses", facts.status), tone, None))
        if facts.public_benefit:
            chips.append((self.tr("Public benefit"), "neutral", "star"))
        return chips

    def _facts(self, record: OrganisationRecord) -> list[Fact]:
        facts = record.facts

        def fact(field: str, value: str, **more: Any) -> Fact:
            two = (self.tr("2 values"), "conflict") if field in record.conflicts else None
            return Fact(names[field], value, chip=two, **more)

        names = self._field_names()
        kind = reference.kind(facts.kind) if facts.kind in reference.codes("organisation_kinds") else None
        number = (kind.identifier_tr if language.current() == "tr" else kind.identifier_en) if kind else ""
        leader = next((post for post in record.posts if post.current and post.role == LEADER), None)
        found = [
            Fact(number, facts.register_no or "", chip=fact("register_no", "").chip)
            if number and "vkn" not in (kind.identifier if kind else "")
            else fact("register_no", facts.register_no or ""),
            fact("tax_no", facts.tax_no or ""),
            fact("founded_on", words.day(facts.founded_on)),
            fact("activity_class", words.label("activity_classes", facts.activity_class)),
            fact("short_name", facts.short_name or ""),
            self._leader(leader.person, leader.person_id) if leader else Fact(self.tr("President"), ""),
            fact("phone", format_phone(facts.phone) if facts.phone else ""),
            fact("email", facts.email or ""),
            fact("kep", facts.kep or ""),
            fact("web", facts.web or ""),
            fact("address", words.place(facts), wide=True),
        ]
        if facts.notes:
            found.append(fact("notes", facts.notes, wide=True))
        return found

    def _leader(self, name: str, person: uuid.UUID) -> Fact:
        return Fact(self.tr("President"), name, on_click=lambda: self.open_requested.emit("person", person))

    def _field_names(self) -> dict[str, str]:
        return {
            "name": self.tr("Name"), "short_name": self.tr("Short name"), "kind": self.tr("Kind"),
            "register_no": self.tr("Register no."), "tax_no": self.tr("Tax no."), "status": self.tr("Status"),
            "activity_class": self.tr("Activity"), "public_benefit": self.tr("Public benefit"),
            "founded_on": self.tr("Founded on"), "province": self.tr("Province"), "district": self.tr("District"),
            "address": self.tr("Address"), "phone": self.tr("Telephone"), "email": self.tr("E-mail"),
            "kep": self.tr("KEP"), "web": self.tr("Web"), "notes": self.tr("Notes"),
        }  # fmt: skip

    def _written(self, field: str, value: Any) -> str:
        """A value of the history as people read it."""
        lists = {"kind": "organisation_kinds", "status": "organisation_statuses", "activity_class": "activity_classes",
                 "province": "provinces", "district": "districts"}  # fmt: skip
        if field in lists:
            return words.label(lists[field], str(value))
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, dt.date):
            return words.day(value)
        return format_phone(str(value)) if field == "phone" else str(value)

    # ---- acting
    def _set_status(self, code: str) -> None:
        if self.record is not None and self._registry.set_status(self.record.id, code):
            self.acted.emit(self.tr("Status: {status}.").format(status=words.label("organisation_statuses", code)))

    def _keep_post(self, who: uuid.UUID | str, role: str | None, first: dt.date | None, last: dt.date | None) -> None:
        if self.record is None:
            return
        if isinstance(who, str):
            self._registry.add_representative(who, self.record.id, role, first, last)
        else:
            self._registry.add_post(who, self.record.id, role, first, last)
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
        if isinstance(moment, tuple):
            self.open_requested.emit(*moment)

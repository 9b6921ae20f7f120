"""The record of a person: summary with timeline, posts, changes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import NotFound
from db.registry.rows import PersonRecord
from db.registry.service import RegistryService
from db.text import format_phone
from desktop.registry import words
from desktop.registry.changes import ChangesView
from desktop.registry.posts import PostsPanel
from desktop.registry.record import RecordFrame
from desktop.widgets import DetailScroll, Fact, FactGrid, Label, Moment, Section, Timeline, hline

TimelineOf = Callable[[str, uuid.UUID], Sequence[Moment]]
JourneyOf = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]


class PersonDetail(RecordFrame):
    """Shows one person. Signals as those of OrganisationDetail."""

    open_requested = Signal(str, object)
    acted = Signal(str)

    def __init__(
        self, registry: RegistryService, journey: JourneyOf, timeline: TimelineOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry, self._journey, self._timeline_of = registry, journey, timeline
        self.record: PersonRecord | None = None
        self.facts = FactGrid()
        self.posts = PostsPanel(registry.suggest_organisations, self._keep_post, registry.today, of_person=True)
        self.posts.opened.connect(lambda organisation: self.open_requested.emit("organisation", organisation))
        self.posts.end_requested.connect(self._end_post)
        self.posts.delete_requested.connect(self._delete_post)
        self.section = Section(self.tr("Timeline"))
        self.timeline = Timeline(self.tr("Timeline"))
        self.timeline.opened.connect(self._open_moment)
        self.quiet = Label(
            self.tr("Contacts and events with this person will stand here."), tone="text_muted", wrap=True
        )
        self.quiet.setContentsMargins(16, 0, 16, 8)
        self.changes = ChangesView(self._field_names(), self._written)
        self.set_tabs(
            [
                (self.tr("Summary"), DetailScroll(self._summary())),
                (self.tr("Changes"), DetailScroll(self.changes)),
            ]
        )
        self.tabs.chosen.connect(self._show_tab)
        self.add_action(self.tr("Delete"), "trash", self.delete_requested.emit)

    def _summary(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for widget in (self.facts, hline(), self.posts, self.section, self.quiet, self.timeline):
            column.addWidget(widget)
        column.addStretch(1)
        return inner

    def leaves(self) -> bool:
        return self.posts.leaves()

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
        self.set_journey(self._journey([record.id]).get(record.id, "here"), len(record.conflicts))
        self.facts.set_facts(self._facts(record))
        self.posts.set_posts(record.posts, same_record=same)
        self._show_tab(self.pages.currentIndex())
        return True

    @Slot(int)
    def _show_tab(self, number: int) -> None:
        if self.record is None:
            return
        if number == 0:
            moments = self._timeline_of("person", self.record.id)
            self.timeline.set_moments(moments)
            self.timeline.setVisible(bool(moments))
            self.quiet.setVisible(not moments)
            self.section.set_count(self.tr("{n} records").format(n=len(moments)) if moments else "")
        else:
            self.changes.set_entries(self._registry.history(self.record.id), dt.datetime.now().astimezone())

    def _facts(self, record: PersonRecord) -> list[Fact]:
        names, facts = self._field_names(), record.facts

        def fact(field: str, value: str, **more: Any) -> Fact:
            two = (self.tr("2 values"), "conflict") if field in record.conflicts else None
            return Fact(names[field], value, chip=two, **more)

        found = [
            fact("title", words.role(facts.title)),
            fact("phone", format_phone(facts.phone) if facts.phone else ""),
            fact("email", facts.email or ""),
        ]
        if facts.notes:
            found.append(fact("notes", facts.notes, wide=True))
        return found

    def _field_names(self) -> dict[str, str]:
        return {
            "given_name": self.tr("Given name"), "family_name": self.tr("Family name"), "title": self.tr("Title"),
            "phone": self.tr("Telephone"), "email": self.tr("E-mail"), "notes": self.tr("Notes"),
        }  # fmt: skip

    @staticmethod
    def _written(field: str, value: Any) -> str:
        if field == "title":
            return words.role(str(value))
        return format_phone(str(value)) if field == "phone" else str(value)

    # ---- acting
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
        if isinstance(moment, tuple):
            self.open_requested.emit(*moment)

"""The pages of organisations and of people."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from db.registry.rows import OrganisationRow, PersonFilter, PersonRow
from db.registry.service import RegistryService
from db.text import format_phone
from desktop.jobs import Jobs
from desktop.registry import words
from desktop.registry.export import ChooseFile
from desktop.registry.filters import OrganisationFilters
from desktop.registry.organisation_detail import OrganisationDetail
from desktop.registry.organisation_form import OrganisationForm
from desktop.registry.person_detail import PersonDetail
from desktop.registry.person_form import PersonForm
from desktop.registry.records_page import Listed, RecordsPage, Sources
from desktop.widgets import Column, EmptyState, FilterBar


class OrganisationsPage(RecordsPage):
    """The register of organisations."""

    entity = "organisation"
    entities = frozenset({"organisation", "post", "person", "contact"})

    def __init__(
        self,
        registry: RegistryService,
        sources: Sources | None = None,
        jobs: Jobs | None = None,
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__(registry, sources or Sources(), jobs, choose_file)
        self.set_title(self.tr("Organisations"))
        self.set_primary(self.tr("New organisation"), "plus", self.start_new, "Ctrl+Shift+N")
        bar = FilterBar(self.tr("Name, number, e-mail…"), self.tr("organisations"))
        self.filters = OrganisationFilters(self)
        bar.set_menu(self.filters.menu)
        bar.filter_removed.connect(self.filters.remove)
        bar.cleared.connect(self.filters.clear)
        self.filters.changed.connect(self._filters_changed)
        self.detail = OrganisationDetail(registry, self.sources)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.acted.connect(self._acted)
        self.detail.branch_requested.connect(self.start_branch)
        form = OrganisationForm(registry)
        form.open_requested.connect(self.open_record)
        empty = EmptyState(
            "buildings",
            self.tr("Organisations will stand here"),
            self.tr("With whom your office works: their posts, contacts and events come together here."),
            self.tr("New organisation"),
            self.start_new,
            action_icon="plus",
        )
        self._build(bar, self._columns(), self.detail, form, empty)
        self._refill()

    def _columns(self) -> list[Column[Listed[OrganisationRow]]]:
        return [
            Column("", width=40, journey=lambda one: one.journey),
            Column(self.tr("Name"), lambda one: one.row.name, order="name"),
            Column(self.tr("Kind"), lambda one: words.kind_short(one.row.kind), 98, tone="text_muted", order="kind",
                   drop=2),
            Column(self.tr("District"), lambda one: words.label("districts", one.row.district), 98, tone="text_muted",
                   order="district", drop=1),
            Column(self.tr("Last contact"), lambda one: words.day(one.last_contact) or "–", 108, "right",
                   tone="text_muted"),
        ]  # fmt: skip

    def start_branch(self, head_office: uuid.UUID) -> None:
        """A form with what a new branch has from its head office."""
        self._open_form(lambda: self.form.start_branch(head_office))  # type: ignore[attr-defined]

    # ---- list
    def filter(self) -> Any:
        """What the list is narrowed to now."""
        return self.filters.apply(self.bar.text())

    def _count(self) -> int:
        return self.registry.count_organisations(self.filter())

    def _rows(self, offset: int, limit: int) -> Sequence[OrganisationRow]:
        return self.registry.find_organisations(self.filter(), self.model.order, offset, limit)

    def _frozen_rows(self) -> Callable[[int, int], Sequence[OrganisationRow]]:
        return partial(self.registry.find_organisations, self.filter(), self.model.order)

    def _place(self, record: uuid.UUID) -> int | None:
        return self.registry.position_of_organisation(record, self.filter(), self.model.order)

    def _total(self) -> int:
        return self.registry.count_organisations()

    def _filters(self) -> int:
        return self.filters.count()

    def _filters_changed(self) -> None:
        self.bar.set_filters(self.filters.chips())
        self._refill()

    def clear_filters(self) -> None:
        self.filters.clear()
        super().clear_filters()

    # ---- record
    def _show(self, record: uuid.UUID | None) -> bool:
        return self.detail.show_organisation(record)

    def _delete(self, record: uuid.UUID) -> str:
        self.registry.delete_organisation(record)
        return self.tr("Organisation deleted.")

    def _sentence(self, is_new: bool) -> str:
        return self.tr("Organisation added.") if is_new else self.tr("Organisation saved.")

    # ---- export
    def _headings(self) -> Sequence[str]:
        return (
            self.tr("Name"), self.tr("Kind"), self.tr("Status"), self.tr("Register no."), self.tr("Province"),
            self.tr("District"), self.tr("Telephone"), self.tr("E-mail"), self.tr("Activity"),
        )  # fmt: skip

    def _cells(self, row: OrganisationRow) -> Sequence[str]:
        return (
            row.name, words.label("organisation_kinds", row.kind), words.label("organisation_statuses", row.status),
            row.register_no or "", words.label("provinces", str(row.province or "")),
            words.label("districts", row.district), format_phone(row.phone or ""), row.email or "",
            words.label("activity_classes", row.activity_class),
        )  # fmt: skip


class PeoplePage(RecordsPage):
    """The register of people."""

    entity = "person"
    entities = frozenset({"person", "post", "organisation", "contact"})

    def __init__(
        self,
        registry: RegistryService,
        sources: Sources | None = None,
        jobs: Jobs | None = None,
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__(registry, sources or Sources(), jobs, choose_file)
        self.set_title(self.tr("People"))
        self.set_primary(self.tr("New person"), "user-plus", self.start_new, "Ctrl+Shift+N")
        bar = FilterBar(self.tr("Name, telephone, e-mail…"), self.tr("people"))
        self.detail = PersonDetail(registry, self.sources)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.acted.connect(self._acted)
        self.detail.told.connect(self.say)
        empty = EmptyState(
            "users",
            self.tr("People will stand here"),
            self.tr("Record those whom your office deals with."),
            self.tr("New person"),
            self.start_new,
            action_icon="user-plus",
        )
        form = PersonForm(registry)
        form.open_requested.connect(self.open_record)
        self._build(bar, self._columns(), self.detail, form, empty)
        self._refill()

    def _columns(self) -> list[Column[Listed[PersonRow]]]:
        return [
            Column("", width=40, journey=lambda one: one.journey),
            Column(self.tr("Name"), lambda one: one.row.name, order="name"),
            Column(self.tr("Title"), lambda one: words.role(one.row.role or one.row.title), 112, tone="text_muted",
                   drop=1),
            Column(self.tr("Organisation"), lambda one: one.row.organisation, 152, tone="text_muted", drop=2),
            Column(self.tr("Last contact"), lambda one: words.day(one.last_contact) or "–", 108, "right",
                   tone="text_muted", drop=3),
        ]  # fmt: skip

    # ---- list
    def filter(self) -> PersonFilter:
        """What the list is narrowed to now."""
        return PersonFilter(self.bar.text())

    def _count(self) -> int:
        return self.registry.count_people(self.filter())

    def _rows(self, offset: int, limit: int) -> Sequence[PersonRow]:
        return self.registry.find_people(self.filter(), self.model.order, offset, limit)

    def _frozen_rows(self) -> Callable[[int, int], Sequence[PersonRow]]:
        return partial(self.registry.find_people, self.filter(), self.model.order)

    def _place(self, record: uuid.UUID) -> int | None:
        return self.registry.position_of_person(record, self.filter(), self.model.order)

    def _total(self) -> int:
        return self.registry.count_people()

    # ---- record
    def _show(self, record: uuid.UUID | None) -> bool:
        return self.detail.show_person(record)

    def _delete(self, record: uuid.UUID) -> str:
        self.registry.delete_person(record)
        return self.tr("Person deleted.")

    def _sentence(self, is_new: bool) -> str:
        return self.tr("Person added.") if is_new else self.tr("Person saved.")

    # ---- export
    def _headings(self) -> Sequence[str]:
        return (
            self.tr("Name"), self.tr("Title"), self.tr("Organisation"), self.tr("Post"), self.tr("Telephone"),
            self.tr("E-mail"),
        )  # fmt: skip

    def _cells(self, row: PersonRow) -> Sequence[str]:
        return (
            row.name, words.role(row.title), row.organisation, words.role(row.role), format_phone(row.phone or ""),
            row.email or "",
        )  # fmt: skip

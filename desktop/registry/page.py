"""The pages of organisations and of people."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import partial

from db.registry.rows import OrganisationRow, PersonRow
from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.registry.export import ChooseFile
from desktop.registry.filters import OrganisationFilters, PersonFilters
from desktop.registry.lists.columns import organisation_columns, person_columns
from desktop.registry.lists.tasks import Tools
from desktop.registry.organisation_detail import OrganisationDetail
from desktop.registry.organisation_form import OrganisationForm
from desktop.registry.person_detail import PersonDetail
from desktop.registry.person_form import PersonForm
from desktop.registry.records_page import RecordsPage
from desktop.registry.sources import Sources
from desktop.widgets import EmptyState, FilterBar

PARTS = ("organisation_link", "attachment", "follow_up", "event", "participation", "merge")
"""Entities that stand on a record's page besides its own."""


class OrganisationsPage(RecordsPage):
    """The register of organisations."""

    entity = "organisation"
    entities = frozenset({"organisation", "post", "person", "contact", *PARTS})

    def __init__(
        self,
        registry: RegistryService,
        sources: Sources | None = None,
        jobs: Jobs | None = None,
        choose_file: ChooseFile | None = None,
        tools: Tools | None = None,
    ) -> None:
        super().__init__(registry, sources or Sources(), jobs, choose_file, tools)
        self.set_title(self.tr("Organisations"))
        self.set_primary(self.tr("New organisation"), "plus", self.start_new, "Ctrl+Shift+N")
        bar = FilterBar(self.tr("Name, number, e-mail…"), self.tr("organisations"))
        self.detail = OrganisationDetail(registry, self.sources)
        self.detail.branch_requested.connect(self.start_branch)
        form = OrganisationForm(registry)
        empty = EmptyState(
            "buildings",
            self.tr("Organisations will stand here"),
            self.tr("With whom your office works: their posts, contacts and events come together here."),
            self.tr("New organisation"),
            self.start_new,
            action_icon="plus",
        )
        filters = OrganisationFilters(self, registry)
        self._build(bar, filters, organisation_columns(), self.detail, form, empty, self.tr("All organisations"))

    def start_branch(self, head_office: uuid.UUID) -> None:
        """A form with what a new branch has from its head office."""
        self._open_form(lambda: self.form.start_branch(head_office))  # type: ignore[attr-defined]

    # ---- list
    def _count(self) -> int:
        return self.registry.count_organisations(self.filter())

    def _quick_count(self) -> int | None:
        return self.registry.quick_count_of_organisations(self.filter())

    def _rows(self, offset: int, limit: int) -> Sequence[OrganisationRow]:
        return self.registry.find_organisations(self.filter(), self.order(), offset, limit)

    def _frozen_rows(self) -> Callable[[int, int], Sequence[OrganisationRow]]:
        return partial(self.registry.find_organisations, self.filter(), self.order())

    def _place(self, record: uuid.UUID) -> int | None:
        return self.registry.position_of_organisation(record, self.filter(), self.order())

    def _total(self) -> int:
        return self.registry.count_organisations()

    # ---- record
    def _show(self, record: uuid.UUID | None) -> bool:
        return self.detail.show_record(record)

    def _delete(self, record: uuid.UUID) -> str:
        self.registry.delete_organisation(record)
        return self.tr("Organisation deleted.")

    def _sentence(self, is_new: bool) -> str:
        return self.tr("Organisation added.") if is_new else self.tr("Organisation saved.")


class PeoplePage(RecordsPage):
    """The register of people."""

    entity = "person"
    entities = frozenset({"person", "post", "organisation", "contact", *PARTS})

    def __init__(
        self,
        registry: RegistryService,
        sources: Sources | None = None,
        jobs: Jobs | None = None,
        choose_file: ChooseFile | None = None,
        tools: Tools | None = None,
    ) -> None:
        super().__init__(registry, sources or Sources(), jobs, choose_file, tools)
        self.set_title(self.tr("People"))
        self.set_primary(self.tr("New person"), "user-plus", self.start_new, "Ctrl+Shift+N")
        bar = FilterBar(self.tr("Name, telephone, e-mail…"), self.tr("people"))
        self.detail = PersonDetail(registry, self.sources)
        empty = EmptyState(
            "users",
            self.tr("People will stand here"),
            self.tr("Record those whom your office deals with."),
            self.tr("New person"),
            self.start_new,
            action_icon="user-plus",
        )
        form = PersonForm(registry)
        filters = PersonFilters(self, registry)
        self._build(bar, filters, person_columns(), self.detail, form, empty, self.tr("All people"))

    # ---- list
    def _count(self) -> int:
        return self.registry.count_people(self.filter())

    def _quick_count(self) -> int | None:
        return self.registry.quick_count_of_people(self.filter())

    def _rows(self, offset: int, limit: int) -> Sequence[PersonRow]:
        return self.registry.find_people(self.filter(), self.order(), offset, limit)

    def _frozen_rows(self) -> Callable[[int, int], Sequence[PersonRow]]:
        return partial(self.registry.find_people, self.filter(), self.order())

    def _place(self, record: uuid.UUID) -> int | None:
        return self.registry.position_of_person(record, self.filter(), self.order())

    def _total(self) -> int:
        return self.registry.count_people()

    # ---- record
    def _show(self, record: uuid.UUID | None) -> bool:
        return self.detail.show_record(record)

    def _delete(self, record: uuid.UUID) -> str:
        self.registry.delete_person(record)
        return self.tr("Person deleted.")

    def _sentence(self, is_new: bool) -> str:
        return self.tr("Person added.") if is_new else self.tr("Person saved.")

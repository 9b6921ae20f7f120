"""What one can do with organisations."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from db import reference
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.ids import new_id
from db.registry import checks
from db.registry.common import (
    NO_ORGANISATION,
    Part,
    fields_in_conflict,
    one_row,
    set_values,
    suggested,
    wanted_rows,
)
from db.registry.facts import organisation_facts, organisation_values
from db.registry.links import links_by
from db.registry.listing import NameList
from db.registry.orders import organisation_orders
from db.registry.posts import posts_by
from db.registry.rows import (
    Duplicate,
    OrganisationFacts,
    OrganisationFilter,
    OrganisationRecord,
    OrganisationRow,
    Remark,
    Suggestion,
    Typed,
)
from db.registry.tables import Organisation, Post
from db.registry.terms import FACETS, OFFICER, TAG, Wanted, facet
from db.registry.values import Values

_GROUPS = {"tag": ("tags", TAG), "officer": ("officer", OFFICER)}
_SEARCHED = ("short_name", "tax_no", "former_names", "other_phones", "other_emails", "officer", "tags", "merged_into")
_COLUMNS = tuple(each.name for each in fields(OrganisationRow))


class Organisations(Part):
    def __init__(self, database: Database, relations: Mapping[str, str] | None = None) -> None:
        super().__init__(database, relations)
        orders = organisation_orders(self._relations)
        self._organisations = NameList(
            database, Organisation, _COLUMNS, (*_SEARCHED, *FACETS), ("name", "merged_into"), orders, self._relations
        )
        self._groups = {by: Values(database, Organisation, *one) for by, one in _GROUPS.items()}

    def add_organisation(self, facts: OrganisationFacts) -> uuid.UUID:
        """Raises InvalidInput where the name is empty or a code unknown."""
        row = Organisation(id=new_id(), **organisation_values(checks.clean_organisation(facts)))
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation added")) as session:
            session.add(row)
        return row.id

    def update_organisation(self, organisation: uuid.UUID, **changes: Any) -> bool:
        """Change the given facts; others stay, also those changed elsewhere meanwhile. False: all is as it was.

        Raises NotFound, and InvalidInput as `add_organisation` does.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation changed")) as session:
            row = one_row(session, Organisation, organisation, NO_ORGANISATION)
            before = organisation_facts(row)
            after = checks.clean_organisation(replace(before, **changes))
            return set_values(row, organisation_values(before), organisation_values(after))

    def set_status(self, organisation: uuid.UUID, status: str) -> bool:
        return self.update_organisation(organisation, status=status)

    def delete_organisation(self, organisation: uuid.UUID) -> None:
        """Put it away; undo brings it back. Its posts stay, as they belong to the people too."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation deleted")) as session:
            one_row(session, Organisation, organisation, NO_ORGANISATION).deleted = True

    def organisation(self, organisation: uuid.UUID) -> OrganisationRecord:
        """Raises NotFound."""
        with self._database.read() as session:
            row = one_row(session, Organisation, organisation, NO_ORGANISATION)
            posts = posts_by(session, self.today(), Post.organisation_id == row.id)
            links = links_by(session, row.id, self.today())
            conflicts = fields_in_conflict(session, row.id)
            return OrganisationRecord(row.id, row.office, organisation_facts(row), posts, conflicts, links)

    def find_organisations(
        self, wanted: OrganisationFilter | None = None, order: str = "name", offset: int = 0, limit: int = 200
    ) -> list[OrganisationRow]:
        """A window of the list. Orders: "name" and those of `organisation_orders`; a minus before it reverses.

        Where few names have a word that begins as typed, those that have it in the middle of a word come after them.
        Another order than that of the names takes a second or two to be made where there are a million.
        """
        with self._database.read() as session:
            rows = self._organisations.page(session, wanted_organisations(wanted), order, offset, limit)
        return [organisation_row(row) for row in rows]

    def count_organisations(self, wanted: OrganisationFilter | None = None) -> int:
        with self._database.read() as session:
            return self._organisations.count(session, wanted_organisations(wanted)) or 0

    def quick_count_of_organisations(self, wanted: OrganisationFilter | None = None) -> int | None:
        """The same, or None where counting takes longer than a keystroke may: show the first rows, and count then."""
        with self._database.read() as session:
            return self._organisations.count(session, wanted_organisations(wanted), wait=False)

    def group_counts(self, wanted: OrganisationFilter | None, by: str) -> dict[Any, int]:
        """How many of the wanted organisations have each value; what none has is left out. `by`: kind, status,
        province, district, activity_class, tag or officer."""
        with self._database.read() as session:
            if by in self._groups:
                terms: dict[Any, str] = self._groups[by].terms(session)
            else:
                terms = {code: facet(FACETS[by], code) for code in _codes(by)}
            return self._organisations.group_counts(session, wanted_organisations(wanted), terms)

    def position_of_organisation(
        self, organisation: uuid.UUID, wanted: OrganisationFilter | None = None, order: str = "name"
    ) -> int | None:
        """Place in the list, from 0; None where it is not in it."""
        with self._database.read() as session:
            return self._organisations.position(session, wanted_organisations(wanted), order, organisation)

    def organisation_names(self, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
        """Names of the given organisations that are still here."""
        with self._database.read() as session:
            found = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))
            return dict(found.all())

    def remarks_on_organisation(self, facts: OrganisationFacts) -> list[Remark]:
        return checks.remarks_on_organisation(facts, self.today())

    def possible_duplicates(
        self,
        name: str,
        register_no: str | None = None,
        exclude: uuid.UUID | None = None,
        limit: int = 5,
        *,
        tax_no: str | None = None,
        phones: Sequence[str] = (),
        emails: Sequence[str] = (),
    ) -> list[Duplicate]:
        """Organisations with the same number, nearly the same name but for the words of its legal form, or the same
        telephone or e-mail, in this order.

        A branch is never one of its headquarters.
        """
        typed = Typed(register_no, tax_no, phones, emails)
        with self._database.read() as session:
            return self._typing(Organisation).organisations(session, name, typed, exclude, limit)

    def suggest_organisations(self, text: str, limit: int = 10) -> list[Suggestion]:
        """Best answers while typing: names that begin so first, then other hits by name."""
        with self._database.read() as session:
            rows = suggested(session, self._organisations, text, limit)
        return [
            Suggestion(row["id"], row["name"], reference.label("districts", row["district"] or ""), row["kind"])
            for row in rows
        ]


def organisation_row(row: Mapping[str, Any]) -> OrganisationRow:
    return OrganisationRow(**{name: row[name] for name in _COLUMNS} | {"tags": tuple(row["tags"] or ())})


def wanted_organisations(given: OrganisationFilter | None) -> Wanted:
    if given is None:
        return Wanted(())
    chosen = {"kind": given.kinds, "status": given.statuses, "province": given.provinces,
              "district": given.districts, "activity_class": given.activity_classes}  # fmt: skip
    return wanted_rows(given, chosen)


def _codes(field: str) -> Sequence[Any]:
    if field == "province":
        return [one.plate for one in reference.provinces()]
    lists = {"kind": "organisation_kinds", "status": "organisation_statuses", "district": "districts",
             "activity_class": "activity_classes"}  # fmt: skip
    return reference.codes(lists[field])

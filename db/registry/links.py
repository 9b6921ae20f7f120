"""Which organisation belongs to which: branches of a head office, members of a federation, from when to when."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.common import NO_ORGANISATION, Part, one_row, set_values
from db.registry.rows import LinkRow, OrganisationFacts
from db.registry.tables import Organisation, OrganisationLink

BRANCH, FEDERATION = "branch", "federation"
_NO_LINK = QT_TRANSLATE_NOOP("db", "This relation is no longer here.")
_ENDS_EARLY = QT_TRANSLATE_NOOP("db", "The relation ends before it begins.")
_ITSELF = QT_TRANSLATE_NOOP("db", "An organisation cannot belong to itself.")
_CIRCLE = QT_TRANSLATE_NOOP("db", "“{parent}” belongs to “{child}” already.")
_TWICE = QT_TRANSLATE_NOOP("db", "“{child}” belongs to “{parent}” already.")


class Links(Part):
    add_organisation: Callable[[OrganisationFacts], uuid.UUID]

    def add_link(
        self,
        child: uuid.UUID,
        parent: uuid.UUID,
        kind: str,
        starts_on: dt.date | None = None,
        ends_on: dt.date | None = None,
    ) -> uuid.UUID:
        """`child` is a branch or a member of `parent`. Raises NotFound; InvalidInput for a circle or a repetition."""
        _check_span(starts_on, ends_on)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Relation added")) as session:
            below = one_row(session, Organisation, child, NO_ORGANISATION)
            above = one_row(session, Organisation, parent, NO_ORGANISATION)
            if below.id == above.id:
                raise InvalidInput(_ITSELF, field="parent")
            if _stands_above(session, below.id, above.id, kind):
                raise InvalidInput(_CIRCLE, field="parent", parent=above.name, child=below.name)
            standing = [one for one in links_by(session, below.id, self.today()) if one.current and one.kind == kind]
            if any(one.parent_id == above.id for one in standing):
                raise InvalidInput(_TWICE, field="parent", parent=above.name, child=below.name)
            row = OrganisationLink(
                child_id=below.id, parent_id=above.id, kind=kind, starts_on=starts_on, ends_on=ends_on
            )
            session.add(row)
        return row.id

    def add_branch(self, facts: OrganisationFacts, parent: uuid.UUID) -> uuid.UUID:
        """A branch that was not recorded yet, with the relation to its head office, as one change."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Branch added")):
            branch = self.add_organisation(facts)
            self.add_link(branch, parent, BRANCH, starts_on=facts.founded_on)
        return branch

    def update_link(self, link: uuid.UUID, **changes: Any) -> bool:
        """Change starts_on or ends_on."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Relation changed")) as session:
            row = one_row(session, OrganisationLink, link, _NO_LINK)
            before = {"starts_on": row.starts_on, "ends_on": row.ends_on}
            after = before | changes
            _check_span(after["starts_on"], after["ends_on"])
            return set_values(row, before, after)

    def end_link(self, link: uuid.UUID, day: dt.date | None = None) -> bool:
        """It belongs to the other no longer, from `day` (today) on."""
        return self.update_link(link, ends_on=day or self.today())

    def delete_link(self, link: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Relation deleted")) as session:
            one_row(session, OrganisationLink, link, _NO_LINK).deleted = True

    def links_of(self, organisation: uuid.UUID) -> tuple[LinkRow, ...]:
        with self._database.read() as session:
            return links_by(session, organisation, self.today())


def links_by(session: Session, organisation: uuid.UUID, today: dt.date) -> tuple[LinkRow, ...]:
    """What it belongs to and what belongs to it; those that still stand first, then by name."""
    child, parent = aliased(Organisation), aliased(Organisation)
    statement = (
        select(
            OrganisationLink.id, OrganisationLink.kind, OrganisationLink.child_id, child.name,
            OrganisationLink.parent_id, parent.name, OrganisationLink.starts_on, OrganisationLink.ends_on,
        )
        .join(child, child.id == OrganisationLink.child_id)
        .join(parent, parent.id == OrganisationLink.parent_id)
        .where(or_(OrganisationLink.child_id == organisation, OrganisationLink.parent_id == organisation))
    )  # fmt: skip
    rows = [_link_row(values, today) for values in session.execute(statement)]
    return tuple(sorted(rows, key=lambda one: (not one.current, one.parent_id == organisation, one.child)))


def _link_row(values: Sequence[Any], today: dt.date) -> LinkRow:
    link, kind, child, child_name, parent, parent_name, starts_on, ends_on = values
    current = (starts_on is None or starts_on <= today) and (ends_on is None or ends_on >= today)
    return LinkRow(link, kind, child, child_name, parent, parent_name, starts_on, ends_on, current)


def _stands_above(session: Session, above: uuid.UUID, below: uuid.UUID, kind: str) -> bool:
    """Whether `below` belongs to `above`, however many steps down."""
    seen, look = {below}, [below]
    while look:
        statement = select(OrganisationLink.parent_id).where(
            OrganisationLink.child_id.in_(look), OrganisationLink.kind == kind
        )
        look = [one for one in session.scalars(statement) if one not in seen]
        seen.update(look)
    return above in seen


def _check_span(starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise InvalidInput(_ENDS_EARLY, field="ends_on")

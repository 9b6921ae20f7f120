"""What the parts of the registry's service share: one record by its id, changes, suggestions, undo."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import reference
from db.base import Synced
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.journal import HistoryEntry, history
from db.registry.listing import NameList
from db.registry.rows import OrganisationFilter, PersonFilter
from db.registry.tables import Organisation, Person
from db.registry.terms import OFFICER, TAG, Related, Wanted
from db.service import Service

if TYPE_CHECKING:
    from db.registry.duplicates.while_typing import WhileTyping

NO_ORGANISATION = QT_TRANSLATE_NOOP("db", "This organisation is no longer here.")
NO_PERSON = QT_TRANSLATE_NOOP("db", "This person is no longer here.")
MOST_SUGGESTED = 200

T = TypeVar("T", bound=Synced)


class Part(Service):
    """A part of the service, over one database."""

    def __init__(self, database: Database, relations: Mapping[str, str] | None = None) -> None:
        """`relations` as RegistryService takes them."""
        super().__init__(database)
        self._relations = relations or {}
        self._while_typing: dict[type[Synced], WhileTyping] | None = None

    def _typing(self, cls: type[Organisation] | type[Person]) -> WhileTyping:
        """What warns of possible duplicates; made when it is first needed."""
        if self._while_typing is None:
            from db.registry.duplicates.while_typing import WhileTyping

            self._while_typing = {each: WhileTyping(each) for each in (Organisation, Person)}
        return self._while_typing[cls]

    def history(self, record: uuid.UUID) -> list[HistoryEntry]:
        """Every write of an organisation, a person or a post, newest first."""
        with self._database.read() as session:
            return history(session, record)

    @property
    def home_province(self) -> int | None:
        """The province of this office, None at the centre."""
        return self._database.office if 1 <= self._database.office <= len(reference.provinces()) else None


def suggested(session: Session, listed: NameList, typed: str, limit: int) -> list[Mapping[str, Any]]:
    """Names that begin with what was typed first, then words that do, then what is in the middle of words."""
    wanted = Wanted.of(typed)
    if not wanted.groups:
        return []
    first = listed.beginning(session, typed, limit)
    if len(first) >= limit:
        return first
    known = {row["id"] for row in first}
    rest = listed.page(session, wanted, "name", 0, limit + len(first))
    return [*first, *(row for row in rest if row["id"] not in known)][:limit]


def wanted_rows(given: OrganisationFilter | PersonFilter, chosen: Mapping[str, Sequence[Any]]) -> Wanted:
    """A filter as the list answers it. `chosen`: the values by field of FACETS."""
    related = []
    if given.not_contacted_since is not None:
        related.append(Related("contacted", given.not_contacted_since.isoformat(), holds=False))
    if given.attended is not None:
        related.append(Related("attended", given.attended, holds=True))
    sets = {TAG: given.tags}
    if isinstance(given, OrganisationFilter):
        sets[OFFICER] = given.officers
    return Wanted.of(given.text, chosen, sets, related)


def one_row(session: Session, cls: type[T], row: uuid.UUID, message: str) -> T:
    """The record; of one that was merged into another, that other. Raises NotFound(message)."""
    found = session.execute(select(cls).where(cls.id == row)).scalar_one_or_none()
    passed = {row}
    while found is not None and getattr(found, "merged_into", None) is not None:
        into: uuid.UUID = found.merged_into  # type: ignore[attr-defined]
        if into in passed:
            break
        passed.add(into)
        found = session.execute(select(cls).where(cls.id == into)).scalar_one_or_none()
    if found is None:
        raise NotFound(message)
    return found


def set_values(row: Synced, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Set what differs; False where nothing does."""
    changed = {name: value for name, value in after.items() if value != before[name]}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def fields_in_conflict(session: Session, row: uuid.UUID) -> frozenset[str]:
    from db.journal.tables import Conflict

    return frozenset(session.scalars(select(Conflict.field).where(Conflict.row == row)))

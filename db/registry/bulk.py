"""The same done to many records at once: tags and the responsible officer, each as one change that one undo takes back.

10,000 organisations in one transaction: the figures stand in `tests/db/registry/test_bulk.py`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Synced
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.registry import checks
from db.registry.facts import organisation_facts, person_facts
from db.registry.posts import current_posts
from db.registry.rows import OrganisationFilter, PersonFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation, Person
from db.service import Service
from db.text import fold

if TYPE_CHECKING:
    from db.registry.importing.vcard import Card

Chosen = Sequence[uuid.UUID] | OrganisationFilter | PersonFilter
"""Records by their ids, or all that a filter lets through."""
Told = Callable[[int, int], Any]
"""Called with (done, total) between portions; what it raises ends the work, and nothing is kept."""

CHUNK = 500
WINDOW = 10_000
_CLASSES: dict[str, type[Organisation] | type[Person]] = {"organisation": Organisation, "person": Person}
_NO_TAG = QT_TRANSLATE_NOOP("db", "Write a tag to add, or choose one to take away.")
_NONE_CHOSEN = QT_TRANSLATE_NOOP("db", "None of the chosen records is here any more.")


@dataclass(frozen=True, slots=True)
class BulkResult:
    """`chosen` records were looked at, `changed` are different now. `change_set` is what undo takes; None: nothing."""

    chosen: int
    changed: int
    change_set: uuid.UUID | None


class BulkService(Service):
    """Work on many records of the registry."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._registry = RegistryService(database)

    # ---- which records
    def ids(self, entity: str, chosen: Chosen, order: str = "name") -> list[uuid.UUID]:
        """The records in the order of the list; ids that are given come back as they are."""
        if not isinstance(chosen, OrganisationFilter | PersonFilter):
            return list(chosen)
        find: Any = self._registry.find_organisations if entity == "organisation" else self._registry.find_people
        found: list[uuid.UUID] = []
        while rows := find(chosen, order, len(found), WINDOW):
            found += [row.id for row in rows]
            if len(rows) < WINDOW:
                break
        return found

    def cards(self, entity: str, chosen: Chosen, told: Told | None = None) -> Iterator[Card]:
        """The records as vCards, read by portions, in the order of the list."""
        from db.registry.importing.vcard import Card

        ids = self.ids(entity, chosen)
        for at in range(0, len(ids), CHUNK):
            if told is not None:
                told(at, len(ids))
            some = ids[at : at + CHUNK]
            with self._database.read() as session:
                rows = {row.id: row for row in _rows(session, _CLASSES[entity], some)}
                posts = current_posts(session, self._registry.today(), some) if entity == "person" else {}
                for one in some:
                    row, post = rows.get(one), posts.get(one)
                    if row is not None:
                        facts = organisation_facts(row) if entity == "organisation" else person_facts(row)
                        yield Card(facts, one, post.organisation if post else "", (post.role or "") if post else "")

    # ---- what is done to them
    def tag(
        self, entity: str, chosen: Chosen, add: Iterable[str] = (), remove: Iterable[str] = (), told: Told | None = None
    ) -> BulkResult:
        """Add and take away tags; a record that has them so already is left alone.

        Raises InvalidInput (field "add") where there is no tag, and NotFound where no record is left.
        """
        adding, removing = _tags(add), {fold(tag) for tag in _tags(remove)}
        if not adding and not removing:
            raise InvalidInput(_NO_TAG, field="add")

        def change(row: Any) -> bool:
            before = list(row.tags or ())
            after = [tag for tag in before if fold(tag) not in removing]
            held = {fold(tag) for tag in after}
            after += [tag for tag in adding if fold(tag) not in held]
            row.tags = (after or None) if after != before else row.tags
            return after != before

        return self._change(entity, chosen, QT_TRANSLATE_NOOP("db", "Tags changed"), change, told)

    def assign(self, chosen: Chosen, officer: str | None, told: Told | None = None) -> BulkResult:
        """Make `officer` answer for organisations; None: nobody any more. Raises NotFound."""
        name = checks.clean_text(officer)

        def change(row: Any) -> bool:
            differs = row.officer != name
            row.officer = name
            return bool(differs)

        return self._change("organisation", chosen, QT_TRANSLATE_NOOP("db", "Officer assigned"), change, told)

    def _change(
        self, entity: str, chosen: Chosen, label: str, change: Callable[[Any], bool], told: Told | None
    ) -> BulkResult:
        ids = self.ids(entity, chosen)
        changed = seen = 0
        with self._database.write(label) as session:
            for at in range(0, len(ids), CHUNK):
                if told is not None:
                    told(at, len(ids))
                rows = _rows(session, _CLASSES[entity], ids[at : at + CHUNK])
                seen += len(rows)
                changed += sum([change(row) for row in rows])
                session.flush()
                session.expunge_all()
            if told is not None:
                told(len(ids), len(ids))
        if not seen:
            raise NotFound(_NONE_CHOSEN)
        return BulkResult(seen, changed, self._database.last_change_set if changed else None)


def _rows(session: Session, cls: type[Synced], ids: Sequence[uuid.UUID]) -> list[Any]:
    """Records that still stand; what was merged into another is not changed any more."""
    standing = select(cls).where(cls.id.in_(ids), cls.hidden.is_(False))  # type: ignore[attr-defined]
    return list(session.scalars(standing))


def _tags(given: Iterable[str]) -> list[str]:
    """Cleaned, each once."""
    found: dict[str, str] = {}
    for tag in given:
        clean = checks.clean_text(tag)
        if clean:
            found.setdefault(fold(clean), clean)
    return list(found.values())

"""Which tags and officers the register knows, read from the terms of its search index and not from its rows.

With `db/search.py` and `listing.py` this knows SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db import search
from db.registry.common import Part
from db.registry.tables import Organisation, Person
from db.registry.terms import OFFICER, TAG, set_term
from db.text import sort_key

MOST = 500  # a register with more tags than anybody reads


class InUse(Part):
    def tags(self, entity: str) -> list[str]:
        """Tags that some "organisation" or "person" bears, in Turkish order, each in one spelling."""
        cls: Any = Organisation if entity == "organisation" else Person
        with self._database.read() as session:
            found = [
                next(tag for tag in bearer.tags if set_term(TAG, tag) == term)
                for term, bearer in _bearers(session, cls, TAG, cls.tags)
                if any(set_term(TAG, tag) == term for tag in bearer.tags or ())
            ]
        return sorted(found, key=sort_key)

    def officers(self) -> list[str]:
        """Who answers for some organisation, and who works here, in Turkish order."""
        with self._database.read() as session:
            borne = _bearers(session, Organisation, OFFICER, Organisation.officer)
            found = {term: str(bearer.officer) for term, bearer in borne if bearer.officer}
        if self._database.author:
            found.setdefault(set_term(OFFICER, self._database.author), self._database.author)
        return sorted(found.values(), key=sort_key)


def _bearers(session: Session, cls: Any, mark: str, column: Any) -> Iterator[tuple[str, Any]]:
    """(term, one row that has it) of every term with this mark. Terms outlive their rows a while, so each is tried."""
    raw: Any = session.connection().connection.driver_connection
    name = search.table_name(cls)
    raw.execute("PRAGMA query_only = OFF")  # for the temporary table only
    try:
        raw.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}_terms USING fts5vocab(main, {name}, row)")
    finally:
        raw.execute("PRAGMA query_only = ON")
    listed = f"SELECT term FROM temp.{name}_terms WHERE term >= ? AND term < ? LIMIT {MOST}"
    for (term,) in raw.execute(listed, (mark, chr(ord(mark) + 1))).fetchall():
        one = text(f"{search.matches(cls)} LIMIT 1")
        n = session.scalar(one, {"match": f'"{term}"'})
        bearer = None if n is None else session.execute(select(column).where(cls.n == n)).one_or_none()
        if bearer is not None:
            yield term, bearer

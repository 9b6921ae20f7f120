"""Pages of a long list in the order of its names, fast whatever was typed.

Which way is fastest depends on how many rows match: a few are looked up and sorted; more are met soon enough when the
index of names is walked in order; where most rows match, asking the search index for all of them costs more than
testing the first rows one by one. With `db/search.py` this knows SQLite. Measured with 101,823 organisations in an
encrypted file (`tests/benchmarks/registry.py`).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from db import search
from db.base import Id, Synced
from db.registry.terms import Wanted

FEW = 1_000
MOST = 0.6
REMEMBERED = 256

Row = Mapping[str, Any]


class NameList:
    """The list of one searchable class with `name_sort`. `orders`: name -> column to sort by before the name.

    `searched` are the columns that `search_text` reads; `glance` gives the most telling part of it for little.
    """

    def __init__(
        self,
        cls: type[Synced],
        columns: Sequence[str],
        searched: Sequence[str],
        glance: Callable[[Row], str],
        orders: Mapping[str, str] | None = None,
    ) -> None:
        self._cls = cls
        table: Any = cls.__table__  # type: ignore[attr-defined]
        self._table, self._name = table, str(table.name)
        self._columns = tuple(columns)
        self._orders = {"name": "", **(orders or {})}
        self._searched = tuple(dict.fromkeys((*columns, *searched, "name_sort", "n")))
        self._glance = glance
        self._counts: dict[str, int] = {}

    def count(self, session: Session, wanted: Wanted) -> int:
        """How many rows are wanted, exactly."""
        if not wanted.groups:
            standing = self._table.c.deleted.is_(False) & self._table.c.hidden.is_(False)
            total = session.scalar(select(func.count()).select_from(self._table).where(standing))
        else:
            statement = text(f"SELECT count(*) FROM ({search.matches(self._cls)})")
            total = session.scalar(statement, {"match": wanted.expression()})
        if len(self._counts) >= REMEMBERED:
            self._counts.clear()
        self._counts[wanted.expression()] = int(total or 0)
        return int(total or 0)

    def page(self, session: Session, wanted: Wanted, order: str, offset: int, limit: int) -> list[Row]:
        """The rows of a window. `order` is one of `orders`, with a minus before it for the reverse."""
        name, down = order.removeprefix("-") or "name", order.startswith("-")
        first = self._orders[name]
        if first:
            return self._sorted(session, wanted, first, down, offset, limit)
        if not wanted.groups:
            return self._walked(session, wanted, down, offset, limit)
        matching = self._expected(session, wanted)
        if matching <= FEW:
            return self._sorted(session, wanted, "", down, offset, limit)
        if offset == 0 and matching >= MOST * self._expected(session, Wanted(())):
            return self._tested(session, wanted, down, limit)
        return self._walked(session, wanted, down, offset, limit)

    def position(self, session: Session, wanted: Wanted, order: str, row: uuid.UUID) -> int | None:
        """Place of a row in the list, None where it does not belong in it or the order is not that of the names."""
        name, down = order.removeprefix("-") or "name", order.startswith("-")
        if self._orders[name]:
            return None
        found = self._all_columns(session, row)
        if found is None or (wanted.groups and not self._meets(found, wanted)):
            return None
        sign = ">" if down else "<"
        statement = (
            f"SELECT count(*) FROM {self._name} INDEXED BY ix_{self._name}_name "
            f"WHERE deleted = 0 AND hidden = 0 AND (name_sort, n) {sign} (:name_sort, :n){self._restriction(wanted)}"
        )
        values = {"name_sort": found["name_sort"], "n": found["n"]} | _match(wanted)
        return int(session.scalar(text(statement), values) or 0)

    # ---- the three ways
    def _meets(self, row: Row, wanted: Wanted) -> bool:
        return wanted.meets(self._cls.search_text(row) or "")

    def _expected(self, session: Session, wanted: Wanted) -> int:
        """The count as it was last seen: it only chooses the way, so it may be out of date."""
        known = self._counts.get(wanted.expression())
        return self.count(session, wanted) if known is None else known

    def _restriction(self, wanted: Wanted) -> str:
        return f" AND n IN ({search.matches(self._cls)})" if wanted.groups else ""

    def _selected(self, columns: Sequence[str]) -> str:
        return ", ".join(f"o.{column}" for column in columns)

    def _rows(self, session: Session, statement: str, values: Mapping[str, Any], columns: Sequence[str]) -> list[Row]:
        typed = text(statement).columns(*(self._table.c[column] for column in columns))
        return [dict(row) for row in session.execute(typed, values).mappings()]

    def _walked(self, session: Session, wanted: Wanted, down: bool, offset: int, limit: int) -> list[Row]:
        """The index of names in order, each row asked whether it is among the matches; only the window is fetched."""
        way = "DESC" if down else "ASC"
        statement = (
            f"SELECT {self._selected(self._columns)} FROM (SELECT n, name_sort FROM {self._name} "
            f"INDEXED BY ix_{self._name}_name WHERE deleted = 0 AND hidden = 0{self._restriction(wanted)} "
            f"ORDER BY name_sort {way}, n {way} LIMIT :limit OFFSET :offset) AS w "
            f"CROSS JOIN {self._name} AS o ON o.n = w.n ORDER BY w.name_sort {way}, w.n {way}"
        )
        return self._rows(session, statement, {"limit": limit, "offset": offset} | _match(wanted), self._columns)

    def _sorted(
        self, session: Session, wanted: Wanted, first: str, down: bool, offset: int, limit: int
    ) -> list[Row]:
        """All matches, looked up and sorted."""
        way = "DESC" if down else "ASC"
        begin = f"o.{first} IS NULL, o.{first} {way}, " if first else ""
        source = f"{self._name} AS o"
        if wanted.groups:
            source = f"({search.matches(self._cls)}) AS m CROSS JOIN {self._name} AS o ON o.n = m.rowid"
        statement = (
            f"SELECT {self._selected(self._columns)} FROM {source} WHERE o.deleted = 0 AND o.hidden = 0 "
            f"ORDER BY {begin}o.name_sort {'ASC' if first else way}, o.n {'ASC' if first else way} "
            "LIMIT :limit OFFSET :offset"
        )
        return self._rows(session, statement, {"limit": limit, "offset": offset} | _match(wanted), self._columns)

    def _tested(self, session: Session, wanted: Wanted, down: bool, limit: int) -> list[Row]:
        """The first rows in order of name, each tested here: most of them are wanted."""
        kept: list[Row] = []
        offset, step = 0, limit
        while True:
            rows = self._every_column(session, down, offset, step)
            kept += [row for row in rows if wanted.meets(self._glance(row)) or self._meets(row, wanted)]
            if len(kept) >= limit or len(rows) < step:
                return kept[:limit]
            offset, step = offset + step, limit

    def _every_column(self, session: Session, down: bool, offset: int, limit: int) -> list[Row]:
        way = "DESC" if down else "ASC"
        statement = (
            f"SELECT {self._selected(self._searched)} FROM {self._name} AS o INDEXED BY ix_{self._name}_name "
            f"WHERE deleted = 0 AND hidden = 0 ORDER BY name_sort {way}, n {way} LIMIT :limit OFFSET :offset"
        )
        return self._rows(session, statement, {"limit": limit, "offset": offset}, self._searched)

    def _all_columns(self, session: Session, row: uuid.UUID) -> Row | None:
        standing = "o.deleted = 0 AND o.hidden = 0"
        statement = f"SELECT {self._selected(self._searched)} FROM {self._name} AS o WHERE id = :id AND {standing}"
        typed = text(statement).bindparams(bindparam("id", type_=Id())).columns(
            *(self._table.c[column] for column in self._searched)
        )
        found = session.execute(typed, {"id": row}).mappings().one_or_none()
        return None if found is None else dict(found)


def _match(wanted: Wanted) -> dict[str, str]:
    return {"match": wanted.expression()} if wanted.groups else {}

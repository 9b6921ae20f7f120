"""Pages of a list of up to a million rows, fast whatever was typed, filtered or sorted by.

Which way is fastest depends on how many rows match. The rows of a search that few match are all taken from the search
index (its numbers come as one JSON text: a twentieth of a microsecond each) and sorted by the order in memory
(`standings.py`). Where many match, enough of them stand among the first rows of the order, and these are looked through
in memory (`head.py`); only who leafs further waits for all of them, once. With `db/search.py` this knows SQLite.
Measured with 1,000,000 organisations in an encrypted file (`tests/benchmarks/registry_million.py`).
"""

from __future__ import annotations

import json
import uuid
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from db import search
from db.base import Id, Synced
from db.database import Database
from db.journal.store import driver
from db.registry import parts
from db.registry.found_by import FEW_LOOKED_AT, VERSION, Index
from db.registry.head import HEAD, HEAD_VERSION, Head, Meets, Row
from db.registry.merged_names import MergedNames
from db.registry.ordering import Found, Standing
from db.registry.orders import Order
from db.registry.related import Relations
from db.registry.remembered import Remembered
from db.registry.standings import NAME, Standings
from db.registry.terms import Wanted, beginning, joined_name
from db.text import sort_key, words

FEW = 4_000
"""Matches that are taken from the search index and sorted whatever else could be done."""
SURE = 2.5
"""The head is looked through where it holds so many times the rows of the page, if matches stand evenly in the list."""
QUICK = 20_000
"""Matches that are counted within a keystroke, if the index answers it at once."""
PICKED = 800
"""Rows that are picked out one by one; who leafs further waits for all that match, once."""
SPARE = 4
"""One in so many of the rows that are nearly wanted may be another."""
CHUNK = 64
NEAR = 4
"""Times as many names as are asked for are looked at where they begin."""


class NameList:
    """The list of one searchable class with `name_sort` and `hidden`.

    `columns` are what a page holds, `searched` what `search_text` reads besides. The list is sorted by one of `orders`
    or by "name"; a minus before it turns it round.
    """

    def __init__(
        self,
        database: Database,
        cls: type[Synced],
        columns: Sequence[str],
        searched: Sequence[str],
        named: Sequence[str],
        orders: Mapping[str, Order] | None = None,
        relations: Mapping[str, str] | None = None,
    ) -> None:
        self._cls = cls
        table: Any = cls.__table__  # type: ignore[attr-defined]
        self._name, self._table = str(table.name), table
        self._statement = self._typed(columns)
        self._head = Head(cls, self._typed((*columns, *searched)), self._typed(named))
        self.standings = Standings(database, cls, orders or {}, self._head)
        self._relations = Relations(self._name, relations or {})
        self._index = Index(cls, self._head)
        self._parts = parts.Parts(cls, self._head, self._index, self._relations)
        self._merged = MergedNames(cls, named, self._head)
        self._kept = Remembered()

    # ---- what the list shows
    def page(self, session: Session, wanted: Wanted, order: str, offset: int, limit: int) -> list[Row]:
        """The rows of a window."""
        self._begin(session)
        return self._fetched(session, self._window(session, wanted, order or NAME, offset, limit))

    def _fetched(self, session: Session, numbers: Sequence[int]) -> list[Row]:
        rows: Any = session.execute(self._statement, {"rows": json.dumps(list(numbers))}).mappings()
        found: dict[int, Row] = {row["n"]: row for row in rows}
        return [found[n] for n in numbers if n in found]

    def beginning(self, session: Session, typed: str, limit: int) -> list[Row]:
        """The first rows whose name begins with what was typed, however it parts its words. Of very many, those are
        taken that stand where such names begin."""
        joined = joined_name(typed)
        wanted = Wanted(((f"{beginning(joined)}*",),))
        if not joined:
            return []
        self._begin(session)
        standing = self.standings.of(NAME, wait=False)
        if standing is not None and self._expected(session, wanted) > FEW:
            begin = self._place_of(session, standing, sort_key(" ".join(words(typed)).replace("i", "ı")))
            some = standing.order[begin : begin + NEAR * limit].tolist()
            held = self._head.words(session, some)
            near = [n for n in some if n in held and wanted.has_all(held[n])]
            if len(near) >= limit:
                return self._fetched(session, near[:limit])
        return self.page(session, wanted, NAME, 0, limit)

    def numbers(self, session: Session, wanted: Wanted, order: str, offset: int, limit: int) -> list[int]:
        """The `n` of the rows of a window."""
        self._begin(session)
        return self._window(session, wanted, order or NAME, offset, limit)

    def count(self, session: Session, wanted: Wanted, *, wait: bool = True) -> int | None:
        """How many rows are wanted, exactly. Unless `wait`, None where so many are that counting takes a while."""
        self._begin(session)
        if wanted.everything:
            standing = self.standings.of(NAME, wait=False)
            return self._total(session) if standing is None else len(standing)
        known = self._remembered(session, wanted)
        if known is not None:
            return len(known)
        about = 0 if self._wider(session, wanted) is not None else self._expected(session, wanted)
        if wanted.related or about <= FEW:
            return len(self._find(session, wanted, NAME)) if wait or about <= QUICK else None
        if about > QUICK and not wait:
            return None
        total = self._index.count(session, wanted)
        return total if total >= parts.ENOUGH else len(self._find(session, wanted, NAME))

    def position(self, session: Session, wanted: Wanted, order: str, row: uuid.UUID) -> int | None:
        """Place of a row in the list, None where it is not in it."""
        self._begin(session)
        order = order or NAME
        statement = f"SELECT n, name_sort FROM {self._name} WHERE id = :id AND deleted = 0 AND hidden = 0"
        typed = text(statement).bindparams(bindparam("id", type_=Id()))
        known = session.execute(typed, {"id": row}).one_or_none()
        if known is None:
            return None
        if not wanted.everything:
            return (self._remembered(session, wanted, order) or self._find(session, wanted, order)).place(known.n)
        standing = self.standings.of(order, wait=order != NAME)
        if standing is not None:
            return standing.place(known.n)
        before = (
            f"SELECT count(*) FROM {self._name} INDEXED BY ix_{self._name}_name "
            "WHERE deleted = 0 AND hidden = 0 AND (name_sort, n) < (:name_sort, :n)"
        )
        return int(session.scalar(text(before), known._asdict()) or 0)

    def group_counts(self, session: Session, wanted: Wanted, terms: Mapping[Any, str]) -> dict[Any, int]:
        """How many of the wanted rows have each term of the search index, by the value that it stands for; those that
        have none are left out."""
        self._begin(session)
        connection = session.connection()
        if wanted.everything:
            counts = {value: search.count(connection, self._cls, f'"{term}"') for value, term in terms.items()}
            return {value: number for value, number in counts.items() if number}
        standing = self.standings.of(NAME, wait=True)
        assert standing is not None
        mask = standing.mask(standing.present(self._find(session, wanted, NAME).rows()))
        found = {}
        for value, term in terms.items():
            rows: Sequence[int] = search.numbers(connection, self._cls, f'"{term}"')
            if rows and rows[-1] >= len(mask):
                rows = standing.present(rows)
            found[value] = sum(map(mask.__getitem__, rows))
        return {value: number for value, number in found.items() if number}

    # ---- finding
    def _begin(self, session: Session) -> int:
        """The version of the data that the session sees, at the latest."""
        self.standings.listen()
        session.info.setdefault(HEAD_VERSION, self._head.version)
        return int(session.info.setdefault(VERSION, self.standings.version))

    def _window(self, session: Session, wanted: Wanted, order: str, offset: int, limit: int) -> list[int]:
        self.standings.check(order)
        standing = self.standings.of(order, wait=order != NAME or bool(wanted.related))
        if wanted.everything:
            if standing is None:
                return self._walked(session, offset, limit)
            return standing.order[offset : offset + limit].tolist()
        found = self._remembered(session, wanted, order)
        if found is None and self._wider(session, wanted) is not None:
            return self._find(session, wanted, order).window(offset, limit)
        head = order == NAME or bool(wanted.related) or not wanted.typed  # the words of another's are not in memory
        if found is None and head and self._stand_near(session, wanted, offset + limit):
            first = self._walked(session, 0, HEAD) if standing is None else standing.order[:HEAD]
            needles = self._index.rarest_first(session, wanted)
            near = self._head.first(session, first, offset + limit, needles, self._meets(session, wanted))
            if len(near) == offset + limit:
                return near[offset:]
        if found is None and standing is not None and not wanted.related and offset + limit <= PICKED:
            near = self._picked(session, wanted, standing, offset + limit)
            if len(near) == offset + limit:
                return near[offset:]
        if found is None and standing is None and self._expected(session, wanted) > FEW:
            return self._walked(session, offset, limit, wanted)
        return (found or self._find(session, wanted, order)).window(offset, limit)

    def _picked(self, session: Session, wanted: Wanted, standing: Standing, number: int) -> list[int]:
        """The first `number` rows, taken from nearly the wanted ones; fewer where others have to be looked for."""
        if not wanted.typed:
            return []
        rows, exact = self._index.nearly(session, wanted, self._rows_in_all(session))
        if len(rows) <= FEW_LOOKED_AT or (exact and len(rows) <= FEW):
            return []  # all of them can be had as fast, and are remembered
        if exact:
            return standing.first(rows, number)
        near: list[int] = []
        first = standing.first(rows, number + max(number // SPARE, CHUNK // 2))
        for start in range(0, len(first), CHUNK):
            some = first[start : start + CHUNK]
            held = self._head.words(session, some)
            near += [n for n in some if n in held and wanted.has_all(held[n])]
            if len(near) >= number:
                break
        return near[:number]

    def _meets(self, session: Session, wanted: Wanted) -> Meets | None:
        """What `needles` do not say of a row."""
        related, several = self._relations.test(session, wanted.related), wanted.of_several()
        if related is not None:
            return lambda n, words: related(n) and several.has_all(words)
        return (lambda _n, words: several.has_all(words)) if several.groups else None

    def _stand_near(self, session: Session, wanted: Wanted, number: int) -> bool:
        """Tell whether the first `number` matches probably stand in the head of the list."""
        about = self._expected(session, wanted)
        return about > FEW and about * HEAD >= SURE * number * self._rows_in_all(session)

    def _expected(self, session: Session, wanted: Wanted) -> int:
        """About how many rows match, going by samples."""
        held = self._relations.smallest(session, wanted.related)
        number = self._rows_in_all(session) if held is None else held
        if not wanted.groups:
            return number
        typed, filters = wanted.parted()
        if not (typed.groups and filters.groups):
            return min(number, self._index.about(session, wanted))
        total = self._rows_in_all(session)
        return min(number, self._index.expected(session, Wanted((*typed.groups, *filters.groups)), total))

    def _rows_in_all(self, session: Session) -> int:
        standing = self.standings.of(NAME, wait=False)
        return self._total(session) if standing is None else len(standing)

    def _find(self, session: Session, wanted: Wanted, order: str) -> Found:
        """All rows that are wanted; in the middle of words, too, where few others are."""
        standing = self.standings.of(order, wait=self._waits(session, wanted, order))
        rows: Sequence[int] = self._matching(session, wanted, standing)
        if standing is None:
            others = self._parts.candidates(session, wanted, rows)
            others += self._merged.rows(session, wanted, [*rows, *others])
            if len(others) > FEW:
                standing = self.standings.of(order, wait=True)
            else:
                standing = Standing(self._in_order(session, [*rows, *others]))
        assert standing is not None
        rows = standing.present(rows)
        found = Found(standing, rows, self._others(session, wanted, standing, rows))
        if session.info[VERSION] == self.standings.version:
            self._kept.keep(wanted, order, self.standings.version, found)
        return found

    def _others(self, session: Session, wanted: Wanted, standing: Standing, rows: Sequence[int]) -> list[int]:
        """What is found in the middle of words: among what was while less was typed, if that was all there is. Then
        what has another's name that was merged into it."""
        wider = self._kept.wider(wanted, session.info[VERSION])
        if wider is None or not wanted.narrows_parts(wider[0]) or not parts.is_whole(*map(len, wider[1].both)):
            found = self._parts.rows(session, wanted, standing, rows)
        else:
            found = self._parts.among(session, wanted, standing, wider[1].rows())
        related = self._relations.test(session, wanted.related)
        merged = standing.present(self._merged.rows(session, wanted, [*rows, *found]))
        return [*found, *standing.sorted(merged if related is None else [n for n in merged if related(n)])]

    def _waits(self, session: Session, wanted: Wanted, order: str) -> bool:
        """Tell whether the question cannot be answered before the order is in memory."""
        if order != NAME or wanted.related:
            return True
        return self._wider(session, wanted) is None and self._expected(session, wanted) > FEW

    def _matching(self, session: Session, wanted: Wanted, standing: Standing | None) -> Sequence[int]:
        """All rows that match, in no order."""
        related = self._relations.test(session, wanted.related)
        few = self._wider(session, wanted) if wanted.groups else None
        if few is not None:
            rows: Sequence[int] = [n for n, held in self._head.words(session, few).items() if wanted.has_all(held)]
        elif wanted.groups:
            rows = self._index.rows(session, wanted)
        else:
            rows = standing.order if standing is not None else ()
        return rows if related is None else [n for n in rows if related(n)]

    def _wider(self, session: Session, wanted: Wanted) -> Sequence[int] | None:
        """A few rows among which the wanted ones are, known since less was typed."""
        wider = self._kept.wider(wanted, session.info[VERSION])
        return None if wider is None else wider[1].both[0]

    def _remembered(self, session: Session, wanted: Wanted, order: str | None = None) -> Found | None:
        """What was found for the same question, in any order unless one is named; None where the data has changed."""
        version = session.info[VERSION]
        return self._kept.of(wanted, order, version) if version == self.standings.version else None

    # ---- SQL
    def _total(self, session: Session) -> int:
        """Rows are never removed, only marked, so their numbers have no gaps; counting all takes a second cold."""
        marked = f"SELECT count(*) FROM {self._name} INDEXED BY ix_{self._name}_name WHERE"
        statement = (
            f"SELECT (SELECT max(n) FROM {self._name}) - ({marked} deleted = 1) - ({marked} deleted = 0 AND hidden = 1)"
        )
        return int(session.scalar(text(statement)) or 0)

    def _place_of(self, session: Session, standing: Standing, name_sort: str) -> int:
        """Where a name with this sort key would stand."""
        raw = driver(session.connection())
        statement = f"SELECT name_sort FROM {self._name} WHERE n = ?"
        return bisect_left(standing.order, name_sort, key=lambda n: raw.execute(statement, (n,)).fetchone()[0])

    def _walked(self, session: Session, offset: int, limit: int, wanted: Wanted | None = None) -> list[int]:
        """By the index of names, as long as the order is not in memory."""
        only = f" AND n IN ({search.matches(self._cls)})" if wanted is not None else ""
        statement = (
            f"SELECT n FROM {self._name} INDEXED BY ix_{self._name}_name WHERE deleted = 0 AND hidden = 0{only} "
            "ORDER BY name_sort, n LIMIT :limit OFFSET :offset"
        )
        values = {"limit": limit, "offset": offset} | ({"match": wanted.expression()} if wanted is not None else {})
        return list(session.scalars(text(statement), values))

    def _in_order(self, session: Session, rows: Sequence[int]) -> list[int]:
        statement = (
            f"SELECT o.n FROM json_each(:rows) AS j CROSS JOIN {self._name} AS o ON o.n = j.value "
            "WHERE o.deleted = 0 AND o.hidden = 0 ORDER BY o.name_sort, o.n"
        )
        return list(session.scalars(text(statement), {"rows": json.dumps(list(rows))}))

    def _typed(self, columns: Sequence[str]) -> TextClause:
        """Selects the given rows, in no order."""
        names = dict.fromkeys(("n", *columns))
        statement = (
            f"SELECT {', '.join(f'o.{name}' for name in names)} FROM json_each(:rows) AS j "
            f"CROSS JOIN {self._name} AS o ON o.n = j.value WHERE o.deleted = 0 AND o.hidden = 0"
        )
        return text(statement).columns(*(self._table.c[name] for name in names))  # type: ignore[return-value]

"""Filters that ask other features: rows that were contacted, rows that took part. Those features stand above the
registry, so it is given their SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import Session

from db.errors import ProgrammingError
from db.journal.store import driver
from db.registry.terms import Related


class Relations:
    """`selects`: "<entity>.<relation>" -> SQL that selects the `n` of the rows it names, with :value bound."""

    def __init__(self, entity: str, selects: Mapping[str, str]) -> None:
        self._entity, self._selects = entity, selects

    def smallest(self, session: Session, related: Sequence[Related]) -> int | None:
        """At most so many rows are wanted; None where no relation narrows the list to the rows that it names."""
        return min((len(self._rows(session, one)) for one in related if one.holds), default=None)

    def test(self, session: Session, related: Sequence[Related]) -> Callable[[int], bool] | None:
        """What a row's number must meet; None where there are no relations."""
        if not related:
            return None
        within = [self._rows(session, one) for one in related if one.holds]
        without = [self._rows(session, one) for one in related if not one.holds]
        named = frozenset.intersection(*within) if within else None
        left_out = frozenset().union(*without)
        if named is None:
            return lambda n: n not in left_out
        kept = named - left_out
        return kept.__contains__

    def _rows(self, session: Session, one: Related) -> frozenset[int]:
        key = f"{self._entity}.{one.relation}"
        known: dict[Related, frozenset[int]] = session.info.setdefault("related", {})
        if one not in known:
            if key not in self._selects:
                raise ProgrammingError(f"no feature tells “{key}”")
            statement = f"SELECT json_group_array(n) FROM ({self._selects[key]})"
            found = driver(session.connection()).execute(statement, {"value": one.value}).fetchone()[0]
            known[one] = frozenset(json.loads(found))
        return known[one]

"""The list of pairs to look at: who may be the same as whom in this database, how likely, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from db.database import Database
from db.registry.duplicates.finding import BROAD, Finder
from db.registry.duplicates.reading import Entity, Places, known_different, records, shown
from db.registry.duplicates.reasons import reasons
from db.registry.duplicates.records import Match
from db.registry.duplicates.rows import Pair

_TOLD_EVERY = 2_000
_READ = 0.25  # how much of the work reading is


def find_duplicates(
    database: Database,
    entity: Entity,
    min_score: float = BROAD,
    progress: Callable[[float], None] | None = None,
) -> list[Pair]:
    """Pairs of at least this score, the likeliest first. Pairs known not to be the same are left out, and so are those
    of which one is the branch or a member of the other.

    `progress` is told how much is done, 0 to 1; what it raises ends the search.
    """
    told = progress or (lambda _done: None)
    finder, places = Finder(people=entity == "person"), Places()
    with database.read() as session:
        for number, record in records(session, entity):
            places.numbers.append(number)
            if finder.add(record) % _TOLD_EVERY == 0:
                told(0.0)
        different = known_different(session, entity, places)
    told(_READ)
    matches = finder.matches(min_score, lambda done: told(_READ + (1 - _READ) * done), different)
    wanted = {places.numbers[at] for match in matches for at in (match.first, match.second)}
    with database.read() as session:
        rows = shown(session, entity, wanted)
    found = [_pair(finder, match, places, rows) for match in matches]
    return [each for each in found if each is not None]


def _pair(finder: Finder, match: Match, places: Places, rows: Mapping[int, Mapping[str, Any]]) -> Pair | None:
    one, other = rows.get(places.numbers[match.first]), rows.get(places.numbers[match.second])
    if one is None or other is None:
        return None
    verdict = finder.verdict(match.first, match.second)
    numbers = {name: one.get(name) or "" for name in ("register_no", "tax_no")}
    follows = verdict.score() < match.score
    why = reasons(
        finder.record(match.first), finder.record(match.second), (one["name"], other["name"]), numbers, verdict, follows
    )
    return Pair(
        one["id"], other["id"], round(match.score, 4), why, match.strict, _key(one), _key(other),
        one["name"], other["name"],
    )  # fmt: skip


def _key(row: Mapping[str, Any]) -> str | None:
    """Of a file without keys, the register number is what tells its rows apart."""
    key: str | None = row["source_key"] or row.get("register_no")
    return key

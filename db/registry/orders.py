"""What the lists of the registry can be sorted by: for each order, what a row is compared by.

A key is anything that compares with the others of its order; None stands for nothing there, which comes last both ways.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from db import reference
from db.journal.store import driver
from db.text import fold, sort_key

Key = Callable[[Any], Any]


@dataclass(frozen=True)
class Order:
    """By a column of the table, or by `source`: SQL of (n, value) rows, the last one of a row counting, which reads the
    further tables `entities` and may name :today."""

    column: str
    key: Key
    source: str = ""
    entities: frozenset[str] = frozenset()

    def keys(
        self, session: Session, table: str, today: str, rows: Sequence[int] | None = None
    ) -> Iterator[tuple[int, Any]]:
        """(n, key) of the given rows, or of all that the list may hold; rows without a key may be left out."""
        values: dict[str, Any] = {"rows": json.dumps(list(rows or ())), "today": today}
        if self.source:
            only = "WHERE n IN (SELECT value FROM json_each(:rows))" if rows is not None else ""
            statement = f"SELECT n, value FROM ({self.source}) {only}"
        elif rows is not None:
            statement = (
                f"SELECT o.n, o.{self.column} FROM json_each(:rows) AS j CROSS JOIN {table} AS o ON o.n = j.value"
            )
        else:  # in the order of the file: by the index of names every row would be read from another place
            statement = f"SELECT n, {self.column} FROM {table} NOT INDEXED WHERE deleted = 0 AND hidden = 0"
        for n, value in driver(session.connection()).execute(statement, values):
            yield n, self.key(value) if value not in (None, "") else None


def as_is(value: Any) -> Any:
    return value


def joined(value: str) -> str | None:
    """Of a set, in JSON: its values in alphabetical order, one after the other."""
    names = sorted(sort_key(one) for one in json.loads(value) or ())
    return "\t".join(names) or None


def labelled(list_name: str) -> Key:
    """By what people read for a code."""

    @cache
    def key(code: Any) -> str:
        return sort_key(reference.label(list_name, str(code)))

    return key


def organisation_orders(relations: Mapping[str, str]) -> dict[str, Order]:
    """Order by its name. `relations` as RegistryService takes them."""
    found = {
        "kind": Order("kind", labelled("organisation_kinds")),
        "status": Order("status", labelled("organisation_statuses")),
        "activity_class": Order("activity_class", labelled("activity_classes")),
        "province": Order("province", labelled("provinces")),
        "district": Order("district", labelled("districts")),
        "short_name": Order("short_name", sort_key),
        "officer": Order("officer", sort_key),
        "tags": Order("tags", joined),
        "register_no": Order("register_no", as_is),
        "tax_no": Order("tax_no", as_is),
        "phone": Order("phone", as_is),
        "email": Order("email", fold),
        "founded_on": Order("founded_on", as_is),
    }
    return found | _last_contact("organisation", relations)


_POSTS = """
SELECT person.n AS n, {value} AS value, coalesce(post.starts_on, '0') AS since FROM post
JOIN person ON person.id = post.person_id JOIN organisation ON organisation.id = post.organisation_id
WHERE post.deleted = 0 AND person.deleted = 0 AND organisation.deleted = 0
AND (post.ends_on IS NULL OR post.ends_on >= :today)
"""
_ORGANISATION = _POSTS.format(value="organisation.name_sort") + "ORDER BY since"
_ROLE = (
    "SELECT n, title AS value, '' AS since FROM person WHERE deleted = 0 UNION ALL"
    + _POSTS.format(value="coalesce(post.role, person.title)")
    + "ORDER BY since"
)
"""What the list shows: the role in the newest post that has not ended, or the person's own title."""


def person_orders(relations: Mapping[str, str]) -> dict[str, Order]:
    posts = frozenset({"post", "organisation"})
    title = labelled("titles")
    found = {
        "title": Order("title", title),
        "phone": Order("phone", as_is),
        "email": Order("email", fold),
        "tags": Order("tags", joined),
        "organisation": Order("", as_is, _ORGANISATION, posts),
        "role": Order("", title, _ROLE, posts),
    }
    return found | _last_contact("person", relations)


def _last_contact(entity: str, relations: Mapping[str, str]) -> dict[str, Order]:
    source = relations.get(f"{entity}.last_contact")
    if source is None:
        return {}
    return {"last_contact": Order("", as_is, source, frozenset({"contact", f"contact_{entity}"}))}

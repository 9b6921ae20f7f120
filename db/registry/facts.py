"""Between the facts of a record and its columns: sets are tuples in the one and lists in the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from db.registry.rows import FormerName, OrganisationFacts, PersonFacts
from db.registry.tables import Organisation, Person

SETS = ("other_phones", "other_emails", "tags")
_ORGANISATION_FIELDS = tuple(each.name for each in fields(OrganisationFacts))
_PERSON_FIELDS = tuple(each.name for each in fields(PersonFacts))


def organisation_facts(row: Organisation) -> OrganisationFacts:
    values = {name: getattr(row, name) for name in _ORGANISATION_FIELDS}
    return OrganisationFacts(**_sets(values) | {"former_names": former_names(row.former_names)})


def person_facts(row: Person) -> PersonFacts:
    return PersonFacts(**_sets({name: getattr(row, name) for name in _PERSON_FIELDS}))


def organisation_values(facts: OrganisationFacts) -> dict[str, Any]:
    """Columns of an organisation."""
    values = {name: getattr(facts, name) for name in _ORGANISATION_FIELDS}
    former = [_former_name(one) for one in sorted(facts.former_names, key=_since, reverse=True)]
    return _lists(values) | {"former_names": former or None}


def person_values(facts: PersonFacts) -> dict[str, Any]:
    """Columns of a person."""
    return _lists({name: getattr(facts, name) for name in _PERSON_FIELDS})


def former_names(stored: list[dict[str, Any]] | None) -> tuple[FormerName, ...]:
    """As stored, the newest first. What is no day (another version may have written it) is left out."""
    found = [
        FormerName(str(one.get("name", "")), one.get("kind"), _day(one.get("from")), _day(one.get("to")))
        for one in stored or ()
    ]
    return tuple(sorted(found, key=_since, reverse=True))


def _since(one: FormerName) -> tuple[dt.date, str]:
    return one.ends_on or one.starts_on or dt.date.min, one.name


def _former_name(one: FormerName) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "from": one.starts_on.isoformat() if one.starts_on else None,
        "to": one.ends_on.isoformat() if one.ends_on else None,
    }


def _day(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except (ValueError, TypeError):
        return None


def _sets(values: dict[str, Any]) -> dict[str, Any]:
    return values | {name: tuple(values[name] or ()) for name in SETS}


def _lists(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values) | {name: list(values[name]) or None for name in SETS}

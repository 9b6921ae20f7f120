"""What the search index holds of the registry, and a search as both the index and a single row can answer it.

Besides the words that people type, the index holds one term for each filter of the list (a *facet*) and one for the
beginning of the name. Filtering and counting 100,000 organisations is then a matter of the index alone. These terms
begin with a character of the private use area, which nothing that is typed ever yields (`db.text.words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from db.text import fold, phone_number, words

FACETS: Mapping[str, str] = {
    "kind": "\ue001",
    "status": "\ue002",
    "province": "\ue003",
    "district": "\ue004",
    "activity_class": "\ue005",
}
OFFICER = "\ue007"
TAG = "\ue008"
BEGINS = "\ue006"
BEGINNING = 24
"""Letters of the name in its own term: enough to tell names apart, few enough to keep the index small."""

NO_VALUE = "none"
_NOT_PLAIN = re.compile(r"[^0-9a-z]")
_DIGITS = re.compile(r"[0-9]+")
_STORED = re.compile(r"\+90[0-9]{10}")
_TELEPHONE = 10  # digits
_NUMBER = re.compile(r"\+?[\d\s.()/-]*\d[\d\s.()/-]*")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[-./](?=\d)")


def joined_name(name: str) -> str:
    """The name without spaces, as it is compared with the beginning of what is typed."""
    return "".join(words(name))


def beginning(joined: str) -> str:
    """The term of a name, or of its beginning, given without spaces."""
    return BEGINS + joined[:BEGINNING]


@lru_cache(maxsize=4_096)
def facet(mark: str, value: object) -> str:
    """The term of a filter. Codes are ASCII; an underscore would part the term in two."""
    text = NO_VALUE if value is None or value == "" else str(value)
    return mark + _NOT_PLAIN.sub("x", fold(text))


@lru_cache(maxsize=4_096)
def set_term(mark: str, value: str) -> str:
    """The term of a tag or a name, blind to letters; two of them never share one, however they are written."""
    return mark + "x".join(word.encode().hex() for word in words(value))


def number_words(text: str | None) -> list[str]:
    """The digits of a number, so that it is found however it is written; a telephone also with its leading zero."""
    if not text:
        return []
    digits = "".join(_DIGITS.findall(text))
    if len(digits) < _TELEPHONE:
        return [digits] if digits else []
    stored = text if _STORED.fullmatch(text) else phone_number(text)
    return [digits] if stored is None else [f"0{stored[3:]}", stored[3:]]


def typed_words(typed: str) -> list[str]:
    """The words of a search; a number with its dots, dashes and spaces is one word."""
    if _NUMBER.fullmatch(typed.strip()):
        digits = "".join(filter(str.isdigit, typed))
        return [digits.removeprefix("90") if typed.strip().startswith("+90") else digits]
    return words(_INSIDE_NUMBER.sub("", typed))


@dataclass(frozen=True)
class Wanted:
    """A search: every group must be met, by one of its terms. A term ending in * is the beginning of a word."""

    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, typed: str, facets: Mapping[str, Sequence[Any]] | None = None) -> Wanted:
        """From what was typed and, by field of FACETS, the chosen values (none chosen: any)."""
        groups: list[tuple[str, ...]] = [(f"{word}*",) for word in typed_words(typed)]
        for field, values in (facets or {}).items():
            if values:
                groups.append(tuple(facet(FACETS[field], value) for value in values))
        return cls(tuple(groups))

    def expression(self) -> str:
        """As FTS5 reads it; empty when everything is wanted."""
        return " AND ".join("(" + " OR ".join(map(_quoted, group)) + ")" for group in self.groups)

    def meets(self, search_text: str) -> bool:
        """Tell whether a row with these search words is wanted."""
        held = search_text.split()
        exact = set(held)
        return all(any(_holds(held, exact, term) for term in group) for group in self.groups)


def _quoted(term: str) -> str:
    return f'"{term[:-1]}"*' if term.endswith("*") else f'"{term}"'


def _holds(held: list[str], exact: set[str], term: str) -> bool:
    if not term.endswith("*"):
        return term in exact
    beginning = term[:-1]
    return any(word.startswith(beginning) for word in held)

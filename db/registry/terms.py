"""What the search index holds of the registry, and a search as both the index and a single row can answer it.

Besides the words that people type, the index holds one term for each filter of the list (a *facet*) and one for the
beginning of the name. Filtering and counting 100,000 organisations is then a matter of the index alone. These terms
begin with a character of the private use area, which nothing that is typed ever yields (`db.text.words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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

SHORTEST_PART = 3
"""Letters of a word that is looked for in the middle of others: what the index of parts holds."""

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
class Related:
    """Only the rows that another feature names (`holds`), or only those that it does not name.

    `relation` is one of the sub-selects that the registry was given, `value` what is bound in it.
    """

    relation: str
    value: str
    holds: bool


@dataclass(frozen=True)
class Wanted:
    """A search: every group must be met, by one of its terms. A term ending in * is the beginning of a word.

    The first groups are those of the words that were `typed`.
    """

    groups: tuple[tuple[str, ...], ...]
    typed: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()

    @classmethod
    def of(
        cls,
        typed: str,
        facets: Mapping[str, Sequence[Any]] | None = None,
        sets: Mapping[str, Sequence[str]] | None = None,
        related: Sequence[Related] = (),
    ) -> Wanted:
        """From what was typed and the chosen values, by field of FACETS and by mark of a set (none chosen: any)."""
        words_typed = tuple(typed_words(typed))
        groups: list[tuple[str, ...]] = [(f"{word}*",) for word in words_typed]
        for field, values in (facets or {}).items():
            if values:
                groups.append(tuple(facet(FACETS[field], one) for one in values))
        for mark, names in (sets or {}).items():
            if names:
                groups.append(tuple(set_term(mark, one) for one in names))
        return cls(tuple(groups), words_typed, tuple(related))

    @property
    def everything(self) -> bool:
        return not self.groups and not self.related

    @property
    def in_names(self) -> tuple[str, ...]:
        """The typed words that are long enough to be looked for in the middle of words."""
        return tuple(word for word in self.typed if len(word) >= SHORTEST_PART)

    def without_parts(self) -> Wanted:
        """What a row must meet besides having the words `in_names` somewhere in its name."""
        kept = [group for group, word in zip(self.groups, self.typed, strict=False) if len(word) < SHORTEST_PART]
        return Wanted((*kept, *self.groups[len(self.typed) :]), (), self.related)

    def narrows(self, other: Wanted) -> bool:
        """Tell whether this is the other with more typed: each of its rows is one of the other's."""
        number = len(other.typed)
        return (
            0 < number <= len(self.typed)
            and self.typed[: number - 1] == other.typed[:-1]
            and self.typed[number - 1].startswith(other.typed[-1])
            and self.groups[len(self.typed) :] == other.groups[number:]
            and self.related == other.related
        )

    def narrows_parts(self, other: Wanted) -> bool:
        """Tell whether, besides, none is found in the middle of words by this and not by the other."""
        number = len(other.typed)
        return self.narrows(other) and (
            len(other.typed[-1]) >= SHORTEST_PART or len(self.typed[number - 1]) < SHORTEST_PART
        )

    def expression(self) -> str:
        """As FTS5 reads it; empty when the words do not restrict."""
        return " AND ".join("(" + " OR ".join(map(_quoted, group)) + ")" for group in self.groups)

    def coarse(self, letters: int) -> Wanted:
        """The same with words cut to so many letters: met by more rows, and answered by the index at once."""
        cut = [tuple(_cut(term, letters) if term.endswith("*") else term for term in group) for group in self.groups]
        return Wanted(tuple(cut))

    def meets(self, search_text: str) -> bool:
        """Tell whether a row with these search words is wanted, as far as words tell."""
        return self.has_all(f" {search_text} ")

    def has_all(self, held: str) -> bool:
        """The same of words with a space before and behind each."""
        for needles in self._needles:
            for needle in needles:
                if needle in held:
                    break
            else:
                return False
        return True

    @property
    def needles(self) -> list[str]:
        """What every wanted row has in its words, a space before and behind each; of groups with one term only."""
        return [needles[0] for needles in self._needles if len(needles) == 1]

    def of_several(self) -> Wanted:
        """The groups that `needles` leaves out."""
        return Wanted(tuple(group for group in self.groups if len(group) > 1))

    def parted(self) -> tuple[Wanted, Wanted]:
        """What was typed, and what the filters say."""
        number = len(self.typed)
        return Wanted(self.groups[:number], self.typed), Wanted(self.groups[number:])

    @cached_property
    def _needles(self) -> list[tuple[str, ...]]:
        return [tuple(_needle(term) for term in group) for group in self.groups]


def _cut(term: str, letters: int) -> str:
    return term if len(term) <= letters + 1 else f"{term[:letters]}*"


def _needle(term: str) -> str:
    return f" {term[:-1]}" if term.endswith("*") else f" {term} "


def _quoted(term: str) -> str:
    return f'"{term[:-1]}"*' if term.endswith("*") else f'"{term}"'

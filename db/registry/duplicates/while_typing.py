"""Records that may be the one being typed, within a keystroke at any size of the register.

The index of three letters in a row finds the rows that have one unharmed half of every word of the name but one; what
it finds is compared word by word. Names that differ in a number or in a branch's place are not the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.laying import lay
from db.registry.duplicates.standardise import Name, organisation_name
from db.registry.duplicates.wordlists import GENERIC
from db.registry.rows import Duplicate
from db.registry.tables import Organisation
from db.registry.terms import number_words
from db.search import parts_name, table_name

MOST_LOOKED_AT = 80
_WORDS = 5  # of a name that are asked for; the longest tell most
_HALF = 3  # letters that the index needs
_LEAST_LETTERS = 4
_LACKING = 0.34  # share of a name's weight that only one of them may have


def questions(words: Sequence[str]) -> list[str]:
    """To ask the index one after the other until one is answered: all words, then all but one of them."""
    parts = [each for each in map(_halves, sorted(dict.fromkeys(words), key=_telling)) if each][:_WORDS]
    if not parts:
        return []
    asked = [" AND ".join(parts)]
    if len(parts) > 2:
        asked.append(" OR ".join("(" + " AND ".join(parts[:at] + parts[at + 1 :]) + ")" for at in range(len(parts))))
    return asked


def _telling(word: str) -> tuple[bool, int]:
    return word in GENERIC, -len(word)


def _halves(word: str) -> str:
    """One of the halves holds no typing error if there is only one; words under six letters have to be right."""
    middle = len(word) // 2
    if len(word) < _HALF:
        return ""
    halves = [word] if middle < _HALF else [word[:middle], word[middle:]]
    return "(" + " OR ".join("(" + " AND ".join(_threes(each)) + ")" for each in halves) + ")"


def _threes(part: str) -> Iterable[str]:
    return (f'"{part[at : at + 3]}"' for at in range(len(part) - 2))


@cache
def _ordinary() -> Frequencies:
    """Of no register in particular: what is rare in this one cannot be counted within a keystroke."""
    return Frequencies()


def possible_organisations(
    session: Session, name: str, register_no: str | None, exclude: uuid.UUID | None, limit: int
) -> list[Duplicate]:
    """Those with the same register number first, then those that are called nearly the same."""
    number, typed = number_words(register_no), organisation_name(name)
    rows = _asked(session, f'"{number[0]}"', table_name(Organisation)) if number else []
    same = [_duplicate(row, "register_no") for row in rows if number_words(row.register_no) == number]
    known = {exclude, *(each.id for each in same)}
    if sum(map(len, typed.core)) >= _LEAST_LETTERS and len(same) < limit:
        for question in questions(typed.core):
            rows = _asked(session, question, parts_name(Organisation))
            near = [_duplicate(row, "name") for row in rows if same_organisation(typed, row.name)]
            if near:
                same += [each for each in near if each.id not in known]
                break
    return [each for each in same if each.id != exclude][:limit]


def _asked(session: Session, question: str, index: str) -> Sequence[Any]:
    """Rows that answer a question to one of the indexes."""
    return session.execute(
        text(
            "SELECT id, name, register_no, district FROM organisation WHERE deleted = 0 AND hidden = 0 AND n IN "
            f"(SELECT rowid FROM {index} WHERE {index} MATCH :asked LIMIT {MOST_LOOKED_AT})"
        ),
        {"asked": question},
    ).all()


def _duplicate(row: Any, same: str) -> Duplicate:
    return Duplicate(uuid.UUID(bytes=bytes(row.id)), row.name, same, row.register_no, row.district)


def same_organisation(typed: Name, name: str) -> bool:
    """Whether a name is the typed one but for errors, abbreviations, order, and the words of its legal form."""
    other = organisation_name(name)
    if bool(typed.branch) != bool(other.branch):
        return False
    return _same(typed.core, other.core)


def _same(typed: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if sum(map(len, typed)) < _LEAST_LETTERS:
        return False
    ordinary = _ordinary()
    words = lay(typed, other, ordinary.name_weight, ordinary.names, 0, names=True)
    if words.conflicts or words.weak or words.numbers or words.number_lacking:
        return False
    return words.lacking <= _LACKING * words.whole and not _only_generic(typed, other)


def _only_generic(typed: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """“Spor Kulübü” is like every sports club: then only the very same name counts."""
    return typed != other and all(word in GENERIC for word in typed)

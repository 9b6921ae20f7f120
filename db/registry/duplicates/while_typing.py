"""Records that may be the one being typed, within a keystroke at any size of the register.

The index of three letters in a row finds the rows that have one unharmed half of every word of the name but one; what
it finds is compared word by word. Names that differ in a number or in a branch's place are not the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.base import Synced
from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.laying import lay
from db.registry.duplicates.standardise import Name, organisation_name, person_name
from db.registry.duplicates.wordlists import GENERIC
from db.search import parts_name

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


def near_rows(session: Session, cls: type[Synced], asked: str, most: int = MOST_LOOKED_AT) -> list[int]:
    """The `n` of rows that answer one of the `questions`."""
    name = parts_name(cls)
    found = session.execute(
        text(f"SELECT rowid FROM {name} WHERE {name} MATCH :asked LIMIT :most"), {"asked": asked, "most": most}
    )
    return [row[0] for row in found]


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


def same_organisation(typed: Name, name: str) -> bool:
    """Whether a name is the typed one but for errors, abbreviations, order, and the words of its legal form."""
    other = organisation_name(name)
    if bool(typed.branch) != bool(other.branch):
        return False
    return _same(typed.core, other.core)


def same_person(typed: tuple[str, ...], given_name: str, family_name: str) -> bool:
    return _same(typed, person_name(given_name, family_name))


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

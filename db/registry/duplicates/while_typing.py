"""Records that may be the one being typed, within a keystroke at any size of the register.

The index of three letters in a row finds the rows that have one unharmed half of the rarest words of the name, or of
all of them but one; what it finds is compared word by word. Names that differ in a number or in a branch's place are
not the same. Numbers, telephones and e-mails are looked up in the index of words, and compared as a whole.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.laying import lay
from db.registry.duplicates.standardise import Name, emails, number, organisation_name, person_name, phones
from db.registry.duplicates.wordlists import GENERIC
from db.registry.rarity import Rarity
from db.registry.rows import Duplicate, Typed
from db.registry.tables import Organisation, Person
from db.registry.terms import number_words
from db.search import expression, parts_expression, parts_name, table_name

MOST_LOOKED_AT = 150
_WORDS = 3  # of a name that are asked for; the rarest tell most
_RAREST = 2  # letters in threes of half a word that are asked for
_HALF = 3  # letters that the index needs
_LEAST_LETTERS = 4
_LEAST_WITH_ERROR = 6  # letters of a person's name: Kaya and Kara are two families
_LACKING = 0.34  # share of a name's weight that only one of them may have

_ORGANISATION = "id, name, kind, register_no, tax_no, district, phone, other_phones, email, other_emails"
_PERSON = "id, given_name, family_name, phone, other_phones, email, other_emails"


class WhileTyping:
    """Of one class: Organisation or Person."""

    def __init__(self, cls: type[Organisation] | type[Person]) -> None:
        self._cls = cls
        self._rarity = Rarity(cls)
        self._columns = _ORGANISATION if cls is Organisation else _PERSON

    def organisations(
        self, session: Session, name: str, typed: Typed, exclude: uuid.UUID | None, limit: int
    ) -> list[Duplicate]:
        """Those with the same register or tax number first, then those that are called nearly the same, then those
        with the same telephone or e-mail."""
        own = organisation_name(name)
        found = _Found(exclude, limit)
        for row in self._numbered(session, typed.register_no):
            if number_words(row.register_no) == number_words(typed.register_no):
                found.add(row, row.name, "register_no")
        for row in self._numbered(session, typed.tax_no):
            if number(row.tax_no) == number(typed.tax_no) and _same_level(own, row):
                found.add(row, row.name, "tax_no")
        if not found.full and sum(map(len, own.core)) >= _LEAST_LETTERS:
            for row in self._named(session, own.core, lambda row: same_organisation(own, row.name)):
                found.add(row, row.name, "name")
        for row, same in () if found.full else self._reached(session, typed):
            if _same_level(own, row):
                found.add(row, row.name, same)
        return found.all

    def people(
        self, session: Session, name: tuple[str, str], typed: Typed, exclude: uuid.UUID | None, limit: int
    ) -> list[Duplicate]:
        """Those that are called nearly the same, whatever their title, first; then those with the same telephone or
        e-mail. `name`: given and family name; as long as one of them is missing, names are not compared."""
        own = person_name(*name)
        found = _Found(exclude, limit)
        if all(map(str.strip, name)) and sum(map(len, own)) >= _LEAST_LETTERS:
            rows = self._named(session, own, lambda row: same_person(own, (row.given_name, row.family_name)))
            for row in sorted(rows, key=lambda row: person_name(row.given_name, row.family_name) != own):
                found.add(row, _full_name(row), "name")
        for row, same in () if found.full else self._reached(session, typed):
            found.add(row, _full_name(row), same)
        return found.all

    # ---- asking
    def _named(self, session: Session, words: Sequence[str], same: Callable[[Any], bool]) -> list[Any]:
        for question in self.questions(session, words):
            near = [row for row in self._asked(session, question, parts_name(self._cls)) if same(row)]
            if near:
                return near
        return []

    def _numbered(self, session: Session, written: str | None) -> Sequence[Any]:
        wanted = number_words(written) if number(written) else []
        return self._asked(session, f'"{wanted[0]}"', table_name(self._cls)) if wanted else ()

    def _reached(self, session: Session, typed: Typed) -> list[tuple[Any, str]]:
        found = []
        for written in typed.phones:
            for one in phones((written,)):
                rows = self._asked(session, f'"{number_words(written)[-1]}"', table_name(self._cls))
                found += [(row, "phone") for row in rows if one in phones((row.phone, *_several(row.other_phones)))]
        for one in emails(typed.emails):
            rows = self._asked(session, (expression(one) or "").replace("*", ""), table_name(self._cls))
            found += [(row, "email") for row in rows if one in emails((row.email, *_several(row.other_emails)))]
        return found

    def _asked(self, session: Session, question: str, index: str) -> Sequence[Any]:
        """Rows that answer a question to one of the indexes."""
        statement = (  # crossed, or the rows would be looked for in the index of names
            f"SELECT {self._columns} FROM (SELECT rowid FROM {index} WHERE {index} MATCH :asked "
            f"LIMIT {MOST_LOOKED_AT}) AS m CROSS JOIN {self._cls.__tablename__} AS o ON o.n = m.rowid "
            "WHERE o.deleted = 0 AND o.hidden = 0"
        )
        return session.execute(text(statement), {"asked": question}).all()

    def questions(self, session: Session, words: Sequence[str]) -> list[str]:
        """To ask the index one after the other until one is answered: the rarest words, then all but one of them."""
        rare = sorted(self._halves(session, word) for word in _plain(words) if len(word) >= _HALF)[:_WORDS]
        parts = [question for _, _, question in rare]
        if not parts:
            return []
        asked = [" AND ".join(parts)]
        if len(parts) > 2:
            others = (parts[:at] + parts[at + 1 :] for at in range(len(parts)))
            asked.append(" OR ".join("(" + " AND ".join(each) + ")" for each in others))
        return asked

    def _halves(self, session: Session, word: str) -> tuple[bool, int, str]:
        """Whether the word is a generic one, how many have it, and how it is asked for: one of its halves holds no
        typing error if there is only one; words under six letters have to be right."""
        middle = len(word) // 2
        halves = [word] if middle < _HALF else [word[:middle], word[middle:]]
        rare = [self._rarity.rarest(session, half, _RAREST) for half in halves]
        question = "(" + " OR ".join(f"({parts_expression(each)})" for each in rare) + ")"
        return word in GENERIC, sum(self._rarity.of(session, each[0]) for each in rare), question


class _Found:
    """What is to be told, each record once."""

    def __init__(self, exclude: uuid.UUID | None, limit: int) -> None:
        self._known, self._limit = {exclude}, limit
        self.all: list[Duplicate] = []

    @property
    def full(self) -> bool:
        return len(self.all) >= self._limit

    def add(self, row: Any, name: str, same: str) -> None:
        record = uuid.UUID(bytes=bytes(row.id))
        if record not in self._known and not self.full:
            self._known.add(record)
            numbered = (row.register_no, row.district) if hasattr(row, "register_no") else (None, None)
            self.all.append(Duplicate(record, name, same, *numbered))


def _plain(words: Sequence[str]) -> Sequence[str]:
    """Without the full stops of abbreviations, each once."""
    return list(dict.fromkeys(word.rstrip(".") for word in words))


def _several(values: Any) -> Sequence[str]:
    return json.loads(values) or () if isinstance(values, str) else values or ()


def _full_name(row: Any) -> str:
    return f"{row.given_name} {row.family_name}".strip()


def _same_level(typed: Name, row: Any) -> bool:
    """A branch has its head office's numbers, and is not its head office."""
    return bool(typed.branch) == bool(organisation_name(row.name).branch or row.kind == "SUB")


# ---- names
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


def same_person(typed: tuple[str, ...], name: tuple[str, str]) -> bool:
    """Whether a name is the typed one but for a title, an error, the order, or a second given name."""
    other = person_name(*name)
    return _same(typed, other) and (
        set(typed) <= set(other)
        or set(other) <= set(typed)
        or min(map(len, set(typed) ^ set(other))) >= _LEAST_WITH_ERROR
    )


def _same(typed: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if sum(map(len, typed)) < _LEAST_LETTERS:
        return False
    if set(typed) == set(other):
        return True
    ordinary = _ordinary()
    words = lay(typed, other, ordinary.name_weight, ordinary.names, 0, names=True)
    if words.conflicts or words.weak or words.numbers or words.number_lacking:
        return False
    return words.lacking <= _LACKING * words.whole and not _only_generic(typed, other)


def _only_generic(typed: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """“Spor Kulübü” is like every sports club: then only the very same name counts."""
    return typed != other and all(word in GENERIC for word in typed)

"""Which record of the register a row means. The register is looked through once for a whole file, in bounded memory:
only records that share a key with some row of the file are held."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from db import reference
from db.registry.checks import core_of
from db.registry.importing.rows import Packed
from db.registry.importing.words import BRANCH_KINDS, BRANCH_WORDS
from db.text import words

LEAST_CORE = 4  # letters; what is left of shorter names is too little to say that two may be one
LEAST_KEY = 6  # characters of a key that is more than a running number
LEAST_NUMBER = 7  # digits of a register number that says by itself who is meant
ALIKE = 75  # per cent; names that a key or number confirms
LEAST_DIGITS_ALIKE = 7
_MOST_HOPS = 50
_NOTHING: Mapping[str, Any] = {}
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOT_IN_NUMBERS = re.compile(r"[\W_]+")


class Known:
    """A record of the register or a row of the file, by what it is compared with. Most are never compared, so what no
    key is made of is made only when it is asked for."""

    __slots__ = ("core", "id", "key", "n", "name_key", "register", "tax", "usual", "values")

    def __init__(
        self, values: dict[str, Any], usual: Mapping[str, Any], parts: list[str], n: int = 0,
        row: uuid.UUID | None = None,
    ) -> None:  # fmt: skip
        """`usual` stands in for what `values` do not have; `parts` are the words of the name."""
        get = values.get
        self.values, self.usual = Packed(values), usual
        self.n, self.id = n, row
        self.name_key = " ".join(parts)
        organised = "kind" in values or "kind" in usual
        self.core: str = (core_of(parts) if organised else "") or "".join(parts)
        self.register = _digits(get("register_no"))
        self.tax = _digits(get("tax_no"))
        self.key: str = get("source_key") or ""

    @classmethod
    def of(cls, values: dict[str, Any], n: int, row: uuid.UUID) -> Known:
        return cls(values, _NOTHING, words(_name(values)), n, row)

    @property
    def name(self) -> str:
        return _name(self.values)

    @property
    def kind(self) -> str | None:
        kind: str | None = self.values.get("kind") or self.usual.get("kind")
        return kind

    @property
    def branch(self) -> bool:
        return self.kind in BRANCH_KINDS or not BRANCH_WORDS.isdisjoint(self.name_key.split()[-2:])

    @property
    def address(self) -> str:
        return " ".join(words(self.values.get("address") or ""))

    @property
    def province(self) -> int | None:
        province: int | None = self.values.get("province") or self.usual.get("province")
        return province

    @property
    def district(self) -> str | None:
        district: str | None = self.values.get("district")
        return district

    @property
    def phone(self) -> str | None:
        phone: str | None = self.values.get("phone")
        return phone

    @property
    def email(self) -> str | None:
        email: str | None = self.values.get("email")
        return email

    @property
    def birth_year(self) -> int | None:
        year: int | None = self.values.get("birth_year")
        return year


def _name(values: Packed | dict[str, Any]) -> str:
    get = values.get
    return get("name") or f"{get('given_name') or ''} {get('family_name') or ''}".strip()


def _digits(number: str | None) -> str:
    return _NOT_IN_NUMBERS.sub("", number) if number else ""


_COLUMNS = {
    "organisation": "name kind register_no tax_no source_key address province district phone email".split(),
    "person": "given_name family_name source_key address phone email birth_year".split(),
}


class Register:
    """The records that rows of one file may mean."""

    def __init__(self, session: Session, entity: str, rows: Sequence[Known]) -> None:
        self.entity = entity
        wanted: dict[str, set[str]] = {
            "core": {one.core for one in rows}, "register": {one.register for one in rows},
            "tax": {one.tax for one in rows}, "key": {one.key for one in rows},
        }  # fmt: skip
        self._by: dict[str, dict[str, list[Known]]] = {part: {} for part in wanted}
        self._written: dict[str, Known] = {}
        for keys in wanted.values():
            keys.discard("")
        own = {key for key in wanted["key"] if _IDENTIFIER.fullmatch(key)}
        for row, known in _records(session, entity):
            if own and (key := str(uuid.UUID(bytes=row))) in own:
                self._written[key] = known
            for part, keys in wanted.items():
                if getattr(known, part) in keys:
                    self._by[part].setdefault(getattr(known, part), []).append(known)
        self.is_empty = not self._written and not any(self._by.values())
        """None of its records can be meant by any row."""

    def match(self, row: Known) -> Known | None:
        """The record that the row means, by its register or tax number, its key, its name and place. A key that is the
        record's own identifier was written by us (into a vCard), and leaves no doubt."""
        if row.key in self._written:
            return self._written[row.key]
        return self._organisation(row) if self.entity == "organisation" else self._person(row)

    def close(self, row: Known) -> Known | None:
        """A record that may be the same."""
        if len(row.core) < LEAST_CORE:
            return None
        return next((one for one in self._by["core"].get(row.core, ()) if may_be_same(row, one)), None)

    def _organisation(self, row: Known) -> Known | None:
        numbered = [one for one in self._by["register"].get(row.register, ()) if same_number(one, row)]
        if numbered:
            return max(numbered, key=lambda one: one.name_key == row.name_key)
        for one in self._by["tax"].get(row.tax, ()):
            if one.branch == row.branch and _alike(one, row):
                return one
        for one in self._by["key"].get(row.key, ()):
            if _agrees(one, row):
                return one
        same = [one for one in self._by["core"].get(row.core, ()) if one.name_key == row.name_key and
                not _differ(one.register, row.register)]  # fmt: skip
        for one in same:
            if row.address and one.address == row.address and not _differ(one.district, row.district):
                return one
        near = [one for one in same if not (row.address and one.address) and _same_place(one, row)]
        return near[0] if len(near) == 1 else None

    def _person(self, row: Known) -> Known | None:
        for one in self._by["key"].get(row.key, ()):
            if _agrees(one, row):
                return one
        for one in self._by["core"].get(row.core, ()):
            reached = (row.email and row.email == one.email) or (row.phone and row.phone == one.phone)
            housed = row.address and row.address == one.address
            if (reached or housed) and not _differ(row.birth_year, one.birth_year) and not _other_keys(row, one):
                return one
        return None


def _records(session: Session, entity: str) -> Iterator[tuple[bytes, Known]]:
    """Every record that stands, with its own identifier. One that was merged into another counts as that one, under
    its own name and keys."""
    found = session.execute(text(f"SELECT id, merged_into FROM {entity} WHERE merged_into IS NOT NULL"))
    merged: dict[bytes, bytes] = {row: stands for row, stands in found}  # noqa: C416
    names = _COLUMNS[entity]
    statement = text(f"SELECT n, id, {', '.join(names)} FROM {entity} WHERE deleted = 0")
    for n, row, *cells in session.execute(statement.execution_options(yield_per=5_000)):
        stands = row
        for _ in range(_MOST_HOPS):
            if stands not in merged:
                break
            stands = merged[stands]
        yield row, Known.of(dict(zip(names, cells, strict=True)), n, uuid.UUID(bytes=stands))


def may_be_same(row: Known, one: Known) -> bool:
    """Of two with the same name but for its legal words: whether nothing speaks against it. A branch is never the
    same as its head office."""
    return not (
        row.branch != one.branch
        or _differ(row.province, one.province)
        or _differ(row.register, one.register)
        or _differ(row.birth_year, one.birth_year)
    )


def same_number(one: Known, row: Known) -> bool:
    """Of two with the same number: whether it says that they are one. Each kind of register counts for itself."""
    sure = len(row.register) >= LEAST_NUMBER and _register_of(one) == _register_of(row)
    return one.branch == row.branch and (sure or _alike(one, row))


def _register_of(one: Known) -> str:
    return reference.kind(one.kind).identifier if one.kind in reference.codes("organisation_kinds") else ""


def _differ(one: Any, other: Any) -> bool:
    return bool(one) and bool(other) and bool(one != other)


def _other_keys(row: Known, one: Known) -> bool:
    """Two keys that are more than running numbers tell two people of a name and house apart."""
    return _differ(row.key, one.key) and not row.key.isdigit() and not one.key.isdigit()


def _same_place(one: Known, row: Known) -> bool:
    if one.district and row.district:
        return bool(one.district == row.district)
    return bool(one.province == row.province)


def _alike(one: Known, row: Known) -> bool:
    if one.core == row.core:
        return True
    from rapidfuzz.fuzz import ratio

    return bool(ratio(one.core, row.core) >= ALIKE)


def _agrees(one: Known, row: Known) -> bool:
    """Whether something besides the key says the same: every list has a record number 17."""
    if one.name_key == row.name_key and not _differ(one.birth_year, row.birth_year):
        return True
    reached = (row.email and row.email == one.email) or (row.phone and row.phone == one.phone)
    housed = bool(row.address) and row.address == one.address
    if row.key.isdigit() and len(row.key) < LEAST_KEY:
        return bool(reached)
    return bool(reached or housed) or (_alike(one, row) and not _differ(one.birth_year, row.birth_year))

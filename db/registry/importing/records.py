"""Rows of a table as records: the cells of each, understood and put together by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry import checks
from db.registry.importing import values
from db.registry.importing.names import split_name
from db.registry.importing.rows import Mapping as ColumnMapping
from db.registry.importing.rows import Note
from db.registry.importing.vcard import BadCard
from db.registry.importing.words import KIND_BY_LAST_WORD
from db.registry.reading.cells import Cell, CellError, column_letters
from db.text import fold, name_words

_NAMES = frozenset({"name", "full_name", "given_name", "family_name"})
NO_NAME = QT_TRANSLATE_NOOP("db", "The name is empty.")
_MORE_CELLS = QT_TRANSLATE_NOOP("db", "There are {cells} cells, but only {columns} columns have a name.")
_HEADINGS = QT_TRANSLATE_NOOP("db", "This row repeats the headings.")
_ERROR = QT_TRANSLATE_NOOP("db", "Cell {cell} holds an error ({code}). The row is taken without it.")

Read = Callable[[Cell], Any]
_LISTS = {"phone": "other_phones", "email": "other_emails"}
_SINGLE = frozenset(_LISTS)
_APART = frozenset({*_LISTS.values(), "tags"})
"""Fields that are put together with others, or of several values."""
_NEVER = 1 << 30
USUAL_KIND = "DRN"
"""Of organisations of which neither a column nor the name tells it."""


def _readers(today: dt.date) -> dict[str, Read]:
    """Field -> how one of its cells is understood; those not named here are a line of text."""
    known: dict[str, Read] = {
        "kind": values.kind, "status": values.status, "activity_class": values.activity_class,
        "province": values.province, "sex": values.sex, "public_benefit": values.yes_no, "title": values.title,
        "role": values.title, "birth_year": partial(values.birth_year, today=today),
        "founded_on": partial(values.day, today=today), "public_benefit_on": partial(values.day, today=today),
    }  # fmt: skip
    every: dict[str, Read] = {name: values.remembering(read) for name, read in known.items()}
    every |= {"phone": values.phones, "other_phones": values.phones, "email": values.emails, "tax_no": values.tax_no}
    return every | {"other_emails": values.emails, "tags": values.remembering(values.listed), "notes": values.long_text,
                    "district": values.remembering(values.line), "address": values.long_text}  # fmt: skip


class Record:
    """One row: `given` (field -> value, only what its cells say), `usual` (what new records get besides), the `words`
    of its name."""

    __slots__ = ("given", "number", "organisation", "role", "usual", "words")

    def __init__(self, number: int, given: dict[str, Any], usual: Mapping[str, Any], name: list[str]) -> None:
        self.number, self.given, self.usual, self.words = number, given, usual, name
        self.organisation: str | None = None
        self.role: str | None = None


class Records:
    """Understands rows of one sheet. `remarks` gathers what could not be understood."""

    def __init__(self, entity: str, mapping: ColumnMapping, headings: Sequence[str], strict: bool, home: int | None,
                 today: dt.date) -> None:  # fmt: skip
        """`strict`: a row with more cells than headings is refused (a text table is torn there). `home`: the province
        of organisations where no column tells it."""
        readers = _readers(today)
        self._columns = [
            (place, name, readers.get(name, values.line)) for place, name in sorted(mapping.fields.items())
        ]
        fields = set(mapping.fields.values())
        self._plain_columns = [(place, name, _alone(name, read)) for place, name, read in self._columns]
        alone = len(fields) == len(mapping.fields) and fields.isdisjoint(_APART)
        self._reach = max(mapping.fields, default=0) + 1 if alone else _NEVER
        self._width = len(headings) if strict and mapping.header_row else None
        self._headings = list(headings) if mapping.header_row else None
        self._make = self._organisation if entity == "organisation" else self._person
        self._home, self._told = home, "province" in fields
        self._places: dict[tuple[str, int | None], tuple[int | None, str | None] | InvalidInput] = {}
        self.remarks: list[Note] = []

    def heading_of(self, field: str) -> str:
        """Of the column that feeds a field; "" where none does, or the sheet has no headings."""
        place = next((place for place, name, _ in self._columns if name == field), None)
        return self._headings[place] if self._headings and place is not None and place < len(self._headings) else ""

    def record(self, number: int, cells: list[Cell]) -> Record:
        """Raises InvalidInput with the reason for which the row is refused."""
        if self._width is not None and len(cells) > self._width and any(map(values.plain, cells[self._width :])):
            raise InvalidInput(_MORE_CELLS, field="", cells=len(cells), columns=self._width)
        if type(cells) is BadCard:
            raise cells.error
        if cells == self._headings:
            raise InvalidInput(_HEADINGS, field="")
        return self._make(number, self._at_once(cells) or self._one_by_one(number, cells))

    def _at_once(self, cells: list[Cell]) -> dict[str, Any] | None:
        """Field -> value of a row that nothing is to be said of; None where it has to be looked at cell by cell."""
        if len(cells) < self._reach or CellError in map(type, cells):
            return None
        try:
            return {
                name: value
                for place, name, read in self._plain_columns
                if (cell := cells[place]) is not None and (value := read(cell)) is not None
            }
        except InvalidInput:
            return None

    def _one_by_one(self, number: int, cells: list[Cell]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        width = len(cells)
        for place, name, read in self._columns:
            cell = cells[place] if place < width else None
            if cell is None or cell == "":
                continue
            try:
                if isinstance(cell, CellError):
                    self._error(number, place, cell)
                    continue
                value = read(cell)
            except InvalidInput as error:
                value = getattr(error, "value", None)
                if value is None and name in _NAMES:
                    raise  # what is wrong with the name is why the row is refused
                self._remark(number, place, error)
            if value is not None and value != []:
                _put(found, name, value)
        _join(found)
        return found

    def _error(self, number: int, place: int, cell: CellError) -> None:
        where = f"{column_letters(place)}{number}"
        self.remarks.append(Note(number, _ERROR, {"cell": where, "code": cell.code}, where))

    def _remark(self, number: int, place: int | None, error: InvalidInput) -> None:
        where = f"{column_letters(place)}{number}" if place is not None else ""
        self.remarks.append(Note(number, error.message, dict(error.details), where))

    def _organisation(self, number: int, found: dict[str, Any]) -> Record:
        name = found.get("name")
        parts = name_words(name) if name else []
        if not parts:
            raise InvalidInput(NO_NAME, field="name")
        self._place(number, found)
        kind = KIND_BY_LAST_WORD.get(parts[-1], USUAL_KIND) if "kind" not in found else None
        home = self._home if not self._told and "province" not in found else None
        return Record(number, found, _usual(kind, home), parts)

    def _place(self, number: int, found: dict[str, Any]) -> None:
        """The district's code, and the province that it lies in; what is no district of it is remarked on."""
        text = found.pop("district", None)
        if text is None:
            return
        plate = found.get("province")
        key = (text, plate)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._district(text, plate)
        if isinstance(place, InvalidInput):
            self._remark(number, None, place)
        elif place[1] is not None:
            found["province"], found["district"] = place

    def _district(self, text: str, plate: int | None) -> tuple[int | None, str | None] | InvalidInput:
        try:
            if plate is None and self._home is not None and self._home in values.plates_of_district(fold(text)):
                plate = self._home
            place = values.district(text, plate)
            return place if place[1] or self._home is None else values.district(text, self._home)
        except InvalidInput as error:
            return error

    def _person(self, number: int, found: dict[str, Any]) -> Record:
        organisation, role = found.pop("organisation", None), found.pop("role", None)
        full, middle = found.pop("full_name", None), found.pop("middle_name", None)
        if full is not None and "given_name" not in found and "family_name" not in found:
            given, family, title = split_name(full)
            found["given_name"], found["family_name"] = given, family
            if title:
                found.setdefault("title", title)
        if middle:
            found["given_name"] = " ".join(filter(None, (found.get("given_name"), middle)))
        parts = name_words(f"{found.get('given_name', '')} {found.get('family_name', '')}")
        if not parts:
            raise InvalidInput(NO_NAME, field="name")
        usual = {name: "" for name in ("given_name", "family_name") if name not in found}
        record = Record(number, found, usual, parts)
        record.organisation, record.role = organisation, role
        return record


@cache
def _usual(kind: str | None, home: int | None) -> Mapping[str, Any]:
    """The same few for every record."""
    return {name: value for name, value in (("kind", kind), ("province", home)) if value is not None}


def _alone(name: str, read: Read) -> Read:
    """Of a field that one column feeds: its value as it is stored, or None; where there are several, InvalidInput."""
    if name not in _SINGLE:
        return read

    def one(cell: Cell) -> str | None:
        found: list[str] = read(cell)
        if len(found) > 1:
            raise InvalidInput("", field=name)
        return found[0] if found else None

    return one


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    """Several columns may feed a field; of a field that holds one value, the first column counts."""
    if name not in found:
        found[name] = list(value) if type(value) is list else [value] if name in ("address", "notes") else value
    elif type(value) is list:
        found[name] += [one for one in value if one not in found[name]]
    elif name in ("address", "notes"):
        found[name].append(value)


def _join(found: dict[str, Any]) -> None:
    """Lists become what is stored: an address, notes, a main telephone and others."""
    if "address" in found:
        found["address"] = _address(found["address"])
    if "notes" in found:
        found["notes"] = "\n".join(found["notes"])[: checks.LONGEST_TEXT]
    for main, others in _LISTS.items():
        every = found.get(main)
        if every is not None:
            found[main] = every[0]
            if len(every) > 1:
                found[others] = [*every[1:], *(found.get(others) or ())]
        elif others in found:
            found[main], *rest = found[others]
            found[others] = rest
        if others in found:
            found[others] = _several(found[others], found[main])
    if "tags" in found:
        found["tags"] = _several(found["tags"], None)


def _several(given: list[str], main: str | None) -> list[str] | None:
    kept: dict[str, str] = {}
    for one in given:
        if main is None or fold(one) != fold(main):
            kept.setdefault(fold(one), one)
    return list(kept.values()) or None


def _address(parts: list[str]) -> str:
    """“6” and “tullaroop street” are one part; a postcode that stands in the address already is not said twice."""
    if len(parts) == 1:
        return parts[0]
    text = parts[0]
    for part in parts[1:]:
        if len(part) > 3 and part in text:
            continue
        text += (" " if len(text) < 6 and text[:1].isdigit() else ", ") + part
    return text[: checks.LONGEST_TEXT]


def home_province(office: int) -> int | None:
    return office if 1 <= office <= len(reference.provinces()) else None

"""Cells as they are stored. What is not understood raises InvalidInput with the reason: the row is taken without it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from string import ascii_letters, digits
from typing import Any

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry import checks
from db.registry.importing.recognise import as_text, is_national_number, is_tax_number
from db.registry.importing.words import KIND_WORDS, LONGEST_NOTHING, NOTHING, SEX_WORDS, STATUS_WORDS, YES_NO
from db.registry.reading.cells import Cell
from db.text import fold, parse_date, phone_number, words

_NO_PHONE = QT_TRANSLATE_NOOP("db", "“{text}” is no telephone number.")
_NO_EMAIL = QT_TRANSLATE_NOOP("db", "“{text}” is no e-mail address.")
_NO_KIND = QT_TRANSLATE_NOOP("db", "“{text}” is no kind of organisation that is known here.")
_NO_STATUS = QT_TRANSLATE_NOOP("db", "“{text}” does not say whether it is active.")
_NO_CLASS = QT_TRANSLATE_NOOP("db", "“{text}” is no activity class of the list.")
_NO_SEX = QT_TRANSLATE_NOOP("db", "“{text}” is neither female nor male.")
_NO_YES = QT_TRANSLATE_NOOP("db", "“{text}” is neither yes nor no.")
_NO_YEAR = QT_TRANSLATE_NOOP("db", "“{text}” is no year of birth.")
_ONLY_YEAR = QT_TRANSLATE_NOOP("db", "“{text}” is only a year; a day is needed here.")
_LONG = QT_TRANSLATE_NOOP("db", "This is too long: {length} characters; {most} fit.")
_NATIONAL = QT_TRANSLATE_NOOP("db", "A cell holds an identity number of a person. It was not taken.")
_NO_TAX = QT_TRANSLATE_NOOP("db", "“{text}” is no tax number of ten digits whose last one fits. It is kept as written.")

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_COMPACT = re.compile(r"(?:\+90|0)([2-58][0-9]{9})")  # nothing but its digits: what lists mostly hold
_PARTED = re.compile(r"\s*(?:[;,\n|]|\s/\s?|/(?=\s*(?:0|\+|\())|\s[-–]\s)\s*")
_LISTED = re.compile(r"\s*[;,\n|]\s*")
_ISO = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ T].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: \d.*)?")
_EIGHT = re.compile(r"\d{8}")
_YEAR = re.compile(r"\d{4}")
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 80_000  # days of a spreadsheet from 1908 to 2119
_SERIAL_ZERO = dt.date(1899, 12, 30)
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_SOMETHING = frozenset(each for each in ascii_letters + digits if fold(each) not in {word[:1] for word in NOTHING})
"""What begins with one of these, or ends in a digit, is never a word for nothing."""
_CACHED = 50_000
"""Different texts of a column that are remembered: provinces and kinds repeat, names do not."""


class Doubtful(InvalidInput):
    """Taken as it was written (`value`), and remarked on."""

    def __init__(self, value: Any, message: str, /, *, field: str, **details: object) -> None:
        super().__init__(message, field=field, **details)
        self.value = value


def plain(cell: Cell, lines: bool = False) -> str | None:
    """Text as it is stored; None where the cell says nothing, or says that there is nothing (“yok”, “N/A”, “–”)."""
    text = cell if cell.__class__ is str else as_text(cell)
    if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        text = text.strip()
    else:
        text = checks.clean_text(text, lines=lines) or ""
    if not text or (
        len(text) <= LONGEST_NOTHING and text[0] not in _SOMETHING and text[-1] not in digits and is_nothing(text)
    ):
        return None
    return text


def is_nothing(text: str) -> bool:
    return fold(text).strip("-. /") in NOTHING


def line(cell: Cell) -> str | None:
    text = plain(cell)
    if text is not None and len(text) > checks.LONGEST_LINE:
        raise InvalidInput(_LONG, field="", length=len(text), most=checks.LONGEST_LINE)
    if text is not None and len(text) == 11 and is_national_number(text):
        raise InvalidInput(_NATIONAL, field="")
    return text


def long_text(cell: Cell) -> str | None:
    text = plain(cell, lines=True)
    if text is not None and len(text) > checks.LONGEST_TEXT:
        raise InvalidInput(_LONG, field="", length=len(text), most=checks.LONGEST_TEXT)
    return text


def listed(cell: Cell) -> list[str]:
    """Parts that a comma, a semicolon or a line divides: tags."""
    text = plain(cell, lines=True)
    return [part for part in _LISTED.split(text) if part and len(part) <= checks.LONGEST_LINE] if text else []


def phones(cell: Cell) -> list[str]:
    """One or several numbers of a cell: as they are stored where they can be dialled, as they were written else."""
    if cell.__class__ is str and (compact := _COMPACT.fullmatch(cell)):
        return [f"+90{compact[1]}"]
    text = plain(cell, lines=True)
    if text is None:
        return []
    if one := phone_number(text):
        return [one]
    parts = [part for part in _PARTED.split(text) if part]
    if len(parts) > 1 and all(_digits(part) >= _LEAST_DIGITS for part in parts):
        return [_phone(part) for part in parts]
    return [_phone(text)]


def _phone(text: str) -> str:
    number = phone_number(text) or checks.foreign_number(text)
    if number is None and (_digits(text) < 5 or len(text) > 80):
        raise InvalidInput(_NO_PHONE, field="phone", text=text[:80])
    return number or text


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def emails(cell: Cell) -> list[str]:
    if cell.__class__ is str and _EMAIL.fullmatch(cell):
        return [cell]
    text = plain(cell, lines=True)
    if text is None:
        return []
    text = text.removeprefix("mailto:")
    if _EMAIL.fullmatch(text):
        return [text]
    parts = [part.strip("<>() ") for part in re.split(r"[\s;,|/]+", text) if "@" in part]
    if not parts or not all(_EMAIL.fullmatch(part) or checks.is_email(part) for part in parts):
        raise InvalidInput(_NO_EMAIL, field="email", text=text[:80])
    return parts


def day(cell: Cell, today: dt.date) -> dt.date | None:
    """Day before month, as Turks write; ISO; eight digits, year first if that is a day; a spreadsheet's own days."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float) and _FIRST_SERIAL < cell < _LAST_SERIAL and not isinstance(cell, bool):
        return _SERIAL_ZERO + dt.timedelta(days=int(cell))
    text = plain(cell)
    if text is None:
        return None
    if match := _DAY_FIRST.fullmatch(text):
        found = _day(match[3], match[2], match[1])
    elif match := _ISO.fullmatch(text):
        found = _day(match[1], match[2], match[3])
    elif _EIGHT.fullmatch(text):
        found = _day(text[:4], text[4:6], text[6:]) or _day(text[4:], text[2:4], text[:2])
    elif _YEAR.fullmatch(text):
        raise InvalidInput(_ONLY_YEAR, field="date", text=text)
    else:
        found = None
    return found or parse_date(text, today=today, field="date")


def _day(year: str, month: str, number: str) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(number))
    except ValueError:
        return None
    return found if 1000 <= found.year <= 2199 else None


def birth_year(cell: Cell, today: dt.date) -> int | None:
    """The year of a day or a year: nothing more of a person's birth is kept (KVKK art. 4)."""
    year = cell if isinstance(cell, int | float) and 1900 <= cell <= today.year else None
    if year is None:
        text = plain(cell)
        if text is None:
            return None
        try:
            found = int(text) if _YEAR.fullmatch(text) else getattr(day(cell, today), "year", 0)
        except InvalidInput:
            found = 0
        if not checks.FIRST_BIRTH_YEAR <= found <= today.year:
            raise InvalidInput(_NO_YEAR, field="birth_year", text=text[:40])
        return found
    return int(year)


def province(cell: Cell) -> int | None:
    text = plain(cell)
    return None if text is None else _province(text).plate


def _province(text: str) -> reference.Province:
    try:
        return reference.find_province(text)
    except InvalidInput:
        found = words(text)
        if found == ["ist"]:
            return reference.province(34)
        if len(found) > 1 and found[0].isdigit():  # "26 - Eskişehir"
            return reference.find_province(" ".join(found[1:]))
        raise


@cache
def plates_of_district(folded: str) -> tuple[int, ...]:
    return tuple(one.plate for one in reference.districts() if fold(one.name) == folded)


def district(text: str, plate: int | None) -> tuple[int | None, str | None]:
    """(plate, code). Without a province, of a name that only one of them has."""
    if plate is None:
        plates = plates_of_district(fold(text).removesuffix(" ilcesi"))
        if len(plates) != 1:
            return None, None
        plate = plates[0]
    return plate, reference.find_district(text, plate).code


@cache
def _codes(list_name: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code in reversed(reference.codes(list_name)):
        for text in (reference.label(list_name, code, "en"), reference.label(list_name, code), code):
            found[fold(text)] = code
    return found


def _code(list_name: str, message: str, others: Mapping[str, str]) -> Callable[[Cell], str | None]:
    def read(cell: Cell) -> str | None:
        text = plain(cell) if not isinstance(cell, bool) else as_text(cell)
        if text is None:
            return None
        wanted = fold(text)
        found = _codes(list_name).get(wanted) or others.get(wanted)
        if found is None:
            raise InvalidInput(message, field=list_name, text=text[:80])
        return found

    return read


kind = _code("organisation_kinds", _NO_KIND, KIND_WORDS)
status = _code("organisation_statuses", _NO_STATUS, STATUS_WORDS)
activity_class = _code("activity_classes", _NO_CLASS, {f"{number}": f"{number:02}" for number in range(1, 10)})


def title(cell: Cell) -> str | None:
    text = line(cell)
    return None if text is None else _codes("titles").get(fold(text), text)


def sex(cell: Cell) -> str | None:
    found: str | None = _word(cell, SEX_WORDS, _NO_SEX)
    return found


def yes_no(cell: Cell) -> bool | None:
    found: bool | None = _word(cell, YES_NO, _NO_YES)
    return found


def _word(cell: Cell, known: Mapping[str, Any], message: str) -> Any:
    text = as_text(cell) if isinstance(cell, bool) else plain(cell)
    if text is not None and fold(text) not in known:
        raise InvalidInput(message, field="", text=text[:40])
    return None if text is None else known[fold(text)]


def tax_no(cell: Cell) -> str | None:
    """Ten digits; a spreadsheet that took them for a number has lost the first ones if they were zeros."""
    text = plain(cell)
    if text is None:
        return None
    digits = re.sub(r"[\s.\-/]", "", text)
    if is_national_number(digits):
        raise InvalidInput(_NATIONAL, field="tax_no")
    if digits.isdigit() and len(digits) < 10 and is_tax_number(digits.zfill(10)):
        digits = digits.zfill(10)
    if not is_tax_number(digits):
        raise Doubtful(text[: checks.LONGEST_LINE], _NO_TAX, field="tax_no", text=text[:40])
    return digits


def remembering(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """The same, asking once for each text."""
    known: dict[str, Any] = {}

    def look(cell: Cell) -> Any:
        if type(cell) is not str:
            return read(cell)
        try:
            found = known[cell]
        except KeyError:
            try:
                found = read(cell)
            except InvalidInput as error:
                found = error
            if len(known) < _CACHED:
                known[cell] = found
        if isinstance(found, InvalidInput):
            raise found.with_traceback(None)
        return found

    return look

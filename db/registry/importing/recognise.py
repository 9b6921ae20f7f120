"""What cells look like, whatever their heading says: how large a part of a column's samples each recogniser knows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from db import reference
from db.registry.importing.words import KIND_WORDS, LEGAL_WORDS, SEX_WORDS, STATUS_WORDS, YES_NO
from db.registry.reading.cells import Cell
from db.text import fold, phone_number, words

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")
_URL = re.compile(r"(https?://|www\.)\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|edu|gov|tr|uk|eu|info)(\.tr)?(/\S*)?")
_KUTUK = re.compile(r"\d{2}[-/. ]\d{2,3}[-/. ]\d{2,3}")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}( .*|T.*)?|(19|20)\d{6}")
_NAMED_DATE = re.compile(r"\d{1,2}\.? [a-z]{3,9}\.? \d{4}")
_YEAR = re.compile(r"(19|20)\d{2}")
_FOREIGN_PHONE = re.compile(r"(\+|00|\()?\d[\d\s().+/-]{6,18}\d")
_POSTCODE = re.compile(r"\d{5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}-\d{4}")
_STREET = re.compile(
    r"\b(mah|mahallesi|cad|caddesi|cd|sok|sokak|sokagi|sk|bulvari|bulv|no|kat|daire|apt|blok|koyu|street|st|road|rd|"
    r"avenue|ave|lane|close|drive|place|court|way|crescent|circuit|house|terrace)\b"
)
_NAME_LETTERS = re.compile(r"[^\W\d_][^\W\d_'’.-]*( [^\W\d_][^\W\d_'’.-]*){0,3}")
_DIGITS = re.compile(r"\d+")


def as_text(cell: Cell) -> str:
    """A cell as a person reads it; numbers without the .0 of their storage, days as ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.isoformat("minutes")
    return cell.code if isinstance(cell, tuple) else str(cell)


def shares(samples: Iterable[Cell]) -> dict[str, float]:
    """Recogniser -> part of the samples that it knows, 0..1; nothing where there are no samples."""
    texts = [text for text in (as_text(one).strip() for one in samples) if text]
    if not texts:
        return {}
    return {name: sum(map(knows, texts)) / len(texts) for name, knows in RECOGNISERS.items()}


def is_national_number(text: str) -> bool:
    """A number of eleven digits whose check digits are those of a T.C. identity number."""
    if len(text) != 11 or not text.isascii() or not text.isdigit() or text[0] == "0":
        return False
    digits = [int(each) for each in text]
    tenth = (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10
    return digits[9] == tenth and digits[10] == sum(digits[:10]) % 10


def is_tax_number(text: str) -> bool:
    from stdnum.tr import vkn

    return len(text) == 10 and text.isdigit() and bool(vkn.is_valid(text))


def _is_phone(text: str) -> bool:
    if _POSTCODE.fullmatch(text) is not None:
        return False  # "94612-3610" has the digits of one
    return phone_number(text) is not None or (
        _FOREIGN_PHONE.fullmatch(text) is not None and 9 <= sum(map(str.isdigit, text)) <= 15 and not text.isdigit()
    )


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None or _NAMED_DATE.fullmatch(fold(text)) is not None


@cache
def _provinces() -> frozenset[str]:
    """Names only: a column of small numbers may count anything."""
    names = {fold(one.name) for one in reference.provinces()}
    return frozenset(names | {"afyon", "ist", "urfa", "antep", "maras", "icel", "k maras", "g antep", "s urfa"})


def _is_province(text: str) -> bool:
    return " ".join(words(text)).removesuffix(" ili") in _provinces()


@cache
def _districts() -> frozenset[str]:
    return frozenset(fold(one.name) for one in reference.districts())


def _is_district(text: str) -> bool:
    return fold(text).removesuffix(" ilcesi") in _districts()


def _is_organisation(text: str) -> bool:
    found = words(text)
    return len(found) > 1 and not LEGAL_WORDS.isdisjoint(found)


def _is_person(text: str) -> bool:
    return _NAME_LETTERS.fullmatch(text) is not None and " " in text and not _is_organisation(text)


def _label_of(list_name: str) -> Callable[[str], bool]:
    @cache
    def known() -> frozenset[str]:
        codes = reference.codes(list_name)
        labels = [reference.label(list_name, code, language) for code in codes for language in ("tr", "en")]
        return frozenset(fold(one) for one in (*labels, *(code for code in codes if not code.isdigit())))

    return lambda text: fold(text) in known()


_kind_label, _class_label, _title_label = map(_label_of, ("organisation_kinds", "activity_classes", "titles"))

RECOGNISERS: Mapping[str, Callable[[str], bool]] = {
    "email": lambda text: _EMAIL.search(text) is not None,
    "url": lambda text: "@" not in text and _URL.fullmatch(fold(text)) is not None,
    "phone": _is_phone,
    "national": is_national_number,
    "tax_no": is_tax_number,
    "register_no": lambda text: _KUTUK.fullmatch(text) is not None,
    "date": _is_date,
    "year": lambda text: _YEAR.fullmatch(text) is not None or _is_date(text),
    "province": _is_province,
    "district": _is_district,
    "kind": lambda text: fold(text) in KIND_WORDS or _kind_label(text),
    "status": lambda text: fold(text) in STATUS_WORDS,
    "yes_no": lambda text: fold(text) in YES_NO,
    "sex": lambda text: fold(text) in SEX_WORDS,
    "activity_class": _class_label,
    "title": _title_label,
    "postcode": lambda text: _POSTCODE.fullmatch(text) is not None,
    "address": lambda text: _STREET.search(fold(text)) is not None and _DIGITS.search(text) is not None,
    "organisation_name": _is_organisation,
    "person_name": _is_person,
    "given_name": lambda text: _NAME_LETTERS.fullmatch(text) is not None,
    "number": lambda text: text.isdigit(),
}

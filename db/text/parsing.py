"""Reading dates and numbers as officers type them; what cannot be read is refused with a sentence."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from decimal import Decimal

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.text.formats import DAYS_EN, DAYS_TR, MONTHS_EN, MONTHS_TR, format_date
from db.text.letters import fold, nearest, with_suffix

_MONTH_OF = {fold(name): number for names in (MONTHS_TR, MONTHS_EN) for number, name in enumerate(names, start=1)}
_MONTH_OF |= {name[:3]: number for name, number in tuple(_MONTH_OF.items())}
_DAY_NAMES = "|".join(fold(name) for name in DAYS_TR + DAYS_EN)
_RELATIVE = {"bugun": 0, "yarin": 1, "dun": -1, "today": 0, "tomorrow": 1, "yesterday": -1}

_SHIFT = re.compile(r"([+-])\s*(\d{1,4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./ -]\s*(\d{1,2})(?:\s*[./ -]\s*(\d{4}|\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-z]+)\.?(?:,?\s*(\d{4}))?")
_TIME = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$")
_WEEKDAY = re.compile(rf",?\s*(?:{_DAY_NAMES})$|^(?:{_DAY_NAMES}),?\s+")
_GROUPS_TR = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_GROUPS_EN = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN_TR = re.compile(r"\d+(,\d+)?")
_PLAIN_EN = re.compile(r"\d+(\.\d+)?")
_AROUND_NUMBER = re.compile(r"^(?:[%€$₺]|TL|EUR)\s*|\s*(?:[%€$₺]|TL|EUR|avro|euro)$", re.IGNORECASE)

_NO_DATE = QT_TRANSLATE_NOOP("db", "“{text}” is not a date. Write it like {example}.")
_NO_DATE_TYPED = QT_TRANSLATE_NOOP("db", "Enter a date, for example {example}.")
_NO_MONTH = QT_TRANSLATE_NOOP("db", "There is no month {month}. Write day, month, year: {example}.")
_NO_MONTH_NAME = QT_TRANSLATE_NOOP("db", "“{word}” is not a month. The nearest one: {nearest}.")
_NO_DAY = QT_TRANSLATE_NOOP("db", "There is no day {day} in {when}.")
_NO_YEAR = QT_TRANSLATE_NOOP("db", "The year must lie between 1900 and 2199, not {year}.")
_NO_NUMBER = QT_TRANSLATE_NOOP("db", "“{text}” is not a number. Write it like {example}.")
_NO_NUMBER_TYPED = QT_TRANSLATE_NOOP("db", "Enter a number, for example {example}.")


def parse_date(text: str, *, today: dt.date, field: str = "date", language: str = "tr") -> dt.date:
    """The day that `text` means: 23.11.2026, 23/11/2026, 23.11.26, 23.11, 2026-11-23, 23 Kasım 2026, yarın, +3.

    The day comes before the month. Without a year it is this year; two digits lie between 79 years back and 20
    ahead. A time after the date (from spreadsheets) is dropped. Raises InvalidInput for `field`; its month names are
    in `language`.
    """
    shown = " ".join(text.split())
    example = format_date(today, language)
    plain = _plain(text)
    if not plain:
        raise InvalidInput(_NO_DATE_TYPED, field=field, example=example)
    if plain in _RELATIVE:
        return today + dt.timedelta(days=_RELATIVE[plain])
    shift = _SHIFT.fullmatch(plain)
    if shift:
        return today + dt.timedelta(days=int(shift[1] + shift[2]))
    year, month, day = _parts(plain, today, field, shown, language)
    if not 1 <= month <= 12:
        raise InvalidInput(_NO_MONTH, field=field, month=month, example=example)
    if not 1900 <= year <= 2199:
        raise InvalidInput(_NO_YEAR, field=field, year=year)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise InvalidInput(_NO_DAY, field=field, day=day, when=_in_month(year, month, language))
    return dt.date(year, month, day)


def _in_month(year: int, month: int, language: str) -> str:
    """February 2026; Turkish with its ending: Şubat 2026’da."""
    if language.startswith("tr"):
        return f"{MONTHS_TR[month - 1]} {with_suffix(str(year), 'locative')}"
    return f"{MONTHS_EN[month - 1]} {year}"


def _plain(text: str) -> str:
    """Small letters without diacritics, one kind of dash, no time of day, no weekday."""
    dashed = re.sub("[‐‑‒–—−]", "-", text)
    folded = "-".join(fold(part) for part in dashed.split("-")) if "-" in dashed else fold(dashed)
    folded = _TIME.sub("", folded.strip())
    return _WEEKDAY.sub("", folded) or folded


def _parts(plain: str, today: dt.date, field: str, shown: str, language: str) -> tuple[int, int, int]:
    if match := _YEAR_FIRST.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _full_year(match[3], today), int(match[2]), int(match[1])
    example = format_date(today, language)
    if match := _NAMED.fullmatch(plain):
        month = _MONTH_OF.get(match[2])
        if month is None:
            near = nearest(match[2], MONTHS_TR if language.startswith("tr") else MONTHS_EN)
            if near is None:
                raise InvalidInput(_NO_DATE, field=field, text=shown, example=example)
            raise InvalidInput(_NO_MONTH_NAME, field=field, word=match[2], nearest=near)
        return _full_year(match[3], today), month, int(match[1])
    raise InvalidInput(_NO_DATE, field=field, text=shown, example=example)


def _full_year(digits: str | None, today: dt.date) -> int:
    if digits is None:
        return today.year
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year - today.year % 100
    full = century + year
    return full - 100 if full > today.year + 20 else full


def parse_number(text: str, *, field: str = "number", language: str = "tr") -> Decimal:
    """The number that `text` means: 1.904, 42,5, 2.633.500,50 €, %42,5; in English 1,904.5.

    Where only the other language's spelling makes sense (1904.5 or 1,904.50 in Turkish) that is taken.
    Raises InvalidInput for `field`.
    """
    turkish = language.startswith("tr")
    example = "1.904,5" if turkish else "1,904.5"
    bare = _AROUND_NUMBER.sub("", "".join(text.split()).replace("−", "-"))
    bare = _AROUND_NUMBER.sub("", bare)
    if not bare:
        raise InvalidInput(_NO_NUMBER_TYPED, field=field, example=example)
    sign = "-" if bare.startswith("-") else ""
    digits = bare[1:] if bare[0] in "+-" else bare
    spellings = [((_GROUPS_TR, _PLAIN_TR), ".", ","), ((_GROUPS_EN, _PLAIN_EN), ",", ".")]
    for shapes, group, point in spellings if turkish else reversed(spellings):
        if digits.isascii() and any(shape.fullmatch(digits) for shape in shapes):
            return Decimal(sign + digits.replace(group, "").replace(point, "."))
    raise InvalidInput(_NO_NUMBER, field=field, text=" ".join(text.split()), example=example)

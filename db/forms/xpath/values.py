"""Conversions between the XPath types, with ODK's additions for dates.

A value is `str`, `float`, `bool` or a list of nodes. A date or date-time is a `DateText`: text in ISO form that
converts to days since 1970-01-01T00:00Z. Text in ISO form converts the same way, because answers are text.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

from db.forms.xpath.nodes import Node, string_value

Value = str | float | bool | list[Node]

NAN = math.nan
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400.0
INVALID_DATE = "Invalid Date"

_NUMBER = re.compile(r"[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*\Z")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?\Z")


class DateText(str):
    """A date or date-time in ISO form, made by a date function."""

    __slots__ = ()


class DayNumber(float):
    """What number() makes of a date: in arithmetic days with their fraction, as text whole days (as ODK's engines
    write it): those of the calendar for a date, those that have passed in UTC for a date with a time."""

    __slots__ = ("day",)
    day: int


class Zone:
    """The local zone, one for the process: a date without an offset means midnight here."""

    current: tzinfo | None = None  # None: the operating system's


def set_zone(zone: tzinfo | None) -> None:
    """Take another local zone than the operating system's (tests, reproducible runs)."""
    Zone.current = zone
    date_number.cache_clear()
    text_number.cache_clear()


def localise(moment: datetime) -> datetime:
    """An aware moment in the local zone; a naive one is taken as local."""
    if moment.tzinfo is None and Zone.current is not None:
        return moment.replace(tzinfo=Zone.current)
    return moment.astimezone(Zone.current)


def parse_date(text: str) -> datetime | None:
    """The aware moment that an ISO date or date-time names; None when it is not one."""
    match = _DATE.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        moment += timedelta(milliseconds=int(float(fraction or 0) * 1000 + 0.5))
        if offset is None:
            return localise(moment)
        return localise(moment.replace(tzinfo=UTC) - _offset(offset))
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -size if text[0] == "-" else size


def days(moment: datetime) -> float:
    return (moment - EPOCH).total_seconds() / DAY


@lru_cache(maxsize=4096)
def date_number(text: str) -> float:
    moment = parse_date(text)
    return NAN if moment is None else days(moment)


@lru_cache(maxsize=16384)
def text_number(text: str) -> float:
    """XPath's number() of text: no exponent, no plus sign; ISO dates are days since 1970; everything else is NaN."""
    if _NUMBER.match(text):
        return float(text)
    return date_number(text) if len(text) >= 10 else NAN


def plain_number(text: str) -> float:
    """As `text_number`, for what is no date."""
    return float(text) if _NUMBER.match(text) else NAN


def counted_days(text: str) -> float:
    """number() of text: a DayNumber where it is a date."""
    number = text_number(text)
    if number != number or _NUMBER.match(text):
        return number
    moment = parse_date(text)
    if moment is None:
        return number
    made = DayNumber(number)
    made.day = math.floor(number) if "T" in text else moment.toordinal() - EPOCH.toordinal()
    return made


def number_text(value: float) -> str:
    """XPath's string() of a number: no exponent, no trailing zeros, no negative zero."""
    if isinstance(value, DayNumber):
        return str(value.day)
    if value != value:
        return "NaN"
    if value in (math.inf, -math.inf):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value)) if abs(value) < 1e21 else format(Decimal(repr(value)), "f")
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def to_string(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return string_value(value[0]) if value else ""
    return number_text(value)


def to_number(value: Value) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        return text_number(value)
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return text_number(string_value(value[0])) if value else NAN


def to_boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, DateText):
        return value != INVALID_DATE and value != ""
    if isinstance(value, (str, list)):
        return len(value) > 0
    return value == value and value != 0.0

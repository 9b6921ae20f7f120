"""Answers as text of their bind type: what can be taken is brought into canonical form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from db.forms.xpath.functions.dates import date_time_text, moment_of
from db.forms.xpath.functions.places import points_of
from db.forms.xpath.values import INVALID_DATE, Value, number_text, parse_date, plain_number, text_number, to_string

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}\S*)?\Z")
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?\Z")


def _integer(text: str) -> str:
    number = plain_number(text)
    if number != number or not -(2**31) <= number < 2**31:
        return ""
    return str(int(number))


def _decimal(text: str) -> str:
    number = plain_number(text)
    return "" if number != number or number in (float("inf"), float("-inf")) else decimal_text(number)


def decimal_text(number: float) -> str:
    """With a point also where it is whole, as ODK's engines write decimal answers: 10.0."""
    text = number_text(number)
    return text if "." in text else f"{text}.0"


def _date(text: str) -> str:
    return text[:10] if _DATE.match(text) and parse_date(text) is not None else ""


def _date_time(text: str) -> str:
    return text if _DATE_TIME.match(text) and parse_date(text) is not None else ""


def _time(text: str) -> str:
    return text if _TIME.match(text) else ""


def _point(text: str) -> str:
    points = points_of(text)
    if points is None or len(points) != 1 or any(text_number(word) != text_number(word) for word in text.split()):
        return ""
    latitude, longitude = points[0]
    if abs(latitude) > 90 or abs(longitude) > 180:
        return ""
    return " ".join(decimal_text(text_number(word)) for word in text.split())


def place_text(text: str) -> str:
    """A geopoint as ODK's engines write it: an altitude and an accuracy of nothing are left out at the end, and four
    zeros are what a device gives that knows no place."""
    numbers = [text_number(word) for word in text.split()]
    while len(numbers) > 2 and numbers[-1] == 0:
        numbers.pop()
    if not any(numbers):
        return ""
    return " ".join(map(decimal_text, numbers))


def _points(text: str) -> str:
    return text if points_of(text) is not None else ""


CASTS: dict[str, Callable[[str], str]] = {
    "int": _integer,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "dateTime": _date_time,
    "time": _time,
    "geopoint": _point,
    "geotrace": _points,
    "geoshape": _points,
}


def cast(kind: str, text: str) -> str:
    """`text` in the canonical form of the bind type `kind`; empty if it is none of its values."""
    apply = CASTS.get(kind)
    if apply is None or text == "":
        return unicodedata.normalize("NFC", text)
    return apply(text.strip())


def given(kind: str, text: str) -> str:
    """As `cast`, for what a person answers: a date takes no time with it, a place is written as engines write it."""
    if kind == "date" and "T" in text:
        return ""
    taken = cast(kind, text)
    return place_text(taken) if kind == "geopoint" and taken else taken


def computed(kind: str, value: Value) -> str:
    """The result of a calculation as an answer: NaN and invalid dates are no answer."""
    text = to_string(value)
    if text in ("NaN", INVALID_DATE, "Infinity", "-Infinity"):
        return ""
    if kind in ("date", "dateTime") and text:
        moment = moment_of(value)
        if moment is None:
            return ""
        text = date_time_text(moment) if kind == "dateTime" else moment.date().isoformat()
    return cast(kind, text)

"""Date and time functions. A date without an offset is local midnight; numbers are days since 1970-01-01T00:00Z."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from db.forms.xpath.compile import Code, Compiler
from db.forms.xpath.functions.registry import Function, plain
from db.forms.xpath.syntax import Expr
from db.forms.xpath.values import (
    EPOCH,
    INVALID_DATE,
    NAN,
    DateText,
    Value,
    days,
    localise,
    parse_date,
    to_number,
    to_string,
)
from db.text import fold

_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2})?)?\Z")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_TR = ("Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara")
_WEEKDAYS_TR = ("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz")


def date_time_text(moment: datetime) -> str:
    """ISO with milliseconds and offset, as ODK writes dateTime answers."""
    return moment.isoformat(timespec="milliseconds")


def moment_of(value: Value) -> datetime | None:
    """Of text in ISO form or of a number of days; None when it is no date."""
    if isinstance(value, (float, bool)):
        number = to_number(value)
        if number != number:
            return None
        try:
            return localise(EPOCH + timedelta(milliseconds=round(number * 86_400_000)))
        except OverflowError:
            return None
    text = to_string(value)
    found = parse_date(text)
    if found is None and text and len(text) < 20:
        number = to_number(text)
        return moment_of(number) if number == number else None
    return found


def date_text(value: Value) -> DateText:
    """The value as a date, or as a date-time where it has a time; empty stays empty."""
    if not isinstance(value, (float, bool)) and to_string(value) == "":
        return DateText("")
    moment = moment_of(value)
    if moment is None:
        return DateText(INVALID_DATE)
    if moment.hour == moment.minute == moment.second == moment.microsecond == 0:
        return DateText(moment.date().isoformat())
    return DateText(date_time_text(moment))


def decimal_date_time(value: Value) -> float:
    moment = moment_of(value)
    return NAN if moment is None else days(moment)


def decimal_time(text: str) -> float:
    """The part of the local day that has passed at this time."""
    match = _TIME.match(text.strip())
    if match is None:
        moment = parse_date(text)
        if moment is None:
            return NAN
    else:
        hour, minute, second, fraction, sign, off_hour, off_minute = match.groups()
        if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
            return NAN
        if int(off_hour or 0) > 23 or int(off_minute or 0) > 59:
            return NAN
        offset = f"{sign}{off_hour}:{off_minute or '00'}" if sign else "Z" if text.strip().endswith("Z") else ""
        today = localise(EPOCH + timedelta(hours=12)).date().isoformat()
        moment = parse_date(f"{today}T{hour}:{minute}:{second or '00'}{fraction or ''}{offset}")
        if moment is None:
            return NAN
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return seconds / 86_400


def format_moment(value: Value, pattern: str, language: str = "") -> str:
    """ODK's format letters; names of months and days in Turkish where the questionnaire's language is, else English."""
    moment = moment_of(value)
    if moment is None or to_string(value) == "":
        return ""
    months, weekdays = (_MONTHS_TR, _WEEKDAYS_TR) if is_turkish(language) else (_MONTHS, _WEEKDAYS)
    parts = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": months[moment.month - 1],
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "a": weekdays[moment.weekday()],
        "W": str(moment.isocalendar().week),
        "u": str(moment.isoweekday()),
        "w": str(moment.isoweekday() % 7),
        "%": "%",
    }
    return re.sub(r"%(.)", lambda match: parts.get(match[1], match[0]), pattern)


@lru_cache(maxsize=64)
def is_turkish(language: str) -> bool:
    """By its name as a questionnaire writes it: tr, Türkçe, Türkçe (tr), Turkish."""
    words = fold(language).replace("(", " ").replace(")", " ").split()
    return any(word in ("tr", "turkce", "turkish") for word in words)


def _format(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    value, pattern, scope = compiler.compile(args[0]).run, compiler.string(args[1]), compiler.scope
    return Code("string", lambda c: format_moment(value(c), pattern(c), scope.language_name()))


def _now(compiler: Compiler, _: tuple[Expr, ...]) -> Code:
    scope = compiler.scope
    return Code("any", lambda _: DateText(date_time_text(scope.now())))


def _today(compiler: Compiler, _: tuple[Expr, ...]) -> Code:
    scope = compiler.scope
    return Code("any", lambda _: DateText(scope.now().date().isoformat()))


FUNCTIONS: dict[str, Function] = {
    "now": Function(0, 0, _now),
    "today": Function(0, 0, _today),
    "date": plain("v", "any", date_text),
    "date-time": plain("v", "any", date_text),
    "decimal-date-time": plain("v", "number", decimal_date_time),
    "decimal-time": plain("s", "number", decimal_time),
    "format-date": Function(2, 2, _format),
    "format-date-time": Function(2, 2, _format),
}

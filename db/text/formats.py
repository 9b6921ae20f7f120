"""Dates, numbers, money, sizes and telephones as they are written in Turkish; English by `language="en"`."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

MONTHS_TR = ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
             "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık")  # fmt: skip
MONTHS_EN = ("January", "February", "March", "April", "May", "June",
             "July", "August", "September", "October", "November", "December")  # fmt: skip
DAYS_TR = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_DAYS_TR = ("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz")
_NON_DIGIT = re.compile(r"\D")
_PHONE_SHAPE = re.compile(r"[\d\s().+/\u00a0-]+")

_WIDE = Context(prec=400)  # a float may have 309 digits before the point

Number = int | float | Decimal


def _turkish(language: str) -> bool:
    return language.startswith("tr")


def format_date(day: dt.date, language: str = "tr") -> str:
    """23.11.2026; English 23 Nov 2026."""
    if _turkish(language):
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {MONTHS_EN[day.month - 1][:3]} {day.year}"


def format_time(moment: dt.datetime | dt.time) -> str:
    """09:05, in both languages."""
    return f"{moment.hour:02}:{moment.minute:02}"


def format_month(day: dt.date, language: str = "tr") -> str:
    """Kasım 2026."""
    return f"{(MONTHS_TR if _turkish(language) else MONTHS_EN)[day.month - 1]} {day.year}"


def format_date_range(first: dt.date, last: dt.date, language: str = "tr") -> str:
    """24–27.11.2026, 30.11.–02.12.2026 or 30.12.2026–02.01.2027, as short as stays clear."""
    if first == last:
        return format_date(first, language)
    end = format_date(last, language)
    if first.year != last.year:
        dash = "–" if _turkish(language) else " – "
        return f"{format_date(first, language)}{dash}{end}"
    same_month = first.month == last.month
    if _turkish(language):
        start = f"{first.day:02}" if same_month else f"{first.day:02}.{first.month:02}."
        return f"{start}–{end}"
    return f"{first.day}–{end}" if same_month else f"{first.day} {MONTHS_EN[first.month - 1][:3]} – {end}"


def format_day_long(day: dt.date, language: str = "tr") -> str:
    """23 Kasım 2026, Pazartesi; English Monday, 23 November 2026."""
    if _turkish(language):
        return f"{day.day} {MONTHS_TR[day.month - 1]} {day.year}, {DAYS_TR[day.weekday()]}"
    return f"{DAYS_EN[day.weekday()]}, {day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def format_when(value: dt.datetime, now: dt.datetime, language: str = "tr") -> str:
    """How a moment stands in a list: 10:42 today, Dün 16:05, 20.11. 16:40 this year, 20.11.2025 before.

    An aware `value` is shown in the time zone of `now`, or in the machine's where `now` is naive.
    """
    if value.tzinfo is not None:
        value = value.astimezone(now.tzinfo)
        if now.tzinfo is None:
            value = value.replace(tzinfo=None)
    time = format_time(value)
    days = (value.date() - now.date()).days
    if days == 0:
        return time
    if abs(days) == 1:
        return f"{relative_day(value.date(), now.date(), language)} {time}"
    if value.year != now.year:
        return format_date(value.date(), language)
    if _turkish(language):
        return f"{value.day:02}.{value.month:02}. {time}"
    return f"{value.day} {MONTHS_EN[value.month - 1][:3]} {time}"


def relative_day(day: dt.date, today: dt.date, language: str = "tr") -> str:
    """How a due day stands in a list: Bugün, Yarın, Dün, 3 gün geçti, Per 26.11.; with the year when it differs."""
    turkish = _turkish(language)
    days = (day - today).days
    if days == 0:
        return "Bugün" if turkish else "Today"
    if days == 1:
        return "Yarın" if turkish else "Tomorrow"
    if days == -1:
        return "Dün" if turkish else "Yesterday"
    if days < 0:
        return f"{format_number(-days)} gün geçti" if turkish else f"{format_number(-days, language)} days ago"
    if day.year != today.year:
        return format_date(day, language)
    if turkish:
        return f"{SHORT_DAYS_TR[day.weekday()]} {day.day:02}.{day.month:02}."
    return f"{DAYS_EN[day.weekday()][:3]} {day.day} {MONTHS_EN[day.month - 1][:3]}"


def _rounded(value: Number, places: int) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)
    return abs(rounded) if rounded == 0 else rounded


def _grouped(value: Number, places: int, language: str) -> str:
    if not isfinite(value):
        return "–"
    english = f"{_rounded(value, places):,.{places}f}"
    return english.translate({44: ".", 46: ","}) if _turkish(language) else english


def _trimmed(text: str) -> str:
    """Without decimals that say nothing: 80,0 -> 80."""
    return re.sub(r"[.,]0+$", "", text)


def format_number(value: int, language: str = "tr") -> str:
    """1.904."""
    return _grouped(value, 0, language)


def format_decimal(value: Number, places: int = 1, language: str = "tr") -> str:
    """42,5: always `places` decimals, rounded half up as people do; a dash for what is no number."""
    return _grouped(value, places, language)


def format_percent(percent: Number, places: int = 1, language: str = "tr") -> str:
    """%42,5 from 42.5 (not from 0.425); whole percents without decimals: %80. English 42.5%."""
    text = _grouped(percent, places, language)
    text = _trimmed(text) if places else text
    return f"%{text}" if _turkish(language) else f"{text}%"


def format_money(amount: Number, currency: str = "€", places: int = 2, language: str = "tr") -> str:
    """2.633.500,50 €; English €2,633,500.50."""
    text = _grouped(amount, places, language)
    if _turkish(language):
        return f"{text} {currency}"
    return f"-{currency}{text[1:]}" if text.startswith("-") else f"{currency}{text}"


def format_size(size: int, language: str = "tr") -> str:
    """A number of bytes: 512 B, 38 kB, 2,1 MB (1 kB = 1000 bytes)."""
    value, unit = Decimal(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < Decimal("999.5") or (unit == "B" and value < 1000):
            break
        value, unit = value / 1000, larger
    places = 1 if unit not in {"B", "kB"} and value < Decimal("9.95") else 0
    text = _grouped(value, places, language)
    return f"{_trimmed(text) if places else text} {unit}"


def phone_number(text: str) -> str | None:
    """A Turkish number as it is stored (+903124225000), or None where `text` is not plainly one.

    Ten digits after the country code or the leading zero; the area or operator code begins with 2 to 5 or 8.
    """
    if not _PHONE_SHAPE.fullmatch(text.strip()):
        return None
    plus = text.strip().startswith("+")
    digits = _NON_DIGIT.sub("", text)
    if digits.startswith("0090"):
        digits = digits[4:]
    elif digits.startswith("90") and (plus or len(digits) == 12):
        digits = digits[2:]
    elif plus:
        return None
    digits = digits.removeprefix("0")
    if len(digits) != 10 or digits[0] not in "23458":
        return None
    return f"+90{digits}"


def format_phone(text: str) -> str:
    """0 (312) 422 50 00 from any spelling of a Turkish number, 444 0 444; anything else as it was, trimmed."""
    stored = phone_number(text)
    if stored is None:
        digits = _NON_DIGIT.sub("", text)
        if len(digits) == 7 and digits.startswith("444") and _PHONE_SHAPE.fullmatch(text.strip()):
            return f"{digits[:3]} {digits[3]} {digits[4:]}"
        return text.strip()
    area, number = stored[3:6], stored[6:]
    return f"0 ({area}) {number[:3]} {number[3:5]} {number[5:]}"

"""Turkish text: case, search fold, sort keys, dates and numbers as Turks write them, and reading them back.

The only place where letters change case: `str.lower`, `upper` and `casefold` are wrong for İ, I, ı and i.
"""

from __future__ import annotations

from db.text.formats import (
    format_date,
    format_date_range,
    format_day_long,
    format_decimal,
    format_money,
    format_month,
    format_number,
    format_percent,
    format_phone,
    format_size,
    format_time,
    format_when,
    phone_number,
    relative_day,
)
from db.text.letters import (
    Case,
    find_hits,
    fold,
    fold_keep,
    lower_tr,
    name_words,
    nearest,
    nfc,
    sort_key,
    title_tr,
    upper_tr,
    with_suffix,
    words,
)
from db.text.parsing import parse_date, parse_number

__all__ = [
    "Case",
    "find_hits",
    "fold",
    "fold_keep",
    "format_date",
    "format_date_range",
    "format_day_long",
    "format_decimal",
    "format_money",
    "format_month",
    "format_number",
    "format_percent",
    "format_phone",
    "format_size",
    "format_time",
    "format_when",
    "lower_tr",
    "name_words",
    "nearest",
    "nfc",
    "parse_date",
    "parse_number",
    "phone_number",
    "relative_day",
    "sort_key",
    "title_tr",
    "upper_tr",
    "with_suffix",
    "words",
]

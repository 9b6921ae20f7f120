"""A full name as it stands in one cell, divided into given and family name."""

from __future__ import annotations

from db.text import fold, upper_tr

_TITLES = frozenset(
    "dr prof doc docent yrd op uzm av muh ecz dt dipl ing mr mrs ms miss sir dame rev hon sayin sn ogr gor ars".split()
)


def split_name(full: str) -> tuple[str, str, str | None]:
    """(given, family, title). “YILMAZ, Ayşe”; “Ayşe DEMİR KAYA”; “Prof. Dr. Ayşe Yılmaz”; else the last word."""
    if full.count(",") == 1:
        family, given = (part.strip() for part in full.split(","))
        if family and given:
            return given, family, None
    parts = full.split()
    titles: list[str] = []
    while len(parts) > 1 and fold(parts[0]).strip(".") in _TITLES:
        titles.append(parts.pop(0))
    title = " ".join(titles) or None
    if len(parts) == 1:
        return parts[0], "", title
    first = len(parts) - 1
    if not _is_upper(parts[0]):
        while first > 1 and _is_upper(parts[first]) and _is_upper(parts[first - 1]):
            first -= 1
    return " ".join(parts[:first]), " ".join(parts[first:]), title


def _is_upper(word: str) -> bool:
    return len(word) > 1 and word == upper_tr(word)

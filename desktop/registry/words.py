"""How codes and values of the registry are shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.registry import places
from db.registry.rows import FormerName, LinkRow, OrganisationFacts, PostRow
from db.text import format_date
from desktop import language

_SHORT = {
    "SUB": QT_TRANSLATE_NOOP("OrganisationKind", "Branch"),
    "TEM": QT_TRANSLATE_NOOP("OrganisationKind", "Representation"),
    "SND": QT_TRANSLATE_NOOP("OrganisationKind", "Trade union"),
    "KSN": QT_TRANSLATE_NOOP("OrganisationKind", "Trade union"),
    "MSK": QT_TRANSLATE_NOOP("OrganisationKind", "Professional b."),
    "KOP": QT_TRANSLATE_NOOP("OrganisationKind", "Co-operative"),
    "PLT": QT_TRANSLATE_NOOP("OrganisationKind", "Platform"),
    "YBK": QT_TRANSLATE_NOOP("OrganisationKind", "Foreign org."),
    "BAK": QT_TRANSLATE_NOOP("OrganisationKind", "Ministry"),
    "STM": QT_TRANSLATE_NOOP("OrganisationKind", "Civil soc. dir."),
    "ISB": QT_TRANSLATE_NOOP("OrganisationKind", "District unit"),
    "BIM": QT_TRANSLATE_NOOP("OrganisationKind", "Prov. directorate"),
    "BCM": QT_TRANSLATE_NOOP("OrganisationKind", "Dist. directorate"),
    "BSB": QT_TRANSLATE_NOOP("OrganisationKind", "Metropolitan m."),
    "ILB": QT_TRANSLATE_NOOP("OrganisationKind", "Municipality"),
    "ICB": QT_TRANSLATE_NOOP("OrganisationKind", "Municipality"),
    "BLD": QT_TRANSLATE_NOOP("OrganisationKind", "Municipality"),
    "YKB": QT_TRANSLATE_NOOP("OrganisationKind", "YİKOB"),
    "KLK": QT_TRANSLATE_NOOP("OrganisationKind", "Security"),
    "SYD": QT_TRANSLATE_NOOP("OrganisationKind", "SYDV"),
    "MFB": QT_TRANSLATE_NOOP("OrganisationKind", "MFİB"),
    "ABB": QT_TRANSLATE_NOOP("OrganisationKind", "EU directorate"),
    "DKK": QT_TRANSLATE_NOOP("OrganisationKind", "Public body"),
    "UKA": QT_TRANSLATE_NOOP("OrganisationKind", "Society"),
    "OZL": QT_TRANSLATE_NOOP("OrganisationKind", "Company"),
}
STATUS_TONE = {"active": "success", "liquidation": "warning", "dissolved": "neutral"}


def kind_short(code: str) -> str:
    """The kind in a word or two, for a column."""
    words = _SHORT.get(code)
    return QCoreApplication.translate("OrganisationKind", words) if words else label("organisation_kinds", code)


def number_name(code: str) -> str:
    """What the number in its own register is called for this kind; "" where it has none but the tax number."""
    kind = reference.kind(code) if code in reference.codes("organisation_kinds") else None
    if kind is None or "vkn" in (kind.identifier or ""):
        return ""
    return (kind.identifier_tr if language.current() == "tr" else kind.identifier_en) or ""


def has_kutuk(code: str) -> bool:
    """Whether its number is written as the register of associations writes it."""
    return code in reference.codes("organisation_kinds") and reference.kind(code).identifier == "kutuk"


def label(list_name: str, code: str | None) -> str:
    return reference.label(list_name, code, language.current()) if code else ""


def role(code: str | None) -> str:
    """A title of the list, or the words that were written."""
    return label("titles", code)


def day(value: dt.date | None) -> str:
    return format_date(value, language.current()) if value else ""


def place(facts: OrganisationFacts) -> str:
    """Address with district and province, each named once."""
    province = reference.province(facts.province).name if facts.province else ""
    return places.place(facts.address or "", label("districts", facts.district), province)


def span(post: PostRow | LinkRow | FormerName) -> str:
    """14.03.2009 – 02.12.2026, with nothing where an end is open or unknown."""
    if post.starts_on is None and post.ends_on is None:
        return ""
    return f"{day(post.starts_on)} – {day(post.ends_on)}".strip()


def former(one: FormerName) -> str:
    """A former name with its kind and days, as far as they are known."""
    about = ", ".join(filter(None, (label("organisation_kinds", one.kind), span(one))))
    return f"{one.name} ({about})" if about else one.name

"""Values as they are stored, what is refused, and what is only remarked on.

Old records hold numbers with dots, spaces and slashes, so a number's form is remarked on and never refused.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import fields, replace
from typing import Any, TypeVar

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.rows import OrganisationFacts, PersonFacts, Remark
from db.text import nfc, phone_number, words

LONGEST_LINE = 400
LONGEST_TEXT = 20_000
_LONG = frozenset({"notes", "address"})
_KUTUK = re.compile(r"(\d{2})-\d{3}-\d{3}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_LEGAL_FORMS = frozenset(
    "dernegi dernek vakfi vakif subesi sube temsilciligi federasyonu konfederasyonu sendikasi kooperatifi platformu "
    "kulubu toplulugu birligi genel merkezi ve".split()
)

NO_NAME = QT_TRANSLATE_NOOP("db", "Write the name.")
_TOO_LONG = QT_TRANSLATE_NOOP("db", "This is too long: {length} characters; {most} fit.")
_NO_KIND = QT_TRANSLATE_NOOP("db", "Choose what kind of organisation it is.")
_NO_STATUS = QT_TRANSLATE_NOOP("db", "Choose whether it is active.")
_FOREIGN_DISTRICT = QT_TRANSLATE_NOOP("db", "This district is not in {province}.")
_KUTUK_FORM = QT_TRANSLATE_NOOP("db", "A register number usually looks like 26-014-087. It is kept as you wrote it.")
_KUTUK_PLATE = QT_TRANSLATE_NOOP("db", "The register number begins with {plate}, but no province has that plate.")
_KUTUK_OTHER = QT_TRANSLATE_NOOP("db", "The register number begins with the plate of {found}, not of {province}.")
_VKN_FORM = QT_TRANSLATE_NOOP("db", "A tax number has 10 digits; this one has {length}.")
_VKN_CHECK = QT_TRANSLATE_NOOP("db", "The last digit of this tax number does not fit. A digit may be mistyped.")
_PHONE_FORM = QT_TRANSLATE_NOOP("db", "This does not look like a Turkish telephone number. It is kept as you wrote it.")
_EMAIL_FORM = QT_TRANSLATE_NOOP("db", "This does not look like an e-mail address. It is kept as you wrote it.")
_FUTURE = QT_TRANSLATE_NOOP("db", "This day lies in the future.")

Facts = TypeVar("Facts", OrganisationFacts, PersonFacts)


def clean_text(value: str | None, *, lines: bool = False) -> str | None:
    """Composed, without control characters, spaces collapsed; None where nothing is left."""
    if value is None:
        return None
    kept = "".join(
        letter if letter == "\n" and lines else " " if letter.isspace() else letter
        for letter in nfc(value.replace("\r\n", "\n"))
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"}
    )
    rows = [" ".join(row.split()) for row in kept.split("\n")]
    return "\n".join(rows).strip() or None


def clean_organisation(facts: OrganisationFacts) -> OrganisationFacts:
    """As it is stored. Raises InvalidInput: no name, an unknown kind or status, a district of another province."""
    facts = _clean(facts)
    if not words(facts.name):
        raise InvalidInput(NO_NAME, field="name")
    if facts.kind not in reference.codes("organisation_kinds"):
        raise InvalidInput(_NO_KIND, field="kind")
    if facts.status not in reference.codes("organisation_statuses"):
        raise InvalidInput(_NO_STATUS, field="status")
    if facts.province is not None and not 1 <= facts.province <= len(reference.provinces()):
        reference.find_province(str(facts.province))
    district = reference.district(facts.district or "")
    if district is not None and facts.province is None:
        return replace(facts, province=district.plate)
    if district is not None and district.plate != facts.province:
        province = reference.province(facts.province or 0).name
        raise InvalidInput(_FOREIGN_DISTRICT, field="district", province=province)
    return facts


def clean_person(facts: PersonFacts) -> PersonFacts:
    """As it is stored. Raises InvalidInput where there is no name at all."""
    facts = _clean(facts)
    if not words(facts.name):
        raise InvalidInput(NO_NAME, field="given_name" if not facts.given_name else "family_name")
    return facts


def _clean(facts: Facts) -> Facts:
    changed: dict[str, Any] = {}
    for each in fields(facts):
        value = getattr(facts, each.name)
        if isinstance(value, str):
            cleaned = clean_text(value, lines=each.name in _LONG)
            most = LONGEST_TEXT if each.name in _LONG else LONGEST_LINE
            if cleaned is not None and len(cleaned) > most:
                raise InvalidInput(_TOO_LONG, field=each.name, length=len(cleaned), most=most)
            changed[each.name] = cleaned
    for name in ("name", "given_name", "family_name"):
        if name in changed:
            changed[name] = changed[name] or ""
    if changed.get("phone"):
        changed["phone"] = phone_number(changed["phone"]) or changed["phone"]
    return replace(facts, **changed)


def vkn_fits(digits: str) -> bool:
    """Whether the tenth digit of a tax number agrees with the other nine."""
    total = 0
    for place, digit in enumerate(int(each) for each in digits[:9]):
        shifted = (digit + 9 - place) % 10
        if shifted:
            total += (shifted * 2 ** (9 - place)) % 9 or 9
    return (10 - total % 10) % 10 == int(digits[9])


def remarks_on_organisation(facts: OrganisationFacts, today: dt.date) -> list[Remark]:
    """What looks wrong without being refused, at most one remark a field."""
    found = [_kutuk(facts), _vkn(facts.tax_no), *_reach(facts.phone, facts.email)]
    if facts.founded_on is not None and facts.founded_on > today:
        found.append(Remark("founded_on", _FUTURE))
    return [each for each in found if each is not None]


def remarks_on_person(facts: PersonFacts) -> list[Remark]:
    return [each for each in _reach(facts.phone, facts.email) if each is not None]


def _kutuk(facts: OrganisationFacts) -> Remark | None:
    number = (facts.register_no or "").strip()
    if not number or reference.kind(facts.kind).identifier != "kutuk":
        return None
    match = _KUTUK.fullmatch(number)
    if match is None:
        return Remark("register_no", _KUTUK_FORM)
    plate = int(match[1])
    if not 1 <= plate <= len(reference.provinces()):
        return Remark("register_no", _KUTUK_PLATE, {"plate": match[1]})
    if facts.province is not None and plate != facts.province:
        names = {"found": reference.province(plate).name, "province": reference.province(facts.province).name}
        return Remark("register_no", _KUTUK_OTHER, dict(names))
    return None


def _vkn(number: str | None) -> Remark | None:
    if not number:
        return None
    digits = "".join(each for each in number if each in "0123456789")
    if len(digits) != 10:
        return Remark("tax_no", _VKN_FORM, {"length": len(digits)})
    return None if vkn_fits(digits) else Remark("tax_no", _VKN_CHECK)


def _reach(phone: str | None, email: str | None) -> tuple[Remark | None, Remark | None]:
    short = "".join(filter(str.isdigit, phone or ""))
    strange = bool(phone) and phone_number(phone or "") is None and not (len(short) == 7 and short.startswith("444"))
    return (
        Remark("phone", _PHONE_FORM) if strange else None,
        Remark("email", _EMAIL_FORM) if email and _EMAIL.fullmatch(email.strip()) is None else None,
    )


def core_name(name: str) -> str:
    """The name without the words of its legal form, to compare with: “Işıklı Yarınlar Derneği” -> isikliyarinlar."""
    return "".join(word for word in words(name) if word not in _LEGAL_FORMS)

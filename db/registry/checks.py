"""Values as they are stored, what is refused, and what is only remarked on.

Old records hold numbers with dots, spaces and slashes, so a number's form is remarked on and never refused.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.rows import FormerName, OrganisationFacts, PersonFacts, Remark
from db.text import fold, nfc, phone_number, words

SEXES = (None, "female", "male")
FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR = 1900, 2100
LONGEST_LINE = 400
LONGEST_TEXT = 20_000
_LONG = frozenset({"notes", "address"})
_KUTUK = re.compile(r"(\d{2})-\d{3}-\d{3}")
_LEGAL_FORMS = frozenset(
    "dernegi dernek vakfi vakif subesi sube temsilciligi federasyonu konfederasyonu sendikasi kooperatifi platformu "
    "kulubu toplulugu birligi genel merkezi ve".split()
)

_NO_SEX = QT_TRANSLATE_NOOP("db", "Choose female or male, or leave it empty.")
_BIRTH_YEAR = QT_TRANSLATE_NOOP("db", "A year of birth has four digits and is not before {first}.")
_NAME_ENDS_EARLY = QT_TRANSLATE_NOOP("db", "The former name “{name}” ends before it begins.")
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


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_text(value: str | None, *, lines: bool = False) -> str | None:
    """Composed, without control characters, spaces collapsed; None where nothing is left. Letters that turn the
    direction of what follows make a name look like another one."""
    if value is None:
        return None
    kept = "".join(
        letter if letter == "\n" and lines else " " if letter.isspace() else letter
        for letter in nfc(value.replace("\r\n", "\n"))
        if letter.isspace() or (unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"} and letter not in _TURNING)
    )
    rows = [" ".join(row.split()) for row in kept.split("\n")]
    return "\n".join(rows).strip() or None


def clean_organisation(facts: OrganisationFacts) -> OrganisationFacts:
    """As it is stored. Raises InvalidInput: no name, an unknown kind or status, a district of another province."""
    facts = _clean(facts)
    facts = replace(facts, former_names=_former_names(facts.former_names))
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
    if facts.sex not in SEXES:
        raise InvalidInput(_NO_SEX, field="sex")
    if facts.birth_year is not None and not FIRST_BIRTH_YEAR <= facts.birth_year <= LAST_BIRTH_YEAR:
        raise InvalidInput(_BIRTH_YEAR, field="birth_year", first=FIRST_BIRTH_YEAR)
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
    changed["phone"] = clean_phone(changed.get("phone"))
    changed["other_phones"] = _several(map(clean_phone, facts.other_phones), changed["phone"])
    changed["other_emails"] = _several(map(clean_text, facts.other_emails), changed.get("email"))
    changed["tags"] = _several(map(clean_text, facts.tags))
    return replace(facts, **changed)


def clean_phone(text: str | None) -> str | None:
    """As it is stored: +902225550101 where it is a number that can be dialled, as it was written where not."""
    written = clean_text(text)
    return (written and (phone_number(written) or foreign_number(written))) or written


def foreign_number(text: str) -> str | None:
    """+441134960000 of a number written with its country; None where it is not one that can be dialled."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    if not text.lstrip().startswith(("+", "00")):
        return None
    try:
        number = parse("+" + text.strip().removeprefix("00").removeprefix("+"), None)
    except NumberParseException:
        return None
    return format_number(number, PhoneNumberFormat.E164) if is_possible_number(number) else None


def _several(values: Iterable[str | None], main: str | None = None) -> tuple[str, ...]:
    """Each once and the main one not, told apart blind to letters; raises InvalidInput where one is too long."""
    found: dict[str, str] = {}
    for value in values:
        if value is not None and len(value) > LONGEST_LINE:
            raise InvalidInput(_TOO_LONG, field="tags", length=len(value), most=LONGEST_LINE)
        if value is not None and fold(value) != fold(main or ""):
            found.setdefault(fold(value), value)
    return tuple(found.values())


def _former_names(given: tuple[FormerName, ...]) -> tuple[FormerName, ...]:
    """Raises InvalidInput where one ended before it began."""
    kept = []
    for one in given:
        name = clean_text(one.name)
        if name is None or len(name) > LONGEST_LINE:
            continue
        if one.starts_on is not None and one.ends_on is not None and one.ends_on < one.starts_on:
            raise InvalidInput(_NAME_ENDS_EARLY, field="former_names", name=name)
        kept.append(replace(one, name=name, kind=one.kind or None))
    return tuple(kept)


def remarks_on_organisation(facts: OrganisationFacts, today: dt.date) -> list[Remark]:
    """What looks wrong without being refused, at most one remark a field."""
    found = [_kutuk(facts), _vkn(facts.tax_no), *_reach(facts)]
    if facts.kep and not is_email(facts.kep):
        found.append(Remark("kep", _EMAIL_FORM))
    if facts.founded_on is not None and facts.founded_on > today:
        found.append(Remark("founded_on", _FUTURE))
    return [each for each in found if each is not None]


def remarks_on_person(facts: PersonFacts) -> list[Remark]:
    return [each for each in _reach(facts) if each is not None]


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
    from stdnum.tr import vkn

    return None if vkn.is_valid(digits) else Remark("tax_no", _VKN_CHECK)


def _reach(facts: OrganisationFacts | PersonFacts) -> tuple[Remark | None, Remark | None]:
    phones, emails = (facts.phone, *facts.other_phones), (facts.email, *facts.other_emails)
    return (
        None if all(map(_dials, filter(None, phones))) else Remark("phone", _PHONE_FORM),
        None if all(map(is_email, filter(None, emails))) else Remark("email", _EMAIL_FORM),
    )


def _dials(phone: str) -> bool:
    short = "".join(filter(str.isdigit, phone))
    return bool(phone_number(phone) or foreign_number(phone)) or (len(short) == 7 and short.startswith("444"))


def is_email(text: str) -> bool:
    """Whether it is written as an address must be, with letters of any script. Nobody is asked whether it exists."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def core_of(parts: Iterable[str]) -> str:
    """The words of a name without those of its legal form, joined: isikli gunler dernegi -> isikligunler."""
    return "".join(part for part in parts if part not in _LEGAL_FORMS)

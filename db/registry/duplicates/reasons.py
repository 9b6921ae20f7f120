"""Why two records may be the same, and what speaks against it, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.errors import QT_TRANSLATE_NOOP
from db.registry.duplicates.comparing import Verdict
from db.registry.duplicates.records import Record
from db.registry.duplicates.rows import Reason

_ALIKE = 4.0
"""Nats from which an address is called the same."""

_REGISTER = QT_TRANSLATE_NOOP("db", "The same register number: {number}")
_TAX = QT_TRANSLATE_NOOP("db", "The same tax number: {number}")
_OTHER_REGISTER = QT_TRANSLATE_NOOP("db", "Different register numbers")
_OTHER_TAX = QT_TRANSLATE_NOOP("db", "Different tax numbers")
_NAME = QT_TRANSLATE_NOOP("db", "The same name")
_NEAR_NAME = QT_TRANSLATE_NOOP("db", "Nearly the same name: {one} / {other}")
_PART_OF_NAME = QT_TRANSLATE_NOOP("db", "Names with something in common: {one} / {other}")
_OTHER_NAME = QT_TRANSLATE_NOOP("db", "Different names: {one} / {other}")
_SHORT_NAME = QT_TRANSLATE_NOOP("db", "One name is the other's initials: {one} / {other}")
_PHONE = QT_TRANSLATE_NOOP("db", "The same telephone")
_NEAR_PHONE = QT_TRANSLATE_NOOP("db", "Telephones that differ in one digit")
_EMAIL = QT_TRANSLATE_NOOP("db", "The same e-mail address")
_NEAR_EMAIL = QT_TRANSLATE_NOOP("db", "E-mail addresses that differ in one letter")
_DOMAIN = QT_TRANSLATE_NOOP("db", "The same internet domain")
_ADDRESS = QT_TRANSLATE_NOOP("db", "The same address")
_NEAR_ADDRESS = QT_TRANSLATE_NOOP("db", "Addresses with something in common")
_OTHER_ADDRESS = QT_TRANSLATE_NOOP("db", "Different addresses")
_YEAR = QT_TRANSLATE_NOOP("db", "The same year of birth: {year}")
_OTHER_YEAR = QT_TRANSLATE_NOOP("db", "Different years of birth: {one} / {other}")
_BELONGS = QT_TRANSLATE_NOOP("db", "They stand for the same organisation")
_FORM = QT_TRANSLATE_NOOP("db", "Different legal forms")
_BRANCHES = QT_TRANSLATE_NOOP("db", "Branches, perhaps of different places")
_THIRD = QT_TRANSLATE_NOOP("db", "Both are like a third record")

_FOR = {
    "tax_no": _TAX, "name_same": _NAME, "name_near": _NEAR_NAME, "acronym": _SHORT_NAME, "phone": _PHONE,
    "email": _EMAIL, "domain": _DOMAIN, "address": _ADDRESS, "birth_year": _YEAR, "belongs": _BELONGS,
    "register_no": _REGISTER,
}  # fmt: skip
_AGAINST = {
    "register_no": _OTHER_REGISTER, "tax_no": _OTHER_TAX, "name_other": _OTHER_NAME, "name_near": _OTHER_NAME,
    "name_same": _NAME, "address_other": _OTHER_ADDRESS, "address": _OTHER_ADDRESS, "birth_year": _OTHER_YEAR,
    "form_other": _FORM, "branches": _BRANCHES,
}  # fmt: skip
_NOT_WORTH_SAYING = 0.75


def reasons(
    first: Record, second: Record, names: tuple[str, str], numbers: dict[str, str], verdict: Verdict, follows: bool
) -> tuple[Reason, ...]:
    """What says most first. `numbers`: register and tax number of the first record as written. `follows`: the pair was
    only found through others."""
    one, other = names
    details: dict[str, Callable[[], dict[str, str]]] = {
        "register_no": lambda: {"number": numbers.get("register_no", "")},
        "tax_no": lambda: {"number": numbers.get("tax_no", "")},
        "name_near": lambda: {"one": one, "other": other},
        "name_other": lambda: {"one": one, "other": other},
        "acronym": lambda: {"one": one, "other": other},
    }
    found = [Reason("third", _THIRD)] if follows else []
    for code, weight, message in _said(first, second, verdict):
        given = details[code]() if code in details and "{" in message else {}
        if code == "birth_year":
            given = {"year": first.birth_year} if weight > 0 else {"one": first.birth_year, "other": second.birth_year}
        found.append(Reason(code, message, given, round(weight, 2)))
    return tuple(found)


def _said(first: Record, second: Record, verdict: Verdict) -> Iterator[tuple[str, float, str]]:
    for code, weight in sorted(verdict.weights.items(), key=lambda each: -each[1]):
        if abs(weight) < _NOT_WORTH_SAYING:
            continue
        message = _FOR.get(code, "") if weight > 0 else _AGAINST.get(code, "")
        if weight > 0 and code == "address" and weight < _ALIKE:
            message = _NEAR_ADDRESS
        if weight > 0 and code == "name_near" and verdict.name.conflicts:
            message = _PART_OF_NAME
        if weight > 0 and code == "phone" and not set(first.phones) & set(second.phones):
            message = _NEAR_PHONE
        if weight > 0 and code == "email" and not set(first.emails) & set(second.emails):
            message = _NEAR_EMAIL
        if weight < 0 and code == "birth_year" and not first.birth_year:
            continue
        if message:
            yield code, weight, message

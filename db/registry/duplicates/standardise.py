"""From what stands in the file to what is compared: the same thing written in two ways becomes one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from db.registry.duplicates.records import Record
from db.registry.duplicates.wordlists import (
    ADDRESS_NOISE,
    BRANCH_OTHER,
    BRANCH_TR,
    FORM_OF,
    MISSING,
    ORDINALS,
    PERSON_TITLES,
    SHORT,
    SHORT_DOTTED,
    SHORT_IN_ADDRESSES,
    SHORT_IN_NAMES,
    STOP,
)
from db.text import fold, words

_TOKEN = re.compile(r"[^\W_]+\.?")
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th|inci|nci|uncu|ncu|er|eme)?$")
_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_ACRONYM = re.compile(r"[^\W\d_]{2,7}")
_UK_POSTCODE = re.compile(r"\b([a-z]{1,2})(\d[a-z\d]?) ?(\d[a-z]{2})\b")
_OTHER_POSTCODE = re.compile(r"(?<![\d/-])\d{4,6}(?![\d/-])")
_LONG_ZIP = re.compile(r"\b(\d{5})[- ]\d{4}$")
_STREETS = frozenset(SHORT_IN_ADDRESSES.values())
_PARTS = re.compile(r"[,;\n|]+")
_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(r"[^0-9a-z]+")
_LETTERS_DIGITS = re.compile(r"(?<=\d)(?=[a-z]{3,})")
_LISTED = re.compile(r"^\W*\d{1,4}\)\s+")  # "1) " of a list
_LEAST_SHORT, _LONGEST_SHORT = 3, 5  # letters of an abbreviation with a full stop
_PHONE_DIGITS = 9
_LEAST_PHONE, _LEAST_NUMBER = 6, 3
_FREE_MAIL = frozenset(
    "gmail googlemail hotmail outlook live yahoo msn icloud yandex mynet aol btinternet mail gmx web ttmail "
    "windowslive me ymail proton protonmail virginmedia sky talktalk ntlworld tiscali btopenworld".split()
)


def absent(text: str | None) -> bool:
    """Whether nothing stands there, or a word for nothing ("NA", "No data", "—", "yok")."""
    return not text or " ".join(words(text)) in MISSING


def _joined_letters(tokens: list[str]) -> list[str]:
    """S. K. -> sk; e. V. -> ev: letters that stand alone, one after the other, are one word."""
    if not any(len(each) == 1 for each in tokens):
        return tokens
    made: list[str] = []
    run = ""
    for each in tokens:
        if len(each) == 1 and each.isalpha():
            run += each
            continue
        if run:
            made.append(run)
            run = ""
        made.append(each)
    return [*made, run] if run else made


@lru_cache(maxsize=65_536)
def _word(token: str) -> str:
    """One word, its abbreviation written out and an ordinal as its number. An abbreviation that no list knows keeps its
    full stop: what it stands for is seen beside another name (`laying.is_typo`)."""
    if token.endswith("."):
        token = token[:-1]
        if _is_unknown_short(token):
            return token + "."
        token = SHORT_DOTTED.get(token, token)
    token = SHORT.get(token, token)
    if token in ORDINALS:
        return ORDINALS[token]
    if token[0] in "0123456789":
        number = _ORDINAL.match(token)
        return number[1] if number else token
    return token


def _is_unknown_short(token: str) -> bool:
    known = (SHORT_DOTTED, SHORT, FORM_OF, ORDINALS, SHORT_IN_NAMES, SHORT_IN_ADDRESSES)
    return (
        _LEAST_SHORT <= len(token) <= _LONGEST_SHORT and token.isalpha() and not any(token in each for each in known)
        and token not in BRANCH_TR and token not in STOP
    )  # fmt: skip


class Name:
    """What a name of an organisation comes to."""

    __slots__ = ("acronyms", "branch", "core", "forms")

    def __init__(self, core: tuple[str, ...], forms: str, branch: str, acronyms: tuple[str, ...]) -> None:
        self.core, self.forms, self.branch, self.acronyms = core, forms, branch, acronyms


def organisation_name(text: str) -> Name:
    """Without legal form and small words; a name of nothing else keeps them. Branch: "t" in Turkish, "o" otherwise."""
    folded = fold(_LISTED.sub("", text))
    acronyms = _acronyms(text) if "(" in folded or "[" in folded else []
    for each in acronyms:
        folded = folded.replace(each, " ", 1)
    found = [_word(each) for each in _joined_letters_dotted(_undotted_end(_TOKEN.findall(folded)))]
    core: list[str] = []
    forms: set[str] = set()
    branch = ""
    for each in found:
        if each in BRANCH_TR:
            branch = "t"
        elif each in BRANCH_OTHER:
            branch = branch or "o"
        elif each in FORM_OF:
            forms.add(FORM_OF[each])
        elif each in SHORT_IN_NAMES and len(found) > 1:
            core.extend(SHORT_IN_NAMES[each])
        elif each not in STOP:
            core.append(each)
    return Name(tuple(core or found), "".join(sorted(forms)), branch, tuple(acronyms))


def _acronyms(text: str) -> list[str]:
    """What stands in brackets and is short for the name: alone in capitals, or the initials of words; a place or a
    word of the name is neither."""
    found = []
    outside = _IN_BRACKETS.sub(" ", text)
    firsts = initials(words(outside))
    for inside in _IN_BRACKETS.findall(text):
        short = fold(inside)
        if not _ACRONYM.fullmatch(short) or short in FORM_OF or short in BRANCH_TR:
            continue
        if (inside.isupper() and not outside.isupper()) or _in_order(short, firsts):
            found.append(short)
    return found


def _in_order(short: str, letters: str) -> bool:
    rest = iter(letters)
    return all(each in rest for each in short)


def _undotted_end(tokens: list[str]) -> list[str]:
    """A full stop at the end of a name is none of an abbreviation's."""
    return [*tokens[:-1], tokens[-1].rstrip(".")] if tokens and len(tokens[-1]) > _LONGEST_SHORT else tokens


def _joined_letters_dotted(tokens: list[str]) -> list[str]:
    if any(len(each) == 1 or (len(each) == 2 and each[1] == ".") for each in tokens):
        return _joined_letters([each[:1] if len(each) == 2 and each[1] == "." else each for each in tokens])
    return tokens


def initials(core: Sequence[str]) -> str:
    return "".join(each[0] for each in core)


class Address:
    __slots__ = ("area", "place", "postcode", "tokens")

    def __init__(self, tokens: tuple[str, ...], postcode: str, place: str, area: str) -> None:
        self.tokens, self.postcode, self.place, self.area = tokens, postcode, place, area


_NOWHERE = Address((), "", "", "")


def address(text: str | None) -> Address:
    """Words and numbers of an address; a postcode is one word, with or without its space."""
    if not text:
        return _NOWHERE
    parts = [part for part in map(fold, _PARTS.split(text)) if " ".join(words(part)) not in MISSING]
    if not parts:
        return _NOWHERE
    folded = " , ".join(_LONG_ZIP.sub(r"\1", part) for part in parts)
    postcode = place = area = ""
    for british in _UK_POSTCODE.finditer(folded):
        postcode, place, area = "".join(british.groups()), british[1] + british[2], british[1]
    if postcode:
        folded = _UK_POSTCODE.sub(" ", folded)
    else:
        others = _OTHER_POSTCODE.findall(folded)
        postcode = others[-1] if others and not _is_house_number(others, folded) else ""
        folded = folded if not postcode else " ".join(folded.rsplit(postcode, 1))
    made = []
    for each in _TOKEN.findall(_LETTERS_DIGITS.sub(" ", folded)):
        token = each.rstrip(".")
        token = SHORT_IN_ADDRESSES.get(token) or _address_word(each)
        if token not in ADDRESS_NOISE:
            made.append(token)
    return Address(tuple(dict.fromkeys(made)), postcode, place, area)


def _is_house_number(numbers: list[str], folded: str) -> bool:
    """Whether the only number that could be a postcode begins a street: “12224 ventura blvd”."""
    if len(numbers) > 1 or not folded.startswith(numbers[0]):
        return False
    street = words(folded.partition(" , ")[0])
    return any(each in SHORT_IN_ADDRESSES or each in _STREETS for each in street)


@lru_cache(maxsize=65_536)
def _address_word(token: str) -> str:
    found = _word(token).rstrip(".")
    return SHORT_IN_ADDRESSES.get(found, found)


def number(text: str | None) -> str:
    """A register or tax number: letters and digits, without leading zeros; nothing where it is a placeholder."""
    if not text:
        return ""
    plain = _PLAIN.sub("", fold(text)).lstrip("0")
    if len(plain) < _LEAST_NUMBER or len(set(plain)) == 1 or not _DIGITS.search(plain) or plain in MISSING:
        return ""
    return plain


def phones(texts: Iterable[str | None]) -> tuple[str, ...]:
    """The last nine digits: the same with and without country code, leading zero, brackets."""
    found = []
    for text in texts:
        digits = "".join(_DIGITS.findall(text)) if text else ""
        if len(digits) > _LEAST_PHONE and len(set(digits)) > 2:
            found.append(digits[-_PHONE_DIGITS:])
    return tuple(dict.fromkeys(found))


def emails(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(text).removeprefix("mailto:") for text in texts if text and "@" in text))


def domains(mails: Iterable[str], web: str | None) -> tuple[str, ...]:
    """Internet domains of its own: not those that everybody's mail is at."""
    found = [mail.rpartition("@")[2] for mail in mails]
    if web and not absent(web):
        host = fold(web).partition("://")[2] or fold(web)
        found.append(host.partition("/")[0].removeprefix("www."))
    return tuple(dict.fromkeys(each for each in found if "." in each and each.partition(".")[0] not in _FREE_MAIL))


def person_name(given: str | None, family: str | None) -> tuple[str, ...]:
    found = [] if absent(given) else words(given or "")
    found += [] if absent(family) else words(family or "")
    kept = [each for each in found if each not in PERSON_TITLES]
    return tuple(dict.fromkeys(kept or found))


def person(
    given_name: str | None,
    family_name: str | None,
    *,
    birth_year: int | None = None,
    phone_numbers: Iterable[str | None] = (),
    mails: Iterable[str | None] = (),
    address_text: str | None = None,
    belongs: Iterable[str] = (),
) -> Record:
    where = address(address_text)
    written = emails(mails)
    return Record(
        name=person_name(given_name, family_name), address=where.tokens, postcode=where.postcode, place=where.place,
        area=where.area, phones=phones(phone_numbers), emails=written,
        birth_year=str(birth_year) if birth_year else "", belongs=tuple(dict.fromkeys(belongs)),
    )  # fmt: skip


def organisation(
    name: str,
    *,
    kind: str = "",
    other_names: Iterable[str | None] = (),
    register_no: str | None = None,
    tax_no: str | None = None,
    province: int | None = None,
    district: str | None = None,
    address_text: str | None = None,
    phone_numbers: Iterable[str | None] = (),
    mails: Iterable[str | None] = (),
    web: str | None = None,
) -> Record:
    """`kind`, `province` and `district` are codes of the reference lists."""
    main = organisation_name(name)
    others = [organisation_name(each) for each in other_names if each]
    where = address(address_text)
    written = emails(mails)
    own = set(main.core)
    return Record(
        name=main.core,
        other_names=tuple(dict.fromkeys(each.core for each in others if each.core != main.core)),
        acronyms=main.acronyms, forms=main.forms, branch="t" if kind in ("SUB", "TEM") else main.branch,
        address=tuple(each for each in where.tokens if each not in own), postcode=where.postcode,
        place=district or where.place, area=str(province) if province else where.area,
        register_no=number(register_no), tax_no=number(tax_no), phones=phones(phone_numbers), emails=written,
        domains=domains(written, web),
    )  # fmt: skip

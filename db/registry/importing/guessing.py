"""Which column is taken into which field, by its heading and by what its cells look like, with how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.registry.importing.fields import Field, by_heading, by_name, protected_headings, squeezed
from db.registry.importing.recognise import as_text, shares
from db.registry.importing.rows import SURE, ColumnGuess
from db.registry.reading.cells import Cell
from db.text import words

SHOWN = 3  # samples of a column that a person sees

# A heading alone, with content that agrees (a whole column of it adds the second part), with content that does not.
EXACT, AGREES, PARTIAL, DOUBTED, CONTRADICTED = 0.85, 0.14, 0.65, 0.55, 0.3
BY_CONTENT = 0.45
MANY, MOST = 0.5, 0.8
RUNNING = 0.7  # of a key that only counts the rows

# A cell that none of these knows may still be one: a name without a legal word, an address without a street.
_WEAK = frozenset("organisation_name person_name given_name address title activity_class register_no".split())
_TELLING = ("email", "url", "phone", "province", "district", "tax_no", "register_no", "organisation_name", "address",
            "person_name")  # fmt: skip
_SECOND = {"phone": "other_phones", "email": "other_emails"}
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*+$")
_CITY = frozenset({"city"})
# Old registers write their numbers in every way; that they look like telephones contradicts no heading.
_NUMBERS, _DIGITS = frozenset({"register_no", "tax_no"}), frozenset({"phone", "tax_no", "register_no"})
_UNLIKE_MARK, _DIGIT, LEAST_MARKS = re.compile(r"[\s.,;@]|.{41}"), re.compile(r"\d"), 2
_NO_MARK = frozenset("phone email url date year postcode tax_no province district national".split())
_REACH = {"email", "url", "phone"}


@dataclass(slots=True)
class Column:
    place: int
    heading: str
    samples: list[Cell]
    shares: dict[str, float]

    @classmethod
    def of(cls, place: int, heading: str, samples: list[Cell]) -> Column:
        return cls(place, heading, samples, shares(samples))


def guess(entity: str, columns: Sequence[Column]) -> tuple[ColumnGuess, ...]:
    """One guess a column. A field that takes one column gets the surest of them."""
    protected = {one.place: kind for one in columns if (kind := _protected(entity, one))}
    offers = [offer for one in columns if one.place not in protected for offer in _offers(entity, one)]
    offers.sort(key=lambda offer: (-offer[1], offer[0].place))
    taken: dict[int, tuple[str, float, Literal["name", "content", "saved", ""]]] = {}
    used: set[str] = set()
    several = {one.name for one in by_name(entity).values() if one.several}
    for column, sure, name, by in offers:
        wanted = _SECOND.get(name, name) if name in used else name
        if column.place in taken or (wanted in used and wanted not in several):
            continue
        taken[column.place] = (wanted, sure, by)
        used.add(wanted)
    if entity == "person":
        _settle_names(taken, columns)
    if "source_key" not in used:
        taken |= {one.place: ("source_key", SURE, "content") for one in columns[:1]
                  if one.place not in taken and one.place not in protected and _tells_rows_apart(one)}  # fmt: skip
    return tuple(_guess(one, taken.get(one.place), protected.get(one.place, "")) for one in columns)


def _guess(
    column: Column,
    found: tuple[str, float, Literal["name", "content", "saved", ""]] | None,
    protected: Literal["", "national", "membership"],
) -> ColumnGuess:
    name, sure, by = found or (None, 0.0, "")
    shown = [] if protected else [as_text(one) for one in column.samples[:SHOWN]]
    return ColumnGuess(column.place, column.heading, name, round(sure, 3), by, tuple(shown), protected)


def _protected(entity: str, column: Column) -> Literal["", "national", "membership"]:
    kind = _protected_heading(entity, column.heading)
    return kind or ("national" if column.shares.get("national", 0) >= MANY else "")


def _protected_heading(entity: str, heading: str) -> Literal["", "national", "membership"]:
    """By the whole heading or its end (“Yetkili TC No”), unless a longer end is a field (“Dernek Vergi Kimlik No”)."""
    parts = words(_BRACKETS.sub(" ", heading))
    for start in range(len(parts)):
        end = "".join(parts[start:])
        kind = protected_headings().get(end)
        if kind == "national":
            return "national"
        if kind == "membership" and (start == 0 or len(parts) - start > 1):  # not “Board member”
            return "membership"
        if end in by_heading(entity):
            break
    return ""


Offer = tuple[Column, float, str, Literal["name", "content", "saved", ""]]


def _offers(entity: str, column: Column) -> Iterable[Offer]:
    """Every field that the column may be, with how sure that is."""
    fields = by_name(entity)
    named, base = named_fields(entity, column.heading)
    telling = {name for name in _TELLING if column.shares.get(name, 0) >= MOST}
    for rank, name in enumerate(named):
        yield column, _confidence(fields[name], column, base, telling) - rank / 20, name, "name"
    if "province" in named and squeezed(column.heading) in _CITY and column.shares.get("province", 0) < MANY:
        yield column, DOUBTED, "address", "name"
    for one in fields.values():
        share = column.shares.get(one.content, 0)
        if one.content in telling and share >= MOST and one.name not in named and not one.name.startswith("other"):
            yield column, BY_CONTENT + share / 5, one.name, "content"


def named_fields(entity: str, heading: str) -> tuple[tuple[str, ...], float]:
    """Fields that go by this heading, and how sure that makes; by its end where the whole is not known."""
    known = by_heading(entity)
    plain = _BRACKETS.sub(" ", heading)
    for text in (heading, plain, re.sub(r"[\s_.:-]*\d+\s*$", "", plain)):
        if found := known.get(squeezed(text)):
            return found, EXACT
    parts = words(plain)
    if "of" in parts[1:]:
        parts = parts[: parts.index("of")]
    for start in range(len(parts)):
        if found := known.get("".join(parts[start:])):
            return found, PARTIAL
    return (), 0.0


def _confidence(field: Field, column: Column, base: float, telling: set[str]) -> float:
    if field.name == "source_key":
        texts = list(filter(None, map(as_text, column.samples)))
        if len(texts) > 1 and len(set(texts)) <= MANY * len(texts):
            return CONTRADICTED  # it marks groups, or nothing
        return min(base, RUNNING) if _is_running(column.samples) else base
    if not field.content or not column.shares:
        return base
    share = column.shares[field.content]
    if share >= MANY:
        return base + AGREES * share
    others = telling - {field.content} - ({"address"} if field.content in _WEAK else set())
    if field.name in _NUMBERS and others <= _DIGITS:
        return base
    if field.content == "address":
        return CONTRADICTED if others & _REACH else base
    if others and not (field.content in _WEAK and others <= {"person_name", "organisation_name", "address"}):
        return CONTRADICTED
    if field.content in _WEAK:
        return base
    if field.content == "province" and squeezed(column.heading) in _CITY and not share:
        return CONTRADICTED
    return min(base, DOUBTED)


def _is_running(samples: Sequence[Cell]) -> bool:
    """Whether the samples count the rows: 1, 2, 3 …"""
    texts = [as_text(one) for one in samples]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 10]
    first = numbers[:5]
    return len(numbers) == len(texts) > 1 and first == list(range(first[0], first[0] + len(first)))


def _tells_rows_apart(column: Column) -> bool:
    """Whether the samples are marks of the rows: each another, one word, most with digits, and nothing else known."""
    texts = [text for one in column.samples if (text := as_text(one).strip())]
    if len(texts) < LEAST_MARKS or len(set(texts)) < len(texts) or any(map(_UNLIKE_MARK.search, texts)):
        return False
    other = max((share for name, share in column.shares.items() if name in _NO_MARK), default=0.0)
    return other < MANY and sum(_DIGIT.search(text) is not None for text in texts) >= MOST * len(texts)


def _settle_names(
    taken: dict[int, tuple[str, float, Literal["name", "content", "saved", ""]]], columns: Sequence[Column]
) -> None:
    """“Name” beside “Surname” is the given name; “Ad” without “Soyad” is the whole one."""
    places: Mapping[str, int] = {name: place for place, (name, _, _) in taken.items()}
    given, family, full = (places.get(name) for name in ("given_name", "family_name", "full_name"))
    if family is not None and given is None and full is not None:
        taken[full] = ("given_name", *taken[full][1:])
    elif family is None and given is not None and full is None:
        column = next(one for one in columns if one.place == given)
        if column.shares.get("person_name", 0) >= MANY:
            taken[given] = ("full_name", *taken[given][1:])


def as_saved(guesses: Sequence[ColumnGuess], fields: Mapping[int, str]) -> tuple[ColumnGuess, ...]:
    """The same columns as they were read the last time."""
    found = []
    for one in guesses:
        name = fields.get(one.place) if not one.protected else None
        found.append(replace(one, field=name, confidence=1.0 if name else 0.0, by="saved" if name else ""))
    return tuple(found)


def looks_like_data(guesses: Sequence[ColumnGuess], headings: Sequence[str]) -> bool:
    """Whether the row taken for headings holds values: none is a known heading, and some are an e-mail, a number …"""
    if any(one.field is not None and one.by == "name" and one.confidence >= SURE for one in guesses):
        return False
    found = shares([heading for heading in headings if heading])
    return any(found.get(name, 0) > 0 for name in ("email", "url", "phone", "date", "tax_no", "number"))

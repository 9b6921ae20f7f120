"""A record as the comparison sees it: folded words, digits of numbers, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Record(NamedTuple):
    """Every part may be empty; an empty part says nothing for or against.

    `name`: its words without those of the legal form (a person's given and family names together).
    `forms`: letters of `wordlists.FORM_OF`. `place`: district or, without one, the postcode's district.
    `area`: province, or the postcode's area. `belongs`: the organisations that a person stands for, by number.
    """

    name: tuple[str, ...] = ()
    other_names: tuple[tuple[str, ...], ...] = ()
    acronyms: tuple[str, ...] = ()
    forms: str = ""
    branch: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    place: str = ""
    area: str = ""
    register_no: str = ""
    tax_no: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    birth_year: str = ""
    belongs: tuple[str, ...] = ()


def province(record: Record) -> str:
    """Its code of the reference list; a postcode's area is none, and says no more than the postcode."""
    return record.area if record.area.isdigit() else ""


_NAMES = "\x1d"


def pack(record: Record) -> bytes:
    """As few bytes as a million records in memory need."""
    parts = (
        " ".join(record.name), _NAMES.join(" ".join(each) for each in record.other_names), " ".join(record.acronyms),
        record.forms, record.branch, " ".join(record.address), record.postcode, record.place, record.area,
        record.register_no, record.tax_no, " ".join(record.phones), " ".join(record.emails), " ".join(record.domains),
        record.birth_year, " ".join(record.belongs),
    )  # fmt: skip
    return "\x1f".join(parts).encode()


def unpack(packed: bytes) -> Record:
    (name, others, acronyms, forms, branch, address, postcode, place, area, register_no, tax_no, phones, emails,
     domains, birth_year, belongs) = packed.decode().split("\x1f")  # fmt: skip
    return Record(
        tuple(name.split()), tuple(tuple(each.split()) for each in others.split(_NAMES)) if others else (),
        tuple(acronyms.split()) if acronyms else (), forms, branch, tuple(address.split()), postcode, place, area,
        register_no, tax_no, tuple(phones.split()) if phones else (), tuple(emails.split()) if emails else (),
        tuple(domains.split()) if domains else (), birth_year, tuple(belongs.split()) if belongs else (),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """Two records by their place in what was given, the first before the second."""

    first: int
    second: int
    score: float
    strict: bool

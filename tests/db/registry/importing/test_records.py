"""A row that is understood at once is understood as it would be cell by cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.registry.importing.records import Records
from db.registry.importing.rows import Mapping
from db.registry.reading.cells import CellError

ORGANISATION = ("name", "kind", "register_no", "tax_no", "status", "founded_on", "public_benefit", "province",
                "district", "address", "phone", "email", "notes", "source_key", "activity_class")  # fmt: skip
PERSON = ("full_name", "title", "sex", "birth_year", "phone", "email", "address", "organisation", "role", "notes")
TEXTS = st.sampled_from([
    "", " ", "yok", "Yok", "YOK ", "N/A", "n/a.", "–", "-", "nil", "Bilinmiyor", "tbc", "TBA1", "unknown",
    "Unknown Club", "Işık Derneği", " Işık  Derneği ", "IŞIK VAKFI", "Is\u0327\u0131k Derneg\u0306i", "a\0b",
    "a\u202eb", "x" * 500, "1", "26", "Eskişehir", "eskisehir", "Tepebaşı", "Nowhere", "Dernek", "vakıf", "Faal",
    "hayır", "12.3.2019", "2019-03-12", "2019", "05321112233", "+905321112233", "0 222 230 14 52",
    "+90 222 230 14 52 / 0532 111 22 33", "+441134960000", "0222 230 1452; 0222 230 1453", "12", "dahili 5",
    "a@b.example", "mailto:a@b.example", "a@b.example; c@d.example", "a b@c", "ğ@dernek.example", "26-014-087",
    "10000000146", "1234567890", "satır 1\nsatır 2", "k", "Erkek", "Dr.",
])  # fmt: skip
CELLS = st.one_of(
    TEXTS, st.none(), st.text(max_size=12), st.booleans(), st.integers(-5, 10**11), st.floats(allow_nan=True),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),
    st.just(CellError("#N/A")),
)  # fmt: skip
TODAY = dt.date(2026, 11, 23)


def outcome(records: Records, cells: list[Any]) -> object:
    try:
        record = records.record(7, list(cells))
    except InvalidInput as error:
        said: object = (error.message, error.details)
    else:
        said = (record.given, dict(record.usual), record.words, record.organisation, record.role)
    return repr((said, records.remarks))


def pair(entity: str, fields: tuple[str, ...]) -> tuple[Records, Records]:
    made = [Records(entity, Mapping(fields=dict(enumerate(fields))), fields, False, 26, TODAY) for _ in range(2)]
    made[1]._at_once = lambda _: None  # type: ignore[method-assign]
    return made[0], made[1]


def rows(fields: tuple[str, ...], name: str) -> st.SearchStrategy[list[Any]]:
    """Rows in which a few cells hold something: a strange one sends the whole row the slow way."""
    some = st.dictionaries(st.integers(0, len(fields) - 1), CELLS, max_size=3)
    width = st.sampled_from([len(fields), len(fields), 3])
    return st.builds(lambda cells, wide: [cells.get(at, name if not at else None) for at in range(wide)], some, width)


@settings(max_examples=600, deadline=None)
@given(rows(ORGANISATION, "Işık Derneği"))
def test_organisations(cells: list[Any]) -> None:
    at_once, one_by_one = pair("organisation", ORGANISATION)
    assert outcome(at_once, cells) == outcome(one_by_one, cells)


@settings(max_examples=600, deadline=None)
@given(rows(PERSON, "Ayşe Yılmaz"))
def test_people(cells: list[Any]) -> None:
    at_once, one_by_one = pair("person", PERSON)
    assert outcome(at_once, cells) == outcome(one_by_one, cells)

"""Columns are understood by heading and content; a mapping may be written down by hand."""

from __future__ import annotations

import json

import pytest

from db.errors import InvalidInput
from db.registry.importing.mapping import mapping_from_json, mapping_to_json, sheet_of_json

ROWS = [["Sıra No", "Derneğin Adı", "Kütük Numarası", "İli", "Telefon (iş)", "Yetkili E-posta", "Üye Sayısı"],
        ["1", "Işık Derneği", "26-014-087", "Eskişehir", "0222 230 10 10", "a@b.example", "12"],
        ["2", "Umut Vakfı", "26-014-088", "Ankara", "0312 230 10 10", "c@d.example", "7"]]  # fmt: skip


@pytest.fixture
def looked(table, service):
    def look(rows=ROWS, entity="organisation", name="liste.csv"):
        return service.look(table(rows, name), entity)

    return look


def test_headings_confirmed_by_content_are_surer_than_either_alone(looked):
    found = {one.heading: one for one in looked().columns}
    fields = [one.field for one in found.values()]
    assert fields == ["source_key", "name", "register_no", "province", "phone", "email", None]
    assert found["İli"].confidence > 0.95
    assert found["Sıra No"].confidence < found["Kütük Numarası"].confidence
    assert all(one.by == "name" for one in found.values() if one.field)


def test_columns_without_headings_are_known_by_their_content(looked):
    found = looked([["a@b.example", "Işık Derneği", "0222 230 10 10"], ["c@d.example", "Umut Vakfı", "0222 230 10 11"]])
    assert (found.header_row, found.rows) == (0, 2)
    assert [(one.field, one.by) for one in found.columns] == [
        ("email", "content"), ("name", "content"), ("phone", "content"),
    ]  # fmt: skip
    assert all(0.5 < one.confidence < 0.8 for one in found.columns)


def test_content_that_contradicts_the_heading_counts_more(looked):
    rows = [["Dernek Adı", "Telefon"], ["A Derneği", "a@b.example"], ["B Derneği", "c@d.example"]]
    column = looked(rows).columns[1]
    assert (column.field, column.by) == ("email", "content")


def test_a_city_abroad_is_a_part_of_the_address(looked):
    rows = [["Name", "City", "State"], ["A Club", "Leeds", "Yorks"], ["B Club", "York", "Yorks"]]
    assert [one.field for one in looked(rows).columns] == ["name", "address", "address"]
    rows = [["Name", "City"], ["A Club", "Ankara"], ["B Club", "İzmir"]]
    assert looked(rows).columns[1].field == "province"


@pytest.mark.parametrize(
    ("headings", "cells", "fields"),
    [
        (["Name", "Surname"], ["Ayşe", "Yılmaz"], ["given_name", "family_name"]),
        (["Ad", "Telefon"], ["Ayşe Yılmaz", "0532 111 22 33"], ["full_name", "phone"]),
        (["First Name", "Last Name", "Mobile Phone", "E-mail Address", "Company", "Job Title"],
         ["Ayşe", "Yılmaz", "0532 111 22 33", "a@b.example", "Işık Derneği", "Başkan"],
         ["given_name", "family_name", "other_phones", "email", "organisation", "title"]),
        (["Adı Soyadı", "Cinsiyet", "Doğum Tarihi", "T.C. Kimlik No", "Üyelik No"],
         ["Ayşe Yılmaz", "K", "01.02.1985", "10000000146", "5"],
         ["full_name", "sex", "birth_year", None, None]),
    ],
)  # fmt: skip
def test_lists_of_people_are_understood(looked, headings, cells, fields):
    assert [one.field for one in looked([headings, cells], "person").columns] == fields


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Başkan T.C. Kimlik No", "national"), ("Yetkili TC No", "national"), ("Başkanın TC'si", "national"),
     ("Dernek Üye No", "membership"), ("TCKN (11 hane)", "national"), ("Dernek Vergi Kimlik No", ""),
     ("Üye Sayısı", ""), ("Board member", "")],
)  # fmt: skip
def test_identity_numbers_and_memberships_are_known_by_the_end_of_their_heading_too(looked, heading, kind):
    column = looked([["Dernek Adı", heading], ["A Derneği", "x1"], ["B Derneği", "x2"]]).columns[1]
    assert column.protected == kind
    assert (column.samples == ()) == bool(kind)


def test_a_mapping_is_written_with_headings_or_letters_and_read_back(looked):
    found = looked()
    written = {"sheet": 0, "header_row": 1, "columns": {"DERNEĞİN ADI": "name", "E": "phone", "İli": None},
               "policy": {"phone": "overwrite"}, "possible_duplicates": "skip"}  # fmt: skip
    text = json.dumps(written).encode()
    assert sheet_of_json(text, "m.json") == (0, 1)
    mapping = mapping_from_json(text, found, "m.json")
    assert (mapping.fields, mapping.policy, mapping.possible_duplicates) == (
        {1: "name", 4: "phone"}, {"phone": "overwrite"}, "skip",
    )  # fmt: skip
    assert mapping_from_json(mapping_to_json(mapping, found).encode(), found) == mapping
    assert mapping_from_json(b"{}", found) == found.mapping()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (b"{", "line 1"), (b"[]", "sheet"), (b"\xff", "UTF-8"), (b'{"colums": {}}', "columns"),
        (b'{"columns": {"Derne\xc4\x9fin Ad\xc4\xb1": "nam"}}', "register_no"),
        (b'{"columns": {"Yok": "name"}}', "Kütük Numarası"), (b'{"columns": ["name"]}', "columns"),
        (b'{"policy": {"name": "maybe"}}', "overwrite"), (b'{"possible_duplicates": "x"}', "skip"),
        (b'{"sheet": true}', "sheet"), (b'{"header_row": -1}', "header_row"), (b"[" * 100_000, "m.json"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_naming_what_there_is(looked, text, named):
    with pytest.raises(InvalidInput) as refused:
        mapping_from_json(text, looked(), "m.json")
    assert "m.json" in str(refused.value)
    assert named in str(refused.value)


def test_headings_of_foreign_lists_are_known_and_a_long_zip_code_is_no_telephone(service, table):
    path = table([
        ["record_id", "name", "addr", "county name", "zip", "Phone Numbers", "Emails"],
        ["r1", "Alpha Foundation", "12 Park Road", "Kent", "94612-3610", "01622 611 722", "a@alpha.org"],
        ["r2", "Beta Trust", "9 Park Road", "Kent", "68118-9300", "01622 611 733", "b@beta.org"],
    ])  # fmt: skip
    fields = [one.field for one in service.look(path, "organisation").columns]
    assert fields == ["source_key", "name", "address", "address", "address", "phone", "email"]


@pytest.mark.parametrize(
    ("marks", "field"),
    [(("GB-7f1", "GB-8a2"), "source_key"), (("101", "77"), "source_key"), (("101", "101"), None),
     (("2019", "2020"), None), (("41.2", "41.3"), None), (("Alpha", "Beta"), None)],
)  # fmt: skip
def test_a_first_column_of_unknown_heading_is_the_key_if_it_marks_each_row(service, table, marks, field):
    path = table([["URN", "Ad"], [marks[0], "Işık Derneği"], [marks[1], "Umut Derneği"]])
    assert service.look(path, "organisation").columns[0].field == field


def test_a_number_that_many_rows_have_is_no_key_of_theirs(service, table):
    path = table([
        ["Charity number", "Subsidiary number", "Charity name"],
        ["200027", "0", "Potterne Mission Trust"], ["200028", "0", "Town Lands Charity"],
    ])  # fmt: skip
    assert service.look(path, "organisation").mapping().fields == {0: "register_no", 2: "name"}

"""What an import did can be taken back; what it counted is what the register holds."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.errors import InvalidInput, NotFound
from db.registry.importing.rows import Mapping
from db.registry.importing.service import ImportService
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Organisation

ROWS = [["Dernek Adı", "Kütük No", "Telefon", "Etiketler"],
        ["A Derneği", "26-014-087", "0222 230 99 99", "kadın"], ["B Derneği", "26-014-088", "", ""],
        ["C Derneği", "26-014-089", "", ""]]  # fmt: skip


def contents(database):
    with database.read() as session:
        rows = session.scalars(select(Organisation).order_by(Organisation.id)).all()
        names = [column.key for column in Organisation.__mapper__.column_attrs if column.key != "n"]
        return [{name: getattr(row, name) or None for name in names} for row in rows]


def test_overwritten_values_come_back_and_new_records_go(database, registry, service, take):
    registry.add_organisation(OrganisationFacts("A Derneği", register_no="26014087", phone="123 45 67", tags=("x",)))
    before = contents(database)
    _, result = take(ROWS, policy={"phone": "overwrite"})
    assert registry.count_organisations() == 3
    undone = service.undo(result.run)
    assert (undone.restored, undone.kept) == (3, ())
    assert contents(database) == before
    assert [run.undone for run in service.runs()] == [True]
    assert registry.find_organisations() and not database.verify_rows()
    with pytest.raises(InvalidInput):
        service.undo(result.run)
    with pytest.raises(NotFound):
        service.undo(99)


def test_what_was_edited_or_used_since_is_kept_and_named(registry, service, take):
    _, result = take(ROWS)
    rows = {row.name: row.id for row in registry.find_organisations()}
    registry.update_organisation(rows["A Derneği"], notes="bizim")
    person = registry.add_person(PersonFacts("Ayşe", "Yılmaz"))
    registry.add_post(person, rows["B Derneği"])
    undone = service.undo(result.run)
    assert undone.restored == 1
    assert {(entity, name) for entity, _, name in undone.kept} == {
        ("organisation", "A Derneği"), ("organisation", "B Derneği"),
    }  # fmt: skip
    assert {row.name for row in registry.find_organisations()} == {"A Derneği", "B Derneği"}


def test_cancelling_an_undo_leaves_the_import_as_it_was(registry, service, take):
    _, result = take(ROWS)

    def cancel(_done, _all):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        service.undo(result.run, cancel)
    assert registry.count_organisations() == 3
    assert service.undo(result.run).restored == 3


def test_the_undo_of_an_import_of_people_takes_their_posts_too(registry, service, take):
    row = registry.add_organisation(OrganisationFacts("Işık Derneği"))
    _, result = take([["Ad", "Soyad", "Kurum"], ["Ayşe", "Yılmaz", "Işık Derneği"]], "person")
    assert len(registry.organisation(row).posts) == 1
    assert service.undo(result.run).kept == ()
    assert registry.organisation(row).posts == ()


NAMES = st.sampled_from(["Işık Derneği", "IŞIK DERNEĞİ", "Umut Vakfı", "Umut", "Barış Kulübü", "", "yok"])
NUMBERS = st.sampled_from(["", "26-014-087", "26014087", "26-014-088"])
TEXTS = st.sampled_from(["", "A Sok. 1", "B Cad. 2"])
PHONES = st.sampled_from(["", "0222 230 10 10", "bozuk"])
TAGS = st.sampled_from(["", "spor", "spor, kadın"])
LINES = st.lists(st.tuples(NAMES, NUMBERS, TEXTS, PHONES, TAGS), min_size=1, max_size=8)
POLICIES = st.fixed_dictionaries({}, optional={
    name: st.sampled_from(["skip", "fill", "overwrite"]) for name in ("name", "address", "phone", "tags")
})  # fmt: skip


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=LINES, second=LINES, policy=POLICIES, possible=st.sampled_from(["take", "skip"]))
def test_the_register_holds_what_was_counted_and_undo_brings_back_exactly_what_was(
    make_database, first, second, policy, possible
):
    database = make_database()
    service, registry = ImportService(database), RegistryService(database)
    fields = {0: "name", 1: "register_no", 2: "address", 3: "phone", 4: "tags"}
    with TemporaryDirectory() as folder:
        for number, lines in enumerate((first, second)):
            path = Path(folder) / f"{number}.csv"
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([("ad", "kütük no", "adres", "telefon", "etiket"), *lines])
            before, count = contents(database), registry.count_organisations()
            plan = service.dry_run(path, "organisation", Mapping(0, 1, fields, policy, possible))
            assert sum(plan.counts.values()) == len(plan.rows) == sum(any(line) for line in lines)
            result = service.commit(plan)
            assert result.counts == plan.counts
            new = plan.counts["new"] + (plan.counts["possible_duplicate"] if possible == "take" else 0)
            assert registry.count_organisations() == count + new
            if result.run is not None:
                assert service.undo(result.run).kept == ()
            assert contents(database) == before
            service.commit(service.dry_run(path, "organisation", plan.mapping))
    assert database.verify_rows() == []

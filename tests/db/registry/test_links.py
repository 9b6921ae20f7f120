"""Branches and federations: which organisation belongs to which, from when to when."""

from __future__ import annotations

import datetime as dt

import pytest

from db.errors import InvalidInput
from db.registry.rows import FormerName, OrganisationFacts, OrganisationFilter, PersonFacts
from db.registry.service import RegistryService


@pytest.fixture
def registry(database):
    return RegistryService(database)


def test_a_branch_stands_in_both_records(registry):
    head = registry.add_organisation(OrganisationFacts("Işık Derneği"))
    branch = registry.add_organisation(OrganisationFacts("Işık Derneği Alpu Şubesi", "SUB"))
    registry.add_link(branch, head, "branch", dt.date(2019, 5, 4))
    (of_branch,), (of_head,) = registry.organisation(branch).links, registry.organisation(head).links
    assert of_branch == of_head
    assert (of_branch.child, of_branch.parent, of_branch.current) == (
        "Işık Derneği Alpu Şubesi", "Işık Derneği", True,
    )  # fmt: skip


def test_a_relation_that_ended_stays_in_the_record(registry):
    head, member = (registry.add_organisation(OrganisationFacts(name)) for name in ("Federasyon", "Üye Derneği"))
    link = registry.add_link(member, head, "federation")
    registry.end_link(link, dt.date(2020, 1, 1))
    assert [(one.ends_on, one.current) for one in registry.links_of(head)] == [(dt.date(2020, 1, 1), False)]
    registry.add_link(member, head, "federation")
    assert [one.current for one in registry.links_of(head)] == [True, False]


def test_circles_and_repetitions_are_refused(registry):
    one, two, three = (registry.add_organisation(OrganisationFacts(name)) for name in ("Bir", "İki", "Üç"))
    registry.add_link(two, one, "branch")
    registry.add_link(three, two, "branch")
    for child, parent in ((one, three), (one, one), (two, one)):
        with pytest.raises(InvalidInput):
            registry.add_link(child, parent, "branch")
    with pytest.raises(InvalidInput):
        registry.add_link(two, three, "federation", dt.date(2020, 1, 2), dt.date(2020, 1, 1))
    assert len(registry.links_of(two)) == 2


def test_an_organisation_is_found_by_what_it_was_called_before(registry):
    former = FormerName("Eski Ad Derneği", "DRN", None, dt.date(2015, 1, 1))
    facts = OrganisationFacts("Yeni Ad Derneği", former_names=(former,))
    row = registry.add_organisation(facts)
    assert registry.organisation(row).facts == facts
    assert [one.id for one in registry.find_organisations(OrganisationFilter("eski ad"))] == [row]


def test_an_organisation_is_found_by_every_telephone_and_address_it_has(registry):
    row = registry.add_organisation(
        OrganisationFacts("Çok Hatlı Dernek", phone="0222 555 01 01", other_phones=("0532 111 22 33", "0222 555 01 01"),
                          email="a@b.example", other_emails=("ikinci@dernek.example",), tags=("Spor", "spor", "genç"))
    )  # fmt: skip
    facts = registry.organisation(row).facts
    assert facts.other_phones == ("+905321112233", "+902225550101")[:1]
    assert facts.tags == ("Spor", "genç")
    for typed in ("0532 111", "ikinci"):
        assert [one.id for one in registry.find_organisations(OrganisationFilter(typed))] == [row], typed


def test_a_person_keeps_what_is_optional(registry):
    facts = PersonFacts("Çağla", "Örnek", sex="female", birth_year=1980, address="Alpu", tags=("gönüllü",))
    assert registry.person(registry.add_person(facts)).facts == facts
    for wrong in ({"sex": "x"}, {"birth_year": 80}):
        with pytest.raises(InvalidInput):
            registry.add_person(PersonFacts("A", "B", **wrong))

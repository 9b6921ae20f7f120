"""Tags and officers of many records at once: one change, which one undo takes back."""

from __future__ import annotations

import time

import pytest

from db.errors import InvalidInput, NotFound
from db.journal import bulk_insert
from db.registry.bulk import BulkService
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation

NAMES = ("Anadolu Derneği", "Çağrı Derneği", "Işık Vakfı", "Şeker Derneği")


@pytest.fixture
def registry(database):
    service = RegistryService(database)
    for name in NAMES:
        service.add_organisation(OrganisationFacts(name, "VKF" if "Vakfı" in name else "DRN", province=26))
    return service


@pytest.fixture
def bulk(database, registry):
    return BulkService(database)


def tags_of(registry):
    return {row.name: row.tags for row in registry.find_organisations()}


def test_tags_are_added_to_what_a_filter_shows_and_taken_back_by_one_undo(bulk, registry):
    done = bulk.tag("organisation", OrganisationFilter(kinds=("DRN",)), add=["Öncelikli", "2026"])
    assert (done.chosen, done.changed) == (3, 3)
    assert tags_of(registry)["Çağrı Derneği"] == ("Öncelikli", "2026")
    assert tags_of(registry)["Işık Vakfı"] == ()
    assert bulk.undo(done.change_set)
    assert set(tags_of(registry).values()) == {()}


def test_a_tag_is_the_same_however_it_is_written(bulk, registry):
    ids = bulk.ids("organisation", OrganisationFilter())
    bulk.tag("organisation", ids[:3], add=["Öncelikli"])
    again = bulk.tag("organisation", ids, add=["ONCELIKLI"])
    assert again.changed == 1
    assert registry.tags("organisation") == ["Öncelikli"]
    bulk.tag("organisation", ids[1:], remove=["oncelikli"])
    assert [bool(tags) for tags in tags_of(registry).values()] == [True, False, False, False]


def test_records_that_have_it_already_are_left_alone_and_nothing_is_to_be_undone(bulk):
    chosen = OrganisationFilter("vakfı")
    bulk.assign(chosen, "Elif Yalçınöz")
    again = bulk.assign(chosen, "  Elif  Yalçınöz ")
    assert (again.chosen, again.changed, again.change_set) == (1, 0, None)


def test_an_officer_is_assigned_known_from_then_on_and_taken_away(bulk, registry):
    ids = bulk.ids("organisation", OrganisationFilter())
    bulk.assign(ids[:3], "Elif Yalçınöz")
    bulk.assign(ids[3:], "Çetin Ak")
    assert registry.officers() == ["Çetin Ak", "Elif Yalçınöz"]
    bulk.assign(ids[:1], None)
    assert registry.find_organisations()[0].officer is None


def test_what_was_merged_or_deleted_meanwhile_is_passed_over(bulk, registry):
    ids = bulk.ids("organisation", OrganisationFilter())
    registry.delete_organisation(ids[0])
    assert bulk.tag("organisation", ids, add=["X"]).chosen == 3
    with pytest.raises(NotFound):
        bulk.tag("organisation", ids[:1], add=["X"])


def test_cancelling_keeps_nothing(bulk, registry):
    def told(done, total):
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.tag("organisation", OrganisationFilter(), add=["X"], told=told)
    assert set(tags_of(registry).values()) == {()}


def test_people_are_tagged_too(bulk, registry):
    registry.add_person(PersonFacts("Nazlı", "Şahintepe"))
    bulk.tag("person", PersonFilter("nazli"), add=["Eğitimci"])
    assert registry.find_people()[0].tags == ("Eğitimci",)
    assert registry.tags("person") == ["Eğitimci"]


def test_without_a_tag_it_is_said_at_its_field(bulk):
    with pytest.raises(InvalidInput) as refused:
        bulk.tag("organisation", OrganisationFilter(), add=["  "])
    assert refused.value.field == "add"


def test_thousands_are_changed_in_one_transaction_within_seconds(bulk, database):
    with database.write("Added") as session:
        rows = ({"name": f"Dernek {n}", "kind": "DRN", "status": "active", "province": 26} for n in range(3_000))
        bulk_insert(session, Organisation, rows)
    steps, began = [], time.thread_time()
    done = bulk.tag("organisation", OrganisationFilter("dernek"), add=["X"], told=lambda _n, total: steps.append(total))
    assert done.changed == 3_000
    assert set(steps) == {3_000}
    assert bulk.undo(done.change_set)
    assert time.thread_time() - began < 30  # 2 s on the machine it was written on

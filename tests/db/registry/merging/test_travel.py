"""Merges in real packages: what two places do without knowing of each other comes together, and nothing is lost."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.contacts.tables import Contact, ContactOrganisation
from db.journal import insert_row, open_conflicts
from db.journal.reserved import place_rows
from db.office.installation import Installation
from db.registry.merging.service import MergeRefused, MergeService
from db.registry.service import RegistryService
from db.registry.tables import Organisation
from tests.db.exchange.places import Places, add, deliver, edit, names

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path)
    yield made
    made.close()


def meet(places: Places) -> None:
    for _ in range(3):
        deliver(places.province, places.centre)
        deliver(places.centre, places.province)


def pair(places: Places, **values: object) -> tuple[uuid.UUID, uuid.UUID]:
    """Two records of the province that the centre knows too."""
    first, second = add(places.province, "Birinci", **values), add(places.province, "İkinci")
    meet(places)
    return first, second


def log(place: Installation, organisation: uuid.UUID) -> uuid.UUID:
    with place.database.write() as session:
        contact = insert_row(session, Contact, day=DAY, channel="phone", subject="Görüşme", office=26)
        return insert_row(session, ContactOrganisation, contact_id=contact, organisation_id=organisation, office=26)


def merging(place: Installation) -> MergeService:
    return MergeService(place.database)


def ends(place: Installation) -> list[uuid.UUID]:
    with place.database.read() as session:
        return list(session.scalars(select(ContactOrganisation.organisation_id).order_by(ContactOrganisation.id)))


def stands_for(place: Installation, record: uuid.UUID) -> uuid.UUID:
    return RegistryService(place.database).organisation(record).id


def quiet(places: Places) -> bool:
    """Whether nobody is asked anything, and nobody has anything left to write."""
    both = (places.province, places.centre)
    for place in both:
        with place.database.read() as session:
            assert open_conflicts(session) == []
        assert place.database.verify_rows() == []
    return [merging(place).follow() for place in both] == [0, 0]


def test_a_merge_travels_and_is_parted_at_the_other_place(places: Places) -> None:
    first, second = pair(places)
    log(places.province, second)
    merging(places.province).merge("organisation", first, second)
    meet(places)
    assert stands_for(places.centre, second) == first
    assert ends(places.centre) == [first]
    (merge,) = merging(places.centre).merges_of("organisation", first)
    assert merging(places.centre).unmerge(merge.id).returned == 1
    meet(places)
    for place in (places.province, places.centre):
        assert ends(place) == [second]
        assert stands_for(place, second) == second
    assert quiet(places)


def test_a_contact_logged_elsewhere_with_the_merged_record_goes_to_the_one_that_stands(places: Places) -> None:
    first, second = pair(places)
    merging(places.province).merge("organisation", first, second)
    log(places.centre, second)
    deliver(places.centre, places.province)
    assert ends(places.province) == [first]
    meet(places)
    assert ends(places.province) == ends(places.centre) == [first]
    assert quiet(places)
    (merge,) = merging(places.province).merges_of("organisation", first)
    merging(places.province).unmerge(merge.id)
    assert ends(places.province) == [second], "it was about the other one"


def test_an_edit_elsewhere_of_the_merged_record_is_kept_and_offered(places: Places) -> None:
    first, second = pair(places)
    merging(places.province).merge("organisation", first, second)
    places.centre.database.author = "Deniz Aydın"
    edit(places.centre, second, web="ikinci.org", tags=["su"])
    meet(places)
    found = {late.field: late for late in merging(places.province).late_edits("organisation", first)}
    assert {field: (late.value, late.author) for field, late in found.items()} == {
        "web": ("ikinci.org", "Deniz Aydın"), "tags": (("su",), "Deniz Aydın"),
    }  # fmt: skip
    assert merging(places.province).take_over(found["web"])
    assert merging(places.centre).leave(
        next(late for late in merging(places.centre).late_edits("organisation", first) if late.field == "tags")
    )
    meet(places)
    for place in (places.province, places.centre):
        assert merging(place).late_edits("organisation", first) == ()
        facts = RegistryService(place.database).organisation(first).facts
        assert (facts.web, facts.tags) == ("ikinci.org", ())
    assert quiet(places)
    (merge,) = merging(places.centre).merges_of("organisation", first)
    merging(places.centre).unmerge(merge.id)
    assert RegistryService(places.centre.database).organisation(first).facts.web is None
    assert RegistryService(places.centre.database).organisation(second).facts.web == "ikinci.org"


def test_a_pair_merged_in_opposite_directions_ends_in_one_record_everywhere(places: Places) -> None:
    first, second = pair(places)
    contact = log(places.province, first)
    meet(places)
    with places.province.database.write() as session:
        row = session.scalars(select(ContactOrganisation.contact_id).where(ContactOrganisation.id == contact)).one()
        insert_row(session, ContactOrganisation, contact_id=row, organisation_id=second)
    meet(places)
    merging(places.province).merge("organisation", second, first)
    merging(places.centre).merge("organisation", first, second)
    meet(places)
    standing = {stands_for(place, one) for place in (places.province, places.centre) for one in (first, second)}
    assert standing == {first}, "the older one"
    assert names(places.province) == names(places.centre) == {"Birinci", "İkinci"}
    assert ends(places.province) == ends(places.centre) == [first]
    assert quiet(places)
    (merge,) = merging(places.centre).merges_of("organisation", first)
    merging(places.centre).unmerge(merge.id)
    meet(places)
    for place in (places.province, places.centre):
        assert [stands_for(place, one) for one in (first, second)] == [first, second]
        assert sorted(ends(place)) == sorted([first, second])
    assert quiet(places)


def test_the_same_merge_at_two_places_is_one_and_parted_once(places: Places) -> None:
    first, second = pair(places)
    log(places.province, second)
    meet(places)
    for place in (places.province, places.centre):
        merging(place).merge("organisation", first, second)
    meet(places)
    assert ends(places.centre) == [first]
    (merge,) = merging(places.province).merges_of("organisation", first)
    merging(places.province).unmerge(merge.id)
    meet(places)
    for place in (places.province, places.centre):
        assert stands_for(place, second) == second
        assert ends(place) == [second]
    assert quiet(places)


def test_merges_in_a_circle_leave_one_standing(places: Places) -> None:
    a, b = pair(places)
    c = add(places.province, "Üçüncü")
    meet(places)
    merging(places.province).merge("organisation", b, a)
    merging(places.province).merge("organisation", c, b)
    merging(places.centre).merge("organisation", a, c)
    meet(places)
    for place in (places.province, places.centre):
        assert {stands_for(place, one) for one in (a, b, c)} == {a}
        for row in merging(place).merges_of("organisation", a):
            assert row.loser_id != a
    assert quiet(places)
    merging(places.centre).unmerge(merging(places.centre).merges_of("organisation", a)[0].id)
    assert stands_for(places.centre, a) == a


def test_a_deletion_elsewhere_does_not_take_the_record_that_stands_for_two(places: Places) -> None:
    first, second = pair(places)
    merging(places.province).merge("organisation", first, second)
    RegistryService(places.centre.database).delete_organisation(first)
    meet(places)
    for place in (places.province, places.centre):
        assert stands_for(place, second) == first
        with place.database.read() as session:
            assert [(one.row, one.field) for one in open_conflicts(session)] == [(first, "deleted")]


def test_a_deletion_elsewhere_of_the_merged_record_asks_nobody(places: Places) -> None:
    first, second = pair(places)
    merging(places.province).merge("organisation", first, second)
    RegistryService(places.centre.database).delete_organisation(second)
    meet(places)
    for place in (places.province, places.centre):
        assert stands_for(place, second) == first
    assert quiet(places)


def test_a_reference_that_a_person_set_elsewhere_wins_over_the_merge(places: Places) -> None:
    first, second = pair(places)
    third = add(places.province, "Üçüncü")
    link = log(places.province, second)
    meet(places)
    merging(places.province).merge("organisation", first, second)
    with places.centre.database.write() as session:
        session.scalars(select(ContactOrganisation).where(ContactOrganisation.id == link)).one().organisation_id = third
    meet(places)
    assert ends(places.province) == ends(places.centre) == [third]
    assert quiet(places)


def test_a_record_of_the_centre_that_points_to_the_merged_one_is_brought_into_line_there(places: Places) -> None:
    first, second = pair(places)
    with places.centre.database.write() as session:
        contact = insert_row(session, Contact, day=DAY, channel="phone", subject="Merkezin görüşmesi")
        link = insert_row(session, ContactOrganisation, contact_id=contact, organisation_id=second)
        place_rows(session, [contact, link], sees=[26])
    meet(places)
    merging(places.province).merge("organisation", first, second)
    assert ends(places.province) == [second], "what a province writes into rows of the centre counts nowhere else"
    meet(places)
    assert ends(places.province) == ends(places.centre) == [first]
    assert [row.report["rejected"] for row in places.centre.exchange.packages() if row.direction == "in"].count(0) > 0
    assert all(not row.report.get("rejected") for row in places.centre.exchange.packages())
    assert quiet(places)
    centres = [add(places.centre, name, office=0) for name in ("Merkezin", "Merkezin ikincisi")]
    meet(places)
    with pytest.raises(MergeRefused, match="another office"):
        merging(places.province).merge("organisation", *centres)


def test_not_the_same_said_at_two_places_is_one_row(places: Places) -> None:
    first, second = pair(places)
    for place in (places.province, places.centre):
        merging(place).distinct("organisation", first, second)
    meet(places)
    for place in (places.province, places.centre):
        assert merging(place).distinct_pairs("organisation") == {(min(first, second), max(first, second))}
    assert quiet(places)
    with places.centre.database.read() as session:
        assert session.scalars(select(Organisation.id)).all()

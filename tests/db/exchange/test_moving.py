"""Records that go to another province, are shared with it, or are headquarters' own: who has them, and who has not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.contacts.rows import NewContact
from db.contacts.service import ContactService
from db.contacts.tables import Contact, ContactOrganisation
from db.exchange.deciding import NEWEST, NotOurs
from db.interviews.tables import Study
from db.journal import INCLUDE_DELETED, insert_row, scoping
from db.journal.operation import Operation
from db.journal.reserved import place_rows
from db.journal.store import select_operations, to_operation
from db.journal.tables import Blanked, Parked
from db.office.installation import Installation
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment, Blob
from db.registry.erasing.service import ErasureService
from db.registry.merging.service import MergeService
from db.registry.merging.tables import Merge
from db.registry.moving.service import MoveRefused, MovingService
from db.registry.rows import PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Organisation, Person, Post
from tests.db.exchange.places import Places, add, deliver, edit, names, send, settle

DAY = dt.date(2026, 11, 2)
FIELDS = {Organisation: "name", Person: "given_name", Post: "role", Contact: "subject", Attachment: "name"}


@pytest.fixture
def places(tmp_path: Path):
    made = Places(tmp_path)
    yield made
    made.close()


def seen(place: Installation, cls: type = Organisation) -> set[str]:
    with place.database.read() as session:
        return set(session.scalars(select(getattr(cls, FIELDS[cls]))))


def all_seen(place: Installation) -> dict[str, set[str]]:
    return {cls.__tablename__: seen(place, cls) for cls in FIELDS}


def whole_values(place: Installation, word: str) -> int:
    """Operations in which a word stands."""
    with place.database.read() as session:
        return sum(word in str(to_operation(row).fields) for row in session.execute(select_operations()))


def is_sound(places: Places) -> bool:
    for place in places.all():
        assert place.database.verify_rows() == []
        assert place.exchange.unconfirmed() == 0
        with place.database.read() as session:
            assert session.scalar(select(func.count()).select_from(Parked)) == 0
    return True


class Dossier:
    """An organisation of province 26 with what belongs to it."""

    def __init__(self, places: Places) -> None:
        database = places.province.database
        registry = RegistryService(database)
        self.organisation = add(places.province, "Göçen Dernek")
        self.person = registry.add_person(PersonFacts("Göçen", "Kişi"))
        self.other = registry.add_person(PersonFacts("Kalan", "Kişi"))
        self.stays = add(places.province, "Kalan Dernek")
        registry.add_post(self.person, self.organisation, "göçen görev")
        registry.add_post(self.other, self.organisation, "ikinci görev")
        registry.add_post(self.other, self.stays, "kalan görev")
        contacts = ContactService(database)
        contacts.record_contact(NewContact(DAY, "phone", "göçen temas", organisations=(self.organisation,)))
        contacts.record_contact(
            NewContact(DAY, "phone", "ortak temas", organisations=(self.stays, self.organisation), people=(self.other,))
        )
        AttachmentService(database).add_bytes("organisation", self.organisation, b"belge" * 100, "göçen belge.txt")


ALL = {
    "organisation": {"Göçen Dernek", "Kalan Dernek"}, "person": {"Göçen", "Kalan"},
    "post": {"göçen görev", "ikinci görev", "kalan görev"}, "contact": {"göçen temas", "ortak temas"},
    "attachment": {"göçen belge.txt"},
}  # fmt: skip
GONE = {
    "organisation": {"Göçen Dernek"}, "person": {"Göçen", "Kalan"}, "post": {"göçen görev", "ikinci görev"},
    "contact": {"göçen temas", "ortak temas"}, "attachment": {"göçen belge.txt"},
}  # fmt: skip
STAYED = {
    "organisation": {"Kalan Dernek"}, "person": {"Kalan"}, "post": {"kalan görev"}, "contact": {"ortak temas"},
    "attachment": set(),
}  # fmt: skip


@pytest.fixture
def dossier(places: Places) -> Dossier:
    made = Dossier(places)
    settle(places)
    return made


def test_an_organisation_goes_with_what_is_about_it_and_the_old_office_gives_it_up(
    places: Places, dossier: Dossier
) -> None:
    plan = MovingService(places.centre.database).plan(dossier.organisation, 6)
    assert (plan.name, plan.before.office, plan.goes["organisation"], plan.goes["post"]) == ("Göçen Dernek", 26, 1, 2)
    MovingService(places.centre.database).move(dossier.organisation, 6)
    settle(places)
    assert all_seen(places.other) == GONE
    assert all_seen(places.province) == STAYED
    assert all_seen(places.centre) == ALL
    assert whole_values(places.province, "Göçen") == 0
    with places.province.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Blob)) == 0
    assert is_sound(places)


def test_the_old_office_keeps_what_it_wrote_until_it_has_arrived(places: Places, dossier: Dossier) -> None:
    edit(places.province, dossier.organisation, phone="0222 son söz")
    MovingService(places.centre.database).move(dossier.organisation, 6)
    deliver(places.centre, places.province)
    assert "Göçen Dernek" in names(places.province)
    assert whole_values(places.province, "son söz") == 1
    settle(places)
    assert whole_values(places.province, "son söz") == 0
    with places.other.database.read() as session:
        phone = select(Organisation.phone).where(Organisation.id == dossier.organisation)
        assert session.scalar(phone) == "0222 son söz"
    assert is_sound(places)


def test_what_the_old_office_adds_late_follows_to_the_new_one(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).move(dossier.organisation, 6)
    contacts = ContactService(places.province.database)
    contacts.record_contact(NewContact(DAY, "phone", "geç temas", organisations=(dossier.organisation,)))
    settle(places)
    settle(places)
    assert "geç temas" in seen(places.other, Contact)
    assert "geç temas" not in seen(places.province, Contact)
    assert is_sound(places)


def test_the_new_office_works_with_it_and_the_old_one_sees_nothing_of_that(places: Places, dossier: Dossier) -> None:
    MovingService(places.province.database).move(dossier.organisation, 6)
    settle(places)
    edit(places.other, dossier.organisation, notes="yeni il yazdı")
    settle(places)
    assert whole_values(places.centre, "yeni il yazdı") == 1
    assert whole_values(places.province, "yeni il yazdı") == 0
    with pytest.raises(MoveRefused):
        MovingService(places.other.database).move(dossier.organisation, 6)
    assert is_sound(places)


def test_it_comes_back_with_all_its_values(places: Places, dossier: Dossier) -> None:
    before = all_seen(places.province)
    MovingService(places.centre.database).move(dossier.organisation, 6)
    settle(places)
    edit(places.other, dossier.organisation, notes="orada yazıldı")
    MovingService(places.other.database).move(dossier.organisation, 26)
    settle(places)
    settle(places)
    assert all_seen(places.province) == before
    assert whole_values(places.province, "orada yazıldı") == 1
    assert all_seen(places.other)["organisation"] == set()
    assert whole_values(places.other, "Göçen") == 0
    with places.province.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Blanked)) == 0
        assert session.scalar(select(func.count()).select_from(Blob)) == 1
    assert is_sound(places)


def test_a_shared_organisation_is_seen_and_written_at_both_places(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).share(dossier.organisation, [6])
    settle(places)
    assert all_seen(places.other) == GONE
    assert all_seen(places.province) == ALL
    edit(places.other, dossier.organisation, notes="ortak yazıldı")
    settle(places)
    assert whole_values(places.province, "ortak yazıldı") == 1
    MovingService(places.province.database).share(dossier.organisation, [])
    settle(places)
    assert all_seen(places.other)["organisation"] == set()
    assert all_seen(places.province) == ALL
    assert is_sound(places)


def test_what_an_office_adds_to_an_organisation_that_is_shared_with_it_is_its_own_and_headquarters(
    places: Places, dossier: Dossier
) -> None:
    MovingService(places.centre.database).share(dossier.organisation, [6])
    settle(places)
    contacts = ContactService(places.other.database)
    contacts.record_contact(NewContact(DAY, "phone", "Ankara’nın teması", organisations=(dossier.organisation,)))
    settle(places)
    settle(places)
    assert "Ankara’nın teması" in seen(places.other, Contact) & seen(places.centre, Contact)
    assert "Ankara’nın teması" not in seen(places.province, Contact)
    assert is_sound(places)


def test_only_the_owner_and_headquarters_give_an_organisation_away(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).share(dossier.organisation, [6])
    settle(places)
    with pytest.raises(MoveRefused):
        MovingService(places.other.database).move(dossier.organisation, 6)
    assert MovingService(places.other.database).place(dossier.organisation).office == 26


# ---- headquarters' own


def test_what_headquarters_keeps_of_people_goes_to_no_province(places: Places) -> None:
    centre = RegistryService(places.centre.database)
    own = add(places.centre, "Merkezin Derneği")
    person = centre.add_person(PersonFacts("Merkezin", "Kişisi"))
    centre.add_post(person, own, "merkezin görevi")
    same = centre.add_person(PersonFacts("Merkezin", "Kişisi"))
    MergeService(places.centre.database).merge("person", person, same)
    contacts = ContactService(places.centre.database)
    contacts.record_contact(NewContact(DAY, "phone", "merkezin teması", organisations=(own,), people=(person,)))
    AttachmentService(places.centre.database).add_bytes("person", person, b"x", "merkezin belgesi.txt")
    with places.centre.database.write() as session:
        insert_row(session, Study, title="Dalga", questionnaire="perception", version="1", status="open", starts_on=DAY)
    settle(places)
    for place in (places.province, places.other, places.laptop):
        found = all_seen(place)
        assert found.pop("organisation") == (set() if place is places.laptop else {"Merkezin Derneği"})
        assert set().union(*found.values()) == set()
        assert whole_values(place, "Kişisi") == 0
        with place.database.read() as session:
            assert session.scalars(select(Study.title)).all() == ["Dalga"]
            assert session.scalars(select(Merge.id)).all() == []
            assert session.scalars(select(ContactOrganisation.id)).all() == []
    assert is_sound(places)


def test_what_headquarters_adds_on_a_provinces_record_is_seen_there_and_nowhere_else(
    places: Places, dossier: Dossier
) -> None:
    centre = RegistryService(places.centre.database)
    person = centre.add_person(PersonFacts("Merkezden", "Gelen"))
    centre.add_post(person, dossier.organisation, "merkezden görev")
    contacts = ContactService(places.centre.database)
    contacts.record_contact(
        NewContact(DAY, "phone", "merkezden temas", organisations=(dossier.organisation,), people=(person,))
    )
    AttachmentService(places.centre.database).add_bytes("organisation", dossier.organisation, b"y", "merkezden.txt")
    settle(places)
    found = all_seen(places.province)
    assert "Merkezden" in found["person"]
    assert "merkezden görev" in found["post"]
    assert "merkezden temas" in found["contact"]
    assert "merkezden.txt" in found["attachment"]
    assert set().union(*all_seen(places.other).values()) == set()
    assert is_sound(places)


def test_an_erased_record_is_erased_where_it_once_was(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).move(dossier.organisation, 6)
    settle(places)
    ErasureService(places.other.database).erase("person", dossier.person, "request", typed="Göçen Kişi")
    settle(places)
    settle(places)
    for place in places.all():
        assert whole_values(place, "Kişi") <= 1, "of the person who stays"
        with place.database.read() as session:
            rows = select(Person.given_name).where(Person.id == dossier.person)
            assert session.scalars(rows.execution_options(**{INCLUDE_DELETED: True})).all() in ([], [""])
    assert is_sound(places)


def test_what_another_province_wrote_about_headquarters_organisation_stays_its_own(places: Places) -> None:
    row = add(places.centre, "Merkezin Derneği")
    settle(places)
    contacts = ContactService(places.other.database)
    contacts.record_contact(NewContact(DAY, "phone", "Ankara’nın teması", organisations=(row,)))
    settle(places)
    MovingService(places.centre.database).move(row, 26)
    settle(places)
    assert seen(places.other) == seen(places.province) == {"Merkezin Derneği"}
    assert seen(places.other, Contact) == {"Ankara’nın teması"}
    assert seen(places.province, Contact) == set()
    assert is_sound(places)


# ---- two moves that had not seen each other


def claims(place: Installation, row: UUID) -> list[object]:
    """The offices on the card of a record, the one that counts now first."""
    return [version.value for card in place.exchange.conflicts() if (card.row, card.field) == (row, "office")
            for version in card.versions]  # fmt: skip


def owner_at(place: Installation, row: UUID) -> int:
    return MovingService(place.database).place(row).office


ELSEWHERE = 34
"""An office whose installation is not here; the move to it is written in the province that gives the record away."""


@pytest.mark.parametrize("chosen", [6, ELSEWHERE])
@pytest.mark.parametrize("centre_first", [True, False])
def test_two_moves_to_different_offices_wait_for_a_decision_that_holds_everywhere(
    places: Places, dossier: Dossier, chosen: int, centre_first: bool
) -> None:
    row = dossier.organisation
    movers = [(places.centre, 6), (places.province, ELSEWHERE)]
    for place, office in movers if centre_first else movers[::-1]:
        MovingService(place.database).move(row, office)
    if centre_first:
        deliver(places.centre, places.other)
    settle(places)
    settle(places)
    both = [ELSEWHERE, 6] if centre_first else [6, ELSEWHERE]
    for place in (places.centre, places.other):
        assert claims(place, row) == both, "the later one counts until then, and both are kept"
        assert owner_at(place, row) == both[0]
    assert [one.field for one in places.centre.exchange.conflicts()] == ["office"], "one card, not one for each record"
    (card,) = places.centre.exchange.conflicts()
    assert card.before == 26
    assert {version.node for version in card.versions} == {
        places.centre.database.node.id, places.province.database.node.id
    }  # fmt: skip
    assert all_seen(places.other) == GONE
    (theirs,) = places.other.exchange.conflicts()
    assert places.other.exchange.undecidable([theirs]) == {(row, "office")}
    with pytest.raises(NotOurs):
        places.other.exchange.decide(theirs, 6)
    assert places.centre.exchange.by_rule([card], NEWEST) == []

    places.centre.exchange.decide(card, chosen)
    settle(places)
    settle(places)
    for place in (places.centre, places.other):
        assert claims(place, row) == []
    assert owner_at(places.centre, row) == chosen
    assert MovingService(places.centre.database).place(row).sees == ()
    gone = {name: set() for name in GONE}
    assert all_seen(places.other) == (GONE if chosen == 6 else gone)
    assert whole_values(places.other, "Göçen") == 0 or chosen == 6
    assert all_seen(places.province) == STAYED
    assert whole_values(places.province, "Göçen") == 0
    assert all_seen(places.centre) == ALL
    with places.centre.database.read() as session:
        open_ones = [scoping.is_disputed(known) for known in by_row(session).values()]
    assert not any(open_ones), "nothing that belongs to it is left between the two"
    assert is_sound(places)
    (decided,) = places.centre.exchange.decided()
    assert (decided.value, decided.can_reopen) == (chosen, False)


def by_row(session: Session) -> dict[UUID, list[Operation]]:
    log: dict[UUID, list[Operation]] = {}
    for stored in session.execute(select_operations()):
        one = to_operation(stored)
        log.setdefault(one.row, []).append(one)
    return log


def test_what_one_of_two_moves_took_and_was_deleted_since_follows_the_decision(
    places: Places, dossier: Dossier
) -> None:
    MovingService(places.centre.database).move(dossier.organisation, 6)
    MovingService(places.province.database).move(dossier.organisation, ELSEWHERE)
    with places.province.database.write() as session:
        session.scalars(select(Post).where(Post.person_id == dossier.person)).one().deleted = True
    settle(places)
    settle(places)
    (card,) = places.centre.exchange.conflicts()
    places.centre.exchange.decide(card, ELSEWHERE)
    settle(places)
    settle(places)
    assert whole_values(places.other, "Göçen") == 0
    assert whole_values(places.other, "göçen") == 0
    assert whole_values(places.other, "Kalan") == 0, "nor the person whom that move let it see"
    assert is_sound(places)


def test_moving_a_record_on_ends_what_was_undecided(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).move(dossier.organisation, 6)
    MovingService(places.province.database).move(dossier.organisation, ELSEWHERE)
    settle(places)
    assert claims(places.centre, dossier.organisation) != []
    moving = MovingService(places.centre.database)
    assert moving.place(dossier.organisation).claimed == (6,)
    moving.move(dossier.organisation, ELSEWHERE)  # where it is already, as long as nobody decides otherwise
    settle(places)
    settle(places)
    assert places.centre.exchange.conflicts() == places.other.exchange.conflicts() == []
    assert all_seen(places.other)["organisation"] == set()
    assert is_sound(places)


def test_two_grants_that_had_not_seen_each_other_are_no_conflict(places: Places, dossier: Dossier) -> None:
    row = dossier.organisation
    MovingService(places.centre.database).share(row, [6])
    MovingService(places.province.database).share(row, [ELSEWHERE])
    settle(places)
    assert MovingService(places.centre.database).place(row).sees == (6, ELSEWHERE), "each lets somebody see it"
    MovingService(places.centre.database).share(row, [6, 35])
    MovingService(places.province.database).share(row, [ELSEWHERE])
    settle(places)
    settle(places)
    assert MovingService(places.centre.database).place(row).sees == (35,), "each takes it from somebody"
    assert all_seen(places.other)["organisation"] == set()
    assert [place.exchange.conflicts() for place in places.all()] == [[]] * 4
    assert is_sound(places)


def test_a_province_that_only_sees_a_record_cannot_take_it(places: Places, dossier: Dossier) -> None:
    MovingService(places.centre.database).move(dossier.organisation, 34)
    MovingService(places.centre.database).share(dossier.organisation, [6])
    settle(places)
    with places.other.database.write() as session:
        place_rows(session, [dossier.organisation], office=6)
    (path,) = send(places.other, places.centre)
    assert places.centre.exchange.import_file(path).rejected == 1
    assert owner_at(places.centre, dossier.organisation) == 34

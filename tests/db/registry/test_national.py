"""T.C. identity numbers: off by default, sealed, masked, every look logged, gone when turned off."""

from __future__ import annotations

import pytest

from db.errors import InvalidInput, UserError
from db.office.settings import Settings
from db.registry.national.sealing import masked, seal, unseal
from db.registry.national.service import NationalNumbers
from db.registry.rows import PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Person

NUMBER = "10000000146"  # the published example with right check digits; nobody's
OTHER = "10000000078"


@pytest.fixture
def numbers(database):
    settings = Settings(database)
    return NationalNumbers(
        database,
        lambda: settings.get("national_numbers") == "on",
        lambda on: settings.put("national_numbers", "on" if on else ""),
    )


@pytest.fixture
def person(database):
    return RegistryService(database).add_person(PersonFacts("Ayşe", "Işık"))


def acts(numbers):
    return [one.act for one in numbers.uses()]


def test_nothing_is_kept_before_the_office_turns_it_on(numbers, person):
    assert not numbers.is_on()
    with pytest.raises(UserError):
        numbers.write(person, NUMBER)
    assert numbers.masked(person) == ""
    assert numbers.uses() == []


def test_a_number_is_masked_and_every_look_at_it_is_written_down(numbers, person):
    numbers.turn_on()
    numbers.write(person, " 100 0000 0146 ")
    assert numbers.masked(person) == "100****0146"
    assert acts(numbers) == ["written", "turned_on"]
    assert numbers.show(person) == NUMBER
    newest = numbers.uses()[0]
    assert (newest.act, newest.author, newest.person) == ("shown", "Elif Yalçınöz", "Ayşe Işık")


@pytest.mark.parametrize("wrong", ["10000000147", "123", "00000000146", "", "abcdefghijk"])
def test_a_mistyped_number_is_refused_without_being_repeated(numbers, person, wrong):
    numbers.turn_on()
    with pytest.raises(InvalidInput) as caught:
        numbers.write(person, wrong)
    assert caught.value.field == "number"
    assert not wrong or wrong not in str(caught.value)
    assert numbers.count() == 0


def test_the_number_stands_nowhere_in_the_opened_database(database, numbers, person):
    numbers.turn_on()
    numbers.write(person, NUMBER)
    numbers.show(person)
    raw = database.raw_connection()
    try:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        content = b"".join(
            repr(tuple(row)).encode() + b"".join(value for value in row if isinstance(value, bytes))
            for table in tables
            for row in raw.execute(f'SELECT * FROM "{table}"')
        )
    finally:
        raw.close()
    assert b"100****0146" in content
    assert NUMBER.encode() not in content
    assert RegistryService(database).suggest_people(NUMBER) == []
    assert all(NUMBER not in str(entry.changes) for entry in RegistryService(database).history(person))


def test_turning_it_off_removes_all_numbers_and_keeps_the_log(numbers, person):
    numbers.turn_on()
    numbers.write(person, NUMBER)
    assert numbers.turn_off() == 1
    assert not numbers.is_on()
    numbers.turn_on()
    assert numbers.masked(person) == ""
    assert acts(numbers) == ["turned_on", "turned_off", "written", "turned_on"]


def test_a_sealed_number_opens_for_its_person_and_its_installation_only(person, database):
    secrets = database.secrets()
    sealed = seal(secrets, person, NUMBER)
    assert unseal(secrets, person, sealed) == NUMBER
    other = RegistryService(database).add_person(PersonFacts("Can", "Er"))
    for key, whose in ((secrets, other), (b"another" + secrets, person)):
        with pytest.raises(UserError):
            unseal(key, whose, sealed)
    assert sealed != seal(secrets, person, NUMBER)
    assert masked("12345678901") == "123****8901"


def test_writing_again_replaces_and_removing_leaves_none(numbers, person):
    numbers.turn_on()
    numbers.write(person, NUMBER)
    numbers.write(person, OTHER)
    assert (numbers.count(), numbers.show(person)) == (1, OTHER)
    numbers.remove(person)
    assert (numbers.count(), numbers.masked(person)) == (0, "")
    assert acts(numbers)[0] == "removed"


def test_the_number_of_a_deleted_person_waits_for_undo_and_goes_at_the_next_start(database, numbers, person):
    numbers.turn_on()
    numbers.write(person, NUMBER)
    registry = RegistryService(database)
    registry.delete_person(person)
    registry.undo(registry.last_change_set)
    assert numbers.purge() == 0
    assert numbers.masked(person)
    registry.delete_person(person)
    assert numbers.purge() == 1
    assert numbers.count() == 0


def test_a_merged_person_keeps_the_number_of_either_record(database, numbers, person):
    numbers.turn_on()
    numbers.write(person, NUMBER)
    stays = RegistryService(database).add_person(PersonFacts("Ayşe", "Işık Er"))
    with database.write("Merged") as session:
        session.query(Person).filter(Person.id == person).one().merged_into = stays
    assert numbers.masked(stays) == "100****0146"
    assert numbers.show(stays) == NUMBER
    assert numbers.purge() == 0

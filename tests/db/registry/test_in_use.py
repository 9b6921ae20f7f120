"""Which tags and officers are offered: those that somebody bears now."""

from __future__ import annotations

from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService


def test_tags_of_either_register_are_offered_once_in_turkish_order(database):
    registry = RegistryService(database)
    registry.add_organisation(OrganisationFacts("A", tags=("Öncelikli", "çevre")))
    registry.add_organisation(OrganisationFacts("B", tags=("ÇEVRE", "Ortak proje")))
    registry.add_person(PersonFacts("Can", "Er", tags=("eğitici",)))
    assert [tag for tag in registry.tags("organisation") if tag != "ÇEVRE"] == ["çevre", "Ortak proje", "Öncelikli"]
    assert registry.tags("person") == ["eğitici"]


def test_a_tag_that_nobody_bears_any_more_is_not_offered(database):
    registry = RegistryService(database)
    one = registry.add_organisation(OrganisationFacts("A", tags=("geçici", "kalıcı")))
    registry.update_organisation(one, tags=("kalıcı",))
    assert registry.tags("organisation") == ["kalıcı"]
    registry.delete_organisation(one)
    assert registry.tags("organisation") == []


def test_officers_are_those_in_use_and_oneself(database):
    registry = RegistryService(database)
    registry.add_organisation(OrganisationFacts("A", officer="Şule Işıldak"))
    registry.add_organisation(OrganisationFacts("B", officer="şule ışıldak"))
    assert registry.officers() == ["Elif Yalçınöz", "Şule Işıldak"]


def test_reading_them_leaves_the_connection_unable_to_write(database):
    RegistryService(database).tags("organisation")
    with database.read() as session:
        raw = session.connection().connection.driver_connection
        assert raw.execute("PRAGMA query_only").fetchone() == (1,)


def test_a_branch_and_its_relation_are_one_change(database):
    registry = RegistryService(database)
    head = registry.add_organisation(OrganisationFacts("Porsuk Derneği"))
    branch = registry.add_branch(OrganisationFacts("Porsuk Derneği Alpu Şubesi", "SUB"), head)
    (link,) = registry.links_of(branch)
    assert (link.kind, link.parent_id, link.child) == ("branch", head, "Porsuk Derneği Alpu Şubesi")
    registry.undo(registry.last_change_set)
    assert registry.count_organisations() == 1
    assert registry.links_of(head) == ()

"""What the form warns of while a name is typed."""

from __future__ import annotations

import pytest

from db.database import Database
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService


@pytest.fixture
def registry(database: Database) -> RegistryService:
    service = RegistryService(database)
    for name in ("Porsuk Havzası Çevre Koruma Derneği", "75. Yıl Gökçekısık Okçuluk Kulübü", "Söğütlü Spor Kulübü"):
        service.add_organisation(OrganisationFacts(name, "DRN"))
    return service


def warned(registry: RegistryService, typed: str) -> list[str]:
    return [one.name for one in registry.possible_duplicates(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "porsuk havzasi cevre koruma vakfi",
        "Porsuk Hvzası Çevre Koruma Derneği",
        "Çevre Koruma Porsuk Havzası Der.",
        "Porsuk Havzası Koruma Derneği",
        "Porsuk Havzası Çevre Koruma Drneği",
    ],
)
def test_a_name_with_an_error_is_recognised(registry, typed):
    assert warned(registry, typed) == ["Porsuk Havzası Çevre Koruma Derneği"]


@pytest.mark.parametrize(
    "typed",
    ["76. Yıl Gökçekısık Okçuluk Kulübü", "Porsuk Havzası Çevre Koruma Derneği Tepebaşı Şubesi", "Söğütlü Tiyatro",
     "Porsuk", "Derneği", "Spor Kulübü", "", "  ", "(", "A B C"],
)  # fmt: skip
def test_another_name_is_not_warned_of(registry, typed):
    assert warned(registry, typed) == []


def test_the_same_register_number_comes_first(registry):
    registry.add_organisation(OrganisationFacts("Doruk Dağcılık", "DRN", register_no="26-014-087"))
    found = registry.possible_duplicates("Söğütlü Spor Kulübü", "26 014 087")
    same = [(one.name, one.same) for one in found]
    assert same == [("Doruk Dağcılık", "register_no"), ("Söğütlü Spor Kulübü", "name")]


def test_a_merged_or_deleted_record_is_not_warned_of(registry):
    (one,) = registry.possible_duplicates("Söğütlü Spor Kulübü")
    registry.delete_organisation(one.id)
    assert warned(registry, "Söğütlü Spor Kulübü") == []


def told(found):
    return [(one.name, one.same) for one in found]


@pytest.mark.parametrize(
    ("typed", "same"),
    [({"tax_no": "123 456 7890"}, "tax_no"), ({"phones": ["0 (222) 230 14 52"]}, "phone"),
     ({"phones": ["+90 222 230 14 53"]}, "phone"), ({"emails": ["BİLGİ@doruk.example"]}, "email")],
)  # fmt: skip
def test_an_organisation_with_the_same_number_or_reach_is_warned_of(registry, typed, same):
    facts = OrganisationFacts(
        "Doruk Dağcılık", "DRN", tax_no="1234567890", phone="0222 230 14 52", other_phones=("0222 230 14 53",),
        email="bilgi@doruk.example",
    )  # fmt: skip
    mine = registry.add_organisation(facts)
    assert told(registry.possible_duplicates("Yeni Umut Vakfı", **typed)) == [("Doruk Dağcılık", same)]
    assert registry.possible_duplicates("Yeni Umut Vakfı", exclude=mine, **typed) == []
    assert registry.possible_duplicates("Doruk Tırmanış Derneği Tepebaşı Şubesi", **typed) == []


def test_what_is_no_number_or_is_another_is_not_warned_of(registry):
    registry.add_organisation(OrganisationFacts("Doruk", "DRN", tax_no="1234567890", phone="0222 230 14 52"))
    others = {"tax_no": "1234567891", "phones": ["0222 230 14 59", "-", ""], "emails": ["", "yok", '"(']}
    assert registry.possible_duplicates("Yeni Umut Vakfı", "yok", **others) == []


@pytest.mark.parametrize(
    ("given", "family"),
    [("AYSE", "YILDIRIM"), ("Dr. Ayşe", "Yıldırım"), ("Yıldırım", "Ayşe"), ("Ayşe", "Yıldrım"),
     ("Ayşe Nur", "Yıldırım")],
)  # fmt: skip
def test_a_persons_name_is_recognised_in_its_variants(registry, given, family):
    registry.add_person(PersonFacts("Ayşe", "Yıldırım"))
    assert told(registry.possible_same_people(given, family)) == [("Ayşe Yıldırım", "name")]


@pytest.mark.parametrize(("given", "family"), [("Ali", "Kara"), ("Veli", "Kaya"), ("Ali", ""), ("", "Kaya")])
def test_another_persons_name_is_not_warned_of(registry, given, family):
    registry.add_person(PersonFacts("Ali", "Kaya"))
    assert registry.possible_same_people(given, family) == []


@pytest.mark.parametrize(
    ("typed", "same"), [({"phones": ["05321112233"]}, "phone"), ({"emails": ["ali.kaya@posta.example"]}, "email")]
)
def test_a_person_with_the_same_telephone_or_email_is_warned_of(registry, typed, same):
    mine = registry.add_person(
        PersonFacts("Ali", "Kaya", phone="+90 532 111 22 33", other_emails=("Ali.Kaya@posta.example",))
    )
    assert told(registry.possible_same_people("Zeynep", "Demir", **typed)) == [("Ali Kaya", same)]
    assert told(registry.possible_same_people("Ali", "Kaya", **typed)) == [("Ali Kaya", "name")]
    assert registry.possible_same_people("", "", mine, **typed) == []

"""What the form warns of while a name is typed."""

from __future__ import annotations

import pytest

from db.database import Database
from db.registry.rows import OrganisationFacts
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

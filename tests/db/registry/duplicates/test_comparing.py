"""Which records are the same and which are not, as pairs of two in a small register."""

from __future__ import annotations

from typing import Any

import pytest

from db.registry.duplicates.finding import BROAD, Finder, find_matches
from db.registry.duplicates.records import Match, Record, pack, unpack
from db.registry.duplicates.standardise import address, organisation, person

_OTHERS = [
    organisation(f"{place} {cause} Derneği", address_text=f"{place} Mah. {at}. Sok. No {at + 3}", province=26)
    for at, (place, cause) in enumerate(
        (place, cause)
        for place in ("Söğütlü", "Karapınar", "Gökçekısık", "Taşlıca", "Yeşilova", "Akarsu")
        for cause in ("Okçuluk", "Tiyatro", "Arıcılık", "Satranç", "Halk Oyunları")
    )
]


def pair(one: Record, other: Record, people: bool = False) -> Match | None:
    """The two among others of the kind; None where they are not taken for the same."""
    found = find_matches([one, other, *([] if people else _OTHERS)], people, BROAD)
    return next((each for each in found if (each.first, each.second) == (0, 1)), None)


def body(name: str, **facts: Any) -> Record:
    return organisation(name, **{"province": 26, "district": "26_14", **facts})


AT = {"address_text": "İki Eylül Cad. 12. Sok. No 7, Eskişehir"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Porsuk Havzası Çevre Koruma Derneği", "PORSUK HAVZASI ÇEVRE KORUMA DERNEĞİ"),
        ("Porsuk Havzası Çevre Koruma Derneği", "Porsuk Havzasi Cevre Koruma Der."),
        ("Porsuk Havzası Çevre Koruma Derneği", "Çevre Koruma Porsuk Havzası Derneği"),
        ("Porsuk Havzası Çevre Koruma Derneği", "Porsuk Hvzası Çevre Koruma Dernegi"),
        ("Porsuk Havzası Yardımlaşma ve Dayanışma Derneği", "Porsuk Havzası Yard. ve Day. Der."),
        ("Porsuk Havzası Çevre Koruma Derneği", "T.C. Porsuk Havzası Çevre Koruma Derneği (PHÇKD)"),
        ("Porsuk Gençlik Spor Kulübü", "Porsuk Gençlik S.K."),
        ("Aldersbrook & Manor Park Bowling Club", "The Aldersbrook and Manor Park Bowling Club Ltd."),
        ("Verein der Freunde Anatoliens e.V.", "Verein der Freunde Anatoliens"),
        ("Sainte-Marie Amitié Association", "Sainte Marie Amitie"),
    ],
)
def test_the_same_name_in_other_letters_is_the_same(one, other):
    assert pair(body(one, **AT), body(other, **AT)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("75. Yıl Porsuk Derneği", "76. Yıl Porsuk Derneği"),
        ("1st Hastings Scout Group", "2nd Hastings Scout Group"),
        ("Shifnal Bowling Club", "Shifnal Tennis Club"),
        ("Porsuk Çevre Derneği", "Porsuk Eğitim Derneği"),
        ("Porsuk Derneği", "Porsuk Derneği Tepebaşı Şubesi"),
        ("Yeşil Porsuk Derneği Tepebaşı Şubesi", "Yeşil Porsuk Derneği Odunpazarı Şubesi"),
    ],
)
def test_names_that_tell_two_apart_are_two_even_at_one_address(one, other):
    assert pair(body(one, **AT), body(other, **AT)) is None


def test_a_branch_is_never_a_duplicate_of_its_headquarters():
    same = {"register_no": "26-014-087", "tax_no": "4810000012", "phone_numbers": ["0222 220 14 52"], **AT}
    head, branch = body("Yeşil Porsuk Derneği", kind="DRN", **same), body("Yeşil Porsuk Derneği", kind="SUB", **same)
    named = body("Yeşil Porsuk Derneği Şubesi", **same)
    assert [(each.first, each.second) for each in find_matches([head, branch, named], False, 0.0)] == [(1, 2)]


def test_branches_in_different_districts_are_not_the_same():
    one = body("Yeşil Porsuk Derneği Şubesi", kind="SUB", district="26_14", register_no="26-014-087")
    other = body("Yeşil Porsuk Derneği Şubesi", kind="SUB", district="26_02")
    assert pair(one, other) is None


def test_a_name_that_many_bear_says_nothing_by_itself():
    schools = [organisation("Okul Aile Birliği", province=at % 81 + 1) for at in range(60)]
    assert find_matches(schools, False) == []


def test_the_same_name_in_another_province_is_not_proposed():
    one, other = body("Porsuk Dernek Evi", province=26, **AT), body("Porsuk Dernek Evi", province=6, district="06_05")
    found = pair(one, other)
    assert found is None or not found.strict


def test_the_same_register_number_with_another_name_is_shown_but_not_proposed():
    found = pair(body("Porsuk Balıkçılık Derneği", register_no="26-014-087"),
                 body("Doruk Dağcılık Vakfı", register_no="26 014 087"))  # fmt: skip
    assert found is not None
    assert BROAD <= found.score < 0.9
    assert not found.strict


def test_a_telephone_that_many_have_makes_nobody_the_same():
    phone = ["0222 220 14 52"]
    centre = [body(f"{name} Derneği", phone_numbers=phone, **AT)
              for name in ("Lale", "Menekşe", "Papatya", "Karanfil", "Sümbül", "Nergis", "Zambak")]  # fmt: skip
    assert find_matches([*centre, *_OTHERS], False) == []


def test_a_missing_value_says_nothing():
    full, bare = body("Porsuk Havzası Çevre Koruma Derneği", **AT), organisation("Porsuk Havzası Çevre Koruma Derneği")
    noted = organisation("Porsuk Havzası Çevre Koruma Derneği", address_text="No data, NA, —", register_no="-")
    assert noted == bare
    assert pair(full, bare) is not None


@pytest.mark.parametrize("written", ["+44 20 7946 0958", "020 7946 0958", "(0)20-7946 0958", "00442079460958"])
def test_a_telephone_is_the_same_with_and_without_country_code(written):
    assert organisation("A", phone_numbers=[written]).phones == organisation("A", phone_numbers=["02079460958"]).phones


def test_a_postcode_is_one_word_with_and_without_its_space():
    one = organisation("A", address_text="1 Rock Lane, BS22 8LY")
    other = organisation("A", address_text="1 Rock Ln BS228LY")
    assert (one.postcode, one.address) == (other.postcode, other.address)


def test_people_of_one_household_are_two():
    home = "Işıklı Mah. 12. Sok. No 7, Odunpazarı, 26040"
    wife = person("Ayşe", "Gökbayrak", birth_year=1980, address_text=home)
    husband = person("Tahsin", "Gökbayrak", birth_year=1978, address_text=home)
    assert pair(wife, husband, people=True) is None


def test_swapped_names_with_a_typing_error_are_one_person():
    home = "Işıklı Mah. 12. Sok. No 7, Odunpazarı, 26040"
    one = person("Tahsin", "Gökbayrak", birth_year=1978, address_text=home)
    other = person("Gökbayrk", "Tahsin", birth_year=1978, address_text=home)
    found = pair(one, other, people=True)
    assert found is not None


def test_the_same_common_name_alone_is_not_proposed():
    found = pair(person("Mehmet", "Yılmaz"), person("Mehmet", "Yılmaz"), people=True)
    assert found is None or not found.strict


def test_what_follows_from_pairs_is_listed_too():
    name = "Porsuk Havzası Çevre Koruma Derneği"
    listed = [
        body(name, address_text="İki Eylül Cad. 12. Sok. No 7", phone_numbers=["0222 220 14 52"]),
        body(name, phone_numbers=["0222 220 14 52"], mails=["bilgi@porsuk.example"]),
        body(f"{name}", mails=["bilgi@porsuk.example"]),
    ]
    assert {(each.first, each.second) for each in find_matches([*listed, *_OTHERS], False)} == {(0, 1), (0, 2), (1, 2)}


def test_a_record_is_packed_and_unpacked_as_it_was():
    renamed = organisation("Türk (TEMA)", other_names=["Eski Ad", "Daha Eski"])
    for each in (*_OTHERS, person("Ayşe", "", belongs=["a1", "b2"]), renamed):
        assert unpack(pack(each)) == each


def test_comparisons_grow_with_the_records_not_with_their_square():
    def candidates(number: int) -> int:
        finder = Finder(people=False)
        for at in range(number):
            finder.add(organisation(f"Köy {at % 40} Okul Derneği", address_text=f"Merkez Mah. {at % 7}. Sok."))
        finder.matches()
        return finder.candidates

    assert candidates(4_000) <= 5 * candidates(1_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Porsuk Lisesi Mezunları Derneği", "Porsuk Lisesi Mez. Derneği"),
        ("Porsuk Gençlik ve Kültür Derneği", "Porsuk Genç. ve Kült. Derneği"),
        ("Porsuk Yardımlaşma ve Dayanışma Vakfı", "Porsuk Yrd. ve Dayan. Vakfı"),
        ("Temple University Health Services Inc", "Temple University Hlth Svcs Incorporated"),
        ("Fatih Tüketicileri Koruma Derneği", "Tüketicileri Koruma Derneği (Fatih)"),
        ("Porsuk Balıkçılar Derneği", "1) Porsuk Balıkçılar Derneği"),
    ],
)
def test_abbreviations_that_no_list_knows_and_words_in_brackets_are_understood(one, other):
    assert pair(body(one), body(other)) is not None


def test_a_place_in_brackets_tells_two_houses_of_a_name_apart():
    one = body("Porsuk Kahvesi (Alpu)", address_text="Peachtree Cad. 181")
    other = body("Porsuk Kahvesi (Mahmudiye)", address_text="Peachtree Sok. 34")
    assert pair(one, other) is None


def test_a_house_number_is_no_postcode_and_a_long_zip_code_is_its_short_one():
    assert address("12224 ventura blvd, studio city").postcode == ""
    assert address("75001 Paris").postcode == "75001"
    assert address("1 Kaiser Plaza, Oakland, CA, 94612-3610").postcode == "94612"


def test_a_federation_is_none_of_its_members_though_house_telephone_and_name_are_the_same():
    same = {"phone_numbers": ["0222 220 14 52"], "mails": ["bilgi@porsuk.example"], **AT}
    federation = body("Porsuk Çevre Koruma Dernekleri Federasyonu", **same)
    assert find_matches([federation, body("Porsuk Çevre Koruma Derneği", **same)], False, 0.0) == []
    unsaid = pair(federation, body("Porsuk Çevre Koruma", **same))
    assert unsaid is None or not unsaid.strict


def test_a_foundation_is_never_surely_what_it_is_named_for():
    found = pair(body("Porsuk Baptist Memorial Foundation", **AT), body("Porsuk Baptist Memorial Corporation", **AT))
    assert found is not None
    assert not found.strict


def test_two_numbers_of_one_register_are_two_bodies_and_numbers_of_two_registers_may_be_one():
    one = body("Porsuk Çevre Koruma Derneği", register_no="39-1341366", **AT)
    assert pair(one, body("Porsuk Çevre Koruma Derneği", register_no="39-0806261", phone_numbers=())) is None
    assert pair(one, body("Porsuk Çevre Koruma Derneği", register_no="SC-12345", **AT)) is not None


def test_a_number_that_lost_the_zeros_in_front_is_of_the_same_register():
    def against(number: str) -> float:
        finder = Finder(people=False)
        for each in (number, "223474145"):
            finder.add(body("Porsuk Hastaneler Grubu", register_no=each, **AT))
        return finder.verdict(0, 1).weights["register_no"]

    assert against("061755230") == against("161755230") < against("SC-12345")


def test_the_same_province_counts_where_a_district_is_lacking():
    one = organisation("Tunceli Bilardo Derneği", province=62, district="62_03")
    other, elsewhere = (organisation("Tunceli Bilardo", province=plate) for plate in (62, 63))
    finder = Finder(people=False)
    for each in (one, other, elsewhere):
        finder.add(each)
    assert finder.verdict(0, 1).weights["address"] > 0 > finder.verdict(0, 2).weights["address_other"]

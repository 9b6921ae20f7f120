"""Contacts of telephones and mail programs, in and out."""

from __future__ import annotations

import uuid

import pytest
import vobject

from db.registry.importing.vcard import Card, write_vcards
from db.registry.reading.cells import UnreadableBook
from db.registry.rows import OrganisationFacts, PersonFacts

THREE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Yılmaz;Ayşe;Nur;Dr.;\r
FN:Dr. Ayşe Nur Yılmaz\r
ORG:Işık Derneği;Yönetim\r
TEL;TYPE=WORK,VOICE:0222 230 10 10\r
TEL;TYPE=CELL,PREF:+90 532 111 22 33\r
EMAIL;TYPE=INTERNET:ayse@dernek.example\r
ADR;TYPE=WORK:;;Işık Cad. 5;Tepebaşı;Eskişehir;26010;Türkiye\r
BDAY:1985-02-01\r
NOTE:birinci satır\\nikinci\\, uzun bir not ki satırın sonuna sığmayıp bir sonrakin\r
 e taşar\r
CATEGORIES:spor,kadın\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r
 AAAQABAAD/2wBD\r
UID:kart-1\r
END:VCARD\r
"""
TWO = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=9Eahin;=C4=B0brahim;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=B0brahim =\r
=C5=9Eahin\r
TEL;CELL;PREF:05321112234\r
EMAIL;INTERNET:ibrahim@dernek.example\r
END:VCARD\r
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Zeynep Kaya
TEL;VALUE=uri;PREF=1:tel:+90-532-111-22-35
BDAY:--0203
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
END:VCARD
"""


@pytest.fixture
def cards(tmp_path):
    def write(*parts):
        path = tmp_path / "kisiler.vcf"
        path.write_bytes(b"".join(part if isinstance(part, bytes) else part.encode() for part in parts))
        return path

    return write


def test_cards_of_every_version_become_people(cards, take, registry):
    row = registry.add_organisation(OrganisationFacts("Işık Derneği, Yönetim"))
    plan, _ = take(cards(THREE, TWO, FOUR), "person")
    assert plan.counts["new"] == 3
    people = {one.name: registry.person(one.id) for one in registry.find_people()}
    ayse = people["Ayşe Nur Yılmaz"]
    assert (ayse.facts.title, ayse.facts.phone, ayse.facts.other_phones, ayse.facts.email) == (
        "Dr.", "+905321112233", ("+902222301010",), "ayse@dernek.example",
    )  # fmt: skip
    assert (ayse.facts.birth_year, ayse.facts.tags, ayse.facts.source_key) == (1985, ("spor", "kadın"), "kart-1")
    assert "sonrakine taşar" in ayse.facts.notes
    assert ayse.facts.address.startswith("Işık Cad. 5")
    assert [post.organisation_id for post in ayse.posts] == [row]
    assert people["İbrahim Şahin"].facts.phone == "+905321112234"
    assert (people["Zeynep Kaya"].facts.birth_year, people["Zeynep Kaya"].facts.phone) == (None, "+905321112235")


def test_a_damaged_card_is_refused_by_its_number_and_the_others_taken(cards, plan):
    broken = "BEGIN:VCARD\nVERSION:3.0\nFN:Yarım\n"
    nameless = "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nTEL:1\nEND:VCARD\n"
    found = plan(cards(FOUR, broken, nameless, TWO, broken), "person")
    assert found.counts["new"] == 2
    assert [(row.number, row.reason) for row in found.of("refused")] == [
        (2, "This vCard has no end."), (3, "The name is empty."), (5, "This vCard has no end."),
    ]  # fmt: skip


def test_the_same_cards_again_change_nothing(cards, take):
    take(cards(THREE, TWO, FOUR), "person")
    plan, result = take(cards(THREE, TWO, FOUR), "person")
    assert (plan.counts["same"], result.run) == (3, None)


def test_organisations_are_taken_from_cards(cards, take, registry):
    card = "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Işık Derneği\nORG:Işık Derneği\nTEL:0222 230 10 10\nEND:VCARD\n"
    take(cards(card))
    assert [row.name for row in registry.find_organisations()] == ["Işık Derneği"]


def test_a_file_without_cards_is_refused(cards, service):
    with pytest.raises(UnreadableBook):
        service.look(cards(b"BEGIN:VCARDX\n"), "person")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_written_cards_are_read_by_others_and_by_us(tmp_path, take, registry, version):
    path = tmp_path / "out.vcf"
    notes = "satır 1\nsatır 2; virgül, ters \\ " + "ğ" * 200
    facts = PersonFacts("Ayşe Nur", "Yılmaz", phone="+905321112233", other_phones=("+902222301010",), notes=notes,
                        email="a@b.example", tags=("spor", "kadın"), address="Işık Cd. 5", birth_year=1985)  # fmt: skip
    key = uuid.uuid4()
    assert write_vcards(path, [Card(facts, key, "Işık Derneği", "baskan")], version) == 1
    text = path.read_bytes()
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    parsed = vobject.readOne(text.decode())
    assert (parsed.fn.value, parsed.n.value.family, parsed.title.value) == ("Ayşe Nur Yılmaz", "Yılmaz", "Başkan")
    assert parsed.note.value == notes
    take(path, "person")
    (row,) = registry.find_people()
    again = registry.person(row.id).facts
    assert (again.name, again.phone, again.other_phones, again.notes) == (
        facts.name, facts.phone, facts.other_phones, notes.rstrip(),
    )  # fmt: skip
    assert again.birth_year == (1985 if version == "4.0" else None)
    assert again.source_key == str(key)


def test_organisations_are_written_too(tmp_path):
    path = tmp_path / "out.vcf"
    facts = OrganisationFacts("Işık Derneği", province=26, address="Işık Cad. 5", web="https://dernek.example")
    write_vcards(path, [Card(facts)])
    parsed = vobject.readOne(path.read_text(encoding="utf-8"))
    assert (parsed.fn.value, parsed.adr.value.region, parsed.adr.value.street) == (
        "Işık Derneği", "Eskişehir", "Işık Cad. 5",
    )  # fmt: skip


@pytest.mark.parametrize("policy", ["fill", "overwrite"])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_people_that_we_wrote_are_the_same_when_they_come_back(tmp_path, plan, registry, version, policy):
    path = tmp_path / "kisiler.vcf"
    office = registry.add_organisation(OrganisationFacts("Işık Derneği, Yönetim; Şube"))
    cards = []
    for number, (title, role) in enumerate([(None, "baskan"), ("vali", "baskan"), ("vali", None), (None, None)]):
        facts = PersonFacts(
            "Ayşe Nur", f"Yılmaz {number}", title=title, phone="+905321112233", other_phones=("+902222301010",),
            notes="satır 1\nsatır 2; virgül", email="a@b.example", tags=("spor", "kadın"), address="Işık Cd. 5, D: 2",
            birth_year=1985, sex="female",
        )  # fmt: skip
        person = registry.add_person(facts)
        registry.add_post(person, office, role)
        cards.append(Card(registry.person(person).facts, person, "Işık Derneği, Yönetim; Şube", role or ""))
    write_vcards(path, cards, version)
    fields = dict.fromkeys(("given_name", "family_name", "title", "phone", "email", "address", "notes"), policy)
    found = plan(path, "person", policy=fields)
    assert [(row.outcome, row.reason, row.changes) for row in found.rows] == [("same", "", {})] * len(cards)
    assert found.remarks == ()


@pytest.mark.parametrize("policy", ["fill", "overwrite"])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_organisations_that_we_wrote_are_the_same_when_they_come_back(tmp_path, plan, registry, version, policy):
    path = tmp_path / "kuruluslar.vcf"
    cards = []
    for number, place in enumerate([(26, "26_13"), (26, None), (None, None)]):
        facts = OrganisationFacts(
            f"Işık {number} Derneği", kind="DRN", province=place[0], district=place[1], address="Işık Cad. 5, Kat 2",
            phone="+902222301010", email="a@b.example", web="https://dernek.example", notes="satır 1\nsatır 2",
            tags=("spor",), short_name="IŞIK", register_no="26-014-087",
        )  # fmt: skip
        row = registry.add_organisation(facts)
        cards.append(Card(registry.organisation(row).facts, row))
    write_vcards(path, cards, version)
    fields = dict.fromkeys(("name", "province", "district", "address", "phone", "email", "web", "notes"), policy)
    found = plan(path, policy=fields)
    assert [(row.outcome, row.reason, row.changes) for row in found.rows] == [("same", "", {})] * len(cards)


def test_a_record_that_we_wrote_and_somebody_changed_is_known_again(tmp_path, take, registry):
    path = tmp_path / "kisiler.vcf"
    row = registry.add_person(PersonFacts("Ayşe", "Yılmaz"))
    write_vcards(path, [Card(PersonFacts("Ayşe", "Demir", phone="+905321112233"), row)])
    plan, _ = take(path, "person", policy={"family_name": "overwrite"})
    assert plan.counts["updated"] == 1
    facts = registry.person(row).facts
    assert (facts.name, facts.phone, facts.source_key) == ("Ayşe Demir", "+905321112233", None)


def test_the_place_of_an_organisation_is_taken_from_its_card_where_it_is_one_of_ours(cards, take, registry):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:{0}\nADR:;;Işık Cad. 5;{1};;\nEND:VCARD\n"
    take(cards(card.format("Işık Derneği", "Tepebaşı;Eskişehir"), card.format("Club", "Leeds;West Yorkshire")))
    found = {row.name: registry.organisation(row.id).facts for row in registry.find_organisations()}
    ours, theirs = found["Işık Derneği"], found["Club"]
    assert (ours.address, ours.province) == ("Işık Cad. 5", 26)
    assert ours.district is not None
    assert (theirs.address, theirs.district) == ("Işık Cad. 5, Leeds, West Yorkshire", None)

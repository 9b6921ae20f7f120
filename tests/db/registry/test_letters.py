"""Mail merge: what each addressee gets, on paper and as a mail draft."""

from __future__ import annotations

import datetime as dt
import email
from email.policy import default
from io import BytesIO

import pytest
from pypdf import PdfReader

from db.errors import InvalidInput
from db.registry.letters import LetterService, LetterTemplate, check, fill, filled, gaps
from db.registry.places import place
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService

BODY = "{sayin},\n\n{ad} ({KÜTÜK}) {İlçe} ilçesinde faaldir.\n\nBilgilerinizi rica ederim."
TEMPLATE = LetterTemplate("{ilce} toplantısı", BODY, signer="Elif YALÇINÖZ", signer_title="İl Müdürü")


@pytest.fixture
def registry(database):
    service = RegistryService(database)
    first = service.add_organisation(
        OrganisationFacts(
            "Çevre Derneği",
            province=26,
            district="26_01",
            address="Sakarya Cad. No: 5",
            register_no="26-014-087",
            email="bilgi@cevre.example",
        )
    )
    service.add_organisation(OrganisationFacts("Işık Vakfı: “Umut/Yol”", "VKF", email="adres değil"))
    service.add_organisation(OrganisationFacts("Şeker Derneği", email="seker@ornek.example\r\nBcc: x@y.example"))
    for name, role, begun in (("Eski", "baskan", 2010), ("Yeni", "baskan", 2024), ("Yardımcı", "vali", 2025)):
        person = service.add_person(PersonFacts(name, "Işık"))
        service.add_post(person, first, role, dt.date(begun, 1, 1))
    return service


@pytest.fixture
def letters(database, registry):
    return LetterService(database)


@pytest.fixture
def everybody(letters):
    return letters.addressees("organisation", OrganisationFilter())


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


def pages(path):
    return [page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_a_letter_names_its_addressee_the_head_and_the_place(everybody):
    letter = filled(TEMPLATE, everybody[0])
    assert letter.subject == "Alpu toplantısı"
    assert letter.body.startswith("Sayın Yeni IŞIK,\n")
    assert "Çevre Derneği (26-014-087) Alpu ilçesinde" in letter.body
    assert letter.recipient == "Çevre Derneği\nSakarya Cad. No: 5, Alpu / Eskişehir"


def test_what_is_not_known_leaves_no_hole_and_is_counted_beforehand(everybody):
    letter = filled(TEMPLATE, everybody[1])
    assert letter.body.startswith("Sayın Yetkili,")
    assert letter.recipient == "Işık Vakfı: “Umut/Yol”"
    assert gaps(TEMPLATE, "organisation", everybody) == {"ilce": 2, "kutuk": 2}


def test_what_is_in_no_braces_of_ours_stays_as_it_was_written():
    assert fill("a  {b} {ad}", {"ad": "X"}) == "a {b} X"
    assert fill("  iki  boşluk", {}) == "  iki  boşluk"


@pytest.mark.parametrize(
    ("template", "field", "near"),
    [
        (LetterTemplate("Konu", "{baskn}"), "body", "baskan"),
        (LetterTemplate("{xyz}", "metin"), "subject", None),
        (LetterTemplate("Konu", "metin", "{adress}"), "recipient", "adres"),
        (LetterTemplate(" ", "metin"), "subject", None),
        (LetterTemplate("Konu", ""), "body", None),
    ],
)
def test_what_a_template_cannot_say_is_told_at_its_field(template, field, near):
    with pytest.raises(InvalidInput) as refused:
        check(template, "organisation")
    assert refused.value.field == field
    assert refused.value.details.get("near") == near
    assert near is None or f"{{{near}}}" in str(refused.value)


def test_people_have_no_register_number():
    with pytest.raises(InvalidInput):
        check(LetterTemplate("Konu", "{kutuk}"), "person")
    check(LetterTemplate("Konu", "{kurulus} {unvan}"), "person")


def test_one_pdf_holds_all_each_with_its_head_and_its_own_pages(letters, everybody, folder):
    long = LetterTemplate("Konu", "{ad}\n" + "Uzun bir paragraf burada durur. " * 30 + "\n" + BODY * 40)
    done = letters.write_together(folder / "hepsi.pdf", long, everybody)
    read = pages(done.path)
    assert done.count == 3
    per_letter = len(read) // 3
    assert per_letter >= 2
    for number, text in enumerate(read):
        assert f"Sayfa {number % per_letter + 1} / {per_letter}" in text
    assert ["ESKİŞEHİR VALİLİĞİ" in text for text in read[::per_letter]] == [True] * 3
    assert "ŞEKER DERNEĞİ" in read[2 * per_letter]


def test_a_pdf_each_is_named_after_whom_it_is_for_and_overwrites_nothing(letters, everybody, folder):
    first = letters.write_each(folder, TEMPLATE, everybody)
    second = letters.write_each(folder, TEMPLATE, everybody[:1])
    names = sorted(path.name for path in first.path.iterdir())
    assert names == ["001 Çevre Derneği.pdf", "002 Işık Vakfı “Umut Yol”.pdf", "003 Şeker Derneği.pdf"]
    assert second.path != first.path
    assert "Elif YALÇINÖZ" in pages(first.path / names[0])[0]


def test_a_mail_draft_opens_unsent_and_those_without_an_address_are_named(letters, everybody, folder):
    done = letters.write_drafts(folder, TEMPLATE, everybody)
    assert done.left_out == ("Işık Vakfı: “Umut/Yol”", "Şeker Derneği")
    (file,) = done.path.iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "bilgi@cevre.example"
    assert message["To"].addresses[0].display_name == "Çevre Derneği"
    assert message["Subject"] == "Alpu toplantısı"
    assert "Sayın Yeni IŞIK" in message.get_content()
    assert message.get_content().splitlines()[-2:] == ["Elif YALÇINÖZ", "İl Müdürü"]


def test_without_any_address_no_folder_is_made(letters, everybody, folder):
    with pytest.raises(InvalidInput):
        letters.write_drafts(folder, TEMPLATE, everybody[1:])
    assert list(folder.iterdir()) == []


def test_cancelling_leaves_no_file(letters, everybody, folder):
    def told(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    def together(into, *rest):
        return letters.write_together(into / "x.pdf", *rest)

    for write in (letters.write_each, letters.write_drafts, together):
        with pytest.raises(KeyboardInterrupt):
            write(folder, TEMPLATE, [everybody[0]] * 3, told)
    assert list(folder.iterdir()) == []


def test_people_get_letters_with_their_organisation(letters):
    (one,) = letters.addressees("person", PersonFilter("yeni"))
    assert one.values["kurulus"] == "Çevre Derneği"
    assert one.values["unvan"] == "Başkan"
    assert one.values["sayin"] == "Sayın Yeni IŞIK"


def test_a_template_survives_being_stored_and_nonsense_gives_the_empty_one():
    assert LetterTemplate.from_json(TEMPLATE.to_json()) == TEMPLATE
    assert LetterTemplate.from_json("[1") == LetterTemplate()
    assert LetterTemplate.from_json('{"subject": 3, "body": "b", "more": 1}') == LetterTemplate(body="b")


def test_a_place_is_named_once():
    assert place("Sakarya Cad., ALPU", "Alpu", "Eskişehir") == "Sakarya Cad., ALPU, Eskişehir"

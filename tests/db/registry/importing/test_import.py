"""A table is tried first, then taken as a whole or not at all, and every row is accounted for."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from openpyxl import Workbook, load_workbook

from db.errors import InvalidInput
from db.registry.importing.rows import Mapping
from db.registry.importing.service import ImportService, RegisterChanged
from db.registry.reading.cells import UnreadableBook
from db.registry.rows import OrganisationFacts, OrganisationFilter
from tests.db.registry.importing.conftest import SHARED

CLUBS = SHARED / "data" / "uk_sports_clubs.csv"
needs_data = pytest.mark.skipif(not CLUBS.exists(), reason="shared/data is not beside the project")


def only(registry, name=None):
    rows = registry.find_organisations(OrganisationFilter(name) if name else None)
    assert len(rows) == 1
    return registry.organisation(rows[0].id).facts


def reasons(plan):
    return [(row.number, row.reason) for row in plan.of("refused")]


@needs_data
def test_every_row_of_the_real_clubs_is_accounted_for(take, registry):
    with CLUBS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    plan, _ = take(CLUBS)
    assert len(plan.rows) == len(rows) == plan.taken + plan.counts["refused"]
    assert registry.count_organisations() == plan.taken > 8_000
    places = {}
    for row in plan.of("new"):
        places.setdefault(row.name, []).append(row)
    assert sum(len(same) > 1 for same in places.values()) > 400, "a name at another address is another club"
    again, _ = take(CLUBS)
    assert again.counts["same"] == plan.taken
    assert registry.count_organisations() == plan.taken


@needs_data
def test_people_of_a_register_are_taken_without_what_must_not_be_stored(plan, service):
    path = SHARED / "data" / "febrl3_persons.csv"
    found = plan(path, "person")
    assert found.protected == ("soc_sec_id",)
    assert len(found.rows) == 5_000
    assert all(row.message == "The name is empty." for row in found.of("refused"))
    first = next(found.of("new")).values
    assert (first["given_name"], first["family_name"], first["birth_year"]) == ("mitchell", "green", 1956)
    assert first["address"] == "7 wallaby place, delmar, cleveland, 2119, sa"
    stored = str([row.values for row in found.rows])
    assert "1804974" not in stored
    assert "19560409" not in stored


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
def test_turkish_exports_are_read_whatever_their_separator_and_encoding(table, take, registry, separator, encoding):
    rows = [["Dernek Adı", "Kütük No", "İlçe", "İl", "Telefon", "Açıklama"],
            ["Işıklı Şeker Derneği", "26-014-087", "odunpazarı", "ESKİŞEHİR", "0222 230 14 52", "ğüş"]]  # fmt: skip
    plan, _ = take(table(rows, encoding=encoding, separator=separator))
    assert plan.counts["new"] == 1
    facts = only(registry)
    assert (facts.name, facts.province, facts.notes, facts.phone, facts.register_no) == (
        "Işıklı Şeker Derneği", 26, "ğüş", "+902222301452", "26-014-087",
    )  # fmt: skip
    assert facts.district is not None


def test_titles_above_the_headings_of_a_workbook_are_passed_over_and_other_sheets_too(tmp_path, service):
    book = Workbook()
    book.active.title = "Kapak"
    book.active.append(["Eskişehir dernekleri 2026"])
    sheet = book.create_sheet("Liste")
    sheet.append(["Eskişehir il dernekleri"])
    sheet.append([])
    sheet.append(["Sıra No", "Derneğin Adı", "Kuruluş Tarihi", "Telefonu"])
    sheet.append([1, "Işık Derneği", dt.datetime(2020, 1, 2), 2222301452])
    sheet.append([2, "Umut Derneği", "03.04.2021", "0222 230 14 53"])
    path = tmp_path / "kitap.xlsx"
    book.save(path)
    looked = service.look(path, "organisation")
    assert (looked.sheet_name, looked.header_row, looked.rows) == ("Liste", 3, 2)
    plan = service.dry_run(path, "organisation", looked.mapping())
    assert [row.values["founded_on"] for row in plan.rows] == [dt.date(2020, 1, 2), dt.date(2021, 4, 3)]
    assert [row.values["phone"] for row in plan.rows] == ["+902222301452", "+902222301453"]
    assert [row.number for row in plan.rows] == [4, 5]


def test_blank_names_and_repeated_lines_are_refused_with_the_reason(plan):
    rows = [["name", "address"], ["A", "x"], ["", "y"], ["A", "X."], ["A", "z"], ["No data", "q"], [], ["B", ""]]
    found = plan(rows)
    assert found.taken == 3
    assert reasons(found) == [
        (3, "The name is empty."), (4, "The same name and address stand in row 2."), (6, "The name is empty."),
    ]  # fmt: skip


def test_a_torn_line_of_a_text_table_is_refused(table, plan):
    path = table([])
    path.write_text("ad;adres\nA;x;fazla\nB;y;\n", encoding="utf-8")
    found = plan(path)
    assert (found.taken, reasons(found)) == (1, [(2, "There are 3 cells, but only 2 columns have a name.")])


def test_what_cannot_be_understood_is_remarked_on_and_the_row_taken(take, registry):
    plan, _ = take([
        ["ad", "il", "kuruluş tarihi", "e-posta", "vkn"],
        ["A", "Eskişehr", "31.02.2020", "yazılmamış", "1234567891"],
    ])  # fmt: skip
    assert {note.cell for note in plan.remarks} == {"B2", "C2", "D2", "E2"}
    assert "Eskişehir" in " ".join(map(str, plan.remarks))
    facts = only(registry)
    assert (facts.province, facts.founded_on, facts.email, facts.tax_no) == (None, None, None, "1234567891")


def test_error_cells_are_named_and_formulas_stay_text(tmp_path, take, registry):
    book = Workbook()
    book.active.append(["ad", "telefon", "adres"])
    book.active.append(["=HYPERLINK", "x", "@SUM(A1)"])
    book.active["A2"].data_type = "s"
    book.active["B2"] = "#DIV/0!"
    book.active["B2"].data_type = "e"
    path = tmp_path / "hata.xlsx"
    book.save(path)
    plan, _ = take(path)
    assert [(note.cell, str(note)) for note in plan.remarks] == [
        ("B2", "Cell B2 holds an error (#DIV/0!). The row is taken without it.")
    ]
    facts = only(registry)
    assert (facts.name, facts.address, facts.phone) == ("=HYPERLINK", "@SUM(A1)", None)


def test_kinds_come_from_the_column_or_the_name(take, registry):
    take([["ad", "tür"], ["A", "Vakıf"], ["B Vakfı", ""], ["C Spor Kulübü", "bilinmez"], ["D", ""], ["E", "SND"]])
    assert {row.name: row.kind for row in registry.find_organisations()} == {
        "A": "VKF", "B Vakfı": "VKF", "C Spor Kulübü": "SPK", "D": "DRN", "E": "SND",
    }  # fmt: skip


def test_without_a_column_of_provinces_they_are_of_this_office(take, registry):
    take([["ad"], ["A Derneği"]])
    assert registry.count_organisations(OrganisationFilter(provinces=(26,))) == 1


def test_several_columns_feed_one_field(take, registry):
    take([
        ["Dernek Adı", "Adres 1", "Adres 2", "Posta Kodu", "Telefon", "Cep", "Etiketler", "E-posta"],
        ["A Derneği", "Işık Cad. 5", "Merkez", "26010", "0222 230 10 10 / 0222 230 10 11", "0532 111 22 33",
         "gençlik, spor; gençlik", "a@dernek.example; b@dernek.example"],
    ])  # fmt: skip
    facts = only(registry)
    assert facts.address == "Işık Cad. 5, Merkez, 26010"
    assert (facts.phone, facts.other_phones) == ("+902222301010", ("+902222301011", "+905321112233"))
    assert (facts.email, facts.other_emails) == ("a@dernek.example", ("b@dernek.example",))
    assert facts.tags == ("gençlik", "spor")


def test_policies_skip_fill_and_overwrite_and_sets_are_added_to(registry, take):
    known = OrganisationFacts("A Derneği", register_no="26-014-087", province=26, phone="+902222301010",
                              notes="eski", tags=("spor",))  # fmt: skip
    row = registry.add_organisation(known)
    rows = [["Dernek Adı", "Kütük No", "Telefon", "Notlar", "E-posta", "Etiketler", "Web"],
            ["A DERNEĞİ", "26 014 087", "0222 230 99 99", "yeni", "a@b.example", "kadın", ""]]  # fmt: skip
    plan, _ = take(rows, policy={"notes": "overwrite", "email": "skip", "web": "overwrite"})
    assert plan.counts["updated"] == 1
    facts = registry.organisation(row).facts
    assert (facts.name, facts.phone, facts.notes, facts.email, facts.tags) == (
        "A Derneği", "+902222301010", "yeni", None, ("spor", "kadın"),
    )  # fmt: skip
    assert next(plan.of("updated")).changes == {"notes": ("eski", "yeni"), "tags": (["spor"], ["spor", "kadın"])}


def test_a_branch_is_not_its_head_office_though_it_bears_its_number(registry, plan):
    registry.add_organisation(OrganisationFacts("Işık Derneği", register_no="26-014-087", province=26))
    found = plan([["Dernek Adı", "Kütük No"], ["Işık Derneği Odunpazarı Şubesi", "26-014-087"]])
    assert found.counts["new"] == 1


def test_a_record_number_alone_does_not_make_two_records_one(take, plan):
    take([["Sıra No", "Dernek Adı"], ["17", "Işık Derneği"]])
    found = plan([["Sıra No", "Dernek Adı"], ["17", "Anadolu Kültür Vakfı"]])
    assert found.counts["new"] == 1


def test_a_record_close_to_another_is_counted_and_may_be_skipped(registry, service, table, plan):
    registry.add_organisation(OrganisationFacts("Işıklı Yarınlar Derneği", province=26, address="A Sok. 1"))
    rows = [["Dernek Adı", "Adres", "İl"], ["IŞIKLI YARINLAR YARDIMLAŞMA DERNEĞİ", "x", "26"],
            ["Işıklı Yarınlar", "B Sok. 2", "Eskişehir"]]  # fmt: skip
    found = plan(rows)
    assert found.counts["possible_duplicate"] == 1
    (row,) = found.of("possible_duplicate")
    assert "Işıklı Yarınlar Derneği" in row.reason
    skipping = plan(table(rows), possible_duplicates="skip")
    assert (skipping.counts["possible_duplicate"], skipping.taken) == (1, 1)
    service.commit(skipping)
    assert registry.count_organisations() == 2


def test_a_plan_made_before_somebody_wrote_is_not_committed(service, plan, registry):
    found = plan([["ad"], ["A Derneği"]])
    registry.add_organisation(OrganisationFacts("B Derneği"))
    with pytest.raises(RegisterChanged):
        service.commit(found)
    assert registry.count_organisations() == 1


def test_cancelling_leaves_nothing_behind(service, plan, registry):
    def cancel(done, _all):
        if done >= 500:
            raise KeyboardInterrupt

    rows = [["ad"], *([f"Dernek {n}"] for n in range(1_200))]
    found = plan(rows)
    for stopped in (lambda: service.commit(found, cancel),
                    lambda: service.dry_run(found.path, "organisation", found.mapping, cancel)):  # fmt: skip
        with pytest.raises(KeyboardInterrupt):
            stopped()
    assert registry.count_organisations() == 0
    assert service.runs() == []
    assert service.commit(found).counts["new"] == 1_200


def test_refused_rows_come_back_as_a_workbook_without_formulas_or_identity_numbers(plan, service, tmp_path):
    found = plan([["Adres", "Dernek Adı", "TC Kimlik No"], ["=1+1", "", "10000000146"], ["x", "A Derneği", ""]])
    target = tmp_path / "geri.xlsx"
    assert service.write_refused(found, target) == 1
    rows = list(load_workbook(target).active.iter_rows())
    assert [cell.value for cell in rows[0]] == ["Adres", "Dernek Adı", "Row in the file", "Why not"]
    assert [cell.value for cell in rows[1]] == ["=1+1", None, "2", "The name is empty."]
    assert {cell.data_type for cell in rows[1] if cell.value} == {"s"}


def test_the_next_sheet_of_the_same_headings_is_read_as_the_last_one(table, service, take):
    rows = [["Dernek Adı", "Kod"], ["A Derneği", "x"]]
    take(rows, fields={0: "name", 1: "short_name"}, policy={"short_name": "overwrite"})
    looked = service.look(table([["DERNEK ADI", "kod"], ["B Derneği", "y"]], "baska.csv"), "organisation")
    assert [(one.field, one.confidence, one.by) for one in looked.columns] == [
        ("name", 1.0, "saved"), ("short_name", 1.0, "saved"),
    ]  # fmt: skip
    assert looked.mapping().policy == {"short_name": "overwrite"}


def test_a_person_gets_a_post_at_an_organisation_that_is_here(take, registry):
    row = registry.add_organisation(OrganisationFacts("Işık Derneği"))
    plan, _ = take([["Ad Soyad", "Kurum", "Görevi", "TC Kimlik No", "Üye No"],
                    ["Prof. Dr. Ayşe Nur YILMAZ", "IŞIK DERNEĞİ", "Başkan", "10000000146", "7"],
                    ["Ali Veli", "Yok Olan Derneği", "", "", ""]], "person")  # fmt: skip
    assert set(plan.protected) == {"TC Kimlik No", "Üye No"}
    people = {one.name: registry.person(one.id) for one in registry.find_people()}
    ayse = people["Ayşe Nur YILMAZ"]
    assert (ayse.facts.given_name, ayse.facts.family_name, ayse.facts.title) == ("Ayşe Nur", "YILMAZ", "Prof. Dr.")
    assert [(post.organisation_id, post.role) for post in ayse.posts] == [(row, "baskan")]
    assert people["Ali Veli"].posts == ()
    assert "Yok Olan Derneği" in " ".join(map(str, plan.remarks))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"adres;telefon\nx;5\n"])
def test_a_file_without_a_table_of_names_is_refused_as_a_whole(table, service, registry, content):
    path = table([])
    path.write_bytes(content)
    with pytest.raises(UnreadableBook, match=r"liste\.csv"):
        service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
    assert registry.count_organisations() == 0


def test_a_file_that_is_not_there_is_said_so(service, tmp_path):
    for path in (tmp_path / "yok.csv", tmp_path):
        with pytest.raises(UnreadableBook):
            service.look(path, "organisation")


def test_a_column_of_identity_numbers_cannot_be_mapped_whatever_it_is_called(table, service):
    path = table([["Ad", "Kod"], ["A Derneği", "10000000146"], ["B Derneği", "10000000146"]])
    looked = service.look(path, "organisation")
    assert (looked.columns[1].protected, looked.columns[1].samples) == ("national", ())
    with pytest.raises(InvalidInput):
        service.dry_run(path, "organisation", Mapping(0, 1, {0: "name", 1: "source_key"}))


def test_an_unchanged_file_is_read_once(database, table, monkeypatch):
    from db.registry.importing import service as module

    reads = []
    load = module.load
    monkeypatch.setattr(module, "load", lambda *given: reads.append(given) or load(*given))
    service, path = ImportService(database), table([["ad"], ["A Derneği"]])
    service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
    assert len(reads) == 1


def test_a_row_with_a_key_of_its_own_is_taken_though_its_name_and_address_stand_in_the_file_before(service, table):
    """Whether they are the same is for a person to say, who finds both in the list of possible duplicates."""
    rows = [["Kayıt No", "Ad", "Adres"], ["K-7", "Işık Derneği", "Alpu"], ["K-9", "Işık Derneği", "Alpu"]]
    path = table(rows)
    plan = service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
    assert [(row.outcome, row.reason) for row in plan.rows] == [
        ("new", ""), ("possible_duplicate", "The same name and address stand in row 2."),
    ]  # fmt: skip
    assert plan.taken == 2


def test_a_number_that_only_counts_the_rows_does_not_tell_two_of_them_apart(service, table):
    path = table([["Sıra No", "Ad", "Adres"], [1, "Işık Derneği", "Alpu"], [2, "Işık Derneği", "Alpu"]])
    plan = service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
    assert [row.outcome for row in plan.rows] == ["new", "refused"]


def test_a_register_number_is_known_by_its_heading_however_it_is_written(service, table):
    path = table([["Dernek Adı", "Kütük No"], ["Işık Derneği", "26-014-0871"], ["Umut Derneği", "26-014-0882"]])
    assert [one.field for one in service.look(path, "organisation").columns] == ["name", "register_no"]


def test_a_name_that_is_too_long_is_refused_for_that(service, table):
    path = table([["Ad", "Telefon"], ["A" * 10_000, "0222 555 01 01"], ["B Derneği", ""]])
    plan = service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
    assert [row.outcome for row in plan.rows] == ["refused", "new"]
    assert "10000" in plan.rows[0].reason


@pytest.mark.parametrize("people", [False, True])
def test_an_identifier_tells_two_rows_apart_though_it_counts_the_rows_too(service, table, people):
    rows = [["id", "Ad", "Soyad", "Adres"], [1, "Işık", "Derneği", "Alpu"], [2, "Işık", "Derneği", "Alpu"]]
    path, entity = table(rows), "person" if people else "organisation"
    plan = service.dry_run(path, entity, service.look(path, entity).mapping())
    assert plan.rows[0].outcome == "new"
    assert (plan.taken, [row.values["source_key"] for row in plan.rows]) == (2, ["1", "2"])

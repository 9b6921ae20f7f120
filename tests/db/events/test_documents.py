"""Sign-in sheets, attendance lists and the workbook, read back from what was written."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from db.events import documents
from tests.db.events.people import NAMES

PRINTED = dt.datetime(2026, 11, 26, 12, 30)


@pytest.fixture
def grid(events, full):
    found = events.attendance(full)
    for number in range(5):
        events.mark_many([(found.sessions[number].id, row.id) for row in found.rows], "present")
    events.mark(found.sessions[0].id, found.rows[3].id, "late", 20)
    events.mark(found.sessions[1].id, found.rows[0].id, "absent")
    events.mark(found.sessions[2].id, found.rows[0].id, "excused")
    events.name_session(found.sessions[0].id, "Açılış ve tanışma", "09:30", "12:30")
    return events.attendance(full)


def pages(path):
    return [page.extract_text() for page in PdfReader(path).pages]


def test_one_sign_in_sheet_a_day_with_everybody_in_turkish_order(grid, tmp_path):
    target = tmp_path / "imza.pdf"
    count = documents.write_sign_in_sheets(target, grid, office=26, printed=PRINTED, organiser="Elif Yalçınöz")
    texts = pages(target)
    assert len(texts) == count >= 4
    box = PdfReader(target).pages[0].mediabox
    assert box.width > box.height
    days = ("24 Kasım 2026, Salı", "25 Kasım 2026, Çarşamba", "26 Kasım 2026, Perşembe", "27 Kasım 2026, Cuma")
    for day in days:
        sheet = "\n".join(text for text in texts if day in text)
        places = [sheet.index(official) for official in ("Ilgaz IRMAKÇI", "İpek DEMİRAĞAÇ", "Kaan KARAÇINAR")]
        assert places == sorted(places)
    assert "Sabah 09:30–12:30: Açılış ve tanışma" in texts[0]
    assert "Tepebaşı Kaymakamlığı" in texts[0]
    assert all(f"{number} / {count}" in text for number, text in enumerate(texts, start=1))
    assert all("6698" in text and "Avrupa Birliği" in text for text in texts)
    assert all("Adı SOYADI" in text and "İmza" in text for text in texts)


def test_a_single_day_can_be_printed(grid, tmp_path):
    sheets = documents.sign_in_sheets(grid, [dt.date(2026, 11, 25)])
    assert len(sheets) == 1
    assert (sheets[0].blank_rows, sheets[0].rows_per_page, sheets[0].row_height_mm) == (5, 20, 9.0)
    assert len(set(sheets[0].codes)) == len(NAMES)


def test_the_code_of_a_row_names_nobody(grid):
    code = documents.roll_call_code(grid.rows[0], grid.sessions[0].day)
    assert code.endswith("261124")
    assert not any(part in code for part in NAMES[0].split())


def test_the_attendance_list_shows_marks_shares_and_sums(grid, tmp_path):
    target = tmp_path / "devam.pdf"
    documents.write_attendance_list(target, grid, office=26, printed=PRINTED)
    text = "\n".join(pages(target))
    assert "ESKİŞEHİR VALİLİĞİ" in text
    assert "Ayşenur AKPINARLI" in text
    assert "G 20" in text
    assert "%60" in text
    assert "12 (4 Kamu · 8 Sivil toplum)" in text
    assert "1 kişi altında" in text


def test_the_workbook_holds_the_same(grid, tmp_path):
    target = tmp_path / "devam.xlsx"
    documents.write_attendance_workbook(target, grid, author="Elif Yalçınöz")
    book = load_workbook(target)
    rows = list(book["Katılımcılar"].iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if "Soyadı" in row)
    first, fourth = rows[head + 1], rows[head + 4]
    assert first[:4] == (1, "Ayşenur", "Akpınarlı", "Tepebaşı Kaymakamlığı")
    assert first[8:13] == ("Var", "Yok", "İzinli", "Var", "Var")
    assert first[-3:-1] == (3, 5)
    assert fourth[8] == "Geç geldi (20 dk)"
    assert len(rows) == head + 1 + len(NAMES)
    sums = [row for row in book["Oturumlar"].iter_rows(values_only=True) if isinstance(row[0], dt.datetime)]
    assert [row[3:5] for row in sums[:3]] == [(12, 12), (12, 11), (12, 11)]


def test_an_event_without_participants_still_has_a_sheet_to_sign(events, tmp_path):
    from tests.db.events.people import training

    grid = events.attendance(events.plan_event(training()))
    assert documents.write_sign_in_sheets(tmp_path / "a.pdf", grid, office=26, printed=PRINTED) >= 4
    assert documents.write_attendance_list(tmp_path / "b.pdf", grid, office=26, printed=PRINTED) == 1

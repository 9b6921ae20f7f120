"""What is printed can be read back whole, on paper that looks the same everywhere."""

from __future__ import annotations

import datetime as dt
import errno
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.documents import (
    TICK,
    AttendanceList,
    AttendanceRow,
    Block,
    Column,
    Facts,
    Heading,
    LetterFields,
    PageBreak,
    Session,
    Signatures,
    SignInSheet,
    Table,
    Text,
    cell_text,
    head_of,
    replacing,
    write_pdf,
)
from db.documents.blocks import Cell
from db.errors import DiskFull, ReadOnlyFolder

NOW = dt.datetime(2026, 11, 23, 10, 42)
COLUMNS = [Column("Ad SOYAD"), Column("Kurum / kuruluş", 2), Column("İl", fixed_mm=24)]
FACTS: list[tuple[str, Cell]] = [
    ("Etkinlik", "Uzman grubu eğitimi"),
    ("Tarih", dt.date(2026, 11, 24)),
    ("Oturum", "Sabah"),
]
TURKISH = "Şule ÇAĞLAYAN İĞÖÜ ışığı öncü çok güzel"


def people(count: int) -> list[tuple[str, str, str]]:
    return [(f"Kişi{number:03} IŞIK", "Eskişehir Valiliği", "Eskişehir") for number in range(1, count + 1)]


def pages(
    path: Path, blocks: list[Block], *, office: int = 26, landscape: bool = False, title: str = "Deneme"
) -> list[str]:
    count = write_pdf(path, blocks, title=title, head=head_of(office), printed=NOW, landscape=landscape)
    read = [page.extract_text() for page in PdfReader(path).pages]
    assert len(read) == count
    return read


def test_turkish_letters_are_read_back(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", [Heading(TURKISH), Text(TURKISH), Facts([("Çağrı", TURKISH)])])
    assert page.count(TURKISH) == 3


def test_every_page_has_the_office_the_notes_and_its_number(tmp_path: Path) -> None:
    read = pages(tmp_path / "a.pdf", [Table(COLUMNS, people(120), numbered=True)], title="Kuruluş listesi")
    assert len(read) > 2
    for number, page in enumerate(read, start=1):
        assert "ESKİŞEHİR VALİLİĞİ" in page
        assert "İl Sivil Toplumla İlişkiler Müdürlüğü" in page
        assert "6698 sayılı Kanun" in page
        assert "tarafından finanse edilmektedir." in page
        assert f"Sayfa {number} / {len(read)}" in page
        assert "23.11.2026 10:42" in page
        assert "Ad SOYAD" in page
    assert "T.C." in read[0]
    assert "Kuruluş listesi" in read[1]


def test_the_centre_writes_under_its_ministry(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", [Text("x")], office=0)
    assert "İÇİŞLERİ BAKANLIĞI" in page
    assert "Sivil Toplumla İlişkiler Genel Müdürlüğü" in page


def test_no_row_is_lost_between_pages(tmp_path: Path) -> None:
    text = "\n".join(pages(tmp_path / "a.pdf", [Table(COLUMNS, people(300), totals=["Toplam", 300, None])]))
    assert [text.count(f"Kişi{number:03}") for number in range(1, 301)] == [1] * 300
    assert "300" in text


def test_paper_is_a4_and_lies_when_asked(tmp_path: Path) -> None:
    pages(tmp_path / "a.pdf", [Text("x")], landscape=True)
    box = PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_what_people_type_is_no_markup(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", [Text("A & B <b>kalın</b> <para>"), Table([Column("x")], [["<i>" * 40]])])
    assert "A & B <b>kalın</b> <para>" in page


def test_controls_and_direction_marks_are_not_printed(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", [Text("bir\x00\x07 iki\u202eüç")])
    assert "bir ikiüç" in page


def test_a_cell_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    words = [f"söz{number}" for number in range(3000)]
    text = " ".join(pages(tmp_path / "a.pdf", [Table([Column("A"), Column("B")], [("a", " ".join(words))])]))
    assert [word for word in words if f"{word} " not in text.replace("\n", " ") + " "] == []
    assert len(pages(tmp_path / "b.pdf", [Facts([("Özet", " ".join(words))], 1)])) > 1


def test_an_empty_list_says_so_and_an_empty_document_is_a_page(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", [Table(COLUMNS, [])])
    assert "Kayıt yok." in page
    assert len(pages(tmp_path / "b.pdf", [])) == 1


@pytest.mark.parametrize("landscape", [True, False])
def test_a_sign_in_sheet_repeats_its_facts_and_leaves_rows_for_the_unregistered(
    tmp_path: Path, landscape: bool
) -> None:
    sheet = SignInSheet("İmza listesi", FACTS, COLUMNS, people(33), organiser="Elif YALÇINÖZ")
    read = pages(tmp_path / "a.pdf", [sheet], landscape=landscape)
    assert len(read) == (3 if landscape else 2)
    for page in read:
        for part in ("İmza listesi", "Uzman grubu eğitimi", "24.11.2026", "Ad SOYAD", "İmza", "Elif YALÇINÖZ"):
            assert part in page
    text = "\n".join(read)
    assert [text.count(f"Kişi{number:03}") for number in range(1, 34)] == [1] * 33
    assert "38" in read[-1].split()  # the last of five blank rows bears its number


def test_a_sign_in_sheet_takes_no_more_rows_than_asked(tmp_path: Path) -> None:
    read = pages(tmp_path / "a.pdf", [SignInSheet("L", FACTS, COLUMNS, people(30), blank_rows=0, rows_per_page=10)])
    assert [page.count("Kişi0") for page in read] == [10, 10, 10]


def test_each_day_has_a_sheet_of_its_own_under_the_full_head(tmp_path: Path) -> None:
    sheets: list[Block] = [
        SignInSheet(f"{day}. gün", FACTS, COLUMNS, people(3), codes=["a", "b", "c"]) for day in (1, 2)
    ]
    read = pages(tmp_path / "a.pdf", sheets, landscape=True)
    assert len(read) == 2
    assert all("T.C." in page for page in read)


def test_an_attendance_list_shows_marks_shares_and_totals(tmp_path: Path) -> None:
    sessions = [Session(day, part) for day in ("24.11.", "25.11.") for part in ("Sabah", "Öğle")]
    rows = [AttendanceRow(each, [TICK, "Y", "İ", ""], 42.5) for each in people(60)]
    block = AttendanceList(
        "Yoklama", FACTS, COLUMNS, sessions, rows, totals=[60, 0, 0, 0], legend={TICK: "var", "Y": "yok", "İ": "izinli"}
    )
    read = pages(tmp_path / "a.pdf", [block, Signatures([("Düzenleyen", "Elif YALÇINÖZ", "Şef")])], landscape=True)
    assert all("24.11." in page and "Devam" in page for page in read if "Kişi0" in page)
    text = "\n".join(read)
    assert text.count("%43") == 60
    assert "tik: var · Y: yok · İ: izinli" in text
    assert "Toplam" in text and "Elif YALÇINÖZ" in text


def test_a_letter_has_its_fields_in_turkish_order(tmp_path: Path) -> None:
    fields = LetterFields(
        "Eğitim", dt.date(2026, 11, 23), recipient="ESKİŞEHİR VALİLİĞİNE", references=["x", "y", "z", "w"]
    )
    first, second = pages(tmp_path / "a.pdf", [fields, Text("Bir.\n\nİki."), PageBreak(), Text("Üç.")])
    for part in ("Sayı", "Konu", ": Eğitim", "23.11.2026", "ESKİŞEHİR VALİLİĞİNE", "a) x", "ç) w", "Bir.", "İki."):
        assert part in first
    assert "Üç." in second


def test_values_stand_as_turks_write_them() -> None:
    assert cell_text(None) == cell_text("") == "–"
    assert cell_text(1904) == "1.904"
    assert cell_text(42.5) == "42,5"
    assert cell_text(True) == "Evet"
    assert cell_text(NOW) == "23.11.2026 10:42"


def test_a_failed_document_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="longer"):
        write_pdf(path, [Table(COLUMNS, [("too", "short")])], title="t", head=head_of(0), printed=NOW)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyFolder, match="does not exist"):
        write_pdf(tmp_path / "none" / "a.pdf", [], title="t", head=head_of(0), printed=NOW)


def test_a_full_disk_is_told_and_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match=r"a\.pdf"), replacing(tmp_path / "a.pdf"):
        raise OSError(errno.ENOSPC, "no space")
    assert list(tmp_path.iterdir()) == []


def test_the_drawing_library_waits_for_the_first_document() -> None:
    script = "import sys, db.documents; print([m for m in ('reportlab', 'openpyxl') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"

"""The record of deeds on the screen: who did what, narrowed, checked, and taken along as a workbook."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.audit import record
from db.audit.actions import KINDS
from db.audit.service import AuditService
from db.documents.files import witness
from db.ids import new_id
from desktop.office.deed_words import DeedWords
from desktop.office.deeds import DeedsPage
from desktop.window import Window
from tests.desktop.audit import audit

PERSON = new_id()


def titles(entity, row):
    return "Ayşe Işık" if (entity, row) == ("person", PERSON) else ""


@pytest.fixture
def deeds(database):
    with database.write() as session:
        package = {"peer": "node1", "number": 3, "count": 1200, "size": 5000, "file": "a.kopru", "sha256": "ab" * 32}
        record(session, "package_exported", package)
        record(session, "number_shown", {"person": str(PERSON)})
        record(session, "document_written", {"file": "Kurumlar çizelgesi.xlsx", "rows": 40})
    database.author = "Başka Biri"
    with database.write() as session:
        record(session, "of_a_later_version", {"x": 1})
        record(session, "numbering_restarted", {"reason": "missing", "known": 0, "found": 4})
    return AuditService(database)


@pytest.fixture
def page(deeds, jobs, ask, shown, qtbot):
    window = Window(jobs)
    words = DeedWords(lambda node: "Genel Merkez" if node == "node1" else "", titles)
    window.add_page("deeds", "clipboard-text", "Record", lambda: DeedsPage(deeds, jobs, words, ask))
    shown(window)
    made = window.show_page("deeds")
    made.tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    return made


def lines(page):
    model = page.model
    return [page._words.sentence(model.row_at(n)) for n in range(model.rowCount())]


def test_the_newest_deed_stands_first_with_names_for_numbers(page):
    assert lines(page) == [
        "Numbering begun anew (the anchor was missing); of 0 entries of this record, 4 are in this data",
        "of_a_later_version",
        "Written to a file: Kurumlar çizelgesi.xlsx, 40 rows",
        "T.C. identity number looked at: Ayşe Işık",
        "Package 3 written for Genel Merkez: 1,200 changes",
    ]
    assert "SHA-256 abab" in page._words.sub(page.model.row_at(4))
    assert audit(page.window()) == []


def test_the_record_is_checked_when_the_page_is_first_seen_and_says_what_is_broken(page, database, qtbot, jobs):
    assert "5 entries" in page.banner.text()
    raw = database.raw_connection()
    raw.execute("DROP TRIGGER audit_entry_only_grows_UPDATE")
    raw.execute("UPDATE audit_entry SET author = 'x' WHERE n = 2")
    raw.close()
    page.check_button.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    qtbot.waitUntil(lambda: "entry 2 was changed" in page.banner.text())


def test_it_is_narrowed_by_kind_person_and_file_and_is_whole_again(page, qtbot):
    kinds, authors = (entry.menu() for entry in page.bar.filter_button.menu().actions())
    kinds.actions()[list(KINDS).index("lists")].trigger()
    assert len(lines(page)) == 1
    page.bar.filter_removed.emit("kind")
    authors.actions()[0].trigger()
    assert len(lines(page)) == 2
    page.clear()
    page.bar.field.setText("çizelgesi")
    assert len(lines(page)) == 1
    page.bar.field.setText("%")
    assert lines(page) == []
    page.clear()
    assert len(lines(page)) == 5


def test_it_leaves_as_a_workbook_which_is_a_deed_itself(page, deeds, ask, tmp_path, qtbot, jobs):
    ask.path = tmp_path / "denetim.xlsx"
    end = witness(deeds.document_written)
    page.export()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    end()
    sheet = openpyxl.load_workbook(ask.path).active
    assert sheet.max_row == 6
    assert [cell.value for cell in sheet[2]][4].startswith("Numbering begun anew")
    assert lines(page)[0] == "Written to a file: denetim.xlsx, 5 rows"


def test_escape_leads_back_and_letters_filter(page, qtbot):
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    page.focus_first()
    assert page.list.hasFocus()
    qtbot.keyClicks(page.list, "kuru")
    assert page.bar.text() == "kuru"

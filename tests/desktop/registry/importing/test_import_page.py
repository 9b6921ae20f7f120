"""The import page, driven by keyboard over real files and a real database: nothing stands in for the service."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation
from db.registry.importing import vcard
from db.registry.importing.service import ImportService
from db.registry.rows import OrganisationFacts
from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.preferences import Preferences
from desktop.registry.importing import words
from desktop.registry.importing.page import ImportPage
from desktop.theme import Theme
from desktop.window import Window
from desktop.workplace import Workplace
from tests.desktop.audit import audit

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
HEADINGS = ["Sıra", "Dernek Adı", "Kuruluş Tarihi", "İl", "İlçe", "Telefon", "E-Posta", "T.C. Kimlik No", "Üye Sayısı"]
NAMES = ("Çamlıca Güzelleştirme Derneği", "Porsuk Kadın Girişimciler Derneği", "", "Işıklar Eğitim Vakfı",
         "Yazılıkaya Turizm Derneği")  # fmt: skip
NAME, PHONE, NATIONAL, MEMBERS = 1, 5, 7, 8


def row_of(number: int, name: str, phone: str = "") -> list[Any]:
    province = "Eskişehr" if number == 4 else "Eskişehir"
    return [number, name, "20.04.2015", province, "Odunpazarı", phone or f"0222 230 11 {number:02}",
            f"bilgi{number}@ornek.example", 10000000146, 40 + number]  # fmt: skip


def sheet(path: Path, rows: list[list[Any]], headings: list[str] = HEADINGS) -> Path:
    """As an office keeps it: a title, a day, the headings, then the rows from row 4 on."""
    workbook = Workbook()
    found = workbook.active
    found.title = "Dernekler"
    for cells in (["ESKİŞEHİR DERNEK LİSTESİ"], ["Liste tarihi: 20.11.2026"], headings, *rows):
        found.append(cells)
    workbook.save(path)
    return path


class Hand:
    """The page in a shown window, the files that the dialogs would give, and the keys that a person presses."""

    def __init__(self, qtbot: Any, database: Any, window: Window, jobs: Jobs, folder: Path) -> None:
        self.qtbot, self.window, self.jobs, self.folder = qtbot, window, jobs, folder
        self.registry = RegistryService(database)
        self.file: Path | None = None
        self.target = folder / "reddedilenler.xlsx"
        self.page = ImportPage(ImportService(database), jobs, lambda: self.file, lambda _name: self.target)
        window.add_page("import", "buildings", "Kuruluşlar", lambda: self.page, "work")

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            focused = QApplication.focusWidget()
            assert focused is not None, "the focus was lost"
            QTest.keyClick(focused, key, modifier)
            QApplication.processEvents()

    def settle(self) -> None:
        """Everything that was begun has ended and is shown."""
        self.qtbot.waitUntil(lambda: not self.page.work.busy and not self.jobs.running(), timeout=10_000)
        QApplication.processEvents()

    def choose(self, path: Path) -> None:
        self.file = path
        self.press(Key.Key_O, Ctrl)
        self.settle()

    def take(self) -> None:
        self.press(Key.Key_Return, Ctrl)
        self.settle()

    def counts(self) -> dict[str, int]:
        return {key: figure.count for key, figure in self.page.trial.figures.figures.items()}

    def to_column(self, place: int) -> None:
        self.page.columns.list.setFocus()
        self.press(Key.Key_Home)
        while self.page.columns.list.current_id() != place:
            self.press(Key.Key_Down)

    def put_into(self, place: int, field: str) -> None:
        """Change the field of a column as a person does: F2, down the list, Enter."""
        self.to_column(place)
        self.press(Key.Key_F2)
        box = self.page.columns.field.box
        self.pick(box, [None, *[name for name, _ in words.fields(self.page.entity)]].index(field))

    def pick(self, box: Any, index: int) -> None:
        assert box.view().isVisible()
        QTest.keyClick(box.view(), Key.Key_Home)
        for _ in range(index):
            QTest.keyClick(box.view(), Key.Key_Down)
        QTest.keyClick(box.view(), Key.Key_Return)
        QApplication.processEvents()

    def rows(self) -> list[tuple[int, str]]:
        model = self.page.trial.model
        return [(row.number, row.name) for n in range(model.rowCount()) if (row := model.row_at(n)) is not None]


@pytest.fixture
def hand(qtbot, qapp, database, tmp_path) -> Iterator[Hand]:
    Theme.apply(qapp, "light")
    jobs = Jobs()
    window = Window(jobs)
    qtbot.addWidget(window)
    made = Hand(qtbot, database, window, jobs, tmp_path)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_page("import")
    page = made.page
    for model in (page.columns.model, page.trial.model, page.trial.detail.model, page.start.runs, page.start.kept):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    yield made
    page.work.stop()
    jobs.wait()
    QApplication.processEvents()


@pytest.fixture
def table(tmp_path) -> Path:
    return sheet(tmp_path / "dernekler.xlsx", [row_of(n, name) for n, name in enumerate(NAMES, 1)])


def test_a_sheet_is_chosen_tried_and_imported_by_keyboard_alone(hand, table):
    hand.choose(table)
    assert hand.page.stack.currentWidget() is hand.page.frame
    assert hand.counts() == {"new": 4, "updated": 0, "same": 0, "possible_duplicate": 0, "refused": 1, "remark": 1}
    assert hand.page.bar.header.currentIndex() == 3
    assert "4" in hand.page.foot_bar.primary.text()
    assert hand.registry.count_organisations() == 0
    hand.take()
    assert hand.page.stack.currentWidget() is hand.page.done
    assert hand.registry.count_organisations() == 4
    assert hand.window.toast_.can_undo()
    opened = []
    hand.page.open_requested.connect(lambda entity, key: opened.append((entity, key)))
    hand.press(Key.Key_Return)
    assert opened == [("page", "organisations")]


def test_what_is_refused_stands_first_with_its_reason_and_its_cells_without_identity_numbers(hand, table):
    hand.choose(table)
    assert hand.page.trial.figures.current == "refused"
    assert hand.rows() == [(6, "")]
    shown = [(one.label, one.after) for one in hand.page.trial.detail.model.rows()]
    assert ("Telefon", "0222 230 11 03") in shown
    assert not any("10000000146" in after for _, after in shown)


def test_a_figure_shows_its_rows_and_clicked_again_all(hand, table):
    hand.choose(table)
    hand.page.trial.figures.figures["refused"].setFocus()
    hand.press(Key.Key_Right)
    hand.press(Key.Key_Space)
    assert [number for number, _ in hand.rows()] == [7]  # the one with a remark: “Eskişehr”
    hand.press(Key.Key_Space)
    assert [number for number, _ in hand.rows()] == [4, 5, 6, 7, 8]


def test_a_protected_column_is_told_and_cannot_be_taken(hand, table):
    hand.choose(table)
    hand.to_column(NATIONAL)
    row = hand.page.session.column(NATIONAL)
    assert row.certainty == "protected"
    assert row.guess.samples == ()
    assert not hand.page.columns.field.isVisible()
    hand.press(Key.Key_F2)
    assert hand.page.columns.list.hasFocus()
    assert NATIONAL not in hand.page.session.mapping.fields


def test_a_field_is_changed_by_keyboard_and_the_dry_run_made_again(hand, table):
    hand.choose(table)
    hand.put_into(MEMBERS, "notes")
    assert hand.page.columns.list.hasFocus()
    assert hand.page.session.column(MEMBERS).certainty == "chosen"
    hand.settle()
    hand.take()
    found = hand.registry.find_organisations()
    notes = {row.name: hand.registry.organisation(row.id).facts.notes for row in found}
    assert notes["Çamlıca Güzelleştirme Derneği"] == "41"


def test_a_field_that_takes_one_column_leaves_the_other(hand, table):
    hand.choose(table)
    hand.put_into(MEMBERS, "phone")
    assert hand.page.session.mapping.fields[MEMBERS] == "phone"
    assert PHONE not in hand.page.session.mapping.fields
    assert "F" in hand.page.columns.field.note()
    hand.settle()
    assert hand.counts()["new"] == 4


def test_without_names_nothing_can_be_imported_and_the_page_says_how_to_go_on(hand, table):
    hand.choose(table)
    hand.to_column(NAME)
    hand.press(Key.Key_Delete)
    hand.settle()
    assert "“Name”" in hand.page.columns.banner.text()
    assert not hand.page.foot_bar.primary.isEnabled()
    assert hand.page.foot_bar.primary.toolTip()
    hand.take()
    assert hand.registry.count_organisations() == 0
    hand.put_into(NAME, "name")
    hand.settle()
    assert hand.page.foot_bar.primary.isEnabled()
    assert hand.counts()["new"] == 4


def test_what_is_here_is_filled_or_overwritten_field_by_field(hand, table, tmp_path):
    hand.choose(table)
    hand.take()
    changed = [row_of(n, name, "0532 111 22 33") for n, name in enumerate(NAMES, 1)]
    hand.choose(sheet(tmp_path / "yeni.xlsx", changed))
    assert hand.page.session.looked.saved is not None
    assert hand.page.columns.banner.text()
    assert hand.counts()["same"] == 4
    hand.to_column(PHONE)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Tab)
    assert hand.page.columns.policy.box.hasFocus()
    hand.press(Key.Key_Return)
    hand.pick(hand.page.columns.policy.box, list(words.POLICIES).index("overwrite"))
    hand.settle()
    assert hand.counts()["updated"] == 4
    hand.page.trial.figures.figures["updated"].click()
    (change,) = hand.page.trial.detail.model.rows()
    assert (change.before, change.after) == ("0 (222) 230 11 01", "0 (532) 111 22 33")
    hand.take()
    (found,) = hand.registry.find_organisations(limit=1)
    assert hand.registry.organisation(found.id).facts.phone == "+905321112233"


def test_another_row_can_hold_the_headings(hand, table):
    hand.choose(table)
    box = hand.page.bar.header
    box.setFocus()
    hand.press(Key.Key_Return)
    hand.pick(box, 4)
    hand.settle()
    assert hand.page.session.looked.header_row == 4
    assert len(hand.page.session.looked.samples) == 4


def test_a_wrong_file_is_said_in_place_with_the_remedy_and_the_page_goes_on(hand, table, tmp_path):
    wrong = tmp_path / "liste.xlsx"
    wrong.write_bytes(b"%PDF-1.7\n1 0 obj\n")
    hand.choose(wrong)
    assert hand.page.stack.currentWidget() is hand.page.start
    assert "liste.xlsx" in hand.page.banner.text()
    assert "XLSX" in hand.page.banner.text()
    hand.choose(table)
    assert hand.counts()["new"] == 4
    hand.choose(wrong)
    assert "liste.xlsx" in hand.page.banner.text()
    assert hand.page.bar.file.full_text() == "dernekler.xlsx"
    hand.take()
    assert hand.registry.count_organisations() == 4


def test_a_file_that_changed_to_nonsense_before_the_dry_run_is_said_and_nothing_is_importable(hand, table):
    hand.choose(table)
    table.write_bytes(b"")
    hand.to_column(MEMBERS)
    hand.put_into(MEMBERS, "notes")
    hand.settle()
    assert "dernekler.xlsx" in hand.page.trial.banner.text()
    assert not hand.page.foot_bar.primary.isEnabled()


def hold_at(jobs: Jobs, rows: int) -> tuple[threading.Event, threading.Event]:
    """The next job stops inside its work when it reports `rows`, until the second event is set."""
    reached, go = threading.Event(), threading.Event()

    def hold(n: int, _total: int, _text: str) -> None:
        if n >= rows and not reached.is_set():
            reached.set()
            go.wait(10)

    def watch(job: Any) -> None:
        jobs.started.disconnect(watch)
        job.progress.reported.connect(hold, Qt.ConnectionType.DirectConnection)

    jobs.started.connect(watch)
    return reached, go


@pytest.fixture
def large(tmp_path) -> Path:
    return sheet(tmp_path / "uzun.xlsx", [row_of(n + 9, f"{n}. Mahalle Güzelleştirme Derneği") for n in range(2_000)])


def test_an_import_that_is_cancelled_in_its_middle_leaves_nothing_and_says_so(hand, large):
    hand.choose(large)
    reached, go = hold_at(hand.jobs, 1_000)
    hand.press(Key.Key_Return, Ctrl)
    hand.qtbot.waitUntil(reached.is_set, timeout=10_000)
    hand.press(Key.Key_Space)  # the cancel button has the focus
    go.set()
    hand.settle()
    assert hand.page.stack.currentWidget() is hand.page.frame
    assert hand.page.banner.text()
    assert hand.registry.count_organisations() == 0
    assert hand.page.work.runs() == []
    hand.take()
    assert hand.registry.count_organisations() == 2_000


def test_escape_cancels_a_file_that_is_being_read(hand, large):
    hand.file = large
    hand.press(Key.Key_O, Ctrl)
    assert hand.page.stack.currentWidget() is hand.page.busy
    hand.press(Key.Key_Escape)
    assert hand.page.stack.currentWidget() is hand.page.start
    hand.settle()
    assert hand.page.session is None


def test_ctrl_z_takes_the_import_back(hand, table):
    hand.choose(table)
    hand.take()
    hand.press(Key.Key_Z, Ctrl)
    hand.settle()
    assert hand.registry.count_organisations() == 0
    assert hand.page.stack.currentWidget() is hand.page.start
    assert "4" in hand.page.banner.text()
    assert [run.undone for run in hand.page.work.runs()] == [True]


def test_an_earlier_import_is_taken_back_and_what_was_edited_since_is_named_and_opened(hand, table):
    hand.choose(table)
    hand.take()
    edited = next(row for row in hand.registry.find_organisations() if "Vakfı" in row.name)
    hand.registry.update_organisation(edited.id, notes="Yer tahsisi istiyor")
    hand.page.leave()
    hand.page.start.list.setFocus()
    hand.press(Key.Key_Return)
    assert hand.registry.count_organisations() == 4, "it is asked first"
    hand.press(Key.Key_Space)
    hand.settle()
    assert hand.registry.count_organisations() == 1
    assert [one.name for one in hand.page.start.kept.rows()] == ["Işıklar Eğitim Vakfı"]
    opened = []
    hand.page.open_requested.connect(lambda entity, record: opened.append((entity, record)))
    assert hand.page.start.kept_list.hasFocus()
    hand.press(Key.Key_Return)
    assert opened == [("organisation", edited.id)]


def test_refused_rows_come_back_as_a_workbook_with_reasons(hand, table):
    hand.choose(table)
    hand.page.foot_bar.refused.setFocus()
    hand.press(Key.Key_Space)
    hand.settle()
    found = [list(cells) for cells in load_workbook(hand.target).active.values]
    assert "Dernek Adı" in found[0]
    assert "T.C. Kimlik No" not in found[0]
    assert len(found) == 2
    assert "6" in found[1]
    assert found[1][-1]


def test_a_register_that_changed_meanwhile_is_tried_again_before_anything_is_taken(hand, table):
    hand.choose(table)
    hand.registry.add_organisation(OrganisationFacts(NAMES[0], "DRN", province=26, phone="+902222301101"))
    hand.take()
    assert hand.page.stack.currentWidget() is hand.page.frame
    assert hand.page.banner.text()
    assert hand.registry.count_organisations() == 1
    assert hand.counts()["new"] == 3
    hand.take()
    assert hand.registry.count_organisations() == 4


def test_a_change_of_the_register_that_the_page_is_told_of_makes_the_dry_run_anew(hand, table):
    hand.choose(table)
    hand.registry.add_organisation(OrganisationFacts(NAMES[0], "DRN", province=26, phone="+902222301101"))
    hand.page.refresh(frozenset({"organisation"}))
    hand.settle()
    assert hand.counts()["new"] == 3


def test_escape_goes_back_step_by_step_and_the_mapping_is_kept(hand, table):
    hand.choose(table)
    hand.put_into(MEMBERS, "notes")
    hand.settle()
    hand.page.trial.list.setFocus()
    hand.press(Key.Key_Escape)
    assert hand.page.columns.list.hasFocus()
    hand.press(Key.Key_Escape)
    assert hand.page.stack.currentWidget() is hand.page.start
    hand.choose(table)
    assert hand.page.session.mapping.fields[MEMBERS] == "notes"


def test_possible_duplicates_are_taken_or_left_as_one_chooses(hand, tmp_path):
    hand.registry.add_organisation(OrganisationFacts("Işıklar Eğitim Vakfı", "VKF", province=26, address="Gül Sok. 1"))
    rows = [[1, "Işıklar Eğitim Derneği", "", "Eskişehir", "", "", "", "", ""]]
    hand.choose(sheet(tmp_path / "olasi.xlsx", rows))
    assert hand.counts()["possible_duplicate"] == 1
    assert hand.page.trial.decision.isVisible()
    hand.page.trial.skip_button.setFocus()
    hand.press(Key.Key_Space)
    hand.settle()
    assert not hand.page.foot_bar.primary.isEnabled()
    hand.page.trial.take_button.setFocus()
    hand.press(Key.Key_Space)
    hand.settle()
    hand.take()
    assert hand.registry.count_organisations() == 2


def test_people_are_imported_from_vcards(hand, tmp_path):
    cards = tmp_path / "kisiler.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Yıldız;Ayşe;;;\r\nFN:Ayşe Yıldız\r\nTEL:0532 000 00 01\r\n"
                     "END:VCARD\r\n", encoding="utf-8")  # fmt: skip
    hand.page.open_for("person")
    hand.choose(cards)
    assert hand.page.session.entity == "person"
    assert not hand.page.bar.header.isVisible()
    assert hand.counts()["new"] == 1
    parts = [hand.page.columns._heading_cell(row).text for row in hand.page.session.columns()]
    assert set(parts) <= set(words.CARD_PARTS), "a card has no columns A, B, C; its parts are named, in Turkish too"
    assert {*vcard.headings_for("person"), *vcard.headings_for("organisation")} - {""} == set(words.CARD_PARTS)
    hand.take()
    assert hand.registry.count_people() == 1


def test_the_same_file_is_looked_at_again_when_the_other_kind_is_chosen(hand, table):
    hand.choose(table)
    hand.page.bar.tabs.buttons[0].setFocus()
    hand.press(Key.Key_Right)
    hand.press(Key.Key_Space)
    hand.settle()
    assert hand.page.session.entity == "person"


def test_a_file_that_is_dropped_on_the_page_is_looked_at(hand, table):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, none)
    QApplication.sendEvent(hand.page, held)
    assert held.isAccepted()
    QApplication.sendEvent(hand.page, QDropEvent(QPointF(9, 9), copy, data, left, none))
    hand.settle()
    assert hand.counts()["new"] == 4


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_state_passes_the_audit(hand, table, qapp, theme):
    Theme.apply(qapp, theme)
    faults = {"start": audit(hand.window)}
    hand.choose(table)
    faults["work"] = audit(hand.window)
    hand.to_column(NATIONAL)
    faults["protected"] = audit(hand.window)
    hand.to_column(NAME)
    hand.press(Key.Key_Delete)
    faults["without names"] = audit(hand.window)
    hand.put_into(NAME, "name")
    hand.settle()
    hand.take()
    faults["done"] = audit(hand.window)
    hand.page.leave()
    hand.page.start.list.setFocus()
    hand.press(Key.Key_Return)
    faults["question"] = audit(hand.window)
    assert {state: found for state, found in faults.items() if found} == {}
    Theme.apply(qapp, "light")


def test_in_one_column_the_dry_run_is_a_step_away(hand, table):
    hand.window.resize(1000, 700)
    hand.choose(table)
    assert not hand.page.trial.isVisible()
    hand.page.to_trial.setFocus()
    hand.press(Key.Key_Space)
    assert hand.page.trial.list.hasFocus()
    assert audit(hand.window) == []
    hand.press(Key.Key_Escape)
    assert hand.page.columns.list.hasFocus()


def test_both_lists_and_ctrl_k_lead_to_the_page_with_their_own_kind(qtbot, qapp, tmp_path):
    Theme.apply(qapp, "light")
    new = NewInstallation("province", 26, "Eskişehir", "Elif Yalçınöz")
    installation = create_installation(tmp_path / "il", new, "köprü köprü köprü", cost=TEST_COST)
    workplace = Workplace(installation, Preferences(installation.folder))
    window = workplace.window
    window.show()
    workplace.begin()
    for key, entity in (("people", "person"), ("organisations", "organisation")):
        page: Any = window.show_page(key)
        assert page.offers("import")
        page.import_requested.emit()
        assert window.current_key == "import"
        importing: Any = window.page("import")
        assert importing.entity == entity
        assert window.side.navigation.model_.chosen == key
    commands = [hit for hit in window._commands("") if hit.icon == "upload-simple"]
    assert len(commands) == 2
    commands[1].action()
    assert importing.entity == "person"
    qtbot.waitUntil(lambda: not workplace.jobs.running(), timeout=10_000)
    window.close()
    window.deleteLater()
    workplace.deleteLater()

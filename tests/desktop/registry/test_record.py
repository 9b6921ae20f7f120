"""The record page and its forms: everything of one organisation or person, by keyboard, with a way back."""

from __future__ import annotations

import datetime as dt
import struct
import threading
import zlib

import pytest
from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.demonstration.details import sign
from db.office.settings import Settings
from db.registry.attachments.service import AttachmentService
from db.registry.national.service import NationalNumbers
from db.registry.rows import FormerName, OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.registry.organisation_detail import CHANGES, DOCUMENTS, PEOPLE, SUMMARY
from desktop.registry.page import OrganisationsPage, PeoplePage
from desktop.registry.preview import decode
from desktop.registry.sources import DueFollowUp, Sources
from desktop.theme import Theme
from desktop.widgets import Moment
from desktop.window import Window
from tests.desktop.audit import audit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NUMBER = "10000000146"  # the published example; nobody's


class Answers:
    """Answers in place of the operating system's file dialogs."""

    def __init__(self):
        self.chosen, self.target, self.folder = [], None, None

    def files(self, *_):
        return self.chosen

    def save(self, *_):
        return self.target

    def show_folder(self, folder):
        self.folder = folder


@pytest.fixture
def registry(database):
    return RegistryService(database)


@pytest.fixture
def head(registry):
    return registry.add_organisation(
        OrganisationFacts("Porsuk Derneği", province=26, activity_class="05", officer="Şule Işıldak", tags=("gençlik",))
    )


@pytest.fixture
def numbers(database):
    settings = Settings(database)
    return NationalNumbers(
        database,
        lambda: settings.get("national_numbers") == "on",
        lambda on: settings.put("national_numbers", "on" if on else ""),
    )


@pytest.fixture
def sources(database, numbers):
    today = dt.date(2026, 11, 23)

    def timeline(entity, record):
        made = [Moment(("contact", record), "phone-call", f"{n}.11.2026", f"Contact {n}") for n in range(1, 7)]
        return [*made, Moment(("change", record), "pencil-simple", "1.11.2026", "Changed"),
                Moment(("attachment", record), "paperclip", "1.11.2026", "Tüzük.pdf"),
                Moment(("event", record), "calendar-blank", "1.11.2026", "Proje döngüsü")]  # fmt: skip

    def follow_ups(_entity, record):
        return [DueFollowUp(record, "Raporu iste", today - dt.timedelta(3), None, "Elif"),
                DueFollowUp(registry_id(), "Davet et", today + dt.timedelta(900), None, None)]  # fmt: skip

    return Sources(timeline=timeline, follow_ups=follow_ups, documents=AttachmentService(database), numbers=numbers)


def registry_id():
    from db.ids import new_id

    return new_id()


@pytest.fixture
def shell(qtbot, qapp):
    Theme.apply(qapp, "light")
    window = Window()
    qtbot.addWidget(window)

    def show(page):
        window.add_page("page", "buildings", "Kayıtlar", lambda: page, "work")
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.show_page("page")
        page.focus_first()
        page.list.select_row(0)
        return page

    show.window = window
    return show


@pytest.fixture
def organisations(shell, registry, head, sources):
    return shell(OrganisationsPage(registry, sources))


@pytest.fixture
def people(shell, registry, sources):
    registry.add_person(PersonFacts("Ayşe", "Işık", "baskan"))
    return shell(PeoplePage(registry, sources))


def keys(text="", key=None, modifier=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus was lost"
        for letter in text:  # QTest.keyClicks knows only Latin-1
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        if key is not None:
            QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()


def focus(widget):
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def settle():
    """Let every layout inside another find its size."""
    for _ in range(20):
        QApplication.processEvents()


def saved(registry, page):
    return registry.organisation(page.list.current_id()).facts


# ---- forms
def test_several_telephones_are_written_by_keyboard_and_kept_in_order(organisations, registry):
    page = organisations
    keys(key=Qt.Key.Key_F2)
    field = page.form.form.fields["phone"]
    focus(field.input)
    keys("0222 000 14 52")
    keys(key=Qt.Key.Key_Tab)
    assert field.more.hasFocus()
    keys(key=Qt.Key.Key_Space)
    keys("0532 000 00 11")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert (saved(registry, page).phone, saved(registry, page).other_phones) == ("+902220001452", ("+905320000011",))
    keys(key=Qt.Key.Key_F2)
    focus(field.lines[0])
    keys(key=Qt.Key.Key_A, modifier=CTRL)
    keys(key=Qt.Key.Key_Delete)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert (saved(registry, page).phone, saved(registry, page).other_phones) == ("+905320000011", ())


def test_an_odd_second_address_is_warned_of_when_nothing_is_typed_for_a_while(organisations):
    form = organisations.form
    keys(key=Qt.Key.Key_F2)
    form.form.fields["email"].set_value(["bilgi@porsuk.example"])
    form.form.fields["email"].add_line()
    keys("porsuk")
    assert not form.form.fields["email"].note()
    assert form.pause.isActive()
    form.pause.timeout.emit()
    assert form.form.fields["email"].note()


def test_tags_are_offered_and_made_by_writing(organisations, registry):
    page = organisations
    registry.add_organisation(OrganisationFacts("Başka", tags=("Çevre ağı",)))
    keys(key=Qt.Key.Key_F2)
    field = page.form.form.fields["tags"]
    focus(field.line)
    keys("cevre")
    assert next(choice[1] for choice in field.line.choices()) == "Çevre ağı"
    keys(key=Qt.Key.Key_Return)
    keys("Yepyeni")
    keys(key=Qt.Key.Key_Return)
    keys("ÇEVRE AĞI")
    keys(key=Qt.Key.Key_Tab)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert saved(registry, page).tags == ("gençlik", "Çevre ağı", "Yepyeni")


def test_the_officer_is_offered_from_those_in_use_and_may_be_new(organisations, registry):
    page = organisations
    keys(key=Qt.Key.Key_F2)
    field = page.form.form.fields["officer"]
    focus(field.line)
    keys(key=Qt.Key.Key_A, modifier=CTRL)
    keys("eli")
    keys(key=Qt.Key.Key_Return)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert saved(registry, page).officer == "Elif Yalçınöz"
    keys(key=Qt.Key.Key_F2)
    focus(field.line)
    keys(key=Qt.Key.Key_A, modifier=CTRL)
    keys("Yeni Memur")
    keys(key=Qt.Key.Key_Tab)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert saved(registry, page).officer == "Yeni Memur"


def test_former_names_have_their_days(organisations, registry):
    page = organisations
    keys(key=Qt.Key.Key_F2)
    field = page.form.form.fields["former_names"]
    focus(field.more)
    keys(key=Qt.Key.Key_Space)
    keys("Porsuk Güzelleştirme Derneği")
    row = field.rows[0]
    focus(row.starts_on.input)
    keys("32.01.1998")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert row.starts_on.error()
    assert row.starts_on.input.hasFocus()
    row.starts_on.set_value(dt.date(1998, 1, 31))
    row.ends_on.set_value(dt.date(2007, 5, 2))
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert saved(registry, page).former_names == (
        FormerName("Porsuk Güzelleştirme Derneği", None, dt.date(1998, 1, 31), dt.date(2007, 5, 2)),
    )
    assert registry.suggest_organisations("guzellestirme")[0].name == "Porsuk Derneği"


def test_the_number_is_called_what_the_kind_calls_it(organisations):
    form = organisations.form
    keys(key=Qt.Key.Key_F2)
    kind, number = form.form.fields["kind"], form.form.fields["register_no"]
    names = []
    for code in ("DRN", "VKF", "KSN", "KOP", "VAL"):
        kind.set_value(code)
        kind.changed.emit()
        assert number.input.accessibleName() == number.label.full_text()
        names.append(number.label.full_text())
    assert names == ["Registry no.", "Central register no.", "File no.", "MERSİS no.", "Register no."]


def test_the_day_of_the_decision_is_asked_for_only_where_there_was_one(organisations, registry):
    page = organisations
    keys(key=Qt.Key.Key_F2)
    day = page.form.form.fields["public_benefit_on"]
    assert not day.isVisible()
    focus(page.form.public_benefit)
    keys(key=Qt.Key.Key_Space)
    assert day.isVisible()
    focus(day.input)
    keys("01.06.2015")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert saved(registry, page).public_benefit_on == dt.date(2015, 6, 1)
    keys(key=Qt.Key.Key_F2)
    focus(page.form.public_benefit)
    keys(key=Qt.Key.Key_Space)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert (saved(registry, page).public_benefit, saved(registry, page).public_benefit_on) == (False, None)


def test_what_was_typed_comes_back_whole_after_escape(organisations, shell):
    page = organisations
    keys(key=Qt.Key.Key_F2)
    fields = page.form.form.fields
    fields["tags"].add("afet", "afet")
    fields["phone"].set_value(["1", "2"])
    fields["former_names"].set_value([FormerName("Eski")])
    before = page.form.form.values()
    assert page.go_back()
    shell.window.toast_.undo()
    assert page.form.form.values() == before
    page.form.record_id = None


def test_a_new_branch_is_prefilled_and_bound_to_its_head_office(organisations, registry, head):
    page = organisations
    page.detail.branch_action.trigger()
    assert page.form.form.fields["name"].value() == "Porsuk Derneği Şubesi"
    assert not page.form.banner.isVisible()
    page.form.form.fields["name"].set_value("Porsuk Derneği Alpu Şubesi")
    focus(page.form.form.fields["name"].input)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    facts = saved(registry, page)
    assert (facts.kind, facts.activity_class, facts.officer) == ("SUB", "05", "Şule Işıldak")
    (link,) = registry.links_of(head)
    assert (link.kind, link.child) == ("branch", "Porsuk Derneği Alpu Şubesi")


def test_a_person_with_all_that_may_be_recorded(people, registry):
    page = people
    keys(key=Qt.Key.Key_F2)
    fields = page.form.form.fields
    fields["sex"].set_value("female")
    focus(fields["birth_year"].input)
    keys("84")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert fields["birth_year"].error()
    assert fields["birth_year"].input.hasFocus()
    keys(key=Qt.Key.Key_A, modifier=CTRL)
    keys("1984")
    focus(fields["email"].input)
    keys("ayse@isik.example")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    facts = registry.person(page.list.current_id()).facts
    assert (facts.sex, facts.birth_year, facts.email) == ("female", 1984, "ayse@isik.example")


# ---- relations
def test_a_relation_is_added_ended_and_deleted_by_keyboard(organisations, registry, head, shell):
    page, panel = organisations, organisations.detail.relations
    registry.add_organisation(OrganisationFacts("Zirve Federasyonu", "FED"))
    page.detail.tabs.choose(PEOPLE)
    focus(panel.section.link)
    keys(key=Qt.Key.Key_Space)
    panel.form.fields["way"].set_value(("federation", "above"))
    focus(panel.form.fields["other"].input)
    keys("zirve")
    keys(key=Qt.Key.Key_Return)
    keys(key=Qt.Key.Key_Tab)
    keys("01.02.2020")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    (link,) = registry.links_of(head)
    assert (link.kind, link.parent, link.starts_on) == ("federation", "Zirve Federasyonu", dt.date(2020, 2, 1))
    assert "Zirve Federasyonu" in [fact.value for fact in page.detail.facts._facts]
    panel.list.select_row(0)
    focus(panel.end_button)
    keys(key=Qt.Key.Key_Space)
    assert registry.links_of(head)[0].ends_on == registry.today()
    panel.list.select_row(0)
    focus(panel.list)
    keys(key=Qt.Key.Key_Delete)
    assert registry.links_of(head) == ()
    shell.window.toast_.undo()
    assert len(registry.links_of(head)) == 1


def test_what_belongs_to_it_is_counted_and_opens(organisations, registry, head, qtbot):
    page, panel = organisations, organisations.detail.relations
    for number in range(15):
        registry.add_branch(OrganisationFacts(f"Şube {number:02}", "SUB"), head)
    page.list.select_id(head)
    page._choose(head)
    page.detail.tabs.choose(PEOPLE)
    assert panel.counts() == "15 branches"
    assert panel.model.rowCount() == 12
    panel.rest.click()
    assert panel.model.rowCount() == 15
    panel.list.select_row(3)
    with qtbot.waitSignal(page.open_requested) as opened:
        keys(key=Qt.Key.Key_Return)
    assert opened.args[0] == "organisation"


def test_a_circle_is_refused_at_its_field(organisations, registry, head):
    page, panel = organisations, organisations.detail.relations
    branch = registry.add_branch(OrganisationFacts("Alpu Şubesi", "SUB"), head)
    page._choose(head)
    page.detail.tabs.choose(PEOPLE)
    panel.start()
    panel.form.fields["other"].set_value(branch, "Alpu Şubesi")
    panel.save()
    assert not panel.form.isHidden()
    assert "Alpu" in panel.form.banner.text() + panel.form.fields["other"].error()
    assert page.go_back()
    assert panel.form.isHidden()


# ---- summary
def test_follow_ups_stand_before_the_timeline_and_open(organisations, qtbot):
    past = organisations.detail.past
    assert past.due_model.rowCount() == 2
    assert past.due.y() < past.timeline.y()
    focus(past.due)
    past.due.select_row(0)
    with qtbot.waitSignal(organisations.open_requested) as opened:
        keys(key=Qt.Key.Key_Return)
    assert opened.args == ["follow_up", organisations.list.current_id()]


def test_another_record_is_read_from_its_beginning(organisations, registry):
    other = registry.add_organisation(OrganisationFacts("Başka", notes="Uzun not. " * 400))
    page = organisations
    page.refresh()
    page.list.select_id(other)
    settle()
    bar = page.detail.pages.currentWidget().verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page._choose(other)
    assert bar.value() > 0
    page.list.select_row(1)
    assert bar.value() == 0


def test_a_long_timeline_is_narrowed_to_a_kind(organisations):
    past = organisations.detail.past
    assert past.kinds.isVisible()
    assert past.kinds.count() == 5  # everything and four kinds
    past.kinds.setCurrentIndex(1)
    past.kinds.activated.emit(1)
    assert len(past.timeline._moments) == 6


def test_moments_of_the_record_itself_lead_to_its_tabs(organisations):
    detail = organisations.detail
    detail._open_moment(("change", None))
    assert detail.pages.currentIndex() == CHANGES
    detail._open_moment(("attachment", None))
    assert detail.pages.currentIndex() == DOCUMENTS
    detail.tabs.choose(SUMMARY)


def test_changes_of_sets_are_told_in_words(organisations, registry, head):
    registry.update_organisation(head, other_phones=("0532 000 00 11",), former_names=(FormerName("Eski Ad"),))
    organisations._choose(head)
    organisations.detail.tabs.choose(CHANGES)
    text = organisations.detail.changes.timeline._moments[0].text
    assert "Other telephones: – → 0 (532) 000 00 11" in text
    assert "Former names: – → Eski Ad" in text


def test_one_person_leaves_as_a_vcard(people, tmp_path, shell):
    people.detail._ask = Answers()
    people.detail._ask.target = tmp_path / "ayse.vcf"
    people.detail.card_action.trigger()
    written = people.detail._ask.target.read_text("utf-8")
    assert "FN:Ayşe Işık" in written
    assert NUMBER not in written
    assert "ayse.vcf" in shell.window.toast_.text()


# ---- documents
@pytest.fixture
def documents(organisations, head):
    panel = organisations.detail.documents
    panel._ask = Answers()
    organisations.detail.tabs.choose(DOCUMENTS)
    return panel


def test_files_are_added_by_keyboard_listed_and_taken_back(documents, tmp_path, shell, database):
    path = tmp_path / "Tüzük.txt"
    path.write_text("Madde 1", encoding="utf-8")
    documents._ask.chosen = [path]
    focus(documents.section.link)
    keys(key=Qt.Key.Key_Space)
    assert [documents.model.row_at(0).name] == ["Tüzük.txt"]
    shell.window.toast_.undo()
    assert documents.model.rowCount() == 0


def test_a_dropped_and_a_pasted_picture_is_shown(documents, tmp_path):
    path = tmp_path / "tabela.png"
    path.write_bytes(sign(1))
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(held)
    focus(documents)
    keys(key=Qt.Key.Key_V, modifier=CTRL)
    assert documents.preview.isVisible()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    keys(key=Qt.Key.Key_V, modifier=CTRL)
    assert documents.model.rowCount() == 2
    assert documents.preview.image().width() == 20


def test_what_is_too_large_is_said_and_the_rest_is_kept(documents, tmp_path):
    large, small = tmp_path / "film.bin", tmp_path / "a.txt"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    small.write_text("a")
    documents.add_files([large, small])
    assert documents.model.rowCount() == 1
    assert "26 MB" in documents.banner.text()


def test_several_files_are_added_off_this_thread_and_taken_back_as_one(documents, tmp_path, shell, qtbot):
    jobs = Jobs()
    documents._jobs = jobs
    documents.add_files([_file(tmp_path, f"{n}.txt", f"Karar {n}".encode()) for n in range(3)])
    assert documents.progress.isVisible()
    qtbot.waitUntil(lambda: not jobs.running())
    assert documents.model.rowCount() == 3
    assert not documents.progress.isVisible()
    shell.window.toast_.undo()
    assert documents.model.rowCount() == 0


def test_stopping_keeps_none_of_them(documents, tmp_path, qtbot):
    jobs, gate = Jobs(), threading.Event()
    jobs.start("hold", lambda _progress: gate.wait(10))
    documents._jobs = jobs
    documents.add_files([_file(tmp_path, "a.txt", b"Karar")])
    documents.progress.cancel_button.click()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.running())
    assert documents.model.rowCount() == 0
    assert not documents.progress.isVisible()


def test_a_copy_is_saved_where_one_says(documents, tmp_path):
    documents.add_files([_file(tmp_path, "a.txt", b"Karar")])
    documents._ask.target = tmp_path / "kopya.txt"
    documents.list.select_row(0)
    focus(documents.list)
    keys(key=Qt.Key.Key_Return)
    assert documents._ask.target.read_bytes() == b"Karar"
    assert documents.banner.isVisible()


def test_a_document_without_its_content_says_so_and_offers_no_copy(documents, tmp_path, database):
    from db.registry.attachments.tables import Blob

    documents.add_files([_file(tmp_path, "a.png", sign(2))])
    with database.write() as session:
        session.execute(Blob.__table__.delete())
    documents.show_record(documents._record, is_looked_at=True)
    documents.list.select_row(0)
    assert documents.note.isVisible()
    assert not documents.save_button.isVisible()
    assert not documents.preview.isVisible()


def test_a_document_of_which_parts_have_come_says_how_many(documents, tmp_path, database):
    from sqlalchemy import select

    from db.registry.attachments.tables import Attachment, Blob, PartialBlob

    documents.add_files([_file(tmp_path, "a.bin", b"x" * 2_500_000)])
    with database.write() as session:
        session.execute(Blob.__table__.delete().where(Blob.part == 1))
        digest = session.scalars(select(Attachment.sha256)).one()
        session.execute(PartialBlob.__table__.insert().values(sha256=digest, size=2_500_000))
    documents.show_record(documents._record, is_looked_at=True)
    documents.list.select_row(0)
    chip = documents._what_is_here(documents.model.row_at(0))
    assert chip == ("2 of 3 parts here", "info")
    assert documents.note.isVisible()
    assert not documents.save_button.isVisible()


def test_a_picture_that_would_unpack_to_gigabytes_is_not_decoded():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
    assert decode(bomb + chunk(b"IEND", b""), QSize(300, 300)) is None
    lines = zlib.compress((b"\0" + b"\xff" * 1_000) * 8_000)  # one bit a pixel: Qt itself would decode it
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8_000, 8_000, 1, 0, 0, 0, 0))
    sheet = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    assert decode(sheet, QSize(300, 300)) is None
    assert decode(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", QSize(300, 300)) is None
    assert decode(sign(0), QSize(300, 300)).width() == 300


def _file(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


# ---- identity numbers
def test_no_place_for_a_number_before_the_office_wants_it(people):
    assert not people.detail.number.isVisible()


def test_a_number_is_written_masked_shown_and_hidden_again(people, numbers):
    numbers.turn_on()
    panel, person = people.detail.number, people.list.current_id()
    people._choose(person)
    focus(panel.write_button)
    keys(key=Qt.Key.Key_Space)
    keys("12345678901")
    keys(key=Qt.Key.Key_Return)
    assert panel.field.error()
    panel.field.set_value("")
    keys(NUMBER)
    keys(key=Qt.Key.Key_Return)
    assert panel.value.full_text() == "100****0146"
    assert panel.field.value() == ""
    focus(panel.show_button)
    keys(key=Qt.Key.Key_Space)
    assert panel.value.full_text() == NUMBER
    assert numbers.uses()[0].act == "shown"
    panel.hides.timeout.emit()
    assert panel.value.full_text() == "100****0146"
    panel.show_number()
    people._choose(person)
    assert panel.value.full_text() == "100****0146"


def test_removing_a_number_takes_a_second_press(people, numbers):
    numbers.turn_on()
    person = people.list.current_id()
    numbers.write(person, NUMBER)
    people._choose(person)
    panel = people.detail.number
    focus(panel.remove_button)
    keys(key=Qt.Key.Key_Space)
    assert numbers.count() == 1
    assert panel.sure_button.hasFocus()
    keys(key=Qt.Key.Key_Space)
    assert numbers.count() == 0


# ---- how it looks
@pytest.mark.parametrize("tab", [SUMMARY, PEOPLE, DOCUMENTS, CHANGES])
def test_every_tab_of_an_organisation_passes_the_audit(organisations, registry, head, shell, tmp_path, tab):
    registry.add_branch(OrganisationFacts("Alpu Şubesi", "SUB"), head)
    organisations.detail.documents.show_record(head, is_looked_at=True)
    organisations.detail.documents.add_files([_file(tmp_path, "tabela.png", sign(3))])
    organisations._choose(head)
    organisations.detail.tabs.choose(tab)
    if tab == PEOPLE:
        organisations.detail.relations.start()
    settle()
    assert audit(shell.window) == []


def test_the_forms_pass_the_audit(organisations, shell):
    keys(key=Qt.Key.Key_F2)
    fields = organisations.form.form.fields
    fields["former_names"].set_value([FormerName("Eski")])
    fields["phone"].set_value(["0222 000 14 52", "0532 000 00 11"])
    organisations.form.public_benefit.setChecked(True)
    settle()
    assert audit(shell.window) == []
    organisations.form._touched = False


def test_a_person_with_everything_passes_the_audit(people, shell, numbers):
    numbers.turn_on()
    person = people.list.current_id()
    numbers.write(person, NUMBER)
    people._choose(person)
    people.detail.number.start()
    settle()
    assert audit(shell.window) == []


def test_a_foundation_is_offered_the_classes_of_foundations(organisations):
    """An association has the 21 classes of its register; what it had before can still be chosen."""
    organisations.start_new()
    form = organisations.form.form

    def codes():
        return [code for code in form.fields["activity_class"]._codes if code]

    assert len(codes()) == 21
    form.fields["activity_class"].set_value("04")
    form.fields["kind"].set_value("VKF")
    form.fields["kind"].changed.emit()
    assert codes()[-1] == "04"
    assert len(codes()) == 12 + 1
    assert form.values()["activity_class"] == "04"


def test_tab_goes_from_top_to_bottom_and_then_to_saving(organisations):
    organisations.start_new("Kızılırmak Derneği")
    fields, foot = organisations.form.form.fields, organisations.form.foot
    fields["phone"].set_value(["0222 230 11 22", "0222 230 11 23"])
    fields["former_names"].set_value([FormerName("Eski")])
    focus(fields["phone"].lines[0])
    keys(key=Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fields["phone"].lines[1]
    focus(fields["officer"].input)
    keys(key=Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fields["former_names"].rows[0].name.input
    focus(fields["notes"].input)
    keys(key=Qt.Key.Key_Tab, times=2)
    assert QApplication.focusWidget() is foot.primary
    keys(key=Qt.Key.Key_Tab)
    assert not organisations.form.isAncestorOf(QApplication.focusWidget()), "the form holds the focus"


def test_a_refused_field_is_brought_into_view(organisations):
    organisations.start_new("Kızılırmak Derneği")
    form = organisations.form
    organisations.window().resize(1280, 660)
    day = form.form.fields["founded_on"]
    day.input.setText("31.02.2026")
    focus(form.form.fields["notes"].input)
    settle()
    assert day.input.visibleRegion().isEmpty()
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    settle()
    assert QApplication.focusWidget() is day.input
    assert not day.input.visibleRegion().isEmpty()


def test_what_was_put_aside_is_offered_whenever_the_form_is_opened_again_until_it_is_saved(organisations, shell):
    page, toast = organisations, shell.window.toast_
    page.start_new("Kızılırmak Derneği")
    page.form.form.fields["web"].set_value("kizilirmak.example")
    page.form.note_change()
    assert page.go_back()
    toast.hide()
    page.list.setFocus()
    page.start_new()
    assert toast.can_undo()
    toast.undo()
    assert page.form.form.values()["web"] == "kizilirmak.example"
    page.form.save()
    toast.hide()
    page.start_new()
    assert not page.form.form.values()["web"]
    assert not toast.isVisible()

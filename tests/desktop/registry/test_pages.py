"""The pages of organisations and people, driven as an officer drives them: by keyboard, without a dialog."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db import reference
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService
from desktop.registry import words
from desktop.registry.organisation_detail import CHANGES
from desktop.registry.page import OrganisationsPage, PeoplePage
from desktop.registry.records_page import Sources
from desktop.theme import Theme
from desktop.widgets import Moment, Page
from desktop.window import Window
from tests.desktop.audit import audit

NAMES = ("Anadolu Çevre Gönüllüleri Derneği", "Çifteler Atlı Spor Kulübü", "Işıklı Yarınlar Eğitim Derneği",
         "İnönü Havacılık Topluluğu", "Şeker Mahallesi Okuma Evi Derneği")  # fmt: skip


@pytest.fixture
def registry(database):
    service = RegistryService(database)
    for name in NAMES:
        kind = "SPK" if "Spor" in name else "DRN"
        service.add_organisation(OrganisationFacts(name, kind, province=26, district="26_01"))
    return service


def timeline(entity, record):
    return [Moment(("contact", record), "phone-call", "20.11.2026", entity, "Yer tahsisi soruldu.", "Elif", "here")]


@pytest.fixture
def shell(qtbot, qapp):
    Theme.apply(qapp, "light")
    window = Window()
    qtbot.addWidget(window)

    def show(page):
        window.add_page("page", "buildings", "Kayıtlar", lambda: page, "work")
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.show_page("page")
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page.model)
        page.focus_first()
        return page

    show.window = window
    return show


@pytest.fixture
def organisations(shell, registry):
    return shell(OrganisationsPage(registry, Sources(timeline=timeline)))


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


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def shown_names(page):
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def select(page, name):
    page.list.select_row(shown_names(page).index(name))


# ---- organisations
def test_an_organisation_is_recorded_by_keyboard_alone_and_undone(organisations, registry, shell):
    page = organisations
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("Porsuk Derneği")
    keys(key=Qt.Key.Key_Tab, times=4)  # kind, status, short name, register number
    keys("26-014-087")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert page.detail.name.full_text() == "Porsuk Derneği"
    assert page.stack.currentWidget() is page.frame
    assert page.list.hasFocus()
    saved = registry.organisation(page.list.current_id()).facts
    assert (saved.register_no, saved.kind, saved.province) == ("26-014-087", "DRN", 26)
    assert shell.window.toast_.text()
    keys(key=Qt.Key.Key_Z, modifier=CTRL)
    assert "Porsuk Derneği" not in shown_names(page)
    assert registry.count_organisations() == len(NAMES)


def test_a_missing_name_is_said_at_its_field_which_gets_the_focus(organisations, registry):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys(key=Qt.Key.Key_Tab, times=3)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    field = organisations.form.form.fields["name"]
    assert field.error()
    assert field.input.hasFocus()
    assert registry.count_organisations() == len(NAMES)


def test_a_day_that_is_none_keeps_the_form_open(organisations, registry):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("Porsuk Derneği")
    founded = organisations.form.form.fields["founded_on"]
    founded.input.setFocus()
    keys("31.02.2026")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert founded.error()
    assert registry.count_organisations() == len(NAMES)


def test_an_odd_number_is_warned_of_and_saved_all_the_same(organisations, registry):
    page = organisations
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("Porsuk Derneği")
    keys(key=Qt.Key.Key_Tab, times=5)
    keys("123")
    keys(key=Qt.Key.Key_Tab)
    assert "10" in page.form.form.fields["tax_no"].note()
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert registry.organisation(page.list.current_id()).facts.tax_no == "123"


def test_the_same_name_is_warned_of_while_it_is_typed(organisations):
    page = organisations
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("isikli yarinlar egitim vakfi")
    assert page.form.banner.isVisible()
    assert "Işıklı Yarınlar Eğitim Derneği" in page.form.banner.text()
    keys(key=Qt.Key.Key_Backspace, times=20)
    assert not page.form.banner.isVisible()


def test_editing_writes_only_what_was_changed(organisations, registry):
    page = organisations
    select(page, NAMES[2])
    record = page.list.current_id()
    keys(key=Qt.Key.Key_F2)
    registry.update_organisation(record, email="baska@yerde.example")
    page.form.form.fields["phone"].input.setFocus()
    keys("0222 000 14 52")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    facts = registry.organisation(record).facts
    assert (facts.phone, facts.email) == ("+902220001452", "baska@yerde.example")


def test_escape_puts_aside_what_was_typed_and_undo_brings_it_back(organisations, shell):
    page = organisations
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("Yarım kalan")
    assert page.go_back()
    assert page.stack.currentWidget() is page.frame
    assert shell.window.toast_.can_undo()
    shell.window.toast_.undo()
    assert page.form.form.fields["name"].value() == "Yarım kalan"
    page.form.form.fields["name"].set_value("")


def test_what_was_put_aside_comes_back_on_its_own_page_wherever_one_is(organisations, shell):
    page, wanted = organisations, []
    page.open_requested.connect(lambda *where: wanted.append(where))
    page.open_requested.connect(lambda *_: shell.window.show_page("page"))
    shell.window.add_page("other", "users", "Other", Page, "work")
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("Yarım")
    assert page.go_back()
    shell.window.show_page("other")
    shell.window.toast_.undo()
    assert wanted == [("page", "organisations")]
    assert page.isVisible()
    assert page.form.form.fields["name"].input.hasFocus()
    assert page.form.form.fields["name"].value() == "Yarım"


def test_another_record_chosen_while_typing_keeps_what_was_typed(organisations, shell):
    page = organisations
    select(page, NAMES[0])
    keys(key=Qt.Key.Key_F2)
    keys("X")
    page.list.setFocus()
    keys(key=Qt.Key.Key_Down)
    assert page.detail.name.full_text() == NAMES[1]
    shell.window.toast_.undo()
    assert page.form.form.fields["name"].value().endswith("X") or "X" in page.form.form.fields["name"].value()


def test_typing_in_the_list_filters_blind_to_turkish_letters(organisations):
    page = organisations
    keys("seker")
    assert shown_names(page) == [NAMES[4]]
    keys(key=Qt.Key.Key_Down)
    assert page.list.hasFocus()
    assert page.detail.name.full_text() == NAMES[4]


def test_the_list_says_when_nothing_is_found_and_clears_its_filters(organisations):
    page = organisations
    page.filters.set("kinds", ["VKF"])
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    page.clear_filters()
    assert page.model.rowCount() == len(NAMES)
    assert page.filters.chips() == []


def test_filters_are_shown_as_chips_and_the_districts_follow_the_province(organisations):
    page = organisations
    page.filters.toggle("kinds", "SPK")
    assert shown_names(page) == [NAMES[1]]
    page.filters.toggle("kinds", "SPK")
    page.filters.set("provinces", [26])
    page.filters.set("districts", ["26_01"])
    assert [chip.key for chip in page.filters.chips()] == ["provinces", "districts"]
    page.filters.remove("provinces")
    assert page.filters.count() == 0


def test_delete_asks_nothing_and_can_be_undone(organisations, registry, shell):
    page = organisations
    select(page, NAMES[2])
    keys(key=Qt.Key.Key_Delete)
    assert NAMES[2] not in shown_names(page)
    assert page.detail.name.full_text() == NAMES[3]
    shell.window.toast_.undo()
    assert NAMES[2] in shown_names(page)
    assert registry.count_organisations() == len(NAMES)


def test_status_is_set_from_the_menu(organisations, registry):
    page = organisations
    select(page, NAMES[0])
    page.detail.status_actions["dissolved"].trigger()
    assert registry.organisation(page.list.current_id()).facts.status == "dissolved"
    assert not page.detail.status_actions["dissolved"].isVisible()


def test_alt_and_arrows_step_through_the_records_from_the_detail(organisations):
    page = organisations
    select(page, NAMES[0])
    keys(key=Qt.Key.Key_Return)
    assert not page.list.hasFocus()
    keys(key=Qt.Key.Key_Down, modifier=ALT)
    assert page.detail.name.full_text() == NAMES[1]
    keys(key=Qt.Key.Key_Up, modifier=ALT)
    assert page.detail.name.full_text() == NAMES[0]
    assert page.go_back()
    assert page.list.hasFocus()


def test_a_record_is_opened_from_elsewhere_though_filters_hide_it(organisations, registry):
    page = organisations
    wanted = registry.find_organisations(OrganisationFilter("inönü"))[0].id
    page.bar.set_text("seker")
    assert page.open_record("organisation", wanted)
    assert page.detail.name.full_text() == NAMES[3]
    assert not page.open_record("person", wanted)


def test_changes_elsewhere_are_read_and_those_of_others_left_alone(organisations, registry):
    page = organisations
    select(page, NAMES[0])
    registry.update_organisation(page.list.current_id(), name="Anadolu Yeni")
    page.refresh(frozenset({"session_attendance"}))
    assert page.detail.name.full_text() == NAMES[0]
    page.refresh(frozenset({"organisation"}))
    assert page.detail.name.full_text() == "Anadolu Yeni"


def test_the_history_tells_the_change(organisations, registry):
    page = organisations
    select(page, NAMES[0])
    registry.update_organisation(page.list.current_id(), status="dissolved")
    page.detail.tabs.choose(CHANGES)
    assert "Elif Yalçınöz" in page.detail.changes.timeline.accessibleName()


def test_a_contact_and_the_timeline_are_asked_of_others(organisations, qtbot):
    page = organisations
    select(page, NAMES[0])
    record = page.list.current_id()
    with qtbot.waitSignal(page.contact_requested) as asked:
        keys(key=Qt.Key.Key_N, modifier=CTRL)
    assert asked.args == ["organisation", record]
    with qtbot.waitSignal(page.open_requested) as opened:
        page.detail.timeline.setFocus()
        keys(key=Qt.Key.Key_Return)
    assert opened.args == ["contact", record]


def test_a_person_not_recorded_yet_is_added_with_the_post_by_keyboard(organisations, registry):
    page = organisations
    select(page, NAMES[0])
    page.detail.tabs.choose(1)
    page.detail.posts.start()
    keys("Ayşe Nur Kaya")
    keys(key=Qt.Key.Key_Return)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    record = registry.organisation(page.list.current_id())
    assert [post.person for post in record.posts] == ["Ayşe Nur Kaya"]
    post = page.detail.posts
    post.list.select_row(0)
    post.end_button.click()
    assert registry.organisation(page.list.current_id()).posts[0].ends_on == registry.today()


def test_a_post_without_a_person_is_said_at_its_field(organisations):
    page = organisations
    select(page, NAMES[0])
    page.detail.tabs.choose(1)
    page.detail.posts.start()
    page.detail.posts.save()
    assert page.detail.posts.form.fields["other"].error()
    assert page.go_back()
    assert page.detail.posts.form.isHidden()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_export_is_what_the_list_shows_and_runs_no_formula(shell, registry, tmp_path, kind):
    registry.add_organisation(OrganisationFacts("=HYPERLINK(1) Derneği"))
    path = tmp_path / f"liste.{kind}"
    page = shell(OrganisationsPage(registry, choose_file=lambda _name: path))
    page.bar.set_text("derneği")
    keys(key=Qt.Key.Key_E, modifier=CTRL)
    if kind == "xlsx":
        rows = [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows(min_row=2)]
        written = [row[0] for row in rows]
    else:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            written = [row[0].removeprefix("'") for row in csv.reader(stream, delimiter=";")][1:]
    assert written == shown_names(page)
    assert "=HYPERLINK(1) Derneği" in written


def test_an_export_that_cannot_be_written_is_said(shell, registry, tmp_path):
    shell(OrganisationsPage(registry, choose_file=lambda _name: tmp_path / "yok" / "liste.xlsx"))
    keys(key=Qt.Key.Key_E, modifier=CTRL)
    assert "yok" in shell.window.toast_.text()


def test_an_empty_register_offers_the_first_record(shell, make_database):
    page = shell(OrganisationsPage(RegistryService(make_database())))
    assert page.empty.isVisible()
    page.start_new()
    assert page.stack.currentWidget() is page.form


# ---- people
@pytest.fixture
def people(shell, registry):
    organisation = registry.find_organisations()[0].id
    for given, family in (("Nazlı", "Şahintepe"), ("Tahsin", "Gökbayrak")):
        person = registry.add_person(PersonFacts(given, family, phone="0532 000 14 52"))
        registry.add_post(person, organisation, "baskan", dt.date(2024, 5, 18))
    return shell(PeoplePage(registry, Sources(timeline=timeline)))


def test_a_person_is_recorded_by_keyboard_alone(people, registry):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("İpek")
    keys(key=Qt.Key.Key_Tab)
    keys("Çağlar")
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert people.detail.name.full_text() == "İpek Çağlar"
    assert registry.count_people(PersonFilter("ipek caglar")) == 1


def test_the_same_telephone_is_warned_of_when_the_field_is_left(people):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    record = people.registry.suggest_people("tahsin")[0].id
    people.registry.update_person(record, phone="0222 230 77 66")
    line = people.form.form.fields["phone"].lines[0]
    line.setFocus()
    keys("2222307766")
    assert not people.form.banner.isVisible()
    keys(key=Qt.Key.Key_Tab)
    assert "Tahsin Gökbayrak" in people.form.banner.text()


def test_somebody_of_the_same_name_is_warned_of_and_opened(people):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys("tahsin")
    keys(key=Qt.Key.Key_Tab)
    keys("GOKBAYRAK")
    assert "Tahsin Gökbayrak" in people.form.banner.text()
    people.form.open_requested.emit("person", people.registry.suggest_people("tahsin")[0].id)
    assert people.detail.name.full_text() == "Tahsin Gökbayrak"


def test_a_person_without_a_name_is_refused_at_the_field(people, registry):
    keys(key=Qt.Key.Key_N, modifier=CTRL | SHIFT)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    assert people.form.form.fields["given_name"].error()
    assert registry.count_people() == 2


def test_the_organisation_of_a_post_opens(people, qtbot, registry):
    people.list.select_row(0)
    with qtbot.waitSignal(people.open_requested) as opened:
        people.detail.posts.list.setFocus()
        keys(key=Qt.Key.Key_Return)
    assert opened.args == ["organisation", registry.find_organisations()[0].id]


def test_a_post_is_added_and_deleted_in_the_record_of_a_person(people, registry):
    people.list.select_row(0)
    people.detail.posts.start()
    keys("seker")
    keys(key=Qt.Key.Key_Return)
    keys(key=Qt.Key.Key_Return, modifier=CTRL)
    posts = registry.person(people.list.current_id()).posts
    assert NAMES[4] in [post.organisation for post in posts]
    people.detail.posts.list.select_row(0)
    people.detail.posts.list.setFocus()
    keys(key=Qt.Key.Key_Delete)
    assert len(registry.person(people.list.current_id()).posts) == len(posts) - 1


# ---- audit
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["list", "record", "people", "changes", "form", "post", "nothing"])
def test_the_page_of_organisations_passes_the_audit(organisations, shell, qapp, state, mode):
    Theme.apply(qapp, mode)
    page = organisations
    page.filters.set("statuses", ["active"])
    select(page, NAMES[2])
    steps = {"people": lambda: page.detail.tabs.choose(1), "changes": lambda: page.detail.tabs.choose(2),
             "form": page.start_edit, "nothing": lambda: page.bar.set_text("zzz"),
             "post": lambda: (page.detail.tabs.choose(1), page.detail.posts.start())}  # fmt: skip
    steps.get(state, lambda: None)()
    QApplication.processEvents()
    assert not shell.window.grab().isNull()
    assert audit(shell.window) == []
    Theme.apply(qapp, "light")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["record", "form"])
def test_the_page_of_people_passes_the_audit(people, shell, qapp, state, mode):
    Theme.apply(qapp, mode)
    people.list.select_row(1)
    if state == "form":
        people.start_edit()
    QApplication.processEvents()
    assert not shell.window.grab().isNull()
    assert audit(shell.window) == []
    Theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("Sakarya Cad. No: 5", "Sakarya Cad. No: 5, Alpu / Eskişehir"),
        ("Sakarya Cad. No: 5, ALPU / ESKİŞEHİR", "Sakarya Cad. No: 5, ALPU / ESKİŞEHİR"),
        ("Sakarya Cad. No: 5 Alpu", "Sakarya Cad. No: 5 Alpu, Eskişehir"),
        ("Eskişehir Cad. No: 5", "Eskişehir Cad. No: 5, Alpu / Eskişehir"),
        (None, "Alpu / Eskişehir"),
    ],
)
def test_an_address_names_its_district_and_province_once(address, shown):
    alpu = next(code for code, name in reference.choices("districts", "tr") if name == "Alpu")
    assert words.place(OrganisationFacts("Ad", province=26, district=alpu, address=address)) == shown


def test_a_new_person_is_shown_in_the_list_though_a_filter_left_them_out(people):
    people.bar.set_text("nazli")
    people._filter()
    assert people.model.rowCount() == 1
    people.start_new()
    people.form.form.set_values({"given_name": "İlkay", "family_name": "Şensoy"})
    people.form.save()
    row = people.model.row_at(people.list.currentIndex().row()).row
    assert row.name == "İlkay Şensoy"
    assert people.bar.text() == ""

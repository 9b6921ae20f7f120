"""The lists of organisations and people: filters, views, columns, many records at once, by keyboard."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.contacts import relations as contacts
from db.events import relations as events
from db.registry import standings
from db.registry.bulk import BulkService
from db.registry.letters import LetterService
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.registry.filters import SINCE
from desktop.registry.lists.tasks import Tools
from desktop.registry.lists.views import InMemory, View, Views
from desktop.registry.page import OrganisationsPage, PeoplePage
from desktop.registry.sources import Sources
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

NAMES = ("Anadolu Derneği", "Çifteler Spor Kulübü", "Işıklı Vakfı", "İnönü Topluluğu", "Şeker Derneği")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Asker:
    """Answers the questions for files and folders."""

    def __init__(self, answer: Path | None) -> None:
        self.answer = answer

    def save(self, _parent, _title, _suggestion, _kinds=""):
        return self.answer

    def folder(self, _parent, _title):
        return self.answer


@pytest.fixture
def registry(database):
    service = RegistryService(database, {**contacts.RELATIONS, **events.RELATIONS})
    for number, name in enumerate(NAMES):
        kind = "VKF" if "Vakfı" in name else "DRN"
        email = f"bilgi{number}@ornek.example" if number % 2 == 0 else None
        service.add_organisation(
            OrganisationFacts(
                name,
                kind,
                province=26,
                district="26_01",
                email=email,
                register_no=f"26-014-00{number}",
                tags=("Öncelikli",) if number < 2 else (),
                founded_on=dt.date(2001, 2, 3),
            )
        )
    return service


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
def folder(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def make_page(shell, registry, database):
    def make(kind=OrganisationsPage, *, jobs=None, asker=None, file=None, keeper=None, **sources):
        tools = Tools(
            BulkService(database), lambda: LetterService(database), keeper or InMemory(), asker or Asker(None)
        )
        return shell(kind(registry, Sources(**sources), jobs, lambda _name: file, tools))

    return make


@pytest.fixture
def page(make_page):
    return make_page()


def press(key, modifier=NONE, times=1):
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus was lost"
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()


def shown(page):
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def tags(registry):
    return {row.name: row.tags for row in registry.find_organisations()}


# ---- choosing many
def test_shift_chooses_from_where_one_began_and_ctrl_a_all(page):
    page.list.select_row(1)
    press(Qt.Key.Key_Down, SHIFT, 2)
    assert page.list.spans() == [(1, 3)]
    press(Qt.Key.Key_Up, SHIFT, 3)
    assert page.list.spans() == [(0, 1)]
    assert page.selection.isVisible()
    press(Qt.Key.Key_A, CTRL)
    assert page.list.all_chosen()
    assert "5" in page.selection.text()
    press(Qt.Key.Key_Escape)
    assert page.list.chosen_count() == 1
    assert not page.selection.isVisible()


def test_shift_end_and_home_reach_to_the_ends_and_a_plain_arrow_begins_anew(page):
    page.list.select_row(2)
    press(Qt.Key.Key_End, SHIFT)
    assert page.list.spans() == [(2, 4)]
    press(Qt.Key.Key_Home, SHIFT)
    assert page.list.spans() == [(0, 2)]
    press(Qt.Key.Key_Down)
    assert page.list.chosen_count() == 1


def test_the_mouse_adds_with_ctrl_and_reaches_with_shift(page, qtbot):
    def click(row, modifier=NONE):
        at = page.list.visualRect(page.model.index(row, 1)).center()
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    click(0)
    click(2, CTRL)
    assert page.list.spans() == [(0, 0), (2, 2)]
    click(4, SHIFT)
    assert page.list.spans() == [(2, 4)]


def test_what_is_chosen_stays_chosen_when_the_list_is_read_anew_but_not_when_it_is_filtered(page, registry):
    page.list.select_row(1)
    press(Qt.Key.Key_Down, SHIFT, 2)
    before = page.list.selected_ids()
    registry.add_organisation(OrganisationFacts("Aaa Derneği"))
    page.refresh(frozenset({"organisation"}))
    assert page.list.selected_ids() == before
    page.filters.set("kinds", ["DRN"])
    assert page.list.chosen_count() == 1


# ---- tags and officers
def test_tags_are_added_to_what_is_chosen_by_keyboard_and_undone(page, registry, shell):
    page.list.select_row(2)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_T, CTRL)
    type_text(QApplication.focusWidget(), "Gönüllülük")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    assert [name for name, held in tags(registry).items() if "Gönüllülük" in held] == list(NAMES[2:4])
    assert page.list.hasFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert not any("Gönüllülük" in held for held in tags(registry).values())


def test_everything_a_filter_shows_is_tagged_though_more_comes_meanwhile(page, registry):
    page.filters.set("kinds", ["DRN"])
    page.list.setFocus()
    press(Qt.Key.Key_A, CTRL)
    page.tag_chosen()
    page.desk.pane()._add.add("Yerel", "Yerel")
    page.desk.pane().start()
    assert {name for name, held in tags(registry).items() if "Yerel" in held} == set(NAMES) - {"Işıklı Vakfı"}


def test_without_a_tag_the_pane_stays_and_says_so(page):
    press(Qt.Key.Key_T, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    assert page.desk.pane().form.fields["add"].error()
    press(Qt.Key.Key_Escape)
    assert page.desk.pane() is None
    assert page.stack.currentWidget() is page.frame


def test_an_officer_is_assigned_to_what_is_chosen(page, registry):
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_R, CTRL)
    type_text(QApplication.focusWidget(), "Çetin Ak")
    press(Qt.Key.Key_Return, CTRL)
    assert {row.officer for row in registry.find_organisations()} == {"Çetin Ak"}


def test_many_are_tagged_off_the_interfaces_thread_and_the_pane_follows_what_is_chosen(make_page, registry, qtbot):
    jobs = Jobs()
    page = make_page(jobs=jobs)
    page.list.select_row(0)
    page.tag_chosen()
    press_before = page.desk.pane().title.full_text()
    page.list.setFocus()
    press(Qt.Key.Key_Down, SHIFT, 2)
    assert page.desk.pane().title.full_text() != press_before
    page.desk.pane()._add.add("Yerel", "Yerel")
    with qtbot.waitSignal(jobs.idle):
        page.desk.pane().start()
        assert page.desk.pane().is_busy()
    assert sum("Yerel" in held for held in tags(registry).values()) == 3
    assert page.desk.pane() is None


def test_only_one_record_is_deleted_at_a_time_and_an_undone_deletion_is_selected_again(page, registry, shell):
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    assert registry.count_organisations() == len(NAMES)
    page.list.choose_one()
    page.list.select_row(2)
    press(Qt.Key.Key_Delete)
    assert NAMES[2] not in shown(page)
    shell.window.toast_.undo()
    assert page.detail.name.full_text() == NAMES[2]
    assert page.list.currentIndex().row() == 2


# ---- columns, order, export
def read(path):
    if path.suffix == ".xlsx":
        return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_chosen_is_exported_with_the_columns_that_are_shown(make_page, folder, kind):
    path = folder / f"liste.{kind}"
    day = dt.date(2026, 9, 8)
    page = make_page(file=path, last_contacts=lambda ids: dict.fromkeys(ids, day))
    for key in ("kind", "district", "register_no", "tags", "founded_on"):
        page.columns_menu.toggle(key)
    page.list.select_row(0)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_E, CTRL)
    head, *rows = read(path)
    assert head == [one.title for one in page.columns.chosen()]
    assert len(head) == 5
    xlsx = dt.datetime(2001, 2, 3), dt.datetime(2026, 9, 8)
    founded, last = xlsx if kind == "xlsx" else ("03.02.2001", "08.09.2026")
    assert rows == [
        [NAMES[0], "26-014-000", "Öncelikli", founded, last],
        [NAMES[1], "26-014-001", "Öncelikli", founded, last],
    ]


def test_chosen_columns_are_shown_kept_and_given_back(make_page, registry, qtbot):
    keeper = InMemory()
    page = make_page(keeper=keeper)
    page.columns_menu.toggle("register_no")
    assert "26-014-000" in [page.model.index(0, n).data() for n in range(page.model.columnCount())]
    assert not page.list.leaves_out
    page.model.sort(1, Qt.SortOrder.DescendingOrder)
    again = OrganisationsPage(registry, tools=Tools(keeper=keeper))
    qtbot.addWidget(again)
    assert again.columns.keys == page.columns.keys
    assert again.model.order == "-name"
    page.columns_menu.choose_usual()
    assert page.columns.is_standard
    assert page.list.leaves_out


def test_the_name_cannot_be_left_out_and_unknown_columns_are_passed_over(page):
    page.columns.choose(("tags", "no_such_column"))
    assert page.columns.keys == ("name", "tags")
    page.columns.toggle("name")
    assert page.columns.keys == ("name", "tags")


def test_the_whole_page_is_the_lists_until_a_record_is_opened(page):
    page._widen(True)
    assert not page.stack.isVisible()
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    assert page.stack.isVisible()
    assert page.go_back()
    assert page.list.hasFocus()
    page._widen(False)
    assert page.stack.isVisible()
    assert page.list.isVisible()


def test_what_is_chosen_leaves_as_address_cards(make_page, folder):
    path = folder / "kartlar.vcf"
    page = make_page(file=path)
    page.list.select_row(1)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_E, CTRL)
    cards = path.read_text(encoding="utf-8")
    assert cards.count("BEGIN:VCARD") == 2
    assert "FN:Çifteler Spor Kulübü" in cards


def test_every_column_sorts(page):
    for column in page.columns.known:
        assert page.columns._sortable(column.column).order, column.key


# ---- views
def test_a_view_is_kept_by_keyboard_and_found_again(make_page, registry, shell, qtbot):
    keeper = InMemory()
    page = make_page(keeper=keeper)
    page.filters.set("tags", ["Öncelikli"])
    page.views.ask_name()
    type_text(QApplication.focusWidget(), "Öncelikliler")
    press(Qt.Key.Key_Return)
    assert page.views.name == "Öncelikliler"
    assert not page.strip.isVisible()
    page.views.choose("")
    assert page.filters.count() == 0
    page.views.choose("Öncelikliler")
    assert page.filters.values == {"tags": ("Öncelikli",)}
    page.views._stand(True)
    again = OrganisationsPage(registry, tools=Tools(keeper=keeper))
    qtbot.addWidget(again)
    assert again.views.name == "Öncelikliler"
    assert again.filters.values == {"tags": ("Öncelikli",)}


def test_a_changed_view_is_said_to_be_and_kept_or_renamed_or_deleted_with_a_way_back(page, shell):
    page.views._keep("Bir")
    page.filters.set("statuses", ["active"])
    changed = page.views.button.text()
    assert changed != "Bir"
    page.views.keep_changes()
    page.views.ask_new_name()
    assert page.strip.field().value() == "Bir"
    page.strip.field().set_value("İki")
    page.strip.answer()
    assert page.views.name == "İki"
    page.views.delete()
    assert page.views.name == ""
    shell.window.toast_.undo()
    page.views.choose("İki")
    assert page.filters.values == {"statuses": ("active",)}


def test_two_views_cannot_have_one_name(page):
    assert page.views._keep("Şehir") == ""
    assert page.views._keep("SEHIR") != ""
    assert page.views._keep("") != ""


@pytest.mark.parametrize("stored", ["", "[", "[1]", '{"views": 3}', '{"views": {"a": {"filters": 5}}}'])
def test_settings_that_cannot_be_read_open_the_plain_list(stored):
    keeper = InMemory()
    keeper.put("views.organisations", stored)
    assert Views(keeper, "organisations").names() == []


def test_a_view_of_another_version_leaves_out_what_is_unknown(page):
    page.apply_view(View({"moons": ("x",), "districts": ("26_01",), SINCE: ("soon",)}, "", "-colour", ("colour",)))
    assert page.filters.values == {}
    assert page.model.order == "name"
    assert page.columns.keys == ("name",)


# ---- filters
def test_months_without_contact_count_back_from_today(page, registry):
    page.filters.set(SINCE, ["3m"])
    today = registry.today()
    since = page.filter().not_contacted_since
    assert since.day <= today.day
    assert (today.year * 12 + today.month) - (since.year * 12 + since.month) == 3
    page.filters.toggle(SINCE, "6m")
    assert page.filters.values[SINCE] == ("6m",)


def test_a_day_of_ones_own_is_asked_for_in_place(page):
    page._ask_since()
    type_text(QApplication.focusWidget(), "31.02.2026")
    press(Qt.Key.Key_Return)
    assert page.strip.isVisible()
    page.strip.field().set_value(dt.date(2026, 6, 1))
    page.strip.answer()
    assert page.filter().not_contacted_since == dt.date(2026, 6, 1)
    assert "2026" in page.filters.chips()[0].value


def test_the_menu_offers_the_tags_in_use_and_stays_open_while_they_are_ticked(page):
    menu = page.filters._menus["tags"]
    page.filters._fill("tags")
    assert [action.text() for action in menu.actions()] == ["Öncelikli\t2"]
    menu.actions()[0].trigger()
    assert page.model.rowCount() == 2


def test_has_attended_is_one_kind_of_event_or_any(page):
    page.filters.toggle("attended", "*")
    assert page.filter().attended == "*"
    page.filters.toggle("attended", "workshop")
    assert page.filter().attended == "workshop"
    page.filters.toggle("attended", "workshop")
    assert page.filter().attended is None


def test_a_large_register_is_counted_once_there_is_time(page, registry, qtbot, monkeypatch):
    monkeypatch.setattr(registry, "quick_count_of_organisations", lambda _wanted: None)
    page.list.setFocus()
    page.bar.type_text("d")
    assert page.bar._figure.text().startswith("2+")
    qtbot.waitUntil(lambda: "+" not in page.bar._figure.text())
    assert page.model.rowCount() == 2


# ---- letters
TEXT = "{sayin},\n\n{ad} ({kutuk})"


def write(page, way, subject="Davet", body=TEXT):
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_L, CTRL)
    pane = page.desk.pane()
    pane.form.set_values({"way": way, "subject": subject, "body": body})
    pane.show_first()
    return pane


def test_the_first_letter_is_shown_and_those_without_an_address_are_told_beforehand(make_page, folder):
    pane = write(make_page(asker=Asker(folder)), "drafts")
    assert "ANADOLU DERNEĞİ" in pane.preview.text()
    assert "Anadolu Derneği (26-014-000)" in pane.preview.text()
    assert "2" in pane._remarks.text()
    assert "5" in pane._remarks.text()
    pane.start()
    (made,) = folder.iterdir()
    assert len(list(made.glob("*.eml"))) == 3


def test_letters_are_written_and_the_template_is_remembered(make_page, folder, registry, shell):
    page = make_page(asker=Asker(folder / "hepsi"))
    write(page, "together").start()
    assert (folder / "hepsi.pdf").read_bytes().startswith(b"%PDF")
    assert "5" in shell.window.toast_.text()
    press(Qt.Key.Key_L, CTRL)
    assert page.desk.pane().form.fields["body"].value() == TEXT


def test_letters_are_cancelled_and_leave_nothing(make_page, folder, qtbot):
    jobs = Jobs()
    page = make_page(jobs=jobs, asker=Asker(folder))
    pane = write(page, "each")
    with qtbot.waitSignal(jobs.idle):
        pane.start()
        pane.cancel()
    assert list(folder.iterdir()) == []
    assert pane.form.banner.isVisible()
    assert page.desk.pane() is pane


def test_a_field_that_is_unknown_is_said_at_the_text_and_nothing_is_asked(make_page):
    page = make_page(asker=None)
    pane = write(page, "each", body="{baskn}")
    pane.start()
    assert "{baskan}" in pane.form.fields["body"].error()


def test_no_file_chosen_makes_nothing_and_the_pane_stays(make_page):
    page = make_page(asker=Asker(None))
    pane = write(page, "each")
    pane.start()
    assert page.desk.pane() is pane


def test_a_field_is_put_where_the_cursor_stands(make_page):
    pane = write(make_page(), "each", body="A")
    pane.form.fields["body"].input.moveCursor(pane.form.fields["body"].input.textCursor().MoveOperation.Start)
    pane.insert("il")
    assert pane.form.fields["body"].value() == "{il}A"


# ---- keys and ways
def test_the_pages_keys_work_while_the_focus_is_in_the_navigation_but_not_under_the_search_box(page, shell):
    shell.window.side.navigation.setFocus()
    press(Qt.Key.Key_F, CTRL)
    assert page.bar.field.hasFocus()
    shell.window.side.navigation.setFocus()
    press(Qt.Key.Key_F2)
    assert page.stack.currentWidget() is page.form
    page.go_back()
    shell.window.open_palette()
    press(Qt.Key.Key_F2)
    assert page.stack.currentWidget() is not page.form
    shell.window.palette_.close_overlay()


def test_import_and_duplicates_are_offered_only_where_they_lead_somewhere(page, qtbot):
    def offered():
        page.more.settle()
        return sum(action.isVisible() for action in page.more.actions() if action.menu() is None)

    assert offered() == 0
    assert not page.offers("import")
    page.import_requested.connect(lambda: None)
    assert offered() == 1
    with qtbot.waitSignal(page.import_requested):
        next(action for action in page.more.actions() if action.menu() is None and action.isVisible()).trigger()


# ---- people
def test_people_have_title_and_organisation_in_full_where_there_is_room(make_page, registry):
    person = registry.add_person(PersonFacts("Nazlı", "Şahintepe", tags=("Eğitimci",)))
    organisation = registry.add_organisation(OrganisationFacts("Sarıcakaya Çukurören Köyü Derneği"))
    registry.add_post(person, organisation, "yonetim_kurulu_uyesi")
    page = make_page(PeoplePage)
    header = page.list.horizontalHeader()
    shell_width = page.list.width()
    assert shell_width >= 600
    widths = [header.sectionSize(n) for n in range(page.model.columnCount())]
    assert widths[2] >= 160
    assert widths[3] >= 260
    page.filters.set("tags", ["Eğitimci"])
    assert page.model.rowCount() == 1
    press(Qt.Key.Key_R, CTRL)
    assert page.desk.pane() is None


# ---- audit
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["many", "tags", "officer", "letters", "ask", "columns", "wide"])
def test_the_list_passes_the_audit(page, shell, qapp, state, mode):
    Theme.apply(qapp, mode)
    page.filters.set("tags", ["Öncelikli"])
    page.list.setFocus()
    press(Qt.Key.Key_A, CTRL)
    steps = {"tags": page.tag_chosen, "officer": page.assign_chosen, "letters": page.write_chosen,
             "ask": page.views.ask_name, "columns": lambda: [page.columns_menu.toggle(k) for k in ("tags", "officer")],
             "wide": lambda: page._widen(True)}  # fmt: skip
    steps.get(state, lambda: None)()
    QApplication.processEvents()
    assert not shell.window.grab().isNull()
    assert audit(shell.window) == []
    Theme.apply(qapp, "light")


def test_rows_stay_while_another_order_of_very_many_is_made(make_page, qtbot, monkeypatch):
    monkeypatch.setattr(standings, "AT_ONCE", -1)
    page = make_page()
    names = [page.model.row_at(place).row.name for place in range(page.model.rowCount())]
    section = next(at for at, column in enumerate(page.model.columns) if column.order == "kind")
    page.model.sort(section, Qt.SortOrder.DescendingOrder)
    assert [page.model.row_at(place).row.name for place in range(page.model.rowCount())] == names
    qtbot.waitUntil(lambda: page.order() == "-kind")
    assert page.model.row_at(0).row.name == "Işıklı Vakfı"
    page.model.sort(1)
    assert page.order() == "name"

"""The contact log driven as an officer drives it: by keyboard, interrupted, and undoing."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from db.contacts.rows import ContactFilter
from desktop.contacts.page import ContactsPage
from desktop.theme import Theme
from desktop.widgets import Travel
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.contacts.office import TODAY
from tests.desktop.hands import type_text

Key, Ctrl, NoKey = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def make_page(office, **options) -> ContactsPage:
    return ContactsPage(
        office.contacts,
        suggest_organisations=office.suggest_organisations,
        suggest_people=office.suggest_people,
        **options,
    )


@pytest.fixture
def open_page(qtbot, office):
    """The page in a shown window; `open_page()` once a test."""

    def opened(**options) -> ContactsPage:
        window = Window()
        window.add_page("contacts", "phone-call", "Contacts", lambda: make_page(office, **options))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        page = window.show_page("contacts")
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
        return page

    return opened


def press(page, key, modifiers=NoKey):
    QTest.keyClick(page.window().focusWidget(), key, modifiers)


def write(page, text):
    type_text(page.window().focusWidget(), text)


def focused(page) -> str:
    return page.window().focusWidget().accessibleName()


def test_a_contact_is_logged_by_keyboard_alone_and_undone(open_page, office):
    page = open_page()
    press(page, Key.Key_N, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert focused(page) == "Organisations"
    write(page, "isikli")
    press(page, Key.Key_Return)
    press(page, Key.Key_Tab)
    write(page, "SAHİN")
    press(page, Key.Key_Return)
    press(page, Key.Key_Tab)
    write(page, "Yer tahsisi")
    press(page, Key.Key_Tab)
    write(page, "Valilik onayı bekleniyor.")
    press(page, Key.Key_Tab)
    write(page, "Sonucu bildir")
    press(page, Key.Key_Tab)
    write(page, "+3")
    press(page, Key.Key_Return, Ctrl)

    (row,) = office.contacts.find_contacts()
    kept = office.contacts.contact(row.id)
    assert (kept.subject, kept.day, kept.channel) == ("Yer tahsisi", TODAY, "phone")
    assert [party.name for party in kept.organisations] == ["Işıklı Yarınlar Eğitim Derneği"]
    assert [party.name for party in kept.people] == ["Nazlı Şahintepe"]
    assert kept.summary == "Valilik onayı bekleniyor."
    assert [(one.subject, one.due_on) for one in kept.follow_ups] == [("Sonucu bildir", TODAY + dt.timedelta(days=3))]
    assert page.list.current_id() == row.id and page.list.hasFocus()
    assert page.view.subject.text() == "Yer tahsisi" and page.view.isVisible()
    assert office.contacts.drafts() == []

    press(page, Key.Key_Z, Ctrl)
    assert office.contacts.count_contacts() == 0
    assert page.model.rowCount() == 0


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(open_page, office):
    page = open_page()
    page.new_contact()
    fields = page.form.form.fields
    press(page, Key.Key_Return, Ctrl)
    assert fields["organisations"].error() and fields["organisations"].input.hasFocus()
    fields["organisations"].add(office.organisations["Bademlik Gençlik Vakfı"], "Bademlik Gençlik Vakfı")
    press(page, Key.Key_Return, Ctrl)
    assert fields["subject"].error() and fields["subject"].input.hasFocus()
    write(page, "Proje çağrısı")
    bad = {"day": "31.02.2026", "time": "27:00", "minutes": "uzun", "follow_up_assigned_to": "Elif"}
    for name, typed in bad.items():
        field = fields[name]
        before = field.line.text()
        field.line.setFocus()
        field.line.selectAll()
        press(page, Key.Key_Delete)
        write(page, typed)
        press(page, Key.Key_Return, Ctrl)
        wrong = "follow_up_due_on" if name == "follow_up_assigned_to" else name
        assert fields[wrong].error(), name
        assert office.contacts.count_contacts() == 0
        field.line.setText(before)
        field.clear_error()
        if name == "day":
            field.check()
    page.form.save()
    assert office.contacts.count_contacts() == 1


def test_a_half_written_contact_outlives_looking_elsewhere_and_the_program(open_page, office):
    office.log("Bademlik Gençlik Vakfı", "Eski temas", days=2)
    page = open_page()
    page.new_contact()
    page.form.form.fields["organisations"].add(office.organisations["Sivrihisar Kadın Kooperatifi"], "Sivrihisar")
    page.form.form.fields["subject"].line.setFocus()
    write(page, "Yarım kalan konu")
    page.form.form.fields["day"].line.setFocus()
    page.form.form.fields["day"].line.selectAll()
    write(page, "31.02")
    press(page, Key.Key_Escape)
    assert page.list.hasFocus() and page.view.isVisible() and not page.form.isVisible()
    assert "Yarım kalan konu" in page.left.banner.text()

    again = make_page(office)  # as after a start of the program
    assert "Yarım kalan konu" in again.left.banner.text()
    again.left.draft_wanted.emit(office.contacts.drafts()[0].key)
    content = again.form.content()
    assert (content["subject"], content["day"]) == ("Yarım kalan konu", "31.02")
    assert again.form.form.fields["organisations"].titles() == ["Sivrihisar"]
    again.form.form.fields["day"].set_value(TODAY)
    again.form.save()
    assert office.contacts.drafts() == [] and again.left.banner.isHidden()
    again.deleteLater()


def test_drafts_of_different_organisations_do_not_mix(open_page, office):
    page = open_page()
    fields = page.form.form.fields
    for name in ("Bademlik Gençlik Vakfı", "Sivrihisar Kadın Kooperatifi"):
        page.new_contact((office.organisations[name], name))
        assert focused(page) == "Subject" and fields["organisations"].titles() == [name]
        write(page, f"Konu: {name}")
    assert len(office.contacts.drafts()) == 1
    page.new_contact((office.organisations["Bademlik Gençlik Vakfı"], "Bademlik Gençlik Vakfı"))
    assert fields["subject"].value() == "Konu: Bademlik Gençlik Vakfı"
    assert len(office.contacts.drafts()) == 2


def test_a_form_that_was_only_opened_leaves_no_draft(open_page, office):
    page = open_page()
    page.new_contact((office.organisations["Bademlik Gençlik Vakfı"], "Bademlik Gençlik Vakfı"))
    press(page, Key.Key_Escape)
    assert office.contacts.drafts() == []


def test_a_draft_that_was_given_up_comes_back_by_undo(open_page, office):
    page = open_page()
    page.new_contact()
    page.form.form.fields["subject"].line.setFocus()
    write(page, "Vazgeçilen")
    page.form.drop()
    assert office.contacts.drafts() == [] and not page.form.isVisible()
    press(page, Key.Key_Z, Ctrl)
    assert page.form.isVisible()
    assert page.form.form.fields["subject"].value() == "Vazgeçilen"


def test_a_contact_is_changed_in_place_and_the_change_undone(open_page, office):
    contact = office.log("Bademlik Gençlik Vakfı", "Proje çağrısı", summary="Eski özet")
    page = open_page()
    page.list.select_id(contact)
    press(page, Key.Key_F2)
    assert page.form.isVisible() and focused(page) == "Subject"
    write(page, " (2027)")
    press(page, Key.Key_Return, Ctrl)
    assert page.view.isVisible() and page.view.subject.text() == "Proje çağrısı (2027)"
    press(page, Key.Key_Z, Ctrl)
    assert office.contacts.contact(contact).subject == "Proje çağrısı"
    assert page.view.subject.text() == "Proje çağrısı"


def test_deleting_selects_the_neighbour_and_undo_brings_it_back(open_page, office):
    first = office.log("Bademlik Gençlik Vakfı", "Bir")
    office.log("Bademlik Gençlik Vakfı", "İki", days=1)
    page = open_page()
    page.list.select_id(first)
    press(page, Key.Key_Delete, Ctrl)
    assert page.model.rowCount() == 1 and page.view.subject.text() == "İki"
    press(page, Key.Key_Z, Ctrl)
    assert page.model.rowCount() == 2


def test_follow_ups_are_added_ticked_off_put_off_and_reopened(open_page, office):
    contact = office.log("Bademlik Gençlik Vakfı", "Proje çağrısı", due=0)
    page = open_page()
    page.list.select_id(contact)
    panel = page.view.follow_ups
    panel.list.setFocus()
    press(page, Key.Key_Space)
    assert office.contacts.contact(contact).follow_ups[0].done_at is not None
    press(page, Key.Key_Z, Ctrl)
    assert office.contacts.contact(contact).follow_ups[0].done_at is None
    panel.later_button.menu().actions()[0].trigger()
    assert office.contacts.contact(contact).follow_ups[0].due_on == TODAY + dt.timedelta(days=1)
    panel.start_adding()
    assert focused(page) == "What is to be followed up"
    press(page, Key.Key_Return, Ctrl)
    assert panel.form.fields["due_on"].error()
    write(page, "5.12.2026")
    press(page, Key.Key_Return, Ctrl)
    assert panel.form.fields["subject"].error()
    write(page, "Metni gönder")
    press(page, Key.Key_Return, Ctrl)
    assert not panel.form.isVisible()
    assert [one.subject for one in office.contacts.contact(contact).follow_ups][-1] == "Metni gönder"
    panel.start_moving()
    press(page, Key.Key_Escape)
    assert not panel.form.isVisible() and panel.list.hasFocus()


def test_filters_narrow_are_shown_and_taken_away(open_page, office):
    office.log("Bademlik Gençlik Vakfı", "Şırnak ziyareti", channel="visit_to_them", due=2)
    office.log("Sivrihisar Kadın Kooperatifi", "Eğitim", days=40)
    page = open_page()
    press(page, Key.Key_F, Ctrl)
    write(page, "SIRNAK")
    assert page.model.rowCount() == 1
    press(page, Key.Key_Escape)
    assert page.model.rowCount() == 2
    page.filters.set_channel("visit_to_them")
    page.filters.set_open(True)
    page.filters.set_period("this month", TODAY.replace(day=1))
    assert page.model.rowCount() == 1 and len(page.filters.chips()) == 3
    page.show_contacts_of("Sivrihisar", organisation=office.organisations["Sivrihisar Kadın Kooperatifi"])
    assert page.model.rowCount() == 1 and [chip.key for chip in page.filters.chips()] == ["party"]
    page.filters.remove("party")
    assert page.model.rowCount() == 2
    page.filters.set_text("yok böyle")
    assert page.left.empty.isVisible()
    page.filters.clear()
    assert page.model.rowCount() == 2 and page.bar.text() == ""


def test_the_export_holds_exactly_what_the_list_shows(open_page, office, tmp_path):
    from openpyxl import load_workbook

    office.log("Bademlik Gençlik Vakfı", "Telefonla")
    office.log("Sivrihisar Kadın Kooperatifi", "=2+2", channel="email", days=3)
    office.log("Işıklı Yarınlar Eğitim Derneği", "Yazışma", channel="email", days=1)
    path = tmp_path / "temaslar.xlsx"
    page = open_page(ask_path=lambda _name: path)
    page.filters.set_channel("email")
    page.model.sort(1, Qt.SortOrder.AscendingOrder)
    page.list.setFocus()
    press(page, Key.Key_E, Ctrl)
    sheet = load_workbook(path).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[3], row[5]) for row in rows] == [
        ("Sivrihisar Kadın Kooperatifi", "=2+2"), ("Işıklı Yarınlar Eğitim Derneği", "Yazışma"),
    ]  # fmt: skip
    assert sheet.cell(2, 6).data_type == "s"


def test_an_export_that_is_called_off_or_cannot_be_written_says_so(open_page, office, tmp_path, qtbot):
    office.log("Bademlik Gençlik Vakfı", "Telefonla")
    answers = [None, tmp_path / "yok" / "temaslar.xlsx"]
    page = open_page(ask_path=lambda _name: answers.pop(0))
    page.export()
    with qtbot.waitSignal(page.notice_posted) as told:
        page.export()
    assert told.args[0]


def test_somebody_who_is_missing_is_asked_for_and_comes_back_into_the_form(open_page, office, qtbot):
    page = open_page()
    page.new_contact()
    write(page, "Hiç Olmayan Dernek")
    with qtbot.waitSignal(page.create_organisation_requested) as asked:
        press(page, Key.Key_Return)
    assert asked.args == ["Hiç Olmayan Dernek"]
    page.take_organisation(office.organisations["Bademlik Gençlik Vakfı"], "Bademlik Gençlik Vakfı")
    assert page.form.form.fields["organisations"].titles() == ["Bademlik Gençlik Vakfı"]
    assert page.form.form.fields["organisations"].line.text() == ""


def test_records_are_opened_from_elsewhere_through_any_filter(open_page, office):
    contact = office.log("Bademlik Gençlik Vakfı", "Telefonla", due=1)
    office.log("Bademlik Gençlik Vakfı", "Başka")
    page = open_page()
    page.filters.set_text("başka")
    (follow_up,) = office.contacts.due_follow_ups()
    assert page.open_record("follow_up", follow_up.id)
    assert page.list.current_id() == contact
    assert page.open_record("contact", contact)
    assert not page.open_record("event", contact)
    office.contacts.delete_contact(contact)
    assert not page.open_record("follow_up", follow_up.id)


def test_the_lists_behind_the_counts_of_today_open_with_their_filter(open_page, office):
    office.log("Bademlik Gençlik Vakfı", "Bu ay", due=1)
    office.log("Bademlik Gençlik Vakfı", "Eski", days=40)
    page = open_page()
    page.filters.set_text("yok")
    assert page.open_record("contacts_since", TODAY.replace(day=1))
    assert page.model.rowCount() == 1 and [chip.key for chip in page.filters.chips()] == ["period"]
    assert page.open_record("open_follow_ups", None)
    assert page.model.rowCount() == 1 and [chip.key for chip in page.filters.chips()] == ["open"]


def test_the_journey_of_each_record_is_shown(open_page, office):
    office.log("Bademlik Gençlik Vakfı", "Telefonla")
    way = Travel((("Here", "at_centre"), ("Headquarters", "sent")), "No receipt yet.")
    page = open_page(journey=lambda ids: dict.fromkeys(ids, "sent"), travel=lambda _id: way)
    page.list.select_row(0)
    assert page.view.journey.text() == "Here, Headquarters No receipt yet."


def test_what_came_in_from_elsewhere_is_shown(open_page, office):
    page = open_page()
    office.log("Bademlik Gençlik Vakfı", "Yeni")
    page.refresh(frozenset({"event"}))
    assert page.model.rowCount() == 0
    page.refresh(frozenset({"contact"}))
    assert page.model.rowCount() == 1


def test_the_last_of_many_rows_stays_selected_over_a_refresh(open_page, office):
    for number in range(260):
        office.log("Bademlik Gençlik Vakfı", f"Temas {number}", days=number)
    page = open_page()
    assert page.model.rowCount() == 260
    page.list.select_row(259)
    kept = page.list.current_id()
    page.refresh()
    assert page.list.current_id() == kept
    assert office.contacts.count_contacts(ContactFilter(last=TODAY - dt.timedelta(days=200))) == 60


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "view", "form", "follow_up"])
def test_every_state_of_the_page_passes_the_audit(qapp, open_page, office, mode, state):
    Theme.apply(qapp, mode)
    if state != "empty":
        office.log("Bademlik Gençlik Vakfı", "Telefonla", due=0, summary="Bir özet. " * 30)
    page = open_page()
    if state != "empty":
        page.list.select_row(0)
    if state == "form":
        page.new_contact()
    elif state == "follow_up":
        page.view.follow_ups.start_adding()
    qapp.processEvents()
    assert audit(page) == []


def test_in_one_column_the_form_takes_the_place_of_the_list_and_gives_it_back(qapp, open_page, office):
    contact = office.log("Bademlik Gençlik Vakfı", "Telefonla")
    page = open_page()
    page.window().resize(980, 640)
    qapp.processEvents()
    assert page.split.one_column and page.list.isVisible()
    page.new_contact()
    assert page.form.isVisible() and not page.list.isVisible()
    press(page, Key.Key_Escape)
    assert page.list.isVisible() and page.window().focusWidget() is page.list and not page.form.isVisible()
    assert page.open_record("contact", contact)
    assert page.view.isVisible() and not page.list.isVisible()
    press(page, Key.Key_Escape)
    assert page.list.isVisible()

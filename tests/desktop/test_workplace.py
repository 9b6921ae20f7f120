"""The whole program over a real installation, driven by keyboard: what the pages' own tests cannot see."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.keyslots import TEST_COST
from db.office.installation import Installation, NewInstallation, create_installation, open_installation
from db.registry.importing.service import ImportService
from db.registry.rows import OrganisationFacts, PersonFacts
from desktop import language
from desktop.preferences import Preferences
from desktop.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

PASSPHRASE = "köprü köprü köprü"
PAGES = ["today", "organisations", "people", "contacts", "events", "interviews", "exchange", "installations", "office"]
Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NoKey = Qt.KeyboardModifier.NoModifier

Open = Callable[..., Workplace]


@pytest.fixture(autouse=True)
def look(qapp) -> Iterator[None]:
    Theme.apply(qapp, "light")
    yield
    Theme.apply(qapp, "light")
    language.install(qapp, "en")


@pytest.fixture
def make(tmp_path) -> Callable[..., Installation]:
    def made(kind: str = "province", name: str = "Eskişehir") -> Installation:
        new = NewInstallation(kind, 26, name, "Elif Yalçınöz")
        return create_installation(tmp_path / kind, new, PASSPHRASE, cost=TEST_COST)

    return made


@pytest.fixture
def start(qtbot, make) -> Iterator[Open]:
    """`start()` opens the program on a new installation, or on the one that is given."""
    running: list[Workplace] = []

    def started(installation: Installation | None = None, **options: Any) -> Workplace:
        installation = installation or make()
        workplace = Workplace(installation, Preferences(installation.folder), **options)
        running.append(workplace)
        workplace.window.show()
        QTest.qWaitForWindowExposed(workplace.window)
        workplace.window.activateWindow()
        workplace.begin()
        return workplace

    yield started
    for workplace in running:
        leave(qtbot, workplace)
        workplace.window.deleteLater()
        workplace.deleteLater()


def leave(qtbot, workplace: Workplace) -> None:
    """Close the window as a person does, and see the work end."""
    if workplace.window.isVisible():
        idle(qtbot, workplace)
        workplace.window.close()
    assert not workplace.window.isVisible()


def idle(qtbot, workplace: Workplace) -> None:
    """Changes are shown, and nothing runs any more."""
    timers = (workplace._quiet, workplace._settling)
    qtbot.waitUntil(lambda: not workplace.jobs.running() and not any(one.isActive() for one in timers), timeout=20_000)


def press(workplace: Workplace, key: Qt.Key, modifiers: Qt.KeyboardModifier = NoKey) -> None:
    QTest.keyClick(workplace.window.focusWidget() or workplace.window, key, modifiers)


def write(workplace: Workplace, text: str) -> None:
    type_text(workplace.window.focusWidget(), text)


def page(workplace: Workplace) -> Any:
    return workplace.window.current_page()


def add_organisation(workplace: Workplace, name: str = "Işıklı Yarınlar Eğitim Derneği"):
    return workplace.services.registry.add_organisation(OrganisationFacts(name, kind="DRN", province=26))


# ---- going about ----


def test_it_opens_on_today_with_the_office_and_the_person_named(start):
    workplace = start()
    assert workplace.window.current_key == "today"
    assert workplace.window.windowTitle() == "Today – Köprü"
    assert workplace.window.keys_of_pages()[: len(PAGES)] == PAGES
    assert workplace.window.side.brand.accessibleName() == "Köprü, Eskişehir · Province"


def test_every_page_opens_by_its_number(start, qtbot):
    workplace = start()
    for number, key in enumerate(PAGES, start=1):
        press(workplace, Key(Key.Key_0 + number), Ctrl)
        assert workplace.window.current_key == key
        assert page(workplace).isVisible()
        assert page(workplace).isAncestorOf(workplace.window.focusWidget())
        idle(qtbot, workplace)


def test_what_is_typed_without_turkish_letters_finds_the_organisation_and_opens_it(start):
    workplace = start()
    wanted = add_organisation(workplace)
    add_organisation(workplace, "Bademlik Gençlik Vakfı")
    press(workplace, Key.Key_K, Ctrl)
    write(workplace, "isikli yarin")
    press(workplace, Key.Key_Return)
    assert workplace.window.current_key == "organisations"
    assert page(workplace).list.current_id() == wanted
    assert [row.id for row in workplace.seen.rows()] == [wanted]


@pytest.mark.parametrize("key", PAGES)
def test_a_contact_can_be_begun_from_every_page_of_an_empty_place(start, key):
    workplace = start()
    workplace.window.show_page(key)
    press(workplace, Key.Key_N, Ctrl)
    assert workplace.window.current_key == "contacts"
    assert page(workplace).form.isVisible()


def test_a_contact_can_be_begun_from_the_navigation(start):
    workplace = start()
    workplace.window.side.navigation.setFocus()
    press(workplace, Key.Key_N, Ctrl)
    assert workplace.window.current_key == "contacts"


def test_a_contact_begun_on_an_organisation_is_with_it(start):
    workplace = start()
    wanted = add_organisation(workplace)
    workplace.pages.open("organisation", wanted)
    press(workplace, Key.Key_N, Ctrl)
    assert page(workplace).form.form.fields["organisations"].value() == [wanted]


def test_a_name_that_nobody_bears_can_be_entered_from_the_search_box(start):
    workplace = start()
    press(workplace, Key.Key_K, Ctrl)
    write(workplace, "Kuzey Işığı Derneği")
    press(workplace, Key.Key_Return)
    assert workplace.window.current_key == "organisations"
    assert page(workplace).form.form.fields["name"].value() == "Kuzey Işığı Derneği"


def test_what_a_contact_misses_is_entered_and_comes_back_into_it(start):
    workplace = start()
    press(workplace, Key.Key_N, Ctrl)
    fields = page(workplace).form.form.fields
    fields["subject"].line.setFocus()
    write(workplace, "Yer tahsisi")
    fields["organisations"].input.setFocus()
    write(workplace, "Sivrihisar Kadın Kooperatifi")
    press(workplace, Key.Key_Down)
    press(workplace, Key.Key_Return)
    assert workplace.window.current_key == "organisations"
    assert page(workplace).form.form.fields["name"].value() == "Sivrihisar Kadın Kooperatifi"
    press(workplace, Key.Key_Return, Ctrl)
    assert workplace.window.current_key == "contacts"
    assert fields["subject"].value() == "Yer tahsisi"
    (organisation,) = workplace.services.registry.find_organisations()
    assert fields["organisations"].value() == [organisation.id]

    fields["people"].input.setFocus()
    write(workplace, "Nazlı Şahintepe")
    press(workplace, Key.Key_Down)
    press(workplace, Key.Key_Return)
    assert workplace.window.current_key == "people"
    press(workplace, Key.Key_Return, Ctrl)
    assert workplace.window.current_key == "contacts"
    press(workplace, Key.Key_Return, Ctrl)
    (contact,) = workplace.services.contacts.find_contacts()
    kept = workplace.services.contacts.contact(contact.id)
    assert [one.name for one in kept.organisations] == ["Sivrihisar Kadın Kooperatifi"]
    assert [one.name for one in kept.people] == ["Nazlı Şahintepe"]


def test_giving_up_what_was_missing_leads_back_to_the_contact_too(start):
    workplace = start()
    press(workplace, Key.Key_N, Ctrl)
    page(workplace).form.form.fields["organisations"].input.setFocus()
    write(workplace, "Kayıp Dernek")
    press(workplace, Key.Key_Down)
    press(workplace, Key.Key_Return)
    press(workplace, Key.Key_Escape)
    assert workplace.window.current_key == "contacts"
    assert workplace.services.registry.count_organisations() == 0


# ---- changes ----


def test_a_change_made_in_another_thread_is_shown(start, qtbot):
    workplace = start()
    workplace.window.show_page("organisations")
    writer = threading.Thread(target=add_organisation, args=(workplace,))
    writer.start()
    writer.join()
    qtbot.waitUntil(lambda: page(workplace).model.rowCount() == 1)


def test_the_last_changes_are_taken_back_one_by_one_and_no_undo_is_undone(start, qtbot):
    workplace = start()
    for name in ("Bademlik Gençlik Vakfı", "Işıklı Yarınlar Eğitim Derneği"):
        add_organisation(workplace, name)
    workplace.window.show_page("organisations")
    for left in (1, 0, 0):
        workplace.window.toast_.dismiss()
        press(workplace, Key.Key_Z, Ctrl)
        assert workplace.services.registry.count_organisations() == left
    qtbot.waitUntil(lambda: page(workplace).model.rowCount() == 0)


def test_an_import_is_taken_back_by_its_own_page_which_asks_first(start, qtbot, tmp_path):
    workplace = start()
    table = tmp_path / "dernekler.csv"
    table.write_text(
        "Dernek Adı;Telefon\nPorsuk Derneği;0222 230 11 02\nÇevre Vakfı;0222 230 11 03\n", encoding="utf-8"
    )
    imports = ImportService(workplace.services.database)
    imports.commit(imports.dry_run(table, "organisation", imports.look(table, "organisation").mapping()))
    workplace.window.show_page("today")
    press(workplace, Key.Key_Z, Ctrl)
    assert workplace.window.current_key == "import"
    assert workplace.services.registry.count_organisations() == 2, "it is asked first"
    press(workplace, Key.Key_Space)
    qtbot.waitUntil(lambda: workplace.services.registry.count_organisations() == 0)
    idle(qtbot, workplace)
    assert [run.undone for run in imports.runs()] == [True]
    workplace.window.toast_.dismiss()
    press(workplace, Key.Key_Z, Ctrl)
    assert workplace.services.registry.count_organisations() == 0, "and taking back is not taken back"


def test_what_was_seen_last_stands_on_today_also_after_the_next_start(start, qtbot):
    workplace = start()
    wanted = add_organisation(workplace)
    workplace.pages.open("organisation", wanted)
    workplace.window.show_page("today")
    assert [row.title for row in page(workplace).seen.model.rows()] == ["Işıklı Yarınlar Eğitim Derneği"]
    leave(qtbot, workplace)
    folder = workplace.installation.folder
    again = start(open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)))
    assert [row.id for row in page(again).seen.model.rows()] == [wanted]


def test_records_that_come_from_another_place_are_shown_and_are_not_ours_to_undo(start, qtbot, make, tmp_path):
    from tests.desktop.exchange.network import Network, add

    network = Network(tmp_path / "network")
    try:
        workplace = start(network.province)
        workplace.window.show_page("organisations")
        sent = add(network.laptop, "Bademlik Gençlik Vakfı")
        for package in network.laptop.exchange.export():
            network.province.exchange.import_file(package.path)
        qtbot.waitUntil(lambda: page(workplace).model.rowCount() == 1)
        assert page(workplace).model.id_at(0) == sent
        press(workplace, Key.Key_Z, Ctrl)
        assert workplace.services.registry.count_organisations() == 1
        leave(qtbot, workplace)
    finally:
        network.close()


def test_what_waits_for_headquarters_is_told_on_today_without_holding_it_up(start, qtbot):
    workplace = start()
    assert not page(workplace).pending.isVisible()
    add_organisation(workplace)
    idle(qtbot, workplace)
    assert [(row.label, row.count) for row in page(workplace).pending.model.rows()] == [("Organisation", 1)]


def test_conflicts_and_what_is_held_up_stand_on_today_and_lead_to_their_lists(start, qtbot, make, tmp_path):
    from tests.desktop.exchange.network import Network, add, deliver, disagree

    network = Network(tmp_path / "network")
    try:
        disagree(network, phone=("+902220001010", "+902220001452", "+902220004152"))
        add(network.province, office=6)
        deliver(network.province, network.centre)
        deliver(network.centre, network.province)
        workplace = start(network.province)
        workplace.frame.update()
        idle(qtbot, workplace)
        today = workplace.window.show_page("today")
        rows = today.held.model.rows()
        assert [(row.label, row.count) for row in rows] == [
            ("Conflicts to decide", 1), ("Not taken at the next place", 1),
        ]  # fmt: skip
        for number, shows in ((0, lambda one: one.conflict.isVisible()), (1, lambda one: one.side.held.hasFocus())):
            workplace.window.show_page("today")
            today.held.view.setFocus()
            today.held.view.select_row(number)
            press(workplace, Key.Key_Return)
            assert workplace.window.current_key == "exchange"
            assert shows(page(workplace))
        assert page(workplace).side.held.current_id() is not None
        leave(qtbot, workplace)
    finally:
        network.close()


# ---- language, kinds of place ----


def test_another_language_builds_the_window_anew_and_keeps_the_place(start, qtbot, qapp):
    workplace = start()
    press(workplace, Key.Key_N, Ctrl)
    page(workplace).form.form.fields["subject"].line.setFocus()
    write(workplace, "Yarım kalan konu")
    before = workplace.window
    language.install(qapp, "tr")
    workplace.rebuild()
    assert workplace.window is not before and workplace.window.isVisible() and not before.isVisible()
    assert workplace.window.current_key == "contacts"
    assert workplace.window.windowTitle() == "Temaslar – Köprü"
    assert [draft.content["subject"] for draft in workplace.services.contacts.drafts()] == ["Yarım kalan konu"]
    assert QTest.qWaitForWindowActive(workplace.window)
    press(workplace, Key.Key_1, Ctrl)
    assert workplace.window.current_key == "today"


def test_an_interviewer_sees_only_what_an_interviewer_needs(start, make):
    workplace = start(make("field", "Dizüstü 1"))
    assert workplace.window.keys_of_pages() == ["today", "interviews", "exchange", "office", "deeds"]
    press(workplace, Key.Key_2, Ctrl)
    assert workplace.window.current_key == "interviews"
    press(workplace, Key.Key_N, Ctrl)
    assert workplace.window.current_key == "interviews"
    press(workplace, Key.Key_K, Ctrl)
    write(workplace, "t")
    assert all(hit.keys != "Ctrl+N" for hit in workplace.window.palette_._matching("", 0))


def test_after_a_recovery_a_new_passphrase_is_asked_for_first(start):
    workplace = start(recovered=True)
    assert workplace.window.current_key == "office"
    assert page(workplace).passphrase.isAncestorOf(workplace.window.focusWidget())


# ---- the end ----


def test_closing_waits_for_work_keeps_drafts_and_lets_the_data_be_opened_again(start, qtbot):
    workplace = start()
    idle(qtbot, workplace)
    press(workplace, Key.Key_N, Ctrl)
    page(workplace).form.form.fields["subject"].line.setFocus()
    write(workplace, "Yarım kalan konu")
    may_end = threading.Event()
    workplace.jobs.start("Long work", lambda _progress: may_end.wait(20))
    workplace.window.close()
    assert workplace.window.isVisible()
    with qtbot.waitSignal(workplace.closed, timeout=20_000):
        may_end.set()
    assert not workplace.window.isVisible()
    folder = workplace.installation.folder
    with open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)) as again:
        from db.contacts.service import ContactService

        assert [draft.content["subject"] for draft in ContactService(again.database).drafts()] == ["Yarım kalan konu"]


def test_the_days_backup_is_made_behind_the_open_window(start, qtbot):
    workplace = start()
    assert not list((workplace.installation.folder / "backups").glob("*.db"))
    idle(qtbot, workplace)
    assert len(list((workplace.installation.folder / "backups").glob("*.db"))) == 1


# ---- the look ----


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 660)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_passes_the_audit(start, qtbot, qapp, theme, size):
    Theme.apply(qapp, theme)
    language.install(qapp, "tr")
    workplace = start()
    wanted = add_organisation(workplace)
    workplace.services.registry.add_person(PersonFacts("Nazlı", "Şahintepe"))
    workplace.window.resize(*size)
    workplace.pages.open("organisation", wanted)
    faults = {}
    for key in PAGES:
        workplace.window.show_page(key)
        idle(qtbot, workplace)
        QApplication.processEvents()
        if found := audit(workplace.window):
            faults[key] = found
    assert faults == {}


def test_a_clock_that_was_set_back_is_told_in_the_status_line(start: Open, make, qtbot) -> None:
    import datetime as dt

    from db.clock import SetClock

    installation = make()
    installation.database.clock = SetClock(dt.datetime.now(dt.UTC) + dt.timedelta(days=400))
    with installation.database.write() as session:
        from db.journal import insert_row
        from db.registry.tables import Organisation

        insert_row(session, Organisation, name="Porsuk Çevre Derneği", kind="DRN")
    installation.database.clock = SetClock(dt.datetime.now(dt.UTC))
    workplace = start(installation)
    qtbot.waitUntil(lambda: "date is wrong" in workplace.window.status.text("clock"), timeout=20_000)

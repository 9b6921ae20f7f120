"""Today: what is due stands first, is ticked off with Space, and every row opens its record."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from db.contacts.rows import NewFollowUp
from desktop.theme import Theme
from desktop.today.page import TodayPage
from desktop.today.rows import TodayEvent, TodayHeld, TodayInterview, TodayPending, TodaySeen, TodaySources
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.contacts.office import TODAY
from tests.desktop.hands import type_text

Key = Qt.Key
MOMENT = dt.datetime(2026, 11, 22, 16, 5, tzinfo=dt.UTC)
FULL = TodaySources(
    interviews=lambda: [
        TodayInterview(11, "26-01-0043", "Algı anketi · STK temsilcisi", 31, 48, "D. Genel görüşler", MOMENT),
        TodayInterview(12, "26-01-0047", "Algı anketi", 0, 0, "", MOMENT),
    ],
    events=lambda: [TodayEvent(21, dt.date(2026, 12, 1), "Sivil Toplum Günü – Bilecik", "61 davet · 38 yanıt")],
    pending=lambda: [
        TodayPending("Temas kaydı", "phone-call", 7),
        TodayPending("Görüşme", "clipboard-text", 1, "returned", page="interviews"),
    ],
    held=lambda: [
        TodayHeld("Karar bekleyen çelişki", "git-merge", "conflict", 2, "conflict"),
        TodayHeld("Başka bir kaydı bekleyen", "hourglass", "warning", 1904, "held", "parked"),
    ],
    seen=lambda: [TodaySeen("person", 31, "user", "Tahsin Gökbayrak", "Kişi · yalnız bakıldı", MOMENT)],
    people_trained=lambda since: 148 if since == dt.date(2026, 1, 1) else -1,
    interviews_completed=lambda _since: 21,
    events_held=lambda _since: 9,
)


@pytest.fixture
def open_page(qtbot, office):
    """The page in a shown window; `open_page(sources)` once a test."""

    def opened(sources: TodaySources | None = FULL, new_contact=lambda: None) -> TodayPage:
        window = Window()
        make = lambda: TodayPage(office.contacts, new_contact=new_contact, sources=sources)  # noqa: E731
        window.add_page("today", "sun-horizon", "Today", make)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        page = window.show_page("today")
        for part in (page.due, page.interviews, page.held, page.events, page.pending, page.seen):
            QAbstractItemModelTester(part.model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
        return page

    return opened


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.window().focusWidget(), key, modifiers)


def subjects(page) -> list[str]:
    return [row.subject for row in page.due.model.rows()]


def promise(office, subject, days, time=None, **parts):
    due = TODAY + dt.timedelta(days=days)
    return office.contacts.add_follow_up(NewFollowUp(subject, due, time), **parts)


def test_what_is_due_stands_first_in_the_order_of_its_urgency(open_page, office):
    for subject, days in (("yarın", 1), ("bugün", 0), ("dün", -1), ("gelecek ay", 30)):
        promise(office, subject, days)
    page = open_page()
    assert subjects(page) == ["dün", "bugün", "yarın"]
    assert page.due.section._count.full_text() == "1 overdue, 1 today, 1 later"
    chips = [page.due.model.columns[0].make(row) for row in page.due.model.rows()]
    assert [chip.chip_tone for chip in chips] == ["danger", "warning", "neutral"]
    assert page.due.view.hasFocus() and page.due.view.currentIndex().row() == 0


def test_space_ticks_off_and_undo_brings_back(open_page, office):
    row = promise(office, "Belgeleri iste", 0)
    promise(office, "Metni gönder", 1)
    page = open_page()
    press(page, Key.Key_Space)
    assert subjects(page) == ["Metni gönder"]
    assert office.contacts.follow_up(row).done_at is not None
    assert page.due.view.hasFocus()
    press(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert subjects(page) == ["Belgeleri iste", "Metni gönder"]


def test_plus_puts_off_to_tomorrow_with_its_time(open_page, office):
    row = promise(office, "Takvimi görüş", -3, "11:00")
    page = open_page()
    type_text(page.due.view, "+")
    kept = office.contacts.follow_up(row)
    assert (kept.due_on, kept.due_time) == (TODAY + dt.timedelta(days=1), "11:00")


def test_the_last_one_ticked_off_leaves_the_sentence_and_a_place_for_the_focus(open_page, office):
    promise(office, "Tek iş", 0)
    page = open_page()
    press(page, Key.Key_Space)
    assert page.due.view.isHidden() and page.due._nothing.isVisible()
    assert page.window().focusWidget() is not None


def test_one_that_was_deleted_elsewhere_is_said_and_goes(open_page, office, qtbot):
    row = promise(office, "Silinen", 0)
    page = open_page()
    office.contacts.delete_follow_up(row)
    with qtbot.waitSignal(page.notice_posted) as told:
        page.complete(row)
    assert told.args[1] is None
    assert subjects(page) == []


def test_every_row_opens_its_record(open_page, office):
    contact = office.log("Bademlik Gençlik Vakfı", "Proje çağrısı", due=-1, days=5)
    organisation = office.organisations["Bademlik Gençlik Vakfı"]
    promise(office, "Genel kurul", 2, organisation=organisation)
    promise(office, "Hiçbir şeyde durmayan", 3)
    page = open_page()
    opened = []
    page.open_requested.connect(lambda entity, row: opened.append((entity, row)))
    for number in range(3):
        page.due.view.select_row(number)
        page.due.view.setFocus()
        press(page, Key.Key_Return)
    for part in (page.interviews, page.held, page.events, page.pending, page.seen):
        part.view.setFocus()
        press(page, Key.Key_Return)
    page.pending.view.select_row(1)
    page.pending.view.setFocus()
    press(page, Key.Key_Return)
    assert opened == [
        ("contact", contact), ("organisation", organisation), ("interview", 11),
        ("conflict", None), ("event", 21), ("page", "exchange"),
        ("person", 31), ("page", "interviews"),
    ]  # fmt: skip


def test_what_is_held_up_leads_to_its_list(open_page):
    page = open_page()
    assert page.held.section._count.full_text() == "1906"
    opened = []
    page.open_requested.connect(lambda entity, row: opened.append((entity, row)))
    for number in range(2):
        page.held.view.select_row(number)
        page.held.view.setFocus()
        press(page, Key.Key_Return)
    assert opened == [("conflict", None), ("held", "parked")]


def test_figures_are_real_and_open_what_they_count(open_page, office):
    office.log("Bademlik Gençlik Vakfı", "Bu ay", days=2)
    office.log("Bademlik Gençlik Vakfı", "Geçen ay", days=40)
    page = open_page()
    opened = []
    page.open_requested.connect(lambda entity, row: opened.append((entity, row)))
    assert [tile.value() for tile in page.figures.tiles] == ["1", "148", "21", "9"]
    for tile in page.figures.tiles:
        tile.setFocus()
        press(page, Key.Key_Return)
    assert opened == [
        ("contacts_since", dt.date(2026, 11, 1)), ("page", "events"), ("page", "interviews"), ("page", "events"),
    ]  # fmt: skip


def test_what_does_not_exist_yet_is_not_shown(open_page):
    page = open_page(None)
    assert len(page.figures.tiles) == 1
    for part in (page.interviews, page.held, page.events, page.seen):
        assert not part.isVisible()
    assert page.pending.isVisible() and not page.send.isVisible()
    assert page.window().focusWidget() is page.header.primary


def test_the_primary_button_logs_a_contact(open_page):
    asked = []
    page = open_page(None, lambda: asked.append(True))
    press(page, Key.Key_Return)
    assert asked == [True]


def test_the_day_changes_under_a_page_left_open(open_page, office):
    promise(office, "Yarın", 1)
    page = open_page()
    office.database.clock.advance(days=1)
    page._watch_day()
    assert page.due.section._count.full_text() == "0 overdue, 1 today, 0 later"
    assert "24" in page.header._sub.full_text()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("full", [True, False])
def test_the_page_passes_the_audit(qapp, open_page, office, mode, full):
    Theme.apply(qapp, mode)
    if full:
        office.log("Işıklı Yarınlar Eğitim Derneği", "Yer tahsisi", due=0)
    page = open_page(FULL if full else None)
    qapp.processEvents()
    assert audit(page) == []

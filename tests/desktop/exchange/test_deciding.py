"""Many conflicts decided by a rule, and decisions taken back, on the page and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.office.installation import Installation
from db.registry.moving.service import MovingService
from desktop import names
from desktop.exchange.page import ExchangePage
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.exchange.network import Network, add, deliver, disagree, edit, value_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(network: Network, qtbot, jobs, ask):
    place = network.province
    window = Window(jobs)
    qtbot.addWidget(window)
    window.add_page("exchange", "arrows-left-right", "Exchange", lambda: ExchangePage(
        place.exchange, jobs, place.database.node, lambda *_: "Işıklı Yarınlar Eğitim Derneği", names.field_label,
        names.format_value, join=place.join, ask=ask,
    ))  # fmt: skip
    window.resize(1366, 768)
    window.show()
    return window, lambda: window.show_page("exchange")


def test_a_rule_is_chosen_by_keys_shows_what_it_does_and_decides_all(network: Network, page, qtbot) -> None:
    rows = [disagree(network, phone=("1", "+902222300002", "+902222300003"), address=("Eski", "Bir", "İki"))
            for _ in range(2)]  # fmt: skip
    window, show = page
    shown = show()
    QTest.mouseClick(shown.conflict.several, Qt.MouseButton.LeftButton)
    panel = shown.conflicts.rules
    assert panel.isVisible()
    assert not shown.conflict.isVisible()
    assert panel.which.input.hasFocus()
    assert panel.model.rowCount() == 4
    panel.rule.input.setFocus()
    QTest.keyClick(panel.rule.input, Qt.Key.Key_Down)  # what was written here
    assert {one.value for one in panel.decisions()} == {"+902222300002", "Bir"}
    QApplication.processEvents()
    assert audit(window) == []
    with qtbot.waitSignal(shown.notice_posted) as said:
        QTest.keyClick(panel.rule.input, Qt.Key.Key_Return, CONTROL)
    assert network.province.exchange.conflicts() == []
    assert [value_of(network.province, row, "address") for row in rows] == ["Bir", "Bir"]
    assert not panel.isVisible()
    said.args[1]()
    assert len(network.province.exchange.conflicts()) == 4
    assert shown.conflict.isVisible()


def test_a_rule_for_one_field_or_one_record_leaves_the_others(network: Network, page) -> None:
    disagree(network, phone=("1", "+902222300002", "+902222300003"), address=("Eski", "Bir", "İki"))
    disagree(network, address=("Eski", "Bir", "İki"))
    _, show = page
    shown = show()
    shown.conflict.several.click()
    panel = shown.conflicts.rules
    counts = {}
    for which in ("all", "field", "record"):
        panel.which.set_value(which)
        panel._preview()
        counts[which] = len(panel.decisions())
    assert counts["all"] == 3
    assert counts["record"] == 2
    panel.rule.set_value("both")
    panel.which.set_value("all")
    panel._preview()
    assert {one.field for one in panel.decisions()} == {"address"}, "a telephone number is not two of them"
    assert {one.value for one in panel.decisions()} == {"İki / Bir"}
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert shown.conflict.isVisible()


def test_a_decision_is_opened_again_later_and_at_the_other_place_too(network: Network, page) -> None:
    row = disagree(network, address=("Eski", "Bir", "İki"))
    window, show = page
    shown = show()
    shown.conflict.take(1)
    shown.conflict.decide()
    deliver(network.province, network.centre)
    assert network.centre.exchange.conflicts() == []
    shown.conflicts.open_past()
    past = shown.conflicts.past
    assert past.model.rowCount() == 1
    assert past.list.hasFocus()
    assert "Bir – Elif Yalçınöz" in past._values.text()
    QApplication.processEvents()
    assert audit(window) == []
    past.reopen_button.click()
    assert shown.conflict.isVisible()
    assert {version.value for version in shown.conflict.current().versions} == {"Bir", "İki"}
    deliver(network.province, network.centre)
    assert [one.row for one in network.centre.exchange.conflicts()] == [row]


def test_what_was_changed_since_says_so_instead_of_opening_again(network: Network, page) -> None:
    row = disagree(network, address=("Eski", "Bir", "İki"))
    _, show = page
    shown = show()
    shown.conflict.decide()
    edit(network.province, row, address="Üç")
    shown.conflicts.open_past()
    assert not shown.conflicts.past.reopen_button.isEnabled()
    assert "changed since" in shown.conflicts.past.reopen_button.toolTip()
    assert "changed since" in shown.conflicts.past._values.text()


def test_on_a_record_of_headquarters_the_province_cannot_decide(network: Network, page) -> None:
    import datetime as dt

    from sqlalchemy import select

    from db.interviews.tables import Study
    from db.journal import insert_row

    with network.centre.database.write() as session:
        insert_row(session, Study, title="Dalga", questionnaire="perception", version="1", status="open",
                   starts_on=dt.date(2026, 11, 1))  # fmt: skip
    deliver(network.centre, network.province)
    for place, title in ((network.province, "Bir"), (network.centre, "İki")):
        with place.database.write() as session:
            session.scalars(select(Study)).one().title = title
    deliver(network.centre, network.province)
    _, show = page
    shown = show()
    assert not shown.conflict.decide_button.isEnabled()
    assert "Headquarters decides" in shown.conflict.banner.text()
    QTest.keyClick(shown.conflict.cards[0], Qt.Key.Key_Return, CONTROL)
    assert len(network.province.exchange.conflicts()) == 1


def test_headquarters_decides_by_keys_whose_a_record_is_that_went_to_two_offices(network: Network, jobs, qtbot) -> None:
    row = add(network.province)
    deliver(network.province, network.centre)
    MovingService(network.province.database).move(row, 34)
    MovingService(network.centre.database).move(row, 6)
    deliver(network.centre, network.province)
    told = shown_page(network.province, jobs, qtbot)
    assert not told.conflict.decide_button.isEnabled()
    assert "Headquarters decides whose the record is" in told.conflict.banner.text()

    deliver(network.province, network.centre)
    page = shown_page(network.centre, jobs, qtbot)
    view = page.conflict
    assert [card.value.text() for card in view.cards] == ["06 Ankara", "34 İstanbul"]
    assert "Elif Yalçınöz" in view.cards[1].accessibleName()
    assert "later one counts" in view._what.full_text()
    assert "26 Eskişehir" in view._before.full_text()
    assert audit(page.window()) == []
    view.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    with qtbot.waitSignal(page.notice_posted) as said:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert said.args[1] is None, "a move is not undone by halves"
    assert network.centre.exchange.conflicts() == []
    assert MovingService(network.centre.database).place(row).office == 34
    page.conflicts.open_past()
    past = page.conflicts.past
    assert not past.reopen_button.isEnabled()
    assert "move the record instead" in past._values.full_text()
    assert audit(page.window()) == []


def shown_page(place: Installation, jobs, qtbot) -> ExchangePage:
    window = Window(jobs)
    qtbot.addWidget(window)
    window.add_page("exchange", "arrows-left-right", "Exchange", lambda: ExchangePage(
        place.exchange, jobs, place.database.node, lambda *_: "Işıklı Yarınlar Eğitim Derneği", names.field_label,
        names.format_value, join=place.join,
    ))  # fmt: skip
    window.resize(1366, 768)
    window.show()
    page = window.show_page("exchange")
    QApplication.processEvents()
    return page

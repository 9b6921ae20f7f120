"""Sending, receiving and deciding, driven as a person does: by keys, with real package files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.office.installation import load_roots
from db.registry.attachments.service import AttachmentService
from desktop import names
from desktop.exchange.page import ExchangePage
from desktop.jobs import Jobs
from desktop.theme import Theme
from desktop.widgets.asking import breakable
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.exchange.network import (
    PASSPHRASE,
    Answers,
    Network,
    add,
    deliver,
    disagree,
    edit,
    make,
    value_of,
)
from tests.desktop.hands import type_text


@pytest.fixture
def page_of(qtbot, jobs: Jobs, ask: Answers):
    """`page_of(place)`: the page of an installation, shown in the window."""

    def make_page(place) -> ExchangePage:
        window = Window(jobs)
        qtbot.addWidget(window)
        window.add_page(
            "exchange", "arrows-left-right", "Exchange",
            lambda: ExchangePage(
                place.exchange, jobs, place.database.node, lambda *_: "Işıklı Yarınlar Eğitim Derneği",
                names.field_label, names.format_value, join=place.join, ask=ask,
            ),
        )  # fmt: skip
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.show_page("exchange")
        assert isinstance(page, ExchangePage)
        models: list[QAbstractItemModel] = [page.side.model, page.side.member_model]
        warning = QAbstractItemModelTester.FailureReportingMode.Warning
        page.testers = [QAbstractItemModelTester(model, warning) for model in models]
        return page

    return make_page


def test_a_centre_that_nobody_has_joined_yet_shows_its_page(tmp_path, page_of):
    centre = make(tmp_path / "centre", "centre", "Genel Merkez", "Deniz Aksoylu")
    page = page_of(centre)
    assert page.split.isVisible()
    assert centre.exchange.peers() == []
    centre.close()


def idle(qtbot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier


# ---- conflicts
def test_a_conflict_is_decided_by_keyboard_and_the_decision_travels(network: Network, page_of) -> None:
    row = disagree(network, phone=("+902220001010", "+902220001452", "+902220004152"))
    page = page_of(network.province)
    shown, other = (card.value.text() for card in page.conflict.cards)
    assert {shown, other} == {"0 (222) 000 14 52", "0 (222) 000 41 52"}
    press(Qt.Key.Key_2)
    assert [card.isChecked() for card in page.conflict.cards] == [False, True]
    assert page.conflict.cards[1].hasFocus()
    page.side.show_tab(1)
    press(Qt.Key.Key_Return, CONTROL)
    assert network.province.exchange.conflicts() == []
    assert page.side.members.hasFocus()
    deliver(network.province, network.centre)
    wanted = {"0 (222) 000 14 52": "+902220001452", "0 (222) 000 41 52": "+902220004152"}[other]
    assert value_of(network.centre, row, "phone") == value_of(network.province, row, "phone") == wanted
    assert not page.conflict.isVisible()


def test_the_result_can_be_written_by_hand(network: Network, page_of) -> None:
    row = disagree(network, address=("Eski", "Vişnelik Mah.", "Visnelik Mah. 14"))
    page = page_of(network.province)
    page.conflict.result.input.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    type_text(page.conflict.result.input, "Vişnelik Mah. 14")
    assert not any(card.isChecked() for card in page.conflict.cards)
    press(Qt.Key.Key_Return, CONTROL)
    assert value_of(network.province, row, "address") == "Vişnelik Mah. 14"


def test_three_keeps_both_texts(network: Network, page_of) -> None:
    row = disagree(network, address=("Eski", "Bir", "İki"))
    page_of(network.province)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return, CONTROL)
    assert set(str(value_of(network.province, row, "address")).split(" / ")) == {"Bir", "İki"}


def test_a_code_can_be_chosen_but_not_written(network: Network, page_of) -> None:
    row = disagree(network, status=("active", "liquidation", "dissolved"))
    page = page_of(network.province)
    assert page.conflict.result.input.isReadOnly()
    wanted = page.conflict.current().versions[1].value
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CONTROL)
    assert value_of(network.province, row, "status") == wanted


def test_a_deletion_against_a_change_is_told_in_words(network: Network, page_of) -> None:
    row = add(network.province, phone="1")
    deliver(network.province, network.centre)
    deliver(network.centre, network.province)
    edit(network.province, row, deleted=True)
    edit(network.centre, row, phone="2")
    deliver(network.centre, network.province)
    page = page_of(network.province)
    words = [card.value.text() for card in page.conflict.cards]
    assert words == ["The record stays, with its changes", "The record is deleted"]
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CONTROL)
    assert network.province.exchange.conflicts() == []


def test_a_decision_taken_back_brings_the_card_back_and_can_be_taken_anew(network: Network, page_of, qtbot) -> None:
    row = disagree(network, phone=("1", "2", "3"))
    page = page_of(network.province)
    first = page.conflict.current()
    with qtbot.waitSignal(page.notice_posted) as said:
        page.conflict.take(1)
        page.conflict.decide()
    assert value_of(network.province, row, "phone") == first.versions[1].value
    said.args[1]()
    assert value_of(network.province, row, "phone") == first.versions[0].value
    assert page.conflict.isVisible()
    page.conflict.take(1)
    page.conflict.decide()
    assert value_of(network.province, row, "phone") == first.versions[1].value
    assert not page.conflict.isVisible()


def test_what_was_typed_survives_a_refresh(network: Network, page_of) -> None:
    disagree(network, address=("Eski", "Bir", "İki"))
    page = page_of(network.province)
    page.conflict.result.input.setFocus()
    type_text(page.conflict.result.input, " elle")
    typed = page.conflict.result.input.text()
    add(network.province, "Başka")
    page.refresh(frozenset({"organisation"}))
    assert page.conflict.result.input.text() == typed
    assert typed.endswith("elle")


def test_each_conflict_stands_in_the_count_and_later_goes_on(network: Network, page_of, qtbot) -> None:
    disagree(network, phone=("1", "2", "3"), address=("Eski", "Bir", "İki"))
    page = page_of(network.province)
    with qtbot.waitSignal(page.count_changed) as counted:
        page.refresh()
    assert counted.args == [2]
    first = page.conflict.current()
    page.conflict.step(1)
    assert page.conflict.current() is not first


# ---- packages
def test_prepared_packages_lie_in_the_folder_and_can_be_shown(network: Network, page_of, qtbot, jobs, ask) -> None:
    add(network.province)
    page = page_of(network.province)
    assert page.side.cards.to_send.text() == "To be sent 1 changes organisations 1"
    QTest.keyClick(page.side.list, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    idle(qtbot, jobs)
    files = sorted((network.province.folder / "sent").iterdir())
    assert len(files) == page.side.model.rowCount() == 2
    assert breakable(network.province.folder / "sent") in page.side.banner.text()
    page.side.banner._action.click()
    assert ask.shown == [network.province.folder / "sent"]
    for path in files:
        if path.name.startswith("kopru-26-00-"):
            network.centre.exchange.import_file(path)
    assert network.centre.exchange.packages()[0].report["new_rows"] == 1


def test_a_package_for_one_peer_goes_to_the_chosen_folder(network, page_of, qtbot, jobs, ask, tmp_path) -> None:
    ask.path = tmp_path / "stick"
    page = page_of(network.province)
    page.side.addressee.setCurrentIndex(1)
    page.work.prepare(True)
    idle(qtbot, jobs)
    assert len(list(ask.path.iterdir())) == 1
    assert [row.peer_name for row in page.side.model.rows()] == [page.side.addressee.currentText()] == ["Genel Merkez"]


def test_the_receipt_tells_what_became_of_a_package(network: Network, page_of, qtbot, jobs, ask) -> None:
    add(network.province)
    ask.paths = [one.path for one in network.province.exchange.export(network.centre.database.node.id)]
    page = page_of(network.centre)
    QTest.keyClick(page.side.list, Qt.Key.Key_O, CONTROL)
    idle(qtbot, jobs)
    assert "1 packages taken in: 1 new records" in page.side.banner.text()
    assert "Taken in 1 1 new records, 0 changed" in page.receipt.text()
    page.work.take_in(ask.paths)
    idle(qtbot, jobs)
    assert page.side.model.rows()[0].state == "duplicate"


def test_sender_and_recipient_are_told_of_documents(network: Network, page_of, qtbot, jobs, ask) -> None:
    row = add(network.province)
    AttachmentService(network.province.database).add_bytes("organisation", row, b"%PDF-1.7", "tuzuk.pdf")
    page = page_of(network.province)
    page.side.addressee.setCurrentIndex(1)
    page.work.prepare()
    idle(qtbot, jobs)
    assert "Documents in it: 1." in page.side.banner.text()
    assert "Documents 1" in page.receipt.text()
    (path,) = network.province.exchange.sent_folder.glob("kopru-26-00-*")
    page = page_of(network.centre)
    page.work.take_in([path])
    idle(qtbot, jobs)
    assert "Documents that came: 1." in page.side.banner.text()
    assert "Documents 1 can be opened now" in page.receipt.text()


def test_a_refused_file_tells_why_and_does_not_keep_the_others_out(network: Network, page_of, qtbot, jobs, tmp_path):
    add(network.province)
    good = [one.path for one in network.province.exchange.export(network.centre.database.node.id)]
    bad = tmp_path / "tatil.kopru"
    bad.write_bytes(b"no package")
    page = page_of(network.centre)
    page.work.take_in([bad, *good])
    idle(qtbot, jobs)
    assert "“tatil.kopru” is not a Köprü package." in page.side.banner.text()
    assert network.centre.exchange.packages()[0].report["new_rows"] == 1
    refused = next(row for row in page.side.model.rows() if row.state == "refused")
    page.side.list.select_id(refused.n)
    assert "“tatil.kopru” is not a Köprü package." in page.receipt.text()
    assert "quarantine" in page.receipt.text()


def test_a_file_dropped_onto_the_page_is_taken(network: Network, page_of, qtbot, jobs) -> None:
    add(network.province)
    (package,) = network.province.exchange.export(network.centre.database.node.id)
    page = page_of(network.centre)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package.path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none))
    idle(qtbot, jobs)
    assert network.centre.exchange.packages()[0].state == "taken"


def test_an_import_cancelled_in_the_middle_keeps_nothing(network: Network, page_of, qtbot, jobs, hold) -> None:
    add(network.province)
    (package,) = network.province.exchange.export(network.centre.database.node.id)
    page = page_of(network.centre)
    page.work.take_in([package.path])
    job = jobs.running()[-1]
    job.progress.reported.connect(lambda *_: job.cancel(), Qt.ConnectionType.DirectConnection)  # inside the work
    hold.set()
    idle(qtbot, jobs)
    assert network.centre.exchange.packages() == []
    assert "Cancelled" in page.side.banner.text()
    page.work.take_in([package.path])
    idle(qtbot, jobs)
    assert network.centre.exchange.packages()[0].state == "taken"


def test_after_the_work_the_keyboard_goes_on_in_the_list(network: Network, page_of, qtbot, jobs) -> None:
    add(network.province)
    page = page_of(network.province)
    page.side.prepare.setFocus()
    QTest.keyClick(page.side.prepare, Qt.Key.Key_Space)
    idle(qtbot, jobs)
    assert page.side.list.hasFocus()


def test_preparing_cancelled_before_it_began_writes_no_file(network: Network, page_of, qtbot, jobs, hold) -> None:
    add(network.province)
    page = page_of(network.province)
    page.side.prepare.click()
    assert page.side.progress.isVisible()
    assert not page.side.take.isEnabled()
    page.side.progress.cancel_button.click()
    hold.set()
    idle(qtbot, jobs)
    assert network.province.exchange.packages() == []
    assert not (network.province.folder / "sent").exists()
    assert page.side.take.isEnabled()


def test_only_problems_leaves_the_rest_out(network: Network, page_of, qtbot, jobs, tmp_path) -> None:
    bad = tmp_path / "x.kopru"
    bad.write_bytes(b"no package")
    page = page_of(network.province)
    page.side.prepare.click()
    idle(qtbot, jobs)
    page.work.take_in([bad])
    idle(qtbot, jobs)
    page.side.problems.setChecked(True)
    assert [row.state for row in page.side.model.rows()] == ["refused"]


# ---- joining
def test_two_places_join_through_the_pages(network: Network, page_of, qtbot, jobs, ask, tmp_path) -> None:
    new = make(tmp_path / "06", "province", "Ankara ofisi", province=6)
    try:
        mine, centre = page_of(new), page_of(network.centre)
        assert not mine.split.isVisible()
        ask.path = tmp_path / "request"
        mine.join_panel.request_button.click()
        centre.work.take_in([ask.path])
        assert centre.approval.words.accessibleName() == mine.join_panel.words.accessibleName()
        ask.path = tmp_path / "answer"
        type_text(centre.approval.passphrase.line, PASSPHRASE)
        press_in(centre.approval.passphrase.line, Qt.Key.Key_Return)
        idle(qtbot, jobs)
        assert "Ankara ofisi" in [row.name for row in centre.side.member_model.rows()]
        assert centre.side.members.hasFocus()
        mine.window().activateWindow()
        mine.choose_files()
        assert mine.join_panel.centre_words.accessibleName() == centre.approval.own_words.accessibleName()
        assert new.exchange.directory is None, "nothing is kept before the words were compared"
        with qtbot.waitSignal(mine.joined):
            press_in(mine.join_panel.agree_button, Qt.Key.Key_Return)
        assert mine.split.isVisible()
        assert set(network.centre.exchange.directory.recovery) < set(new.slots.recovery_recipients)
        assert [peer.name for peer in new.exchange.peers()] == ["Genel Merkez"]
    finally:
        new.close()


def press_in(widget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_an_answer_whose_words_differ_is_not_taken(network: Network, page_of, ask, tmp_path) -> None:
    new = make(tmp_path / "06", "province", "Ankara ofisi", province=6)
    try:
        request, ask.path = tmp_path / "request", tmp_path / "answer"
        request.write_bytes(new.exchange.request())
        roots = load_roots(sorted((network.centre.folder / "roots").iterdir())[:2], PASSPHRASE)
        ask.path.write_bytes(network.centre.exchange.approve(network.centre.exchange.read_request(request), roots))
        page = page_of(new)
        page.join_panel.choose_answer()
        page.join_panel.differ()
        assert "was not taken" in page.join_panel.banner.text()
        assert new.exchange.directory is None
    finally:
        new.close()


def test_the_answer_for_another_place_is_refused_in_words(network: Network, page_of, ask, tmp_path) -> None:
    new = make(tmp_path / "06", "province", "Ankara ofisi", province=6)
    try:
        ask.path = tmp_path / "answer"
        ask.path.write_bytes(network.centre.exchange.directory.to_bytes())
        page = page_of(new)
        page.work.take_in([ask.path])
        assert "not for this installation" in page.join_panel.banner.text()
        assert new.exchange.directory is None
    finally:
        new.close()


def test_a_wrong_root_passphrase_is_told_at_its_field(network: Network, page_of, qtbot, jobs, ask, tmp_path) -> None:
    new = make(tmp_path / "06", "province", "Ankara ofisi", province=6)
    request = tmp_path / "request"
    request.write_bytes(new.exchange.request())
    new.close()
    page = page_of(network.centre)
    page.work.take_in([request])
    ask.path = tmp_path / "answer"
    type_text(page.approval.passphrase.line, "yanlış bir parola")
    page.approval.approve()
    idle(qtbot, jobs)
    assert "does not open the root key" in page.approval.passphrase.error()
    assert not ask.path.exists()
    assert len(network.centre.exchange.members()) == 2


# ---- the look
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 660), (1000, 640)], ids=str)
def test_the_page_passes_the_audit(network: Network, page_of, qtbot, qapp, theme, size) -> None:
    disagree(network, phone=("1", "2", "3"), notes=("", "Uzun bir not " * 9, "Uzun bir notun ötekisi " * 8))
    Theme.apply(qapp, theme)
    page = page_of(network.province)
    page.window().resize(*size)
    qtbot.wait(1)
    assert audit(page.window()) == []
    page.side.show_tab(1)
    qtbot.wait(1)
    assert audit(page.window()) == []


def test_the_pages_of_joining_pass_the_audit(network: Network, page_of, qtbot, tmp_path) -> None:
    new = make(tmp_path / "06", "province", "Ankara ofisi", province=6)
    request = tmp_path / "request"
    request.write_bytes(new.exchange.request())
    lone = page_of(new)
    assert audit(lone.window()) == []
    centre = page_of(network.centre)
    centre.work.take_in([request])
    qtbot.wait(1)
    assert audit(centre.window()) == []
    new.close()


# ---- held up
def test_what_is_held_up_has_a_tab_with_the_reason_while_there_is_something(network: Network, page_of, qtbot) -> None:
    page = page_of(network.province)
    assert not page.side.tab_held.isVisible()
    row = add(network.province, office=6)
    deliver(network.province, network.centre)
    deliver(network.centre, network.province)
    page.refresh()
    assert page.side.tab_held.isVisible()
    page.side.tab_held.click()
    QApplication.processEvents()
    assert audit(page.window()) == []
    held = page.side.held_model.rows()
    assert [one.row for one in held] == [row]
    assert page.side.held.model().columns[0].sub(held[0]).startswith("Not taken at the next place")
    page.side.held.select_row(0)
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(page.side.held, Qt.Key.Key_Return)
    assert opened.args == ["organisation", row]

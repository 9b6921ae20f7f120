"""Installations and keys at headquarters: every piece of work from the file that comes to the file that goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from db.errors import WrongPassphrase
from db.exchange.changes import Draft
from db.keyslots import TEST_COST, open_recovery_file
from db.office.centre_keys import relock_root
from db.office.forgotten import write_request
from db.office.installation import load_roots
from db.office.recovering import answer_recovery, open_by_answer
from desktop.exchange.installations import InstallationsPage
from tests.desktop.audit import audit
from tests.desktop.exchange.network import PASSPHRASE, add, deliver, make
from tests.desktop.hands import type_text


@pytest.fixture
def open_page(network, jobs, ask, qtbot):
    def open_at(place):
        page = InstallationsPage(
            place.keys, place.exchange, jobs, place.database.node,
            lambda request, keys, file: answer_recovery(place, request, keys, file), ask=ask,
        )  # fmt: skip
        qtbot.addWidget(page)
        page.resize(1160, 720)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        return page

    return open_at


@pytest.fixture
def page(open_page, network):
    made = open_page(network.centre)
    model: QAbstractItemModel = made.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


@pytest.fixture
def finish(qtbot, jobs, ask):
    """Type the passphrase, press a button, write to a path; returns when the work is done."""

    def go(page, target, button=None, passphrase=PASSPHRASE):
        if passphrase:
            type_text(page.panel.passphrase.line, passphrase)
        ask.path = target
        (button or page.panel.run_button).click()
        qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
        return target

    return go


def state(network, node):
    return next(row.state for row in network.centre.keys.installations() if row.node == node)


def test_everybody_stands_in_the_list_with_the_state_of_the_key(page, network):
    assert [row.name for row in page.model.rows()] == ["Genel Merkez", "Eskişehir ofisi", "Dizüstü 2"]
    assert audit(page) == []
    assert page.detail.roots_button.isVisible() and not page.detail.revoke_button.isVisible()
    page.list.select_id(network.laptop.database.node.id)
    assert not page.detail.roots_button.isVisible() and page.detail.revoke_button.isVisible()
    words = network.laptop.exchange.fingerprint.words
    assert page.detail.words.accessibleName() == ", ".join(words)
    type_text(page.bar.field, "eskisehir")
    assert [row.name for row in page.model.rows()] == ["Eskişehir ofisi", "Dizüstü 2"]


def test_a_stolen_laptop_is_revoked_with_a_reason_and_a_record(page, network, ask, finish, tmp_path):
    node = network.laptop.database.node.id
    page.list.select_id(node)
    page.detail.revoke_button.click()
    assert audit(page) == []
    why, last = page.panel.task.fields
    type_text(last.line, "yarım")
    finish(page, tmp_path / "dizin", page.panel.danger_button)
    assert "1:240" in last.error()
    assert last.line.hasFocus()
    assert state(network, node) == "active"
    last.set_value("1:3")
    finish(page, tmp_path / "dizin", page.panel.danger_button, "yanlış parola")
    assert page.panel.passphrase.error()
    page.panel.passphrase.line.clear()
    finish(page, tmp_path / "dizin", page.panel.danger_button)
    assert state(network, node) == "revoked"
    entry = network.centre.exchange.directory.entry(node)
    assert (entry.revoked_why, entry.last_ok_incarnation, entry.last_ok_seq) == (why.value(), 1, 3)
    network.province.join((tmp_path / "dizin").read_bytes(), "dizin")
    page.list.select_id(node)
    ask.path = tmp_path / "record.pdf"
    page.detail.record_button.click()
    assert ask.path.read_bytes().startswith(b"%PDF")
    assert audit(page) == []


def test_two_holders_sign_one_after_the_other(page, open_page, network, finish, ask, tmp_path):
    node = network.laptop.database.node.id
    page.list.select_id(node)
    page.detail.revoke_button.click()
    ask.paths = [network.centre.folder / "roots" / "root-1.kopru-root"]
    page.panel.choose_button.click()
    finish(page, tmp_path / "dizin", page.panel.danger_button)
    assert "2 keys are needed" in page.panel.banner.text()
    proposal = finish(page, tmp_path / "öneri.kopru-proposal", page.panel.propose_button, "")
    assert "1 of 2" in page.banner.text()
    assert state(network, node) == "active"

    elsewhere = open_page(network.province)  # the second holder sits in a province
    ask.path = proposal
    elsewhere.choose_file()
    assert "Dizüstü 2" in "".join(elsewhere.panel.task.lines)
    ask.paths = [network.centre.folder / "roots" / "root-3.kopru-root"]
    elsewhere.panel.choose_button.click()
    finish(elsewhere, proposal)
    assert Draft.read(proposal.read_bytes(), "p").is_complete

    page.take_file(proposal)
    ask.paths = [network.centre.folder / "roots" / "root-2.kopru-root"]
    page.panel.choose_button.click()
    finish(page, tmp_path / "dizin")
    assert state(network, node) == "revoked"


def test_a_lost_computer_is_replaced_by_the_request_of_the_new_one(page, network, finish, tmp_path):
    new = make(tmp_path / "yeni", "field", "Dizüstü 3")
    (tmp_path / "istek").write_bytes(new.exchange.request())
    page.take_file(tmp_path / "istek")
    assert audit(page) == []
    (replaces,) = page.panel.task.fields
    lost = network.laptop.database.node.id
    replaces.set_value(lost)
    answer = finish(page, tmp_path / "yanıt")
    new.join(answer.read_bytes(), "yanıt")
    rows = {row.node: row for row in network.centre.keys.installations()}
    assert (rows[lost].why, rows[new.database.node.id].replaces) == ("replaced", lost)
    new.close()


def test_a_new_key_is_given_after_the_words(page, network, finish, tmp_path):
    (tmp_path / "yenile").write_bytes(network.province.keys.renewal())
    page.take_file(tmp_path / "yenile")
    words = network.province.keys.renewal_fingerprint().words
    assert page.panel.words.accessibleName() == ", ".join(words)
    assert page.panel.task.fields == []
    answer = finish(page, tmp_path / "yanıt")
    network.province.join(answer.read_bytes(), "yanıt")
    assert network.province.exchange.fingerprint.words == words
    page.take_file(tmp_path / "yenile")
    assert "with this very key already" in page.banner.text()


def test_a_forgotten_passphrase_is_answered(page, network, finish, ask, tmp_path):
    network.province.close()
    request = write_request(network.province.folder, "yepyeni parola", TEST_COST)
    (tmp_path / "istek").write_bytes(request.data)
    page.take_file(tmp_path / "istek")
    assert page.panel.words.accessibleName() == ", ".join(request.fingerprint.words)
    assert audit(page) == []
    answer = finish(page, tmp_path / "yanıt")
    network.province = open_by_answer(
        network.province.folder, answer.read_bytes(), "yanıt", "yepyeni parola", TEST_COST
    )
    page.take_file(answer)
    assert "is not an enrolment request" in page.banner.text()


def test_new_root_keys_are_made_and_the_custody_sheet_printed(page, network, finish, ask, tmp_path):
    ask.path = tmp_path
    page.detail.roots_button.click()
    assert audit(page) == []
    fields, secrets = page.panel.task.fields, ["birincinin parolası", "ikincinin parolası", "üçüncünün parolası"]
    for number, secret in enumerate(secrets):
        type_text(fields[2 * number].line, secrets[0] if number == 2 else secret)
        type_text(fields[2 * number + 1].line, "başka" if number == 1 else secrets[0] if number == 2 else secret)
    finish(page, tmp_path / "dizin")
    assert fields[3].error()
    fields[3].set_value(secrets[1])
    page.panel.passphrase.line.clear()
    finish(page, tmp_path / "dizin")
    assert fields[4].error(), "each holder has another one"
    for field in fields[4:]:
        field.set_value(secrets[2])
    page.panel.passphrase.line.clear()
    assert audit(page) == []
    finish(page, tmp_path / "dizin")
    files = sorted(tmp_path.glob("*.kopru-root"))
    new = load_roots(files, secrets)
    assert {root.public for root in new} == set(network.centre.exchange.directory.roots)
    with pytest.raises(WrongPassphrase):
        load_roots(files, secrets[0])
    ask.path = tmp_path / "custody.pdf"
    page.detail.custody_button.click()
    assert ask.path.read_bytes().startswith(b"%PDF")
    ask.path = tmp_path
    page.detail.roots_button.click()
    assert "Root keys lie in this folder already" in page.banner.text()


def test_a_new_recovery_key_is_made(page, network, finish, ask, tmp_path):
    ask.path = tmp_path / "yeni.kopru-recovery"
    before = network.centre.exchange.directory.recovery
    page.detail.recovery_button.click()
    for field in page.panel.task.fields:
        type_text(field.line, "kurtarmanın parolası")
    finish(page, tmp_path / "dizin")
    (recipient,) = network.centre.exchange.directory.recovery
    assert recipient not in before
    (identity,) = open_recovery_file((tmp_path / "yeni.kopru-recovery").read_bytes(), "kurtarmanın parolası")
    assert identity.recipient == recipient


def test_what_a_lost_laptop_wrote_before_is_taken_in_by_a_person(open_page, network, ask, tmp_path):
    add(network.laptop, "Kaybolmadan önce")
    path = network.laptop.exchange.export(network.province.database.node.id)[0].path
    roots = load_roots(sorted((network.centre.folder / "roots").iterdir())[:2], PASSPHRASE)
    network.centre.keys.publish(network.centre.keys.revoke(network.laptop.database.node.id, "stolen"), roots)
    deliver(network.centre, network.province)
    page = open_page(network.province)
    page.list.select_id(network.laptop.database.node.id)
    assert not page.detail.revoke_button.isVisible()
    ask.path = path
    page.detail.earlier_button.click()
    assert "1 new records" in page.banner.text()


def test_escape_leaves_the_panel_and_a_wrong_file_says_so(page, network, ask, tmp_path):
    page.list.select_id(network.laptop.database.node.id)
    page.detail.revoke_button.click()
    assert page.go_back()
    assert page.panel.isHidden() and page.detail.isVisible()
    ask.path = tmp_path / "not"
    ask.path.write_text("alışveriş", encoding="utf-8")
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert page.banner.text()
    ask.path.write_bytes(b"[]")
    page.choose_file()
    assert "damaged" in page.banner.text()
    page.detail.revoke_button.click()
    assert not page.banner.text()  # what was said of the file is not about the revocation


def test_two_holders_sign_each_with_their_own_passphrase(page, network, ask, tmp_path, finish):
    files = sorted((network.centre.folder / "roots").iterdir())[:2]
    relock_root(files[1], PASSPHRASE, "ikincinin parolası", files[1], TEST_COST)
    page.list.select_id(network.laptop.database.node.id)
    page.detail.revoke_button.click()
    assert [field.input.accessibleName() for field in page.panel.others] == ["Passphrase of root-2.kopru-root"]
    finish(page, tmp_path / "dizin")
    assert "root-2.kopru-root" in page.panel.others[0].error()
    assert page.panel.others[0].line.hasFocus()
    assert audit(page) == []
    page.panel.passphrase.line.clear()
    type_text(page.panel.others[0].line, "ikincinin parolası")
    finish(page, tmp_path / "dizin")
    assert network.centre.exchange.directory.entries[network.laptop.database.node.id].revoked_at


def test_a_holder_gives_a_root_key_a_passphrase_of_their_own(page, network, ask, tmp_path, finish):
    (file,) = sorted((network.centre.folder / "roots").iterdir())[:1]
    before = load_roots([file], PASSPHRASE)[0].public
    page.detail.passphrase_button.click()
    ask.paths = [file]
    page.panel.choose_button.click()
    for field in page.panel.task.fields:
        type_text(field.line, "yalnız benim parolam")
    assert audit(page) == []
    finish(page, tmp_path / "benim.kopru-root")
    assert load_roots([tmp_path / "benim.kopru-root"], "yalnız benim parolam")[0].public == before
    assert "Destroy the file with the old one" in page.banner.text()

"""The way through headquarters on the locked screen, and the key of this place in the settings."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from db.audit.tables import AuditEntry
from db.keyslots import TEST_COST, open_recovery_file
from db.office.forgotten import read_request
from db.office.installation import (
    CENTRE_KEY,
    RECOVERY_FILE,
    NewInstallation,
    create_installation,
    load_roots,
    open_installation,
)
from db.office.recovering import answer_recovery
from desktop.office.own_key import OwnKeyPart
from desktop.office.unlock import Unlock
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

SECRET, NEW = "ıhlamur köprü taşı", "yağmurlu bir sabah"


class Two:
    """An open centre and a province that has joined."""

    def __init__(self, folder):
        self.centre = create_installation(folder / "c", NewInstallation("centre", 0, "Merkez"), SECRET, cost=TEST_COST)
        new = NewInstallation("province", 26, "Eskişehir ofisi")
        self.place = create_installation(folder / "p", new, SECRET, cost=TEST_COST)
        self.roots = load_roots(sorted((self.centre.folder / "roots").iterdir())[:2], SECRET)
        path = folder / "request"
        path.write_bytes(self.place.exchange.request())
        self.place.join(self.centre.exchange.approve(self.centre.exchange.read_request(path), self.roots), "answer")

    def answer(self, request: bytes) -> bytes:
        key = open_recovery_file((self.centre.folder / CENTRE_KEY).read_bytes(), SECRET)
        return answer_recovery(self.centre, read_request(request, "r"), key, "r")


@pytest.fixture
def two(tmp_path):
    made = Two(tmp_path)
    yield made
    made.centre.close()
    made.place.close()


@pytest.fixture
def locked(two, jobs, ask, shown, qtbot):
    two.place.close()
    page = shown(Unlock(two.place.folder, jobs, ask=ask, cost=TEST_COST))
    opened = []
    page.opened.connect(opened.append)
    page.start()
    wait(qtbot, jobs)
    page.opened_list = opened
    yield page
    for installation in opened:
        installation.close()


def wait(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)


def ask_headquarters(page, ask, path, qtbot, jobs, text=NEW):
    page.forgot_button.click()
    type_text(page.forgotten.new.first.line, text)
    type_text(page.forgotten.new.second.line, text)
    ask.path = path
    QTest.keyClick(page.forgotten.new.second.line, Qt.Key.Key_Return)
    wait(qtbot, jobs)


def test_a_forgotten_passphrase_ends_in_the_open_data(two, locked, ask, tmp_path, qtbot, jobs):
    request = tmp_path / "istek.kopru-recovery-request"
    ask_headquarters(locked, ask, request, qtbot, jobs)
    seen = read_request(request.read_bytes(), "r")
    assert locked.forgotten.words.accessibleName() == ", ".join(seen.fingerprint.words)
    assert audit(locked) == []
    ask.path = tmp_path / "sheet.pdf"
    locked.forgotten.print_button.click()
    assert ask.path.read_bytes().startswith(b"%PDF")

    ask.path = tmp_path / "yanıt"
    ask.path.write_bytes(two.answer(request.read_bytes()))
    type_text(locked.forgotten.passphrase.line, "başka bir şey")
    QTest.keyClick(locked.forgotten.passphrase.line, Qt.Key.Key_Return)
    wait(qtbot, jobs)
    assert "not the new passphrase" in locked.forgotten.passphrase.note()
    locked.forgotten.passphrase.line.clear()
    type_text(locked.forgotten.passphrase.line, NEW)
    QTest.keyClick(locked.forgotten.passphrase.line, Qt.Key.Key_Return)
    wait(qtbot, jobs)
    (opened,) = locked.opened_list
    assert opened.database.node.name == "Eskişehir ofisi"
    assert not locked.recovered  # the passphrase is set already
    opened.close()
    locked.opened_list.clear()
    open_installation(two.place.folder, lambda slots: slots.unlock_with_passphrase(NEW)).close()


def test_a_request_waits_over_a_restart_and_can_be_begun_anew(two, locked, ask, tmp_path, qtbot, jobs):
    ask_headquarters(locked, ask, tmp_path / "istek", qtbot, jobs)
    first = locked.forgotten.words.accessibleName()
    QTest.keyClick(locked, Qt.Key.Key_Escape)
    assert locked.passphrase.isVisible() and not locked.forgotten.isVisible()
    locked.forgot_button.click()
    assert locked.forgotten.words.accessibleName() == first
    old = two.answer((tmp_path / "istek").read_bytes())
    locked.forgotten.again_button.click()
    assert locked.forgotten.request is None
    assert audit(locked) == []
    ask.path = tmp_path / "yanıt"
    ask.path.write_bytes(old)
    ask_headquarters(locked, ask, tmp_path / "istek2", qtbot, jobs)
    ask.path = tmp_path / "yanıt"
    type_text(locked.forgotten.passphrase.line, NEW)
    locked.forgotten.answer_button.click()
    wait(qtbot, jobs)
    assert "answers another request" in locked.forgotten.banner.text()
    assert locked.opened_list == []


def test_a_place_that_never_joined_hears_that_only_its_recovery_file_helps(tmp_path, jobs, ask, shown, qtbot):
    create_installation(tmp_path / "x", NewInstallation("province", 6, "Yalnız"), SECRET, cost=TEST_COST).close()
    page = shown(Unlock(tmp_path / "x", jobs, ask=ask, cost=TEST_COST))
    page.start()
    wait(qtbot, jobs)
    ask_headquarters(page, ask, tmp_path / "istek", qtbot, jobs)
    assert "Headquarters has no key" in page.forgotten.banner.text()
    assert not (tmp_path / "istek").exists()


def test_the_locked_recovery_key_of_headquarters_asks_its_passphrase(two, jobs, ask, shown, qtbot):
    folder = two.centre.folder
    two.centre.close()
    page = shown(Unlock(folder, jobs, ask=ask, cost=TEST_COST))
    opened = []
    page.opened.connect(opened.append)
    page.start()
    wait(qtbot, jobs)
    ask.path = folder / CENTRE_KEY
    page.recovery_button.click()
    assert "passphrase of the recovery key" in page.passphrase.error()
    type_text(page.passphrase.line, SECRET)
    page.recovery_button.click()
    wait(qtbot, jobs)
    two.centre = opened[0]


# ---- the key of this place ----


def test_the_key_is_renewed_from_the_settings_with_words_and_a_sheet(two, ask, shown, tmp_path):
    part = shown(OwnKeyPart(two.place, ask), 560, 500)
    assert not part.words.isVisible()
    ask.path = tmp_path / "yenile"
    part.renew_button.click()
    assert part.words.isVisible()
    assert audit(part) == []
    request = two.centre.exchange.read_request(ask.path)
    assert request.renews
    assert part.words.accessibleName() == ", ".join(request.fingerprint.words)
    ask.path = tmp_path / "sheet.pdf"
    part.print_button.click()
    assert ask.path.read_bytes().startswith(b"%PDF")
    two.place.join(two.centre.exchange.approve(request, two.roots), "answer")
    part.refresh()
    assert not part.words.isVisible()


def test_a_new_identity_is_taken_only_after_the_sentence(two, ask, shown):
    part = shown(OwnKeyPart(two.place, ask), 560, 500)
    before = two.place.database.node.id
    part.anew_button.click()
    assert two.place.database.node.id == before
    assert "All records stay" in part.banner.text()
    part.take_new_identity()
    assert two.place.database.node.id != before
    assert not two.place.exchange.is_member
    assert not part.renew_button.isVisible()
    slots = json.loads((two.place.folder / "kopru.keys.json").read_text(encoding="utf-8"))
    assert slots["keys"][0]["recovery"]["label"] == two.place.database.node.id


def forgotten_at(two, jobs, ask, shown, qtbot):
    """Headquarters' own locked window, with the new passphrase typed."""
    two.centre.close()
    page = shown(Unlock(two.centre.folder, jobs, ask=ask, cost=TEST_COST))
    page.start()
    wait(qtbot, jobs)
    page.forgot_button.click()
    QTest.mouseClick(page.forgotten.way_button, Qt.MouseButton.LeftButton)
    assert not page.forgotten.write_button.isVisible()
    for field in (page.forgotten.new.first, page.forgotten.new.second):
        type_text(field.line, NEW)
    assert audit(page) == []
    return page


def has_new_passphrase(two, opened):
    """And the deeds tell how that came."""
    deeds = [row.action for row in deeds_of(opened)]
    opened.close()
    two.centre = open_installation(two.centre.folder, lambda slots: slots.unlock_with_passphrase(NEW))
    return {"recovery_used", "passphrase_changed"} <= set(deeds)


def deeds_of(installation):
    with installation.database.read() as session:
        return session.scalars(select(AuditEntry)).all()


def test_headquarters_opens_by_its_own_recovery_file_with_a_new_passphrase(two, jobs, ask, shown, qtbot):
    page = forgotten_at(two, jobs, ask, shown, qtbot)
    ask.path = two.place.folder / RECOVERY_FILE
    page.forgotten.file_button.click()
    wait(qtbot, jobs)
    assert page.forgotten.banner.text(), "another place's file opens nothing"
    ask.path = two.centre.folder / RECOVERY_FILE
    with qtbot.waitSignal(page.opened) as opened:
        page.forgotten.file_button.click()
    assert page.forgotten.new.value() == ""
    assert has_new_passphrase(two, opened.args[0])


def test_headquarters_opens_by_the_recovery_key_for_all_places(two, jobs, ask, shown, qtbot):
    page = forgotten_at(two, jobs, ask, shown, qtbot)
    ask.path = two.centre.folder / CENTRE_KEY
    page.forgotten.file_button.click()
    assert page.forgotten.key_passphrase.error()
    assert page.forgotten.key_passphrase.line.hasFocus()
    type_text(page.forgotten.key_passphrase.line, "yanlış bir parola")
    QTest.keyClick(page.forgotten.key_passphrase.line, Qt.Key.Key_Return)
    wait(qtbot, jobs)
    assert page.forgotten.key_passphrase.error()
    assert audit(page) == []
    page.forgotten.key_passphrase.set_value("")
    type_text(page.forgotten.key_passphrase.line, SECRET)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.forgotten.key_passphrase.line, Qt.Key.Key_Return)
    assert has_new_passphrase(two, opened.args[0])


def test_without_a_new_passphrase_no_recovery_file_is_asked_for(two, jobs, ask, shown, qtbot):
    two.centre.close()
    page = shown(Unlock(two.centre.folder, jobs, ask=ask, cost=TEST_COST))
    page.start()
    wait(qtbot, jobs)
    page.forgot_button.click()
    page.forgotten.way_button.click()
    ask.path = two.centre.folder / RECOVERY_FILE
    page.forgotten.file_button.click()
    assert not jobs.running()
    assert page.forgotten.new.first.error()


def test_opening_by_the_recovery_file_is_a_deed(two, locked, ask, qtbot, jobs):
    ask.path = two.place.folder / RECOVERY_FILE
    with qtbot.waitSignal(locked.opened) as opened:
        locked.recovery_button.click()
    assert [row.action for row in deeds_of(opened.args[0])][-1] == "recovery_used"

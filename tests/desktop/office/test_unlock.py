"""Unlocking, and everything that may be in the way."""

from __future__ import annotations

import shutil

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.backup import list_backups
from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation, open_installation
from db.office.settings import Settings
from desktop.office.unlock import Unlock
from desktop.theme import Theme
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

SECRET = "ıhlamur köprü taşı"


@pytest.fixture
def folder(tmp_path):
    """A closed installation with one backup, changed since."""
    made = create_installation(
        tmp_path / "data", NewInstallation("province", 26, "Eskişehir ofisi"), SECRET, cost=TEST_COST
    )
    made.settings.put("mark", "in the backup")
    made.backup_now()
    made.settings.put("mark", "after it")
    made.close()
    return tmp_path / "data"


@pytest.fixture
def unlock(folder, jobs, ask, shown, qtbot):
    opened = []

    def make(**options) -> Unlock:
        page = shown(Unlock(folder, jobs, ask=ask, **options))
        page.opened.connect(opened.append)
        page.start()
        qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
        return page

    make.opened = opened
    yield make
    for installation in opened:
        installation.close()


def type_passphrase(page: Unlock, text: str, qtbot, jobs) -> None:
    page.passphrase.line.clear()
    type_text(page.passphrase.line, text)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)


def mark(installation) -> str:
    return Settings(installation.database).get("mark")


def test_the_passphrase_opens(unlock, qtbot, jobs) -> None:
    page = unlock()
    type_passphrase(page, SECRET, qtbot, jobs)
    assert mark(unlock.opened[0]) == "after it"
    assert page.passphrase.value() == ""


def test_a_wrong_passphrase_is_said_and_harms_nothing(unlock, folder, qtbot, jobs) -> None:
    page = unlock()
    before = (folder / "kopru.keys.json").read_bytes()
    type_passphrase(page, "YANLIŞ PAROLA", qtbot, jobs)
    assert "does not open the data" in page.passphrase.error()
    assert "Caps Lock seems to be on." in page.passphrase.error()
    assert (folder / "kopru.keys.json").read_bytes() == before
    assert unlock.opened == []
    type_passphrase(page, SECRET, qtbot, jobs)
    assert len(unlock.opened) == 1


def test_caps_lock_is_told_from_the_letters_while_typing(unlock) -> None:
    page = unlock()
    type_text(page.passphrase.line, "İH")
    assert page.passphrase.note() == "Caps Lock seems to be on."
    type_text(page.passphrase.line, "ı")
    assert page.passphrase.note() == ""


def test_the_recovery_file_opens(unlock, folder, ask, qtbot, jobs) -> None:
    page = unlock()
    ask.path = folder / "kopru-recovery.txt"
    page.recovery_button.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert len(unlock.opened) == 1
    assert page.recovered


def test_another_file_is_no_recovery_file(unlock, tmp_path, ask, qtbot, jobs) -> None:
    page = unlock()
    ask.path = tmp_path / "notlar.txt"
    ask.path.write_text("alışveriş", encoding="utf-8")
    page.recovery_button.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert "not a recovery file" in page.banner.text()


def test_data_that_is_open_elsewhere_can_be_tried_again(unlock, folder, qtbot, jobs) -> None:
    other = open_installation(folder, lambda slots: slots.unlock_with_passphrase(SECRET))
    page = unlock()
    type_passphrase(page, SECRET, qtbot, jobs)
    assert "already open in another window" in page.banner.text()
    other.close()
    page.banner._action.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert len(unlock.opened) == 1


def test_damage_offers_the_newest_backup_that_verifies(unlock, folder, qtbot, jobs) -> None:
    newer = folder / "backups" / "kopru-29991231-000000.db"
    newer.write_bytes(b"broken too")
    shutil.copy(list_backups(folder)[-1].slots, newer.with_suffix(".keys.json"))
    (folder / "kopru.db").write_bytes(b"\0" * 8192)
    page = unlock()
    type_passphrase(page, SECRET, qtbot, jobs)
    assert unlock.opened == []
    assert "kept aside" in page.banner.text()
    page.banner._action.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=20_000)
    assert mark(unlock.opened[0]) == "in the backup"


def test_a_chosen_backup_is_put_in_place_with_its_passphrase(unlock, folder, qtbot, jobs) -> None:
    page = unlock(restore=list_backups(folder)[0])
    type_passphrase(page, "bu parola değil", qtbot, jobs)
    assert page.passphrase.error()
    type_passphrase(page, SECRET, qtbot, jobs)
    assert mark(unlock.opened[0]) == "in the backup"
    assert unlock.opened[0].incarnation_raised is not None


def test_a_restore_can_be_left(unlock, folder, qtbot, jobs) -> None:
    page = unlock(restore=list_backups(folder)[0])
    page.leave_button.click()
    type_passphrase(page, SECRET, qtbot, jobs)
    assert mark(unlock.opened[0]) == "after it"


class InMemory(KeyringBackend):
    """A key store of this process, as the operating system's would be."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def key_store():
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield
    keyring.set_keyring(before)


def test_a_remembered_computer_opens_without_asking(unlock, key_store, qtbot, jobs) -> None:
    page = unlock()
    qtbot.waitUntil(page.remember.isVisible)
    page.remember.setChecked(True)
    type_passphrase(page, SECRET, qtbot, jobs)
    unlock.opened.pop().close()
    unlock()
    assert len(unlock.opened) == 1


def test_a_computer_without_a_key_store_does_not_offer_to_remember(unlock, qtbot) -> None:
    page = unlock()
    qtbot.wait(1)
    assert not page.remember.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_passes_the_audit(unlock, folder, qtbot, qapp, jobs, key_store, theme: str) -> None:
    Theme.apply(qapp, theme)
    page = unlock()
    qtbot.waitUntil(page.remember.isVisible)
    assert audit(page) == []
    type_passphrase(page, "yanlış bir parola", qtbot, jobs)
    assert audit(page) == []
    restoring = unlock(restore=list_backups(folder)[0])
    assert audit(restoring) == []

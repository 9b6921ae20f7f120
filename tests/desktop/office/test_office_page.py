"""The settings of a place: what is changed there is really changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from db.backup import list_backups
from db.errors import WrongPassphrase
from db.folder import SLOTS
from db.keyslots import TEST_COST, SlotFile
from db.office.installation import Installation, NewInstallation, create_installation
from db.office.settings import AUTHOR, NATIONAL_NUMBERS
from db.registry.national.service import NationalNumbers
from db.registry.rows import PersonFacts
from db.registry.service import RegistryService
from desktop.office.page import OfficePage
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit

SECRET, NEW = "ıhlamur köprü taşı", "yeni çınar gölgesi"


@pytest.fixture
def installation(tmp_path):
    made = create_installation(
        tmp_path / "data", NewInstallation("province", 26, "Eskişehir ofisi", "Elif Yalçınöz"), SECRET, cost=TEST_COST
    )
    yield made
    made.close()


@pytest.fixture
def page(installation: Installation, jobs, ask, shown) -> OfficePage:
    window = Window(jobs)
    window.add_page(
        "office", "gear-six", "Settings", lambda: OfficePage(installation, jobs, theme="light", cost=TEST_COST, ask=ask)
    )
    shown(window)
    made = window.show_page("office")
    assert isinstance(made, OfficePage)
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    made.tester = QAbstractItemModelTester(made.backups.model, warning)
    return made


def idle(qtbot, jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)


def test_a_backup_is_made_listed_and_chosen(page: OfficePage, installation, qtbot, jobs) -> None:
    page.backups.make_button.click()
    idle(qtbot, jobs)
    (backup,) = list_backups(installation.folder)
    assert page.backups.list.current_id() == backup.path.name
    page.backups.restore_button.click()
    assert "goes back to" in page.backups.banner.text()
    with qtbot.waitSignal(page.restore_chosen) as chosen:
        page.backups.banner._action.click()
    assert chosen.args == [backup]


def test_a_cancelled_backup_leaves_nothing_behind(page: OfficePage, installation, qtbot, jobs, hold) -> None:
    page.backups.make_button.click()
    assert not page.backups.make_button.isEnabled()
    job = jobs.running()[-1]
    job.progress.reported.connect(lambda *_: job.cancel(), Qt.ConnectionType.DirectConnection)
    page.backups.progress.cancel_button.click()
    hold.set()
    idle(qtbot, jobs)
    assert list_backups(installation.folder) == []
    assert "Cancelled" in page.backups.banner.text()
    assert page.backups.make_button.isEnabled()


def test_the_check_says_that_all_is_sound(page: OfficePage, qtbot, jobs) -> None:
    page.check.button.click()
    idle(qtbot, jobs)
    assert page.check.banner.text() == "The data is sound: 0 changes, 0 open conflicts, 0 waiting for others."


def test_the_passphrase_is_changed_only_with_the_present_one(page: OfficePage, installation, qtbot, jobs) -> None:
    part = page.passphrase
    part.present.set_value("yanlış olan parola")
    part.new.set_value(NEW)
    part.button.click()
    idle(qtbot, jobs)
    assert "does not open the data" in part.present.error()
    part.present.set_value(SECRET)
    part.button.click()
    idle(qtbot, jobs)
    slots = SlotFile.load(installation.folder / SLOTS)
    assert slots.unlock_with_passphrase(NEW) == installation.database.key
    with pytest.raises(WrongPassphrase):
        slots.unlock_with_passphrase(SECRET)
    assert (part.present.value(), part.new.value()) == ("", "")


def test_after_a_recovery_the_forgotten_passphrase_is_not_asked(installation, jobs, ask, shown, qtbot) -> None:
    page = shown(OfficePage(installation, jobs, recovered=True, cost=TEST_COST, ask=ask))
    assert not page.passphrase.present.isVisible()
    page.passphrase.new.set_value(NEW)
    page.passphrase.button.click()
    idle(qtbot, jobs)
    assert SlotFile.load(installation.folder / SLOTS).unlock_with_passphrase(NEW) == installation.database.key


def test_the_recovery_file_can_be_removed_only_after_a_copy(page: OfficePage, installation, ask, tmp_path) -> None:
    here = installation.folder / "kopru-recovery.txt"
    assert "still lies on this computer" in page.recovery.banner.text()
    assert not page.recovery.remove_button.isVisible()
    ask.path = tmp_path / "stick.txt"
    content = here.read_bytes()
    page.recovery.save_button.click()
    page.recovery.remove_button.click()
    assert not here.exists()
    assert ask.path.read_bytes() == content


def test_a_copy_onto_itself_is_no_copy(page: OfficePage, installation, ask) -> None:
    ask.path = installation.folder / "kopru-recovery.txt"
    page.recovery.save_button.click()
    assert not page.recovery.remove_button.isVisible()


def test_the_name_beside_changes_is_kept(page: OfficePage, installation, qtbot) -> None:
    page.place.author.line.setText("Elif Kaya")
    with qtbot.waitSignal(page.author_changed):
        page.place.author.line.returnPressed.emit()
    assert installation.settings.get(AUTHOR) == installation.database.author == "Elif Kaya"


def test_a_changed_name_can_be_taken_back(page: OfficePage, installation, qtbot) -> None:
    page.place.author.line.setText("Elif Kaya")
    page.place.author.line.returnPressed.emit()
    toast = page.window().toast_
    assert "Elif Kaya" in toast.text()
    toast.undo()
    assert installation.database.author == page.place.author.value() == "Elif Yalçınöz"


def test_another_window_in_front_does_not_keep_a_name_half_written(page: OfficePage, installation) -> None:
    line = page.place.author.line
    line.setFocus()
    line.setText("Eli")
    line.left.emit()  # what the line says when the window is no longer the active one
    QApplication.processEvents()
    assert installation.database.author == "Elif Yalçınöz"
    page.look.theme.box.setFocus()
    line.left.emit()
    QApplication.processEvents()
    assert installation.database.author == "Eli"


@pytest.fixture
def numbers(installation):
    settings = installation.settings
    return NationalNumbers(
        installation.database,
        lambda: settings.get(NATIONAL_NUMBERS) == "on",
        lambda on: settings.put(NATIONAL_NUMBERS, "on" if on else ""),
    )


@pytest.fixture
def office(installation, jobs, ask, shown, numbers):
    made = OfficePage(installation, jobs, theme="light", cost=TEST_COST, ask=ask, numbers=numbers)
    window = Window(jobs)
    window.add_page("office", "gear-six", "Settings", lambda: made)
    shown(window)
    window.show_page("office")
    return made


@pytest.fixture
def part(office):
    return office.numbers


def test_identity_numbers_are_off_until_they_are_turned_on_by_keyboard(part, numbers, qtbot) -> None:
    assert not part.switch.isChecked()
    assert not part.log.isVisible()
    part.switch.setFocus()
    qtbot.keyClick(part.switch, Qt.Key.Key_Space)
    assert numbers.is_on()
    assert part.model.rowCount() == 1


def test_turning_them_off_says_how_many_go_and_takes_a_second_press(
    part, office, numbers, installation, qtbot, jobs
) -> None:
    numbers.turn_on()
    person = RegistryService(installation.database).add_person(PersonFacts("Ayşe", "Işık"))
    numbers.write(person, "10000000146")
    part.refresh()
    part.switch.click()
    assert part.switch.isChecked()
    assert numbers.count() == 1
    assert "1" in part.banner.text()
    part.banner._action.click()
    assert not numbers.is_on()
    assert not part.switch.isChecked()
    assert numbers.count() == 0
    texts = [part.model.index(row, 2).data() for row in range(part.model.rowCount())]
    assert texts == ["turned it off; all were removed", "wrote: Ayşe Işık", "turned it on"]
    office.backups.make_button.click()
    idle(qtbot, jobs)
    for _ in range(20):
        QApplication.processEvents()
    assert audit(office.window()) == []


def test_language_and_theme_are_told(page: OfficePage, qtbot) -> None:
    with qtbot.waitSignal(page.language_chosen) as spoken:
        page.look.language.box.setCurrentIndex(0)
        page.look.language.box.activated.emit(0)
    with qtbot.waitSignal(page.theme_chosen) as themed:
        page.look.theme.box.setCurrentIndex(2)
        page.look.theme.box.activated.emit(2)
    assert (spoken.args, themed.args) == (["tr"], ["dark"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 660), (1000, 640)], ids=str)
def test_the_page_passes_the_audit(page: OfficePage, qtbot, qapp, jobs, theme: str, size: tuple[int, int]) -> None:
    Theme.apply(qapp, theme)
    page.window().resize(*size)
    page.check.button.click()
    page.backups.make_button.click()
    idle(qtbot, jobs)
    qtbot.wait(1)
    assert audit(page.window()) == []

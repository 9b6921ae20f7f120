"""The program as the operating system starts it: real processes, real folders, faults included."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, check_folder, create_installation, open_installation
from desktop import app, errors, language
from desktop.theme import Theme
from installer.places import ROOT

PASSPHRASE = "köprü köprü köprü"
PATIENCE = 60

# The program by its own command line; it is closed as soon as its first page is shown.
OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import cli
from desktop.window import Window
app = QApplication([])
def look():
    for window in app.topLevelWidgets():
        if isinstance(window, Window) and window.isVisible() and window.current_key == "today":
            print(window.side.brand.accessibleName(), flush=True)
            window.close()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.exit(cli.run(sys.argv[1:]))
"""

# The first of two: hidden behind others until the second start asks for it.
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Program
app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.start()
program.shown.showMinimized()
def look():
    if not program.shown.isMinimized():
        print("raised", flush=True)
        program.shown.close()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
print("minimised", flush=True)
sys.exit(app.exec())
"""


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Let Qt work until the condition holds; False if it does not in time."""
    until = QDeadlineTimer(round(seconds * 1000))
    while not condition():
        if until.hasExpired():
            return False
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)  # QTest.qWait raises faults
    return True


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"} | more


@pytest.fixture(autouse=True)
def as_before(qapp) -> Iterator[None]:
    yield
    Theme.apply(qapp, "light")
    language.install(qapp, "en")


@pytest.fixture
def folder(tmp_path) -> Path:
    new = NewInstallation("province", 26, "Eskişehir", "Elif Yalçınöz")
    create_installation(tmp_path / "data", new, PASSPHRASE, cost=TEST_COST).close()
    return tmp_path / "data"


@pytest.fixture
def program(qapp, folder, monkeypatch) -> Iterator[app.Program]:
    monkeypatch.setenv(app.PASSPHRASE, PASSPHRASE)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    made = app.Program(qapp, folder)
    yield made
    if made.workplace is not None and made.shown is not None and made.shown.isVisible():
        settle(made)
        made.shown.close()
    if made.shown is not None:
        made.shown.close()
        made.shown.deleteLater()
    made.deleteLater()


def settle(program: app.Program) -> None:
    place = program.workplace
    assert wait_for(
        lambda: not place.jobs.running() and not place._quiet.isActive() and not place._settling.isActive(), 20_000
    )


def shows(program: app.Program, key: str) -> bool:
    return wait_for(lambda: program.workplace is not None and program.workplace.window.current_key == key)


# ---- processes ----


def test_the_window_opens_by_the_command_line_and_closes_cleanly(folder):
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_CLOSE, "--data", str(folder)],
        env=environment(KOPRU_PASSPHRASE=PASSPHRASE), capture_output=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "Köprü, Eskişehir · İl")
    assert "Traceback" not in done.stderr
    assert not (folder / "crash").exists()
    with open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)):
        pass
    assert check_folder(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)).problems == ()


def test_a_second_start_shows_the_window_of_the_first_and_ends(folder):
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder)], env=environment(KOPRU_PASSPHRASE=PASSPHRASE),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    ) as first:  # fmt: skip
        try:
            assert first.stdout is not None
            assert first.stdout.readline().strip() == "minimised"
            second = subprocess.run(
                [sys.executable, "-m", "desktop", "--data", str(folder)], env=environment(KOPRU_PASSPHRASE=PASSPHRASE),
                capture_output=True, encoding="utf-8", timeout=PATIENCE,
            )  # fmt: skip
            assert second.returncode == 0, second.stderr
            assert first.stdout.readline().strip() == "raised"
            assert first.wait(PATIENCE) == 0
        finally:
            first.kill()


# ---- what is shown first ----


def test_an_empty_folder_begins_with_the_first_start(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = app.Program(qapp, tmp_path / "new")
    program.start()
    assert type(program.shown).__name__ == "FirstStart"
    program.shown.close()
    program.shown.deleteLater()
    program.deleteLater()
    assert not (tmp_path / "new" / "kopru.db").exists()


@pytest.mark.parametrize("given", ["", "falsch falsch falsch"])
def test_without_the_right_passphrase_the_lock_is_shown_and_it_opens_the_work(program, monkeypatch, given):
    monkeypatch.setenv(app.PASSPHRASE, given)
    program.start()
    lock = program.shown
    assert type(lock).__name__ == "Unlock"
    assert wait_for(lambda: not program._before.running())
    lock.passphrase.set_value(PASSPHRASE)
    lock.open()
    assert shows(program, "today")
    assert program.shown is program.workplace.window


def test_another_language_takes_the_place_of_the_window_and_is_remembered(program):
    program.start()
    assert shows(program, "today")
    before = program.shown
    assert before.windowTitle() == "Bugün – Köprü"
    program.choose_language("en")
    assert wait_for(lambda: program.shown is not before)
    assert program.shown.windowTitle() == "Today – Köprü"
    assert program.preferences.language == "en"


def test_a_backup_that_is_wanted_back_closes_the_data_and_asks_for_its_passphrase(program, folder):
    program.start()
    assert shows(program, "today")
    settle(program)
    backup = program.workplace.installation.backup_now()
    program.workplace.window.show_page("office").restore_chosen.emit(backup)
    assert wait_for(lambda: type(program.shown).__name__ == "Unlock")
    lock = program.shown
    lock.passphrase.set_value(PASSPHRASE)
    lock.restore()
    assert shows(program, "today")
    assert program.workplace.installation.database.node.incarnation > 1


# ---- faults ----


def test_a_fault_in_a_slot_leaves_a_report_without_personal_data_and_the_work_goes_on(program, folder, monkeypatch):
    told: list[Path | None] = []
    guard = errors.CrashGuard(folder / "crash", told.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    guard.install()
    program.start()
    assert shows(program, "today")

    def stumble() -> None:
        name = "Nazlı Şahintepe"
        raise ValueError(f"{name} has no telephone")

    QTimer.singleShot(0, stumble)
    assert wait_for(lambda: bool(told))
    (report,) = (folder / "crash").iterdir()
    assert told == [report]
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text and "stumble" in text
    assert "Şahintepe" not in text and str(folder) not in text and str(Path.home()) not in text
    program.workplace.window.show_page("contacts")
    assert program.workplace.window.current_key == "contacts"


def test_the_data_layer_is_loaded_before_qt():
    script = (
        "import sys; from desktop import app; names = list(sys.modules); "
        "print([name for name in names[names.index('PySide6'):] if name.startswith(('sqlalchemy', 'db.'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

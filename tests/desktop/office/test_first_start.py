"""The first start, from an empty folder to an open installation, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation, exists
from desktop import language
from desktop.office.first_start import JOIN, LANGUAGE, NAMES, PASSPHRASE, PLACE, RECOVERY, FirstStart
from desktop.theme import Theme
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

SECRET = "ıhlamur köprü taşı"


@pytest.fixture
def start(tmp_path, jobs, ask, shown):
    made = shown(FirstStart(tmp_path / "data", jobs, cost=TEST_COST, ask=ask))
    made.focus_first()
    yield made
    if made.installation is not None:
        made.installation.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def write(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    type_text(widget, text)


def finish(key: Qt.Key = Qt.Key.Key_Return) -> None:
    press(key, Qt.KeyboardModifier.ControlModifier)


def fill_to_passphrase(start: FirstStart, kind: Qt.Key = Qt.Key.Key_2) -> None:
    """Answers by keys alone, up to the passphrase."""
    press(Qt.Key.Key_Return)
    assert start.at == PLACE
    press(kind)
    press(Qt.Key.Key_Return)
    assert start.at == NAMES
    if kind != Qt.Key.Key_3:
        write("eskis")
        press(Qt.Key.Key_Return)  # takes the first that was found
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("Elif Yalçınöz")
    finish()
    assert start.at == PASSPHRASE


def test_from_the_empty_folder_to_an_open_installation_by_keyboard(start: FirstStart, qtbot, tmp_path, ask) -> None:
    fill_to_passphrase(start)
    write(SECRET)
    press(Qt.Key.Key_Return)
    write(SECRET)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.at == RECOVERY, timeout=10_000)
    ask.path = tmp_path / "stick.txt"
    press(Qt.Key.Key_Return)  # save a copy
    assert ask.path.read_bytes() == (tmp_path / "data" / "kopru-recovery.txt").read_bytes()
    finish()
    assert start.at == JOIN
    assert (tmp_path / "data" / "kopru-26.kopru-request").exists()
    with qtbot.waitSignal(start.opened) as opened:
        finish()
    installation = opened.args[0]
    node = installation.database.node
    assert (node.kind, node.office, node.name) == ("province", 26, "Eskişehir office")
    assert installation.database.author == "Elif Yalçınöz"
    assert start.draft.passphrase == ""


def test_a_centre_gets_its_three_root_keys_and_its_words(start: FirstStart, qtbot, tmp_path, ask) -> None:
    fill_to_passphrase(start, Qt.Key.Key_3)
    start.step.passphrase.set_value(SECRET)
    finish()
    qtbot.waitUntil(lambda: start.at == RECOVERY, timeout=10_000)
    ask.path = tmp_path / "sticks"
    ask.path.mkdir()
    start.step.rows[1].save()
    assert len(list(ask.path.glob("*.kopru-root"))) == 3
    finish()
    words = start.installation.exchange.directory.roots_fingerprint.words
    assert start.step.words.accessibleName() == ", ".join(words)


def test_the_language_is_spoken_at_once(start: FirstStart, qtbot) -> None:
    with qtbot.waitSignal(start.language_chosen) as chosen:
        press(Qt.Key.Key_1)
    assert chosen.args == ["tr"]
    assert language.current() == "tr"
    assert start.at == LANGUAGE
    qtbot.waitUntil(lambda: "hoş geldiniz" in start.step.title)
    assert start.next_button.accessibleName() == "İleri"


def test_going_back_keeps_the_answers(start: FirstStart) -> None:
    fill_to_passphrase(start)
    press(Qt.Key.Key_Escape)
    assert start.at == NAMES
    assert start.step.province.value() == 26
    assert start.step.author.value() == "Elif Yalçınöz"
    press(Qt.Key.Key_Escape)
    assert start.at == PLACE
    assert start.step.cards.value() == "province"


def test_what_is_missing_is_said_where_it_is_missing(start: FirstStart) -> None:
    start.forward()
    start.forward()
    start.forward()
    assert start.at == NAMES
    assert "81" in start.step.province.error()
    start.step.province.set_value(6, "Ankara")
    start.step.name.set_value("Ankara office")
    start.forward()
    assert "Write your name" in start.step.author.error()


@pytest.mark.parametrize(("first", "second", "field"), [("kısa", "kısa", "first"), (SECRET, "başka", "second")])
def test_a_poor_passphrase_goes_no_further(start: FirstStart, tmp_path, first: str, second: str, field: str) -> None:
    fill_to_passphrase(start)
    write(first)
    press(Qt.Key.Key_Return)
    write(second)
    press(Qt.Key.Key_Return)
    assert start.at == PASSPHRASE
    assert getattr(start.step.passphrase, field).error()
    assert not (tmp_path / "data").exists()


def test_a_folder_that_holds_one_already_is_said_and_left_alone(start: FirstStart, qtbot, tmp_path) -> None:
    new = NewInstallation("field", 6, "Dizüstü")
    create_installation(tmp_path / "data", new, SECRET, cost=TEST_COST).close()
    fill_to_passphrase(start)
    start.step.passphrase.set_value(SECRET)
    start.forward()
    qtbot.waitUntil(lambda: start.step.banner.text() != "", timeout=10_000)
    assert "holds the data of an installation already" in start.step.banner.text()
    assert start.next_button.isEnabled()


def test_a_making_that_is_cancelled_leaves_the_folder_empty(start: FirstStart, qtbot, tmp_path, jobs, hold) -> None:
    fill_to_passphrase(start)
    start.step.passphrase.set_value(SECRET)
    start.forward()
    start.forward()  # a second press starts nothing twice
    assert len(jobs.running()) == 2
    jobs.cancel_all()
    hold.set()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert start.at == PASSPHRASE
    assert not exists(tmp_path / "data")
    assert start.next_button.isEnabled()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("spoken", ["en", "tr"])
def test_every_step_passes_the_audit(start: FirstStart, qtbot, qapp, theme: str, spoken: str) -> None:
    Theme.apply(qapp, theme)
    language.install(qapp, spoken)
    for step in range(JOIN + 1):
        qtbot.waitUntil(lambda step=step: start.at == step, timeout=10_000)
        qtbot.wait(1)
        assert audit(start) == [], step
        if step == NAMES:
            start.step.province.set_value(26, "Eskişehir")
            start.step.name.set_value("Eskişehir")
            start.step.author.set_value("Elif Yalçınöz")
        if step == PASSPHRASE:
            start.step.passphrase.set_value(SECRET)
        if step < JOIN:
            start.forward()

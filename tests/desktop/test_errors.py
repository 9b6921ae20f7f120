"""After a fault the person is told calmly, and what is kept names code places and nothing else."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from db.errors import UserError
from desktop.errors import KEPT, CrashGuard, keep_report, log_qt_messages, report, sentence

SECRET = "Ayşenur Akpınarlı 0 (222) 000 14 52"


def broken(name):
    local_value = f"local {name}"
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no contact for {local_value}") from error


@pytest.fixture
def fault():
    try:
        broken(SECRET)
    except ValueError as error:
        return error


def test_a_report_names_types_and_places_of_the_whole_chain(fault):
    text = report(fault)
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "tests/desktop/test_errors.py:" in text
    assert " broken" in text


def test_a_report_holds_no_message_no_value_and_no_folder(fault):
    text = report(fault)
    for word in ("Ayşenur", "Akpınarlı", "(222)", "local", "no contact", "/home", "/work", "/root", "\\"):
        assert word not in text


def test_an_error_that_causes_itself_ends(fault):
    fault.__cause__.__context__ = fault
    assert report(fault).count("builtins.ValueError") == 1


def test_the_crash_folder_does_not_grow_without_end(fault, tmp_path):
    for _ in range(KEPT + 3):
        keep_report(tmp_path / "crash", fault)
    assert len(list((tmp_path / "crash").iterdir())) == KEPT


def test_an_unhandled_error_is_kept_and_told_once_per_storm(qtbot, tmp_path, fault, caplog):
    shown = []

    def show(path):
        shown.append(path)
        guard.caught(type(fault), fault, fault.__traceback__)  # a second fault while the first is being told

    guard = CrashGuard(tmp_path, show)
    with caplog.at_level(logging.ERROR):
        guard.caught(type(fault), fault, fault.__traceback__)
    assert len(shown) == 1
    assert shown[0].read_text(encoding="utf-8").startswith("Python ")
    assert SECRET not in caplog.text


def test_a_folder_that_cannot_be_written_still_tells(tmp_path, fault, caplog):
    shown = []
    file = tmp_path / "crash"
    file.write_text("")
    CrashGuard(file, shown.append).caught(type(fault), fault, None)
    assert shown == [None]


def test_leaving_by_the_keyboard_is_no_crash(tmp_path, capsys):
    shown = []
    CrashGuard(tmp_path, shown.append).caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    assert list(tmp_path.iterdir()) == []


def test_the_guard_takes_both_hooks(tmp_path, monkeypatch):
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    guard = CrashGuard(tmp_path, lambda _path: None)
    guard.install()
    assert sys.excepthook == guard.caught


def test_a_refusal_is_a_sentence_with_its_details(qapp):
    assert sentence(UserError("Only {free} MB are left.", free=12)) == "Only 12 MB are left."


@pytest.mark.no_qt_log
def test_what_qt_says_is_logged(caplog):
    log_qt_messages()
    with caplog.at_level(logging.WARNING, logger="qt"):
        qWarning("a signal without a slot")
    qInstallMessageHandler(None)
    assert "a signal without a slot" in caplog.text

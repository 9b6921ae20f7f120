"""The light theme in English, a queue of work that ends with the test, answers instead of file dialogs."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.jobs import Jobs
from desktop.theme import Theme


class Answers:
    """Answers in place of the operating system's file dialogs."""

    def __init__(self) -> None:
        self.path: Path | None = None

    def file(self, *_: object) -> Path | None:
        return self.path

    def save(self, *_: object) -> Path | None:
        return self.path

    def folder(self, *_: object) -> Path | None:
        return self.path


@pytest.fixture(autouse=True)
def light_and_english(qapp):
    Theme.apply(qapp, "light")
    yield
    language.install(QApplication.instance(), "en")


@pytest.fixture
def ask() -> Answers:
    return Answers()


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    assert made.wait(10_000)
    qtbot.waitUntil(lambda: not made.running())


@pytest.fixture
def hold(jobs):
    """Keep the queue from starting anything until the returned event is set."""
    gate = threading.Event()
    jobs.start("hold", lambda _progress: gate.wait(10))
    yield gate
    gate.set()


@pytest.fixture
def shown(qtbot):
    """Show a page as the active window: `shown(widget)`."""

    def show(widget, width=1366, height=768):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show

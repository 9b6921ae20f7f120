"""Real installations behind the pages, the light theme, answers instead of file dialogs."""

from __future__ import annotations

import threading

import pytest

from desktop.jobs import Jobs
from desktop.theme import Theme
from tests.desktop.exchange.network import Answers, Network


@pytest.fixture(autouse=True)
def light(qapp):
    Theme.apply(qapp, "light")


@pytest.fixture
def network(tmp_path):
    made = Network(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ask():
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

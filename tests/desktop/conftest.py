"""A test of the interface leaves no window and no thread behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

FAILED = pytest.StashKey[bool]()
PATIENCE_MS = 2000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def windows() -> set[QWidget]:
    """Widgets that nothing owns. Popups and menus hang on their parents."""
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.daemon}


def let_go() -> None:
    """Everything that was asked to be deleted is gone after this."""
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture(autouse=True, scope="module")
def whole_heap() -> None:
    """Once a module the collector looks at everything again, then only at what each test makes."""
    gc.unfreeze()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    let_go()
    gc.freeze()  # what lives now outlives the test: `let_go` after it looks at the test's own objects only
    windows_before, threads_before = windows(), threads()
    yield
    let_go()
    if request.node.stash.get(FAILED, False):
        return  # the traceback of a failed test holds its widgets
    assert QThreadPool.globalInstance().waitForDone(PATIENCE_MS), "work is still running in Qt's thread pool"
    assert {f"{widget!r} “{widget.windowTitle()}”" for widget in windows() - windows_before} == set()
    assert {thread.name for thread in threads() - threads_before} == set()

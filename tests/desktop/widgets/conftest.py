"""Every test of the toolkit runs in the light theme, in English."""

from __future__ import annotations

import pytest

from desktop.theme import Theme


@pytest.fixture(autouse=True)
def light(qapp):
    Theme.apply(qapp, "light")


@pytest.fixture
def shown(qtbot):
    """Show a widget as the active window: `shown(widget)`."""

    def show(widget, width=900, height=600):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show

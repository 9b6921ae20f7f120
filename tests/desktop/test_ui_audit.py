"""The audit finds what it promises to find, and the toolkit itself passes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme, tokens
from desktop.widgets import IconButton, Label
from tests.desktop.audit import audit, contrast_faults
from tests.desktop.gallery import make_window


@pytest.fixture(autouse=True)
def light(qapp):
    Theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    widget.setLayout(QVBoxLayout())
    qtbot.addWidget(widget)
    return widget


def shown(qtbot, widget):
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_a_nameless_input_is_found(qtbot, page):
    page.layout().addWidget(QLineEdit())
    assert any("no accessible name" in fault for fault in audit(shown(qtbot, page)))


def test_an_input_that_tab_does_not_reach_is_found(qtbot, page):
    line, other = QLineEdit(accessibleName="one"), QPushButton("two")
    other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    page.layout().addWidget(line)
    page.layout().addWidget(other)
    assert any("only for the mouse" in fault for fault in audit(shown(qtbot, page)))


def test_a_mnemonic_used_twice_is_found(qtbot, page):
    page.layout().addWidget(QPushButton("&Save"))
    page.layout().addWidget(QPushButton("&Send"))
    assert "Alt+S is used 2 times" in audit(shown(qtbot, page))


def test_clipped_text_is_found_but_not_a_label_that_shortens_itself(qtbot, page):
    clipped, shortened = QLabel("Işıklı Yarınlar Eğitim Derneği"), Label("Işıklı Yarınlar Eğitim Derneği", elide=True)
    for label in (clipped, shortened):
        label.setFixedWidth(60)
        page.layout().addWidget(label)
    assert sum("clipped text" in fault for fault in audit(shown(qtbot, page))) == 1


def test_a_disabled_button_without_a_reason_is_found(qtbot, page):
    button = QPushButton("Gönder")
    button.setEnabled(False)
    page.layout().addWidget(button)
    assert any("disabled without a reason" in fault for fault in audit(shown(qtbot, page)))


def test_an_icon_button_has_its_words(qtbot, page):
    page.layout().addWidget(IconButton("x", "Kapat"))
    assert audit(shown(qtbot, page)) == []


def test_every_colour_pair_of_both_themes_is_readable():
    assert contrast_faults() == []


def test_both_themes_have_the_same_colours():
    assert set(tokens()["color"]["light"]) == set(tokens()["color"]["dark"])


@pytest.mark.parametrize("size", [(1366, 768), (1280, 660), (1000, 640)], ids=str)
@pytest.mark.parametrize("key", ["today", "organisations", "states"])
def test_the_shell_and_every_part_of_the_toolkit_pass(qtbot, key, size):
    window = make_window()
    qtbot.addWidget(window)
    window.resize(*size)
    shown(qtbot, window)
    window.show_page(key)
    qtbot.wait(1)
    assert audit(window) == []

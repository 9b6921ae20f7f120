"""The look: two themes from one token file, icons and fonts from the program's own files, no literal colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QIcon, QRawFont

from desktop.theme import RESOURCES, Theme, colour, font, icon, icon_names, is_dark, tokens

DESKTOP = Path(__file__).parents[3] / "desktop"


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    Theme.apply(qapp, "light")


def ink(pixmap):
    """The colour of the most opaque pixel."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda pixel: pixel.alpha())


def near(one, other):
    """Equal but for the rounding of premultiplied alpha."""
    return all(abs(a - b) <= 3 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_an_icon_follows_the_theme_without_being_asked_for_again(qapp):
    kept = icon("plus", "accent_text")
    assert near(ink(kept.pixmap(QSize(16, 16), 1.0)), colour("accent_text"))
    Theme.apply(qapp, "dark")
    assert near(ink(kept.pixmap(QSize(16, 16), 1.0)), colour("accent_text"))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_at_the_ratio_of_the_screen(ratio):
    pixmap = icon("gear-six").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_a_disabled_icon_is_paler():
    pixmap = icon("gear-six").pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled)
    assert near(ink(pixmap), colour("text_disabled"))


def test_every_icon_draws_something():
    for name in icon_names():
        assert ink(icon(name).pixmap(QSize(24, 24), 1.0)).alpha() > 60, name


def test_an_icon_that_is_not_carried_is_said_at_once():
    with pytest.raises(KeyError, match=r"cut\.py"):
        icon("no-such-icon")


def test_the_states_of_a_record_have_their_icons():
    for tone, name, _words in tokens()["state"].values():
        assert name.removeprefix("ph.") in icon_names()
        assert f"{tone}_soft" in tokens()["color"]["light"]


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold"])
def test_the_bundled_font_has_every_letter_of_turkish_and_the_signs_in_use(weight):
    raw = QRawFont(str(RESOURCES / "fonts" / f"Inter-{weight}.otf"), 13)
    for letter in "abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZâîûÂÎÛ0123456789€₺%–—…“”’·•→←↑↓×±²ßéñ":
        assert raw.supportsCharacter(ord(letter)), letter


def test_the_font_shown_is_the_bundled_one(qapp):
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(font("body")).family() == "Inter"
    assert font("page", "strong").weight() == 600


def test_the_system_decides_where_the_person_did_not(qapp, qtbot):
    theme = Theme.apply(qapp, "dark")
    assert is_dark()
    Theme.apply(qapp, "system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert is_dark() == dark
    with qtbot.waitSignal(theme.changed):
        Theme.apply(qapp, "light" if dark else "dark")


def test_no_colour_is_written_outside_the_tokens():
    literal = re.compile(r"""["'#]#?[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?["']|QColor\(\s*["'\d]|setStyleSheet\(""")
    allowed = {"theme.py"}
    found = [
        f"{file.relative_to(DESKTOP)}:{number}"
        for file in sorted(DESKTOP.rglob("*.py"))
        if file.name not in allowed
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if literal.search(line)
    ]
    assert found == []
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", (RESOURCES / "theme" / "style.qss").read_text(encoding="utf-8"))


def test_every_token_of_the_style_sheet_exists(qapp):
    Theme.apply(qapp, "dark")
    assert "@" not in qapp.styleSheet()

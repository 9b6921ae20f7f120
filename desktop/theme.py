"""The look at run time: every colour, size, font and icon comes from resources/theme/tokens.json through this module.

`Theme.apply(app, "light" | "dark" | "system")` sets palette, style sheet and font; later calls switch. Everything
that paints asks `colour`, `font`, `icon` at paint time, so a switch needs no more than the repaint Qt sends anyway.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
    QRawFont,
    QTransform,
)
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
Mode = Literal["light", "dark", "system"]
LARGE = 18  # px; from here on figures stand alone and look better proportional


@cache
def tokens() -> dict[str, Any]:
    """The whole token file; colours by theme, sizes in device-independent px."""
    loaded: dict[str, Any] = json.loads((RESOURCES / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return loaded


def size(name: str) -> int:
    """A measure of `tokens.size` in px."""
    return int(tokens()["size"][name])


class _Now:
    """The theme that is shown at present; plain module state, because painting asks it thousands of times a second."""

    name: str = "light"
    colours: dict[str, QColor] = {}  # noqa: RUF012 - replaced as a whole at every switch
    theme: Theme | None = None


def colour(name: str) -> QColor:
    """The colour of a token in the present theme. Shared: never change it, copy it first."""
    if not _Now.colours:
        _Now.colours = _load_colours(_Now.name)
    return _Now.colours[name]


def is_dark() -> bool:
    return _Now.name == "dark"


def _load_colours(theme: str) -> dict[str, QColor]:
    return {name: QColor(value) for name, value in tokens()["color"][theme].items()}


@cache
def font(px: int | str = "body", weight: int | str = "regular") -> QFont:
    """A font by role (`tokens.font.size`) or px, and weight by role or number. Shared: copy before changing."""
    spec = tokens()["font"]
    px = spec["size"][px] if isinstance(px, str) else px
    weight = spec["weight"][weight] if isinstance(weight, str) else weight
    made = QFont(spec["families"])
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    for tag, value in spec["features"].items():
        if tag != "tnum" or px < LARGE:
            made.setFeature(QFont.Tag(tag), value)
    return made


# ---- icons ---------------------------------------------------------------------------------------------------------
@cache
def _icon_points() -> dict[str, int]:
    points: dict[str, int] = json.loads((RESOURCES / "icons" / "phosphor.json").read_text(encoding="utf-8"))
    return points


@cache
def _glyphs() -> QRawFont:
    return QRawFont(str(RESOURCES / "icons" / "phosphor.ttf"), 256.0)


@cache
def _outline(name: str) -> tuple[Any, QRectF]:
    """The glyph's path and the square of its em, in font units of 256 px."""
    raw = _glyphs()
    indexes = raw.glyphIndexesForString(chr(_icon_points()[name]))
    return raw.pathForGlyph(indexes[0]), QRectF(0, -raw.ascent(), 256.0, raw.ascent() + raw.descent())


def icon_names() -> frozenset[str]:
    """Every icon the program carries, without the `-bold` variants."""
    return frozenset(name for name in _icon_points() if not name.endswith("-bold"))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, tone: str = "icon") -> None:
    """Paint one icon into `rect`. Up to 14 px the bold cut is taken, because thin strokes fade."""
    rect = QRectF(rect)
    if rect.width() <= 14 and not name.endswith("-bold"):
        name += "-bold"
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    side = round(min(rect.width(), rect.height()))
    pixmap = icon_pixmap(name, tone, side, ratio)
    painter.drawPixmap(
        QRectF(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2), side, side),
        pixmap,
        QRectF(pixmap.rect()),
    )


def icon_pixmap(name: str, tone: str, side: int, ratio: float = 1.0) -> QPixmap:
    """A pixmap of `side` px at the device's ratio, cached by theme, name, tone, size and ratio."""
    key = f"icon/{_Now.name}/{name}/{tone}/{side}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixels = max(1, round(side * ratio))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    path, em = _outline(name)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = pixels / max(em.width(), em.height())
    box = path.boundingRect() if not em.isValid() else em
    painter.setTransform(QTransform().scale(scale, scale).translate(-box.left(), -box.top()))
    painter.fillPath(path, colour(tone))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


class _Engine(QIconEngine):
    """Draws the glyph in the colours of the theme that is shown when it is drawn."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        tone = "text_disabled" if mode == QIcon.Mode.Disabled else self._tone
        paint_icon(painter, rect, self._name, tone)

    def pixmap(self, wanted: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        tone = "text_disabled" if mode == QIcon.Mode.Disabled else self._tone
        side = min(wanted.width(), wanted.height())
        name = self._name + "-bold" if side <= 14 and not self._name.endswith("-bold") else self._name
        return icon_pixmap(name, tone, side)

    def scaledPixmap(self, wanted: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        tone = "text_disabled" if mode == QIcon.Mode.Disabled else self._tone
        side = min(wanted.width(), wanted.height())  # in device-independent px since Qt 6.8
        name = self._name + "-bold" if side <= 14 and not self._name.endswith("-bold") else self._name
        return icon_pixmap(name, tone, side, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)


@cache
def icon(name: str, tone: str = "icon") -> QIcon:
    """An icon in a colour token; it follows the theme by itself."""
    if name not in _icon_points():
        raise KeyError(f"no such icon: {name}; add it to resources/fonts/cut.py")
    return QIcon(_Engine(name, tone))


# ---- the theme -----------------------------------------------------------------------------------------------------
def _palette() -> QPalette:
    made, role = QPalette(), QPalette.ColorRole
    for which, name in (
        (role.Window, "surface"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "sunken"),
        (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.BrightText, "on_accent"),
        (role.Highlight, "selection"), (role.HighlightedText, "selection_text"), (role.ToolTipBase, "toast"),
        (role.ToolTipText, "on_toast"), (role.PlaceholderText, "text_faint"), (role.Link, "accent_text"),
        (role.LinkVisited, "accent_text"), (role.Accent, "accent"), (role.Mid, "line_strong"),
        (role.Dark, "control_border"), (role.Light, "surface"), (role.Midlight, "line"),
        (role.Shadow, "control_border"),
    ):  # fmt: skip
        made.setColor(which, colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, colour("text_disabled"))
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, colour("selection_idle"))
    return made


def _style_sheet() -> str:
    sheet = (RESOURCES / "theme" / "style.qss").read_text(encoding="utf-8")
    values = tokens()["color"][_Now.name]
    for name in sorted(values, key=len, reverse=True):  # longest first: @text_muted before @text
        sheet = sheet.replace("@" + name, values[name])
    return sheet


@cache
def _load_fonts() -> None:
    for path in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


class Theme(QObject):
    """The applied theme of the application; `changed` is emitted after a switch is complete."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.mode: Mode = "system"
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @classmethod
    def apply(cls, app: QApplication, mode: Mode = "system") -> Theme:
        """Show the theme; the first call also sets style and fonts. Cheap when nothing changes."""
        theme = _Now.theme
        if theme is None:
            _load_fonts()
            app.setStyle("Fusion")
            app.setFont(font())
            theme = _Now.theme = cls(app)
            app.aboutToQuit.connect(theme._forget)
        theme.mode = mode
        theme._show(theme._wanted())
        return theme

    @staticmethod
    def current() -> Theme | None:
        return _Now.theme

    @property
    def name(self) -> str:
        """`light` or `dark`: what is shown, also in mode `system`."""
        return _Now.name

    def _wanted(self) -> str:
        if self.mode != "system":
            return self.mode
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _show(self, name: str) -> None:
        if name == _Now.name and self._app.styleSheet():
            return
        _Now.name, _Now.colours = name, _load_colours(name)
        self._app.setPalette(_palette())
        self._app.setStyleSheet(_style_sheet())
        self.changed.emit()

    @Slot()
    def _system_changed(self) -> None:
        if self.mode == "system":
            self._show(self._wanted())

    @Slot()
    def _forget(self) -> None:
        _Now.theme = None


def repolish(widget: Any) -> None:
    """Let the style sheet see a changed dynamic property."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


__all__ = [
    "Theme",
    "colour",
    "font",
    "icon",
    "icon_names",
    "icon_pixmap",
    "is_dark",
    "paint_icon",
    "repolish",
    "size",
    "tokens",
]

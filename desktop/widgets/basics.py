"""The small parts: labels, surfaces, buttons, chips, key caps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from desktop.theme import font, icon, paint_icon, repolish
from desktop.widgets.paint import TONE_ICON, chip_width, focus_ring, paint_chip, paint_key, rounded, text_width

THIN = "\u2009"  # Qt leaves only 4 px between icon and text
_ICON_TONE = {"primary": "on_accent", "quiet": "accent_text", "danger": "danger"}


class Surface(QWidget):
    """A widget with a background of the style sheet: page, bg, sunken, bar, foot, panel, well, hline, vline, popup."""

    def __init__(self, kind: str = "page", parent: QWidget | None = None, layout: QLayout | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("surface", kind)
        if kind == "hline":
            self.setFixedHeight(1)
        elif kind == "vline":
            self.setFixedWidth(1)
        if layout is not None:
            self.setLayout(layout)


def hline(parent: QWidget | None = None) -> Surface:
    return Surface("hline", parent)


class Label(QLabel):
    """Text in a role and tone. `elide` lets it shrink with an ellipsis (the full text becomes the tooltip)."""

    def __init__(
        self,
        text: str = "",
        size: int | str = "body",
        weight: int | str = "regular",
        tone: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._full, self._elide = text, elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if elide:
            self.setMinimumWidth(24)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = text
        super().setText(text)
        if self._elide:
            self.setAccessibleName(text)
            self.updateGeometry()
            self._shorten()

    def full_text(self) -> str:
        return self._full

    def elides(self) -> bool:
        return self._elide

    def set_tone(self, tone: str) -> None:
        self.setProperty("tone", tone)
        repolish(self)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._elide:
            return QSize(QFontMetrics(self.font()).horizontalAdvance(self._full) + 2, hint.height())
        return hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elide else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._shorten()

    def _shorten(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        if shown != super().text():
            super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class IconMark(QWidget):
    """An icon that says something beside a text; `name` is what a screen reader says (empty: decoration)."""

    def __init__(
        self, icon_name: str, tone: str = "icon", side: int = 16, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon_name, tone
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon_name: str, tone: str = "icon", name: str = "") -> None:
        self._icon, self._tone = icon_name, tone
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._icon:
            paint_icon(painter, self.rect(), self._icon, self._tone)


class Button(QPushButton):
    """A button of a kind: "" (plain), primary, quiet, danger, bare, tab.

    `keys` is shown in the tooltip and set as the shortcut's description only; shortcuts belong to the page.
    """

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        kind: str = "",
        *,
        small: bool = False,
        name: str = "",
        keys: str = "",
        on_click: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setFont(font("body", "medium" if kind in ("primary", "tab") else "regular"))
        if small:
            self.setProperty("small", True)
        if icon_name:
            self.set_icon(icon_name)
        self.setText(text)
        if name:
            self.setAccessibleName(name)
        tip = name if not text else ""
        if keys:
            tip = f"{name or text} ({keys})"
        self.setToolTip(tip)
        if kind in ("quiet", "bare"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_icon(self, icon_name: str) -> None:
        self.setIcon(icon(icon_name, _ICON_TONE.get(self.property("kind"), "icon")))
        self.setIconSize(QSize(16, 16))

    def setText(self, text: str) -> None:
        self.setAccessibleName(text.replace("&", ""))
        super().setText(THIN + text if text and not self.icon().isNull() else text)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would take Alt with an arrow for a move to the next button
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("flush") and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, self.rect())
        if self.property("kind") == "primary" and self.hasFocus():
            painter = QPainter(self)  # a style sheet cannot draw a ring inside a filled button
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rounded(painter, self.rect().adjusted(2, 2, -2, -2), 3, "", "on_accent", 2)


class PrimaryButton(Button):
    """The one thing to do here; at most one on a page."""

    def __init__(self, text: str, icon_name: str = "", **options: Any) -> None:
        super().__init__(text, icon_name, "primary", **options)


class QuietButton(Button):
    """A link-like action in the accent colour."""

    def __init__(self, text: str, icon_name: str = "", **options: Any) -> None:
        super().__init__(text, icon_name, "quiet", **options)


class IconButton(Button):
    """A button that shows only an icon; `name` is spoken and becomes the tooltip."""

    def __init__(self, icon_name: str, name: str, kind: str = "bare", **options: Any) -> None:
        super().__init__("", icon_name, kind, name=name, **options)
        self.setFixedWidth(28 if options.get("small") else 36)


class PaintedButton(QPushButton):
    """Base of buttons that paint themselves. Their size is a hint, because the style sheet overrules fixed sizes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(24, 24)
        self.setProperty("kind", "custom")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fix_size(self, width: int, height: int) -> None:
        self._size = QSize(width, height)
        self.setMaximumSize(self._size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


class CheckBox(QCheckBox):
    """A check box whose tick is painted in the theme's colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Unchecked:
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        partly = self.checkState() == Qt.CheckState.PartiallyChecked
        square = QRect(box.center().x() - 5, box.center().y() - 5, 12, 12)
        paint_icon(painter, square, "minus" if partly else "check", "on_accent")


class Chip(QWidget):
    """A state in a word with its tone; the icon is the tone's own unless named, "" for none."""

    def __init__(
        self, text: str, tone: str = "neutral", icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone, icon_name)

    def set(self, text: str, tone: str = "neutral", icon_name: str | None = None) -> None:
        self._text, self._tone = text, tone
        self._icon = TONE_ICON.get(tone, "") if icon_name is None else icon_name
        self.setFixedSize(chip_width(text, self._icon), 20)
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, self.rect(), self._text, self._tone, self._icon)


class KeyCap(QWidget):
    """A key as it stands beside its action."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setFixedSize(text_width(keys, "hint", "medium") + 12, 18)
        self.setAccessibleName(keys)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key(painter, self.rect(), self._keys, right=False)


class Banner(Surface):
    """An inline sentence over a part of a page: what is wrong or good to know, and at most one action."""

    def __init__(self, text: str = "", tone: str = "warning", parent: QWidget | None = None) -> None:
        from PySide6.QtWidgets import QHBoxLayout

        super().__init__("page", parent)
        self._tone = tone
        self._mark = IconMark(TONE_ICON.get(tone, "info") or "info", tone)
        self._label = Label(text, wrap=True, tone=tone)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._label, 1)
        self._action: Button | None = None
        self.setVisible(bool(text))

    def show_text(
        self, text: str, tone: str = "warning", action: str = "", on_action: Callable[[], Any] | None = None
    ) -> None:
        """Show a sentence; `action` with `on_action` puts a button at its end."""
        self._tone = tone
        self._mark.set_icon(TONE_ICON.get(tone, "info") or "info", tone)
        self._label.setText(text)
        self._label.set_tone(tone)
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None
        if action and on_action is not None:
            self._action = Button(action, small=True, on_click=on_action)
            self._row.addWidget(self._action)
        self.setVisible(True)

    def clear(self) -> None:
        self._label.setText("")
        self.setVisible(False)

    def text(self) -> str:
        return self._label.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 4, f"{self._tone}_soft")


class Hover(QObject):
    """Tells a callable when the pointer enters and leaves a widget."""

    def __init__(self, widget: QWidget, told: Callable[[bool], Any]) -> None:
        super().__init__(widget)
        self._told = told
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if isinstance(event, QEnterEvent):
            self._told(True)
        elif event.type() == QEvent.Type.Leave:
            self._told(False)
        return False


__all__ = [
    "THIN",
    "Banner",
    "Button",
    "CheckBox",
    "Chip",
    "Hover",
    "IconButton",
    "IconMark",
    "KeyCap",
    "Label",
    "PaintedButton",
    "PrimaryButton",
    "QuietButton",
    "Surface",
    "hline",
]

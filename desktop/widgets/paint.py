"""Painting helpers for delegates and small widgets; colours by token name only."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from db.text import find_hits, nfc
from desktop.theme import colour, font, paint_icon

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
TONE_ICON = {
    "success": "check-circle",
    "warning": "warning",
    "danger": "warning-circle",
    "info": "paper-plane-tilt",
    "conflict": "git-merge",
    "neutral": "",
}


def text_width(text: str, px: int | str = "body", weight: int | str = "regular") -> int:
    return QFontMetrics(font(px, weight)).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    px: int | str = "body",
    weight: int | str = "regular",
    tone: str = "text",
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = True,
) -> None:
    face = font(px, weight)
    painter.setFont(face)
    painter.setPen(colour(tone))
    if elide:
        text = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)


def rounded(
    painter: QPainter, rect: QRect | QRectF, radius: float, fill: str = "", stroke: str = "", width: float = 1.0
) -> None:
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(stroke), width) if stroke else Qt.PenStyle.NoPen)
    inset = width / 2 if stroke else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRect | QRectF, radius: float = 3) -> None:
    rounded(painter, rect, radius, "", "focus", 2)


def chip_width(text: str, icon: str = "") -> int:
    return text_width(text, "small", "medium") + 16 + (16 if icon else 0)


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: str = "neutral", icon: str = "") -> int:
    """A state chip 20 px high at the left of `rect`, vertically centred; returns its width."""
    width = min(chip_width(text, icon), rect.width())
    chip = QRect(rect.left(), rect.top() + (rect.height() - 20) // 2, width, 20)
    rounded(painter, chip, 10, f"{tone}_soft")
    left = chip.left() + 8
    if icon:
        paint_icon(painter, QRect(left - 2, chip.top() + 3, 14, 14), icon, tone)
        left += 15
    draw_text(painter, QRect(left, chip.top(), chip.right() - left - 4, 20), text, "small", "medium", tone)
    return width


def paint_key(painter: QPainter, rect: QRect, text: str, right: bool = True) -> int:
    """A key cap 18 px high at the right (or left) of `rect`; returns its width."""
    width = text_width(text, "hint", "medium") + 12
    cap = QRect(rect.right() - width + 1 if right else rect.left(), rect.top() + (rect.height() - 18) // 2, width, 18)
    rounded(painter, cap, 3, "sunken", "line_strong")
    draw_text(painter, cap, text, "hint", "medium", "text_muted", CENTRE, elide=False)
    return width


def paint_bar(painter: QPainter, rect: QRect, share: float, tone: str = "accent", tick: float | None = None) -> None:
    """A position bar; `share` and `tick` from 0 to 1."""
    rounded(painter, rect, rect.height() / 2, "track")
    width = round(rect.width() * min(max(share, 0.0), 1.0))
    if width:
        rounded(painter, QRect(rect.left(), rect.top(), max(width, 4), rect.height()), rect.height() / 2, tone)
    if tick is not None:
        at = rect.left() + round(rect.width() * tick)
        painter.fillRect(at, rect.top() - 2, 1, rect.height() + 4, colour("text_muted"))


def draw_marked(
    painter: QPainter, rect: QRect, text: str, words: str, px: int | str = "body", weight: int | str = "regular"
) -> int:
    """Text with the hits of a search on `mark`; returns the width taken."""
    metrics = QFontMetrics(font(px, weight))
    shown = metrics.elidedText(nfc(text), Qt.TextElideMode.ElideRight, rect.width())
    for start, end in find_hits(shown, words) if words else ():
        left = rect.left() + metrics.horizontalAdvance(shown[:start])
        wide = metrics.horizontalAdvance(shown[:end]) - metrics.horizontalAdvance(shown[:start])
        rounded(painter, QRect(left - 1, rect.center().y() - 8, wide + 2, 18), 2, "mark")
    draw_text(painter, rect, shown, px, weight, "text", elide=False)
    return metrics.horizontalAdvance(shown)

"""Where the choices of a question stand: below each other, in columns, packed, or across the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap

from desktop.interviews.editor import text_height
from desktop.interviews.ink import Ink
from desktop.interviews.keys import is_special
from desktop.widgets.paint import text_width

TWO_COLUMNS_FROM = 9
LEFT = 52
"""Room for the circle before the words."""
NARROWEST = 190
PICTURE = QSize(150, 96)
_COLUMNS = re.compile(r"columns-?(\d+)")


@dataclass(frozen=True)
class Item:
    value: str
    label: str
    picture: QPixmap | None = None

    def picture_size(self, ink: Ink) -> QSize:
        if self.picture is None:
            return QSize(0, 0)
        room = QSize(ink.px(PICTURE.width()), ink.px(PICTURE.height()))
        return self.picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def picture_rect(self, inside: QRect, ink: Ink) -> QRect:
        return QRect(inside.topLeft(), self.picture_size(ink))


def placed(items: Sequence[Item], looks: frozenset[str], width: int, ink: Ink) -> tuple[list[QRect], int]:
    """A rectangle for each choice, and the height of all."""
    if not items:
        return [], 2
    if "likert" in looks:
        return _across(items, width, ink)
    if "columns-pack" in looks:
        return _packed(items, width, ink)
    if "no-buttons" in looks or "no_buttons" in looks:
        return _tiles(items, width, ink)
    columns = _columns(items, looks, width)
    return _below(items, columns, width, ink)


def _columns(items: Sequence[Item], looks: frozenset[str], width: int) -> int:
    asked = next((int(found[1]) for word in looks if (found := _COLUMNS.fullmatch(word))), 0)
    if not asked and "columns" in looks:
        asked = 3
    if asked:
        return max(1, min(asked, len(items), width // NARROWEST))
    return 2 if len(items) > TWO_COLUMNS_FROM and width >= 720 else 1


def _height(item: Item, width: int, ink: Ink) -> int:
    picture = item.picture_size(ink)
    words = text_height(ink, item.label, width - LEFT - 16 - (picture.width() + 12 if item.picture else 0))
    return max(ink.px(40), words + ink.px(18), picture.height() + 14 if item.picture else 0)


def _below(items: Sequence[Item], columns: int, width: int, ink: Ink) -> tuple[list[QRect], int]:
    lines = -(-len(items) // columns)
    wide = width // columns
    rects: list[QRect] = []
    bottoms = [0] * columns
    for number, item in enumerate(items):
        column = number // lines
        high, top = _height(item, wide, ink), bottoms[column]
        if columns == 1 and is_special(item.value) and number and not is_special(items[number - 1].value):
            top += 9
        rects.append(QRect(column * wide, top, wide - (16 if columns > 1 else 0), high))
        bottoms[column] = top + high
    return rects, max(bottoms) + 2


def _packed(items: Sequence[Item], width: int, ink: Ink) -> tuple[list[QRect], int]:
    """As many in a line as have room."""
    rects: list[QRect] = []
    left = top = line = 0
    for item in items:
        wide = min(width, LEFT + text_width(item.label, ink.px(16), "medium") + 28 + item.picture_size(ink).width())
        high = _height(item, wide, ink)
        if left and left + wide > width:
            left, top, line = 0, top + line, 0
        rects.append(QRect(left, top, wide, high))
        left, line = left + wide + 8, max(line, high)
    return rects, top + line + 2


def _tiles(items: Sequence[Item], width: int, ink: Ink) -> tuple[list[QRect], int]:
    wide = ink.px(PICTURE.width()) + 40
    columns = max(1, min(len(items), width // (wide + 12)))
    high = max(item.picture_size(ink).height() + text_height(ink, item.label, wide - 40) for item in items) + 36
    rects = [QRect(n % columns * (wide + 12), n // columns * (high + 12), wide, high) for n in range(len(items))]
    return rects, -(-len(items) // columns) * (high + 12)


def _across(items: Sequence[Item], width: int, ink: Ink) -> tuple[list[QRect], int]:
    wide = min(width // len(items), ink.px(170))
    high = max(text_height(ink, item.label, wide - 8, 14) for item in items) + ink.px(28) + 26
    return [QRect(number * wide, 0, wide, high) for number in range(len(items))], high + 2

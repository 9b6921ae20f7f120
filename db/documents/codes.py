"""Two-dimensional codes on paper."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.barcode import qrencoder
from reportlab.platypus import Flowable

LEVEL = qrencoder.QRErrorCorrectLevel.M
BORDER = 1  # modules


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code of `side` points. Drawn as one path: a sheet has dozens, and a shape for each module takes seconds."""

    def __init__(self, code: str, side: float) -> None:
        super().__init__()
        self.width = self.height = side
        self._rows = _modules(code)

    def wrap(self, *_: Any) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        size = self.width / (len(self._rows) + 2 * BORDER)
        path = self.canv.beginPath()
        for number, row in enumerate(self._rows):
            y = self.height - (BORDER + number + 1) * size
            for start, length in _runs(row):
                path.rect((BORDER + start) * size, y, length * size, size)
        self.canv.drawPath(path, stroke=0, fill=1)


def _modules(code: str) -> list[list[bool]]:
    """The code's dark modules, from the top."""
    made = qrencoder.QRCode(None, LEVEL)
    made.addData(code)
    made.make()
    count = made.getModuleCount()
    return [[bool(made.isDark(row, column)) for column in range(count)] for row in range(count)]


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """(start, length) of what is dark side by side."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs

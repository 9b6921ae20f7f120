"""A picture of a document, shown in place: decoded only if its content is one of a few plain formats of a sane size."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

DECODED = frozenset({b"png", b"jpeg", b"gif", b"bmp", b"webp"})
MOST_PIXELS = 40_000_000  # a scan of an A3 page has 35 million; a bomb has thousands of millions
HIGHEST = 320  # px of the preview


def decode(data: bytes, fit: QSize) -> QImage | None:
    """The picture, no larger than `fit`; None where it is none that is shown here."""
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in DECODED or not size.isValid():
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    if size.width() > fit.width() or size.height() > fit.height():
        reader.setScaledSize(size.scaled(fit, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


class Preview(QWidget):
    """A picture at the left, as large as there is room for; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._image: QImage | None = None
        self.hide()

    def image(self) -> QImage | None:
        return self._image

    def show_bytes(self, data: bytes, name: str) -> bool:
        """False where they are no picture that can be shown."""
        self._data = data
        self.setAccessibleName(name)
        return self._fit()

    def clear(self) -> None:
        self._data, self._image = b"", None
        self.hide()

    def _fit(self) -> bool:
        ratio = self.devicePixelRatioF()
        parent = self.parentWidget()
        wide = max(240, (parent.width() if parent is not None else 400) - 32)
        self._image = decode(self._data, QSize(round(wide * ratio), round(HIGHEST * ratio))) if self._data else None
        if self._image is None:
            self.hide()
            return False
        self._image.setDevicePixelRatio(ratio)
        self.setFixedHeight(round(self._image.height() / ratio) + 16)
        self.show()
        self.update()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._image is not None:
            ratio = self._image.devicePixelRatio()
            painter = QPainter(self)
            wide, high = round(self._image.width() / ratio), round(self._image.height() / ratio)
            painter.drawImage(QRect(16, 8, wide, high), self._image)

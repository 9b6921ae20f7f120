"""Signatures and drawings: by mouse or pen, by the arrow keys, or taken from a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.forms import NodeView
from desktop.interviews.editor import Editor, StageButton, looks_of
from desktop.interviews.ink import Ink
from desktop.interviews.media import longest_side, packed, picture_of
from desktop.interviews.requests import KeepFile, Sources
from desktop.theme import colour
from desktop.widgets import KeyCap, Label
from desktop.widgets.paint import focus_ring, rounded

SIZE = QSize(640, 300)
SIGNATURE = QSize(560, 200)
REST_MS = 900
STEP, FINE = 8, 1
PEN = 3.0


class Board(QWidget):
    """The paper. changed: something was drawn. Arrow keys move the pen (with Shift finely), Space lowers and raises
    it."""

    changed = Signal()

    def __init__(self, ink: Ink, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(size + QSize(4, 4))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.image = QImage(size, QImage.Format.Format_RGB32)
        self.image.fill(colour("paper"))
        self.pen = QPointF(size.width() / 4, size.height() / 2)
        self.down = False
        self.blank = True
        self._last: QPointF | None = None

    def show_image(self, image: QImage) -> None:
        """Put a picture under the pen, as large as it fits."""
        self.image.fill(colour("paper"))
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = image.size().scaled(self.image.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > image.width():
            size = image.size()
        place = QPoint((self.image.width() - size.width()) // 2, (self.image.height() - size.height()) // 2)
        painter.drawImage(QRect(place, size), image)
        painter.end()
        self.blank = False
        self.update()

    def clear(self) -> None:
        self.image.fill(colour("paper"))
        self.blank, self.down = True, False
        self.update()

    def line(self, start: QPointF, end: QPointF) -> None:
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour("lead"), PEN, style, cap, join))
        painter.drawLine(start, end) if start != end else painter.drawPoint(start)
        painter.end()
        self.blank = False
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect().adjusted(1, 1, -1, -1), 4, "surface", self._ink.tone("control_border"))
        painter.drawImage(2, 2, self.image)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)
            painter.setPen(QPen(colour("lead"), 2.0))
            here = self.pen + QPointF(2, 2)
            reach = 5.0 if self.down else 9.0
            painter.drawLine(here - QPointF(reach, 0), here + QPointF(reach, 0))
            painter.drawLine(here - QPointF(0, reach), here + QPointF(0, reach))

    # ---- by hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = event.position() - QPointF(2, 2)
            self.line(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._draw_to(event.position() - QPointF(2, 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._last = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        here = event.position() - QPointF(2, 2)
        if event.pressure() <= 0:
            self._last = None
        elif self._last is None:
            self._last = here
        else:
            self._draw_to(here)
        event.accept()

    def _draw_to(self, here: QPointF) -> None:
        if self._last is not None:
            self.line(self._last, here)
            self._last = self.pen = here

    # ---- by keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        move = {
            Qt.Key.Key_Left: QPointF(-far, 0), Qt.Key.Key_Right: QPointF(far, 0), Qt.Key.Key_Up: QPointF(0, -far),
            Qt.Key.Key_Down: QPointF(0, far),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if move is not None:
            self._move(self.pen + move)
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.down = not self.down
                self.update()
        else:
            event.ignore()

    def _move(self, to: QPointF) -> None:
        here = QPointF(min(max(to.x(), 0), self.image.width() - 1), min(max(to.y(), 0), self.image.height() - 1))
        if self.down:
            self.line(self.pen, here)
        self.pen = here
        self.update()


class DrawEditor(Editor):
    """The drawing is kept when the hand rests. Delete empties the paper, Ctrl+O puts a picture on it."""

    def __init__(self, ink: Ink, node: NodeView, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._sources, self._kept, self._complaint = sources, "", ""
        looks = looks_of(node)
        self.board = Board(ink, SIGNATURE if "signature" in looks else SIZE)
        self.board.setAccessibleName(node.label or "")
        self.board.setAccessibleDescription(self._help(looks))
        self.help = Label(self._help(looks), ink.px(13), tone=ink.tone("text_muted"), wrap=True)
        self.clear = StageButton(self.tr("Empty the paper"), "eraser", keys="Del", on_click=self.empty)
        self.choose = StageButton(self.tr("Take a picture from a file…"), "folder-open", keys="Ctrl+O",
                             on_click=self.choose_file)  # fmt: skip
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._keep)
        self.board.changed.connect(self._rest.start)
        self._lay_out()
        self.setFocusProxy(self.board)
        self.reload()

    def _help(self, looks: frozenset[str]) -> str:
        if "signature" in looks:
            return self.tr("Sign with mouse or pen. With keys: arrows move, Space lowers and raises the pen.")
        if "annotate" in looks:
            return self.tr("Take a picture and draw on it. With keys: arrows move, Space lowers and raises the pen.")
        return self.tr("Draw with mouse or pen. With keys: arrows move, Space lowers and raises the pen.")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.clear)
        buttons.addWidget(KeyCap("Del"))
        buttons.addSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(KeyCap("Ctrl+O"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.board)
        column.addWidget(self.help)
        column.addLayout(buttons)

    def reload(self) -> None:
        """Show the stored drawing, unless it is the one on the paper."""
        name = self.nodes[0].value
        if name == self._kept or self._rest.isActive():
            return
        self._kept = name
        data = self._sources.file(name) if name else None
        image = QImage() if data is None else picture_of(data)
        if image.isNull():
            self.board.clear()
        else:
            self.board.show_image(image)

    @Slot()
    def _keep(self) -> None:
        self._rest.stop()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.board.image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub says bytes
        self.wanted.emit(KeepFile(self.ref, bytes(buffer.data().data())))
        self._kept = self.nodes[0].value

    @Slot()
    def empty(self) -> None:
        self._rest.stop()
        self.board.clear()
        if self.nodes[0].value:
            self._kept = ""
            self.answered.emit(self.ref, "")

    @Slot()
    def choose_file(self) -> None:
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.gif *.webp *.bmp)"
        path = self._sources.asker.file(self, self.tr("Picture for the paper"), kinds)
        if path is None:
            return
        try:
            image = picture_of(path.read_bytes())
        except OSError:
            image = QImage()
        self._complaint = "" if not image.isNull() else self.tr("The file is no picture. Choose a JPEG or PNG file.")
        if not image.isNull():
            self.board.show_image(picture_of(packed(image, longest_side(self.nodes[0]))))
            self._keep()
        self.moved.emit()

    def refuse(self, sentence: str) -> None:
        self._complaint = sentence

    def complaint(self) -> str:
        return self._complaint

    def flush(self) -> bool:
        self._complaint = ""
        if self._rest.isActive():
            self._keep()
        return True

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.empty()
        elif event.key() == Qt.Key.Key_O and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_file()
        else:
            event.ignore()

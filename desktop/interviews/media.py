"""Pictures, sound, films and documents as answers: chosen, dropped or pasted."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.forms import NodeView
from db.interviews.files import MOST, PART, content_type
from db.text import format_size
from desktop import language
from desktop.interviews.editor import Editor, StageButton
from desktop.interviews.ink import Ink
from desktop.interviews.requests import KeepFile, Sources
from desktop.widgets import IconMark, KeyCap, Label

PREVIEW = QSize(360, 240)
LONGEST_SIDE = 2048
"""Pixels: larger pictures are made smaller, so that a package still fits into a mail."""
_ICONS = {"image": "image", "audio": "microphone", "video": "video-camera", "file": "file-text"}
_READ_MOST = 4 * MOST  # a photograph may be larger than what is kept of it


def picture_of(data: bytes) -> QImage:
    """Turned as the camera was held; null if it is no picture that can be read."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def packed(image: QImage, longest: int = LONGEST_SIDE, kind: str = "JPEG") -> bytes:
    """The picture as a file without what the camera wrote into it: place, time and owner do not belong there."""
    if max(image.width(), image.height()) > longest:
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        image = image.scaled(longest, longest, ratio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 88 if kind == "JPEG" else -1)  # type: ignore[call-overload] # its stub says bytes
    return bytes(buffer.data().data())


def longest_side(node: NodeView) -> int:
    """As the questionnaire says (max-pixels), but never more than what can be sent."""
    wanted = node.parameters.get("max-pixels", "")
    return min(int(wanted), LONGEST_SIDE) if wanted.isdigit() and int(wanted) else LONGEST_SIDE


class SoundButton(StageButton):
    """Plays what the questionnaire brings, in the computer's own player. It is nobody's answer, so it may lie in a
    temporary folder meanwhile."""

    def __init__(self, text: str, address: str, data: bytes) -> None:
        super().__init__(text, "play", small=True, on_click=self._play)
        self._name, self._data = address.rpartition("/")[2], data

    @Slot()
    def _play(self) -> None:
        path = Path(tempfile.mkdtemp(prefix="kopru-")) / self._name
        path.write_bytes(self._data)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class MediaEditor(Editor):
    """Ctrl+O chooses a file, Ctrl+V takes what was copied, Delete takes the answer away; a file can be dropped, too."""

    def __init__(self, ink: Ink, node: NodeView, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._sources, self._complaint = sources, ""
        self.setAcceptDrops(True)
        self.preview = QLabel()
        self.mark = IconMark(_ICONS[node.type], "icon", 24)
        self.name = Label("", ink.px(16), "medium", wrap=True)
        self.about = Label("", ink.px(14), tone=ink.tone("text_muted"), wrap=True)
        self.choose = StageButton(self.tr("Choose file…"), "folder-open", keys="Ctrl+O", on_click=self.choose_file)
        self.paste = StageButton(self.tr("Paste"), "copy", keys="Ctrl+V", on_click=self.paste_file)
        self.remove = StageButton(self.tr("Remove"), "trash", keys="Del", on_click=self.remove_file)
        self._lay_out()
        self.setFocusProxy(self.choose)
        self.reload()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        words.addStretch(1)
        shown = QHBoxLayout()
        shown.setSpacing(12)
        shown.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        shown.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        shown.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.remove_key = KeyCap("Del")
        for button, cap in (
            (self.choose, KeyCap("Ctrl+O")), (self.paste, KeyCap("Ctrl+V")), (self.remove, self.remove_key)
        ):  # fmt: skip
            buttons.addWidget(button)
            buttons.addWidget(cap)
            buttons.addSpacing(8)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(shown)
        column.addLayout(buttons)

    def reload(self) -> None:
        node, name = self.nodes[0], self.nodes[0].value
        data = self._sources.file(name) if name else None
        picture = QPixmap()
        if data is not None and node.type == "image":
            picture = QPixmap.fromImage(picture_of(data))
        has = not picture.isNull()
        self.preview.setVisible(has)
        self.mark.setVisible(not has)
        if has:
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            fits = picture.width() <= PREVIEW.width() and picture.height() <= PREVIEW.height()
            self.preview.setPixmap(picture if fits else picture.scaled(PREVIEW, ratio, smooth))
            self.preview.setAccessibleName(self.tr("Picture: {name}").format(name=name))
        self.name.setText(name or self.tr("No file yet"))
        self.about.setText(self._about(data, picture))
        for widget in (self.remove, self.remove_key):
            widget.setVisible(bool(name))
        self.choose.setText(self.tr("Choose another file…") if name else self.tr("Choose file…"))

    def _about(self, data: bytes | None, picture: QPixmap) -> str:
        if not self.nodes[0].value:
            return self.tr("Choose a file, drop it here or paste it. At most {n} MB.").format(n=MOST // PART)
        if data is None:
            return self.tr("The content of this file is not on this computer.")
        size = format_size(len(data), language.current())
        pixels = f" · {picture.width()} × {picture.height()}" if not picture.isNull() else ""
        return f"{content_type(data)} · {size}{pixels}"

    # ---- giving
    @Slot()
    def choose_file(self) -> None:
        path = self._sources.asker.file(self, self.tr("File for the answer"), self._kinds())
        if path is not None:
            self._take_path(path)

    def _kinds(self) -> str:
        return {
            "image": self.tr("Pictures") + " (*.jpg *.jpeg *.png *.gif *.webp *.bmp)",
            "audio": self.tr("Sound") + " (*.mp3 *.m4a *.ogg *.wav *.flac *.amr)",
            "video": self.tr("Films") + " (*.mp4 *.webm *.mov *.3gp)",
        }.get(self.nodes[0].type, "")

    def _take_path(self, path: Path) -> None:
        try:
            if path.stat().st_size > _READ_MOST:
                words = self.tr("The file has {size}; an answer may have {most} MB. Choose a smaller one.")
                size = format_size(path.stat().st_size, language.current())
                self._complain(words.format(size=size, most=MOST // PART))
                return
            data = path.read_bytes()
        except OSError:
            self._complain(self.tr("The file cannot be read. Check that it is still there."))
            return
        self._take(data)

    def _take(self, data: bytes) -> None:
        self._complaint = ""
        if self.nodes[0].type == "image":
            image = picture_of(data)
            if not image.isNull():
                data = packed(image, longest_side(self.nodes[0]), "PNG" if image.hasAlphaChannel() else "JPEG")
        self.wanted.emit(KeepFile(self.ref, data))
        self.reload()

    @Slot()
    def paste_file(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        urls = [url for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        if urls:
            self._take_path(Path(urls[0].toLocalFile()))
        elif copied.hasImage() and self.nodes[0].type in ("image", "file"):
            image = QImage(QGuiApplication.clipboard().image())
            self._take(packed(image, longest_side(self.nodes[0]), "PNG"))
        else:
            self._complain(self.tr("Nothing that fits here was copied. Copy a file or a picture first."))

    @Slot()
    def remove_file(self) -> None:
        if self.nodes[0].value:
            self._complaint = ""
            self.answered.emit(self.ref, "")
            self.reload()
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, sentence: str) -> None:
        self._complaint = sentence
        self.moved.emit()

    def refuse(self, sentence: str) -> None:
        self._complaint = sentence

    def complaint(self) -> str:
        return self._complaint

    def flush(self) -> bool:
        """What was refused holds the page once: it is read, and then it is over."""
        self._complaint = ""
        return True

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_file()
        elif event.matches(QKeySequence.StandardKey.Open):
            self.choose_file()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove_file()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self._take_path(Path(urls[0].toLocalFile()))
            event.acceptProposedAction()
        elif event.mimeData().hasImage():
            self._take(packed(QImage(event.mimeData().imageData()), longest_side(self.nodes[0]), "PNG"))
            event.acceptProposedAction()

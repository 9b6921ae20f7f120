"""Documents of a record: listed, images shown, added by choosing, dropping or pasting; opened by saving them somewhere.

Nothing is ever run, and a picture is decoded only if its content is one of a few plain formats and of a sane size.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRect, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.attachments.rows import AttachmentRow
from db.registry.attachments.service import AttachmentService
from db.text import format_size, format_when
from desktop import errors, language
from desktop.registry.sources import Sources
from desktop.widgets import Banner, Button, Column, Label, ListModel, ListView, QuietButton, Section
from desktop.widgets.asking import FileAsker, breakable

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


class DocumentsPanel(QWidget):
    """The documents of one record. acted(sentence) after a change; changed(n): how many there are."""

    acted = Signal(str)
    counted = Signal(int)

    def __init__(
        self,
        entity: str,
        sources: Sources,
        now: Callable[[], dt.datetime],
        ask: FileAsker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entity, self._now = entity, now
        self._service: AttachmentService | None = sources.documents
        self._ask = ask or FileAsker()
        self._record: uuid.UUID | None = None
        self._shown: tuple[uuid.UUID, bool] | None = None
        self.section = Section(self.tr("Documents"), link=self.tr("Add documents…"), link_icon="plus",
                               on_link=self.choose)  # fmt: skip
        self.banner = Banner()
        self.model: ListModel[AttachmentRow] = ListModel(self._columns(), parent=self)
        self.list = ListView(self.tr("Documents"), row_height=48, header=False)
        self.list.setModel(self.model)
        self.list.opened.connect(lambda _row: self.save())
        self.list.current_changed.connect(self._show_current)
        self.preview = Preview(self)
        self.note = Label("", tone="text_muted", wrap=True)
        self.note.setContentsMargins(16, 4, 16, 4)
        words = self.tr("Statutes, decisions, pictures: drop files here, paste or choose them. Each may have 25 MB.")
        self.empty = Label(words, tone="text_muted", wrap=True)
        self.empty.setContentsMargins(16, 0, 16, 8)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()

    def _columns(self) -> list[Column[AttachmentRow]]:
        def about(row: AttachmentRow) -> str:
            when = format_when(row.added_at.astimezone(), self._now(), language.current())
            return " · ".join((format_size(row.size, language.current()), when, row.author))

        return [
            Column("", width=40, icon=_icon),
            Column(self.tr("Name"), lambda row: row.name, weight="medium", sub=about),
            Column("", width=112, chip=lambda row: None if row.is_here else (self.tr("not here"), "neutral"), drop=1),
        ]

    def _lay_out(self) -> None:
        self.save_button = Button(self.tr("Save as…"), "floppy-disk", small=True, on_click=self.save)
        self.remove_button = QuietButton(self.tr("Remove"), "trash", small=True, on_click=self.remove)
        self.action_row = QWidget()
        row = QHBoxLayout(self.action_row)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.save_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        widgets = (self.section, self.banner, self.empty, self.list, self.action_row, self.note, self.preview)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)

    # ---- showing
    def show_record(self, record: uuid.UUID, *, is_looked_at: bool) -> None:
        """Only counted until it is looked at."""
        if self._service is None:
            return
        if record != self._record:
            self.banner.clear()
        self._record = record
        if not is_looked_at:
            self.counted.emit(self._service.count(self._entity, record))
            return
        rows = self._service.of(self._entity, record)
        self.model.set_rows(rows)
        self.list.fit_height()
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.counted.emit(len(rows))
        self._show_current()

    def _current(self) -> AttachmentRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    @Slot()
    def _show_current(self) -> None:
        row = self._current()
        self.action_row.setVisible(row is not None)
        self.save_button.setVisible(row is not None and row.is_here)
        self.note.setText("")
        if row is None or self._service is None:
            self._shown = None
            self.preview.clear()
        elif not row.is_here:
            self._shown = None
            self.preview.clear()
            self.note.setText(self.tr("Its content is not on this computer; it stayed at the place that added it."))
        elif (row.id, row.is_here) != self._shown:
            self._shown = (row.id, row.is_here)
            self._show_picture(row)
        self.note.setVisible(bool(self.note.text()))

    def _show_picture(self, row: AttachmentRow) -> None:
        self.preview.clear()
        if not row.is_image or self._service is None:
            return
        try:
            shown = self.preview.show_bytes(self._service.read(row.id), row.name)
        except UserError as error:
            self.note.setText(errors.sentence(error))
            return
        if not shown:
            self.note.setText(self.tr("This picture cannot be shown here. Save it to look at it."))

    # ---- adding
    @Slot()
    def choose(self) -> None:
        self.add_files(self._ask.files(self, self.tr("Add documents")))

    def add_files(self, paths: Iterable[Path]) -> None:
        """Each that can be kept is kept; the others are told about."""
        added, refused = 0, []
        for path in paths:
            problem = self._add(lambda service, record, path=path: service.add(self._entity, record, path))
            added += problem is None
            refused += [problem] if problem is not None else []
        self._tell(added, refused)

    def _add(self, how: Callable[[AttachmentService, uuid.UUID], Any]) -> str | None:
        """The sentence why it was not added."""
        if self._service is None or self._record is None:
            return ""
        try:
            how(self._service, self._record)
        except UserError as error:
            return errors.sentence(error)
        return None

    def _tell(self, added: int, refused: list[str]) -> None:
        if added and self._record is not None:
            self.show_record(self._record, is_looked_at=True)
            self.list.select_row(0)
            told = self.tr("Document added.") if added == 1 else self.tr("{n} documents added.").format(n=added)
            self.acted.emit(told)
        if refused:
            self.banner.show_text("\n".join(refused), "warning")
        elif added:
            self.banner.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(_files(event.mimeData()))
        event.acceptProposedAction()

    def paste(self) -> bool:
        """Files or a picture from the clipboard; False where it holds neither."""
        held = QGuiApplication.clipboard().mimeData()
        if files := _files(held):
            self.add_files(files)
            return True
        if not held.hasImage():
            return False
        image, data = QImage(held.imageData()), QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        if not image.save(data, "PNG"):  # type: ignore[call-overload]
            return False
        name = self.tr("Pasted {when}").format(when=self._now().strftime("%Y-%m-%d %H.%M.%S")) + ".png"
        content = bytes(data.data().data())
        problem = self._add(lambda service, record: service.add_bytes(self._entity, record, content, name))
        self._tell(problem is None, [problem] if problem is not None else [])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    # ---- taking out
    @Slot()
    def save(self) -> None:
        """A copy where the person says; nothing is opened."""
        row = self._current()
        if row is None or self._service is None or not row.is_here:
            return
        target = self._ask.save(self, self.tr("Save as"), row.name)
        if target is None:
            return
        try:
            self._service.save_as(row.id, target)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
        except OSError:
            self.banner.show_text(self.tr("It could not be written there. Choose another place."), "danger")
        else:
            told, folder = self.tr("Saved: {path}").format(path=breakable(target)), target.parent
            self.banner.show_text(told, "success", self.tr("Show the folder"), lambda: self._ask.show_folder(folder))

    @Slot()
    def remove(self) -> None:
        row = self._current()
        if row is not None and self._service is not None and self._record is not None:
            self._service.remove(row.id)
            self.show_record(self._record, is_looked_at=True)
            self.acted.emit(self.tr("Document removed."))


def _files(held: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in held.urls() if QUrl(url).isLocalFile()]


def _icon(row: AttachmentRow) -> str:
    if row.is_image:
        return "image"
    return "file-text" if row.media_type.startswith(("text/", "application/pdf")) else "file"

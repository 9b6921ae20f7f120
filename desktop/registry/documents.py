"""Documents of a record: listed, images shown, added by choosing, dropping or pasting; opened by saving them somewhere.

Nothing is ever run.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.attachments.rows import Added, AttachmentRow
from db.registry.attachments.service import AttachmentService
from db.text import format_size, format_when
from desktop import errors, language
from desktop.jobs import Job
from desktop.registry.preview import Preview
from desktop.registry.sources import Sources
from desktop.widgets import Banner, Button, Column, Label, ListModel, ListView, ProgressStrip, QuietButton, Section
from desktop.widgets.asking import FileAsker, breakable


class DocumentsPanel(QWidget):
    """The documents of one record. counted(n): how many there are. acted(sentence): one was removed by this thread's
    newest change. done(sentence, change set): some were added."""

    acted = Signal(str)
    done = Signal(str, object)
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
        self._ask, self._jobs = ask or FileAsker(), sources.jobs
        self._job: Job | None = None
        self.progress = ProgressStrip()
        self.progress.cancelled.connect(self._cancel)
        self.progress.hide()
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
            Column("", width=136, chip=self._what_is_here, drop=1),
        ]

    def _what_is_here(self, row: AttachmentRow) -> tuple[str, str] | None:
        if row.is_here:
            return None
        if not row.parts_here:
            return self.tr("not here"), "neutral"
        return self.tr("{n} of {m} parts here").format(n=row.parts_here, m=row.parts), "info"

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
        for widget in (self.section, self.banner, self.progress, self.empty, self.list):
            column.addWidget(widget)
        for below in (self.action_row, self.note, self.preview):
            column.addWidget(below)
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
            self.note.setText(self.tr("Its content is not on this computer yet; it comes with the next packages."))
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
        """Those that can be kept are kept, the others are told about. A large one takes a second: off this thread."""
        service, record, wanted = self._service, self._record, list(paths)
        if service is None or record is None or not wanted or self._job is not None:
            return
        self.banner.clear()
        add = partial(service.add_all, self._entity, record, wanted)
        if self._jobs is None:
            self._added(record, add())
            return
        title = self.tr("Adding documents")
        self.progress.start(title, self.tr("If you stop it, none of them is kept."))
        self._job = self._jobs.start(
            title, lambda progress: add(progress.report), partial(self._ended, record), self._failed, self._ended_early
        )
        self._job.progressed.connect(self.progress.report)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _ended_early(self) -> None:
        self._job = None
        self.progress.hide()

    def _failed(self, error: BaseException) -> None:
        self._ended_early()
        if not isinstance(error, UserError):
            raise error
        self.banner.show_text(errors.sentence(error), "danger")

    def _ended(self, record: uuid.UUID, added: Added) -> None:
        self._ended_early()
        self._added(record, added)

    def _added(self, record: uuid.UUID, added: Added) -> None:
        if added.count and record == self._record:
            self.show_record(record, is_looked_at=True)
            self.list.select_row(0)
        if added.count:
            count = added.count
            told = self.tr("Document added.") if count == 1 else self.tr("{n} documents added.").format(n=count)
            self.done.emit(told, added.change_set)
        if added.refused:
            self.banner.show_text("\n".join(map(errors.sentence, added.refused)), "warning")

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
        if self._service is None or self._record is None:
            return True
        try:
            self._service.add_bytes(self._entity, self._record, bytes(data.data().data()), name)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "warning")
            return True
        self._added(self._record, Added(1, (), self._service.last_change_set))
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

"""The parts of the import page, which of them is shown, and the ways by which a file comes in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from db.registry.importing.rows import Entity
from desktop.registry.importing.bars import ImportFoot, SourceBar
from desktop.registry.importing.columns_side import ColumnsSide
from desktop.registry.importing.other_views import BusyView, DoneView
from desktop.registry.importing.row_detail import Describe
from desktop.registry.importing.session import Session
from desktop.registry.importing.start_view import StartView
from desktop.registry.importing.trial_side import TrialSide
from desktop.widgets import Banner, Button, ListDetail, Page, Surface
from desktop.widgets.asking import FileAsker
from desktop.widgets.list_detail import ONE_COLUMN_BELOW

LIST_WIDTH = 468
PAGES = {"organisation": "organisations", "person": "people"}


class ImportFrame(Page):
    """Four views in a stack: the start, the work on a file, what runs, what was done. The subclass acts."""

    def __init__(self, describe: Describe | None) -> None:
        super().__init__()
        self.session: Session | None = None
        self.bar = SourceBar(self.choose)
        self.banner = Banner()
        self.start, self.busy, self.done = StartView(), BusyView(), DoneView()
        self.columns, self.trial = ColumnsSide(), TrialSide(describe)
        self.split = ListDetail(self.columns, self.trial, scroll=False, list_width=LIST_WIDTH)
        self.to_trial = Button(self.tr("Show the dry run"), small=True, on_click=self._show_trial)
        self.foot_bar = ImportFoot(self.import_now, self.save_refused, self.leave)
        self.stack = QStackedWidget()
        self._lay_out()
        for keys, slot in (("Ctrl+O", self.choose), ("Ctrl+Return", self.import_now), ("Ctrl+Enter", self.import_now)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self.frame = Surface("page")
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(self.foot_bar)
        self.columns.add_foot(self.to_trial)
        for view in (self.start, self.busy, self.frame, self.done):
            self.stack.addWidget(view)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)

    # ---- what the subclass does
    def choose(self) -> None:
        raise NotImplementedError

    def look_at(self, path: Path) -> None:
        raise NotImplementedError

    def import_now(self) -> None:
        raise NotImplementedError

    def save_refused(self) -> None:
        raise NotImplementedError

    def leave(self) -> None:
        raise NotImplementedError

    # ---- what is shown
    @property
    def entity(self) -> Entity:
        return "person" if self.bar.entity() == "person" else "organisation"

    def _show(self, view: Any) -> None:
        self.bar.setVisible(view in (self.start, self.frame))
        self.bar.show_file(self.session.looked if view is self.frame and self.session is not None else None)
        self.stack.setCurrentWidget(view)
        parent = self.tr("People") if self.entity == "person" else self.tr("Organisations")
        self.set_title(self.tr("Import from a file"), "", parent)
        if self.isVisible():
            self.focus_first()

    def _show_busy(self, title: str, means: str) -> None:
        self.banner.clear()
        self._show(self.busy)
        self.busy.start(title, means)

    def _show_session(self) -> None:
        self.banner.clear()
        if self.session is not None:
            self.bar.choose(self.session.entity)
        self._show(self.frame)

    @Slot()
    def _to_list(self) -> None:
        self.open_requested.emit("page", PAGES[self.entity])

    def foot(self) -> int:
        return self.foot_bar.height() if self.stack.currentWidget() is self.frame else 0

    def focus_first(self) -> None:
        here = self.stack.currentWidget()
        if here is self.frame:
            self.columns.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here is self.busy:
            self.busy.strip.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here is self.done:
            self.done.list_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self.start.empty.findChild(Button)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+O", self.tr("choose a file")),
            ("F2, Enter", self.tr("change the field of the column")),
            ("Del", self.tr("do not take the column")),
            ("F6", self.tr("columns and dry run")),
            ("← →", self.tr("from one count to the next")),
            ("Ctrl+Enter", self.tr("import")),
            ("Esc", self.tr("back; the mapping is kept")),
        ]

    def _show_trial(self) -> None:
        self.split.show_detail(focus=True)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.to_trial.setVisible(self.width() < ONE_COLUMN_BELOW)

    # ---- dropping a file
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.stack.currentWidget() is not self.busy and _dropped(event) is not None:
            self.start.drop.set_held(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.drop.set_held(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.drop.set_held(False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_at(path)

    # ---- dialogs of the system
    def _ask_file(self) -> Path | None:
        tables = self.tr("Spreadsheets and vCards")
        kinds = f"{tables} (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.vcf);;* (*)"
        return FileAsker().file(self, self.tr("File to import"), kinds)

    def _ask_save(self, name: str) -> Path | None:
        path = FileAsker().save(self, self.tr("Save refused rows"), name, "XLSX (*.xlsx)")
        return path if path is None or path.suffix == ".xlsx" else path.with_name(path.name + ".xlsx")


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is held over the page."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

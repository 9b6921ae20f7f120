"""Where an import begins: a file is chosen or dropped; below stand earlier imports, which can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registry.importing.rows import ImportedRun
from db.text import format_when
from desktop import language
from desktop.registry.importing import words
from desktop.theme import colour
from desktop.widgets import Column, EmptyState, ListModel, ListView, Section, Surface

DROP, ROW = 236, 44
_ICONS = {"organisation": "buildings", "person": "user"}


@dataclass(frozen=True)
class Kept:
    """A record that stayed when an import was taken back."""

    id: Any
    entity: str
    name: str


class DropArea(QWidget):
    """The empty state with a dashed line around it, stronger while a file is held over the page."""

    def __init__(self, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self.setFixedHeight(DROP)
        empty.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.addWidget(empty)

    def set_held(self, on: bool) -> None:
        self._held = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colour("accent" if self._held else "line_strong")), 2 if self._held else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent_soft") if self._held else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(16, 12, -16, -4), 6, 6)


class StartView(Surface):
    """choose_wanted: ask for a file. undo_wanted(run): an import shall be taken back. record_wanted(entity, id)."""

    choose_wanted = Signal()
    undo_wanted = Signal(object)
    record_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self.empty = EmptyState(
            "upload-simple",
            self.tr("Choose a spreadsheet or vCards"),
            self.tr("XLSX, XLS, ODS, CSV or VCF; or drop the file here. First comes a dry run: nothing is written "
                    "before you say so, and an import can be taken back."),
            self.tr("Choose file…"),
            self.choose_wanted.emit,
            action_icon="folder-open",
        )  # fmt: skip
        self.drop = DropArea(self.empty)
        self.runs: ListModel[ImportedRun] = ListModel(self._columns(), key=lambda run: run.run)
        self.list = ListView(self.tr("Earlier imports"), row_height=ROW)
        self.list.setModel(self.runs)
        self.list.set_empty(EmptyState("clock-counter-clockwise", self.tr("No import yet"), self.tr(
            "Each import will stand here with its counts, and can be taken back from here.")))  # fmt: skip
        self.list.opened.connect(lambda _run: self._undo())
        self.list.current_changed.connect(self._settle)
        self.section = Section(
            self.tr("Earlier imports"), link=self.tr("Take back"), link_icon="arrow-u-up-left", on_link=self._undo
        )
        self.kept_section = Section(self.tr("Kept, because they were edited or used since"))
        self.kept: ListModel[Kept] = ListModel(
            [Column(self.tr("Name"), lambda one: one.name, icon=lambda one: _ICONS.get(one.entity, "circle"))]
        )
        self.kept_list = ListView(self.tr("Kept, because they were edited or used since"), header=False)
        self.kept_list.setModel(self.kept)
        self.kept_list.opened.connect(self._open_kept)
        self._lay_out()
        self.show_kept(())

    def _columns(self) -> list[Column[ImportedRun]]:
        kinds = {"organisation": self.tr("Organisations"), "person": self.tr("People")}
        undone = self.tr("taken back")
        return [
            Column(self.tr("File"), lambda run: run.file, sub=lambda run: words.counts(run.counts), weight="medium",
                   icon=lambda run: _ICONS[run.entity]),
            Column(self.tr("What"), lambda run: kinds[run.entity], width=120, tone="text_muted", drop=2),
            Column("", width=140, chip=lambda run: (undone, "neutral", "arrow-u-up-left") if run.undone else None),
            Column(self.tr("Who"), lambda run: run.author, width=180, tone="text_muted", drop=1),
            Column(self.tr("When"), lambda run: _when(run.at), width=140, align="right", tone="text_muted"),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.drop, self.kept_section):
            column.addWidget(part)
        column.addWidget(self.kept_list, 2)
        column.addWidget(self.section)
        column.addWidget(self.list, 3)

    # ---- showing
    def show_runs(self, runs: Sequence[ImportedRun]) -> None:
        self.runs.set_rows(runs)
        self.section.set_count(words.number(len(runs)) if runs else "")
        if runs and not self.list.currentIndex().isValid():
            self.list.select_row(0)
        self._settle()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Records that an import left behind when it was taken back."""
        self.kept.set_rows(kept)
        self.kept_section.set_count(words.number(len(kept)))
        for part in (self.kept_section, self.kept_list):
            part.setVisible(bool(kept))
        if kept:
            self.kept_list.select_row(0)

    def selected(self) -> ImportedRun | None:
        return self.runs.row_at(self.list.currentIndex().row())

    @Slot()
    def _settle(self) -> None:
        run = self.selected()
        if self.section.link is not None:
            self.section.link.setVisible(run is not None and not run.undone)

    def _undo(self) -> None:
        run = self.selected()
        if run is not None and not run.undone:
            self.undo_wanted.emit(run)

    @Slot(object)
    def _open_kept(self, record: Any) -> None:
        one = next((one for one in self.kept.rows() if one.id == record), None)
        if one is not None:
            self.record_wanted.emit(one.entity, one.id)


def _when(at: dt.datetime) -> str:
    return format_when(at.astimezone(), dt.datetime.now().astimezone(), language.current())

"""The record of deeds: who took what out or brought it in, newest first, and whether the record is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QMenu

from db.audit.actions import KINDS
from db.audit.chain import Fault
from db.audit.service import AuditFilter, AuditRow, AuditService
from db.documents.blocks import Cell
from db.documents.sheets import Sheet, SheetColumn, write_workbook
from db.errors import UserError
from db.text import format_number, format_when
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.office.deed_words import DeedWords, Title, kind_word
from desktop.theme import icon, size
from desktop.widgets import Banner, Button, Column, EmptyState, Filter, FilterBar, ListView, Page, RowTableModel
from desktop.widgets.asking import FileAsker

WINDOW = 2_000
ICONS = {
    "packages": "arrows-left-right", "lists": "export", "data": "database", "numbers": "fingerprint", "places": "key",
}  # fmt: skip


def deeds_page(services: Any, title: Title, jobs: Jobs, on_left: Callable[[], Any]) -> Page:
    """The page over the services of an open installation."""
    words = DeedWords(services.exchange.name_of, title)
    page = DeedsPage(AuditService(services.database), jobs, words)
    page.left.connect(on_left)
    return page


class DeedsPage(Page):
    """left: the person wants back to the settings."""

    left = Signal()

    def __init__(self, deeds: AuditService, jobs: Jobs, words: DeedWords, ask: FileAsker | None = None) -> None:
        super().__init__()
        self._deeds, self._jobs, self._words, self._ask = deeds, jobs, words, ask or FileAsker()
        self.wanted = AuditFilter()
        self.set_title(self.tr("Record of deeds"), parent=self.tr("Settings"))
        self.banner = Banner()
        self.bar = FilterBar(self.tr("File or sum…"), self.tr("entries"))
        self.check_button = Button(self.tr("Check the record"), "shield-check", small=True, on_click=self.check)
        self.bar.add_right(self.check_button)
        self.model: RowTableModel[AuditRow] = RowTableModel(
            self._columns(), lambda: deeds.count(self.wanted), lambda at, most: deeds.entries(self.wanted, at, most),
            key=lambda row: row.n, parent=self,
        )  # fmt: skip
        self.list = ListView(self.tr("Record of deeds"), row_height=size("row_double"))
        self.list.setModel(self.model)
        self.empty = EmptyState(
            "shield-check", self.tr("Nothing was done yet that has to be recorded"),
            self.tr("Packages, exported lists, backups and looks at identity numbers will stand here."),
        )  # fmt: skip
        self.list.set_empty(self.empty)
        for widget, stretch in ((self.banner, 0), (self.bar, 0), (self.list, 1)):
            self.body.addWidget(widget, stretch)
        self.bar.text_changed.connect(lambda text: self._narrow(text=text))
        self.bar.filter_removed.connect(lambda key: self._narrow(**{key: ""}))
        self.bar.cleared.connect(self.clear)
        self.bar.export_requested.connect(self.export)
        self.bar.leave_down.connect(self.list.setFocus)
        self.list.typed.connect(self.bar.type_text)
        self._is_checked = False

    def _columns(self) -> list[Column[AuditRow]]:
        words = self._words
        return [
            Column(self.tr("When"), self._when, 112, tone="text_muted"),
            Column(self.tr("What"), words.sentence, sub=words.sub, icon=lambda row: ICONS.get(row.kind, "circle"),
                   weight="medium", minimum=240),
            Column(self.tr("Who"), lambda row: row.author, 180, tone="text_muted", drop=2),
            Column(self.tr("Kind"), lambda row: kind_word(row.kind), 216, tone="text_muted", drop=1),
            Column(self.tr("No."), lambda row: format_number(row.n, language.current()), 64, "right",
                   tone="text_faint", drop=1),
        ]  # fmt: skip

    def _when(self, row: AuditRow) -> str:
        return format_when(row.at, self._deeds.now(), language.current())

    # ---- what is shown
    def refresh(self, entities: frozenset[str] | None = None) -> None:
        self.model.refresh()
        self.bar.set_menu(self._menu())
        self._count()
        if entities is None and not self._is_checked:
            self._is_checked = True
            self.check()

    def _count(self) -> None:
        shown = self.model.rowCount()
        self.bar.set_count(shown, self._deeds.count(AuditFilter()))
        narrowed = len(self._chips()) + bool(self.wanted.text.strip())
        if narrowed:
            self.empty.show_filtered(self.tr("No entry fits"), narrowed, self.clear)
        else:
            self.empty.show_plain()

    def _chips(self) -> list[Filter]:
        given = (("kind", self.tr("Kind"), kind_word(self.wanted.kind)), ("author", self.tr("Who"), self.wanted.author))
        return [Filter(key, label, value) for key, label, value in given if value]

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        kinds = menu.addMenu(self.tr("Kind"))
        for kind in KINDS:
            entry = kinds.addAction(icon(ICONS[kind]), kind_word(kind))
            entry.triggered.connect(lambda _=False, kind=kind: self._narrow(kind=kind))
        authors = menu.addMenu(self.tr("Who"))
        for author in self._deeds.authors():
            entry = authors.addAction(author)
            entry.triggered.connect(lambda _=False, author=author: self._narrow(author=author))
        return menu

    def _narrow(self, **parts: str) -> None:
        self.wanted = replace(self.wanted, **parts)
        self.bar.set_filters(self._chips())
        self.model.refresh()
        self._count()

    @Slot()
    def clear(self) -> None:
        """Everything again."""
        self.wanted = AuditFilter()
        self.bar.field.clear()
        self._narrow()

    # ---- the check
    @Slot()
    def check(self) -> None:
        """Hold every entry against the one before it, in the background; the banner says how it ended."""
        deeds = self._deeds
        self.check_button.setEnabled(False)
        self._jobs.start(self.tr("Checking the record of deeds"), lambda _: deeds.check(), self._checked, self._failed)

    def _checked(self, fault: Fault | None) -> None:
        self.check_button.setEnabled(True)
        if fault is None:
            n = format_number(self._deeds.count(AuditFilter()), language.current())
            words = self.tr("The record is whole: {n} entries, each sealed over the one before.").format(n=n)
            self.banner.show_text(words, "success")
            return
        told = QCoreApplication.translate("db", fault.message).format(**fault.details)
        self.banner.show_text(self.tr("{fault} Tell headquarters before you go on.").format(fault=told), "danger")

    def _failed(self, error: BaseException) -> None:
        self.check_button.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.banner.show_text(errors.sentence(error), "danger")

    # ---- export
    @Slot()
    def export(self) -> None:
        """Write what the list shows, with every detail, into a workbook."""
        path = self._ask.save(self, self.tr("Export what the list shows"), self.tr("Record of deeds") + ".xlsx",
                              self.tr("Workbook (*.xlsx)"))  # fmt: skip
        if path is None:
            return
        path = path if path.suffix == ".xlsx" else path.with_name(path.name + ".xlsx")
        sheet, wanted = self._sheet(), self.wanted

        def work(progress: Progress) -> int:
            whole = replace(sheet, rows=self._cells(wanted, progress))
            return write_workbook(path, [whole], title=sheet.title)

        self._jobs.start(self.tr("Export"), work, lambda n: self._exported(n, path), self._failed)

    def _exported(self, count: int, path: Path) -> None:
        n = format_number(count, language.current())
        self.say(self.tr("{n} rows written to {name}.").format(n=n, name=path.name))
        self.refresh(frozenset())

    def _sheet(self) -> Sheet:
        columns = [
            SheetColumn(self.tr("No."), "integer"), SheetColumn(self.tr("When"), "datetime"),
            SheetColumn(self.tr("Who")), SheetColumn(self.tr("Kind")), SheetColumn(self.tr("What"), width=60),
            SheetColumn(self.tr("Details"), width=60), SheetColumn(self.tr("Seal")),
        ]  # fmt: skip
        return Sheet(self.tr("Record of deeds"), columns, [])

    def _cells(self, wanted: AuditFilter, progress: Progress) -> Iterator[Sequence[Cell]]:
        offset = 0
        while rows := self._deeds.entries(wanted, offset, WINDOW):
            progress.report(offset)
            for row in rows:
                details = "; ".join(f"{key}: {value}" for key, value in sorted(row.details.items()))
                at = row.at.astimezone().replace(tzinfo=None)
                yield row.n, at, row.author, kind_word(row.kind), self._words.sentence(row), details, row.hash
            offset += len(rows)

    # ---- going about
    def focus_first(self) -> None:
        self.list.setFocus()

    def go_back(self) -> bool:
        self.left.emit()
        return True

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+E", self.tr("Export what the list shows"))]

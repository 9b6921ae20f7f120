"""What a list shows, as a workbook, as a text table for a Turkish Excel, or as vCards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.documents.blocks import Cell
from db.documents.sheets import Sheet, SheetColumn, write_csv, write_workbook
from db.errors import UserError
from desktop import errors
from desktop.jobs import Jobs, Progress

R = TypeVar("R")
Window = Callable[[int, int], Sequence[Any]]
Cards = Callable[[Callable[[int, int], Any] | None], Iterable[Any]]
ChooseFile = Callable[[str], Path | None]
WINDOW = 2_000


def export(
    path: Path, title: str, columns: Sequence[SheetColumn], window: Callable[[int, int], Sequence[R]],
    cells: Callable[[R], Sequence[Cell]], author: str = "",
) -> int:  # fmt: skip
    """Write every row of `window(offset, limit)` to an .xlsx or .csv and return how many; raises UserError."""

    def rows() -> Iterator[Sequence[Cell]]:
        offset = 0
        while found := window(offset, WINDOW):
            yield from map(cells, found)
            offset += len(found)

    if path.suffix == ".csv":
        return write_csv(path, [one.title for one in columns], rows())
    sheet = Sheet(title, columns, rows())
    return write_workbook(path, [sheet], title=title, author=author)


class Exporter(QObject):
    """Asks where, and writes off the interface's thread where there are `jobs`. told(sentence): how it ended.

    `choose_file(suggested name)` stands in for the file dialog.
    """

    told = Signal(str)

    def __init__(self, parent: QWidget, jobs: Jobs | None = None, choose_file: ChooseFile | None = None) -> None:
        super().__init__(parent)
        self._page, self._jobs, self._has_cards = parent, jobs, False
        self._choose_file = choose_file or self._ask_for_file

    def start(
        self, title: str, columns: Sequence[SheetColumn], rows: Window, cells: Callable[[Any], Sequence[Cell]],
        cards: Cards | None = None,
    ) -> None:  # fmt: skip
        """Write every row of `rows(offset, limit)`; as vCards what `cards(told)` gives, where there are any."""
        self._has_cards = cards is not None
        path = self._choose_file(f"{title}.xlsx")
        if path is None:
            return

        def work(progress: Progress | None = None) -> int:
            if path.suffix == ".vcf" and cards is not None:
                from db.registry.importing.vcard import write_vcards

                return write_vcards(path, cards(None if progress is None else progress.report))

            def window(offset: int, limit: int) -> Sequence[Any]:
                if progress is not None:
                    progress.report(offset)
                return rows(offset, limit)

            return export(path, title, columns, window, cells)

        def done(count: int) -> None:
            self.told.emit(self.tr("{n} rows written to {name}.").format(n=count, name=path.name))

        if self._jobs is not None:
            self._jobs.start(self.tr("Export"), work, done, self._failed)
            return
        try:
            done(work())
        except UserError as error:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.told.emit(errors.sentence(error))

    def _ask_for_file(self, name: str) -> Path | None:
        offered = [self.tr("Workbook (*.xlsx)"), self.tr("Text table for Excel (*.csv)")]
        kinds = ";;".join([*offered, self.tr("Address cards (*.vcf)")] if self._has_cards else offered)
        title = self.tr("Export what the list shows")
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, name, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        wanted = next((ending for ending in (".csv", ".vcf") if f"*{ending}" in kind), ".xlsx")
        return path if path.suffix in {".csv", ".xlsx", ".vcf"} else path.with_name(path.name + wanted)

"""Preparing packages and taking files in: asks, starts the work, tells how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from db.exchange.cover import DRAFT_SUFFIX
from db.exchange.outgoing import ExportedPackage
from db.exchange.rows import PackageRow
from db.exchange.service import ExchangeService
from desktop import errors
from desktop.exchange.moving import (
    Taken,
    files_in,
    in_need,
    kind_of,
    take_again,
    take_files,
    write_draft,
    write_packages,
)
from desktop.exchange.packages_side import PackagesSide
from desktop.exchange.words import number
from desktop.jobs import Job, Jobs
from desktop.widgets.asking import FileAsker, breakable


class PackageWork(QObject):
    """What the two buttons of the left side do; results and refusals go into its banner.

    refreshed: the data may have changed. moved: packages went out or came in. answer_came, request_came (path): files
    of joining were among those to take in.
    """

    refreshed = Signal()
    moved = Signal()
    answer_came = Signal(object)
    request_came = Signal(object)

    def __init__(self, exchange: ExchangeService, jobs: Jobs, side: PackagesSide, ask: FileAsker) -> None:
        super().__init__(side)
        self._exchange, self._jobs, self._side, self._ask = exchange, jobs, side, ask
        self._job: Job | None = None
        self._elsewhere: dict[str, Path] = {}
        side.progress.cancelled.connect(self.cancel)

    # ---- sending
    def prepare(self, elsewhere: bool = False) -> None:
        """Write the packages for all who need one, or for the chosen peer; a peer that is chosen always gets one."""
        if self._job is not None or self._exchange.directory is None:
            return
        folder = self._ask.folder(self._side, self.tr("Folder for the packages")) if elsewhere else None
        if elsewhere and folder is None:
            return
        node = self._side.addressed()
        peers = [peer for peer in self._exchange.peers() if peer.node == node or not node]
        peers = peers if node or len(peers) == 1 else in_need(peers)
        if not peers:
            words = self.tr("Everybody has everything; no package is needed.")
            self._side.banner.show_text(words, "success")
            return
        target = folder or self._exchange.sent_folder
        form, title = self._side.form.form(), self.tr("Preparing packages")
        means = self.tr("What is complete by then stays in the list; nothing is lost.")
        self._start(
            title, means, write_packages(self._exchange, peers, folder, form), lambda done: self._written(done, target)
        )

    def _written(self, written: Sequence[ExportedPackage], folder: Path) -> None:
        self._elsewhere |= {one.path.name: one.path for one in written if folder != self._exchange.sent_folder}
        self._ended()
        words = self.tr("{n} package files lie in {folder}. Send them by e-mail or carry them on a stick.")
        if len(written) == 1:
            words = self.tr("The package lies in {folder}. Send it by e-mail or carry it on a stick.")
        text = words.format(n=number(len(written)), folder=breakable(folder))
        text += _documents(self.tr("Documents in it: {n}."), sum(one.documents for one in written))
        waiting = self.tr("Documents that wait for the next package: {n}.")
        text += _documents(waiting, sum(one.documents_waiting for one in written))
        self._side.banner.show_text(text, "success", self.tr("Open the folder"), lambda: self._ask.show_folder(folder))
        self._side.list.select_row(0)
        self.moved.emit()

    def file_of(self, row: PackageRow) -> Path | None:
        """Where the file of a package lies that was written here; None where it is there no longer, or was written to
        another folder in an earlier session."""
        path = self._elsewhere.get(row.file, self._exchange.sent_folder / row.file)
        return path if path.is_file() else None

    def write_draft(self, row: PackageRow) -> None:
        """Ask where to, and write the mail with the package in it."""
        package = self.file_of(row)
        if package is None or row.peer is None or self._job is not None:
            return
        suggestion = str(package.with_suffix(DRAFT_SUFFIX))
        kinds = self.tr("Mail draft") + f" (*{DRAFT_SUFFIX})"
        target = self._ask.save(self._side, self.tr("Save mail draft"), suggestion, kinds)
        if target is not None:
            target = target if target.suffix == DRAFT_SUFFIX else target.with_name(target.name + DRAFT_SUFFIX)
            work = write_draft(self._exchange, row, package, target)
            self._start(self.tr("Writing the mail draft"), "", work, self._drafted)

    def _drafted(self, target: Path) -> None:
        self._ended()
        words = self.tr("The mail draft lies in {folder}. Open it, enter the address, and send it.")
        folder = target.parent
        self._side.banner.show_text(
            words.format(folder=breakable(folder)), "success", self.tr("Open the folder"),
            lambda: self._ask.show_folder(folder),
        )  # fmt: skip

    # ---- receiving
    def choose_files(self) -> None:
        self.take_in(self._ask.files(self._side, self.tr("Take in files"), "Köprü (*.kopru *.zip *.txt);;* (*)"))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in what came: packages; also an answer of headquarters or, at the centre, a request to join."""
        paths = files_in(paths)
        if not paths or self._job is not None:
            return
        kinds = {path: kind_of(path) for path in paths}
        if self._exchange.directory is None:
            self.answer_came.emit(next((path for path in paths if kinds[path] == "answer"), paths[0]))
            return
        packages = [path for path in paths if kinds[path] == "package"]
        for path in paths:
            if kinds[path] == "answer":
                self._take_directory(path)
            elif kinds[path] == "request":
                self.request_came.emit(path)
        if packages:
            means = self.tr("The package that is being taken is dropped whole; those before it stay.")
            self._start(self.tr("Taking in files"), means, take_files(self._exchange, packages), self._taken)

    def take_again(self, path: Path) -> None:
        """Try a file of the quarantine once more: what it was refused for may be mended by now."""
        if self._job is None:
            means = self.tr("The file stays in quarantine.")
            self._start(self.tr("Taking in files"), means, take_again(self._exchange, path), self._taken)

    def discard(self, path: Path) -> None:
        """Throw a refused file away; its line in the list stays."""
        try:
            self._exchange.discard(path)
        except UserError as error:
            self._side.banner.show_text(errors.sentence(error), "danger")
        self.refreshed.emit()

    def _take_directory(self, path: Path) -> None:
        try:
            self._exchange.join(path.read_bytes(), path.name)
        except UserError as error:
            self._side.banner.show_text(errors.sentence(error), "danger")
            return
        self.refreshed.emit()
        self._side.banner.show_text(self.tr("The list of members is up to date."), "success")

    def _taken(self, taken: Sequence[Taken]) -> None:
        self._ended()
        refused = [one for one in taken if one.refusal is not None]
        packages = [one.package for one in taken if one.package is not None]
        parts = []
        if packages:
            words = self.tr("{n} packages taken in: {new} new records, {changed} changed, {conflicts} conflicts.")
            text = words.format(
                n=number(len(packages)),
                new=number(sum(one.new_rows for one in packages)),
                changed=number(sum(one.changed_rows for one in packages)),
                conflicts=number(sum(one.conflicts for one in packages)),
            )
            arrived = self.tr("Documents that came: {n}.")
            parts.append(text + _documents(arrived, sum(one.documents for one in packages)))
        parts += [errors.sentence(one.refusal) for one in refused[:3] if one.refusal is not None]
        if len(refused) > 3:
            parts.append(self.tr("{n} more were refused; see the list.").format(n=number(len(refused) - 3)))
        self._side.banner.show_text(" ".join(parts), "danger" if refused else "success")
        self._side.list.select_row(0)
        self.moved.emit()

    # ---- work in the background
    def _start(self, title: str, means: str, work: Callable[..., Any], done: Callable[[Any], Any]) -> None:
        self._side.banner.clear()
        self._side.progress.start(title, means)
        self._side.set_busy(self.tr("Wait until the present work has ended, or cancel it."))
        self._job = self._jobs.start(title, work, done, self._failed, self._cancelled)
        self._job.progressed.connect(self._side.progress.report)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        self._side.progress.hide()
        self._side.set_busy("")
        self.refreshed.emit()
        focus = QApplication.focusWidget()
        if focus is not None and self._side.isAncestorOf(focus):
            self._side.focus_shown()  # the button that began it lost the focus while it was busy

    def _cancelled(self) -> None:
        self._ended()
        self._side.banner.show_text(self.tr("Cancelled. What was not complete was left out."), "warning")
        self.moved.emit()

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if not isinstance(error, UserError):
            raise error
        self._side.banner.show_text(errors.sentence(error), "danger")


def _documents(words: str, count: int) -> str:
    return " " + words.format(n=number(count)) if count else ""

"""Installations and keys: who belongs to the network, and at headquarters everything that is done with keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.database import Node
from db.errors import UserError
from db.exchange.keys import EXPIRED, EXPIRING, REVOKED, KeyService
from db.exchange.rows import InstallationRow
from db.exchange.service import ExchangeService
from db.folder import atomic_write
from db.office.centre_keys import RECOVERY_SUFFIX, ROOT_COUNT
from db.office.forgotten import DamagedRecovery, check_allowed, read_request
from db.office.installation import Installation
from db.office.recovering import answer_recovery
from db.text import fold
from desktop import errors
from desktop.exchange.installation_detail import InstallationDetail
from desktop.exchange.key_panel import KeyPanel, KeyTask
from desktop.exchange.key_tasks import PROPOSAL_SUFFIX, AnswerRecovery, KeyTasks
from desktop.exchange.key_words import day, place, state_chip
from desktop.exchange.moving import ANSWER_SUFFIX, REQUEST_SUFFIX
from desktop.exchange.words import kind_word
from desktop.jobs import Jobs
from desktop.widgets import (
    Banner,
    Column,
    EmptyState,
    FilterBar,
    ListDetail,
    ListModel,
    ListView,
    Page,
    Surface,
)
from desktop.widgets.asking import FileAsker, breakable

_ICON = {"field": "laptop", "province": "map-pin", "centre": "bank"}
ACCEPTED = f"Köprü (*{REQUEST_SUFFIX} *.kopru-recovery-request *{PROPOSAL_SUFFIX});;* (*)"


class InstallationsPage(Page):
    """At a province the list only, its own laptops among them, and signing for a root key holder who sits there."""

    def __init__(
        self,
        keys: KeyService,
        exchange: ExchangeService,
        jobs: Jobs,
        node: Node,
        answer_recovery: AnswerRecovery,
        *,
        ask: FileAsker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._keys, self._exchange, self._node = keys, exchange, node
        self._ask = ask or FileAsker()
        self._rows: list[InstallationRow] = []
        self._at_centre = node.kind == "centre"
        self.tasks = KeyTasks(keys, exchange, node, answer_recovery, self)
        self.set_title(self.tr("Installations and keys"))
        answer = self.tr("Answer a request…") if self._at_centre else self.tr("Sign a proposal…")
        self.answer_button = self.set_primary(answer, "tray", self.choose_file, "Ctrl+O")
        self.bar = FilterBar(self.tr("Name, province…"), self.tr("installations"), export=False)
        self.banner = Banner()
        self.model = ListModel(self._columns(), key=lambda row: row.node)
        self.list = ListView(self.tr("Installations"))
        self.list.setModel(self.model)
        why = self.tr("Join headquarters under Send / Receive; then all installations stand here.")
        self._empty = EmptyState("tree-structure", self.tr("This place has not joined yet"), why)
        self.list.set_empty(self._empty)
        self.detail, self.panel = InstallationDetail(self._at_centre), KeyPanel(jobs, self._ask)
        self._lay_out()
        self._connect()

    def _columns(self) -> list[Column[InstallationRow]]:
        return [
            Column(
                self.tr("Name"), lambda row: row.name, None, weight="medium",
                icon=lambda row: _ICON.get(row.kind, "desktop"),
            ),
            Column(self.tr("Kind"), lambda row: kind_word(row.kind), 108, tone="text_muted", drop=2),
            Column(self.tr("Province"), lambda row: place(row.office), 124, tone="text_muted", drop=1),
            Column(self.tr("Valid until"), lambda row: day(row.until if row.state != REVOKED else None), 92, "right",
                   tone="text_muted"),
            Column(self.tr("State"), width=148, chip=state_chip),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        side, right = Surface("page"), Surface("page")
        column, inner = QVBoxLayout(side), QVBoxLayout(right)
        for layout in (column, inner):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.bar)
        notes = QVBoxLayout()
        notes.setContentsMargins(16, 0, 16, 0)
        notes.addWidget(self.banner)
        column.addLayout(notes)
        column.addWidget(self.list, 1)
        inner.addWidget(self.detail)
        inner.addWidget(self.panel)
        self.panel.hide()
        self.split = ListDetail(side, right, list_width=680)
        self.body.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.bar.text_changed.connect(lambda _text: self._fill())
        self.bar.leave_down.connect(self.list.setFocus)
        self.list.typed.connect(self.bar.type_text)
        self.list.current_changed.connect(self._show)
        self.list.opened.connect(lambda _node: self.split.show_detail(focus=True))
        self.panel.done.connect(self._done)
        self.panel.closed.connect(self._close_panel)
        detail = self.detail
        detail.revoke_wanted.connect(self._revoke)
        detail.record_wanted.connect(self._print_record)
        detail.earlier_wanted.connect(self._take_earlier)
        detail.roots_wanted.connect(self._renew_roots)
        detail.recovery_wanted.connect(self._renew_recovery)
        detail.passphrase_wanted.connect(lambda: self._open(self.tasks.change_passphrase()))
        detail.custody_wanted.connect(self._print_custody)
        detail.file_wanted.connect(self._save_directory)
        detail.shown_wanted.connect(self._select)
        shortcut = QShortcut(QKeySequence("Ctrl+O"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.choose_file)

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+O", self.tr("answer a request or sign a proposal")), ("Esc", self.tr("back to the list"))]

    # ---- showing
    def refresh(self, entities: frozenset[str] | None = None) -> None:  # noqa: ARG002 - keys are no records
        self._rows = self._keys.installations()
        self.answer_button.setVisible(bool(self._rows))
        self._fill()
        directory = self._exchange.directory
        if directory is not None:
            words = directory.roots_fingerprint
            self.detail.show_directory(directory.version, len(directory.roots), directory.threshold, words)
        ending = sum(row.state in (EXPIRED, EXPIRING) for row in self._rows)
        self.count_changed.emit(ending if self._at_centre else 0)

    def _fill(self) -> None:
        wanted = fold(self.bar.field.text())
        rows = [row for row in self._rows if wanted in fold(f"{row.name} {place(row.office)} {row.node}")]
        self.model.set_rows(rows)
        self.bar.set_count(len(rows), len(self._rows))
        if self._rows:
            self._empty.show_filtered(self.tr("No installation is called so"), 0, self.bar.field.clear)
        if self.list.current_id() is None and rows:
            self.list.select_row(0)
        self._show(self.list.current_id())

    def _row(self, node: Any) -> InstallationRow | None:
        return next((row for row in self._rows if row.node == node), None)

    def _show(self, node: Any) -> None:
        row = self._row(node)
        self.detail.setVisible(row is not None and self.panel.isHidden())
        words = self._keys.fingerprint_of(row.node) if row is not None else None
        if row is not None and words is not None:
            self.detail.show_installation(row, words, {one.node: one.name for one in self._rows})

    def _select(self, node: str) -> None:
        self.bar.field.clear()
        self.list.select_id(node)

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        if not self.panel.isHidden():
            self._close_panel()
            return True
        return self.split.back()

    # ---- files that come
    def choose_file(self) -> None:
        """A request to join, for a new key or for a forgotten passphrase, or a proposal: the file tells which."""
        path = self._ask.file(self, self.answer_button.text(), ACCEPTED)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Show what a file asks for; a refusal stands over the list."""
        self.banner.clear()
        self._try(lambda: self._open(self._task_of(path)))

    def _task_of(self, path: Path) -> KeyTask:
        data = path.read_bytes()
        if data.lstrip()[:1] == b"[":
            read = self._keys.read_proposal if self._at_centre else self._keys.look_at_proposal
            draft = read(path)
            return self.tasks.sign(draft, path.name)
        try:
            recovery = read_request(data, path.name)
        except DamagedRecovery:
            request = self._exchange.read_request(path)
            self._keys.admit(request)  # refuses now what it would refuse after the words
            return self.tasks.admit(request, self._rows)
        check_allowed(recovery, self._keys.directory())
        return self.tasks.recover(recovery, path.name)

    def _try(self, work: Callable[[], Any]) -> bool:
        try:
            work()
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return False
        except OSError as error:
            words = self.tr("“{file}” cannot be read. Copy it here first.")
            self.banner.show_text(words.format(file=Path(str(error.filename or "")).name), "danger")
            return False
        return True

    # ---- the panel
    def _open(self, task: KeyTask) -> None:
        self.banner.clear()  # it told of the work before
        self.detail.hide()
        self.panel.show_task(task)
        self.panel.show()
        self.split.show_detail()
        self.panel.focus_first()

    def _close_panel(self) -> None:
        self.panel.hide()
        self._show(self.list.current_id())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, sentence: str) -> None:
        self.panel.hide()
        self.refresh()
        self.banner.show_text(sentence, "success")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revoke(self) -> None:
        row = self._row(self.list.current_id())
        if row is not None:
            self._open(self.tasks.revoke(row))

    def _renew_roots(self) -> None:
        folder = self._ask.folder(self, self.tr("Folder for the new root keys"))
        if folder is None:
            return
        if any((folder / f"root-{n}.kopru-root").exists() for n in range(1, ROOT_COUNT + 1)):
            self.banner.show_text(self.tr("Root keys lie in this folder already. Choose an empty one."), "warning")
            return
        self._open(self.tasks.renew_roots(folder))

    def _renew_recovery(self) -> None:
        name = f"headquarters-{self._keys.directory().version + 1}{RECOVERY_SUFFIX}"
        path = self._ask.save(self, self.tr("File of the new recovery key"), name)
        if path is not None:
            self._open(self.tasks.renew_recovery(path))

    # ---- papers and files
    def _write(self, title: str, name: str, kinds: str, work: Callable[[Path], Any]) -> None:
        target = self._ask.save(self, title, name, kinds)
        if target is not None and self._try(lambda: work(target)):
            self.banner.show_text(self.tr("It lies in {path}.").format(path=breakable(target)), "success")

    def _print_record(self) -> None:
        from db.exchange.papers import revocation_record

        row = self._row(self.list.current_id())
        if row is not None:
            self._write(
                self.tr("Print the record"), f"iptal-{row.name}.pdf".replace(" ", "-"), "PDF (*.pdf)",
                lambda target: revocation_record(target, row, self._keys.directory(), dt.datetime.now()),
            )  # fmt: skip

    def _print_custody(self) -> None:
        from db.exchange.papers import custody_sheet

        self._write(
            self.tr("Print the custody sheet"), "kok-anahtarlar.pdf", "PDF (*.pdf)",
            lambda target: custody_sheet(target, self._keys.directory(), [], dt.datetime.now()),
        )  # fmt: skip

    def _save_directory(self) -> None:
        self._write(
            self.tr("Save the directory file"), f"kopru-dizin{ANSWER_SUFFIX}", "",
            lambda target: atomic_write(target, self._keys.answer()),
        )  # fmt: skip

    def _take_earlier(self) -> None:
        """A package of a revoked installation, which its owner confirms to have written."""
        row = self._row(self.list.current_id())
        path = self._ask.file(self, self.tr("Take in an earlier file"), "Köprü (*.kopru *.zip *.txt *.refused);;* (*)")
        if row is None or path is None:
            return

        def take() -> None:
            taken = self._keys.take_of_revoked(path, row.node)
            words = self.tr("Taken in: {new} new records, {changed} changed.")
            self.banner.show_text(words.format(new=taken.new_rows, changed=taken.changed_rows), "success")

        self._try(take)


def page_of(place: Installation, jobs: Jobs) -> InstallationsPage:
    """The page over an open installation."""
    return InstallationsPage(place.keys, place.exchange, jobs, place.database.node, partial(answer_recovery, place))


__all__ = ["InstallationsPage", "page_of"]

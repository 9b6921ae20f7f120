"""Sending and receiving: prepare packages, take files in, decide conflicts, see receipts, join."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.database import Node
from db.exchange.cover import Cover
from db.exchange.quarantine import FOLDER, QuarantinedRow
from db.exchange.rows import PackageRow, PeerRow
from db.exchange.service import ExchangeService
from desktop.exchange.approval import ApprovalPanel
from desktop.exchange.conflict import Describe, FieldLabel
from desktop.exchange.deciding import Conflicts
from desktop.exchange.forms import Forgetful, Memory
from desktop.exchange.joining import Join, JoinPanel
from desktop.exchange.packages_side import PackagesSide
from desktop.exchange.receipt import ReceiptView
from desktop.exchange.result_field import FormatValue
from desktop.exchange.words import number
from desktop.exchange.work import PackageWork
from desktop.jobs import Jobs
from desktop.widgets import DetailScroll, EmptyState, ListDetail, Page, Surface
from desktop.widgets.asking import FileAsker

LIST_WIDTH = 638


class ExchangePage(Page):
    """`join(answer, file)` takes the answer of headquarters: pass `Installation.join`, which also lets its recovery
    keys in. joined: this place has become a member. packages_moved: packages went out or came in.
    """

    joined = Signal()
    packages_moved = Signal()

    def __init__(
        self,
        exchange: ExchangeService,
        jobs: Jobs,
        node: Node,
        describe: Describe,
        field_label: FieldLabel,
        format_value: FormatValue,
        *,
        join: Join | None = None,
        ask: FileAsker | None = None,
        memory: Memory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._exchange, self._jobs, self._node = exchange, jobs, node
        self._ask = ask or FileAsker()
        self._peers: list[PeerRow] = []
        self.setAcceptDrops(True)
        self.side = PackagesSide(node.kind == "centre", describe, memory or Forgetful())
        self.work = PackageWork(exchange, jobs, self.side, self._ask)
        self.conflicts = Conflicts(exchange, describe, field_label, format_value)
        self.conflict = self.conflicts.view
        aside = exchange.folder / FOLDER
        self.receipt = ReceiptView(aside, self._quarantined, self._cover_of, self.work.file_of)
        self.approval = ApprovalPanel(exchange, jobs, self._ask)
        self.join_panel = JoinPanel(exchange, node, join or exchange.join, self._ask)
        self._lay_out()
        self._connect()
        self.set_title(self.tr("Send / Receive"))

    def _lay_out(self) -> None:
        self._nothing = EmptyState(
            "git-merge", self.tr("No conflict is open"), self.tr("Choose a package to see its receipt."),
            second=self.tr("Decided…"), on_second=self.conflicts.open_past,
        )  # fmt: skip
        detail = Surface("page")
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = Surface("hline")
        for widget in (self.conflicts, self._line, self.receipt, self.approval, self._nothing):
            column.addWidget(widget)
        column.addStretch(1)
        self.approval.hide()
        self.split = ListDetail(self.side, detail, list_width=LIST_WIDTH)
        self._joining = DetailScroll(self.join_panel)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self._joining, 1)

    def _connect(self) -> None:
        side = self.side
        side.prepare_wanted.connect(self.work.prepare)
        side.take_wanted.connect(self.choose_files)
        side.form.form_chosen.connect(self.say)
        side.approve_wanted.connect(self.choose_request)
        side.package_chosen.connect(self._show_package)
        side.members_shown.connect(self._members_shown)
        side.list.opened.connect(lambda _n: self.split.show_detail(focus=True))
        side.held.opened.connect(self._open_held)
        self.work.refreshed.connect(self.refresh)
        self.work.moved.connect(self.packages_moved)
        self.work.answer_came.connect(self.join_panel.take_answer)
        self.work.request_came.connect(self._show_request)
        self.split.stepped.connect(self._step_list)
        self.conflicts.changed.connect(self._decided)
        self.conflicts.said.connect(self.say)
        self.conflicts.shown.connect(self._arrange)
        self.conflict.record_opened.connect(self.open_requested)
        self.receipt.folder_wanted.connect(self._ask.show_folder)
        self.receipt.again_wanted.connect(self.work.take_again)
        self.receipt.discard_wanted.connect(self.work.discard)
        self.receipt.draft_wanted.connect(self.work.write_draft)
        self.receipt.mail.said.connect(self.say)
        self.approval.approved.connect(self._approved)
        self.approval.closed.connect(self._close_approval)
        self.join_panel.joined.connect(self._has_joined)
        for keys, slot in (("Ctrl+Shift+N", self.work.prepare), ("Ctrl+O", self.choose_files)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Shift+N", self.tr("prepare packages")),
            ("Ctrl+O", self.tr("take in files")),
            ("1  2", self.tr("take one of the values")),
            ("3", self.tr("keep both")),
            ("Ctrl+Enter", self.tr("decide")),
            ("Alt+↑↓", self.tr("previous or next package")),
        ]

    # ---- showing
    def refresh(self, entities: frozenset[str] | None = None) -> None:  # noqa: ARG002 - any record may be waiting
        exchange = self._exchange
        is_member = exchange.is_member
        self.split.setVisible(is_member)
        self._joining.setVisible(not is_member)
        if not is_member:
            self.set_title(self.tr("Send / Receive"), self.tr("not joined yet"))
            self.join_panel.refresh()
            self.count_changed.emit(0)
            return
        self._peers = exchange.peers()
        packages = exchange.packages()
        self.set_title(self.tr("Send / Receive"), self._with_whom())
        self.side.cards.show_state(self._peers, exchange.pending(), packages)
        self.side.show_addressees(self._peers)
        conflicts = self.conflicts.refresh()
        self.side.show_packages(packages, bool(conflicts))
        if self.side.showing_members():
            self.side.show_members(exchange.members())
        self.side.show_held(exchange.held())
        self.count_changed.emit(len(conflicts))
        self._arrange()

    def _with_whom(self) -> str:
        up = [peer.name for peer in self._peers if peer.up]
        down = [peer for peer in self._peers if not peer.up]
        if not down:
            return "".join(up)
        if len(down) == 1:
            others = down[0].name
        elif self._node.kind == "centre":
            others = self.tr("{n} provinces").format(n=number(len(down)))
        else:
            others = self.tr("{n} laptops").format(n=number(len(down)))
        return self.tr("{one} and {others}").format(one=up[0], others=others) if up else others

    def _arrange(self) -> None:
        """What the right side shows: the approval, else the open conflict over the receipt of the chosen package."""
        approving, members = not self.approval.isHidden(), not self.side.showing_packages()
        conflict = not self.conflicts.is_empty() and not approving
        busy = approving or members or self.conflicts.has_panel()
        package = self.side.package(self.side.list.current_id()) is not None and not busy
        self.conflicts.setVisible(conflict)
        self.receipt.setVisible(package)
        self._line.setVisible(conflict and package)
        self._nothing.setVisible(not conflict and not package and not approving)

    def _members_shown(self, on: bool) -> None:
        if on and self.side.showing_members():
            self.side.show_members(self._exchange.members())
        self._arrange()

    def _show_package(self, row: PackageRow | None) -> None:
        self.receipt.show_package(row)
        self._arrange()

    def _quarantined(self, row: PackageRow) -> QuarantinedRow | None:
        """The file of a refused package, if it still lies in quarantine."""
        kept = self._exchange.quarantined()
        return next((one for one in kept if (one.file, one.at) == (row.file, row.at)), None)

    def _cover_of(self, row: PackageRow) -> Cover | None:
        """The mail for a package that was written here."""
        return self._exchange.cover(row.peer, row.number) if row.peer else None

    def _open_held(self, key: Any) -> None:
        row = next((one for one in self.side.held_model.rows() if (one.row, one.why) == key), None)
        if row is not None:
            self.open_requested.emit(row.entity, row.row)

    def _step_list(self, by: int) -> None:
        view = self.side.list
        view.select_row(view.currentIndex().row() + by)

    def focus_first(self) -> None:
        if not self._joining.isHidden():
            self.join_panel.focus_first()
        elif self.conflict.current() is not None and self.split.detail_shown():
            self.conflict.focus_first()
        else:
            (self.side.list if self.side.model.rowCount() else self.side.prepare).setFocus()

    def go_back(self) -> bool:
        if not self.approval.isHidden():
            self._close_approval()
            return True
        if self.conflicts.has_panel():
            self.conflicts.close_panels()
            return True
        return self.split.back()

    def open_record(self, entity: str, row_id: Any) -> bool:
        """`conflict` with the id of a record, or of none: bring its conflict to the front. `held` with a kind of what
        is held up, or none: the list of these, at the first of the kind."""
        if entity == "held":
            return self._show_held(str(row_id or ""))
        if entity != "conflict":
            return False
        self.refresh()
        if isinstance(row_id, uuid.UUID):
            self.conflict.show_record(row_id)
        self.split.show_detail(focus=False)
        self.conflict.focus_first()
        return self.conflict.current() is not None

    def _show_held(self, kind: str) -> bool:
        self.side.show_tab(2)
        self.refresh()
        self.split.back()
        rows = self.side.held_model.rows()
        self.side.held.select_row(next((place for place, row in enumerate(rows) if row.kind == kind), 0))
        self.side.focus_shown()
        return bool(rows)

    # ---- files
    def choose_files(self) -> None:
        if self._exchange.directory is None:
            self.join_panel.choose_answer()
        else:
            self.work.choose_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.work.take_in(paths)

    # ---- deciding
    def _decided(self, has_more: bool) -> None:
        self.refresh()
        if has_more and self.conflict.current() is not None:
            self.conflict.focus_first()
        else:
            self.side.focus_shown()

    # ---- joining
    def choose_request(self) -> None:
        if self.approval.choose_request():
            self._open_approval()

    def _show_request(self, path: Path) -> None:
        if self._node.kind != "centre":
            self.side.banner.show_text(self.tr("A request to join is approved at headquarters."), "warning")
        elif self.approval.show_request(path):
            self._open_approval()

    def _open_approval(self) -> None:
        self.approval.show()
        self._arrange()
        self.split.show_detail()
        self.approval.focus_first()

    def _close_approval(self) -> None:
        self.approval.hide()
        self._arrange()
        self.side.members.setFocus(Qt.FocusReason.OtherFocusReason)

    def _approved(self, name: str) -> None:
        self.approval.hide()
        self.side.show_tab(1)
        self.side.show_members(self._exchange.members())
        self.refresh()
        self.side.banner.show_text(
            self.tr("{name} belongs to it now. Send the answer file.").format(name=name), "success"
        )
        self.side.members.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_joined(self) -> None:
        self.refresh()
        self.focus_first()
        self.joined.emit()
        self.say(self.tr("This place has joined. Packages can be sent."))

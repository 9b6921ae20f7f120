"""The left side of the page: the cards, the two actions, the lists of packages and of members."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.exchange.held import HeldRow
from db.exchange.rows import MemberRow, PackageRow, PeerRow
from desktop.exchange.cards import Cards
from desktop.exchange.forms import FormChoice, Memory
from desktop.exchange.lists import held_columns, member_columns, package_columns
from desktop.exchange.words import is_problem, number
from desktop.widgets import (
    Banner,
    Button,
    ChoiceBox,
    EmptyState,
    IconButton,
    ListModel,
    ListView,
    PrimaryButton,
    ProgressStrip,
    QuietButton,
    Surface,
    hline,
)

EVERYBODY = ""
Describe = Callable[[str, uuid.UUID], str]


class PackagesSide(Surface):
    """prepare_wanted(elsewhere), take_wanted, approve_wanted: the actions. package_chosen(row or None)."""

    prepare_wanted = Signal(bool)
    take_wanted = Signal()
    approve_wanted = Signal()
    package_chosen = Signal(object)
    members_shown = Signal(bool)

    def __init__(self, at_centre: bool, describe: Describe, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._describe = describe
        self._packages: list[PackageRow] = []
        self._conflicts = False
        self.cards = Cards(at_centre)
        self.banner, self.progress = Banner(), ProgressStrip()
        self.progress.hide()
        self.prepare = PrimaryButton(
            self.tr("Prepare packages"),
            "package",
            keys="Ctrl+Shift+N",
            on_click=lambda: self.prepare_wanted.emit(False),
        )
        self.elsewhere = IconButton(
            "folder-open", self.tr("Prepare in another folder…"), "", on_click=lambda: self.prepare_wanted.emit(True)
        )
        self.take = Button(self.tr("Take in files…"), "tray", keys="Ctrl+O", on_click=self.take_wanted.emit)
        self.addressee = ChoiceBox()
        self.addressee.setAccessibleName(self.tr("For whom"))
        self._nodes: list[str] = []
        self.form = FormChoice(memory)
        self._make_lists(at_centre)
        self._lay_out(at_centre)

    def _make_lists(self, at_centre: bool) -> None:
        self.model = ListModel(package_columns(lambda: self._conflicts), key=lambda row: row.n)
        self.list = ListView(self.tr("Packages and receipts"))
        self.list.setModel(self.model)
        self._empty = EmptyState(
            "package", self.tr("No package yet"),
            self.tr("What you prepare and what you take in stands here, each with its receipt."),
        )  # fmt: skip
        self.list.set_empty(self._empty)
        self.list.current_changed.connect(self._tell)
        self.member_model = ListModel(member_columns(), key=lambda row: row.node)
        self.members = ListView(self.tr("Members"))
        self.members.setModel(self.member_model)
        why = self.tr("Approve the requests that the provinces send you.") if at_centre else ""
        self.members.set_empty(EmptyState("tree-structure", self.tr("Nobody else has joined yet"), why))

        self.held_model = ListModel(held_columns(self._describe), key=lambda row: (row.row, row.why))
        self.held = ListView(self.tr("Held up"), row_height=48)
        self.held.setModel(self.held_model)
        self.held.set_empty(EmptyState("check-circle", self.tr("Nothing is held up")))

    def _lay_out(self, at_centre: bool) -> None:
        self._at_centre = at_centre
        actions, tabs = QHBoxLayout(), QHBoxLayout()
        actions.setContentsMargins(16, 12, 16, 8)
        actions.setSpacing(8)
        for widget in (self.prepare, self.elsewhere, self.take):
            actions.addWidget(widget)
        actions.addStretch(1)
        actions.addWidget(self.addressee)
        actions.addWidget(self.form)
        self.tab_packages = Button(self.tr("Packages and receipts"), kind="tab")
        self.tab_members = Button(self.tr("Members"), kind="tab")
        self.tab_held = Button(self.tr("Held up"), kind="tab")
        self.problems = QuietButton(self.tr("Only problems"), "funnel", small=True)
        self.approve = QuietButton(self.tr("Approve a request…"), "user-plus", small=True,
                                   on_click=self.approve_wanted.emit)  # fmt: skip
        self.problems.setCheckable(True)
        self.problems.toggled.connect(lambda _on: self._fill())
        tabs.setContentsMargins(16, 0, 8, 0)
        tabs.setSpacing(12)
        for place, tab in enumerate((self.tab_packages, self.tab_members, self.tab_held)):
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, place=place: self.show_tab(place))
            tabs.addWidget(tab)
        tabs.addStretch(1)
        tabs.addWidget(self.problems)
        tabs.addWidget(self.approve)
        self._stack_up(actions, tabs)

    def _stack_up(self, actions: QHBoxLayout, tabs: QHBoxLayout) -> None:
        notes = QVBoxLayout()
        notes.setContentsMargins(16, 0, 16, 0)
        notes.setSpacing(8)
        notes.addWidget(self.progress)
        notes.addWidget(self.banner)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.members)
        self.stack.addWidget(self.held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cards)
        column.addLayout(actions)
        column.addLayout(notes)
        column.addSpacing(4)
        column.addLayout(tabs)
        column.addWidget(hline())
        column.addWidget(self.stack, 1)
        self.show_tab(0)

    def focus_shown(self) -> None:
        """The focus goes to the list that is shown; to the button over it while that is empty."""
        shown = (self.list, self.members, self.held)[self.stack.currentIndex()]
        empty = shown.model() is None or not shown.model().rowCount()
        (self.prepare if empty else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, place: int) -> None:
        """0 packages, 1 members, 2 what is held up."""
        self.stack.setCurrentIndex(place)
        self.tab_packages.setChecked(place == 0)
        self.tab_members.setChecked(place == 1)
        self.tab_held.setChecked(place == 2)
        self.problems.setVisible(place == 0)
        self.approve.setVisible(place == 1 and self._at_centre)
        self.members_shown.emit(place != 0)

    def showing_members(self) -> bool:
        return self.stack.currentIndex() == 1

    def showing_packages(self) -> bool:
        return self.stack.currentIndex() == 0

    def show_held(self, rows: Sequence[HeldRow]) -> None:
        """What does not get on; its tab is there only while there is something."""
        self.held_model.set_rows(rows)
        self.tab_held.setText(self.tr("Held up {n}").format(n=number(len(rows))) if rows else self.tr("Held up"))
        self.tab_held.setVisible(bool(rows) or self.stack.currentIndex() == 2)

    # ---- data
    def show_packages(self, packages: Sequence[PackageRow], has_conflicts: bool) -> None:
        self._packages, self._conflicts = list(packages), has_conflicts
        self._fill()
        if self.list.current_id() is None and self.model.rowCount():
            at = next((n for n, row in enumerate(self.model.rows()) if row.report.get("conflicts")), 0)
            self.list.select_row(at if has_conflicts else 0)

    def _fill(self) -> None:
        only = self.problems.isChecked()
        rows = [row for row in self._packages if not only or is_problem(row, self._conflicts)]
        if only:
            self._empty.show_filtered(self.tr("No package has a problem"), 0, lambda: self.problems.setChecked(False))
        else:
            self._empty.show_plain()
        self.model.set_rows(rows)
        self._tell(self.list.current_id())

    def package(self, n: Any) -> PackageRow | None:
        return next((row for row in self._packages if row.n == n), None)

    def _tell(self, n: Any) -> None:
        self.package_chosen.emit(self.package(n))

    def show_members(self, members: Sequence[MemberRow]) -> None:
        self.member_model.set_rows(members)

    def show_addressees(self, peers: Sequence[PeerRow]) -> None:
        """The peers to choose from; one peer needs no choice."""
        chosen = self.addressed()
        self._nodes = [EVERYBODY, *(peer.node for peer in peers)]
        self.addressee.clear()
        self.addressee.addItems([self.tr("For all"), *(peer.name for peer in peers)])
        self.addressee.setCurrentIndex(self._nodes.index(chosen) if chosen in self._nodes else 0)
        self.addressee.setVisible(len(peers) > 1)

    def addressed(self) -> str:
        """Node of the chosen peer, "" for all."""
        at = self.addressee.currentIndex()
        return self._nodes[at] if 0 <= at < len(self._nodes) else EVERYBODY

    def set_busy(self, why: str) -> None:
        """No second package work while one runs; `why` is told in the tooltips, "" when it has ended."""
        tips = ("Ctrl+Shift+N", self.elsewhere.accessibleName(), "Ctrl+O")
        for button, tip in zip((self.prepare, self.elsewhere, self.take), tips, strict=True):
            button.setEnabled(not why)
            button.setToolTip(why or tip)

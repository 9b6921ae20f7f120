"""Sections about the data's safety: backups and the check."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from db.backup import Backup, list_backups
from db.office.installation import Check, Installation, check_installation
from db.text import format_number, format_size
from desktop import language
from desktop.jobs import Jobs, Progress
from desktop.office.parts import Part
from desktop.office.words import day_of
from desktop.widgets import Button, Column, EmptyState, Label, ListModel, ListView

LIST_HEIGHT = 132


class BackupPart(Part):
    """restore_chosen(backup): the person wants this day back. made: a backup was made."""

    restore_chosen = Signal(object)
    made = Signal()

    def __init__(self, installation: Installation, jobs: Jobs) -> None:
        super().__init__(
            self.tr("Backups"),
            self.tr("Made by itself on the first start of a day, encrypted like the data. Seven days, four weeks and "
                    "twelve months are kept."),
        )  # fmt: skip
        self._installation, self._jobs = installation, jobs
        self.model = ListModel(
            [
                Column(self.tr("Made on"), day_of, None, weight="medium"),
                Column(self.tr("Size"), lambda row: format_size(row.size, language.current()), 90, "right",
                       tone="text_muted"),
            ],
            key=lambda row: row.path.name,
        )  # fmt: skip
        self.list = ListView(self.tr("Backups"))
        self.list.setModel(self.model)
        self.list.set_empty(EmptyState("database", self.tr("No backup yet")))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.opened.connect(lambda _name: self.ask_restore())
        self.make_button = Button(self.tr("Back up now"), "floppy-disk", on_click=self.make)
        self.restore_button = Button(self.tr("Restore…"), "clock-counter-clockwise", on_click=self.ask_restore)
        self.busy_buttons(self.make_button, self.restore_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.make_button)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        self.column.addWidget(self.list)
        self.column.addLayout(row)

    def refresh(self) -> None:
        self.model.set_rows(list_backups(self._installation.folder))

    def make(self) -> None:
        """Back up and verify now."""
        installation = self._installation

        def work(progress: Progress) -> Backup:
            return installation.backup_now(lambda done, total: progress.report(done, total, ""))

        means = self.tr("If you cancel, nothing new is kept and the older backups stay.")
        self.run(self._jobs, self.tr("Backing up"), means, work, self._made)

    def _made(self, backup: Backup) -> None:
        self.refresh()
        self.list.select_id(backup.path.name)
        self.banner.show_text(self.tr("The backup was made and opened to verify it."), "success")
        self.made.emit()

    def ask_restore(self) -> None:
        """Say what restoring means; the button of the sentence does it."""
        name = self.list.current_id()
        backup = next((row for row in self.model.rows() if row.path.name == name), None)
        if backup is None:
            self.banner.show_text(self.tr("Choose a backup in the list."), "warning")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = self.tr(
            "The data goes back to {day}. What was recorded since stays in a folder of its own; what others have "
            "received comes back with their packages. The program asks the passphrase anew."
        ).format(day=day_of(backup))
        self.banner.show_text(words, "warning", self.tr("Go back to it"), lambda: self.restore_chosen.emit(backup))


class DeedsPart(Part):
    """wanted: the person wants to see the record of deeds."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Record of deeds"),
            self.tr("Who exported, imported, restored or erased what, and who looked at identity numbers."),
        )
        self.button = Button(self.tr("Open the record"), "clipboard-text", on_click=self.wanted.emit)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class CheckPart(Part):
    """Reads all data once and says whether it is sound."""

    def __init__(self, installation: Installation, jobs: Jobs) -> None:
        super().__init__(
            self.tr("Check of the data"),
            self.tr(
                "Every page of the file, its keys, every record against the changes it is made of, and the record of "
                "deeds."
            ),
        )
        self._installation, self._jobs = installation, jobs
        self.button = Button(self.tr("Check now"), "shield-check", on_click=self.check)
        self._found = Label("", "small", tone="danger", wrap=True)
        self._found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._found.hide()
        self.busy_buttons(self.button)
        self.column.addWidget(self._found)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def check(self) -> None:
        """Start the check."""
        installation = self._installation
        self._found.hide()

        def work(progress: Progress) -> Check:
            progress.check()
            return check_installation(installation)

        self.run(self._jobs, self.tr("Checking the data"), "", work, self.show_result)

    def show_result(self, check: Check) -> None:
        """Sound or not, with the counts; what is wrong stands below."""

        def count(value: Any) -> str:
            return format_number(int(value), language.current())

        words = self.tr("The data is sound: {n} changes, {conflicts} open conflicts, {parked} waiting for others.")
        if check.problems:
            words = self.tr("{problems} problems were found. Do not go on recording; restore the newest backup.")
        text = words.format(
            n=count(check.operations), conflicts=count(check.conflicts), parked=count(check.parked),
            problems=count(len(check.problems)),
        )  # fmt: skip
        self.banner.show_text(text, "danger" if check.problems else "success")
        told = list(check.problems[:20])
        if check.chain is not None:
            told[0] = QCoreApplication.translate("db", check.chain.message).format(**check.chain.details)
        self._found.setText("\n".join(told))
        self._found.setVisible(bool(check.problems))

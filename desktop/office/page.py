"""Settings of this place: who it is, language and theme, ways in, backups, the check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.keyslots import STRONG_COST, Cost
from db.office.installation import Installation
from db.registry.national.service import NationalNumbers
from desktop.jobs import Jobs
from desktop.office.national import NationalPart
from desktop.office.own_key import OwnKeyPart
from desktop.office.place import LookPart, PassphrasePart, PlacePart, RecoveryPart
from desktop.office.safety import BackupPart, CheckPart, DeedsPart
from desktop.widgets import DetailScroll, Page, hline
from desktop.widgets.asking import FileAsker

COLUMN = 560


class OfficePage(Page):
    """language_chosen(code) and theme_chosen("light" | "dark" | "system"): apply and remember. author_changed(name).

    restore_chosen(backup): close the installation and show `Unlock(folder, jobs, restore=backup)`. backed_up: a backup
    was made here. deeds_wanted: show the record of deeds.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    author_changed = Signal(str)
    restore_chosen = Signal(object)
    backed_up = Signal()
    identity_changed = Signal()
    deeds_wanted = Signal()

    def __init__(
        self,
        installation: Installation,
        jobs: Jobs,
        *,
        theme: str = "system",
        recovered: bool = False,
        cost: Cost = STRONG_COST,
        ask: FileAsker | None = None,
        numbers: NationalNumbers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        asker = ask or FileAsker()
        self.set_title(self.tr("Settings"), installation.database.node.name)
        self.place, self.look = PlacePart(installation), LookPart(theme)
        self.passphrase = PassphrasePart(installation, jobs, cost, recovered=recovered)
        self.recovery = RecoveryPart(installation, asker)
        self.own_key = OwnKeyPart(installation, asker)
        self.numbers = NationalPart(numbers) if numbers is not None else None
        self.backups, self.check = BackupPart(installation, jobs), CheckPart(installation, jobs)
        self.deeds = DeedsPart()
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(32)
        numbered = [self.numbers] if self.numbers is not None else []
        left = (self.place, self.own_key, self.look, self.passphrase, *numbered)
        for parts in (left, (self.backups, self.check, self.deeds, self.recovery)):
            row.addWidget(self._column(parts), 1)
        row.addStretch(0)
        self.body.addWidget(DetailScroll(inner), 1)
        self._connect()
        if recovered:
            self.passphrase.banner.show_text(self.tr("Set a new passphrase."), "warning")

    def _connect(self) -> None:
        self.own_key.changed.connect(self.identity_changed)
        self.look.language_chosen.connect(self.language_chosen)
        self.look.theme_chosen.connect(self.theme_chosen)
        self.place.author_changed.connect(self.author_changed)
        self.place.author_changed.connect(self._renamed)
        self.backups.restore_chosen.connect(self.restore_chosen)
        self.backups.made.connect(self.backed_up)
        self.deeds.wanted.connect(self.deeds_wanted)

    @staticmethod
    def _column(parts: Sequence[QWidget]) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(COLUMN)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for place, part in enumerate(parts):
            if place:
                column.addWidget(hline())
            column.addWidget(part)
        column.addStretch(1)
        return holder

    def refresh(self, entities: frozenset[str] | None = None) -> None:  # noqa: ARG002 - nothing here is a record
        self.backups.refresh()
        self.recovery.refresh()
        self.own_key.refresh()
        if self.numbers is not None:
            self.numbers.refresh()

    def _renamed(self, name: str) -> None:
        before = self.place.before
        self.say(self.tr("Your name is now {name}.").format(name=name), lambda: self.place.rename(before))

    def focus_first(self) -> None:
        self.place.author.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_passphrase(self) -> None:
        """Bring the passphrase to the front: after a recovery."""
        self.passphrase.new.first.input.setFocus(Qt.FocusReason.OtherFocusReason)

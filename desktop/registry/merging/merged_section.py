"""On a record: what was merged into it, and what was written elsewhere into those records since."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.merging.rows import LateEdit, MergeRow
from db.registry.merging.service import MergeService
from db.text import format_when
from desktop import errors, language
from desktop.names import field_label, format_value
from desktop.widgets import Banner, Button, IconMark, Label, QuietButton, Section


class MergedSection(QWidget):
    """`show_record(entity, id)`; hidden where nothing was merged. acted(sentence) after each change: it can be undone
    by `MergeService.last_change_set`."""

    acted = Signal(str)

    def __init__(self, merging: MergeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merging = merging
        self._entity, self._record = "", uuid.UUID(int=0)
        self.section = Section(self.tr("Merged into this record"))
        self.banner = Banner()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(16, 0, 16, 8)
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.section)
        column.addWidget(self.banner)
        column.addLayout(self._rows)
        self.buttons: list[Button] = []
        self.hide()

    # ---- showing
    def show_record(self, entity: str, record: uuid.UUID) -> None:
        self._entity, self._record = entity, record
        self.banner.clear()
        self._clear()
        merges = self._merging.merges_of(entity, record)
        for merge in merges:
            self._add_merge(merge)
        for edit in self._merging.late_edits(entity, record):
            self._add_edit(edit)
        self.section.set_count(len(merges) if len(merges) > 1 else "")
        self.setVisible(bool(merges))

    def _clear(self) -> None:
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _line(self, icon_name: str, tone: str, text: str, sub: str, *buttons: Button) -> None:
        line = QWidget()
        row, said = QHBoxLayout(line), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said.setSpacing(0)
        said.addWidget(Label(text, wrap=True))
        said.addWidget(Label(sub, "small", tone="text_muted", wrap=True))
        row.addWidget(IconMark(icon_name, tone))
        row.addLayout(said, 1)
        for button in buttons:
            row.addWidget(button)
            self.buttons.append(button)
        self._rows.addWidget(line)

    def _add_merge(self, merge: MergeRow) -> None:
        when = format_when(merge.at.astimezone(), self._merging.now(), language.current())
        part = QuietButton(self.tr("Part"), "arrows-left-right", small=True, on_click=lambda: self.part(merge),
                           name=self.tr("Part “{name}” from this record").format(name=merge.loser_name))  # fmt: skip
        self._line("git-merge", "icon", merge.loser_name, f"{merge.author} · {when}", part)

    def _add_edit(self, edit: LateEdit) -> None:
        label = field_label(self._entity, edit.field)
        value = format_value(self._entity, edit.field, edit.value)
        when = format_when(edit.at.astimezone(), self._merging.now(), language.current())
        written = self.tr("written into “{name}” by {author}, {when}").format(
            name=edit.record_name, author=edit.author, when=when
        )
        take = Button(self.tr("Take over"), "check", small=True, on_click=lambda: self._decide(edit, take=True),
                      name=self.tr("Take over {field}: {value}").format(field=label, value=value))  # fmt: skip
        leave = QuietButton(self.tr("Leave"), small=True, on_click=lambda: self._decide(edit, take=False),
                            name=self.tr("Leave {field} as it is").format(field=label))  # fmt: skip
        self._line("pencil-simple", "warning", f"{label}: {value}", written, take, leave)

    # ---- acting
    def part(self, merge: MergeRow) -> None:
        """Let the merged record stand by itself again."""

        def act() -> str:
            parted = self._merging.unmerge(merge.id)
            said = self.tr("“{name}” stands by itself again.").format(name=parted.name)
            if parted.kept:
                kept = ", ".join(field_label(self._entity, field) for field in parted.kept)
                said += " " + self.tr("Changed since and left as it is: {fields}.").format(fields=kept)
            return said

        self._act(act)

    def _decide(self, edit: LateEdit, *, take: bool) -> None:
        def act() -> str:
            label = field_label(self._entity, edit.field)
            if take:
                self._merging.take_over(edit)
                return self.tr("{field} taken over.").format(field=label)
            self._merging.leave(edit)
            return self.tr("{field} left as it is.").format(field=label)

        self._act(act)

    def _act(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self.show_record(self._entity, self._record)
        self.acted.emit(said)

"""Who represents whom: the posts of an organisation or a person, and their entry in place."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.rows import PostRow, Suggestion
from desktop import language
from desktop.registry import words
from desktop.widgets import (
    Button,
    Column,
    DateField,
    FormLayout,
    Label,
    ListModel,
    ListView,
    PickField,
    PrimaryButton,
    QuietButton,
    Section,
)

Suggest = Callable[[str], Sequence[Suggestion]]
Keep = Callable[[uuid.UUID | str, str | None, dt.date | None, dt.date | None], None]


class PostsPanel(QWidget):
    """Lists posts; `of_person` tells whose record this is, and so whom a new post asks for.

    `keep` gets the other side’s id, or the name of a person who is not recorded yet.

    opened(id): the other side's record is wanted. end_requested, delete_requested(post id).
    """

    opened = Signal(object)
    end_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(
        self,
        suggest: Suggest,
        keep: Keep,
        today: Callable[[], dt.date],
        *,
        of_person: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep, self._suggest, self._of_person = keep, suggest, of_person
        title = self.tr("Posts") if of_person else self.tr("People")
        self.section = Section(
            title,
            link=self.tr("Add post") if of_person else self.tr("Add person"),
            link_icon="plus",
            on_link=self.start,
        )
        self.model: ListModel[PostRow] = ListModel(self._columns(), parent=self)
        self.list = ListView(title, row_height=48, header=False)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.current_changed.connect(self._show_actions)
        nobody = self.tr("Nobody is recorded yet who speaks for this organisation.")
        self.empty = Label(self.tr("No post is recorded yet.") if of_person else nobody, tone="text_muted", wrap=True)
        self.empty.setContentsMargins(16, 0, 16, 8)
        self._lay_out(today)

    def _columns(self) -> list[Column[PostRow]]:
        def chip(row: PostRow) -> tuple[str, ...] | None:
            return None if row.current else (self.tr("former"), "neutral")

        def about(row: PostRow) -> str:
            return " · ".join(filter(None, (words.role(row.role), words.span(row))))

        def name(row: PostRow) -> str:
            return row.organisation if self._of_person else row.person

        return [
            Column(self.tr("Name"), name, weight="medium", sub=about),
            Column("", width=84, chip=chip, drop=1),
        ]

    def _lay_out(self, today: Callable[[], dt.date]) -> None:
        from db import reference

        self.end_button = Button(self.tr("Has ended"), "check", small=True, on_click=self._end)
        self.delete_button = QuietButton(self.tr("Delete"), "trash", small=True, on_click=self._delete)
        self.action_row = QWidget()
        row = QHBoxLayout(self.action_row)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.end_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        self.form = FormLayout(margins=(16, 8, 16, 8))
        asked = self.tr("Organisation") if self._of_person else self.tr("Person")
        new = "" if self._of_person else self.tr("Add “{text}” as a new person")
        pick = PickField(asked, self._offer, placeholder=self.tr("Type to find"), creatable=new)
        pick.create_requested.connect(lambda text: pick.set_value(text, text))
        titles = [(title, text) for title, text in reference.choices("titles", language.current())]
        from desktop.widgets import ChoiceField

        self.form.add_row(other=pick, role=ChoiceField(self.tr("Title"), titles, empty="–"))
        self.form.add_row(
            starts_on=DateField(self.tr("From"), today=today), ends_on=DateField(self.tr("To"), today=today)
        )
        buttons = QWidget()
        last = QHBoxLayout(buttons)
        last.setContentsMargins(0, 0, 0, 0)
        last.addStretch(1)
        last.addWidget(Button(self.tr("Cancel"), small=True, on_click=self.leave))
        last.addWidget(PrimaryButton(self.tr("Save post"), "check", small=True, on_click=self.save))
        self.form.add_widget(buttons)
        self.form.submitted.connect(self.save)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for widget in (self.section, self.empty, self.list, self.action_row, self.form):
            column.addWidget(widget)
        column.addStretch(1)

    def _offer(self, text: str) -> list[tuple[uuid.UUID, str, str]]:
        return [(one.id, one.name, one.sub) for one in self._suggest(text)]

    def set_posts(self, posts: Sequence[PostRow], *, same_record: bool) -> None:
        if not same_record:
            self.form.hide()
        self.model.set_rows(posts)
        self.list.fit_height()
        self.list.setVisible(bool(posts))
        self.empty.setVisible(not posts)
        self.section.set_count(len(posts) or "")
        self._show_actions()

    def _current(self) -> PostRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    @Slot()
    def _show_actions(self) -> None:
        row = self._current()
        self.action_row.setVisible(row is not None)
        self.end_button.setVisible(row is not None and row.current)

    @Slot(object)
    def _open(self, _post: object) -> None:
        row = self._current()
        if row is not None:
            self.opened.emit(row.organisation_id if self._of_person else row.person_id)

    def _end(self) -> None:
        if (row := self._current()) is not None:
            self.end_requested.emit(row.id)

    def _delete(self) -> None:
        if (row := self._current()) is not None:
            self.delete_requested.emit(row.id)

    # ---- entry
    @Slot()
    def start(self) -> None:
        self.form.clear_errors()
        self.form.set_values(dict.fromkeys(self.form.fields))
        self.form.show()
        self.form.focus_first()

    @Slot()
    def leave(self) -> None:
        self.form.hide()
        link = self.section.link
        if link is not None:
            link.setFocus()

    def leaves(self) -> bool:
        """Esc: close the entry; False where none was open."""
        if self.form.isHidden():
            return False
        self.leave()
        return True

    @Slot()
    def save(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        if values["other"] is None:
            sentence = self.tr("Choose an organisation.") if self._of_person else self.tr("Choose a person.")
            self.form.set_error("other", sentence)
            return
        try:
            self._keep(values["other"], values["role"], values["starts_on"], values["ends_on"])
        except UserError as error:
            self.form.show_error(error)
            return
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._delete()
        else:
            super().keyPressEvent(event)

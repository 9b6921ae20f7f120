"""The columns of a file and what each is taken into; the field of the selected one is changed below the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.registry.importing import words
from desktop.registry.importing.session import ColumnRow, Session
from desktop.widgets import Banner, Cell, ChoiceField, Column, Label, ListModel, ListView, Surface

ROW = 44


class ColumnsList(ListView):
    """edit_wanted: F2 or Enter. drop_wanted: Del, the column shall not be taken."""

    edit_wanted = Signal()
    drop_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)


class ColumnsSide(Surface):
    """changed: the session's mapping is another now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._session: Session | None = None
        self._came_by_key = False
        self.banner = Banner()
        self.model: ListModel[ColumnRow] = ListModel(
            [
                Column(self.tr("Column in the file"), cell=self._heading_cell, minimum=130),
                Column(self.tr("Taken into"), cell=self._field_cell, width=140),
                Column(self.tr("Certainty"), width=152, chip=self._chip),
            ]
        )
        self.list = ColumnsList(self.tr("Columns of the file"), row_height=ROW)
        self.list.setModel(self.model)
        self.list.current_changed.connect(self._show_column)
        self.list.edit_wanted.connect(self.edit)
        self.list.opened.connect(lambda _place: self.edit())
        self.list.drop_wanted.connect(lambda: self._choose(None))
        self.field = ChoiceField(self.tr("Taken &into"), empty=self.tr("Do not take"))
        self.policy = ChoiceField(
            self.tr("In records that &are here"), [(key, words.say(text)) for key, text in words.POLICIES.items()]
        )
        self.field.changed.connect(self._field_chosen)
        self.policy.changed.connect(self._policy_chosen)
        self._protected = Label("", tone="danger", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._which = Label("", "body", "strong", elide=True)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.field, 1)
        fields.addWidget(self.policy, 1)
        editor = Surface("sunken")
        inside = QVBoxLayout(editor)
        inside.setContentsMargins(16, 10, 16, 12)
        inside.setSpacing(6)
        inside.addWidget(self._which)
        inside.addLayout(fields)
        inside.addWidget(self._protected)
        self.editor = editor
        self._foot = Surface("sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.list, 1)
        column.addWidget(editor)
        column.addWidget(self._foot)

    def add_foot(self, widget: QWidget) -> None:
        """A further widget below the field of the column."""
        if self._foot.layout() is None:
            row = QHBoxLayout()
            row.setContentsMargins(16, 0, 16, 8)
            row.addWidget(widget)
            row.addStretch(1)
            self._foot.setLayout(row)

    # ---- cells
    def _heading_cell(self, row: ColumnRow) -> Cell:
        samples = " · ".join(map(words.sample, row.guess.samples))
        none = "" if row.guess.protected else self.tr("empty column")
        return Cell(self._called(row, "   "), sub=samples or none or "•••", weight="medium")

    def _called(self, row: ColumnRow, between: str) -> str:
        """A table's column by its letters and its heading; a card has no columns."""
        kind = self._session.looked.kind if self._session is not None else ""
        heading = words.heading(kind, row.guess.heading)
        letters = "" if heading and kind == "vcf" else row.letters
        return between.join(filter(None, (letters, heading)))

    def _field_cell(self, row: ColumnRow) -> Cell:
        if self._session is None or row.field is None:
            maybe = row.guess.field if row.certainty == "unsure" and self._session is not None else None
            if maybe is not None and self._session is not None:
                said = self.tr("perhaps {field}").format(field=words.field(self._session.entity, maybe))
                return Cell("–", sub=said, tone="text_muted")
            return Cell("–", tone="text_muted")
        sub = "" if row.policy == "fill" else words.say(words.POLICIES[row.policy])
        return Cell(words.field(self._session.entity, row.field), sub=sub)

    @staticmethod
    def _chip(row: ColumnRow) -> tuple[str, ...]:
        word, tone, icon_name = words.CERTAINTY[row.certainty]
        return words.say(word), tone, icon_name

    # ---- showing
    def show_session(self, session: Session) -> None:
        self._session = session
        self.field.set_choices(words.fields(session.entity))
        self.model.set_rows(session.columns())
        self.list.select_row(0)
        self._show_column(self.list.current_id())
        self.list.verticalScrollBar().setValue(0)
        self._warn()

    def _warn(self) -> None:
        """A column that is needed and missing, or that the columns are read as the last time."""
        session = self._session
        if session is None:
            return
        if session.misses_name():
            name = words.field(session.entity, "name" if session.entity == "organisation" else "full_name")
            said = self.tr("No column holds the names. Select the one that does, press Enter and choose “{field}”.")
            self.banner.show_text(said.format(field=name), "danger")
        elif session.looked.saved is not None:
            self.banner.show_text(self.tr("The columns are read as they were the last time."), "info")
        else:
            self.banner.clear()

    @Slot(object)
    def _show_column(self, place: int | None) -> None:
        session = self._session
        self.editor.setVisible(place is not None)
        if session is None or place is None:
            return
        row = session.column(place)
        protected = bool(row.guess.protected)
        self._which.setText(self._called(row, " · "))
        self._protected.setText(words.say(words.PROTECTED[row.guess.protected]) if protected else "")
        self._protected.setVisible(protected)
        for part in (self.field, self.policy):
            part.setVisible(not protected)
        self.field.set_value(row.field)
        self.field.set_hint("")
        self.policy.set_value(row.policy)
        self.policy.setVisible(not protected and row.field is not None)

    # ---- changing
    def edit(self) -> None:
        """To the field of the selected column; its choices open."""
        if self.field.isVisible():
            self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_by_key = True
            self.field.box.showPopup()
        elif self.list.currentIndex().isValid():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_editor(self) -> bool:
        """From the field back to the list; False if the focus is elsewhere."""
        focus = self.window().focusWidget()
        if focus is None or not self.editor.isAncestorOf(focus):
            return False
        self._came_by_key = False
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def _field_chosen(self) -> None:
        self._choose(self.field.value())
        if self._came_by_key:  # who came from the list goes on there
            self.leave_editor()

    def _choose(self, name: str | None) -> None:
        session, place = self._session, self.list.current_id()
        if session is None or place is None or session.column(place).field == name:
            return
        lost = session.choose(place, name)
        self._changed(place)
        if lost is not None:
            said = self.tr("Column {column} gave it up: this field takes one column.")
            self.field.set_hint(said.format(column=lost.letters))

    @Slot()
    def _policy_chosen(self) -> None:
        session, place = self._session, self.list.current_id()
        field = session.column(place).field if session is not None and place is not None else None
        if session is not None and place is not None and field is not None:
            session.set_policy(field, self.policy.value())
            self._changed(place)

    def _changed(self, place: int) -> None:
        if self._session is not None:
            self.model.set_rows(self._session.columns())
            self._show_column(place)
            self._warn()
            self.changed.emit()

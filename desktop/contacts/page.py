"""The contact log: every contact on the left, one of them or the entry form on the right."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.contacts.service import ContactService
from db.errors import NotFound, UserError
from desktop import errors
from desktop.contacts.export import AskPath, ContactExport
from desktop.contacts.filters import ContactFilters
from desktop.contacts.form import ContactForm, Suggest
from desktop.contacts.listing import ContactList, Journey, everything_here
from desktop.contacts.view import ContactView
from desktop.jobs import Jobs
from desktop.widgets import DetailScroll, FilterBar, ListDetail, Page, Surface, TravelOf, only_here

ENTITIES = frozenset({"contact", "contact_organisation", "contact_person", "follow_up", "organisation", "person"})


class ContactsPage(Page):
    """List + detail of contacts.

    `suggest_*(text)` find organisations and people to choose from as (id, name, subtitle). `journey` tells how far
    records have come. `ask_path(suggestion)` chooses the file of an export, None to leave it; `jobs` writes it.
    create_organisation_requested(name) and create_person_requested(name): somebody is missing; when they are there,
    call `take_organisation` or `take_person`, and the form goes on.
    """

    create_organisation_requested = Signal(str)
    create_person_requested = Signal(str)

    def __init__(
        self,
        contacts: ContactService,
        *,
        suggest_organisations: Suggest,
        suggest_people: Suggest,
        journey: Journey = everything_here,
        travel: TravelOf = only_here,
        jobs: Jobs | None = None,
        ask_path: AskPath | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._contacts, self._travel = contacts, travel
        self.filters = ContactFilters(self)
        self.set_title(self.tr("Contacts"))
        self.set_primary(self.tr("Add contact"), "plus", self.new_contact, "Ctrl+N")
        self.exporter = ContactExport(contacts, jobs, ask_path, self)
        self.bar = FilterBar(self.tr("Subject, summary, name…"), self.tr("contacts"))
        self.bar.set_menu(self.filters.menu(contacts.today(), self))
        self.left = ContactList(contacts, self.filters, journey)
        self.model, self.list = self.left.model, self.left.view
        self._make_detail(suggest_organisations, suggest_people)
        self.split = ListDetail(self.left, self.detail, scroll=False)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        self._connect()
        self._bind_keys()
        self.reload()

    # ---- building
    def _make_detail(self, suggest_organisations: Suggest, suggest_people: Suggest) -> None:
        self.view = ContactView(self._contacts)
        self.form = ContactForm(self._contacts, suggest_organisations, suggest_people)
        self.nothing = Surface("page")
        self.view_area = DetailScroll(self.view)
        self.detail = QStackedWidget()
        for widget in (self.nothing, self.view_area, self.form):
            self.detail.addWidget(widget)

    def _connect(self) -> None:
        self.bar.text_changed.connect(self.filters.set_text)
        self.bar.filter_removed.connect(self.filters.remove)
        self.bar.cleared.connect(self.filters.clear)
        self.bar.export_requested.connect(self.export)
        self.exporter.said.connect(self.say)
        self.left.draft_wanted.connect(self._restore)
        self.left.contact_wanted.connect(self.new_contact)
        self.bar.leave_down.connect(self.list.setFocus)
        self.filters.changed.connect(self._filtered)
        self.list.typed.connect(self.bar.type_text)
        self.list.current_changed.connect(self._selected)
        self.list.opened.connect(self._opened)
        self.split.stepped.connect(self._step)
        self.view.edit_requested.connect(self.edit)
        self.view.delete_requested.connect(self.delete)
        self.view.open_requested.connect(self.open_requested)
        self.view.follow_ups.acted.connect(self._acted)
        self.view.follow_ups.failed.connect(self.say)
        self.form.saved.connect(self._saved)
        self.form.dropped.connect(self._dropped)
        self.form.create_organisation_requested.connect(self._create_organisation)
        self.form.create_person_requested.connect(self._create_person)

    def _bind_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+Shift+N", self.new_contact), ("F2", self.edit), ("Ctrl+E", self.export),
            ("Ctrl+F", self.bar.focus_text), ("Ctrl+Del", self.delete),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("new contact")),
            ("F2", self.tr("change the contact")),
            ("Ctrl+Enter", self.tr("save the contact")),
            ("Ctrl+Del", self.tr("delete the contact")),
            (self.tr("Space"), self.tr("follow-up done, or open again")),
            ("Alt+↑ ↓", self.tr("previous, next contact")),
            ("Ctrl+E", self.tr("export the list")),
        ]

    # ---- the list
    @Slot()
    def _filtered(self) -> None:
        self.bar.set_filters(self.filters.chips())
        if self.bar.text() != self.filters.value.text:
            self.bar.set_text(self.filters.value.text)
        self.reload()

    def reload(self) -> None:
        """Ask the service anew: list, record, drafts."""
        shown = self.left.reload()
        self.bar.set_count(shown, self._contacts.count_contacts() if self.filters.count() else None)
        self.left.show_drafts(but=self.form.key)
        self._show_current()

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        """`entities`: what changed, None for anything."""
        if entities is None or entities & ENTITIES:
            self.reload()

    # ---- the record
    def _show_current(self) -> None:
        """The selected contact, unless a form is open."""
        if self.form.key:
            self.detail.setCurrentWidget(self.form)
            return
        row_id = self.list.current_id()
        try:
            contact = self._contacts.contact(row_id)
        except NotFound:
            self.detail.setCurrentWidget(self.nothing)
            return
        self.view.show_contact(contact, self._travel(row_id))
        self.detail.setCurrentWidget(self.view_area)

    @Slot(object)
    def _selected(self, row_id: Any) -> None:
        """Looking at another contact leaves the form; what stands in it is a draft."""
        if row_id is not None and self.form.key and self.list.hasFocus():
            self._leave_form()
        self._show_current()

    @Slot(object)
    def _opened(self, _row_id: Any) -> None:
        if self.form.key:
            self._leave_form()
            self._show_current()
        self.split.show_detail(focus=True)

    @Slot(int)
    def _step(self, step: int) -> None:
        if not self.form.key:
            self.list.select_row(self.list.currentIndex().row() + step)

    def open_record(self, entity: str, row_id: Any) -> bool:
        """A contact, the contact of a follow-up, or the list: "open_follow_ups", "contacts_since" a day."""
        if entity in ("open_follow_ups", "contacts_since"):
            self.filters.show_only(None if entity == "open_follow_ups" else row_id)
            return True
        if entity == "follow_up":
            try:
                row_id = self._contacts.follow_up(row_id).contact_id
            except NotFound:
                return False
        if entity not in ("contact", "follow_up") or row_id is None:
            return False
        if not self.list.select_id(row_id):
            self.filters.clear()
        if not self.list.select_id(row_id):
            return False
        self._leave_form()
        self._show_current()
        self.split.show_detail(focus=False)
        return True

    def show_contacts_of(
        self, name: str, *, organisation: uuid.UUID | None = None, person: uuid.UUID | None = None
    ) -> None:
        """The list of the contacts with one organisation or person."""
        self.filters.clear()
        self.filters.set_party(name, organisation=organisation, person=person)

    # ---- writing
    @Slot()
    def new_contact(self, organisation: tuple[uuid.UUID, str] | None = None) -> None:
        """Open the entry form; `organisation` (id, name) stands in it already."""
        self.form.open_new(organisation or None)
        self._show_form("subject" if organisation else "organisations")

    @Slot()
    def edit(self) -> None:
        """Change the contact that is shown, in its place."""
        if self.form.key or self.view.contact is None or self.detail.currentWidget() is not self.view_area:
            return
        self.form.open_change(self.view.contact)
        self._show_form("subject")

    def _show_form(self, first: str) -> None:
        self.detail.setCurrentWidget(self.form)
        self.left.show_drafts(but=self.form.key)
        self.split.show_detail()
        self.form.form.fields[first].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self.form.close_form()
        self.left.show_drafts(but=self.form.key)

    @Slot(object, bool)
    def _saved(self, contact_id: uuid.UUID, is_new: bool) -> None:
        if is_new and self.model.index_of(contact_id).row() < 0:
            self.reload()
        if is_new and not self.list.select_id(contact_id):
            self.filters.clear()
            self.list.select_id(contact_id)
        self._acted(self.tr("Contact saved.") if is_new else self.tr("Contact changed."))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, object)
    def _dropped(self, key: str, content: dict[str, Any] | None) -> None:
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if content is not None:
            self.say(self.tr("Draft given up."), lambda: self._restore(key, content))

    def _restore(self, key: str, content: dict[str, Any] | None = None) -> None:
        if self.form.open_draft(key, content):
            self._show_form("subject")
        else:
            self.reload()

    @Slot()
    def delete(self) -> None:
        contact = self.view.contact
        if contact is None or self.detail.currentWidget() is not self.view_area:
            return
        try:
            self._contacts.delete_contact(contact.id)
        except UserError as error:
            self.say(errors.sentence(error))
            return
        self._acted(self.tr("Contact deleted."))

    @Slot(str)
    def _acted(self, words: str) -> None:
        change = self._contacts.last_change_set
        self.reload()
        self.say(words, None if change is None else lambda: self._undo(change))

    def _undo(self, change: uuid.UUID) -> None:
        self._contacts.undo(change)
        self.reload()

    # ---- drafts
    def keep_drafts(self) -> None:
        """Store what stands in the form now; call it before the program closes."""
        self.form.keep()

    @Slot(str)
    def _create_organisation(self, name: str) -> None:
        self.form.keep()
        self.create_organisation_requested.emit(name)

    @Slot(str)
    def _create_person(self, name: str) -> None:
        self.form.keep()
        self.create_person_requested.emit(name)

    def take_organisation(self, row_id: uuid.UUID, name: str) -> None:
        """The organisation that was missing is there now: it goes into the form that asked for it."""
        self.form.take("organisations", row_id, name)
        self._show_current()

    def take_person(self, row_id: uuid.UUID, name: str) -> None:
        self.form.take("people", row_id, name)
        self._show_current()

    @Slot()
    def export(self) -> None:
        """Write exactly what the list shows, in its order, into a workbook."""
        self.exporter.export(self.filters.value, self.model.order)

    # ---- keys
    def focus_first(self) -> None:
        if self.form.key:
            self.form.form.fields["subject"].input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        """Esc: out of a follow-up's entry, out of the form (its draft stays), to the list, out of the filter."""
        if self.view.follow_ups.leave():
            return True
        if self.form.key:
            self._leave_form()
            self._show_current()
            self.split.back()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.split.back()

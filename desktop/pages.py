"""Builds every page with what it needs, and leads from one to another. Pages know nothing of each other."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.office.installation import Installation
from db.registry.national.service import NationalNumbers
from desktop.jobs import Jobs
from desktop.names import POINTS_TO, Titles, field_label, format_value
from desktop.services import Services
from desktop.sources import Seen, Timelines, TodayFacts
from desktop.travel import Travels
from desktop.widgets import Page
from desktop.window import Window

PAGE_OF = {
    "organisation": "organisations", "person": "people", "contact": "contacts", "follow_up": "contacts",
    "contacts_since": "contacts", "open_follow_ups": "contacts", "event": "events", "response": "interviews",
    "study": "interviews", "conflict": "exchange", "held": "exchange",
}  # fmt: skip
FIELD_PAGES = ("today", "interviews", "exchange", "office")

Entry = tuple[str, str, str, Callable[[], Page], str]
Suggested = list[tuple[uuid.UUID, str, str]]


def _installations(place: Installation, jobs: Jobs) -> Page:
    from desktop.exchange.installations import page_of

    return page_of(place, jobs)


class Pages(QObject):
    """The pages of one window. What they ask of the whole program comes out as signals.

    recovered: the data was opened by a recovery file, so the settings ask for a new passphrase.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    author_changed = Signal(str)
    restore_chosen = Signal(object)
    frame_outdated = Signal()

    def __init__(
        self, window: Window, installation: Installation, services: Services, titles: Titles, seen: Seen, jobs: Jobs
    ) -> None:
        super().__init__(window)
        self.window = window
        self.recovered = False
        self.theme = "system"
        self._installation, self._services = installation, services
        self._titles, self._seen, self._jobs = titles, seen, jobs
        self.names: dict[str, str] = {}
        window.page_built.connect(self._connect_page)
        kind = installation.database.node.kind
        self._ways: Any = {"journey": services.exchange.journeys, "travel": Travels(services.exchange, kind)}
        for key, icon, title, factory, group in self._entries():
            if kind != "field" or key in FIELD_PAGES:
                window.add_page(key, icon, title, factory, group)
                self.names[key] = title
        if "organisations" in self.names:
            window.add_hidden_page("duplicates", self._duplicates, "organisations")
            window.add_hidden_page("import", self._import, "organisations")
        window.add_hidden_page("deeds", self._deeds, "office")
        for part in (window.side, window.status):
            self._log_by_key(part)

    def _entries(self) -> list[Entry]:
        members = partial(_installations, self._installation, self._jobs)
        return [
            ("today", "sun-horizon", self.tr("Today"), self._today, "work"),
            ("organisations", "buildings", self.tr("Organisations"), self._organisations, "work"),
            ("people", "users", self.tr("People"), self._people, "work"),
            ("contacts", "phone-call", self.tr("Contacts"), self._contacts, "work"),
            ("events", "calendar-blank", self.tr("Events"), self._events, "work"),
            ("interviews", "clipboard-text", self.tr("Interviews"), self._interviews, "work"),
            ("exchange", "arrows-left-right", self.tr("Send / Receive"), self._exchange, "office"),
            ("installations", "fingerprint", self.tr("Installations"), members, "office"),
            ("office", "gear-six", self.tr("Settings"), self._office, "office"),
        ]

    # ---- the pages; each module is loaded when its page is first shown
    def _today(self) -> Page:
        from desktop.today.page import TodayPage

        facts = TodayFacts(self._services, self._seen, self._installation.database.node.kind)
        return TodayPage(self._services.contacts, new_contact=self.new_contact, sources=facts.sources())

    def _registry_sources(self, last_contacts: Any) -> Any:
        from desktop.registry.sources import Sources

        services, timelines = self._services, Timelines(self._services)
        return Sources(
            last_contacts=last_contacts, timeline=timelines, follow_ups=timelines.follow_ups,
            documents=services.documents, numbers=services.numbers, merged=self._merged_section,
            jobs=self._jobs, **self._ways, erasing=services.erasing,
            moving=None if services.database.node.kind == "field" else services.moving,
        )  # fmt: skip

    def _merged_section(self) -> QWidget:
        from desktop.registry.merging.merged_section import MergedSection

        return MergedSection(self._services.merging)

    def _list_tools(self) -> Any:
        from db.registry.bulk import BulkService
        from desktop.registry.lists.tasks import Tools

        def letters() -> Any:
            from db.registry.letters import LetterService

            return LetterService(self._services.database)

        return Tools(BulkService(self._services.database), letters, self._installation.settings)

    def _organisations(self) -> Page:
        from desktop.registry.page import OrganisationsPage

        sources = self._registry_sources(self._services.contacts.last_contacts)
        page = OrganisationsPage(self._services.registry, sources, self._jobs, tools=self._list_tools())
        page.contact_requested.connect(self._contact_with)
        page.duplicates_requested.connect(partial(self._review_duplicates, "organisation"))
        page.import_requested.connect(partial(self._import_into, "organisation"))
        return page

    def _people(self) -> Page:
        from desktop.registry.page import PeoplePage

        sources = self._registry_sources(self._services.contacts.last_contacts_of_people)
        page = PeoplePage(self._services.registry, sources, self._jobs, tools=self._list_tools())
        page.contact_requested.connect(self._contact_with)
        page.duplicates_requested.connect(partial(self._review_duplicates, "person"))
        page.import_requested.connect(partial(self._import_into, "person"))
        return page

    def _duplicates(self) -> Page:
        from desktop.registry.merging.page import DuplicatesReview

        return DuplicatesReview(self._services.merging, self._services.find_duplicates, self._jobs)

    def _review_duplicates(self, entity: str) -> None:
        page: Any = self.window.page("duplicates")
        page.set_entity(entity)
        self.window.show_page("duplicates")
        self.window.side.navigation.choose(PAGE_OF[entity])

    def _import(self) -> Page:
        from db.registry.importing.service import ImportService
        from desktop.registry.importing.page import ImportPage

        return ImportPage(ImportService(self._services.database), self._jobs, describe=self._titles)

    def _import_into(self, entity: str) -> None:
        page: Any = self.window.page("import")
        page.open_for(entity)
        self.window.show_page("import")
        self.window.side.navigation.choose(PAGE_OF[entity])

    def _contacts(self) -> Page:
        from desktop.contacts.page import ContactsPage

        page = ContactsPage(
            self._services.contacts,
            suggest_organisations=self._suggest_organisations,
            suggest_people=self._suggest_people,
            jobs=self._jobs,
            **self._ways,
        )
        page.create_organisation_requested.connect(partial(self._create_for_contact, "organisations"))
        page.create_person_requested.connect(partial(self._create_for_contact, "people"))
        return page

    def _events(self) -> Page:
        from desktop.events.page import EventsPage

        return EventsPage(
            self._services.events,
            self._jobs,
            self._suggest_people,
            self._suggest_organisations,
            self._people_of,
            **self._ways,
        )

    def _interviews(self) -> Page:
        from desktop.interviews.page import InterviewsPage
        from desktop.registry.deeds.erase import ErasePane

        page = InterviewsPage(self._services.interviews, **self._ways)
        page.detail.offer_erasing(lambda: ErasePane(self._services.erasing, self._jobs), page.say)
        page.immersion_wanted.connect(self.window.immersive)
        page.immersion_ended.connect(self.window.end_immersive)
        return page

    def _exchange(self) -> Page:
        from desktop.exchange.page import ExchangePage

        page = ExchangePage(
            self._services.exchange,
            self._jobs,
            self._installation.database.node,
            describe=self._titles,
            field_label=field_label,
            format_value=self._format_value,
            join=self._installation.join,
            memory=self._installation.settings,
        )
        page.joined.connect(self.frame_outdated)
        page.packages_moved.connect(self.frame_outdated)
        return page

    def _office(self) -> Page:
        from desktop.office.page import OfficePage

        page = OfficePage(
            self._installation, self._jobs, theme=self.theme, recovered=self.recovered, numbers=self._numbers()
        )
        page.language_chosen.connect(self.language_chosen)
        page.theme_chosen.connect(self.theme_chosen)
        page.author_changed.connect(self.author_changed)
        page.restore_chosen.connect(self.restore_chosen)
        page.backed_up.connect(self.frame_outdated)
        page.identity_changed.connect(self.frame_outdated)
        page.deeds_wanted.connect(partial(self.window.show_page, "deeds"))
        return page

    def _deeds(self) -> Page:
        from desktop.office.deeds import deeds_page

        return deeds_page(self._services, self._titles, self._jobs, partial(self.window.show_page, "office"))

    def _numbers(self) -> NationalNumbers | None:
        """Where people are recorded at all."""
        return self._services.numbers if "people" in self.names else None

    # ---- what features tell each other
    def _suggest_organisations(self, text: str) -> Suggested:
        return [(one.id, one.name, one.sub) for one in self._services.registry.suggest_organisations(text)]

    def _suggest_people(self, text: str) -> Suggested:
        return [(one.id, one.name, one.sub) for one in self._services.registry.suggest_people(text)]

    def _people_of(self, organisation: uuid.UUID) -> Suggested:
        posts = self._services.registry.organisation(organisation).posts
        return [(post.person_id, post.person, post.role or "") for post in posts if post.current]

    def _format_value(self, entity: str, field: str, value: Any) -> str:
        """A value as a person reads it; a record that it stands for by its name."""
        if field.endswith("_id") and value:
            return self._titles(POINTS_TO.get(field, field.removesuffix("_id")), uuid.UUID(str(value)))
        if field == "merged_into" and value:
            return self._titles(entity, uuid.UUID(str(value)))
        return format_value(entity, field, value)

    # ---- going about
    @Slot(str, object)
    def open(self, entity: str, row: object) -> None:
        """Show a record, or a page (entity "page", its key). What this window has no page for is left alone."""
        entity = "response" if entity == "interview" else entity
        key = str(row) if entity == "page" else PAGE_OF.get(entity, "")
        if key not in self.names:
            return
        page = self.window.show_page(key)
        if entity != "page" and page.open_record(entity, row) and isinstance(row, uuid.UUID):
            self._seen.add(entity, row)

    @Slot(str, object)
    def _connect_page(self, _key: str, page: Page) -> None:
        """Ctrl+N logs a contact from every page; those of the registry log it with the record that they show."""
        if not hasattr(page, "contact_requested"):
            self._log_by_key(page)

    def _log_by_key(self, widget: QWidget) -> None:
        """Let Ctrl+N inside `widget` log a contact, where this place logs any."""
        if "contacts" in self.names:
            shortcut = QShortcut(QKeySequence("Ctrl+N"), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.new_contact)

    @Slot()
    def new_contact(self) -> None:
        """Ctrl+N: log a contact, from wherever one is."""
        if "contacts" in self.names:
            page: Any = self.window.show_page("contacts")
            page.new_contact()

    @Slot(str, object)
    def _contact_with(self, entity: str, row: uuid.UUID | None) -> None:
        page: Any = self.window.show_page("contacts")
        if row is None:  # the list is empty
            page.new_contact()
            return
        page.new_contact((row, self._titles(entity, row)) if entity == "organisation" else None)
        if entity == "person":
            page.take_person(row, self._titles(entity, row))

    def _create_for_contact(self, key: str, name: str) -> None:
        """An organisation or person is missing from a contact: enter it, come back, go on."""
        page: Any = self.window.show_page(key)
        page.start_new(name)

        def settled() -> None:
            page.form.saved.disconnect(saved)
            page.form.left.disconnect(left)

        def saved(row: uuid.UUID, is_new: bool) -> None:
            settled()
            if is_new:
                contacts: Any = self.window.show_page("contacts")
                take = contacts.take_organisation if key == "organisations" else contacts.take_person
                take(row, self._titles(page.entity, row))

        def left(_typed: bool) -> None:
            settled()
            self.window.show_page("contacts")

        page.form.saved.connect(saved)
        page.form.left.connect(left)

    # ---- all of them
    def built(self) -> list[Page]:
        return [self.window.page(key) for key in self.window.keys_of_pages() if self.window.built(key)]

    def keep_drafts(self) -> None:
        """Store what stands in forms now: the window goes, or another takes its place."""
        for page in self.built():
            keep = getattr(page, "keep_drafts", None)
            if keep is not None:
                keep()

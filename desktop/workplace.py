"""The open program: services, window, pages, and what connects them. Pages know nothing of each other."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from db.contacts.service import ContactService
from db.errors import QT_TRANSLATE_NOOP, UserError
from db.events.service import EventService
from db.interviews.service import InterviewService
from db.journal import Changes
from db.office.installation import Installation
from db.registry.service import RegistryService
from db.text import format_when
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.names import Titles
from desktop.preferences import Preferences
from desktop.sources import Finder, Seen, Timelines, TodayFacts
from desktop.theme import Theme
from desktop.widgets import Page
from desktop.window import Window

PLACES = {
    "field": QT_TRANSLATE_NOOP("Workplace", "Field"),
    "province": QT_TRANSLATE_NOOP("Workplace", "Province"),
    "centre": QT_TRANSLATE_NOOP("Workplace", "Headquarters"),
}
PAGE_OF = {
    "organisation": "organisations", "person": "people", "contact": "contacts", "follow_up": "contacts",
    "contacts_since": "contacts", "open_follow_ups": "contacts",
    "event": "events", "response": "interviews", "study": "interviews", "interview": "interviews",
}  # fmt: skip
FIELD_PAGES = ("today", "interviews", "exchange", "office")
QUIET_MS = 150
"""Changes that come one after another are shown together."""


class Services:
    """What the pages work with."""

    def __init__(self, installation: Installation) -> None:
        database = installation.database
        self.database = database
        self.registry = RegistryService(database)
        self.contacts = ContactService(database)
        self.events = EventService(database)
        self.interviews = InterviewService(database)
        self.exchange = installation.exchange
        self.titles = Titles(
            {
                "organisation": lambda row: self.registry.organisation_names([row]).get(row, ""),
                "person": lambda row: self.registry.person(row).facts.name,
                "contact": lambda row: self.contacts.contact(row).subject,
                "event": lambda row: self.events.event(row).row.title,
                "response": lambda row: self.interviews.response(row).number,
            }
        )

    def title(self, entity: str, row: uuid.UUID) -> str:
        """What a record is called; deleted ones by their entity's word."""
        with contextlib.suppress(UserError):
            return self.titles(entity, row)
        return self.titles("", row) if entity not in PAGE_OF else Titles({})(entity, row)


class Workplace(QObject):
    """Window and pages over one open installation."""

    closed = Signal()
    language_chosen = Signal(str)
    _changed = Signal(object)  # crosses from the thread that committed

    def __init__(self, installation: Installation, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.installation, self.preferences = installation, preferences
        self.jobs = Jobs(self)
        self.services = Services(installation)
        self.seen = Seen(installation.settings, self.services.title)
        self._undoable: list[uuid.UUID] = []
        self._stale: set[str] = set()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show_changes)
        self._changed.connect(self._heard)
        self._unsubscribe = installation.database.subscribe(self._changed.emit)
        self.window = self._build()

    # ---- building
    def rebuild(self) -> None:
        """A new window in another language, on the page that was open."""
        key, old = self.window.current_key, self.window
        old.closing.disconnect(self._closing)
        self.window = self._build()
        self.window.show_page(key)
        self._update_frame()
        old.hide()

    def _build(self) -> Window:
        window = Window(self.jobs)
        window.open_requested.connect(self.open)
        window.undo_requested.connect(self.undo_last)
        window.closing.connect(self._closing)
        window.page_built.connect(self._connect_page)
        node = self.installation.database.node
        wanted = FIELD_PAGES if node.kind == "field" else None
        for key, icon, title, factory, group in self._pages():
            if wanted is None or key in wanted:
                window.add_page(key, icon, title, factory, group)
        window.set_place(f"{node.name} · {QApplication.translate('Workplace', PLACES[node.kind])}")
        window.set_user(self.installation.database.author)
        finder = Finder(self.services, window, self.open, {key: title for key, _, title, *_ in self._pages()})
        for source in finder.sources():
            window.add_source(source)
        window.set_commands(finder.commands)
        return window

    def _pages(self) -> list[tuple[str, str, str, Callable[[], Page], str]]:
        return [
            ("today", "sun-horizon", self.tr("Today"), self._today, "work"),
            ("organisations", "buildings", self.tr("Organisations"), self._organisations, "work"),
            ("people", "users", self.tr("People"), self._people, "work"),
            ("contacts", "phone-call", self.tr("Contacts"), self._contacts, "work"),
            ("events", "calendar-blank", self.tr("Events"), self._events, "work"),
            ("interviews", "clipboard-text", self.tr("Interviews"), self._interviews, "work"),
            ("exchange", "arrows-left-right", self.tr("Send / Receive"), self._exchange, "office"),
            ("office", "gear-six", self.tr("Settings"), self._office, "office"),
        ]

    def _today(self) -> Page:
        from desktop.today.page import TodayPage

        facts = TodayFacts(self.services, self.seen, self.installation.database.node.kind)
        return TodayPage(self.services.contacts, new_contact=self.new_contact, sources=facts.sources())

    def _registry_sources(self) -> Any:
        from desktop.registry.records_page import Sources

        timelines = Timelines(self.services)
        return Sources(self.services.exchange.journeys, self.services.contacts.last_contacts, timelines)

    def _organisations(self) -> Page:
        from desktop.registry.page import OrganisationsPage

        page = OrganisationsPage(self.services.registry, self._registry_sources(), self.jobs)
        page.contact_requested.connect(self._contact_with)
        return page

    def _people(self) -> Page:
        from desktop.registry.page import PeoplePage

        page = PeoplePage(self.services.registry, self._registry_sources(), self.jobs)
        page.contact_requested.connect(self._contact_with)
        return page

    def _contacts(self) -> Page:
        from desktop.contacts.page import ContactsPage

        page = ContactsPage(
            self.services.contacts,
            suggest_organisations=partial(self._suggest, "suggest_organisations"),
            suggest_people=partial(self._suggest, "suggest_people"),
            journey=self.services.exchange.journeys,
            jobs=self.jobs,
        )
        page.create_organisation_requested.connect(partial(self._create_for_contact, "organisations"))
        page.create_person_requested.connect(partial(self._create_for_contact, "people"))
        return page

    def _events(self) -> Page:
        from desktop.events.page import EventsPage

        return EventsPage(
            self.services.events,
            self.jobs,
            partial(self._suggest, "suggest_people"),
            partial(self._suggest, "suggest_organisations"),
            self._people_of,
            journey=self.services.exchange.journeys,
        )

    def _interviews(self) -> Page:
        from desktop.interviews.page import InterviewsPage

        return InterviewsPage(self.services.interviews, journey=self.services.exchange.journeys)

    def _exchange(self) -> Page:
        from desktop import names
        from desktop.exchange.page import ExchangePage

        return ExchangePage(
            self.services.exchange,
            self.jobs,
            self.installation.database.node,
            describe=self.services.title,
            field_label=names.field_label,
            format_value=names.format_value,
        )

    def _office(self) -> Page:
        from desktop.office.page import OfficePage

        page = OfficePage(self.installation, self.jobs)
        page.language_chosen.connect(self.language_chosen)
        page.theme_chosen.connect(self._choose_theme)
        return page

    def _suggest(self, method: str, text: str) -> list[tuple[uuid.UUID, str, str]]:
        return [(one.id, one.name, one.sub) for one in getattr(self.services.registry, method)(text)]

    def _people_of(self, organisation: uuid.UUID) -> list[tuple[uuid.UUID, str, str]]:
        posts = self.services.registry.organisation(organisation).posts
        return [(post.person_id, post.person, post.role or "") for post in posts if post.current]

    @Slot(str, object)
    def _connect_page(self, _key: str, page: Page) -> None:
        """What a page needs besides the signals that the window has connected: the whole window, and Ctrl+N."""
        if "contacts" in self.window.keys_of_pages() and not hasattr(page, "contact_requested"):
            shortcut = QShortcut(QKeySequence("Ctrl+N"), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.new_contact)
        for signal, slot in (("immersion_requested", self.window.immersive), ("immersion_ended", self._surface)):
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)

    @Slot()
    def _surface(self) -> None:
        self.window.end_immersive()

    # ---- going about
    def begin(self) -> None:
        """First page, status, and the day's backup in the background."""
        self.window.show_page("today")
        self._update_frame()
        self.jobs.start(self.tr("Backup"), self._back_up, self._backed_up, self._no_backup)

    def _back_up(self, progress: Progress) -> Any:
        return self.installation.backup_if_due(progress.report)

    @Slot(str, object)
    def open(self, entity: str, row: object) -> None:
        """Show a record, or a page (entity "page", its key)."""
        key = str(row) if entity == "page" else PAGE_OF.get(entity, "")
        if key not in self.window.keys_of_pages():
            return
        page = self.window.show_page(key)
        if entity != "page" and page.open_record(entity, row) and isinstance(row, uuid.UUID):
            self.seen.add(entity, row)

    @Slot()
    def new_contact(self) -> None:
        """Ctrl+N: log a contact, from wherever one is."""
        page: Any = self.window.show_page("contacts")
        page.new_contact()

    @Slot(str, object)
    def _contact_with(self, entity: str, row: uuid.UUID) -> None:
        page: Any = self.window.show_page("contacts")
        page.new_contact((row, self.services.title(entity, row)) if entity == "organisation" else None)
        if entity == "person":
            page.take_person(row, self.services.title(entity, row))

    def _create_for_contact(self, key: str, name: str) -> None:
        """An organisation or person is missing from a contact: enter it, come back, go on."""
        page: Any = self.window.show_page(key)
        page.start_new(name)

        def saved(row: uuid.UUID, is_new: bool) -> None:
            page.form.saved.disconnect(saved)
            page.form.left.disconnect(left)
            if is_new:
                contacts: Any = self.window.show_page("contacts")
                take = contacts.take_organisation if key == "organisations" else contacts.take_person
                take(row, self.services.title(page.entity, row))

        def left(_typed: bool) -> None:
            page.form.saved.disconnect(saved)
            page.form.left.disconnect(left)

        page.form.saved.connect(saved)
        page.form.left.connect(left)

    @Slot(str)
    def _choose_theme(self, chosen: str) -> None:
        self.preferences.put("theme", chosen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Theme.apply(app, chosen)  # type: ignore[arg-type]

    # ---- what changed
    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if not changes.remote:
            self._undoable = [*self._undoable[-49:], changes.change_set]
        self._stale |= set(changes.rows)
        self._quiet.start()

    @Slot()
    def _show_changes(self) -> None:
        stale, self._stale = frozenset(self._stale), set()
        page = self.window.current_page()
        if page is not None and not self.window.is_immersed:
            page.refresh(stale)
        self._update_frame()

    @Slot()
    def undo_last(self) -> None:
        """Ctrl+Z with no toast on the screen: take back this session's newest change."""
        while self._undoable:
            result = self.installation.database.undo(self._undoable.pop())
            if result is None:
                continue
            self._undoable = self._undoable[:-1]  # the undo's own change is not what the next Ctrl+Z means
            label = QApplication.translate("db", result.label)
            done, kept = self.tr("Taken back: {what}").format(what=label), self.tr("Changed since: kept.")
            self.window.toast(done if result.reverted else kept)
            return

    # ---- frame
    def _update_frame(self) -> None:
        """Status line and counts; what takes longer is asked in the background."""
        now = format_when(dt.datetime.now().astimezone(), dt.datetime.now().astimezone(), language.current())
        self.window.set_status("saved", "check-circle", self.tr("Saved {when}").format(when=now), "success")
        self.jobs.start(self.tr("Status"), self._exchange_state, self._show_exchange_state)

    def _exchange_state(self, _progress: Progress) -> tuple[list[Any], int]:
        exchange = self.services.exchange
        return exchange.peers(), len(exchange.conflicts())

    def _show_exchange_state(self, state: tuple[list[Any], int]) -> None:
        peers, conflicts = state
        said = partial(format_when, now=dt.datetime.now().astimezone(), language=language.current())
        last_out = max((peer.last_out for peer in peers if peer.last_out), default=None)
        last_in = max((peer.last_in for peer in peers if peer.last_in), default=None)
        waiting = sum(peer.waiting for peer in peers if peer.up)
        if last_out:
            text = self.tr("Last out: {when}").format(when=said(last_out.astimezone()))
            self.window.set_status("out", "paper-plane-tilt", text, page="exchange")
        if last_in:
            text = self.tr("Last in: {when}").format(when=said(last_in.astimezone()))
            self.window.set_status("in", "tray", text, page="exchange")
        if peers:
            text = self.tr("%n change(s) waiting", "", waiting)
            self.window.set_status("waiting", "circle-half", text, page="exchange")
        self.window.set_count("exchange", conflicts)

    def _backed_up(self, backup: Any) -> None:
        from db.backup import list_backups

        newest = backup or next(iter(list_backups(self.installation.folder)), None)
        if newest is not None:
            moment = newest.taken_at.astimezone()
            when = format_when(moment, dt.datetime.now().astimezone(), language.current())
            self.window.set_status(
                "backup", "shield-check", self.tr("Backup: {when}").format(when=when), page="office", right=True
            )

    def _no_backup(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.window.set_status("backup", "warning", errors.sentence(error), "warning", page="office", right=True)

    @Slot()
    def _closing(self) -> None:
        for key in self.window.keys_of_pages():
            if self.window.built(key):
                keep = getattr(self.window.page(key), "keep_drafts", None)
                if keep is not None:
                    keep()
        self._unsubscribe()
        self.jobs.wait()
        self.seen.keep()
        self.installation.close()
        self.closed.emit()

"""The open program: one installation, its window, and what happens when records change or the window closes."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from db.audit.service import AuditService
from db.documents.files import witness
from db.errors import QT_TRANSLATE_NOOP
from db.journal import Changes
from db.office.installation import Installation
from db.registry.importing.runs import TAKEN_BACK, imported_runs
from desktop.frame import Frame
from desktop.jobs import Jobs
from desktop.names import Titles
from desktop.pages import Pages
from desktop.preferences import Preferences
from desktop.services import Services
from desktop.sources import Finder, Seen
from desktop.theme import Theme
from desktop.window import Window

PLACES = {
    "field": QT_TRANSLATE_NOOP("Workplace", "Field"),
    "province": QT_TRANSLATE_NOOP("Workplace", "Province"),
    "centre": QT_TRANSLATE_NOOP("Workplace", "Headquarters"),
}
QUIET_MS = 150
"""Changes that come one after another are shown together."""
SETTLED_MS = 400
"""The window is on the screen and answers by then: time for what nobody waits for."""
MOST_UNDOABLE = 50


class Workplace(QObject):
    """Window and pages over one open installation.

    closed: the window was closed, the data is stored and closed. restore_chosen(backup): that day is wanted back; call
    `leave`, and the installation is closed. rebuilt: another window took the place of the first.
    """

    closed = Signal()
    rebuilt = Signal()
    language_chosen = Signal(str)
    restore_chosen = Signal(object)
    _changed = Signal(object)  # crosses from the thread that committed

    def __init__(
        self,
        installation: Installation,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        recovered: bool = False,
    ) -> None:
        super().__init__(parent)
        self.installation, self.preferences = installation, preferences
        self.recovered = recovered
        self.jobs = Jobs(self)
        self.services = Services(installation)
        self.titles = Titles(self.services.name_of)
        self.seen = Seen(installation.settings, self.titles)
        self._undoable: list[uuid.UUID] = []
        self._undoing = False
        self._stale: set[str] = set()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show_changes)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._settled)
        self._changed.connect(self._heard)
        self._unsubscribe = installation.database.subscribe(self._changed.emit)
        self._end_of_witness = witness(AuditService(installation.database).document_written)
        self._build()

    # ---- building
    def _build(self) -> None:
        self.window = window = Window(self.jobs)
        self.pages = Pages(window, self.installation, self.services, self.titles, self.seen, self.jobs)
        self.pages.recovered, self.pages.theme = self.recovered, self.preferences.theme
        self.frame = Frame(window, self.installation, self.services, self.jobs)
        self.frame.waiting_changed.connect(self._show_waiting)
        window.open_requested.connect(self.pages.open)
        window.undo_requested.connect(self.undo_last)
        window.closing.connect(self._closing)
        self.pages.language_chosen.connect(self.language_chosen)
        self.pages.theme_chosen.connect(self._choose_theme)
        self.pages.author_changed.connect(window.set_user)
        self.pages.restore_chosen.connect(self._ask_restore)
        self.pages.frame_outdated.connect(self.frame.update)
        node = self.installation.database.node
        window.set_place(f"{node.name} · {QApplication.translate('Workplace', PLACES[node.kind])}")
        window.set_user(self.installation.database.author)
        finder = Finder(self.services, window, self.pages.open, self.pages.names)
        for source in finder.sources():
            window.add_source(source)
        window.set_commands(finder.commands)

    @Slot()
    def rebuild(self) -> None:
        """A new window in another language, on the page that was open, with what stood in its forms."""
        old, key = self.window, self.window.current_key
        self.pages.keep_drafts()
        old.closing.disconnect(self._closing)
        self._build()
        self.window.setGeometry(old.geometry())
        self.window.show_page(key or "today")
        if old.isVisible():
            self.window.show()
            self.window.activateWindow()
        self.frame.say_saved()
        self.frame.update()
        self.frame.back_up()
        self.rebuilt.emit()
        old.hide()
        old.deleteLater()

    # ---- going about
    @Slot()
    def begin(self) -> None:
        """The first page; status and the day's backup when it is on the screen."""
        self.window.show_page("office" if self.recovered else "today")
        if self.recovered:
            page: Any = self.window.current_page()
            page.show_passphrase()
        self.frame.say_saved()
        self._settling.start()

    @Slot()
    def _settled(self) -> None:
        self.frame.update()
        self.frame.back_up()

    @Slot(str)
    def _choose_theme(self, chosen: str) -> None:
        self.preferences.put("theme", chosen)
        self.pages.theme = self.preferences.theme
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Theme.apply(app, self.preferences.theme)

    # ---- what changed
    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if changes.label == "Undone":
            if not self._undoing:  # a toast took back the newest change
                self._undoable = self._undoable[:-1]
        elif not changes.remote and changes.label != TAKEN_BACK:
            self._undoable = [*self._undoable, changes.change_set][-MOST_UNDOABLE:]
        self._stale |= set(changes.rows)
        self._quiet.start()

    @Slot()
    def _show_changes(self) -> None:
        stale, self._stale = frozenset(self._stale), set()
        page = self.window.current_page()
        if page is not None and not self.window.is_immersed:
            page.refresh(stale)
        self.frame.say_saved()
        self.frame.update()

    @Slot()
    def _show_waiting(self) -> None:
        if self.window.current_key == "today" and not self.window.is_immersed:
            self.window.page("today").refresh()

    @Slot()
    def undo_last(self) -> None:
        """Ctrl+Z with no toast on the screen: take back this session's newest change that still stands."""
        self._undoing = True
        try:
            while self._undoable:
                change_set = self._undoable.pop()
                if self._asked_about_import(change_set):
                    return
                result = self.installation.database.undo(change_set)
                if result is not None:
                    label = QApplication.translate("db", result.label)
                    done, kept = self.tr("Taken back: {what}").format(what=label), self.tr("Changed since: kept.")
                    self.window.toast(done if result.reverted else kept)
                    return
        finally:
            self._undoing = False

    def _asked_about_import(self, change_set: uuid.UUID) -> bool:
        """An import is taken back by its own page: with progress, sparing what was used since, as a deed of its own."""
        for run in imported_runs(self.installation.database, change_set):
            if not run.undone:
                self._undoable.append(change_set)  # the person may say no
                self.window.show_page("import")
                page: Any = self.window.page("import")
                page.ask_undo(run)
            return True
        return False

    # ---- the end
    @Slot(object)
    def _ask_restore(self, backup: Any) -> None:
        """Hand the wish on once no work needs the data any more."""
        if self.jobs.running():
            later = partial(self._ask_restore, backup)
            self.jobs.idle.connect(later, Qt.ConnectionType.SingleShotConnection)
        else:
            QTimer.singleShot(0, self, partial(self.restore_chosen.emit, backup))  # not inside the page's own click

    @Slot()
    def leave(self) -> None:
        """Store what is being typed, let work end, close the data. The window is left to the caller."""
        self.window.closing.disconnect(self._closing)
        self._store()
        self.window.hide()
        self.window.deleteLater()

    def _store(self) -> None:
        self.pages.keep_drafts()
        self._quiet.stop()
        self._settling.stop()
        self._unsubscribe()
        self.jobs.wait()
        self.seen.keep()
        self._end_of_witness()
        self.installation.close()

    @Slot()
    def _closing(self) -> None:
        self._store()
        self.closed.emit()

"""What the window's frame says of the data: when it was saved, sent, received and backed up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from db.errors import UserError
from db.exchange.keys import EXPIRED, EXPIRING, REVOKED
from db.exchange.rows import OwnKeys
from db.exchange.standing import CONFLICT
from db.office.installation import Installation
from db.text import format_number, format_when
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.services import Services
from desktop.window import Window


def _words(moment: dt.datetime) -> str:
    return format_when(moment.astimezone(), dt.datetime.now().astimezone(), language.current())


class _State(NamedTuple):
    """What the status line is made from; `newest` only where it lies ahead of this computer's clock."""

    peers: list[Any]
    held: Mapping[str, int]
    pending: list[Any]
    own: OwnKeys
    newest: dt.datetime | None


class Frame(QObject):
    """Status line and counts of one window; what takes longer is asked in the background.

    waiting_changed: `services.waiting` or `services.held` is another than before.
    """

    waiting_changed = Signal()

    def __init__(self, window: Window, installation: Installation, services: Services, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._installation, self._services, self._jobs = window, installation, services, jobs
        self._asking = self._again = self._warned = False

    @Slot()
    def update(self) -> None:
        """Say anew what may have changed."""
        if self._asking:
            self._again = True  # one question at a time: a long import commits a hundred times
            return
        self._asking, self._again = True, False
        self._jobs.start(self.tr("Status"), self._ask, self._show, self._no_answer)

    def say_saved(self) -> None:
        text = self.tr("Saved {when}").format(when=_words(dt.datetime.now(dt.UTC)))
        self._window.set_status("saved", "check-circle", text, "success", page="office")

    def back_up(self) -> None:
        """The day's backup, if it was not made yet."""
        self._jobs.start(self.tr("Backup"), self._back_up, self._backed_up, self._no_backup)

    # ---- exchange
    def _ask(self, _progress: Progress) -> _State:
        exchange = self._services.exchange
        return _State(
            exchange.peers(), self._held(), exchange.pending(), self._installation.keys.own(),
            exchange.clock_behind(),
        )  # fmt: skip

    def _held(self) -> Mapping[str, int]:
        """What `Services.held` says."""
        exchange = self._services.exchange
        found = Counter(row.kind for row in exchange.held())
        found[CONFLICT] = len(exchange.conflicts())
        return found

    def _show(self, state: _State) -> None:
        peers, held, pending, own, newest = state
        self._show_key(own)
        if newest is not None:
            words = self.tr("This computer's date is wrong: the newest record is of {when}").format(when=_words(newest))
            self._window.set_status("clock", "clock", words, "danger", page="office")
        last_out = max((peer.last_out for peer in peers if peer.last_out), default=None)
        last_in = max((peer.last_in for peer in peers if peer.last_in), default=None)
        say = partial(self._window.set_status, page="exchange")
        if last_out:
            say("out", "paper-plane-tilt", self.tr("Last out: {when}").format(when=_words(last_out)))
        if last_in:
            say("in", "tray", self.tr("Last in: {when}").format(when=_words(last_in)))
        if peers:
            # Headquarters has nobody above it: there it is what the provinces have not confirmed.
            waiting = sum(peer.waiting for peer in peers if peer.up or not any(one.up for one in peers))
            words = self.tr("{n} waiting").format(n=format_number(waiting, language.current()))
            say("waiting", "circle-half", words)
        self._window.set_count("exchange", held[CONFLICT])
        if (pending, held) != (self._services.waiting, self._services.held):
            self._services.waiting, self._services.held = pending, held
            self.waiting_changed.emit()
        self._answered()

    def _show_key(self, own: OwnKeys) -> None:
        """The key of this place, when something has to be done about it; sixty days are time for a letter each way."""
        days = format_number(abs(own.days), language.current())
        told = {
            EXPIRING: (self.tr("The key of this place expires in {n} days").format(n=days), "warning"),
            EXPIRED: (self.tr("The key of this place has expired: renew it"), "danger"),
            REVOKED: (self.tr("The key of this place was revoked"), "danger"),
        }.get(own.state)
        if told is not None:
            self._window.set_status("key", "key", *told, page="office")
            self._warned = True
        elif self._warned:
            self._window.set_status("key", "key", self.tr("The key of this place counts"), "success", page="office")

    def _no_answer(self, error: BaseException) -> None:
        self._answered()
        raise error

    def _answered(self) -> None:
        self._asking = False
        if self._again:
            self.update()

    # ---- backup
    def _back_up(self, progress: Progress) -> Any:
        from db.backup import list_backups

        self._services.purge()
        made = self._installation.backup_if_due(progress.report)
        return made or next(iter(list_backups(self._installation.folder)), None)

    def _backed_up(self, newest: Any) -> None:
        if newest is not None:
            moment: dt.datetime = newest.taken_at
            text = self.tr("Backup: {when}").format(when=_words(moment))
            self._window.set_status("backup", "shield-check", text, page="office", right=True)

    def _no_backup(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.set_status("backup", "warning", errors.sentence(error), "warning", page="office", right=True)

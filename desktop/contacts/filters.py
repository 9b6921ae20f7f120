"""What the list of contacts is narrowed by, as chips and as a menu."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from db import reference
from db.contacts.rows import ContactFilter
from db.text import format_date
from desktop import language
from desktop.theme import icon
from desktop.widgets import Filter
from desktop.widgets.marks import channel_icon

CHANNELS = "contact_channels"


class ContactFilters(QObject):
    """Holds the filter; `changed` after each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = ContactFilter()
        self._period = ""
        self._name = ""

    def set_text(self, text: str) -> None:
        self._set(text=text)

    def set_channel(self, code: str | None) -> None:
        self._set(channel=code)

    def set_party(self, name: str, *, organisation: uuid.UUID | None = None, person: uuid.UUID | None = None) -> None:
        """Only the contacts of one organisation or person."""
        self._name = name
        self._set(organisation=organisation, person=person)

    def set_period(self, words: str, first: dt.date | None, last: dt.date | None = None) -> None:
        self._period = words
        self._set(first=first, last=last)

    def set_open(self, on: bool) -> None:
        self._set(open_follow_up=on)

    def show_only(self, since: dt.date | None) -> None:
        """What a count elsewhere counted: contacts since a day, or (None) those with an open follow-up."""
        self.value = ContactFilter(first=since, open_follow_up=since is None)
        self._period = self.tr("since {day}").format(day=format_date(since, language.current())) if since else ""
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take all filters away, the text too."""
        self.value = ContactFilter()
        self.changed.emit()

    def remove(self, key: str) -> None:
        """Take away what a chip stands for."""
        empty: dict[str, dict[str, object]] = {
            "channel": {"channel": None},
            "period": {"first": None, "last": None},
            "party": {"organisation": None, "person": None},
            "open": {"open_follow_up": False},
        }
        self._set(**empty[key])

    def _set(self, **parts: object) -> None:
        changed = replace(self.value, **parts)  # type: ignore[arg-type]
        if changed != self.value:
            self.value = changed
            self.changed.emit()

    def chips(self) -> list[Filter]:
        """What is on, without the text."""
        now, found = self.value, []
        if now.organisation is not None or now.person is not None:
            found.append(Filter("party", self.tr("With"), self._name))
        if now.channel is not None:
            label = reference.label(CHANNELS, now.channel, language.current())
            found.append(Filter("channel", self.tr("Channel"), label))
        if now.first is not None or now.last is not None:
            found.append(Filter("period", self.tr("When"), self._period))
        if now.open_follow_up:
            found.append(Filter("open", self.tr("Follow-up"), self.tr("open")))
        return found

    def count(self) -> int:
        return len(self.chips()) + bool(self.value.text.strip())

    def menu(self, today: dt.date, parent: QWidget) -> QMenu:
        """Every filter that can be added."""
        menu = QMenu(parent)
        channels = menu.addMenu(self.tr("Channel"))
        for code, words in reference.choices(CHANNELS, language.current()):
            entry = channels.addAction(icon(channel_icon(code)), words)
            entry.triggered.connect(lambda _=False, code=code: self.set_channel(code))
        when = menu.addMenu(self.tr("When"))
        monday, month = today - dt.timedelta(days=today.weekday()), today.replace(day=1)
        year = today.replace(month=1, day=1)
        before = (month - dt.timedelta(days=1)).replace(day=1)
        for words, first, last in (
            (self.tr("this week"), monday, None),
            (self.tr("this month"), month, None),
            (self.tr("last month"), before, month - dt.timedelta(days=1)),
            (self.tr("this year"), year, None),
            (format_date(today, language.current()), today, today),
        ):
            entry = when.addAction(words)
            entry.triggered.connect(lambda _=False, given=(words, first, last): self.set_period(*given))
        menu.addAction(self.tr("With an open follow-up")).triggered.connect(lambda: self.set_open(True))
        return menu

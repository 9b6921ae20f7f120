"""The short lists of the Today page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from db import reference
from db.contacts.rows import FollowUpRow
from db.errors import QT_TRANSLATE_NOOP
from db.text import format_number, format_when, relative_day
from db.text.formats import DAYS_EN, MONTHS_EN, MONTHS_TR, SHORT_DAYS_TR
from desktop import language
from desktop.today.rows import TodayEvent, TodayHeld, TodayInterview, TodayPending, TodaySeen
from desktop.widgets import Cell, Column, Label, ListModel, ListView, RowDelegate, Section, journey_icon, journey_word
from desktop.widgets.list_view import MARGIN
from desktop.widgets.marks import channel_icon, due_chip, due_width
from desktop.widgets.paint import CENTRE, draw_text
from desktop.widgets.row_model import Index

Now = Callable[[], dt.datetime]
EVENT_ROW = 52
DAY_WIDTH = 62


class ShortList(QWidget):
    """A section with a list as high as its rows; without rows it goes, or says `when_empty`."""

    def __init__(
        self,
        section: Section,
        view: ListView,
        columns: Sequence[Column[Any]],
        *,
        when_empty: str = "",
        key: Callable[[Any], Any] = lambda row: row.id,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.section, self.view = section, view
        self.model: ListModel[Any] = ListModel(columns, key=key, parent=self)
        view.setModel(self.model)
        self._nothing = Label(when_empty, tone="text_muted", wrap=True)
        self._nothing.setMargin(MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(0)
        for widget in (section, view, self._nothing):
            column.addWidget(widget)
        self._says = bool(when_empty)
        self._nothing.setVisible(self._says)

    def show_rows(self, rows: Sequence[Any], count: object = None) -> None:
        self.model.set_rows(rows)
        self.view.fit_height()
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(self._says and not rows)
        self.section.set_count(len(rows) if count is None else count)
        self.setVisible(self._says or bool(rows))


def follow_up_columns(today: Callable[[], dt.date]) -> list[Column[FollowUpRow]]:
    """When, what, with whom, by which channel."""
    return [
        Column(_tr("Due"), width=due_width(), chip=lambda row: due_chip(row.due_on, row.due_time, today())),
        Column(_tr("What"), lambda row: row.subject, weight="medium", minimum=200),
        Column(_tr("With whom"), lambda row: row.with_whom, 254, tone="text_muted", drop=2),
        Column(_tr("Channel"), _channel, 118, tone="text_muted", drop=1, icon=lambda row: channel_icon(row.channel)),
    ]


def interview_columns(now: Now) -> list[Column[TodayInterview]]:
    """Which, of what, how far, where, since when."""
    return [
        Column(_tr("Interview"), lambda row: row.code, 122, weight="medium"),
        Column(_tr("Study"), lambda row: row.study, tone="text_muted", minimum=120),
        Column(_tr("Answered"), lambda row: f"{row.answered} / {row.total}", 148, bar=_progress),
        Column(_tr("Section"), lambda row: row.section.split(" (")[0], 150, drop=1),
        Column(_tr("Last answer"), lambda row: format_when(row.changed_at, now(), language.current()), 108, "right",
               tone="text_muted", drop=2),
    ]  # fmt: skip


def seen_columns(now: Now) -> list[Column[TodaySeen]]:
    """What, what was done, when."""
    return [
        Column(_tr("Record"), lambda row: row.title, icon=lambda row: row.icon, minimum=200),
        Column(_tr("Done there"), lambda row: row.note, 254, tone="text_muted", drop=1),
        Column(_tr("When"), lambda row: format_when(row.at, now(), language.current()), 118, "right",
               tone="text_muted"),
    ]  # fmt: skip


def event_columns(today: Callable[[], dt.date]) -> list[Column[TodayEvent]]:
    """The day as a calendar leaf, then what it is."""
    return [
        Column(_tr("Day"), width=DAY_WIDTH, cell=lambda row: _leaf(row.first_day, today())),
        Column(_tr("Event"), lambda row: row.title, sub=lambda row: row.note, weight="medium", minimum=180),
    ]


def pending_columns() -> list[Column[TodayPending]]:
    """What, how many, how far it has come."""
    return [
        Column(_tr("Records"), lambda row: row.label, icon=lambda row: row.icon, minimum=120),
        Column(_tr("How many"), lambda row: str(row.count), 48, "right", weight="medium"),
        Column(_tr("State"), width=180, cell=_state),
    ]


def held_columns() -> list[Column[TodayHeld]]:
    """What, how many."""
    return [
        Column(_tr("Records"), minimum=120, cell=_held),
        Column(_tr("How many"), lambda row: format_number(row.count, language.current()), 64, "right",
               weight="medium"),
    ]  # fmt: skip


class LeafDelegate(RowDelegate):
    """Paints the day of an event in the middle of its column, large over small."""

    def _content(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        if cell.icon_word:
            middle = rect.center().y()
            place = QRect(option.rect.left() + 8, middle - 19, DAY_WIDTH - 4, 22)
            draw_text(painter, place, cell.text, "section", "strong", "text", CENTRE, elide=False)
            below = QRect(place.left(), middle + 2, place.width(), 16)
            draw_text(painter, below, cell.sub, "hint", "medium", "text_muted", CENTRE, elide=False)
        else:
            super()._content(painter, rect, cell, option)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Any:
        hint = super().sizeHint(option, index)
        hint.setHeight(EVENT_ROW)
        return hint


def _leaf(day: dt.date, today: dt.date) -> Cell:
    if language.current() == "tr":
        below = f"{MONTHS_TR[day.month - 1][:3]} {SHORT_DAYS_TR[day.weekday()]}"
    else:
        below = f"{MONTHS_EN[day.month - 1][:3]} {DAYS_EN[day.weekday()][:3]}"
    return Cell(text=str(day.day), sub=below, icon_word=relative_day(day, today, language.current()))


def _channel(row: FollowUpRow) -> str:
    if not row.channel:
        return ""
    label = reference.label("contact_channels", row.channel, language.current())
    return re.split(r" \(| / ", label)[0]  # Ziyaret, Danışma: here one word is enough


def _progress(row: TodayInterview) -> tuple[float, str]:
    share = row.answered / row.total if row.total else 0.0
    return share, "success_solid" if share >= 0.9 else "accent"


def _held(row: TodayHeld) -> Cell:
    return Cell(text=row.label, icon=row.icon, icon_tone=row.tone)


def _state(row: TodayPending) -> Cell:
    icon, tone = journey_icon(row.state)
    words = row.note or journey_word(row.state)
    if row.state == "here":
        return Cell(text=words, tone="text_muted")
    return Cell(text=words, icon=icon, icon_tone=tone, tone=tone)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodayPage", text)


_TITLES = (
    QT_TRANSLATE_NOOP("TodayPage", "Due"), QT_TRANSLATE_NOOP("TodayPage", "What"),
    QT_TRANSLATE_NOOP("TodayPage", "With whom"), QT_TRANSLATE_NOOP("TodayPage", "Channel"),
    QT_TRANSLATE_NOOP("TodayPage", "Interview"), QT_TRANSLATE_NOOP("TodayPage", "Study"),
    QT_TRANSLATE_NOOP("TodayPage", "Answered"), QT_TRANSLATE_NOOP("TodayPage", "Section"),
    QT_TRANSLATE_NOOP("TodayPage", "Last answer"), QT_TRANSLATE_NOOP("TodayPage", "Record"),
    QT_TRANSLATE_NOOP("TodayPage", "Done there"), QT_TRANSLATE_NOOP("TodayPage", "When"),
    QT_TRANSLATE_NOOP("TodayPage", "Day"), QT_TRANSLATE_NOOP("TodayPage", "Event"),
    QT_TRANSLATE_NOOP("TodayPage", "Records"), QT_TRANSLATE_NOOP("TodayPage", "How many"),
    QT_TRANSLATE_NOOP("TodayPage", "State"),
)  # fmt: skip

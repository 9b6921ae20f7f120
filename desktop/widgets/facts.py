"""Parts of a record's detail: section heads, facts as label and value, the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.theme import colour, font, paint_icon
from desktop.widgets.basics import Chip, Label, QuietButton, Surface
from desktop.widgets.journey import journey_icon, journey_word
from desktop.widgets.paint import RIGHT, chip_width, draw_text, focus_ring, rounded, text_width

LABEL = 112  # px of the label of a fact
MARGIN = 16
WRAPS_FROM = 24  # letters: a shorter value stays in one line


class Section(Surface):
    """A head over a part of a page: title, muted count, at most one link at the right."""

    def __init__(
        self,
        title: str,
        count: object = "",
        *,
        link: str = "",
        link_icon: str = "",
        on_link: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("none", parent)
        self.setFixedHeight(36)
        self._title = Label(title, "section", "strong", elide=True)
        self._count = Label(str(count), tone="text_muted", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        self.link: QuietButton | None = None
        if link:
            self.link = QuietButton(link, link_icon, small=True, on_click=on_link)
            row.addWidget(self.link)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_count(self, count: object) -> None:
        self._count.setText(str(count))

    def add_widget(self, widget: QWidget) -> None:
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)


@dataclass(frozen=True)
class Fact:
    """Label and value; `tone` of the value, `chip` (text, tone) beside it, `on_click` makes it a link."""

    label: str
    value: str
    tone: str = "text"
    chip: tuple[str, str] | None = None
    on_click: Callable[[], Any] | None = None
    wide: bool = False  # over all columns: long texts


def _in_one_line(fact: Fact) -> bool:
    """Whether its lines stay as they are: values of several lines are several values."""
    short = all(" " not in line or len(line) < WRAPS_FROM for line in fact.value.split("\n"))
    return short or fact.chip is not None or fact.on_click is not None


def _least(fact: Fact) -> int:
    """Width below which a fact would be cut."""
    words = fact.value.split("\n") if _in_one_line(fact) else fact.value.split()
    chip = chip_width(fact.chip[0]) + 8 if fact.chip is not None else 0
    padding = 12 if fact.on_click is not None else 4
    return LABEL + max(text_width(word) for word in words) + chip + padding


class _Link(QuietButton):
    """A value that leads somewhere. One that is longer than the line ends in an ellipsis; its tooltip is whole."""

    def __init__(self, text: str, on_click: Callable[[], Any]) -> None:
        super().__init__(text, small=True, on_click=on_click)
        self._full, self._whole = text, super().sizeHint()
        self.setProperty("flush", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._whole.height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        room = self.width() - (self._whole.width() - text_width(self._full))
        fits = room >= text_width(self._full)
        shown = self._full if fits else self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip("" if fits else self._full)


class FactGrid(QWidget):
    """Facts in one or two columns (by width); label 112 px, muted; an empty value is shown as –."""

    TWO_FROM = 520

    def __init__(self, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = list(facts)
        self._columns = 0
        self._long: frozenset[int] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(4)
        self._arrange(2)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        self._facts = list(facts)
        self._arrange(self._columns or 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        wanted = 2 if self.width() >= self.TWO_FROM else 1
        if wanted != self._columns or self._over_all_columns(wanted) != self._long:
            self._arrange(wanted)

    def _over_all_columns(self, columns: int) -> frozenset[int]:
        """Facts that take a whole line: those meant to, and the longest while two columns have no room for them."""
        over = {n for n, fact in enumerate(self._facts) if fact.wide}
        room = self.width() - 3 * MARGIN
        while columns == 2:
            narrow = [n for n in range(len(self._facts)) if n not in over]
            half = -(-len(narrow) // 2)
            sides = [max((_least(self._facts[n]) for n in side), default=0) for side in (narrow[:half], narrow[half:])]
            if sum(sides) <= room:
                break
            over.add(max(narrow, key=lambda n: _least(self._facts[n])))
        return frozenset(over)

    def _arrange(self, columns: int) -> None:
        self._columns, self._long = columns, self._over_all_columns(columns)
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        narrow = [fact for n, fact in enumerate(self._facts) if n not in self._long]
        lines = -(-len(narrow) // columns)
        for number, fact in enumerate(narrow):
            self._grid.addWidget(self._row(fact), number % lines, number // lines)
        for number, fact in enumerate(fact for n, fact in enumerate(self._facts) if n in self._long):
            self._grid.addWidget(self._row(fact), lines + number, 0, 1, columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @staticmethod
    def _row(fact: Fact) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        label = Label(fact.label, "small", tone="text_muted", wrap=True)
        label.setFixedWidth(LABEL)
        label.setMinimumHeight(20 if fact.on_click is None else 26)  # in line with its value
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        value: QWidget
        if fact.on_click is not None:
            value = _Link(fact.value, fact.on_click)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
        else:
            text = Label(fact.value or "–", tone=fact.tone, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setMinimumHeight(20)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
            text.setWordWrap(not _in_one_line(fact))
            text.setContentsMargins(0, 2, 0, 2)
            text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setBuddy(text)
            value = text
        single = fact.on_click is not None or fact.chip is not None
        row.addWidget(value, 0 if single else 1, Qt.AlignmentFlag.AlignTop if single else Qt.AlignmentFlag(0))
        if fact.chip is not None:
            row.addSpacing(8)
            row.addWidget(Chip(*fact.chip))
        if single:
            row.addStretch(1)
        holder.setMinimumHeight(20)
        return holder


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline. `journey` as in tokens.state or ""; `id` is handed to `opened`."""

    id: object
    icon: str
    when: str
    title: str
    text: str = ""
    who: str = ""
    journey: str = ""


class Timeline(QWidget):
    """What happened, newest first; one tab stop, arrows move, Enter opens."""

    opened = Signal(object)
    LEFT = 134

    def __init__(self, name: str, moments: Sequence[Moment] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: list[Moment] = []
        self._current = 0
        self._tops: list[int] = []
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_moments(moments)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        self._moments = list(moments)
        self._current = min(self._current, max(0, len(moments) - 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if moments else Qt.FocusPolicy.NoFocus)
        self._measure()
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(400, self._tops[-1] if self._tops else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        metrics, wide = QFontMetrics(font()), max(120, self.width() - self.LEFT - 16)
        self._tops = [0]
        for moment in self._moments:
            flags = Qt.TextFlag.TextWordWrap
            text = metrics.boundingRect(QRect(0, 0, wide, 4000), flags, moment.text).height() if moment.text else 0
            self._tops.append(self._tops[-1] + max(44, 30 + text + 8))
        self.setFixedHeight(self._tops[-1])
        self.update()

    def _describe(self) -> None:
        if self._moments:
            moment = self._moments[self._current]
            parts = (
                moment.when,
                moment.title,
                moment.text,
                moment.who,
                journey_word(moment.journey) if moment.journey else "",
            )
            self.setAccessibleName(f"{self._name}: " + ", ".join(part for part in parts if part))
        else:
            self.setAccessibleName(self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, moment in enumerate(self._moments):
            rect = QRect(0, self._tops[number], self.width(), self._tops[number + 1] - self._tops[number])
            if rect.intersects(event.rect()):
                self._paint_moment(painter, rect, moment, number == len(self._moments) - 1)
                if number == self._current and self.hasFocus():
                    focus_ring(painter, rect.adjusted(6, 0, -6, -2), 4)

    def _paint_moment(self, painter: QPainter, rect: QRect, moment: Moment, last: bool) -> None:
        top, wide = rect.top() + 4, rect.width()
        if not last:
            painter.fillRect(29, top + 28, 1, rect.height() - 28, colour("line_strong"))
        rounded(painter, QRect(16, top, 26, 26), 13, "sunken", "line")
        paint_icon(painter, QRect(22, top + 6, 14, 14), moment.icon, "icon")
        draw_text(painter, QRect(54, top, 78, 20), moment.when, "small", "regular", "text_muted")
        right = 16
        if moment.journey:
            name, tone = journey_icon(moment.journey)
            paint_icon(painter, QRect(wide - 32, top + 2, 16, 16), name, tone)
            right = 40
        who = min(text_width(moment.who, "small"), 160)
        draw_text(
            painter, QRect(wide - right - who, top, who + 1, 20), moment.who, "small", "regular", "text_muted", RIGHT
        )
        draw_text(
            painter, QRect(self.LEFT, top, wide - self.LEFT - right - who - 8, 20), moment.title, "body", "medium"
        )
        painter.setFont(font())
        painter.setPen(colour("text"))
        body = QRect(self.LEFT, top + 22, max(120, wide - self.LEFT - 16), rect.height() - 26)
        painter.drawText(body, Qt.TextFlag.TextWordWrap, moment.text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._moments and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._current = min(max(self._current + step, 0), len(self._moments) - 1)
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._moments:
            self.opened.emit(self._moments[self._current].id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().y()
        for number in range(len(self._moments)):
            if self._tops[number] <= at < self._tops[number + 1]:
                self._current = number
                self._describe()
                self.update()
                self.opened.emit(self._moments[number].id)


__all__ = ["Fact", "FactGrid", "Moment", "Section", "Timeline"]

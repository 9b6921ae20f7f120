"""How the attendance grid looks: two-level header, quiet ticks and loud absences, bars with a tick at the threshold."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.events.rows import CERTIFICATE_SHARE
from db.text import format_number, format_percent
from desktop import language
from desktop.events.grid_model import LEADING, GridModel, Index
from desktop.events.words import HALF_SHORT, MARK_TONES, day_words, mark_short, said
from desktop.theme import colour, font, paint_icon, size
from desktop.widgets.paint import CENTRE, LEFT, RIGHT, draw_text, focus_ring, paint_bar, rounded

if TYPE_CHECKING:
    from desktop.events.grid_view import GridView

HEADER_HEIGHT = 46
TOTALS_HEIGHT = 30
SESSION_WIDTH = 58
BAR_WIDTH = 44


class GridHeader(QHeaderView):
    """Days above, half days below; the column that is worked in stands out."""

    def __init__(self, view: GridView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEADER_HEIGHT)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(font("small"))

    def sizeHint(self) -> QSize:
        return QSize(100, HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self._view.grid_model
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line_strong"))
        session = model.session_at(section)
        if session is None:
            if section == model.last_session_column() + 1:
                painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour("line_strong"))
            title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            right = section in (0, model.last_session_column() + 1)
            inside = rect.adjusted(8 if section else 12, 22, -8, 0)
            draw_text(painter, inside, title, "small", "medium", "text_muted", RIGHT if right else LEFT)
        else:
            if self._begins_day(section):
                painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour("line_strong"))
            now = section == self._view.currentIndex().column()
            if now:
                rounded(painter, rect.adjusted(4, 25, -3, -4), 3, "accent_soft")
            tone, weight = ("accent_text", "strong") if now else ("text_muted", "regular")
            half = QRect(rect.left(), rect.top() + 23, rect.width(), 20)
            draw_text(painter, half, said(HALF_SHORT[session.half]), "small", weight, tone, CENTRE)
        painter.restore()

    def _begins_day(self, section: int) -> bool:
        model = self._view.grid_model
        session, before = model.session_at(section), model.session_at(section - 1)
        return session is not None and (before is None or before.day != session.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(self.viewport().rect(), colour("sunken"))
        ground.fillRect(0, self.height() - 1, self.width(), 1, colour("line_strong"))
        ground.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        model = self._view.grid_model
        now = model.session_at(self._view.currentIndex().column())
        for day, group in groupby(enumerate(model.sessions), key=lambda pair: pair[1].day):
            columns = [LEADING + number for number, _ in group]
            left = self.sectionViewportPosition(columns[0])
            room = QRect(left, 2, sum(map(self.sectionSize, columns)), 20)
            tone = "text_muted" if model.is_to_come(columns[0]) else "text"
            weight = "strong" if now is not None and now.day == day else "medium"
            draw_text(painter, room, day_words(day), "small", weight, tone, CENTRE)
        painter.end()


class GridDelegate(QStyledItemDelegate):
    """One cell of the grid."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(SESSION_WIDTH, size("row_grid"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = cast("GridView", option.widget)
        model = view.grid_model
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, option, index, view)
        if model.session_at(index.column()) is not None:
            self._mark(painter, option.rect, index, model)
            if view.rings(index):
                focus_ring(painter, option.rect.adjusted(2, 1, -1, -1))
        else:
            self._words(painter, option.rect, index, model)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, view: GridView) -> None:
        rect, model, current = option.rect, view.grid_model, view.currentIndex()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.has_block()
        cross = index.row() == current.row() or (
            index.column() == current.column() and model.session_at(index.column()) is not None
        )
        tone = (
            ("selection" if view.has_focus() else "selection_idle") if chosen
            else "hover" if cross
            else "sunken" if model.is_to_come(index.column())
            else "surface"
        )  # fmt: skip
        painter.fillRect(rect, colour(tone))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        session, before = model.session_at(index.column()), model.session_at(index.column() - 1)
        begins = session is not None and (before is None or before.day != session.day)
        if begins or index.column() == model.last_session_column() + 1:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour("line_strong"))

    @staticmethod
    def _mark(painter: QPainter, rect: QRect, index: Index, model: GridModel) -> None:
        mark = model.mark_at(index)
        if mark is None:
            if not model.is_to_come(index.column()):
                draw_text(painter, rect, "·", "body", "strong", "text_faint", CENTRE)
        elif mark.mark == "present":
            square = QRect(rect.center().x() - 6, rect.center().y() - 6, 13, 13)
            paint_icon(painter, square, "check-bold", "success_solid")
        else:
            tone = MARK_TONES[mark.mark]
            rounded(painter, rect.adjusted(5, 3, -4, -4), 3, f"{tone}_soft")
            draw_text(painter, rect.adjusted(0, 0, 0, -1), mark_short(mark), "small", "strong", tone, CENTRE)

    @staticmethod
    def _words(painter: QPainter, rect: QRect, index: Index, model: GridModel) -> None:
        text, column = str(index.data() or ""), index.column()
        inside = rect.adjusted(8, 0, -8, -1)
        if column == 0:
            draw_text(painter, inside, text, tone="text_muted", align=RIGHT)
        elif column == 1:
            draw_text(painter, inside, text, weight="medium")
        elif column == 2:
            draw_text(painter, inside, text, tone="text_muted")
        elif column == model.last_session_column() + 1:
            draw_text(painter, inside, text, align=RIGHT)
        else:
            presence = model.presence(index.row())
            bar = QRect(inside.left(), rect.center().y() - 2, BAR_WIDTH, 5)
            tone = "danger_solid" if presence.below else "success_solid"
            paint_bar(painter, bar, float(presence.share or 0), tone, float(CERTIFICATE_SHARE))
            words = inside.adjusted(BAR_WIDTH + 8, 0, 0, 0)
            strong = ("medium", "danger") if presence.below else ("regular", "text")
            draw_text(painter, words, text, "body", *strong)


class GridTotals(QWidget):
    """The line below the grid that stays: of each half day, how many were there of how many were asked."""

    def __init__(self, view: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(TOTALS_HEIGHT)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        view.horizontalHeader().sectionResized.connect(self.update)
        view.grid_model.dataChanged.connect(self._tell)
        view.grid_model.modelReset.connect(self._tell)
        view.current_session_changed.connect(self.update)
        self._tell()

    def texts(self) -> list[str]:
        """What stands under each half day."""
        grid = self._view.grid_model.grid
        if grid is None:
            return []
        sums = [grid.totals.sessions[each.id] for each in grid.sessions]
        return [f"{each.attended} / {each.taken}" if each.taken else "–" for each in sums]

    def threshold_text(self) -> str:
        grid, speech = self._view.grid_model.grid, language.current()
        limit = format_percent(round(CERTIFICATE_SHARE * 100), 0, speech)
        below = grid.totals.below if grid else 0
        told = self.tr("Threshold {limit} · {count} below") if below else self.tr("Threshold {limit} · nobody below")
        return told.format(limit=limit, count=format_number(below, speech))

    def _tell(self) -> None:
        model = self._view.grid_model
        words = [f"{model.session_words(each)} {text}" for each, text in zip(model.sessions, self.texts(), strict=True)]
        self.setAccessibleName(self.tr("Present / attendance taken"))
        self.setAccessibleDescription("; ".join([*words, self.threshold_text()]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        painter.fillRect(0, 0, self.width(), 1, colour("line_strong"))
        model, header = self._view.grid_model, self._view.horizontalHeader()
        if model.grid is None:
            return
        high = self.height()
        shift = header.sectionViewportPosition(0)
        label = QRect(shift + 48, 0, header.sectionSize(1) + header.sectionSize(2) - 12, high)
        draw_text(painter, label, self.tr("Present / attendance taken"), "small", "medium", "text_muted")
        for number, text in enumerate(self.texts()):
            column = LEADING + number
            room = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), high)
            weight = "strong" if column == self._view.currentIndex().column() else "medium"
            draw_text(painter, room, text, "small", weight, "text_faint" if text == "–" else "text", CENTRE)
        left = header.sectionViewportPosition(model.last_session_column() + 1) + 8
        tone = "danger" if model.grid.totals.below else "text_muted"
        room = QRect(left, 0, self.width() - left - 8, high)
        draw_text(painter, room, self.threshold_text(), "small", "medium", tone)

"""The two cards over the packages: what is to be sent, what was received last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.rows import PackageRow, PeerRow
from db.exchange.standing import Pending
from desktop.exchange.words import by_entity, moment, number
from desktop.widgets import Label, Surface


class FigureCard(Surface):
    """Title, one large figure with its words, one line below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("well", parent)
        self._title = Label("", weight="strong", elide=True)
        self._figure = Label("", "figure", "strong")
        self._words = Label("", tone="text_muted", elide=True)
        self._line = Label("", "small", tone="text_muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._figure)
        row.addWidget(self._words)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._line)
        column.addStretch(1)

    def show_figure(self, title: str, figure: str, words: str, line: str, tone: str = "text_muted") -> None:
        self._title.setText(title)
        self._figure.setText(figure)
        self._words.setText(words)
        self._line.setText(line)
        self._line.set_tone(tone)

    def text(self) -> str:
        """All of it, for tests and screen readers."""
        return " ".join(part.full_text() for part in (self._title, self._figure, self._words, self._line))


class Cards(QWidget):
    """Both cards side by side."""

    def __init__(self, at_centre: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_centre = at_centre
        self.to_send, self.received = FigureCard(), FigureCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.to_send, 1)
        row.addWidget(self.received, 1)

    def show_state(self, peers: Sequence[PeerRow], pending: list[Pending], packages: Sequence[PackageRow]) -> None:
        up = next((peer for peer in peers if peer.up), None)
        waiting = up.waiting if up is not None else sum(peer.waiting for peer in peers)
        documents = up.documents if up is not None else sum(peer.documents for peer in peers)
        line = by_entity(pending)
        if not waiting and documents:
            line = self.tr("and the content of documents: {n}").format(n=number(documents))
        elif not waiting:
            line = self.tr("Everything has been confirmed.")
        elif up is None:
            behind = sum(1 for peer in peers if peer.waiting)
            line = self.tr("for {n} of {total} installations").format(n=number(behind), total=number(len(peers)))
        self.to_send.show_figure(self.tr("To be sent"), number(waiting), self.tr("changes"), line)
        if up is None:
            self._show_last_in(packages)
        else:
            self._show_last_received(up, packages)
        for card in (self.to_send, self.received):
            card.setAccessibleName(card.text())

    def _show_last_received(self, up: PeerRow, packages: Sequence[PackageRow]) -> None:
        title = self.tr("Last package that {name} received").format(name=up.name)
        out = [row for row in packages if row.direction == "out" and row.peer == up.node]
        last = next((row for row in out if row.state == "received"), None)
        open_ones = sum(1 for row in out if row.state == "sent" and row.count)
        line = self.tr("Its receipt has come; nothing is missing.")
        if open_ones:
            words = self.tr("{n} packages without a receipt; what they hold goes along with the next.")
            line = words.format(n=number(open_ones))
        if last is None:
            line = self.tr("No receipt has come yet.") if not open_ones else line
            self.received.show_figure(title, "–", "", line, "warning" if open_ones else "text_muted")
            return
        tone = "warning" if open_ones else "text_muted"
        self.received.show_figure(title, number(last.number), moment(last.at), line, tone)

    def _show_last_in(self, packages: Sequence[PackageRow]) -> None:
        title = self.tr("Last package that came in")
        last = next((row for row in packages if row.direction == "in" and row.peer), None)
        refused = sum(1 for row in packages if row.state == "refused")
        line = self.tr("{n} files were refused; they lie in quarantine.").format(n=number(refused)) if refused else ""
        if last is None:
            self.received.show_figure(title, "–", "", line or self.tr("Nothing has come yet."))
            return
        words = f"{last.peer_name} · {moment(last.at)}"
        self.received.show_figure(title, number(last.number), words, line, "warning" if refused else "text_muted")

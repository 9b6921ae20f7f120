"""A list keeps its rows while another order of very many is being made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

POLL_MS = 30
TOLD_MS = 400
"""After so long one is told that it takes a while."""


class OrderWait(QObject):
    """`ready()` gives the order that is wanted, and whether it can be shown; `made()` is called once it can."""

    def __init__(
        self, ready: Callable[[], tuple[str, bool]], made: Callable[[], None], tell: Callable[[], None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ready, self._made, self._tell = ready, made, tell
        self._told = False
        self._since = QElapsedTimer()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self.shown = "name"

    def settle(self) -> bool:
        """Take over the wanted order if it is there; otherwise wait for it, and let the rows stand as they are."""
        order, is_ready = self._ready()
        if is_ready:
            self.shown = order
            self._poll.stop()
        elif not self._poll.isActive():
            self._told = False
            self._since.start()
            self._poll.start()
        return is_ready

    @Slot()
    def _look(self) -> None:
        if self.settle():
            self._made()
        elif not self._told and self._since.elapsed() > TOLD_MS:
            self._told = True
            self._tell()

"""One window a data folder: a second start shows the first one's window and ends."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1_000


def _name(folder: Path) -> str:
    return f"kopru-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def raise_first(folder: Path) -> bool:
    """Ask the process that has the folder open to show its window; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(b"raise\n")
    socket.waitForBytesWritten(ANSWER_MS)
    socket.disconnectFromServer()
    return True


class FirstStart(QObject):
    """Listens for later starts with the same folder and calls `on_second` for each."""

    def __init__(self, folder: Path, on_second: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_second = on_second
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        if not self._server.listen(_name(folder)):
            QLocalServer.removeServer(_name(folder))  # left behind by a killed process
            self._server.listen(_name(folder))

    def _heard(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self._on_second()

    def close(self) -> None:
        self._server.close()

"""What the person sees when something goes wrong, and what is kept of it.

A `UserError` becomes a sentence near its cause (`sentence`, `Banner` of the widgets). Everything else is our fault: a
report of code places and exception types is kept in the crash folder. It holds no messages and no values, because
these may name people; it never leaves the machine by itself.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from db.errors import Phrase, UserError

ROOT = Path(__file__).resolve().parent.parent
KEPT = 20  # reports; older ones go
log = logging.getLogger("kopru")
qt_log = logging.getLogger("qt")


def sentence(error: UserError) -> str:
    """The error in the language of the interface, one or two sentences with the remedy."""
    return _filled(error.message, error.details)


def _filled(message: str, details: dict[str, object]) -> str:
    words = {
        name: _filled(part.message, part.details) if isinstance(part, Phrase) else part
        for name, part in details.items()
    }
    return QCoreApplication.translate("db", message).format(**words)


# ---- crash reports -------------------------------------------------------------------------------------------------
def place(filename: str) -> str:
    """A code place without the folders of this computer: the path inside the project or inside its package."""
    path = Path(filename)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.name


def report(error: BaseException) -> str:
    """Types and code places of the error and its causes. No message, no value, no folder of this computer."""
    import platform
    import traceback

    lines = [
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.system()} {platform.machine()}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]
    shown: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in shown:
        shown.add(id(current))
        kind = type(current)
        lines.append(f"\n{kind.__module__}.{kind.__qualname__}")
        lines += [
            f"  {place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def keep_report(folder: Path, error: BaseException) -> Path:
    """Write the report into the crash folder and drop the oldest beyond `KEPT`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    path.write_text(report(error), encoding="utf-8")
    for old in sorted(folder.glob("*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


class CrashGuard(QObject):
    """Receives every unhandled exception: keeps a report and tells the person calmly, once per storm.

    `show(path)` is called on the interface's thread with the report's path, or None if it could not be written.
    """

    _crashed = Signal(object)

    def __init__(self, folder: Path, show: Callable[[Path | None], object] | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._show = show or show_crash
        self._showing = False
        self._crashed.connect(self._tell)

    def install(self) -> None:
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
            return
        if error.__traceback__ is None:
            error.__traceback__ = trace
        path: Path | None = None
        try:
            path = keep_report(self._folder, error)
        except OSError:
            log.warning("no crash report could be written")
        log.error("unhandled %s", kind.__qualname__, exc_info=error if log.isEnabledFor(logging.DEBUG) else None)
        self._crashed.emit(path)

    def _tell(self, path: Path | None) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(path)
        finally:
            self._showing = False


def show_crash(path: Path | None) -> None:
    """The calm dialog after a fault of the program."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("Köprü")
    box.setText(QCoreApplication.translate("CrashGuard", "This step could not be completed."))
    kept = QCoreApplication.translate(
        "CrashGuard",
        "What you saved before is safe. You can go on working; if it happens again, restart the program.",
    )
    if path is not None:
        kept += "\n\n" + QCoreApplication.translate(
            "CrashGuard", "A report without personal data is kept on this computer:\n{path}"
        ).format(path=path)
    box.setInformativeText(kept)
    box.addButton(QCoreApplication.translate("CrashGuard", "Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


# ---- Qt's own messages ---------------------------------------------------------------------------------------------
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Send what Qt says to Python's logging, named `qt`."""

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        qt_log.log(
            _LEVELS.get(kind, logging.WARNING), "%s%s", f"{context.category}: " if context.category else "", text
        )

    qInstallMessageHandler(handle)

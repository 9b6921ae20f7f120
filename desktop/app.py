"""The composition root: from a data folder to the open window, and what is shown before the data is open."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

# The data layer before Qt, and all of it at once: when Qt is there, its binding reads the source of every module that
# is imported later (shiboken's signature support), which makes SQLAlchemy's import nearly twice as long.
from db.errors import UserError
from db.keyslots import SlotFile
from db.office.installation import Installation, exists, open_installation
from desktop.services import Services  # noqa: F401 - see above

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import errors, language, single
from desktop.jobs import Jobs
from desktop.preferences import Preferences, default_folder
from desktop.theme import Theme

PASSPHRASE = "KOPRU_PASSPHRASE"
STARTED_MS = 1_000


def run(folder: Path | None = None, arguments: list[str] | None = None) -> int:
    """Show the program on a data folder until it is closed; returns the exit code."""
    folder = (folder or default_folder()).expanduser()
    app = QApplication.instance() or QApplication(arguments or sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Köprü")
    app.setQuitOnLastWindowClosed(False)
    if single.raise_first(folder):
        return 0
    errors.log_qt_messages()
    guard = errors.CrashGuard(folder / "crash")
    guard.install()
    program = Program(app, folder)
    program.start()
    QTimer.singleShot(STARTED_MS, collect_garbage)
    return app.exec()


def collect_garbage() -> None:
    """From now on; what the start has loaded is passed over, since it stays."""
    gc.freeze()
    gc.enable()


class Program(QObject):
    """From the start to the open window: first start, unlocking, the work itself, one at a time on the screen."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app, self.folder = app, folder
        self.preferences = Preferences(folder)
        self.shown: QWidget | None = None
        self.workplace: Any = None
        self._before: Jobs | None = None
        Theme.apply(app, self.preferences.theme)
        language.install(app, self.preferences.language)
        self._listener = single.FirstStart(folder, self.bring_forward, self)

    def start(self) -> None:
        """Show what comes first: the work, the lock, or the questions of a first start."""
        if not exists(self.folder):
            self._show_first_start()
        elif not self._open_by_itself():
            self._show_unlock()

    def _open_by_itself(self) -> bool:
        """Without a question: by the passphrase of the environment (demonstration) or the system's keyring."""
        passphrase = os.environ.get(PASSPHRASE)

        def unlock(slots: SlotFile) -> bytes:
            if passphrase:
                return slots.unlock_with_passphrase(passphrase)
            return slots.unlock_with_keyring() or b""

        try:
            if not passphrase and not SlotFile.load(self.folder / "kopru.keys.json").uses_keyring:
                return False
            self.opened(open_installation(self.folder, unlock))
        except UserError:
            return False  # the unlock page meets the same fault and says it, with what can be done
        return True

    # ---- before the data is open
    def _jobs(self) -> Jobs:
        if self._before is None:
            self._before = Jobs(self)
        return self._before

    def _show_first_start(self) -> None:
        from desktop.office.first_start import FirstStart

        page = FirstStart(self.folder, self._jobs())
        page.language_chosen.connect(self.choose_language)
        page.opened.connect(self.opened)
        self._show(page)
        page.focus_first()

    def _show_unlock(self, restore: Any = None) -> None:
        from desktop.office.unlock import Unlock

        page = Unlock(self.folder, self._jobs(), restore=restore)
        page.opened.connect(self.opened)
        self._show(page)
        page.start()

    # ---- the work
    @Slot(object)
    def opened(self, installation: Installation) -> None:
        """The data is open: from here on the work itself is on the screen."""
        from desktop.workplace import Workplace

        recovered = bool(getattr(self.shown, "recovered", False))
        self.preferences = Preferences(self.folder)
        self.preferences.put("language", language.current())
        self.workplace = Workplace(installation, self.preferences, self, recovered=recovered)
        self.workplace.closed.connect(self._finished)
        self.workplace.language_chosen.connect(self.choose_language)
        self.workplace.restore_chosen.connect(self._restore)
        self.workplace.rebuilt.connect(self._took_place)
        self._show(self.workplace.window)
        QTimer.singleShot(0, self.workplace, self.workplace.begin)

    @Slot(str)
    def choose_language(self, chosen: str) -> None:
        """Speak another language from now on; an open window is built anew in it."""
        self.preferences.put("language", chosen)
        language.install(self._app, chosen)
        if self.workplace is not None:
            QTimer.singleShot(0, self.workplace, self.workplace.rebuild)  # not inside the old window's own click

    @Slot()
    def _took_place(self) -> None:
        self.shown = self.workplace.window

    @Slot(object)
    def _restore(self, backup: Any) -> None:
        """A backup is wanted back: close the data, and ask the passphrase of that day."""
        workplace, self.workplace = self.workplace, None
        workplace.leave()
        self.shown = None
        workplace.deleteLater()
        self._show_unlock(backup)

    # ---- what is on the screen
    def _show(self, widget: QWidget) -> None:
        before, self.shown = self.shown, widget
        if before is not None:
            widget.setGeometry(before.geometry())
        else:
            widget.resize(1366, 768)
        widget.setWindowTitle(widget.windowTitle() or "Köprü")
        widget.show()
        if before is not None:
            before.removeEventFilter(self)
            before.hide()
            before.deleteLater()
        if self.workplace is None:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the lock or the first start ends the program, after work that must not be cut off."""
        if event.type() == QEvent.Type.Close and watched is self.shown:
            self._jobs().wait()
            self._finished()
        return False

    @Slot()
    def _finished(self) -> None:
        self._listener.close()
        self._app.quit()

    @Slot()
    def bring_forward(self) -> None:
        """A second start was tried: show this window instead."""
        if self.shown is not None:
            self.shown.showNormal() if self.shown.isMinimized() else self.shown.show()
            self.shown.raise_()
            self.shown.activateWindow()

"""The composition root: the only place that knows every page. Opens the data, builds the window, connects the pages."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import UserError
from desktop import errors, language, single
from desktop.preferences import Preferences
from desktop.theme import Theme

PASSPHRASE = "KOPRU_PASSPHRASE"


def default_folder() -> Path:
    """Where the operating system keeps a program's data."""
    from platformdirs import user_data_path

    return user_data_path("Kopru", appauthor=False)


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
    return app.exec()


class Program(QObject):
    """From the start to the open window: first start, unlocking, the work itself, one at a time on the screen."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app, self.folder = app, folder
        self.preferences = Preferences(folder)
        self.shown: QWidget | None = None
        self.workplace: Any = None
        Theme.apply(app, self.preferences.theme)  # type: ignore[arg-type]
        language.install(app, self.preferences.language)
        self._listener = single.FirstStart(folder, self.bring_forward, self)

    def start(self) -> None:
        """Show what comes first: the work, the lock, or the questions of a first start."""
        from db.office.installation import exists

        if not exists(self.folder):
            self._show_first_start()
        elif not self._open_by_itself():
            self._show_unlock()

    def _open_by_itself(self) -> bool:
        """Without a question: by the passphrase of the environment (demonstration) or the system's keyring."""
        from db.keyslots import SlotFile
        from db.office.installation import open_installation

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

    def _show_first_start(self) -> None:
        from desktop.office.first_start import FirstStart

        page = FirstStart(self.folder)
        page.language_chosen.connect(self.choose_language)
        page.opened.connect(self.opened)
        self._show(page)

    def _show_unlock(self) -> None:
        from desktop.office.unlock import Unlock

        page = Unlock(self.folder)
        page.opened.connect(self.opened)
        self._show(page)

    @Slot(object)
    def opened(self, installation: Any) -> None:
        """The data is open: from here on the work itself is on the screen."""
        from desktop.workplace import Workplace

        self.preferences = Preferences(self.folder)
        self.preferences.put("language", language.current())
        self.workplace = Workplace(installation, self.preferences, self)
        self.workplace.closed.connect(self._finished)
        self.workplace.language_chosen.connect(self.choose_language)
        self._show(self.workplace.window)
        QTimer.singleShot(0, self.workplace.begin)

    @Slot(str)
    def choose_language(self, chosen: str) -> None:
        """Speak another language from now on; an open window is built anew in it."""
        self.preferences.put("language", chosen)
        language.install(self._app, chosen)
        if self.workplace is not None:
            self.workplace.rebuild()
            self._show(self.workplace.window)

    def _show(self, widget: QWidget) -> None:
        before, self.shown = self.shown, widget
        if before is widget:
            return
        if before is not None:
            widget.setGeometry(before.geometry())
        widget.setWindowTitle(widget.windowTitle() or "Köprü")
        widget.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        if self.workplace is None:
            widget.destroyed.connect(self._gone)

    @Slot()
    def _gone(self) -> None:
        if self.workplace is None:
            self._app.quit()

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

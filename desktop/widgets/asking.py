"""The operating system's questions for files and folders, in one place so that tests can answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def breakable(path: Path) -> str:
    """A path to be read, which a wrapping label may part behind its separators. Not to be copied: it holds U+200B."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


class FileAsker:
    """Asks the person for paths; every answer may be empty or None. A test passes its own with the same methods."""

    def files(self, parent: QWidget, title: str, kinds: str = "") -> Sequence[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(parent.window(), title, "", kinds)
        return [Path(path) for path in chosen]

    def file(self, parent: QWidget, title: str, kinds: str = "") -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(parent.window(), title, "", kinds)
        return Path(chosen) if chosen else None

    def save(self, parent: QWidget, title: str, suggestion: str, kinds: str = "") -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(parent.window(), title, suggestion, kinds)
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent.window(), title)
        return Path(chosen) if chosen else None

    def show_folder(self, folder: Path) -> None:
        """Open the folder in the operating system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


__all__ = ["FileAsker", "breakable"]

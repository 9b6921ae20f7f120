"""What must be known before the data is unlocked: language and theme. A small plain file beside the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, cast

from db.folder import atomic_write

FILE = "kopru.window.json"
LANGUAGES, THEMES = ("tr", "en"), ("light", "dark", "system")


def default_folder() -> Path:
    """Where the operating system keeps a program's data."""
    from platformdirs import user_data_path

    return user_data_path("Kopru", appauthor=False)


class Preferences:
    """Language, theme and window size of one data folder. An unreadable file counts as none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._values: dict[str, str] = {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stored = {}
        if isinstance(stored, dict):
            self._values = {str(key): value for key, value in stored.items() if isinstance(value, str)}

    @property
    def language(self) -> str:
        return self._one_of("language", LANGUAGES, "tr")

    @property
    def theme(self) -> Literal["light", "dark", "system"]:
        return cast(Literal["light", "dark", "system"], self._one_of("theme", THEMES, "system"))

    def _one_of(self, key: str, allowed: tuple[str, ...], otherwise: str) -> str:
        value = self._values.get(key, otherwise)
        return value if value in allowed else otherwise

    def put(self, key: str, value: str) -> None:
        """Remember a value; without a folder yet, or a full disk, it holds for this session only."""
        self._values[key] = value
        if self._path.parent.is_dir():
            try:
                atomic_write(self._path, json.dumps(self._values).encode())
            except OSError:
                return

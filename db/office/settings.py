"""Reading and writing the installation's settings."""

from __future__ import annotations

from sqlalchemy import select

from db.database import Database
from db.office.tables import Setting

LANGUAGE, THEME, AUTHOR = "language", "theme", "author"
CENTRE_RECOVERY = "centre_recovery"
"""The recovery keys of headquarters that were let in here, parted by blanks."""
COMPACTED = "compacted"
"""The month in which old values were given up last."""
NATIONAL_NUMBERS = "national_numbers"
""""on" where this office keeps T.C. identity numbers."""


class Settings:
    """Small facts that this installation remembers, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        with self._database.read() as session:
            value = session.scalar(select(Setting.value).where(Setting.key == key))
        return default if value is None else value

    def put(self, key: str, value: str) -> None:
        with self._database.write() as session:
            session.merge(Setting(key=key, value=value))

"""Takes the traces of what was erased out of the file: SQLite leaves in free space what rows and indexes once held.

The transaction of an erasure marks the file (`db/journal/erasing.py`); whoever makes a backup cleans it first, so that
no backup made after an erasure holds what was erased.
"""

from __future__ import annotations

from typing import Any

from db import schema, search

MARK = "user_version"


def erased_since(raw: Any) -> int:
    """How many times something was erased since the file was written anew; `raw` is a DBAPI connection."""
    return int(raw.execute(f"PRAGMA {MARK}").fetchone()[0])


def clean(raw: Any) -> bool:
    """Write the search indexes and the whole file anew, if it needs that; False if it did not.

    Takes as long as a copy of the file and, for a while, its room (SQLCipher encrypts the temporary file as well). No
    transaction may be open on `raw`; others may read meanwhile.
    """
    before = erased_since(raw)
    if not before:
        return False
    schema.load_model()
    store = raw.execute("PRAGMA temp_store").fetchone()[0]
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("PRAGMA temp_store = FILE")
    try:
        search.compact(raw)
        raw.execute("VACUUM")
        raw.execute("BEGIN IMMEDIATE")
        if erased_since(raw) == before:  # nobody has erased anything meanwhile
            raw.execute(f"PRAGMA {MARK} = 0")
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.execute(f"PRAGMA temp_store = {store}")
        raw.execute("PRAGMA secure_delete = OFF")
    return True

"""What changed, when and by whom: the source of history, undo, exchange and audit.

Every write of a journalled table is an operation stored in the same transaction (`capture`, `bulk`); rows are a pure
function of their operations (`merge`); operations of other places are taken in by `apply`.
"""

from db.journal.apply import Applied, Fork, apply
from db.journal.bulk import bulk_insert, insert_row
from db.journal.capture import INCLUDE_DELETED, JournalSession
from db.journal.history import FieldConflict, HistoryEntry, Version, history, open_conflicts
from db.journal.recorder import Changes
from db.journal.settle import Decision, may_reopen, reopen, settle, settle_all
from db.journal.undo import UndoResult, undo
from db.journal.verify import verify

__all__ = [
    "INCLUDE_DELETED", "Applied", "Changes", "Decision", "FieldConflict", "Fork", "HistoryEntry", "JournalSession",
    "UndoResult", "Version", "apply", "bulk_insert", "history", "insert_row", "may_reopen", "open_conflicts", "reopen",
    "settle", "settle_all", "undo", "verify",
]  # fmt: skip

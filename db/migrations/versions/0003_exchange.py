"""The exchange complete: erasure, records that move between provinces, receipts with ranges, the audit trail."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GROWN = "chan_gap"


def upgrade() -> None:
    op.execute(f"ALTER TABLE {GROWN} RENAME TO {GROWN}_before")
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n")
    for statement in filter(None, map(str.strip, statements)):
        op.execute(statement)
    columns = "n, peer, channel, first, last"
    op.execute(f"INSERT INTO {GROWN} ({columns}) SELECT {columns} FROM {GROWN}_before")
    op.execute(f"DROP TABLE {GROWN}_before")

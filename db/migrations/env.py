"""Runs the steps on the connection that `db.schema.upgrade` hands over; there is no other way to run them."""

from __future__ import annotations

from alembic import context

from db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

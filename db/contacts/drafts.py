"""Forms half filled in, kept in the encrypted file: neither a phone call nor a power cut costs what was typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.contacts.rows import Draft
from db.contacts.tables import ContactDraft


def put(session: Session, key: str, content: dict[str, Any], now: dt.datetime) -> None:
    session.merge(ContactDraft(key=key, content=content, saved_at=now))


def get(session: Session, key: str) -> dict[str, Any] | None:
    return session.scalar(select(ContactDraft.content).where(ContactDraft.key == key))


def newest(session: Session) -> list[Draft]:
    statement = select(ContactDraft.key, ContactDraft.content, ContactDraft.saved_at)
    return [Draft(*row) for row in session.execute(statement.order_by(ContactDraft.saved_at.desc()))]


def drop(session: Session, key: str) -> None:
    session.execute(delete(ContactDraft).where(ContactDraft.key == key))

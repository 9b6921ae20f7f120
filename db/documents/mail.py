"""Mails as files that a mail program opens for writing; nothing is sent from here."""

from __future__ import annotations

import mimetypes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

_BINARY = "application/octet-stream"


def unsent(subject: str, text: str, to: Address | None = None) -> EmailMessage:
    """A mail that is not sent yet: `X-Unsent` makes Outlook and Thunderbird open it for writing. Without `to` the
    person enters the address there."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if to is not None:
        message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    return message


def attach(message: EmailMessage, file: Path) -> None:
    """Add a file under its own name, byte for byte: a third larger in the mail. OSError where it cannot be read."""
    kind, _ = mimetypes.guess_type(file.name)
    main, _, sub = (kind or _BINARY).partition("/")
    message.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)

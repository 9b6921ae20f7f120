"""What can go wrong, in two kinds: what the person can act on (`UserError`) and what is our own fault."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name and shape that Qt's lupdate looks for
    """Mark `text` for translation and return it unchanged; the interface translates it when it is shown."""
    return text


class Phrase(str):
    """A part of an error's sentence (a detail) that is translated with it. As text it is English; `message` is its
    template, marked for translation, and `details` fill it."""

    message: str
    details: dict[str, object]

    def __new__(cls, message: str, /, **details: object) -> Phrase:
        made = super().__new__(cls, message.format(**details))
        made.message, made.details = message, details
        return made


class KopruError(Exception):
    """Every error that this program raises by itself."""


class ProgrammingError(KopruError):
    """A fault of the program, never of the person or the environment."""


class UserError(KopruError):
    """Something the person can act on.

    `message` is an English template with {named} parts and marked for translation; `details` fills them.
    `code` is stable and goes into exit codes and `--json` output.
    """

    code = "user_error"

    def __init__(self, message: str, /, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    def __str__(self) -> str:
        return self.message.format(**self.details)


class InvalidInput(UserError):
    """A value that cannot be taken; `field` names the input that it came from."""

    code = "invalid_input"

    def __init__(self, message: str, /, *, field: str, **details: object) -> None:
        super().__init__(message, **details)
        self.field = field


class NotFound(UserError):
    """A record that does not exist here (any more)."""

    code = "not_found"


class WrongPassphrase(UserError):
    """The key slot does not open with this passphrase."""

    code = "wrong_passphrase"


class DamagedFile(UserError):
    """A file of the installation cannot be read or does not verify."""

    code = "damaged_file"


class NewerSchema(UserError):
    """The database was written by a newer version of the program."""

    code = "newer_schema"


class AlreadyOpen(UserError):
    """Another process has this data folder open."""

    code = "already_open"


class ReadOnlyFolder(UserError):
    """The data folder cannot be written to."""

    code = "read_only_folder"


class DiskFull(UserError):
    """The disk has no room for what was to be written; nothing of it was kept."""

    code = "disk_full"


class PackageRefused(UserError):
    """A package that is not taken; subclasses say why. The file is kept aside, nothing of it was applied."""

    code = "package_refused"

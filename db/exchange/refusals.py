"""Why a package is not taken: each reason is its own type and its own sentence (what, why, what to do)."""

from __future__ import annotations

from db.errors import QT_TRANSLATE_NOOP, PackageRefused

NOT_A_PACKAGE = QT_TRANSLATE_NOOP(
    "db", "“{file}” is not a Köprü package. Choose the file as it came, or ask the sender to send it again."
)
SEVERAL_FILES = QT_TRANSLATE_NOOP(
    "db", "“{file}” does not hold exactly one file. Unpack it and import the packages inside one by one."
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "db", "“{file}” cannot be read from its place. Copy it to this computer, then import the copy."
)
DAMAGED = QT_TRANSLATE_NOOP(
    "db", "“{file}” was damaged on its way; nothing of it was taken. Ask the sender to send it again."
)
NOT_FOR_US = QT_TRANSLATE_NOOP(
    "db", "“{file}” was sealed for another installation. Give it to the office it is meant for, or ask the sender."
)
UNKNOWN_SENDER = QT_TRANSLATE_NOOP(
    "db",
    "The sender of “{file}” ({sender}) is not in the key directory. Import the newest directory of the centre, "
    "then try again.",
)
REVOKED = QT_TRANSLATE_NOOP(
    "db",
    "“{file}” comes from “{sender}”, which was revoked. It was put aside; talk to the centre before anyone uses it.",
)
FORGED = QT_TRANSLATE_NOOP(
    "db",
    "The signature of “{file}” is not that of “{sender}”. It was put aside; call the sender and tell the centre.",
)
FORMER_KEY = QT_TRANSLATE_NOOP(
    "db",
    "“{file}” is signed with a key of “{sender}” that was replaced on {day}. Ask the sender to prepare the package "
    "again; nothing is lost.",
)
NEWER = QT_TRANSLATE_NOOP(
    "db", "“{file}” was made by a newer version of Köprü. It was kept; update the program, then import it."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "db", "“{file}” holds more than a package may ({limit_mb} MB). It was not unpacked; talk to the sender."
)
TOO_MANY = QT_TRANSLATE_NOOP(
    "db", "“{file}” holds more records or longer ones than a package may. It was not taken; talk to the sender."
)


class NotAPackage(PackageRefused):
    """Other bytes than a package in one of its wrappers."""

    code = "not_a_package"


class DamagedPackage(PackageRefused):
    """Cut, changed, or not agreeing with its own manifest."""

    code = "damaged_package"


class NotForUs(PackageRefused):
    """Encrypted to others, or signed for others."""

    code = "not_for_us"


class UnknownSender(PackageRefused):
    """The signer is not in the directory; `details["sender"]` is the node id it claims."""

    code = "unknown_sender"


class RevokedSender(PackageRefused):
    """Sent by a revoked installation after the last number that is believed: a person decides."""

    code = "revoked_sender"


class ForgedPackage(PackageRefused):
    """No valid signature of the installation it claims to come from."""

    code = "forged_package"


class FormerKey(PackageRefused):
    """Signed with a key that was replaced longer ago than packages are on their way."""

    code = "former_key"


class NewerPackage(PackageRefused):
    """Needs a newer reader (`details["min_reader"]`); keep the file."""

    code = "newer_package"


class BombRefused(PackageRefused):
    """Would take more memory, disk or time than a package may."""

    code = "bomb_refused"

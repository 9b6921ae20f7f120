"""The deeds that are entered, in the words of a list. `details` of an entry fill the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.errors import QT_TRANSLATE_NOOP

PACKAGES, LISTS, DATA, NUMBERS, PLACES = "packages", "lists", "data", "numbers", "places"

KINDS: dict[str, str] = {
    PACKAGES: QT_TRANSLATE_NOOP("db", "Packages"),
    LISTS: QT_TRANSLATE_NOOP("db", "Lists and spreadsheets"),
    DATA: QT_TRANSLATE_NOOP("db", "Backups, keys, erasures"),
    NUMBERS: QT_TRANSLATE_NOOP("db", "T.C. identity numbers"),
    PLACES: QT_TRANSLATE_NOOP("db", "Installations"),
}


@dataclass(frozen=True)
class Action:
    """`sentence` is an English template; `kind` one of `KINDS`."""

    kind: str
    sentence: str


PACKAGE_EXPORTED, PACKAGE_IMPORTED, PACKAGE_REFUSED = "package_exported", "package_imported", "package_refused"
PACKAGE_DISCARDED = "package_discarded"
DOCUMENT_WRITTEN, LETTERS_WRITTEN, ATTACHMENT_SAVED = "document_written", "letters_written", "attachment_saved"
SPREADSHEET_IMPORTED, SPREADSHEET_UNDONE = "spreadsheet_imported", "spreadsheet_undone"
BACKUP_MADE, BACKUP_RESTORED, NUMBERING_RESTARTED = "backup_made", "backup_restored", "numbering_restarted"
UNLOCK_FAILED, PASSPHRASE_CHANGED, RECOVERY_USED = "unlock_failed", "passphrase_changed", "recovery_used"
KEYS_CHANGED, RECORD_ERASED, RECORD_MOVED = "keys_changed", "record_erased", "record_moved"
DIRECTORY_TAKEN, PLACE_APPROVED, PLACE_REVOKED = "directory_taken", "place_approved", "place_revoked"
CENTRE_KEYS_CHANGED, RECOVERY_ANSWERED = "centre_keys_changed", "recovery_answered"

ACTIONS: dict[str, Action] = {
    PACKAGE_EXPORTED: Action(PACKAGES, QT_TRANSLATE_NOOP("db", "Package {number} written for {peer}: {count} changes")),
    PACKAGE_IMPORTED: Action(PACKAGES, QT_TRANSLATE_NOOP("db", "Package {number} of {peer} taken in: {taken} changes")),
    PACKAGE_REFUSED: Action(PACKAGES, QT_TRANSLATE_NOOP("db", "Package refused and put in quarantine: {file}")),
    PACKAGE_DISCARDED: Action(PACKAGES, QT_TRANSLATE_NOOP("db", "Package removed from quarantine: {file}")),
    DOCUMENT_WRITTEN: Action(LISTS, QT_TRANSLATE_NOOP("db", "Written to a file: {file}, {rows} rows")),
    LETTERS_WRITTEN: Action(LISTS, QT_TRANSLATE_NOOP("db", "Letters written: {rows}")),
    ATTACHMENT_SAVED: Action(LISTS, QT_TRANSLATE_NOOP("db", "A copy of a document was saved outside: {document}")),
    SPREADSHEET_IMPORTED: Action(
        LISTS, QT_TRANSLATE_NOOP("db", "Spreadsheet taken in: {added} added, {changed} changed")
    ),
    SPREADSHEET_UNDONE: Action(LISTS, QT_TRANSLATE_NOOP("db", "Spreadsheet taken back: {rows} records")),
    BACKUP_MADE: Action(DATA, QT_TRANSLATE_NOOP("db", "Backup made: {file}")),
    BACKUP_RESTORED: Action(
        DATA, QT_TRANSLATE_NOOP("db", "Backup put back: {file}; of {known} entries of this record, {found} are in it")
    ),
    NUMBERING_RESTARTED: Action(
        DATA,
        QT_TRANSLATE_NOOP(
            "db", "Numbering begun anew ({reason}); of {known} entries of this record, {found} are in this data"
        ),
    ),
    UNLOCK_FAILED: Action(DATA, QT_TRANSLATE_NOOP("db", "{count} wrong passphrases since the last time")),
    PASSPHRASE_CHANGED: Action(DATA, QT_TRANSLATE_NOOP("db", "Passphrase changed")),
    RECOVERY_USED: Action(DATA, QT_TRANSLATE_NOOP("db", "Opened by a recovery file")),
    KEYS_CHANGED: Action(DATA, QT_TRANSLATE_NOOP("db", "New keys made for this installation")),
    RECORD_ERASED: Action(DATA, QT_TRANSLATE_NOOP("db", "Erased for good: {entity} {row}, reason {reason}")),
    RECORD_MOVED: Action(DATA, QT_TRANSLATE_NOOP("db", "Moved to office {office}: {entity} {row}")),
    "number_turned_on": Action(NUMBERS, QT_TRANSLATE_NOOP("db", "T.C. identity numbers turned on")),
    "number_turned_off": Action(NUMBERS, QT_TRANSLATE_NOOP("db", "T.C. identity numbers turned off and removed")),
    "number_written": Action(NUMBERS, QT_TRANSLATE_NOOP("db", "T.C. identity number written: {person}")),
    "number_shown": Action(NUMBERS, QT_TRANSLATE_NOOP("db", "T.C. identity number looked at: {person}")),
    "number_removed": Action(NUMBERS, QT_TRANSLATE_NOOP("db", "T.C. identity number removed: {person}")),
    DIRECTORY_TAKEN: Action(PLACES, QT_TRANSLATE_NOOP("db", "Key directory {version} taken")),
    PLACE_APPROVED: Action(PLACES, QT_TRANSLATE_NOOP("db", "Installation approved: {name}")),
    PLACE_REVOKED: Action(PLACES, QT_TRANSLATE_NOOP("db", "Installation revoked: {name}")),
    CENTRE_KEYS_CHANGED: Action(PLACES, QT_TRANSLATE_NOOP("db", "Keys of headquarters renewed: {what}")),
    RECOVERY_ANSWERED: Action(PLACES, QT_TRANSLATE_NOOP("db", "Forgotten passphrase answered: {name}")),
}


class _Open(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def fill(template: str, details: Mapping[str, object]) -> str:
    """The sentence with its parts; what an entry does not say (another version wrote it) becomes a question mark."""
    return template.format_map(_Open(details))

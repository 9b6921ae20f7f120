"""One record as a vCard file, for a telephone or an address book."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.errors import QT_TRANSLATE_NOOP, UserError
from db.registry.attachments.names import clean_name
from db.registry.rows import OrganisationRecord, PersonRecord
from desktop import errors
from desktop.widgets.asking import FileAsker

_TITLE = QT_TRANSLATE_NOOP("CardFile", "Save as vCard")
_KINDS = QT_TRANSLATE_NOOP("CardFile", "vCard (*.vcf)")
_SAVED = QT_TRANSLATE_NOOP("CardFile", "vCard saved: {name}")
_FAILED = QT_TRANSLATE_NOOP("CardFile", "It could not be written there. Choose another place.")


def save_card(parent: QWidget, ask: FileAsker, record: OrganisationRecord | PersonRecord) -> str:
    """Ask where to, write it, and return what happened; "" where the person chose nothing."""
    from db.registry.importing.vcard import Card, write_vcards

    facts = record.facts
    target = ask.save(parent, _say(_TITLE), f"{clean_name(facts.name) or 'vcard'}.vcf", _say(_KINDS))
    if target is None:
        return ""
    post = next((one for one in record.posts if one.current), None) if isinstance(record, PersonRecord) else None
    card = Card(facts, record.id, post.organisation if post else "", (post.role or "") if post else "")
    try:
        write_vcards(target, [card])
    except UserError as error:
        return errors.sentence(error)
    except OSError:
        return _say(_FAILED)
    return _say(_SAVED).format(name=target.name)


def _say(words: str) -> str:
    return QCoreApplication.translate("CardFile", words)

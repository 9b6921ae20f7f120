"""Both ends of a forgotten passphrase: headquarters answers, the locked place opens. The files: `forgotten.py`.

Headquarters has nobody to ask: it opens by its own recovery file, as any place can that still has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.age import AgeIdentity
from db.audit import record
from db.audit.actions import PASSPHRASE_CHANGED, RECOVERY_ANSWERED, RECOVERY_USED
from db.clock import Clock
from db.keyslots import STRONG_COST, Cost, check_passphrase
from db.office import forgotten
from db.office.installation import Installation, open_installation


def answer_recovery(
    centre: Installation, request: forgotten.RecoveryRequest, recovery: Sequence[AgeIdentity], file: str
) -> bytes:
    """At headquarters: the answer to a forgotten passphrase, after its words were compared by telephone.

    `recovery` are the keys of `open_recovery_file`. Raises what `forgotten.answer_request` does; NotFound where this
    place has no directory.
    """
    answer = forgotten.answer_request(request, recovery, centre.keys.directory(), file)
    with centre.database.write() as session:
        name = centre.exchange.name_of(request.node)
        record(session, RECOVERY_ANSWERED, {"name": name, "node": request.node})
    return answer


def open_by_answer(
    folder: Path, answer: bytes, file: str, passphrase: str, cost: Cost = STRONG_COST, clock: Clock | None = None
) -> Installation:
    """Open with headquarters' answer to the request that waits here, and the new passphrase that was chosen with it.

    The passphrase and the recovery slots are set anew; then the request's secret is gone, so the answer opens nothing
    any more. Raises what `forgotten.keys_of_answer` and `open_installation` do; the request then goes on waiting.
    """
    keys = forgotten.keys_of_answer(folder, answer, file, passphrase)
    opened = open_installation(folder, lambda slots: forgotten.unlock_by_answer(slots, keys, file), clock)
    try:
        opened.slots.set_passphrase(passphrase, cost)
        opened.slots.set_recovery(opened.slots.recovery_recipients, opened.database.node.id)
        forgotten.give_up(folder)
        with opened.database.write() as session:
            record(session, RECOVERY_USED, {})
            record(session, PASSPHRASE_CHANGED, {})
    except BaseException:
        opened.close()
        raise
    return opened


def open_by_own_file(
    folder: Path,
    file: bytes,
    key_passphrase: str,
    passphrase: str,
    cost: Cost = STRONG_COST,
    clock: Clock | None = None,
) -> Installation:
    """Open with this place's recovery file, or a recovery key of headquarters with its passphrase, and set a new
    passphrase at once.

    Raises InvalidInput for a file that does not open this data or a poor passphrase, WrongPassphrase for that of the
    key, and what `open_installation` raises; the old passphrase then goes on counting.
    """
    check_passphrase(passphrase)
    opened = open_installation(folder, lambda slots: slots.unlock_with_recovery(file, key_passphrase), clock)
    try:
        opened.slots.set_passphrase(passphrase, cost)
        forgotten.give_up(folder)
        note_recovery(opened)
        with opened.database.write() as session:
            record(session, PASSPHRASE_CHANGED, {})
    except BaseException:
        opened.close()
        raise
    return opened


def note_recovery(opened: Installation) -> None:
    """Let the record of deeds say that a recovery file opened the data."""
    with opened.database.write() as session:
        record(session, RECOVERY_USED, {})

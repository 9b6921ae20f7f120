"""What headquarters does with keys, each as one piece of work for the panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from db.age import AgeIdentity
from db.database import Node
from db.errors import InvalidInput
from db.exchange.changes import LEFT, STOLEN, Draft
from db.exchange.enrolment import EnrolmentRequest
from db.exchange.keys import REVOKED, KeyService
from db.exchange.rows import InstallationRow
from db.exchange.service import ExchangeService
from db.folder import atomic_write
from db.keyslots import check_passphrase, open_recovery_file
from db.office.centre_keys import (
    CENTRE_KEY,
    RECOVERY_SUFFIX,
    ROOT_COUNT,
    ROOT_SUFFIX,
    ROOTS,
    load_roots,
    make_centre_recovery,
    make_roots,
    relock_root,
)
from db.office.forgotten import RecoveryRequest
from desktop import errors
from desktop.exchange.key_panel import KeyTask, Work
from desktop.exchange.key_words import WHY, change, day, place, say
from desktop.exchange.moving import ANSWER_SUFFIX
from desktop.exchange.words import kind_word
from desktop.widgets import ChoiceField, Fact, TextField
from desktop.widgets.asking import breakable

PROPOSAL_SUFFIX = ".kopru-proposal"
RECOVERY_ANSWER = ".kopru-recovery-answer"

AnswerRecovery = Callable[[RecoveryRequest, Sequence[AgeIdentity], str], bytes]


class NewSecret(QObject):
    """A passphrase for new keys, typed twice."""

    def __init__(self) -> None:
        super().__init__()
        self._first = TextField(self.tr("Passphrase of the &new keys"), secret=True)
        self._again = TextField(self.tr("The same a&gain"), secret=True)
        self.fields = [self._first, self._again]
        self.value = ""

    def read(self) -> bool:
        """Take it, if it is long enough and both are the same."""
        try:
            check_passphrase(self._first.value())
        except InvalidInput as error:
            self._first.set_error(errors.sentence(error))
            return False
        if self._first.value() != self._again.value():
            self._again.set_error(self.tr("Both must be the same."))
            return False
        self.value = self._first.value()
        return True


class HoldersSecrets(QObject):
    """A passphrase for each new root key, typed twice by its holder."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs = [
            (TextField(self.tr("Passphrase of holder {n}").format(n=n + 1), secret=True),
             TextField(self.tr("Holder {n}: the same again").format(n=n + 1), secret=True))
            for n in range(ROOT_COUNT)
        ]  # fmt: skip
        self.fields = [field for pair in self._pairs for field in pair]
        self.values: list[str] = []

    def read(self) -> bool:
        """Take them, if each is long enough, typed twice, and nobody else's."""
        taken: list[str] = []
        for first, again in self._pairs:
            try:
                check_passphrase(first.value())
            except InvalidInput as error:
                first.set_error(errors.sentence(error))
                return False
            if first.value() != again.value():
                again.set_error(self.tr("Both must be the same."))
                return False
            if first.value() in taken:
                first.set_error(self.tr("Another holder has this passphrase. Each needs one of their own."))
                return False
            taken.append(first.value())
        self.values = taken
        return True


class KeyTasks(QObject):
    """Builds the pieces of work. `answer_recovery` is headquarters' `db.office.recovering.answer_recovery`."""

    def __init__(
        self, keys: KeyService, exchange: ExchangeService, node: Node, answer_recovery: AnswerRecovery, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keys, self._exchange, self._node, self._answer = keys, exchange, node, answer_recovery

    # ---- with root keys
    def _rooted(self, draft: Callable[[], Draft], title: str, text: str, button: str, file: str) -> KeyTask:
        """What is published once enough root keys have signed it."""

        def publish(files: list[Path], secrets: list[str], target: Path) -> str:
            directory = self._keys.publish(draft(), load_roots(files, secrets))
            atomic_write(target, self._keys.answer(directory))
            return self.tr("Directory {n} is in use. Send {path} to those whom it concerns.").format(
                n=directory.version, path=breakable(target)
            )

        name = file.replace(" ", "-")
        return KeyTask(
            title, text, button, "check", publish, self.tr("Write the directory file"), name + ANSWER_SUFFIX,
            self.tr("Choose root keys…"), f"Köprü (*{ROOT_SUFFIX});;* (*)",
            sorted((self._exchange.folder / ROOTS).glob(f"*{ROOT_SUFFIX}")), self._keys.directory().threshold,
            propose=self._proposing(draft), propose_suggestion=name + PROPOSAL_SUFFIX,
        )  # fmt: skip

    def _proposing(self, draft: Callable[[], Draft]) -> Work:
        def write(files: list[Path], secrets: list[str], target: Path) -> str:
            signed = draft().signed(load_roots(files, secrets) if secrets else [])
            atomic_write(target, signed.to_bytes())
            return self._signed(signed, target)

        return write

    def _signed(self, draft: Draft, target: Path) -> str:
        words = self.tr("The proposal lies in {path}, signed by {signed} of {needed} root keys.")
        return words.format(path=breakable(target), signed=draft.signatures, needed=draft.before.threshold)

    def admit(self, request: EnrolmentRequest, rows: Sequence[InstallationRow]) -> KeyTask:
        """Somebody asks to join, or for a new key."""
        lost = [
            (row.node, row.name) for row in rows
            if row.state != REVOKED and (row.kind, row.office) == (request.kind, request.office)
        ]  # fmt: skip
        fields: list[ChoiceField] = []  # no field without a parent may stay behind
        if lost and not request.renews:
            none = self.tr("of none: it is a further one")
            fields.append(ChoiceField(self.tr("In place of a lost one"), lost, empty=none))
        chosen = {"replaces": ""}

        def read() -> bool:
            chosen["replaces"] = str(fields[0].value() or "")
            return True

        text = self.tr("The request is signed with the key in use until now; all the same, compare the words.")
        title = self.tr("New key for {name}")
        if not request.renews:
            text = self.tr("Only the words tell that the request is theirs: call the number you know.")
            title = self.tr("{name} asks to join")
        if request.kind == "centre" and not request.renews:
            text = self.tr(
                "This asks to be headquarters: it would see the data of all provinces. Approve it only in place of "
                "your own computer."
            )
        task = self._rooted(
            lambda: self._keys.admit(request, chosen["replaces"]), title.format(name=request.name), text,
            self.tr("Words agree: publish…"), f"kopru-{request.office:02}-{request.name}",
        )  # fmt: skip
        task.facts = self._facts(request.name, request.kind, request.office, request.node)
        task.words, task.question = request.fingerprint, self.tr("Let them read their six words. Are they these?")
        task.fields, task.read = fields, read
        return task

    def _facts(self, name: str, kind: str, office: int, node: str) -> list[Fact]:
        return [
            Fact(self.tr("Name"), name),
            Fact(self.tr("Kind"), kind_word(kind)),
            Fact(self.tr("Province"), place(office)),
            Fact(self.tr("Number"), node),
        ]

    def _last_number(self) -> TextField:
        """Headquarters hears of a laptop through its province only."""
        hint = self.tr("Its province reads it on this page, such as 1:240. Empty: nothing later is believed.")
        return TextField(self.tr("&Last number that the province has of it"), hint=hint)

    def revoke(self, row: InstallationRow) -> KeyTask:
        """A stolen or retired installation."""
        why = ChoiceField(self.tr("&Why"), [(code, say(WHY[code])) for code in (STOLEN, LEFT)])
        why.set_value(STOLEN)
        last = self._last_number() if row.kind == "field" else None
        known: tuple[str, tuple[int, int] | None] = (STOLEN, None)

        def read() -> bool:
            nonlocal known
            numbers = None
            if last is not None:
                incarnation, _, number = (last.value() or "0:0").partition(":")
                if not (incarnation.isdecimal() and number.isdecimal()):
                    last.set_error(self.tr("Write it as 1:240, or leave it empty."))
                    return False
                numbers = (int(incarnation), int(number))
            known = (str(why.value()), numbers)
            return True

        text = self.tr(
            "From then on nothing is sent to it, and what it sends waits for a person in quarantine. What has come "
            "until now stays. A revoked key never counts again."
        )
        task = self._rooted(
            lambda: self._keys.revoke(row.node, *known),
            self.tr("Revoke {name}").format(name=row.name), text, self.tr("Revoke and publish…"),
            f"kopru-iptal-{row.office:02}-{row.name}",
        )  # fmt: skip
        task.facts = self._facts(row.name, row.kind, row.office, row.node)
        task.fields, task.read, task.danger = [why, last] if last is not None else [why], read, True
        return task

    def renew_roots(self, folder: Path) -> KeyTask:
        """Three new root keys, in a folder of the person's choice, each with its holder's own passphrase."""
        new_secrets = HoldersSecrets()
        text = self.tr(
            "Three new keys are written into {folder}. The old ones sign the change and count no more after it: "
            "destroy them, and put the new ones on three sticks. Each holder types a passphrase that nobody else knows."
        )
        task = self._rooted(
            self._keys_draft, self.tr("Renew the root keys"), text.format(folder=breakable(folder)),
            self.tr("Make and publish…"), "kopru-yeni-kok",
        )  # fmt: skip

        def publish(files: list[Path], secrets: list[str], target: Path) -> str:
            old = load_roots(files, secrets)
            new = make_roots(folder, new_secrets.values)
            directory = self._keys.publish(self._keys.with_roots([one.public for one in new]), [*old, *new])
            atomic_write(target, self._keys.answer(directory))
            words = self.tr("The new root keys lie in {folder}. Print the custody sheet and hand them out.")
            return words.format(folder=breakable(folder))

        def propose(files: list[Path], secrets: list[str], target: Path) -> str:
            old = load_roots(files, secrets) if secrets else []
            new = make_roots(folder, new_secrets.values)
            draft = self._keys.with_roots([one.public for one in new]).signed([*old, *new])
            atomic_write(target, draft.to_bytes())
            return self._signed(draft, target)

        task.work, task.propose, task.fields, task.read = publish, propose, new_secrets.fields, new_secrets.read
        return task

    def change_passphrase(self) -> KeyTask:
        """A root key's file gets its holder's own passphrase; the key itself stays."""
        own = NewSecret()

        def work(files: list[Path], secrets: list[str], target: Path) -> str:
            root = relock_root(files[0], secrets[0], own.value, target)
            words = self.tr("“{label}” lies in {path} with the new passphrase. Destroy the file with the old one.")
            return words.format(label=root.label, path=breakable(target))

        return KeyTask(
            self.tr("Change the passphrase of a root key"),
            self.tr("The three root keys begin with one passphrase. Let each holder choose their own: then no one "
                    "person can open two of them. The key stays the same, and no directory has to be signed."),
            self.tr("Write the file…"), "key", work, self.tr("Write the root key"), f"root{ROOT_SUFFIX}",
            self.tr("Choose the root key…"), f"Köprü (*{ROOT_SUFFIX});;* (*)", [], 1, fields=own.fields, read=own.read,
        )  # fmt: skip

    def renew_recovery(self, path: Path) -> KeyTask:
        """A new recovery key of headquarters, as a file of the person's choice."""
        secret_of_new = NewSecret()

        def draft() -> Draft:
            recipient = make_centre_recovery(path, self._node.name, secret_of_new.value)
            return self._keys.with_recovery([recipient])

        text = self.tr(
            "The new key is written to {path}. Places let it in when the directory reaches them; keep the old one for "
            "a year, for those that have not heard of it."
        )
        task = self._rooted(
            draft, self.tr("Renew the recovery key"), text.format(path=breakable(path)),
            self.tr("Make and publish…"), "kopru-yeni-kurtarma",
        )  # fmt: skip
        task.fields, task.read = secret_of_new.fields, secret_of_new.read
        return task

    def _keys_draft(self) -> Draft:
        return self._keys.with_roots(self._keys.directory().roots)

    def sign(self, draft: Draft, file: str) -> KeyTask:
        """A proposal that another key holder has begun. Where it becomes complete at headquarters it is published."""

        def work(files: list[Path], secrets: list[str], target: Path) -> str:
            signed = draft.signed(load_roots(files, secrets))
            if signed.is_complete and self._node.kind == "centre":
                directory = self._keys.publish(signed)
                atomic_write(target, self._keys.answer(directory))
                words = self.tr("Directory {n} is in use. Send {path} to those whom it concerns.")
                return words.format(n=directory.version, path=breakable(target))
            atomic_write(target, signed.to_bytes())
            return self._signed(signed, target)

        text = self.tr("Sign only what you know of. {signed} of {needed} root keys have signed so far.")
        task = self._rooted(
            lambda: draft, self.tr("Sign a proposal"),
            text.format(signed=draft.signatures, needed=draft.before.threshold), self.tr("Sign…"),
            file.removesuffix(PROPOSAL_SUFFIX),
        )  # fmt: skip
        task.work, task.propose, task.found, task.needed = work, None, [], 1
        last = self._node.kind == "centre" and draft.signatures + 1 >= draft.before.threshold
        task.suggestion = file.removesuffix(PROPOSAL_SUFFIX) + (ANSWER_SUFFIX if last else PROPOSAL_SUFFIX)
        task.lines = ["•  " + change(line) for line in draft.lines()]
        task.words = draft.before.roots_fingerprint
        task.question = self.tr("The words of the headquarters whose directory it is:")
        return task

    # ---- with the recovery key
    def recover(self, request: RecoveryRequest, file: str) -> KeyTask:
        """A forgotten passphrase."""
        entry = self._keys.directory().entry(request.node)
        name = entry.name if entry is not None else request.node

        def work(files: list[Path], secrets: list[str], target: Path) -> str:
            atomic_write(target, self._answer(request, open_recovery_file(files[0].read_bytes(), secrets[0]), file))
            words = self.tr("The answer for {name} lies in {path}. It opens the data once, at that place only.")
            return words.format(name=name, path=breakable(target))

        found = self._exchange.folder / CENTRE_KEY
        made = dt.datetime.fromisoformat(request.made_at) if request.made_at[:4].isdecimal() else None
        return KeyTask(
            self.tr("{name} forgot its passphrase").format(name=name),
            self.tr("Call the number you know and make sure who speaks. The answer opens all data of that computer."),
            self.tr("Words agree: write the answer…"), "check", work, self.tr("Write the answer"),
            f"kopru-{name}{RECOVERY_ANSWER}".replace(" ", "-"), self.tr("Choose the recovery key…"),
            f"Köprü (*{RECOVERY_SUFFIX} *.txt);;* (*)", [found] if found.exists() else [], 1,
            facts=[
                *(self._facts(name, entry.kind, entry.office, request.node) if entry is not None else []),
                Fact(self.tr("Written on"), day(made)),
            ],
            words=request.fingerprint, question=self.tr("Let them read their six words. Are they these?"),
        )  # fmt: skip

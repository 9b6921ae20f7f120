"""The last pages of the first start, when the installation stands: what must leave the computer, how it joins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.folder import atomic_write
from db.office.installation import CENTRE_KEY, RECOVERY_FILE, ROOTS, Installation
from desktop import errors
from desktop.office.steps import Draft, Step
from desktop.widgets import Button, Label, Surface
from desktop.widgets.asking import FileAsker, breakable
from desktop.widgets.fingerprint import FingerprintView, StepNumber

REQUEST_FILE = "kopru-{office:02}.kopru-request"


class FileRow(Surface):
    """A file that must be taken away: where it lies and whether a copy was saved. copied: it was."""

    copied = Signal()

    def __init__(self, paths: Sequence[Path], title: str, text: str, ask: FileAsker) -> None:
        super().__init__("well")
        self._paths, self._ask, self.saved = list(paths), ask, False
        self._state = Label("", "small", tone="warning", wrap=True)
        self.button = Button(self.tr("Save a copy…"), "floppy-disk", on_click=self.save)
        self.button.setAccessibleName(f"{title}: " + self.tr("Save a copy…"))

        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, weight="strong", wrap=True))
        words.addWidget(Label(text, tone="text_muted", wrap=True))
        places = "\n".join(breakable(path) for path in self._paths)
        where = Label(places, "small", tone="text_muted", wrap=True)
        words.addWidget(where)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._state.setText(self.tr("No copy has been saved yet."))

    def save(self) -> None:
        """Copy to a place of the person's choice: one file under any name, several into a folder."""
        if len(self._paths) == 1:
            chosen = self._ask.save(self, self.tr("Save a copy"), self._paths[0].name)
            targets = [chosen] if chosen is not None else []
        else:
            folder = self._ask.folder(self, self.tr("Save a copy"))
            targets = [folder / path.name for path in self._paths] if folder is not None else []
        if not targets:
            return
        try:
            for path, target in zip(self._paths, targets, strict=True):
                atomic_write(target, path.read_bytes())
        except UserError as error:
            self._say(errors.sentence(error), "danger")
            return
        except OSError:
            self._say(self.tr("The copy could not be written there. Choose another place."), "danger")
            return
        self.saved = True
        self._say(
            self.tr("Saved: {path}").format(path=breakable(targets[0] if len(targets) == 1 else targets[0].parent)),
            "success",
        )
        self.copied.emit()

    def _say(self, sentence: str, tone: str) -> None:
        self._state.setText(sentence)
        self._state.set_tone(tone)


class RecoveryStep(Step):
    """The recovery file, and at the centre the three root keys."""

    def __init__(self, draft: Draft, installation: Installation, ask: FileAsker) -> None:
        super().__init__(
            draft,
            self.tr("Take the recovery file away"),
            self.tr("It opens the data when the passphrase is forgotten. Print it or put it on a stick, keep it locked "
                    "away, and leave no copy on this computer."),
        )  # fmt: skip
        folder = installation.folder
        self.rows = [
            FileRow([folder / RECOVERY_FILE], self.tr("Recovery file"),
                    self.tr("Whoever holds it can open the data."), ask)
        ]  # fmt: skip
        if draft.kind == "centre":
            roots = sorted((folder / ROOTS).glob("*.kopru-root"))
            text = self.tr("Two of the three admit a new place. Put them on three sticks in three drawers, in the "
                           "hands of three people. They open with the passphrase you have just set; let each holder "
                           "choose their own under Installations and keys.")  # fmt: skip
            self.rows.append(FileRow(roots, self.tr("Three root keys of headquarters"), text, ask))
            text = self.tr("With it headquarters helps places that forgot their passphrase. Keep it like a root key; "
                           "it opens with the passphrase you have just set.")  # fmt: skip
            self.rows.append(FileRow([folder / CENTRE_KEY], self.tr("Recovery key for all places"), text, ask))
        for row in self.rows:
            self.column.addWidget(row)

    def focus_first(self) -> None:
        self.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)


class JoinStep(Step):
    """At field and province: the request is written, the words are read out. At the centre: it has begun."""

    def __init__(self, draft: Draft, installation: Installation, ask: FileAsker) -> None:
        centre = draft.kind == "centre"
        super().__init__(
            draft,
            self.tr("Headquarters stands") if centre else self.tr("Join headquarters"),
            self.tr("Provinces and laptops send you request files. You approve them under Send / Receive, after "
                    "comparing six words by telephone.") if centre
            else self.tr("The request file is written. You can begin to work at once; packages can be sent when the "
                         "answer has come."),
        )  # fmt: skip
        self.row: FileRow | None = None
        self.words = FingerprintView()
        if centre:
            directory = installation.exchange.directory
            if directory is not None:
                self.column.addWidget(Label(self.tr("The six words of headquarters, to be read to those who join:"),
                                            wrap=True))  # fmt: skip
                self.words.show_fingerprint(directory.roots_fingerprint)
                self.column.addWidget(self.words)
            return
        path = installation.folder / REQUEST_FILE.format(office=installation.database.node.office)
        self._write(path, installation)
        self.words.show_fingerprint(installation.exchange.fingerprint)
        text = self.tr("Send it by e-mail or carry it on a stick. It holds no personal data and no secret.")
        self.row = FileRow([path], self.tr("Request file"), text, ask)
        self._numbered(1, self.row)
        second = QWidget()

        inner = QVBoxLayout(second)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Label(self.tr("Read these six words to headquarters by telephone"), weight="strong", wrap=True))
        inner.addWidget(self.words)
        self._numbered(2, second)
        self._numbered(3, Label(self.tr("Take the answer file in under Send / Receive when it comes."),
                                weight="strong", wrap=True))  # fmt: skip

    def _write(self, path: Path, installation: Installation) -> None:
        try:
            atomic_write(path, installation.exchange.request())
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")

    def _numbered(self, number: int, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(widget, 1)
        self.column.addLayout(row)


__all__ = ["FileRow", "JoinStep", "RecoveryStep"]

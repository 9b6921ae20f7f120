"""What became of one package: counts of its receipt, or the reason why it was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.cover import Cover
from db.exchange.quarantine import GIVEN_UP, LARGEST_FOLDER, QuarantinedRow
from db.exchange.rows import PackageRow
from db.text import format_size
from desktop import language
from desktop.exchange.mail import MailPanel
from desktop.exchange.words import moment, number
from desktop.widgets import Button, IconMark, Label, QuietButton, Surface, hline

Kept = Callable[[PackageRow], QuarantinedRow | None]
CoverOf = Callable[[PackageRow], Cover | None]
FileOf = Callable[[PackageRow], Path | None]
Line = tuple[str, str, str, str, str]  # icon, tone, word, figure, explanation


class ReceiptView(QWidget):
    """The receipt of the chosen package. folder_wanted(path): the folder of its file shall be opened.
    again_wanted(file), discard_wanted(file): a refused one shall be tried again, or thrown away. draft_wanted(row): the
    mail for it shall be written. `file_of` tells where the file of a sent package lies."""

    folder_wanted = Signal(object)
    again_wanted = Signal(object)
    discard_wanted = Signal(object)
    draft_wanted = Signal(object)

    def __init__(
        self, quarantine: Path, kept: Kept, cover: CoverOf, file_of: FileOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept, self._cover, self._file_of, self._aside = kept, cover, file_of, quarantine
        self._row: PackageRow | None = None
        self._quarantined: QuarantinedRow | None = None
        self._title = Label("", "lead", "strong", elide=True)
        self._sub = Label("", "small", tone="text_muted", elide=True)
        self._reason = Label("", tone="danger", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._file = Label("", "small", tone="text_muted", wrap=True)
        self._open = Button(self.tr("Open the folder"), "folder-open", small=True, on_click=self._open_folder)
        self.again = Button(self.tr("Take in again"), "tray", small=True, on_click=lambda: self._ask(self.again_wanted))
        self.discard = QuietButton(
            self.tr("Throw away"), "trash", small=True, on_click=lambda: self._ask(self.discard_wanted)
        )
        self.mail = MailPanel()
        self.mail.draft_wanted.connect(lambda: self.draft_wanted.emit(self._row))
        head, foot, refused = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        refused.setSpacing(8)
        refused.addWidget(self.again)
        refused.addWidget(self.discard)
        refused.addStretch(1)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._sub)
        head.addStretch(1)
        foot.addWidget(self._file, 1)
        foot.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._reason)
        column.addLayout(refused)
        column.addLayout(self._lines)
        column.addLayout(foot)
        column.addWidget(self.mail)

    def text(self) -> str:
        """All that is shown, for tests."""
        return " ".join(label.text() for label in self.findChildren(Label) if not label.isHidden())

    def show_package(self, row: PackageRow | None) -> None:
        self._row = row
        self.setVisible(row is not None)
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if row is None:
            return
        refused = row.state == "refused"
        self._title.setText(self._title_of(row))
        self._sub.setText(moment(row.at))
        self._quarantined = self._kept(row) if refused else None
        self._reason.setText(self._reason_of(row) if refused else "")
        self._reason.setVisible(refused)
        for button in (self.again, self.discard):
            button.setVisible(self._quarantined is not None)
        for line in self._lines_of(row):
            self._lines.addWidget(_ReceiptLine(*line))
        self._file.setText(f"{row.file} · {format_size(row.size, language.current())}")
        self._open.setVisible(self._folder() is not None)
        is_out = row.direction == "out"
        self.mail.show_mail(self._cover(row) if is_out else None, self._file_of(row) if is_out else None)

    def _title_of(self, row: PackageRow) -> str:
        if row.state == "refused":
            return self.tr("Refused")
        words = self.tr("To {name}: {n}") if row.direction == "out" else self.tr("From {name}: {n}")
        return words.format(name=row.peer_name or row.peer or "–", n=number(row.number))

    def _reason_of(self, row: PackageRow) -> str:
        message, details = str(row.report.get("message", "")), row.report.get("details", {})
        words = QCoreApplication.translate("db", message).format(**details) if message else ""
        if self._quarantined is not None:
            return words + " " + self.tr("A copy of the file lies in quarantine; nothing of it was taken.")
        if GIVEN_UP not in row.report:
            return words + " " + self.tr("Nothing of it was taken.")
        gone = self.tr("Nothing of it was taken. The copy had to make room for newer ones: quarantine holds {size}.")
        return words + " " + gone.format(size=format_size(LARGEST_FOLDER, language.current()))

    def _ask(self, signal: SignalInstance) -> None:
        if self._quarantined is not None:
            signal.emit(self._quarantined.path)

    def _lines_of(self, row: PackageRow) -> Sequence[Line]:
        if row.direction == "out":
            return self._sent_lines(row)
        return [] if row.state == "refused" else self._taken_lines(row)

    def _sent_lines(self, row: PackageRow) -> Sequence[Line]:
        received = row.state == "received"
        state: Line = (
            ("check-circle", "success", self.tr("Received"), "", self.tr("the receipt has come")) if received
            else ("paper-plane-tilt", "info", self.tr("Without receipt"), "",
                  self.tr("until it comes, the changes go along with every package"))
        )  # fmt: skip
        documents = int(row.report.get("documents", 0))
        if not row.count and "documents" not in row.report:
            return [("tray", "icon", self.tr("Changes"), "0", self.tr("it carried only the receipt for what came"))]
        lines: list[Line] = [("package", "icon", self.tr("Changes"), number(row.count), "")]
        if "documents" in row.report:
            part = "" if documents else self.tr("a part of one; the rest is in other packages")
            lines.append(("paperclip", "icon", self.tr("Documents"), number(documents), part))
        return [*lines, state] if row.count else lines

    def _taken_lines(self, row: PackageRow) -> Sequence[Line]:
        def count(name: str) -> int:
            return int(row.report.get(name, 0))

        news = self.tr("{new} new records, {changed} changed").format(
            new=number(count("new_rows")), changed=number(count("changed_rows"))
        )
        lines: list[Line] = [
            ("check-circle", "success", self.tr("Taken in"), number(count("taken")), news),
            ("copy", "icon", self.tr("Already here"), number(count("known")), self.tr("came before, changed nothing")),
        ]
        wanted = (
            ("git-merge", "conflict", self.tr("Conflicts"), "conflicts", self.tr("both values are kept")),
            ("hourglass", "warning", self.tr("Waiting"), "parked", self.tr("for a record that has not come yet")),
            ("clock", "warning", self.tr("From the future"), "from_future", self.tr("taken; a clock is wrong there")),
            ("x-circle", "danger", self.tr("Left out"), "rejected", self.tr("of a province the sender may not change")),
            ("paper-plane-tilt", "info", self.tr("Confirmed"), "confirmed", self.tr("of the changes sent from here")),
            ("paperclip", "icon", self.tr("Documents"), "documents", self.tr("can be opened now")),
        )
        lines += [(icon, tone, word, number(count(key)), why) for icon, tone, word, key, why in wanted if count(key)]
        return lines

    def _folder(self) -> Path | None:
        row = self._row
        if row is None:
            return None
        if row.state == "refused":
            return self._aside if self._aside.is_dir() else None
        path = self._file_of(row) if row.direction == "out" else None
        return path.parent if path is not None else None

    def _open_folder(self) -> None:
        folder = self._folder()
        if folder is not None:
            self.folder_wanted.emit(folder)


class _ReceiptLine(Surface):
    """A line of the receipt."""

    def __init__(self, icon: str, tone: str, word: str, figure: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__("none", parent)
        name, sum_ = Label(word), Label(figure, weight="medium")
        name.setFixedWidth(112)
        sum_.setFixedWidth(56)
        sum_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        reason = Label(why, tone="danger" if tone == "danger" else "text_muted", elide=True)
        row = QHBoxLayout()
        row.setContentsMargins(4, 5, 0, 5)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, tone))
        row.addWidget(name)
        row.addWidget(sum_)
        row.addSpacing(8)
        row.addWidget(reason)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hline())

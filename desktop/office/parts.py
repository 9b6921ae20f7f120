"""What the sections of the settings page share: a head, a column, and a job whose strip and banner stand inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import UserError
from desktop import errors
from desktop.jobs import Job, Jobs, Progress
from desktop.widgets import Banner, Button, Label, ProgressStrip


class Part(QWidget):
    """A section: title, one sentence, content in `column`."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner, self.progress = Banner(), ProgressStrip()
        self.progress.hide()
        self._job: Job | None = None
        self._buttons: list[Button] = []
        self.progress.cancelled.connect(self._cancel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 8)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, "section", "strong"))
        if text:
            self.column.addWidget(Label(text, tone="text_muted", wrap=True))
        self.column.addWidget(self.banner)
        self.column.addWidget(self.progress)

    def busy_buttons(self, *buttons: Button) -> None:
        """These wait while the part's job runs."""
        self._buttons = list(buttons)

    def run(
        self, jobs: Jobs, title: str, means: str, work: Callable[[Progress], Any], done: Callable[[Any], Any]
    ) -> None:
        """Start a job with its strip; a refusal comes into the banner. `means` empty: it cannot be cancelled."""
        if self._job is not None:
            return
        self.banner.clear()
        self.progress.start(title, means)
        self.progress.cancel_button.setVisible(bool(means))
        for button in self._buttons:
            button.setEnabled(False)
            button.setToolTip(self.tr("Wait until the present work has ended."))

        def finished(result: Any) -> None:
            self._ended()
            done(result)

        self._job = jobs.start(title, work, finished, self._failed, self._cancelled)
        self._job.progressed.connect(self.progress.report)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        self.progress.hide()
        for button in self._buttons:
            button.setEnabled(True)
            button.setToolTip("")

    def _cancelled(self) -> None:
        self._ended()
        self.banner.show_text(self.tr("Cancelled; nothing of it was kept."), "warning")

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if not isinstance(error, UserError):
            raise error
        self.refuse(error)

    def refuse(self, error: UserError) -> None:
        """Say why it was not done."""
        self.banner.show_text(errors.sentence(error), "danger")

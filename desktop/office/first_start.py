"""The first start in the whole window: language, place, names, passphrase, recovery, joining."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.clock import Clock
from db.errors import InvalidInput, UserError
from db.keyslots import STRONG_COST, Cost
from db.office.installation import Installation, create_installation
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.office.after_making import JoinStep, RecoveryStep
from desktop.office.brand import Brand
from desktop.office.steps import Draft, LanguageStep, NamesStep, PassphraseStep, PlaceStep, Step
from desktop.widgets import Button, DetailScroll, KeyCap, Label, PrimaryButton, ProgressStrip, Surface
from desktop.widgets.asking import FileAsker

LANGUAGE, PLACE, NAMES, PASSPHRASE, RECOVERY, JOIN = range(6)
COUNT = 6
WIDTH = 680


class FirstStart(Surface):
    """opened(installation): it was made and stands open; the window's own work begins. language_chosen(code): the
    interface speaks it already; remember it.

    Answers are kept when going back. Until the passphrase is confirmed nothing is written; a making that fails or is
    killed leaves an empty folder.
    """

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        *,
        cost: Cost = STRONG_COST,
        clock: Clock | None = None,
        ask: FileAsker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("page", parent)
        self._folder, self._jobs, self._cost, self._clock = folder, jobs, cost, clock
        self._ask = ask or FileAsker()
        self.draft = Draft(language=language.current())
        self.installation: Installation | None = None
        self._at = LANGUAGE
        self._making = False
        self.step: Step | None = None
        self._number = Label("", tone="text_muted")
        self._scroll = DetailScroll()
        self.progress = ProgressStrip()
        self.progress.cancel_button.hide()
        self.progress.hide()
        self.back_button = Button("", "caret-left", keys="Esc", on_click=self.back)
        self.next_button = PrimaryButton("", "check", on_click=self.forward)
        self._lay_out()
        self._show(LANGUAGE)

    def _lay_out(self) -> None:
        head, foot = Surface("bar"), Surface("foot")
        head.setFixedHeight(52)
        foot.setFixedHeight(56)
        top, bottom = QHBoxLayout(head), QHBoxLayout(foot)
        for row in (top, bottom):
            row.setContentsMargins(16, 0, 16, 0)
            row.setSpacing(8)
        top.addWidget(Brand())
        top.addStretch(1)
        top.addWidget(self._number)
        bottom.addWidget(self.back_button)
        bottom.addStretch(1)
        bottom.addWidget(self.next_button)
        bottom.addWidget(KeyCap("Ctrl+Enter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    # ---- steps
    def _make_step(self, at: int) -> Step:
        draft, installation = self.draft, self.installation
        if at == LANGUAGE:
            made = LanguageStep(draft)
            made.chosen.connect(self._speak)
            return made
        plain: dict[int, Callable[[Draft], Step]] = {PLACE: PlaceStep, NAMES: NamesStep, PASSPHRASE: PassphraseStep}
        if at in plain:
            return plain[at](draft)
        assert installation is not None
        return (RecoveryStep if at == RECOVERY else JoinStep)(draft, installation, self._ask)

    def _show(self, at: int) -> None:
        self._at = at
        self.step = self._make_step(at)
        self.step.forward.connect(self.forward)
        self.step.setMaximumWidth(WIDTH)
        self.progress.setParent(None)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 40, 24, 24)
        column.setSpacing(12)
        for widget in (self.step, self.progress):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            column.addLayout(row)
        self.progress.setMaximumWidth(WIDTH)
        column.addStretch(1)
        before = self._scroll.takeWidget()  # it may be what is calling: deleted when it has returned
        self._scroll.setWidget(holder)
        if before is not None:
            before.hide()
            before.deleteLater()
        words = self.tr("Step {n} of {total}: {title}")
        self._number.setText(words.format(n=at + 1, total=COUNT, title=self.step.title))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setVisible(LANGUAGE < at < RECOVERY or at == JOIN)
        names = {PASSPHRASE: self.tr("Set up"), JOIN: self.tr("Open Köprü")}
        self.next_button.setText(names.get(at, self.tr("Next")))
        if self.isVisible():
            self.step.focus_first()

    def focus_first(self) -> None:
        if self.step is not None:
            self.step.focus_first()

    @property
    def at(self) -> int:
        return self._at

    def forward(self) -> None:
        """The next step, if this one is answered."""
        if self._making or self.step is None or not self.step.store():
            return
        if self._at == PASSPHRASE:
            self._make()
        elif self._at == JOIN:
            self.draft.passphrase = ""
            self.opened.emit(self.installation)
        else:
            self._show(self._at + 1)

    def back(self) -> None:
        """The step before; what was answered stays. There is none behind a made installation."""
        if self._making or self.step is None or self._at in (LANGUAGE, RECOVERY):
            return
        if self._at < RECOVERY:
            self.step.store()  # what is there so far; its faults are said when going forward
        self._show(self._at - 1)

    def _speak(self, code: str) -> None:
        """Speak the language at once; `changeEvent` builds the page anew."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            language.install(app, code)
        self.draft.language = code
        self.language_chosen.emit(code)

    # ---- making
    def _make(self) -> None:
        new, passphrase, cost, clock, folder = (
            self.draft.new_installation(), self.draft.passphrase, self._cost, self._clock, self._folder,
        )  # fmt: skip

        def work(progress: Progress) -> Installation:
            progress.check()
            return create_installation(folder, new, passphrase, cost=cost, clock=clock)

        self._set_making(True)
        self._jobs.start(self.tr("Setting up"), work, self._made, self._failed, lambda: self._set_making(False))

    def _set_making(self, on: bool) -> None:
        self._making = on
        why = self.tr("This place is being set up.") if on else ""
        for button in (self.back_button, self.next_button):
            button.setEnabled(not on)
            button.setToolTip(why)
        if on:
            means = self.tr("Keys are made and the empty data is encrypted. This takes a moment.")
            self.progress.start(self.tr("Setting up"), means)
        else:
            self.progress.hide()

    def _made(self, installation: Installation) -> None:
        self._set_making(False)
        self.installation = installation
        self._show(RECOVERY)

    def _failed(self, error: BaseException) -> None:
        self._set_making(False)
        if not isinstance(error, UserError):
            raise error
        sentence = errors.sentence(error)
        if isinstance(error, InvalidInput) and error.field in ("province", "name"):
            self._show(NAMES)
            if isinstance(self.step, NamesStep):
                self.step.show_field(error.field, sentence)
        elif self.step is not None:
            self.step.banner.show_text(sentence, "danger")
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward()
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.step is not None and not self._making:
            if self._at in (NAMES, PASSPHRASE):
                self.step.store()
            self._show(self._at)

"""What is done to many records at once: a pane in the place of the record, with a beginning, progress and an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.journal import UndoResult
from db.text import format_number
from desktop import errors, language
from desktop.jobs import Jobs, Progress
from desktop.registry.lists.views import InMemory, Keeper
from desktop.registry.repeated import OfferedField, TagsField
from desktop.widgets import DetailScroll, FootBar, FormLayout, Label, ProgressStrip, hline
from desktop.widgets.asking import FileAsker

if TYPE_CHECKING:
    from db.registry.bulk import BulkResult, BulkService, Chosen
    from db.registry.letters import LetterService


@dataclass(frozen=True)
class Tools:
    """What a list works with besides its records. Without `bulk` or `letters` what needs them is not offered."""

    bulk: BulkService | None = None
    letters: Callable[[], LetterService] | None = None
    keeper: Keeper = field(default_factory=InMemory)
    asker: FileAsker = field(default_factory=FileAsker)


def figure(count: int) -> str:
    return format_number(count, language.current())


def run(
    jobs: Jobs | None, title: str, work: Callable[[Progress | None], Any], done: Callable[[Any], Any],
    failed: Callable[[UserError], Any], cancelled: Callable[[], Any] | None = None,
) -> Any:  # fmt: skip
    """Do `work` off the interface's thread where there are `jobs`, and give the Job; here and now otherwise."""

    def refused(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        failed(error)

    if jobs is not None:
        return jobs.start(title, work, done, refused, cancelled)
    try:
        result = work(None)
    except UserError as error:
        failed(error)
        return None
    done(result)
    return None


class TaskPane(QWidget):
    """Base. done(sentence, undo): it was carried out. left: it was closed.

    A subclass fills `form` and says what to do in `work`; an UserError goes to the field that it names.
    """

    done = Signal(str, object)
    left = Signal()

    def __init__(self, primary: str, jobs: Jobs | None, *, icon_name: str = "check") -> None:
        super().__init__()
        self._jobs, self._job = jobs, None
        self.entity = ""
        self.ask: Callable[[], Chosen] = tuple
        self.chosen: Chosen = ()
        self.title = Label("", "record", "strong", elide=True)
        self.form = FormLayout()
        self.form.submitted.connect(self.start)
        self.progress = ProgressStrip()
        self.progress.cancelled.connect(self.cancel)
        self.progress.hide()
        self.foot = FootBar(primary, self.start, self.leave, primary_icon=icon_name)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.title)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(hline())
        column.addWidget(DetailScroll(self.form), 1)
        column.addWidget(self.progress)
        column.addWidget(self.foot)

    # ---- what a task says
    def heading(self, count: str) -> str:
        """The title over `count` chosen records."""
        raise NotImplementedError

    def begin(self) -> None:
        """Make the form ready for what is chosen."""

    def prepare(self) -> bool:
        """Look through the form before work begins: False where it shall not; raises UserError."""
        return True

    def work(self, progress: Progress | None) -> Any:
        """What is done, off the interface's thread: it asks no widget."""
        raise NotImplementedError

    def finished(self, result: Any) -> tuple[str, Callable[[], None] | None]:
        """What is said at the end, and how it is taken back."""
        raise NotImplementedError

    # ---- its course
    def open(self, entity: str, ask: Callable[[], Chosen], count: int) -> None:
        """Begin with `count` records; `ask` tells which, when it is needed."""
        self.entity, self.ask = entity, ask
        self.follow(count)
        self.form.clear_errors()
        self.progress.hide()
        self.begin()
        self.form.focus_first()

    def follow(self, count: int) -> None:
        """Others are chosen now. Work that is under way goes on with those that it began with."""
        if not self.is_busy():
            self.title.setText(self.heading(figure(count)))

    def is_busy(self) -> bool:
        return self._job is not None

    @Slot()
    def start(self) -> None:
        if self.is_busy() or not self.form.check():
            return
        self.form.clear_errors()
        try:
            if not self.prepare():
                return
        except UserError as error:
            self.form.show_error(error)
            return
        self.chosen = self.ask()
        if self._jobs is not None:
            self.progress.start(self.title.full_text(), self.tr("Cancelling leaves everything as it was."))
        self.foot.primary.setEnabled(self._jobs is None)
        self._job = run(self._jobs, self.title.full_text(), self.work, self._ended, self._refused, self._stopped)
        if self._job is not None:
            self._job.progressed.connect(self.progress.report)

    def _rest(self) -> None:
        self._job = None
        self.progress.hide()
        self.foot.primary.setEnabled(True)

    def _ended(self, result: Any) -> None:
        self._rest()
        sentence, undo = self.finished(result)
        self.done.emit(sentence, undo)

    def _refused(self, error: UserError) -> None:
        self._rest()
        self.form.show_error(error)

    def _stopped(self) -> None:
        self._rest()
        self.form.banner.show_text(self.tr("Cancelled. Everything is as it was."), "info")

    @Slot()
    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def leave(self) -> None:
        """Close the pane; work that is under way is cancelled first."""
        if self.is_busy():
            self.cancel()
        else:
            self.left.emit()


class ChangePane(TaskPane):
    """A task that changes records and can be taken back."""

    def __init__(self, primary: str, bulk: BulkService, registry: Any, jobs: Jobs | None) -> None:
        super().__init__(primary, jobs)
        self.bulk, self.registry = bulk, registry

    def told(self, progress: Progress | None) -> Callable[[int, int], None] | None:
        return None if progress is None else progress.report

    def finished(self, result: BulkResult) -> tuple[str, Callable[[], None] | None]:
        if result.change_set is None:
            return self.tr("All of them were so already; nothing was changed."), None
        change_set = result.change_set

        def take_back() -> None:
            run(self._jobs, self.tr("Undo"), lambda _progress: self.bulk.undo(change_set), self._undone, self._told)

        return self.sentence(figure(result.changed)), take_back

    def _undone(self, taken_back: UndoResult | None) -> None:
        if taken_back is None or not taken_back.reverted:
            self.done.emit(self.tr("Changed since: kept."), None)

    def _told(self, error: UserError) -> None:
        self.done.emit(errors.sentence(error), None)

    def sentence(self, count: str) -> str:
        raise NotImplementedError


class TagPane(ChangePane):
    """Adds tags and takes tags away."""

    def __init__(self, bulk: BulkService, registry: Any, jobs: Jobs | None) -> None:
        super().__init__(self.tr("Change the tags"), bulk, registry, jobs)
        self._add = TagsField(self.tr("Add tags"), lambda: registry.tags(self.entity))
        self._remove = TagsField(self.tr("Take tags away"), lambda: registry.tags(self.entity))
        self.form.add("add", self._add)
        self.form.add("remove", self._remove)
        self.form.add_stretch()

    def heading(self, count: str) -> str:
        return self.tr("Tags of {n} records").format(n=count)

    def begin(self) -> None:
        self.form.set_values({"add": (), "remove": ()})

    def prepare(self) -> bool:
        for tags in (self._add, self._remove):
            tags.take_typed()
        self._wanted = tuple(self._add.value()), tuple(self._remove.value())
        return True

    def work(self, progress: Progress | None) -> BulkResult:
        add, remove = self._wanted
        return self.bulk.tag(self.entity, self.chosen, add, remove, self.told(progress))

    def sentence(self, count: str) -> str:
        return self.tr("Tags of {n} records changed.").format(n=count)


class OfficerPane(ChangePane):
    """Makes somebody answer for organisations."""

    def __init__(self, bulk: BulkService, registry: Any, jobs: Jobs | None) -> None:
        super().__init__(self.tr("Assign"), bulk, registry, jobs)
        self._officer = self.form.add("officer", OfferedField(self.tr("Responsible officer"), registry.officers))
        self._officer.set_hint(self.tr("Left empty, nobody answers for them any more."))
        self.form.add_stretch()

    def heading(self, count: str) -> str:
        return self.tr("Who answers for {n} organisations").format(n=count)

    def begin(self) -> None:
        self._officer.set_value(None)

    def prepare(self) -> bool:
        self._name = self._officer.value()
        return True

    def work(self, progress: Progress | None) -> BulkResult:
        return self.bulk.assign(self.chosen, self._name, self.told(progress))

    def sentence(self, count: str) -> str:
        return self.tr("Officer of {n} organisations changed.").format(n=count)

"""Letters and mail drafts to many: written once, with names in braces; the first one is shown as it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.errors import InvalidInput, UserError
from db.registry.addressees import PLACEHOLDERS, Addressee
from db.registry.bulk import Chosen
from db.registry.letters import LetterService, LetterTemplate, Written, check, filled, gaps
from db.text import upper_tr
from desktop import errors
from desktop.jobs import Jobs, Progress
from desktop.registry.lists.tasks import TaskPane, Tools, figure, run
from desktop.widgets import Banner, Button, ChoiceField, Label, NoteField, Surface, TextField

TOGETHER, EACH, DRAFTS = "together", "each", "drafts"
QUIET_MS = 200
_NONE_READ = "None of the chosen records is here any more."
_TEMPLATE = ("subject", "recipient", "body", "number", "signer", "signer_title")


class LetterPane(TaskPane):
    """Mail merge of the chosen records. The template is remembered by kind of record."""

    def __init__(self, letters: LetterService, tools: Tools, jobs: Jobs | None) -> None:
        super().__init__(self.tr("Make the letters…"), jobs, icon_name="file-text")
        self._letters, self._tools = letters, tools
        self._to: list[Addressee] = []
        self._asked: Chosen = ()
        self._plan = TOGETHER, Path(), LetterTemplate()
        self._build()
        self._quiet, self._read_soon = QTimer(self), QTimer(self)
        for timer, slot in ((self._quiet, self.show_first), (self._read_soon, self._read)):
            timer.setSingleShot(True)
            timer.setInterval(QUIET_MS)
            timer.timeout.connect(slot)
        self.form.changed.connect(self._quiet.start)

    def _build(self) -> None:
        form = self.form
        ways = [
            (TOGETHER, self.tr("One PDF with all letters")),
            (EACH, self.tr("A PDF for each")),
            (DRAFTS, self.tr("A mail draft for each")),
        ]
        form.add("way", ChoiceField(self.tr("What is made"), ways))
        form.add("subject", TextField(self.tr("Subject"), max_length=200))
        form.add("body", NoteField(self.tr("Text"), lines=6))
        self.fields_button = Button(self.tr("Insert a field"), "plus", small=True, on_click=self._show_fields)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.fields_button)
        line.addWidget(Label(self.tr("stands for what is each one’s own"), "small", tone="text_muted", elide=True))
        line.addStretch(1)
        form.add_widget(row)
        self.preview, self._remarks = Preview(), Banner()
        form.add_widget(self._remarks)
        form.add_widget(self.preview)
        form.add("recipient", NoteField(self.tr("Recipient and address"), lines=2))
        form.add_row(signer=TextField(self.tr("Signed by")), signer_title=TextField(self.tr("Their title")))
        later = self.tr("Empty where the registry gives it later.")
        form.add("number", TextField(self.tr("Number (Sayı)"), hint=later))
        self.fields_menu = QMenu(self)

    # ---- course
    def heading(self, count: str) -> str:
        return self.tr("Letter to {n} records").format(n=count)

    def follow(self, count: int) -> None:
        super().follow(count)
        if not self.is_busy():
            self._read_soon.start()

    def begin(self) -> None:
        kept = LetterTemplate.from_json(self._tools.keeper.get(f"letters.{self.entity}", "{}"))
        kept = kept if kept.signer else replace(kept, signer=self._letters.author)
        self.form.set_values({name: getattr(kept, name) for name in _TEMPLATE})
        self.fields_menu.clear()
        for name, meaning in PLACEHOLDERS[self.entity].items():
            words = QCoreApplication.translate("LetterField", meaning)
            self.fields_menu.addAction(f"{words}\t{{{name}}}").triggered.connect(partial(self.insert, name))
        self._read_soon.stop()
        self._read()

    def _read(self) -> None:
        """Who gets one, for the preview: and so that those without an address are told beforehand."""
        chosen, entity = self.ask(), self.entity
        self._asked = chosen

        def read(found: list[Addressee]) -> None:
            if chosen is self._asked:
                self._to = found
                self.show_first()

        run(self._jobs, self.tr("Letters"), lambda _progress: self._letters.addressees(entity, chosen), read,
            self.form.show_error)  # fmt: skip

    def template(self) -> LetterTemplate:
        return LetterTemplate(**{name: self.form.fields[name].value() for name in _TEMPLATE})

    def prepare(self) -> bool:
        """Nothing is made where no file is chosen."""
        check(self.template(), self.entity)
        way = self.form.fields["way"].value()
        if way == TOGETHER:
            target = self._tools.asker.save(
                self, self.tr("Where the letters are written"), self.tr("Letters.pdf"), "PDF (*.pdf)"
            )
        else:
            target = self._tools.asker.folder(self, self.tr("The folder for the letters"))
        self._plan = way, target or Path(), self.template()
        return target is not None

    def work(self, progress: Progress | None) -> Written:
        way, target, template = self._plan
        told = None if progress is None else progress.report
        to = self._letters.addressees(self.entity, self.chosen)
        if not to:
            raise InvalidInput(_NONE_READ, field="way")
        if way == TOGETHER:
            path = target if target.suffix == ".pdf" else target.with_name(target.name + ".pdf")
            return self._letters.write_together(path, template, to, told)
        write = self._letters.write_each if way == EACH else self._letters.write_drafts
        return write(target, template, to, told)

    def finished(self, result: Written) -> tuple[str, Callable[[], None] | None]:
        self._tools.keeper.put(f"letters.{self.entity}", self.template().to_json())
        sentence = self.tr("{n} letters written to {name}.").format(n=figure(result.count), name=result.path.name)
        return sentence, None

    # ---- fields and preview
    def _show_fields(self) -> None:
        self.fields_menu.popup(self.fields_button.mapToGlobal(self.fields_button.rect().bottomLeft()))

    def insert(self, name: str, _checked: bool = False) -> None:
        """Put a field where the cursor stands in the text."""
        area: Any = self.form.fields["body"].input
        area.insertPlainText(f"{{{name}}}")
        area.setFocus()

    def show_first(self) -> None:
        """The first letter as it will be, or what keeps it from being made."""
        template = self.template()
        self._show_remarks(template)
        if not self._to:
            self.preview.clear()
            return
        letter = filled(template, self._to[0])
        first, *where = letter.recipient.splitlines() or [""]
        signed = "\n".join(filter(None, (template.signer, template.signer_title)))
        self.preview.show_letter(letter.subject, upper_tr(first), "\n".join(where), letter.body, signed)

    def _show_remarks(self, template: LetterTemplate) -> None:
        """What is wrong with the template, who cannot be reached, what is not known of some."""
        if template.subject and template.body:
            try:
                check(template, self.entity)
            except UserError as error:
                self._remarks.show_text(errors.sentence(error), "danger")
                return
        total, remarks = len(self._to), []
        without = sum(not one.address for one in self._to)
        if without and self.form.fields["way"].value() == DRAFTS:
            remarks.append(
                self.tr("{n} of {total} have no e-mail address; no draft is made for them.").format(
                    n=figure(without), total=figure(total)
                )
            )
        remarks += [
            self.tr("{field} is not known of {n} of {total}.").format(
                field=f"{{{name}}}", n=figure(count), total=figure(total)
            )
            for name, count in gaps(template, self.entity, self._to).items()
        ]
        if remarks:
            self._remarks.show_text(" ".join(remarks), "warning")
        else:
            self._remarks.clear()


class Preview(Surface):
    """The first letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("well", parent)
        self._head = Label("", "small", tone="text_muted")
        self._head.setText(self.tr("The first letter"))
        self._subject = Label("", tone="text_muted", wrap=True)
        self._whom, self._where = Label("", weight="strong", wrap=True), Label("", "small", wrap=True)
        self._body, self._signed = Label("", wrap=True), Label("", weight="medium", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for label in (self._head, self._subject, self._whom, self._where, self._body, self._signed):
            column.addWidget(label)
        self.hide()

    def show_letter(self, subject: str, whom: str, where: str, body: str, signed: str) -> None:
        about = self.tr("Subject: {subject}").format(subject=subject)
        shown = ((self._subject, about if subject else ""), (self._whom, whom), (self._where, where),
                 (self._body, body), (self._signed, signed))  # fmt: skip
        for label, text in shown:
            label.setText(text)
            label.setVisible(bool(text))
        self.show()

    def clear(self) -> None:
        self.hide()

    def text(self) -> str:
        return "\n".join(label.text() for label in (self._subject, self._whom, self._where, self._body, self._signed))

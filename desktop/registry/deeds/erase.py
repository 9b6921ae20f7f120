"""Erasing a person's data for good: what goes and what stays, the name typed as a confirmation, the minutes of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from db.errors import InvalidInput, UserError
from db.registry.erasing.rows import REASONS, ErasurePlan, ErasureRecord
from db.registry.erasing.service import ErasureService
from desktop.jobs import Jobs
from desktop.registry.deeds.pane import DeedPane
from desktop.widgets import CheckBox, ChoiceField, Fact, TextField
from desktop.widgets.asking import FileAsker


class ErasePane(DeedPane):
    """One person. After the erasing the same place offers the minutes."""

    def __init__(self, erasing: ErasureService, jobs: Jobs | None, ask: FileAsker | None = None) -> None:
        super().__init__("", jobs, "eraser")
        self._erasing, self._ask = erasing, ask or FileAsker()
        self.plan: ErasurePlan | None = None
        self._done: ErasureRecord | None = None
        self.reason = ChoiceField(self.tr("Why"), [(code, words) for code, words in self._reasons().items()])
        self.texts = CheckBox("")
        self.typed = TextField("")
        self.petition = TextField(self.tr("Number of the petition or decision"))
        self.approver = TextField(self.tr("Approved by"))
        self.form.add("reason", self.reason)
        self.form.add_widget(self.texts)
        self.form.add("typed", self.typed)
        self.form.add("petition", self.petition)
        self.form.add("approver", self.approver)

    def _reasons(self) -> dict[str, str]:
        words = {
            "request": self.tr("The person asked for it (art. 11)"),
            "purpose": self.tr("The purpose has gone (art. 7)"),
            "period": self.tr("The period of keeping is over"),
            "consent": self.tr("Consent was withdrawn"),
            "decision": self.tr("A decision of the Authority or a court"),
            "mistake": self.tr("Recorded by mistake"),
        }
        return {code: words[code] for code in REASONS}

    def open(self, entity: str, record: uuid.UUID) -> None:
        """Raises UserError where the record cannot be erased here."""
        plan = self.plan = self._erasing.plan(entity, record)
        self._done = None
        self.title.setText(self.tr("Erase for good: {name}").format(name=plan.name))
        warning = self.tr("This cannot be undone, neither here nor anywhere else. History keeps only that it was done.")
        self.banner.show_text(warning, "danger")
        self.facts.set_facts(self._facts(plan))
        self.texts.setText(self.tr("Erase the words of the {n} shared contacts as well").format(n=plan.texts))
        self.texts.setVisible(plan.texts > 0)
        self.texts.setChecked(False)
        self.typed.label.setText(self.tr("Type this to confirm: {name}").format(name=plan.name))
        self.form.clear_errors()
        self.form.set_values({"typed": "", "petition": "", "approver": ""})
        self._stage(before=True)

    def _stage(self, *, before: bool) -> None:
        self.holds = not before
        for field, shown in ((self.reason, before), (self.typed, before), (self.petition, not before),
                             (self.approver, not before)):  # fmt: skip
            field.setVisible(shown)
        self.act = self._erase if before else self._print
        self.foot.primary.setText(self.tr("Erase for good") if before else self.tr("Save the minutes…"))
        leaving = self.tr("Cancel") if before else self.tr("Close")  # what is done is not cancelled any more
        self.foot.cancel.setText(leaving)
        self.foot.cancel.setAccessibleName(leaving)
        layout = self.foot.layout()
        if layout is not None:
            layout.activate()
        self.form.focus_first() if before else self.petition.input.setFocus()

    def _facts(self, plan: ErasurePlan) -> list[Fact]:
        names = self._names()
        goes = " · ".join(f"{names.get(entity, entity)}: {count}" for entity, count in plan.goes.items())
        facts = [Fact(self.tr("Erased"), goes, wide=True)]
        if plan.national_number:
            facts.append(Fact(self.tr("Identity number"), self.tr("erased on this computer"), wide=True))
        if plan.texts:
            stays = self.tr("{n} contacts were with others too. Their words stay: read them, they may name the person.")
            facts.append(Fact(self.tr("Stays"), stays.format(n=plan.texts), wide=True))
        if plan.elsewhere:
            later = self.tr("{n} records of other offices are erased at headquarters once this has come there.")
            facts.append(Fact(self.tr("Elsewhere"), later.format(n=plan.elsewhere), wide=True))
        travels = self.tr("It goes with the next packages to every place that has the record, and is erased there.")
        facts.append(Fact(self.tr("Other places"), travels, wide=True))
        if plan.backups:
            backups = self.tr("{n} made until today still hold it; they go by themselves within twelve months.")
            facts.append(Fact(self.tr("Backups"), backups.format(n=plan.backups), wide=True))
        return facts

    def _names(self) -> Mapping[str, str]:
        return {
            "person": self.tr("records of the person"), "post": self.tr("posts"),
            "participation": self.tr("participations"), "attendance": self.tr("marks of attendance"),
            "contact": self.tr("contacts with them alone"), "contact_person": self.tr("links to contacts"),
            "contact_organisation": self.tr("links to organisations"), "follow_up": self.tr("follow-ups"),
            "attachment": self.tr("documents"), "merge": self.tr("notes of merging"),
            "response": self.tr("interviews"), "answer": self.tr("answers"),
        }  # fmt: skip

    # ---- acting
    def _erase(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.form.clear_errors()
        self.holds = True
        typed, texts, reason = self.typed.value(), self.texts.isChecked(), self.reason.value()
        self.work(
            self.tr("Erasing"),
            lambda: self._erasing.erase(plan.entity, plan.record, reason, typed=typed, texts=texts),
            self._erased,
        )

    def show_error(self, error: UserError) -> None:
        self.holds = self._done is not None
        if error.code == "erasure_refused":
            error = InvalidInput(error.message, field="typed", **error.details)
        super().show_error(error)

    def _erased(self, done: ErasureRecord) -> None:
        self._done = done
        self.title.setText(self.tr("Erased for good"))
        self.banner.show_text(self.tr("The data was erased. Keep the minutes for at least three years."), "success")
        self.facts.set_facts([])
        self.texts.hide()
        self._stage(before=False)
        person = self.tr("The person’s data was erased for good.")
        self.told.emit(person if done.entity == "person" else self.tr("The interview was erased for good."))

    def _print(self) -> None:
        done = self._done
        target = self._ask.save(self, self.tr("Where the minutes are written"), self.tr("Minutes.pdf"), "PDF (*.pdf)")
        if target is None or done is None:
            return
        values: dict[str, Any] = self.form.values()
        try:
            self._erasing.print_minutes(target, done, values["petition"] or "", values["approver"] or "")
        except UserError as error:
            self.show_error(error)
            return
        self.told.emit(self.tr("Minutes written to {name}.").format(name=target.name))
        self.leave()

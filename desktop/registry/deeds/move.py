"""Whose an organisation is: given to another province with what is about it, or shared with other offices."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from db import reference
from db.errors import UserError
from db.registry.moving.rows import Place
from db.registry.moving.service import MovingService
from db.text import fold
from desktop.jobs import Jobs
from desktop.registry.deeds.pane import DeedPane
from desktop.widgets import ChoiceField, Fact, PickManyField

CENTRE = 0


class MovePane(DeedPane):
    """One organisation: its office, and those that see it besides."""

    def __init__(self, moving: MovingService, jobs: Jobs | None) -> None:
        super().__init__(self.tr("Apply"), jobs, "check")
        self._moving = moving
        self._organisation: uuid.UUID | None = None
        self._before = Place(CENTRE)
        self.office = ChoiceField(self.tr("Belongs to"), self._offices())
        self.sees = PickManyField(
            self.tr("Also seen and written by"), self._search, placeholder=self.tr("Province or plate…"),
            hint=self.tr("Contacts, people and documents that such an office adds stay its own and headquarters’."),
        )  # fmt: skip
        self.form.add("to", self.office)
        self.form.add("sees", self.sees)
        self.office.changed.connect(self._explain)
        self.act = self._move

    def _offices(self) -> list[tuple[int, str]]:
        provinces = [(one.plate, f"{one.plate:02} {one.name}") for one in reference.provinces()]
        return [(CENTRE, self.tr("Headquarters")), *provinces]

    def _search(self, typed: str) -> Sequence[tuple[int, str, str]]:
        wanted = fold(typed)
        return [
            (plate, name, "") for plate, name in self._offices()
            if plate != CENTRE and any(part.startswith(wanted) for part in fold(name).split())
        ]  # fmt: skip

    def open(self, organisation: uuid.UUID, name: str) -> None:
        """Raises UserError where the record is not here any more."""
        self._organisation = organisation
        before = self._before = self._moving.place(organisation)
        names = dict(self._offices())
        self.title.setText(self.tr("Move to another province: {name}").format(name=name))
        self.banner.clear()
        self.form.clear_errors()
        self.form.set_values({"to": before.office})
        self.sees.set_value([(office, names[office]) for office in before.sees])
        self._explain()

    def _explain(self) -> None:
        to = self.office.value()
        if self._organisation is None or to == self._before.office:
            waits = self.tr(
                "Choose the new office: what goes with the organisation and what stays is listed here first."
            )
            self.facts.set_facts([Fact(self.tr("Goes with it"), waits, wide=True)])
            return
        try:
            plan = self._moving.plan(self._organisation, to)
        except UserError as error:
            self.show_error(error)
            return
        self.form.clear_errors()
        goes = self.tr("Posts, people who represent nobody else, contacts with it alone, documents: {n} records.")
        stays = self.tr("What is also about others stays and is seen by both offices: {n} records.")
        later = self.tr("The office that gives it away keeps it until all that it wrote has reached headquarters.")
        self.facts.set_facts([
            Fact(self.tr("Goes with it"), goes.format(n=sum(plan.goes.values())), wide=True),
            Fact(self.tr("Stays"), stays.format(n=sum(plan.shared.values())), wide=True),
            Fact(self.tr("When"), later, wide=True),
        ])  # fmt: skip

    def _move(self) -> None:
        organisation, before = self._organisation, self._before
        to, sees = self.office.value(), [int(one) for one in self.sees.value()]
        if organisation is None:
            return
        if to == before.office and sorted(sees) == list(before.sees):
            self.told.emit(self.tr("Nothing was changed."))
            self.leave()
            return

        def work() -> None:
            if to != before.office:
                self._moving.move(organisation, to)
            if set(sees) - {to} != set(before.sees) - {to}:
                self._moving.share(organisation, [one for one in sees if one != to])

        self.work(self.tr("Moving"), work, lambda _done: self._moved(to != before.office))

    def _moved(self, moved: bool) -> None:
        words = self.tr("The organisation goes to its new office with the next packages.")
        self.told.emit(words if moved else self.tr("The offices that see the organisation were changed."))
        self.leave()

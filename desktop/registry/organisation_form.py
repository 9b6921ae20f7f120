"""Entry and change of an organisation, in place."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db import reference
from db.errors import UserError
from db.registry.rows import OrganisationFacts, Remark
from db.registry.service import RegistryService
from db.text import format_phone
from desktop import errors, language
from desktop.registry import words
from desktop.registry.entry import EntryForm
from desktop.widgets import CheckBox, ChoiceField, DateField, Field, NoteField, TextField

_WATCHED = ("register_no", "tax_no", "phone", "email", "founded_on", "province", "kind")


class OrganisationForm(EntryForm):
    """saved(id, is_new). open_requested("organisation", id): a record that may be the same."""

    open_requested = Signal(str, object)

    def __init__(self, registry: RegistryService, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Save organisation"), parent)
        self._registry = registry
        self.public_benefit = CheckBox(self.tr("Of public benefit"))
        self._build()
        self.form.fields["province"].changed.connect(self._offer_districts)
        for name in ("name", "register_no"):
            self.form.fields[name].changed.connect(self._look_for_duplicates)
        for name in _WATCHED:
            self.form.fields[name].left.connect(self._remark)
        self.public_benefit.toggled.connect(lambda _on: self.note_change())

    def _build(self) -> None:
        now = language.current()

        def listed(name: str) -> Sequence[tuple[Any, str]]:
            return reference.choices(name, now)

        provinces = [(one.plate, one.name) for one in reference.provinces()]
        form = self.form
        form.add("name", TextField(self.tr("Name"), hint=self.tr("The official name, not shortened")))
        form.add_widget(self.banner)
        form.add_row(
            kind=ChoiceField(self.tr("Kind"), listed("organisation_kinds")),
            status=ChoiceField(self.tr("Status"), listed("organisation_statuses")),
            short_name=TextField(self.tr("Short name")),
        )
        form.add_row(
            register_no=TextField(self.tr("Register no."), placeholder="26-014-087"),
            tax_no=TextField(self.tr("Tax no.")),
            founded_on=DateField(self.tr("Founded on"), today=self._registry.today),
        )
        form.add("activity_class", ChoiceField(self.tr("Activity"), listed("activity_classes"), empty="–"))
        form.add_widget(self.public_benefit)
        form.add_row(
            province=ChoiceField(self.tr("Province"), provinces, empty="–"),
            district=ChoiceField(self.tr("District"), [], empty="–"),
        )
        form.add("address", TextField(self.tr("Address")))
        form.add_row(phone=TextField(self.tr("Telephone")), email=TextField(self.tr("E-mail")))
        form.add_row(kep=TextField(self.tr("KEP")), web=TextField(self.tr("Web")))
        form.add("notes", NoteField(self.tr("Notes"), lines=3))
        form.add_stretch()

    # ---- opening
    def start_new(self, name: str = "") -> None:
        """An empty form; the kind most often wanted and the office's province are filled in."""
        plain = OrganisationFacts(name=name, province=self._registry.home_province)
        self._begin(None, plain, self.tr("New organisation"))

    def start_edit(self, organisation: uuid.UUID) -> None:
        """Raises NotFound."""
        facts = self._registry.organisation(organisation).facts
        self._begin(organisation, facts, self.tr("Edit organisation"))
        self._remark()

    def _begin(self, record: uuid.UUID | None, facts: OrganisationFacts, title: str) -> None:
        values = asdict(facts)
        values["phone"] = format_phone(facts.phone) if facts.phone else ""
        self.form.fields["province"].set_value(facts.province)
        self._offer_districts()
        self.public_benefit.setChecked(facts.public_benefit)
        self.begin(record, values, title)
        self._look_for_duplicates()

    @Slot()
    def _offer_districts(self) -> None:
        plate = self.form.fields["province"].value()
        field = self.form.fields["district"]
        assert isinstance(field, ChoiceField)
        offered = reference.districts(plate) if plate is not None else ()
        field.set_choices([(one.code, one.name) for one in offered])

    # ---- while typing
    def facts(self) -> OrganisationFacts:
        """What stands in the form."""
        values: dict[str, Any] = {name: value or None for name, value in self.form.values().items()}
        values |= {"name": values["name"] or "", "public_benefit": self.public_benefit.isChecked()}
        known = {each.name for each in fields(OrganisationFacts)}
        return OrganisationFacts(**{name: value for name, value in values.items() if name in known})

    @Slot()
    def _remark(self) -> None:
        found: dict[str, Remark] = {one.field: one for one in self._registry.remarks_on_organisation(self.facts())}
        for name in _WATCHED:
            field: Field = self.form.fields[name]
            remark = found.get(name)
            if remark is not None:
                field.set_warning(errors.sentence(UserError(remark.message, **remark.details)))
            elif not field.error():
                field.clear_error()

    @Slot()
    def _look_for_duplicates(self) -> None:
        values = self.form.values()
        same = self._registry.possible_duplicates(values["name"], values["register_no"], self.record_id, 1)
        if not same:
            self.banner.clear()
            return
        one = same[0]
        where = ", ".join(filter(None, (one.register_no, words.label("districts", one.district))))
        told = self.tr("The same register number: “{name}” ({where}).")
        if one.same == "name":
            told = self.tr("“{name}” is already recorded ({where}). Is it the same one?")
        text = told.format(name=one.name, where=where or "–")
        self.banner.show_text(
            text, "warning", self.tr("Open it"), lambda: self.open_requested.emit("organisation", one.id)
        )

    # ---- saving
    def keep(self) -> uuid.UUID | None:
        facts = self.facts()
        if self.record_id is None:
            return self._registry.add_organisation(facts)
        changed = self.changed_values(asdict(facts))
        self._registry.update_organisation(self.record_id, **changed)
        return self.record_id

"""Entry and change of an organisation, in place."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db import reference
from db.registry.rows import OrganisationFacts
from db.registry.service import RegistryService
from db.text import format_phone
from desktop import language
from desktop.registry import words
from desktop.registry.entry import EntryForm, apart, together
from desktop.registry.repeated import FormerNamesField, OfferedField, SeveralField, TagsField
from desktop.widgets import CheckBox, ChoiceField, DateField, NoteField, TextField

_WATCHED = ("register_no", "tax_no", "phone", "email", "kep", "founded_on", "province", "kind")
BRANCH = "SUB"  # code of the reference list of kinds
IN_ITS_NAME = "Şubesi"  # the official names are Turkish, whatever the interface speaks


class OrganisationForm(EntryForm):
    """The form of an organisation; while its name is typed, those that may be the same are named."""

    def __init__(self, registry: RegistryService, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Save organisation"), parent)
        self._registry = registry
        self._head_office: uuid.UUID | None = None
        self.public_benefit = CheckBox(self.tr("Of public benefit"))
        self._build()
        self.form.fields["province"].changed.connect(self._offer_districts)
        self.form.fields["kind"].changed.connect(self._name_number)
        self.form.fields["kind"].changed.connect(self._offer_classes)
        for name in ("name", "register_no"):
            self.form.fields[name].changed.connect(self._look_for_duplicates)
        self.pause.timeout.connect(self._look_for_duplicates)  # a telephone is whole when nothing more is typed
        for name in ("tax_no", "phone", "email"):
            self.form.fields[name].left.connect(self._look_for_duplicates)
        self.watch(_WATCHED)
        self.public_benefit.toggled.connect(self._show_benefit)
        self.public_benefit.toggled.connect(lambda _on: self.note_change())

    def _build(self) -> None:
        now, form, today = language.current(), self.form, self._registry.today

        def listed(name: str) -> Sequence[tuple[Any, str]]:
            return reference.choices(name, now)

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
            founded_on=DateField(self.tr("Founded on"), today=today),
        )
        form.add("activity_class", ChoiceField(self.tr("Activity"), listed("activity_classes"), empty="–"))
        form.add_widget(self.public_benefit)
        form.add("public_benefit_on", DateField(self.tr("Day of the decision"), today=today))
        self._build_place()
        form.add("tags", TagsField(self.tr("Tags"), lambda: self._registry.tags("organisation")))
        form.add("officer", OfferedField(self.tr("Responsible officer"), self._registry.officers))
        form.add("former_names", FormerNamesField(self.tr("Former names"), listed("organisation_kinds"), today))
        form.add("notes", NoteField(self.tr("Notes"), lines=3))
        form.add_stretch()

    def _build_place(self) -> None:
        provinces = [(one.plate, one.name) for one in reference.provinces()]
        form = self.form
        form.add_row(
            province=ChoiceField(self.tr("Province"), provinces, empty="–"),
            district=ChoiceField(self.tr("District"), [], empty="–"),
        )
        form.add("address", TextField(self.tr("Address")))
        form.add_row(
            phone=SeveralField(self.tr("Telephone"), self.tr("Another telephone"), self.tr("Other telephone")),
            email=SeveralField(self.tr("E-mail"), self.tr("Another e-mail"), self.tr("Other e-mail")),
        )
        form.add_row(kep=TextField(self.tr("KEP")), web=TextField(self.tr("Web")))

    # ---- opening
    def start_new(self, name: str = "") -> None:
        """An empty form; the kind most often wanted and the office's province are filled in."""
        plain = OrganisationFacts(name=name, province=self._registry.home_province)
        self._begin(None, plain, self.tr("New organisation"))

    def start_branch(self, head_office: uuid.UUID) -> None:
        """A new branch with what it has from its head office. Raises NotFound."""
        head = self._registry.organisation(head_office).facts
        plain = OrganisationFacts(
            f"{head.name} {IN_ITS_NAME}", BRANCH, activity_class=head.activity_class,
            province=self._registry.home_province or head.province, web=head.web, officer=head.officer,
        )  # fmt: skip
        self._begin(None, plain, self.tr("New branch of {name}").format(name=head.name), head_office)

    def start_edit(self, organisation: uuid.UUID) -> None:
        """Raises NotFound."""
        facts = self._registry.organisation(organisation).facts
        self._begin(organisation, facts, self.tr("Edit organisation"))
        self.remark()

    def _begin(
        self, record: uuid.UUID | None, facts: OrganisationFacts, title: str, head_office: uuid.UUID | None = None
    ) -> None:
        self._head_office = head_office
        values = asdict(facts) | {"former_names": facts.former_names} | together(asdict(facts))
        values["phone"] = [format_phone(phone) for phone in values["phone"]]
        self.form.fields["province"].set_value(facts.province)
        self._offer_districts()
        self._set_classes(facts.kind, facts.activity_class)
        self.public_benefit.setChecked(facts.public_benefit)
        self._show_benefit()
        self.begin(record, values, title)
        self._name_number()
        self._look_for_duplicates()

    @Slot()
    def _offer_classes(self) -> None:
        """The classes are those of the kind; one that was recorded before can still be chosen."""
        field = self.form.fields["activity_class"]
        self._set_classes(self.form.fields["kind"].value(), field.value())

    def _set_classes(self, kind: str, now: str | None) -> None:
        field = self.form.fields["activity_class"]
        assert isinstance(field, ChoiceField)
        offered = dict(reference.activity_classes(kind, language.current()))
        if now:
            offered.setdefault(now, words.label("activity_classes", now))
        field.set_choices(list(offered.items()))
        field.set_value(now)

    @Slot()
    def _offer_districts(self) -> None:
        plate = self.form.fields["province"].value()
        field = self.form.fields["district"]
        assert isinstance(field, ChoiceField)
        offered = reference.districts(plate) if plate is not None else ()
        field.set_choices([(one.code, one.name) for one in offered])

    @Slot()
    def _name_number(self) -> None:
        """The register number is called what it is called for this kind."""
        field, kind = self.form.fields["register_no"], self.form.fields["kind"].value()
        name = words.number_name(kind) or self.tr("Register no.")
        field.label.setText(name)
        field.input.setAccessibleName(name)
        assert isinstance(field, TextField)
        field.line.setPlaceholderText("26-014-087" if words.has_kutuk(kind) else "")

    @Slot()
    def _show_benefit(self) -> None:
        self.form.fields["public_benefit_on"].setVisible(self.public_benefit.isChecked())

    # ---- while typing
    def facts(self) -> OrganisationFacts:
        """What stands in the form."""
        typed = self.form.values()
        values: dict[str, Any] = {name: value or None for name, value in typed.items()}
        values |= {name: tuple(typed[name]) for name in ("tags", "former_names")} | apart(typed)
        benefit = self.public_benefit.isChecked()
        values |= {"name": values["name"] or "", "public_benefit": benefit}
        if not benefit:
            values["public_benefit_on"] = None
        return OrganisationFacts(**values)

    @Slot()
    def remark(self) -> None:
        self.show_remarks(_WATCHED, self._registry.remarks_on_organisation(self.facts()))

    @Slot()
    def _look_for_duplicates(self) -> None:
        values = self.form.values()
        same = self._registry.possible_duplicates(
            values["name"], values["register_no"], self.record_id or self._head_office, 1,
            tax_no=values["tax_no"], phones=values["phone"], emails=values["email"],
        )  # fmt: skip
        if not same:
            self.banner.clear()
            return
        one = same[0]
        where = ", ".join(filter(None, (one.register_no, words.label("districts", one.district)))) or "–"
        text = {
            "register_no": self.tr("The same register number: “{name}” ({where})."),
            "tax_no": self.tr("The same tax number: “{name}” ({where})."),
            "phone": self.tr("The same telephone: “{name}” ({where})."),
            "email": self.tr("The same e-mail: “{name}” ({where})."),
            "name": self.tr("“{name}” is already recorded ({where}). Is it the same one?"),
        }[one.same].format(name=one.name, where=where)
        self.banner.show_text(
            text, "warning", self.tr("Open it"), lambda: self.open_requested.emit("organisation", one.id)
        )

    # ---- saving
    def keep(self) -> uuid.UUID | None:
        facts = self.facts()
        if self.record_id is None and self._head_office is not None:
            return self._registry.add_branch(facts, self._head_office)
        if self.record_id is None:
            return self._registry.add_organisation(facts)
        changed = self.changed_values({each.name: getattr(facts, each.name) for each in fields(facts)})
        self._registry.update_organisation(self.record_id, **changed)
        return self.record_id

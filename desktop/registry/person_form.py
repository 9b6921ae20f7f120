"""Entry and change of a person, in place."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db import reference
from db.registry.rows import PersonFacts
from db.registry.service import RegistryService
from db.text import format_phone
from desktop import language
from desktop.registry.entry import EntryForm, apart, together
from desktop.registry.repeated import SeveralField, TagsField, YearField
from desktop.widgets import ChoiceField, NoteField, TextField

_WATCHED = ("phone", "email")


class PersonForm(EntryForm):
    """The form of a person; while the name is typed, those who may be the same are named."""

    def __init__(self, registry: RegistryService, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Save person"), parent)
        self._registry = registry
        form = self.form
        form.add_row(
            given_name=TextField(self.tr("Given name")),
            family_name=TextField(self.tr("Family name")),
        )
        form.add_widget(self.banner)
        titles = reference.choices("titles", language.current())
        sexes = [("female", self.tr("Female")), ("male", self.tr("Male"))]
        form.add_row(
            title=ChoiceField(self.tr("Title"), titles, empty="–"),
            sex=ChoiceField(self.tr("Sex (if needed)"), sexes, empty="–"),
            birth_year=YearField(self.tr("Year of birth (if needed)"), max_length=4),
        )
        form.add_row(
            phone=SeveralField(self.tr("Telephone"), self.tr("Another telephone"), self.tr("Other telephone")),
            email=SeveralField(self.tr("E-mail"), self.tr("Another e-mail"), self.tr("Other e-mail")),
        )
        form.add("address", TextField(self.tr("Address")))
        form.add("tags", TagsField(self.tr("Tags"), lambda: registry.tags("person")))
        form.add("notes", NoteField(self.tr("Notes"), lines=3))
        form.add_stretch()
        for name in ("given_name", "family_name"):
            form.fields[name].changed.connect(self._look_for_the_same)
        self.pause.timeout.connect(self._look_for_the_same)  # a telephone is whole when nothing more is typed
        for name in _WATCHED:
            form.fields[name].left.connect(self._look_for_the_same)
        self.watch(_WATCHED)

    def start_new(self, name: str = "") -> None:
        """An empty form; of `name` the last word is the family name."""
        given, _, family = name.strip().rpartition(" ")
        self._begin(None, PersonFacts(given or family, family if given else ""), self.tr("New person"))

    def start_edit(self, person: uuid.UUID) -> None:
        """Raises NotFound."""
        self._begin(person, self._registry.person(person).facts, self.tr("Edit person"))
        self.remark()

    def _begin(self, record: uuid.UUID | None, facts: PersonFacts, title: str) -> None:
        field = self.form.fields["title"]
        assert isinstance(field, ChoiceField)
        titles = list(reference.choices("titles", language.current()))
        if facts.title and facts.title not in dict(titles):
            titles.append((facts.title, facts.title))
        field.set_choices(titles)
        self.banner.clear()
        values = asdict(facts) | together(asdict(facts))
        values["phone"] = [format_phone(phone) for phone in values["phone"]]
        self.begin(record, values, title)

    @Slot()
    def _look_for_the_same(self) -> None:
        values = self.form.values()
        given, family = values["given_name"], values["family_name"]
        same = self._registry.possible_same_people(
            given, family, self.record_id, 1, phones=values["phone"], emails=values["email"]
        )
        if not same:
            self.banner.clear()
            return
        one = same[0]
        text = {
            "phone": self.tr("The same telephone: “{name}” ({where})."),
            "email": self.tr("The same e-mail: “{name}” ({where})."),
            "name": self.tr("“{name}” is already recorded ({where})."),
        }[one.same].format(name=one.name, where=one.where or "–")
        self.banner.show_text(text, "warning", self.tr("Open it"), lambda: self.open_requested.emit("person", one.id))

    def facts(self) -> PersonFacts:
        """What stands in the form."""
        typed = self.form.values()
        values: dict[str, Any] = {name: value or None for name, value in typed.items()}
        values |= {"tags": tuple(typed["tags"])} | apart(typed)
        if isinstance(values["birth_year"], str):
            values["birth_year"] = None  # no year; the field says so when it is saved
        return PersonFacts(**(values | {name: values[name] or "" for name in ("given_name", "family_name")}))

    @Slot()
    def remark(self) -> None:
        self.show_remarks(_WATCHED, self._registry.remarks_on_person(self.facts()))

    def keep(self) -> uuid.UUID | None:
        facts = self.facts()
        if self.record_id is None:
            return self._registry.add_person(facts)
        self._registry.update_person(self.record_id, **self.changed_values(asdict(facts)))
        return self.record_id

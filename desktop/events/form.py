"""Planning an event, or changing it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import UserError
from db.events.planning import capacity_of
from db.events.rows import HALVES, NewEvent
from db.events.service import EventService
from db.text import fold, sort_key
from desktop import language
from desktop.events.words import HALF_WORDS, said
from desktop.widgets import (
    CheckBox,
    ChoiceField,
    DateField,
    DetailScroll,
    FootBar,
    FormLayout,
    Label,
    NoteField,
    PickField,
    TextField,
)

WIDTH = 760
PROGRAMMES_SHOWN = 8


class EventForm(QWidget):
    """saved(event id, new?) after the event was written; cancelled."""

    saved = Signal(object, bool)
    cancelled = Signal()

    def __init__(self, events: EventService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self._event: uuid.UUID | None = None
        self.form = FormLayout()
        self.form.setMaximumWidth(WIDTH)
        self._build()
        self.foot = FootBar(self.tr("Keep event"), self.save, self.cancelled.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(DetailScroll(self.form), 1)
        column.addWidget(self.foot)
        self.form.submitted.connect(self.save)

    def _build(self) -> None:
        speech = language.current()
        kinds = reference.choices("event_kinds", speech)
        provinces = sorted(reference.choices("provinces", speech), key=lambda pair: sort_key(pair[1]))
        self.province = ChoiceField(self.tr("&Province"), [(int(code), name) for code, name in provinces], empty="–")
        self.district = ChoiceField(self.tr("&District"), [], empty="–")
        self.programme = PickField(
            self.tr("Pro&gramme"), self._find_programmes, creatable=self.tr("New programme “{text}”"),
            hint=self.tr("Joins modules that belong together"),
        )  # fmt: skip
        self.form.add("title", TextField(self.tr("&Name of the event")))
        self.form.add_row(kind=ChoiceField(self.tr("&Kind"), kinds), programme=self.programme)
        self.form.add_row(
            starts_on=DateField(self.tr("&First day"), today=self._events.today),
            ends_on=DateField(self.tr("&Last day"), hint=self.tr("Empty: one day"), today=self._events.today),
        )
        self.halves = {half: CheckBox(said(HALF_WORDS[half])) for half in HALVES}
        self.form.add_widget(self._half_row())
        self.form.add_row(province=self.province, district=self.district)
        capacity = TextField(self.tr("Pla&ces"), hint=self.tr("Empty: not limited"), max_length=7)
        self.form.add_row(venue=TextField(self.tr("&Venue")), capacity=capacity)
        self.form.add("date_note", TextField(self.tr("Note on the date&s"), hint=self.tr("Where sources disagree")))
        self.form.add("notes", NoteField(self.tr("N&otes"), lines=3))
        self.form.add_stretch()
        self.province.changed.connect(self._province_changed)
        self.programme.create_requested.connect(self._new_programme)

    def _half_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label(self.tr("Half days"), "small", "medium", "text_muted"))
        for box in self.halves.values():
            box.toggled.connect(self.form.changed)
            row.addWidget(box)
        row.addStretch(1)
        return holder

    # ---- what stands in it
    def start_new(self, province: int | None = None) -> None:
        """An empty form for an event of this office."""
        self._event = None
        self.fill(NewEvent(kind=reference.codes("event_kinds")[0], title="", province=province or None))

    def start_change(self, event: uuid.UUID) -> None:
        self.fill(self._events.form_of(event))
        self._event = event

    def fill(self, event: NewEvent) -> None:
        """Show values; used for a new and a known event alike."""
        names = ("title", "kind", "starts_on", "ends_on", "province", "venue", "capacity", "date_note", "notes")
        self.form.clear_errors()
        self.form.set_values({name: getattr(event, name) for name in names})
        self._offer_districts(event.province)
        self.district.set_value(event.district)
        titles = dict(self._events.programmes())
        self.programme.set_value(event.programme_id, titles.get(event.programme_id, "") if event.programme_id else "")
        for half, box in self.halves.items():
            box.setChecked(half in event.halves)

    def focus_first(self) -> None:
        self.form.focus_first()

    @Slot()
    def save(self) -> None:
        """Write the event, or say at the field why it cannot be."""
        self.form.clear_errors()
        if not self.form.check():
            return
        try:
            new = self._entered()
            if self._event is None:
                event, fresh = self._events.plan_event(new), True
            else:
                self._events.change_event(self._event, new)
                event, fresh = self._event, False
        except UserError as error:
            self.form.show_error(error)
            return
        self.saved.emit(event, fresh)

    def _entered(self) -> NewEvent:
        values: dict[str, Any] = self.form.values()
        values.pop("programme")
        halves = tuple(half for half, box in self.halves.items() if box.isChecked())
        texts = {name: values[name] or None for name in ("venue", "date_note", "notes", "district", "province")}
        capacity = capacity_of(values["capacity"])
        return NewEvent(**(values | texts | {"capacity": capacity}), programme_id=self.programme.value(), halves=halves)

    # ---- parts that depend on others
    @Slot()
    def _province_changed(self) -> None:
        self._offer_districts(self.province.value())
        self.district.set_value(None)

    def _offer_districts(self, plate: int | None) -> None:
        districts = sorted(reference.districts(plate), key=lambda each: sort_key(each.name)) if plate else []
        self.district.set_choices([(each.code, each.name) for each in districts])

    def _find_programmes(self, typed: str) -> Sequence[tuple[Any, str, str]]:
        wanted = fold(typed)
        found = [(row, title, "") for row, title in self._events.programmes() if wanted in fold(title)]
        return found[:PROGRAMMES_SHOWN]

    @Slot(str)
    def _new_programme(self, title: str) -> None:
        try:
            self.programme.set_value(self._events.programme(title), title)
        except UserError as error:
            self.form.show_error(error)

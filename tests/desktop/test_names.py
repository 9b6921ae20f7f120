"""Conflicts and packages speak of every record and field in words."""

from __future__ import annotations

from db import schema
from db.base import synced_classes
from db.journal.values import shape_of
from desktop import names
from desktop.names import ENTITIES, FIELDS


def test_every_entity_that_travels_has_a_word_and_every_field_too():
    schema.load_model()
    classes = synced_classes()
    assert set(classes) - set(ENTITIES) == set()
    assert {field for cls in classes.values() for field in shape_of(cls).fields} - set(FIELDS) == set()


def test_a_province_and_an_office_with_a_plate_of_one_digit_have_their_names():
    assert names.format_value("organisation", "province", 6) == "Ankara"
    assert names.format_value("organisation", "office", 6) == "06 Ankara"
    assert names.format_value("organisation", "office", 0) == "Headquarters"

"""Conflicts and packages speak of every record and field in words."""

from __future__ import annotations

from db import schema
from db.base import synced_classes
from db.journal.values import shape_of
from desktop.names import ENTITIES, FIELDS


def test_every_entity_that_travels_has_a_word_and_every_field_too():
    schema.load_model()
    classes = synced_classes()
    assert set(classes) - set(ENTITIES) == set()
    assert {field for cls in classes.values() for field in shape_of(cls).fields} - set(FIELDS) == set()

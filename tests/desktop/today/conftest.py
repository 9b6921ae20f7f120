"""The pages' office, and the theme they are painted in."""

from __future__ import annotations

import pytest

from desktop.theme import Theme
from tests.desktop.contacts.office import Office, make_office


@pytest.fixture
def office(database) -> Office:
    return make_office(database)


@pytest.fixture(autouse=True)
def light(qapp):
    Theme.apply(qapp, "light")

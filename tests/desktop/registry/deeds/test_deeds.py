"""Erasing a person and moving an organisation, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from db.journal.tables import Erasure
from db.registry.erasing.service import ErasureService
from db.registry.moving.service import MovingService
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Organisation, Person
from desktop.registry.page import OrganisationsPage, PeoplePage
from desktop.registry.sources import Sources
from desktop.theme import Theme
from desktop.widgets import Label
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class Answers:
    """Answers in place of the operating system's file dialogs."""

    target = None

    def save(self, *_):
        return self.target


@pytest.fixture
def registry(database):
    return RegistryService(database)


@pytest.fixture
def sources(database):
    return Sources(erasing=ErasureService(database), moving=MovingService(database), ask=Answers())


@pytest.fixture
def shown(qtbot, qapp):
    Theme.apply(qapp, "light")

    def show(page):
        window = Window()
        qtbot.addWidget(window)
        window.add_page("page", "users", "Page", lambda: page)
        window.resize(1280, 800)
        window.show()
        window.show_page("page")
        qtbot.waitExposed(window)
        page.refresh()
        return window

    return show


@pytest.fixture
def person(registry):
    organisation = registry.add_organisation(OrganisationFacts("Porsuk Derneği", province=26))
    person = registry.add_person(PersonFacts("Şule", "Işıldak", phone="+902221112233"))
    registry.add_post(person, organisation, "baskan")
    return person


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def chosen(menu, text):
    return next(one for one in menu.actions() if text in one.text())


def test_a_person_is_erased_after_the_name_was_typed_and_the_minutes_are_printed(
    qtbot, database, registry, sources, shown, person, tmp_path
):
    page = PeoplePage(registry, sources)
    window = shown(page)
    page.open_record("person", person)
    chosen(page.detail.menu, "Erase").trigger()
    pane = page.deeds.pane()
    assert "Şule Işıldak" in pane.title.text()
    assert audit(window) == []
    pane.typed.input.setFocus()
    type_text(pane.typed.input, "Şule Başka")
    press(pane.typed.input, Qt.Key.Key_Return, CTRL)
    assert pane.typed.error() != ""
    with database.read() as session:
        assert session.scalars(select(Person.given_name)).all() == ["Şule"]
    pane.typed.input.selectAll()
    type_text(pane.typed.input, "Şule Işıldak")
    press(pane.typed.input, Qt.Key.Key_Return, CTRL)
    with database.read() as session:
        assert session.scalars(select(Person.given_name)).all() == []
        assert session.get(Erasure, person).reason == "request"
    page.refresh(frozenset({"person"}))
    page.list.current_changed.emit(None)
    assert page.deeds.pane() is pane, "the minutes are still to be printed"
    qtbot.wait(1)
    assert audit(window) == []
    Answers.target = tmp_path / "tutanak.pdf"
    type_text(pane.petition.input, "2026/7")
    press(pane.petition.input, Qt.Key.Key_Return, CTRL)
    assert Answers.target.read_bytes().startswith(b"%PDF")
    assert page.deeds.pane() is None
    assert page.model.rowCount() == 0


def test_escape_leaves_everything_as_it_was(database, registry, sources, shown, person):
    page = PeoplePage(registry, sources)
    shown(page)
    page.open_record("person", person)
    chosen(page.detail.menu, "Erase").trigger()
    assert page.go_back()
    assert page.deeds.pane() is None
    assert page.stack.currentWidget() is page.frame
    with database.read() as session:
        assert session.scalars(select(Erasure.row)).all() == []


def test_a_contact_person_is_erased_from_the_organisations_menu(database, registry, sources, shown, person):
    page = OrganisationsPage(registry, sources)
    shown(page)
    with database.read() as session:
        page.open_record("organisation", session.scalars(select(Organisation.id)).one())
    chosen(page.detail.erase_menu, "Şule").trigger()
    pane = page.deeds.pane()
    type_text(pane.typed.input, "Şule Işıldak")
    press(pane.typed.input, Qt.Key.Key_Return, CTRL)
    with database.read() as session:
        assert session.get(Erasure, person) is not None
        assert session.scalars(select(Organisation.name)).all() == ["Porsuk Derneği"]


def test_an_organisation_is_moved_by_the_plate_of_the_province(database, registry, sources, shown, person):
    page = OrganisationsPage(registry, sources)
    window = shown(page)
    with database.read() as session:
        row = session.scalars(select(Organisation.id)).one()
    page.open_record("organisation", row)
    chosen(page.detail.menu, "Move").trigger()
    pane = page.deeds.pane()
    pane.office.set_value(6)
    pane.office.changed.emit()
    assert audit(window) == []
    press(pane.office.input, Qt.Key.Key_Return, CTRL)
    assert MovingService(database).place(row).office == 6
    assert page.deeds.pane() is None


def test_a_move_says_beforehand_what_it_will_list_and_that_nothing_was_changed(
    database, registry, sources, shown, person
):
    page = OrganisationsPage(registry, sources)
    window = shown(page)
    with database.read() as session:
        row = session.scalars(select(Organisation.id)).one()
    page.open_record("organisation", row)
    chosen(page.detail.menu, "Move").trigger()
    pane = page.deeds.pane()
    assert any("listed here first" in label.text() for label in pane.facts.findChildren(Label))
    press(pane.office.input, Qt.Key.Key_Return, CTRL)
    assert page.deeds.pane() is None
    assert window.toast_.text() == "Nothing was changed."


def test_a_page_without_these_services_offers_neither(registry, shown, person):
    page = PeoplePage(registry)
    shown(page)
    assert not page.detail.erase_action.isVisible()

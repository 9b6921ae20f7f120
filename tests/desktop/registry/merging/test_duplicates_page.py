"""The page of duplicates, driven by keyboard: choose, merge, keep apart, put off, take back."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.registry.duplicates.rows import Pair, Reason
from db.registry.merging.service import MergeService
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.registry.merging.merged_section import MergedSection
from desktop.registry.merging.page import DuplicatesReview
from desktop.registry.merging.review import Review
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit

SAME_NAME = Reason("name_same", "The same name", {}, 5.0)
OTHER_FORM = Reason("form_other", "Different legal forms", {}, -1.0)


def pair(first: uuid.UUID, second: uuid.UUID, *, score: float = 0.9, strict: bool = False, names: str = "AB") -> Pair:
    return Pair(first, second, score, (SAME_NAME, OTHER_FORM), strict, None, None, names[0], names[1])


class Office:
    """Records, and what the search finds among them."""

    def __init__(self, database: Any) -> None:
        self.registry, self.merging, self.jobs = RegistryService(database), MergeService(database), Jobs()
        self.pairs: dict[str, list[Pair]] = {"organisation": [], "person": []}
        self.searched: list[str] = []

    def add(self, name: str, **facts: Any) -> uuid.UUID:
        return self.registry.add_organisation(OrganisationFacts(name, **facts))

    def find(self, entity: str, told: Any) -> list[Pair]:
        self.searched.append(entity)
        told(0.5)
        return self.pairs[entity]


@pytest.fixture
def office(database: Any) -> Iterator[Office]:
    made = Office(database)
    yield made
    made.jobs.wait()


@pytest.fixture
def two(office: Office) -> tuple[uuid.UUID, uuid.UUID]:
    first = office.add("Porsuk Derneği", phone="+902222300001", web="porsuk.org")
    second = office.add("Porsuk Çevre Derneği", phone="+902222300002", tags=("su",))
    office.pairs["organisation"] = [pair(first, second)]
    return first, second


@pytest.fixture
def window(qtbot: Any, qapp: QApplication) -> Window:
    Theme.apply(qapp, "light")
    made = Window()
    qtbot.addWidget(made)
    return made


def shown(qtbot: Any, window: Window, office: Office, entity: str = "organisation") -> DuplicatesReview:
    page = DuplicatesReview(office.merging, office.find, office.jobs)
    window.add_page("duplicates", "git-merge", "Duplicates", lambda: page, "work")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.set_entity(entity)
    window.show_page("duplicates")
    for model in (page.model, page.view.fields.fields):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    finish(office)
    return page


def finish(office: Office) -> None:
    office.jobs.wait()
    QApplication.processEvents()
    QApplication.processEvents()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()


KEY = Qt.Key


def test_a_pair_is_merged_field_by_field_by_keyboard_and_taken_back(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = shown(qtbot, window, office)
    first, second = two
    assert page.list.hasFocus()
    press(KEY.Key_Enter)
    assert page.view.fields.hasFocus()
    press(KEY.Key_1)
    names = [row.id for row in page.view.fields.fields.rows()]
    press(*[KEY.Key_Down] * names.index("phone"), KEY.Key_Right)
    press(KEY.Key_M)
    facts = office.registry.organisation(second).facts
    assert office.registry.organisation(second).id == first
    assert (facts.name, facts.phone, facts.other_phones) == ("Porsuk Derneği", "+902222300002", ("+902222300001",))
    assert page.model.rowCount() == 0
    assert window.toast_.can_undo()
    QTest.keyClick(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert office.registry.organisation(second).id == second
    assert page.model.rowCount() == 1


def test_the_record_that_stands_decides_what_is_suggested(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = shown(qtbot, window, office)
    press(KEY.Key_2)
    values = page.view.fields.values()
    assert (values["name"], values["phone"]) == ("Porsuk Çevre Derneği", "+902222300002")
    assert values["web"] == "porsuk.org", "the other one's, as this one has none"
    press(KEY.Key_1)
    assert page.view.fields.values()["name"] == "Porsuk Derneği"
    press(KEY.Key_2, KEY.Key_M)
    assert office.registry.organisation(two[0]).id == two[1]


def test_a_name_that_is_written_out_is_suggested_before_a_shortened_one(
    qtbot: Any, window: Window, office: Office
) -> None:
    short = office.add("Porsuk Çev. Der.", phone="+902222300001")
    long = office.add("Porsuk Çevre Derneği", phone="+902222300002")
    office.pairs["organisation"] = [pair(short, long)]
    page = shown(qtbot, window, office)
    press(KEY.Key_1)
    values = page.view.fields.values()
    assert (values["name"], values["phone"]) == ("Porsuk Çevre Derneği", "+902222300001")


def test_control_and_enter_merge_from_the_pairs_and_from_the_fields(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = shown(qtbot, window, office)
    for part in (page.list, page.view.fields):
        part.setFocus()
        QTest.keyClick(part, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page.model.rowCount() == 0
        window.toast_.undo()
        assert page.model.rowCount() == 1


def test_what_is_not_the_same_goes_and_is_remembered_until_it_is_taken_back(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = shown(qtbot, window, office)
    press(KEY.Key_N)
    assert page.model.rowCount() == 0
    assert office.merging.distinct_pairs("organisation") == {(min(two), max(two))}
    window.toast_.undo()
    assert page.model.rowCount() == 1
    assert office.merging.distinct_pairs("organisation") == set()


def test_a_pair_left_for_later_comes_again_at_the_end(qtbot: Any, window: Window, office: Office) -> None:
    ids = [office.add(f"Dernek {number}") for number in range(4)]
    office.pairs["organisation"] = [pair(ids[0], ids[1], score=0.9), pair(ids[2], ids[3], score=0.8)]
    page = shown(qtbot, window, office)
    press(KEY.Key_S)
    assert [one.first for one in page.model.rows()] == [ids[2], ids[0]]
    assert page.current() == page.model.rows()[0]


def test_strict_pairs_stand_first_and_can_be_shown_alone(qtbot: Any, window: Window, office: Office) -> None:
    ids = [office.add(f"Dernek {number}") for number in range(4)]
    office.pairs["organisation"] = [pair(ids[0], ids[1], score=0.99), pair(ids[2], ids[3], score=0.9, strict=True)]
    page = shown(qtbot, window, office)
    assert [one.strict for one in page.model.rows()] == [True, False]
    page.strict_action.trigger()
    assert [one.strict for one in page.model.rows()] == [True]
    page.bar.set_text("yok böyle bir ad")
    assert page.model.rowCount() == 0
    page.clear_filters()
    assert page.model.rowCount() == 2


def test_other_pairs_of_a_merged_record_are_about_the_one_that_stands() -> None:
    a, b, c = sorted(uuid.uuid4() for _ in range(3))
    review = Review([pair(a, b, names="AB"), pair(b, c, names="BC"), pair(a, c, names="AC", score=0.5)])
    review.merged(b, a, "A")
    (left,) = review.open()
    assert ({left.first, left.second}, {left.first_name, left.second_name}) == ({a, c}, {"A", "C"})
    review.decide(left)
    assert review.open() == []
    review.parted(b)
    assert {(one.first, one.second) for one in review.open()} == {(a, b)}


def test_what_cannot_be_merged_says_why_and_offers_no_merging(qtbot: Any, window: Window, office: Office) -> None:
    head, branch = office.add("Merkez"), office.add("Şubesi")
    office.registry.add_link(branch, head, "branch")
    office.pairs["organisation"] = [pair(head, branch)]
    page = shown(qtbot, window, office)
    assert page.view.banner.isVisible()
    assert not page.view.merge_button.isVisible()
    press(KEY.Key_M)
    assert office.registry.organisation(branch).id == branch
    assert audit(window) == []


def test_the_search_runs_aside_and_can_be_stopped(qtbot: Any, window: Window, office: Office) -> None:
    page = shown(qtbot, window, office)
    page.search()
    assert page.progress.isVisible()
    page.progress.cancel_button.click()
    assert not page.progress.isVisible()
    finish(office)
    page.set_entity("person")
    assert office.searched[0] == "organisation"
    page.refresh()
    finish(office)
    assert office.searched[-1] == "person"
    assert page.empty.isVisible()


def test_people_are_reviewed_in_the_same_way(qtbot: Any, window: Window, office: Office) -> None:
    ids = [office.registry.add_person(PersonFacts("Ayşe", "Kaya", notes=notes)) for notes in ("Bir.", "İki.")]
    office.pairs["person"] = [pair(*ids)]
    page = shown(qtbot, window, office, "person")
    press(KEY.Key_1, KEY.Key_M)
    assert office.registry.person(ids[1]).facts.notes == "Bir.\nİki."
    assert page.model.rowCount() == 0


def test_escape_leads_from_the_fields_to_the_pairs(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    page = shown(qtbot, window, office)
    press(KEY.Key_Enter, KEY.Key_Escape)
    assert page.list.hasFocus()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_no_faults(
    qtbot: Any, qapp: QApplication, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID], theme: str
) -> None:
    page = shown(qtbot, window, office)
    Theme.apply(qapp, theme)  # type: ignore[arg-type]
    assert page.view.isVisible()
    window.resize(1366, 768)
    assert audit(window) == []
    window.resize(1000, 700)
    page._look()
    QApplication.processEvents()
    assert page.split.one_column
    assert audit(window) == []
    Theme.apply(qapp, "light")


def test_a_record_tells_what_was_merged_into_it_and_parts_it_again(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID]
) -> None:
    first, second = two
    section = MergedSection(office.merging)
    qtbot.addWidget(section)
    section.show_record("organisation", first)
    assert section.isHidden()
    office.merging.merge("organisation", first, second)
    office.registry.update_organisation(first, phone="+902222300009")
    section.show_record("organisation", first)
    said: list[str] = []
    section.acted.connect(said.append)
    assert not section.isHidden()
    section.buttons[0].click()
    assert office.registry.organisation(second).id == second
    assert section.isHidden()
    assert "Porsuk Çevre Derneği" in said[0]


def test_a_late_change_is_taken_over_or_left(qtbot: Any, database: Any, office: Office, two: Any) -> None:
    from sqlalchemy import select

    from db.registry.tables import Organisation

    first, second = two
    office.merging.merge("organisation", first, second)
    with database.write() as session:  # as it comes from a place that did not know of the merge
        row = session.scalars(select(Organisation).where(Organisation.id == second)).one()
        row.email, row.kep = "yeni@ornek.org", "yeni@hs01.kep.tr"
    section = MergedSection(office.merging)
    qtbot.addWidget(section)
    section.show_record("organisation", first)
    assert len(section.buttons) == 5
    section.buttons[1].click()
    section.buttons[2].click()
    assert len(section.buttons) == 1
    facts = office.registry.organisation(first).facts
    assert [facts.email, facts.kep].count(None) == 1


@pytest.mark.parametrize("key", [KEY.Key_M, KEY.Key_N])
def test_a_decision_that_is_taken_back_when_the_toast_has_gone_is_open_again(
    qtbot: Any, window: Window, office: Office, two: tuple[uuid.UUID, uuid.UUID], key: Qt.Key
) -> None:
    page = shown(qtbot, window, office)
    press(key)
    page.refresh(frozenset({"organisation", "merge", "distinct_pair"}))
    assert page.model.rowCount() == 0, "the decision itself changes nothing"
    change_set = office.merging.last_change_set
    assert change_set is not None
    office.merging.undo(change_set)
    page.refresh(frozenset({"organisation", "merge", "distinct_pair"}))
    assert page.model.rowCount() == 1

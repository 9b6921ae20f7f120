"""An interview: begun, answered, left, completed; and what is refused."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy import event, select

from db.errors import InvalidInput, NotFound
from db.forms import FormError, UnknownQuestion
from db.forms.catalogue import load_shipped
from db.interviews.live import restore
from db.interviews.rows import Incomplete, NewStudy, ResponseFilter
from db.interviews.service import InterviewService
from db.interviews.tables import Answer, Response, Study, answer_id
from db.journal import apply, open_conflicts
from db.journal.operation import Operation
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op

BEFORE_CONSENT = {"/data/g0/ilce": "26_14", "/data/g0/bicim": "1"}


def fill(desk, response, **more):
    """Answer everything that must be answered, by the STK branch."""
    for ref, value in {**BEFORE_CONSENT, "/data/onay": "1", "/data/grup": "2", **more}.items():
        desk.interviews.answer(response, ref, value)
    for missing in desk.interviews.missing(response):
        choices = desk.interviews.open_form(response).node(missing.ref).choices
        desk.interviews.answer(response, missing.ref, choices[0].value if choices else "1")


def test_an_interview_begins_with_number_place_wave_and_code_filled_in(desk):
    first, second = desk.begin(), desk.begin()
    answers = desk.interviews.open_form(first).answers()
    assert answers["/data/g0/anket_no"] == "26-03-0001"
    assert (answers["/data/g0/il"], answers["/data/g0/gorusmeci"], answers["/data/g0/dalga"]) == ("26", "03", "1")
    assert desk.interviews.response(second).number == "26-03-0002"
    assert desk.interviews.open_form(first).validate()[0].ref == "/data/g0/ilce"


def test_a_number_is_never_given_twice_even_after_a_deletion(desk):
    desk.interviews.delete_response(desk.begin())
    assert desk.interviews.response(desk.begin()).number == "26-03-0002"


def test_an_answer_and_what_is_calculated_from_it_are_there_for_another_reader(desk):
    response = desk.begin()
    desk.interviews.answer(response, "/data/onay", "1")
    elsewhere = InterviewService(desk.database)
    assert elsewhere.open_form(response).node("/data/onay").value == "1"
    with desk.database.read() as session:
        stored = dict(session.execute(select(Answer.ref, Answer.value)).all())
    assert stored["/data/form_surum"] == "ALGI-1.0"


def test_each_answer_is_one_row_however_often_it_changes(desk):
    response = desk.begin()
    for value in ("1", "2", "", "1"):
        desk.interviews.answer(response, "/data/onay", value)
    with desk.database.read() as session:
        rows = session.execute(select(Answer.id, Answer.value).where(Answer.ref == "/data/onay")).all()
    assert rows == [(answer_id(response, "/data/onay"), "1")]


def test_the_same_answer_again_writes_nothing(desk):
    response = desk.begin()
    desk.interviews.answer(response, "/data/onay", "1")
    before = desk.database.last_change_set
    desk.interviews.answer(response, "/data/onay", "1")
    assert desk.database.last_change_set == before


def test_an_answer_against_its_rule_is_kept_and_flagged(desk):
    response = desk.begin()
    result = desk.interviews.answer(response, "/data/g0/anket_no", "no number")
    assert (result.violated, result.message) == (True, "Biçim: 61-03-0012")
    assert desk.interviews.open_form(response).node("/data/g0/anket_no").value == "no number"


def test_district_and_province_of_the_form_are_those_of_the_response(desk):
    response = desk.begin()
    desk.interviews.answer(response, "/data/g0/ilce", "26_14")
    assert desk.interviews.response(response).district == "26_14"
    desk.interviews.answer(response, "/data/g0/il", "61")
    row = desk.interviews.response(response)
    assert (row.province, row.district, row.office) == (61, None, 26)


def test_what_is_not_relevant_any_more_is_kept_but_not_submitted(desk):
    response = desk.begin()
    fill(desk, response)
    desk.interviews.answer(response, "/data/gD/d1", "4")
    desk.interviews.answer(response, "/data/onay", "2")
    assert b"<d1>" not in desk.interviews.submission(response)
    desk.interviews.answer(response, "/data/onay", "1")
    assert b"<d1>4</d1>" in desk.interviews.submission(response)


def test_an_incomplete_interview_says_what_is_empty_and_on_which_page(desk):
    response = desk.begin()
    with pytest.raises(Incomplete) as caught:
        desk.interviews.complete(response)
    assert [missing.ref for missing in caught.value.missing] == ["/data/g0/ilce", "/data/g0/bicim", "/data/onay"]
    assert [missing.page for missing in caught.value.missing] == [4, 5, 7]
    assert {missing.section for missing in caught.value.missing} == {"Uygulama bilgileri"}
    assert desk.interviews.response(response).status == "draft"


def test_a_violated_rule_keeps_an_interview_open(desk):
    response = desk.begin()
    fill(desk, response)
    desk.interviews.answer(response, "/data/gB/b1", "1 2 3 4")
    [missing] = desk.interviews.missing(response)
    assert (missing.ref, missing.kind, missing.message) == ("/data/gB/b1", "constraint", "En çok üç seçenek")


def test_completing_closes_it_with_its_end_time_until_it_is_reopened(desk):
    response = desk.begin()
    fill(desk, response)
    desk.database.clock.advance(minutes=21)
    assert desk.interviews.complete(response) == "completed"
    row = desk.interviews.response(response)
    assert (row.status, row.completed_at) == ("completed", dt.datetime(2026, 11, 23, 9, 21, tzinfo=dt.UTC))
    assert b"<bitis>2026-11-23T" in desk.interviews.submission(response)
    with pytest.raises(InvalidInput):
        desk.interviews.answer(response, "/data/gD/d1", "1")
    desk.interviews.reopen(response)
    desk.interviews.answer(response, "/data/gD/d1", "1")
    assert desk.interviews.response(response).status == "draft"


def test_who_declines_is_counted_as_refused_and_asked_nothing_more(desk):
    response = desk.begin()
    for ref, value in {**BEFORE_CONSENT, "/data/onay": "2"}.items():
        desk.interviews.answer(response, ref, value)
    assert desk.interviews.complete(response) == "refused"
    study = desk.interviews.study(desk.study)
    assert (study.completed, study.refused, study.drafts) == (0, 1, 0)


def test_undoing_a_completion_makes_it_a_draft_again(desk):
    response = desk.begin()
    fill(desk, response)
    desk.interviews.complete(response)
    desk.interviews.undo(desk.interviews.last_change_set)
    assert desk.interviews.response(response).status == "draft"
    desk.interviews.complete(response)


def test_an_undone_answer_can_be_given_again(desk):
    response = desk.begin()
    desk.interviews.answer(response, "/data/onay", "1")
    desk.interviews.undo(desk.interviews.last_change_set)
    assert not desk.interviews.is_current(response)
    assert desk.interviews.open_form(response).node("/data/onay").value == ""
    desk.interviews.answer(response, "/data/onay", "2")
    desk.interviews.answer(response, "/data/onay", "1")
    assert desk.interviews.open_form(response).node("/data/onay").value == "1"
    assert desk.database.verify_rows() == []


def test_an_interview_goes_on_at_its_page_and_its_time_leaves_out_pauses(desk):
    response = desk.begin()
    clock = desk.database.clock
    desk.interviews.resume(response)
    clock.advance(minutes=5)
    desk.interviews.pause(response, 120)
    desk.interviews.set_page(response, "/data/onay", "Uygulama bilgileri")
    clock.advance(minutes=60)  # the computer was switched off without leaving
    standing = InterviewService(desk.database).resume(response)
    assert (standing.page, standing.seconds) == ("/data/onay", 180)


def test_leaving_lets_other_computers_know_the_place(desk):
    response = desk.begin()
    desk.interviews.set_page(response, "/data/onay", "Uygulama bilgileri")
    desk.interviews.leave(response)
    with desk.database.read() as session:
        assert session.execute(select(Response.page, Response.answered)).one() == ("/data/onay", 4)


def test_unfinished_interviews_come_with_counts_and_place_the_newest_first(desk):
    older, newer = desk.begin(), desk.begin()
    desk.database.clock.advance(minutes=3)
    desk.interviews.set_page(older, "/data/onay", "Uygulama bilgileri")
    found = desk.interviews.unfinished(5)
    assert [row.id for row in found] == [older, newer]
    assert (found[0].section, found[0].answered, found[0].total) == ("Uygulama bilgileri", 4, 7)


def test_responses_are_found_by_number_district_state_and_interviewer(desk):
    first, _ = desk.begin(), desk.interviews.begin(desk.study, "07")
    desk.interviews.answer(first, "/data/g0/ilce", "26_13")
    count = desk.interviews.count_responses
    assert count(ResponseFilter(text="0001")) == 2
    assert count(ResponseFilter(text="26-07")) == 1
    name = next(one.label for one in desk.interviews.open_form(first).node("/data/g0/ilce").choices
                if one.value == "26_13")  # fmt: skip
    assert count(ResponseFilter(text=name)) == 1
    assert count(ResponseFilter(status="completed")) == 0
    assert count(ResponseFilter(interviewer="07", province=26)) == 1
    assert count(ResponseFilter(text="100%_")) == 0
    orders = ("number", "started", "changed", "district", "interviewer", "status")
    assert all(len(desk.interviews.find_responses(order=f"-{order}")) == 2 for order in orders)


def test_progress_is_counted_per_province(make_database):
    interviews = InterviewService(make_database(kind="centre"))
    study = interviews.start_study(NewStudy("Algı", "perception", dt.date(2026, 11, 1), target=2))
    for plate in (61, 61, 26):
        response = interviews.begin(study, "01", province=plate)
        for ref, value in {"/data/g0/dalga": "1", "/data/g0/ilce": f"{plate}_01", "/data/g0/bicim": "1",
                           "/data/onay": "2"}.items():  # fmt: skip
            interviews.answer(response, ref, value)
        interviews.complete(response)
    assert [(row.province, row.refused) for row in interviews.progress(study)] == [(26, 1), (61, 2)]
    assert interviews.response(response).office == 26


def test_a_note_stays_with_its_question_and_out_of_the_submission(desk):
    response = desk.begin()
    desk.interviews.note(response, "/data/onay", " Sessiz bir oda gerekti. ")
    desk.interviews.open_form(response)
    assert desk.interviews.notes(response) == {"/data/onay": "Sessiz bir oda gerekti."}
    assert b"Sessiz" not in desk.interviews.submission(response)
    assert desk.interviews.unplaced(response) == {}
    desk.interviews.note(response, "/data/onay", "")
    assert desk.interviews.notes(response) == {}


def test_answers_of_another_version_move_by_name_or_are_kept_beside(desk):
    definition = load_shipped("perception")
    stored = {"/data/onay": "1", "/data/grup": "2", "/data/old/d1": "4", "/data/gone": "x"}
    form, left = restore(definition, stored, desk.interviews.now)
    assert form.node("/data/gD/d1").value == "4"
    assert left == {"/data/gone": "x"}


def test_answers_at_two_places_are_a_conflict_and_not_two_rows(make_database):
    def log(database) -> list[Operation]:
        with database.read() as session:
            return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]

    def take(database, operations):
        with database.write() as session:
            apply(session, operations, "peer")

    office, laptop = make_database(), make_database(kind="field")
    there, here = InterviewService(office), InterviewService(laptop)
    study = there.start_study(NewStudy("Algı", "perception", dt.date(2026, 11, 1)))
    response = there.begin(study, "03")
    take(laptop, log(office))
    here.open_form(response)
    there.answer(response, "/data/onay", "1")
    here.answer(response, "/data/onay", "2")
    take(laptop, log(office))
    assert not here.is_current(response)
    with laptop.read() as session:
        assert len(session.execute(select(Answer.id).where(Answer.ref == "/data/onay")).all()) == 1
        [conflict] = [one for one in open_conflicts(session, "answer") if one.row == answer_id(response, "/data/onay")]
    assert {version.value for version in conflict.versions} == {"1", "2"}
    here.answer(response, "/data/onay", conflict.versions[1].value)  # which is shown is told by the clock
    with laptop.read() as session:
        assert not open_conflicts(session, "answer")


def test_only_what_an_interview_needs_goes_to_laptops():
    assert all(cls.__to_field__ for cls in (Study, Response, Answer))


@pytest.mark.parametrize("code", ["", "3", "Ayşe", "0३", "003", "³3"])
def test_an_interviewer_code_that_is_no_code_is_refused(desk, code):
    with pytest.raises(InvalidInput) as caught:
        desk.interviews.begin(desk.study, code)
    assert caught.value.field == "interviewer"


def test_a_closed_study_takes_no_new_interview_but_lets_drafts_be_completed(desk):
    response = desk.begin()
    desk.interviews.close_study(desk.study)
    with pytest.raises(InvalidInput) as caught:
        desk.begin()
    assert caught.value.field == "study"
    fill(desk, response)
    desk.interviews.complete(response)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"questionnaire": "none"}, "questionnaire"),
        ({"ends_on": dt.date(2026, 10, 31)}, "ends_on"),
        ({"target": 0}, "target"),
        ({"target": 10**9}, "target"),
    ],
)
def test_a_study_that_cannot_be_is_refused_with_its_field(desk, changes, field):
    values = {"title": "Algı", "questionnaire": "perception", "starts_on": dt.date(2026, 11, 1)} | changes
    with pytest.raises(InvalidInput) as caught:
        desk.interviews.start_study(NewStudy(**values))
    assert caught.value.field == field


def test_bad_references_change_nothing(desk):
    response = desk.begin()
    before = desk.interviews.open_form(response).answers()
    for ref in ("/data/none", "", "onay", "/data/gD/d1[7]"):
        with pytest.raises(UnknownQuestion):
            desk.interviews.answer(response, ref, "1")
    with pytest.raises(FormError):
        desk.interviews.answer(response, "/data/gD", "1")
    with pytest.raises(NotFound):
        desk.interviews.answer(uuid.uuid4(), "/data/onay", "1")
    assert desk.interviews.open_form(response).answers() == before


def test_an_answer_costs_few_evaluations_and_few_statements(desk):
    response = desk.begin()
    fill(desk, response)
    form = desk.interviews.open_form(response)
    statements, evaluated = [], form.engine.evaluations

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(desk.database._engine, "before_cursor_execute", note)
    answers = [(n, str(1 + (n + turn) % 5)) for turn in range(3) for n in range(1, 11)]
    for number, value in answers:
        desk.interviews.answer(response, f"/data/gD/d{number}", value)
    event.remove(desk.database._engine, "before_cursor_execute", note)
    assert form.node("/data/gD/d10").value == answers[-1][1]
    assert len(answers) <= len(statements) <= 3 * len(answers)
    assert form.engine.evaluations == evaluated  # nothing reads these answers

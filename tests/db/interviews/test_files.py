"""Files that answer questions: inside the encrypted database, named by the submission, exported with it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from db.errors import InvalidInput
from db.interviews.files import MOST, content_type
from db.interviews.questionnaires import read_questionnaire
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from db.registry.attachments.tables import Blob
from tests.questionnaires.kinds import SURVEY, make, picture, q, sound

FOTO, SES, BELGE = "/data/foto", "/data/ses", "/data/belge"
FILES = [q("image", "foto", "Foto", "Photo"), q("audio", "ses", "Ses", "Sound"), q("file", "belge", "Belge", "Minutes"),
         q("audit", "audit"), q("text", "ad", "Ad", "Name")]  # fmt: skip


@pytest.fixture
def interviews(database, tmp_path) -> InterviewService:
    return InterviewService(database)


@pytest.fixture
def response(interviews, tmp_path):
    key = interviews.keep(read_questionnaire(make(tmp_path, survey=FILES)))
    return interviews.begin(interviews.start_study(NewStudy("Dosyalar", key, dt.date(2026, 11, 1))), "03")


def test_a_file_is_stored_encrypted_named_by_its_question_and_exported(interviews, response, database, tmp_path):
    data = picture(200, 100, (1, 2, 3)) + b"MARKED-CONTENT"
    interviews.files.give(response, FOTO, data)
    name = InterviewService(database).open_form(response).node(FOTO).value
    assert name.startswith("foto-") and name.endswith(".png")
    assert f"<foto>{name}</foto>".encode() in interviews.submission(response)
    database_file = database.path.read_bytes()
    assert b"MARKED-CONTENT" not in database_file
    out = tmp_path / "out"
    out.mkdir()
    made = InterviewService(database).export_submission(response, out)
    assert made.name == interviews.response(response).number
    assert (made / name).read_bytes() == data
    assert name.encode() in (made / "submission.xml").read_bytes()
    assert InterviewService(database).export_submission(response, out).name == f"{made.name}-2"


@pytest.mark.parametrize(
    ("ref", "data"),
    [(FOTO, b"%PDF-1.7"), (SES, picture(2, 2, (0, 0, 0))), (BELGE, b""), (BELGE, b"%PDF" + bytes(MOST))],
    ids=["pdf as picture", "picture as sound", "empty", "too large"],
)
def test_what_cannot_answer_the_question_is_refused_and_nothing_is_stored(interviews, response, database, ref, data):
    with pytest.raises(InvalidInput):
        interviews.files.give(response, ref, data)
    assert interviews.open_form(response).node(ref).value == ""
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Blob)) == 0


def test_a_large_file_comes_back_whole(interviews, response):
    data = b"%PDF-1.7" + bytes(range(256)) * 12_000
    interviews.files.give(response, BELGE, data)
    name = interviews.open_form(response).node(BELGE).value
    assert interviews.files.data(response, name) == data


def test_an_undo_takes_a_file_back_and_the_earlier_one_stands_again(interviews, response):
    interviews.files.give(response, FOTO, picture(2, 2, (0, 0, 0)))
    first = interviews.open_form(response).node(FOTO).value
    interviews.files.give(response, FOTO, picture(3, 3, (9, 9, 9)))
    interviews.undo(interviews.last_change_set)
    assert interviews.open_form(response).node(FOTO).value == first
    assert interviews.files.data(response, first) is not None


def test_completing_keeps_the_log_and_throws_away_what_no_answer_names(interviews, response, tmp_path):
    interviews.files.give(response, FOTO, picture(2, 2, (0, 0, 0)))
    interviews.files.give(response, FOTO, picture(3, 3, (9, 9, 9)))
    interviews.files.give(response, SES, sound(tmp_path / "a.wav").read_bytes())
    assert len(interviews.files.of(response)) == 3
    assert interviews.complete(response) == "completed"
    kept = {one.name for one in interviews.files.of(response)}
    form = interviews.open_form(response)
    assert kept == {form.node(FOTO).value, form.node(SES).value, "audit.csv"}


def test_the_log_goes_on_where_an_interview_was_left(interviews, response, database):
    interviews.answer(response, "/data/ad", "Bir")
    interviews.leave(response)
    later = InterviewService(database)
    later.answer(response, "/data/ad", "İki")
    later.leave(response)
    last = InterviewService(database)
    assert last.complete(response) == "completed"
    lines = last.submission_files(response)["audit.csv"].decode().splitlines()
    events = [line.partition(",")[0] for line in lines]
    assert events == ["event", "form start", "question", "form resume", "question", "form resume", "form finalize"]


def test_the_log_loses_nothing_when_an_undo_comes_in_between(interviews, response):
    interviews.answer(response, "/data/ad", "Bir")
    interviews.answer(response, "/data/ad", "İki")
    interviews.undo(interviews.last_change_set)
    interviews.answer(response, "/data/ad", "Üç")
    assert interviews.complete(response) == "completed"
    lines = interviews.submission_files(response)["audit.csv"].decode().splitlines()
    events = [line.partition(",")[0] for line in lines]
    told = ["form start", "question", "question", "form resume", "question", "form resume", "form finalize"]
    assert [one for one in events if one != "event"] in (told, [*told[:5], told[6]])


def test_the_kind_of_a_file_is_told_by_its_content(tmp_path):
    assert content_type(picture(1, 1, (0, 0, 0))) == "image/png"
    assert content_type(sound(tmp_path / "a.mp3").read_bytes()) == "audio/wav"
    assert content_type(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert content_type(b"\0\0\0\x18ftypM4A ") == "audio/mp4"


def test_the_demonstration_has_every_kind_of_the_design():
    kinds = {row["type"].split()[0] for row in SURVEY}
    assert kinds >= {
        "text", "integer", "decimal", "range", "select_one", "select_multiple", "select_one_from_file", "rank", "note",
        "date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "image", "audio", "video", "file", "barcode",
        "acknowledge", "calculate", "hidden", "start", "end", "today", "deviceid", "username", "audit",
    }  # fmt: skip

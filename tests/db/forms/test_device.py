"""What a form takes from outside its own questions: lists in files, the submission before, the interview's log."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

from db.forms import Attachment, load_form
from tests.db.forms.xforms import ask, bind, clock, open_form, source


def workbook(path: Path, **sheets: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_select_from_file_takes_its_choices_from_the_csv_beside_the_workbook(tmp_path: Path):
    (tmp_path / "iller.csv").write_text("name,label\n26,Eskişehir\n61,Trabzon\n", encoding="utf-8")
    path = workbook(
        tmp_path / "a.xlsx",
        survey=[["type", "name", "label"], ["select_one_from_file iller.csv", "il", "İl"]],
    )
    form = load_form(path).open()
    assert [(one.value, one.label) for one in form.node("/data/il").choices] == [("26", "Eskişehir"), ("61", "Trabzon")]


def test_external_choices_of_a_workbook_are_filtered_by_the_answer_before(tmp_path: Path):
    path = workbook(
        tmp_path / "a.xlsx",
        survey=[
            ["type", "name", "label", "choice_filter"],
            ["text", "il", "İl", ""],
            ["select_one_external ilceler", "ilce", "İlçe", "il=${il}"],
        ],
        external_choices=[
            ["list_name", "name", "label", "il"],
            ["ilceler", "1", "Odunpazarı", "26"],
            ["ilceler", "2", "Tepebaşı", "26"],
            ["ilceler", "3", "Ortahisar", "61"],
        ],
    )
    form = load_form(path).open()
    assert form.node("/data/ilce").type == "select_one"
    form.answer("/data/il", "26")
    assert [one.label for one in form.node("/data/ilce").choices] == ["Odunpazarı", "Tepebaşı"]
    form.answer("/data/ilce", "2")
    form.answer("/data/il", "61")
    assert form.node("/data/ilce").value == ""


def test_a_value_of_the_submission_before_is_the_first_value_of_the_next():
    data = source(
        "<koy/>",
        model='<instance id="__last-saved" src="jr://instance/last-saved"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/koy" value="instance(\'__last-saved\')/data/koy"/>',
        body=ask("/data/koy"),
    )
    definition = load_form(data)
    first = definition.open()
    assert first.node("/data/koy").value == ""
    first.answer("/data/koy", "Çarşı Mahallesi")
    assert definition.open(last_saved=first.submission()).node("/data/koy").value == "Çarşı Mahallesi"


def test_names_of_months_and_days_are_in_the_language_of_the_questionnaire():
    texts = "".join(
        f'<translation lang="{name}"><text id="a"><value>x</value></text></translation>'
        for name in ("Türkçe (tr)", "English (en)")
    )
    form = open_form(
        "<a>2026-11-23</a><b/>",
        bind("/data/b", calculate="format-date(/data/a, '%a %e %b')"),
        model=f"<itext>{texts}</itext>",
        body='<input ref="/data/b"><label ref="jr:itext(\'a\')"/></input>',
    )
    assert form.node("/data/b").value == "Pzt 23 Kas"
    form.set_language("English (en)")
    assert form.node("/data/b").value == "Mon 23 Nov"


def audited(*binds: str) -> bytes:
    data = source("<a/><foto/><gizli/>", *binds, body=ask("/data/a") + "".join(UPLOADS))
    return data.replace(b"<meta><instanceID/></meta>", b"<meta><audit/><instanceID/></meta>")


UPLOADS = [f'<upload ref="/data/{name}" mediatype="image/*"><label>F</label></upload>' for name in ("foto", "gizli")]


def test_the_files_of_a_submission_are_named_with_it():
    form = load_form(audited(bind("/data/gizli", "binary", relevant="false()"), bind("/data/foto", "binary"))).open()
    form.answer("/data/foto", "ön yüz.jpg")
    assert form.attachments() == [Attachment("/data/foto", "ön yüz.jpg")]


def test_the_log_says_when_each_question_was_answered_and_goes_with_the_submission():
    tracked = '<bind nodeset="/data/meta/audit" type="binary" odk:track-changes="true"/>'
    form = load_form(audited(tracked)).open(clock=clock)
    form.answer("/data/a", "bir")
    form.answer("/data/a", "iki")
    assert b"<audit>audit.csv</audit>" in form.submission()
    log = next(one for one in form.attachments() if one.name == "audit.csv")
    rows = list(csv.DictReader(io.StringIO(log.data.decode())))
    assert [row["event"] for row in rows] == ["form start", "question", "question", "form finalize"]
    assert rows[2]["node"] == "/data/a"
    assert (rows[2]["old-value"], rows[2]["new-value"]) == ("bir", "iki")
    assert rows[1]["start"] == str(int(clock().timestamp() * 1000))


def test_no_log_is_kept_where_none_is_asked_for():
    form = open_form("<a/>", body=ask("/data/a"))
    form.submission()
    assert form.attachments() == []

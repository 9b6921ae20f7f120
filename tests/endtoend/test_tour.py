"""The whole way, in one process: from a logged contact to headquarters' receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.demonstration.agreement import row_digests
from db.demonstration.tour import run_tour
from db.keyslots import TEST_COST
from db.office.installation import find_installations, open_installation
from db.registry.service import RegistryService

PASSPHRASE = "kopru-gosteri"
CLUBS = Path(__file__).parents[3] / "shared" / "data" / "uk_sports_clubs.csv"

SOME = """id,name,address,postcode,active
A-1,Odunpazarı Satranç Kulübü,"Gül Sok. 1, Odunpazarı",26010,True
A-2,Odunpazarı Satranç Kulübü,"Gül Sok. 1, Odunpazarı",26010,True
A-3,,"Lale Sok. 2",26010,False
A-4,Tepebaşı Okçuluk Kulübü,"Çınar Sok. 3",—,True
A-5,"=cmd|' /C calc'!A0 Derneği","Park Sok. 4",26010,True
"""


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tour")
    table = folder / "kuruluslar.csv"
    table.write_text(SOME, encoding="utf-8")
    said = []
    return folder, run_tour(folder / "x", table, said.append, passphrase=PASSPHRASE, cost=TEST_COST), said


def opened(folder):
    return open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))


def test_every_check_holds(tour):
    _, result, _ = tour
    assert [str(problem) for problem in result.problems] == []
    assert result.rows["response"] == 12
    assert result.rows["attendance"] == 33 * 8


def test_every_row_of_the_table_is_taken_or_refused(tour):
    _, result, _ = tour
    (told,) = [step.details for step in result.steps if "refused" in step.details]
    assert (told["rows"], told["taken"], told["refused"]) == (5, 4, 1)


def test_the_papers_are_there_to_be_taken_away(tour):
    folder, result, _ = tour
    assert {path.suffix for path in result.documents} == {".pdf", ".xlsx"}
    for path in result.documents:
        assert path.parent == folder / "x" / "documents"
        assert path.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")


def test_every_answer_was_told_after_it_was_kept(tour):
    _, result, said = tour
    answers = [step for step in said if step.answer]
    (told,) = [step.details for step in result.steps if "answers" in step.details]
    assert len(answers) == told["answers"] > 300


def test_the_three_places_can_be_opened_afterwards(tour):
    folder, result, _ = tour
    found = {path.name for path in find_installations(folder)}
    assert found == {"centre", "laptop", "province"}
    with opened(result.folder / "laptop") as laptop, opened(result.folder / "centre") as centre:
        mine, theirs = (row_digests(place.database, "answer", [26]) for place in (laptop, centre))
        assert mine == theirs
        assert mine
        assert row_digests(laptop.database, "organisation", range(82)) == {}, "a laptop holds no register"


def test_a_second_run_leaves_the_first_as_it_is(tour):
    folder, first, _ = tour
    before = {path: path.read_bytes() for path in first.folder.rglob("*.age")}
    second = run_tour(folder / "x", passphrase=PASSPHRASE, cost=TEST_COST)
    assert second.problems == ()
    assert (first.folder.name, second.folder.name) == ("run-01", "run-02")
    assert {path: path.read_bytes() for path in first.folder.rglob("*.age")} == before


@pytest.mark.skipif(not CLUBS.exists(), reason="the table of 9,700 real clubs is not here (../shared/data)")
def test_nine_thousand_real_clubs_reach_headquarters(tmp_path):
    result = run_tour(tmp_path, CLUBS, passphrase=PASSPHRASE, cost=TEST_COST)
    assert [str(problem) for problem in result.problems] == []
    (told,) = [step.details for step in result.steps if "refused" in step.details]
    assert told["rows"] == told["taken"] + told["refused"] == 9_700
    with opened(result.folder / "centre") as centre:
        assert RegistryService(centre.database).count_organisations() == told["taken"] + 30

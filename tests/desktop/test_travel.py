"""A record says in words how far it has come, and what holds it up."""

from __future__ import annotations

import datetime as dt

import pytest

from db.exchange.standing import Standing
from desktop.travel import Travels, steps, why
from desktop.widgets import JourneyLine, Travel
from tests.desktop.exchange.network import Network, add, deliver

SINCE = dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("standing", "kind", "wanted"),
    [
        (Standing("here"), "province", ["here"]),
        (Standing("sent"), "province", ["at_centre", "sent"]),
        (Standing("at_province", at_province=True), "field", ["at_centre", "at_centre", "sent"]),
        (Standing("at_centre", at_province=True, at_centre=True), "field", ["at_centre"] * 3),
        (Standing("at_centre", at_province=True, at_centre=True), "province", ["at_centre"] * 2),
        (Standing("conflict"), "province", ["conflict"]),
        (Standing("refused", why="refused_scope", since=SINCE), "province", ["refused"]),
    ],
)
def test_the_stations_of_a_record_lead_up_to_headquarters(standing: Standing, kind: str, wanted: list[str]) -> None:
    assert [state for _, state in steps(standing, kind)] == wanted


def test_what_holds_a_record_up_is_a_sentence_with_its_day() -> None:
    assert why(None) == ""
    assert "18 Nov 2026" in why("no_receipt", SINCE)
    assert why("refused_whatever", SINCE).startswith("Not taken")


def test_a_record_of_a_laptop_is_at_the_province_then_at_headquarters(tmp_path, qtbot) -> None:
    from db.interviews.tables import Study
    from db.journal import insert_row

    network = Network(tmp_path)
    with network.laptop.database.write() as session:
        row = insert_row(session, Study, title="Dalga", questionnaire="perception", version="1", status="open",
                         starts_on=dt.date(2026, 11, 1))  # fmt: skip
    line = JourneyLine()
    qtbot.addWidget(line)
    travels = Travels(network.laptop.exchange, "field")

    def said() -> str:
        line.show_travel(travels(row))
        return line.text()

    assert said() == "Not sent yet"
    deliver(network.laptop, network.province)
    assert said() == "Here, Sent"
    deliver(network.province, network.laptop)
    assert [state for _, state in travels(row).steps] == ["at_centre", "at_centre", "sent"]
    deliver(network.province, network.centre)
    deliver(network.centre, network.province)
    deliver(network.province, network.laptop)
    assert [state for _, state in travels(row).steps] == ["at_centre"] * 3
    alone = add(network.province)
    assert Travels(network.province.exchange, "province")(alone) == Travel((("Not sent yet", "here"),))
    network.close()

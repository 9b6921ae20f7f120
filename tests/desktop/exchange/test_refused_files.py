"""A refused file waits in quarantine for a person: it is tried again, or thrown away."""

from __future__ import annotations

import pytest

from db.exchange import package as packages
from db.exchange import quarantine
from desktop import names
from desktop.exchange.page import ExchangePage
from desktop.window import Window
from tests.desktop.exchange.network import Network, add


@pytest.fixture
def page(network: Network, qtbot, jobs, ask):
    """The page of headquarters."""
    centre = network.centre
    window = Window(jobs)
    qtbot.addWidget(window)
    window.add_page("exchange", "arrows-left-right", "Exchange", lambda: ExchangePage(
        centre.exchange, jobs, centre.database.node, lambda *_: "", names.field_label, names.format_value,
        join=centre.join, ask=ask,
    ))  # fmt: skip
    window.resize(1366, 768)
    window.show()
    return window.show_page("exchange")


@pytest.fixture
def package(network: Network):
    add(network.province, "Porsuk Çevre Derneği")
    (made,) = network.province.exchange.export(network.centre.database.node.id)
    return made.path


@pytest.fixture
def take(page, qtbot, jobs):
    """Take a file in, and choose its line."""

    def taken(path):
        page.work.take_in([path])
        qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
        page.side.list.select_row(0)

    return taken


def test_a_damaged_file_can_be_thrown_away_and_its_line_stays(network: Network, page, package, take, tmp_path) -> None:
    damaged = tmp_path / "yarım.kopru"
    damaged.write_bytes(package.read_bytes()[:-100])
    take(damaged)
    (kept,) = network.centre.exchange.quarantined()
    page.receipt.discard.click()
    assert network.centre.exchange.quarantined() == []
    assert not kept.path.exists()
    assert not page.receipt.again.isVisible()
    assert "quarantine" not in page.receipt.text()
    assert [row.state for row in page.side.model.rows()] == ["refused"]


def test_a_file_that_is_still_damaged_stays_in_quarantine(
    network: Network, page, package, take, tmp_path, qtbot, jobs
) -> None:
    damaged = tmp_path / "yarım.kopru"
    damaged.write_bytes(package.read_bytes()[:-100])
    take(damaged)
    page.receipt.again.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert len(network.centre.exchange.quarantined()) == 1
    assert "yarım.kopru" in page.side.banner.text()


def test_what_an_older_program_could_not_read_is_taken_after_the_update(
    network: Network, page, package, take, qtbot, jobs, monkeypatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(packages, "READER", 0)
        take(package)
    assert "newer version" in page.receipt.text()
    page.receipt.again.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert network.centre.exchange.quarantined() == []
    assert network.centre.exchange.packages()[0].report["new_rows"] == 1


def test_what_is_refused_again_keeps_its_one_line(network: Network, page, package, take, tmp_path, qtbot, jobs) -> None:
    damaged = tmp_path / "yarım.kopru"
    damaged.write_bytes(package.read_bytes()[:-100])
    take(damaged)
    page.receipt.again.click()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    assert [row.file for row in page.side.model.rows()] == ["yarım.kopru"]
    assert page.receipt.again.isVisible()


def test_a_file_that_made_room_is_said_to_be_gone(network: Network, page, take, tmp_path) -> None:
    for name in ("ilk.kopru", "son.kopru"):
        (tmp_path / name).write_bytes(name.encode() * 100)
        take(tmp_path / name)
    quarantine.make_room(network.centre.database, 1000)
    page.refresh()
    page.side.list.select_row(1)
    assert "had to make room" in page.receipt.text()
    assert "500" in page.receipt.text() or "524" in page.receipt.text()
    assert not page.receipt.again.isVisible()
    page.side.list.select_row(0)
    assert "lies in quarantine" in page.receipt.text()
    assert page.receipt.again.isVisible()

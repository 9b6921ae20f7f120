"""A refused file waits in quarantine for a person: it is tried again, or thrown away."""

from __future__ import annotations

import pytest

from db.exchange import package as packages
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

"""The form of package files is chosen once; each package that left shows the mail that carries it."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop import names
from desktop.exchange.page import ExchangePage
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.exchange.network import Network, add


@pytest.fixture
def open_page(network: Network, qtbot, jobs, ask):
    """The page of the province, in a window of its own each time."""

    def opened() -> ExchangePage:
        place, window = network.province, Window(jobs)
        qtbot.addWidget(window)
        window.add_page("exchange", "arrows-left-right", "Exchange", lambda: ExchangePage(
            place.exchange, jobs, place.database.node, lambda *_: "", names.field_label, names.format_value,
            join=place.join, ask=ask, memory=place.settings,
        ))  # fmt: skip
        window.resize(1366, 768)
        window.show()
        page = window.show_page("exchange")
        page.side.show_addressees(page._peers)
        page.side.addressee.setCurrentIndex(1)
        return page

    return opened


@pytest.fixture
def prepare(qtbot, jobs):
    def prepared(page: ExchangePage, elsewhere: bool = False) -> None:
        page.work.prepare(elsewhere)
        qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)

    return prepared


def choose(page: ExchangePage, place: int) -> None:
    """As a person does: with the arrow keys."""
    page.side.form.setFocus()
    for _ in range(place):
        QTest.keyClick(page.side.form, Qt.Key.Key_Down)


@pytest.mark.parametrize(("place", "ending"), [(0, ".kopru"), (1, ".zip"), (2, ".txt")])
def test_the_form_is_chosen_by_keys_once_and_holds_for_every_later_package(
    network: Network, open_page, prepare, place, ending
) -> None:
    add(network.province)
    page = open_page()
    choose(page, place)
    again = open_page()
    assert again.side.form.currentIndex() == place
    prepare(again)
    (file,) = network.province.exchange.sent_folder.iterdir()
    assert file.suffix == ending
    assert network.centre.exchange.import_file(file).new_rows == 1


def test_one_button_copies_subject_and_text_of_the_mail(network: Network, open_page, prepare, qtbot) -> None:
    add(network.province, "Porsuk Çevre Derneği")
    page = open_page()
    assert not page.receipt.mail.isVisible()
    prepare(page)
    row = page.side.model.rows()[0]
    cover = network.province.exchange.cover(row.peer, row.number)
    assert page.receipt.mail.isVisible()
    assert page.receipt.mail.text.area.toPlainText() == cover.text
    page.receipt.mail.copy.setFocus()
    with qtbot.waitSignal(page.notice_posted) as told:
        QTest.keyClick(page.receipt.mail.copy, Qt.Key.Key_Space)
    assert told.args[0] == "Subject and text of the mail were copied."
    copied = QGuiApplication.clipboard().text()
    assert copied == cover.whole
    assert row.file in copied
    assert "Porsuk" not in copied


def test_the_draft_holds_the_file_also_where_it_was_written_to_another_folder(
    network: Network, open_page, prepare, ask, tmp_path, qtbot, jobs
) -> None:
    add(network.province)
    page = open_page()
    choose(page, 1)
    ask.path = tmp_path / "masaüstü"
    ask.path.mkdir()
    prepare(page, True)
    (package,) = ask.path.iterdir()
    ask.path = tmp_path / "ileti"
    page.receipt.mail.draft.setFocus()
    QTest.keyClick(page.receipt.mail.draft, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not jobs.running(), timeout=10_000)
    message = email.message_from_bytes((tmp_path / "ileti.eml").read_bytes(), policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (package.name, package.read_bytes())
    assert "mail draft lies in" in page.side.banner.text()


def test_without_its_file_a_package_has_a_mail_but_no_draft(network: Network, open_page, prepare) -> None:
    add(network.province)
    page = open_page()
    prepare(page)
    assert page.receipt.mail.draft.isEnabled()
    (file,) = network.province.exchange.sent_folder.iterdir()
    file.unlink()
    page.refresh()
    assert not page.receipt.mail.draft.isEnabled()
    assert page.receipt.mail.copy.isEnabled()
    assert "no longer in its folder" in page.receipt.text()


def test_a_package_that_came_in_has_no_mail(network: Network, open_page, tmp_path: Path) -> None:
    for one in network.centre.exchange.export(network.province.database.node.id, tmp_path / "posta", form="text"):
        network.province.exchange.import_file(one.path)
    page = open_page()
    page.side.list.select_row(0)
    assert page.side.model.rows()[0].direction == "in"
    assert not page.receipt.mail.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 660)])
def test_the_page_with_a_mail_passes_the_audit(network: Network, open_page, prepare, qapp, qtbot, mode, size) -> None:
    Theme.apply(qapp, mode)
    add(network.province)
    page = open_page()
    page.window().resize(*size)
    prepare(page)
    page.side.banner.clear()  # as high as the test's path is long
    qtbot.waitUntil(lambda: audit(page) == [])  # what was shown and hidden again takes the layout some turns

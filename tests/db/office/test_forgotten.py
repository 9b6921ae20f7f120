"""A forgotten passphrase: request, words, answer; and everything that must not open the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.age import AgeIdentity
from db.errors import InvalidInput, NotFound, PackageRefused, WrongPassphrase
from db.folder import SLOTS
from db.journal.tables import Op
from db.keyslots import TEST_COST, SlotFile, make_locked_recovery_file, open_recovery_file
from db.office.forgotten import (
    PENDING,
    AnswerToAnother,
    DamagedRecovery,
    NoCentreKey,
    RecoveryNotAllowed,
    answer_request,
    give_up,
    read_request,
    waiting_request,
    write_request,
)
from db.office.installation import (
    CENTRE_KEY,
    Installation,
    NewInstallation,
    create_installation,
    load_roots,
    open_installation,
)
from db.office.recovering import open_by_answer
from tests.db.exchange.places import PASSPHRASE, add, make, names, reopen

NEW = "yepyeni bir parola"


class Network:
    def __init__(self, folder: Path) -> None:
        self.centre, self.place = make(folder / "centre", "centre"), make(folder / "26", "province")
        self.roots = load_roots([folder / "centre" / "roots" / f"root-{n}.kopru-root" for n in (1, 3)], PASSPHRASE)
        self.admit(self.place)
        add(self.place, "Unutulmayacak Derneği")
        self.place.close()
        self.folder = self.place.folder
        self.others: list[Installation] = []

    def admit(self, place: Installation) -> None:
        path = place.folder / "request"
        path.write_bytes(place.exchange.request())
        place.join(self.centre.exchange.approve(self.centre.exchange.read_request(path), self.roots), "answer")

    @property
    def key(self) -> list[AgeIdentity]:
        return open_recovery_file((self.centre.folder / CENTRE_KEY).read_bytes(), PASSPHRASE)

    def answer(self, data: bytes) -> bytes:
        return answer_request(read_request(data, "istek"), self.key, self.centre.exchange.directory, "istek")


@pytest.fixture
def network(tmp_path: Path):
    made = Network(tmp_path)
    yield made
    for place in (made.centre, *made.others):
        place.close()


def opens(folder: Path, passphrase: str) -> bool:
    try:
        open_installation(folder, lambda slots: slots.unlock_with_passphrase(passphrase)).close()
    except WrongPassphrase:
        return False
    return True


def by_answer(network: Network, answer: bytes, passphrase: str = NEW) -> Installation:
    return open_by_answer(network.folder, answer, "yanıt", passphrase, TEST_COST)


def test_headquarters_opens_the_way_to_a_new_passphrase_and_nothing_is_lost(network: Network) -> None:
    request = write_request(network.folder, NEW, TEST_COST)
    assert opens(network.folder, PASSPHRASE)  # nothing has changed yet
    seen = read_request(request.data, "istek")
    assert seen.fingerprint == request.fingerprint == waiting_request(network.folder).fingerprint
    opened = by_answer(network, network.answer(request.data))
    assert names(opened) == {"Unutulmayacak Derneği"}
    with opened.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Op)) == 1
    opened.close()
    assert opens(network.folder, NEW)
    assert not opens(network.folder, PASSPHRASE)
    assert not (network.folder / PENDING).exists()
    recovery = (network.folder / "kopru-recovery.txt").read_bytes()
    open_installation(network.folder, lambda slots: slots.unlock_with_recovery(recovery)).close()


def test_an_answer_opens_once(network: Network) -> None:
    answer = network.answer(write_request(network.folder, NEW, TEST_COST).data)
    by_answer(network, answer).close()
    with pytest.raises(NotFound):
        by_answer(network, answer)
    write_request(network.folder, "bir daha unutuldu", TEST_COST)
    with pytest.raises(AnswerToAnother):
        by_answer(network, answer, "bir daha unutuldu")


def test_a_second_request_makes_the_answer_to_the_first_useless(network: Network) -> None:
    first = write_request(network.folder, NEW, TEST_COST)
    second = write_request(network.folder, NEW, TEST_COST)
    assert first.fingerprint != second.fingerprint
    with pytest.raises(AnswerToAnother):
        by_answer(network, network.answer(first.data))
    by_answer(network, network.answer(second.data)).close()


def test_the_answer_without_the_new_passphrase_opens_nothing(network: Network) -> None:
    answer = network.answer(write_request(network.folder, NEW, TEST_COST).data)
    with pytest.raises(WrongPassphrase):
        by_answer(network, answer, "hırsızın denemesi")
    pending = (network.folder / PENDING).read_bytes()
    assert b"AGE-SECRET-KEY" not in pending
    by_answer(network, answer).close()


def test_a_request_that_was_given_up_waits_no_more(network: Network) -> None:
    answer = network.answer(write_request(network.folder, NEW, TEST_COST).data)
    give_up(network.folder)
    assert waiting_request(network.folder) is None
    with pytest.raises(NotFound):
        by_answer(network, answer)
    assert opens(network.folder, PASSPHRASE)


def test_another_recovery_key_does_not_answer(network: Network) -> None:
    request = write_request(network.folder, NEW, TEST_COST)
    data, _ = make_locked_recovery_file("başka", PASSPHRASE, TEST_COST)
    with pytest.raises(InvalidInput):
        answer_request(request, open_recovery_file(data, PASSPHRASE), network.centre.exchange.directory, "istek")
    with pytest.raises(WrongPassphrase):
        open_recovery_file((network.centre.folder / CENTRE_KEY).read_bytes(), "yanlış parola")
    for broken in (b"{}", b"{" * 99, data[:-20], b"merhaba"):
        with pytest.raises(InvalidInput):
            open_recovery_file(broken, PASSPHRASE)


def test_the_data_of_a_revoked_place_is_opened_for_nobody(network: Network) -> None:
    request = write_request(network.folder, NEW, TEST_COST)
    network.centre.keys.publish(network.centre.keys.revoke(request.node, "stolen"), network.roots)
    with pytest.raises(RecoveryNotAllowed) as caught:
        network.answer(request.data)
    assert "İl 26" in str(caught.value)


def test_a_stolen_computer_does_not_pass_for_another_place(network: Network, tmp_path: Path) -> None:
    other = make(tmp_path / "06", "province", 6)
    network.others.append(other)
    network.admit(other)
    stolen = json.loads(write_request(network.folder, NEW, TEST_COST).data)
    network.centre.keys.publish(network.centre.keys.revoke(stolen["node"], "stolen"), network.roots)
    stolen["node"] = other.database.node.id
    with pytest.raises(RecoveryNotAllowed):
        network.answer(json.dumps(stolen).encode())
    stolen["node"] = "0" * 16
    with pytest.raises(RecoveryNotAllowed):
        network.answer(json.dumps(stolen).encode())


def test_a_forged_answer_changes_nothing(network: Network) -> None:
    from db import age

    request = write_request(network.folder, NEW, TEST_COST)
    true = json.loads(network.answer(request.data))
    keys = dict.fromkeys(request.sealed, "A" * 43 + "=")
    import base64

    false = age.encrypt(json.dumps(keys).encode(), [request.ephemeral])
    true["sealed"] = base64.b64encode(false).decode()
    before = (network.folder / SLOTS).read_bytes()
    with pytest.raises(DamagedRecovery):
        by_answer(network, json.dumps(true).encode())
    assert (network.folder / SLOTS).read_bytes() == before
    assert waiting_request(network.folder) is not None
    assert opens(network.folder, PASSPHRASE)


def test_cut_and_changed_files_end_in_sentences(network: Network) -> None:
    request = write_request(network.folder, NEW, TEST_COST)
    answer = network.answer(request.data)
    for length in range(0, len(request.data), 37):
        with pytest.raises(DamagedRecovery):
            read_request(request.data[:length], "istek")
    for length in range(0, len(answer), 61):
        with pytest.raises((DamagedRecovery, AnswerToAnother)):
            by_answer(network, answer[:length])
    for place in range(0, len(answer), 29):
        changed = bytearray(answer)
        changed[place] ^= 0x08
        with pytest.raises(PackageRefused):
            by_answer(network, bytes(changed))
    for wrong in (b"[" * 100_000, b"\xff\xfe", request.data, b"{}"):
        with pytest.raises(DamagedRecovery):
            by_answer(network, wrong)
    for wrong in (b"[" * 100_000, b"x" * (2 << 20), answer, b'{"format":"kopru-recovery-request"}'):
        with pytest.raises(DamagedRecovery):
            read_request(wrong, "istek")
    by_answer(network, answer).close()


def test_a_place_that_never_joined_is_told_that_headquarters_cannot_help(tmp_path: Path) -> None:
    made = create_installation(tmp_path, NewInstallation("province", 34, "Yalnız"), PASSPHRASE, cost=TEST_COST)
    made.close()
    with pytest.raises(NoCentreKey):
        write_request(tmp_path, NEW, TEST_COST)
    assert not (tmp_path / PENDING).exists()


def test_a_new_recovery_key_of_headquarters_is_let_in_and_the_former_one_is_not_any_more(network: Network) -> None:
    former = network.key
    data, recipient = make_locked_recovery_file("yeni", PASSPHRASE, TEST_COST)
    network.centre.keys.publish(network.centre.keys.with_recovery([recipient]), network.roots)
    place = reopen(network.folder)
    place.join(network.centre.keys.answer(), "directory")
    assert recipient in place.slots.recovery_recipients
    assert len(place.slots.recovery_recipients) == 2  # its own and the new one
    place.close()
    request = write_request(network.folder, NEW, TEST_COST)
    with pytest.raises(InvalidInput):
        answer_request(request, former, network.centre.exchange.directory, "istek")
    answer = answer_request(request, open_recovery_file(data, PASSPHRASE), network.centre.exchange.directory, "istek")
    by_answer(network, answer).close()


def test_headquarters_own_data_opens_with_its_locked_recovery_key(network: Network) -> None:
    network.centre.close()
    data = (network.centre.folder / CENTRE_KEY).read_bytes()
    slots = SlotFile.load(network.centre.folder / SLOTS)
    with pytest.raises(WrongPassphrase):
        slots.unlock_with_recovery(data, "yanlış parola")
    network.centre = open_installation(
        network.centre.folder, lambda found: found.unlock_with_recovery(data, PASSPHRASE)
    )

"""The slot file: what opens it, what does not, and what a kill or a damaged byte may never cost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest

from db import age
from db.errors import DamagedFile, InvalidInput, ProgrammingError, WrongPassphrase
from db.keyslots import TEST_COST, Cost, SlotFile, make_recovery_file, new_key, read_recovery_file

WORDS = "dört mevsim köprü"


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring as an operating system has one, emptied with the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def use_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def make(tmp_path: Path, key: bytes, recovery: tuple[str, ...] = ()) -> SlotFile:
    return SlotFile.create(tmp_path / "kopru.keys.json", key, WORDS, recovery, cost=TEST_COST)


def test_the_passphrase_gives_the_key_back_from_the_file_alone(tmp_path: Path) -> None:
    key = new_key()
    path = make(tmp_path, key).path
    assert SlotFile.load(path).unlock_with_passphrase(WORDS) == key
    assert key not in path.read_bytes()


def test_the_default_cost_opens_too(tmp_path: Path) -> None:
    key = new_key()
    SlotFile.create(tmp_path / "k", key, WORDS)
    assert SlotFile.load(tmp_path / "k").unlock_with_passphrase(WORDS) == key


def test_a_wrong_passphrase_is_said_as_such(tmp_path: Path) -> None:
    slots = make(tmp_path, new_key())
    for wrong in ("", "dört mevsim kopru", WORDS + " ", "\ud800"):
        with pytest.raises(WrongPassphrase):
            SlotFile.load(slots.path).unlock_with_passphrase(wrong)


def test_composed_and_decomposed_letters_open_alike(tmp_path: Path) -> None:
    key = new_key()
    slots = SlotFile.create(tmp_path / "k", key, "İğdır gölü", cost=TEST_COST)
    assert slots.unlock_with_passphrase("I\u0307g\u0306dır go\u0308lu\u0308") == key


@pytest.mark.parametrize("poor", ["", "kısa", "123456789", " " * 20])
def test_a_short_passphrase_is_refused_with_its_field(tmp_path: Path, poor: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        SlotFile.create(tmp_path / "k", new_key(), poor, cost=TEST_COST)
    assert caught.value.field == "passphrase"
    assert "10" in str(caught.value)
    assert not (tmp_path / "k").exists()


def test_an_existing_slot_file_is_never_overwritten(tmp_path: Path) -> None:
    key = new_key()
    make(tmp_path, key)
    with pytest.raises(ProgrammingError):
        make(tmp_path, new_key())
    assert SlotFile.load(tmp_path / "kopru.keys.json").unlock_with_passphrase(WORDS) == key


def test_a_file_cut_anywhere_is_damaged_not_a_wrong_passphrase(tmp_path: Path) -> None:
    path = make(tmp_path, new_key()).path
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedFile):
            SlotFile.load(path)


def test_a_changed_byte_is_damage_and_never_a_wrong_key(tmp_path: Path) -> None:
    key = new_key()
    path = make(tmp_path, key, (age.AgeIdentity.generate().recipient,)).path
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(400):
        changed = bytearray(whole)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        try:
            assert SlotFile.load(path).unlock_with_passphrase(WORDS) == key  # white space, or an unread key
        except DamagedFile as error:
            assert path.name in str(error)


def test_a_missing_slot_file_is_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="missing"):
        SlotFile.load(tmp_path / "kopru.keys.json")


def test_unreasonable_costs_in_a_file_are_not_spent() -> None:
    assert not Cost(memory=2**40).reasonable()
    assert not Cost(passes=10_000).reasonable()
    assert Cost().reasonable()
    assert TEST_COST.reasonable()


def test_the_recovery_file_opens_and_a_new_passphrase_can_be_set(tmp_path: Path) -> None:
    key = new_key()
    text, recipient = make_recovery_file("Eskişehir İl Müdürlüğü\nAGE-SECRET-KEY-1X", "22.11.2025")
    slots = make(tmp_path, key)
    slots.add_recovery([recipient, age.AgeIdentity.generate().recipient])
    later = SlotFile.load(slots.path)
    assert later.unlock_with_recovery(text.encode()) == key
    later.set_passphrase("yepyeni bir parola", cost=TEST_COST)
    assert SlotFile.load(slots.path).unlock_with_passphrase("yepyeni bir parola") == key
    with pytest.raises(WrongPassphrase):
        SlotFile.load(slots.path).unlock_with_passphrase(WORDS)
    assert len(SlotFile.load(slots.path).recovery_recipients) == 2


def test_a_foreign_or_broken_recovery_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    mine, recipient = make_recovery_file("A", "22.11.2025")
    slots = make(tmp_path, new_key(), (recipient,))
    foreign, _ = make_recovery_file("B", "22.11.2025")
    typo = mine.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q")
    for data in (foreign.encode(), typo.encode(), b"", b"\xff\xfe\x00", b"AGE-SECRET-KEY-1"):
        with pytest.raises(InvalidInput) as caught:
            slots.unlock_with_recovery(data)
        assert caught.value.field == "recovery"


def test_a_recovery_key_typed_from_paper_is_read() -> None:
    text, recipient = make_recovery_file("A", "22.11.2025")
    line = text.splitlines()[-1]
    typed = " ".join(line[i : i + 4] for i in range(0, len(line), 4)).swapcase()
    assert [identity.recipient for identity in read_recovery_file(typed.encode())] == [recipient]
    assert "KURTARMA" in text


def test_recovery_text_is_an_ordinary_age_identity_file() -> None:
    text, _ = make_recovery_file("A", "22.11.2025")
    assert all(line.startswith(("#", "AGE-SECRET-KEY-1")) for line in text.splitlines())


def test_the_keyring_opens_and_forgets(tmp_path: Path, use_keyring: MemoryKeyring) -> None:
    key = new_key()
    slots = make(tmp_path, key)
    assert slots.unlock_with_keyring() is None
    assert slots.enable_keyring()
    assert SlotFile.load(slots.path).uses_keyring
    assert SlotFile.load(slots.path).unlock_with_keyring() == key
    slots.disable_keyring()
    assert use_keyring.kept == {}
    assert SlotFile.load(slots.path).unlock_with_keyring() is None


def test_a_wrong_key_in_the_keyring_is_not_handed_to_the_database(tmp_path: Path, use_keyring: MemoryKeyring) -> None:
    slots = make(tmp_path, new_key())
    assert slots.enable_keyring()
    for bad in ("Zm9v", "not base64 ş", ""):
        for name in use_keyring.kept:
            use_keyring.kept[name] = bad
        assert SlotFile.load(slots.path).unlock_with_keyring() is None


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
@pytest.mark.usefixtures("use_keyring")
def test_a_computer_without_a_keyring_is_no_error(
    tmp_path: Path, backend: type[keyring.backend.KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    slots = make(tmp_path, new_key())
    assert slots.enable_keyring() is False
    assert not SlotFile.load(slots.path).uses_keyring
    assert slots.unlock_with_keyring() is None
    slots.disable_keyring()


@pytest.mark.usefixtures("use_keyring")
def test_between_the_two_steps_of_a_rekey_both_keys_open_every_way(tmp_path: Path) -> None:
    text, recipient = make_recovery_file("A", "22.11.2025")
    old, new = new_key(), new_key()
    slots = make(tmp_path, old, (recipient,))
    slots.enable_keyring()
    slots.replace_key(old, new, WORDS, cost=TEST_COST)
    for unlock in (
        lambda s: s.unlock_with_passphrase(WORDS),
        lambda s: s.unlock_with_recovery(text.encode()),
        lambda s: s.unlock_with_keyring(),
    ):
        killed = SlotFile.load(slots.path)
        assert unlock(killed) == old
        assert killed.candidates == (old, new)
    killed.confirm_key(new)
    after = SlotFile.load(slots.path)
    assert after.unlock_with_passphrase(WORDS) == new
    assert after.unlock_with_recovery(text.encode()) == new
    assert after.unlock_with_keyring() == new
    assert after.candidates == (new,)


@pytest.mark.usefixtures("use_keyring")
def test_a_rekey_that_did_not_reach_the_database_is_taken_back(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    slots = make(tmp_path, old)
    slots.replace_key(old, new, WORDS, cost=TEST_COST)
    opened = SlotFile.load(slots.path)
    opened.unlock_with_passphrase(WORDS)
    opened.confirm_key(old)
    assert SlotFile.load(slots.path).unlock_with_passphrase(WORDS) == old
    again = SlotFile.load(slots.path)
    again.unlock_with_passphrase(WORDS)
    before = slots.path.read_bytes()
    again.confirm_key(old)
    assert slots.path.read_bytes() == before


def test_a_rekey_with_the_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    old = new_key()
    slots = make(tmp_path, old)
    before = slots.path.read_bytes()
    with pytest.raises(WrongPassphrase):
        slots.replace_key(old, new_key(), "another passphrase", cost=TEST_COST)
    assert slots.path.read_bytes() == before


def test_changing_a_closed_slot_file_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path, new_key()).path
    with pytest.raises(ProgrammingError):
        SlotFile.load(path).set_passphrase("yepyeni bir parola", cost=TEST_COST)


def test_nothing_secret_stands_in_a_repr(tmp_path: Path) -> None:
    identity = age.AgeIdentity.generate()
    assert "SECRET" not in repr(identity)
    assert WORDS not in repr(make(tmp_path, new_key()))

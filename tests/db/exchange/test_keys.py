"""Keys over their life: revoked, renewed, replaced, expired; and what becomes of packages under way meanwhile."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update

from db.clock import SetClock
from db.errors import NotFound
from db.exchange import dsse
from db.exchange.changes import (
    Draft,
    NotARoot,
    NothingToChange,
    NotItsKey,
    OwnInstallation,
    RevokedBefore,
    SignaturesMissing,
)
from db.exchange.directory import DamagedDirectory, DirectoryForked, DirectoryNotSigned, RootKey, accept
from db.exchange.enrolment import DamagedRequest, make_renewal, make_request
from db.exchange.identity import NodeKeys
from db.exchange.keys import OutdatedProposal
from db.exchange.outgoing import export_to
from db.exchange.own_keys import OwnKeyRevoked
from db.exchange.refusals import FormerKey, NotForUs, RevokedSender, UnknownSender
from db.journal.tables import NodeSelf
from db.office.installation import Installation, load_roots
from db.registry.tables import Organisation
from tests.db.exchange.places import PASSPHRASE, Places, add, deliver, edit, make, names, reopen, send, settle

START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def places(tmp_path: Path, clock: SetClock):
    made = Places(tmp_path, clock)
    yield made
    made.close()


def roots_of(places: Places, *numbers: int) -> list[RootKey]:
    folder = places.centre.folder / "roots"
    return load_roots([folder / f"root-{number}.kopru-root" for number in numbers or (1, 2)], PASSPHRASE)


def request_of(place: Installation, data: bytes | None = None):
    path = place.folder / "request"
    path.write_bytes(place.exchange.request() if data is None else data)
    return place.exchange.read_request(path)


def spread(places: Places, *to: Installation) -> None:
    """Bring the directory in use at the centre to others as a file."""
    for place in to:
        place.join(places.centre.keys.answer(), "directory")


def state(place: Installation, node: str) -> str:
    return next(row.state for row in place.keys.installations() if row.node == node)


# ---- revoked ----


def test_a_revoked_installation_gets_nothing_more_and_what_it_sends_later_waits_for_a_person(places: Places) -> None:
    stolen = places.other.database.node.id
    add(places.other, "Önce yazılan")
    deliver(places.other, places.centre)
    row = add(places.centre, "Ankara’nın gizlisi", office=6)
    draft = places.centre.keys.revoke(stolen, "stolen")
    assert [(line.what, line.node) for line in draft.lines()] == [("revoked", stolen)]
    places.centre.keys.publish(draft, roots_of(places))

    assert state(places.centre, stolen) == "revoked"
    assert stolen not in [peer.node for peer in places.centre.exchange.peers()]
    with pytest.raises(NotFound):
        places.centre.exchange.export(stolen)
    edit(places.centre, row, phone="1")
    for path in (one.path for one in places.centre.exchange.export()):
        with pytest.raises(NotForUs):
            places.other.exchange.import_file(path)

    add(places.other, "Hırsızın yazdığı")
    (late,) = send(places.other, places.centre)
    with pytest.raises(RevokedSender):
        places.centre.exchange.import_file(late)
    assert "Hırsızın yazdığı" not in names(places.centre)
    assert [one.code for one in places.centre.exchange.quarantined()] == ["revoked_sender"]


def test_a_place_that_hears_of_its_own_revocation_is_told_so_and_sends_nothing(places: Places) -> None:
    places.centre.keys.publish(places.centre.keys.revoke(places.other.database.node.id, "left"), roots_of(places))
    spread(places, places.other)
    assert places.other.keys.own().state == "revoked"
    with pytest.raises(OwnKeyRevoked) as caught:
        send(places.other, places.centre)
    assert "02.03.2026" in str(caught.value)


def test_what_a_lost_laptop_wrote_before_can_be_taken_in_by_a_person(places: Places) -> None:
    lost = places.laptop.database.node.id
    add(places.laptop, "Kaybolmadan önce")
    (path,) = send(places.laptop, places.province)
    places.centre.keys.publish(places.centre.keys.revoke(lost, "stolen"), roots_of(places))
    spread(places, places.province)
    with pytest.raises(RevokedSender):
        places.province.exchange.import_file(path)
    taken = places.province.keys.take_of_revoked(path, lost)
    assert (taken.state, taken.new_rows) == ("taken", 1)
    assert names(places.province) == {"Kaybolmadan önce"}
    assert places.province.exchange.quarantined() == []
    assert lost not in [peer.node for peer in places.province.exchange.peers()]
    assert state(places.province, lost) == "revoked"


def test_what_had_come_before_the_revocation_stays_believed_and_a_late_copy_is_known(places: Places) -> None:
    add(places.other, "Erken")
    (early,) = send(places.other, places.centre)
    places.centre.exchange.import_file(early)
    node = places.other.database.node.id
    incarnation, number = places.centre.keys.received_from(node)
    assert number >= 1
    places.centre.keys.publish(places.centre.keys.revoke(node, "left"), roots_of(places))
    assert places.centre.exchange.import_file(early).state == "duplicate"
    entry = places.centre.exchange.directory.entry(node)
    assert (entry.last_ok_incarnation, entry.last_ok_seq) == (incarnation, number)
    assert names(places.centre) == {"Erken"}


def test_a_revoked_key_never_counts_again(places: Places) -> None:
    node = places.laptop.database.node.id
    request, renewal = request_of(places.laptop), request_of(places.laptop, places.laptop.keys.renewal())
    places.centre.keys.publish(places.centre.keys.revoke(node, "stolen"), roots_of(places))
    for attempt in (
        lambda: places.centre.keys.admit(request),
        lambda: places.centre.keys.admit(renewal),
        lambda: places.centre.keys.revoke(node, "left"),
    ):
        with pytest.raises(RevokedBefore):
            attempt()


def test_headquarters_does_not_cut_itself_off(places: Places) -> None:
    with pytest.raises(OwnInstallation):
        places.centre.keys.revoke(places.centre.database.node.id, "left")
    with pytest.raises(NotFound):
        places.centre.keys.revoke("0000000000000000", "left")


# ---- lost and replaced ----


def test_a_lost_computer_is_replaced_in_one_step_and_the_new_one_gets_everything(places: Places) -> None:
    add(places.other, "İlden")
    shared = add(places.centre, "Merkezden", office=6)
    settle(places)
    lost = places.other.database.node.id
    edit(places.centre, shared, phone="222")  # never confirmed by the lost one
    send(places.centre, places.other)

    new = make(places.folder / "new", "province", 6, clock=places.other.database.clock)
    draft = places.centre.keys.admit(request_of(new), replaces=lost)
    assert sorted(line.what for line in draft.lines()) == ["admitted", "replaced"]
    places.centre.keys.publish(draft, roots_of(places))
    spread(places, new)
    rows = {row.node: row for row in places.centre.keys.installations()}
    assert (rows[lost].state, rows[lost].why, rows[lost].replaced_by) == ("revoked", "replaced", new.database.node.id)
    for _ in range(2):
        deliver(new, places.centre)
        deliver(places.centre, new)
    assert names(new) == {"İlden", "Merkezden"}
    with new.database.read() as session:
        assert session.scalars(select(Organisation.phone).where(Organisation.id == shared)).one() == "222"
    (peer,) = [one for one in places.centre.exchange.peers() if one.office == 6]
    assert (peer.node, peer.waiting) == (new.database.node.id, 0)
    new.close()


def test_with_a_new_identity_a_place_keeps_its_records_and_joins_again(places: Places) -> None:
    for name in ("Eski kimlikle, gönderildi", "Bu da", "Bu da öyle"):
        add(places.other, name)
        add(places.centre, f"{name} (merkezden)", office=6)
        deliver(places.other, places.centre)
        deliver(places.centre, places.other)  # numbers on both sides, which the new identity must not go on with
    add(places.other, "Eski kimlikle, gönderilmedi")
    old = places.other.database.node.id
    places.centre.keys.publish(places.centre.keys.revoke(old, "stolen"), roots_of(places))  # it was found again

    places.other.keys.take_new_identity()
    assert places.other.database.node.id != old
    assert not places.other.exchange.is_member
    assert places.other.keys.own().state == "outside"
    places.other.close()
    places.other = reopen(places.folder / "06", places.centre.database.clock)
    assert places.other.incarnation_raised is None  # the anchor moved along
    add(places.other, "Yeni kimlikle")
    places.centre.keys.publish(places.centre.keys.admit(request_of(places.other)), roots_of(places))
    spread(places, places.other)
    assert places.other.exchange.is_member
    for _ in range(2):
        deliver(places.other, places.centre)
        deliver(places.centre, places.other)
    assert names(places.centre) == names(places.other)
    assert len(names(places.centre)) == 8
    assert places.other.exchange.unconfirmed() == places.centre.exchange.unconfirmed() == 0


# ---- renewed ----


def renew(places: Places, place: Installation) -> None:
    places.centre.keys.publish(places.centre.keys.admit(request_of(place, place.keys.renewal())), roots_of(places))


def test_keys_are_renewed_under_the_same_id_and_packages_on_their_way_arrive(places: Places, clock: SetClock) -> None:
    node, before = places.other.database.node.id, places.other.exchange.fingerprint
    add(places.centre, "Merkezden, eski anahtara", office=6)
    (down,) = send(places.centre, places.other)
    add(places.other, "Eski anahtarla imzalı")
    (up,) = send(places.other, places.centre)
    assert places.other.keys.renewal_fingerprint() is None
    renew(places, places.other)
    assert places.other.keys.own().asked
    assert places.other.exchange.fingerprint == before  # the old key works until the directory names the new one

    clock.advance(days=80)
    places.centre.exchange.import_file(up)
    assert places.centre.exchange.directory.recipients([node]) == [
        NodeKeys.from_bytes(places.other.database.secrets()).following.public.age
    ]
    (newer,) = send(places.centre, places.other)  # sealed for the new key, and it brings the directory
    places.other.exchange.import_file(newer)
    assert not places.other.keys.own().asked
    assert places.other.exchange.fingerprint != before
    assert places.other.database.node.id == node
    places.other.exchange.import_file(down)  # sealed for the former key
    assert names(places.centre) == names(places.other) == {"Merkezden, eski anahtara", "Eski anahtarla imzalı"}
    add(places.other, "Yeni anahtarla")
    settle(places)
    assert "Yeni anahtarla" in names(places.centre)
    (row,) = [one for one in places.centre.keys.installations() if one.node == node]
    assert (row.since, row.renewed_on, row.until) == (START, START, START + dt.timedelta(days=730))


def test_after_the_grace_the_former_key_is_not_believed_and_nothing_is_lost(places: Places, clock: SetClock) -> None:
    add(places.other, "Çok geç kalan")
    (old,) = send(places.other, places.centre)
    renew(places, places.other)
    clock.advance(days=91)
    with pytest.raises(FormerKey) as caught:
        places.centre.exchange.import_file(old)
    assert "02.03.2026" in str(caught.value)
    spread(places, places.other)
    deliver(places.other, places.centre)
    assert names(places.centre) == {"Çok geç kalan"}


def test_a_renewal_asked_twice_is_the_same_and_one_that_came_twice_changes_nothing(places: Places) -> None:
    first, second = (request_of(places.other, places.other.keys.renewal()) for _ in range(2))
    assert first.keys == second.keys
    assert first.renews
    assert first.fingerprint == places.other.keys.renewal_fingerprint()
    renew(places, places.other)
    with pytest.raises(NothingToChange):
        places.centre.keys.admit(first)
    spread(places, places.other)
    renew(places, places.other)
    with pytest.raises(NotItsKey):
        places.centre.keys.admit(first)  # would bring a key of earlier times back


def test_a_renewal_needs_the_key_in_use(places: Places) -> None:
    thief = NodeKeys.generate()
    node = places.other.database.node
    stolen_id = NodeKeys(thief._signing, thief.age, node.id).prepared()
    forged = make_renewal(stolen_id, node.name, node.kind, node.office, START)
    with pytest.raises(NotItsKey):
        places.centre.keys.admit(request_of(places.other, forged))
    own = NodeKeys.from_bytes(places.other.database.secrets()).prepared()
    moved = make_renewal(own, node.name, "centre", 0, START)
    with pytest.raises(NotItsKey):
        places.centre.keys.admit(request_of(places.other, moved))
    envelope = dsse.read(places.other.keys.renewal(), "application/vnd.kopru.enrolment+json")
    for kept in (envelope.signatures[:1], envelope.signatures[1:]):
        half = msgspec.structs.replace(envelope, signatures=kept)
        with pytest.raises(DamagedRequest):
            request_of(places.other, half.to_bytes())


def test_a_key_that_somebody_has_or_had_admits_nobody_else(places: Places) -> None:
    place = places.other
    following = NodeKeys.from_bytes(place.database.secrets()).prepared()
    with place.database.write() as session:
        session.execute(update(NodeSelf).values(secrets=following.to_bytes()))
    renew(places, place)
    new = following.renewed()
    second = NodeKeys(new._signing, new.age)  # the renewed key, under an id of its own
    request = make_request(second, "İkinci", "province", 34, START)
    with pytest.raises(NotItsKey):
        places.centre.keys.admit(request_of(place, request))


def test_headquarters_renews_its_own_key(places: Places) -> None:
    add(places.centre, "Merkezin", office=0)
    deliver(places.other, places.centre)
    renew(places, places.centre)
    add(places.centre, "Ankara’ya", office=6)
    settle(places)
    assert "Ankara’ya" in names(places.other)
    assert places.centre.keys.own().state == "active"


# ---- expiry ----


def test_an_expiring_key_is_called_to_attention_and_an_expired_one_still_works(places: Places, clock: SetClock) -> None:
    assert (places.other.keys.own().state, places.other.keys.own().days) == ("active", 730)
    clock.advance(days=671)
    assert (places.other.keys.own().state, places.other.keys.own().days) == ("expiring", 59)
    clock.advance(days=60)
    assert places.other.keys.own().state == "expired"
    assert state(places.centre, places.other.database.node.id) == "expired"
    add(places.other, "Süresi geçmiş anahtarla")
    settle(places)
    assert names(places.centre) == {"Süresi geçmiş anahtarla"}
    renew(places, places.other)
    spread(places, places.other)
    assert places.other.keys.own().state == "active"


# ---- two holders in two places ----


def test_a_proposal_goes_from_one_root_holder_to_the_next_and_counts_with_both(places: Places) -> None:
    keys, node = places.centre.keys, places.laptop.database.node.id
    one, two = roots_of(places, 1, 3)
    draft = keys.revoke(node, "stolen").signed([one])
    with pytest.raises(SignaturesMissing):
        keys.publish(draft)
    with pytest.raises(SignaturesMissing):
        keys.publish(draft.signed([one]))  # the same one twice is one
    file = places.folder / "proposal"
    file.write_bytes(draft.to_bytes())

    elsewhere = Draft.read(file.read_bytes(), file.name)  # the second holder has no data at hand
    assert [(line.what, line.name) for line in elsewhere.lines()] == [("revoked", "Dizüstü 26")]
    assert elsewhere.before.roots_fingerprint == places.centre.exchange.directory.roots_fingerprint
    with pytest.raises(NotARoot):
        elsewhere.signed([RootKey.generate("x")])
    file.write_bytes(elsewhere.signed([two]).to_bytes())

    assert keys.publish(keys.read_proposal(file)).version == places.centre.exchange.directory.version
    assert state(places.centre, node) == "revoked"


def test_a_proposal_for_another_directory_is_made_anew(places: Places) -> None:
    keys = places.centre.keys
    file = places.folder / "proposal"
    late = keys.revoke(places.laptop.database.node.id, "stolen").signed(roots_of(places))
    file.write_bytes(late.to_bytes())
    keys.publish(keys.revoke(places.other.database.node.id, "left"), roots_of(places))
    with pytest.raises(OutdatedProposal):
        keys.read_proposal(file)
    with pytest.raises(DirectoryForked):
        places.centre.exchange.publish(late)


def test_a_root_holder_elsewhere_is_not_shown_a_proposal_of_another_headquarters(
    places: Places, tmp_path: Path
) -> None:
    file = tmp_path / "proposal"
    mine = places.centre.keys.revoke(places.laptop.database.node.id, "stolen")
    file.write_bytes(mine.to_bytes())
    assert places.province.keys.look_at_proposal(file).lines() == mine.lines()
    places.centre.keys.publish(mine, roots_of(places))
    file.write_bytes(places.centre.keys.revoke(places.other.database.node.id, "left").to_bytes())
    assert places.province.keys.look_at_proposal(file).before.version == 5  # of a directory that has not come yet
    spread(places, places.province)
    file.write_bytes(mine.to_bytes())
    with pytest.raises(OutdatedProposal):
        places.province.keys.look_at_proposal(file)

    false = make(tmp_path / "false", "centre")
    roots = load_roots(sorted((false.folder / "roots").glob("*.kopru-root"))[:2], PASSPHRASE)
    for place in (places.province, places.other, places.laptop):
        false.exchange.approve(request_of(place), roots)
    for node in (places.laptop, places.other):
        false.keys.publish(false.keys.revoke(node.database.node.id, "left"), roots)
    file.write_bytes(false.keys.revoke(places.province.database.node.id, "left").to_bytes())
    with pytest.raises(DirectoryNotSigned):
        places.province.keys.look_at_proposal(file)
    false.close()


def test_new_root_keys_need_the_old_and_the_new_ones(places: Places) -> None:
    new = [RootKey.generate(f"new {number}") for number in (1, 2, 3)]
    old = roots_of(places, 1, 2, 3)
    draft = places.centre.keys.with_roots([root.public for root in new])
    assert [line.what for line in draft.lines()] == ["roots"]
    for few in (old, new, [*old[:2], new[0]], [old[0], *new]):
        with pytest.raises(SignaturesMissing):
            places.centre.keys.publish(draft, few)
    places.centre.keys.publish(draft, [*old[:2], *new[1:]])
    with pytest.raises(NotARoot):
        places.centre.keys.publish(places.centre.keys.revoke(places.other.database.node.id, "left"), old[:2])
    settle(places)
    assert set(places.province.exchange.directory.roots) == {root.public for root in new}
    assert set(places.laptop.exchange.directory.roots) == {root.public for root in new}


# ---- attacks ----


def test_a_whole_other_headquarters_is_not_believed(places: Places, tmp_path: Path) -> None:
    false = make(tmp_path / "false", "centre")
    roots = load_roots(sorted((false.folder / "roots").glob("*.kopru-root"))[:2], PASSPHRASE)
    for place in (places.province, places.other, places.laptop):
        false.exchange.approve(request_of(place), roots)
    with pytest.raises(DirectoryForked):  # the same number
        places.province.join(false.keys.answer(), "directory")
    false.keys.publish(false.keys.revoke(places.other.database.node.id, "left"), roots)
    with pytest.raises(DirectoryNotSigned):
        places.province.join(false.keys.answer(), "directory")
    assert places.province.exchange.directory == places.centre.exchange.directory
    false.close()


def test_a_key_outside_the_directory_is_told_from_a_forgery(places: Places) -> None:
    stranger = make(places.folder / "stranger", "province", 34)
    roots = roots_of(places)
    answer = places.centre.exchange.approve(request_of(stranger), roots)
    stranger.join(answer, "answer")
    add(stranger, "Yabancı")
    late = places.other  # it has not heard of the new one, and the package was never for it
    (path,) = send(stranger, places.centre)
    with pytest.raises(NotForUs):
        late.exchange.import_file(path)
    stranger.keys.take_new_identity()
    with pytest.raises(NotFound):
        send(stranger, places.centre)
    directory = stranger.exchange.directory
    keys = NodeKeys.from_bytes(stranger.database.secrets())
    centre = directory.entries[places.centre.database.node.id]
    (package,) = export_to(stranger.database, keys, directory, centre, places.folder)
    with pytest.raises(UnknownSender):
        places.centre.exchange.import_file(package.path)
    stranger.close()


def test_a_huge_directory_file_is_refused_before_it_is_read(places: Places) -> None:
    held = places.centre.exchange.directory
    with pytest.raises(DamagedDirectory):
        accept(held, b"[" + b" " * (17 * 1024 * 1024) + b"]", "huge")
    with pytest.raises(DamagedDirectory):
        accept(held, msgspec.json.encode([held.envelope] * 1000), "many")

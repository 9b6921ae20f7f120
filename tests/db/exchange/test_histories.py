"""Whatever the post, the disks and the clocks do: in the end all agree, and nothing is lost, doubled or leaked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, false, func, select, true
from sqlalchemy.orm import Session

from db.errors import PackageRefused
from db.exchange import (
    chunks,
    compaction,
    deciding,
    digests,
    documents,
    following,
    incarnations,
    incoming,
    outgoing,
    receipts,
    scope,
    service,
)
from db.exchange.standing import PeerHas
from db.exchange.tables import CentreHas, Outbox, OutChannel
from db.journal import erasing, scoping
from db.journal.operation import OFFICE
from db.journal.store import driver
from db.journal.tables import Op, Origin
from db.registry.attachments import parts
from db.registry.attachments import service as attachments
from tests.db.exchange.invariants import hold
from tests.db.exchange.world import ACTIONS, World, give_away, place

merge = import_module("db.journal.merge")
MEMORY = next((str(path) for path in [Path("/dev/shm")] if path.is_dir()), None)  # no test of the disk: a third faster
Step = tuple[Callable[..., None], int, int, int]
LOT = st.integers(0, 1_000)
STEPS = st.lists(st.tuples(st.sampled_from(ACTIONS), LOT, LOT, LOT), min_size=30, max_size=60)


def live(enrolled: Path, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        world = World(enrolled, Path(name) / "world")
        try:
            for action, a, b, c in steps:
                action(world, a, b, c)
            hold(world)
        finally:
            world.close()


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "PART_OPERATIONS", 3)
    for module in (parts, chunks, attachments):
        monkeypatch.setattr(module, "PART", 1000)
    monkeypatch.setattr(documents, "ROOM", 5000)  # two parts with what is said of them
    monkeypatch.setattr(documents, "FILES", 3)
    monkeypatch.setattr(incoming, "REPORTED", 1)


@settings(
    max_examples=10, deadline=None, phases=[Phase.generate], database=None, derandomize=True,
    suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
)  # fmt: skip
@given(steps=STEPS)
def test_after_any_history_all_places_agree(enrolled: Path, steps: list[Step]) -> None:
    live(enrolled, steps)


# ---- the same histories notice what must not be ----


def acked_on_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    real = service.export_to

    def fault(database: Any, keys: Any, directory: Any, entry: Any, *rest: Any, **named: Any) -> Any:
        packages = real(database, keys, directory, entry, *rest, **named)
        with database.write() as session:
            channel = session.get_one(OutChannel, entry.node)
            channel.acked = channel.next - 1
            session.execute(delete(Outbox).where(Outbox.peer == entry.node))
        return packages

    monkeypatch.setattr(service, "export_to", fault)


def highest_seen_is_contiguous(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "merged", lambda known, ranges: (max(known, *(last for _, last in ranges)), []))


def no_echo_after_a_restore(monkeypatch: pytest.MonkeyPatch) -> None:
    real = incoming.restart

    def fault(session: Any, channel: OutChannel, own: int, peer: int) -> None:
        real(session, channel, own, peer)
        channel.echo_until = 0

    monkeypatch.setattr(incoming, "restart", fault)


def supersedes_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(operations: Any, field: str) -> Any:
        return sorted((one for one in operations if field in one.fields), key=lambda one: one.order, reverse=True)

    monkeypatch.setattr(merge, "heads", fault)


def arrival_order_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    real = merge.heads

    def fault(operations: Any, field: str) -> Any:
        known = list(operations)
        return sorted(real(known, field), key=known.index, reverse=True)

    monkeypatch.setattr(merge, "heads", fault)


def scope_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "visible_to", lambda _entry, _node: true())


def anchor_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incarnations, "anchor_disagrees", lambda *_: None)


def restores_chase_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "NUMBERS_A_CHANNEL", 0)


def parked_rows_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("db.journal.apply"), "retry_parked", lambda *_: None)


def an_old_incarnations_words_are_not_echoed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = incoming.apply
    monkeypatch.setattr(incoming, "apply", lambda session, operations, via: real(session, operations, via.rstrip("?")))


def documents_are_had_when_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(session: Any, peer: str, chosen: Any) -> None:
        documents._note(session, peer, [one.sha256 for one in chosen], whole=True)

    monkeypatch.setattr(documents, "sent", fault)


def documents_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "visible", lambda _entry, _node: true())


def documents_of_a_restored_place_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "forget", lambda *_: None)


def receipts_of_documents_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    real = documents.tell
    monkeypatch.setattr(documents, "tell", lambda *rest: msgspec.structs.replace(real(*rest), has={}))


def ranges_are_taken_for_receipts(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(_session: Session, out: OutChannel, manifest: Any) -> None:
        ack = manifest.ack.get(out.channel)
        out.acked = max([out.acked, *(last for _, last in ack.ranges)]) if ack else out.acked

    monkeypatch.setattr(receipts, "believe_ranges", fault)


def all_that_was_asked_for_is_believed_received(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "unconfirmed", lambda _session, _out: [])


def living_values_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "replaced", lambda known, upto, _limit: [n for n in known if n <= upto])


def values_are_given_up_before_others_have_the_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "confirmed", lambda *_: 1 << 40)


def digests_of_what_the_peer_may_not_see(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(session: Session, _directory: Any, _entry: Any, _node: Any, now: Any) -> digests.Digest:
        return sum(digests.count(session, now).values(), digests.Digest())

    monkeypatch.setattr(digests, "visible", fault)


def headquarters_counts_over_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(session: Session, origins: Any) -> None:
        for origin in origins:
            top = select(func.max(Op.oseq)).join(Origin, Origin.n == Op.origin).where(Origin.name == origin)
            session.execute(delete(CentreHas).where(CentreHas.origin == origin))
            session.add(CentreHas(origin=origin, upto=session.scalar(top)))

    monkeypatch.setattr(receipts, "advance_centre", fault)


def packages_are_taken_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    real = incoming.apply

    def fault(session: Session, operations: Any, via: str) -> Any:
        for operation in operations:
            found = real(session, [operation], via)
            raw = driver(session.connection())
            raw.execute("COMMIT")
            raw.execute("BEGIN IMMEDIATE")
        return found

    monkeypatch.setattr(incoming, "apply", fault)


def edits_do_not_bring_a_deleted_row_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "unseen_edits", lambda *_: [])


def a_restored_peer_is_sent_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    real = incoming.restart

    def fault(session: Session, channel: OutChannel, own: int, peer: int) -> None:
        cursor = channel.cursor
        real(session, channel, own, peer)
        channel.cursor = cursor

    monkeypatch.setattr(incoming, "restart", fault)


def late_values_of_an_erased_row_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "spared", lambda operations, _before: operations)


def an_erasure_leaves_the_log_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "carry_out", lambda *_: None)


def a_grant_shows_only_what_comes_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "seen_since", lambda _entry, _cursor: select(Op.row).where(false()))


def what_has_moved_away_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "release", lambda *_: 0)


def what_has_moved_away_is_given_up_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PeerHas, "has", lambda _self, _write: True)


def moves_are_not_told_to_the_old_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoping, "is_told_to", lambda _office: false())


def refused_operations_are_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "may_say", lambda _entry, one, *_: one.entity != "organisation")
    monkeypatch.setattr(receipts, "refuse", lambda *_: None)


def of_two_moves_the_later_one_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "claimed", lambda operations: {
        one.fields[OFFICE].value for one in merge.heads(operations, OFFICE)[:1]})  # fmt: skip


def a_province_that_has_not_heard_of_a_move_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope.Placed, "may_place", lambda _self, one, _office: one.fields[OFFICE].supersedes != ())


def a_decision_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "carry_decided", lambda *_: 0)
    monkeypatch.setattr(import_module("db.journal.settle"), "scoping", SimpleNamespace(learn=lambda *_: set()))


LAPTOP, PROVINCE, CENTRE, OTHER = range(4)
UP, DOWN = 1, 0
ORGANISATION, STUDY, RESPONSE = 2, 1, 0
LINK = {LAPTOP: 0, PROVINCE: 1, OTHER: 2}
MOVED, SEES = 0, 1
TAKEN_OUT = 1  # of the post; 0 stays in it

TWO_MOVES: list[Step] = [
    (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0), (place, CENTRE, MOVED, 0),
    (give_away, 0, 0, 0),
]  # fmt: skip
"""To the other province, and to headquarters."""

CAUGHT: list[tuple[Callable[[pytest.MonkeyPatch], None], list[Step]]] = [
    (acked_on_sending, [
        (World.write, OTHER, ORGANISATION, 0), (World.send, LINK[OTHER], UP, 0), (World.lose, 0, 0, 0),
    ]),
    (highest_seen_is_contiguous, [
        *[(World.write, OTHER, ORGANISATION, n) for n in range(7)], (World.send, LINK[OTHER], UP, 0),
        (World.deliver, 2, 0, TAKEN_OUT), (World.meet, LINK[OTHER], DOWN, 0),
    ]),
    (no_echo_after_a_restore, [
        (World.back_up, OTHER, 0, 0), (World.write, OTHER, ORGANISATION, 0), (World.meet, LINK[OTHER], UP, 0),
        (World.restore, OTHER, 0, 0),
    ]),
    (supersedes_ignored, [
        (World.write, OTHER, ORGANISATION, 0), (World.edit, OTHER, 0, 0), (World.edit, OTHER, 0, 3),
    ]),
    (arrival_order_wins, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0), (World.edit, PROVINCE, 0, 0),
        (World.edit, CENTRE, 0, 0),
    ]),
    (scope_leaks, [(World.write, PROVINCE, ORGANISATION, 0), (World.write, OTHER, ORGANISATION, 0)]),
    (anchor_ignored, [
        (World.back_up, OTHER, 0, 0), (World.write, OTHER, ORGANISATION, 0), (World.meet, LINK[OTHER], UP, 0),
        (World.restore, OTHER, 0, 0), (World.write, OTHER, ORGANISATION, 1),
    ]),
    (restores_chase_each_other, [
        (World.back_up, OTHER, 0, 0), (World.write, CENTRE, ORGANISATION, 0), (World.meet, LINK[OTHER], DOWN, 0),
        (World.restore, OTHER, 0, 0), (World.meet, LINK[OTHER], UP, 0), (World.restart, CENTRE, 0, 0),
    ]),
    (parked_rows_forgotten, [
        (World.write, PROVINCE, STUDY, 0), (World.write, PROVINCE, ORGANISATION, 0),
        (World.write, PROVINCE, ORGANISATION, 1), (World.write, PROVINCE, RESPONSE, 0),
        (World.send, LINK[PROVINCE], UP, 0), (World.deliver, 1, 0, TAKEN_OUT), (World.deliver, 0, 0, TAKEN_OUT),
    ]),
    (an_old_incarnations_words_are_not_echoed, [
        (World.back_up, OTHER, 0, 0), (World.write, OTHER, ORGANISATION, 0), (World.send, LINK[OTHER], UP, 0),
        (World.restore, OTHER, 0, 0), (World.write, OTHER, ORGANISATION, 1), (World.meet, LINK[OTHER], UP, 0),
        (World.deliver, 0, 0, TAKEN_OUT),
    ]),
    (documents_are_had_when_sent, [
        (World.meet, LINK[OTHER], UP, 0), (World.attach, OTHER, 1, 0), (World.send, LINK[OTHER], UP, 0),
        (World.lose, 0, 0, 0),
    ]),
    (documents_leak, [(World.attach, PROVINCE, 1, 0)]),
    (documents_of_a_restored_place_forgotten, [
        (World.back_up, OTHER, 0, 0), (World.attach, OTHER, 1, 0), (World.meet, LINK[OTHER], UP, 0),
        (World.meet, LINK[OTHER], DOWN, 0), (World.meet, LINK[OTHER], UP, 0), (World.restore, OTHER, 0, 0),
    ]),
    (receipts_of_documents_forgotten, [(World.attach, OTHER, 1, 0)]),
    (ranges_are_taken_for_receipts, [
        *[(World.write, OTHER, ORGANISATION, n) for n in range(7)], (World.send, LINK[OTHER], UP, 0),
        (World.deliver, 2, 0, TAKEN_OUT), (World.meet, LINK[OTHER], DOWN, 0),
    ]),
    (all_that_was_asked_for_is_believed_received, [(World.write, OTHER, ORGANISATION, 0)]),
    (living_values_are_given_up, [
        (World.write, OTHER, ORGANISATION, 0), (World.edit, OTHER, 0, 0), (World.meet, LINK[OTHER], UP, 0),
        (World.meet, LINK[OTHER], DOWN, 0), (World.compact, OTHER, 0, 0),
    ]),
    (values_are_given_up_before_others_have_the_new_ones, [
        (World.write, OTHER, ORGANISATION, 0), (World.meet, LINK[OTHER], UP, 0), (World.edit, OTHER, 0, 0),
        (World.edit, OTHER, 0, 0), (World.compact, OTHER, 0, 0),
    ]),
    (digests_of_what_the_peer_may_not_see, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.write, OTHER, ORGANISATION, 0),
    ]),
    (headquarters_counts_over_gaps, [
        *[(World.write, OTHER, ORGANISATION, n) for n in range(7)], (World.send, LINK[OTHER], UP, 0),
        (World.deliver, 2, 0, TAKEN_OUT), (World.meet, LINK[OTHER], DOWN, 0), (World.look, OTHER, 0, 0),
    ]),
    (packages_are_taken_piece_by_piece, [
        *[(World.write, OTHER, ORGANISATION, n) for n in range(3)], (World.send, LINK[OTHER], UP, 0),
        (World.interrupt, 0, 2, 0),
    ]),
    (edits_do_not_bring_a_deleted_row_back, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0), (World.edit, CENTRE, 0, 0),
        (World.delete, PROVINCE, 0, 0),
    ]),
    (a_restored_peer_is_sent_nothing_again, [
        (World.back_up, OTHER, 0, 0), (World.write, CENTRE, ORGANISATION, 0), (World.meet, LINK[OTHER], DOWN, 0),
        (World.restore, OTHER, 0, 0),
    ]),
    (late_values_of_an_erased_row_are_kept, [
        (World.write, OTHER, ORGANISATION, 0), (World.meet, LINK[OTHER], UP, 0), (World.edit, OTHER, 0, 0),
        (World.send, LINK[OTHER], UP, 0), (World.erase, CENTRE, 0, 0), (World.deliver, 0, 0, TAKEN_OUT),
    ]),
    (an_erasure_leaves_the_log_as_it_is, [
        (World.write, OTHER, ORGANISATION, 0), (World.edit, OTHER, 0, 0), (World.erase, OTHER, 0, 0),
    ]),
    (what_has_moved_away_is_kept, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0), (place, CENTRE, MOVED, 0),
    ]),
    (what_has_moved_away_is_given_up_too_early, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0),
        (World.edit, PROVINCE, 0, 0), (place, CENTRE, MOVED, 0), (World.meet, LINK[PROVINCE], DOWN, 0),
    ]),
    (moves_are_not_told_to_the_old_office, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0), (place, CENTRE, MOVED, 0),
    ]),
    (of_two_moves_the_later_one_wins, TWO_MOVES),
    (a_province_that_has_not_heard_of_a_move_is_refused, TWO_MOVES),
    (a_decision_moves_nothing, [*TWO_MOVES, (World.meet, LINK[PROVINCE], UP, 0), (World.decide, CENTRE, 0, 1)]),
    (refused_operations_are_never_told, [(World.write, OTHER, ORGANISATION, 0)]),
    (a_grant_shows_only_what_comes_after_it, [
        (World.write, PROVINCE, ORGANISATION, 0), (World.meet, LINK[PROVINCE], UP, 0),
        (World.meet, LINK[OTHER], DOWN, 0), (place, CENTRE, SEES, 0),
    ]),
]  # fmt: skip


_SOUND: set[tuple[Step, ...]] = set()


@pytest.mark.parametrize(("fault", "steps"), CAUGHT, ids=[fault.__name__ for fault, _ in CAUGHT])
def test_a_planted_fault_is_caught(
    enrolled: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
    steps: list[Step],
) -> None:
    if tuple(steps) not in _SOUND:  # else it would be the history that fails
        live(enrolled, steps)
        _SOUND.add(tuple(steps))
    fault(monkeypatch)
    with pytest.raises((AssertionError, PackageRefused)):
        live(enrolled, steps)

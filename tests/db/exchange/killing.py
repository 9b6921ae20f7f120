"""Children of one warm process, each killed by SIGKILL at a point drawn by lot: `python -m tests.db.exchange.killing
writing|exporting|importing KILLS FOLDER SEED`.

Half of them end at a call drawn from all the calls that the work makes, in Python and into C; half when the write-ahead
log has grown to a size drawn by lot, which falls into the middle of a commit. Nothing is aimed by time. The next child
first holds the place against what the killed one had told. The warm process itself never has a database open when it
forks.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.anchor import read_anchor
from db.exchange.outgoing import exported_numbers
from db.folder import TEMPORARY
from db.journal import bulk_insert
from db.journal.tables import ChangeSet, Op, Origin
from db.office.installation import Installation, check_installation
from db.registry.tables import Organisation
from tests.db.exchange.places import Places, add, deliver, names, reopen

WHOLE_EVERY = 10
SETTLE_EVERY = 25
POSTS = 8
Tell = Callable[[str, Any], None]
Work = Callable[[Tell], None]


@dataclass
class Run:
    """What a child told before it ended."""

    told: list[tuple[str, Any]]
    killed: bool

    def of(self, kind: str) -> list[Any]:
        return [what for each, what in self.told if each == kind]


# ---- one child ----


@contextmanager
def counted(tell: Tell, stop_at: int) -> Iterator[None]:
    """Count calls and returns in the block; end the process at the one with the number `stop_at`, if there is one.

    Nothing is counted for -1.
    """
    if stop_at < 0:
        yield
        return
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(step)
    try:
        yield
    finally:
        sys.setprofile(None)
        tell("calls", count)


def run(work: Work, log: Path | None = None, growth: int = 0) -> Run:
    """Do the work in a child; it is killed when `log` has grown by so many bytes since it told "begun", if it does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    told: list[tuple[str, Any]] = []
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            kind, what = json.loads(line)
            told.append((kind, what))
            if kind == "begun" and log is not None:
                _kill_when(child, log, what + growth)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert killed or os.waitstatus_to_exitcode(status) == 0, "a child fell by itself, see above"
    return Run(told, killed)


def _work(work: Work, writing: int) -> None:
    def tell(kind: str, what: Any) -> None:
        os.write(writing, (json.dumps([kind, what]) + "\n").encode())

    try:
        work(tell)
    except BaseException:  # noqa: BLE001 - the child ends here, with a code that its parent looks at
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # without closing: the log stays, as after a kill


def _kill_when(child: int, log: Path, size: int) -> None:
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        try:
            grown = log.stat().st_size
        except FileNotFoundError:
            continue
        if grown >= size:
            os.kill(child, signal.SIGKILL)
            return


# ---- what is killed ----


@dataclass
class Bench:
    """The places on disk, closed, and what has to be true of the province from now on."""

    folder: Path
    centre_node: str
    province_node: str
    lot: random.Random
    told: set[str] = field(default_factory=set)
    own: list[str] = field(default_factory=list)  # digests of its own operations, by number
    posted: int = 0
    delivered: set[str] = field(default_factory=set)
    last: Run = field(default_factory=lambda: Run([], False))

    @property
    def province(self) -> Path:
        return self.folder / "26"

    @property
    def log(self) -> Path:
        return self.province / "kopru.db-wal"

    def log_size(self) -> int:
        return self.log.stat().st_size if self.log.exists() else 0

    def work(self, kind: str, number: int, stop_at: int, whole: bool) -> Work:
        """Hold the place against what was told, then work and be killed."""
        doing = {"writing": self.write, "exporting": self.export, "importing": self.take_in}[kind]

        def checked_and_done(tell: Tell) -> None:
            place = reopen(self.province)
            self.look(place, tell, whole)
            begun = self.log_size()
            tell("begun", begun)
            with counted(tell, stop_at):
                doing(place, number, tell)
            tell("log", self.log_size() - begun)

        return checked_and_done

    def write(self, place: Installation, n: int, tell: Tell) -> None:
        add(place, f"tek {n}")
        tell("name", f"tek {n}")
        with place.database.write("Many") as session:
            bulk_insert(session, Organisation, ({"name": f"çok {n} {part}", "kind": "DRN"} for part in range(5)))
        for part in range(5):
            tell("name", f"çok {n} {part}")
        with place.database.write("Changed") as session:
            session.scalars(select(Organisation).where(Organisation.name == f"tek {n}")).one().phone = str(n)
        tell("phone", [f"tek {n}", str(n)])
        assert place.database.last_change_set is not None
        place.database.undo(place.database.last_change_set)
        tell("phone", [f"tek {n}", None])

    def export(self, place: Installation, n: int, tell: Tell) -> None:
        add(place, f"giden {n}")
        tell("name", f"giden {n}")
        for package in place.exchange.export(self.centre_node):
            tell("sent", package.path.name)

    def take_in(self, place: Installation, _n: int, tell: Tell) -> None:
        place.exchange.import_file(self.post)
        tell("taken", self.posted)

    # ---- between the kills ----

    @property
    def post(self) -> Path:
        return self.folder / f"post-{self.posted}.kopru"

    def next_post(self) -> None:
        """The next package to take in. The centre writes some of them at a time."""
        self.posted += 1
        if self.post.exists():
            return

        def write(_tell: Tell) -> None:
            with reopen(self.folder / "centre") as centre:
                for number in range(self.posted, self.posted + POSTS):
                    for part in range(3):
                        add(centre, f"gelen {number} {part}")
                    (package,) = centre.exchange.export(self.province_node)
                    shutil.copy(package.path, self.folder / f"post-{number}.kopru")

        run(write)

    def note(self, done: Run) -> None:
        """What the next look at the place has to find."""
        self.own += done.of("own")
        self.told |= set(done.of("name"))
        self.last = done

    def look(self, place: Installation, tell: Tell, whole: bool) -> None:
        """Nothing that was told is lost, no number used twice, nothing forked, all sound."""
        last = self.last
        phones = dict(last.of("phone"))
        assert place.incarnation_raised is None, "nothing was restored"
        for number, digest in enumerate(numbers(place), start=1):
            assert number > len(self.own) or self.own[number - 1] == digest, "a number was used twice"
            if number > len(self.own):
                tell("own", digest)
        there = names(place)
        assert self.told <= there, self.told - there
        posts = [{name for name in there if name.startswith(f"gelen {n} ")} for n in range(self.posted + 1)]
        assert {len(each) for each in posts} <= {0, 3}, "half a package was taken"
        assert all(posts[n] for n in last.of("taken"))
        if phones:
            with place.database.read() as session:
                rows = session.execute(select(Organisation.name, Organisation.phone))
                found = {row.name: row.phone for row in rows if row.name in phones}
            assert all(found[name] in (value, None) for name, value in phones.items()), (
                "the undo may not have been told"
            )
        assert {*last.of("sent")} <= {path.name for path in place.exchange.sent_folder.glob("*")}
        assert list(place.folder.rglob(f"*{TEMPORARY}*")) == []
        hold_anchor(place)
        if whole:
            assert check_installation(place).problems == ()

    def check(self) -> None:
        """A look at the place by itself."""

        def look(tell: Tell) -> None:
            with reopen(self.province) as place:
                self.look(place, tell, whole=True)

        self.note(run(look))

    def settle(self) -> None:
        """What was sent reaches the centre, in any order; its receipt comes back."""

        def exchange(tell: Tell) -> None:
            with reopen(self.folder / "centre") as centre, reopen(self.province) as province:
                sent = {str(path) for path in province.exchange.sent_folder.glob("*-00-*.kopru")}
                new = sorted(sent - self.delivered)
                self.lot.shuffle(new)
                for path in new:
                    assert centre.exchange.import_file(Path(path)).rejected == 0
                    tell("delivered", path)
                mine = numbers(province)
                assert [digest for digest in numbers(centre, province) if digest not in set(mine)] == [], "a fork"
                deliver(centre, province)
                deliver(province, centre)
                assert names(province) <= names(centre)
                assert numbers(centre, province) == mine
                deliver(centre, province)

        self.check()
        done = run(exchange)
        self.delivered |= set(done.of("delivered"))
        self.note(done)


def numbers(place: Installation, origin: Installation | None = None) -> list[str]:
    """Digests of the operations of one origin as `place` has them, by number; its own where none is named."""
    with place.database.read() as session:
        name = (origin or place).database.node.origin
        statement = select(Op.oseq, Op.digest).join(Origin, Origin.n == Op.origin).where(Origin.name == name)
        found = session.execute(statement.order_by(Op.oseq)).all()
        if origin is None:
            spans = session.execute(select(ChangeSet.first, ChangeSet.last).order_by(ChangeSet.first)).all()
            spans = [span for span in spans if span[0] <= span[1]]
            assert [first for first, _ in spans] == [1, *(last + 1 for _, last in spans[:-1])][: len(spans)]
    assert [number for number, _ in found] == list(range(1, len(found) + 1)), "one was left out"
    return [digest.hex() for _, digest in found]


def hold_anchor(place: Installation) -> None:
    """The anchor never says more than the database."""
    anchor = read_anchor(place.folder)
    assert anchor is not None
    with place.database.read() as session:
        known = exported_numbers(session)
    assert all(known[peer] >= number for peer, number in anchor.exported.items())


def begin(folder: Path, seed: int) -> Bench:
    """Four places, known to each other, all closed; this process has been through everything once."""
    places = Places(folder)
    for place in (places.centre, places.province):
        add(place, "Önce")
    deliver(places.province, places.centre)
    deliver(places.centre, places.province)
    gc.disable()  # a child has no time for it
    made = Bench(
        folder, places.centre.database.node.id, places.province.database.node.id, random.Random(seed), {"Önce"}
    )
    places.close()
    return made


def main(kind: str, kills: int, folder: Path, seed: int) -> dict[str, int]:
    """Kill until it was done `kills` times; how often by each way of aiming."""
    bench = begin(folder, seed)
    bench.next_post()
    whole = run(bench.work(kind, 0, 0, whole=True))
    bench.note(whole)
    calls, size = max(whole.of("calls")), max(whole.of("log"))
    done = {"calls": 0, "log": 0, "whole": 0}
    while done["calls"] + done["log"] < kills:
        number = sum(done.values()) + 1
        by_log, thorough = number % 2 == 0, number % WHOLE_EVERY == 0
        if by_log:
            one = run(bench.work(kind, number, -1, thorough), bench.log, bench.lot.randint(1, size))
        else:
            one = run(bench.work(kind, number, bench.lot.randint(1, calls), thorough))
        done["whole" if not one.killed else "log" if by_log else "calls"] += 1
        bench.note(one)
        if one.of("taken"):
            bench.next_post()
        if number % SETTLE_EVERY == 0:
            bench.settle()
    bench.settle()
    bench.check()
    return done


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))

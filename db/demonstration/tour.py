"""The tour: a field laptop, a province and headquarters do a week of work and exchange it by package files.

One package is lost, one comes twice, two come out of order, and one field is changed at two places. At the end all
three must hold the same, nothing may be waiting, and the conflict must be open with both values.
"""

from __future__ import annotations

import contextlib
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.clock import Clock
from db.contacts.service import ContactService
from db.demonstration import agreement, work
from db.demonstration.agreement import Problem
from db.demonstration.data import PASSPHRASE, STAFF
from db.demonstration.words import Chance
from db.errors import QT_TRANSLATE_NOOP
from db.exchange.incoming import ImportedPackage
from db.folder import atomic_write
from db.interviews.service import InterviewService
from db.keyslots import STRONG_COST, Cost
from db.office.installation import (
    ROOTS,
    Installation,
    NewInstallation,
    check_installation,
    create_installation,
    load_roots,
)
from db.registry.importing.service import ImportService
from db.registry.service import RegistryService

PLATE = 26
MAIL, LOST, DOCUMENTS = "mail", "lost", "documents"
_RUN = re.compile(r"run-(\d+)")
ANSWER = "answer {response} {ref} {value}"
"""The line of `--say-answers`; for programs, so it is in no language."""

_RUN_IN = QT_TRANSLATE_NOOP("db", "Everything of this run lies in “{folder}”; earlier runs stay as they are.")
_MADE = QT_TRANSLATE_NOOP("db", "Laptop, province and headquarters made")
_ENROLLED = QT_TRANSLATE_NOOP("db", "Laptop and province joined by request and answer files; directory no. {version}")
_FILLED = QT_TRANSLATE_NOOP("db", "Province: {organisations} organisations and {people} people")
_TAKEN = QT_TRANSLATE_NOOP(
    "db", "Province: “{file}” has {rows} organisations: {taken} taken, {refused} refused with a reason"
)
_CONTACTS = QT_TRANSLATE_NOOP("db", "Province: {contacts} contacts logged, {follow_ups} with a follow-up")
_TRAINING = QT_TRANSLATE_NOOP(
    "db", "Province: a training of {days} days for {people} people, {marks} marks in {half_days} half days"
)
_PAPERS = QT_TRANSLATE_NOOP("db", "Sign-in sheets and the list of participants with attendance: {files}")
_STUDY = QT_TRANSLATE_NOOP("db", "The study of the province reached the laptop in a package")
_INTERVIEWS = QT_TRANSLATE_NOOP("db", "Laptop: {interviews} interviews, {answers} answers kept one by one")
_LOSE = QT_TRANSLATE_NOOP("db", "Province to headquarters: package {number} with {count} changes is lost on its way")
_TWICE = QT_TRANSLATE_NOOP(
    "db", "Laptop to province: {count} changes; the same package again changes nothing ({known} known already)"
)
_ORDER = QT_TRANSLATE_NOOP(
    "db", "Province to headquarters: package {second} comes before package {first}; together they bring {taken} changes"
)
_RECEIPTS = QT_TRANSLATE_NOOP("db", "Receipts back: headquarters confirms {province} changes, the province {laptop}")
_CONFLICT = QT_TRANSLATE_NOOP("db", "The telephone of “{name}” is changed at two places; both exchange it")
_SETTLED = QT_TRANSLATE_NOOP("db", "Last packages and receipts in every direction")
_AGREE = QT_TRANSLATE_NOOP("db", "Compared: {rows} rows of {entities} kinds, {operations} changes in the journal")

_NOT_DUPLICATE = QT_TRANSLATE_NOOP("db", "The package that came twice was not known: {state}, {taken} changes taken")
_UNACCOUNTED = QT_TRANSLATE_NOOP("db", "{file}: {rows} rows, but {taken} taken and {refused} refused")
_NO_CONFLICT = QT_TRANSLATE_NOOP("db", "{here}: the conflict is not open with both values, but: {found}")
_WRONG_COUNT = QT_TRANSLATE_NOOP("db", "{what}: {found} instead of {expected}")
_LOST_ANSWER = QT_TRANSLATE_NOOP("db", "Headquarters: {count} answers of the laptop are missing or different")


@dataclass(frozen=True)
class Step:
    """A line of the tour; `message` as in db.errors. `answer`: it tells of one committed answer."""

    message: str
    details: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    answer: bool = False

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True)
class TourResult:
    """`problems` is empty when every check held. `rows`: standing rows at headquarters by entity."""

    folder: Path
    documents: tuple[Path, ...]
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    rows: Mapping[str, int]
    seconds: float


Say = Callable[[Step], None]


def run_tour(
    folder: Path,
    organisations: Path | None = None,
    say: Say | None = None,
    *,
    passphrase: str = PASSPHRASE,
    cost: Cost = STRONG_COST,
    clock: Clock | None = None,
) -> TourResult:
    """Go through the tour in a new folder `run-NN` of `folder`; the papers lie in its folder `documents`.

    `organisations` is a text table that the province takes in. Raises UserError where the surroundings fail (no room,
    an unreadable table); what does not hold is in the result.
    """
    began = time.perf_counter()
    run = _next_run(folder)
    with contextlib.ExitStack() as stack:
        tour = _Tour(run, folder / DOCUMENTS, say, passphrase, cost, clock, stack)
        tour.go(organisations)
        rows = agreement.counts(tour.centre.database)
    seconds = time.perf_counter() - began
    return TourResult(run, tuple(tour.papers), tuple(tour.steps), tuple(tour.problems), rows, seconds)


def _next_run(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    earlier = [int(found[1]) for each in folder.iterdir() if (found := _RUN.fullmatch(each.name))]
    run = folder / f"run-{max(earlier, default=0) + 1:02d}"
    run.mkdir()
    return run


class _Tour:
    def __init__(
        self,
        run: Path,
        documents: Path,
        say: Say | None,
        passphrase: str,
        cost: Cost,
        clock: Clock | None,
        stack: contextlib.ExitStack,
    ) -> None:
        self.run, self.documents, self._say = run, documents, say
        self._passphrase, self._cost, self._clock, self._stack = passphrase, cost, clock, stack
        self.chance = Chance("tour")
        self.steps: list[Step] = []
        self.problems: list[Problem] = []
        self.papers: list[Path] = []
        self.said: dict[tuple[uuid.UUID, str], str] = {}

    def go(self, organisations: Path | None) -> None:
        with self._step(_RUN_IN) as told:
            told["folder"] = self.run
        self._make_places()
        self._enrol()
        self._fill(organisations)
        self._work()
        self._interview()
        self._exchange()
        self._contradict()
        self._check()

    @contextlib.contextmanager
    def _step(self, message: str) -> Iterator[dict[str, Any]]:
        """Told when it is done, with what the block put into the details."""
        began, details = time.perf_counter(), dict[str, Any]()
        yield details
        step = Step(message, details, time.perf_counter() - began)
        self.steps.append(step)
        if self._say is not None:
            self._say(step)

    def _answered(self, response: uuid.UUID, ref: str, value: str) -> None:
        self.said[response, ref] = value
        if self._say is not None:
            self._say(Step(ANSWER, {"response": response, "ref": ref, "value": value}, answer=True))

    def _expect(self, what: str, found: int, expected: int) -> None:
        if found != expected:
            self.problems.append(Problem(_WRONG_COUNT, {"what": what, "found": found, "expected": expected}))

    # ---- places ----

    def _make_places(self) -> None:
        with self._step(_MADE):
            self.centre = self._make("centre", "Genel Merkez", STAFF[2])
            self.province = self._make("province", "Eskişehir", STAFF[0])
            self.laptop = self._make("laptop", "Eskişehir dizüstü 1", STAFF[1], kind="field")

    def _make(self, folder: str, name: str, author: str, kind: str | None = None) -> Installation:
        new = NewInstallation(kind or folder, PLATE, name, author)
        made = create_installation(self.run / folder, new, self._passphrase, cost=self._cost, clock=self._clock)
        return self._stack.enter_context(made)

    def _enrol(self) -> None:
        """Each joins by its own answer; what came later they learn from the packages of headquarters."""
        with self._step(_ENROLLED) as told:
            mail = self.run / MAIL
            mail.mkdir()
            roots = load_roots(sorted((self.centre.folder / ROOTS).iterdir())[:2], self._passphrase)
            for place in (self.province, self.laptop):
                request, answer = mail / f"{place.folder.name}.request.json", mail / f"{place.folder.name}.answer.json"
                atomic_write(request, place.exchange.request())
                seen = self.centre.exchange.read_request(request)
                assert seen.fingerprint == place.exchange.fingerprint
                atomic_write(answer, self.centre.exchange.approve(seen, roots))
                told["version"] = place.join(answer.read_bytes(), answer.name).version
            self._deliver(self.centre, self.province)

    def _send(self, sender: Installation, receiver: Installation) -> list[Path]:
        packages = sender.exchange.export(receiver.database.node.id, self.run / MAIL)
        return [each.path for each in packages]

    def _deliver(self, sender: Installation, receiver: Installation) -> list[ImportedPackage]:
        return [receiver.exchange.import_file(path) for path in self._send(sender, receiver)]

    # ---- work ----

    def _fill(self, organisations: Path | None) -> None:
        with self._step(_FILLED) as told:
            self.people = work.fill_registry(self.province.database, self.chance)
            told |= {"organisations": work.ORGANISATIONS, "people": len(self.people)}
        self.organisations = work.ORGANISATIONS
        if organisations is not None:
            with self._step(_TAKEN) as told:
                service = ImportService(self.province.database)
                plan = service.dry_run(
                    organisations, "organisation", service.look(organisations, "organisation").mapping()
                )
                service.commit(plan)
                rows, refused = len(plan.rows), plan.counts["refused"]
                told |= {"file": organisations.name, "rows": rows, "taken": plan.taken, "refused": refused}
            if rows != plan.taken + refused:
                self.problems.append(Problem(_UNACCOUNTED, told))
            self.organisations += plan.taken

    def _work(self) -> None:
        database = self.province.database
        with self._step(_CONTACTS) as told:
            told["contacts"], told["follow_ups"] = work.log_contacts(database, self.people, self.chance)
        with self._step(_TRAINING) as told:
            held = work.hold_training(database, self.people, self.chance)
            told |= {"days": work.DAYS, "people": held.people, "marks": held.marks, "half_days": held.half_days}
        with self._step(_PAPERS) as told:
            self.papers = work.print_training(database, held.event, self.documents)
            told["files"] = ", ".join(str(path) for path in self.papers)

    def _interview(self) -> None:
        with self._step(_STUDY):
            study = work.start_study(self.province.database)
            self._deliver(self.province, self.laptop)
        with self._step(_INTERVIEWS) as told:
            told["interviews"], told["answers"] = work.make_interviews(
                self.laptop.database, study, self.chance, self._answered
            )

    # ---- exchange ----

    def _exchange(self) -> None:
        with self._step(_LOSE) as told:
            lost = self.province.exchange.export(self.centre.database.node.id, self.run / LOST)
            told |= {"number": lost[-1].number, "count": sum(each.count for each in lost)}
        with self._step(_TWICE) as told:
            (path,) = self._send(self.laptop, self.province)
            first = self.province.exchange.import_file(path)
            again = self.province.exchange.import_file(path)
            told |= {"count": first.taken, "known": again.known}
        if again.state != "duplicate" or again.taken or not first.taken:
            self.problems.append(Problem(_NOT_DUPLICATE, {"state": again.state, "taken": again.taken}))
        with self._step(_ORDER) as told:
            earlier = self.province.exchange.export(self.centre.database.node.id, self.run / MAIL)
            self._finish_a_follow_up()
            later = self.province.exchange.export(self.centre.database.node.id, self.run / MAIL)
            taken = [self.centre.exchange.import_file(each.path).taken for each in (*later, *earlier)]
            told |= {"second": later[0].number, "first": earlier[0].number, "taken": sum(taken)}
        with self._step(_RECEIPTS) as told:
            told["province"] = sum(each.confirmed for each in self._deliver(self.centre, self.province))
            told["laptop"] = sum(each.confirmed for each in self._deliver(self.province, self.laptop))

    def _finish_a_follow_up(self) -> None:
        contacts = ContactService(self.province.database)
        contacts.complete_follow_up(contacts.due_follow_ups()[0].id)

    def _contradict(self) -> None:
        """The same field at two places that have not heard of each other; then everything goes everywhere."""
        with self._step(_CONFLICT) as told:
            self.disputed, told["name"] = self.people[0].at.id, self.people[0].at.name
            self.phones = {"+902220000001", "+902220000002"}
            for place, phone in zip((self.province, self.centre), sorted(self.phones), strict=True):
                RegistryService(place.database).update_organisation(self.disputed, phone=phone)
            self._deliver(self.province, self.centre)
            self._deliver(self.centre, self.province)
        with self._step(_SETTLED):
            self._deliver(self.province, self.laptop)
            self._deliver(self.laptop, self.province)
            self._deliver(self.province, self.centre)
            self._deliver(self.centre, self.province)
            self._deliver(self.province, self.laptop)

    # ---- checks ----

    def _check(self) -> None:
        with self._step(_AGREE) as told:
            self.problems += agreement.compare(self.province, self.centre, (0, PLATE))
            self.problems += agreement.compare_laptop(self.laptop, self.province)
            for place in (self.laptop, self.province, self.centre):
                check = check_installation(place)
                self.problems += agreement.unsettled(place, check)
            self._check_conflict()
            self._check_answers()
            rows = agreement.counts(self.centre.database)
            self._check_counts(rows)
            told |= {"rows": sum(rows.values()), "entities": len(rows), "operations": check.operations}

    def _check_conflict(self) -> None:
        for place in (self.province, self.centre):
            cards = place.exchange.conflicts()
            found = [(card.row, card.field, {version.value for version in card.versions}) for card in cards]
            if found != [(self.disputed, "phone", self.phones)]:
                told = {"here": place.database.node.name, "found": str([each[1:] for each in found])}
                self.problems.append(Problem(_NO_CONFLICT, told))

    def _check_answers(self) -> None:
        """Every answer that was said to be kept stands at headquarters."""
        service = InterviewService(self.centre.database)
        there: dict[uuid.UUID, dict[str, str]] = {}
        for response, _ in self.said:
            if response not in there:
                there[response] = service.open_form(response).answers()
        missing = sum(there[response].get(ref) != value for (response, ref), value in self.said.items())
        if missing:
            self.problems.append(Problem(_LOST_ANSWER, {"count": missing}))

    def _check_counts(self, rows: Mapping[str, int]) -> None:
        expected = {
            "organisation": self.organisations, "contact": work.CONTACTS, "participation": work.PARTICIPANTS,
            "event_session": 2 * work.DAYS, "attendance": 2 * work.DAYS * work.PARTICIPANTS,
            "response": work.INTERVIEWS,
        }  # fmt: skip
        for entity, number in expected.items():
            self._expect(entity, rows.get(entity, 0), number)

"""Twenty tours are killed at moments drawn by lot: no answer that was told as kept is lost, every database is sound."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import pytest

from db.interviews.service import InterviewService
from db.office.installation import exists, open_installation

PASSPHRASE = "kopru-gosteri"
ROOT = Path(__file__).parents[2]
KILLS, SEED = 20, 20261123
EVERY = 30  # one of so many answers is a moment to be drawn
LONGEST_DELAY = 0.3
STARTING = 0.8


# What `kopru tour --say-answers` does and says, with passphrases that cost nothing: they are half of its time.
TOUR = """
import sys
from pathlib import Path
from db.demonstration.tour import run_tour
from db.keyslots import TEST_COST
def say(step):
    print(step.message.format(**step.details), flush=True)
run_tour(Path(sys.argv[1]), None, say, passphrase=sys.argv[2], cost=TEST_COST)
"""


def python(*words: object) -> subprocess.Popen:
    environ = {**os.environ, "KOPRU_PASSPHRASE": PASSPHRASE, "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, *(str(word) for word in words)]
    return subprocess.Popen(line, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, encoding="utf-8")


@dataclass
class Tour:
    folder: Path
    lines: list[str]
    was_killed: bool


def tour(folder: Path, moment: int | None = None, delay: float = 0.0) -> Tour:
    """A tour, killed `delay` seconds after its line `moment`; while it starts for -1."""
    process, lines, timers = python("-c", TOUR, folder, PASSPHRASE), [], []
    if moment == -1:
        timers.append(Timer(STARTING + delay, process.kill))
        timers[0].start()
    for line in process.stdout:
        lines.append(line.strip())
        if len(lines) - 1 == moment:
            timers.append(Timer(delay, process.kill))
            timers[0].start()
    ended = process.wait()
    process.stdout.close()
    for timer in timers:
        timer.cancel()
    return Tour(folder, lines, ended != 0)


def answers(lines: list[str]) -> dict[tuple[uuid.UUID, str], str]:
    told = (line.split(" ", 3) for line in lines if line.startswith("answer "))
    return {(uuid.UUID(response), ref): value for _, response, ref, value in told}


def moments(lines: list[str]) -> list[int]:
    """Line numbers that may be drawn: every step, and some of the answers."""
    numbers = [number for number, line in enumerate(lines[:-1]) if not line.startswith("answer ")]
    return sorted({*numbers, *range(numbers[0], len(lines) - 1, EVERY)})


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """The tours that were cut off, and one that went through afterwards where the first was."""
    folder = tmp_path_factory.mktemp("kill9")
    chance = random.Random(SEED)
    tours = [tour(folder / "00", -1, chance.uniform(0, LONGEST_DELAY))]
    whole = tour(folder / "00")
    assert not whole.was_killed, "a tour goes through where an earlier one was killed"
    drawn = [(moment, chance.uniform(0, LONGEST_DELAY)) for moment in chance.sample(moments(whole.lines), KILLS - 1)]
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(tour, folder / f"{n:02d}", *each) for n, each in enumerate(drawn, start=1)]
        tours += [job.result() for job in jobs]
    assert sum(each.was_killed for each in tours) > KILLS * 3 / 4, "the others were quicker than the kill"
    return folder, tours


def test_every_installation_passes_the_check(killed):
    folder, _ = killed
    process = python("-m", "desktop", "check", folder, "--json")
    told = json.loads(process.communicate()[0])
    assert process.returncode == 0, told
    assert len(told["data"]["installations"]) > KILLS


def test_no_answer_that_was_told_as_kept_is_lost(killed):
    seen = 0
    for each in killed[1]:
        told, laptop = answers(each.lines), each.folder / "run-01" / "laptop"
        if not told:
            continue
        assert exists(laptop)
        seen += len(told)
        with open_installation(laptop, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)) as place:
            service = InterviewService(place.database)
            there = {response: service.open_form(response).answers() for response in {one for one, _ in told}}
        assert [key for key, value in told.items() if there[key[0]].get(key[1]) != value] == []
    assert seen > 100

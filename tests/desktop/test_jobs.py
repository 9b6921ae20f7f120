"""Work off the interface's thread: results, errors and cancelling arrive on it, one job after another."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread

from desktop.jobs import Cancelled, Jobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.cancel_all()
    jobs.wait()


def test_the_work_runs_elsewhere_and_its_result_comes_here(jobs, qtbot):
    here, told = QThread.currentThread(), []
    with qtbot.waitSignal(jobs.idle):
        jobs.start(
            "Say", lambda _p: QThread.currentThread() is here, lambda r: told.append((r, QThread.currentThread()))
        )
    assert told == [(False, here)]


def test_an_error_comes_with_its_traceback(jobs, qtbot):
    def work(_progress):
        raise ValueError("gizli")

    failed = []
    with qtbot.waitSignal(jobs.idle):
        jobs.start("Boz", work, on_failed=failed.append)
    assert isinstance(failed[0], ValueError)
    assert failed[0].__traceback__ is not None


def test_progress_arrives_in_order(jobs, qtbot):
    def work(progress):
        for n in range(1, 4):
            progress.report(n, 3, "satır")

    heard = []
    job = jobs.start("Say", work)
    job.progressed.connect(lambda *told: heard.append(told))
    with qtbot.waitSignal(jobs.idle):
        pass
    assert heard == [(1, 3, "satır"), (2, 3, "satır"), (3, 3, "satır")]


def test_cancelled_work_stops_at_its_next_report_and_is_neither_done_nor_failed(jobs, qtbot):
    go, ends = threading.Event(), []

    def work(progress):
        go.wait(5)
        progress.report(1, 2)
        ends.append("reached")

    job = jobs.start("Uzun", work, lambda _r: ends.append("done"), lambda _e: ends.append("failed"))
    with qtbot.waitSignals([job.cancelled, jobs.idle]):
        job.cancel()
        go.set()
    assert ends == []


def test_work_that_was_cancelled_before_its_turn_never_starts(jobs, qtbot):
    go, ran = threading.Event(), []
    jobs.start("Önce", lambda _p: go.wait(5))
    second = jobs.start("Sonra", lambda _p: ran.append(1))
    with qtbot.waitSignal(jobs.idle):
        second.cancel()
        go.set()
    assert ran == []


def test_one_job_runs_at_a_time(jobs, qtbot):
    inside, most = [], []

    def work(_progress):
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    with qtbot.waitSignal(jobs.idle):
        for n in range(5):
            jobs.start(str(n), work)
        assert [job.title for job in jobs.running()] == ["0", "1", "2", "3", "4"]
    assert most == [1] * 5
    assert jobs.running() == []


def test_cancelling_is_no_error_of_the_person():
    assert not issubclass(Cancelled, ValueError)

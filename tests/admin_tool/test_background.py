import threading

import pytest
from PySide6.QtWidgets import QApplication

from admin_tool.background import Background, Job, Unexpected
from kiosk.core.errors import KioskError
from tests.admin_tool.pumping import pump, pump_until


@pytest.fixture
def failures() -> list[KioskError]:
    return []


@pytest.fixture
def background(qapp: QApplication, failures: list[KioskError]) -> "Background":
    return Background(failures.append)


def test_work_runs_on_a_thread_and_answers_on_ours(background: Background) -> None:
    answers: list[tuple[bool, bool]] = []
    here = threading.get_ident()

    def work() -> bool:
        return threading.get_ident() != here

    background.run(work, lambda elsewhere: answers.append((elsewhere, threading.get_ident() == here)))
    pump_until(lambda: bool(answers))
    assert answers == [(True, True)]
    assert not background.busy
    background.close()


def test_an_expected_error_is_told(background: Background, failures: list[KioskError]) -> None:
    def work() -> None:
        raise KioskError("The shelf is empty", remedy="Fill it.")

    own: list[KioskError] = []
    background.run(work, lambda _: None)
    background.run(work, lambda _: None, own.append)
    pump_until(lambda: bool(failures and own))
    assert str(failures[0]) == "The shelf is empty. Fill it."
    background.close()


@pytest.mark.expects_errors
def test_a_fault_of_ours_is_logged_and_told(background: Background, failures: list[KioskError]) -> None:
    background.run(lambda: 1 // 0, lambda _: None)
    pump_until(lambda: bool(failures))
    assert isinstance(failures[0], Unexpected)
    background.close()


def test_a_job_tells_how_far_it_is_and_can_be_stopped(background: Background) -> None:
    reached = threading.Event()
    ended: list[int] = []

    def work(job: Job) -> int:
        done = 0
        while not job.cancelled:
            done = min(done + 1, 1000)
            job.report(done, 1000, "counting")
            reached.set()
        return done

    job = background.start("Counting", work, ended.append)
    changes: list[int] = []
    job.changed.connect(lambda: changes.append(job.done))
    pump_until(lambda: bool(changes))
    assert (job.total, job.note, background.jobs) == (1000, "counting", [job])
    job.cancel()
    pump_until(lambda: bool(ended))
    assert not background.jobs
    background.close()
    pump()


def test_answers_after_the_end_are_dropped(background: Background) -> None:
    go = threading.Event()
    answers: list[bool] = []
    background.run(lambda: go.wait(60), answers.append)
    go.set()
    background.close()
    pump()
    assert answers == []

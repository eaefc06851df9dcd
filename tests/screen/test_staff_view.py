"""The staff panel: what a PIN opens, and what stays closed without."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.core.errors import DiskFull, KioskError
from kiosk.screen.staff_panel import PinAnswer
from kiosk.screen.staff_view import StaffView
from kiosk.visit import events as on
from kiosk.visit.states import Attract
from tests.screen import closing_ways
from tests.screen.closing_ways import PIN, SAVED, OpenDesk
from tests.screen.stage import Stage, at_once

T = TypeVar("T")


class Slow:
    """A background whose jobs are answered when the test says so."""

    def __init__(self) -> None:
        self._held: list[Callable[[], None]] = []

    def __call__(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[KioskError], None]
    ) -> None:
        self._held.append(lambda: at_once(job, then, failed))

    def answer(self) -> None:
        held, self._held = self._held, []
        for job in held:
            job()


def ignore(event: on.Touch) -> None:
    """Nobody listens."""


def stage_of(view: StaffView) -> str:
    return str(view.property("stage"))


@pytest.fixture
def desk() -> OpenDesk:
    return OpenDesk()


@pytest.fixture
def view(qapp: QApplication, desk: OpenDesk) -> StaffView:
    view = StaffView(desk, at_once, ignore)
    view.arrive()
    return view


def test_without_a_pin_the_panel_cannot_be_opened(qapp: QApplication) -> None:
    view = StaffView(OpenDesk(is_set=False), at_once, ignore)
    view.arrive()
    assert stage_of(view) == "unset"
    view.enterPin(PIN)
    assert stage_of(view) == "unset"


def test_nothing_can_be_done_while_it_is_locked(view: StaffView, desk: OpenDesk) -> None:
    view.restart()
    view.leave()
    view.saveBundle()
    assert desk.done == [] and view.property("savedTo") == "" and view.property("cards") == []


def test_a_wrong_pin_says_so(view: StaffView) -> None:
    view.enterPin("1111")
    assert stage_of(view) == "locked" and view.property("wrong")


def test_the_right_pin_opens_and_shows_the_facts(view: StaffView) -> None:
    view.enterPin(PIN)
    assert stage_of(view) == "open"
    assert [card["topic"] for card in view.property("cards")] == [
        "camera",
        "network",
        "queue",
        "disk",
        "versions",
        "problem",
    ]
    view.lock()


def test_after_five_wrong_pins_none_is_looked_at(view: StaffView, desk: OpenDesk) -> None:
    for _ in range(5):
        view.enterPin("1111")
    assert view.property("waitSeconds") == 60
    view.enterPin(PIN)
    assert stage_of(view) == "locked" and desk.wrong == 5
    view.lock()


def test_leaving_locks_it_again(view: StaffView, desk: OpenDesk) -> None:
    view.enterPin(PIN)
    view.lock()
    assert stage_of(view) == "locked" and view.property("cards") == []
    view.restart()
    assert desk.done == []


def test_an_answer_after_leaving_opens_nothing(qapp: QApplication, desk: OpenDesk) -> None:
    slow = Slow()
    view = StaffView(desk, slow, ignore)
    view.arrive()
    slow.answer()
    view.enterPin(PIN)
    assert view.property("checking")
    view.lock()
    slow.answer()
    assert stage_of(view) == "locked"


def test_a_pin_that_cannot_be_checked_stays_outside(qapp: QApplication) -> None:
    class BrokenDesk(OpenDesk):
        def check(self, pin: str) -> PinAnswer:
            raise DiskFull("No room to count tries")

    view = StaffView(BrokenDesk(), at_once, ignore)
    view.arrive()
    view.enterPin(PIN)
    assert stage_of(view) == "locked" and view.property("wrong") and not view.property("checking")


def test_using_the_panel_keeps_it_open(qapp: QApplication, desk: OpenDesk) -> None:
    events: list[on.Touch] = []
    view = StaffView(desk, at_once, events.append)
    view.arrive()
    view.enterPin(PIN)
    view.saveBundle()
    view.lock()
    assert events == [on.StaffTouched(), on.StaffTouched()]


def test_a_support_bundle_is_saved_and_its_place_is_shown(view: StaffView) -> None:
    view.enterPin(PIN)
    view.saveBundle()
    assert view.property("savedTo") == str(SAVED)
    view.lock()


def test_a_full_disk_is_said(view: StaffView, desk: OpenDesk) -> None:
    desk.full = True
    view.enterPin(PIN)
    view.saveBundle()
    assert view.property("saveProblem") == "full" and view.property("savedTo") == ""
    view.lock()


def test_the_pin_is_typed_on_the_screen(stage: Stage) -> None:
    closing_ways.staff_locked(stage)
    for digit in PIN:
        stage.click(f"pin-{digit}")
    stage.click("pin-check")
    assert stage.has("saveBundle")


def test_the_pin_is_typed_at_a_keyboard(stage: Stage) -> None:
    closing_ways.staff_locked(stage)
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_8, Qt.Key.Key_0):
        stage.key(key)
    stage.key(Qt.Key.Key_Return)
    assert stage.has("saveBundle")


def test_three_digits_are_not_sent(stage: Stage) -> None:
    closing_ways.staff_locked(stage)
    for digit in "111":
        stage.click(f"pin-{digit}")
    assert not stage.find("pin-check").isEnabled()
    stage.key(Qt.Key.Key_Return)
    assert not stage.staff.property("wrong")


def test_without_a_pin_the_panel_tells_how_to_set_it(stage: Stage) -> None:
    closing_ways.staff_without_pin(stage)
    assert "emotion-kiosk staff-pin" in stage.texts()
    assert not stage.has("pin-1")


def test_leaving_kiosk_mode_takes_two_presses(stage: Stage) -> None:
    desk = OpenDesk()
    closing_ways.at_desk(stage, desk)
    stage.send(on.StaffOpened())
    stage.staff.enterPin(PIN)
    stage.settle()
    stage.click("leave")
    assert desk.done == []
    assert "Press again to leave" in stage.texts()
    stage.click("leave")
    assert desk.done == ["leave"]


def test_closing_the_panel_returns_to_attract_and_locks(stage: Stage) -> None:
    closing_ways.staff(stage)
    stage.click("closeStaff")
    assert isinstance(stage.driver.state, Attract)
    stage.wait_for(lambda: stage.staff.property("stage") == "locked")


def test_escape_closes_the_panel(stage: Stage) -> None:
    closing_ways.staff_locked(stage)
    stage.key(Qt.Key.Key_Escape)
    assert isinstance(stage.driver.state, Attract)


def test_where_the_bundle_is_can_be_read(stage: Stage) -> None:
    closing_ways.staff(stage)
    stage.click("saveBundle")
    assert any(Path(SAVED).name in text for text in stage.texts())

"""Ways to the screens at the end of a visit and around it, by name; each starts at Attract."""

from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.core.errors import DiskFull
from kiosk.core.mood import Mood
from kiosk.core.visitor import Visitor
from kiosk.screen.staff_panel import Fact, PinAnswer, Topic
from kiosk.screen.staff_view import StaffView
from kiosk.visit import events as on
from kiosk.visit.states import Apology, Farewell, Preparing, StillThere, language_of
from tests.screen import ways
from tests.screen.stage import RETURN_CODE, Stage, at_once

PIN = "2580"
SAVED = Path("support") / "emotion-kiosk-support-20261122-113000.zip"


class OpenDesk:
    """A staff desk with the PIN 2580, which notes what is asked of it."""

    place = "강남 1호점 · 키오스크 3"

    def __init__(self, is_set: bool = True) -> None:
        self.is_set = is_set
        self.wrong = 0
        self.done: list[str] = []
        self.full = False

    def standing(self) -> PinAnswer:
        return PinAnswer(False, 0, self.is_set)

    def check(self, pin: str) -> PinAnswer:
        if pin == PIN:
            return PinAnswer(True, 0, True)
        self.wrong += 1
        return PinAnswer(False, 60 if self.wrong >= 5 else 0, True)

    def facts(self) -> Sequence[Fact]:
        return (
            Fact(Topic.CAMERA, True, "closed"),
            Fact(Topic.NETWORK, True, "connected", "42 ms"),
            Fact(Topic.QUEUE, False, "refused", "3"),
            Fact(Topic.DISK, True, "free", "118 GB"),
            Fact(Topic.VERSIONS, True, "running", "1.0.0"),
            Fact(Topic.PROBLEM, False, "ServiceLate", "11-21 18:02"),
        )

    def save_bundle(self) -> Path:
        if self.full:
            raise DiskFull("The disk is full")
        return SAVED

    def restart(self) -> None:
        self.done.append("restart")

    def leave(self) -> None:
        self.done.append("leave")


def farewell(stage: Stage) -> None:
    ways.tile_gallery(stage)
    stage.send(on.DoneTouched())


def farewell_with_code(stage: Stage) -> None:
    ways.remember(stage)
    stage.send(on.TilesChosen())
    stage.send(on.MoodTapped(Mood.CALM))
    stage.send(on.DoneTouched())
    assert isinstance(stage.driver.state, Farewell) and stage.driver.state.return_code == RETURN_CODE


def farewell_waiting(stage: Stage) -> None:
    put(stage, Farewell(ways.VISIT, language_of(stage.driver.state), 20, awaiting_code=True))


def farewell_known(stage: Stage) -> None:
    ways.gallery(stage)
    stage.send(on.VisitorKnown(ways.VISIT, Visitor("known", 2)))
    stage.send(on.DoneTouched())


def forgetting(stage: Stage) -> None:
    put(stage, Farewell(ways.VISIT, language_of(stage.driver.state), 6, visitor_id="known", forgetting=True))


def forgotten(stage: Stage) -> None:
    put(stage, Farewell(ways.VISIT, language_of(stage.driver.state), 6, forgotten=True))


def forget_failed(stage: Stage) -> None:
    put(
        stage,
        Farewell(ways.VISIT, language_of(stage.driver.state), 6, visitor_id="known", forget_failed=True),
    )


def still_there(stage: Stage) -> None:
    ways.gallery(stage)
    stage.send(on.WentQuiet())
    assert isinstance(stage.driver.state, StillThere)


def apology(stage: Stage) -> None:
    put(stage, Apology(language_of(stage.driver.state), 5))


def preparing(stage: Stage) -> None:
    put(stage, Preparing(language_of(stage.driver.state), 71, 192))


def staff_without_pin(stage: Stage) -> None:
    stage.send(on.StaffOpened())


def staff_locked(stage: Stage) -> None:
    at_desk(stage, OpenDesk())
    stage.send(on.StaffOpened())


def staff(stage: Stage) -> None:
    staff_locked(stage)
    stage.staff.enterPin(PIN)
    stage.settle()


def start_over(stage: Stage, language: str) -> None:
    """Back to Attract, with quick answers."""
    stage.driver.slow = False
    stage.driver.held.clear()
    stage.send(on.VisitorLeft(), on.LanguageChosen(language))


def put(stage: Stage, state: Farewell | Apology | Preparing) -> None:
    """Puts a state on screen that takes long to reach."""
    stage.driver.state = state
    stage.view.show(state)
    stage.settle()


def at_desk(stage: Stage, desk: OpenDesk) -> None:
    """Lets another desk serve this stage's panel."""
    stage.staff.setParent(stage.view)  # a panel that is fading out still reads it
    stage.staff = StaffView(desk, at_once, stage.driver.dispatch, stage.view)
    stage.window.rootObject().setProperty("staff", stage.staff)


CLOSING_WAYS: dict[str, Callable[[Stage], None]] = {
    way.__name__: way
    for way in (
        farewell,
        farewell_with_code,
        farewell_waiting,
        farewell_known,
        forgetting,
        forgotten,
        forget_failed,
        still_there,
        apology,
        preparing,
        staff_without_pin,
        staff_locked,
        staff,
    )
}

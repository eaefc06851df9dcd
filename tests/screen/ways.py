"""Ways to every screen, by name; each starts at Attract."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication
from skimage import data

from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.reading import Box, Frame, Hint
from kiosk.core.visitor import Visitor
from kiosk.visit import events as on
from tests.films import Picture
from tests.screen.stage import Stage

VISIT = "visit"

Way = Callable[[Stage], None]

_astronaut: Callable[[], Picture] = data.astronaut  # scikit-image has no types


def astronaut() -> Frame:
    """A face as the camera would send it, 4:3."""
    rgb = np.ascontiguousarray(_astronaut()[:384, :512])
    return Frame(1, rgb.shape[1], rgb.shape[0], rgb.tobytes())


def certain(mood: Mood) -> dict[Mood, float]:
    return {m: float(m is mood) for m in MOODS}


def attract(stage: Stage) -> None:
    pass


def consent(stage: Stage) -> None:
    stage.send(on.StartTouched(VISIT))


def remember(stage: Stage) -> None:
    consent(stage)
    stage.send(on.RememberSwitched(True))


def sheet(stage: Stage) -> None:
    consent(stage)
    stage.click(QCoreApplication.translate("Consent", "What happens to my picture?"))


def reading(stage: Stage) -> None:
    consent(stage)
    box = Box(0.36, 0.12, 0.17, 0.32)
    stage.send(on.CameraAgreed(), on.FaceSeen(VISIT, box, Hint.LOOK_AT_SCREEN, 0.65))


def picker(stage: Stage) -> None:
    consent(stage)
    stage.send(on.TilesChosen())


def cannot_tell(stage: Stage) -> None:
    reading(stage)
    stage.send(on.MoodRead(VISIT, None, {}))


def camera_gone(stage: Stage) -> None:
    reading(stage)
    stage.send(on.CameraLost(VISIT))


def code_pad(stage: Stage) -> None:
    picker(stage)
    stage.send(on.CodePadOpened())


def wrong_code(stage: Stage) -> None:
    code_pad(stage)
    stage.send(on.CodeEntered("222222"))


def welcome_back(stage: Stage) -> None:
    picker(stage)
    stage.send(on.VisitorKnown(VISIT, Visitor("known", 12)))


def gallery(stage: Stage) -> None:
    reading(stage)
    stage.send(on.MoodRead(VISIT, Mood.HAPPY, certain(Mood.HAPPY)))


def liked(stage: Stage) -> None:
    gallery(stage)
    stage.send(on.HeartTouched(stage.driver.store.ids(Mood.HAPPY)[1]))


def tile_gallery(stage: Stage) -> None:
    picker(stage)
    stage.send(on.MoodTapped(Mood.CALM))


def offer(stage: Stage) -> None:
    liked(stage)
    stage.send(on.MoodChanged(VISIT, MoodVerdict(Mood.SURPRISED, certain(Mood.SURPRISED))))


def loading(stage: Stage) -> None:
    stage.driver.slow = True
    gallery(stage)


def for_you(stage: Stage) -> None:
    remember(stage)
    stage.send(on.CameraAgreed(), on.MoodRead(VISIT, Mood.HAPPY, certain(Mood.HAPPY)))
    stage.click(QCoreApplication.translate("GalleryTabs", "For you"))


def not_right(stage: Stage) -> None:
    gallery(stage)
    stage.send(on.NotRightTouched())


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        attract,
        consent,
        remember,
        sheet,
        reading,
        picker,
        cannot_tell,
        camera_gone,
        not_right,
        code_pad,
        wrong_code,
        welcome_back,
        gallery,
        liked,
        tile_gallery,
        offer,
        loading,
        for_you,
    )
}

import re
from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy
from kiosk.screen.kiosk_view import KioskView
from kiosk.screen.options import ScreenOptions
from kiosk.screen.shown import (
    ApologyShown,
    AttractShown,
    ConsentShown,
    FarewellShown,
    GalleryShown,
    PickerShown,
    PreparingShown,
    ReadingShown,
    StaffShown,
)
from kiosk.screen.shown_values import camel_case
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Consent, StillThere, Visit
from tests.screen.stage import FolderExhibition, FolderOfPictures
from tests.screen.translations import QML

SCREENS = {
    "Preparing": PreparingShown,
    "Attract": AttractShown,
    "Consent": ConsentShown,
    "Reading": ReadingShown,
    "MoodPicker": PickerShown,
    "Gallery": GalleryShown,
    "GalleryLists": GalleryShown,
    "GalleryDock": GalleryShown,
    "Farewell": FarewellShown,
    "Apology": ApologyShown,
    "Staff": StaffShown,
    "Mirror": ReadingShown,
    "FaceCorners": ReadingShown,
}


class Listener:
    """A view with everything that it says written down."""

    def __init__(self, pictures: FolderOfPictures) -> None:
        self.events: list[on.Event] = []
        self.noticed = 0
        self.said: list[str] = []
        self.view = KioskView(
            self.events.append,
            FolderExhibition(pictures),
            ScreenOptions(brand_en="Shop", brand_ko="가게"),
            self._notice,
        )
        self.view.languageChanged.connect(lambda language: self.said.append(f"language {language}"))
        self.view.changed.connect(lambda: self.said.append(f"shows {self.view.property('screen')}"))

    def _notice(self) -> None:
        self.noticed += 1


@pytest.fixture
def listener(qapp: QApplication, pictures: FolderOfPictures) -> Listener:
    return Listener(pictures)


def test_every_touch_becomes_its_event(listener: Listener) -> None:
    view = listener.view
    for touch in (
        view.useCamera,
        view.chooseMood,
        view.goBack,
        view.openCodePad,
        view.closeCodePad,
        view.nextPage,
        view.previousPage,
        view.sayNotRight,
        view.readAgain,
        view.acceptOffer,
        view.dismissOffer,
        view.finish,
        view.forgetMe,
        view.stayHere,
        view.openStaff,
        view.touchStaff,
        view.closeStaff,
    ):
        touch()
    view.chooseLanguage("en")
    view.switchRemember(True)
    view.tapMood("calm")
    view.toggleHeart("a picture")
    view.chooseTab("personal")
    assert listener.events == [
        on.CameraAgreed(),
        on.TilesChosen(),
        on.BackTouched(),
        on.CodePadOpened(),
        on.CodePadClosed(),
        on.NextTouched(),
        on.PreviousTouched(),
        on.NotRightTouched(),
        on.ReadAgainTouched(),
        on.OfferAccepted(),
        on.OfferDismissed(),
        on.DoneTouched(),
        on.ForgetMeTouched(),
        on.StillHereTouched(),
        on.StaffOpened(),
        on.StaffTouched(),
        on.StaffClosed(),
        on.LanguageChosen("en"),
        on.RememberSwitched(True),
        on.MoodTapped(Mood.CALM),
        on.HeartTouched("a picture"),
        on.TabTouched(Strategy.PERSONAL),
    ]


def test_every_visit_has_its_own_id(listener: Listener) -> None:
    listener.view.start()
    listener.view.start()
    ids = {event.visit_id for event in listener.events if isinstance(event, on.StartTouched)}
    assert len(ids) == 2


@pytest.mark.parametrize(("typed", "code"), [("k7m 2qx", "K7M2QX"), ("K7M-2QX", "K7M2QX")])
def test_a_code_is_sent_as_it_is_stored(listener: Listener, typed: str, code: str) -> None:
    listener.view.enterCode(typed)
    assert listener.events == [on.CodeEntered(code)]


@pytest.mark.parametrize("typed", ["", "K7M2Q", "K7M2Q0", "K7M2QXX"])
def test_what_cannot_be_a_code_is_not_sent(listener: Listener, typed: str) -> None:
    listener.view.enterCode(typed)
    assert not listener.events


def test_a_touch_is_noticed_without_an_event(listener: Listener) -> None:
    listener.view.notice()
    assert listener.noticed == 1
    assert not listener.events


def test_the_language_changes_before_the_screen(listener: Listener) -> None:
    listener.view.show(Attract("ko"))
    listener.view.show(Consent(Visit("visit", "ko")))
    listener.view.show(Consent(Visit("visit", "en")))
    assert listener.said == [
        "language ko",
        "shows attract",
        "shows consent",
        "language en",
        "shows consent",
    ]
    assert listener.view.property("brand") == "Shop"


def test_still_there_is_asked_over_the_screen(listener: Listener) -> None:
    consent = Consent(Visit("visit", "en"))
    listener.view.show(consent)
    assert not listener.view.property("askingStillThere")
    listener.view.show(StillThere(consent, 14))
    assert listener.view.property("askingStillThere")
    assert listener.view.property("stillThereSeconds") == 14
    assert listener.view.property("screen") == "consent"


@pytest.mark.parametrize("file", SCREENS)
def test_qml_reads_only_what_its_screen_shows(file: str) -> None:
    """The linter cannot see into `shown`, which is a plain JavaScript object."""
    known = {camel_case(field.name) for field in fields(SCREENS[file])}
    read = set(re.findall(r"\bshown\.(\w+)", (QML / f"{file}.qml").read_text("utf-8")))
    assert read <= known

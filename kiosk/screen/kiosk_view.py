"""The view-model of the visit: what QML reads, and the touches it reports."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import CODE_LENGTH, CODE_LETTERS, tidy_code
from kiosk.screen.exhibition import Exhibition
from kiosk.screen.options import ScreenOptions
from kiosk.screen.presentation import present, seconds_to_answer
from kiosk.screen.shown_values import qml_values
from kiosk.visit import touches
from kiosk.visit.states import State, language_of

QML_IMPORT_NAME = "EmotionKiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1


def _no_one_watches() -> None:
    """Stands for the idle timer where there is none."""


@QmlElement
class KioskView(QObject):
    """Shows one state after the other; lives and is called on the GUI thread."""

    changed = Signal()
    languageChanged = Signal(str)

    def __init__(
        self,
        dispatch: Callable[[touches.Touch], None],
        exhibition: Exhibition,
        options: ScreenOptions,
        on_touch: Callable[[], None] = _no_one_watches,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._exhibition = exhibition
        self._options = options
        self._on_touch = on_touch
        self._language = ""
        self._screen = ""
        self._shown: dict[str, object] = {}
        self._seconds_to_answer: int | None = None

    def show(self, state: State) -> None:
        """Puts a state on screen; the language changes first, so that no frame mixes two."""
        language = language_of(state)
        if language != self._language:
            self._language = language
            self.languageChanged.emit(language)
        shown = present(state, self._exhibition, self._options)
        self._screen = shown.screen
        self._shown = qml_values(shown)
        self._seconds_to_answer = seconds_to_answer(state)
        self.changed.emit()

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The name of the screen: preparing, attract, consent, reading, picker, gallery, farewell, ..."""
        return self._screen

    @Property(dict, notify=changed)
    def shown(self) -> dict[str, object]:
        """What this screen shows, as its class in `shown.py` with camelCase names."""
        return self._shown

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """`ko` or `en`."""
        return self._language

    @Property(str, notify=languageChanged)
    def brand(self) -> str:
        """The shop's name."""
        return self._options.brand(self._language)

    @Property(bool, notify=changed)
    def askingStillThere(self) -> bool:
        """Whether "Still there?" lies over the screen."""
        return self._seconds_to_answer is not None

    @Property(int, notify=changed)
    def stillThereSeconds(self) -> int:
        """How long it still waits for an answer."""
        return self._seconds_to_answer or 0

    @Property(int, constant=True)
    def stillThereTotal(self) -> int:
        """How long it waits altogether."""
        return self._options.still_there_s

    @Property(bool, constant=True)
    def reduceMotion(self) -> bool:
        """Whether nothing may move by itself."""
        return self._options.reduce_motion

    @Property(bool, constant=True)
    def lowReach(self) -> bool:
        """Whether all controls lie low in portrait."""
        return self._options.low_reach

    @Property(int, constant=True)
    def settleMs(self) -> int:
        """For how long a new screen takes no touch."""
        return self._options.settle_ms

    @Property(bool, constant=True)
    def mirror(self) -> bool:
        """Whether the preview is flipped, as a mirror does."""
        return self._options.mirror

    @Property(bool, constant=True)
    def pictureLeavesKiosk(self) -> bool:
        """Whether a service elsewhere reads faces."""
        return self._options.picture_leaves_kiosk

    @Property(int, constant=True)
    def keepDays(self) -> int:
        """How long somebody who does not come back is remembered."""
        return self._options.keep_days

    @Property(str, constant=True)
    def codeLetters(self) -> str:
        """The letters of a return code, in the order of the keypad."""
        return CODE_LETTERS

    @Property(int, constant=True)
    def codeLength(self) -> int:
        """How many letters a return code has."""
        return CODE_LENGTH

    @Slot()
    def notice(self) -> None:
        """Somebody touched something, no matter what."""
        self._on_touch()

    @Slot()
    def start(self) -> None:
        """*Start*."""
        self._dispatch(touches.StartTouched(str(uuid4())))

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """`ko` or `en`."""
        self._dispatch(touches.LanguageChosen(language))

    @Slot()
    def useCamera(self) -> None:
        """*Use the camera*."""
        self._dispatch(touches.CameraAgreed())

    @Slot()
    def chooseMood(self) -> None:
        """*Choose my mood*."""
        self._dispatch(touches.TilesChosen())

    @Slot(bool)
    def switchRemember(self, on: bool) -> None:
        """*Remember me next time*."""
        self._dispatch(touches.RememberSwitched(on))

    @Slot()
    def goBack(self) -> None:
        """*Back* or *Cancel*."""
        self._dispatch(touches.BackTouched())

    @Slot(str)
    def tapMood(self, mood: str) -> None:
        """A mood tile."""
        self._dispatch(touches.MoodTapped(Mood(mood)))

    @Slot()
    def openCodePad(self) -> None:
        """*I have a code*."""
        self._dispatch(touches.CodePadOpened())

    @Slot()
    def closeCodePad(self) -> None:
        """Puts the keypad away."""
        self._dispatch(touches.CodePadClosed())

    @Slot(str)
    def enterCode(self, typed: str) -> None:
        """A whole code was typed; what cannot be a code is not sent."""
        code = tidy_code(typed)
        if code:
            self._dispatch(touches.CodeEntered(code))

    @Slot(str)
    def toggleHeart(self, picture: str) -> None:
        """The heart of a card."""
        self._dispatch(touches.HeartTouched(picture))

    @Slot()
    def nextPage(self) -> None:
        """*Next*."""
        self._dispatch(touches.NextTouched())

    @Slot()
    def previousPage(self) -> None:
        """A swipe back or the left arrow."""
        self._dispatch(touches.PreviousTouched())

    @Slot(str)
    def chooseTab(self, tab: str) -> None:
        """`mood` or `personal`."""
        self._dispatch(touches.TabTouched(Strategy(tab)))

    @Slot()
    def sayNotRight(self) -> None:
        """*Not right?*."""
        self._dispatch(touches.NotRightTouched())

    @Slot()
    def readAgain(self) -> None:
        """*Read again*."""
        self._dispatch(touches.ReadAgainTouched())

    @Slot()
    def acceptOffer(self) -> None:
        """*New mood, new pictures?* Yes."""
        self._dispatch(touches.OfferAccepted())

    @Slot()
    def dismissOffer(self) -> None:
        """*New mood, new pictures?* No."""
        self._dispatch(touches.OfferDismissed())

    @Slot()
    def finish(self) -> None:
        """*Done* or *Finish*."""
        self._dispatch(touches.DoneTouched())

    @Slot()
    def forgetMe(self) -> None:
        """*Forget me*."""
        self._dispatch(touches.ForgetMeTouched())

    @Slot()
    def stayHere(self) -> None:
        """*I'm still here*."""
        self._dispatch(touches.StillHereTouched())

    @Slot()
    def openStaff(self) -> None:
        """A long press on the top left corner."""
        self._dispatch(touches.StaffOpened())

    @Slot()
    def touchStaff(self) -> None:
        """The staff panel is in use."""
        self._dispatch(touches.StaffTouched())

    @Slot()
    def closeStaff(self) -> None:
        """The staff panel is put away."""
        self._dispatch(touches.StaffClosed())

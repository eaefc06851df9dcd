"""What people do at the screen."""

from dataclasses import dataclass

from kiosk.core.mood import Mood
from kiosk.core.strategy import Strategy


@dataclass(frozen=True, slots=True)
class StartTouched:
    """Somebody starts a visit."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """`ko` or `en`."""

    language: str


@dataclass(frozen=True, slots=True)
class CameraAgreed:
    """*Use the camera*: the consent."""


@dataclass(frozen=True, slots=True)
class TilesChosen:
    """*Choose my mood*: no camera."""


@dataclass(frozen=True, slots=True)
class RememberSwitched:
    """*Remember me next time*."""

    on: bool


@dataclass(frozen=True, slots=True)
class BackTouched:
    """*Back*, *Cancel*, or Esc where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class MoodTapped:
    """A tile."""

    mood: Mood


@dataclass(frozen=True, slots=True)
class CodePadOpened:
    """*I have a code*."""


@dataclass(frozen=True, slots=True)
class CodePadClosed:
    """The keypad is put away."""


@dataclass(frozen=True, slots=True)
class CodeEntered:
    """Six letters were typed or scanned."""

    code: str


@dataclass(frozen=True, slots=True)
class HeartTouched:
    """Like, or take the like back."""

    picture_id: str


@dataclass(frozen=True, slots=True)
class NextTouched:
    """*Next*."""


@dataclass(frozen=True, slots=True)
class PreviousTouched:
    """A swipe back, or the left arrow."""


@dataclass(frozen=True, slots=True)
class TabTouched:
    """*For this mood* or *For you*."""

    tab: Strategy


@dataclass(frozen=True, slots=True)
class NotRightTouched:
    """The mood on the chip is wrong."""


@dataclass(frozen=True, slots=True)
class ReadAgainTouched:
    """*Read again*."""


@dataclass(frozen=True, slots=True)
class OfferAccepted:
    """*New mood, new pictures?* Yes."""


@dataclass(frozen=True, slots=True)
class OfferDismissed:
    """*New mood, new pictures?* No."""


@dataclass(frozen=True, slots=True)
class DoneTouched:
    """*Done*."""


@dataclass(frozen=True, slots=True)
class ForgetMeTouched:
    """*Forget me*."""


@dataclass(frozen=True, slots=True)
class StillHereTouched:
    """*I'm still here*."""


@dataclass(frozen=True, slots=True)
class StaffOpened:
    """A long press on the corner."""


@dataclass(frozen=True, slots=True)
class StaffTouched:
    """The staff panel is in use."""


@dataclass(frozen=True, slots=True)
class StaffClosed:
    """The staff panel is put away."""


Touch = (
    StartTouched
    | LanguageChosen
    | CameraAgreed
    | TilesChosen
    | RememberSwitched
    | BackTouched
    | MoodTapped
    | CodePadOpened
    | CodePadClosed
    | CodeEntered
    | HeartTouched
    | NextTouched
    | PreviousTouched
    | TabTouched
    | NotRightTouched
    | ReadAgainTouched
    | OfferAccepted
    | OfferDismissed
    | DoneTouched
    | ForgetMeTouched
    | StillHereTouched
    | StaffOpened
    | StaffTouched
    | StaffClosed
)

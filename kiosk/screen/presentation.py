"""What each screen shows, computed from the state of the visit."""

from kiosk.core.mood import MOODS
from kiosk.screen.exhibition import Exhibition
from kiosk.screen.options import ScreenOptions
from kiosk.screen.presentation_gallery import present_gallery
from kiosk.screen.shown import (
    ApologyShown,
    AttractShown,
    ConsentShown,
    FarewellShown,
    PickerShown,
    PreparingShown,
    ReadingShown,
    Shown,
    StaffShown,
    TileShown,
)
from kiosk.visit.states import (
    Apology,
    Attract,
    Choosing,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    Preparing,
    Reading,
    Staff,
    State,
    StillThere,
)


def present(state: State, exhibition: Exhibition, options: ScreenOptions) -> Shown:
    """What is on screen; for StillThere what lies below it."""
    match state:
        case StillThere(under):
            return present(under, exhibition, options)
        case Preparing(_, done, total):
            return PreparingShown(done, total)
        case Attract():
            return AttractShown(tuple(exhibition.attract()))
        case Consent(visit):
            pictures = tuple(exhibition.attract()) or (None,)
            return ConsentShown(visit.remember, pictures[0], pictures[-1])
        case Reading():
            return _reading(state)
        case MoodPicker():
            return _picker(state, exhibition)
        case Choosing() | Gallery():
            return present_gallery(state, exhibition, options)
        case Farewell():
            return _farewell(state, exhibition)
        case Apology(_, seconds_left):
            return ApologyShown(seconds_left)
        case Staff(_, seconds_left):
            return StaffShown(seconds_left)


def seconds_to_answer(state: State) -> int | None:
    """How long "Still there?" waits; None when it is not asked."""
    return state.seconds_left if isinstance(state, StillThere) else None


def _reading(state: Reading) -> ReadingShown:
    box = state.box
    return ReadingShown(
        progress=state.progress,
        hint=state.hint or "",
        has_face=box is not None,
        left=box.left if box else 0.0,
        top=box.top if box else 0.0,
        width=box.width if box else 0.0,
        height=box.height if box else 0.0,
        seconds_left=state.seconds_left,
    )


def _picker(state: MoodPicker, exhibition: Exhibition) -> PickerShown:
    code = state.code
    return PickerShown(
        reason=state.reason,
        tiles=tuple(TileShown(mood, exhibition.sample(mood)) for mood in MOODS),
        camera_on=state.visit.camera,
        known=state.visit.visitor is not None,
        code_pad=code is not None,
        checking=code.checking if code else False,
        wrong=code.wrong if code else False,
        wait_s=code.wait_s if code else 0,
    )


def _farewell(state: Farewell, exhibition: Exhibition) -> FarewellShown:
    pictures = exhibition.attract()
    return FarewellShown(
        seconds_left=max(0, state.seconds_left),
        return_code=state.return_code or "",
        awaiting_code=state.awaiting_code,
        can_forget=state.visitor_id is not None,
        forgetting=state.forgetting,
        forgotten=state.forgotten,
        forget_failed=state.forget_failed,
        picture=pictures[-1] if pictures else None,
    )

"""What is noted of camera readings: that there was one, and that the visitor chose another mood."""

from kiosk.core.mood import Mood
from kiosk.visit.effects import KeepReading
from kiosk.visit.states import Gallery, MoodPicker, PickerReason


def corrected(picker: MoodPicker, chosen: Mood) -> tuple[KeepReading, ...]:
    """A mood was tapped: notes it when the camera had read another one, or could not tell."""
    match picker:
        case MoodPicker(reason=PickerReason.CANNOT_TELL):
            return (KeepReading(None, chosen),)
        case MoodPicker(behind=Gallery(by_camera=True, mood=read)) if read is not chosen:
            return (KeepReading(read, chosen),)
        case _:
            return ()

"""The eight moods that the shop knows."""

from enum import StrEnum


class Mood(StrEnum):
    """A facial expression, named as Rekognition does; its UNKNOWN is `None` here."""

    HAPPY = "happy"
    SURPRISED = "surprised"
    CALM = "calm"
    CONFUSED = "confused"
    SAD = "sad"
    FEAR = "fear"
    ANGRY = "angry"
    DISGUSTED = "disgusted"


MOODS: tuple[Mood, ...] = tuple(Mood)
"""All moods in the order of the tiles."""

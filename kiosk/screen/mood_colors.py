"""The colours that image providers draw with; words and controls take theirs from Theme."""

from typing import NamedTuple

from kiosk.core.mood import Mood

INK = "#14131A"
CREAM = "#F6F3EC"
PLAIN = "#211F2B"

DARK: dict[str, str] = {
    Mood.HAPPY: "#4A3410",
    Mood.SURPRISED: "#4E1A36",
    Mood.CALM: "#123F42",
    Mood.ANGRY: "#4F1A10",
    Mood.FEAR: "#2C1E5C",
    Mood.CONFUSED: "#2D3160",
    Mood.DISGUSTED: "#22401C",
    Mood.SAD: "#16325A",
}


class Lights(NamedTuple):
    """The two soft lights of a background: top left and bottom right."""

    first: str
    second: str


LIGHTS: dict[str, Lights] = {
    "neutral": Lights("#5A3A2E", "#2A2340"),
    "plum": Lights("#4A2A4A", "#1E2440"),
    "slate": Lights("#24293A", "#1A1A26"),
    **{mood: Lights(dark, "#1B1A2A") for mood, dark in DARK.items()},
    Mood.HAPPY: Lights("#6B4712", "#3A2333"),
    Mood.CALM: Lights("#17585A", "#1F2A4A"),
}
"""By tint: `neutral`, `plum`, `slate`, or a mood."""

"""The colour of each mood, the same on every screen and in both programs."""

from kiosk.core.mood import Mood

MOOD_COLORS: dict[str, str] = {
    Mood.HAPPY: "#F7B538",
    Mood.SURPRISED: "#F26CA7",
    Mood.CALM: "#5BC0BE",
    Mood.ANGRY: "#E4572E",
    Mood.FEAR: "#8D6CEB",
    Mood.CONFUSED: "#9FA8DA",
    Mood.DISGUSTED: "#7FB069",
    Mood.SAD: "#4F86C6",
}
"""By mood."""

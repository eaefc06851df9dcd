"""What the made-up visitors are like: when they come, in which mood, and what they like."""

import random
from datetime import date

from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key

VISITS_A_DAY = 24.0
WEEKDAYS = (0.8, 0.75, 0.85, 0.95, 1.15, 1.55, 1.4)
"""Busy at the weekend; Monday first."""
OPEN_FROM, OPEN_UNTIL = 10, 21
BY_CAMERA, REMEMBERED, KOREAN = 0.72, 0.12, 0.8
UNTOLD = 0.05
"""Of all readings, those that could not tell."""
CORRECTED = 0.08
HOW_OFTEN = {
    Mood.CALM: 20,
    Mood.HAPPY: 22,
    Mood.SAD: 13,
    Mood.SURPRISED: 12,
    Mood.CONFUSED: 9,
    Mood.ANGRY: 9,
    Mood.FEAR: 8,
    Mood.DISGUSTED: 7,
}
LIKED = {
    Mood.CALM: 0.40,
    Mood.SAD: 0.36,
    Mood.HAPPY: 0.34,
    Mood.SURPRISED: 0.29,
    Mood.FEAR: 0.26,
    Mood.ANGRY: 0.23,
    Mood.CONFUSED: 0.20,
    Mood.DISGUSTED: 0.17,
}
MISTAKEN_FOR = {
    Mood.CONFUSED: Mood.CALM,
    Mood.CALM: Mood.SAD,
    Mood.FEAR: Mood.SURPRISED,
    Mood.DISGUSTED: Mood.ANGRY,
}
"""What a camera takes most easily for something else."""
DULL = 0.02
"""The chance of a picture that nobody likes."""


class Tastes:
    """Chances from one seed: the same seed makes the same visits."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._seed = seed

    def visits_on(self, day: date, days_ago: int) -> int:
        """How many visitors come; a few more from week to week."""
        growth = 1.0 - 0.005 * days_ago
        return max(
            0, round(VISITS_A_DAY * growth * WEEKDAYS[day.weekday()] * self.chance.uniform(0.85, 1.15))
        )

    def mood(self) -> Mood:
        """The mood of the next visitor."""
        return self.chance.choices(list(HOW_OFTEN), list(HOW_OFTEN.values()))[0]

    def read_as(self, mood: Mood) -> Mood | None:
        """What the camera reads in a face of this mood; None when it cannot tell."""
        drawn = self.chance.random()
        if drawn < UNTOLD:
            return None
        wrong = CORRECTED * (2.0 if mood in MISTAKEN_FOR else 0.4)
        return MISTAKEN_FOR.get(mood, Mood.CALM) if drawn < UNTOLD + wrong else mood

    def pages(self) -> int:
        """How many pages of three pictures somebody looks at."""
        return self.chance.choices((1, 2, 3, 4), (35, 35, 20, 10))[0]

    def likes(self, picture_id: str, personal: bool) -> bool:
        """Whether a picture is liked; more often when it was chosen for this very visitor."""
        key = parse_key(picture_id)
        usual = LIKED[key[1]] if key else DULL
        return self.chance.random() < self._appeal(picture_id) * usual * (1.3 if personal else 1.0)

    def _appeal(self, picture_id: str) -> float:
        """How much a picture is liked beside others of its mood: 0.5 to 1.6, a few hardly at all."""
        name = picture_id.rpartition("-")[2]  # what comes before it in the key is the time of the run
        of_picture = random.Random(f"{self._seed} {name}")
        return 0.03 if of_picture.random() < 0.1 else of_picture.uniform(0.5, 1.6)

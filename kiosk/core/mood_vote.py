"""Readings of about a second merged into one mood, or "can't tell"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.core.mood import MOODS, Mood
from kiosk.core.reading import Gender, Reading


@dataclass(frozen=True, slots=True)
class MoodVerdict:
    """What a vote decided; `mood` is None for "can't tell", `confidences` sum to 1."""

    mood: Mood | None
    confidences: Mapping[Mood, float]


@dataclass(slots=True)
class MoodVote:
    """Collects readings until they span `window_s` seconds and count `needed`.

    An analyzer that is paid for by the call votes alone: `needed=1, window_s=0`.
    """

    threshold: float
    needed: int = 3
    window_s: float = 1.0
    _readings: list[tuple[float, Reading]] = field(default_factory=list)

    def add(self, reading: Reading, at_s: float) -> None:
        """Counts one reading, taken at `at_s` seconds (monotonic)."""
        self._readings.append((at_s, reading))

    @property
    def progress(self) -> float:
        """How much of the vote is in, 0 to 1; it never falls."""
        if not self._readings:
            return 0.0
        span_s = self._readings[-1][0] - self._readings[0][0]
        by_time = 1.0 if self.window_s <= 0 else min(1.0, span_s / self.window_s)
        return min(by_time, len(self._readings) / self.needed, 1.0)

    @property
    def settled(self) -> bool:
        """Whether there are enough readings over enough time."""
        return self.progress >= 1.0

    @property
    def gender(self) -> Gender | None:
        """The apparent gender that most readings agree on."""
        told = [reading.gender for _, reading in self._readings if reading.gender]
        return max(set(told), key=told.count) if told else None

    def verdict(self) -> MoodVerdict:
        """The mean of the readings, decided against the threshold."""
        return decide((reading for _, reading in self._readings), self.threshold)


def decide(readings: Iterable[Reading], threshold: float) -> MoodVerdict:
    """The mood with the highest mean confidence.

    None when that is under `threshold` (0 to 1), or when every single reading could not tell.
    """
    gathered = list(readings)
    if not gathered:
        return MoodVerdict(None, dict.fromkeys(MOODS, 0.0))
    mean = {mood: sum(r.moods.get(mood, 0.0) for r in gathered) / len(gathered) for mood in MOODS}
    top = max(MOODS, key=lambda mood: mean[mood])
    told = any(reading.mood is not None for reading in gathered)
    return MoodVerdict(top if told and mean[top] >= threshold else None, mean)

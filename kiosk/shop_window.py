"""Which pictures hang on Attract and on the mood tiles: a snapshot of the store."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus, Picture, PictureStatus
from kiosk.core.ports import PictureStore

ATTRACT_COUNT = 5
INVITING = (
    Mood.HAPPY,
    Mood.CALM,
    Mood.SURPRISED,
    Mood.DISGUSTED,
    Mood.CONFUSED,
    Mood.FEAR,
    Mood.SAD,
    Mood.ANGRY,
)
"""The order in which moods call people in: light and green first."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    pictures: dict[str, Picture] = field(default_factory=dict)
    attract: tuple[str, ...] = ()
    samples: dict[Mood, str] = field(default_factory=dict)


class ShopWindow:
    """Plays the screen's `Exhibition`; only `renew` asks the store, and may block."""

    def __init__(self, store: PictureStore, rng: random.Random) -> None:
        self._store = store
        self._rng = rng
        self._snapshot = _Snapshot()

    def renew(self) -> int:
        """Looks at the store; answers how many pictures are live. What still hangs stays where it is."""
        pictures = {p.id: p for p in self._store.list(PictureStatus.LIVE)}
        if pictures.keys() != self._snapshot.pictures.keys():
            self._snapshot = self._hung(pictures)
        return len(pictures)

    def attract(self) -> Sequence[str]:
        """Five pictures, of five moods where possible."""
        return self._snapshot.attract

    def sample(self, mood: Mood) -> str | None:
        """The picture of a mood's tile."""
        return self._snapshot.samples.get(mood)

    def focus(self, picture_id: str) -> Focus:
        """What a crop of the picture must keep."""
        picture = self._snapshot.pictures.get(picture_id)
        return picture.focus if picture else Focus()

    def ai_made(self, picture_id: str) -> bool:
        """Whether the picture is labelled; one that nobody knows is."""
        picture = self._snapshot.pictures.get(picture_id)
        return picture.ai_made if picture else True

    def _hung(self, pictures: dict[str, Picture]) -> _Snapshot:
        by_mood = {mood: [p for p in pictures.values() if p.mood is mood] for mood in MOODS}
        samples: dict[Mood, str] = {}
        for mood, candidates in by_mood.items():
            before = self._snapshot.samples.get(mood)
            if before in pictures:
                samples[mood] = before
            elif candidates:
                samples[mood] = self._rng.choice(candidates).id
        return _Snapshot(pictures, self._for_attract(pictures, by_mood), samples)

    def _for_attract(
        self, pictures: dict[str, Picture], by_mood: dict[Mood, list[Picture]]
    ) -> tuple[str, ...]:
        kept = [i for i in self._snapshot.attract if i in pictures]
        hung = {pictures[i].mood for i in kept}
        moods = [mood for mood in INVITING if by_mood[mood] and mood not in hung]
        for mood in moods[: ATTRACT_COUNT - len(kept)]:
            # The words lie on the left in landscape and below in portrait: the light must be elsewhere.
            best = sorted(by_mood[mood], key=lambda p: p.focus.y - p.focus.x)[:6]
            kept.append(self._rng.choice(best).id)
        return tuple(kept)

"""Reads the mood from the camera's sights: a vote at first, a watch for changes later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from kiosk.core.mood_vote import MoodVerdict, MoodVote, decide
from kiosk.core.ports import Camera, FaceAnalyzer
from kiosk.core.reading import CameraStatus, Reading, Sight
from kiosk.visit import events as on

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadingManner:
    """How moods are voted on; times in seconds.

    `readings=1, window_s=0` for an analyzer that is paid for by the call. After `patience_s` without a
    clear mood the answer is "can't tell". `steady_s` is how long a changed expression must last.
    """

    threshold: float
    sample_s: float = 0.2
    readings: int = 3
    window_s: float = 0.6
    patience_s: float = 3.0
    steady_s: float = 2.0

    def vote(self) -> MoodVote:
        """A new vote."""
        return MoodVote(self.threshold, self.readings, self.window_s)


class MoodReader:
    """Turns sights into events. `in_thread` runs a blocking port off the event loop."""

    def __init__(
        self,
        camera: Camera,
        analyzer: FaceAnalyzer,
        on_device: FaceAnalyzer,
        manner: ReadingManner,
        in_thread: Callable[..., Awaitable[Reading | None]],
        dispatch: Callable[[on.Event], None],
    ) -> None:
        """`analyzer` has the say; `on_device` costs nothing and watches."""
        self._camera = camera
        self._analyzer = analyzer
        self._on_device = on_device
        self._manner = manner
        self._in_thread = in_thread
        self._dispatch = dispatch

    async def read(self, visit_id: str, first_crop: Callable[[bytes], None]) -> None:
        """Votes until the mood is clear; `first_crop` gets the first picture that is worth reading."""
        vote = self._manner.vote()
        last, started_s, given = -1, None, False
        while True:
            if self._camera.status() is CameraStatus.GONE:
                self._dispatch(on.CameraLost(visit_id))
                return
            sight = self._camera.sight()
            if sight is not None and sight.sequence != last:
                last = sight.sequence
                if sight.crop_jpeg is not None:
                    started_s = sight.taken_s if started_s is None else started_s
                    if not given:
                        first_crop(sight.crop_jpeg)
                        given = True
                    if not await self._count(vote, sight, visit_id):
                        return
                    if self._decided(vote, visit_id, sight.taken_s - started_s):
                        return
                self._dispatch(on.FaceSeen(visit_id, sight.box, sight.hint, vote.progress))
            await asyncio.sleep(self._manner.sample_s)

    async def watch(self, visit_id: str, mood: Mood) -> None:
        """Tells once when the expression has been another one than at first, and than `mood`, for a while."""
        recent: list[tuple[float, Reading]] = []
        usual: Mood | None = None
        last = -1
        while True:
            await asyncio.sleep(2 * self._manner.sample_s)
            sight = self._camera.sight()
            if sight is None or sight.sequence == last or sight.crop_jpeg is None:
                continue
            last = sight.sequence
            reading = await self._read(self._on_device, sight.crop_jpeg)
            if reading is None or reading.mood is None:
                continue
            recent.append((sight.taken_s, reading))
            recent = [(s, r) for s, r in recent if sight.taken_s - s <= self._manner.steady_s * 1.5]
            steady = sight.taken_s - recent[0][0] >= self._manner.steady_s
            if not steady or len({r.mood for _, r in recent}) != 1:
                continue
            if usual is None:
                usual = reading.mood
            if reading.mood in (usual, mood):
                continue
            verdict = await self._confirmed([r for _, r in recent], sight.crop_jpeg)
            if verdict.mood is not None and verdict.mood is not mood:
                self._dispatch(on.MoodChanged(visit_id, verdict))
                return
            usual = reading.mood

    async def _count(self, vote: MoodVote, sight: Sight, visit_id: str) -> bool:
        """False when the analyzer cannot read at all and "can't tell" was said."""
        try:
            reading = await self._in_thread(self._analyzer.read, sight.crop_jpeg)
        except KioskError as error:
            log.warning("No mood could be read: %s", error)
            self._dispatch(on.MoodRead(visit_id, None, decide([], 0.0).confidences))
            return False
        if reading is not None:
            vote.add(reading, sight.taken_s)
        elif self._paid:
            # The next call might cost as much and see as little.
            self._dispatch(on.MoodRead(visit_id, None, decide([], 0.0).confidences))
            return False
        return True

    @property
    def _paid(self) -> bool:
        return self._manner.readings == 1

    def _decided(self, vote: MoodVote, visit_id: str, waited_s: float) -> bool:
        if not vote.settled:
            return False
        verdict = vote.verdict()
        if verdict.mood is None and not self._paid and waited_s < self._manner.patience_s:
            return False
        self._dispatch(on.MoodRead(visit_id, verdict.mood, verdict.confidences, vote.gender))
        return True

    async def _confirmed(self, recent: list[Reading], crop: bytes) -> MoodVerdict:
        if self._analyzer is self._on_device:
            return decide(recent, self._manner.threshold)
        reading = await self._read(self._analyzer, crop)
        return decide([reading] if reading else [], self._manner.threshold)

    async def _read(self, analyzer: FaceAnalyzer, crop: bytes) -> Reading | None:
        try:
            return await self._in_thread(analyzer.read, crop)
        except KioskError as error:
            log.warning("No mood could be read while watching: %s", error)
            return None

"""A world in memory that behaves like the real ports, for tests of the controller."""

import time
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from kiosk.core.errors import KioskError
from kiosk.core.interaction import Interaction
from kiosk.core.mood import MOODS, Mood
from kiosk.core.reading import Box, CameraStatus, Frame, Hint, Reading, Sight
from kiosk.core.reading_record import ReadingRecord
from kiosk.core.recommendation import Recommendation, RecommendationKey
from kiosk.core.visitor import ConsentReceipt, Receipt, Remembered, Visitor
from kiosk.visit.controller import World
from tests.visit.shop import pictures, recommendation

BOX = Box(0.3, 0.2, 0.4, 0.5)


class MemoryCamera:
    """Gives a new sight at every look while it is open; `mood` is who stands there, None for nobody."""

    def __init__(self) -> None:
        self.is_open = False
        self.gone = False
        self.mood: Mood | None = Mood.HAPPY
        self._sequence = 0

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def status(self) -> CameraStatus:
        if not self.is_open:
            return CameraStatus.CLOSED
        return CameraStatus.GONE if self.gone else CameraStatus.OPEN

    def sight(self) -> Sight | None:
        if not self.is_open or self.gone:
            return None
        self._sequence += 1
        if self.mood is None:
            return Sight(self._sequence, time.monotonic(), hint=Hint.NO_FACE)
        return Sight(self._sequence, time.monotonic(), BOX, None, self.mood.encode())

    def frame(self) -> Frame | None:
        return None


class MemoryAnalyzer:
    """Reads the mood that the camera wrote into its crop."""

    def __init__(self, confidence: float = 0.9) -> None:
        self.confidence = confidence
        self.fails: KioskError | None = None
        self.calls = 0

    def read(self, jpeg: bytes) -> Reading | None:
        self.calls += 1
        if self.fails:
            raise self.fails
        mood = Mood(jpeg.decode())
        rest = (1 - self.confidence) / (len(MOODS) - 1)
        return Reading({m: self.confidence if m is mood else rest for m in MOODS}, mood, BOX)


class MemoryDirectory:
    """Knows visitors by code; faces by the crop's bytes."""

    def __init__(self) -> None:
        self.visitors: dict[str, str] = {}
        self.forgotten: list[str] = []
        self.fails: KioskError | None = None

    def recognize(self, jpeg: bytes) -> Visitor | None:
        return Visitor(self.visitors[jpeg.decode()]) if jpeg.decode() in self.visitors else None

    def redeem(self, code: str) -> Visitor | None:
        return Visitor(self.visitors[code], likes=12) if code in self.visitors else None

    def remember(self, jpeg: bytes | None) -> Remembered:
        if self.fails:
            raise self.fails
        name = jpeg.decode() if jpeg else "K7M2QX"
        self.visitors[name] = f"visitor-{len(self.visitors)}"
        return Remembered(Visitor(self.visitors[name]), None if jpeg else name)

    def forget(self, visitor_id: str) -> Receipt:
        if self.fails:
            raise self.fails
        self.forgotten.append(visitor_id)
        return Receipt("receipt", datetime.now(UTC), {"faces": 1})


class MemoryRecommender:
    """Twenty-four pictures a mood, in order."""

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        left = [i for i in pictures(mood, 24) if i not in exclude]
        return recommendation(left[:count], key.strategy)


class MemoryLog:
    """Keeps interactions and consents."""

    def __init__(self) -> None:
        self.kept: list[Interaction] = []
        self.delivered: list[Interaction] = []
        self.receipts: list[ConsentReceipt] = []
        self.fails: KioskError | None = None

    def record(self, interactions: Sequence[Interaction]) -> None:
        if self.fails:
            raise self.fails
        self.kept += interactions

    def deliver(self) -> int:
        news = self.kept[len(self.delivered) :]
        self.delivered += news
        return len(news)

    def keep(self, receipt: ConsentReceipt) -> None:
        self.receipts.append(receipt)


class MemoryReadings:
    """Keeps counts of readings."""

    def __init__(self) -> None:
        self.kept: list[ReadingRecord] = []
        self.delivered = 0
        self.fails: KioskError | None = None

    def keep(self, record: ReadingRecord) -> None:
        if self.fails:
            raise self.fails
        self.kept.append(record)

    def deliver(self) -> int:
        news, self.delivered = len(self.kept) - self.delivered, len(self.kept)
        return news


class MemoryWorld:
    """All ports, and the world made of them."""

    def __init__(self) -> None:
        self.camera = MemoryCamera()
        self.analyzer = MemoryAnalyzer()
        self.directory = MemoryDirectory()
        self.log = MemoryLog()
        self.readings = MemoryReadings()
        self.prefetched: list[str] = []

    def world(self) -> World:
        return World(
            camera=self.camera,
            analyzer=self.analyzer,
            on_device=self.analyzer,
            directory=self.directory,
            recommender=MemoryRecommender(),
            interactions=self.log,
            consents=self.log,
            readings=self.readings,
            prefetch=self.prefetched.extend,
            deadline_s=5,
        )

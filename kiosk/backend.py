"""What differs between a kiosk on one machine and a kiosk on AWS."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.adapters.outbox import Outbox
from kiosk.core.ports import FaceAnalyzer, PictureStore, ReadingLog, Recommender, VisitorDirectory
from kiosk.visit.mood_reader import ReadingManner


def nothing() -> None:
    """There is nothing to do."""


def not_asked() -> float | None:
    """There is no cloud to ask."""
    return None


@dataclass(frozen=True, slots=True)
class Backend:
    """The ports of one backend.

    `latency_ms` asks how long the cloud takes to answer, None when it does not. `start` and `stop` begin and
    end what goes on in the background; `upkeep` is called after the start and then every hour. All but
    `start` may block and are called off the GUI thread.
    """

    store: PictureStore
    analyzer: FaceAnalyzer
    manner: ReadingManner
    directory: VisitorDirectory
    recommender: Recommender
    outbox: Outbox
    readings: ReadingLog
    latency_ms: Callable[[], float | None] = not_asked
    start: Callable[[], None] = nothing
    upkeep: Callable[[], object] = nothing
    stop: Callable[[], None] = nothing

"""How long the local recommender and the outbox take."""

import tempfile
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.event_sink import LocalEventSink
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.outbox import Outbox
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.page import PAGE_SIZE
from kiosk.core.picture import Picture, PictureStatus, live_key
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.bench.figure import Figure, figure, percentile
from tests.bench.simulated_shop import STYLES, SUBJECTS

MANY_PICTURES = 10_000
HISTORY_VISITS = 5000
ASK_FOR = 2 * PAGE_SIZE
MADE = datetime(2026, 1, 1, tzinfo=UTC)


class _LargeShop:
    """10,000 live pictures."""

    def __init__(self) -> None:
        self.pictures = [
            Picture(
                live_key(MOODS[n % len(MOODS)], f"{n}.jpeg"),
                MOODS[n % len(MOODS)],
                PictureStatus.LIVE,
                MADE,
                prompt=f"{SUBJECTS[n % len(SUBJECTS)]}, {STYLES[n // 7 % len(STYLES)]}",
            )
            for n in range(MANY_PICTURES)
        ]

    def version(self) -> int:
        return 1

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        return [picture for picture in self.pictures if mood in (None, picture.mood)]


def times(visits: int) -> list[Figure]:
    """Milliseconds of asking and of recording, in visits of four pages with one like each."""
    rng = np.random.default_rng(1)
    shop = _LargeShop()
    with tempfile.TemporaryDirectory() as home:
        database = open_library(Path(home))
        writer = ThompsonRecommender(shop, InteractionHistory(database), 1)
        outbox = Outbox(database, LocalEventSink(writer.observe))
        acts: list[Interaction] = []
        for number in range(HISTORY_VISITS):
            for _ in range(4):
                page = _page(shop, rng.integers(len(shop.pictures), size=PAGE_SIZE).tolist())
                acts += _acts(f"before-{number}", page, (rng.random(PAGE_SIZE) < 0.25).tolist())
        outbox.record(acts)
        recommender = ThompsonRecommender(shop, InteractionHistory(database), 1)
        began = time.perf_counter()
        recommender.catch_up()
        load_ms = 1e3 * (time.perf_counter() - began)
        asked, cpu, recorded = _visits(recommender, outbox, shop, visits, rng)
        database.close()
    runs = len(asked)
    many = "10,000 pictures, 60,000 views of history; wall clock, other programs included"
    return [
        figure("recommend_p50_ms", percentile(asked, 50), "ms", runs=runs, note=many),
        figure("recommend_p99_ms", percentile(asked, 99), "ms", "< 5", runs, many),
        figure(
            "recommend_cpu_p99_ms", percentile(cpu, 99), "ms", "< 5", runs, "processor time of the same calls"
        ),
        figure("recommender_load_ms", load_ms, "ms", "", 1, "first catch-up with 75,000 interactions"),
        figure(
            "outbox_record_p50_ms",
            percentile(recorded, 50),
            "ms",
            "a few",
            len(recorded),
            "3 views, synced to disk",
        ),
        figure(
            "outbox_record_p99_ms",
            percentile(recorded, 99),
            "ms",
            "< 100",
            len(recorded),
            "3 views, synced to disk",
        ),
    ]


def _visits(
    recommender: ThompsonRecommender, outbox: Outbox, shop: _LargeShop, visits: int, rng: np.random.Generator
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each ask by the wall and by the processor, and of each record."""
    asked, cpu, recorded = [], [], []
    for number in range(visits):
        mood = MOODS[number % len(MOODS)]
        seen: list[str] = []
        liked: tuple[str, ...] = ()
        for _ in range(4):
            key = RecommendationKey(Strategy.MOOD, cohort(mood), f"visit-{number}", liked)
            wall, busy = time.perf_counter(), time.thread_time()
            answer = recommender.recommend(key, mood, ASK_FOR, frozenset(seen))
            cpu.append(1e3 * (time.thread_time() - busy))
            asked.append(1e3 * (time.perf_counter() - wall))
            page = answer.picture_ids[:PAGE_SIZE]
            began = time.perf_counter()
            outbox.record(_acts(key.visit_id, page, [False] * PAGE_SIZE))
            recorded.append(1e3 * (time.perf_counter() - began))
            heart = page[int(rng.integers(len(page)))]
            outbox.record(_acts(key.visit_id, (heart,), [True]))
            seen += page
            liked = (*liked, heart)
    return asked, cpu, recorded


def _page(shop: _LargeShop, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(shop.pictures[int(number)].id for number in numbers)


def _acts(visit_id: str, page: Sequence[str], hearts: Sequence[bool]) -> list[Interaction]:
    kinds = [(InteractionKind.VIEW, id_) for id_ in page]
    kinds += [(InteractionKind.LIKE, id_) for id_, heart in zip(page, hearts, strict=True) if heart]
    return [
        Interaction(uuid.uuid4().hex, visit_id, "any", kind, id_, tuple(page), "", Strategy.MOOD, 1.0, MADE)
        for kind, id_ in kinds
    ]

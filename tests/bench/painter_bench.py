"""The painter: one picture, a large one, and the starter gallery of a first start."""

import statistics
import time
from collections.abc import Iterator, Sequence

import cv2

from kiosk import paths
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.adapters.local.painting.starter import paint_starter_gallery
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.mood import MOODS
from kiosk.core.picture import Prompt
from tests.bench.figure import Figure, figure, percentile

SUBJECTS_PER_MOOD = 8
LARGE_PX = (1536, 1024)


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else SUBJECTS_PER_MOOD)
    usual_ms = painting_times([Prompt(mood, "", seed=seed) for seed in seeds for mood in MOODS])
    yield figure(
        "paint_picture",
        statistics.mean(usual_ms),
        "ms",
        "<= 90",
        len(usual_ms),
        "768x512, one thread, CPU time",
    )
    yield figure("paint_picture_p95", percentile(usual_ms, 95), "ms", "", len(usual_ms), "768x512")
    large = [
        Prompt(mood, "", seed=seed, width_px=LARGE_PX[0], height_px=LARGE_PX[1])
        for seed in (seeds[:1] if quick else seeds[::3])
        for mood in MOODS
    ]
    large_ms = painting_times(large)
    yield figure("paint_large_picture", statistics.mean(large_ms), "ms", "< 400", len(large_ms), "1536x1024")
    yield from gallery_figures(3 if quick else 24)


def painting_times(prompts: Sequence[Prompt]) -> list[float]:
    generator, threads = PaintingGenerator(), cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        generator.generate(prompts[0])
        return [painting_time(generator, prompt) for prompt in prompts]
    finally:
        cv2.setNumThreads(threads)


def painting_time(generator: PaintingGenerator, prompt: Prompt) -> float:
    begun_s = time.process_time()
    generator.generate(prompt)
    return (time.process_time() - begun_s) * 1000


def gallery_figures(per_mood: int) -> Iterator[Figure]:
    stamps_s: list[float] = []
    begun_s = time.perf_counter()
    paint_starter_gallery(
        lambda slot, jpeg: stamps_s.append(time.perf_counter() - begun_s),
        open_prompt_book(paths.resources() / "prompts").prompt,
        is_there=lambda slot: False,
        progress=lambda done, total: None,
        per_mood=per_mood,
    )
    page = 3 * len(MOODS)
    yield figure("starter_first_pages", stamps_s[page - 1], "s", "", 1, "three pictures of every mood")
    yield figure(
        "starter_gallery",
        stamps_s[-1],
        "s",
        "< 20 at 24 per mood",
        1,
        f"{per_mood} per mood, two workers, wall time",
    )

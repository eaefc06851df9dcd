"""The first gallery of a new kiosk, painted by worker processes."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

import cv2

from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Prompt

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StarterSlot:
    """One place of the starter gallery; `number` counts from 0 within the mood and is the seed."""

    mood: Mood
    number: int


def starter_slots(per_mood: int) -> tuple[StarterSlot, ...]:
    """All places, moods by turns: after three rounds a gallery page of every mood can be shown."""
    return tuple(StarterSlot(mood, number) for number in range(per_mood) for mood in MOODS)


def paint_starter_gallery(
    save: Callable[[StarterSlot, bytes], None],
    prompt_for: Callable[[Mood, int], Prompt],
    *,
    is_there: Callable[[StarterSlot], bool],
    progress: Callable[[int, int], None],
    per_mood: int = 24,
    workers: int = 2,
    is_stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Paints what is not there yet and returns how many that were; a run that was cut off is continued.

    `save` and `progress` (done, total) are called in this thread, picture by picture, and what they
    raise ends the run. One worker or fewer paints in this process, and so do we when worker processes
    cannot be had. A frozen program must call `multiprocessing.freeze_support()` first thing.
    """
    slots = starter_slots(per_mood)
    missing = [slot for slot in slots if not is_there(slot)]
    done = len(slots) - len(missing)
    progress(done, len(slots))
    jpegs = _painted([prompt_for(slot.mood, slot.number) for slot in missing], workers)
    try:
        for painted, slot in enumerate(missing):
            if is_stopped():
                return painted
            save(slot, next(jpegs))
            progress(done + painted + 1, len(slots))
    finally:
        jpegs.close()
    return len(missing)


def _painted(prompts: Sequence[Prompt], workers: int) -> Generator[bytes, None, None]:
    """The pictures in the order of the prompts."""
    done = 0
    if workers > 1 and len(prompts) > 1:
        try:
            for jpeg in _painted_by_workers(prompts, workers):
                yield jpeg
                done += 1
        except (BrokenProcessPool, OSError) as trouble:
            log.warning("Painting goes on without worker processes: %s", trouble)
    generator = PaintingGenerator()
    for prompt in prompts[done:]:
        yield generator.generate(prompt)


def _painted_by_workers(prompts: Sequence[Prompt], workers: int) -> Iterator[bytes]:
    # Forking a process that runs Qt and OpenCV threads deadlocks; spawning is the same on every system.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_settle_worker)
    try:
        yield from pool.map(_paint, prompts)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _settle_worker() -> None:
    # One core each: OpenCV's own threads would only wait for one another.
    cv2.setNumThreads(1)


def _paint(prompt: Prompt) -> bytes:
    return PaintingGenerator().generate(prompt)

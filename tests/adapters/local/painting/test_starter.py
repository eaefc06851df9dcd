"""The first gallery: in turns, continued after a cut, and finished without its workers."""

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.adapters import picture_metadata
from kiosk.adapters.local.painting.starter import StarterSlot, paint_starter_gallery, starter_slots
from kiosk.adapters.prompt_book import PromptBook, open_prompt_book
from kiosk.core.errors import DiskFull
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Prompt

RESOURCES = Path(__file__).parents[4] / "resources"


class Shelf:
    """Remembers what was saved, and in which order."""

    def __init__(self) -> None:
        self.pictures: dict[StarterSlot, bytes] = {}
        self.told: list[tuple[int, int]] = []

    def save(self, slot: StarterSlot, jpeg: bytes) -> None:
        assert slot not in self.pictures
        self.pictures[slot] = jpeg

    def has(self, slot: StarterSlot) -> bool:
        return slot in self.pictures

    def progress(self, done: int, total: int) -> None:
        self.told.append((done, total))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="module")
def book() -> PromptBook:
    return open_prompt_book(RESOURCES / "prompts")


def small_prompt(mood: Mood, seed: int) -> Prompt:
    return Prompt(mood, "small", seed=seed, width_px=192, height_px=128)


def test_three_rounds_give_every_mood_a_page() -> None:
    slots = starter_slots(24)
    assert len(set(slots)) == 24 * 8
    assert Counter(slot.mood for slot in slots[:24]) == dict.fromkeys(MOODS, 3)


def test_worker_processes_paint_what_this_process_would(shelf: Shelf, book: PromptBook) -> None:
    painted = paint_starter_gallery(
        shelf.save, book.prompt, is_there=shelf.has, progress=shelf.progress, per_mood=1, workers=2
    )
    assert painted == 8
    assert list(shelf.pictures) == list(starter_slots(1))
    assert shelf.told == [(done, 8) for done in range(9)]
    alone = Shelf()
    paint_starter_gallery(
        alone.save,
        book.prompt,
        is_there=lambda slot: slot.mood not in (Mood.CALM, Mood.FEAR),
        progress=alone.progress,
        per_mood=1,
        workers=1,
    )
    assert alone.pictures == {slot: shelf.pictures[slot] for slot in alone.pictures}
    described = picture_metadata.read(shelf.pictures[StarterSlot(Mood.FEAR, 0)])
    assert described is not None
    assert described.prompt == book.prompt(Mood.FEAR, 0).text
    assert described.seed == 0


def test_a_run_that_was_stopped_is_continued(shelf: Shelf) -> None:
    stopped = paint_starter_gallery(
        shelf.save,
        small_prompt,
        is_there=shelf.has,
        progress=shelf.progress,
        per_mood=2,
        workers=1,
        is_stopped=lambda: len(shelf.pictures) == 5,
    )
    assert stopped == len(shelf.pictures) == 5
    shelf.told.clear()
    rest = paint_starter_gallery(
        shelf.save, small_prompt, is_there=shelf.has, progress=shelf.progress, per_mood=2, workers=1
    )
    assert rest == 11
    assert set(shelf.pictures) == set(starter_slots(2))
    assert shelf.told[0] == (5, 16)
    assert shelf.told[-1] == (16, 16)


def test_a_full_gallery_is_left_alone(shelf: Shelf) -> None:
    assert (
        paint_starter_gallery(
            shelf.save, small_prompt, is_there=lambda slot: True, progress=shelf.progress, per_mood=24
        )
        == 0
    )
    assert shelf.told == [(192, 192)]


def test_a_full_disk_ends_the_run_and_its_workers(shelf: Shelf) -> None:
    def full(slot: StarterSlot, jpeg: bytes) -> None:
        raise DiskFull("The disk is full")

    with pytest.raises(DiskFull):
        paint_starter_gallery(
            full, small_prompt, is_there=shelf.has, progress=shelf.progress, per_mood=2, workers=2
        )
    assert not multiprocessing.active_children()


class DeadlyPrompt(Prompt):
    """Kills the worker process that takes it, and is a small prompt for everybody else."""

    def __reduce__(self) -> tuple[Callable[[Mood, int], Prompt], tuple[Mood, int | None]]:
        return die_of_it, (self.mood, self.seed)


def die_of_it(mood: Mood, seed: int) -> Prompt:
    """What a worker makes of a deadly prompt."""
    assert multiprocessing.parent_process() is not None
    os.kill(os.getpid(), signal.SIGKILL)
    return small_prompt(mood, seed)


def test_killed_workers_do_not_stop_the_gallery(shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    asked: list[Prompt] = []

    def third_is_deadly(mood: Mood, seed: int) -> Prompt:
        kind = DeadlyPrompt if len(asked) == 2 else Prompt
        asked.append(kind(mood, "small", seed=seed, width_px=192, height_px=128))
        return asked[-1]

    paint_starter_gallery(
        shelf.save, third_is_deadly, is_there=shelf.has, progress=shelf.progress, per_mood=2, workers=2
    )
    assert set(shelf.pictures) == set(starter_slots(2))
    assert "without worker processes" in caplog.text

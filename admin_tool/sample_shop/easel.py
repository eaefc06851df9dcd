"""Orders of the made-up shop, and the painting of as many of their pictures as its story wants."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from admin_tool.adapters.local.batch_book import open_batch_book
from admin_tool.adapters.local.generation_queue import BOOK_NAME
from admin_tool.adapters.local.late_painter import LatePainter
from admin_tool.adapters.local.painting_worker import PaintingWorker
from admin_tool.core.batch import BatchOrder
from admin_tool.sample_shop.clock import SampleClock
from kiosk import paths
from kiosk.adapters.local.picture_files import path_of
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.prompt_book import PromptBook
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import batch_name

PAINTED_IN_S = 7


@dataclass(frozen=True, slots=True)
class Wish:
    """What one order of the story asks for: `count` pictures with seeds from `seed` on."""

    mood: Mood
    title: str
    count: int
    seed: int


class Easel:
    """The queue's own worker and book, picture by picture instead of on a thread."""

    def __init__(
        self,
        home: paths.Home,
        store: FolderPictureStore,
        prompts: PromptBook,
        clock: SampleClock,
        chance: Random,
    ) -> None:
        """Raises LibraryError."""
        self._home = home
        self._prompts = prompts
        self._clock = clock
        self._chance = chance
        book = home.root / "admin" / BOOK_NAME
        self._book = open_batch_book(book, clock)
        self._worker = PaintingWorker(self._book, store, LatePainter(), book.with_name(f"{book.name}.lock"))

    def order(self, wish: Wish, change: Callable[[int, Prompt], Prompt] | None = None) -> BatchOrder:
        """An order of this moment with the shop's own prompts; `change` may alter those of a number."""
        prompts = [self._prompts.prompt(wish.mood, wish.seed + number) for number in range(wish.count)]
        if change is not None:
            prompts = [change(number, prompt) for number, prompt in enumerate(prompts)]
        name = batch_name(self._clock(), f"-{self._chance.getrandbits(24):06x}")
        return BatchOrder(wish.mood, wish.title, tuple(prompts), name)

    def paint(self, count: int) -> list[str]:
        """Paints what has waited longest; the keys of those that became pictures."""
        keys: list[str] = []
        for _ in range(count):
            self._clock.go_on(PAINTED_IN_S)
            key = self._worker.paint_next()
            if key is not None and self.date(key):
                keys.append(key)
        return keys

    def begin_one(self) -> None:
        """The next picture is being painted, and is not done."""
        self._book.next_order()

    def date(self, picture_id: str) -> bool:
        """Gives a file the time that it is now, as if it had been written now; False when there is none."""
        file = path_of(self._home.pictures, picture_id)
        if not file.exists():
            return False
        at_s = self._clock().timestamp()
        os.utime(file, (at_s, at_s))
        return True

    def close(self) -> None:
        """Closes the book."""
        self._book.close()


def too_large(number: int, prompt: Prompt) -> Prompt:
    """The third picture of an order is asked for in a size that the painter refuses."""
    return replace(prompt, width_px=4096, height_px=4096) if number == 2 else prompt


def with_pistols(number: int, prompt: Prompt) -> Prompt:
    """The second picture of an order names what no picture of a shop may show."""
    return replace(prompt, text=f"two old pistols before {prompt.text}") if number == 1 else prompt

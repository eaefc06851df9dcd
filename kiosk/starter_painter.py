"""Paints the starter gallery into the store on the first start, and finishes it when that was cut off."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.prompt_book import PromptBook
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key

# The painter is needed once in the life of a kiosk: it is not loaded at every start.
if TYPE_CHECKING:
    from kiosk.adapters.local.painting.starter import StarterSlot


def starter_key(mood: Mood, number: int) -> str:
    """The key of a picture of the starter gallery."""
    return live_key(mood, f"starter_{number:03d}.jpeg")


class StarterPainter:
    """`mark` is the file that says that the gallery was finished once; then it is never painted again."""

    def __init__(self, store: FolderPictureStore, prompts: PromptBook, mark: Path, per_mood: int) -> None:
        self._store = store
        self._prompts = prompts
        self._mark = mark
        self._per_mood = per_mood
        self._stopped = False
        self._painting = threading.Lock()

    def finished(self, live: int) -> bool:
        """Whether there is nothing to paint, also where a shop brought its own pictures (`live` of them)."""
        begun = any(self._store.find(starter_key(mood, 0)) for mood in Mood)
        return self._mark.exists() or (live > 0 and not begun)

    def stop_soon(self) -> None:
        """Ends after the picture at hand; the next start goes on."""
        self._stopped = True

    def stop(self) -> None:
        """Ends after the picture at hand, and waits for that."""
        self.stop_soon()
        with self._painting:
            pass

    def paint(self, progress: Callable[[int, int], None]) -> None:
        """Blocks until all are painted; `progress` gets done and total. Raises KioskError."""
        from kiosk.adapters.local.painting.starter import paint_starter_gallery

        with self._painting:
            paint_starter_gallery(
                self._save,
                self._prompts.prompt,
                is_there=self._is_there,
                progress=progress,
                per_mood=self._per_mood,
                is_stopped=lambda: self._stopped,
            )
            if not self._stopped:
                self._mark.touch()

    def _save(self, slot: "StarterSlot", jpeg: bytes) -> None:
        self._store.add(jpeg, starter_key(slot.mood, slot.number))

    def _is_there(self, slot: "StarterSlot") -> bool:
        return self._store.find(starter_key(slot.mood, slot.number)) is not None
